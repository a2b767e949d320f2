import { Code } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { CheckField, DateField, LongText, TextField } from '../../../foundation/screen/fields.tsx';
import { useGo } from '../../../foundation/screen/go.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import * as m from '../../../messages/messages.js';
import { LEAD_VIEWS, type LeadEntry, type NewLead } from '../schema.ts';
import { Button } from './parts/Acts.tsx';
import { confidences, forms, reliabilities, sources, standings } from './parts/labels.ts';

const columns: readonly Column<LeadEntry>[] = [
  { id: 'number', head: m.center_number(), cell: ({ number, reference }) => <Code>{reference ?? number}</Code>, width: '10rem', names: true },
  { id: 'received', head: m.center_received_on(), cell: ({ receivedOn }) => <OnDay day={receivedOn} />, width: 'minmax(8rem, 10rem)' },
  { id: 'source', head: m.center_source(), cell: ({ source }) => sources[source], width: 'minmax(9rem, 1fr)' },
  { id: 'form', head: m.center_form(), cell: ({ form, place }) => (place === null ? forms[form] : `${forms[form]}, ${place}`), width: 'minmax(9rem, 1fr)' },
  { id: 'reliability', head: m.center_reliability(), cell: ({ reliability }) => reliabilities[reliability], width: 'minmax(8rem, 1fr)' },
  { id: 'confidence', head: m.center_confidence(), cell: ({ confidence }) => confidences[confidence], width: 'minmax(8rem, 1fr)' },
  { id: 'standing', head: m.center_standing(), cell: ({ standing, urgent, late }) => <span className="row">{standings[standing]}{urgent && standing !== 'closed' && <Tag tone="danger">{m.center_urgent()}</Tag>}{late && <Tag tone="warn">{m.center_late()}</Tag>}</span>, width: 'minmax(12rem, 1fr)' },
];

/** The leads: those to be judged, those that go on, and all. */
export function LeadList() {
  const { query } = useAddress();
  const go = useGo();
  const mayWrite = useMay('center.write');
  const show = LEAD_VIEWS.find((view) => view === query['show']) ?? 'to-assess';
  const { retry, ...windows } = useRowWindows<LeadEntry>('/center/leads', 'leads', { show });
  const pathOf = (view: (typeof LEAD_VIEWS)[number]): string => (view === 'to-assess' ? '/app/center' : `/app/center?show=${view}`);
  const labels = { 'to-assess': m.center_view_to_assess(), open: m.center_view_open(), all: m.center_view_all() };
  return (
    <>
      <PageHeader title={m.center_leads()} under={m.center_leads_lead()}>
        {mayWrite && (
          <Button<NewLead> title={m.center_enter_lead()} primary path="/center/leads" initial={{ urgent: false, reliability: 'unknown', confidence: 'unjudged', form: 'unknown' }} body={({ place, ...values }) => ({ ...values, ...(place === undefined ? {} : { place: place.toUpperCase() }) })} onDone={({ id }) => go(`/app/center/leads/${id}`)}>
            <LongText name="what" label={m.center_what()} hint={m.center_what_hint()} most={8000} />
            <DateField name="receivedOn" label={m.center_received_on()} />
            <ChoiceField name="source" label={m.center_source()} choices={choicesOf(sources)} />
            <ChoiceField name="reliability" label={m.center_reliability()} choices={choicesOf(reliabilities)} />
            <ChoiceField name="confidence" label={m.center_confidence()} choices={choicesOf(confidences)} />
            <ChoiceField name="form" label={m.center_form()} choices={choicesOf(forms)} />
            <TextField name="place" label={m.center_place()} hint={m.center_place_hint()} most={2} code width="short" optional />
            <CheckField name="urgent" label={m.center_urgent_question()} />
            <TextField name="reference" label={m.center_reference()} most={40} code optional />
          </Button>
        )}
      </PageHeader>
      <Tabs label={m.center_views()} current={pathOf(show)} tabs={LEAD_VIEWS.map((view) => ({ path: pathOf(view), label: labels[view] }))} />
      <DataTable key={show} caption={`${m.center_leads()}: ${labels[show]}`} captionHidden columns={columns} {...windows} rowKey={({ id }) => id} rowName={({ number }) => number} onRetry={retry} onOpen={({ id }) => go(`/app/center/leads/${id}`)} height="calc(100dvb - 19rem)" empty={{ sentence: m.center_no_lead() }} />
    </>
  );
}
