import { describe, expect, it } from 'vitest';
import { day, type Day } from '../../foundation/calendar/day.ts';
import { Refusal } from '../../foundation/errors.ts';
import { lawOf, limitationOf, OFFENSES, type CountFacts } from './law.ts';
import { custodyAfter, defendantOf, effectOf, fullAmount, investigationAfter, isLate, isSealed, lawOrRefuse, mayEnter, monthsOf, outsideLaw, papersAfter, purgeDay, refuseAbsent, stateOf, type Step } from './rules.ts';

const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'accepted';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};
const count = (statute: CountFacts['statute'], to: string, more: Partial<CountFacts> = {}): CountFacts => ({ statute, mode: 'completed', victim: 'adult', aggravated: false, offenseFrom: to as Day, offenseTo: to as Day, ...more });

describe('penalties by the law of the day', () => {
  const cases: [what: string, of: CountFacts, least: number | null, most: number | null][] = [
    ['travel to abuse a minor, the day before the PROTECT Act', count('18 USC 2423(b)', '2003-04-29', { victim: 'minor' }), null, 180],
    ['and on its day', count('18 USC 2423(b)', '2003-04-30', { victim: 'minor' }), null, 360],
    ['servitude before the TVPA', count('18 USC 1584', '2000-10-27'), null, 120],
    ['and since', count('18 USC 1584', '2000-10-28'), null, 240],
    ['with death or the like, any term or life', count('18 USC 1584', '2000-10-28', { aggravated: true }), null, null],
    ['sex trafficking by force under the TVPA', count('18 USC 1591', '2003-01-01'), null, null],
    ['of a minor of 14 to 17 under the TVPA', count('18 USC 1591', '2003-01-01', { victim: 'minor' }), null, 240],
    ['by force since the Adam Walsh Act', count('18 USC 1591', '2006-07-27'), 180, null],
    ['of a minor of 14 to 17 since the Adam Walsh Act', count('18 USC 1591', '2006-07-27', { victim: 'minor' }), 120, null],
    ['conspiring before 1594(c)', count('18 USC 1591', '2004-01-01', { mode: 'conspiracy' }), null, 60],
    ['and since: no least', count('18 USC 1591', '2009-01-01', { mode: 'conspiracy' }), null, null],
    ['harboring for each alien', count('8 USC 1324', '2004-01-01', { aliens: 4 }), null, 120],
  ];
  for (const [what, of, least, most] of cases) it(what, () => expect([lawOf(of)?.least, lawOf(of)?.most]).toEqual([least, most]));

  it('say which law it is and why', () => {
    expect(lawOf(count('18 USC 2423(b)', '2003-04-29', { victim: 'minor' }))?.why).toMatch(/until April 29, 2003.*1998.*A later law, of April 30, 2003, does not reach back/);
    expect(lawOf(count('18 USC 2423(b)', '2003-05-10', { victim: 'minor', offenseFrom: '2003-04-01' as Day }))?.why).toMatch(/began under an earlier law and went on under this one/);
    expect(lawOf(count('8 USC 1324', '2004-01-01', { aliens: 4 }))?.why).toContain('for each of 4 aliens');
  });

  it('know no offense before its act', () => {
    expect(lawOf(count('18 USC 1589', '2000-10-27'))).toBeUndefined();
    expect(codeOf(() => lawOrRefuse(count('18 USC 1591', '1999-01-01')))).toBe('justice.not-yet-law');
    expect(codeOf(() => lawOrRefuse(count('18 USC 1584', '1999-01-01', { mode: 'attempt' })))).toBe('justice.not-yet-law');
    expect(codeOf(() => lawOrRefuse(count('18 USC 2423(a)', '2004-01-01')))).toBe('justice.victim-age');
    for (const { versions } of Object.values(OFFENSES)) expect(versions.map((v) => v.from)).toEqual(versions.map((v) => v.from).toSorted());
  });
});

