import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { DateField, LongText } from '../../../foundation/screen/fields.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import type { Plan } from '../schema.ts';
import { ActButton } from './parts/ActSheet.tsx';
import { CaseFrame, NoteButton, type InCase } from './parts/CaseFrame.tsx';
import { TaskForm, TaskLines } from './parts/Tasks.tsx';
import './parts/cases.css';

/** The plan: goals in the survivor's own words, the steps towards each, and the tasks beside. */
export function CasePlan() {
  return <CaseFrame>{(given) => <PlanOf key={given.of.id} {...given} />}</CaseFrame>;
}

function PlanOf({ of, note }: InCase) {
  const reading = useRead<Plan>(`/cases/${of.id}/plan`);
  const writes = useMay('cases.write') && !of.purged;
  const sets = useMay('cases.assign') && !of.purged;
  return (
    <Loaded reading={reading}>
      {({ goals, tasks }) => (
        <div className="stack loose">
          <section aria-labelledby="goals" className="stack">
            <div className="row spread">
              <h2 id="goals">{m.cases_goals()}</h2>
              <div className="row">
                {writes && (
                  <ActButton<{ words: string; openedOn: string }> button={m.cases_goal_new()} buttonClass="button primary" title={m.cases_goal_new()} path={`/cases/${of.id}/goals`} initial={{ openedOn: today() }} submit={m.cases_goal_save()} done={m.cases_goal_saved()}>
                    <LongText name="words" label={m.cases_goal_words()} hint={m.cases_goal_words_hint()} rows={3} most={1000} />
                    <DateField name="openedOn" label={m.cases_goal_on()} from="1990-01-01" to={today()} />
                  </ActButton>
                )}
                <NoteButton note={note} quiet />
              </div>
            </div>
            {goals.length === 0 && <EmptyState sentence={m.cases_goals_none()} />}
            {goals.map((goal) => (
              <article key={goal.id} className={goal.endedOn === null ? 'goal stack tight' : 'goal over stack tight'}>
                <p className="goal-words">{typeof goal.words === 'string' ? <Bidi>{goal.words}</Bidi> : <span className="hint">{m.cases_words_gone()}</span>}</p>
                <p className="row">
                  <span className="hint">{m.cases_goal_since()} <OnDay day={goal.openedOn} /></span>
                  {goal.endedOn !== null && <Tag tone={goal.outcome === 'reached' ? 'success' : 'neutral'}>{goal.outcome === 'reached' ? m.cases_goal_reached() : m.cases_goal_let_go()}</Tag>}
                </p>
                <TaskLines tasks={tasks.filter((task) => task.goal === goal.id)} label={m.cases_steps()} />
                {goal.endedOn === null && (
                  <div className="row">
                    {sets && <TaskForm of={of.id} goal={goal.id} button={m.cases_step_new()} />}
                    {writes && (
                      <ActButton<{ outcome: string; endedOn: string }> button={m.cases_goal_end()} buttonClass="button small quiet" title={m.cases_goal_end()} path={`/cases/goals/${goal.id}/end`} version={goal.version} initial={{ endedOn: today() }} submit={m.cases_goal_end_save()} done={m.cases_goal_ended()}>
                        <ChoiceField name="outcome" label={m.cases_goal_how()} choices={[{ value: 'reached', label: m.cases_goal_reached() }, { value: 'let-go', label: m.cases_goal_let_go() }]} />
                        <DateField name="endedOn" label={m.cases_passage_on()} from={goal.openedOn} to={today()} />
                      </ActButton>
                    )}
                  </div>
                )}
              </article>
            ))}
          </section>
          <section aria-labelledby="tasks" className="stack">
            <div className="row spread">
              <h2 id="tasks">{m.cases_tasks_beside()}</h2>
              {sets && <TaskForm of={of.id} button={m.cases_task_new()} />}
            </div>
            {tasks.every((task) => task.goal !== null) ? <p className="hint">{m.cases_tasks_none()}</p> : <TaskLines tasks={tasks.filter((task) => task.goal === null)} label={m.cases_tasks_beside()} />}
          </section>
        </div>
      )}
    </Loaded>
  );
}
