import type { ReactNode } from 'react';
import type { Trouble } from './ask.ts';
import { words } from './words.ts';

/** What an error view says: what happened, and what can be done next. */
interface Account {
  what: string;
  next: string;
  id: string;
  calm: boolean;
}

/** Tells what went wrong and how to go on: the sentence, the next step, the number of the error. */
export function Problem({ trouble, level = 2, onRetry, signIn, children }: {
  trouble: Trouble;
  /** 1 where the problem is all there is on the page. */
  level?: 1 | 2 | undefined;
  onRetry?: (() => void) | undefined;
  signIn?: string | undefined;
  children?: ReactNode;
}) {
  const { what, next, id, calm } = accountOf(trouble);
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <section className={calm ? 'problem calm' : 'problem'} role="alert">
      <Heading>{what}</Heading>
      {next !== '' && <p>{next}</p>}
      {trouble.kind === 'invalid' && trouble.problems.length > 0 && (
        <ul>
          {trouble.problems.map((one) => (
            <li key={one.where}>
              {one.problem} {one.mend}
            </li>
          ))}
        </ul>
      )}
      {id !== '' && <p className="id">{words('screen_problem_id', { id })}</p>}
      {children}
      {(onRetry !== undefined || signIn !== undefined) && (
        <p className="row">
          {onRetry !== undefined && trouble.kind !== 'refusal' && (
            <button type="button" className="button" onClick={onRetry}>
              {words('screen_try_again')}
            </button>
          )}
          {signIn !== undefined && trouble.kind === 'signed-out' && <a href={signIn}>{words('screen_sign_in')}</a>}
        </p>
      )}
    </section>
  );
}

function accountOf(trouble: Trouble): Account {
  switch (trouble.kind) {
    case 'refusal':
      return trouble.code === 'unknown'
        ? { what: words('screen_problem_not_found'), next: words('screen_problem_not_found_next'), id: '', calm: true }
        : { what: trouble.sentence, next: '', id: '', calm: true };
    case 'invalid':
      return { what: trouble.sentence || words('screen_problem_invalid'), next: '', id: '', calm: false };
    case 'offline':
      return { what: words('screen_problem_offline'), next: words('screen_problem_offline_next'), id: '', calm: true };
    case 'signed-out':
      return { what: words('screen_problem_signed_out'), next: words('screen_problem_signed_out_next'), id: '', calm: true };
    case 'fault':
      return { what: words('screen_problem_fault'), next: words('screen_problem_fault_next'), id: trouble.id, calm: false };
  }
}
