import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { CheckField, DateField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { useGo } from '../../../../foundation/screen/go.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import { countryChoices } from '../../../../foundation/screen/names.ts';
import * as m from '../../../../messages/messages.js';
import type { PersonFile } from '../../schema.ts';
import { ChoosePerson } from './ChoosePerson.tsx';
import { categories, classes, relations, requesters } from './labels.ts';

/** What may be entered. */
export type Entry = 'presence' | 'principal' | 'family' | 'adjustment' | 'permit' | 'absence' | 'civil-action' | 'completion' | 'reunification' | 'return';

type Values = Record<string, unknown>;
interface Plan { path: string; body: (values: Values) => Values; fields: ReactNode; initial: Values; submit: string; to?: (id: string) => string }

const familyClass: Readonly<Record<string, string>> = { spouse: 'T-2', child: 'T-3', parent: 'T-4', sibling: 'T-5', 'child-of-derivative': 'T-6' };

/** Enters one thing for a person; where it has a page of its own, goes there. */
export function EnterForm({ file, entry, onDone }: { file: PersonFile; entry: Entry; onDone: () => void }) {
  const client = useQueryClient();
  const go = useGo();
  const plan = planOf(file, entry);
  return (
    <Form<Values, { id: string }>
      label={plan.submit}
      initial={plan.initial}
      send={(values, { key }) => send('POST', plan.path, plan.body(values), { key })}
      submit={plan.submit}
      onDone={({ id }) => {
        showToast(m.relief_entered());
        onDone();
        void forget(client, ['/relief', '/people']);
        if (plan.to !== undefined) go(plan.to(id));
      }}
      acts={<button type="button" className="button quiet" onClick={onDone}>{m.relief_cancel()}</button>}
    >
      {plan.fields}
    </Form>
  );
}

function planOf(file: PersonFile, entry: Entry): Plan {
  const person = `/relief/people/${file.person}`;
  const received = (hint?: string): ReactNode => <DateField name="receivedOn" label={m.relief_field_received()} hint={hint} from="2000-10-28" to={today()} />;
  switch (entry) {
    case 'presence':
      return {
        path: '/relief/presences', initial: { receivedOn: today(), basis: 'witness' }, submit: m.relief_save_presence(), body: (v) => ({ person: file.person, ...v }), to: (id) => `/app/relief/presences/${id}`,
        fields: <><ChoiceField name="requester" label={m.relief_field_requester()} choices={choicesOf(requesters)} />{received(m.relief_field_law_received_hint())}<ChoiceField name="basis" label={m.relief_field_basis()} choices={[{ value: 'witness', label: m.relief_basis_witness() }, { value: 'civil-action', label: m.relief_basis_civil() }]} /></>,
      };
    case 'principal':
      return {
        path: '/relief/applications', initial: { receivedOn: today(), class: 'T-1' }, submit: m.relief_save_application(), body: (v) => ({ person: file.person, kind: 'status', ...v }), to: (id) => `/app/relief/applications/${id}`,
        fields: <><ChoiceField name="class" label={m.relief_field_class()} choices={choicesOf(classes, ['T-1', 'U-1'])} />{received()}</>,
      };
    case 'family': {
      const principals = file.applications.filter((a) => a.class === 'T-1' && a.kind === 'status');
      return {
        path: '/relief/applications', initial: { receivedOn: today(), principal: principals.at(-1)?.id }, submit: m.relief_save_application(), to: (id) => `/app/relief/applications/${id}`,
        body: ({ relation, ...v }) => ({ kind: 'status', relation, class: familyClass[String(relation)], ...v }),
        fields: (
          <>
            <ChoosePerson name="person" label={m.relief_field_member()} hint={m.relief_field_member_hint()} except={file.person} />
            <ChoiceField name="relation" label={m.relief_field_relation()} choices={choicesOf(relations)} />
            {principals.length > 0 && <ChoiceField name="principal" label={m.relief_field_principal()} choices={principals.map((a) => ({ value: a.id, label: a.number }))} />}
            {received()}
            <CheckField name="unmarried" label={m.relief_field_unmarried()} hint={m.relief_field_unmarried_hint()} />
            <CheckField name="inDanger" label={m.relief_field_danger()} hint={m.relief_field_danger_hint()} />
          </>
        ),
      };
    }
    case 'adjustment': {
      const held = file.applications.filter((a) => a.kind === 'status' && a.state === 'approved');
      return {
        path: '/relief/applications', initial: { receivedOn: today(), class: held[0]?.class }, submit: m.relief_save_adjustment(), body: (v) => ({ person: file.person, kind: 'adjustment', ...v }), to: (id) => `/app/relief/applications/${id}`,
        fields: <><ChoiceField name="class" label={m.relief_field_held()} choices={choicesOf(classes, held.map((a) => a.class))} />{received()}</>,
      };
    }
    case 'permit':
      return {
        path: `${person}/permits`, initial: { kind: 'work' }, submit: m.relief_save_permit(), body: ({ lastDay, ...v }) => ({ ...v, validUntil: nextDay(String(lastDay)) }),
        fields: (
          <>
            <ChoiceField name="kind" label={m.relief_field_document()} choices={[{ value: 'work', label: m.relief_permit_work() }, { value: 'travel', label: m.relief_permit_travel() }]} />
            <ChoiceField name="category" label={m.relief_field_category()} choices={choicesOf(categories)} />
            {file.applications.length > 0 && <ChoiceField name="application" label={m.relief_field_of_application()} choices={file.applications.map((a) => ({ value: a.id, label: `${a.number} · ${a.class}` }))} optional />}
            <DateField name="validFrom" label={m.relief_field_valid_from()} />
            <DateField name="lastDay" label={m.relief_field_valid_until()} />
          </>
        ),
      };
    case 'absence':
      return {
        path: `${person}/absences`, initial: {}, submit: m.relief_save_absence(), body: ({ justified, ...v }) => ({ ...v, ...(justified === 'no' ? {} : { justified }) }),
        fields: <><DateField name="leftOn" label={m.relief_field_left()} to={today()} /><DateField name="returnedOn" label={m.relief_field_returned()} hint={m.relief_field_returned_hint()} to={today()} optional /><ChoiceField name="justified" label={m.relief_field_justified()} choices={[{ value: 'no', label: m.relief_justified_no() }, { value: 'assisting', label: m.relief_justified_assisting() }, { value: 'certified', label: m.relief_justified_certified() }]} /></>,
      };
    case 'civil-action':
      return { path: `${person}/civil-actions`, initial: {}, submit: m.relief_save_civil(), body: (v) => v, fields: <><p>{m.relief_civil_text()}</p><DateField name="filedOn" label={m.relief_field_filed()} to={today()} /></> };
    case 'completion':
      return { path: `${person}/completions`, initial: {}, submit: m.relief_save_completion(), body: (v) => v, fields: <><p>{m.relief_completion_text()}</p><DateField name="completedOn" label={m.relief_field_completed()} to={today()} /></> };
    case 'reunification':
      return {
        path: '/relief/reunifications', initial: { openedOn: today() }, submit: m.relief_save_reunification(), body: ({ country, ...v }) => ({ kind: 'reunification', principal: file.person, country: String(country).toUpperCase(), ...v }),
        fields: <><ChoosePerson name="person" label={m.relief_field_member()} except={file.person} /><ChoiceField name="class" label={m.relief_field_class()} choices={choicesOf(classes, ['T-2', 'T-3', 'T-4', 'T-5', 'T-6'])} /><Country /><DateField name="openedOn" label={m.relief_field_opened()} from="2000-10-28" to={today()} /></>,
      };
    case 'return':
      return { path: '/relief/reunifications', initial: { openedOn: today() }, submit: m.relief_save_return(), body: ({ country, ...v }) => ({ kind: 'return', person: file.person, country: String(country).toUpperCase(), ...v }), fields: <><p>{m.relief_return_text()}</p><Country /><DateField name="openedOn" label={m.relief_field_opened()} from="2000-10-28" to={today()} /></> };
  }
}

/** The country, by the names that people know. */
function Country(): ReactNode {
  return <ChoiceField name="country" label={m.relief_field_country()} choices={countryChoices()} />;
}

function nextDay(on: string): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
