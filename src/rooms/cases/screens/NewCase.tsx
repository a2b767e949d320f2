import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../../foundation/screen/ask.ts';
import { forget, useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { dayAt } from '../../../foundation/screen/day-text.ts';
import { DateField, TextField } from '../../../foundation/screen/fields.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { Loading } from '../../../foundation/screen/Loading.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { today } from '../../../foundation/screen/today.ts';
import { showToast } from '../../../foundation/screen/toasts.ts';
import * as m from '../../../messages/messages.js';
import type { Incoming, NewCase as Answers } from '../schema.ts';
import { KnownPersons } from './parts/KnownPersons.tsx';
import { choicesOf, eligibilities, forms, funders, pathOf, sources } from './parts/labels.ts';

interface Inbox { entries: { id: string; sender: { name: string }; kind: string; state: string; sentAt: string }[] }

/** Intake in four questions: who, when, from whom, and what form; everything else may come later. */
export function NewCase() {
  const { query } = useAddress();
  const [person, message] = [query['person'], query['message']];
  const known = useRead<{ person: { caseCode: string } }>(person === undefined ? undefined : `/people/${person}`).data;
  const incoming = useRead<Incoming>(message === undefined ? undefined : `/cases/incoming/${message}`);
  return (
    <>
      <PageHeader title={m.cases_intake()} under={m.cases_intake_lead()} />
      {person === undefined && message === undefined && <Accepted />}
      {message !== undefined && incoming.data === undefined && incoming.error === null ? <Loading /> : (
        <>
          {message !== undefined && <Note tone={incoming.data === undefined ? 'warn' : 'info'}>{incoming.data === undefined ? m.cases_incoming_ended() : m.cases_incoming_taken()}</Note>}
          {known !== undefined && <p>{m.cases_intake_for()} <Code>{known.person.caseCode}</Code></p>}
          <Intake key={message ?? person ?? 'new'} person={person} incoming={incoming.data} />
        </>
      )}
    </>
  );
}

function Intake({ person, incoming }: { person: string | undefined; incoming: Incoming | undefined }) {
  const go = useGo();
  const client = useQueryClient();
  return (
    <Form<Answers, { person: string }>
      label={m.cases_intake()}
      initial={{ cameOn: today(), funder: 'ovc', ...incoming }}
      send={(values, { key }) => send('POST', '/cases', { ...(person === undefined ? {} : { person }), ...pickLent(incoming, person), ...values }, { key })}
      submit={m.cases_intake_save()}
      onDone={(answer) => {
        showToast(m.cases_opened());
        void forget(client, ['/cases', '/people']);
        go(pathOf(answer.person, 'case'));
      }}
      acts={<Go to="/app/cases" className="button quiet">{m.cases_cancel()}</Go>}
    >
      {person === undefined && (
        <div className="fields-row">
          <TextField name="givenName" label={m.cases_given_name()} most={120} optional />
          <TextField name="familyName" label={m.cases_family_name()} most={120} optional />
        </div>
      )}
      {person === undefined && <KnownPersons />}
      {person === undefined && <DateField name="bornOn" label={m.cases_born_on()} why={m.cases_born_why()} from="1900-01-01" to={today()} optional />}
      <DateField name="cameOn" label={m.cases_came_on()} from="1990-01-01" to={today()} />
      <ChoiceField name="source" label={m.cases_source()} why={m.cases_source_why()} choices={choicesOf(sources)} />
      <ChoiceField name="form" label={m.cases_form()} hint={m.cases_form_hint()} choices={choicesOf(forms)} optional />
      <details>
        <summary>{m.cases_intake_more()}</summary>
        <div className="stack">
          <ChoiceField name="eligibility" label={m.cases_eligibility()} choices={choicesOf(eligibilities)} optional />
          <ChoiceField name="funder" label={m.cases_funder()} why={m.cases_funder_why()} choices={choicesOf(funders)} optional />
          <DateField name="referredOn" label={m.cases_referred_on()} from="1990-01-01" to={today()} optional />
        </div>
      </details>
    </Form>
  );
}

/** What a packet lent beyond the questions that are shown. */
function pickLent(incoming: Incoming | undefined, person: string | undefined): Partial<Answers> {
  if (incoming === undefined || person !== undefined) return {};
  return { ...(incoming.sex === undefined ? {} : { sex: incoming.sex }), ...(incoming.citizenship === undefined ? {} : { citizenship: incoming.citizenship }), ...(incoming.language === undefined ? {} : { language: incoming.language }) };
}

/** Referrals that were accepted: what their packets carry is taken into an intake. */
function Accepted() {
  const inbox = useRead<Inbox>(useMay('sharing.inbox') ? '/sharing/inbox' : undefined, { show: 'all', count: 50 }).data;
  const accepted = (inbox?.entries ?? []).filter(({ kind, state }) => kind === 'referral' && state === 'accepted').slice(0, 6);
  return accepted.length === 0 ? null : (
    <Note title={m.cases_accepted_title()}>
      <ul className="line-list" role="list">
        {accepted.map(({ id, sender, sentAt }) => (
          <li key={id}>
            <span><Bidi>{sender.name}</Bidi> <span className="hint"><OnDay day={dayAt(sentAt)} /></span></span>
            <Go to={`/app/cases/new?message=${id}`} className="button small">{m.cases_accepted_take()}</Go>
          </li>
        ))}
      </ul>
    </Note>
  );
}
