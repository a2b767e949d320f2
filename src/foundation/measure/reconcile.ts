import { Invalid, Refusal } from '../errors.ts';
import { refuseDifferent } from './comparable.ts';
import { numberOf } from './value.ts';
import type { Value } from './value-shape.ts';
import { amountInWords, moneyInWords, numberInWords } from './words.ts';

/**
 * A declared equation between values: the total is the sum of its parts (163 letters = 144 for adults + 19 for minors;
 * 520 received = 136 approved + 292 denied + 92 pending). `holdsWhen` says under what way of counting it must hold, so
 * that a difference can be explained: applications balance only as a cohort, never as a flow of decisions.
 */
export interface Reconciliation {
  readonly name: string;
  readonly total: string;
  readonly parts: readonly string[];
  readonly holdsWhen?: string;
}

/** How an equation came out: the stated total, the sum of the parts, what is missing (negative) or too much, and why in words; `holds` is null when a value is withheld or absent. */
export interface Reconciled {
  readonly name: string;
  readonly holds: boolean | null;
  readonly total: number | null;
  readonly sum: number | null;
  readonly difference: number | null;
  readonly explanation: string;
}

/** Checks a declared equation and freezes it; Invalid where it names nothing, or one thing twice. */
export function defineReconciliation(declared: Reconciliation): Reconciliation {
  const names = [declared.total, ...declared.parts];
  if (declared.parts.length === 0 || names.some((name) => name.trim() === '') || new Set(names).size !== names.length) {
    throw new Invalid([{ where: `/${declared.name}`, problem: 'The equation names nothing, or one thing twice.', mend: 'Name a total and parts that are all different.' }]);
  }
  return Object.freeze({ ...declared, parts: Object.freeze([...declared.parts]) });
}

/**
 * Checks an equation over the values named in it, which must be of one unit, one basis and one period; Refusal
 * `measure.unit-differs`, `measure.basis-differs`, `measure.period-differs`. Populations may differ, because the
 * declaration is what says that they add up.
 */
export function reconcile(declared: Reconciliation, values: Readonly<Record<string, Value>>): Reconciled {
  const named = [declared.total, ...declared.parts].map((name) => ({ name, value: values[name] }));
  const absent = named.filter(({ value }) => value === undefined || value.value === null || value.status === 'confidential');
  const present = named.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const [first] = present;
  if (first) present.slice(1).forEach((other) => checkSame(first, other));
  if (absent.length > 0 || !first) {
    const missing = absent.map(({ name }) => name).join(', ');
    return { name: declared.name, holds: null, total: null, sum: null, difference: null, explanation: `It cannot be checked: there is no number to compute with for ${missing}.` };
  }
  const [total = 0, ...parts] = present.map(numberOf);
  const sum = parts.reduce((a, b) => a + b, 0);
  return { name: declared.name, holds: sum === total, total, sum, difference: sum - total, explanation: explain(declared, first, total, parts) };
}

function checkSame(first: Value, other: Value): void {
  refuseDifferent('reconciled', first, other, ['population', 'version', 'filter', 'length']);
  if (first.period.label !== other.period.label) {
    throw new Refusal('measure.period-differs', `${amountInWords(first)} in ${first.period.label} and ${amountInWords(other)} in ${other.period.label} cannot be reconciled: their periods differ.`);
  }
}

function explain(declared: Reconciliation, first: Value, total: number, parts: readonly number[]): string {
  const write = (number: number): string => (first.currency === undefined ? numberInWords(number) : moneyInWords(number, first.currency));
  const sum = parts.reduce((a, b) => a + b, 0);
  const equation = `${parts.map(write).join(' + ')} = ${write(sum)}`;
  if (sum === total) return `${equation}, the stated total.`;
  const share = total === 0 ? '' : ` (${((100 * sum) / total).toFixed(1)}% of it)`;
  const difference = `${write(Math.abs(sum - total))} ${sum > total ? 'more' : 'less'} than the stated total of ${write(total)}${share}`;
  const cause = sum > total ? 'something is counted in two parts, or the total leaves something out' : 'a part is missing, or something is in no part';
  const when = declared.holdsWhen === undefined ? '' : ` It must hold only ${declared.holdsWhen}.`;
  return `${equation}, ${difference}: ${cause}.${when}`;
}
