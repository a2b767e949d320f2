import { useMemo } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { Keys } from '../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../foundation/screen/keys.ts';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import type { MyDay as Day } from '../schema.ts';
import { DayTasks, dueNow, Watchlist } from './parts/DayLists.tsx';
import { GlassList } from './parts/GlassList.tsx';

/** One's own day: what is late, what is due, what ends, and what comes this week. */
export function MyDay() {
  const go = useGo();
  const opens = useMay('cases.write');
  const reading = useRead<Day>('/cases/day');
  useKeys(useMemo(() => (opens ? [{ keys: 'i', label: m.cases_intake(), group: 'page' as const, run: () => go('/app/cases/new') }] : []), [opens, go]));
  return (
    <>
      <PageHeader title={m.cases_day()} over={<OnDay day={today()} />} under={reading.data === undefined ? undefined : m.cases_day_count({ count: dueNow(reading.data) })}>
        {opens && <Go to="/app/cases/new" className="button primary">{m.cases_intake()}<Keys keys="i" /></Go>}
        <Go to="/app/cases" className="button">{m.cases_list()}</Go>
      </PageHeader>
      <Loaded reading={reading}>{(day) => <View day={day} />}</Loaded>
    </>
  );
}

function View({ day }: { day: Day }) {
  const watched = day.clocks.length + day.safety.length + day.consents.length + day.letters.length + day.glass.length;
  return (
    <div className="stack loose">
      {dueNow(day) + day.soon.length + watched === 0 && <EmptyState sentence={m.cases_day_nothing()} />}
      {watched > 0 && (
        <section aria-labelledby="day-watch" className="stack">
          <h2 id="day-watch">{m.cases_day_watch()}</h2>
          <GlassList list={day.glass} />
          <Watchlist day={day} />
        </section>
      )}
      {day.overdue.length > 0 && (
        <section aria-labelledby="day-late" className="stack">
          <h2 id="day-late">{m.cases_day_overdue()}</h2>
          <DayTasks tasks={day.overdue} label={m.cases_day_overdue()} late />
          {day.overdueMore > 0 && <p className="hint">{m.cases_day_more({ count: day.overdueMore })}</p>}
        </section>
      )}
      {day.today.length > 0 && (
        <section aria-labelledby="day-today" className="stack">
          <h2 id="day-today">{m.cases_day_due()}</h2>
          <DayTasks tasks={day.today} label={m.cases_day_due()} />
        </section>
      )}
      {day.soon.length > 0 && (
        <section aria-labelledby="day-soon" className="stack">
          <h2 id="day-soon">{m.cases_day_soon()}</h2>
          <DayTasks tasks={day.soon} label={m.cases_day_soon()} />
        </section>
      )}
    </div>
  );
}
