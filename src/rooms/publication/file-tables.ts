import { periodInWords } from '../../foundation/calendar/series.ts';
import { parsePeriod } from '../../foundation/calendar/period.ts';
import { heading, list, table, type Block } from '../../foundation/document/content.ts';
import { byMeasure, partOf, shownText, signsIn, unitOf } from './told.ts';
import type { PublicCell } from './public-store.ts';

/** Every released number as tables of a document, a table for each measure: what stands at the end of the printed Assessment and on its page of tables. */
export function tableBlocks(cells: readonly PublicCell[]): Block[] {
  const signs = signsIn(cells);
  return [
    ...[...byMeasure(cells).values()].map((own) => tableOf(own)),
    ...(signs.length === 0 ? [] : [heading(3, 'What the signs mean'), list(signs.map(({ sign, means }) => `[${sign}] ${means}.`))]),
  ];
}

function tableOf(cells: readonly PublicCell[]): Block {
  const [first] = cells as [PublicCell, ...PublicCell[]];
  const parts = cells.some((c) => c.dimension !== null);
  const beside = cells.some((c) => c.gross !== null);
  return table({
    caption: `${first.measure}: ${first.title} (${unitOf(first)})`, rowHeaders: parts ? 2 : 1,
    header: ['Period', ...(parts ? ['Part'] : []), 'Value', ...(beside ? ['Gross', 'Unduplicated'] : [])],
    columns: [{ align: 'start', share: 3 }, ...(parts ? [{ align: 'start', share: 5 } as const] : []), { align: 'end', share: 3 }, ...(beside ? [{ align: 'end', share: 2 } as const, { align: 'end', share: 3 } as const] : [])],
    rows: cells.map((c) => [periodInWords(parsePeriod(c.period)), ...(parts ? [partOf(c)] : []), shownText(c), ...(beside ? [c.gross === null ? '' : c.gross.toLocaleString('en'), unduplicated(c)] : [])]),
  });
}

function unduplicated({ at_least, at_most }: PublicCell): string {
  if (at_most === null) return '';
  return at_least === null ? `at most ${at_most.toLocaleString('en')}` : at_least === at_most ? at_most.toLocaleString('en') : `${at_least.toLocaleString('en')} to ${at_most.toLocaleString('en')}`;
}
