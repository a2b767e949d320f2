import type { Day } from '../calendar/day.ts';
import { addDays, day, daysInMonth, isDay } from '../calendar/day.ts';
import type { CellValue, Column } from './sheet.ts';

/** What was wrong with a cell, under a code that groups like errors; `group` further divides a code, as by the code meant. */
export interface CellFault {
  readonly code:
    | 'missing' | 'not-a-day' | 'day-first' | 'ambiguous-day' | 'two-digit-year' | 'not-an-integer' | 'not-money'
    | 'not-a-choice' | 'not-yes-no' | 'too-long' | 'pattern' | 'formula-error';
  readonly problem: string;
  readonly mend: string;
  readonly group?: string;
}

/** The order of day and month that a column with slashes is read in. */
export type DateOrder = 'M/D/Y' | 'D/M/Y';

/** A cell as read: a value, perhaps with a warning, or a fault. */
export type ReadCell = { readonly value: CellValue; readonly warning?: CellFault } | { readonly fault: CellFault };

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const SERIAL_ZERO = day('1899-12-30');
const NUMERIC_DAY = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/;
const DAY_FIRST_WORDS = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})$/i;
const MONTH_FIRST_WORDS = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i;

function partsToDay(year: number, month: number, date: number): Day | null {
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null;
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return isDay(text) ? text : null;
}

function monthNamed(word: string): number {
  const plain = word.toLowerCase();
  return MONTHS.findIndex((name) => name === plain || name.slice(0, 3) === plain || (plain === 'sept' && name === 'september')) + 1;
}

const NOT_A_DAY: ReadCell = { fault: { code: 'not-a-day', problem: 'This is not a day.', mend: 'Write it like 2004-03-14.' } };

function readNumericDay(match: RegExpExecArray, order: DateOrder | undefined): ReadCell {
  const [first, second, year] = [Number(match[1]), Number(match[3]), match[4] ?? ''];
  if (year.length === 2) return { fault: { code: 'two-digit-year', problem: 'The year has two digits.', mend: 'Write all four, such as 2004.' } };
  const [monthFirst, dayFirst] = [partsToDay(Number(year), first, second), partsToDay(Number(year), second, first)];
  if (order !== undefined) {
    const value = order === 'M/D/Y' ? monthFirst : dayFirst;
    return value === null ? NOT_A_DAY : { value };
  }
  if (monthFirst === null) {
    return dayFirst === null ? NOT_A_DAY : { fault: { code: 'day-first', problem: 'This day looks like D/M/Y.', mend: 'Say that the column is D/M/Y, or write days like 2004-03-14.' } };
  }
  if (dayFirst === null || dayFirst === monthFirst) return { value: monthFirst };
  const warning: CellFault = { code: 'ambiguous-day', problem: 'This day can be read as M/D/Y and as D/M/Y.', mend: 'Say which of the two the column is, or write days like 2004-03-14.' };
  return { value: monthFirst, warning };
}

/**
 * Reads a day: ISO (a time after it is dropped), `3/14/2004`, `14 March 2004`, `March 14, 2004`, or the serial number
 * of a spreadsheet (days from 1899-12-30). Without an order, slashes are month first, as on United States forms: what
 * can only be day first is a fault, and what can be both is read month first with a warning.
 */
export function readDay(text: string, order?: DateOrder): ReadCell {
  const iso = text.length > 10 && /^[T ]\d{2}:\d{2}/.test(text.slice(10)) ? text.slice(0, 10) : text;
  if (isDay(iso)) return { value: iso };
  const numeric = NUMERIC_DAY.exec(text);
  if (numeric) return readNumericDay(numeric, order);
  const dayFirst = DAY_FIRST_WORDS.exec(text);
  const monthFirst = dayFirst ? null : MONTH_FIRST_WORDS.exec(text);
  const value = dayFirst
    ? partsToDay(Number(dayFirst[3]), monthNamed(dayFirst[2] ?? ''), Number(dayFirst[1]))
    : monthFirst
      ? partsToDay(Number(monthFirst[3]), monthNamed(monthFirst[1] ?? ''), Number(monthFirst[2]))
      : null;
  if (value !== null) return { value };
  // Serials below 61 are days around 29 February 1900, a day that spreadsheets believe in and that never was.
  if (/^\d{2,6}(\.\d+)?$/.test(text) && Number(text) >= 61 && Number(text) < 300_000) return { value: addDays(SERIAL_ZERO, Math.floor(Number(text))) };
  return NOT_A_DAY;
}

function readInteger(text: string): ReadCell {
  const plain = /^[+-]?\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text.replace(/\.0+$/, '');
  const value = Number(plain);
  if (/^[+-]?\d+$/.test(plain) && Number.isSafeInteger(value)) return { value: value === 0 ? 0 : value };
  return { fault: { code: 'not-an-integer', problem: 'This is not a whole number.', mend: 'Write digits only, such as 1250.' } };
}

function readMoney(text: string): ReadCell {
  const match = /^([+-]?)\$?\s?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2})0*)?$/.exec(text.replace(/^\((.+)\)$/, '-$1'));
  const minor = match ? Number(`${(match[2] ?? '').replaceAll(',', '')}${(match[3] ?? '').padEnd(2, '0')}`) : NaN;
  if (match && Number.isSafeInteger(minor)) return { value: match[1] === '-' && minor !== 0 ? -minor : minor };
  return { fault: { code: 'not-money', problem: 'This is not an amount of money.', mend: 'Write it like 1250.00, without words.' } };
}

