import { describe, expect, it } from 'vitest';
import type { Day } from '../../foundation/calendar/day.ts';
import { parsePeriod } from '../../foundation/calendar/period.ts';
import { periodsOf } from '../../foundation/calendar/series.ts';
import { defineMeasure } from '../../foundation/measure/measure.ts';
import { valueOf } from '../../foundation/measure/value.ts';
import { numberInWords } from '../../foundation/measure/words.ts';
import { checkParagraph, type Figures, type Resolved } from './check.ts';
import { figuresIn, piecesOf, sentencesOf } from './text.ts';

const made = (id: string, unit: string, distinct = false) => defineMeasure({
  id, room: 'r', title: id, question: 'How many?', unit, population: `${unit}s of ${id}`, event: 'counted', basis: ['fiscal-year', 'reporting-year'], countedOnce: 'once', disclosure: { rule: 'threshold', why: 'Persons' }, across: distinct ? { way: 'B' } : { way: 'A', serial: 'a number' }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  dimensions: { kind: { title: 'Kind', values: { certification: 'Adults', eligibility: 'Minors' } } }, authority: 'a test', sentence: '{value} in {period}', aggregate: distinct ? { kind: 'distinct', of: 'person' } : { kind: 'records' },
  records: 'select l.agency, l.id as record, l.day as day, l.kind, l.person from letters.letter_as_of l',
});
const measures = { 'LET-01': made('LET-01', 'letter'), 'PPL-01': made('PPL-01', 'person', true), 'JUS-01': made('JUS-01', 'defendant') };

/** Figures by name, such as `LET-01 FY2004 kind=certification`, with the numbers given. */
function figures(numbers: Record<string, number>, held: readonly string[] = []): Figures {
  return new Map(Object.entries(numbers).map(([name, number]): [string, Resolved] => {
    const [id = '', label = '', limit] = name.split(' ');
    const period = parsePeriod(label);
    const value = valueOf(measures[id as keyof typeof measures], { period, asOf: new Date(0), counted: { n: number }, filter: limit ? { kind: [limit.split('=')[1] as string] } : {} });
    const series = periodsOf(period.basis, '2000-10-01' as Day, period.from as Day).flatMap((p) => (numbers[`${id} ${p.label}`] === undefined ? [] : [valueOf(measures[id as keyof typeof measures], { period: p, asOf: new Date(0), counted: { n: numbers[`${id} ${p.label}`] as number } })]));
    return [name, { value, shown: numberInWords(number), held: held.includes(name), codes: { kind: ['certification', 'eligibility'] }, series }];
  }));
}
const chapter = figures({
  'PPL-01 RY2005': 228, 'PPL-01 RY2004': 108, 'LET-01 FY2004': 163, 'LET-01 FY2003': 151, 'LET-01 FY2002': 99, 'LET-01 FY2001': 198, 'LET-01 FY2001-FY2004': 611, 'LET-01 FY2004 kind=certification': 144, 'LET-01 FY2004 kind=eligibility': 19,
  'JUS-01 FY2004': 59, 'JUS-01 FY2003': 40, 'JUS-01 FY2002': 35, 'JUS-01 FY2001': 28, 'JUS-01 FY2001-FY2004': 162, 'JUS-01 FY1997-FY2000': 69, 'JUS-01 FY2004 kind=certification': 32,
});
const check = (text: string, known = chapter) => checkParagraph(text, 'here', known).map((f) => `${f.severity} ${f.code}`);
const reasons = (text: string, known = chapter) => checkParagraph(text, 'here', known).map((f) => f.sentence).join(' ');

describe('the text of an Assessment', () => {
  it('is taken apart into text, tokens and marks', () => {
    expect(piecesOf('From {{ PPL-01  RY2005 }} to [[40,000|source: HHS 2005]] and [[888-3737-888|not a figure]].').map((p) => (p.kind === 'token' ? p.figure : p.kind === 'mark' ? [p.words, p.source] : p.kind))).toEqual([
      'text', 'PPL-01 RY2005', 'text', ['40,000', 'HHS 2005'], 'text', ['888-3737-888', null], 'text',
    ]);
    expect(figuresIn([{ title: '', paragraphs: ['{{A-01 FY2004}} {{A-01 FY2004}}', '{{B-01 FY2004}}'] }])).toEqual(['A-01 FY2004', 'B-01 FY2004']);
    expect(sentencesOf('The U.S. Government acted. It did so in 2004. See P.L. 108-193.').length).toBe(3);
  });
});

