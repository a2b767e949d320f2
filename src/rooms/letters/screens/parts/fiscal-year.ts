/** The fiscal year of a day: from 1 October, named by the year in which it ends (31 USC 1102). Pure. */
export function fiscalYearOf(day: string): number {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return month >= 10 ? year + 1 : year;
}
