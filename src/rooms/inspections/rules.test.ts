import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLegalParameters } from '../../foundation/calendar/parameters.ts';
import * as rules from './rules.ts';
import { LAWS, SUBJECTS } from './schema.ts';

const parameters = readLegalParameters(readFileSync(new URL('../../foundation/calendar/data/legal-parameters.csv', import.meta.url), 'utf8'));

describe('what the office may do', () => {
  it('may not investigate trafficking, and says on which authority', () => {
    expect(SUBJECTS.filter((s) => rules.objectToSubject(s))).toEqual(['trafficking']);
    expect(LAWS.filter((l) => rules.objectToLaw(l))).toEqual(['trafficking']);
    for (const objection of [rules.objectToSubject('trafficking'), rules.objectToLaw('trafficking')]) {
      expect(objection?.code).toBe('inspections.not-ours');
      expect(objection?.sentence).toMatch(/29 USC 211\(a\).*line 137.*18 USC chapter 77/);
    }
  });

  it('refers to those who may, and to nobody else', () => {
    expect(['law-enforcement', 'prosecution', 'labor', 'victim-services', 'benefit-granting', 'policy'].filter((k) => !rules.objectToRecipient(k))).toEqual(['law-enforcement', 'prosecution']);
  });

  it('refers in 72 hours, in 24 where somebody is in danger, and what was noted after a referral anew', () => {
    const at = (hour: number): Date => new Date(Date.UTC(2004, 0, 1, hour));
    expect(rules.referBy([], undefined)).toBeUndefined();
    expect(rules.referBy([{ noted_at: at(0), urgent: false }], undefined)).toEqual(at(72));
    expect(rules.referBy([{ noted_at: at(0), urgent: false }, { noted_at: at(10), urgent: true }], undefined)).toEqual(at(34));
    expect(rules.referBy([{ noted_at: at(0), urgent: false }], at(1))).toBeUndefined();
    expect(rules.referBy([{ noted_at: at(0), urgent: false }, { noted_at: at(2), urgent: false }], at(1))).toEqual(at(74));
  });

  it('pays no more than was computed', () => {
    expect(rules.objectToPayment(1000, 0, 1000)).toBeUndefined();
    expect(rules.objectToPayment(1000, 400, 600)).toBeUndefined();
    expect(rules.objectToPayment(1000, 400, 601)?.sentence).toContain('$6.01');
  });

  it('finds nothing before it began, in days to come, or once it is concluded', () => {
    expect(rules.objectToDay('2004-01-01', '2004-01-01', '2004-01-01')).toBeUndefined();
    expect(rules.objectToDay('2003-12-31', '2004-01-01', '2004-02-01')?.code).toBe('inspections.before-opening');
    expect(rules.objectToDay('2004-02-02', '2004-01-01', '2004-02-01')?.code).toBe('inspections.day-to-come');
    expect(rules.objectToMore(null)).toBeUndefined();
    expect(rules.objectToMore('2004-03-01')?.sentence).toContain('March 1, 2004');
  });
});

describe('declarations in support of T and U', () => {
  const ask = (decidedOn: string, more: Partial<rules.DeclarationGrounds> = {}) => rules.objectToDeclaration({ supports: 'T', outcome: 'signed', askedOn: '2004-01-01', decidedOn, referred: true, ...more }, parameters)?.code;
  it('are signed since 2015, and after a referral since 2019', () => {
    expect(ask('2004-06-01')).toBe('inspections.may-not-sign');
    expect(ask('2014-12-31')).toBe('inspections.may-not-sign');
    expect(ask('2015-06-01')).toBeUndefined();
    expect(ask('2015-06-01', { referred: false })).toBeUndefined();
    expect(ask('2020-01-01', { referred: false })).toBe('inspections.refer-first');
    expect(ask('2020-01-01')).toBeUndefined();
  });
  it('say why they are declined, and are decided after they were asked', () => {
    expect(ask('2016-01-01', { outcome: 'declined' })).toBe('inspections.reason');
    expect(ask('2016-01-01', { outcome: 'declined', reason: 'Not a victim of a crime we found' })).toBeUndefined();
    expect(ask('2016-01-01', { reason: 'A reason' })).toBe('inspections.reason');
    expect(ask('2003-01-01')).toBe('inspections.before-asking');
  });
});

describe('a conclusion', () => {
  const standing = (more: Partial<rules.Standing> = {}): rules.Standing => ({ violations: [{ workers: 12 }, { workers: 5 }], computed: 900, paid: 900, toRefer: false, ...more });
  it('waits until indicators are referred, whatever the outcome', () => {
    for (const outcome of ['no-violation', 'paid', 'agreed', 'court'] as const) expect(rules.objectToConclusion(standing({ toRefer: true }), outcome, 12)?.code).toBe('inspections.not-referred');
  });
  it('fits what was found', () => {
    expect(rules.objectToConclusion(standing(), 'paid', 12)).toBeUndefined();
    expect(rules.objectToConclusion(standing(), 'no-violation', 0)?.code).toBe('inspections.outcome-unfit');
    expect(rules.objectToConclusion(standing({ violations: [], computed: 0, paid: 0 }), 'paid', 0)?.code).toBe('inspections.outcome-unfit');
    expect(rules.objectToConclusion(standing({ violations: [], computed: 0, paid: 0 }), 'no-violation', 0)).toBeUndefined();
    expect(rules.objectToConclusion(standing({ paid: 100 }), 'paid', 12)?.code).toBe('inspections.unpaid');
    expect(rules.objectToConclusion(standing({ paid: 100 }), 'court', 12)).toBeUndefined();
  });
  it('counts each person once: no fewer than the largest violation, no more than all together', () => {
    for (const [workers, fits] of [[11, false], [12, true], [17, true], [18, false]] as const) expect(rules.objectToConclusion(standing(), 'paid', workers)?.code).toBe(fits ? undefined : 'inspections.workers-unfit');
  });
});

describe('a receipt', () => {
  it('is waited for, overdue, or there', () => {
    const due = new Date(Date.UTC(2004, 0, 4));
    const state = (acknowledged_on: string | null, outcome: 'accepted' | null, hour: number) => rules.receiptState({ acknowledged_on, outcome, due_at: due }, new Date(due.getTime() + hour * 3_600_000));
    expect([state(null, null, -1), state(null, null, 1), state('2004-01-03', null, 1), state('2004-01-03', 'accepted', 1)]).toEqual(['waiting', 'overdue', 'received', 'accepted']);
  });
});

describe('outreach', () => {
  it('names a country with a consulate and with nobody else', () => {
    expect(rules.objectToOutreach('consulate', 'MX')).toBeUndefined();
    expect(rules.objectToOutreach('community', undefined)).toBeUndefined();
    expect(rules.objectToOutreach('consulate', undefined)?.code).toBe('inspections.country');
    expect(rules.objectToOutreach('workers', 'MX')?.code).toBe('inspections.country');
  });
});
