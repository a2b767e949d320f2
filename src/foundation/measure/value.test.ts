import { describe, expect, it } from 'vitest';
import { day } from '../calendar/day.ts';
import { parsePeriod } from '../calendar/period.ts';
import { Refusal } from '../errors.ts';
import { defineMeasure } from './measure.ts';
import { sentenceFor } from './sentence.ts';
import { add, compare, numberOf, ratio, shareOf, subtract, valueOf } from './value.ts';
import type { Filter, Value } from './value.ts';
import { amountInWords, unitFor } from './words.ts';

const value = (number: number | null, period: string, change: Partial<Value> = {}): Value => {
  const cut = parsePeriod(period);
  return {
    measure: 'LET-01', version: 1, unit: 'letter', counts: 'records', way: 'A', basis: cut.basis, population: 'letters issued by HHS',
    period: cut, filter: {}, asOf: '2005-06-03T00:00:00.000Z', value: number, status: 'computed', ...change,
  };
};
const identified = (number: number, period: string): Value =>
  value(number, period, { measure: 'VIC-01', unit: 'person', counts: 'distinct', population: 'victims identified by HHS' });

const refusal = (act: () => unknown): Refusal => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('adding values', () => {
  it('adds fiscal years of one measure to the cumulative period: 611 letters', () => {
    const total = add(value(163, 'FY2004'), value(151, 'FY2003'), value(99, 'FY2002'), value(198, 'FY2001'));
    expect(total).toMatchObject({ value: 611, period: { label: 'FY2001-FY2004' }, status: 'computed' });
  });
  it('adds no means and medians, and takes no share of them: the middle of two years is not the sum of their middles', () => {
    const days = (number: number, period: string, counts: 'mean' | 'median'): Value => value(number, period, { unit: 'day', counts });
    expect(refusal(() => add(days(30, 'FY2003', 'median'), days(40, 'FY2004', 'median'))).code).toBe('measure.not-additive');
    expect(refusal(() => add(value(30, 'FY2003'), days(40, 'FY2004', 'mean'))).code).toBe('measure.not-additive');
    expect(refusal(() => shareOf(days(30, 'FY2004', 'mean'), days(40, 'FY2004', 'mean'))).code).toBe('measure.not-additive');
    expect(compare(days(40, 'FY2004', 'median'), days(30, 'FY2003', 'median')).difference).toBe(10);
  });
  it('adds different codes of one dimension in one period: 144 + 19 = 163', () => {
    const kind = (code: string): { filter: Filter } => ({ filter: { kind: [code] } });
    const total = add(value(144, 'FY2004', kind('certification')), value(19, 'FY2004', kind('eligibility')));
    expect(total).toMatchObject({ value: 163, filter: { kind: ['certification', 'eligibility'] } });
    expect(refusal(() => add(value(144, 'FY2004', kind('certification')), value(163, 'FY2004'))).code).toBe('measure.overlapping-populations');
    expect(refusal(() => add(value(1, 'FY2004', kind('a')), value(1, 'FY2004', kind('a')))).code).toBe('measure.overlapping-populations');
    expect(refusal(() => add(value(1, 'FY2004', kind('a')), value(1, 'FY2003'))).code).toBe('measure.overlapping-populations');
  });
  it('refuses a gap, an overlap, and persons counted once in each year', () => {
    expect(refusal(() => add(value(163, 'FY2004'), value(99, 'FY2002'))).code).toBe('calendar.not-adjacent');
    expect(refusal(() => add(value(163, 'FY2004'), value(412, 'FY2001-FY2004'))).code).toBe('measure.overlapping-populations');
    const twice = refusal(() => add(identified(228, 'RY2005'), identified(108, 'RY2004')));
    expect(twice.code).toBe('measure.overlapping-populations');
    expect(twice.message).toMatch(/counted once in each/);
  });
  it('refuses populations that overlap, such as clients of two programmes', () => {
    const ovc = value(557, 'FY2004', { measure: 'OVC-01', unit: 'person', population: 'clients of OVC grantees' });
    const lsc = value(170, 'FY2004', { measure: 'LSC-01', unit: 'person', population: 'clients of LSC grantees' });
    const no = refusal(() => add(ovc, lsc));
    expect(no.code).toBe('measure.overlapping-populations');
    expect(no.message).toContain('one person may be among both clients of OVC grantees and clients of LSC grantees');
  });
  it('refuses two meanings of one measure, and keeps the doubt of its parts', () => {
    expect(refusal(() => add(value(1, 'FY2004'), value(1, 'FY2003', { version: 2 }))).code).toBe('measure.version-differs');
    expect(add(value(163, 'FY2004', { status: 'published-elsewhere' }), value(151, 'FY2003')).status).toBe('published-elsewhere');
    expect(add(value(163, 'FY2004', { asOf: '2004-11-01T00:00:00.000Z' }), value(151, 'FY2003')).asOf).toBe('2004-11-01T00:00:00.000Z');
  });
});

