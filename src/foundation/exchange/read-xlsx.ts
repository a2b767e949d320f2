import { zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import { Refusal } from '../errors.ts';
import { columnIndexOf } from './address.ts';
import { unescapeFormula } from './formula.ts';
import type { Limits } from './limits.ts';
import { unzipWithin } from './unzip.ts';

function refuseBroken(): never {
  throw new Refusal('exchange.not-a-workbook', 'The file is not a workbook that can be read. Open it in the spreadsheet and save it again as .xlsx, without a password.', { status: 400 });
}

function refuseSize(limits: Limits): never {
  throw new Refusal('exchange.too-large', `Unpacked, the file is larger than ${Math.round(limits.bytes / 1_000_000)} MB. Divide it into several files.`, { status: 413 });
}

function unpack(bytes: Uint8Array, limits: Limits): Map<string, Uint8Array> {
  const unpacked = unzipWithin(bytes, limits.bytes, (name) => name.startsWith('xl/') && /\.(xml|rels)$/.test(name));
  if (unpacked === 'too-large') return refuseSize(limits);
  return unpacked === 'broken' ? refuseBroken() : unpacked;
}

// One cell far to the right or far below makes the reader fill all that lies between, so the extent is read beforehand.
function checkExtent(xml: string, limits: Limits): void {
  // A reference written with character entities would pass by the expressions below; no spreadsheet writes one.
  if (/<(?:\w+:)?(?:c|row)\b[^>]*&/.test(xml)) refuseBroken();
  let rows = 0;
  let lastRow = 0;
  let lastColumn = 0;
  for (const match of xml.matchAll(/<(?:\w+:)?row\b([^>]*)/g)) {
    rows += 1;
    lastRow = Math.max(lastRow, Number(/\br\s*=\s*["'](\d+)/.exec(match[1] ?? '')?.[1] ?? 0));
  }
  for (const match of xml.matchAll(/<(?:\w+:)?c\b[^>]*?\br\s*=\s*["']([A-Za-z]+)(\d+)/g)) {
    lastColumn = Math.max(lastColumn, columnIndexOf((match[1] ?? '').toUpperCase()) + 1);
    lastRow = Math.max(lastRow, Number(match[2]));
  }
  if (Math.max(rows, lastRow) > limits.rows) {
    throw new Refusal('exchange.too-many-rows', `A sheet of the file reaches past row ${limits.rows.toLocaleString('en-US')}. Divide it, or delete the empty rows below the table.`, { status: 413 });
  }
  if (lastColumn > limits.columns || Math.max(rows, lastRow) * lastColumn > limits.cells) {
    throw new Refusal('exchange.too-many-columns', 'A sheet of the file reaches too far to the right. Delete the empty columns beside the table.', { status: 413 });
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    // The reader gives a date cell as midnight UTC of its day; a time of day is kept after the day.
    const iso = Number.isNaN(cell.getTime()) ? '' : cell.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
  }
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  // A spreadsheet shows fifteen digits; the sixteenth is the noise of binary fractions (0.1 + 0.2).
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  return typeof cell === 'string' ? unescapeFormula(cell) : '';
}

/**
 * Reads one sheet of an XLSX workbook, the first unless named, as text cells; days come as 2004-03-14. Refusals:
 * `exchange.not-a-workbook`, `exchange.too-large`, `exchange.too-many-rows`, `exchange.too-many-columns`, `exchange.no-such-sheet`.
 */
export async function readWorkbook(bytes: Uint8Array, limits: Limits, sheetName?: string): Promise<{ records: string[][]; sheetNames: string[] }> {
  const unpacked = unpack(bytes, limits);
  const decoder = new TextDecoder();
  for (const [name, content] of unpacked) {
    const xml = decoder.decode(content);
    // Entities are how a small XML text becomes a large one; a workbook never declares any.
    if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY')) refuseBroken();
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) checkExtent(xml, limits);
  }
  // The reader is given an archive of our own making, so that it never unpacks anything that was not counted.
  const checked = zipSync(Object.fromEntries(unpacked), { level: 0 });
  let sheets: { sheet: string; data: unknown[][] }[];
  try {
    sheets = await readXlsxFile(checked.buffer, { trim: false });
  } catch {
    return refuseBroken();
  }
  const sheetNames = sheets.map(({ sheet }) => sheet);
  const chosen = sheetName === undefined ? sheets[0] : sheets.find(({ sheet }) => sheet === sheetName);
  if (!chosen) {
    throw new Refusal('exchange.no-such-sheet', `The workbook has no sheet of that name. It has: ${sheetNames.join(', ')}.`, { status: 400, detail: { sheetNames } });
  }
  return { records: chosen.data.map((row) => row.map(cellText)), sheetNames };
}
