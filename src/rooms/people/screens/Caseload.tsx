import { useMemo, useRef, useState } from 'react';
import { Code } from '../../../foundation/screen/Bidi.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { Keys } from '../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../foundation/screen/keys.ts';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { SearchBox } from '../../../foundation/screen/SearchBox.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import { countryName, languageName } from '../../../foundation/screen/names.ts';
import * as m from '../../../messages/messages.js';
import type { Person } from '../schema.ts';
import { ageGroups } from './parts/labels.ts';
import { PersonName } from './parts/PersonName.tsx';
import { usePeopleSearch } from './parts/use-people-search.ts';

const columns: readonly Column<Person>[] = [
  { id: 'name', head: m.people_col_name(), cell: (person) => <PersonName person={person} />, width: 'minmax(11rem, 2fr)', names: true },
  { id: 'code', head: m.people_col_code(), cell: ({ caseCode }) => <Code>{caseCode}</Code>, width: 'minmax(8rem, 9rem)' },
  { id: 'age', head: m.people_col_age(), cell: ({ ageGroup }) => (ageGroup === 'minor' ? <Tag tone="primary">{ageGroups[ageGroup]}</Tag> : ageGroups[ageGroup]), width: 'minmax(6.5rem, 7.5rem)' },
  { id: 'country', head: m.people_col_country(), cell: ({ citizenship }) => countryName(citizenship), width: 'minmax(7rem, 1fr)' },
  { id: 'language', head: m.people_col_language(), cell: ({ language: tag }) => languageName(tag), width: 'minmax(6.5rem, 1fr)' },
  { id: 'notice', head: m.people_col_notice(), cell: ({ cameToNoticeOn }) => <OnDay day={cameToNoticeOn} />, width: 'minmax(9rem, 11rem)' },
];

/** Everybody the office has a record of, and the search over all of them. */
export function Caseload() {
  const [text, setText] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const go = useGo();
  const mayEnter = useMay('people.write');
  useKeys(
    useMemo(
      () => [
        { keys: 'f', label: m.people_find(), group: 'page' as const, run: () => box.current?.focus() },
        ...(mayEnter ? [{ keys: 'n', label: m.people_enter(), group: 'page' as const, run: () => go('/app/people/new') }] : []),
      ],
      [mayEnter, go],
    ),
  );
  return (
    <>
      <PageHeader title={m.people_caseload()} under={m.people_caseload_lead()}>
        {mayEnter && (
          <Go to="/app/people/new" className="button primary">
            {m.people_enter()}
            <Keys keys="n" />
          </Go>
        )}
      </PageHeader>
      <div className="stack">
        <SearchBox label={m.people_find()} hint={m.people_find_hint()} onText={setText} control={box} />
        {text.length >= 2 ? <FoundPeople text={text} /> : <AllPeople />}
      </div>
    </>
  );
}

function AllPeople() {
  const go = useGo();
  const mayEnter = useMay('people.write');
  const { retry, ...windows } = useRowWindows<Person>('/people', 'people');
  return (
    <DataTable
      caption={m.people_caseload()}
      captionHidden
      columns={columns}
      {...windows}
      rowKey={({ id }) => id}
      rowName={({ caseCode }) => caseCode}
      onRetry={retry}
      onOpen={({ id }) => go(`/app/people/${id}`)}
      height="calc(100dvb - 21rem)"
      empty={{ sentence: m.people_none(), next: mayEnter ? <Go to="/app/people/new" className="button primary">{m.people_enter()}</Go> : undefined }}
    />
  );
}

function FoundPeople({ text }: { text: string }) {
  const go = useGo();
  const mayEnter = useMay('people.write');
  const { data, error, isFetching, refetch } = usePeopleSearch(text);
  return (
    <>
      <DataTable
        caption={m.people_found()}
        columns={columns}
        rows={data?.people ?? []}
        loading={isFetching && data === undefined}
        trouble={data === undefined ? error?.trouble : undefined}
        onRetry={() => void refetch()}
        rowKey={({ id }) => id}
        rowName={({ caseCode }) => caseCode}
        onOpen={({ id }) => go(`/app/people/${id}`)}
        height="calc(100dvb - 21rem)"
        empty={{ sentence: m.people_found_none({ text }), next: mayEnter ? <Go to="/app/people/new" className="button">{m.people_enter()}</Go> : undefined }}
      />
      {data?.more === true && <p className="hint">{m.people_found_more()}</p>}
    </>
  );
}
