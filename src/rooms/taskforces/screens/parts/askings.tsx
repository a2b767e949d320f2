import { ChecksField, ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { DateField, LongText, NumberField, TextField } from '../../../../foundation/screen/fields.tsx';
import type { Asking } from '../../../../foundation/screen/SheetForm.tsx';
import * as m from '../../../../messages/messages.js';
import type { ActionView, TaskForceFile } from '../../schema.ts';
import { funders, levels, parts, services, shares, sides, states } from './labels.ts';

const memberChoices = (file: TaskForceFile): { value: string; label: string }[] => file.members.filter((one) => one.leftOn === null).map((one) => ({ value: one.id, label: one.name }));
const dollars = <NumberField name="dollars" label={m.taskforces_amount()} unit={m.taskforces_dollars()} from={0} to={1_000_000_000} whole={false} />;

/** The forms of the page of a task force. */
export const step = (file: TaskForceFile): Asking => ({ title: m.taskforces_record_step(), path: `/taskforces/${file.id}/steps`, fields: <><ChoiceField name="state" label={m.taskforces_state()} choices={choicesOf(states)} /><DateField name="onDay" label={m.taskforces_on_day()} /><TextField name="source" label={m.taskforces_source()} most={400} optional /></> });
export const member = (file: TaskForceFile): Asking => ({
  title: m.taskforces_add_member(), path: `/taskforces/${file.id}/members`, initial: { offers: [] },
  fields: <><TextField name="name" label={m.taskforces_name()} most={200} /><ChoiceField name="part" label={m.taskforces_part()} choices={choicesOf(parts)} /><ChoiceField name="level" label={m.taskforces_level()} choices={choicesOf(levels)} /><ChecksField name="offers" label={m.taskforces_offers()} choices={choicesOf(services)} optional /><DateField name="joinedOn" label={m.taskforces_joined_on()} /></>,
});
export const leave = (one: TaskForceFile['members'][number]): Asking => ({ title: m.taskforces_leave_of({ name: one.name }), path: `/taskforces/members/${one.id}/leave`, version: one.version, fields: <DateField name="leftOn" label={m.taskforces_left_on()} /> });
export const agreement = (file: TaskForceFile): Asking => ({
  title: m.taskforces_add_agreement(), path: `/taskforces/${file.id}/agreements`,
  fields: <><TextField name="title" label={m.taskforces_title()} most={200} /><ChecksField name="members" label={m.taskforces_parties()} choices={memberChoices(file)} /><ChecksField name="shares" label={m.taskforces_shares()} choices={choicesOf(shares)} /><DateField name="signedOn" label={m.taskforces_signed_on()} /><DateField name="endsOn" label={m.taskforces_ends_on()} optional /></>,
});
export const meeting = (file: TaskForceFile): Asking => ({ title: m.taskforces_add_meeting(), path: `/taskforces/${file.id}/meetings`, fields: <><DateField name="heldOn" label={m.taskforces_held_on()} /><LongText name="agenda" label={m.taskforces_agenda()} most={8000} /></> });
export const minutes = (file: TaskForceFile, one: TaskForceFile['meetings'][number]): Asking => ({
  title: m.taskforces_keep_minutes(), path: `/taskforces/meetings/${one.id}/minutes`, version: one.version, initial: { minutes: one.minutes ?? '', attended: one.attended },
  fields: <><LongText name="minutes" label={m.taskforces_minutes()} hint={m.taskforces_minutes_hint()} most={40_000} rows={12} /><ChecksField name="attended" label={m.taskforces_attended()} choices={file.members.map((who) => ({ value: who.id, label: who.name }))} optional /></>,
});
export const done = (one: ActionView): Asking => ({ title: m.taskforces_done(), path: `/taskforces/actions/${one.id}/done`, version: one.version, fields: <DateField name="doneOn" label={m.taskforces_done_on()} /> });
export const need = (file: TaskForceFile): Asking => ({ title: m.taskforces_add_need(), path: `/taskforces/${file.id}/needs`, fields: <><ChoiceField name="service" label={m.taskforces_service()} choices={choicesOf(services)} /><DateField name="notedOn" label={m.taskforces_noted_on()} /></> });
export const award = (file: TaskForceFile): Asking => ({
  title: m.taskforces_add_award(), path: `/taskforces/${file.id}/awards`,
  fields: <><ChoiceField name="side" label={m.taskforces_side()} choices={choicesOf(sides)} /><ChoiceField name="funder" label={m.taskforces_funder()} choices={choicesOf(funders)} /><TextField name="recipient" label={m.taskforces_recipient()} most={200} />{dollars}<DateField name="awardedOn" label={m.taskforces_awarded_on()} optional /><DateField name="plannedOn" label={m.taskforces_planned_on()} optional /></>,
});
export const made = (one: TaskForceFile['awards'][number]): Asking => ({ title: m.taskforces_award_made_of({ name: one.recipient }), path: `/taskforces/awards/${one.id}/made`, version: one.version, fields: <>{dollars}<DateField name="awardedOn" label={m.taskforces_awarded_on()} /></> });
