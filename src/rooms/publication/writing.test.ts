import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../foundation/calendar/day.ts';
import { parsePeriod } from '../../foundation/calendar/period.ts';
import { defineMeasure } from '../../foundation/measure/measure.ts';
import { valueOf } from '../../foundation/measure/value.ts';
import { numberInWords } from '../../foundation/measure/words.ts';
import { merged, named } from './blocks.ts';
import type { Figures, Resolved } from './check.ts';
import type { Section } from './text.ts';
import { asReleased, turnsOf } from './turns.ts';
import { changesOf, nextNumber, weightOf, type Standing } from './versions.ts';

const section = (title: string, ...paragraphs: string[]): Section => ({ title, paragraphs, blocks: paragraphs.map((p) => p.split(' ')[0]?.toLowerCase() ?? '') });
const text = [section('One', 'alpha first {{LET-01 FY2004}}.', 'bravo second.'), section('Two', 'charlie third.')];
const with_ = (change: (sections: Section[]) => void): Section[] => {
  const copy = structuredClone(text) as Section[];
  change(copy);
  return copy;
};
const say = (sections: Section[], s: number, p: number, words: string): void => { sections[s] = { ...(sections[s] as Section), paragraphs: (sections[s] as Section).paragraphs.map((old, i) => (i === p ? words : old)) }; };

describe('paragraphs', () => {
  it('keep their names while their words change, and get one each', () => {
    let n = 0;
    const fresh = (): string => `fresh${n += 1}`;
    const first = named([{ title: 'One', paragraphs: ['a', 'b'] }], [], fresh);
    expect(first[0]?.blocks).toEqual(['fresh1', 'fresh2']);
    // Another in front: the same words keep their names, whatever their place.
    expect(named([{ title: 'One', paragraphs: ['new', 'a', 'b'] }], first, fresh)[0]?.blocks).toEqual(['fresh3', 'fresh1', 'fresh2']);
    expect(named([{ title: 'One', paragraphs: ['a, corrected', 'b'] }], first, fresh)[0]?.blocks).toEqual(['fresh1', 'fresh2']);
    expect(named([{ title: 'Else', paragraphs: ['z'], blocks: ['fresh2'] }, { title: 'More', paragraphs: ['y'], blocks: ['fresh2'] }], first, fresh).flatMap((s) => s.blocks)).toEqual(['fresh2', 'fresh4']);
    fc.assert(fc.property(fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 5 }), { maxLength: 4 }), fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 5 }), { maxLength: 4 }), (old, now) => {
      let k = 0;
      const before = named(old.map((paragraphs, i) => ({ title: String(i), paragraphs })), [], () => `o${k += 1}`);
      const all = named(now.map((paragraphs, i) => ({ title: String(i), paragraphs })), before, () => `n${k += 1}`).flatMap((s) => s.blocks);
      expect(new Set(all).size).toBe(all.length);
    }));
  });

  it('of two writers come together where they are different ones, and not where they are the same', () => {
    const mine = with_((t) => say(t, 0, 0, 'alpha mine.'));
    const theirs = with_((t) => say(t, 1, 0, 'charlie theirs.'));
    expect(merged(text, mine, theirs)?.flatMap((s) => s.paragraphs)).toEqual(['alpha mine.', 'bravo second.', 'charlie theirs.']);
    expect(merged(text, mine, with_((t) => say(t, 0, 0, 'alpha theirs.')))).toBeUndefined();
    expect(merged(text, mine, with_((t) => say(t, 0, 0, 'alpha mine.')))?.[0]?.paragraphs[0]).toBe('alpha mine.');
    // One moves the sections, the other corrects words: both stand.
    const moved = with_((t) => { t.reverse(); });
    expect(merged(text, moved, theirs)?.map((s) => [s.title, s.paragraphs[0]])).toEqual([['Two', 'charlie theirs.'], ['One', 'alpha first {{LET-01 FY2004}}.']]);
    expect(merged(text, mine, moved)?.map((s) => s.paragraphs[0])).toEqual(['charlie third.', 'alpha mine.']);
    // What one takes out the other did not touch, or it is a conflict.
    const without = with_((t) => { t[0] = section('One', 'alpha first {{LET-01 FY2004}}.'); });
    expect(merged(text, without, theirs)?.flatMap((s) => s.paragraphs)).toEqual(['alpha first {{LET-01 FY2004}}.', 'charlie theirs.']);
    expect(merged(text, without, with_((t) => say(t, 0, 1, 'bravo theirs.')))).toBeUndefined();
  });
});

const measure = defineMeasure({
  id: 'LET-01', room: 'r', title: 'Letters', question: 'How many?', unit: 'letter', population: 'letters', event: 'issued', basis: ['fiscal-year'], countedOnce: 'once', disclosure: { rule: 'threshold', why: 'Persons' }, across: { way: 'A', serial: 'a number' }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  dimensions: {}, authority: 'a test', sentence: '{value} in {period}', aggregate: { kind: 'records' }, records: 'select l.agency, l.id as record, l.day as day from letters.letter_as_of l',
});
function figures(numbers: Record<string, number>): Figures {
  const of = (label: string, n: number) => valueOf(measure, { period: parsePeriod(label), asOf: new Date(0), counted: { n } });
  return new Map(Object.entries(numbers).map(([label, n]): [string, Resolved] => [`LET-01 ${label}`, { value: of(label, n), shown: numberInWords(n), held: false, codes: {}, series: Object.entries(numbers).filter(([other]) => other < label).map(([other, m]) => of(other, m)) }]));
}

