import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../calendar/period.ts';
import { Refusal } from '../errors.ts';
import { checkComparative } from './comparative.ts';
import { readComparatives } from './comparative-words.ts';
import { findNumbers, says } from './numbers-in-text.ts';
import { parseNumber } from './number-words.ts';
import { defineReconciliation, reconcile } from './reconcile.ts';
import type { Value } from './value.ts';

const value = (number: number | null, period: string, change: Partial<Value> = {}): Value => {
  const cut = parsePeriod(period);
  return { measure: 'DOJ-01', version: 1, unit: 'defendant', counts: 'records', way: 'A', basis: cut.basis, population: 'defendants charged', period: cut, filter: {}, asOf: '2005-06-03T00:00:00.000Z', value: number, status: 'computed', ...change };
};
const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'accepted';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};

describe('comparative claims of the chapter', () => {
  it('hold where the figures bear them out', () => {
    const claims: [string, number, number, string][] = [
      ['more than three times the number of investigations', 340, 106, '3.21'],
      ['filed almost four times as many cases', 60, 16, '3.75'],
      ['charged more than twice as many defendants', 162, 69, '2.35'],
      ['doubled the number of defendants convicted', 118, 59, '2.00'],
      ['More than half of those defendants (32)', 32, 59, '0.54'],
      ['more than double the 108 victims identified the previous year', 228, 108, '2.11'],
    ];
    for (const [words, a, b, result] of claims) {
      const check = checkComparative(words, [a, b]);
      expect(check.holds, words).toBe(true);
      expect(check.explanation, words).toContain(`= ${result}`);
    }
  });
  it('fall where they do not', () => {
    const cases: [string, number[]][] = [
      ['more than three times', [318, 106]], ['almost four times', [64, 16]], ['almost four times', [57, 16]], ['doubled', [130, 59]],
      ['more than half', [29, 59]], ['more than twice', [138, 69]], ['more than 2,000 calls', [2000]], ['approximately 251', [300]],
      ['the highest number ever charged in a single year', [59, 12, 60]], ['the highest number ever', [59, 59]],
      ['18 of 21', [18, 20]], ['12 percent more', [163, 151]], ['up from 99', [90, 99]], ['up from 98', [151, 99]],
    ];
    for (const [words, values] of cases) expect(checkComparative(words, values).holds, words).toBe(false);
  });
  it('hold in every other shape', () => {
    const cases: [string, number[]][] = [
      ['the highest number ever charged in a single year', [59, 12, 40, 51]], ['18 of the 21', [18, 21]], ['eighteen of 21', [18, 21]],
      ['more than 2,000 calls', [2001]], ['roughly 40,000 people', [40211]], ['approximately $3.37 million', [3_371_200]], ['approximately 251', [251]],
      ['8 percent more', [163, 151]], ['7.9 percent more', [163, 151]], ['rose by 7.9%', [163, 151]], ['a 7.9 percent increase', [163, 151]],
      ['more than 40 percent fewer', [99, 198]], ['up from 99', [151, 99]], ['an increase from the previous maximum of 15', [30, 15]],
      ['tripled', [3.02, 1]], ['nearly two-thirds', [65, 100]], ['less than a quarter', [24, 100]], ['a majority', [51, 100]], ['at least 20', [20]],
      ['up to 30', [30]], ['a threefold rise', [3, 1]], ['lowest ever', [1, 2, 3]], ['over $5 million', [5_200_000]], ['fewer than a dozen', [11]],
    ];
    for (const [words, values] of cases) expect(checkComparative(words, values).holds, words).toBe(true);
  });
  it('are found in a sentence, each once', () => {
    const sentence = 'In the past four fiscal years, it initiated more than three times the number of investigations (340 vs. 106), filed almost four times as many cases (60 vs. 16), charged more than twice as many defendants (162 vs. 69), and doubled the number of defendants convicted (118 vs. 59).';
    const found = readComparatives(sentence);
    expect(found.map(({ words }) => words)).toEqual(['more than three times', 'almost four times', 'more than twice', 'doubled']);
    expect(sentence.slice(found[1]?.start, found[1]?.end)).toBe('almost four times');
    expect(readComparatives('Victims may remain in the United States.')).toEqual([]);
    expect(readComparatives('the highest number ever charged in a single year')[0]).toMatchObject({ kind: 'superlative', highest: true });
  });
  it('refuse a superlative without its series, values that are missing, and words that compare nothing', () => {
    expect(codeOf(() => checkComparative('the highest number ever', [59]))).toBe('measure.series-needed');
    expect(codeOf(() => checkComparative('doubled', [59]))).toBe('measure.values-needed');
    expect(codeOf(() => checkComparative('many investigations', [59, 1]))).toBe('measure.no-comparative');
    expect(codeOf(() => checkComparative('doubled', [59, 0]))).toBe('measure.division-by-zero');
  });
  it('refuse values that are not comparable, and a series with a gap', () => {
    expect(checkComparative('more than three times', [value(340, 'FY2001-FY2004'), value(106, 'FY1997-FY2000')]).holds).toBe(true);
    expect(codeOf(() => checkComparative('more than double', [value(228, 'RY2005', { unit: 'person' }), value(99, 'FY2002', { unit: 'letter' })]))).toBe('measure.unit-differs');
    const whole = value(59, 'FY2004');
    expect(checkComparative('more than half', [value(32, 'FY2004', { filter: { statute: ['tvpa'] } }), whole]).computed).toBeCloseTo(0.542, 3);
    expect(checkComparative('the highest number ever', [whole, value(43, 'FY2003'), value(0, 'FY2002')]).holds).toBe(true);
    expect(codeOf(() => checkComparative('the highest number ever', [whole, value(43, 'FY2002')]))).toBe('calendar.not-adjacent');
    expect(checkComparative('more than $9.5 million', [value(960_000_000, '2003-01', { currency: 'USD', unit: 'US dollar' })]).holds).toBe(true);
  });
});

