import { useState } from 'react';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { DateField, LongText, TextField } from '../../../../foundation/screen/fields.tsx';
import { useMayWrite } from '../../../../foundation/screen/session.ts';
import { today } from '../../../../foundation/screen/today.ts';
import * as m from '../../../../messages/messages.js';
import { numberKinds } from './labels.ts';

/** The questions about a name and a birth date, as far as this person may answer them. */
export function NameFields() {
  const names = useMayWrite('identity.name');
  const birth = useMayWrite('identity.birth');
  return (
    <>
      {names && (
        <div className="fields-row">
          <TextField name="familyName" label={m.people_family()} hint={m.people_family_hint()} most={120} optional />
          <TextField name="givenName" label={m.people_given()} hint={m.people_given_hint()} why={m.people_name_why()} most={120} optional />
        </div>
      )}
      {birth && <DateField name="bornOn" label={m.people_born()} why={m.people_born_why()} from="1900-01-01" to={today()} optional />}
    </>
  );
}

/** The questions about other names, contacts and document numbers, as far as this person may answer them. */
export function ReachFields({ documents = 1 }: { documents?: number }) {
  const names = useMayWrite('identity.name');
  const contact = useMayWrite('identity.contact');
  const number = useMayWrite('identity.number');
  return (
    <>
      {names && <LongText name="aliases" label={m.people_aliases()} hint={m.people_aliases_hint()} rows={2} optional />}
      {contact && <LongText name="phones" label={m.people_phones()} hint={m.people_phones_hint()} why={m.people_phones_why()} rows={2} optional />}
      {contact && <LongText name="address" label={m.people_address()} rows={2} most={400} optional />}
      {number && <NumberFields first={documents} />}
    </>
  );
}

function NumberFields({ first }: { first: number }) {
  const [rows, setRows] = useState(first);
  return (
    <fieldset className="field">
      <legend>{m.people_numbers()}</legend>
      <p className="hint">{m.people_number_why()}</p>
      <div className="stack">
        {Array.from({ length: rows }, (_, at) => (
          <fieldset key={at} className="stack tight">
            <legend className="hidden-visually">{m.people_number_n({ n: String(at + 1) })}</legend>
            <TextField name={`numbers/${at}/number`} label={m.people_number()} code most={40} optional />
            <ChoiceField name={`numbers/${at}/kind`} label={m.people_number_kind()} choices={choicesOf(numberKinds)} optional />
          </fieldset>
        ))}
      </div>
      {rows < 20 && (
        <p>
          <button type="button" className="button small" onClick={() => setRows(rows + 1)}>
            {m.people_number_add()}
          </button>
        </p>
      )}
    </fieldset>
  );
}