describe('limitation by the law of the day', () => {
  it('is five years in general', () => expect(limitationOf(count('18 USC 371', '2000-03-01')).runsOut).toBe('2005-03-01'));
  it('is lengthened by a law that comes in time', () => {
    expect(limitationOf(count('18 USC 1589', '2001-03-01'))).toMatchObject({ runsOut: '2011-03-01', said: 'Ten years from the offense' });
    expect(isLate(count('18 USC 1589', '2001-03-01'), '2010-01-01')).toBe(false);
  });
  it('and never revived by one that comes too late', () => {
    const old = limitationOf(count('18 USC 1584', '2000-11-01'));
    expect(old.runsOut).toBe('2005-11-01');
    expect(old.why).toContain('Stogner');
    expect(isLate(count('18 USC 1584', '2000-11-01'), '2005-11-02')).toBe(true);
  });
  it('of abuse of a child is the child’s life from 30 April 2003', () => {
    expect(limitationOf(count('18 USC 2423(b)', '2002-01-01', { victim: 'minor' })).why).toContain('3299');
    const between = limitationOf(count('18 USC 1591', '2003-04-30', { victim: 'minor' }));
    expect(between.runsOut).toBeNull();
    expect(limitationOf(count('18 USC 1591', '2007-01-01')).said).toBe('No limitation');
  });
});

describe('a charge', () => {
  const steps = (...of: Step['step'][]): Step[] => of.map((step, i) => ({ step, onDay: `2004-0${i + 1}-01` }));
  it('is admitted, the plea withdrawn, and decided by a jury', () => {
    expect(stateOf(steps('charged', 'plea'))).toEqual({ standing: 'pleaded', on: '2004-02-01', convictedOn: '2004-02-01', convictedBy: 'plea' });
    expect(stateOf(steps('charged', 'plea', 'plea-withdrawn'))).toMatchObject({ standing: 'charged', convictedOn: null });
    expect(stateOf(steps('charged', 'plea', 'plea-withdrawn', 'guilty'))).toMatchObject({ standing: 'convicted', convictedOn: '2004-04-01', convictedBy: 'verdict' });
  });
  it('loses its conviction to an appeal', () => {
    expect(stateOf(steps('charged', 'guilty', 'vacated'))).toMatchObject({ standing: 'vacated', convictedOn: null });
    expect(stateOf(steps('charged', 'guilty', 'vacated', 'plea'))).toMatchObject({ standing: 'pleaded', convictedOn: '2004-04-01' });
    expect(stateOf(steps('charged', 'guilty', 'reversed')).standing).toBe('acquitted');
    expect([effectOf('vacated'), effectOf('resentence'), effectOf('affirmed')]).toEqual([{ step: 'vacated', endsSentence: true }, { step: null, endsSentence: true }, { step: null, endsSentence: false }]);
  });
  it('takes no step that does not follow', () => {
    expect(codeOf(() => stateOf(steps('charged', 'not-guilty', 'plea')))).toBe('justice.no-such-step');
    expect(codeOf(() => stateOf(steps('plea')))).toBe('justice.no-such-step');
  });
  it('says what may be entered', () => {
    expect(mayEnter([])).toEqual(['charged']);
    expect(mayEnter(steps('charged'))).toEqual(['plea', 'guilty', 'not-guilty', 'dismissed', 'strike']);
    expect(mayEnter(steps('charged', 'superseded'))).toEqual([]);
    expect(mayEnter([...steps('charged', 'guilty'), { step: 'vacated', onDay: '2005-01-01', appeal: 'a' }])).toEqual(['plea', 'guilty', 'not-guilty', 'dismissed']);
    expect(codeOf(() => refuseAbsent('plea', 'at-large'))).toBe('justice.absent');
    expect(codeOf(() => refuseAbsent('dismissed', 'at-large'))).toBe('accepted');
  });
});

