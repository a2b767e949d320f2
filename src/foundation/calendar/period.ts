import type { Day } from './day.ts';
import { addDays, addMonths, dayFrom, dayNumber, earlier, isDay, later, partsOf } from './day.ts';
import { Refusal } from '../errors.ts';

/**
 * How a span of time is cut: 'fiscal-year' is 1 October to 30 September, named by the year it ends in (31 USC 1102);
 * 'reporting-year' is 1 April to 31 March, named by the year of the TIP report (22 USC 7107(b)(1)).
 */
export type PeriodBasis = 'fiscal-year' | 'reporting-year' | 'calendar-year' | 'month' | 'since-inception' | 'point-in-time';

/**
 * A half-open span of days: `from` is counted, `until` is the first day no longer counted.
 * `from` is null only since inception, where all that came before is meant. `label` is what `parsePeriod` reads.
 */
export interface Period {
  readonly basis: PeriodBasis;
  readonly label: string;
  readonly from: Day | null;
  readonly until: Day;
}

/** Every basis, in the order in which they are offered. */
export const PERIOD_BASES: readonly PeriodBasis[] = [
  'fiscal-year',
  'reporting-year',
  'calendar-year',
  'month',
  'since-inception',
  'point-in-time',
];

/** The bases that cut time into years: the letters they are written with and the month in which they begin. */
export const YEAR_BASES = {
  // 31 USC 1102.
  'fiscal-year': { letters: 'FY', month: 10, yearsBack: 1 },
  // 22 USC 7107(b)(1).
  'reporting-year': { letters: 'RY', month: 4, yearsBack: 1 },
  'calendar-year': { letters: 'CY', month: 1, yearsBack: 0 },
} as const;

/** A basis that cuts time into years. */
export type YearBasis = keyof typeof YEAR_BASES;

/** Whether a basis cuts time into years. */
export function isYearBasis(basis: PeriodBasis): basis is YearBasis {
  return basis in YEAR_BASES;
}

/** The months that one piece of a basis holds, or null where pieces have no fixed length in months. */
export function monthsOfBasis(basis: PeriodBasis): number | null {
  return isYearBasis(basis) ? 12 : basis === 'month' ? 1 : null;
}

function refusePeriod(sentence: string): never {
  throw new Refusal('calendar.not-a-period', sentence, { status: 400 });
}

function yearNamed(basis: YearBasis, firstDay: Day): number {
  return partsOf(firstDay).year + YEAR_BASES[basis].yearsBack;
}

function beginsPiece(basis: PeriodBasis, on: Day): boolean {
  const { month, date } = partsOf(on);
  return date === 1 && (!isYearBasis(basis) || month === YEAR_BASES[basis].month);
}

function labelOf(basis: PeriodBasis, from: Day | null, until: Day): string {
  if (basis === 'since-inception') return from === null ? `until ${until}` : `since ${from} until ${until}`;
  if (from === null) return refusePeriod('Only a period since inception may have no first day.');
  if (basis === 'point-in-time') return `on ${from}`;
  if (basis === 'month') {
    const [first, last] = [from.slice(0, 7), addDays(until, -1).slice(0, 7)];
    return first === last ? first : `${first}..${last}`;
  }
  const { letters } = YEAR_BASES[basis];
  const [first, last] = [yearNamed(basis, from), yearNamed(basis, addMonths(until, -12))];
  const write = (year: number): string => letters + String(year).padStart(4, '0');
  return first === last ? write(first) : `${write(first)}-${write(last)}`;
}

/** A period of a basis from its bounds; Refusal `calendar.not-a-period` where the bounds are not bounds of that basis. */
export function periodOf(basis: PeriodBasis, from: Day | null, until: Day): Period {
  if (from !== null && from >= until) refusePeriod('A period must end after it begins.');
  if (basis === 'point-in-time' && (from === null || addDays(from, 1) !== until)) refusePeriod('A point in time is one day.');
  if (monthsOfBasis(basis) !== null && from !== null && !(beginsPiece(basis, from) && beginsPiece(basis, until))) {
    refusePeriod(`${from} to ${until} does not begin and end where a ${basis.replace('-', ' ')} does.`);
  }
  return Object.freeze({ basis, label: labelOf(basis, from, until), from, until });
}

