import { useCallback, useMemo, useState } from 'react';
import { Code } from '../Bidi.tsx';
import { DataTable, type Column, type Sort } from '../DataTable.tsx';
import { PageHeader } from '../PageHeader.tsx';
import { useGo } from '../go.tsx';
import { Tag } from '../Tag.tsx';

interface Letter {
  code: string;
  kind: string;
  city: string;
  waits: number;
  state: string;
}

const kinds = ['Certification', 'Eligibility, minor', 'Replacement'];
const cities = ['Tampa', 'El Paso', 'Newark', 'Saint Paul', 'Hagåtña', 'Los Angeles'];
const states = ['ready', 'waiting', 'issued', 'asked for more'];
const total = 100_000;

const kept = new Map<number, Letter>();

/** The same row again each time, as a list that was read keeps it. */
function letterAt(index: number): Letter {
  const letter = kept.get(index) ?? letterNumber(index);
  kept.set(index, letter);
  return letter;
}

const letterNumber = (index: number): Letter => ({
  code: `R-${String(index + 1).padStart(6, '0')}`,
  kind: kinds[index % 3] ?? '',
  city: cities[(index * 7) % 6] ?? '',
  waits: (index * 37) % 240,
  state: states[(index * 5) % 4] ?? '',
});

const columns: readonly Column<Letter>[] = [
  { id: 'code', head: 'Code', cell: ({ code }) => <Code>{code}</Code>, width: '8rem', sortable: true, names: true },
  { id: 'kind', head: 'Kind', cell: ({ kind }) => kind, width: 'minmax(9rem, 1.5fr)', sortable: true },
  { id: 'city', head: 'City', cell: ({ city }) => city, sortable: true },
  { id: 'state', head: 'State', cell: ({ state }) => <Tag tone={state === 'issued' ? 'success' : state === 'waiting' ? 'warn' : 'neutral'}>{state}</Tag> },
  { id: 'waits', head: 'Hours', cell: ({ waits }) => waits, align: 'end', sortable: true, width: '6rem' },
  { id: 'act', head: 'Letter', cell: ({ code }) => <a href={`/gallery/cases/${code}`}>Open {code}</a>, width: 'minmax(8rem, 1fr)' },
];

/** A hundred thousand rows that come in windows, and a table with none. */
export function TablePage() {
  const go = useGo();
  const [sort, setSort] = useState<Sort>({ column: 'code', direction: 'ascending' });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [here, setHere] = useState<ReadonlySet<number>>(new Set([0]));
  const rowAt = useCallback((index: number) => (here.has(Math.floor(index / 200)) ? letterAt(sort.direction === 'ascending' ? index : total - 1 - index) : undefined), [here, sort]);
  const onNeed = useCallback((from: number, to: number) => {
    setTimeout(() => setHere((before) => new Set([...before, Math.floor(from / 200), Math.floor(to / 200)])), 120);
  }, []);
  const none = useMemo<readonly Letter[]>(() => [], []);
  return (
    <>
      <PageHeader title="Letters" over="Queue" under="9 ready, 4 waiting on others, 1 for a minor" />
      <div className="stack loose">
        <DataTable
          caption="Letters asked for"
          columns={columns}
          rowCount={total}
          rowAt={rowAt}
          onNeed={onNeed}
          rowKey={({ code }) => code}
          rowName={({ code }) => code}
          sort={sort}
          onSort={setSort}
          selected={selected}
          onSelect={setSelected}
          acts={<button type="button" className="button small">Assign</button>}
          onOpen={({ code }) => go(`/gallery/cases/${code}`)}
          height="30rem"
        />
        <DataTable caption="Withdrawn" columns={columns} rows={none} rowKey={({ code }) => code} rowName={({ code }) => code} empty={{ sentence: 'No letter has been withdrawn.', next: <a href="/gallery">Back to my day</a> }} />
      </div>
    </>
  );
}
