import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { Clock } from '../../../foundation/screen/Clock.tsx';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { Figure } from '../../../foundation/screen/Figure.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { numberText } from '../../../foundation/screen/number-text.ts';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { QueueEntry } from '../schema.ts';
import { EntryState } from './parts/EntryState.tsx';
import { ageGroups } from './parts/labels.ts';

/** How many entries stand on the first page. */
const FIRST = 7;

/** What the queue of letters needs of an officer today. */
export function Today() {
  const decides = useMay('letters.issue');
  const reading = useRead<{ total: number; entries: QueueEntry[] }>(decides ? '/letters/requests' : undefined, { show: 'open', count: 200 });
  if (!decides) return null;
  return (
    <section aria-labelledby="letters-today" className="stack">
      <h2 id="letters-today">{m.letters_today_title()}</h2>
      <Loaded reading={reading}>{({ entries, total }) => (total === 0 ? <EmptyState sentence={m.letters_today_none()} /> : <Entries entries={entries} />)}</Loaded>
    </section>
  );
}

function Entries({ entries }: { entries: readonly QueueEntry[] }) {
  const count = (list: readonly QueueEntry[]): string => numberText(list.length);
  const ready = entries.filter(({ complete }) => complete);
  const window = m.letters_today_window();
  return (
    <>
      <div className="figures">
        <Figure label={m.letters_today_ready()} value={count(ready)} window={window} />
        <Figure label={m.letters_today_waiting()} value={count(entries.filter(({ complete }) => !complete))} window={window} />
        <Figure label={m.letters_today_children()} value={count(entries.filter(({ ageGroup }) => ageGroup === 'minor'))} window={window} />
      </div>
      <h3>{m.letters_today_first()}</h3>
      <ul className="task-list" role="list">
        {[...entries].sort(byUrgency).slice(0, FIRST).map((entry) => (
          <li key={entry.id}>
            <span className="row">
              <Go to={`/app/letters/requests/${entry.id}`}>
                <Code>{entry.number}</Code>
              </Go>
              {entry.name !== undefined && <Bidi person>{entry.name}</Bidi>}
              {entry.ageGroup === 'minor' && <Tag tone="primary">{ageGroups.minor}</Tag>}
            </span>
            <span className="row">
              <EntryState entry={entry} />
              {entry.nextDueAt !== null && <Clock due={entry.nextDueAt} />}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Go to="/app/letters">{m.letters_today_all()}</Go>
      </p>
    </>
  );
}

/** The nearest clock first, then children, then what is complete, then the longest waiting. */
function byUrgency(a: QueueEntry, b: QueueEntry): number {
  const due = (entry: QueueEntry): number => (entry.nextDueAt === null ? Number.POSITIVE_INFINITY : Date.parse(entry.nextDueAt));
  const rank = (entry: QueueEntry): number => (entry.ageGroup === 'minor' ? 0 : 2) + (entry.complete ? 0 : 1);
  return (due(a) === due(b) ? 0 : due(a) - due(b)) || rank(a) - rank(b) || a.receivedOn.localeCompare(b.receivedOn);
}