/** One year of a basis by its name: fiscal year 2004 is 2003-10-01 until 2004-10-01. */
export function yearPeriod(basis: YearBasis, first: number, last: number = first): Period {
  const { month, yearsBack } = YEAR_BASES[basis];
  if (last < first) refusePeriod(`The year ${last} comes before ${first}. Write the earlier year first.`);
  return periodOf(basis, dayFrom(first - yearsBack, month, 1), dayFrom(last - yearsBack + 1, month, 1));
}

/** The text that `parsePeriod` reads back as this period. */
export function formatPeriod(period: Period): string {
  return labelOf(period.basis, period.from, period.until);
}

/**
 * Reads `FY2004`, `FY2001-FY2004`, `RY2005`, `CY2004`, `2003-01`, `2003-04..2004-03`,
 * `since 2003-01-01 until 2005-06-03` (the last day is not counted), `until 2005-06-03` and `on 2005-06-03`;
 * Refusal `calendar.not-a-period` for any other text.
 */
export function parsePeriod(text: string): Period {
  const plain = text.trim().replace(/[\u2012-\u2015]/g, '-').replace(/\s+/g, ' ');
  const years = /^(FY|RY|CY) ?(\d{4})(?: ?- ?(FY|RY|CY)? ?(\d{4}))?$/i.exec(plain);
  if (years) {
    const letters = (years[1] ?? '').toUpperCase();
    if (years[3] !== undefined && years[3].toUpperCase() !== letters) {
      refusePeriod(`“${plain}” mixes two kinds of year. Write both ends as the same kind.`);
    }
    const basis = (Object.keys(YEAR_BASES) as YearBasis[]).find((name) => YEAR_BASES[name].letters === letters);
    if (basis) return yearPeriod(basis, Number(years[2]), Number(years[4] ?? years[2]));
  }
  const months = /^(\d{4}-\d{2})(?: ?\.\. ?(\d{4}-\d{2}))?$/.exec(plain);
  if (months) {
    const [first, last] = [`${months[1]}-01`, `${months[2] ?? months[1]}-01`];
    if (isDay(first) && isDay(last)) return periodOf('month', first, addMonths(last, 1));
  }
  const span = /^(?:since (\S+) )?until (\S+)$/i.exec(plain);
  if (span) {
    const [from, until] = [span[1] ?? null, span[2]];
    if ((from === null || isDay(from)) && isDay(until)) return periodOf('since-inception', from, until);
  }
  const on = /^on (\S+)$/i.exec(plain)?.[1];
  if (isDay(on)) return periodOf('point-in-time', on, addDays(on, 1));
  return refusePeriod(
    `“${text.slice(0, 60)}” is not a period. Write FY2004, FY2001-FY2004, RY2005, CY2004, 2003-01, ` +
      '“since 2003-01-01 until 2005-06-03” or “on 2005-06-03”.',
  );
}

/** The days that fall in both periods, as bounds, or null when none do. */
export function overlap(a: Period, b: Period): { from: Day | null; until: Day } | null {
  const from = a.from === null ? b.from : b.from === null ? a.from : later(a.from, b.from);
  const until = earlier(a.until, b.until);
  return from !== null && from >= until ? null : { from, until };
}

/** How many days fall in both periods; Infinity when neither has a first day. */
export function overlapDays(a: Period, b: Period): number {
  const shared = overlap(a, b);
  if (shared === null) return 0;
  return shared.from === null ? Infinity : dayNumber(shared.until) - dayNumber(shared.from);
}

/** Whether a day, or the whole of another period, lies in the period. */
export function contains(period: Period, inner: Day | Period): boolean {
  if (typeof inner === 'string') return (period.from === null || inner >= period.from) && inner < period.until;
  const startsInside = period.from === null || (inner.from !== null && inner.from >= period.from);
  return startsInside && inner.until <= period.until;
}
