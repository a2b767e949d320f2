import { describe, expect, it } from 'vitest';
import * as rules from './rules.ts';
import { STATES, type State } from './schema.ts';

const step = (state: State, onDay: string) => ({ state, onDay });
const TODAY = '2005-06-03';

describe('dated states', () => {
  it('are told apart: one may be formed before it is convened, and each is recorded once', () => {
    expect(rules.objectToStep([step('formed', '2004-06-10')], step('convened', '2004-07-14'), TODAY)).toBeUndefined();
    expect(rules.objectToStep([step('convened', '2004-07-14')], step('formed', '2004-06-10'), TODAY)).toBeUndefined();
    for (const state of ['announced', 'convened', 'formed'] as const) expect(rules.objectToStep([step(state, '2004-06-10')], step(state, '2004-08-10'), TODAY)?.code).toBe('taskforces.state-recorded');
    expect(rules.objectToStep([], step('announced', '2005-06-04'), TODAY)?.code).toBe('taskforces.day-to-come');
  });
  it('are operational and suspended by turns, operational first', () => {
    const on = step('operational', '2004-12-01');
    expect(rules.objectToStep([], step('suspended', '2005-01-01'), TODAY)?.code).toBe('taskforces.by-turns');
    expect(rules.objectToStep([on], step('suspended', '2005-01-01'), TODAY)).toBeUndefined();
    expect(rules.objectToStep([on], step('suspended', '2004-11-01'), TODAY)?.code).toBe('taskforces.by-turns');
    expect(rules.objectToStep([on], step('operational', '2005-01-01'), TODAY)?.code).toBe('taskforces.by-turns');
    expect(rules.objectToStep([on, step('suspended', '2005-01-01')], step('operational', '2005-02-01'), TODAY)).toBeUndefined();
  });
  it('end when it is closed', () => {
    expect(rules.objectToStep([step('closed', '2005-01-01')], step('operational', '2005-02-01'), TODAY)?.code).toBe('taskforces.closed');
    expect(rules.objectToStep([step('operational', '2005-02-01')], step('closed', '2005-01-01'), TODAY)?.code).toBe('taskforces.closed');
    expect(rules.objectToStep([step('operational', '2005-02-01')], step('closed', '2005-03-01'), TODAY)).toBeUndefined();
  });
  it('say how it stands on a day', () => {
    const steps = [step('formed', '2004-06-10'), step('convened', '2004-07-14'), step('operational', '2004-12-01')];
    expect([rules.standingOn(steps, '2004-06-09', STATES), rules.standingOn(steps, '2004-06-10', STATES)?.state, rules.standingOn(steps, '2004-11-30', STATES)?.state, rules.standingOn(steps, TODAY, STATES)?.state]).toEqual([undefined, 'formed', 'convened', 'operational']);
  });
});

describe('what is shared and counted', () => {
  it('never includes identities where somebody serves victims', () => {
    expect(rules.objectToAgreement(['police', 'services'], ['counts', 'identities'], '2004-01-01', undefined)?.sentence).toContain('34 USC 12291(b)(2)');
    expect(rules.objectToAgreement(['police', 'prosecution'], ['identities'], '2004-01-01', undefined)).toBeUndefined();
    expect(rules.objectToAgreement(['police', 'services'], ['counts', 'leads'], '2004-01-01', '2005-01-01')).toBeUndefined();
    expect(rules.objectToAgreement(['police'], ['counts'], '2004-01-01', '2004-01-01')?.code).toBe('taskforces.no-days');
  });
  it('is each member’s own count, potential apart from confirmed, and only of days of membership', () => {
    const members = [{ id: 'a', name: 'Police', part: 'police' as const, joined_on: '2004-01-01', left_on: null }, { id: 'b', name: 'Shelter', part: 'services' as const, joined_on: '2004-01-01', left_on: '2004-11-01' }, { id: 'c', name: 'Left', part: 'services' as const, joined_on: '2004-01-01', left_on: '2004-09-01' }];
    const entry = (member: string, kind: 'potential-victims' | 'confirmed-victims', on_day: string, amount: number) => ({ member, kind, on_day, amount });
    const numbers = rules.numbersOf(members, [entry('a', 'potential-victims', '2004-10-01', 5), entry('a', 'confirmed-victims', '2004-12-31', 2), entry('a', 'potential-victims', '2005-01-01', 9), entry('b', 'potential-victims', '2004-10-05', 5)], '2004-10-01', '2005-01-01');
    expect(numbers.map((n) => [n.member, n.numbers['potential-victims'], n.numbers['confirmed-victims']])).toEqual([['a', 5, 2], ['b', 5, 0]]);
    expect(rules.objectToEntry(members[1]!, '2004-11-01', TODAY)?.code).toBe('taskforces.not-a-member');
    expect(rules.objectToEntry(members[1]!, '2004-10-31', TODAY)).toBeUndefined();
  });
  it('is missing where no member offers what is needed', () => {
    const members = [{ name: 'Shelter', offers: ['shelter' as const], left_on: '2005-01-01' }];
    expect([rules.offering(members, 'shelter', '2004-12-31'), rules.offering(members, 'shelter', '2005-01-01'), rules.offering(members, 'legal', '2004-12-31')]).toEqual([['Shelter'], [], []]);
  });
});

describe('minutes and quarters', () => {
  it('give out the actions that they name, a line each', () => {
    expect(rules.actionsIn('We met.\n@Lee Park: send the list by 2004-08-01\n@Ana: call the shelter by 2004-02-31\nno @Ana: act by 2004-08-01\n  @Bo: write. by 2004-09-02.')).toEqual([{ who: 'Lee Park', what: 'send the list', dueOn: '2004-08-01' }, { who: 'Bo', what: 'write.', dueOn: '2004-09-02' }]);
  });
  it('are those of the fiscal year', () => {
    expect(rules.quarterDays('FY2005Q1')).toEqual({ from: '2004-10-01', until: '2005-01-01' });
    expect(rules.quarterDays('FY2005Q4')).toEqual({ from: '2005-07-01', until: '2005-10-01' });
    expect(['2004-09-30', '2004-10-01', '2004-12-31', '2005-01-01', '2005-06-30'].map(rules.quarterOf)).toEqual(['FY2004Q4', 'FY2005Q1', 'FY2005Q1', 'FY2005Q2', 'FY2005Q3']);
    expect(rules.quarterBefore('FY2005Q1')).toBe('FY2004Q4');
  });
  it('are submitted once they are over, and again only with a reason', () => {
    expect(rules.objectToSubmit('2005-01-01', '2004-12-31', false, undefined)?.code).toBe('taskforces.quarter-runs');
    expect(rules.objectToSubmit('2005-01-01', '2005-01-01', false, undefined)).toBeUndefined();
    expect(rules.objectToSubmit('2005-01-01', '2005-01-02', true, undefined)?.code).toBe('taskforces.submitted');
    expect(rules.objectToSubmit('2005-01-01', '2005-01-02', true, 'An entry was corrected')).toBeUndefined();
  });
});
