import { beforeAll, describe, expect, it } from 'vitest';
import { parsePeriod } from '../../foundation/calendar/period.ts';
import { sql, type Sql } from '../../foundation/database/sql.ts';
import type { Asker } from '../../foundation/database/database.ts';
import type { Day } from '../../foundation/calendar/day.ts';
import { defineMeasure } from '../../foundation/measure/measure.ts';
import { countingAsOf, type Wanted } from '../../foundation/measure/count.ts';
import { relationsIn } from '../../foundation/measure/sql-lint.ts';
import { acting } from '../../foundation/audit/acting.ts';
import { keep, revise } from '../../foundation/database/keep.ts';
import { house, signIn, type TestUser } from '../../foundation/testing/house.ts';
import { getCatalog, getMeasure, openCatalog } from './catalog.ts';
import { countOrRemember } from './remembered.ts';

let officer: TestUser;
const memory = new Map<string, never>();
/** A measure over a table that no other test writes to. */
const stays = defineMeasure({
  id: 'TST-21', room: 'inn', title: 'Stays', question: 'How many stayed?', unit: 'guest', population: 'guests', event: 'the stay began', basis: ['fiscal-year'], countedOnce: 'Each guest once.', disclosure: { rule: 'threshold', why: 'Persons' }, across: { way: 'B' }, version: 1, effectiveFrom: '2000-10-01' as Day, changes: [],
  dimensions: { form: { title: 'Form', values: { long: 'Long', short: 'Short' } } }, authority: 'a test', sentence: '{value} in {period}.', aggregate: { kind: 'distinct', of: 'guest' }, records: 'select s.agency, s.id as record, s.began_on as day, s.form, s.guest from inn.stay_as_of s',
});
const wants = (): Wanted[] => [{ measure: stays, period: parsePeriod('FY2071') }, { measure: stays, period: parsePeriod('FY2071'), by: 'form' }];

/** Counts through the memory; answers the number, and whether anything was counted for it. */
async function ask(wanted = wants()): Promise<{ value: number | null | undefined; counted: boolean; asOf: string | undefined }> {
  return countingAsOf((await house()).services.counter, undefined, async (asker, at) => {
    const sent: string[] = [];
    const watched: Asker = { ...asker, all: <Row extends object>(statement: Sql) => { sent.push(statement.text); return asker.all<Row>(statement); } };
    const [first] = await countOrRemember(watched, memory, wanted, at);
    return { value: first?.[0]?.value, counted: sent.some((text) => text.includes('stay_as_of')), asOf: first?.[0]?.asOf };
  });
}

const stay = (began_on = '2071-01-10') => ({ guest: crypto.randomUUID(), began_on, form: 'long' });

beforeAll(async () => {
  openCatalog((await house()).rooms);
  officer = await signIn('certification-officer');
  const admin = await (await house()).database.administrator();
  try {
    await admin.query(`begin; set local role fourfold_owner; create schema inn; create table inn.stay (like foundation.kept including all, guest uuid not null, began_on date not null, form text not null); select foundation.guard('inn.stay'); commit`);
  } finally {
    await admin.end();
  }
});

describe('what was counted', () => {
  it('is said again, as of the new instant, until something is recorded in its tables', async () => {
    const first = await ask();
    expect(first).toMatchObject({ value: 0, counted: true });
    const again = await ask();
    expect(again).toMatchObject({ value: 0, counted: false });
    expect(again.asOf && first.asOf && again.asOf > first.asOf).toBe(true);
    const { database } = await house();
    const id = await acting(database, officer.who, { records: 'noted a stay', via: 'test' }, (tx) => keep(tx, 'inn.stay', stay()));
    expect(await ask()).toMatchObject({ value: 1, counted: true });
    expect(await ask()).toMatchObject({ value: 1, counted: false });
    // A correction takes the record out of the year.
    await acting(database, officer.who, { records: 'corrected', via: 'test' }, (tx) => revise(tx, 'inn.stay', id, 1, { began_on: '2072-01-10' }));
    expect(await ask()).toMatchObject({ value: 0, counted: true });
    expect(await ask()).toMatchObject({ value: 0, counted: false });
    // Another question is counted by itself.
    expect(await ask([{ measure: stays, period: parsePeriod('FY2072') }])).toMatchObject({ value: 1, counted: true });
    expect(await ask()).toMatchObject({ counted: false });
  });

  it('is counted anew for what was begun before it was counted and committed after', async () => {
    const { database } = await house();
    let go: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => { go = resolve; });
    let written: () => void = () => undefined;
    const wrote = new Promise<void>((resolve) => { written = resolve; });
    const slow = acting(database, officer.who, { records: 'noted a stay', via: 'test' }, async (tx) => {
      await keep(tx, 'inn.stay', stay('2071-02-10'));
      written();
      await waiting;
    });
    await wrote;
    expect(await ask()).toMatchObject({ value: 0 });
    expect(await ask()).toMatchObject({ value: 0, counted: false });
    go();
    await slow;
    expect(await ask()).toMatchObject({ value: 1, counted: true });
  });

  it('is counted anew where a batch was taken back, whose rows end without another', async () => {
    const { database } = await house();
    const send = (path: string, body: object) => officer.post<{ batch: string; outcome: string }>(`/api/exchange/${path}`, body);
    const header = 'case_code,given_name,family_name,born_on,received_on,kind,issued_on,rests_on';
    const letters: Wanted[] = [{ measure: getMeasure('LET-01'), period: parsePeriod('FY2011') }];
    const read = async () => countingAsOf(database.counter, undefined, async (asker, at) => (await countOrRemember(asker, memory, letters, at))[0]?.[0]?.value ?? 0);
    const before = await read();
    const taken = await send('letters', { fileName: 'letters.csv', content: Buffer.from([header, 'L-71001,Rosa,Ejemplo,1980-02-03,2011-01-05,certification,2011-02-01,t-status'].join('\n')).toString('base64') });
    expect(taken.body, taken.text).toMatchObject({ outcome: 'kept' });
    expect(await read()).toBe(before + 1);
    expect((await send(`letters/batches/${taken.body.batch}/undo`, {})).status).toBe(200);
    expect(await read()).toBe(before);
  });

  it('can be told cheaply to stand: every countable table has an index of the instants', async () => {
    const admin = await (await house()).database.administrator();
    try {
      const { rows } = await admin.query<{ name: string }>(`select p.polrelid::regclass::text as name from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
        where p.polname = 'counted' and n.nspname not in ('tally', 'inn', 'toll', 'foundation') and exists (select from pg_attribute a where a.attrelid = p.polrelid and a.attname = 'recorded_at') and not exists (select from pg_index x join pg_class i on i.oid = x.indexrelid join pg_am m on m.oid = i.relam where x.indrelid = p.polrelid and m.amname = 'brin')`);
      expect(rows.map((r) => r.name)).toEqual([]);
      // And whatever a measure reads is such a table, for another would not tell what was recorded in it.
      const read = [...new Set([...getCatalog().measures.values()].flatMap(({ records }) => relationsIn(records).filter(({ isCall }) => !isCall).map(({ name }) => name.replace(/_as_of$/, ''))))];
      const guarded = await admin.query<{ name: string }>(`select polrelid::regclass::text as name from pg_policy where polname = 'own_supersede'`);
      expect(read.filter((name) => !guarded.rows.some((r) => r.name === name))).toEqual([]);
    } finally {
      await admin.end();
    }
    const counter = (await house()).services.counter;
    await expect(counter.all(sql`select digest from foundation.batch`)).rejects.toThrow(/permission denied/);
  });
});
