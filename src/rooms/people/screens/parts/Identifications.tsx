import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { DateField, TextField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import type { NewIdentification, Person, PersonFile } from '../../schema.ts';
import { forms } from './labels.ts';

type Identification = PersonFile['identifications'][number];

/** How far it is established that the person is a victim: potential and confirmed stand apart, for no figure adds them. */
export function Identifications({ person, identifications }: { person: Person; identifications: readonly Identification[] }) {
  const mayWrite = useMay('people.write');
  const [open, setOpen] = useState(false);
  return (
    <section className="card" aria-labelledby="identifications">
      <div className="row spread">
        <h2 id="identifications">{m.people_identified()}</h2>
        {mayWrite && (
          <button type="button" className="button small" onClick={() => setOpen(true)}>
            {m.people_identify()}
          </button>
        )}
      </div>
      <p className="hint">{m.people_identified_lead()}</p>
      <div className="columns">
        <Group title={m.people_confirmed()} list={identifications.filter(({ status }) => status === 'confirmed')} />
        <Group title={m.people_potential()} list={identifications.filter(({ status }) => status === 'potential')} />
      </div>
      <Sheet open={open} onClose={() => setOpen(false)} title={m.people_identify()}>
        <div className="sheet-content">
          <NewIdentificationForm person={person} onDone={() => setOpen(false)} />
        </div>
      </Sheet>
    </section>
  );
}

function Group({ title, list }: { title: string; list: readonly Identification[] }) {
  return (
    <div className="stack tight">
      <h3>{title}</h3>
      {list.length === 0 && <p className="hint">{m.people_identified_none()}</p>}
      {list.map(({ id, identifiedOn, form, evidence }) => (
        <p key={id}>
          <OnDay day={identifiedOn} /> · {forms[form]}
          <br />
          <span className="hint">
            <Bidi>{evidence}</Bidi>
          </span>
        </p>
      ))}
    </div>
  );
}

function NewIdentificationForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const client = useQueryClient();
  return (
    <Form<Omit<NewIdentification, 'id'>, unknown>
      label={m.people_identify()}
      initial={{ identifiedOn: today(), form: 'unknown' }}
      send={(values, { key }) => send('POST', `/people/${person.id}/identifications`, values, { key })}
      submit={m.people_identify_save()}
      onDone={() => {
        showToast(m.people_identified_done());
        void forget(client, ['/people']);
        onDone();
      }}
    >
      <ChoiceField
        name="status"
        label={m.people_status()}
        choices={[
          { value: 'potential', label: m.people_potential(), hint: m.people_potential_hint() },
          { value: 'confirmed', label: m.people_confirmed(), hint: m.people_confirmed_hint() },
        ]}
      />
      <DateField name="identifiedOn" label={m.people_identified_on()} from="1990-01-01" to={today()} />
      <ChoiceField name="form" label={m.people_form()} choices={choicesOf(forms)} />
      <TextField name="evidence" label={m.people_evidence()} hint={m.people_evidence_hint()} most={200} />
    </Form>
  );
}
