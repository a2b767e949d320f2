import { useEffect, useRef } from 'react';
import type { Problem } from '../errors.ts';
import type { Trouble } from './ask.ts';
import { focusField, type FormField } from './form-state.ts';
import { words } from './words.ts';

/** What keeps a form from being sent, at its top: it takes the focus, and each line leads to its field. */
export function ProblemSummary({ problems, trouble, failures, fields }: {
  problems: readonly Problem[];
  trouble: Trouble | undefined;
  failures: number;
  fields: () => readonly FormField[];
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failures > 0) place.current?.focus();
  }, [failures]);
  if (problems.length === 0 && trouble === undefined) return null;

  const known = fields();
  const fieldOf = (where: string): FormField | undefined => known.find(({ name }) => where === `/${name}` || where.startsWith(`/${name}/`));
  return (
    <div className="problem-summary" ref={place} tabIndex={-1} role="alert">
      <h2>{trouble === undefined ? words('screen_form_problems_count', { count: problems.length }) : words('screen_form_not_sent')}</h2>
      {trouble !== undefined && <p>{sentenceOf(trouble)}</p>}
      {trouble?.kind === 'fault' && trouble.id !== '' && <p className="hint">{words('screen_problem_id', { id: trouble.id })}</p>}
      {problems.length > 0 && (
        <ul>
          {problems.map((one) => {
            const field = fieldOf(one.where);
            return (
              <li key={`${one.where} ${one.problem}`}>
                {field === undefined ? (
                  <>
                    {one.problem} {one.mend}
                  </>
                ) : (
                  <a
                    href={`#${field.id}`}
                    onClick={(event) => {
                      event.preventDefault();
                      focusField(field.id);
                    }}
                  >
                    {one.problem} {one.mend}
                  </a>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

function sentenceOf(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'offline':
      return words('screen_form_not_sent_offline');
    case 'signed-out':
      return words('screen_form_not_sent_signed_out');
    case 'fault':
      return words('screen_form_not_sent_fault');
    default:
      return trouble.sentence || words('screen_problem_invalid');
  }
}
