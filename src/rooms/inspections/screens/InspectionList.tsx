import { useState } from 'react';
import { useSend } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { DateField, TextField } from '../../../foundation/screen/fields.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { useGo } from '../../../foundation/screen/go.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Sheet } from '../../../foundation/screen/Sheet.tsx';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import * as m from '../../../messages/messages.js';
import { VIEWS, type ListEntry, type NewInspection } from '../schema.ts';
import { choicesOf, industries, money, outcomes, starts } from './parts/labels.ts';

const columns: readonly Column<ListEntry>[] = [
  { id: 'number', head: m.inspections_number(), cell: ({ number, reference }) => <Code>{reference ?? number}</Code>, width: '10.5rem', names: true },
  { id: 'employer', head: m.inspections_employer(), cell: ({ employer }) => (employer === undefined ? '' : <Bidi person>{employer}</Bidi>), width: 'minmax(8rem, 2fr)' },
  { id: 'industry', head: m.inspections_industry(), cell: ({ industry, place }) => `${industries[industry]}, ${place}`, width: 'minmax(9rem, 1fr)' },
  { id: 'opened', head: m.inspections_opened_on(), cell: ({ openedOn }) => <OnDay day={openedOn} />, width: 'minmax(8rem, 10rem)' },
  { id: 'computed', head: m.inspections_computed(), cell: ({ computed }) => money(computed), width: '7.5rem', align: 'end' },
  { id: 'paid', head: m.inspections_paid(), cell: ({ paid }) => money(paid), width: '7.5rem', align: 'end' },
  { id: 'state', head: m.inspections_state(), cell: ({ outcome, toRefer }) => <span className="row">{outcome === null ? m.inspections_going_on() : outcomes[outcome]}{toRefer && <Tag tone="warn">{m.inspections_view_to_refer()}</Tag>}</span>, width: 'minmax(9rem, 1fr)' },
];

/** The inspections: those that go on, those with indicators to refer, and all. */
export function InspectionList() {
  const { query } = useAddress();
  const go = useGo();
  const mayWrite = useMay('inspections.write');
  const [opening, setOpening] = useState(false);
  const show = VIEWS.find((view) => view === query['show']) ?? 'open';
  const { retry, ...windows } = useRowWindows<ListEntry>('/inspections', 'inspections', { show });
  const pathOf = (view: (typeof VIEWS)[number]): string => (view === 'open' ? '/app/inspections' : `/app/inspections?show=${view}`);
  const labels = { open: m.inspections_view_open(), 'to-refer': m.inspections_view_to_refer(), all: m.inspections_view_all() };
  return (
    <>
      <PageHeader title={m.inspections_list()} under={m.inspections_list_lead()}>
        {mayWrite && <button type="button" className="button primary" onClick={() => setOpening(true)}>{m.inspections_open()}</button>}
      </PageHeader>
      <Tabs label={m.inspections_views()} current={pathOf(show)} tabs={VIEWS.map((view) => ({ path: pathOf(view), label: labels[view] }))} />
      <DataTable
        key={show}
        caption={`${m.inspections_list()}: ${labels[show]}`}
        captionHidden
        columns={columns}
        {...windows}
        rowKey={({ id }) => id}
        rowName={({ number }) => number}
        onRetry={retry}
        onOpen={({ id }) => go(`/app/inspections/${id}`)}
        height="calc(100dvb - 19rem)"
        empty={{ sentence: m.inspections_none() }}
      />
      <Sheet open={opening} onClose={() => setOpening(false)} title={m.inspections_open()}>
        <div className="sheet-content"><Open onDone={(id) => go(`/app/inspections/${id}`)} /></div>
      </Sheet>
    </>
  );
}

function Open({ onDone }: { onDone: (id: string) => void }) {
  const { mutateAsync } = useSend<{ id: string }>('POST', '/inspections', { stale: ['/inspections'] });
  return (
    <Form<NewInspection, { id: string }>
      label={m.inspections_open()}
      submit={m.inspections_open()}
      send={(values, { key }) => mutateAsync({ body: { ...values, place: values.place.toUpperCase() }, key })}
      onDone={({ id }) => {
        showToast(m.inspections_opened());
        onDone(id);
      }}
    >
      <TextField name="employer" label={m.inspections_employer()} most={200} />
      <TextField name="site" label={m.inspections_site()} most={300} optional />
      <TextField name="place" label={m.inspections_place()} hint={m.inspections_place_hint()} most={2} code width="short" />
      <ChoiceField name="industry" label={m.inspections_industry()} choices={choicesOf(industries)} />
      <ChoiceField name="startedBy" label={m.inspections_started_by()} choices={choicesOf(starts)} />
      <DateField name="openedOn" label={m.inspections_opened_on()} />
      <TextField name="reference" label={m.inspections_reference()} most={40} code optional />
    </Form>
  );
}
