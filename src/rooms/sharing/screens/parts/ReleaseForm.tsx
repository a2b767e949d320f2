import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget, useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { ChecksField, ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { CheckField, DateField, LongText, TextField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Loaded } from '../../../../foundation/screen/Loaded.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import { usualLastDay } from '../../rules.ts';
import type { NewRelease, Organization } from '../../schema.ts';
import { fields, languageChoices, purposes, signers } from './labels.ts';

/** A release as five questions: who, what for, what, how it was signed, until when. */
export function ReleaseForm({ person, onDone }: { person: string; onDone: () => void }) {
  const client = useQueryClient();
  const reading = useRead<{ organizations: Organization[] }>('/sharing/organizations');
  const now = today();
  const done = (): void => {
    showToast(m.sharing_release_done());
    void forget(client, ['/sharing']);
    onDone();
  };
  return (
    <Loaded reading={reading}>
      {({ organizations }) => (
        <Form<Omit<NewRelease, 'person'>, unknown>
          label={m.sharing_release_title()}
          initial={{ signedOn: now, lastDay: usualLastDay(now as Parameters<typeof usualLastDay>[0]), language: 'en', signers: 'person', method: 'paper' }}
          send={(values, { key }) => send('POST', '/sharing/releases', { person, ...values }, { key })}
          submit={m.sharing_release_save()}
          onDone={done}
        >
          <ChoiceField name="recipient" label={m.sharing_release_recipient()} hint={m.sharing_release_recipient_hint()} choices={organizations.map(({ id, name }) => ({ value: id, label: name }))} />
          <ChoiceField name="purpose" label={m.sharing_release_purpose()} choices={choicesOf(purposes)} />
          <TextField name="purposeWords" label={m.sharing_release_purpose_words()} hint={m.sharing_release_purpose_words_hint()} most={400} />
          <ChecksField name="fields" label={m.sharing_release_fields()} hint={m.sharing_release_fields_hint()} choices={choicesOf(fields)} />
          <LongText name="risks" label={m.sharing_release_risks()} hint={m.sharing_release_risks_hint()} most={1000} rows={3} optional />
          <ChoiceField name="signers" label={m.sharing_release_signers()} choices={choicesOf(signers)} />
          <CheckField name="guardianHarmed" label={m.sharing_release_guardian()} />
          <ChoiceField name="method" label={m.sharing_release_method()} choices={[{ value: 'paper', label: m.sharing_release_method_paper() }, { value: 'electronic', label: m.sharing_release_method_electronic() }]} />
          <ChoiceField name="language" label={m.sharing_release_language()} choices={languageChoices} />
          <CheckField name="interpreted" label={m.sharing_release_interpreted()} />
          <div className="fields-row">
            <DateField name="signedOn" label={m.sharing_release_signed()} from="2000-10-28" to={now} />
            <DateField name="lastDay" label={m.sharing_release_last()} hint={m.sharing_release_last_hint()} from="2000-10-28" />
          </div>
        </Form>
      )}
    </Loaded>
  );
}