const YES = new Set(['yes', 'y', 'true', '1', 'x']);
const NO = new Set(['no', 'n', 'false', '0']);

function readYesNo(text: string): ReadCell {
  const plain = text.toLowerCase();
  if (YES.has(plain)) return { value: true };
  if (NO.has(plain)) return { value: false };
  return { fault: { code: 'not-yes-no', problem: 'This is neither yes nor no.', mend: 'Write yes or no.' } };
}

function readText(text: string, column: Column, pattern: RegExp | null): ReadCell {
  if (column.maxLength !== undefined && text.length > column.maxLength) {
    return { fault: { code: 'too-long', problem: `This is longer than ${column.maxLength} characters.`, mend: 'Shorten it.' } };
  }
  if (pattern !== null && !pattern.test(text)) {
    return { fault: { code: 'pattern', problem: 'This is not written as expected.', mend: `Write it like ${column.example}.` } };
  }
  return { value: text };
}

// The days of a file are few and its rows many; past this many different ones remembering no longer pays.
const REMEMBERED = 20_000;

function remembering(read: (text: string) => ReadCell): (text: string) => ReadCell {
  const known = new Map<string, ReadCell>();
  return (text) => {
    let cell = known.get(text);
    if (cell === undefined) {
      cell = read(text);
      if (known.size < REMEMBERED) known.set(text, cell);
    }
    return cell;
  };
}

/**
 * Reads any number of choices set apart by semicolons or line ends. A label may hold a semicolon itself, so at each place
 * the longest label or code that fits is taken. Each choice is given once, in the order in which it stands.
 */
function readChoices(text: string, known: readonly (readonly [said: string, code: string])[], open: boolean, fault: (said: string) => ReadCell): ReadCell {
  const found = new Set<string>();
  const small = text.toLowerCase();
  for (let at = 0; at < text.length;) {
    const blank = /^[\s;]+/.exec(text.slice(at));
    if (blank) { at += blank[0].length; continue; }
    const match = known.find(([said]) => small.startsWith(said, at) && /^\s*(?:[;\n]|$)/.test(text.slice(at + said.length)));
    const said = match ? match[0] : (/^[^;\n]*/.exec(text.slice(at))?.[0] ?? '');
    if (!match && !open) return fault(said.trim());
    found.add(match ? match[1] : said.trim());
    at += said.length;
  }
  return { value: [...found].join(';') };
}

/** Makes the reader of a column's cells; `replacements` turns a text that stands in the file into the code it means. */
export function cellReader(column: Column, order: DateOrder | undefined, replacements: ReadonlyMap<string, string>): (raw: string) => ReadCell {
  const pattern = column.pattern === undefined ? null : new RegExp(`^(?:${column.pattern})$`, 'u');
  const choices = new Map<string, string>();
  for (const [code, label] of Object.entries(column.choices ?? {})) choices.set(label.trim().toLowerCase(), code);
  for (const code of Object.keys(column.choices ?? {})) choices.set(code.toLowerCase(), code);
  // A replacement mends a whole cell; where a cell holds several choices, it mends each that reads so.
  if (column.kind === 'choices') for (const [from, to] of replacements) choices.set(from.toLowerCase(), to);
  const missing: ReadCell = column.required
    ? { fault: { code: 'missing', problem: 'This cell is empty.', mend: `Fill it in, such as ${column.example}.` } }
    : { value: null };
  const readChoice = (text: string): ReadCell => {
    const code = choices.get(text.toLowerCase());
    if (code !== undefined || column.open === true) return { value: code ?? text };
    return noChoice(text);
  };
  const noChoice = (text: string): ReadCell => {
    const codes = Object.keys(column.choices ?? {});
    const mend = `Use one of: ${codes.slice(0, 12).join(', ')}${codes.length > 12 ? ' …' : ''}.`;
    return { fault: { code: 'not-a-choice', problem: 'This is none of the codes of the column.', mend, group: text } };
  };
  const longestFirst = [...choices].toSorted(([a], [b]) => b.length - a.length);
  const readers: Record<Column['kind'], (text: string) => ReadCell> = {
    text: (text) => readText(text, column, pattern),
    key: (text) => readText(text, column, pattern),
    day: remembering((text) => readDay(text, order)),
    integer: readInteger,
    money: readMoney,
    choice: readChoice,
    choices: (text) => readChoices(text, longestFirst, column.open === true, noChoice),
    'yes-no': readYesNo,
  };
  const read = readers[column.kind];
  return (raw) => {
    const trimmed = raw.trim();
    const text = replacements.size === 0 ? trimmed : (replacements.get(trimmed) ?? trimmed);
    if (text === '') return missing;
    if (text.charCodeAt(0) === 35 && /^#(N\/A|REF!|DIV\/0!|VALUE!|NAME\?|NULL!|NUM!)$/.test(text)) {
      return { fault: { code: 'formula-error', problem: 'A formula in the spreadsheet failed here.', mend: 'Write the value itself.' } };
    }
    return read(text);
  };
}
