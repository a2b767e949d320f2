import type { Period } from '../calendar/period.ts';
import { overlapDays } from '../calendar/period.ts';
import { joinPeriods, periodInWords } from '../calendar/series.ts';
import { Refusal } from '../errors.ts';
import { refuseDifferent, sameFilter } from './comparable.ts';
import type { Measure } from './measure.ts';
import type { Filter, Value, ValueStatus } from './value-shape.ts';
import { amountInWords, moneyInWords, numberInWords } from './words.ts';

export type { Filter, Value, ValueStatus };

/** What a counting found: the number, the records behind it, how many agencies hold any, and the largest number of one of them. */
export interface Counted {
  readonly n: number | null;
  readonly records?: number;
  readonly agencies?: number;
  readonly largest?: number;
}

/** The value of a measure over a period; Refusal `measure.basis-not-offered` where the measure is not counted on that basis. */
export function valueOf(
  measure: Measure,
  found: { period: Period; filter?: Filter; asOf: Date; counted: Counted; status?: ValueStatus },
): Value {
  if (!measure.basis.includes(found.period.basis)) {
    throw new Refusal('measure.basis-not-offered', `“${measure.title}” is not counted by ${found.period.basis.replaceAll('-', ' ')}.`, { status: 400 });
  }
  const { aggregate } = measure;
  return Object.freeze({
    measure: measure.id,
    version: measure.version,
    unit: measure.unit,
    ...(aggregate.kind === 'sum' && aggregate.currency !== undefined ? { currency: aggregate.currency } : {}),
    counts: aggregate.kind,
    ...acrossOf(measure, found.counted),
    basis: found.period.basis,
    population: measure.population,
    period: found.period,
    filter: found.filter ?? {},
    asOf: found.asOf.toISOString(),
    value: found.counted.n,
    status: found.status ?? 'computed',
  });
}

/** How agencies became one number. What one office alone can promise (way A) is a sum of counts (way B) as soon as two hold records. */
function acrossOf({ across, aggregate }: Measure, { n, records, agencies, largest }: Counted): Pick<Value, 'way' | 'kind' | 'across' | 'records'> {
  if (aggregate.kind === 'mean' || aggregate.kind === 'median') return { way: across.way, records: records ?? 0 };
  if (agencies === undefined || n === null) return { way: across.way };
  const exact = across.way === 'A' && (across.oneOffice !== true || agencies <= 1);
  if (exact) return { way: 'A', kind: 'unduplicated', across: { agencies, gross: records ?? n, atLeast: n, atMost: n } };
  return { way: 'B', kind: 'gross', across: { agencies, gross: n, atLeast: leastOf(n, agencies, largest ?? n), atMost: n } };
}

/**
 * The fewest that a sum of counts can be once nobody is in it twice: the largest of them, where at least three agencies
 * hide whose it is. Of two agencies the largest would tell both their counts, so there it is half the sum, which the
 * larger of them never falls below.
 */
function leastOf(sum: number, agencies: number, largest: number): number {
  return agencies >= 3 ? largest : Math.ceil(sum / Math.max(1, agencies));
}

/** The number of a value; Refusal `measure.confidential` or `measure.no-value` where there is none to compute with. */
export function numberOf(value: Value): number {
  // A sum or share that includes a withheld number would give it away, so confidential values refuse all arithmetic.
  if (value.status === 'confidential') {
    throw new Refusal('measure.confidential', `The value of ${value.measure} for ${periodInWords(value.period)} is confidential, so nothing may be computed from it.`);
  }
  if (value.value === null) {
    throw new Refusal('measure.no-value', `There is no value of ${value.measure} for ${periodInWords(value.period)}.`);
  }
  return value.value;
}

const DOUBT: readonly ValueStatus[] = ['computed', 'revised', 'published-elsewhere'];

// What stood beside the parts says nothing of what is made of them.
function derived(values: readonly [Value, ...Value[]], value: number, period: Period, filter: Filter): Value {
  const { across: _across, records: _records, ...first } = values[0];
  const doubt = Math.max(...values.map((v) => DOUBT.indexOf(v.status)));
  // A derived number is known only as well as the part that was looked at longest ago.
  const asOf = values.map((v) => v.asOf).toSorted()[0] ?? values[0].asOf;
  return Object.freeze({ ...first, period, filter, asOf, value, status: DOUBT[doubt] ?? 'computed' });
}

/** A mean or a median of parts says nothing of the mean or median of the whole. */
function refuseMiddles(verb: string, ...values: readonly Value[]): void {
  const middle = values.find((v) => v.counts === 'mean' || v.counts === 'median');
  if (middle) throw new Refusal('measure.not-additive', `${amountInWords(middle)} in ${periodInWords(middle.period)} is a ${middle.counts}, so it cannot be ${verb}. Ask the measure for the whole span instead.`, { detail: { measure: middle.measure } });
}

function refuseOverlap(a: Value, b: Value, why: string): never {
  throw new Refusal('measure.overlapping-populations', `${amountInWords(a)} and ${amountInWords(b)} cannot be added: ${why}`, {
    detail: { measures: [a.measure, b.measure], periods: [a.period.label, b.period.label] },
  });
}

