import type { Period } from '../calendar/period.ts';
import { periodInWords } from '../calendar/series.ts';
import { Refusal } from '../errors.ts';
import type { Measure } from './measure.ts';
import type { Across, Filter, Value } from './value-shape.ts';
import { amountInWords, moneyInWords, numberInWords, unitFor } from './words.ts';

/**
 * The sentence a value is published under, from the template of its measure: `163 letters were issued on behalf of
 * victims in fiscal year 2004`. Refusal `measure.other-measure` when the value is not of the measure.
 */
export function sentenceFor(measure: Measure, value: Value): string {
  if (measure.id !== value.measure || measure.version !== value.version) {
    throw new Refusal('measure.other-measure', `This is a value of ${value.measure}, version ${value.version}, not of ${measure.id}, version ${measure.version}.`, { status: 400 });
  }
  if (value.value === null && value.status !== 'confidential' && isMiddle(value)) return `There is no ${value.counts} for ${periodInWords(value.period)}: no record stands behind it.`;
  const number =
    value.value === null
      ? value.status === 'confidential' ? 'a confidential number of' : 'an unknown number of'
      : value.currency === undefined ? numberInWords(value.value) : moneyInWords(value.value, value.currency);
  return fillSentence(measure, { number, count: value.value ?? 2, period: value.period, filter: value.filter });
}

/** One of a thing or several: `{letter was|letters were}`. */
const ONE_OR_MANY = /\{([^{}|]*)\|([^{}|]*)\}/g;

/** The template of a measure as people read it: of one thing or several, several. */
export function templateOf(measure: Pick<Measure, 'sentence'>): string {
  return measure.sentence.replace(ONE_OR_MANY, '$2');
}

/** The template of a measure with a number, a token or a mark in the place of its value; a part is named, by the measure's own words for it or behind the sentence. */
export function fillSentence(measure: Measure, { number, count, period, filter }: { number: string; count: number; period: Period; filter: Filter }): string {
  const said = measure.sentence.replace(/\{([^{}|]*)\}/g, (_, name: string) => {
    if (name === 'value') return number;
    if (name === 'unit') return unitFor(count, measure.unit);
    if (name === 'period') return periodInWords(period);
    const dimension = measure.dimensions[name];
    const codes = filter[name];
    if (!codes || codes.length === 0) return dimension ? dimension.said?.whole ?? `any ${dimension.title.toLowerCase()}` : '';
    return codes.map((code) => dimension?.said?.parts[code] ?? dimension?.values[code] ?? code).join(' or ');
  }).replace(ONE_OR_MANY, count === 1 ? '$1' : '$2');
  const unsaid = Object.entries(filter).filter(([name]) => !measure.sentence.includes(`{${name}}`));
  if (unsaid.length === 0) return said;
  const parts = unsaid.map(([name, codes]) => `${measure.dimensions[name]?.title.toLowerCase() ?? name}: ${codes.map((code) => measure.dimensions[name]?.values[code] ?? code).join(' or ')}`);
  return `${said.replace(/\.\s*$/, '')} (${parts.join('; ')})${/\.\s*$/.test(said) ? '.' : ''}`;
}

function isMiddle(value: Pick<Value, 'counts'>): boolean {
  return value.counts === 'mean' || value.counts === 'median';
}

/** Between which numbers an unduplicated one lies: `at least 120 and at most 557`, `exactly 3`. */
export function boundsInWords({ atLeast, atMost }: Pick<Across, 'atLeast' | 'atMost'>): string {
  if (atLeast === atMost) return `exactly ${numberInWords(atMost)}`;
  return atLeast === null ? `at most ${numberInWords(atMost)}, and at least how many is not told` : `at least ${numberInWords(atLeast)} and at most ${numberInWords(atMost)}`;
}

/** Which way a number was made by, and what follows for it, in words: `gross` and `unduplicated` are both said wherever they are two things. */
export function madeInWords(measure: Measure, value: Value): string {
  const { across } = value;
  const way = value.way === 'A' && measure.across.way === 'A' ? `Way A, unique by ${measure.across.serial}` : 'Way B, the sum of what each agency counted for itself';
  if (value.counts === 'records' && value.kind === undefined) return `${way}: gross and unduplicated are one number.`;
  if (value.value === null || value.status === 'confidential' || across === undefined) return `${way}.`;
  const amount = (number: number): string => amountInWords({ ...value, value: number });
  if (value.kind === 'unduplicated') return `${way}: ${amount(across.atMost)} unduplicated, which is exact, in ${numberInWords(across.gross)} ${across.gross === 1 ? 'record' : 'records'} (gross).`;
  if (across.agencies !== null && across.agencies <= 1) return `${way}: ${amount(across.gross)}, gross and unduplicated, for ${across.agencies === 0 ? 'no' : 'one'} agency has records in it.`;
  return `${way}, overlap unknown: ${amount(across.gross)} gross; unduplicated ${boundsInWords(across)}. Nothing of one agency is matched with another’s, encoded or not (34 USC 12291(b)(2)).`;
}
