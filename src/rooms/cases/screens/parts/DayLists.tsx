import type { ReactNode } from 'react';
import { Bidi, Code } from '../../../../foundation/screen/Bidi.tsx';
import { Clock } from '../../../../foundation/screen/Clock.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { DayTask, MyDay } from '../../schema.ts';
import './cases.css';
import { Due, ShortDay } from './Due.tsx';
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
      <Watched label={m.cases_day_clocks()} lines={day.clocks.map((c) => ({ key: c.case, to: pathOf(c.person, 'legal'), code: c.code, what: m.cases_day_clock(), when: <Clock due={c.dueAt} exact /> }))} />
      <Watched label={m.cases_day_safety()} lines={day.safety.slice(0, most).map((c) => ({ key: `${c.case} ${c.what}`, to: pathOf(c.person, 'safety'), code: c.code, what: c.what === 'card' ? m.cases_day_card() : m.cases_day_safety_plan(), when: <Due day={c.on} /> }))} />
      <Watched label={m.cases_day_consents()} lines={day.consents.slice(0, most).map((c) => ({ key: `${c.person} ${c.recipient}`, to: `/app/people/${c.person}/sharing`, code: c.code, what: <>{m.cases_day_consent()} <Bidi>{c.recipient}</Bidi></>, when: <Tag tone="warn"><ShortDay day={c.lastDay} /></Tag> }))} />
      <Watched label={m.cases_day_letters()} lines={day.letters.slice(0, most).map((c) => ({ key: `${c.case} ${c.kind}`, to: pathOf(c.person, 'legal'), code: c.code, what: statuses[c.kind], when: <ShortDay day={c.on} /> }))} />
    </>
  );
}

interface WatchedLine { key: string; to: string; code: string; what: ReactNode; when: ReactNode }

function Watched({ label, lines }: { label: string; lines: readonly WatchedLine[] }) {
  return lines.length === 0 ? null : (
    <ul className="task-list day-list" role="list" aria-label={label}>
      {lines.map(({ key, to, code, what, when }) => (
        <li key={key}>
          <Go to={to}><Code>{code}</Code></Go>
          <span className="what">{what}</span>
          <span className="beside">{when}</span>
        </li>
      ))}
    </ul>
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
          <span className="beside">
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
