import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Code } from '../../../foundation/screen/Bidi.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OneOf } from '../../../foundation/screen/OneOf.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { Problem } from '../../../foundation/screen/Problem.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { Tabs } from '../../../foundation/screen/Tabs.tsx';
import * as m from '../../../messages/messages.js';
import type { FigurePage as Answer, MeasureShape } from '../schema.ts';
import { instantOf } from './parts/as-of.ts';
import { AsOfField } from './parts/AsOfField.tsx';
import { useCatalog, type Catalog } from './parts/equations.ts';
import { FigureActs } from './parts/FigureActs.tsx';
import { FigureHead } from './parts/FigureHead.tsx';
import { FigureView } from './parts/FigureView.tsx';
import { PeriodPicker } from './parts/PeriodPicker.tsx';
import { figurePath, readPeriod, usePeriod, VIEWS, type View } from './parts/place.ts';
import './parts/figures.css';

/** One figure: its value with everything that must stand beside a number, and every way of looking behind it. */
export function FigurePage() {
  const { params } = useAddress();
  const id = params['measure'] ?? '';
  return (
    <Loaded reading={useCatalog()}>
      {(catalog) => {
        const measure = catalog.measures.find((one) => one.id === id);
        return measure === undefined ? <Problem trouble={{ kind: 'refusal', code: 'unknown', sentence: '', detail: {} }} /> : <Page key={id} catalog={catalog} measure={measure} />;
      }}
    </Loaded>
  );
}

function Page({ catalog, measure }: { catalog: Catalog; measure: MeasureShape }) {
  const { query, setQuery } = useAddress();
  const period = usePeriod(query['period']);
  const view = VIEWS.find((one) => one === query['view']) ?? 'chart';
  const by = measure.dimensions.find(({ name }) => name === query['by'])?.name;
  const where = query['where'];
  const asOf = query['asOf'];
  const counted = measure.bases.includes(readPeriod(period)?.basis ?? '');
  const reading = useRead<Answer>(counted ? `/figures/${measure.id}` : undefined, { period, by, where, asOf: instantOf(asOf) });
  const path = (next: View): string => figurePath(measure.id, { period, by, where, asOf, view: next });
  const tabs = VIEWS.map((one) => ({ path: path(one), label: LABELS[one]() }));
  return (
    <>
      <PageHeader
        title={measure.title}
        over={<><Go to={`/app/figures?period=${encodeURIComponent(period)}`}>{m.figures_catalog()}</Go> · <Code>{measure.id}</Code> · {m.figures_definition_version({ version: measure.version })}</>}
        under={measure.question}
      >
        {reading.data !== undefined && <FigureActs figure={reading.data.figure} measure={measure} asOf={instantOf(asOf)} />}
      </PageHeader>
      <div className="figure-controls">
        <PeriodPicker value={period} onChange={(next) => setQuery({ period: next })} />
        <AsOfField value={asOf} onChange={(next) => setQuery({ asOf: next })} />
        {measure.dimensions.length > 0 && (
          <OneOf
            label={m.figures_by()}
            value={by ?? ''}
            options={[{ value: '', label: m.figures_by_none() }, ...measure.dimensions.map(({ name, title }) => ({ value: name, label: title }))]}
            onChange={(next) => setQuery({ by: next })}
          />
        )}
      </div>
      {counted ? (
        <Loaded reading={reading}>{(answer) => <FigureHead catalog={catalog} measure={measure} answer={answer} where={where} asOf={asOf} />}</Loaded>
      ) : (
        <p className="note warn" role="status">{m.figures_not_by_basis({ period, bases: measure.bases.join(', ') })}</p>
      )}
      <Tabs label={m.figures_views()} tabs={tabs} current={path(view)} />
      {counted && reading.data !== undefined && <FigureView view={view} measure={measure} answer={reading.data} where={where} by={by} asOf={asOf} />}
    </>
  );
}

const LABELS: Readonly<Record<View, () => string>> = {
  chart: () => m.figures_view_chart(), table: () => m.figures_view_table(), records: () => m.figures_view_records(),
  history: () => m.figures_view_history(), definition: () => m.figures_view_definition(), elsewhere: () => m.figures_view_elsewhere(),
};
