import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../../foundation/screen/ask.ts';
import { forget, useRead } from '../../../foundation/screen/ask-hooks.ts';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import * as m from '../../../messages/messages.js';
import type { Handovers } from '../htcds/schema.ts';
import { Collaborative } from './parts/Collaborative.tsx';

const FORMS = ['xlsx', 'csv', 'json'] as const;

/** Cases as HTCDS for somebody else: only those whose person released them to that organization, and only the fields released. */
export function HandOver() {
  const client = useQueryClient();
  const reading = useRead<Handovers>('/cases/htcds/handovers');
  return (
    <>
      <PageHeader title={m.cases_htcds()} under={m.cases_htcds_lead()} />
      <Loaded reading={reading}>
        {({ organizations, handovers }) => (
          <div className="stack loose">
            <Form<{ recipient: string }, { id: string }>
              label={m.cases_htcds_make()}
              send={(values, { key }) => send('POST', '/cases/htcds/handovers', values, { key })}
              submit={m.cases_htcds_make()}
              onDone={() => {
                showToast(m.cases_htcds_made());
                void forget(client, ['/cases/htcds']);
              }}
            >
              <ChoiceField name="recipient" label={m.cases_htcds_to()} hint={m.cases_htcds_to_hint()} choices={organizations.map(({ id, name }) => ({ value: id, label: name }))} />
            </Form>
            <section aria-labelledby="handed" className="stack">
              <h2 id="handed">{m.cases_htcds_before()}</h2>
              <Note tone="warn" title={m.cases_htcds_gone()}>{m.cases_htcds_gone_more()}</Note>
              {handovers.length === 0 ? <EmptyState sentence={m.cases_htcds_none()} /> : (
                <ul className="line-list" role="list">
                  {handovers.map((h) => (
                    <li key={h.id}>
                      <span className="stack tight">
                        <span><strong>{h.recipient}</strong> <span className="hint"><OnDay day={h.madeOn} /> · {h.by}</span></span>
                        <span>{m.cases_htcds_cases({ count: h.cases })}</span>
                        <span className="hint">{m.cases_htcds_stayed({ unreleased: h.unreleased, refused: h.refused, blocked: h.blocked })}</span>
                      </span>
                      <span className="row">
                        {FORMS.map((form) => <a key={form} className="button small" href={`/api/cases/htcds/handovers/${h.id}/${form}`} download aria-label={m.cases_htcds_fetch({ form: form.toUpperCase(), name: h.recipient })}>{form.toUpperCase()}</a>)}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </section>
            <section aria-labelledby="own" className="stack">
              <h2 id="own">{m.cases_htcds_own()}</h2>
              <p>{m.cases_htcds_own_lead()}</p>
              <p className="row">
                {(['xlsx', 'csv'] as const).map((form) => <a key={form} className="button" href={`/api/exchange/htcds/export.${form}`} download>{m.cases_htcds_own_as({ form: form.toUpperCase() })}</a>)}
                <a className="button" href="/api/cases/htcds/own" download="htcds.json">{m.cases_htcds_own_as({ form: 'JSON' })}</a>
              </p>
              <p className="hint">{m.cases_htcds_schema()} <a href="/htcds/schema.json" download>JSON Schema</a> · <a href="/htcds/table-schema.json" download>Table Schema</a></p>
            </section>
            <Collaborative />
          </div>
        )}
      </Loaded>
    </>
  );
}
