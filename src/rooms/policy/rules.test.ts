import { describe, expect, it } from 'vitest';
import * as rules from './rules.ts';

describe('what minutes decide', () => {
  it('is read by line: decisions, and under each what it gives to whom', () => {
    const read = rules.decisionsIn('We met.\nDecided: One form for all\n@Labor: send the list by 2005-07-01\n  @HHS: draft the form by 2005-07-15.\ndecided: Meet in May\n@Labor: no day\n');
    expect(read).toEqual({ decisions: [{ what: 'One form for all', actions: [{ short: 'Labor', what: 'send the list', dueOn: '2005-07-01' }, { short: 'HHS', what: 'draft the form', dueOn: '2005-07-15' }] }, { what: 'Meet in May', actions: [] }], stray: ['@Labor: no day'] });
    expect(rules.decisionsIn('@Labor: before any decision by 2005-07-01').stray).toHaveLength(1);
    expect(rules.decisionsIn('Decided: x\n@Labor: a day that is none by 2005-02-30').stray).toHaveLength(1);
  });

  it('gives work to members only, and not for a day that is past', () => {
    const read = (line: string) => rules.decisionsIn(`Decided: One form\n${line}`);
    expect(rules.objectToMinutes(read('@Labor: list by 2005-07-01'), ['Labor'], '2005-06-01')).toBeUndefined();
    expect(rules.objectToMinutes(read('@Defense: list by 2005-07-01'), ['Labor', 'HHS'], '2005-06-01')).toMatchObject({ code: 'policy.not-a-member', sentence: expect.stringContaining('Labor, HHS') as string });
    expect(rules.objectToMinutes(read('@Labor: list by 2005-05-01'), ['Labor'], '2005-06-01')?.code).toBe('policy.due-before');
    expect(rules.objectToMinutes(read('@Labor list'), ['Labor'], '2005-06-01')?.code).toBe('policy.line-unread');
  });
});

describe('membership', () => {
  const there = [{ short: 'State', chair: true, from_on: '2002-02-13', until_on: null }, { short: 'CIA', chair: false, from_on: '2002-02-13', until_on: '2005-04-21' }];
  it('is told for a day: from the first, and until the last, which is not counted', () => {
    expect(rules.membersOn(there, '2002-02-12')).toEqual([]);
    expect(rules.membersOn(there, '2005-04-20')).toHaveLength(2);
    expect(rules.membersOn(there, '2005-04-21')).toHaveLength(1);
  });
  it('is one at a time, and one office chairs', () => {
    const one = { short: 'DNI', chair: false, fromOn: '2005-04-21' };
    expect(rules.objectToMember(there, one, '2002-02-13')).toBeUndefined();
    expect(rules.objectToMember(there, { ...one, chair: true }, '2002-02-13')?.code).toBe('policy.chair-there');
    expect(rules.objectToMember(there, { ...one, short: 'CIA' }, '2002-02-13')).toBeUndefined();
    expect(rules.objectToMember(there, { ...one, short: 'CIA', fromOn: '2005-01-01' }, '2002-02-13')?.code).toBe('policy.member-there');
    expect(rules.objectToMember(there, { ...one, fromOn: '2002-01-01' }, '2002-02-13')?.code).toBe('policy.before-established');
    expect(rules.objectToMember(there, { ...one, untilOn: '2005-04-21' }, '2002-02-13')?.code).toBe('policy.no-days');
  });
});

describe('an action', () => {
  const ask = (before: Parameters<typeof rules.objectToProgress>[0], given: Parameters<typeof rules.objectToProgress>[1]) => rules.objectToProgress(before, given, '2004-01-01', '2005-06-03')?.code;
  it('is told of in order, says why it is held up, and is over once done', () => {
    expect(ask([], { onDay: '2004-02-01', state: 'under-way' })).toBeUndefined();
    expect(ask([], { onDay: '2005-06-04', state: 'done' })).toBe('policy.day-to-come');
    expect(ask([], { onDay: '2003-12-31', state: 'done' })).toBe('policy.before-it-began');
    expect(ask([{ on_day: '2004-03-01', state: 'under-way' }], { onDay: '2004-02-01', state: 'done' })).toBe('policy.before-it-began');
    expect(ask([], { onDay: '2004-02-01', state: 'held-up' })).toBe('policy.say-why');
    expect(ask([{ on_day: '2004-03-01', state: 'done' }], { onDay: '2004-04-01', state: 'under-way' })).toBe('policy.action-over');
  });
  it('is overdue from the day after its own while it is open', () => {
    expect(rules.standingOf([], '2005-06-03', '2005-06-03').overdue).toBe(false);
    expect(rules.standingOf([], '2005-06-02', '2005-06-03').overdue).toBe(true);
    expect(rules.standingOf([{ on_day: '2005-06-03', state: 'done', note: null }], '2005-06-02', '2005-06-03')).toMatchObject({ open: false, overdue: false });
  });
});

