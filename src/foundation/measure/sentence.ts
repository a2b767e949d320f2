import { periodInWords } from '../calendar/series.ts';
import { Refusal } from '../errors.ts';
import type { Measure } from './measure.ts';
import type { Value } from './value-shape.ts';
import { moneyInWords, numberInWords } from './words.ts';

/**
 * The sentence a value is published under, from the template of its measure: `163 letters were issued on behalf of
 * victims in fiscal year 2004`. Refusal `measure.other-measure` when the value is not of the measure.
 */
export function sentenceFor(measure: Measure, value: Value): string {
  if (measure.id !== value.measure || measure.version !== value.version) {
    throw new Refusal('measure.other-measure', `This is a value of ${value.measure}, version ${value.version}, not of ${measure.id}, version ${measure.version}.`, { status: 400 });
  }
  const number =
    value.value === null
      ? value.status === 'confidential' ? 'a confidential number of' : 'an unknown number of'
      : value.currency === undefined ? numberInWords(value.value) : moneyInWords(value.value, value.currency);
  return measure.sentence.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    if (name === 'value') return number;
    if (name === 'period') return periodInWords(value.period);
    const dimension = measure.dimensions[name];
    const codes = value.filter[name];
    if (!codes || codes.length === 0) return dimension ? `any ${dimension.title.toLowerCase()}` : '';
    return codes.map((code) => dimension?.values[code] ?? code).join(' or ');
  });
}
