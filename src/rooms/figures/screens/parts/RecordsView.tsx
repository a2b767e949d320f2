import { useState } from 'react';
import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Code } from '../../../../foundation/screen/Bidi.tsx';
import { DataTable, type Column } from '../../../../foundation/screen/DataTable.tsx';
import { Loaded } from '../../../../foundation/screen/Loaded.tsx';
import { numberText } from '../../../../foundation/screen/number-text.ts';
import * as m from '../../../../messages/messages.js';
import { instantOf } from './as-of.ts';
import type { ViewProps } from './FigureView.tsx';

interface Records {
  records: readonly string[];
  seen: number;
  beyond: number;
}

interface Row {
  place: number;
  record: string;
}

/** How many records are listed at once. */
const PAGE = 200;

const COLUMNS = (): readonly Column<Row>[] => [
  { id: 'place', head: m.figures_column_place(), cell: ({ place }) => place, align: 'end', width: '6rem' },
  { id: 'record', head: m.figures_column_record(), cell: ({ record }) => <Code>{record}</Code>, names: true },
];

/** The records behind a figure: those the asker may see by id, and of all others only how many they are. */
export function RecordsView({ measure, answer, where, asOf }: ViewProps) {
  const [from, setFrom] = useState(0);
  const reading = useRead<Records>(`/figures/${measure.id}/records`, { period: answer.figure.period.label, where, asOf: instantOf(asOf), from, count: PAGE });
  const number = numberText;
  return (
    <Loaded reading={reading}>
      {({ records, seen, beyond }) => (
        <div className="stack loose">
          <div className="figures records-count">
            <Count label={m.figures_records_all()} value={number(seen + beyond)} />
            <Count label={m.figures_records_seen()} value={number(seen)} />
            <Count label={m.figures_records_beyond()} value={number(beyond)} />
          </div>
          <p>{measure.countedOnce}</p>
          {beyond > 0 && <p className="hint">{m.figures_records_why()}</p>}
          {seen > 0 && (
            <>
              <DataTable caption={m.figures_records_caption()} columns={COLUMNS()} rows={records.map((record, at) => ({ record, place: from + at + 1 }))} rowKey={({ record }) => record} rowName={({ record }) => record} />
              {seen > PAGE && (
                <p className="row">
                  <button type="button" className="button" disabled={from === 0} onClick={() => setFrom(Math.max(0, from - PAGE))}>{m.figures_records_earlier()}</button>
                  <button type="button" className="button" disabled={from + PAGE >= seen} onClick={() => setFrom(from + PAGE)}>{m.figures_records_later()}</button>
                </p>
              )}
            </>
          )}
        </div>
      )}
    </Loaded>
  );
}

function Count({ label, value }: { label: string; value: string }) {
  return (
    <div className="big-figure">
      <p className="label">{label}</p>
      <p className="number"><bdi>{value}</bdi></p>
    </div>
  );
}
