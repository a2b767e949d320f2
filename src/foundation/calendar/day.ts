import { Refusal } from '../errors.ts';

declare const dayBrand: unique symbol;

/** A calendar day of the Gregorian calendar, written `2004-10-01`; it has no hour and no time zone. */
export type Day = string & { readonly [dayBrand]: true };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** How many days a month has (1 = January). */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** Whether a text is a day that exists, in the one form the product stores. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string') return false;
  const match = SHAPE.exec(text);
  if (!match) return false;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && date >= 1 && date <= daysInMonth(year, month);
}

/** Reads a day from `2004-10-01`; Refusal `calendar.not-a-day` for anything else, including 30 February. */
export function day(text: string): Day {
  if (isDay(text)) return text;
  throw new Refusal('calendar.not-a-day', `“${text.slice(0, 40)}” is not a day. Write the year, month and day, such as 2004-10-01.`, {
    status: 400,
  });
}

/** The day of a year, a month (1 = January) and a date; Refusal `calendar.not-a-day` where there is none. */
export function dayFrom(year: number, month: number, date: number): Day {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return day(text);
}

/** The year, the month (1 = January) and the date of a day. */
export function partsOf(on: Day): { year: number; month: number; date: number } {
  return { year: Number(on.slice(0, 4)), month: Number(on.slice(5, 7)), date: Number(on.slice(8, 10)) };
}

/** The number of days from 1970-01-01, negative before; the arithmetic of all the rest. */
export function dayNumber(on: Day): number {
  const { year, month, date } = partsOf(on);
  // Years are counted from March so that the leap day comes last; an era is 400 years, always 146,097 days.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** The day that lies so many days from 1970-01-01; Refusal `calendar.not-a-day` outside the years 1 to 9999. */
export function dayOfNumber(number: number): Day {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return dayFrom(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date);
}

/** The day so many days later (earlier when negative). */
export function addDays(on: Day, days: number): Day {
  return dayOfNumber(dayNumber(on) + days);
}

/** The same date so many months later, or the last day of that month where it has no such date (31 January + 1 = 28 or 29 February). */
export function addMonths(on: Day, months: number): Day {
  const { year, month, date } = partsOf(on);
  const index = year * 12 + (month - 1) + months;
  const [newYear, newMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return dayFrom(newYear, newMonth, Math.min(date, daysInMonth(newYear, newMonth)));
}

/** The same date so many years later; 29 February becomes 28 February in a common year. */
export function addYears(on: Day, years: number): Day {
  return addMonths(on, years * 12);
}

/** Whole days from the first day to the second; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Negative, zero or positive as the first day is before, the same as, or after the second; fit for `sort`. */
export function compare(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The earlier of two days. */
export function earlier(a: Day, b: Day): Day {
  return a <= b ? a : b;
}

/** The later of two days. */
export function later(a: Day, b: Day): Day {
  return a >= b ? a : b;
}

/** A day as people write it in a language (`October 1, 2004`), always of the Gregorian calendar, because letters and records bear its dates. */
export function dayInWords(on: Day, lang = 'en'): string {
  const { year, month, date } = partsOf(on);
  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, date);
  return new Intl.DateTimeFormat(lang, {
    calendar: 'gregory',
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  }).format(instant);
}

/**
 * Age in completed years on a day; Refusal `calendar.not-yet-born` before the birth.
 * Whoever was born on 29 February completes a year on 1 March of a common year: of the two readings it is the one
 * that takes nobody's protection as a minor (22 USC 7105(b)(1)(G)) away a day early.
 */
export function ageOn(bornOn: Day, on: Day): number {
  if (on < bornOn) {
    throw new Refusal('calendar.not-yet-born', 'The day lies before the date of birth. Check both days.', { status: 400 });
  }
  const [born, then] = [partsOf(bornOn), partsOf(on)];
  const hadBirthday = on.slice(5) >= bornOn.slice(5);
  return then.year - born.year - (hadBirthday ? 0 : 1);
}
