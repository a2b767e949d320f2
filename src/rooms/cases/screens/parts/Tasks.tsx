import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { DateField, TextField } from '../../../../foundation/screen/fields.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { Desk, TaskView } from '../../schema.ts';
import { ActButton } from './ActSheet.tsx';
import { Due } from './Due.tsx';
import { taskKinds } from './labels.ts';
import { useAct } from './use-act.ts';

const { step: _s, counsel: _c, 'tell-person': _t, hhs: _h, ...kinds } = taskKinds;

function useColleagues(): { value: string; label: string }[] {
  return (useRead<Desk>('/cases/desk').data?.colleagues ?? []).map((c) => ({ value: c.account, label: c.mine ? `${c.label} (${m.cases_you()})` : c.label }));
}

/** The form of a step towards a goal, or of a task beside the plan. */
export function TaskForm({ of, goal, button }: { of: string; goal?: string; button: string }) {
  const colleagues = useColleagues();
  return (
    <ActButton<{ words: string; kind?: string; owner?: string; dueOn?: string }> button={button} title={button} path={`/cases/${of}/tasks`} body={(answers) => ({ ...answers, ...(goal === undefined ? {} : { goal }) })} submit={m.cases_task_save()} done={m.cases_task_saved()}>
      <TextField name="words" label={m.cases_task_words()} most={400} />
      {goal === undefined && <ChoiceField name="kind" label={m.cases_task_kind()} choices={choicesOf(kinds)} optional />}
      <DateField name="dueOn" label={m.cases_task_due()} from="1990-01-01" optional />
      {colleagues.length > 1 && <ChoiceField name="owner" label={m.cases_task_owner()} hint={m.cases_task_owner_hint()} choices={colleagues} optional />}
    </ActButton>
  );
}

/** Steps or tasks, open ones first; ending one can be taken back at once. */
export function TaskLines({ tasks, label }: { tasks: readonly TaskView[]; label: string }) {
  const ends = useMay('cases.assign');
  const colleagues = useColleagues();
  const { act, doing } = useAct();
  if (tasks.length === 0) return null;
  return (
    <ul className="line-list" role="list" aria-label={label}>
      {tasks.map((task) => (
        <li key={task.id}>
          <span className="stack tight">
            <span className="row">
              {task.kind !== 'step' && <Tag>{taskKinds[task.kind]}</Tag>}
              {typeof task.words === 'string' ? <Bidi>{task.words}</Bidi> : <span className="hint">{m.cases_words_gone()}</span>}
            </span>
            <span className="hint">{task.ownerName}{task.notes > 0 && <> · {m.cases_task_notes({ count: task.notes })}</>}</span>
          </span>
          <span className="row">
            {task.doneOn !== null ? <Tag tone={task.outcome === 'done' ? 'success' : 'neutral'}>{task.outcome === 'done' ? m.cases_task_was_done() : m.cases_task_was_dropped()} <OnDay day={task.doneOn} /></Tag> : task.dueOn !== null && <Due day={task.dueOn} />}
            {ends && task.doneOn === null && (
              <>
                <button type="button" className="button small" aria-disabled={doing} onClick={() => act(`/cases/tasks/${task.id}/end`, { outcome: 'done' }, m.cases_task_done(), { path: `/cases/tasks/${task.id}/reopen`, body: {} })}>{m.cases_done()}</button>
                <ActButton<{ dueOn?: string; owner?: string }> button={m.cases_task_move()} buttonClass="button small quiet" title={m.cases_task_move()} path={`/cases/tasks/${task.id}/move`} version={task.version} initial={{ dueOn: task.dueOn ?? '', owner: task.owner }} submit={m.cases_task_move_save()} done={m.cases_task_moved()}>
                  <DateField name="dueOn" label={m.cases_task_due()} from="1990-01-01" optional />
                  {colleagues.length > 1 && <ChoiceField name="owner" label={m.cases_task_owner()} choices={colleagues} />}
                </ActButton>
                <button type="button" className="button small quiet" aria-disabled={doing} onClick={() => act(`/cases/tasks/${task.id}/end`, { outcome: 'dropped' }, m.cases_task_dropped(), { path: `/cases/tasks/${task.id}/reopen`, body: {} })}>{m.cases_task_drop()}</button>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
