import { csvLine } from '../../foundation/exchange/write-table.ts';
import { MEANINGS } from './document.ts';
import { toldValue, unitOf, type Told } from './told.ts';
import type { PublicCell } from './public-store.ts';

interface Column { name: string; type: 'string' | 'number' | 'integer' | 'date' | 'datetime'; title: string; description: string; of: (cell: PublicCell) => string | number | null; enum?: readonly string[] }

const SIGNS = Object.entries(MEANINGS).map(([sign, means]) => `${sign}: ${means}`).join('. ');

/** Every column of the files of cells, with what it holds: the head of the CSV, the schema of its package and the keys of the JSON. */
export const COLUMNS: readonly Column[] = [
  { name: 'figure', type: 'string', title: 'Figure', description: 'The name of the number: measure, period and what it is limited to.', of: (c) => c.figure },
  { name: 'measure', type: 'string', title: 'Measure', description: 'What is counted.', of: (c) => c.measure },
  { name: 'definition', type: 'integer', title: 'Definition', description: 'Which version of the definition of the measure.', of: (c) => c.definition },
  { name: 'title', type: 'string', title: 'Title', description: 'What is counted, in words.', of: (c) => c.title },
  { name: 'period', type: 'string', title: 'Period', description: 'The period as figures name it, such as FY2004.', of: (c) => c.period },
  { name: 'from', type: 'date', title: 'From', description: 'The first day of the period; empty where all before is meant.', of: (c) => c.from_day },
  { name: 'until', type: 'date', title: 'Until', description: 'The first day that is no longer in the period.', of: (c) => c.until_day },
  { name: 'basis', type: 'string', title: 'Basis', description: 'How time is cut: by fiscal year, reporting year, calendar year, month, since inception or at a point in time.', of: (c) => c.basis },
  { name: 'dimension', type: 'string', title: 'Dimension', description: 'By what the number is a part; empty of the whole.', of: (c) => c.dimension },
  { name: 'dimension_title', type: 'string', title: 'Dimension, in words', description: 'By what the number is a part, in words.', of: (c) => c.dimension_title },
  { name: 'code', type: 'string', title: 'Code', description: 'Which part it is.', of: (c) => c.code },
  { name: 'part', type: 'string', title: 'Part', description: 'Which part it is, in words.', of: (c) => c.code_label },
  { name: 'value', type: 'number', title: 'Value', description: 'The number, in its unit; empty where a sign stands in its place.', of: (c) => toldValue(c) },
  { name: 'mark', type: 'string', title: 'Sign', description: `${SIGNS}.`, of: (c) => c.status, enum: Object.keys(MEANINGS) },
  { name: 'mark_means', type: 'string', title: 'Meaning of the sign', description: 'The sign in words.', of: (c) => (c.status === '' ? null : MEANINGS[c.status]) },
  { name: 'unit', type: 'string', title: 'Unit', description: 'One of what is counted, or the currency.', of: unitOf },
  { name: 'way', type: 'string', title: 'Way', description: 'How several agencies became one number: A by a serial that one office issues, B by adding what each counted once.', of: (c) => c.way, enum: ['A', 'B'] },
  { name: 'gross', type: 'integer', title: 'Gross', description: 'The gross number, where gross and unduplicated are two things.', of: (c) => c.gross },
  { name: 'unduplicated_at_least', type: 'integer', title: 'Unduplicated, at least', description: 'The fewest that the unduplicated number can be; empty where it is not told.', of: (c) => c.at_least },
  { name: 'unduplicated_at_most', type: 'integer', title: 'Unduplicated, at most', description: 'The most that the unduplicated number can be.', of: (c) => c.at_most },
  { name: 'previous', type: 'number', title: 'Before', description: 'What was released before, where it was revised.', of: (c) => toldValue(c, c.previous) },
  { name: 'reason', type: 'string', title: 'Reason', description: 'Why it was revised.', of: (c) => c.reason_words },
  { name: 'sentence', type: 'string', title: 'Sentence', description: 'The number in a sentence.', of: (c) => c.sentence },
  { name: 'made', type: 'string', title: 'How it was made', description: 'How the number was made of what agencies hold.', of: (c) => c.made },
  { name: 'released_at', type: 'datetime', title: 'Released', description: 'When it was released.', of: (c) => c.released_at.toISOString() },
  { name: 'year', type: 'integer', title: 'Assessment', description: 'The fiscal year of the Assessment in which it was released.', of: (c) => c.year },
  { name: 'release', type: 'integer', title: 'Release', description: 'Which release of that Assessment.', of: (c) => c.sequence },
];

/** The cells as CSV, a line a cell. */
export function toCsv({ cells }: Told): string {
  return `\uFEFF${csvLine(COLUMNS.map((c) => c.name))}${cells.map((cell) => csvLine(COLUMNS.map(({ of }) => of(cell) ?? ''))).join('')}`;
}

/** One cell as an object, under the names of the columns. */
export function rowOf(cell: PublicCell): Record<string, string | number | null> {
  return Object.fromEntries(COLUMNS.map(({ name, of }) => [name, of(cell)]));
}

/** The Data Package 2.0 that describes the CSV; `path` is where the file stands from the package. */
export function toDataPackage({ about }: Told, path: string): string {
  return `${JSON.stringify({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json', name: about.name.toLowerCase(), title: about.title, description: about.description, homepage: about.page, version: about.version, created: about.released.toISOString().replace(/\.\d+Z$/, 'Z'),
    contributors: [{ title: about.publisher, roles: ['publisher'] }],
    resources: [{
      name: 'cells', type: 'table', title: about.title, path, format: 'csv', mediatype: 'text/csv', encoding: 'utf-8', dialect: { $schema: 'https://datapackage.org/profiles/2.0/tabledialect.json', delimiter: ',', lineTerminator: '\r\n', doubleQuote: true, header: true },
      schema: {
        $schema: 'https://datapackage.org/profiles/2.0/tableschema.json', primaryKey: ['figure'], missingValues: [''],
        fields: COLUMNS.map(({ name, type, title, description, enum: words }) => ({ name, type, title, description, ...(words ? { constraints: { enum: words } } : name === 'figure' ? { constraints: { required: true, unique: true } } : {}) })),
      },
    }],
  }, null, 1)}\n`;
}