describe('numbers in text', () => {
  const figures = (text: string): [string, number | null][] => findNumbers(text).filter((n) => n.figure).map((n) => [n.text, n.value]);
  const others = (text: string): [string, string][] => findNumbers(text).filter((n) => !n.figure).map((n) => [n.text, n.kind]);

  it('finds figures in digits, words, money and percent', () => {
    const cases: [string, [string, number][]][] = [
      ['an award of $7,674,614 to 18 communities', [['$7,674,614', 7674614], ['18', 18]]],
      ['totaling $82 million and benefiting more than 86 countries', [['$82 million', 82e6], ['86', 86]]],
      ['approximately $3.37 million to the 14 organizations', [['$3.37 million', 3370000], ['14', 14]]],
      ['training to 24,600 people', [['24,600', 24600]]],
      ['that is 54.2 % of them, or 54.2 percent', [['54.2 %', 54.2], ['54.2 percent', 54.2]]],
      ['coalitions in ten cities', [['ten', 10]]],
      ['twenty-one teams, two hundred and fifty people, a dozen grants', [['twenty-one', 21], ['two hundred and fifty', 250], ['a dozen', 12]]],
      ['Eight LSC grantees assisted 170 trafficking victims.', [['Eight', 8], ['170', 170]]],
      ['three supplemental grants, and one technical assistance grant', [['three', 3], ['one', 1]]],
      ['five million dollars and 3 million U.S. dollars', [['five million dollars', 5e6], ['3 million U.S. dollars', 3e6]]],
      ['sentenced to 71 months and 57 months', [['71', 71], ['57', 57]]],
      ['1,234 and 1,234.5 and 0.5', [['1,234', 1234], ['1,234.5', 1234.5], ['0.5', 0.5]]],
      ['(340 vs. 106)', [['340', 340], ['106', 106]]],
      ['the 2004 letters and 2000 calls', [['2004', 2004], ['2000', 2000]]],
    ];
    for (const [text, expected] of cases) expect(figures(text), text).toEqual(expected);
  });
  it('takes periods, dates, telephone numbers and citations for what they are', () => {
    const cases: [string, [string, string][]][] = [
      ['In FY2004 and fiscal year 2003, the past four fiscal years (2001-2004)', [['FY2004', 'period'], ['fiscal year 2003', 'period'], ['four fiscal years (2001-2004)', 'period']]],
      ['From April 2004 and March 2005', [['April 2004', 'period'], ['March 2005', 'period']]],
      ['held July 14-16, 2004, in Tampa', [['July 14-16, 2004', 'date']]],
      ['on June 3, 2005 and 2005-06-03, 6/3/2005 or 3 June 2005', [['June 3, 2005', 'date'], ['2005-06-03', 'date'], ['6/3/2005', 'date'], ['3 June 2005', 'date']]],
      ['call (888-3737-888) or 1-888-373-7888 or (202) 401-5510', [['888-3737-888', 'phone'], ['1-888-373-7888', 'phone'], ['(202) 401-5510', 'phone']]],
      ['under Section 7202 of the Act of 2004, section 1591(a) and 1594', [['Section 7202', 'citation'], ['2004', 'period'], ['section 1591(a) and 1594', 'citation']]],
      ['the Act (P.L. 106-386) and Public Law 108-193', [['P.L. 106-386', 'citation'], ['Public Law 108-193', 'citation']]],
      ['22 U.S.C. 7105(b)(1) and 8 CFR 214.11', [['22 U.S.C. 7105(b)(1)', 'citation'], ['8 CFR 214.11', 'citation']]],
      ['ILO Convention 182, a T-2 or T-3 visa, Tier 2, Form I-914', [['Convention 182', 'citation'], ['T-2', 'citation'], ['T-3', 'citation'], ['Tier 2', 'citation'], ['Form I-914', 'citation']]],
      ['beginning in 2005, by 2006, in early 2005', [['2005', 'period'], ['2006', 'period'], ['2005', 'period']]],
      ['the 18th birthday at 3:30 p.m., see https://example.gov/a/2004/163', [['18th', 'ordinal'], ['3:30 p.m.', 'time'], ['https://example.gov/a/2004/163', 'address']]],
      ['more than three times the number in the prior four year period', [['three times', 'multiple'], ['four year period', 'period']]],
    ];
    for (const [text, expected] of cases) {
      expect(others(text), text).toEqual(expected);
      expect(figures(text), text).toEqual([]);
    }
  });
  it('counts “one” only where it counts', () => {
    expect(figures('The United States is one of the few. No one knows. Everyone helps one another; the one that came.')).toEqual([]);
  });
  it('leaves tokens out, and keeps offsets those of the text', () => {
    const text = 'In {{LET-01 FY2004}} and 163 letters, {{X 99}} 19.';
    expect(findNumbers(text).map((n) => text.slice(n.start, n.end))).toEqual(['163', '19']);
  });
  it('finds every figure of the paragraph on letters, and nothing else', () => {
    const text = 'From April 2004 and March 2005, HHS identified 228 victims, more than double the 108 victims identified the previous year. In fiscal year 2004, HHS issued 163 letters, of which 144 were certification letters to adults and 19 were eligibility letters to minors. These, combined with the 151 letters issued in fiscal year 2003, bring to 611 the total number of letters issued during the first four fiscal years.';
    expect(figures(text).map(([words]) => words)).toEqual(['228', '108', '163', '144', '19', '151', '611']);
  });
  it('knows the precision a number is written with', () => {
    const [money] = findNumbers('$82 million');
    expect(money && [says(money, 81_596_000), says(money, 82_600_000)]).toEqual([true, false]);
    const [count] = findNumbers('163 letters');
    expect(count && [says(count, 163), says(count, 164)]).toEqual([true, false]);
    const [percent] = findNumbers('54.2 %');
    expect(percent && [says(percent, 54.237), says(percent, 54.3)]).toEqual([true, false]);
    expect(parseNumber('two hundred and fifty thousand')).toEqual({ value: 250_000, roundedTo: 1000 });
    expect(parseNumber('fifty-eleven-x')).toBeNull();
  });
});

