import { describe, expect, it } from 'vitest';
import type { Day } from '../../foundation/calendar/day.ts';
import { newReceipt, newTipNumber, pinHash, readReceipt, readTipNumber, sameHex, webhookSignature } from './codes.ts';
import { bandOf, closingOf, formOf, isSubstantive, pointersOf, receiptState, saysWithheld, unsafeNow, type Card } from './rules.ts';
import { createSecretKey } from 'node:crypto';

describe('what was described', () => {
  it('points to elements with their reasons and sections, and to nothing that was not said', () => {
    expect(pointersOf([])).toEqual([]);
    expect(pointersOf(['documents', 'debt', 'hurt'])).toEqual([
      { element: 'force', by: ['hurt'], authority: '22 USC 7102(11)' }, { element: 'coercion', by: ['documents', 'debt'], authority: '22 USC 7102(3)' },
    ]);
  });
  it('is strong only where a purpose and a means were described, or an age under 18 with commercial sex', () => {
    expect([bandOf([]), bandOf(['documents']), bandOf(['documents', 'debt', 'threats']), bandOf(['sex', 'minor']), bandOf(['minor', 'long-hours']), bandOf(['long-hours', 'debt']), bandOf(['sex'])]).toEqual(['none', 'some', 'many', 'strong', 'some', 'strong', 'some']);
  });
  it('names a form only where one was described alone', () => {
    expect([formOf([]), formOf(['sex']), formOf(['pay-kept']), formOf(['sex', 'long-hours'])]).toEqual([undefined, 'sex', 'labor', undefined]);
  });
});

describe('closing', () => {
  const contact = { caller: 'self' as const, safety: 'safe' as const, tip: false, referrals: [] as { reached: string | null; outcome: string | null }[] };
  it('is filled in by what was done', () => {
    expect(closingOf(contact)).toBe('support');
    expect(closingOf({ ...contact, safety: 'danger' })).toBe('danger');
    expect(closingOf({ ...contact, caller: 'professional' })).toBe('information');
    expect(closingOf({ ...contact, referrals: [{ reached: 'message', outcome: null }] })).toBe('referred');
    expect(closingOf({ ...contact, referrals: [{ reached: 'spoke', outcome: null }] })).toBe('transferred');
    expect(closingOf({ ...contact, tip: true, referrals: [{ reached: 'spoke', outcome: 'connected' }] })).toBe('tip');
  });
  it('tells what nobody asked for apart', () => {
    expect([isSubstantive(null), isSubstantive('prank'), isSubstantive('wrong-number'), isSubstantive('hang-up'), isSubstantive('support')]).toEqual([false, false, false, false, true]);
  });
});

describe('reaching out', () => {
  const card: Card = { channel: 'phone', from_hour: 14, until_hour: 16, confirmed_on: '2004-05-01' };
  it('is safe only with a card of the last thirty days, and within its hours', () => {
    const now = (today: string, hour?: number) => unsafeNow(card, today as Day, hour);
    expect(unsafeNow(undefined, '2004-05-01' as Day, 15)).toBe('absent');
    expect([now('2004-05-31', 15), now('2004-06-01', 15)]).toEqual([undefined, 'old']);
    expect([now('2004-05-02', 13), now('2004-05-02', 14), now('2004-05-02', 16)]).toEqual(['hours', undefined, 'hours']);
  });
  it('never sends in a card the name or number that is kept back', () => {
    const said = { name: 'Álma Pérez', phone: '(202) 555-0143' };
    const none = { name: false, number: false };
    expect([saysWithheld('alma works there', said, none), saysWithheld('ALMÁ', said, none), saysWithheld('the palma tree', said, none), saysWithheld('call 202.555.0143', said, none), saysWithheld('works 14 hours', said, none)]).toEqual([true, true, false, true, false]);
    expect([saysWithheld('alma', said, { name: true, number: false }), saysWithheld('555 0143', said, { name: true, number: true })]).toEqual([false, false]);
  });
});

describe('tips', () => {
  it('have a clock for their receipt', () => {
    const due = new Date('2004-05-04T15:00:00Z');
    expect(receiptState({ due_at: due, acknowledged_on: '2004-05-04' }, new Date('2004-06-01'), 'America/New_York')).toBe('received');
    expect(receiptState({ due_at: due, acknowledged_on: '2004-05-05' }, new Date('2004-06-01'), 'America/New_York')).toBe('received-late');
    // Nine in the evening of the 4th in Washington is the 5th in Greenwich.
    expect(receiptState({ due_at: new Date('2004-05-05T01:00:00Z'), acknowledged_on: '2004-05-05' }, new Date('2004-06-01'), 'America/New_York')).toBe('received-late');
    expect(receiptState({ due_at: due, acknowledged_on: null }, new Date('2004-05-04T14:00:00Z'), 'America/New_York')).toBe('running');
    expect(receiptState({ due_at: due, acknowledged_on: null }, new Date('2004-05-04T16:00:00Z'), 'America/New_York')).toBe('missed');
  });
  it('are asked after by a number as people type it, and a PIN whose hash depends on all three', async () => {
    expect([readTipNumber('t 2048 1234'), readTipNumber('20481234'), readTipNumber('T-2048-1234'), readTipNumber('T-2048-123')]).toEqual(['T-2048-1234', 'T-2048-1234', 'T-2048-1234', undefined]);
    expect(readTipNumber(newTipNumber())).toBeDefined();
    const key = (n: number) => createSecretKey(Buffer.alloc(32, n));
    const hashes = await Promise.all([pinHash(key(1), 'T-2048-1234', '123456'), pinHash(key(1), 'T-2048-1234', '123457'), pinHash(key(1), 'T-2048-1235', '123456'), pinHash(key(2), 'T-2048-1234', '123456')]);
    expect(new Set(hashes.map((h) => h.toString('hex'))).size).toBe(4);
  });
});

describe('codes', () => {
  it('are read as people write them', () => {
    const code = newReceipt();
    expect(readReceipt(code)).toBe(code.replaceAll('-', ''));
    expect(readReceipt(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code.replaceAll('-', ''));
    expect(readReceipt('7q4m-2xkd-9vpt-3hwo')).toBe('7Q4M2XKD9VPT3HW0');
    expect(readReceipt('short')).toBeUndefined();
  });
  it('of a webhook sign every part', () => {
    const event = { desk: 'a', at: 'b', nonce: 'c', payload: 'd' };
    const signed = webhookSignature('secret', event);
    for (const part of ['desk', 'at', 'nonce', 'payload'] as const) expect(sameHex(webhookSignature('secret', { ...event, [part]: 'x' }), signed), part).toBe(false);
    expect(sameHex(webhookSignature('secret', event), signed)).toBe(true);
    expect(sameHex('', '')).toBe(false);
  });
});
