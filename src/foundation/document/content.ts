/**
 * What a document says, apart from how it is shown: `html.ts` and `pdf.ts` both walk these shapes,
 * so a page and its printed form cannot disagree. Text is always text; nothing here is markup.
 */

/** A piece of a line; a plain `string` given to a builder becomes the `text` kind. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong'; inlines: readonly Inline[] }
  | { kind: 'em'; inlines: readonly Inline[] }
  | { kind: 'link'; href: string; inlines: readonly Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'mark'; class: string; title: string; inlines: readonly Inline[] }
  | { kind: 'bdi'; lang?: string; dir?: Direction; inlines: readonly Inline[] };

/** Which way a line of writing runs. */
export type Direction = 'ltr' | 'rtl';

/** What every builder takes as words: a string, one inline, or a run of both. */
export type Words = string | Inline | readonly (string | Inline)[];

/** How a column is set; `end` is for figures. */
export type Align = 'start' | 'center' | 'end';

/** A column of a table; `share` is its part of the width against the other columns, natural width when left out. */
export interface Column {
  align: Align;
  share?: number;
}

/** One cell; the spans count columns and rows and default to 1. */
export interface Cell {
  inlines: readonly Inline[];
  colspan?: number;
  rowspan?: number;
}

/** A table: `headerRows` are its column headers, and the first `rowHeaders` columns of every other row head that row. */
export interface Table {
  kind: 'table';
  caption: readonly Inline[];
  columns: readonly Column[];
  headerRows: readonly (readonly Cell[])[];
  rowHeaders: number;
  rows: readonly (readonly Cell[])[];
  id?: string;
}

/** A picture: SVG markup that `svg.ts` will check, or a text to be shown as a QR code. */
export type Picture = { kind: 'svg'; svg: string } | { kind: 'qr'; text: string };

/** A picture with the words that stand for it; `widthMm` is its printed width in millimetres. */
export interface Figure {
  kind: 'figure';
  alt: string;
  picture: Picture;
  caption?: readonly Inline[];
  widthMm?: number;
  id?: string;
}

/** One entry of a list, with the list under it if there is one. */
export interface ListItem {
  inlines: readonly Inline[];
  nested?: List;
}

/** A list, numbered when `ordered`. */
export interface List {
  kind: 'list';
  ordered: boolean;
  items: readonly ListItem[];
}

/** A heading; levels go down one at a time and a document begins with level 1. */
export interface Heading {
  kind: 'heading';
  level: 1 | 2 | 3 | 4;
  inlines: readonly Inline[];
  id?: string;
}

/** A piece of a document that stands on its own lines. */
export type Block =
  | Heading
  | { kind: 'paragraph'; inlines: readonly Inline[] }
  | List
  | Table
  | Figure
  | { kind: 'keyValues'; items: readonly { term: readonly Inline[]; value: readonly Inline[] }[] }
  | { kind: 'note'; tone: 'info' | 'warn'; title: string; blocks: readonly Block[] }
  | { kind: 'address'; lines: readonly (readonly Inline[])[] }
  | { kind: 'aside'; label: string; blocks: readonly Block[] }
  | { kind: 'passage'; lang: string; dir: Direction; blocks: readonly Block[] }
  | { kind: 'pageBreak' };

/** A whole document; `lang` is a BCP 47 tag and `dir` follows from it unless given. */
export interface Document {
  title: string;
  lang: string;
  dir?: Direction;
  description?: string;
  blocks: readonly Block[];
}

const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The direction a language is written in, by its BCP 47 tag. */
export function directionOf(lang: string): Direction {
  const [primary = '', ...subtags] = lang.toLowerCase().split('-');
  if (subtags.some((s) => s === 'arab' || s === 'hebr')) return 'rtl';
  return RIGHT_TO_LEFT.has(primary) && !subtags.includes('latn') ? 'rtl' : 'ltr';
}

/** Words as inlines. */
export function inlines(words: Words): readonly Inline[] {
  if (typeof words === 'string') return words === '' ? [] : [{ kind: 'text', text: words }];
  if (!isRun(words)) return [words];
  return words.flatMap((w) => inlines(w));
}

// `Array.isArray` does not narrow a readonly array.
function isRun(words: Inline | readonly (string | Inline)[]): words is readonly (string | Inline)[] {
  return Array.isArray(words);
}

/** The words of a line without their emphasis, for a label or a summary. */
export function plain(line: readonly Inline[]): string {
  return line.map((i) => (i.kind === 'text' || i.kind === 'code' ? i.text : plain(i.inlines))).join('');
}

/** Words of strong importance. */
export const strong = (words: Words): Inline => ({ kind: 'strong', inlines: inlines(words) });

/** Stressed words. */
export const em = (words: Words): Inline => ({ kind: 'em', inlines: inlines(words) });

/** Words that lead to `href`: https, http, mailto, tel, a path or a fragment; any other scheme is shown as words only. */
export const link = (href: string, words: Words): Inline => ({ kind: 'link', href, inlines: inlines(words) });

/** Something to be read letter by letter: a serial number, a file name. */
export const code = (text: string): Inline => ({ kind: 'code', text });

