import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { Clock } from '../../../foundation/screen/Clock.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { Ending, InboxEntry } from '../schema.ts';
import { topics } from './parts/labels.ts';
import { StateTag } from './parts/StateTag.tsx';

/** What other agencies wait for, and which releases end soon. */
export function Today() {
  const reads = useMay('sharing.read');
  const inbox = useRead<{ total: number; entries: InboxEntry[] }>(useMay('sharing.inbox') ? '/sharing/inbox' : undefined, { show: 'waiting', count: 7 });
  const ending = useRead<Ending>(reads ? '/sharing/ending' : undefined);
  return (
    <section aria-labelledby="sharing-today" className="stack">
      <h2 id="sharing-today">{m.sharing_today_title()}</h2>
      <Loaded reading={inbox}>{({ entries }) => (entries.length === 0 ? <p className="hint">{m.sharing_today_none()}</p> : <Entries entries={entries} />)}</Loaded>
      {(ending.data?.releases.length ?? 0) > 0 && (
        <>
          <h3>{m.sharing_today_ending()}</h3>
          <ul className="task-list" role="list">
            {ending.data?.releases.slice(0, 7).map((r) => (
              <li key={r.id}>
                <span className="row"><Go to={`/app/people/${r.person}/sharing`}><Code>{r.caseCode}</Code></Go><Bidi>{r.recipient}</Bidi></span>
                <Tag tone={r.daysLeft <= 2 ? 'warn' : 'neutral'}>{r.daysLeft === 0 ? m.sharing_ends_today() : m.sharing_days_left({ count: r.daysLeft })}</Tag>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Entries({ entries }: { entries: readonly InboxEntry[] }) {
  return (
    <ul className="task-list" role="list">
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className="row"><Go to={`/app/sharing/messages/${entry.id}`}>{topics[entry.topic] ?? m.sharing_kind_packet()}</Go><Bidi>{entry.sender.name}</Bidi></span>
          <span className="row"><StateTag state={entry.state} />{entry.answerBy !== null && <Clock due={entry.answerBy} />}</span>
        </li>
      ))}
    </ul>
  );
}
