import { Invalid } from '../errors.ts';
import type { Problem } from '../errors.ts';

/**
 * What a cell may hold: 'day' is a calendar day; 'money' an amount with up to two decimals, kept in minor units;
 * 'choice' one of the codes of `choices`; 'choices' any number of them, set apart by semicolons and given as `A;B`; 'key' a text that names the record and may occur once in a file.
 */
export type ColumnKind = 'text' | 'day' | 'integer' | 'money' | 'choice' | 'choices' | 'yes-no' | 'key';

/**
 * One documented column of a file. `choices` maps code to label. `pattern` is the source of a regular expression that
 * the whole text must fit. `personal` marks what identifies a person: its content is never repeated in a message.
 * `fieldClass` puts the column under the rules of fields when records are given out.
 * `open` takes values that are not listed as they stand; a `retired` column is read where a file has it, and never written.
 */
export interface Column {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly kind: ColumnKind;
  readonly required: boolean;
  readonly choices?: Readonly<Record<string, string>>;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly example: string;
  readonly personal?: boolean;
  readonly fieldClass?: string;
  readonly open?: boolean;
  readonly retired?: boolean;
}

/** A kind of file that a room takes in and gives out. */
export interface Sheet {
  readonly room: string;
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
}

/** What a checked cell becomes: days as ISO text, money in minor units, null where it is empty. */
export type CellValue = string | number | boolean | null;

/** Checks a sheet and freezes it; Invalid names the column and what is wrong with it. */
export function defineSheet(sheet: Sheet): Sheet {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const column of sheet.columns) {
    const wrong = (problem: string, mend: string): void => void problems.push({ where: `/${sheet.name}/${column.name}`, problem, mend });
    if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(column.name)) wrong('The name is not plain.', 'Use letters, digits and underscores.');
    for (const heading of new Set([plainHeading(column.name), plainHeading(column.title)])) {
      if (seen.has(heading)) wrong('Another column has the same name or title.', 'A heading must lead to one column.');
      seen.add(heading);
    }
    if (column.title.trim() === '' || column.about.trim() === '' || column.example.trim() === '') wrong('It lacks a title, an explanation or an example.', 'Write all three.');
    if ((column.kind === 'choice' || column.kind === 'choices') !== (column.choices !== undefined)) wrong('Choices and kind do not agree.', 'Only a column of kind choice or choices has choices, and it must.');
    if (column.kind === 'key' && !column.required) wrong('A key may be left out.', 'Make it required.');
  }
  if (problems.length > 0) throw new Invalid(problems);
  return Object.freeze({ ...sheet, columns: Object.freeze(sheet.columns.map((column) => Object.freeze({ ...column }))) });
}

/** A heading without case, spaces, accents and signs, so that `Letter number` and `letter_number` are one. */
export function plainHeading(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

const KIND_WORDS: Readonly<Record<ColumnKind, string>> = {
  text: 'Text',
  day: 'Day: 2004-03-14, 3/14/2004 or 14 March 2004',
  integer: 'Whole number',
  money: 'Amount, with at most two decimals',
  choice: 'One of the codes listed',
  choices: 'Any of the codes listed, set apart by semicolons',
  'yes-no': 'yes or no',
  key: 'Text that names the record; once in the file',
};

/** The headings of the table that documents a sheet. */
export const DOCUMENTATION_HEADER = ['Column', 'Title', 'What it holds', 'Kind', 'Required', 'Codes', 'Longest', 'Example', 'Identifies a person'] as const;

/** The table that documents a sheet, one row per column, under `DOCUMENTATION_HEADER`. */
export function documentationOf(sheet: Sheet): string[][] {
  return sheet.columns.map((column) => [
    column.name,
    column.title,
    column.about,
    KIND_WORDS[column.kind],
    column.required ? 'yes' : 'no',
    Object.entries(column.choices ?? {}).map(([code, label]) => `${code}: ${label}`).join('\n'),
    column.maxLength === undefined ? '' : String(column.maxLength),
    column.example,
    column.personal === true ? 'yes' : 'no',
  ]);
}

/** The columns that are written; the others are only read. */
export function writtenColumns(sheet: Sheet): readonly Column[] {
  return sheet.columns.filter((column) => column.retired !== true);
}

/** A sheet without the columns that somebody may not read, and what is to be said of them; nothing is said where nothing is left out. */
export function withoutUnreadable(sheet: Sheet, reads: (fieldClass: string) => boolean): { sheet: Sheet; leftOut: string[]; notes: string[] } {
  const leftOut = writtenColumns(sheet).filter((c) => c.fieldClass !== undefined && !reads(c.fieldClass)).map((c) => c.title);
  const columns = sheet.columns.filter((c) => c.fieldClass === undefined || reads(c.fieldClass));
  return { sheet: { ...sheet, columns }, leftOut, notes: leftOut.length > 0 ? [`Left out, because whoever took this file out may not read it: ${leftOut.join('; ')}.`] : [] };
}
