import { Refusal, type Problem } from '../errors.ts';
import { LIMITS } from './limits.ts';
import type { Limits } from './limits.ts';
import { readDelimited } from './read-csv.ts';
import { readWorkbook } from './read-xlsx.ts';

/** One row of a file: its number as the spreadsheet shows it, and its cells as text, empty where nothing stands. */
export interface TableRow {
  readonly rowNumber: number;
  readonly cells: readonly string[];
}

/** A file as read: its header, its rows, and what had to be assumed to read it. */
export interface Table {
  readonly format: 'csv' | 'xlsx';
  readonly header: readonly string[];
  readonly headerRow: number;
  readonly rows: readonly TableRow[];
  readonly sheetNames: readonly string[];
  readonly notes: readonly string[];
  /** What of the file is not as it should be and was read all the same, by place. */
  readonly remarks?: readonly Problem[];
  /** How a cell is named where the file is no table of cells; its address, such as C7, unless told. */
  readonly place?: (index: number, rowNumber: number) => string;
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
const isOldExcel = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;

// A line of a CSV file has no width to tell a gap from an end: a row is blank when no cell says anything.
function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function refuseSize(limits: Limits): never {
  throw new Refusal('exchange.too-large', `The file is larger than ${Math.round(limits.bytes / 1_000_000)} MB. Divide it into several files.`, { status: 413 });
}

async function recordsOf(bytes: Uint8Array, fileName: string, limits: Limits, sheetName?: string): Promise<{ records: string[][]; format: 'csv' | 'xlsx'; sheetNames: string[]; notes: string[] }> {
  if (bytes.length > limits.bytes) refuseSize(limits);
  if (isOldExcel(bytes)) {
    throw new Refusal('exchange.old-excel', 'This is a workbook of the old .xls kind, or one with a password. Open it and save it as .xlsx, without a password.', { status: 400 });
  }
  if (isZip(bytes)) return { format: 'xlsx', notes: [], ...(await readWorkbook(bytes, limits, sheetName)) };
  if (/\.xls[xm]?$/i.test(fileName)) {
    throw new Refusal('exchange.not-a-workbook', 'The file is named as a workbook but is none. Save it again from the spreadsheet.', { status: 400 });
  }
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!utf16 && bytes.subarray(0, 4096).includes(0)) {
    throw new Refusal('exchange.not-a-table', 'The file is neither CSV nor XLSX. Export the table from your program in one of the two.', { status: 400 });
  }
  return { format: 'csv', sheetNames: [], ...readDelimited(bytes) };
}

/**
 * Reads a CSV or XLSX file, told apart by its bytes and not by its name. Blank rows are left out and keep their
 * numbers. Refusals: `exchange.empty`, `exchange.not-a-table`, `exchange.old-excel`, `exchange.broken-quotes`, and those of `readWorkbook`.
 */
export async function readTable(bytes: Uint8Array, fileName: string, options: { sheetName?: string; limits?: Limits } = {}): Promise<Table> {
  const limits = options.limits ?? LIMITS;
  const { records, format, sheetNames, notes } = await recordsOf(bytes, fileName, limits, options.sheetName);
  if (records.length > limits.rows) {
    throw new Refusal('exchange.too-many-rows', `The file has more than ${limits.rows.toLocaleString('en-US')} rows. Divide it into several files.`, { status: 413 });
  }
  const headerIndex = records.findIndex((cells) => !isBlank(cells));
  const header = records[headerIndex];
  if (!header) throw new Refusal('exchange.empty', 'The file has no row that says anything. The first row must hold the headings.', { status: 400 });
  if (header.length > limits.columns) {
    throw new Refusal('exchange.too-many-columns', 'The file has too many columns. Delete those beside the table.', { status: 413 });
  }
  const rows: TableRow[] = [];
  for (let i = headerIndex + 1; i < records.length; i += 1) {
    const cells = records[i] ?? [];
    if (!isBlank(cells)) rows.push({ rowNumber: i + 1, cells });
  }
  return { format, header: header.map((cell) => cell.trim()), headerRow: headerIndex + 1, rows, sheetNames, notes };
}