describe('comparing values', () => {
  it('refuses 228 persons identified beside 163 letters, and says exactly why', () => {
    const no = refusal(() => compare(identified(228, 'RY2005'), value(163, 'FY2004')));
    expect(no.code).toBe('measure.unit-differs');
    expect(no.detail['reasons']).toEqual(['measure.unit-differs', 'measure.basis-differs', 'measure.population-differs']);
    expect(no.message).toBe(
      '228 persons (victims identified by HHS, April 2004 to March 2005) and 163 letters (letters issued by HHS, fiscal year 2004) cannot be compared: ' +
        'a person is not a letter; the first is counted by reporting year (April to March), the second by fiscal year (October to September); ' +
        'the first counts victims identified by HHS, the second letters issued by HHS. ' +
        'Of their periods, six months (April 2004 to September 2004) fall in both.',
    );
  });
  it('compares like with like', () => {
    expect(compare(value(163, 'FY2004'), value(151, 'FY2003')).sentence).toBe('163 letters in fiscal year 2004 against 151 letters in fiscal year 2003: 12 more (+7.9%).');
    expect(compare(identified(228, 'RY2005'), identified(108, 'RY2004')).percentChange).toBeCloseTo(111.1, 1);
    expect(ratio(value(340, 'FY2001-FY2004'), value(106, 'FY1997-FY2000'))).toBeCloseTo(3.208, 3);
    expect(subtract(value(163, 'FY2004'), value(151, 'FY2003')).value).toBe(12);
  });
  it('refuses each other difference by its own code', () => {
    expect(refusal(() => ratio(value(1, 'FY2004'), value(1, 'CY2004'))).code).toBe('measure.basis-differs');
    expect(refusal(() => ratio(value(1, 'FY2004'), value(1, 'FY2001-FY2004'))).code).toBe('measure.length-differs');
    expect(refusal(() => ratio(value(1, 'FY2004'), value(1, 'FY2004', { population: 'others' }))).code).toBe('measure.population-differs');
    expect(refusal(() => ratio(value(1, 'FY2004'), value(1, 'FY2004', { measure: 'LET-02' }))).code).toBe('measure.version-differs');
    expect(refusal(() => ratio(value(1, 'FY2004'), value(0, 'FY2003'))).code).toBe('measure.division-by-zero');
    expect(refusal(() => subtract(value(1, 'FY2004', { currency: 'USD' }), value(1, 'FY2004', { currency: 'EUR' }))).code).toBe('measure.unit-differs');
  });
  it('neither adds nor compares a gross number and an unduplicated one', () => {
    const gross = value(557, 'FY2004', { kind: 'gross' });
    const exact = value(500, 'FY2003', { kind: 'unduplicated' });
    for (const act of [() => compare(gross, exact), () => add(gross, exact), () => ratio(exact, gross), () => subtract(gross, exact)]) expect(refusal(act).code).toBe('measure.way-differs');
    expect(refusal(() => compare(gross, exact)).message).toContain('the first is gross, a sum in which one may be counted by several agencies, the second unduplicated, each counted once');
    expect(compare(gross, value(500, 'FY2003', { kind: 'gross' })).difference).toBe(57);
    expect(add(value(3, 'FY2004', { across: { agencies: 3, gross: 3, atLeast: 2, atMost: 3 } }), value(2, 'FY2003')).across).toBeUndefined();
  });
  it('computes nothing from what is confidential', () => {
    const secret = value(3, 'FY2004', { status: 'confidential' });
    expect(refusal(() => add(secret, value(1, 'FY2003'))).code).toBe('measure.confidential');
    expect(refusal(() => numberOf(value(null, 'FY2004'))).code).toBe('measure.no-value');
  });
  it('takes a share only of the whole it is part of: 32 of 59', () => {
    const whole = value(59, 'FY2004');
    expect(shareOf(value(32, 'FY2004', { filter: { statute: ['tvpa'] } }), whole)).toBeCloseTo(0.542, 3);
    expect(refusal(() => shareOf(value(32, 'FY2003', { filter: { statute: ['tvpa'] } }), whole)).code).toBe('measure.not-a-part');
    expect(refusal(() => shareOf(whole, value(32, 'FY2004', { filter: { statute: ['tvpa'] } }))).code).toBe('measure.not-a-part');
  });
});

