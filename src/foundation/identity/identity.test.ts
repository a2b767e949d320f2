import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '../errors.ts';
import { house, signIn, type TestUser } from '../testing/house.ts';
import { partsOf } from './parts.ts';
import { makeSubjectKey, openSubjectKey, seal, unseal } from './seal.ts';
import { identityOf, ledgerFile, replayPurges } from './subjects.ts';
import { token } from './tokens.ts';

describe('a sealed value', () => {
  const key = createSecretKey(randomBytes(32));
  const place = { agency: randomUUID(), table: 'people.identity', row: randomUUID(), column: 'sealed' };
  const text = '{"familyName":"Muestra Ñ 名"}';
  const sealed = seal(key, place, text);

  it('opens at its place, and is another each time the same text is sealed', () => {
    expect(unseal(key, place, sealed)).toBe(text);
    expect(seal(key, place, text).equals(sealed)).toBe(false);
    expect(sealed.includes(Buffer.from('Muestra'))).toBe(false);
  });

  it('is refused with any bit of it turned, cut short, lengthened or empty', () => {
    for (let i = 0; i < sealed.length * 8; i++) {
      const turned = Buffer.from(sealed);
      turned[i >> 3]! ^= 1 << (i & 7);
      expect(() => unseal(key, place, turned), `bit ${i}`).toThrow(Fault);
    }
    for (let length = 0; length < sealed.length; length++) expect(() => unseal(key, place, sealed.subarray(0, length)), `${length} bytes`).toThrow(Fault);
    expect(() => unseal(key, place, Buffer.concat([sealed, Buffer.alloc(1)]))).toThrow(Fault);
  });

  it('is refused in another table, row, column or agency, and under another key', () => {
    for (const moved of [{ ...place, agency: randomUUID() }, { ...place, table: 'letters.letter' }, { ...place, row: randomUUID() }, { ...place, column: 'other' }]) expect(() => unseal(key, moved, sealed)).toThrow(Fault);
    expect(() => unseal(createSecretKey(randomBytes(32)), place, sealed)).toThrow(Fault);
  });

  it('is no more movable where it is the key of a person', () => {
    const wrapping = createSecretKey(randomBytes(32));
    const subject = randomUUID();
    const { key: made, wrapped } = makeSubjectKey(wrapping, place.agency, subject);
    expect(openSubjectKey(wrapping, place.agency, subject, wrapped).equals(made)).toBe(true);
    for (const open of [() => openSubjectKey(wrapping, place.agency, randomUUID(), wrapped), () => openSubjectKey(wrapping, randomUUID(), subject, wrapped), () => openSubjectKey(createSecretKey(randomBytes(32)), place.agency, subject, wrapped)]) expect(open).toThrow(Fault);
  });
});

