import './relief.css';
import { lawOf } from '../../../../foundation/calendar/citation.ts';
import { Code } from '../../../../foundation/screen/Bidi.tsx';
import { Clock } from '../../../../foundation/screen/Clock.tsx';
import { dayAt, dayInWords } from '../../../../foundation/screen/day-text.ts';
import { Go } from '../../../../foundation/screen/go.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { DeadlineView } from '../../schema.ts';
import { causeOf, countedOf, dues, lanes } from './labels.ts';

/** What is due by when: the day, how it was counted, the rule, and each time it was computed anew. */
export function DueList({ deadlines }: { deadlines: readonly DeadlineView[] }) {
  const day = (on: string): string => dayInWords(on, language());
  return (
    <ul className="due-list" role="list">
      {deadlines.map((due) => {
        const first = due.kind === 'adjust-from';
        const passed = !first && due.dueOn < today();
        return (
          <li key={due.id}>
            <div className={passed ? 'when passed' : 'when'}>
              <OnDay day={due.dueOn} />
              <span className="hint">{first ? (due.dueOn <= today() ? m.relief_due_now() : m.relief_due_first()) : passed ? m.relief_due_passed() : <Clock due={`${due.dueOn}T22:00:00Z`} />}</span>
            </div>
            <div className="what">
              <span className="row">
                <strong>{dues[due.kind]}</strong>
                <Tag>{lanes[due.lane]}</Tag>
                {due.number !== null && (
                  <Go to={`/app/relief/${due.number.startsWith('CP') ? 'presences' : 'applications'}/${due.subject}`}>
                    <Code>{due.number}</Code>
                  </Go>
                )}
              </span>
              <p>{countedOf(due, day, language())}</p>
              <p className="law">
                <bdi dir="ltr">{lawOf(due.citation)}</bdi>
              </p>
              {due.log.length > 1 && (
                <details>
                  <summary>{m.relief_log({ count: due.log.length })}</summary>
                  <ul>
                    {due.log.map(({ at, dueOn, cause }) => (
                      <li key={at}>{m.relief_log_line({ at: day(dayAt(at)), cause: causeOf(cause), due: day(dueOn) })}</li>
                    ))}
                  </ul>
                </details>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
