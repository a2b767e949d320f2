/** What every chart is drawn from, and the rules that no chart may break. */
import { Refusal } from '../../errors.ts';
import { language, wordsIn } from '../words.ts';

/** The shorthand of official tables, after the UK Government Analysis Function. */
export type Mark = 'b' | 'c' | 'e' | 'p' | 'r' | 'x' | 'z';

/** One value; without a number a mark says why. */
export interface Point {
  at: string;
  value: number | null;
  marks?: readonly Mark[] | undefined;
}

/** Values that belong together under one name. */
export interface Series {
  label: string;
  points: readonly Point[];
}

/** A chart before it is drawn; title, source, period and unit are printed inside it. */
export interface ChartData {
  /** A sentence that says what the chart shows. */
  title: string;
  source: string;
  period: string;
  unit: string;
  series: readonly Series[];
  /** What the points stand for, as the head of the table's first column. */
  pointHead?: string | undefined;
  language?: string | undefined;
  direction?: 'ltr' | 'rtl' | undefined;
  /** Digits after the point; 0 when left out. */
  digits?: number | undefined;
}

/** The most series that one picture can carry. */
export const mostSeries = 6;

/** Refuses data that no chart may show: too many series, a title without a sentence, a number neither given nor explained. */
export function refuseUnfit(data: ChartData, limit: number = mostSeries): void {
  if (data.series.length === 0 || data.series.every(({ points }) => points.length === 0)) {
    throw new Refusal('screen.chart-empty', 'A chart needs at least one value.');
  }
  if (data.series.length > limit) {
    throw new Refusal('screen.chart-too-many-series', `A chart carries at most ${limit} series; draw small multiples instead.`, { detail: { series: data.series.length } });
  }
  for (const name of ['title', 'source', 'period', 'unit'] as const) {
    if (data[name].trim() === '') throw new Refusal('screen.chart-incomplete', `A chart prints its ${name}; none was given.`, { detail: { missing: name } });
  }
  for (const point of data.series.flatMap(({ points }) => points)) {
    if (point.value === null ? (point.marks?.length ?? 0) === 0 : !Number.isFinite(point.value)) {
      throw new Refusal('screen.chart-unexplained', 'A value that is missing needs a mark that says why.', { detail: { at: point.at } });
    }
    if (point.value !== null && point.marks?.includes('c') === true) {
      throw new Refusal('screen.chart-discloses', 'A hidden value reached the chart.', { detail: { at: point.at } });
    }
  }
}

/** The language of a chart: its own, or the page's. */
export function languageOf(data: ChartData): string {
  return data.language ?? language();
}

/** A value as it is printed: the number, then its marks in square brackets. */
export function valueText(data: ChartData, point: Point): string {
  const number = point.value === null ? [] : [numberText(data, point.value)];
  return [...number, ...(point.marks ?? []).map((mark) => `[${mark}]`)].join(' ');
}

/** A number as the language of the chart writes it. */
export function numberText(data: ChartData, value: number): string {
  return new Intl.NumberFormat(languageOf(data), { maximumFractionDigits: data.digits ?? 0 }).format(value);
}

/** All positions of all series in the order in which they first appear. */
export function positionsOf(data: ChartData): string[] {
  return [...new Set(data.series.flatMap(({ points }) => points.map(({ at }) => at)))];
}

/** All numbers that are shown. */
export function numbersOf(data: ChartData): number[] {
  return data.series.flatMap(({ points }) => points.flatMap(({ value }) => (value === null ? [] : [value])));
}

/** The marks that are used, in the order of the alphabet. */
export function marksOf(data: ChartData): Mark[] {
  return [...new Set(data.series.flatMap(({ points }) => points.flatMap(({ marks }) => marks ?? [])))].sort();
}

/** What the marks mean, in one line. */
export function marksText(data: ChartData): string {
  return marksOf(data)
    .map((mark) => `[${mark}] ${wordsIn(languageOf(data), `screen_mark_${mark}`)}`)
    .join(' · ');
}

/** The most values that are read out; a longer series is told by its first and last. */
const readOut = 14;

/** The chart in one breath, for those who hear it. */
export function spokenChart(data: ChartData): string {
  const all = data.series.reduce((sum, { points }) => sum + points.length, 0);
  const said = data.series.map(({ label, points }) => {
    const shown = all <= readOut ? points : [points[0], points.at(-1)].filter((point) => point !== undefined);
    return `${data.series.length > 1 ? `${label}: ` : ''}${shown.map((point) => `${point.at} ${valueText(data, point)}`).join(', ')}`;
  });
  return wordsIn(languageOf(data), 'screen_chart_label', { title: data.title.replace(/[.\s]+$/, ''), unit: data.unit, period: data.period, values: `${said.join('; ')}.` });
}