describe('the people of two agencies', () => {
  const given = { familyName: 'Zubarrieta', givenName: 'Xiomara', aliases: ['Quetzalina'], bornOn: '1981-07-13', phones: ['202-555-0187'], numbers: [{ kind: 'passport', number: 'XQ7719283' }], cameToNoticeOn: '2004-02-17' };
  let client: pg.Client;
  let worker: TestUser;
  let supervisor: TestUser;
  let other: TestUser;
  let person: string;
  const enter = async (user: TestUser): Promise<string> => (await user.post<{ id: string }>('/api/people', given)).body.id;
  const found = async (words: string): Promise<string[]> => (await worker.post<{ people: { id: string }[] }>('/api/people/search', { words })).body.people.map((p) => p.id);
  const tokensOf = async (agency: string): Promise<string[]> => (await client.query<{ token: string }>(`select kind || encode(token, 'hex') as token from identity.token where agency = $1 order by 1`, [agency])).rows.map((r) => r.token);

  beforeAll(async () => {
    client = await (await house()).database.administrator();
    worker = await signIn('case-manager');
    supervisor = await signIn('supervisor', { agency: worker.agency });
    other = await signIn('case-manager');
    person = await enter(worker);
    await enter(other);
  });
  afterAll(async () => { await client?.end(); });

  it('are named nowhere in the database, neither as written nor as bytes', async () => {
    const { rows: tables } = await client.query<{ name: string }>(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)' order by 1`);
    // the whole telephone number: seven digits stand by chance in the hex of some megabytes of sealed bytes
    const written = ['Zubarrieta', 'Xiomara', 'Quetzalina', '1981-07-13', '202-555-0187', '2025550187', 'XQ7719283'];
    const forms = (words: readonly string[]): string[] => words.flatMap((w) => [w, Buffer.from(w).toString('hex'), Buffer.from(w).toString('base64').slice(0, -3), [...w].reverse().join('')]).map((f) => `%${f}%`);
    const holding = async (words: readonly string[]): Promise<string[]> => {
      const { rows } = await client.query<{ name: string; n: number }>(tables.map(({ name }) => `select '${name}' as name, count(*)::int as n from ${name} t where t::text ilike any($1)`).join(' union all '), [forms(words)]);
      return rows.filter((r) => r.n > 0).map((r) => r.name);
    };
    expect(await holding([person]), 'what stands there is found').toEqual(expect.arrayContaining(['identity.subject_key', 'people.identity', 'people.person']));
    expect(await holding(written)).toEqual([]);
  });

  it('are found by their own agency, and their index has no entry in common with the other’s', async () => {
    for (const words of ['Zubarrieta', 'siomara', '202 555 0187', 'XQ7719283']) expect(await found(words), words).toEqual([person]);
    const [mine, theirs] = [await tokensOf(worker.agency), await tokensOf(other.agency)];
    expect(mine).toHaveLength(theirs.length);
    expect(mine.length).toBeGreaterThan(8);
    expect(mine.filter((t) => theirs.includes(t))).toEqual([]);
  });

  it('whose keys were opened a moment ago are reached through their rows alone: moved to another it opens nothing, destroyed it is gone', async () => {
    const { database, services } = await house();
    const mine = await signIn('case-manager');
    const identity = identityOf(services.keys, mine.agency);
    const [one, two] = [await enter(mine), await enter(mine)];
    const read = () => database.transact(mine.who, (tx) => identity.keysOf(tx, [one, two]));
    const before = await read();
    expect([...before.keys()].sort()).toEqual([one, two].sort());
    expect((await read()).get(one), 'the same key, opened once').toBe(before.get(one));
    const wrappedOf = async (subject: string): Promise<Buffer> => (await client.query<{ wrapped: Buffer }>('select wrapped from identity.subject_key where subject = $1', [subject])).rows[0]?.wrapped as Buffer;
    const [own, others] = [await wrappedOf(one), await wrappedOf(two)];
    await client.query('update identity.subject_key set wrapped = $2 where subject = $1', [one, others]);
    await expect(read()).rejects.toThrow(Fault);
    await client.query('update identity.subject_key set wrapped = $2 where subject = $1', [one, own]);
    await client.query('delete from identity.subject_key where subject = $1', [two]);
    expect([...(await read()).keys()]).toEqual([one]);
  });

  it('have an index that only their agency’s key makes, the same each time', async () => {
    const { keys } = (await house()).services;
    for (const part of partsOf({ names: [given.familyName], phones: given.phones })) {
      expect(token(keys.of(worker.agency).indexing, part).equals(token(keys.of(worker.agency).indexing, part))).toBe(true);
      expect(token(keys.of(worker.agency).indexing, part).equals(token(keys.of(other.agency).indexing, part))).toBe(false);
    }
  });

  it('have keys in files that only their owner reads, and that are not those of the database', async () => {
    const { dataFolder } = (await house()).database;
    const file = join(dataFolder, 'keys', `${worker.agency}.keys.json`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataFolder, 'keys')).mode & 0o777).toBe(0o700);
    const { root } = JSON.parse(readFileSync(file, 'utf8')) as { root: string };
    expect((await client.query(`select from identity.subject_key where agency = $1 and encode(wrapped, 'hex') like $2`, [worker.agency, `%${root}%`])).rowCount).toBe(0);
  });

  it('stay purged: the key and the index go, and a database that brings them back forgets them again before it is read', async () => {
    const { database } = await house();
    const held = async (): Promise<(number | null)[]> => [(await client.query('select from identity.subject_key where agency = $1 and subject = $2', [worker.agency, person])).rowCount, (await client.query('select from identity.token where agency = $1 and subject = $2', [worker.agency, person])).rowCount];
    const read = async () => (await worker.get<{ person: Record<string, unknown> }>(`/api/people/${person}`)).body.person;
    expect(await held()).toEqual([1, (await tokensOf(worker.agency)).length]);
    await client.query(`create temporary table keys as select * from identity.subject_key where subject = '${person}'`);
    await client.query(`create temporary table tokens as select * from identity.token where subject = '${person}'`);

    expect((await supervisor.post(`/api/people/${person}/purge`)).status).toBe(200);
    expect(await held()).toEqual([0, 0]);
    expect(readFileSync(ledgerFile(database.dataFolder), 'utf8')).toContain(JSON.stringify({ agency: worker.agency, subject: person }));
    expect(await found('Zubarrieta')).toEqual([]);

    await client.query('insert into identity.subject_key select * from keys; insert into identity.token select * from tokens');
    expect(await read(), 'as a restored backup would be, were it read at once').toMatchObject({ familyName: 'Zubarrieta' });
    expect(await replayPurges(database)).toBeGreaterThanOrEqual(1);
    expect(await held()).toEqual([0, 0]);
    expect(await read()).toMatchObject({ purged: true });
    expect(await read()).not.toHaveProperty('familyName');
  });

  it('are purged by a ledger whose last line was torn by a power cut, and by what is written after it', async () => {
    const { database } = await house();
    const next = await enter(worker);
    appendFileSync(ledgerFile(database.dataFolder), `{"agency":"${worker.agency}","subj`);
    await expect(replayPurges(database)).resolves.toBeTypeOf('number');
    expect((await supervisor.post(`/api/people/${next}/purge`)).status).toBe(200);
    await client.query('insert into identity.subject_key select agency, $1::uuid, wrapped, made_at from keys', [next]);
    await replayPurges(database);
    expect((await client.query('select from identity.subject_key where subject = $1', [next])).rowCount).toBe(0);
  });
});