describe('reconciling', () => {
  const letters = defineReconciliation({ name: 'letters by kind', total: 'all', parts: ['adults', 'minors'] });
  const applications = defineReconciliation({ name: 'T applications', total: 'received', parts: ['approved', 'denied', 'pending'], holdsWhen: 'for the decisions on what was received in the year (cohort)' });
  it('holds for the chapter', () => {
    expect(reconcile(letters, { all: value(163, 'FY2004'), adults: value(144, 'FY2004'), minors: value(19, 'FY2004') })).toMatchObject({ holds: true, difference: 0, explanation: '144 + 19 = 163, the stated total.' });
    expect(reconcile(applications, { received: value(520, 'FY2004'), approved: value(136, 'FY2004'), denied: value(292, 'FY2004'), pending: value(92, 'FY2004') }).holds).toBe(true);
  });
  it('explains a difference', () => {
    const parts = reconcile(defineReconciliation({ name: 'clients by age', total: 't', parts: ['a', 'b', 'c'] }), { t: value(13631, 'FY2024'), a: value(9750, 'FY2024'), b: value(4939, 'FY2024'), c: value(952, 'FY2024') });
    expect(parts).toMatchObject({ holds: false, difference: 2010 });
    expect(parts.explanation).toBe('9,750 + 4,939 + 952 = 15,641, 2,010 more than the stated total of 13,631 (114.7% of it): something is counted in two parts, or the total leaves something out.');
    const flow = reconcile(applications, { received: value(2300, 'FY2004'), approved: value(1308, 'FY2004'), denied: value(709, 'FY2004'), pending: value(212, 'FY2004') });
    expect(flow.difference).toBe(-71);
    expect(flow.explanation).toMatch(/71 less than .* \(cohort\)\.$/);
  });
  it('does not compute with what is withheld, and refuses what cannot be added', () => {
    const withheld = reconcile(letters, { all: value(163, 'FY2004'), adults: value(144, 'FY2004', { status: 'confidential' }) });
    expect(withheld).toMatchObject({ holds: null, total: null });
    expect(withheld.explanation).toContain('adults, minors');
    expect(codeOf(() => reconcile(letters, { all: value(1, 'FY2004'), adults: value(1, 'FY2003'), minors: value(0, 'FY2004') }))).toBe('measure.period-differs');
    expect(codeOf(() => reconcile(letters, { all: value(1, 'FY2004'), adults: value(1, 'FY2004', { unit: 'person' }) }))).toBe('measure.unit-differs');
    expect(() => defineReconciliation({ name: 'x', total: 'a', parts: ['a'] })).toThrow(/one thing twice/);
  });
});