function joinFilters(values: readonly Value[]): Filter | null {
  const first = values[0]?.filter ?? {};
  const names = Object.keys(first);
  if (values.some((v) => Object.keys(v.filter).toSorted().join() !== names.toSorted().join())) return null;
  const differing = names.filter((name) => values.some((v) => v.filter[name]?.toSorted().join() !== first[name]?.toSorted().join()));
  const [name, second] = differing;
  if (name === undefined || second !== undefined) return null;
  const codes = values.flatMap((v) => [...(v.filter[name] ?? [])]);
  return new Set(codes).size === codes.length ? { ...first, [name]: codes.toSorted() } : null;
}

/**
 * The sum: of one measure over periods that follow each other (giving the cumulative period), or over different codes
 * of one dimension in one period. Refusal `measure.…-differs`, `measure.overlapping-populations` (records would be
 * counted twice), `calendar.not-adjacent` (the periods leave a gap),
 * `measure.not-additive` (a mean or a median).
 */
export function add(...values: readonly [Value, ...Value[]]): Value {
  const [first, ...others] = values;
  if (others.length > 0) refuseMiddles('added', ...values);
  for (const other of others) refuseDifferent('added', first, other, ['population']);
  for (const other of others) {
    if (other.measure !== first.measure || other.population !== first.population) {
      refuseOverlap(first, other, `one ${first.unit} may be among both ${first.population} and ${other.population}.`);
    }
  }
  const total = values.reduce((sum, value) => sum + numberOf(value), 0);
  if (others.length === 0) return first;
  if (first.counts === 'distinct') {
    refuseOverlap(first, others[0] ?? first, `each ${first.unit} is counted once in each of them, and one ${first.unit} may be in both. Ask the measure for the whole span instead.`);
  }
  const onePeriod = values.every((v) => v.period.label === first.period.label);
  if (onePeriod) {
    const filter = joinFilters(values);
    if (filter) return derived(values, total, first.period, filter);
    refuseOverlap(first, others[0] ?? first, 'they are not different codes of one dimension, so the same records may be in both.');
  }
  const mismatch = others.find((other) => !sameFilter(first, other));
  if (mismatch) refuseOverlap(first, mismatch, 'they differ both in period and in what they are limited to.');
  values.forEach((a, i) => {
    const b = values.slice(i + 1).find((later) => overlapDays(a.period, later.period) > 0);
    if (b) refuseOverlap(a, b, `${periodInWords(a.period)} and ${periodInWords(b.period)} share days.`);
  });
  return derived(values, total, joinPeriods(values.map((v) => v.period)), first.filter);
}

/** The first value less the second, of comparable values; the period is that of the first. Refusal `measure.…-differs`. */
export function subtract(a: Value, b: Value): Value {
  refuseDifferent('subtracted', a, b);
  return derived([a, b], numberOf(a) - numberOf(b), a.period, a.filter);
}

/** How many times the second value the first is, of comparable values over equally long periods; Refusal `measure.…-differs`, `measure.division-by-zero`. */
export function ratio(a: Value, b: Value): number {
  refuseDifferent('compared', a, b, [], true);
  return divide(a, b);
}

function divide(a: Value, b: Value): number {
  if (numberOf(b) === 0) throw new Refusal('measure.division-by-zero', `${amountInWords(b)} in ${periodInWords(b.period)} cannot be the base of a ratio.`);
  return numberOf(a) / numberOf(b);
}

/** Two comparable values set beside each other: the difference in units, the change in percent (null from zero), and a sentence. */
export interface Comparison {
  readonly difference: number;
  readonly percentChange: number | null;
  readonly sentence: string;
}

/** Sets a value beside a comparable earlier or other one; Refusal `measure.…-differs` says exactly why two values cannot stand side by side. */
export function compare(a: Value, b: Value): Comparison {
  refuseDifferent('compared', a, b, [], true);
  const difference = numberOf(a) - numberOf(b);
  const percentChange = numberOf(b) === 0 ? null : (100 * difference) / numberOf(b);
  const size = a.currency === undefined ? numberInWords(Math.abs(difference)) : moneyInWords(Math.abs(difference), a.currency);
  const percent = percentChange === null ? '' : ` (${percentChange > 0 ? '+' : ''}${percentChange.toFixed(1)}%)`;
  const change = difference === 0 ? 'no change' : `${size} ${difference > 0 ? 'more' : a.currency === undefined ? 'fewer' : 'less'}`;
  const sentence = `${amountInWords(a)} in ${periodInWords(a.period)} against ${amountInWords(b)} in ${periodInWords(b.period)}: ${change}${percent}.`;
  return { difference, percentChange, sentence };
}

/** What share of the whole the part is (0 to 1), where the part is the whole limited to some codes in the same period; Refusal `measure.…-differs`, `measure.not-a-part`. */
export function shareOf(part: Value, whole: Value): number {
  refuseMiddles('a share of another number', part, whole);
  refuseDifferent('a share of each other', part, whole, ['filter']);
  const narrowed = Object.entries(whole.filter).every(([name, codes]) => part.filter[name]?.every((code) => codes.includes(code)) === true);
  if (!narrowed || part.period.label !== whole.period.label) {
    throw new Refusal('measure.not-a-part', `${amountInWords(part)} in ${periodInWords(part.period)} is not a part of ${amountInWords(whole)} in ${periodInWords(whole.period)}.`);
  }
  return divide(part, whole);
}
