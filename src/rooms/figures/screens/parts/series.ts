/** A figure year by year, as charts and tables need it. */
import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import type { ChartData, Point, Series } from '../../../../foundation/screen/charts/chart-data.ts';
import { dayAt } from '../../../../foundation/screen/day-text.ts';
import { language } from '../../../../foundation/screen/words.ts';
import { unitFor } from '../../../../foundation/measure/words.ts';
import type { YearBasis } from '../../../../foundation/calendar/period.ts';
import * as m from '../../../../messages/messages.js';
import type { Cell, FigureAnswer, MeasureShape } from '../../schema.ts';
import { instantOf } from './as-of.ts';
import { numberOf, signed } from './numbers.ts';
import { readPeriod, yearLabel, yearOf } from './place.ts';
import type { ViewProps } from './FigureView.tsx';

/** How many years a series shows that ends with the year looked at. */
const BACK = 7;

/** The most codes that are drawn; a table shows all. */
const DRAWN = 12;

/** The years of a series: those up to the year looked at, on its own basis. */
export function spanOf(period: string, measure: MeasureShape): { basis: YearBasis; from: number; to: number } | undefined {
  const read = readPeriod(period);
  const year = read === undefined ? undefined : yearOf(read);
  if (year !== undefined) return { basis: year.basis, from: year.year - BACK, to: year.year };
  const basis = (['fiscal-year', 'calendar-year', 'reporting-year'] as const).find((one) => measure.bases.includes(one));
  if (read === undefined || basis === undefined) return undefined;
  const to = Number(read.until.slice(0, 4));
  return { basis, from: to - BACK, to };
}

/** Reads the series that ends with the period looked at. */
export function useSeries({ measure, answer, where, by, asOf }: ViewProps) {
  const span = spanOf(answer.figure.period.label, measure);
  const reading = useRead<{ points: FigureAnswer[] }>(span === undefined ? undefined : `/figures/${measure.id}/series`, { ...span, by, where, asOf: instantOf(asOf) });
  const whole = span === undefined ? undefined : `${yearLabel(span.basis, span.from)}-${yearLabel(span.basis, span.to)}`;
  return { span, whole, reading };
}

/** A year's value as a point; a year before the measure holds has none, and one that had not ended when it was counted is provisional. */
export function pointOf(figure: Pick<FigureAnswer, 'period'> & Partial<Pick<FigureAnswer, 'asOf'>> & Pick<Cell, 'value' | 'status'> & { currency?: string | undefined }, measure: MeasureShape): Point {
  const at = figure.period.label;
  if (figure.value === null) return { at, value: null, marks: [figure.status === 'confidential' ? 'c' : 'x'] };
  if (figure.value === 0 && figure.period.until <= measure.effectiveFrom) return { at, value: null, marks: ['z'] };
  return { at, value: figure.currency === undefined ? figure.value : figure.value / 100, ...marksOf(figure) };
}

function marksOf({ status, period, asOf }: Pick<Cell, 'status'> & Pick<FigureAnswer, 'period'> & Partial<Pick<FigureAnswer, 'asOf'>>): Pick<Point, 'marks'> {
  if (status === 'revised') return { marks: ['r'] };
  return asOf !== undefined && period.until > dayAt(asOf) ? { marks: ['p'] } : {};
}

/** The chart of a series: one line, or one for each code; the largest where they are many. */
export function seriesChart(points: readonly FigureAnswer[], measure: MeasureShape, by: string | undefined): ChartData | undefined {
  const last = points.at(-1);
  if (last === undefined) return undefined;
  const series = by === undefined ? [{ label: measure.title, points: points.map((p) => pointOf(p, measure)) }] : codesOf(points).slice(0, DRAWN).map(({ code, label }): Series => ({
    label,
    points: points.map((p) => {
      const cell = p.cells?.find((one) => one.code === code);
      return pointOf({ period: p.period, value: cell?.value ?? 0, status: cell?.status ?? 'computed', currency: p.currency, asOf: p.asOf }, measure);
    }),
  }));
  return { title: titleOf(points, measure, by), source: m.figures_chart_source({ measure: measure.id, version: measure.version }), period: `${points[0]?.period.label ?? ''}–${last.period.label}`, unit: unitText(last), pointHead: m.figures_column_period(), series, language: language() };
}

/** Every code of a breakdown over the years, largest first. */
export function codesOf(points: readonly FigureAnswer[]): { code: string; label: string; sum: number }[] {
  const sums = new Map<string, { code: string; label: string; sum: number }>();
  for (const { code, label, value } of points.flatMap(({ cells }) => cells ?? [])) {
    const before = sums.get(code);
    sums.set(code, { code, label, sum: (before?.sum ?? 0) + (value ?? 0) });
  }
  return [...sums.values()].sort((a, b) => b.sum - a.sum);
}

/** The unit of a chart in the plural, or the currency. */
export function unitText({ unit, currency }: Pick<FigureAnswer, 'unit' | 'currency'>): string {
  return currency ?? unitFor(2, unit);
}

function titleOf(points: readonly FigureAnswer[], measure: MeasureShape, by: string | undefined): string {
  const [before, last] = [points.at(-2), points.at(-1)];
  if (last === undefined) return measure.title;
  if (by !== undefined) return m.figures_chart_title_by({ title: measure.title, dimension: (measure.dimensions.find(({ name }) => name === by)?.title ?? by).toLowerCase() });
  const known = before !== undefined && before.value !== null && last.value !== null && before.period.until > measure.effectiveFrom;
  if (!known) return m.figures_chart_title({ amount: last.amount, period: last.period.label });
  const difference = (last.value ?? 0) - (before.value ?? 0);
  const by_ = numberOf({ value: Math.abs(difference), status: last.status }, last.currency);
  if (difference === 0) return m.figures_chart_title_same({ amount: last.amount, period: last.period.label, before: before.period.label });
  return difference > 0
    ? m.figures_chart_title_more({ amount: last.amount, period: last.period.label, by: by_, before: before.period.label })
    : m.figures_chart_title_fewer({ amount: last.amount, period: last.period.label, by: by_, before: before.period.label });
}

/** How a value moved from the year before, with its sign. */
export function moved(now: number | null, before: number | null | undefined, currency: string | undefined): string {
  if (now === null || before === null || before === undefined) return '';
  return signed((now - before) / (currency === undefined ? 1 : 100));
}
