import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../foundation/calendar/day.ts';
import { receiptIn, refuseAnswer, refuseRelease, refuseUnreleased, standingOf, stateAfter, stateSeen, usualLastDay } from './rules.ts';
import type { NewRelease } from './schema.ts';

const today = day('2004-03-02');
const release = (more: Partial<NewRelease> = {}): NewRelease => ({
  person: crypto.randomUUID(), recipient: crypto.randomUUID(), purpose: 'legal', purposeWords: 'So that a lawyer can call', fields: ['name'], signers: 'person', method: 'paper', language: 'es', signedOn: '2004-03-02', lastDay: '2004-03-31', ...more,
});
const codeOf = (work: () => void): string => {
  try {
    work();
    return 'nothing refused';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a release', () => {
  it('is signed by whom the law asks for, and never by somebody who harmed', () => {
    const cases: [Partial<NewRelease>, 'adult' | 'minor' | 'unknown', string][] = [
      [{}, 'adult', 'nothing refused'], [{}, 'unknown', 'nothing refused'], [{}, 'minor', 'sharing.wrong-signer'], [{ signers: 'guardian-of-adult' }, 'minor', 'sharing.wrong-signer'],
      [{ signers: 'minor-and-guardian' }, 'minor', 'nothing refused'], [{ signers: 'minor-alone' }, 'minor', 'nothing refused'], [{ signers: 'minor-alone' }, 'adult', 'sharing.wrong-signer'],
      [{ signers: 'minor-and-guardian', guardianHarmed: true }, 'minor', 'sharing.harmful-signer'], [{ signers: 'guardian-of-adult', guardianHarmed: true }, 'adult', 'sharing.harmful-signer'], [{ signers: 'minor-alone', guardianHarmed: true }, 'minor', 'nothing refused'],
    ];
    for (const [more, age, code] of cases) expect(codeOf(() => refuseRelease(release(more), age, today)), JSON.stringify([more, age])).toBe(code);
  });

  it('has a last day, at most a year away, and does not start before it is signed', () => {
    expect(codeOf(() => refuseRelease(release({ lastDay: '2005-03-01' }), 'adult', today))).toBe('nothing refused');
    expect(codeOf(() => refuseRelease(release({ lastDay: '2005-03-02' }), 'adult', today))).toBe('sharing.too-long');
    expect(codeOf(() => refuseRelease(release({ lastDay: '2004-03-01' }), 'adult', today))).toBe('sharing.no-days');
    expect(codeOf(() => refuseRelease(release({ signedOn: '2004-03-03', lastDay: '2004-03-31' }), 'adult', today))).toBe('sharing.signed-later');
    expect(codeOf(() => refuseRelease(release({ startsOn: '2004-03-01' }), 'adult', today))).toBe('sharing.before-signing');
    expect(usualLastDay(today)).toBe('2004-03-31');
  });

  it('stands from its first to its last day and not after it was taken back', () => {
    const row = { starts_on: '2004-03-02', expires_on: '2004-04-01', revoked_on: null, stopped: false };
    expect(standingOf(row, addDays(today, -1))).toBe('to-come');
    expect(standingOf(row, today)).toBe('stands');
    expect(standingOf(row, day('2004-03-31'))).toBe('stands');
    expect(standingOf(row, day('2004-04-01'))).toBe('expired');
    expect(standingOf({ ...row, revoked_on: '2004-03-02' }, today)).toBe('revoked');
    expect(standingOf({ ...row, stopped: true }, today)).toBe('revoked');
  });

  it('lets nothing be told that it does not name', () => {
    expect(codeOf(() => refuseUnreleased(['name', 'address'], ['name']))).toBe('sharing.field-not-released');
    expect(codeOf(() => refuseUnreleased(['name'], ['name', 'address']))).toBe('nothing refused');
  });
});

describe('a referral', () => {
  it('goes from sent to accepted to done, or is declined with a reason, and nothing else', () => {
    expect(stateAfter([])).toBe('sent');
    expect(stateAfter(['accepted', 'done'])).toBe('done');
    expect(codeOf(() => refuseAnswer('sent', 'done', undefined))).toBe('sharing.no-such-answer');
    expect(codeOf(() => refuseAnswer('declined', 'accepted', undefined))).toBe('sharing.no-such-answer');
    expect(codeOf(() => refuseAnswer('sent', 'declined', undefined))).toBe('sharing.reason');
    expect(codeOf(() => refuseAnswer('sent', 'accepted', 'no-capacity'))).toBe('sharing.reason');
    expect(codeOf(() => refuseAnswer('accepted', 'not-done', 'not-reached'))).toBe('nothing refused');
  });

  it('is overdue once its clock has run out without an answer', () => {
    const due = new Date('2004-03-04T12:00:00Z');
    expect(stateSeen([], false, due, new Date('2004-03-04T11:59:59Z'))).toBe('sent');
    expect(stateSeen([], true, due, new Date('2004-03-04T11:59:59Z'))).toBe('opened');
    expect(stateSeen([], true, due, new Date('2004-03-04T12:00:01Z'))).toBe('overdue');
    expect(stateSeen(['accepted'], true, due, new Date('2004-03-09T12:00:01Z'))).toBe('accepted');
  });
});

describe('a receipt', () => {
  const waiting = { acknowledged_on: null, outcome: null };
  const seen = (more: { openedAt?: string; outcome?: 'accepted' | 'declined' }) => ({ openedAt: more.openedAt ?? null, answers: more.outcome ? [{ outcome: more.outcome, reason: null, at: '2004-05-05T01:30:00Z' }] : [] }) as unknown as Parameters<typeof receiptIn>[1];
  const zone = 'America/New_York';

  it('is the day on which the office opened or answered, in the time of the offices', () => {
    expect(receiptIn(waiting, seen({ openedAt: '2004-05-05T01:00:00Z' }), zone)).toEqual({ acknowledged_on: '2004-05-04', acknowledged_by: 'opened' });
    expect(receiptIn(waiting, seen({ outcome: 'accepted' }), zone)).toEqual({ acknowledged_on: '2004-05-04', acknowledged_by: 'accepted', outcome: 'accepted' });
  });

  it('changes nothing where there is none, or it stands already', () => {
    expect(receiptIn(waiting, undefined, zone)).toBeUndefined();
    expect(receiptIn(waiting, seen({}), zone)).toBeUndefined();
    expect(receiptIn({ acknowledged_on: '2004-05-04', outcome: 'accepted' }, seen({ openedAt: '2004-05-05T01:00:00Z', outcome: 'accepted' }), zone)).toBeUndefined();
    expect(receiptIn({ acknowledged_on: '2004-05-04', outcome: null }, seen({ outcome: 'declined' }), zone)).toEqual({ outcome: 'declined' });
  });
});
