import type { Value } from './value-shape.ts';

const IRREGULAR: Readonly<Record<string, string>> = { person: 'persons', child: 'children', foot: 'feet' };

/** A unit in the English plural where the number asks for it: `letter` → `letters`, `country` → `countries`, `person` → `persons`. */
export function unitFor(number: number, unit: string): string {
  if (number === 1) return unit;
  const words = unit.split(' ');
  const last = words.pop() ?? '';
  const plural =
    IRREGULAR[last] ?? (/[^aeiou]y$/.test(last) ? `${last.slice(0, -1)}ies` : /(s|x|z|ch|sh)$/.test(last) ? `${last}es` : `${last}s`);
  return [...words, plural].join(' ');
}

/** A number with thousands separators, as the chapter writes it: 7,674,614. */
export function numberInWords(number: number): string {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }).format(number);
}

/** Money from minor units: $7,674,614, or with cents where there are any. */
export function moneyInWords(minor: number, currency: string): string {
  const digits = new Intl.NumberFormat('en-US', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const major = minor / 10 ** digits;
  const shown = Number.isInteger(major) ? 0 : digits;
  return new Intl.NumberFormat('en-US', { style: 'currency', currency, minimumFractionDigits: shown, maximumFractionDigits: shown }).format(major);
}

/** The number of a value with its unit: `163 letters`, `$82,000,000`; what is confidential says so. */
export function amountInWords(value: Value): string {
  if (value.value === null) return value.status === 'confidential' ? 'a confidential number' : 'no number';
  if (value.currency !== undefined) return moneyInWords(value.value, value.currency);
  return `${numberInWords(value.value)} ${unitFor(value.value, value.unit)}`;
}
