import { Bidi, Code } from '../../../../foundation/screen/Bidi.tsx';
import { Clock } from '../../../../foundation/screen/Clock.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { DayTask, MyDay } from '../../schema.ts';
import './cases.css';
import { Due } from './Due.tsx';
import { pathOf, statuses, taskKinds } from './labels.ts';
import { useAct } from './use-act.ts';

/** How many things need the asker now: what is late, what is due today, and what will not wait. */
export function dueNow(day: MyDay): number {
  return day.overdue.length + day.overdueMore + day.today.length + day.clocks.length + day.safety.length + day.consents.length;
}

/** Clocks of children, safety checks, consents that end and letters that came back: each goes to where it is done. */
export function Watchlist({ day, most = 50 }: { day: MyDay; most?: number }) {
  return (
    <>
      {day.clocks.length > 0 && (
        <ul className="task-list" role="list" aria-label={m.cases_day_clocks()}>
          {day.clocks.map((c) => (
            <li key={c.case}>
              <span className="row"><Go to={pathOf(c.person, 'legal')}><Code>{c.code}</Code></Go> <span>{m.cases_day_clock()}</span></span>
              <Clock due={c.dueAt} />
            </li>
          ))}
        </ul>
      )}
      {day.safety.length > 0 && (
        <ul className="task-list" role="list" aria-label={m.cases_day_safety()}>
          {day.safety.slice(0, most).map((c) => (
            <li key={`${c.case} ${c.what}`}>
              <span className="row"><Go to={pathOf(c.person, 'safety')}><Code>{c.code}</Code></Go> <span>{c.what === 'card' ? m.cases_day_card() : m.cases_day_safety_plan()}</span></span>
              <Due day={c.on} />
            </li>
          ))}
        </ul>
      )}
      {day.consents.length > 0 && (
        <ul className="task-list" role="list" aria-label={m.cases_day_consents()}>
          {day.consents.slice(0, most).map((c) => (
            <li key={`${c.person} ${c.recipient}`}>
              <span className="row"><Go to={`/app/people/${c.person}/sharing`}><Code>{c.code}</Code></Go> <span>{m.cases_day_consent()} <Bidi>{c.recipient}</Bidi></span></span>
              <Tag tone="warn"><OnDay day={c.lastDay} /></Tag>
            </li>
          ))}
        </ul>
      )}
      {day.letters.length > 0 && (
        <ul className="task-list" role="list" aria-label={m.cases_day_letters()}>
          {day.letters.slice(0, most).map((c) => (
            <li key={`${c.case} ${c.kind}`}>
              <span className="row"><Go to={pathOf(c.person, 'legal')}><Code>{c.code}</Code></Go> <span>{statuses[c.kind]}</span></span>
              <OnDay day={c.on} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Tasks with the code of their case, the day, and the act that ends them, which can be taken back. */
export function DayTasks({ tasks, label, late = false }: { tasks: readonly DayTask[]; label: string; late?: boolean }) {
  const ends = useMay('cases.assign');
  const { act, doing } = useAct();
  return (
    <ul className="task-list day-list" role="list" aria-label={label}>
      {tasks.map((task) => (
        <li key={task.id}>
          <Go to={pathOf(task.person, 'plan')}><Code>{task.code}</Code></Go>
          <span className="what">{typeof task.words === 'string' ? <Bidi>{task.words}</Bidi> : taskKinds[task.kind]}</span>
          <span className="acts">
            {(late || task.dueOn !== '') && <Due day={task.dueOn} />}
            {ends && (
              <button type="button" className="button small" aria-disabled={doing} onClick={() => act(`/cases/tasks/${task.id}/end`, { outcome: 'done' }, m.cases_task_done(), { path: `/cases/tasks/${task.id}/reopen`, body: {} })}>
                {m.cases_done()}
              </button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
