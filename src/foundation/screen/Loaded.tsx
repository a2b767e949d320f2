import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Unanswered } from './ask.ts';
import { Loading } from './Loading.tsx';
import { Problem } from './Problem.tsx';
import { words } from './words.ts';

/** What a reading came to: on its way, failed, or here; one that is here and could not be renewed says that it is old. */
export function Loaded<T>({ reading, page = false, children }: {
  reading: UseQueryResult<T, Unanswered>;
  /** The answer is the whole page, so that a problem takes the place of its heading. */
  page?: boolean | undefined;
  children: (answer: T) => ReactNode;
}) {
  const { data, error, refetch } = reading;
  if (data === undefined) return error === null ? <Loading /> : <Problem level={page ? 1 : 2} trouble={error.trouble} onRetry={() => void refetch()} />;
  return (
    <>
      {error !== null && error.trouble.kind !== 'signed-out' && (
        <div className="note warn stale" role="status">
          <p>{words('screen_stale')}</p>
          <button type="button" className="button small" onClick={() => void refetch()}>
            {words('screen_try_again')}
          </button>
        </div>
      )}
      {children(data)}
    </>
  );
}
