import { Refusal } from '../../../foundation/errors.ts';
import { readTable, type Table } from '../../../foundation/exchange/read-table.ts';
import { unzipWithin } from '../../../foundation/exchange/unzip.ts';
import { FIELDS, findField } from './fields.ts';
import { readSubmissions } from './submissions.ts';
import { readTemplate } from './workbook.ts';

/**
 * Reads a file of HTCDS, told apart by its bytes: IOM's Excel templates, submissions of its XForm (XML, or a zip of them),
 * JSON by machine names, and any ordinary table.
 */
export async function readHtcds(bytes: Uint8Array, fileName: string): Promise<Table> {
  const first = new TextDecoder().decode(bytes.subarray(0, 200)).replace(/^\uFEFF/, '').trimStart()[0];
  if (first === '<') return readSubmissions(bytes);
  if (first === '[' || first === '{') return readJson(bytes);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && !isWorkbook(bytes)) return readSubmissions(bytes);
  const table = await readTable(bytes, fileName);
  return readTemplate(table) ?? table;
}

function isWorkbook(bytes: Uint8Array): boolean {
  const found = unzipWithin(bytes, 5_000_000, (name) => name === '[Content_Types].xml');
  return typeof found !== 'string' && found.size === 1;
}

function readJson(bytes: Uint8Array): Table {
  let given: unknown;
  try {
    given = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\uFEFF/, ''));
  } catch {
    throw new Refusal('cases.htcds-json', 'This is not JSON that can be read. Send a list of cases, each an object by the names of the standard.', { status: 400 });
  }
  const cases = Array.isArray(given) ? given : [given];
  const remarks = new Map<string, { where: string; problem: string; mend: string }>();
  const rows = cases.map((one: unknown, i) => {
    if (one === null || typeof one !== 'object' || Array.isArray(one)) throw new Refusal('cases.htcds-json', `Entry ${i + 1} is no case. Send a list of cases, each an object by the names of the standard.`, { status: 400 });
    for (const name of Object.keys(one)) {
      if (!findField(name) && remarks.size < 100) remarks.set(name, { where: `/${i}`, problem: 'A name here is not of HTCDS 2.0, so its value is left out.', mend: 'Spell the names as in the schema at /htcds/schema.json.' });
    }
    return { rowNumber: i + 1, cells: FIELDS.map((field) => cellOf((one as Record<string, unknown>)[field.name], i, field.name)) };
  });
  return { format: 'csv', header: FIELDS.map((field) => field.name), headerRow: 0, sheetNames: [], notes: [], rows: rows.filter((row) => row.cells.some((cell) => cell !== '')), remarks: [...remarks.values()], place: (index, rowNumber) => `/${rowNumber - 1}/${FIELDS[index]?.name ?? ''}` };
}

function cellOf(value: unknown, i: number, name: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(';');
  throw new Refusal('cases.htcds-json', `At /${i}/${name} stands something that is neither text, number, yes or no, nor a list of texts. See the schema at /htcds/schema.json.`, { status: 400 });
}
