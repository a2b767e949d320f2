import type { Cell } from './prepare.ts';
import type { PublicCell } from './public-store.ts';

/** A cell as its row in the table of released cells, without who released it and when. */
export function rowOf(cell: Cell) {
  const { measure, period } = cell;
  const dimension = cell.dimension === null ? undefined : measure.dimensions[cell.dimension];
  return {
    figure: cell.figure, measure: measure.id, definition: measure.version, title: measure.title, question: measure.question, topic: cell.topic, unit: measure.unit, basis: period.basis, period: period.label, from_day: period.from, until_day: period.until,
    dimension: cell.dimension, dimension_title: dimension?.title ?? null, code: cell.code, code_label: cell.code === null ? null : cell.code.split(',').map((code) => dimension?.values[code] ?? code).join(' or '),
    value: cell.value, currency: cell.currency, status: cell.status, held: cell.held, previous: cell.previous, reason_code: cell.reason?.code ?? null, reason_words: cell.reason?.words ?? null,
    sentence: cell.sentence, counted_once: measure.countedOnce, way: cell.way, gross: cell.across?.gross ?? null, at_least: cell.across?.atLeast ?? null, at_most: cell.across?.atMost ?? null, made: cell.made, authority: measure.authority, in_text: cell.inText,
  };
}

/** Cells that are about to be released, or would be, as the public would read them. */
export function asPublic(cells: readonly Cell[], released: { at: Date; year: number; sequence: number }): PublicCell[] {
  return cells.map((cell) => ({ ...rowOf(cell), released_at: released.at, year: released.year, sequence: released.sequence }));
}
