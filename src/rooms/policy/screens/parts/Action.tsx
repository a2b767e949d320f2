import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { DateField, LongText } from '../../../../foundation/screen/fields.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import * as m from '../../../../messages/messages.js';
import type { ActionView } from '../../schema.ts';
import { progress } from './labels.ts';
import type { Asking } from '../../../../foundation/screen/SheetForm.tsx';

/** How an action stands, in a word; one that is late says so. */
export function Standing({ action }: { action: ActionView }) {
  return (
    <span className="row">
      {action.state === null ? m.policy_not_begun() : action.state === 'done' ? <Tag tone="success">{progress.done}</Tag> : action.state === 'held-up' ? <Tag tone="warn">{progress['held-up']}</Tag> : progress[action.state]}
      {action.overdue && <Tag tone="danger">{m.policy_overdue()}</Tag>}
    </span>
  );
}

/** An action as a line of a page: whose, what, by when, and the way to tell how it stands. */
export function ActionLine({ action, onTell }: { action: ActionView; onTell?: (asking: Asking) => void }) {
  return (
    <li>
      <p className="row"><strong><Bidi>{action.short}</Bidi></strong> <Bidi>{action.what}</Bidi></p>
      <p className="row hint"><span>{m.policy_due_on()} <OnDay day={action.dueOn} /></span> <Standing action={action} /> {onTell !== undefined && isOpen(action) && <button type="button" className="button small" aria-label={telling(action).title} onClick={() => onTell(telling(action))}>{m.policy_tell()}</button>}</p>
      {action.note !== null && <p><Bidi>{action.note}</Bidi></p>}
    </li>
  );
}

/** The form that tells how an action stands. */
export function telling(action: ActionView): Asking {
  return {
    title: m.policy_tell_of({ agency: action.short, what: action.what }), path: `/policy/actions/${action.id}/progress`, initial: { onDay: today() },
    fields: <><ChoiceField name="state" label={m.policy_state()} choices={choicesOf(progress)} /><DateField name="onDay" label={m.policy_on_day()} /><LongText name="note" label={m.policy_note()} hint={m.policy_note_hint()} most={2000} rows={3} optional /></>,
  };
}

/** Whether an action is still to be done. */
export function isOpen(action: ActionView): boolean {
  return action.state !== 'done' && action.state !== 'dropped';
}
