import type { ReactNode } from 'react';
import { dayInWords, instantInWords } from './day-text.ts';
import { language } from './words.ts';

/** Something that happened, on a day (`2004-03-14`) or at an instant (ISO with a time). */
export interface Happening {
  id: string;
  at: string;
  what: ReactNode;
  by?: ReactNode;
  more?: ReactNode;
  /** Marks the one that holds now. */
  now?: boolean | undefined;
}

/** What happened, in order, each with its day and who did it. */
export function Timeline({ happenings }: { happenings: readonly Happening[] }) {
  return (
    <ol className="timeline">
      {happenings.map(({ id, at, what, by, more, now }) => (
        <li key={id} className={now === true ? 'now' : ''}>
          <time className="when" dateTime={at}>
            <bdi>{whenInWords(at)}</bdi>
          </time>
          <div>
            <p className="what">{what}</p>
            {by !== undefined && <p className="by">{by}</p>}
            {more}
          </div>
        </li>
      ))}
    </ol>
  );
}

function whenInWords(at: string): string {
  return at.length === 10 ? dayInWords(at, language()) : instantInWords(at, language());
}
