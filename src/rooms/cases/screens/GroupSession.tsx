import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../../foundation/screen/ask.ts';
import { forget, useRead } from '../../../foundation/screen/ask-hooks.ts';
import { DateField, LongText, NumberField } from '../../../foundation/screen/fields.tsx';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { useGo } from '../../../foundation/screen/go.tsx';
import { Loading } from '../../../foundation/screen/Loading.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { today } from '../../../foundation/screen/today.ts';
import { showToast } from '../../../foundation/screen/toasts.ts';
import * as m from '../../../messages/messages.js';
import type { CaseRow, Desk, NewSession } from '../schema.ts';
import { Attendees } from './parts/Attendees.tsx';
import { ServicePick } from './parts/ServicePick.tsx';

/** A group session: written once, recorded for each who attended, under each one's own key. */
export function GroupSession() {
  const { query } = useAddress();
  const go = useGo();
  const client = useQueryClient();
  const desk = useRead<Desk>('/cases/desk').data;
  const rows = useRead<{ rows: CaseRow[] }>('/cases', { view: 'mine', count: 200, names: true }).data?.rows;
  if (desk === undefined || rows === undefined) return <><PageHeader title={m.cases_session()} under={m.cases_session_lead()} /><Loading /></>;
  return (
    <>
      <PageHeader title={m.cases_session()} under={m.cases_session_lead()} />
      {rows.length === 0 ? <EmptyState sentence={m.cases_list_none()} /> : (
        <Form<NewSession, { notes: string[] }>
          label={m.cases_session()}
          initial={{ happenedOn: today(), cases: (query['cases'] ?? '').split(',').filter((id) => rows.some((row) => row.id === id)) }}
          send={(values, { key }) => send('POST', '/cases/sessions', values, { key })}
          submit={m.cases_session_save()}
          onDone={({ notes }) => {
            showToast(m.cases_session_saved({ count: notes.length }));
            void forget(client, ['/cases']);
            go('/app/cases');
          }}
        >
          <div className="service-line">
            <ServicePick name="kind" recent={desk.recent} next="minutes" begins />
            <div data-next="minutes"><NumberField name="minutes" label={m.cases_minutes()} unit={m.cases_minutes_unit()} from={0} to={1440} /></div>
          </div>
          <DateField name="happenedOn" label={m.cases_note_on()} from="1990-01-01" to={today()} />
          <Attendees name="cases" label={m.cases_session_who()} rows={rows} />
          <LongText name="words" label={m.cases_note_words()} hint={m.cases_session_words_hint()} rows={4} most={4000} optional />
        </Form>
      )}
    </>
  );
}
