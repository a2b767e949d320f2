import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { CheckField, DateField, LongText, TextField } from '../../../../foundation/screen/fields.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import * as m from '../../../../messages/messages.js';
import type { Card } from '../../schema.ts';
import { ActButton } from './ActSheet.tsx';
import { channels } from './labels.ts';

type Answers = Card & { confirmedOn: string };

/** Records how a person may safely be reached, asked of them. */
export function CardForm({ of, known, fresh }: { of: string; known: Answers | undefined; fresh: boolean }) {
  return (
    <ActButton<Answers>
      button={fresh ? m.cases_card_new() : m.cases_card_change()} buttonClass={fresh ? 'button primary' : 'button'} title={m.cases_safe_contact()} path={`/cases/${of}/safety/card`} body={({ confirmedOn, ...card }) => ({ confirmedOn, card })}
      initial={{ voicemail: false, ...known, confirmedOn: today() }} submit={m.cases_card_save()} done={m.cases_card_saved()}
    >
      <ChoiceField name="channel" label={m.cases_card_channel()} choices={choicesOf(channels)} />
      <TextField name="hours" label={m.cases_card_hours()} hint={m.cases_card_hours_hint()} most={120} />
      <TextField name="whoMayAnswer" label={m.cases_card_who()} most={200} />
      <CheckField name="voicemail" label={m.cases_card_voicemail_ok()} />
      <TextField name="phrase" label={m.cases_card_phrase()} hint={m.cases_card_phrase_hint()} most={120} optional />
      <LongText name="more" label={m.cases_card_more()} rows={2} most={600} optional />
      <DateField name="confirmedOn" label={m.cases_card_confirmed_on()} from="1990-01-01" to={today()} />
    </ActButton>
  );
}

/** Records that the person confirmed the card again. */
export function ConfirmCard({ of }: { of: string }) {
  return (
    <ActButton<{ confirmedOn: string }> button={m.cases_card_confirm()} buttonClass="button" title={m.cases_card_confirm()} path={`/cases/${of}/safety/confirm`} initial={{ confirmedOn: today() }} submit={m.cases_card_confirm_save()} done={m.cases_card_was_confirmed()}>
      <p>{m.cases_card_confirm_lead()}</p>
      <DateField name="confirmedOn" label={m.cases_card_confirmed_on()} from="1990-01-01" to={today()} />
    </ActButton>
  );
}
