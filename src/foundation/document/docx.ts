import { AlignmentType, Document as Docx, ExternalHyperlink, HeadingLevel, LevelFormat, Packer, PageBreak, Paragraph, Table as DocxTable, TableCell, TableLayoutType, TableRow, TextRun, WidthType, type ParagraphChild } from 'docx';
import { refuseInaccessible } from './accessible.ts';
import { directionOf, plain, type Align, type Block, type Cell, type Document, type Inline, type List, type Table } from './content.ts';
import { columnsOf } from './grid.ts';
import { safeHref } from './escape.ts';

/*
 * The same document for those who go on writing in a word processor: headings, lists and tables are real ones, tables repeat
 * their header rows and name what they show, and the language is set. Drawings are told by their words, for they stand on
 * the page of the figure and in print.
 */

interface Set { lang: string; rtl: boolean; numbered: { next: number } }
interface Ink { bold?: boolean; italics?: boolean; rightToLeft?: boolean; language?: { value: string }; font?: string; style?: string; color?: string }
type Made = Paragraph | DocxTable;

const HEADINGS = [HeadingLevel.TITLE, HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
const SIDES: Record<Align, (typeof AlignmentType)[keyof typeof AlignmentType]> = { start: AlignmentType.START, center: AlignmentType.CENTER, end: AlignmentType.END };
/** The width of the text on Letter paper with margins of one inch, in twentieths of a point. */
const TEXT_WIDTH = 9360;

/** The document as a Word file; Refusal `document.inaccessible` before anything is written. */
export async function toDocx(document: Document): Promise<Uint8Array> {
  refuseInaccessible(document, { firstHeading: 1 });
  const rtl = (document.dir ?? directionOf(document.lang)) === 'rtl';
  const set: Set = { lang: document.lang, rtl, numbered: { next: 0 } };
  const children = blocksOf(document.blocks, set);
  const file = new Docx({
    title: document.title, creator: 'Fourfold', ...(document.description === undefined ? {} : { description: document.description }),
    styles: {
      default: { document: { run: { font: 'Calibri', size: 22, language: { value: document.lang } }, paragraph: { spacing: { after: 120 } } }, title: { run: { size: 40, bold: true } } },
      paragraphStyles: [{ id: 'Caption', name: 'caption', basedOn: 'Normal', run: { bold: true }, paragraph: { keepNext: true, spacing: { before: 200, after: 80 } } }],
    },
    numbering: { config: Array.from({ length: set.numbered.next }, (_, i) => ({ reference: `numbered-${i + 1}`, levels: [0, 1, 2].map((level) => ({ level, format: LevelFormat.DECIMAL, text: `%${level + 1}.`, alignment: AlignmentType.START, style: { paragraph: { indent: { left: 720 * (level + 1), hanging: 360 } } } })) })) },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

function blocksOf(blocks: readonly Block[], set: Set): Made[] {
  return blocks.flatMap((block) => blockOf(block, set));
}

function blockOf(block: Block, set: Set): Made[] {
  switch (block.kind) {
    case 'heading': return [new Paragraph({ heading: HEADINGS[block.level - 1] ?? HeadingLevel.HEADING_4, bidirectional: set.rtl, keepNext: true, children: runs(block.inlines, set) })];
    case 'paragraph': return [paragraph(block.inlines, set)];
    case 'list': return listOf(block, set, 0);
    case 'table': return [paragraph(block.caption, set, {}, 'Caption'), tableOf(block, set), new Paragraph({})];
    case 'figure': return [paragraph([{ kind: 'text', text: block.picture.kind === 'qr' ? `${block.alt}: ${block.picture.text}` : block.alt }], set, { italics: true }), ...(block.caption ? [paragraph(block.caption, set, {}, 'Caption')] : [])];
    case 'keyValues': return block.items.map(({ term, value }) => new Paragraph({ bidirectional: set.rtl, children: [...runs(term, set, { bold: true }), new TextRun({ text: ': ', ...inkOf(set) }), ...runs(value, set)] }));
    case 'note': return [paragraph([{ kind: 'text', text: block.title }], set, { bold: true }), ...blocksOf(block.blocks, set)];
    case 'address': return block.lines.map((line) => paragraph(line, set));
    case 'aside': return [paragraph([{ kind: 'text', text: block.label }], set, { bold: true }), ...blocksOf(block.blocks, set)];
    case 'passage': return blocksOf(block.blocks, { ...set, lang: block.lang, rtl: block.dir === 'rtl' });
    case 'pageBreak': return [new Paragraph({ children: [new PageBreak()] })];
  }
}

function paragraph(line: readonly Inline[], set: Set, ink: Ink = {}, style?: string): Paragraph {
  return new Paragraph({ bidirectional: set.rtl, children: runs(line, set, ink), ...(style === undefined ? {} : { style }) });
}

function inkOf(set: Set): Ink {
  return { ...(set.rtl ? { rightToLeft: true } : {}), language: { value: set.lang } };
}

/** A line as runs; emphasis goes down into what it holds. */
function runs(line: readonly Inline[], set: Set, ink: Ink = {}): ParagraphChild[] {
  return line.flatMap((inline): ParagraphChild[] => {
    switch (inline.kind) {
      case 'text': return [new TextRun({ text: inline.text, ...inkOf(set), ...ink })];
      case 'code': return [new TextRun({ text: inline.text, ...inkOf(set), ...ink, font: 'Consolas' })];
      case 'strong': return runs(inline.inlines, set, { ...ink, bold: true });
      case 'em': return runs(inline.inlines, set, { ...ink, italics: true });
      case 'mark': return runs(inline.inlines, set, ink);
      case 'bdi': return runs(inline.inlines, { ...set, lang: inline.lang ?? set.lang, rtl: inline.dir === undefined ? set.rtl : inline.dir === 'rtl' }, ink);
      case 'link': {
        const to = safeHref(inline.href);
        // A file that is carried away has no page around it: only whole addresses lead anywhere.
        return to !== undefined && /^[a-z]+:/i.test(to) ? [new ExternalHyperlink({ link: to, children: runs(inline.inlines, set, { ...ink, style: 'Hyperlink' }) })] : runs(inline.inlines, set, ink);
      }
    }
  });
}

function listOf(list: List, set: Set, level: number, reference?: string): Paragraph[] {
  const own = list.ordered ? reference ?? `numbered-${(set.numbered.next += 1)}` : undefined;
  return list.items.flatMap((item) => [
    new Paragraph({ bidirectional: set.rtl, children: runs(item.inlines, set), ...(own === undefined ? { bullet: { level } } : { numbering: { reference: own, level } }) }),
    ...(item.nested ? listOf(item.nested, set, Math.min(level + 1, 2), item.nested.ordered ? own : undefined) : []),
  ]);
}

function tableOf(table: Table, set: Set): DocxTable {
  const shares = table.columns.map((c) => c.share ?? 1);
  const whole = shares.reduce((sum, n) => sum + n, 0);
  const widths = shares.map((n) => Math.round((TEXT_WIDTH * n) / whole));
  const rowsOf = (rows: Table['rows'], header: boolean): TableRow[] => {
    const columns = columnsOf(rows);
    return rows.map((row, r) => new TableRow({ tableHeader: header, cantSplit: true, children: row.map((cell, k) => cellOf(cell, table, columns[r]?.[k] ?? 0, header, set)) }));
  };
  return new DocxTable({
    rows: [...rowsOf(table.headerRows, true), ...rowsOf(table.rows, false)], columnWidths: widths, width: { size: TEXT_WIDTH, type: WidthType.DXA }, layout: TableLayoutType.FIXED, visuallyRightToLeft: set.rtl,
    tableLook: { firstRow: true, firstColumn: table.rowHeaders > 0, lastRow: false, lastColumn: false, noHBand: true, noVBand: true },
  });
}

function cellOf(cell: Cell, table: Table, column: number, header: boolean, set: Set): TableCell {
  const heads = header || column < table.rowHeaders;
  return new TableCell({
    ...(cell.colspan === undefined ? {} : { columnSpan: cell.colspan }), ...(cell.rowspan === undefined ? {} : { rowSpan: cell.rowspan }), margins: { left: 80, right: 80, top: 40, bottom: 40 },
    children: [new Paragraph({ bidirectional: set.rtl, alignment: SIDES[table.columns[column]?.align ?? 'start'], spacing: { after: 0 }, children: runs(cell.inlines, set, heads && plain(cell.inlines) !== '' ? { bold: true } : {}) })],
  });
}