describe('saying values', () => {
  it('uses the right plural and the right money', () => {
    expect([unitFor(1, 'letter'), unitFor(2, 'country'), unitFor(0, 'person'), unitFor(3, 'treaty event'), unitFor(2, 'day')]).toEqual(['letter', 'countries', 'persons', 'treaty events', 'days']);
    expect(amountInWords(value(767461400, 'FY2004', { currency: 'USD' }))).toBe('$7,674,614');
    expect(amountInWords(value(null, 'FY2004', { status: 'confidential' }))).toBe('a confidential number');
  });
  it('publishes a value under the sentence of its measure', () => {
    const measure = defineMeasure({
      id: 'LET-01', room: 'letters', title: 'Letters', question: 'How many?', unit: 'letter', population: 'letters', event: 'issued',
      basis: ['fiscal-year'], countedOnce: 'each letter', disclosure: { rule: 'threshold', why: 'Persons' }, across: { way: 'A', serial: 'the serial of the letter' }, version: 1, effectiveFrom: day('2000-10-01'), changes: [], authority: '22 USC 7105(b)(1)(E)',
      dimensions: { kind: { title: 'Kind', values: { c: 'certification', e: 'eligibility' } } },
      sentence: '{value} {kind} letters were issued on behalf of victims in {period}', aggregate: { kind: 'records' },
      records: 'select agency, id as record, issued_on as day, kind from letters.letter_as_of',
    });
    const found = valueOf(measure, { period: parsePeriod('FY2004'), filter: { kind: ['c'] }, asOf: new Date(0), counted: { n: 1144 } });
    expect(sentenceFor(measure, found)).toBe('1,144 certification letters were issued on behalf of victims in fiscal year 2004');
    // A part that the sentence does not name is named behind it, and the whole by its own words.
    const named = defineMeasure({ ...measure, sentence: '{value} {kind} and no {unit} more in {period}.', dimensions: { kind: { ...measure.dimensions['kind'], title: 'Kind', values: { c: 'certification', e: 'eligibility' }, said: { whole: 'letters of every kind', parts: { c: 'letters to adults', e: 'letters to minors' } } }, sex: { title: 'Sex', values: { f: 'Female', m: 'Male' } } }, records: `select agency, id as record, issued_on as day, kind, sex from letters.letter_as_of` });
    const of = (filter: Filter, n: number | null = 2): string => sentenceFor(named, valueOf(named, { period: parsePeriod('FY2004'), filter, asOf: new Date(0), counted: { n } }));
    expect(of({})).toBe('2 letters of every kind and no letters more in fiscal year 2004.');
    expect(of({ kind: ['e'] }, 1)).toBe('1 letters to minors and no letter more in fiscal year 2004.');
    expect(of({ kind: ['c', 'e'], sex: ['f'] })).toBe('2 letters to adults or letters to minors and no letters more in fiscal year 2004 (sex: Female).');
    expect(refusal(() => valueOf(measure, { period: parsePeriod('CY2004'), asOf: new Date(0), counted: { n: 1 } })).code).toBe('measure.basis-not-offered');
    expect(refusal(() => sentenceFor(measure, { ...found, version: 2 })).code).toBe('measure.other-measure');
  });
});
