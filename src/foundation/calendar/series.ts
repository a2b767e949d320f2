import type { Day } from './day.ts';
import { addDays, addMonths, compare, dayFrom, dayInWords, daysBetween, partsOf } from './day.ts';
import type { Period, PeriodBasis } from './period.ts';
import { YEAR_BASES, isYearBasis, monthsOfBasis, overlap, periodOf } from './period.ts';
import { Refusal } from '../errors.ts';

function startOfPiece(basis: PeriodBasis, on: Day): Day {
  const { year, month } = partsOf(on);
  if (!isYearBasis(basis)) return basis === 'month' ? dayFrom(year, month, 1) : on;
  const first = YEAR_BASES[basis].month;
  return dayFrom(month >= first ? year : year - 1, first, 1);
}

function nextStart(basis: PeriodBasis, start: Day, pieces = 1): Day {
  const months = monthsOfBasis(basis);
  return months === null ? addDays(start, pieces) : addMonths(start, months * pieces);
}

/** The single period of a basis that a day falls in: 2004-10-01 falls in FY2005; Refusal `calendar.no-series` since inception. */
export function periodAt(basis: PeriodBasis, on: Day): Period {
  if (basis === 'since-inception') {
    throw new Refusal('calendar.no-series', 'A period since inception is one span; it has no pieces to list.', { status: 400 });
  }
  const start = startOfPiece(basis, on);
  return periodOf(basis, start, nextStart(basis, start));
}

/** Every single period of a basis that holds a day of `from` until (not counting) `to`, oldest first; Refusal `calendar.no-series`. */
export function periodsOf(basis: PeriodBasis, from: Day, to: Day): Period[] {
  const periods: Period[] = [];
  if (from >= to) return periods;
  for (let period = periodAt(basis, from); ; period = periodOf(basis, period.until, nextStart(basis, period.until))) {
    periods.push(period);
    if (period.until >= to) return periods;
  }
}

/** How many pieces of its basis a period holds: FY2001-FY2004 holds 4; days where the basis has no fixed piece, Infinity without a first day. */
export function piecesIn(period: Period): number {
  if (period.from === null) return Infinity;
  const months = monthsOfBasis(period.basis);
  if (months === null) return daysBetween(period.from, period.until);
  const [a, b] = [partsOf(period.from), partsOf(period.until)];
  return ((b.year - a.year) * 12 + (b.month - a.month)) / months;
}

/** The equally long period of the same basis that ends where this one begins; Refusal `calendar.no-previous` since inception. */
export function previous(period: Period): Period {
  if (period.basis === 'since-inception' || period.from === null) {
    throw new Refusal('calendar.no-previous', 'A period since inception has nothing before it to compare with.', { status: 400 });
  }
  return periodOf(period.basis, nextStart(period.basis, period.from, -piecesIn(period)), period.from);
}

/** The one period that several of the same basis make when they follow each other without gap or overlap; Refusal `calendar.not-adjacent`. */
export function joinPeriods(periods: readonly Period[]): Period {
  const ordered = periods.toSorted((a, b) => (a.from === null || b.from === null ? 0 : compare(a.from, b.from)));
  const first = ordered[0];
  if (!first) throw new Refusal('calendar.not-adjacent', 'There is no period to join.', { status: 400 });
  let until = first.until;
  for (const next of ordered.slice(1)) {
    if (next.basis !== first.basis || next.from !== until) {
      throw new Refusal('calendar.not-adjacent', `${next.label} does not follow directly on ${first.label}, so they do not make one period.`);
    }
    until = next.until;
  }
  return periodOf(first.basis, first.from, until);
}

function monthInWords(on: Day, lang: string): string {
  const { year, month } = partsOf(on);
  return new Intl.DateTimeFormat(lang, { calendar: 'gregory', timeZone: 'UTC', year: 'numeric', month: 'long' }).format(
    new Date(Date.UTC(year, month - 1, 1)),
  );
}

/** A period in English words for a sentence: `fiscal year 2004`, `April 2004 to March 2005`, `January 2003 to June 2, 2005`. */
export function periodInWords(period: Period): string {
  const { basis, from, until } = period;
  const last = addDays(until, -1);
  if (from === null) return `the time up to ${dayInWords(last)}`;
  if (basis === 'point-in-time') return dayInWords(from);
  if (basis === 'since-inception') return `${dayInWords(from)} to ${dayInWords(last)}`;
  if (basis === 'month' || basis === 'reporting-year') {
    const [a, b] = [monthInWords(from, 'en'), monthInWords(last, 'en')];
    return a === b ? a : `${a} to ${b}`;
  }
  const words = basis === 'fiscal-year' ? 'fiscal year' : 'calendar year';
  const [a, b] = [partsOf(addDays(nextStart(basis, from), -1)).year, partsOf(last).year];
  return a === b ? `${words} ${a}` : `${words}s ${a} to ${b}`;
}

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** How much two periods share, in English words: `six months (April 2004 to September 2004)`, or null when they share nothing. */
export function overlapInWords(a: Period, b: Period): string | null {
  const shared = overlap(a, b);
  if (shared === null) return null;
  if (shared.from === null) return `all the time up to ${dayInWords(addDays(shared.until, -1))}`;
  if (shared.from.endsWith('-01') && shared.until.endsWith('-01')) {
    const months = piecesIn(periodOf('month', shared.from, shared.until));
    const words = `${SMALL[months] ?? months} month${months === 1 ? '' : 's'}`;
    return `${words} (${periodInWords(periodOf('month', shared.from, shared.until))})`;
  }
  const days = daysBetween(shared.from, shared.until);
  return days === 1 ? `one day (${dayInWords(shared.from)})` : `${days} days (${dayInWords(shared.from)} to ${dayInWords(addDays(shared.until, -1))})`;
}
