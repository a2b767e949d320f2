import { beforeAll, describe, expect, it } from 'vitest';
import type { Day } from '../calendar/day.ts';
import { parsePeriod } from '../calendar/period.ts';
import { raw, sql } from '../database/sql.ts';
import { house, signIn, type TestUser } from '../testing/house.ts';
import { countBehind, countingAsOf, countMany, countMeasure, countRecordsBehind, countStatement, recordsBehind, type Wanted } from './count.ts';
import { defineMeasure, type Aggregate, type Measure } from './measure.ts';
import { madeInWords } from './sentence.ts';
import type { Value } from './value-shape.ts';

const measure = (id: string, aggregate: Aggregate, records: string, across: Measure['across'] = { way: 'A', serial: 'the visit' }): Measure => defineMeasure({
  id, room: 'tally', title: 'Visits', question: 'How many visits?', unit: 'visit', population: 'visits', event: 'the visit was made', basis: ['fiscal-year', 'reporting-year', 'calendar-year', 'month', 'since-inception', 'point-in-time'],
  countedOnce: 'Each visit once.', disclosure: { rule: 'none', why: 'Nobody is counted' }, across, dimensions: { kind: { title: 'Kind', values: { home: 'Home', office: 'Office', other: 'Other' } }, place: { title: 'Place', values: {}, open: true } }, version: 1, effectiveFrom: '2000-01-01' as Day, changes: [],
  authority: 'a test', sentence: '{value} in {period}.', aggregate, records,
});
const columns = 'v.agency, v.id as record, v.made_on as day, v.kind, v.place';
const visits = measure('TST-01', { kind: 'records' }, `select ${columns} from tally.visit_as_of v`);
const visitors = measure('TST-02', { kind: 'distinct', of: 'visitor' }, `select ${columns}, v.visitor from tally.visit_as_of v`, { way: 'B' });
const guests = measure('TST-07', { kind: 'distinct', of: 'visitor' }, `select ${columns}, v.visitor from tally.visit_as_of v where v.kind = 'home'`, { way: 'A', serial: 'the card of the guest', oneOffice: true });
const hosts = measure('TST-08', { kind: 'distinct', of: 'agency' }, `select ${columns} from tally.visit_as_of v`, { way: 'A', serial: 'the house itself' });
const entries = measure('TST-09', { kind: 'records' }, `select ${columns} from tally.visit_as_of v`, { way: 'B' });
const cost = measure('TST-03', { kind: 'sum', of: 'cost', currency: 'USD' }, `select ${columns}, v.cost from tally.visit_as_of v`);
const mean = measure('TST-05', { kind: 'mean', of: 'cost' }, `select ${columns}, v.cost from tally.visit_as_of v`);
const median = measure('TST-06', { kind: 'median', of: 'cost' }, `select ${columns}, v.cost from tally.visit_as_of v`);
const open = measure('TST-04', { kind: 'records' }, `select ${columns}, v.ended_on as until from tally.visit_as_of v`);

let own: TestUser;
let other: TestUser;
let third: TestUser;
const ROWS = 4000;

beforeAll(async () => {
  own = await signIn('case-manager');
  other = await signIn('case-manager');
  third = await signIn('case-manager');
  const admin = await (await house()).database.administrator();
  try {
    await admin.query(`begin; set local role fourfold_owner; create schema tally;
      create table tally.visit (like foundation.kept including all, visitor uuid not null, made_on date not null, ended_on date, kind text, place text not null, cost bigint not null);
      create index on tally.visit (made_on); select foundation.guard('tally.visit'); reset role;
      insert into tally.visit (agency, recorded_by, recorded_at, visitor, made_on, ended_on, kind, place, cost)
      select (array['${own.agency}', '${other.agency}'])[i % 2 + 1]::uuid, '${own.account}', '2020-01-01', ('00000000-0000-4000-8000-' || lpad((i % 700)::text, 12, '0'))::uuid, date '1996-10-01' + i % 2922,
        case when i % 3 = 0 then date '1996-10-01' + i % 2922 + 40 end, (array['home', 'office', null])[i % 3 + 1], 'P' || i % 7, i
      from generate_series(0, ${ROWS - 1}) i;
      insert into tally.visit (agency, recorded_by, recorded_at, visitor, made_on, kind, place, cost)
      select '${third.agency}', '${own.account}', '2020-01-01', gen_random_uuid(), date '1999-10-01' + i, 'home', 'P9', i from generate_series(0, 4) i; commit; analyze tally.visit`);
  } finally {
    await admin.end();
  }
});

