import { overlapInWords, periodInWords, piecesIn } from '../calendar/series.ts';
import type { Period } from '../calendar/period.ts';
import { Refusal } from '../errors.ts';
import type { Value } from './value-shape.ts';
import { amountInWords } from './words.ts';

/** One reason why two values are not comparable: the code of the refusal, and a clause for people. */
export interface Difference {
  readonly code:
    | 'measure.unit-differs'
    | 'measure.basis-differs'
    | 'measure.population-differs'
    | 'measure.version-differs'
    | 'measure.way-differs'
    | 'measure.filter-differs'
    | 'measure.length-differs';
  readonly clause: string;
}

type Aspect = 'unit' | 'basis' | 'population' | 'version' | 'way' | 'filter' | 'length';

const BASIS_WORDS: Readonly<Record<Period['basis'], string>> = {
  'fiscal-year': 'by fiscal year (October to September)',
  'reporting-year': 'by reporting year (April to March)',
  'calendar-year': 'by calendar year',
  month: 'by month',
  'since-inception': 'since inception',
  'point-in-time': 'at a point in time',
};

const KIND_WORDS = { gross: 'gross, a sum in which one may be counted by several agencies', unduplicated: 'unduplicated, each counted once' } as const;

/** Whether two values are limited to the same codes of the same dimensions. */
export function sameFilter(a: Value, b: Value): boolean {
  const write = (value: Value): string[] => Object.entries(value.filter).map(([name, codes]) => JSON.stringify([name, ...codes.toSorted()])).toSorted();
  return write(a).join() === write(b).join();
}

function article(unit: string): string {
  return `${/^[aeiou]/i.test(unit) ? 'an' : 'a'} ${unit}`;
}

/** Every reason why two values are not comparable, the gravest first; an empty list when they are. */
export function comparability(a: Value, b: Value, ignoring: readonly Aspect[] = []): Difference[] {
  const found: Difference[] = [];
  const note = (aspect: Aspect, code: Difference['code'], differs: boolean, clause: string): void => {
    if (differs && !ignoring.includes(aspect)) found.push({ code, clause });
  };
  const moneyDiffers = a.unit === b.unit && a.currency !== b.currency;
  note('unit', 'measure.unit-differs', a.unit !== b.unit, `${article(a.unit)} is not ${article(b.unit)}`);
  note('unit', 'measure.unit-differs', moneyDiffers, `${a.currency ?? 'no currency'} is not ${b.currency ?? 'no currency'}`);
  note('basis', 'measure.basis-differs', a.basis !== b.basis, `the first is counted ${BASIS_WORDS[a.basis]}, the second ${BASIS_WORDS[b.basis]}`);
  note('population', 'measure.population-differs', a.population !== b.population, `the first counts ${a.population}, the second ${b.population}`);
  const sameMeaning = a.measure === b.measure && a.version === b.version;
  const versions =
    a.measure === b.measure
      ? `${a.measure} means something else in version ${a.version} than in version ${b.version}`
      : `${a.measure} and ${b.measure} are two measures, defined apart`;
  note('version', 'measure.version-differs', !sameMeaning && a.unit === b.unit && a.population === b.population, versions);
  const twoKinds = a.kind !== undefined && b.kind !== undefined && a.kind !== b.kind;
  note('way', 'measure.way-differs', twoKinds, `the first is ${KIND_WORDS[a.kind ?? 'gross']}, the second ${KIND_WORDS[b.kind ?? 'gross']}`);
  const samePeriod = a.period.label === b.period.label;
  note('filter', 'measure.filter-differs', !sameFilter(a, b) && !samePeriod, 'they are limited to different parts of what is counted, in different periods');
  const comparableLength = a.basis === b.basis && a.basis !== 'since-inception' && piecesIn(a.period) !== piecesIn(b.period);
  note('length', 'measure.length-differs', comparableLength, 'their periods are not equally long');
  return found;
}

function overlapClause(a: Value, b: Value): string {
  if (a.period.label === b.period.label) return '';
  const shared = overlapInWords(a.period, b.period);
  return shared === null ? '' : ` Of their periods, ${shared} fall${shared.startsWith('one ') ? 's' : ''} in both.`;
}

/** Throws the Refusal that says exactly why two values cannot be added, subtracted or compared; silent when they can. */
export function refuseDifferent(verb: string, a: Value, b: Value, ignoring: readonly Aspect[] = [], equalLength = false): void {
  const skipped: Aspect[] = [...ignoring, ...(equalLength ? [] : (['length'] as const)), ...(verb === 'added' ? (['filter', 'version'] as const) : [])];
  const differences = comparability(a, b, skipped);
  if (verb === 'added' && a.measure === b.measure && a.version !== b.version) {
    differences.push({ code: 'measure.version-differs', clause: `${a.measure} means something else in version ${a.version} than in version ${b.version}` });
  }
  const [gravest] = differences;
  if (!gravest) return;
  const beside = (value: Value): string => `${amountInWords(value)} (${value.population}, ${periodInWords(value.period)})`;
  const clauses = differences.map(({ clause }) => clause).join('; ');
  throw new Refusal(gravest.code, `${beside(a)} and ${beside(b)} cannot be ${verb}: ${clauses}.${overlapClause(a, b)}`, {
    detail: { reasons: differences.map(({ code }) => code), measures: [a.measure, b.measure], periods: [a.period.label, b.period.label] },
  });
}
