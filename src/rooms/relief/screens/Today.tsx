import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { Clock } from '../../../foundation/screen/Clock.tsx';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { Figure } from '../../../foundation/screen/Figure.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { numberText } from '../../../foundation/screen/number-text.ts';
import { useMay } from '../../../foundation/screen/session.ts';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import type { DeadlineView } from '../schema.ts';
import { dues } from './parts/labels.ts';
import { useIncoming } from './parts/use-incoming.ts';

/** How many deadlines stand on the first page. */
const FIRST = 7;

/** What relief needs of somebody today: the nearest deadlines, or status notices to be taken up. */
export function Today() {
  const writes = useMay('relief.write');
  const takes = useMay('relief.take');
  return writes ? <Due /> : takes ? <Notices /> : null;
}

function Due() {
  const reading = useRead<{ total: number; deadlines: DeadlineView[] }>('/relief/deadlines', { show: 'ahead', count: 100 });
  const n = numberText;
  const within = (list: readonly DeadlineView[], days: number): readonly DeadlineView[] => list.filter((d) => d.kind !== 'adjust-from' && Date.parse(d.dueOn) - Date.parse(today()) <= days * 86_400_000);
  return (
    <section aria-labelledby="relief-today" className="stack">
      <h2 id="relief-today">{m.relief_today_title()}</h2>
      <Loaded reading={reading}>
        {({ deadlines, total }) => total === 0 ? <EmptyState sentence={m.relief_deadlines_none()} /> : (
          <>
            <div className="figures">
              <Figure label={m.relief_today_week()} value={n(within(deadlines, 7).length)} window={m.relief_today_window_week()} />
              <Figure label={m.relief_today_month()} value={n(within(deadlines, 30).length)} window={m.relief_today_window_month()} />
              <Figure label={m.relief_today_evidence()} value={n(deadlines.filter((d) => d.kind === 'evidence-due').length)} window={m.relief_today_window()} />
            </div>
            <h3>{m.relief_today_first()}</h3>
            <ul className="task-list" role="list">
              {deadlines.filter((d) => d.kind !== 'adjust-from').slice(0, FIRST).map((d) => (
                <li key={d.id}>
                  <span className="row">
                    <Go to={`/app/people/${d.person}/relief`}>{d.name === undefined ? <Code>{d.caseCode}</Code> : <Bidi person>{d.name}</Bidi>}</Go>
                    <span>{dues[d.kind]}</span>
                  </span>
                  <span className="row"><Clock due={`${d.dueOn}T22:00:00Z`} /></span>
                </li>
              ))}
            </ul>
            <p><Go to="/app/relief/deadlines">{m.relief_today_all()}</Go></p>
          </>
        )}
      </Loaded>
    </section>
  );
}

function Notices() {
  const waiting = useIncoming(true);
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="relief-notices-today" className="stack">
      <h2 id="relief-notices-today">{m.relief_notices()}</h2>
      <p><Go to="/app/relief/notices">{m.relief_today_notices({ count: String(waiting.length) })}</Go></p>
    </section>
  );
}
