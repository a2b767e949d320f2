import { barChart } from '../../../../foundation/screen/charts/bar-chart.ts';
import { ChartFigure } from '../../../../foundation/screen/charts/Chart.tsx';
import { mostSeries, type ChartData } from '../../../../foundation/screen/charts/chart-data.ts';
import { lineChart, smallMultiples } from '../../../../foundation/screen/charts/line-chart.ts';
import { partWholeBar } from '../../../../foundation/screen/charts/part-whole-bar.ts';
import { EmptyState } from '../../../../foundation/screen/EmptyState.tsx';
import { Loaded } from '../../../../foundation/screen/Loaded.tsx';
import * as m from '../../../../messages/messages.js';
import type { FigureAnswer, MeasureShape } from '../../schema.ts';
import type { ViewProps } from './FigureView.tsx';
import { SeriesLine } from './SeriesLine.tsx';
import { seriesChart, unitText, useSeries } from './series.ts';

/** The most bars one picture shows; the table shows all. */
const BARS = 24;

/** The years as lines, and the breakdown of the period where one is asked. */
export function ChartView(props: ViewProps) {
  const { measure, answer, by } = props;
  const { span, whole, reading } = useSeries(props);
  return (
    <div className="stack loose">
      {by !== undefined && <Breakdown figure={answer.figure} measure={measure} />}
      {span === undefined ? (
        <EmptyState sentence={m.figures_series_none()} />
      ) : (
        <Loaded reading={reading}>
          {({ points }) => {
            const data = seriesChart(points, measure, by);
            if (data === undefined || data.series.length === 0) return <EmptyState sentence={m.figures_series_none()} />;
            return (
              <div className="stack">
                <ChartFigure data={data} draw={data.series.length > mostSeries ? smallMultiples : lineChart} />
                {by === undefined && <SeriesLine {...props} points={points} whole={whole ?? ''} />}
              </div>
            );
          }}
        </Loaded>
      )}
    </div>
  );
}

/** The codes of one period: parts of a whole where they are, bars where they overlap, are many, or one is hidden. */
function Breakdown({ figure, measure }: { figure: FigureAnswer; measure: MeasureShape }) {
  const cells = figure.cells ?? [];
  if (cells.length === 0) return <EmptyState sentence={m.figures_breakdown_none()} />;
  const dimension = measure.dimensions.find(({ name }) => name === figure.by)?.title ?? figure.by ?? '';
  const whole = figure.counts !== 'distinct' && cells.length <= mostSeries && (figure.value ?? 0) > 0 && cells.every(({ value }) => value !== null);
  const shown = cells.toSorted((a, b) => (whole ? 0 : (b.value ?? 0) - (a.value ?? 0))).slice(0, BARS);
  const data: ChartData = {
    title: m.figures_breakdown_title({ amount: figure.amount, dimension: dimension.toLowerCase() }),
    source: m.figures_chart_source({ measure: measure.id, version: measure.version }), period: figure.period.label, unit: unitText(figure), pointHead: dimension,
    series: [{ label: dimension, points: shown.map(({ label, value, status }) => (value === null ? { at: label, value: null, marks: [status === 'confidential' ? 'c' : 'x'] } : { at: label, value: figure.currency === undefined ? value : value / 100 })) }],
  };
  return (
    <div className="stack tight">
      <ChartFigure data={data} draw={whole ? partWholeBar : barChart} />
      {figure.counts === 'distinct' && <p className="hint">{m.figures_breakdown_overlaps()}</p>}
      {cells.length > shown.length && <p className="hint">{m.figures_breakdown_largest({ shown: shown.length, all: cells.length })}</p>}
    </div>
  );
}
