import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../foundation/calendar/day.ts';
import { parsePeriod } from '../../foundation/calendar/period.ts';
import { defineMeasure } from '../../foundation/measure/measure.ts';
import { valueOf, type Value } from '../../foundation/measure/value.ts';
import { besideFor, grossInWords } from './gross.ts';

const rules = { smallestCell: 5, differencingCellBelow: 20, fewestAgencies: 3, dominancePercent: 15, fewestBehind: 3, roundingBase: 5 };
const measure = defineMeasure({
  id: 'TST-01', room: 'r', title: 'Served', question: 'How many?', unit: 'person', population: 'persons', event: 'served', basis: ['fiscal-year'], countedOnce: 'once', disclosure: { rule: 'threshold', why: 'Persons' }, across: { way: 'B' }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  dimensions: { form: { title: 'Form', values: { sex: 'Sex', labor: 'Labor' } }, country: { title: 'Country', values: {}, open: true } }, authority: 'a test', sentence: '{value} in {period}', aggregate: { kind: 'distinct', of: 'person' },
  records: 'select l.agency, l.id as record, l.day as day, l.form, l.country, l.person from letters.letter_as_of l',
});
/** A value of so many persons in each agency. */
const value = (counts: readonly number[], filter: Value['filter'] = {}): Value => valueOf(measure, { period: parsePeriod('FY2004'), filter, asOf: new Date(0), counted: { n: counts.reduce((a, b) => a + b, 0), agencies: counts.length, largest: Math.max(0, ...counts), records: 0 } });
const named = (values: Readonly<Record<string, Value>>) => Object.entries(values);
const of = (one: Value, all: Readonly<Record<string, Value>>, known: readonly string[] = []) => besideFor(measure, one, named(all), new Set(known), rules);

describe('what is published beside a gross number', () => {
  it('is an interval that holds, and whose lower bound is made of no agency’s count', () => {
    const whole = value([300, 100, 157]);
    expect(of(whole, { whole })).toEqual({ agencies: null, gross: 557, atLeast: 186, atMost: 557 });
    fc.assert(fc.property(fc.array(fc.integer({ min: 5, max: 500 }), { minLength: 3, maxLength: 12 }), (counts) => {
      const told = of(value(counts), { whole: value(counts) });
      const sum = counts.reduce((a, b) => a + b, 0);
      // Any other way of dividing the sum over as many agencies tells the very same.
      const even = counts.map((_, i) => Math.floor(sum / counts.length) + (i < sum % counts.length ? 1 : 0));
      expect(told?.atLeast).toBeLessThanOrEqual(Math.max(...counts));
      expect(told).toEqual(of(value(even), { whole: value(even) }));
    }));
  });
  it('has no lower bound where fewer than three agencies have records in it, and does not say how many they are', () => {
    for (const counts of [[300, 257], [557]]) expect(of(value(counts), { whole: value(counts) })).toEqual({ agencies: null, gross: 557, atLeast: null, atMost: 557 });
    expect(grossInWords('557 persons', 'fiscal year 2004', { agencies: null, gross: 557, atLeast: null, atMost: 557 }, 'B')).toBe('557 persons in fiscal year 2004: gross, the sum of what each agency counted once; unduplicated at most 557, and at least how many is not told (way B, overlap unknown).');
  });
  it('has none either where it would say that each agency counted next to nobody', () => {
    // Five persons of five agencies: a bound of one would say that each counted one.
    for (const counts of [[1, 1, 1, 1, 1], [4, 3, 5], [2, 2, 6]]) expect(of(value(counts), { whole: value(counts) })?.atLeast).toBeNull();
    expect(of(value([5, 5, 5]), { whole: value([5, 5, 5]) })?.atLeast).toBe(5);
  });
  it('is nothing where there is nothing', () => {
    expect(of(value([]), { whole: value([]) })).toEqual({ agencies: null, gross: 0, atLeast: 0, atMost: 0 });
  });
  it('stands beside a part only where its whole table stands', () => {
    const [sex, labor] = [value([20, 20, 20], { form: ['sex'] }), value([9, 9, 9], { form: ['labor'] })];
    expect(of(sex, { sex, labor })).toMatchObject({ atLeast: 20, atMost: 60 });
    expect(of(sex, { sex, labor }, ['labor'])).toBeNull();
    expect(of(sex, { sex })).toBeNull();
    const one = value([20, 20, 20], { country: ['TH'] });
    expect(of(one, { one })).toBeNull();
    const both = value([20, 20, 20], { form: ['sex', 'labor'] });
    expect(of(both, { sex, labor, both })).toBeNull();
  });
});
