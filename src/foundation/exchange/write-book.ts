import writeXlsxFile, { type Feature } from 'write-excel-file/universal';
import { Fault } from '../errors.ts';
import { escapeHtml } from '../document/escape.ts';
import { columnLetters } from './address.ts';
import { textCell, type XlsxCell } from './write-table.ts';

/*
 * A workbook for readers, as against one to be filled in: a cover, contents that lead to every sheet, notes, and one table
 * a sheet, each marked as a table, headed and named, with no merged, empty or coloured cells that would mean something.
 */

/** A cell: a number stays a number, and a text that stands in its place (such as [c]) stays a text; a link leads to another sheet of the book. */
export type BookCell = string | number | null | { text: string; to: string };

/** One sheet: its title and lines of words, then its table if it has one; `name` is its tab, at most 31 characters. */
export interface BookSheet {
  name: string;
  title: string;
  lines: readonly string[];
  table?: { header: readonly string[]; widths: readonly number[]; rows: readonly (readonly BookCell[])[] };
}

/** A workbook with its title and language in its properties. */
export async function writeBook(about: { title: string; language: string; made: Date }, sheets: readonly BookSheet[]): Promise<Uint8Array> {
  const names = new Set(sheets.map((s) => s.name.toLowerCase()));
  if (names.size < sheets.length || sheets.some((s) => s.name.length > 31 || /[\\/?*[\]:']/.test(s.name))) throw new Fault('A workbook has two sheets of one name, or one that no spreadsheet allows.');
  const blob = await writeXlsxFile(sheets.map((sheet) => ({ sheet: sheet.name, data: dataOf(sheet), columns: (sheet.table?.widths ?? [90]).map((width) => ({ width })) })), { features: [tables(sheets), properties(about)] }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function dataOf({ title, lines, table }: BookSheet): XlsxCell[][] {
  const wrap = table === undefined;
  return [
    [textCell(title, { fontWeight: 'bold', fontSize: 16 })], ...lines.map((line) => [textCell(line, { wrap })]),
    ...(table ? [table.header.map((head) => textCell(head, { fontWeight: 'bold', wrap: true })), ...table.rows.map((row) => row.map(cellOf))] : []),
  ];
}

function cellOf(cell: BookCell): XlsxCell {
  if (cell === null) return null;
  if (typeof cell === 'number') return { value: cell };
  return typeof cell === 'string' ? textCell(cell, { wrap: true }) : textCell(cell.text);
}

const firstRow = ({ lines }: BookSheet): number => lines.length + 2;

/** Marks the table of each sheet as one, and links cells to sheets. */
function tables(sheets: readonly BookSheet[]): Feature<Blob> {
  const own = (index: number): Required<BookSheet> | undefined => {
    const sheet = sheets[index];
    return sheet?.table && sheet.table.rows.length > 0 ? sheet as Required<BookSheet> : undefined;
  };
  const reach = (sheet: Required<BookSheet>): string => `A${firstRow(sheet)}:${columnLetters(sheet.table.header.length - 1)}${firstRow(sheet) + sheet.table.rows.length}`;
  const links = (sheet: Required<BookSheet>): string => sheet.table.rows.flatMap((row, r) => row.flatMap((cell, c) => (typeof cell === 'object' && cell !== null ? [`<hyperlink ref="${columnLetters(c)}${firstRow(sheet) + 1 + r}" location="${escapeHtml(`'${cell.to}'!A1`)}"/>`] : []))).join('');
  return {
    files: {
      transform: {
        '[Content_Types].xml': { insert: () => sheets.map((_, i) => (own(i) ? `<Override PartName="/xl/tables/table${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/>` : '')).join('') },
        'xl/worksheets/sheet{id}.xml': { insert: (_, { sheetIndex }) => {
          const sheet = own(sheetIndex);
          if (!sheet) return undefined;
          const to = links(sheet);
          return `${to === '' ? '' : `<hyperlinks>${to}</hyperlinks>`}<tableParts count="1"><tablePart r:id="rId-table-1"/></tableParts>`;
        } },
        'xl/worksheets/_rels/sheet{id}.xml.rels': { insert: (_, { sheetIndex }) => (own(sheetIndex) ? `<Relationship Id="rId-table-1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table${sheetIndex + 1}.xml"/>` : undefined) },
      },
      write: { files: () => Object.fromEntries(sheets.flatMap((_, i) => {
        const sheet = own(i);
        if (!sheet) return [];
        const columns = sheet.table.header.map((head, c) => `<tableColumn id="${c + 1}" name="${escapeHtml(head)}"/>`).join('');
        return [[`xl/tables/table${i + 1}.xml`, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="${i + 1}" name="T${i + 1}_${sheet.name.replace(/\W/g, '_')}" displayName="T${i + 1}_${sheet.name.replace(/\W/g, '_')}" ref="${reach(sheet)}" totalsRowShown="0"><tableColumns count="${sheet.table.header.length}">${columns}</tableColumns></table>`]];
      })) },
    },
  };
}

/** The title and the language of the book, which reading programs say first. */
function properties({ title, language, made }: { title: string; language: string; made: Date }): Feature<Blob> {
  return {
    files: {
      transform: {
        '[Content_Types].xml': { insert: () => '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' },
        '_rels/.rels': { insert: () => '<Relationship Id="rId-core-1" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>' },
      },
      write: { files: () => ({ 'docProps/core.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeHtml(title)}</dc:title><dc:language>${escapeHtml(language)}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${made.toISOString().slice(0, 19)}Z</dcterms:created></cp:coreProperties>` }) },
    },
  };
}
