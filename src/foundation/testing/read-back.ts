import { unzipSync } from 'fflate';
import JsonStat from 'jsonstat-toolkit';
import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import readXlsxFile from 'read-excel-file/universal';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { periodInWords } from '../calendar/series.ts';
import { parsePeriod } from '../calendar/period.ts';
import { readDelimited } from '../exchange/read-csv.ts';

/*
 * Released files read back by readers that share nothing with what wrote them: each answers every number under its key, with the sign in
 * its place or beside it. A key is measure, period, by what it is a part, and which.
 */

/** What a file tells of one number: `1234`, `1234 [r]` or `[c]`. */
export type Told = Map<string, string>;

const NS = { w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' };

/** The one form in which numbers of all files are compared. */
export function toldAs(value: number | null, sign: string): string {
  return [...(value === null ? [] : [String(Number(value.toFixed(4)))]), ...(sign === '' ? [] : [`[${sign}]`])].join(' ');
}

/** A number as people read it, `USD 1,234.50 [r]`, in that form. */
export function fromWords(text: string): string {
  const sign = /\[([a-z])\]/.exec(text)?.[1] ?? '';
  const digits = text.replace(/\[[a-z]\]/, '').replace(/[^0-9.-]/g, '');
  return toldAs(digits === '' ? null : Number(digits), sign);
}

const key = (...parts: readonly string[]): string => parts.join(' | ');
const put = (told: Told, at: string, said: string): void => {
  if (told.has(at)) throw new Error(`Told twice: ${at}`);
  told.set(at, said);
};

/** One line of a file of lines. */
export type Line = Record<string, string>;

/** The lines of a CSV file by the names of its columns. */
export function linesOf(csv: string): Line[] {
  const [header = [], ...rows] = readDelimited(Buffer.from(csv)).records;
  return rows.filter((row) => row.length === header.length).map((row) => Object.fromEntries(header.map((name, i) => [name.replace(/^\uFEFF/, ''), row[i] ?? ''])));
}

/** How the words of labels and the codes of a line are told by key. */
export function keysOf(line: Line): { words: string; codes: string } {
  const { measure = '', period = '', dimension = '', dimension_title: by = '', code = '', part = '' } = line;
  return { words: dimension === '' ? key(measure, period, 'All', 'All') : key(measure, period, by, part), codes: dimension === '' ? key(measure, period, '', '') : key(measure, period, dimension, code) };
}

/** JSON-stat, by the toolkit of its authors. */
export function ofJsonStat(text: string): Told {
  const told: Told = new Map();
  const collection = JsonStat(JSON.parse(text) as object);
  for (let i = 0; i < collection.length; i += 1) {
    const set = collection.Dataset(i);
    const [period, part, measure] = set.id as [string, string, string];
    for (const p of set.Dimension(period).id) for (const c of set.Dimension(part).id) for (const m of set.Dimension(measure).id) {
      const datum = set.Data({ [period]: p, [part]: c, [measure]: m });
      // What was not released has neither a number nor a sign.
      if (datum === null || (datum.value === null && datum.status === null)) continue;
      put(told, key(m, p, part === 'WHOLE' ? '' : part, part === 'WHOLE' ? '' : c), toldAs(datum.value, datum.status ?? ''));
    }
  }
  return told;
}

interface SdmxCode { id?: string; value?: string; name: string }
interface SdmxPart { id: string; values?: SdmxCode[] }

/** SDMX-JSON, by what its field guide says of keys and attributes. */
export function ofSdmx(text: string): Told {
  const told: Told = new Map();
  const { data } = JSON.parse(text) as { data: { dataSets: { observations: Record<string, (string | number | null)[]> }[]; structures: { dimensions: { observation: SdmxPart[] }; attributes: { observation: SdmxPart[] } }[] } };
  const [structure] = data.structures;
  if (!structure) throw new Error('No structure.');
  for (const [at, [value, ...attributes]] of Object.entries(data.dataSets[0]?.observations ?? {})) {
    const codes = Object.fromEntries(at.split(':').map((place, i) => [structure.dimensions.observation[i]?.id, structure.dimensions.observation[i]?.values?.[Number(place)]]));
    const sign = structure.attributes.observation.findIndex((a) => a.id === 'SIGN');
    const place = attributes[sign];
    const [breakdown, part] = [codes['BREAKDOWN']?.id ?? '', codes['PART']?.id ?? ''];
    put(told, key(codes['MEASURE']?.id ?? '', codes['TIME_PERIOD']?.name ?? '', breakdown === '_T' ? '' : breakdown, part === '_T' ? '' : part.slice(breakdown.length + 1)),
      toldAs(value === null || value === undefined ? null : Number(value), place === null || place === undefined ? '' : structure.attributes.observation[sign]?.values?.[Number(place)]?.id ?? ''));
  }
  return told;
}

/** A workbook, by another library than wrote it: every sheet but cover, contents and notes. */
export async function ofXlsx(bytes: Uint8Array): Promise<Told> {
  const told: Told = new Map();
  const sheets = await readXlsxFile(Uint8Array.from(bytes).buffer);
  for (const { sheet: name, data } of sheets.slice(3)) {
    const records = data.map((row) => row.map((cell) => (typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '')));
    const at = records.findIndex((row) => row[0] === 'Period');
    const header = records[at] ?? [];
    const column = (row: readonly string[], title: string): string => (header.includes(title) ? row[header.indexOf(title)] ?? '' : '');
    for (const row of records.slice(at + 1)) {
      const [value, sign] = [column(row, 'Value'), column(row, 'Sign')];
      // The sign stands in place of a number and in its own column.
      if (value.startsWith('[') && value !== sign) throw new Error(`${name}: ${value} is not ${sign}`);
      put(told, key(name, column(row, 'Period'), column(row, 'By') || 'All', column(row, 'Part') || 'All'), fromWords(value.startsWith('[') ? value : `${value} ${sign}`));
    }
  }
  return told;
}

/** Rows of tables under their captions, as documents have them. */
export interface Captioned { caption: string; rows: string[][] }

/** Tables of a Word file, by its own XML. */
export function tablesOfDocx(bytes: Uint8Array): Captioned[] {
  const xml = new TextDecoder().decode(unzipSync(bytes)['word/document.xml']);
  const document = XmlDocument.fromString(xml);
  try {
    const text = (node: XmlElement): string => node.find('.//w:t', NS).map((t) => t.content).join('');
    return document.find('//w:tbl', NS).map((table) => ({
      caption: text(table.get('preceding-sibling::w:p[1]', NS) as XmlElement),
      rows: (table as XmlElement).find('w:tr', NS).map((row) => (row as XmlElement).find('w:tc', NS).map((cell) => text(cell as XmlElement))),
    }));
  } finally {
    document.dispose();
  }
}

/** Tables of a page. */
export function tablesOfHtml(page: string): Captioned[] {
  const plain = (markup: string): string => markup.replace(/<span class="hidden-visually">.*?<\/span>/g, '').replace(/<[^>]+>/g, '').replace(/&amp;/g, '&').replace(/&#39;/g, "'").replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').trim();
  return [...page.matchAll(/<table>(.*?)<\/table>/gs)].map(([, table = '']) => ({
    caption: plain(/<caption[^>]*>(.*?)<\/caption>/s.exec(table)?.[1] ?? ''), rows: [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) => [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => plain(cell))),
  }));
}

/** What captioned tables of measures tell; the caption begins with the measure, and periods are in words. */
export function ofTables(tables: readonly Captioned[], periods: ReadonlyMap<string, string>): Told {
  const told: Told = new Map();
  for (const { caption, rows: [header = [], ...rows] } of tables) {
    const measure = /^([A-Z]{2,6}-\d{2,3}[a-z]?): /.exec(caption)?.[1];
    if (measure === undefined) continue;
    for (const row of rows) {
      const part = header.includes('Part') ? row[header.indexOf('Part')] ?? '' : 'All';
      const cut = part.indexOf(': ');
      put(told, key(measure, periods.get(row[0] ?? '') ?? row[0] ?? '', cut < 0 ? 'All' : part.slice(0, cut), cut < 0 ? 'All' : part.slice(cut + 2)), fromWords(row[header.indexOf('Value')] ?? ''));
    }
  }
  return told;
}

/** Of captioned tables of measures, what does not stand in a print: a caption, or a row that does not follow the one before within its table. */
export function missingInPrint(whole: string, tables: readonly Captioned[]): string[] {
  const bare = (text: string): string => text.replace(/\s/g, '');
  const own = tables.filter(({ caption }) => /^[A-Z]{2,6}-\d{2,3}[a-z]?: /.test(caption));
  const starts = own.map(({ caption }) => whole.lastIndexOf(bare(caption)));
  return own.flatMap(({ caption, rows }, n) => {
    const start = starts[n] ?? -1;
    if (start < 0) return [caption];
    const table = whole.slice(start, starts[n + 1] ?? whole.length);
    let at = 0;
    return rows.slice(1).map((row) => bare(row.join(''))).filter((row) => {
      const found = table.indexOf(row, at);
      at = found < 0 ? at : found + row.length;
      return found < 0;
    });
  });
}

/** Periods by the words that documents have for them. */
export function periodsByWords(lines: readonly Line[]): Map<string, string> {
  return new Map(lines.map(({ period = '' }) => [periodInWords(parsePeriod(period)), period]));
}

/** All text of a PDF in reading order, without any white space. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  let text = '';
  for (let n = 1; n <= pdf.numPages; n += 1) for (const item of (await (await pdf.getPage(n)).getTextContent()).items) if ('str' in item) text += item.str;
  await task.destroy();
  return text.replace(/\s/g, '');
}
