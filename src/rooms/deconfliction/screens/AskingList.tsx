import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import * as m from '../../../messages/messages.js';
import type { Askings } from '../schema.ts';

type Row = Askings['askings'][number];

/** How often was asked, so that nobody fishes: by colleague, or at the center by agency. */
export function AskingList() {
  const reading = useRead<Askings>('/deconfliction/askings');
  return (
    <>
      <PageHeader title={m.deconfliction_askings()} under={m.deconfliction_askings_lead()} />
      <Loaded reading={reading}>
        {({ by, askings, mostADay }) => {
          const columns: readonly Column<Row>[] = [
            { id: 'name', head: by === 'agency' ? m.deconfliction_agency() : m.deconfliction_colleague(), cell: ({ name }) => <Bidi>{name}</Bidi>, width: 'minmax(12rem, 2fr)', names: true },
            { id: 'day', head: m.deconfliction_in_a_day(), cell: ({ day }) => day, width: '10rem', align: 'end' }, { id: 'month', head: m.deconfliction_in_a_month(), cell: ({ month }) => month, width: '10rem', align: 'end' },
          ];
          return <><p className="hint">{m.deconfliction_limit({ count: String(mostADay) })}</p><DataTable caption={m.deconfliction_askings()} captionHidden columns={columns} rows={askings} rowKey={({ name }) => name} rowName={({ name }) => name} height="calc(100dvb - 17rem)" empty={{ sentence: m.deconfliction_no_asking() }} /></>;
        }}
      </Loaded>
    </>
  );
}
