import { joinPeriods } from '../calendar/series.ts';
import { Refusal } from '../errors.ts';
import type { Bound, Comparative } from './comparative-words.ts';
import { readComparatives } from './comparative-words.ts';
import { numberOf, ratio, shareOf } from './value.ts';
import type { Value } from './value-shape.ts';
import { numberInWords } from './words.ts';

/** Whether a comparative claim holds, the number that decides it (a ratio, share, percent or value), and why in one sentence. */
export interface ComparativeCheck {
  readonly holds: boolean;
  readonly computed: number;
  readonly explanation: string;
}

/**
 * What the words are taken to mean. `almost N` is from 0.9 N to just under N; `doubled` and other plain multiples and
 * shares are within 2.5 percent (1.95 to 2.05); `about`, `roughly` and `approximately` are within 5 percent, or within
 * the rounding of a number given as `82 million` where that is wider; a plain percentage is within half its last digit.
 */
export const TOLERANCES = { almost: 0.9, plain: 0.025, about: 0.05 } as const;

function isValue(given: number | Value): given is Value {
  return typeof given !== 'number';
}

// Claims write money in dollars; values hold it in minor units.
function plainNumber(given: number | Value): number {
  if (!isValue(given)) return given;
  return given.currency === undefined ? numberOf(given) : numberOf(given) / 100;
}

function refuseMissing(words: string, needed: string): never {
  throw new Refusal('measure.values-needed', `“${words}” can only be checked with ${needed}.`, { status: 400 });
}

function twoOf(comparative: Comparative, values: readonly (number | Value)[], needed: string): [number | Value, number | Value] {
  const [first, second] = values;
  return first === undefined || second === undefined ? refuseMissing(comparative.words, needed) : [first, second];
}

// Values bring their own refusals: a ratio or share of what is not comparable is never computed.
function quotient(a: number | Value, b: number | Value, as: 'ratio' | 'share'): number {
  if (isValue(a) && isValue(b)) return as === 'ratio' ? ratio(a, b) : shareOf(a, b);
  const base = plainNumber(b);
  if (base === 0) throw new Refusal('measure.division-by-zero', 'Zero cannot be the base of a ratio.', { status: 400 });
  return plainNumber(a) / base;
}

function within(value: number, bound: Bound, claimed: number, roundedTo = 0): boolean {
  const near = (share: number): boolean => Math.abs(value - claimed) <= Math.max(share * Math.abs(claimed), roundedTo / 2) + 1e-9;
  switch (bound) {
    case 'more':
      return value > claimed;
    case 'less':
      return value < claimed;
    case 'at-least':
      return value >= claimed;
    case 'at-most':
      return value <= claimed;
    case 'almost':
      return value >= TOLERANCES.almost * claimed && value < claimed;
    case 'about':
      return near(TOLERANCES.about);
    case 'exactly':
      return near(TOLERANCES.plain);
  }
}

function boundInWords(bound: Bound, claimed: number): string {
  const number = numberInWords(claimed);
  const low = numberInWords(TOLERANCES.almost * claimed);
  const words: Readonly<Record<Bound, string>> = {
    more: `more than ${number}`,
    less: `less than ${number}`,
    'at-least': `at least ${number}`,
    'at-most': `at most ${number}`,
    almost: `from ${low} to just under ${number}`,
    about: `${number}, give or take 5%`,
    exactly: `${number}, give or take 2.5%`,
  };
  return words[bound];
}

function verdict(holds: boolean, computed: number, sum: string, claim: string): ComparativeCheck {
  return { holds, computed, explanation: `${sum}, which is ${holds ? '' : 'not '}${claim}.` };
}

function checkSuperlative(comparative: Comparative & { kind: 'superlative' }, values: readonly (number | Value)[]): ComparativeCheck {
  const [claimed, ...others] = values;
  if (claimed === undefined || others.length === 0) {
    throw new Refusal('measure.series-needed', `“${comparative.words}” can only be checked against the full series of earlier values.`, { status: 400 });
  }
  if (isValue(claimed)) {
    const series = others.filter(isValue);
    // A year left out may be the one that was higher, so the values must follow each other without a gap.
    series.forEach((other) => ratioGuard(claimed, other));
    joinPeriods([claimed, ...series].map((value) => value.period));
  }
  const mine = plainNumber(claimed);
  const rest = others.map(plainNumber);
  const best = comparative.highest ? Math.max(...rest) : Math.min(...rest);
  const holds = comparative.highest ? mine > best : mine < best;
  const claim = `${comparative.highest ? 'above' : 'below'} the ${comparative.highest ? 'highest' : 'lowest'} of ${rest.length} other value${rest.length === 1 ? '' : 's'}, ${numberInWords(best)}`;
  return verdict(holds, mine, numberInWords(mine), claim);
}

function ratioGuard(a: Value, b: Value): void {
  if (b.value !== 0) ratio(a, b);
}

