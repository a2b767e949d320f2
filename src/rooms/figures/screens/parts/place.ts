/** Where figures stand among the addresses of the application, and which period is looked at until another is typed. */
import { parsePeriod, type Period, type YearBasis, YEAR_BASES, isYearBasis } from '../../../../foundation/calendar/period.ts';
import { useSession } from '../../../../foundation/screen/session.ts';
import { today } from '../../../../foundation/screen/today.ts';

/** The views of one figure, in the order of their tabs. */
export const VIEWS = ['chart', 'table', 'records', 'history', 'definition', 'elsewhere'] as const;

/** One view of a figure. */
export type View = (typeof VIEWS)[number];

/** What of a figure is looked at: its period, and optionally the view, the breakdown, the codes it is limited to, and an instant. */
export interface Looked {
  period: string;
  view?: string | undefined;
  by?: string | undefined;
  where?: string | undefined;
  asOf?: string | undefined;
}

/** The address of a figure's page. */
export function figurePath(measure: string, looked: Looked): string {
  const query = new URLSearchParams(Object.entries(looked).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]])));
  return `/app/figures/${measure}?${query.toString()}`;
}

/** The year an example response tells of. */
const EXAMPLE = 'FY2004';

/** The period looked at last in the life of this page. */
let last: string | undefined;

/** The period in the address, or the one looked at last, or the last fiscal year that is over. */
export function usePeriod(asked: string | undefined): string {
  const { demo } = useSession();
  const period = asked ?? last ?? (demo ? EXAMPLE : lastFiscalYear(today()));
  last = period;
  return period;
}

/** The last fiscal year that was over on a day: it ends with September. */
export function lastFiscalYear(on: string): string {
  const year = Number(on.slice(0, 4));
  return `FY${on.slice(5, 7) >= '10' ? year : year - 1}`;
}

/** The period that a text means, a bare year as a fiscal year; undefined where it means none. */
export function readPeriod(text: string): Period | undefined {
  const plain = text.trim();
  try {
    return parsePeriod(/^\d{4}$/.test(plain) ? `FY${plain}` : plain);
  } catch {
    return undefined;
  }
}

/** The single year a period is, or undefined where it is a span, a month or a day. */
export function yearOf(period: Period): { basis: YearBasis; year: number } | undefined {
  const named = /^(?:FY|RY|CY)(\d{4})$/.exec(period.label);
  return named !== null && isYearBasis(period.basis) ? { basis: period.basis, year: Number(named[1]) } : undefined;
}

/** A year of a basis as it is written: FY2004. */
export function yearLabel(basis: YearBasis, year: number): string {
  return `${YEAR_BASES[basis].letters}${year}`;
}