describe('a defendant', () => {
  const charge = (standing: Parameters<typeof defendantOf>[0][number]['standing'], convicted_on: string | null = null) => ({ standing, charged_on: '2004-01-01', convicted_on, convicted_by: convicted_on === null ? null : ('plea' as const) });
  it('is convicted where one conviction stands, by its first day', () => {
    expect(defendantOf([charge('pleaded', '2004-03-01'), charge('pleaded', '2004-02-01'), charge('dismissed')])).toMatchObject({ standing: 'convicted', convicted_on: '2004-02-01', charged_on: '2004-01-01' });
  });
  it('stays charged while a count is open, and is uncharged where every entry was struck', () => {
    expect(defendantOf([charge('superseded'), charge('charged')]).standing).toBe('charged');
    expect(defendantOf([charge('struck')])).toEqual({ charged_on: null, convicted_on: null, convicted_by: null, standing: 'uncharged' });
    expect(defendantOf([charge('acquitted'), charge('dismissed')]).standing).toBe('acquitted');
  });
  it('is where the last step says', () => {
    expect(custodyAfter('at-large', 'extradition-requested')).toBe('extradition');
    expect(codeOf(() => custodyAfter('at-large', 'extradited'))).toBe('justice.custody');
    expect(codeOf(() => custodyAfter('died', 'arrested'))).toBe('justice.custody');
  });
});

it('an investigation declines with a reason, and a referral for State prosecution leaves it as it was', () => {
  expect(investigationAfter('open', { step: 'declined', reason: 'witness' })).toBe('declined');
  expect(investigationAfter('open', { step: 'referred-state', persons: 2 })).toBe('open');
  expect(codeOf(() => investigationAfter('open', { step: 'declined' }))).toBe('justice.decline-reason');
  expect(codeOf(() => investigationAfter('closed', { step: 'referred' }))).toBe('justice.no-such-step');
  expect(codeOf(() => investigationAfter('open', { step: 'referred-state' }))).toBe('justice.referred-persons');
});

it('a paper follows its kind, and a term is held against the law of the counts', () => {
  expect(papersAfter('complaint')).toEqual(['information', 'indictment']);
  expect(papersAfter('indictment')).toContain('superseding-indictment');
  const law = lawOf(count('18 USC 1591', '2007-01-01'))!;
  expect(outsideLaw({ months: 71, life: false }, [{ statute: '18 USC 1591', law }])).toContain('180 months');
  expect(outsideLaw({ months: 71, life: false }, [{ statute: '18 USC 371', law: lawOf(count('18 USC 371', '2004-01-01'))! }])).toContain('Above the 60 months');
  expect(outsideLaw({ months: 71, life: false }, [{ statute: '8 USC 1324', law: lawOf(count('8 USC 1324', '2004-01-01'))! }])).toBeNull();
});

describe('terms and amounts', () => {
  it('come to the longest of those beside one another and all of those after, 18 USC 3584', () => {
    expect(monthsOf([{ months: 60, runs: 'concurrent' }, { months: 71, runs: 'concurrent' }])).toBe(71);
    expect(monthsOf([{ months: 60, runs: 'concurrent' }, { months: 71, runs: 'concurrent' }, { months: 12, runs: 'consecutive' }, { months: 6, runs: 'consecutive' }])).toBe(89);
    expect(monthsOf([{ months: 24, runs: 'consecutive' }])).toBe(24);
  });
  it('come to the losses and the greater of two values of the labor, 18 USC 1593(b)(3)', () => {
    expect(fullAmount({ losses: 1000, services: 5000, wages: 7000 })).toBe(8000);
    expect(fullAmount({ losses: 0, services: 9000, wages: 7000 })).toBe(9000);
  });
  it('keep a name as long as the schedule says, and no day is set while an appeal is open or for life', () => {
    const ended = { standing: 'convicted', age_group: '25-34', endedOn: day('2004-11-22'), appealOpen: false, life: false, months: 71 };
    expect(purgeDay(ended)).toBe('2035-10-22');
    expect([purgeDay({ ...ended, life: true }), purgeDay({ ...ended, appealOpen: true }), purgeDay({ ...ended, standing: 'charged' })]).toEqual([undefined, undefined, undefined]);
    expect(purgeDay({ ...ended, standing: 'acquitted', months: null })).toBe('2009-11-22');
    expect(isSealed({ age_group: 'under-18', standing: 'charged' })).toBe(false);
    expect(isSealed({ age_group: 'under-18', standing: 'acquitted' })).toBe(true);
  });
});
