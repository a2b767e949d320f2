import { MEANINGS } from './document.ts';
import type { Status } from './prepare.ts';
import type { PublicCell } from './public-store.ts';

/*
 * The one frozen table of released cells, as every file and every table on paper takes it. What a cell tells is decided here
 * once; the writers differ only in form.
 */

/** What every file says of itself besides its cells. */
export interface About {
  /** The name that files bear: a figure (`LET-01`) or a release (`assessment-2004-release-1`). */
  name: string;
  title: string;
  description: string;
  /** Where it is read, and where the product is. */
  page: string;
  origin: string;
  publisher: string;
  released: Date;
  version: string;
}

/** A set of released cells with what is said of it. */
export interface Told { about: About; cells: readonly PublicCell[] }

/** The number that a cell tells: of money in the currency itself, with cents after the point; null where a sign stands in its place. */
export function toldValue(cell: Pick<PublicCell, 'value' | 'currency'>, of: number | null = cell.value): number | null {
  return of === null ? null : cell.currency === null ? of : of / 100;
}

/** What the unit of a cell is called in files. */
export function unitOf(cell: Pick<PublicCell, 'unit' | 'currency'>): string {
  return cell.currency ?? cell.unit;
}

/** What a cell is a part of and which: 'All' where it is the whole. */
export function partOf(cell: Pick<PublicCell, 'dimension' | 'dimension_title' | 'code_label'>): string {
  return cell.dimension === null ? 'All' : `${cell.dimension_title}: ${cell.code_label}`;
}

/** The number or the sign in its place, as a table for readers shows it: 1,234 or [c]; a revised one bears its sign after it. */
export function shownText(cell: Pick<PublicCell, 'value' | 'currency' | 'status'>): string {
  const value = toldValue(cell);
  if (value === null) return `[${cell.status}]`;
  const number = new Intl.NumberFormat('en', cell.currency === null ? { maximumFractionDigits: 4 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
  return `${cell.currency === null ? '' : `${cell.currency} `}${number}${cell.status === '' ? '' : ` [${cell.status}]`}`;
}

/** The signs that occur, each with its meaning. */
export function signsIn(cells: readonly PublicCell[]): { sign: Exclude<Status, ''>; means: string }[] {
  return (['c', 'r', 'p', 'x', 'z'] as const).filter((sign) => cells.some((c) => c.status === sign)).map((sign) => ({ sign, means: MEANINGS[sign] }));
}

/** One table: the whole of a measure over its periods, or one way of breaking it down. */
export interface CellTable {
  id: string;
  measure: string;
  dimension: string | null;
  title: string;
  periods: readonly { id: string; label: string; from: string | null; until: string }[];
  parts: readonly { id: string; label: string }[];
  cells: readonly PublicCell[];
}

/** The cells by measure, in the order of the house's parts and numbers. */
export function byMeasure(cells: readonly PublicCell[]): Map<string, PublicCell[]> {
  const order = cells.toSorted((a, b) => compare(a.measure, b.measure) || Number(a.dimension !== null) - Number(b.dimension !== null) || compare(a.dimension ?? '', b.dimension ?? '') || compare(a.basis, b.basis) || compare(a.until_day, b.until_day) || compare(a.period, b.period) || compare(a.code ?? '', b.code ?? ''));
  return Map.groupBy(order, (c) => c.measure);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The cells as tables, each cell in exactly one of them. */
export function tablesIn(cells: readonly PublicCell[]): CellTable[] {
  return [...byMeasure(cells).values()].flatMap((own) => [...Map.groupBy(own, (c) => c.dimension).entries()].map(([dimension, table]): CellTable => {
    const [first] = table as [PublicCell, ...PublicCell[]];
    const periods = new Map(table.map((c) => [c.period, { id: c.period, label: `${c.basis.replaceAll('-', ' ')}: ${c.period}`, from: c.from_day, until: c.until_day }]));
    const parts = new Map(table.map((c) => [c.code ?? 'all', { id: c.code ?? 'all', label: c.code_label ?? 'All' }]));
    return { id: dimension === null ? first.measure : `${first.measure}-by-${dimension}`, measure: first.measure, dimension, title: dimension === null ? first.title : `${first.title}, by ${(first.dimension_title ?? dimension).toLowerCase()}`, periods: [...periods.values()], parts: [...parts.values()], cells: table };
  }));
}
