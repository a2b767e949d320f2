import { Code } from '../../../../foundation/screen/Bidi.tsx';
import { EmptyState } from '../../../../foundation/screen/EmptyState.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { Loaded } from '../../../../foundation/screen/Loaded.tsx';
import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import * as m from '../../../../messages/messages.js';
import type { FigureAnswer, FigurePage, MeasureShape } from '../../schema.ts';
import { instantOf } from './as-of.ts';
import { filterWords } from './filter-words.ts';
import { Sums } from './Sums.tsx';
import type { ViewProps } from './FigureView.tsx';
import { moved, codesOf, pointOf, useSeries } from './series.ts';
import { grossOf, isMiddle, numberOf, shareOf, unduplicatedOf } from './numbers.ts';
import { figurePath } from './place.ts';

/** The years as a table; with a breakdown, one line for each code. */
export function TableView(props: ViewProps) {
  const { measure, answer, by } = props;
  const { span, whole, reading } = useSeries(props);
  if (span === undefined) return <EmptyState sentence={m.figures_series_none()} />;
  return (
    <Loaded reading={reading}>
      {({ points }) => (
        <div className="stack loose">
          {by === undefined ? <Years {...props} points={points} whole={whole ?? ''} /> : codesOf(points).length === 0 ? <EmptyState sentence={m.figures_breakdown_none()} /> : <Codes points={points} measure={measure} figure={answer.figure} by={by} />}
          <p className="hint">{m.figures_table_marks()}</p>
        </div>
      )}
    </Loaded>
  );
}

function Years({ measure, points, whole, where, asOf }: ViewProps & { points: readonly FigureAnswer[]; whole: string }) {
  const { data } = useRead<FigurePage>(`/figures/${measure.id}`, { period: whole, where, asOf: instantOf(asOf) });
  const together = data?.figure;
  const two = points.some(({ kind }) => kind !== undefined);
  const added = points.reduce((sum, { value }) => sum + (value ?? 0), 0);
  return (
    <div className="wide" role="region" aria-label={m.figures_view_table()} tabIndex={0}>
      <table className="figure-table">
        <caption>{m.figures_table_years({ title: measure.title })}</caption>
        <thead>
          <tr>
            <th scope="col">{m.figures_column_period()}</th>
            {two ? (
              <>
                <th scope="col" className="number">{m.figures_gross()}</th>
                <th scope="col" className="number">{m.figures_unduplicated()}</th>
              </>
            ) : (
              <th scope="col" className="number">{m.figures_column_value()}</th>
            )}
            <th scope="col" className="number">{m.figures_column_change()}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point, at) => (
            <tr key={point.period.label}>
              <th scope="row">
                <Go to={figurePath(measure.id, { period: point.period.label, where, asOf, view: 'table' })}>
                  <Code>{point.period.label}</Code>
                </Go>
              </th>
              {two ? <Both figure={point} measure={measure} /> : <td className="number">{valueOf(point, measure)}</td>}
              <td className="number">{pointOf(point, measure).value === null ? '' : moved(point.value, points[at - 1]?.value, point.currency)}</td>
            </tr>
          ))}
        </tbody>
        {together !== undefined && (
          <tfoot>
            <tr>
              <th scope="row">{m.figures_table_whole({ period: whole })}</th>
              {two ? <Both figure={together} measure={measure} /> : <td className="number">{numberOf(together, together.currency)}</td>}
              <td>{isMiddle(together) ? null : together.value === added ? <Sums /> : <span className="hint">{together.counts === 'distinct' ? m.figures_table_overlaps({ added }) : m.figures_table_not_summed({ added })}</span>}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** Gross and unduplicated of one line; the mark of a year without a number stands in both. */
function Both({ figure, measure }: { figure: FigureAnswer; measure: MeasureShape }) {
  const marked = pointOf(figure, measure).value === null ? valueOf(figure, measure) : undefined;
  return (
    <>
      <td className="number">{marked ?? grossOf(figure)}</td>
      <td className="number">{marked ?? unduplicatedOf(figure)}</td>
    </>
  );
}

function Codes({ points, measure, figure, by }: { points: readonly FigureAnswer[]; measure: MeasureShape; figure: FigureAnswer; by: string }) {
  const codes = codesOf(points);
  const dimension = measure.dimensions.find(({ name }) => name === by)?.title ?? by;
  const last = points.at(-1);
  const kind = last?.kind;
  return (
    <div className="wide" role="region" aria-label={m.figures_view_table()} tabIndex={0}>
      <table className="figure-table">
        <caption>{m.figures_table_codes({ title: measure.title, dimension: dimension.toLowerCase() })}</caption>
        <thead>
          <tr>
            <th scope="col">{dimension}</th>
            {points.map(({ period }) => <th key={period.label} scope="col" className="number"><Code>{period.label}</Code></th>)}
            {kind !== undefined && <th scope="col" className="number">{(kind === 'gross' ? m.figures_column_unduplicated : m.figures_column_gross)({ period: last?.period.label ?? '' })}</th>}
            <th scope="col" className="number">{m.figures_column_share({ period: last?.period.label ?? '' })}</th>
          </tr>
        </thead>
        <tbody>
          {codes.map(({ code, label }) => {
            const lastCell = last?.cells?.find((one) => one.code === code);
            const now = lastCell?.value ?? 0;
            return (
              <tr key={code}>
                <th scope="row">
                  <Go to={figurePath(measure.id, { period: figure.period.label, where: `${by}:${code}`, view: 'table' })}>{filterWords({ [by]: [code] }, measure) || label}</Go>
                </th>
                {points.map((point) => {
                  const cell = point.cells?.find((one) => one.code === code);
                  return <td key={point.period.label} className="number">{valueOf({ ...point, value: cell === undefined ? 0 : cell.value, status: cell?.status ?? point.status }, measure)}</td>;
                })}
                {kind !== undefined && <td className="number">{lastCell === undefined ? '' : (kind === 'gross' ? unduplicatedOf : grossOf)(lastCell)}</td>}
                <td className="number">{last?.value ? shareOf(now, last.value) : ''}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{m.figures_table_total()}</th>
            {points.map((point) => <td key={point.period.label} className="number">{valueOf(point, measure)}</td>)}
            {kind !== undefined && <td className="number">{last === undefined ? '' : (kind === 'gross' ? unduplicatedOf : grossOf)(last)}</td>}
            <td>{sums(points) ? <Sums /> : <span className="hint">{m.figures_breakdown_overlaps()}</span>}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function sums(points: readonly FigureAnswer[]): boolean {
  return points.every(({ value, cells }) => (cells ?? []).reduce((all, cell) => all + (cell.value ?? 0), 0) === (value ?? 0));
}

function valueOf(figure: FigureAnswer, measure: MeasureShape): string {
  const { marks } = pointOf(figure, measure);
  if (marks?.[0] === 'z') return '[z]';
  return `${numberOf(figure, figure.currency)}${marks?.[0] === 'p' ? ' [p]' : ''}`;
}
