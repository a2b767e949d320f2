import { useState } from 'react';
import { Code } from '../../../foundation/screen/Bidi.tsx';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { useGo } from '../../../foundation/screen/go.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import { useRowWindows } from '../../../foundation/screen/use-row-windows.ts';
import * as m from '../../../messages/messages.js';
import type { CaseEntry } from '../schema.ts';
import { districtName, forms } from './parts/labels.ts';
import { FileCase } from './parts/FileCase.tsx';
import './parts/justice.css';

const columns: readonly Column<CaseEntry>[] = [
  { id: 'docket', head: m.justice_col_docket(), cell: ({ docket }) => <Code>{docket}</Code>, width: 'minmax(9rem, 10rem)', names: true },
  { id: 'district', head: m.justice_col_district(), cell: ({ district }) => <bdi>{districtName(district)}</bdi>, width: '6.5rem' },
  { id: 'filed', head: m.justice_col_filed(), cell: ({ filedOn }) => <OnDay day={filedOn} />, width: 'minmax(9rem, 11rem)' },
  { id: 'form', head: m.justice_col_form(), cell: ({ form }) => forms[form], width: 'minmax(9rem, 1fr)' },
  { id: 'defendants', head: m.justice_col_defendants(), cell: ({ defendants }) => defendants, width: '7rem', align: 'end' },
  { id: 'convicted', head: m.justice_col_convicted(), cell: ({ convicted }) => convicted, width: '6.5rem', align: 'end' },
  { id: 'pending', head: m.justice_col_pending(), cell: ({ pending }) => pending, width: '6rem', align: 'end' },
  { id: 'fugitives', head: m.justice_col_fugitives(), cell: ({ atLarge }) => (atLarge === 0 ? 0 : <Tag tone="warn">{atLarge}</Tag>), width: '6.5rem', align: 'end' },
];

/** The prosecutions of this office, newest first. */
export function CaseList() {
  const { query } = useAddress();
  const go = useGo();
  const mayProsecute = useMay('justice.prosecute');
  const show = query['show'] === 'all' ? 'all' : 'pending';
  const { retry, ...windows } = useRowWindows<CaseEntry>('/justice/cases', 'cases', { show });
  return (
    <>
      <PageHeader title={m.justice_cases()} under={m.justice_cases_lead()}>
        {mayProsecute && <FileCase onDone={(id) => go(`/app/justice/cases/${id}`)} />}
      </PageHeader>
      <Tabs label={m.justice_views()} current={show === 'all' ? '/app/justice/cases?show=all' : '/app/justice/cases'} tabs={[{ path: '/app/justice/cases', label: m.justice_pending() }, { path: '/app/justice/cases?show=all', label: m.justice_all() }]} />
      <DataTable key={show} caption={m.justice_cases()} captionHidden columns={columns} {...windows} rowKey={({ id }) => id} rowName={({ docket }) => docket} onRetry={retry} onOpen={({ id }) => go(`/app/justice/cases/${id}`)} height="calc(100dvb - 22rem)" empty={{ sentence: m.justice_none_cases() }} />
      <YearTables />
    </>
  );
}

/** The tables of a calendar year as a file, in the classes of ICCS 0204. */
function YearTables() {
  const [year, setYear] = useState(today().slice(0, 4));
  const good = /^(199\d|20\d\d)$/.test(year);
  return (
    <div className="year-tables">
      <div className="field">
        <label htmlFor="tables-year">{m.justice_tables_year()}</label>
        <input id="tables-year" className="short" type="text" inputMode="numeric" dir="ltr" value={year} onChange={(event) => setYear(event.target.value.trim())} aria-invalid={!good} />
      </div>
      {good && <a className="button" href={`/api/justice/tables/${year}`} download>{m.justice_tables()}</a>}
    </div>
  );
}
