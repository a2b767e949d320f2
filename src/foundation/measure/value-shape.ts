import type { Period, PeriodBasis } from '../calendar/period.ts';

/** How a value came to be: computed from records, taken from a publication, changed since it was published, or withheld. */
export type ValueStatus = 'computed' | 'published-elsewhere' | 'revised' | 'confidential';

/** The codes a value is limited to, by dimension; several codes of one dimension mean any of them. */
export type Filter = Readonly<Record<string, readonly string[]>>;

/**
 * What stands beside a number that agencies counted each for itself: how many agencies have records in it, the gross
 * number (of way A the records, of way B the sum of what each agency counted once), and between which two numbers the
 * unduplicated one lies, which are equal where it is exact. Null is what is not told: how many agencies, or the lower bound.
 */
export interface Across {
  readonly agencies: number | null;
  readonly gross: number;
  readonly atLeast: number | null;
  readonly atMost: number;
}

/**
 * A number that knows what it is: of which measure and version, in which unit and population, over which period, for
 * which codes, as known at which instant (`asOf`, ISO 8601). Money is in minor units of `currency`. `counts` is the
 * kind of aggregate: values that count persons once ('distinct') cannot be added, because one person may be in both; a
 * mean or a median is no part of anything. `way` says how agencies were brought together, and `kind` whether the number is
 * then the gross or the unduplicated one, where these are two things. `records` is how many stand behind a mean or a median.
 */
export interface Value {
  readonly measure: string;
  readonly version: number;
  readonly unit: string;
  readonly currency?: string;
  readonly counts: 'records' | 'distinct' | 'sum' | 'mean' | 'median';
  readonly way: 'A' | 'B';
  readonly kind?: 'gross' | 'unduplicated';
  readonly across?: Across;
  readonly records?: number;
  readonly basis: PeriodBasis;
  readonly population: string;
  readonly period: Period;
  readonly filter: Filter;
  readonly asOf: string;
  readonly value: number | null;
  readonly status: ValueStatus;
}