describe('the checker', () => {
  it('lets the chapter’s own sentences pass where they hold', () => {
    expect(check('In fiscal year 2004, HHS issued {{LET-01 FY2004}} letters, of which {{LET-01 FY2004 kind=certification}} were certification letters to adults and {{LET-01 FY2004 kind=eligibility}} were eligibility letters to minors.')).toEqual([]);
    expect(check('From April 2004 to March 2005, HHS identified {{PPL-01 RY2005}} victims, more than double the {{PPL-01 RY2004}} victims of the year before.')).toEqual([]);
    expect(check('With the {{LET-01 FY2003}} letters of fiscal year 2003, the {{LET-01 FY2002}} of 2002 and the {{LET-01 FY2001}} of 2001, the {{LET-01 FY2004}} of 2004 bring the total to {{LET-01 FY2001-FY2004}}.')).toEqual([]);
    expect(check('The Department charged more than twice as many defendants ({{JUS-01 FY2001-FY2004}} vs. {{JUS-01 FY1997-FY2000}}) as in the period before.')).toEqual([]);
    expect(check('It charged {{JUS-01 FY2004}} defendants, the highest number ever. More than half of them ({{JUS-01 FY2004 kind=certification}}) were charged under the act.')).toEqual([]);
    expect(check('It rose to {{LET-01 FY2004}} letters, up from {{LET-01 FY2003}}.')).toEqual([]);
  });

  it('lets nothing be compared with what is withheld, for that would tell of it', () => {
    const withheld = new Map([...chapter].map(([name, one]) => [name, name === 'LET-01 FY2003' && 'value' in one ? { ...one, shown: '[c]', value: { ...one.value, value: null, status: 'confidential' as const } } : one]));
    expect(check('It rose to {{LET-01 FY2004}} letters, up from {{LET-01 FY2003}}.', withheld)).toEqual(['error publication.compares-withheld']);
  });

  it('finds typed numbers, unless they are marked', () => {
    expect(check('HHS issued 163 letters.')).toEqual(['error publication.bare-number']);
    expect(check('Coalitions met in ten cities and cost $3.37 million.')).toEqual(['error publication.bare-number', 'error publication.bare-number']);
    expect(check('Roughly [[40,000|source: HHS, chapter of June 2005]] people looked; call [[888-3737-888|not a figure]]. The act (P.L. 106-386, 22 U.S.C. 7105) holds since 2000.')).toEqual([]);
    expect(check('A mark [[40,000|somewhere]] and a brace {{LET-01.')).toEqual(['error publication.broken-mark', 'error publication.broken-mark']);
  });

  it('finds tokens that name nothing', () => {
    expect(check('HHS issued {{LET-09 FY2004}} letters.')).toEqual(['error publication.unknown-figure']);
  });

  it('finds comparatives that do not hold', () => {
    expect(check('HHS issued {{LET-01 FY2004}} letters, more than double the {{LET-01 FY2003}} of the year before.')).toEqual(['error publication.comparative-wrong']);
    expect(reasons('It issued {{LET-01 FY2003}} letters, the highest number ever.')).toMatch(/not above the highest of 2 other values, 198/);
    expect(check('It issued more than {{LET-01 FY2004}} letters.')).toEqual(['error publication.comparative-wrong']);
    expect(check('It issued {{LET-01 FY2004}} letters, up from {{LET-01 FY2001}}.')).toEqual(['error publication.comparative-wrong']);
    expect(check('The number of letters more than doubled.')).toEqual(['warning publication.comparative-unchecked']);
  });

  it('refuses to compare or add what is not alike, and says beside what else a number stands', () => {
    expect(check('HHS identified {{PPL-01 RY2005}} victims, more than the {{LET-01 FY2004}} letters it issued, and almost double them.')).toContain('warning publication.side-by-side');
    const compared = 'HHS identified {{PPL-01 RY2005}} victims, more than double the {{LET-01 FY2003}} letters of the year before.';
    expect(check(compared)).toEqual(['error publication.not-comparable', 'warning publication.side-by-side']);
    expect(reasons(compared)).toMatch(/a person is not a letter; the first is counted by reporting year \(April to March\), the second by fiscal year/);
    expect(check('Together, {{PPL-01 RY2005}} victims and {{LET-01 FY2004}} letters show the growth.')).toEqual(['error publication.added-unlike', 'warning publication.side-by-side']);
    const beside = 'HHS identified {{PPL-01 RY2005}} victims. In fiscal year 2004 it issued {{LET-01 FY2004}} letters.';
    expect(check(beside)).toEqual(['warning publication.side-by-side']);
    expect(reasons(beside)).toMatch(/six months \(April 2004 to September 2004\) fall in both/);
  });

  it('makes the sums a reader would make', () => {
    const wrong = figures({ 'LET-01 FY2004': 163, 'LET-01 FY2004 kind=certification': 141, 'LET-01 FY2004 kind=eligibility': 19 });
    const text = '{{LET-01 FY2004}} letters: {{LET-01 FY2004 kind=certification}} and {{LET-01 FY2004 kind=eligibility}}.';
    expect(check(text, wrong)).toEqual(['error publication.sum-wrong']);
    expect(reasons(text, wrong)).toMatch(/141 \+ 19 = 160, and not 163/);
    expect(check('{{LET-01 FY2004}} letters, {{LET-01 FY2004 kind=certification}} of them to adults.', wrong)).toEqual([]);
    const held = figures({ 'LET-01 FY2004': 164, 'LET-01 FY2004 kind=certification': 144, 'LET-01 FY2004 kind=eligibility': 19 }, ['LET-01 FY2004 kind=eligibility']);
    expect(check(text, held)).toEqual(['warning publication.sum-held']);
    const twice = figures({ 'PPL-01 FY2004': 10, 'PPL-01 FY2004 kind=certification': 6, 'PPL-01 FY2004 kind=eligibility': 5 });
    expect(check('{{PPL-01 FY2004}}: {{PPL-01 FY2004 kind=certification}} and {{PPL-01 FY2004 kind=eligibility}}.', twice)).toEqual(['warning publication.sum-overlaps']);
    const years = figures({ 'LET-01 FY2003': 10, 'LET-01 FY2004': 10, 'LET-01 FY2003-FY2004': 21 });
    expect(check('{{LET-01 FY2003}} and {{LET-01 FY2004}} make {{LET-01 FY2003-FY2004}}.', years)).toEqual(['error publication.sum-wrong']);
  });
});
