import { MEANINGS } from './document.ts';
import { tablesIn, toldValue, unitOf, type CellTable, type Told } from './told.ts';

/*
 * JSON-stat 2.0 (json-stat.org/full): a collection of datasets, one for each table, by period and part. A cell that tells a sign
 * instead of a number has no value and the sign as its status; a cell that was not released has neither.
 */

/** The cells as a JSON-stat 2.0 collection. */
export function toJsonStat({ about, cells }: Told): string {
  return `${JSON.stringify({
    version: '2.0', class: 'collection', label: about.title, href: about.page, updated: about.released.toISOString(), source: about.publisher,
    link: { item: tablesIn(cells).map((table) => datasetOf(table, about)) },
  }, null, 1)}\n`;
}

function datasetOf({ id, measure, dimension, title, periods, parts, cells }: CellTable, about: Told['about']) {
  const [first] = cells;
  const at = new Map(cells.map((c) => [periods.findIndex((p) => p.id === c.period) * parts.length + parts.findIndex((p) => p.id === (c.code ?? 'all')), c]));
  const places = [...at.entries()].sort(([a], [b]) => a - b);
  const said = <T>(of: (cell: (typeof cells)[number]) => T | null): Record<string, T> => Object.fromEntries(places.flatMap(([place, cell]) => {
    const value = of(cell);
    return value === null ? [] : [[String(place), value]];
  }));
  const category = (list: readonly { id: string; label: string }[]) => ({ index: list.map((p) => p.id), label: Object.fromEntries(list.map((p) => [p.id, p.label])) });
  // In capitals, for measures name their own dimensions in small letters, and may name one “period”.
  const part = dimension ?? 'WHOLE';
  return {
    version: '2.0', class: 'dataset', label: title, source: first?.authority, updated: about.released.toISOString(), href: `${about.origin}/data/f/${measure}`,
    note: [first?.counted_once], id: ['TIME_PERIOD', part, 'MEASURE'], size: [periods.length, parts.length, 1], role: { time: ['TIME_PERIOD'], metric: ['MEASURE'] },
    dimension: {
      TIME_PERIOD: { label: 'Period', category: category(periods) }, [part]: { label: first?.dimension_title ?? 'The whole', category: category(parts) },
      MEASURE: { label: 'Measure', category: { index: [measure], label: { [measure]: first?.title }, unit: { [measure]: { label: first === undefined ? '' : unitOf(first), decimals: first?.currency === null ? 0 : 2 } } } },
    },
    // As a list: where every number is withheld, readers do not take an empty object for numbers.
    value: Array.from({ length: periods.length * parts.length }, (_, place) => (at.has(place) ? toldValue(at.get(place) as (typeof cells)[number]) : null)), status: said((c) => (c.status === '' ? null : c.status)),
    extension: { table: id, definition: first?.definition, status: { label: MEANINGS }, figure: said((c) => c.figure), previous: said((c) => toldValue(c, c.previous)), gross: said((c) => c.gross), unduplicatedAtLeast: said((c) => c.at_least), unduplicatedAtMost: said((c) => c.at_most) },
  };
}