/** Words that carry a mark such as `[r]`: `title` says what it means, and since paper cannot be hovered over the document must say it too. */
export const mark = (className: string, title: string, words: Words): Inline => ({
  kind: 'mark', class: className, title, inlines: inlines(words),
});

/** Words that may run the other way or be in another language, such as a person's name, kept from disturbing the line. */
export const bdi = (words: Words, of: { lang?: string; dir?: Direction } = {}): Inline => ({
  kind: 'bdi', ...of, inlines: inlines(words),
});

/** A heading of level 1 to 4. */
export const heading = (level: Heading['level'], words: Words, id?: string): Heading => ({
  kind: 'heading', level, inlines: inlines(words), ...(id === undefined ? {} : { id }),
});

/** A paragraph. */
export const p = (words: Words): Block => ({ kind: 'paragraph', inlines: inlines(words) });

/** One list entry with a list under it. */
export const item = (words: Words, nested?: List): ListItem => ({ inlines: inlines(words), ...(nested ? { nested } : {}) });

/** A list with bullets. */
export const list = (entries: readonly (Words | ListItem)[]): List => ({ kind: 'list', ordered: false, items: entries.map(asItem) });

/** A numbered list. */
export const numbered = (entries: readonly (Words | ListItem)[]): List => ({ kind: 'list', ordered: true, items: entries.map(asItem) });

function asItem(entry: Words | ListItem): ListItem {
  return typeof entry === 'object' && 'inlines' in entry && !('kind' in entry) ? entry : item(entry as Words);
}

/** One table cell that spans columns or rows. */
export const cell = (words: Words, spans: { colspan?: number; rowspan?: number } = {}): Cell => ({ inlines: inlines(words), ...spans });

/** What `table` takes: cells may be plain words, one row of headers may stand alone, and columns default to the start edge. */
export interface TableParts {
  caption: Words;
  columns?: readonly (Align | Column)[];
  header: readonly (Words | Cell)[] | { rows: readonly (readonly (Words | Cell)[])[] };
  rows: readonly (readonly (Words | Cell)[])[];
  /** How many leading columns head their row; 1 unless given. */
  rowHeaders?: number;
  id?: string;
}

/** A table with its caption and headers, without which it may not be published. */
export function table(parts: TableParts): Table {
  const headerRows = ('rows' in parts.header ? parts.header.rows : [parts.header]).map(asCells);
  const width = (headerRows[0] ?? []).reduce((n, c) => n + (c.colspan ?? 1), 0);
  const columns = parts.columns ?? Array.from({ length: width }, (): Align => 'start');
  return {
    kind: 'table',
    caption: inlines(parts.caption),
    columns: columns.map((c) => (typeof c === 'string' ? { align: c } : c)),
    headerRows,
    rowHeaders: parts.rowHeaders ?? 1,
    rows: parts.rows.map(asCells),
    ...(parts.id === undefined ? {} : { id: parts.id }),
  };
}

function asCells(row: readonly (Words | Cell)[]): Cell[] {
  return row.map((c) => (typeof c === 'object' && 'inlines' in c && !('kind' in c) ? c : cell(c as Words)));
}

/** What a figure may carry besides its picture and the words for it. */
export interface FigureParts {
  caption?: Words;
  widthMm?: number;
  id?: string;
}

/** A drawing as SVG markup, with the text that stands for it. */
export const figure = (alt: string, svg: string, parts: FigureParts = {}): Figure => picture(alt, { kind: 'svg', svg }, parts);

/** A QR code of `text`, with the words that stand for it: what it is for and where else the same can be read. */
export const qrFigure = (alt: string, text: string, parts: FigureParts = {}): Figure => picture(alt, { kind: 'qr', text }, parts);

function picture(alt: string, of: Picture, { caption, ...rest }: FigureParts): Figure {
  return { kind: 'figure', alt, picture: of, ...(caption === undefined ? {} : { caption: inlines(caption) }), ...rest };
}

/** Named values, such as the facts at the head of a letter. */
export const keyValues = (items: readonly (readonly [term: Words, value: Words])[]): Block => ({
  kind: 'keyValues', items: items.map(([term, value]) => ({ term: inlines(term), value: inlines(value) })),
});

/** Something the reader should notice, with a title that says so in words. */
export const note = (tone: 'info' | 'warn', title: string, blocks: readonly Block[]): Block => ({ kind: 'note', tone, title, blocks });

/** A postal or other address, line by line. */
export const address = (lines: readonly Words[]): Block => ({ kind: 'address', lines: lines.map(inlines) });

/** Matter beside the main text; `label` names it to those who do not see where it stands. */
export const aside = (label: string, blocks: readonly Block[]): Block => ({ kind: 'aside', label, blocks });

/** A run of blocks in another language than the document's. */
export const passage = (lang: string, blocks: readonly Block[], dir: Direction = directionOf(lang)): Block => ({
  kind: 'passage', lang, dir, blocks,
});

/** The next block starts a new sheet; nothing on a screen. */
export const pageBreak: Block = { kind: 'pageBreak' };
