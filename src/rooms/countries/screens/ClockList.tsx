import { useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { Clocks, ClockView } from '../schema.ts';
import { doing } from './parts/clock.tsx';
import { steps } from './parts/labels.ts';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';

const columns: readonly Column<ClockView>[] = [
  { id: 'due', head: m.countries_due_on(), cell: ({ dueOn, late }) => <span className="row"><OnDay day={dueOn} /> {late && <Tag tone="danger">{m.countries_late()}</Tag>}</span>, width: 'minmax(10rem, 1fr)' },
  { id: 'name', head: m.countries_country(), cell: ({ name }) => <Bidi>{name}</Bidi>, width: 'minmax(9rem, 2fr)', names: true },
  { id: 'step', head: m.countries_what(), cell: ({ kind }) => steps[kind], width: 'minmax(10rem, 1fr)' },
  { id: 'year', head: m.countries_report(), cell: ({ year }) => year, width: '6.5rem' },
  { id: 'opens', head: m.countries_opens_on(), cell: ({ opensOn }) => (opensOn === null ? '' : <OnDay day={opensOn} />), width: 'minmax(8.5rem, 10rem)' },
  { id: 'law', head: m.countries_law(), cell: ({ citation }) => <Bidi>{citation}</Bidi>, width: 'minmax(12rem, 1fr)' },
];

/** What placements ask to be done and is not, the next due first. */
export function ClockList() {
  const mayWrite = useMay('countries.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const reading = useRead<Clocks>('/countries/clocks');
  return (
    <>
      <PageHeader title={m.countries_clocks()} under={m.countries_clocks_lead()} />
      <Loaded reading={reading}>
        {({ clocks }) => <DataTable caption={m.countries_clocks()} captionHidden columns={columns} rows={clocks} rowKey={({ placement, kind }) => placement + kind} rowName={({ name, kind }) => `${name}: ${steps[kind]}`} {...(mayWrite ? { onOpen: (clock: ClockView) => setAsking(doing(clock)) } : {})} height="calc(100dvb - 15rem)" empty={{ sentence: m.countries_no_clock() }} />}
      </Loaded>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}