function checkDirection(comparative: Comparative & { kind: 'direction' }, [now, before]: [number | Value, number | Value]): ComparativeCheck {
  if (isValue(now) && isValue(before)) ratioGuard(now, before);
  const [a, b] = [plainNumber(now), plainNumber(before)];
  const moved = comparative.up ? a > b : a < b;
  const named = comparative.from === null || comparative.from === b;
  const claim = `${comparative.up ? 'above' : 'below'} ${numberInWords(comparative.from ?? b)}`;
  const other = named ? '' : ` The earlier value is ${numberInWords(b)}, not ${numberInWords(comparative.from ?? b)}.`;
  const found = verdict(moved && named, a - b, numberInWords(a), claim);
  return named ? found : { ...found, explanation: `${numberInWords(a)} was compared with ${numberInWords(b)}.${other}` };
}

/**
 * Checks one comparative claim against values: `[a, b]` for a multiple, a change or a direction (b is the base),
 * `[part, whole]` for a share or `N of M`, `[value]` for a bounded number, `[claimed, ...all others]` for a superlative.
 * Values that are not comparable refuse (`measure.…-differs`); so do words that compare nothing (`measure.no-comparative`),
 * missing values (`measure.values-needed`) and a superlative without its series (`measure.series-needed`).
 */
export function checkComparative(words: string | Comparative, values: readonly (number | Value)[]): ComparativeCheck {
  const comparative = typeof words === 'string' ? readComparatives(words)[0] : words;
  if (!comparative) throw new Refusal('measure.no-comparative', `“${typeof words === 'string' ? words.slice(0, 80) : words.words}” compares nothing.`, { status: 400 });
  switch (comparative.kind) {
    case 'superlative':
      return checkSuperlative(comparative, values);
    case 'direction':
      return checkDirection(comparative, twoOf(comparative, values, 'two values, the later first'));
    case 'number':
      return checkNumber(comparative, values);
    case 'of':
      return checkOf(comparative, twoOf(comparative, values, 'the part and the whole'));
    case 'share': {
      const [part, whole] = twoOf(comparative, values, 'the part and the whole');
      const share = quotient(part, whole, 'share');
      return verdict(within(share, comparative.bound, comparative.share), share, divisionInWords(part, whole, share), boundInWords(comparative.bound, comparative.share));
    }
    case 'times': {
      const [a, b] = twoOf(comparative, values, 'two values, the larger first');
      const times = quotient(a, b, 'ratio');
      return verdict(within(times, comparative.bound, comparative.factor), times, divisionInWords(a, b, times), boundInWords(comparative.bound, comparative.factor));
    }
    case 'percent-change':
      return checkPercent(comparative, twoOf(comparative, values, 'two values, the later first'));
  }
}

function divisionInWords(a: number | Value, b: number | Value, result: number): string {
  return `${numberInWords(plainNumber(a))} / ${numberInWords(plainNumber(b))} = ${result.toFixed(2)}`;
}

function checkNumber(comparative: Comparative & { kind: 'number' }, values: readonly (number | Value)[]): ComparativeCheck {
  const [given] = values;
  if (given === undefined) return refuseMissing(comparative.words, 'a value');
  const value = plainNumber(given);
  const rounding = comparative.bound === 'about' && comparative.roundedTo > 1 ? comparative.roundedTo : 0;
  return verdict(within(value, comparative.bound, comparative.number, rounding), value, numberInWords(value), boundInWords(comparative.bound, comparative.number));
}

function checkOf(comparative: Comparative & { kind: 'of' }, [part, whole]: [number | Value, number | Value]): ComparativeCheck {
  const share = quotient(part, whole, 'share');
  const holds = plainNumber(part) === comparative.part && plainNumber(whole) === comparative.whole;
  return verdict(holds, share, `${numberInWords(plainNumber(part))} of ${numberInWords(plainNumber(whole))}`, `${numberInWords(comparative.part)} of ${numberInWords(comparative.whole)}`);
}

function checkPercent(comparative: Comparative & { kind: 'percent-change' }, [now, before]: [number | Value, number | Value]): ComparativeCheck {
  const change = (quotient(now, before, 'ratio') - 1) * 100;
  const { percent, bound, roundedTo } = comparative;
  // “More than 10 percent less” means a change below -10, so sizes are compared once the direction is right.
  const [size, claimed] = percent < 0 ? [-change, -percent] : [change, percent];
  const holds = bound === 'exactly' ? Math.abs(size - claimed) <= roundedTo / 2 + 1e-9 : within(size, bound, claimed);
  const claim = bound === 'exactly' ? `${percent > 0 ? '+' : ''}${numberInWords(percent)}% as written` : `a change of ${boundInWords(bound, claimed)} percent ${percent < 0 ? 'down' : 'up'}`;
  return verdict(holds, change, `From ${numberInWords(plainNumber(before))} to ${numberInWords(plainNumber(now))} is ${change > 0 ? '+' : ''}${change.toFixed(1)}%`, claim);
}
