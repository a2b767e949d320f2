import type { Period, PeriodBasis } from '../calendar/period.ts';

/** How a value came to be: computed from records, taken from a publication, changed since it was published, or withheld. */
export type ValueStatus = 'computed' | 'published-elsewhere' | 'revised' | 'confidential';

/** The codes a value is limited to, by dimension; several codes of one dimension mean any of them. */
export type Filter = Readonly<Record<string, readonly string[]>>;

/**
 * A number that knows what it is: of which measure and version, in which unit and population, over which period, for
 * which codes, as known at which instant (`asOf`, ISO 8601). Money is in minor units of `currency`. `counts` is the
 * kind of aggregate: values that count persons once ('distinct') cannot be added, because one person may be in both; a
 * mean or a median is no part of anything.
 */
export interface Value {
  readonly measure: string;
  readonly version: number;
  readonly unit: string;
  readonly currency?: string;
  readonly counts: 'records' | 'distinct' | 'sum' | 'mean' | 'median';
  readonly basis: PeriodBasis;
  readonly population: string;
  readonly period: Period;
  readonly filter: Filter;
  readonly asOf: string;
  readonly value: number | null;
  readonly status: ValueStatus;
}
