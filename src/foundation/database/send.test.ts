import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { acting } from '../audit/acting.ts';
import { house, signIn, type TestUser } from '../testing/house.ts';
import type { Database, Tx } from './database.ts';
import { keep } from './keep.ts';
import { sql } from './sql.ts';

/** Rows are sent without waiting; what is refused of them is the error of the whole transaction, and nothing is kept. */
describe('a row sent without waiting', () => {
  let database: Database;
  let user: TestUser;

  beforeAll(async () => {
    ({ database } = await house());
    user = await signIn('case-manager');
  });

  const act = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => acting(database, user.who, { records: 'tried to write', via: 'POST /api/tried' }, work);
  const person = (code: string) => ({ case_code: code, came_to_notice_on: '2004-02-17' });
  const count = async (): Promise<number> => (await database.transact(user.who, (tx) => tx.one<{ n: number }>(sql`select count(*)::int as n from people.person where agency = ${user.agency}::uuid`))).n;
  const nobody = (tx: Tx): Promise<string> => keep(tx, 'people.identification', { person: randomUUID(), status: 'potential', identified_on: '2004-01-01', form: 'sex', evidence: 'test' });

  it('is there for the question that follows it', async () => {
    const found = await act(async (tx) => {
      const id = await keep(tx, 'people.person', person('S-00100'));
      return tx.maybe<{ case_code: string }>(sql`select case_code from people.person where id = ${id}::uuid`);
    });
    expect(found).toEqual({ case_code: 'S-00100' });
  });

  it('fails the transaction with its own error where it is refused, and keeps nothing, not even what the audit would say', async () => {
    const entries = async (): Promise<number> => (await database.transact(user.who, (tx) => tx.one<{ n: number }>(sql`select count(*)::int as n from audit.entry where account = ${user.account}::uuid`))).n;
    const [before, audited] = [await count(), await entries()];
    await expect(act(async (tx) => {
      await keep(tx, 'people.person', person('S-00101'));
      await nobody(tx);
    })).rejects.toMatchObject({ code: '23503' });
    // What is asked after it only hears that the transaction had failed; the cause is told all the same.
    await expect(act(async (tx) => {
      await nobody(tx);
      await tx.all(sql`select 1`);
    })).rejects.toMatchObject({ code: '23503' });
    expect([await count(), await entries()]).toEqual([before, audited]);
  });

  it('is waited for where many are on their way', async () => {
    const before = await count();
    await act(async (tx) => { for (let n = 0; n < 200; n++) await keep(tx, 'people.person', person(`S-${10300 + n}`)); });
    expect(await count()).toBe(before + 200);
    let kept = 0;
    await expect(act(async (tx) => {
      await nobody(tx);
      for (; kept < 1000; kept++) await keep(tx, 'people.person', person(`S-${20000 + kept}`));
    })).rejects.toMatchObject({ code: '23503' });
    expect(kept, 'the work ends once its failure is known').toBeLessThan(200);
    expect(await count()).toBe(before + 200);
  });

  it('fails together with the questions that went with it, and every one of them is told', async () => {
    const told: unknown[] = [];
    await expect(act(async (tx) => {
      const answers = await Promise.allSettled([tx.all(sql`select 1 as one`), tx.all(sql`select 1 / ${0}::int as none`), tx.all(sql`select 2 as two`)]);
      told.push(...answers.map((a) => (a.status === 'fulfilled' ? a.value : (a.reason as { code: string }).code)));
    })).rejects.toMatchObject({ code: '22012' });
    expect(told).toEqual([[{ one: 1 }], '22012', '22012']);
  });

  it('can be asked again where it was on its way, prepared or not, when another failed', async () => {
    const text = `select ${'1 + '.repeat(3)}1 as `;
    for (let n = 0; n < 12; n++) {
      const [known, unknown, wrong] = [sql`select ${n}::int as known`, { text: `${text}n${n}`, values: [] }, { text: `select nowhere${n} from nothing`, values: [] }];
      await expect(act((tx) => Promise.all([tx.all(known), tx.all(wrong), tx.all(unknown)]))).rejects.toMatchObject({ code: '42P01' });
      await expect(act((tx) => Promise.all([tx.all(unknown), tx.all(wrong)]))).rejects.toMatchObject({ code: '42P01' });
      expect(await act((tx) => Promise.all([tx.all(known), tx.all(unknown)]))).toEqual([[{ known: n }], [{ [`n${n}`]: 4 }]]);
    }
  });

  it('that no wire can carry is refused before anything is sent', async () => {
    const round: Record<string, unknown> = {};
    round['itself'] = round;
    const before = await count();
    await expect(act(async (tx) => {
      await keep(tx, 'people.person', person('S-00102'));
      await tx.all(sql`select ${round}::jsonb as round`);
    })).rejects.toThrow(/circular/);
    await expect(act((tx) => tx.send(sql`select ${round}::jsonb`))).rejects.toThrow(/circular/);
    expect(await count()).toBe(before);
  });

  it('is not sent when its transaction has ended', async () => {
    let kept: Tx | undefined;
    await act((tx) => { kept = tx; return Promise.resolve(); });
    await expect(kept?.all(sql`select 1`)).rejects.toThrow('has ended');
    await expect(kept?.send(sql`select 1`)).rejects.toThrow('has ended');
    // What was asked when the work failed of itself never leaves.
    let asked: Promise<unknown> | undefined;
    await expect(act((tx) => { asked = tx.all(sql`insert into people.person (agency) values (null)`); asked.catch(() => undefined); throw new Error('of itself'); })).rejects.toThrow('of itself');
    await expect(asked).rejects.toThrow('of itself');
  });

  it('leaves the connection as good as new: nothing of one agency’s turn passes to the next', async () => {
    const other = await signIn('case-manager');
    for (let n = 0; n < 40; n++) {
      const who = n % 2 === 0 ? user.who : other.who;
      if (n % 3 === 0) await expect(acting(database, who, { records: 'tried to write', via: 'POST /api/tried' }, nobody)).rejects.toMatchObject({ code: '23503' });
      const rows = await database.transact(who, (tx) => tx.all<{ agency: string }>(sql`select distinct agency from people.person`));
      expect(rows.every((r) => r.agency === who.agency)).toBe(true);
    }
  });

  it('leaves no setting behind, not even one that was set for the session', async () => {
    for (const fails of [false, true]) {
      const set = database.transact(user.who, async (tx) => {
        await tx.all(sql`select set_config('fourfold.left', 'here', false)`);
        if (fails) throw new Error('of itself');
      });
      if (fails) await expect(set).rejects.toThrow('of itself');
      else await set;
      for (let n = 0; n < 5; n++) expect(await database.transact(user.who, (tx) => tx.one(sql`select coalesce(current_setting('fourfold.left', true), '') as left_behind`)), String(fails)).toEqual({ left_behind: '' });
    }
  });

  it('hears of a connection lost between two questions, keeps nothing, and the next has another', async () => {
    const before = await count();
    await expect(act(async (tx) => {
      await keep(tx, 'people.person', person('S-10900'));
      const { pid } = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      const admin = await database.administrator();
      await admin.query('select pg_terminate_backend($1, 5000)', [pid]).finally(() => admin.end());
      await new Promise((resolve) => setTimeout(resolve, 100));
      await tx.all(sql`select 1`);
    })).rejects.toThrow();
    expect(await count()).toBe(before);
  });
});
