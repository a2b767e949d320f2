import { useState } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { DateField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { useGo } from '../../../../foundation/screen/go.tsx';
import { InstantField } from '../../../../foundation/screen/InstantField.tsx';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import type { Form as TraffickingForm, Person } from '../../schema.ts';
import { forms } from './labels.ts';

const requesters = {
  'victim-services': m.people_request_from_victim_services(), 'law-enforcement': m.people_request_from_law_enforcement(), attorney: m.people_request_from_attorney(),
  'state-agency': m.people_request_from_state_agency(), self: m.people_request_from_self(), other: m.people_request_from_other(),
};

const leads = { adult: m.people_request_adult, minor: m.people_request_minor, unknown: m.people_request_unknown };

const keys = (run: () => void) => [{ keys: 'r', label: m.people_request(), group: 'page' as const, run }];

/** Starts a request for a letter for this person, and goes to it. */
export function RequestLetter({ person }: { person: Person }) {
  const go = useGo();
  const [open, setOpen] = useState(false);
  const [bindings] = useState(() => keys(() => setOpen(true)));
  useKeys(bindings);
  return (
    <>
      <button type="button" className="button primary" onClick={() => setOpen(true)}>
        {m.people_request()}
        <Keys keys="r" />
      </button>
      <Sheet open={open} onClose={() => setOpen(false)} title={m.people_request_title()}>
        <div className="sheet-content">
          <p>{leads[person.ageGroup]()}</p>
          <Form<{ receivedOn: string; requester: string; form?: TraffickingForm; discoveredAt?: string }, { id: string }>
            label={m.people_request_title()}
            initial={{ receivedOn: today() }}
            send={(values, { key }) => send('POST', '/letters/requests', { person: person.id, ...values }, { key })}
            submit={m.people_request_save()}
            onDone={({ id }) => {
              setOpen(false);
              showToast(m.people_request_done());
              go(`/app/letters/requests/${id}`);
            }}
          >
            <ChoiceField name="requester" label={m.people_request_from()} choices={choicesOf(requesters)} />
            <DateField name="receivedOn" label={m.people_request_received()} from="2000-10-28" to={today()} />
            <ChoiceField name="form" label={m.people_form()} choices={choicesOf(forms)} optional />
            {person.ageGroup === 'minor' && <InstantField name="discoveredAt" label={m.people_request_discovered()} hint={m.people_request_discovered_hint()} optional />}
          </Form>
        </div>
      </Sheet>
    </>
  );
}