describe('a figure that moves', () => {
  const told: Section[] = [{ title: 'Letters', paragraphs: [
    'The office issued {{LET-01 FY2004}} letters, more than double the {{LET-01 FY2003}} of the year before. It was the highest number ever of letters, {{LET-01 FY2004}}. Nothing else was counted.',
    'In {{LET-01 FY2003}} cases nothing moved.',
  ] }];
  const then = figures({ FY2003: 70, FY2004: 163 });

  it('turns every sentence that leans on it, and no other', () => {
    expect(turnsOf(told, then, then)).toEqual([]);
    const turns = turnsOf(told, then, figures({ FY2003: 70, FY2004: 165 }));
    expect(turns.map((t) => [t.paragraph, t.turned, t.figures])).toEqual([[1, 'changed', ['LET-01 FY2004']], [1, 'changed', ['LET-01 FY2004']]]);
    expect(turns[0]).toMatchObject({ before: 'The office issued 163 letters, more than double the 70 of the year before.', after: 'The office issued 165 letters, more than double the 70 of the year before.' });
  });

  it('says which of them are no longer true, and why', () => {
    const turns = turnsOf(told, then, figures({ FY2003: 90, FY2004: 163 }));
    expect(turns.map((t) => [t.paragraph, t.turned])).toEqual([[1, 'false'], [2, 'changed']]);
    expect(turns[0]?.why[0]).toMatch(/“more than double” does not hold/);
    expect(turnsOf(told, figures({ FY2003: 90, FY2004: 163 }), then)[0]?.turned).toBe('true');
    // The sentence names only one figure, and leans on the whole series.
    const lower = turnsOf([{ title: 'x', paragraphs: ['With {{LET-01 FY2004}} letters it was the highest number ever.'] }], then, new Map([...figures({ FY2003: 170, FY2004: 163 })].filter(([name]) => name === 'LET-01 FY2004')));
    expect(lower.map((t) => [t.turned, t.before === t.after])).toEqual([['false', true]]);
  });

  it('is held against what was released of it, where it was', () => {
    const now = figures({ FY2003: 70, FY2004: 165 });
    const released = asReleased(now, new Map([['LET-01 FY2004', { value: 163, status: '' }]]), (v) => numberInWords(v.value ?? 0));
    expect(turnsOf(told, released, now).map((t) => t.before.slice(0, 24))).toEqual(['The office issued 163 le', 'It was the highest numbe']);
  });
});

describe('the number of a version', () => {
  const cell = (shown: string, definition = 1) => ({ measure: 'LET-01', title: 'Letters', period: 'fiscal year 2004', part: '', definition, shown });
  const standing = (sections: Section[] | null, cells: [string, ReturnType<typeof cell>][] = [['LET-01 FY2004', cell('163')]]): Standing => ({ sections, cells: new Map(cells) });
  const of = (after: Standing) => { const changes = changesOf(standing(text), after); return [weightOf(changes), changes.map((c) => c.what)] as const; };

  it('is that of a patch where words were corrected', () => {
    expect(of(standing(text))).toEqual(['patch', []]);
    expect(of(standing(with_((t) => say(t, 0, 1, 'bravo corrected.'))))).toEqual(['patch', ['words-corrected']]);
    expect(of(standing(with_((t) => { t[1] = { ...(t[1] as Section), title: 'Second' }; })))).toEqual(['patch', ['section-renamed']]);
  });
  it('is a minor one where values are new, and says each', () => {
    expect(of(standing(text, [['LET-01 FY2004', cell('165')]]))).toEqual(['minor', ['value-changed']]);
    expect(changesOf(standing(text), standing(text, [['LET-01 FY2004', cell('165')]]))[0]?.words).toBe('Letters, fiscal year 2004: 163 became 165.');
    expect(of(standing(text, [['LET-01 FY2004', cell('163')], ['LET-01 FY2003', cell('151')]]))).toEqual(['minor', ['figures-added']]);
    expect(of(standing(with_((t) => say(t, 0, 0, 'alpha first {{LET-01 FY2003}}.'))))).toEqual(['minor', ['paragraph-changed']]);
    expect(of(standing([...text, section('Three', 'delta fourth.')]))).toEqual(['minor', ['section-added']]);
  });
  it('is a major one where something is gone or stands elsewhere', () => {
    expect(of(standing(text, []))).toEqual(['major', ['figures-removed']]);
    expect(of(standing(text, [['LET-01 FY2004', cell('163', 2)]]))).toEqual(['major', ['definition-changed']]);
    expect(of(standing(with_((t) => { t.reverse(); })))).toEqual(['major', ['sections-moved']]);
    expect(of(standing(text.slice(0, 1)))).toEqual(['major', ['section-removed']]);
    expect(of(standing(with_((t) => { t[0] = section('One', 'alpha first {{LET-01 FY2004}}.'); })))).toEqual(['major', ['paragraph-removed']]);
    expect(of(standing([section('One', 'alpha first {{LET-01 FY2004}}.'), section('Two', 'charlie third.', 'bravo second.')]))[0]).toBe('major');
  });
  it('is told by its numbers alone where the one before was released without its text', () => {
    expect(changesOf(standing(null), standing(text, [['LET-01 FY2004', cell('165')]])).map((c) => c.what)).toEqual(['value-changed']);
  });
  it('follows the one before', () => {
    expect([nextNumber(undefined, 'patch'), nextNumber('1.0.0', 'patch'), nextNumber('1.2.3', 'minor'), nextNumber('1.2.3', 'major')]).toEqual(['1.0.0', '1.0.1', '1.3.0', '2.0.0']);
  });
});
