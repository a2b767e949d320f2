/** Days as people write them, read without a calendar widget; and days as people read them. Pure. */

/** Whether a day of digits only begins with the month (`3/14/2004`) or with the day (`14/3/2004`). */
export type DayOrder = 'mdy' | 'dmy';

/** What was understood: a day (`2004-03-14`), or why none was. */
export type DayReading = { day: string } | { fault: 'empty' | 'unreadable' | 'no-year' | 'no-such-day' };

/** Words between the parts of a day in the languages of the product; they carry no meaning of their own. */
const fillers = new Set(['de', 'del', 'of', 'the', 'le', 'el', 'den', 'ngay', 'thang', 'nam', 'г', 'года', 'р', 'року', '年', '月', '日', '년', '월', '일', 'ika', 'ng']);

/**
 * Reads a day: `14 3 2004`, `3/14/2004`, `2004-03-14`, `Mar 14 2004`, `14 de marzo de 2004`, Arabic digits too.
 * Digits follow `order` unless only the other order is a day; a year needs four digits.
 */
export function readDay(text: string, order: DayOrder = 'mdy', language = 'en'): DayReading {
  const parts = partsOf(text, monthsOf(language));
  if (parts.length === 0) return { fault: 'empty' };
  if (parts.length !== 3) return { fault: parts.length === 2 && parts.every((part) => 'number' in part || 'month' in part) ? 'no-year' : 'unreadable' };
  if (parts.some((part) => 'word' in part)) return { fault: 'unreadable' };

  const named = parts.findIndex((part) => 'month' in part);
  const numbers = parts.flatMap((part) => ('number' in part ? [part] : []));
  if (named >= 0) return numbers.length === 2 && named < 2 ? withNamedMonth(parts, named, numbers) : { fault: 'unreadable' };
  return ofDigits(numbers, order);
}

/** Writes a day in words, day before month: `14 March 2004`. */
export function dayInWords(day: string, language = 'en'): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, date);
  const spoken = language === 'en' || language === 'en-US' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(spoken, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC', calendar: 'gregory' }).format(at);
}

/** Writes an instant in words where the browser stands, day before month and hours to twenty-four: `14 Mar 2004, 23:40`. */
export function instantInWords(at: string, language = 'en'): string {
  const spoken = language === 'en' || language === 'en-US' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(spoken, { dateStyle: 'medium', timeStyle: 'short', calendar: 'gregory' }).format(Date.parse(at));
}

/** The day on which an instant falls in a zone, the browser's own unless told: one late in the evening is not yet the next day of Greenwich. */
export function dayAt(at: string, zone?: string): string {
  const parts = new Map(new Intl.DateTimeFormat('en', { timeZone: zone, calendar: 'gregory', year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(Date.parse(at)).map(({ type, value }) => [type, value]));
  return [parts.get('year')?.padStart(4, '0'), parts.get('month'), parts.get('day')].join('-');
}

interface Numeral {
  number: number;
  digits: number;
}
type Part = Numeral | { month: number } | { word: string };

function withNamedMonth(parts: readonly Part[], named: number, numbers: readonly Numeral[]): DayReading {
  const [first, second] = numbers;
  const month = parts[named];
  if (first === undefined || second === undefined || month === undefined || !('month' in month)) return { fault: 'unreadable' };
  if (second.digits === 4 && first.digits <= 2) return dayOf(second.number, month.month, first.number);
  if (first.digits === 4 && second.digits <= 2 && named === 1) return dayOf(first.number, month.month, second.number);
  return { fault: 'no-year' };
}

function ofDigits(numbers: readonly Numeral[], order: DayOrder): DayReading {
  const [a, b, c] = numbers;
  if (a === undefined || b === undefined || c === undefined) return { fault: 'unreadable' };
  if (a.digits === 4 && b.digits <= 2 && c.digits <= 2) return dayOf(a.number, b.number, c.number);
  if (a.digits > 2 || b.digits > 2) return { fault: 'unreadable' };
  if (c.digits !== 4) return { fault: 'no-year' };
  const monthFirst = dayOf(c.number, a.number, b.number);
  const dayFirst = dayOf(c.number, b.number, a.number);
  const [wanted, other] = order === 'mdy' ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
  return 'day' in wanted ? wanted : other;
}

/** A day of the Gregorian calendar, or none. */
function dayOf(year: number, month: number, date: number): DayReading {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (year < 1 || length === undefined || date < 1 || date > length) return { fault: 'no-such-day' };
  return { day: `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` };
}

/** The parts that carry meaning; Vietnamese counts its months, after the word for month. */
function partsOf(text: string, months: ReadonlyMap<string, number>): Part[] {
  const tokens = withoutAccents(plainDigits(text)).match(/\d+|\p{L}+/gu) ?? [];
  return tokens.flatMap((token, at): Part[] => {
    const counted = tokens[at - 1] === 'thang' && token.length <= 2;
    if (/^\d/.test(token)) return [counted ? { month: Number(token) } : { number: Number(token), digits: token.length }];
    const month = months.get(token) ?? monthBeginning(token, months);
    if (month !== undefined) return [{ month }];
    return fillers.has(token) || /^(st|nd|rd|th|er|o|a)$/.test(token) ? [] : [{ word: token }];
  });
}

/** A month of which at least three letters were written, when only one begins so. */
function monthBeginning(token: string, months: ReadonlyMap<string, number>): number | undefined {
  if (token.length < 3) return undefined;
  const found = new Set([...months].filter(([name]) => name.startsWith(token)).map(([, month]) => month));
  return found.size === 1 ? [...found][0] : undefined;
}

const known = new Map<string, ReadonlyMap<string, number>>();

/** The month names of English and of one more language, long and short, without accents. */
function monthsOf(language: string): ReadonlyMap<string, number> {
  const before = known.get(language);
  if (before !== undefined) return before;
  const months = new Map<string, number>([['sept', 9]]);
  for (const spoken of new Set(['en', language])) {
    for (const { name, month } of [...namesIn(spoken, { month: 'long' }), ...namesIn(spoken, { month: 'short' }), ...namesIn(spoken, { day: 'numeric', month: 'long', year: 'numeric' })]) {
      if (name.length > 1 && !months.has(name)) months.set(name, month);
    }
  }
  known.set(language, months);
  return months;
}

/** The names a language gives to the months, alone or inside a day; a month that is only numbered has none. */
function namesIn(language: string, style: Intl.DateTimeFormatOptions): { name: string; month: number }[] {
  const format = new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC', calendar: 'gregory' });
  return Array.from({ length: 12 }, (_, index) => {
    const part = format.formatToParts(Date.UTC(2004, index, 1)).find(({ type }) => type === 'month')?.value ?? '';
    const name = /\p{N}/u.test(part) ? '' : withoutAccents(part).replace(/[^\p{L}]/gu, '');
    return { name, month: index + 1 };
  });
}

function withoutAccents(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
}

/** The same text with the digits of other scripts as 0 to 9. */
export function plainDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u09E6-\u09EF\uFF10-\uFF19]/g, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10].find((start) => code >= start && code <= start + 9) ?? code;
    return String(code - zero);
  });
}
