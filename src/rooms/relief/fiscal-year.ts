import { dayFrom, partsOf, type Day } from '../../foundation/calendar/day.ts';

/** A fiscal year by its name: 2004 is 2003-10-01 until 2004-10-01, 31 USC 1102. */
export function fiscalYear(year: number): { year: number; from: Day; until: Day } {
  return { year, from: dayFrom(year - 1, 10, 1), until: dayFrom(year, 10, 1) };
}

/** The fiscal year in which a day lies. */
export function fiscalYearOf(on: Day): { year: number; from: Day; until: Day } {
  const { year, month } = partsOf(on);
  return fiscalYear(month >= 10 ? year + 1 : year);
}
