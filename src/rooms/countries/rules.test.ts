import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../foundation/calendar/day.ts';
import { readLegalParameters } from '../../foundation/calendar/parameters.ts';
import * as rules from './rules.ts';
import { WORLD } from './world.ts';

const parameters = readLegalParameters(readFileSync(new URL('../../foundation/calendar/data/legal-parameters.csv', import.meta.url), 'utf8'));
const name = (text: string, from: string | null, until: string | null) => ({ name: text, from_on: from, until_on: until });

describe('a country by its days', () => {
  it('is called what it was called then', () => {
    const names = [name('East Timor', null, '2002-09-27'), name('Timor-Leste', '2002-09-27', null)];
    expect([rules.calledOn(names, '1999-08-30'), rules.calledOn(names, '2002-09-26'), rules.calledOn(names, '2002-09-27'), rules.calledOn(names, '2026-01-01')]).toEqual(['East Timor', 'East Timor', 'Timor-Leste', 'Timor-Leste']);
    expect(rules.calledOn([name('Serbia and Montenegro', '2003-02-04', null)], '2020-01-01')).toBe('Serbia and Montenegro');
  });
  it('has nothing said of it before it was one, or after', () => {
    const cs = { from_on: '2003-02-04', until_on: '2006-06-05' };
    expect(rules.objectToDay(cs, '2003-02-03', 'Serbia and Montenegro')?.code).toBe('countries.not-yet');
    expect(rules.objectToDay(cs, '2006-06-04', 'Serbia and Montenegro')).toBeUndefined();
    expect(rules.objectToDay(cs, '2006-06-05', 'Serbia and Montenegro')).toMatchObject({ code: 'countries.no-more', sentence: expect.stringContaining('June 4, 2006') as string });
  });
  it('of the example are more than 140, each once, where the map has room', () => {
    expect(WORLD.length).toBeGreaterThan(140);
    expect(new Set(WORLD.map((c) => c.code)).size).toBe(WORLD.length);
    expect(WORLD.filter((c) => c.latitude > 84 || c.latitude < -60)).toEqual([]);
  });
});

describe('findings', () => {
  it('have the parts that reports had in their year', () => {
    const given = { year: 2004, publishedOn: '2004-09-22' };
    expect(rules.objectToFinding(given, '2005-06-03')).toBeUndefined();
    expect(rules.objectToFinding({ ...given, actions: 'Do' }, '2005-06-03')?.code).toBe('countries.no-levels-then');
    expect(rules.objectToFinding({ year: 2010, publishedOn: '2011-09-22', actions: 'Do' }, '2012-06-03')).toBeUndefined();
    expect(rules.objectToFinding({ year: 2010, publishedOn: '2011-09-22', level: 'moderate' }, '2012-06-03')?.code).toBe('countries.no-levels-then');
    expect(rules.objectToFinding({ year: 2011, publishedOn: '2012-09-22', level: 'moderate' }, '2013-06-03')).toBeUndefined();
    expect(rules.objectToFinding({ year: 2004, publishedOn: '2003-09-22' }, '2005-06-03')?.code).toBe('countries.year');
    expect(rules.objectToFinding(given, '2004-09-21')?.code).toBe('countries.day-to-come');
  });
});