describe('a grant plan, told before and after: 22 USC 7103(g)(4)', () => {
  const open = { announced_on: '2005-05-01', comments_until: '2005-05-15', decision: null };
  const given = { decidedOn: '2005-05-16', decision: 'as-planned' as const };
  const code = (unanswered: number, more: object = {}, notice: Parameters<typeof rules.objectToDecide>[0] = open) => rules.objectToDecide(notice, unanswered, { ...given, ...more }, '2005-06-03')?.code;
  it('is decided after its window, with objections answered; what could not wait says why', () => {
    expect(code(0)).toBeUndefined();
    expect(code(1)).toBe('policy.unanswered');
    expect(code(0, { decidedOn: '2005-05-15' })).toBe('policy.window-open');
    expect(code(0, { decidedOn: '2005-05-10', urgent: 'A flood' })).toBeUndefined();
    expect(code(1, { decidedOn: '2005-05-10', urgent: 'A flood' })).toBe('policy.unanswered');
    expect(code(0, { decidedOn: '2005-04-30', urgent: 'A flood' })).toBe('policy.before-it-began');
    expect(code(0, { decision: 'dropped', awardNumber: 'G-1' })).toBe('policy.dropped-awarded');
    expect(code(0, {}, { ...open, decision: 'dropped' })).toBe('policy.decided');
  });
  it('is commented by the others while its window is open', () => {
    expect(rules.objectToComment(open, false, '2005-05-15')).toBeUndefined();
    expect(rules.objectToComment(open, false, '2005-05-16')?.code).toBe('policy.window-closed');
    expect(rules.objectToComment(open, true, '2005-05-10')?.code).toBe('policy.own-notice');
    expect(rules.holdsUp({ stance: 'question', answered: false })).toBe(false);
    expect(rules.waits({ stance: 'question', answered: false })).toBe(true);
    expect(rules.holdsUp({ stance: 'duplication', answered: true })).toBe(false);
  });
  it('overlaps with plans for the same in the same place and days, and with none that was dropped', () => {
    const one = { countries: ['KH', 'TH'], purposes: ['shelter' as const], starts_on: '2005-01-01', ends_on: '2007-01-01', decision: null };
    expect(rules.overlapOf(one, { ...one, countries: ['KH'] })).toEqual({ countries: ['KH'], purposes: ['shelter'] });
    expect(rules.overlapOf(one, { ...one, purposes: ['laws'] })).toBeUndefined();
    expect(rules.overlapOf(one, { ...one, countries: [] })).toBeUndefined();
    expect(rules.overlapOf({ ...one, countries: [] }, { ...one, countries: [] })?.countries).toEqual(['US']);
    expect(rules.overlapOf(one, { ...one, starts_on: '2007-01-01', ends_on: '2008-01-01' })).toBeUndefined();
    expect(rules.overlapOf(one, { ...one, decision: 'dropped' })).toBeUndefined();
  });
});

describe('a recommendation', () => {
  it('is followed up in later Assessments until it is done, and those that did not are named', () => {
    expect(rules.objectToFollowUp(2003, [], 2003)?.code).toBe('policy.follow-later');
    expect(rules.objectToFollowUp(2003, [{ year: 2004, state: 'under-way' }], 2004)?.code).toBe('policy.followed');
    expect(rules.objectToFollowUp(2003, [{ year: 2004, state: 'done' }], 2005)?.code).toBe('policy.followed');
    expect(rules.objectToFollowUp(2003, [{ year: 2004, state: 'under-way' }], 2005)).toBeUndefined();
    expect(rules.missingFollowUps(2003, [], 2005)).toEqual([2004, 2005]);
    expect(rules.missingFollowUps(2003, [{ year: 2004, state: 'done' }], 2005)).toEqual([]);
    expect(rules.missingFollowUps(2003, [{ year: 2005, state: 'done' }], 2006)).toEqual([2004]);
  });
});
