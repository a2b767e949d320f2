import writeXlsxFile from 'write-excel-file/universal';
import { Refusal } from '../errors.ts';
import type { Checked } from './check-table.ts';
import { escapeFormula, escapeWorkbookText } from './formula.ts';
import type { Table } from './read-table.ts';
import { DOCUMENTATION_HEADER, documentationOf, writtenColumns } from './sheet.ts';
import type { CellValue, Column, Sheet } from './sheet.ts';

/** The values of one record by column name, as `checkTable` gives them; money in minor units. */
export type Row = Readonly<Record<string, CellValue>>;

/** A value as text, in the form that reads back as the same value: days in ISO, money with two decimals, yes and no. */
export function cellToText(value: CellValue | undefined, column: Pick<Column, 'kind'>): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (column.kind !== 'money') return String(value);
  const size = Math.abs(value);
  return `${value < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
}

/** One line of CSV with its line end: every text safe from being run as a formula, and quoted where it must be; a number is written as it is, also below zero. */
export function csvLine(cells: readonly (string | number)[]): string {
  const quoted = cells.map((cell) => {
    if (typeof cell === 'number') return String(cell);
    const safe = escapeFormula(cell);
    return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${quoted.join(',')}\r\n`;
}

/** A CSV file piece by piece, headed by column names; it opens with a byte-order mark, by which spreadsheets know UTF-8. */
export async function* csvStream(sheet: Sheet, rows: Iterable<Row> | AsyncIterable<Row>): AsyncGenerator<string> {
  let piece = `\uFEFF${csvLine(writtenColumns(sheet).map(({ name }) => name))}`;
  for await (const row of rows) {
    piece += csvLine(writtenColumns(sheet).map((column) => cellToText(row[column.name], column)));
    if (piece.length > 65_536) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}

/** A whole CSV file as text; for large exports use `csvStream`. */
export function writeCsv(sheet: Sheet, rows: Iterable<Row>): string {
  let text = `\uFEFF${csvLine(writtenColumns(sheet).map(({ name }) => name))}`;
  for (const row of rows) text += csvLine(writtenColumns(sheet).map((column) => cellToText(row[column.name], column)));
  return text;
}

/** The file of rows that were kept out, as they stood, with what to mend in the last column: correct it and send it again. */
export function writeRejected(table: Table, checked: Checked): string {
  const notes = new Map<number, string[]>();
  for (const problem of checked.problems) {
    if (problem.severity === 'error') notes.set(problem.rowNumber, [...(notes.get(problem.rowNumber) ?? []), `${problem.where}: ${problem.mend}`]);
  }
  let text = `\uFEFF${csvLine([...table.header, 'What to mend'])}`;
  for (const { rowNumber, cells } of table.rows) {
    const note = notes.get(rowNumber);
    if (note) text += csvLine([...table.header.map((_, index) => cells[index] ?? ''), note.join(' ')]);
  }
  return text;
}

/** A cell as the writer of workbooks takes it. */
export type XlsxCell = { value: string | number | boolean; type?: StringConstructor; format?: string; fontWeight?: 'bold'; fontSize?: number; wrap?: boolean } | null;

const BOLD = { fontWeight: 'bold' } as const;

// A cell of a workbook holds at most this many characters; more, and the spreadsheet calls the file damaged.
const LONGEST_CELL = 32_767;

/** A text as a cell of a workbook holds it; nothing in it is run. */
export function textCell(text: string, style: { fontWeight?: 'bold'; fontSize?: number; wrap?: boolean } = {}): XlsxCell {
  if (text === '') return null;
  const safe = escapeWorkbookText(text);
  if (safe.length > LONGEST_CELL) throw new Refusal('exchange.cell-too-long', 'A text is too long for a cell of a workbook. Export as CSV instead.');
  return { value: safe, type: String, ...style };
}

function xlsxCell(value: CellValue | undefined, column: Column): XlsxCell {
  if (typeof value === 'number' && column.kind === 'money') return { value: value / 100, format: '#,##0.00' };
  if (typeof value === 'number') return { value };
  return textCell(cellToText(value, column));
}

async function workbook(sheets: { sheet: string; data: XlsxCell[][]; columns: { width: number }[] }[]): Promise<Uint8Array> {
  const blob = await writeXlsxFile(sheets.map((sheet) => ({ ...sheet, stickyRowsCount: 1 }))).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

// A workbook allows a sheet at most 31 characters of name, and none of those it keeps for itself.
function sheetTabName(title: string): string {
  return title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31).trim() || 'Table';
}

/** An XLSX workbook: the table under its titles, then a sheet of notes that documents every column and carries the notes given. */
export async function writeXlsx(sheet: Sheet, rows: Iterable<Row>, notes: readonly string[] = []): Promise<Uint8Array> {
  const data: XlsxCell[][] = [writtenColumns(sheet).map(({ title }) => textCell(title, BOLD))];
  for (const row of rows) data.push(writtenColumns(sheet).map((column) => xlsxCell(row[column.name], column)));
  const documentation = [
    [textCell(sheet.title, BOLD)],
    ...notes.map((note) => [textCell(note)]),
    DOCUMENTATION_HEADER.map((heading) => textCell(heading, BOLD)),
    ...documentationOf(sheet).map((line) => line.map((cell) => textCell(cell, { wrap: true }))),
  ];
  return workbook([
    { sheet: sheetTabName(sheet.title), data, columns: writtenColumns(sheet).map(({ title }) => ({ width: Math.max(12, title.length + 2) })) },
    { sheet: 'Notes', data: documentation, columns: [20, 24, 48, 30, 10, 30, 10, 24, 20].map((width) => ({ width })) },
  ]);
}

/** The empty file of a sheet with one example row, as CSV text and as an XLSX workbook with a sheet that documents every column. */
export async function template(sheet: Sheet): Promise<{ csv: string; xlsx: Uint8Array }> {
  const written = writtenColumns(sheet);
  const example = written.map(({ example }) => example);
  const csv = `\uFEFF${csvLine(written.map(({ name }) => name))}${csvLine(example)}`;
  const row = Object.fromEntries(written.map(({ name }, index) => [name, example[index] ?? '']));
  return { csv, xlsx: await writeXlsx(sheet, [row], ['The first row below the headings is an example: write over it.']) };
}