/** The answer of SQL written by hand, by the administrator. */
async function byHand(text: string): Promise<Record<string, number>> {
  const admin = await (await house()).database.administrator();
  try {
    const { rows } = await admin.query<{ code: string; n: string }>(text);
    return Object.fromEntries(rows.map((r) => [r.code, Number(r.n)]));
  } finally {
    await admin.end();
  }
}
const counting = async <T>(work: Parameters<typeof countingAsOf<T>>[2], asOf?: Date): Promise<T> => countingAsOf((await house()).services.counter, asOf, work);

describe('counting a measure', () => {
  it('counts records, distinct persons within the period, and sums, as SQL written by hand does', async () => {
    for (const label of ['FY1999', 'RY2000', 'FY1997-FY2004', '2001-03', 'until 2000-05-06']) {
      const period = parsePeriod(label);
      const span = `made_on >= '${period.from ?? '-infinity'}' and made_on < '${period.until}'`;
      const hand = await byHand(`select 'records' as code, count(*) as n from tally.visit where ${span} union all
        select 'distinct', count(distinct (agency, visitor)) from tally.visit where ${span} union all select 'sum', coalesce(sum(cost), 0) from tally.visit where ${span}`);
      const counted = await counting(async (ask, asOf) => {
        const numbers = [];
        for (const m of [visits, visitors, cost]) numbers.push((await countMeasure(ask, m, period, { asOf }))[0]?.value);
        return numbers;
      });
      expect(counted, label).toEqual([hand['records'], hand['distinct'], hand['sum']]);
    }
  });

  it('takes the mean and the median as SQL written by hand does, one by one and many at once, and none of nothing', async () => {
    const hand = await byHand(`select 'mean' as code, round(avg(cost), 2) as n from tally.visit where made_on >= '1999-10-01' and made_on < '2000-10-01' union all
      select 'median', percentile_cont(0.5) within group (order by cost) from tally.visit where made_on >= '1999-10-01' and made_on < '2000-10-01' union all
      select 'median at home', percentile_cont(0.5) within group (order by cost) from tally.visit where made_on >= '1999-10-01' and made_on < '2000-10-01' and kind = 'home'`);
    const period = parsePeriod('FY2000');
    await counting(async (ask, asOf) => {
      expect((await countMeasure(ask, mean, period, { asOf }))[0]?.value).toBe(hand['mean']);
      expect((await countMeasure(ask, median, period, { asOf }))[0]?.value).toBe(hand['median']);
      expect((await countMeasure(ask, median, period, { by: 'kind', asOf })).map((v) => v.value)).toEqual([hand['median at home'], expect.any(Number), null, expect.any(Number)]);
      expect((await countMeasure(ask, mean, parsePeriod('FY1990'), { asOf }))[0]?.value).toBeNull();
      const wanted: Wanted[] = ['FY1999', 'FY2000', 'FY1999-FY2000', 'RY2000', 'FY1990'].flatMap((label) => [mean, median].map((m) => ({ measure: m, period: parsePeriod(label) })));
      const together = await countMany(ask, wanted, asOf);
      for (const [i, want] of wanted.entries()) expect(together[i]?.[0]?.value, `${want.measure.id} ${want.period.label}`).toBe((await countMeasure(ask, want.measure, want.period, { asOf }))[0]?.value);
    });
  });

  it('breaks down by a dimension, with zero for codes without records and “unknown” for what was not recorded', async () => {
    const period = parsePeriod('FY2000');
    const values = await counting((ask, asOf) => countMeasure(ask, visitors, period, { by: 'kind', asOf }));
    const hand = await byHand(`select coalesce(kind, 'unknown') as code, count(distinct (agency, visitor)) as n from tally.visit where made_on >= '1999-10-01' and made_on < '2000-10-01' group by 1`);
    expect(Object.fromEntries(values.map((v) => [v.filter['kind']?.[0], v.value]))).toEqual({ other: 0, ...hand });
    const limited = await counting((ask, asOf) => countMeasure(ask, visits, period, { where: { kind: ['home', 'office'], place: ['P1'] }, asOf }));
    const handLimited = await byHand(`select 'n' as code, count(*) as n from tally.visit where made_on >= '1999-10-01' and made_on < '2000-10-01' and kind in ('home', 'office') and place = 'P1'`);
    expect(limited[0]?.value).toBe(handLimited['n']);
  });

  it('says how agencies became one number: by what each counted for itself, or by a serial that nobody has twice', async () => {
    const period = parsePeriod('FY2000');
    const apart = await byHand(`select agency::text as code, count(distinct visitor) as n from tally.visit where made_on >= '1999-10-01' and made_on < '2000-10-01' group by 1`);
    const counts = Object.values(apart).sort((a, b) => b - a);
    const sum = counts.reduce((a, b) => a + b, 0);
    const one = (m: Measure, options: Partial<Parameters<typeof countMeasure>[3]> = {}) => counting(async (ask, asOf) => (await countMeasure(ask, m, period, { ...options, asOf }))[0] as Value);
    expect(counts).toHaveLength(3);
    expect(await one(visitors)).toMatchObject({ value: sum, way: 'B', kind: 'gross', across: { agencies: 3, gross: sum, atLeast: counts[0], atMost: sum } });
    // Two agencies only: the larger count would tell both, so it stays between half the sum and the sum.
    const two = await one(visitors, { where: { kind: ['office'] } });
    expect(two.across).toEqual({ agencies: 2, gross: two.value, atLeast: Math.ceil((two.value ?? 0) / 2), atMost: two.value });
    // One office issues the serial; with records of a second the promise is gone, and the number is a sum.
    expect(await one(guests)).toMatchObject({ way: 'B', kind: 'gross' });
    const alone = await counting(async (ask, asOf) => (await countMeasure(ask, guests, period, { where: { place: ['P9'] }, asOf }))[0]);
    expect(alone?.across?.agencies).toBe(1);
    expect(alone).toMatchObject({ way: 'A', kind: 'unduplicated' });
    const records = await byHand(`select 'n' as code, count(*) as n from tally.visit where made_on >= '1999-10-01' and made_on < '2000-10-01'`);
    expect(await one(hosts)).toMatchObject({ value: 3, way: 'A', kind: 'unduplicated', across: { agencies: 3, gross: records['n'], atLeast: 3, atMost: 3 } });
    expect(await one(entries)).toMatchObject({ value: records['n'], way: 'B', kind: 'gross', across: { agencies: 3, gross: records['n'] } });
    expect(await one(visits)).toMatchObject({ value: records['n'], way: 'A' });
    expect((await one(visits)).kind).toBeUndefined();
    expect((await one(mean)).records).toBe(records['n']);
    // Many at once say the same, part by part.
    const wanted: Wanted[] = [visitors, entries, guests, hosts].flatMap((m): Wanted[] => [{ measure: m, period }, { measure: m, period, by: 'kind' }, { measure: m, period: parsePeriod('FY1999') }]);
    await counting(async (ask, asOf) => {
      const together = await countMany(ask, wanted, asOf);
      for (const [i, want] of wanted.entries()) expect(together[i], want.measure.id).toEqual(await countMeasure(ask, want.measure, want.period, { by: want.by, asOf }));
    });
    expect(madeInWords(visitors, await one(visitors))).toBe(`Way B, the sum of what each agency counted for itself, overlap unknown: ${sum} visits gross; unduplicated at least ${counts[0]} and at most ${sum}. Nothing of one agency is matched with another’s, encoded or not (34 USC 12291(b)(2)).`);
    expect(madeInWords(hosts, await one(hosts))).toBe(`Way A, unique by the house itself: 3 visits unduplicated, which is exact, in ${records['n']} records (gross).`);
  });

  it('counts what stands on a day, where a record may cease to stand', async () => {
    const values = await counting((ask, asOf) => countMeasure(ask, open, parsePeriod('on 2000-03-01'), { asOf }));
    const hand = await byHand(`select 'n' as code, count(*) as n from tally.visit where made_on <= '2000-03-01' and (ended_on is null or ended_on > '2000-03-01')`);
    expect(values[0]?.value).toBe(hand['n']);
  });

  it('counts many at once as it counts one by one', async () => {
    const periods = ['FY1997', 'FY1998', 'FY1999', 'FY1997-FY1999', 'RY1999', 'RY2000', 'until 2001-01-01', 'on 1999-01-01'].map(parsePeriod);
    const wanted: Wanted[] = [visits, visitors, cost].flatMap((m) => periods.flatMap((period): Wanted[] => [
      { measure: m, period }, { measure: m, period, by: 'kind' }, { measure: m, period, by: 'place', where: { kind: ['home'] } }, { measure: m, period, where: { place: ['P2', 'P3'] } },
    ]));
    await counting(async (ask, asOf) => {
      const sent: string[] = [];
      const watched = { all: <Row extends object>(statement: Parameters<typeof ask.all>[0]) => { sent.push(statement.text); return ask.all<Row>(statement); } };
      const many = await countMany(watched, wanted, asOf);
      const scans = sent.length;
      const single = [];
      for (const w of wanted) single.push(await countMeasure(ask, w.measure, w.period, { by: w.by, where: w.where, asOf }));
      expect(many.map((cells) => cells.filter((c) => c.value !== 0))).toEqual(single.map((cells) => cells.filter((c) => c.value !== 0)));
      expect(scans).toBeLessThan(wanted.length / 2);
    });
  });

  it('says who stands behind a sum, each record or those whom the measure names', async () => {
    const dominated = defineMeasure({ ...cost, id: 'TST-10', records: cost.records.replace('v.cost', 'v.cost, v.visitor'), disclosure: { rule: 'dominance', of: 'visitor', why: 'Visitors pay' } });
    const period = parsePeriod('FY2000');
    const where = "made_on >= '1999-10-01' and made_on < '2000-10-01'";
    await counting(async (ask) => {
      const each = (await countBehind(ask, { measure: cost, period })).get('');
      const named = await countBehind(ask, { measure: dominated, period, by: 'kind' });
      expect(each).toMatchObject({ first: (await byHand(`select 'n' as code, max(cost) as n from tally.visit where ${where}`))['n'] });
      const hand = await byHand(`select row_number() over (order by sum(cost) desc)::text as code, sum(cost) as n from tally.visit where ${where} and kind = 'home' group by visitor having sum(cost) > 0`);
      expect(named.get('home')).toEqual({ n: Object.keys(hand).length, first: hand['1'], second: hand['2'] });
      expect(await countBehind(ask, { measure: visits, period })).toEqual(new Map());
    });
  });

  it('is planned as one plain query: nothing fences the records off', async () => {
    for (const m of [visits, cost]) {
      const statement = countStatement({ measure: m, period: parsePeriod('FY2000'), by: 'kind' });
      const plan = await counting((ask) => ask.all<Record<string, string>>(sql`${raw('explain ')}${statement}`));
      const text = plan.map((row) => Object.values(row)[0]).join('\n');
      expect(text).not.toMatch(/Subquery Scan|CTE Scan/);
      expect(text).toMatch(/Index|Bitmap/);
    }
  });

  it('refuses what a measure does not have, and sends codes as parameters only', async () => {
    const period = parsePeriod('FY2000');
    expect(() => countStatement({ measure: visits, period, by: 'kind"; drop' })).toThrow(/is not counted by/);
    expect(() => countStatement({ measure: visits, period, where: { kind: ['nowhere'] } })).toThrow(/has no kind/);
    expect(countStatement({ measure: visits, period, where: { place: ["'; drop table x"] } }).text).not.toContain('drop');
  });

  it('answers as of a past instant, and lists to an agency only its own records', async () => {
    const period = parsePeriod('FY2000');
    const before = await counting((ask, asOf) => countMeasure(ask, visits, period, { asOf }), new Date('2019-12-31T00:00:00Z'));
    expect(before[0]).toMatchObject({ value: 0, asOf: '2019-12-31T00:00:00.000Z' });
    const { database } = await house();
    const mine = await database.transact(own.who, (tx) => recordsBehind(tx, visits, period, { kind: ['home'] }, 5, 0));
    const none = await database.transact(own.who, (tx) => recordsBehind(tx, visits, period, undefined, 5, 0, new Date('2019-12-31T00:00:00Z')));
    const all = await counting((ask) => countRecordsBehind(ask, visits, period, { kind: ['home'] }));
    const hand = await byHand(`select agency::text as code, count(*) as n from tally.visit where made_on >= '1999-10-01' and made_on < '2000-10-01' and kind = 'home' group by 1`);
    expect(mine.seen).toBe(hand[own.agency]);
    expect(mine.records).toHaveLength(5);
    expect(none.seen).toBe(0);
    expect(all).toBe((hand[own.agency] ?? 0) + (hand[other.agency] ?? 0) + (hand[third.agency] ?? 0));
  });
});
