import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { ChecksField, ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { Code } from '../../../foundation/screen/Bidi.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { DateField, TextField } from '../../../foundation/screen/fields.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import * as m from '../../../messages/messages.js';
import type { Arrival, InvestigationEntry } from '../schema.ts';
import { ActButton } from './parts/ActSheet.tsx';
import { agencies, forms, investigationStandings, sources } from './parts/labels.ts';

const columns: readonly Column<InvestigationEntry>[] = [
  { id: 'number', head: m.justice_col_number(), cell: ({ number }) => <Code>{number}</Code>, width: 'minmax(9rem, 11rem)', names: true },
  { id: 'opened', head: m.justice_col_opened(), cell: ({ openedOn }) => <OnDay day={openedOn} />, width: 'minmax(9rem, 11rem)' },
  { id: 'form', head: m.justice_col_form(), cell: ({ form }) => forms[form], width: 'minmax(9rem, 1fr)' },
  { id: 'source', head: m.justice_col_source(), cell: ({ source }) => sources[source], width: 'minmax(9rem, 1fr)' },
  { id: 'standing', head: m.justice_col_standing(), cell: ({ standing }) => investigationStandings[standing], width: 'minmax(10rem, 1fr)' },
  { id: 'cases', head: m.justice_col_cases(), cell: ({ cases }) => cases, width: '5rem', align: 'end' },
];

/** The investigations of this office, newest first. */
export function InvestigationList() {
  const { query } = useAddress();
  const go = useGo();
  const mayOpen = useMay('justice.investigate');
  const message = query['message'];
  const show = query['show'] === 'all' ? 'all' : 'open';
  const { retry, ...windows } = useRowWindows<InvestigationEntry>('/justice/investigations', 'investigations', { show });
  return (
    <>
      <PageHeader title={m.justice_investigations()} under={m.justice_investigations_lead()}>
        {mayOpen && (
          <ActButton<{ number: string }> title={m.justice_open_investigation()} primary path="/justice/investigations" body={(values) => ({ ...values, number: values.number.toUpperCase() })} onDone={({ id }) => go(`/app/justice/investigations/${id}`)}>
            <TextField name="number" label={m.justice_number()} hint={m.justice_number_hint()} most={30} code />
            <DateField name="openedOn" label={m.justice_opened_on()} />
            <ChoiceField name="form" label={m.justice_form()} choices={choicesOf(forms)} />
            <ChoiceField name="source" label={m.justice_source()} choices={choicesOf(sources)} />
            <ChecksField name="agencies" label={m.justice_agencies()} choices={choicesOf(agencies)} />
          </ActButton>
        )}
      </PageHeader>
      {message !== undefined && mayOpen && <FromMessage message={message} onDone={(id) => go(`/app/justice/investigations/${id}`)} />}
      <Tabs label={m.justice_views()} current={show === 'all' ? '/app/justice/investigations?show=all' : '/app/justice/investigations'} tabs={[{ path: '/app/justice/investigations', label: m.justice_open() }, { path: '/app/justice/investigations?show=all', label: m.justice_all() }]} />
      <DataTable key={show} caption={m.justice_investigations()} captionHidden columns={columns} {...windows} rowKey={({ id }) => id} rowName={({ number }) => number} onRetry={retry} onOpen={({ id }) => go(`/app/justice/investigations/${id}`)} height="calc(100dvb - 17rem)" empty={{ sentence: m.justice_none_investigations() }} />
    </>
  );
}

/** Opens an investigation from what another office handed over: where it came from is not typed anew. */
function FromMessage({ message, onDone }: { message: string; onDone: (id: string) => void }) {
  const reading = useRead<Arrival>(`/justice/arrivals/${message}`);
  return (
    <Loaded reading={reading}>
      {(arrival) => (
        <section aria-labelledby="arrival" className="card stack">
          <h2 id="arrival">{m.justice_from_message({ office: arrival.office })}</h2>
          <p className="hint">{m.justice_source()}: {sources[arrival.source]}{arrival.number !== null && <> · <Code>{arrival.number}</Code></>}</p>
          {arrival.investigation === null ? (
            <p>
              <ActButton<{ number: string }> title={m.justice_open_from_message()} primary path="/justice/investigations" initial={{ form: arrival.form }} body={(values) => ({ ...values, number: values.number.toUpperCase(), source: arrival.source, message })} onDone={({ id }) => onDone(id)}>
                <TextField name="number" label={m.justice_number()} hint={m.justice_number_hint()} most={30} code />
                <DateField name="openedOn" label={m.justice_opened_on()} />
                <ChoiceField name="form" label={m.justice_form()} choices={choicesOf(forms)} />
                <ChecksField name="agencies" label={m.justice_agencies()} choices={choicesOf(agencies)} />
              </ActButton>
            </p>
          ) : <p><Go to={`/app/justice/investigations/${arrival.investigation}`}>{m.justice_opened_already()}</Go></p>}
        </section>
      )}
    </Loaded>
  );
}
