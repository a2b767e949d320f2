import { beforeAll, describe, expect, it } from 'vitest';
import { acting } from '../audit/acting.ts';
import type { Day } from '../calendar/day.ts';
import { parsePeriod } from '../calendar/period.ts';
import { keep, keepMany, revise } from '../database/keep.ts';
import { house, signIn, type TestUser } from '../testing/house.ts';
import { countingAsOf } from './count.ts';
import { defineMeasure } from './measure.ts';
import { recordsMoved } from './moved.ts';

let user: TestUser;
const measure = defineMeasure({
  id: 'TST-31', room: 'toll', title: 'Tolls', question: 'How much?', unit: 'dollar', population: 'tolls', event: 'paid', basis: ['fiscal-year'], countedOnce: 'Each once.', disclosure: { rule: 'none', why: 'Public' }, across: { way: 'A', serial: 'a number' }, version: 1, effectiveFrom: '2000-10-01' as Day, changes: [],
  dimensions: {}, authority: 'a test', sentence: '{value} in {period}.', aggregate: { kind: 'sum', of: 'cents', currency: 'USD' }, records: 'select t.agency, t.id as record, t.paid_on as day, t.cents from toll.toll_as_of t',
});
const write = async <T>(work: (tx: Parameters<Parameters<typeof acting<T>>[3]>[0]) => Promise<T>): Promise<T> => acting((await house()).database, user.who, { records: 'noted a toll', via: 'test' }, work);
/** The instant that everything written so far is known at; it is rounded up to a millisecond, which is let pass. */
async function now(): Promise<Date> {
  const at = await countingAsOf((await house()).services.counter, undefined, async (_, instant) => instant);
  await new Promise((passed) => { setTimeout(passed, 5); });
  return at;
}
const moved = async (from: Date, to: Date) => countingAsOf((await house()).services.counter, to, (ask) => recordsMoved(ask, { measure, period: parsePeriod('FY2064') }, { from, to }));

beforeAll(async () => {
  user = await signIn('certification-officer');
  const admin = await (await house()).database.administrator();
  try {
    await admin.query(`begin; set local role fourfold_owner; create schema toll; create table toll.toll (like foundation.kept including all, paid_on date not null, cents bigint not null); select foundation.guard('toll.toll'); commit`);
  } finally {
    await admin.end();
  }
});

describe('the records that moved between two instants', () => {
  it('are those that came, those that went and those that count otherwise, and no other', async () => {
    const many = await write((tx) => keepMany(tx, 'toll.toll', Array.from({ length: 3000 }, (_, i) => ({ paid_on: '2064-01-10', cents: i }))));
    const then = await now();
    const came = await write((tx) => keep(tx, 'toll.toll', { paid_on: '2064-02-01', cents: 5 }));
    const [went = '', changed = '', same = ''] = many;
    await write((tx) => revise(tx, 'toll.toll', went, 1, { paid_on: '2065-01-10' }));
    await write((tx) => revise(tx, 'toll.toll', changed, 1, { cents: 777 }));
    // A new version that counts as the one before has not moved.
    await write((tx) => revise(tx, 'toll.toll', same, 1, { paid_on: '2064-01-11' }));
    await write((tx) => keep(tx, 'toll.toll', { paid_on: '2070-02-01', cents: 5 }));
    const after = await now();
    expect(await moved(then, after)).toEqual({ came: [came], went: [went], changed: [changed], stayed: 2998 });
    expect(await moved(after, then)).toEqual({ came: [went], went: [came], changed: [changed], stayed: 2998 });
    expect(await moved(after, after)).toEqual({ came: [], went: [], changed: [], stayed: 3000 });
  });
});
