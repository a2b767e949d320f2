import type { Highs } from 'highs';
import { choose, type Equation } from './program.ts';

/*
 * Controlled rounding, the other choice beside withholding: every number goes to a multiple of the base next to it, all of them
 * together so that the sums they stand in still hold, and as near to the true numbers as that allows.
 */

/** Numbers and the sums they stand in; `value` is null of what is published nowhere and only carries sums. */
export interface Rounding { values: readonly (number | null)[]; sums: readonly Equation[]; base: number; told?: readonly (number | undefined)[] }

/** The rounded numbers, and whether nearer ones were proved not to be; undefined where no rounding holds the sums. */
export function roundTogether(highs: Highs, { values, sums, base, told = [] }: Rounding, seconds: number): { values: (number | null)[]; proved: boolean } | undefined {
  for (const further of [0, 1]) {
    const low = values.map((v) => (v === null ? 0 : Math.max(0, Math.floor(v / base) - (v % base === 0 ? further : 0))));
    const high = values.map((v) => (v === null ? Infinity : Math.ceil(v / base) + (v % base === 0 && v > 0 ? further : 0)));
    // What an earlier release said of the same number is said again where it can be, so that two roundings do not tell more than one.
    const far = (v: number, at: number, i: number): number => Math.abs(at * base - v) + (told[i] !== undefined && told[i] !== at * base ? base : 0);
    const costs = values.map((v, i) => (v === null ? 0 : high[i] === low[i] ? 0 : (far(v, high[i] as number, i) - far(v, low[i] as number, i)) / ((high[i] as number) - (low[i] as number))));
    const chosen = choose(highs, { costs, low, high, rules: sums.map(({ at, by, right }) => ({ at, by, least: right / base, most: right / base })) }, seconds);
    if (chosen) return { values: values.map((v, i) => (v === null ? null : (chosen.at[i] as number) * base)), proved: chosen.proved };
  }
  return undefined;
}
