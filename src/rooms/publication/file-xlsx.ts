import { writeBook, type BookCell, type BookSheet } from '../../foundation/exchange/write-book.ts';
import { COLUMNS } from './file-csv.ts';
import { byMeasure, signsIn, toldValue, unitOf, type Told } from './told.ts';
import type { PublicCell } from './public-store.ts';

/** The cells as a workbook: cover, contents, notes, and a sheet with one table for each measure. A sign in place of a number stands in brackets. */
export function toXlsx({ about, cells }: Told): Promise<Uint8Array> {
  const measures = [...byMeasure(cells).entries()];
  const first = (own: readonly PublicCell[]): PublicCell => own[0] as PublicCell;
  const cover: BookSheet = { name: 'Cover', title: about.title, lines: [about.description, `Publisher: ${about.publisher}`, `Released: ${about.released.toISOString().slice(0, 10)}`, `Version: ${about.version}`, `Read it at ${about.page}`, 'The sheet Contents leads to every table, and the sheet Notes says what signs and columns mean.'] };
  const contents: BookSheet = {
    name: 'Contents', title: 'Contents', lines: ['This sheet holds one table. Each line leads to a sheet.'],
    table: { header: ['Sheet', 'What it counts', 'Numbers'], widths: [14, 70, 10], rows: [[{ text: 'Notes', to: 'Notes' }, 'What signs and columns mean', null], ...measures.map(([id, own]): BookCell[] => [{ text: id, to: id }, first(own).title, own.length])] },
  };
  const notes: BookSheet = {
    name: 'Notes', title: 'Notes', lines: ['This sheet holds one table. A sign in brackets stands in place of a number, or beside one.'],
    table: {
      header: ['Note', 'What it means'], widths: [24, 100],
      rows: [...signsIn(cells).map(({ sign, means }): BookCell[] => [`[${sign}]`, `${means}.`]), ['Period', 'FY: fiscal year, 1 October to 30 September, named by the year it ends in. RY: reporting year, 1 April to 31 March, named by the year it ends in. CY: calendar year.'],
        ...COLUMNS.filter((c) => ['gross', 'unduplicated_at_least', 'unduplicated_at_most', 'previous', 'unit'].includes(c.name)).map((c): BookCell[] => [c.title, c.description])],
    },
  };
  return writeBook({ title: about.title, language: 'en', made: about.released }, [cover, contents, notes, ...measures.map(([id, own]) => sheetOf(id, own))]);
}

const HEADS: readonly { title: string; width: number; always?: true; of: (cell: PublicCell) => BookCell }[] = [
  { title: 'Period', width: 14, always: true, of: (c) => c.period },
  { title: 'By', width: 18, of: (c) => c.dimension_title },
  { title: 'Part', width: 40, of: (c) => c.code_label },
  { title: 'Value', width: 14, always: true, of: (c) => toldValue(c) ?? `[${c.status}]` },
  { title: 'Sign', width: 8, of: (c) => (c.status === '' ? null : `[${c.status}]`) },
  { title: 'Unit', width: 14, always: true, of: unitOf },
  { title: 'Gross', width: 10, of: (c) => c.gross },
  { title: 'Unduplicated, at least', width: 14, of: (c) => c.at_least },
  { title: 'Unduplicated, at most', width: 14, of: (c) => c.at_most },
  { title: 'Before', width: 14, of: (c) => toldValue(c, c.previous) },
  { title: 'Reason', width: 50, of: (c) => c.reason_words },
];

function sheetOf(id: string, cells: readonly PublicCell[]): BookSheet {
  const [first] = cells as [PublicCell, ...PublicCell[]];
  const heads = HEADS.filter((h) => h.always || cells.some((c) => h.of(c) !== null));
  // A part that is none is said to be all, so that no cell under a head is empty without a reason.
  const of = (head: (typeof HEADS)[number], cell: PublicCell): BookCell => head.of(cell) ?? (head.title === 'By' || head.title === 'Part' ? 'All' : null);
  return {
    name: id, title: `${id}: ${first.title}`,
    lines: ['This sheet holds one table. Signs and columns are explained on the sheet Notes.', first.question, `What counts once: ${first.counted_once}`, `Authority: ${first.authority}`],
    table: { header: heads.map((h) => h.title), widths: heads.map((h) => h.width), rows: cells.map((cell) => heads.map((head) => of(head, cell))) },
  };
}
