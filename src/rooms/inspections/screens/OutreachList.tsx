import { useState } from 'react';
import { useSend } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { DateField, NumberField, TextField } from '../../../foundation/screen/fields.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Sheet } from '../../../foundation/screen/Sheet.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import * as m from '../../../messages/messages.js';
import type { NewOutreach, OutreachEntry } from '../schema.ts';
import { withWhom } from './parts/labels.ts';

const columns: readonly Column<OutreachEntry>[] = [
  { id: 'held', head: m.inspections_held_on(), cell: ({ heldOn }) => <OnDay day={heldOn} />, width: 'minmax(8rem, 10rem)' },
  { id: 'partner', head: m.inspections_partner(), cell: ({ partner }) => <Bidi>{partner}</Bidi>, width: 'minmax(12rem, 2fr)', names: true },
  { id: 'with', head: m.inspections_with(), cell: ({ kind, country }) => (country === null ? withWhom[kind] : `${withWhom[kind]}, ${country}`), width: 'minmax(9rem, 1fr)' },
  { id: 'place', head: m.inspections_place(), cell: ({ place }) => place, width: '6rem' },
  { id: 'attended', head: m.inspections_attended(), cell: ({ attended }) => attended, width: '8rem', align: 'end' },
];

/** The events of outreach, newest first. */
export function OutreachList() {
  const mayWrite = useMay('inspections.write');
  const [recording, setRecording] = useState(false);
  const { retry, ...windows } = useRowWindows<OutreachEntry>('/inspections/outreach', 'events', {});
  const { mutateAsync } = useSend('POST', '/inspections/outreach', { stale: ['/inspections'] });
  return (
    <>
      <PageHeader title={m.inspections_outreach()} under={m.inspections_outreach_lead()}>
        {mayWrite && <button type="button" className="button primary" onClick={() => setRecording(true)}>{m.inspections_outreach_record()}</button>}
      </PageHeader>
      <DataTable caption={m.inspections_outreach()} captionHidden columns={columns} {...windows} rowKey={({ id }) => id} rowName={({ partner }) => partner} onRetry={retry} height="calc(100dvb - 15rem)" empty={{ sentence: m.inspections_outreach_none() }} />
      <Sheet open={recording} onClose={() => setRecording(false)} title={m.inspections_outreach_record()}>
        <div className="sheet-content">
          <Form<NewOutreach, unknown>
            label={m.inspections_outreach_record()}
            submit={m.inspections_outreach_record()}
            send={(values, { key }) => mutateAsync({ body: { ...values, place: values.place.toUpperCase(), ...(values.country === undefined ? {} : { country: values.country.toUpperCase() }) }, key })}
            onDone={() => {
              showToast(m.inspections_saved());
              setRecording(false);
            }}
          >
            <ChoiceField name="kind" label={m.inspections_with()} choices={choicesOf(withWhom)} />
            <TextField name="partner" label={m.inspections_partner()} most={200} />
            <TextField name="country" label={m.inspections_country()} hint={m.inspections_country_hint()} most={2} code width="short" optional />
            <TextField name="place" label={m.inspections_place()} hint={m.inspections_place_hint()} most={2} code width="short" />
            <DateField name="heldOn" label={m.inspections_held_on()} />
            <NumberField name="attended" label={m.inspections_attended()} from={0} to={1_000_000} />
          </Form>
        </div>
      </Sheet>
    </>
  );
}
