import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { Figure } from '../../../foundation/screen/Figure.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { numberText } from '../../../foundation/screen/number-text.ts';
import { useMay } from '../../../foundation/screen/session.ts';
import * as m from '../../../messages/messages.js';
import type { MyDay, Workload } from '../schema.ts';
import { DayTasks, dueNow, Watchlist } from './parts/DayLists.tsx';
import { GlassList } from './parts/GlassList.tsx';

/** How many tasks stand on the first page. */
const FIRST = 5;

/** What the cases need of this person today. */
export function Today() {
  const works = useMay('cases.write');
  const supervises = useMay('cases.supervise');
  const reading = useRead<MyDay>('/cases/day');
  return (
    <section aria-labelledby="cases-today" className="stack">
      <h2 id="cases-today">{m.cases_today_title()}</h2>
      <Loaded reading={reading}>
        {(day) => (
          <>
            {supervises && <GlassList list={day.glass} />}
            {works && <Mine day={day} />}
            {supervises && <Overseen />}
          </>
        )}
      </Loaded>
    </section>
  );
}

/** What a supervisor looks for, in numbers. */
function Overseen() {
  const load = useRead<Workload>('/cases/workload').data;
  const number = numberText;
  return (
    <>
      {load !== undefined && (
        <div className="figures">
          <Figure label={m.cases_day_overdue()} value={number(load.workers.reduce((sum, w) => sum + w.overdue, 0))} window={m.cases_watch_everybody()} />
          <Figure label={m.cases_watch_quiet()} value={number(load.quiet)} window={m.cases_watch_quiet_window()} />
          <Figure label={m.cases_watch_papers()} value={number(load.papers.length)} window={m.cases_day_window()} />
        </div>
      )}
      <p><Go to="/app/cases/watch">{m.cases_watch_go()}</Go></p>
    </>
  );
}

function Mine({ day }: { day: MyDay }) {
  const number = numberText;
  const first = [...day.overdue, ...day.today].slice(0, FIRST);
  return (
    <>
      <div className="figures">
        <Figure label={m.cases_day_overdue()} value={number(day.overdue.length + day.overdueMore)} window={m.cases_day_window()} />
        <Figure label={m.cases_day_due()} value={number(day.today.length)} window={m.cases_day_window()} />
        <Figure label={m.cases_day_caseload()} value={number(day.caseload)} window={m.cases_day_window()} />
      </div>
      {dueNow(day) === 0 && <EmptyState sentence={m.cases_day_nothing()} />}
      <Watchlist day={day} most={3} />
      {first.length > 0 && <DayTasks tasks={first} label={m.cases_day_tasks()} late />}
      <p><Go to="/app/cases/day">{m.cases_day_all()}</Go></p>
    </>
  );
}
