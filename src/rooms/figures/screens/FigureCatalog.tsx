import { useMemo, useRef, useState } from 'react';
import { useKeys } from '../../../foundation/screen/keys.ts';
import { DataTable, type Column } from '../../../foundation/screen/DataTable.tsx';
import { Code } from '../../../foundation/screen/Bidi.tsx';
import { useGo, Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { SearchBox } from '../../../foundation/screen/SearchBox.tsx';
import * as m from '../../../messages/messages.js';
import type { MeasureShape } from '../schema.ts';
import { CatalogEquation, CatalogStatus, CatalogValue } from './parts/CatalogCells.tsx';
import { useCatalog, type Catalog } from './parts/equations.ts';
import { PeriodPicker } from './parts/PeriodPicker.tsx';
import { figurePath, readPeriod, usePeriod } from './parts/place.ts';
import './parts/figures.css';

/** Everything that can be counted, one row to a figure, with its value for the period that is asked about. */
export function FigureCatalog() {
  const { query, setQuery } = useAddress();
  const period = usePeriod(query['period']);
  const reading = useCatalog();
  const search = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  useKeys(useMemo(() => [{ keys: 'f', label: m.figures_key_search(), group: 'page' as const, run: () => search.current?.focus() }], []));
  return (
    <>
      <PageHeader title={m.figures_catalog()} under={m.figures_catalog_lead()} />
      <div className="stack loose">
        <div className="figure-controls">
          <PeriodPicker value={period} onChange={(next) => setQuery({ period: next })} />
          <SearchBox label={m.figures_search()} hint={m.figures_search_hint()} onText={setText} control={search} />
        </div>
        <Loaded reading={reading}>{(catalog) => <Rows catalog={catalog} period={period} text={text} />}</Loaded>
      </div>
    </>
  );
}

function Rows({ catalog, period, text }: { catalog: Catalog; period: string; text: string }) {
  const go = useGo();
  const rows = useMemo(() => fitting(catalog.measures, text), [catalog, text]);
  const columns = useMemo(() => columnsOf(catalog, period), [catalog, period]);
  const path = ({ id }: MeasureShape): string => figurePath(id, { period });
  return (
    <DataTable
      caption={m.figures_catalog_caption({ period })}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={({ id }) => id}
      onOpen={(measure) => go(path(measure))}
      height="48rem"
      empty={{ sentence: text === '' ? m.figures_catalog_empty() : m.figures_catalog_none({ text }) }}
    />
  );
}

function columnsOf(catalog: Catalog, period: string): Column<MeasureShape>[] {
  const read = readPeriod(period);
  const counted = (measure: MeasureShape): boolean => read !== undefined && measure.bases.includes(read.basis);
  return [
    {
      id: 'question', head: m.figures_column_question(), names: true, width: 'minmax(18rem, 3fr)',
      cell: (measure) => (
        <span className="figure-name">
          <Go to={figurePath(measure.id, { period })}>{measure.question}</Go>
          <span className="hint">
            <Code>{measure.id}</Code> · {measure.title}
          </span>
        </span>
      ),
    },
    { id: 'value', head: m.figures_column_value(), align: 'end', width: 'minmax(7rem, .8fr)', cell: (measure) => <CatalogValue measure={measure} period={period} counted={counted(measure)} /> },
    { id: 'unit', head: m.figures_column_unit(), width: 'minmax(6rem, .7fr)', cell: ({ unit }) => unit },
    { id: 'status', head: m.figures_column_status(), width: 'minmax(8rem, .9fr)', cell: (measure) => <CatalogStatus measure={measure} period={period} counted={counted(measure)} /> },
    { id: 'equation', head: m.figures_column_equation(), width: 'minmax(11rem, 1.4fr)', cell: (measure) => <CatalogEquation measure={measure} period={period} catalog={catalog} counted={counted(measure)} /> },
  ];
}

function fitting(measures: readonly MeasureShape[], text: string): MeasureShape[] {
  const wanted = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return measures.filter(({ id, title, question, unit, room, population }) => {
    const all = `${id} ${title} ${question} ${unit} ${room} ${population}`.toLowerCase();
    return wanted.every((word) => all.includes(word));
  });
}
