import { createSecretKey, randomUUID, type KeyObject } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { house, signIn, type TestUser } from '../testing/house.ts';
import { checkServer } from './check-server.ts';
import { secret } from './embedded.ts';
import { signContext, type Who } from './who.ts';

/** Every way past the rows' walls that was found to leak elsewhere (security design, 2.1), tried as SQL under the application's own role. */
describe('the walls between agencies, tried as SQL', () => {
  let client: pg.Client;
  let key: KeyObject;
  let mine: TestUser;
  let theirs: TestUser;
  const person = { mine: '', theirs: '' };

  beforeAll(async () => {
    const { database } = await house();
    mine = await signIn('case-manager');
    theirs = await signIn('case-manager');
    const enter = async (user: TestUser, familyName: string): Promise<string> => (await user.post<{ id: string }>('/api/people', { familyName, givenName: 'Ana', cameToNoticeOn: '2004-02-17' })).body.id;
    person.mine = await enter(mine, 'Muestra');
    person.theirs = await enter(theirs, 'Secreta');
    client = await database.administrator();
    key = createSecretKey(Buffer.from(secret(database.dataFolder, 'context'), 'hex'));
  });
  afterAll(async () => { await client?.end(); });

  /** Draws the next turn of a connection. */
  const turn = async (of: pg.Client): Promise<number> => Number((await of.query<{ turn: string }>('select foundation.take_turn() as turn')).rows[0]?.turn);

  /** Runs statements in one transaction as a role of the product, for somebody or nobody, and rolls it back. */
  async function as<T>(role: string, who: Who | undefined, work: (ask: (text: string, values?: unknown[]) => Promise<pg.QueryResult>) => Promise<T>, forge?: (context: string) => string): Promise<T> {
    await client.query('begin');
    try {
      await client.query(`set local role ${role}`);
      if (who) {
        const context = signContext(key, who, await turn(client));
        await client.query(`select set_config('fourfold.context', $1, true)`, [forge ? forge(context) : context]);
      }
      return await work((text, values) => client.query(text, values as unknown[]));
    } finally {
      await client.query('rollback');
    }
  }
  const asMe = <T>(work: Parameters<typeof as<T>>[2]): Promise<T> => as('fourfold_app', mine.who, work);
  const refused = (code: string) => expect.objectContaining({ code });

  it('shows one’s own rows, so that what follows can fail', async () => {
    expect((await asMe((ask) => ask('select id from people.person'))).rows).toEqual([{ id: person.mine }]);
    expect((await as('fourfold_app', theirs.who, (ask) => ask('select id from people.person'))).rows).toEqual([{ id: person.theirs }]);
  });

  it('shows nothing without a context, and refuses one that is forged, altered, of another connection or of another transaction', async () => {
    expect((await as('fourfold_app', undefined, (ask) => ask('select count(*)::int as n from people.person'))).rows).toEqual([{ n: 0 }]);
    const forgeries: ((context: string) => string)[] = [
      (c) => c.replace(mine.agency, theirs.agency), (c) => c.slice(0, -1) + (c.endsWith('0') ? '1' : '0'), () => `${theirs.agency}.${theirs.account}.case-manager.1.1.${'0'.repeat(64)}`, (c) => c.split('.').slice(0, 4).join('.'), (c) => c.split('.').slice(1).join('.'),
      () => signContext(createSecretKey(Buffer.alloc(32, 1)), theirs.who, 1), () => signContext(key, theirs.who, 1),
    ];
    for (const forge of forgeries) await expect(as('fourfold_app', mine.who, (ask) => ask('select id from people.person'), forge)).rejects.toEqual(refused('42501'));
  });

  it('refuses a context that was put by: once its turn is over, and on a connection that did not draw it', async () => {
    const { database } = await house();
    const other = await database.administrator();
    try {
      const [drawn, elsewhere] = [await turn(client), await turn(other)];
      expect(elsewhere).not.toBe(drawn);
      const seen = signContext(key, theirs.who, drawn);
      const read = async (context: string, before?: () => Promise<unknown>): Promise<pg.QueryResult> => {
        await client.query('begin');
        try {
          await client.query('set local role fourfold_app');
          await client.query(`select set_config('fourfold.context', $1, true)`, [context]);
          await before?.();
          return await client.query('select id from people.person');
        } finally {
          await client.query('rollback');
        }
      };
      expect((await read(seen)).rows, 'within its turn it holds, so that what follows can fail').toEqual([{ id: person.theirs }]);
      await expect(read(signContext(key, theirs.who, elsewhere))).rejects.toEqual(refused('42501'));
      await expect(read(seen, () => turn(client))).rejects.toEqual(refused('42501'));
      await expect(read(seen)).rejects.toEqual(refused('42501'));
      await expect(read(seen, () => client.query(`select setval('foundation.turn', $1)`, [drawn]))).rejects.toEqual(refused('42501'));
    } finally {
      await other.end();
    }
  });

  it('does not change the agency by set_config inside a query', async () => {
    await expect(asMe((ask) => ask(`select set_config('fourfold.context', replace(current_setting('fourfold.context'), $1, $2), true), p.id from people.person p`, [mine.agency, theirs.agency]))).resolves.toMatchObject({ rowCount: 1 });
    await expect(asMe(async (ask) => {
      await ask(`select set_config('fourfold.context', replace(current_setting('fourfold.context'), $1, $2), true)`, [mine.agency, theirs.agency]);
      return ask('select id from people.person');
    })).rejects.toEqual(refused('42501'));
  });

  it('answers the same for a hidden row and an absent one: reading, foreign key, uniqueness, plan', async () => {
    for (const id of [person.theirs, randomUUID()]) {
      expect((await asMe((ask) => ask('select * from people.person where id = $1', [id]))).rowCount).toBe(0);
      expect((await asMe((ask) => ask('select * from people.person where id = $1 and 1 / (case when case_code is null then 0 else 1 end) = 1', [id]))).rowCount).toBe(0);
      await expect(asMe((ask) => ask(`insert into people.identification (agency, person, status, identified_on, form, evidence) values ($1, $2, 'potential', '2004-01-01', 'sex', 'test')`, [mine.agency, id]))).rejects.toEqual(refused('23503'));
    }
    const { rows } = await as('fourfold_app', theirs.who, (ask) => ask('select case_code from people.person'));
    const taken = (rows[0] as { case_code: string }).case_code;
    const enter = (code: string) => asMe((ask) => ask(`insert into people.person (agency, case_code, came_to_notice_on) values ($1, $2, '2004-01-01') on conflict do nothing returning 1`, [mine.agency, code]));
    expect((await enter(taken)).rowCount, 'a code of another agency is free here').toBe(1);
    const plan = async (id: string): Promise<string> => JSON.stringify((await asMe((ask) => ask('explain (analyze, costs off, timing off, summary off, buffers off) select id from people.person where agency = foundation.agency() and id = $1', [id]))).rows).replaceAll(id, 'ID');
    expect(await plan(person.theirs)).toBe(await plan(randomUUID()));
  });

  it('keeps what is written in one’s own agency, name and instant', async () => {
    const insert = (columns: string, values: string) => asMe((ask) => ask(`insert into people.person (case_code, came_to_notice_on, ${columns}) values ('Z-12345', '2004-01-01', ${values})`));
    await expect(insert('agency', `'${theirs.agency}'`)).rejects.toEqual(refused('42501'));
    await expect(insert('agency, recorded_by', `'${mine.agency}', '${theirs.account}'`)).rejects.toEqual(refused('42501'));
    await expect(insert('agency, recorded_at', `'${mine.agency}', '2004-01-01'`)).rejects.toEqual(refused('42501'));
    await expect(insert('agency, superseded_at', `'${mine.agency}', now()`)).rejects.toEqual(refused('42501'));
  });

  it('does not let the past be rewritten', async () => {
    for (const change of [`update people.person set case_code = 'Z-99999'`, `update people.person set recorded_at = '2004-01-01'`, 'delete from people.person', 'truncate people.person', `update audit.entry set act = 'nothing'`, 'delete from audit.entry', `insert into audit.entry (agency, lane, seq, account, act, via, hash) values ('${mine.agency}', 0, 999, '${mine.account}', 'forged', 'forged', sha256('x'))`]) {
      await expect(asMe((ask) => ask(change)), change).rejects.toEqual(refused('42501'));
    }
    for (const end of [`'2004-01-01'`, `now() + interval '1 day'`]) await expect(asMe((ask) => ask(`update people.person set superseded_at = ${end}`)), end).rejects.toSatisfy((e: { code: string }) => ['42501', '23514'].includes(e.code));
    expect((await asMe((ask) => ask(`update people.person set superseded_at = transaction_timestamp() where id = $1`, [person.theirs]))).rowCount).toBe(0);
  });

  it('tells nothing through the catalog, and gives no role what is not its work', async () => {
    await expect(asMe((ask) => ask(`select reltuples from pg_class`))).rejects.toEqual(refused('42501'));
    expect((await asMe((ask) => ask(`select count(*)::int as n from pg_stats where schemaname in ('people', 'identity', 'letters')`))).rows).toEqual([{ n: 0 }]);
    for (const [role, query] of [
      ['fourfold_app', 'select * from foundation.context_key'], ['fourfold_app', 'select * from access.account'], ['fourfold_app', 'select * from access.session'],
      ['fourfold_counter', 'select * from identity.subject_key'], ['fourfold_counter', 'select * from identity.token'], ['fourfold_counter', 'select * from people.identity'], ['fourfold_counter', 'select * from audit.entry'],
      ['fourfold_counter', `insert into people.link (agency) values ('${mine.agency}')`], ['fourfold_gate', 'select * from people.person'], ['fourfold_public', 'select * from people.person'], ['fourfold_public', 'select * from letters.letter'], ['fourfold_public', 'select * from access.organization'],
    ] as const) await expect(as(role, undefined, (ask) => ask(query)), `${role}: ${query}`).rejects.toEqual(refused('42501'));
    expect((await as('fourfold_app', undefined, (ask) => ask('select foundation.context() as signed'))).rows, 'a context tells its own transaction what that signed, and nothing else').toEqual([{ signed: null }]);
    expect((await as('fourfold_counter', undefined, (ask) => ask('select count(*)::int as n from people.person'))).rows[0]).not.toEqual({ n: 0 });
  });

  it('lets the public role read published tables, and call the few functions that are the public’s, and nothing else', async () => {
    const { rows } = await client.query<{ name: string }>(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'v', 'p', 'm') and n.nspname !~ '^(pg_|information_schema)' and has_any_column_privilege('fourfold_public', c.oid, 'select') order by 1`);
    expect(rows.length).toBeGreaterThan(0);
    // What a room shows to the public stands in tables of that name, written for it: copies without the past.
    expect(rows.map((r) => r.name).filter((name) => !/^publication\.|^[a-z]+\.published_/.test(name))).toEqual([]);
    const writes = await client.query(`select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'v') and n.nspname !~ '^(pg_|information_schema)' and (has_table_privilege('fourfold_public', c.oid, 'insert') or has_table_privilege('fourfold_public', c.oid, 'update') or has_table_privilege('fourfold_public', c.oid, 'delete'))`);
    expect(writes.rows).toEqual([]);
    const functions = await client.query<{ name: string }>(`select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname !~ '^(pg_|information_schema)' and has_schema_privilege('fourfold_public', n.oid, 'usage') and has_function_privilege('fourfold_public', p.oid, 'execute') order by 1`);
    expect(functions.rows.map((r) => r.name)).toEqual([
      'directory.found(text[],text[],double precision,double precision)', 'directory.said(text)', 'foundation.context()', 'hotline.add_to_thread(bytea,uuid,bytea)', 'hotline.ask_tip(text,bytea)', 'hotline.open_desks()', 'hotline.read_thread(bytea)',
      'hotline.ring(uuid,uuid,uuid,text,text,text,bytea,uuid,bytea,date)', 'hotline.take_report(uuid,uuid,text,text,bytea,bytea,uuid,bytea,date)', 'hotline.tip_agencies(text)', 'hotline.webhook_of(uuid)', 'letters.check_letter(bytea,date)', 'letters.ended_places(uuid)', 'outreach.open_code(text,date)', 'sharing.stop_by_code(bytea)',
      'training.check_certificate(bytea)', 'training.ended_places(uuid)',
    ]);
  });

  it('does not open on a database in which one of these defects is planted', async () => {
    const defects: Record<string, string> = {
      'a table without forced row security': 'create table people.loose (agency uuid primary key)',
      'a key without the agency': 'create table people.keyed (agency uuid, id uuid primary key); alter table people.keyed enable row level security, force row level security',
      'a unique index without the agency': 'create unique index on people.person (id, version)',
      'a view that runs as its owner': 'create view people.shown as select * from people.person',
      'a materialized view': 'create materialized view people.stored as select 1 as one',
      'a function that runs as its owner without a search path': `create function people.open() returns int language sql security definer as 'select 1'; revoke all on function people.open() from public`,
      'a function that runs as its owner for anyone': `create function people.wide() returns int language sql security definer set search_path = pg_catalog as 'select 1'`,
      'a role past row security': 'alter role fourfold_app bypassrls', 'a superuser role': 'alter role fourfold_counter superuser', 'an owner that can log in': 'alter role fourfold_owner login',
      'a role in another': 'grant fourfold_owner to fourfold_app', 'synchronous commit off for a role': 'alter role fourfold_app set synchronous_commit = off',
    };
    await checkServer(client);
    for (const [name, defect] of Object.entries(defects)) {
      await client.query('begin');
      try {
        await client.query(defect);
        await expect(checkServer(client), name).rejects.toMatchObject({ code: 'database.unsafe' });
      } finally {
        await client.query('rollback');
      }
    }
    await client.query('begin');
    await client.query('set local synchronous_commit = off');
    await expect(checkServer(client)).rejects.toMatchObject({ code: 'database.unsafe' });
    await client.query('rollback');
  });
});