describe('placements: 22 USC 7107(b)', () => {
  type Given = Parameters<typeof rules.objectToPlacement>[2];
  const code = (before: Parameters<typeof rules.objectToPlacement>[1], given: Omit<Given, 'releasedOn'>) => rules.objectToPlacement(parameters, before, { releasedOn: `${given.year}-06-14`, explanation: 'Why', ...given }, '2026-01-01')?.code;
  it('change lists with an explanation, and are watched for a reason that fits the year before', () => {
    expect(code([], { year: 2004, tier: 2, watch: null })).toBeUndefined();
    expect(code([{ year: 2004, tier: 2, watch: null }], { year: 2005, tier: 3, watch: null, explanation: undefined })).toBe('countries.explain');
    expect(code([{ year: 2004, tier: 2, watch: null }], { year: 2005, tier: 2, watch: null, explanation: undefined })).toBeUndefined();
    expect(code([{ year: 2003, tier: 2, watch: null }], { year: 2005, tier: 3, watch: null, explanation: undefined })).toBeUndefined();
    expect(code([{ year: 2004, tier: 3, watch: null }], { year: 2005, tier: 2, watch: 'up-from-3' })).toBeUndefined();
    expect(code([{ year: 2004, tier: 2, watch: null }], { year: 2005, tier: 2, watch: 'up-from-3' })).toBe('countries.watch-reason');
    expect(code([{ year: 2004, tier: 2, watch: null }], { year: 2005, tier: 1, watch: 'up-to-1' })).toBeUndefined();
    expect(code([{ year: 2004, tier: 1, watch: null }], { year: 2005, tier: 1, watch: 'up-to-1' })).toBe('countries.watch-reason');
    expect(code([], { year: 2005, tier: 1, watch: 'numbers' })).toBe('countries.watch-reason');
    expect(code([], { year: 2005, tier: 3, watch: 'numbers' })).toBe('countries.watch-reason');
    expect(code([], { year: 2020, tier: 2, watch: 'commitments' })).toBe('countries.watch-reason');
    expect(code([{ year: 2005, tier: 2, watch: null }], { year: 2005, tier: 2, watch: null })).toBe('countries.placed');
    expect(rules.objectToPlacement(parameters, [], { year: 2005, tier: 2, watch: null, releasedOn: '2004-06-14' }, '2026-01-01')?.code).toBe('countries.year');
  });
  it('end the watch list after two reports in a row, a waiver apart; years before the law of 2008 do not count', () => {
    const watched = (...years: number[]) => years.map((year) => ({ year, tier: 2, watch: 'no-evidence' as const }));
    const next = (years: number[], year: number, waiver?: string) => code(watched(...years), { year, tier: 2, watch: 'no-evidence', ...(waiver ? { waiver } : {}) });
    expect(next([2004, 2005, 2006, 2007], 2008)).toBeUndefined();
    expect(next([2007, 2008], 2009)).toBeUndefined();
    expect(next([2009, 2010], 2011)).toBe('countries.watch-over');
    expect(next([2009, 2010], 2011, 'A written plan with resources')).toBeUndefined();
    expect(next([2009, 2010, 2011], 2012, 'Again')).toBe('countries.watch-over');
    expect(next([2009, 2011], 2012)).toBeUndefined();
    expect(rules.warningOf(parameters, watched(2009, 2010), '2010-08-01' as Day)).toMatch(/2 reports in a row.*report of 2011/);
    expect(rules.warningOf(parameters, watched(2010), '2010-08-01' as Day)).toBeNull();
  });
  it('start clocks: 45 to 90 days, the first of February, 180 days', () => {
    const clocks = (tier: number, watch: Parameters<typeof rules.clocksOf>[1]['watch']) => rules.clocksOf(parameters, { year: 2005, tier, watch, released_on: '2005-06-03' }).map((c) => [c.kind, c.opensOn, c.dueOn]);
    expect(clocks(3, null)).toEqual([['determination', '2005-07-18', '2005-09-01']]);
    expect(clocks(2, 'no-evidence')).toEqual([['interim', null, '2006-02-01']]);
    expect(clocks(2, 'up-from-3')).toEqual([['interim', null, '2006-02-01'], ['action-plan', null, '2005-11-30']]);
    expect(clocks(1, null)).toEqual([]);
  });
  it('presume no vigorous action where a government gives no data: 22 USC 7106(b)(1), (7)', () => {
    expect([rules.presumed('b1', 'no-data'), rules.presumed('b7', 'no-data'), rules.presumed('b2', 'no-data'), rules.presumed('b1', 'partly')]).toEqual([true, true, false, false]);
  });
});

describe('programs', () => {
  it('lapse and are renewed, and do not stand twice', () => {
    const spells = [{ from_on: '1976-01-01', until_on: '2001-10-01' }, { from_on: '2002-08-06', until_on: null }];
    expect([rules.holds(spells, '2001-09-30'), rules.holds(spells, '2001-10-01'), rules.holds(spells, '2002-08-06')]).toEqual([true, false, true]);
    expect(rules.objectToSpell(spells, '2001-11-01', '2002-01-01')).toBeUndefined();
    expect(rules.objectToSpell(spells, '2001-09-01', '2002-01-01')?.code).toBe('countries.spell-there');
    expect(rules.objectToSpell([], '2002-01-01', '2002-01-01')?.code).toBe('countries.no-days');
    expect(rules.objectToDesignation([{ from_on: '2000-01-01', until_on: '2001-01-01' }], '2001-01-01', '2005-01-01')).toBeUndefined();
    expect(rules.objectToDesignation([{ from_on: '2000-01-01', until_on: null }], '2001-01-01', '2005-01-01')?.code).toBe('countries.designated');
  });
});
