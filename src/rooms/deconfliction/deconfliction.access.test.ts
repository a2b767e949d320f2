import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { house, signIn, today, type TestUser } from '../../foundation/testing/house.ts';
import { sql } from '../../foundation/database/sql.ts';
import { runRound } from '../../foundation/web/nightly.ts';
import { HOLDING } from './rules.ts';
import type { Askings, Holdings, Notices } from './schema.ts';

interface Refused { error: { code: string } }
let next = 1000;
/** A telephone number that no other test holds. */
const newPhone = (): string => `+502 7${String(Date.now()).slice(-5)}${next++}`;

describe('blind deconfliction', () => {
  let client: pg.Client;
  let [one, two, third] = [] as unknown as [TestUser, TestUser, TestUser];
  beforeAll(async () => {
    client = await (await house()).database.administrator();
    [one, two, third] = [await signIn('investigator'), await signIn('prosecutor'), await signIn('investigator')];
  });
  afterAll(() => client.end());
  afterEach(() => today(null));

  const hold = (user: TestUser, value: string, more: object = {}) => user.post<{ id: string; version: number } & Refused>('/api/deconfliction/holdings', { kind: 'phone', value, caseNumber: 'A-2004-1', ...more });
  const notices = async (user: TestUser) => (await user.get<Notices>('/api/deconfliction/notices')).body.notices;
  const round = async (which: 'steady' | 'nightly', ...users: TestUser[]): Promise<void> => {
    const { database, services, rooms } = await house();
    await runRound({ database, services, rooms: rooms.filter((r) => r.name === 'deconfliction'), which, agencies: users.map((u) => u.agency), log: (entry) => { throw new Error(JSON.stringify(entry)); } });
  };
  const plain = (answer: { status: number; text: string; headers: Record<string, unknown> }): string => JSON.stringify([answer.status, answer.text.replace(/[0-9a-f-]{36}/, '#'), { ...answer.headers, date: '' }]);

  it('answers a hit and a miss alike, byte for byte, and compares nothing while somebody waits', async () => {
    const phone = newPhone();
    expect((await hold(one, phone)).status).toBe(200);
    await round('steady', one);
    const [hit, miss] = [await hold(two, phone), await hold(two, newPhone())];
    expect(plain(hit)).toBe(plain(miss));
    expect(hit.text.length).toBe(miss.text.length);
    for (const user of [one, two]) expect(await notices(user), 'nothing is compared before the minute').toEqual([]);
    const { rows } = await client.query('select from deconfliction.pair where $1::uuid in (first_agency, second_agency)', [two.agency]);
    expect(rows).toEqual([]);
  });

  it('tells both owners and nobody else; who, and whom to call, only where both are for talking', async () => {
    const phone = newPhone();
    const before = await everything(third);
    const [one, two] = [await signIn('investigator'), await signIn('prosecutor')];
    await hold(one, phone);
    await hold(two, phone.replace('+', '00 '), { caseNumber: 'B-7' });
    await round('steady', one, two, third);
    const [mine, theirs] = [await newest(one), await newest(two)];
    expect(mine).toMatchObject({ kind: 'phone', how: 'same', value: phone, caseNumber: 'A-2004-1', state: 'to-decide', agency: null, contact: null });
    expect(theirs).toMatchObject({ caseNumber: 'B-7', state: 'to-decide', agency: null, contact: null });
    expect(JSON.stringify(mine)).not.toMatch(new RegExp(`${two.agency}|B-7|${theirs?.id}`));
    expect(await everything(third), 'a third learns nothing').toBe(before);

    expect((await one.post(`/api/deconfliction/notices/${mine?.id}/answer`, { decision: 'talk', contact: 'Kim, extension 12' })).status).toBe(200);
    expect(await newest(one)).toMatchObject({ state: 'waits', agency: null, contact: null });
    expect(await newest(two), 'the other is not told that one is for talking').toEqual(theirs);
    expect((await third.post<Refused>(`/api/deconfliction/notices/${mine?.id}/answer`, { decision: 'no' })).status).toBe(404);
    expect((await two.post<Refused>(`/api/deconfliction/notices/${theirs?.id}/answer`, { decision: 'talk' })).body.error.code).toBe('deconfliction.contact');
    expect((await two.post(`/api/deconfliction/notices/${theirs?.id}/answer`, { decision: 'talk', contact: 'Paul, extension 40' })).status).toBe(200);
    expect(await newest(one)).toMatchObject({ state: 'open', contact: 'Paul, extension 40' });
    expect(await newest(two)).toMatchObject({ state: 'open', contact: 'Kim, extension 12' });
    expect((await newest(one))?.agency).toMatch(/^Agency /);
    expect((await one.post<Refused>(`/api/deconfliction/notices/${mine?.id}/answer`, { decision: 'no' })).body.error.code).toBe('deconfliction.open');
    expect(await everything(third)).toBe(before);
  });

  it('makes a no and a silence look the same, and closes for both when the time is over', async () => {
    today('2004-03-01');
    const [a, b, c, d] = [await signIn('investigator'), await signIn('prosecutor'), await signIn('investigator'), await signIn('prosecutor')];
    const phone = newPhone();
    const other = newPhone();
    for (const [x, y, value] of [[a, b, phone], [c, d, other]] as const) { await hold(x, value); await hold(y, value); await round('steady', x, y); }
    for (const user of [a, c]) await user.post(`/api/deconfliction/notices/${(await newest(user))?.id}/answer`, { decision: 'talk', contact: 'extension 12' });
    await b.post(`/api/deconfliction/notices/${(await newest(b))?.id}/answer`, { decision: 'no' });
    const seen = async (user: TestUser, value: string): Promise<string> => JSON.stringify(await newest(user)).replaceAll(/[0-9a-f-]{36}/g, '#').replace(value, '¶');
    expect(await seen(a, phone)).toBe(await seen(c, other));
    today('2004-03-16');
    const late = await signIn('prosecutor', { agency: d.agency });
    expect((await late.post<Refused>(`/api/deconfliction/notices/${(await newest(late))?.id}/answer`, { decision: 'talk', contact: 'extension 9' })).body.error.code).toBe('deconfliction.too-late');
    expect((await newest(await signIn('investigator', { agency: a.agency })))?.state).toBe('closed');
  });

  it('meets names that sound alike, and nothing of another kind or issuer', async () => {
    const [a, b] = [await signIn('investigator'), await signIn('prosecutor')];
    const tail = ['Quetzal', 'Ximena', 'Wenceslao'][next++ % 3] as string;
    await hold(a, `Katherina ${tail} Schmidt`, { kind: 'name' });
    await hold(b, `Schmitt, Catarina ${tail}`, { kind: 'name' });
    await hold(a, 'ZZ90817', { kind: 'plate', issuer: 'US-TX' });
    await hold(b, 'ZZ90817', { kind: 'plate', issuer: 'US-FL' });
    await hold(b, 'ZZ90817', { kind: 'document', issuer: 'US-TX' });
    await round('steady', a, b);
    expect((await notices(a)).map((n) => [n.kind, n.how])).toEqual([['name', 'alike']]);
  });

  it('meets nothing that was taken back or whose time is over, and destroys what it was', async () => {
    today('2004-03-01');
    const [a, b] = [await signIn('investigator'), await signIn('prosecutor')];
    const [gone, lapsing] = [newPhone(), newPhone()];
    const kept = (await hold(a, gone)).body.id;
    await hold(a, lapsing, { endsOn: '2004-03-02' });
    expect((await a.post(`/api/deconfliction/holdings/${kept}/withdraw`)).status).toBe(200);
    today('2004-03-02');
    await round('nightly', a);
    for (const value of [gone, lapsing]) await hold(await signIn('prosecutor', { agency: b.agency }), value);
    await round('steady', a, b);
    const [later, later2] = [await signIn('investigator', { agency: a.agency }), await signIn('prosecutor', { agency: b.agency })];
    expect([await notices(later), await notices(later2)]).toEqual([[], []]);
    const { holdings } = (await later.get<Holdings>('/api/deconfliction/holdings', { show: 'all' })).body;
    expect(holdings.map((h) => [h.endedAs, h.value]).sort()).toEqual([['lapsed', undefined], ['withdrawn', undefined]]);
    expect((await client.query('select from deconfliction.mark where agency = $1', [a.agency])).rowCount).toBe(0);
    expect((await client.query('select from identity.subject_key where agency = $1', [a.agency])).rowCount).toBe(0);
  });

  it('lets nobody fish: an asking needs a case and leaves a mark, one may ask so often in a day, and how often is seen without what', async () => {
    const asker = await signIn('investigator');
    const content = Buffer.from(['kind,value,issuer,case_number,ends_on', ...Array.from({ length: HOLDING.mostADay - 1 }, (_, i) => `phone,+502 6${String(Date.now()).slice(-6)}${100 + i},,F-1,`)].join('\n')).toString('base64');
    expect((await asker.post<{ outcome: string }>('/api/exchange/holdings', { fileName: 'f.csv', content })).body.outcome).toBe('kept');
    const { id } = (await hold(asker, newPhone())).body;
    expect((await hold(asker, newPhone())).body.error.code).toBe('deconfliction.too-many');
    await asker.post(`/api/deconfliction/holdings/${id}/withdraw`);
    expect((await hold(asker, newPhone())).body.error.code, 'nothing is won by taking back').toBe('deconfliction.too-many');
    expect((await hold(asker, newPhone(), { caseNumber: undefined })).status).toBe(400);
    const lead = await signIn('supervisor', { agency: asker.agency });
    const seen = await lead.get<Askings>('/api/deconfliction/askings');
    expect(seen.body).toMatchObject({ by: 'colleague', askings: [{ name: 'Test investigator', day: HOLDING.mostADay, month: HOLDING.mostADay }] });
    for (const path of ['holdings', 'notices']) expect((await lead.get(`/api/deconfliction/${path}`)).status, path).toBe(404);
    const center = await signIn('supervisor', { kind: 'intelligence' });
    const overall = await center.get<Askings>('/api/deconfliction/askings');
    expect(overall.body.by).toBe('agency');
    expect(overall.body.askings.find((a) => a.day === HOLDING.mostADay)).toBeDefined();
    for (const one of overall.body.askings) expect(Object.keys(one).sort(), 'how often, and nothing else').toEqual(['day', 'month', 'name']);
    expect(overall.text).not.toMatch(/202-?555|"phone"|"F-1/);
  });

  it('keeps its index unreadable: it holds no value, is of no use without the key, and no other agency’s rows are in reach', async () => {
    const phone = newPhone();
    await hold(one, phone, { caseNumber: 'SECRET-77' });
    const digits = phone.replace(/\D/g, '');
    const { rows } = await client.query<{ text: string }>(`select t::text as text from deconfliction.mark t union all select t::text from deconfliction.holding t union all select t::text from deconfliction.notice t union all select t::text from deconfliction.pair t`);
    for (const form of [digits, Buffer.from(digits).toString('hex'), 'SECRET-77', Buffer.from('SECRET-77').toString('hex')]) expect(rows.filter((r) => r.text.includes(form))).toEqual([]);
    const { database } = await house();
    const seen = await database.transact({ agency: third.agency, account: third.account, roles: ['investigator'] }, (tx) => tx.all<{ agency: string }>(sql`select distinct agency from deconfliction.mark union select distinct agency from deconfliction.holding union select distinct agency from deconfliction.notice`));
    expect(seen.filter((r) => r.agency !== third.agency)).toEqual([]);
    for (const statement of [sql`select 1 from deconfliction.pair`, sql`update deconfliction.mark set looked = false`]) await expect(database.transact({ agency: third.agency, account: third.account, roles: [] }, (tx) => tx.all(statement))).rejects.toThrow(/permission denied/);
    await expect(database.counter.all(sql`select token from deconfliction.mark`)).rejects.toThrow(/permission denied/);
  });

  it('never searches victim services: they can write no mark, and what compares names no table but its own', async () => {
    const caring = await signIn('case-manager');
    for (const path of ['holdings', 'notices', 'askings']) expect((await caring.get(`/api/deconfliction/${path}`)).status).toBe(404);
    const { database } = await house();
    const who = { agency: caring.agency, account: caring.account, roles: ['case-manager'] };
    await expect(database.transact(who, (tx) => tx.all(sql`insert into deconfliction.mark (agency, holding, how, token) values (${caring.agency}::uuid, gen_random_uuid(), 'same', sha256('x'))`))).rejects.toThrow(/row-level security/);
    await expect(database.transact(who, (tx) => tx.all(sql`insert into deconfliction.holding (agency, recorded_by, kind, sealed, asked_by, asked_at, asked_on, ends_on) values (${caring.agency}::uuid, ${caring.account}::uuid, 'phone', 'x', ${caring.account}::uuid, now(), '2004-01-01', '2004-02-01')`))).rejects.toThrow(/row-level security/);
    const { rows } = await client.query<{ name: string; body: string }>(`select p.proname as name, pg_get_functiondef(p.oid) as body from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'deconfliction'`);
    expect(rows.map((r) => r.name).sort()).toEqual(['look', 'other_sides']);
    const schemas = (await client.query<{ name: string }>(`select nspname as name from pg_namespace where nspname !~ '^pg_'`)).rows.map((r) => r.name);
    for (const { name, body } of rows) expect([...body.matchAll(/\b([a-z_]+)\.[a-z_]+/g)].map((m) => m[1] as string).filter((s) => schemas.includes(s) && !['deconfliction', 'foundation'].includes(s)), name).toEqual([]);
    const readable = await client.query<{ name: string }>(`select polrelid::regclass::text as name from pg_policy where 'fourfold_owner'::regrole = any(polroles) and polname like 'carried%' and polrelid::regclass::text like 'deconfliction.%'`);
    expect(new Set(readable.rows.map((r) => r.name))).toEqual(new Set(['deconfliction.pair', 'deconfliction.mark', 'deconfliction.holding', 'deconfliction.notice']));
  });

  it('takes a file back whole: what came in by it meets nothing any more', async () => {
    const [a, b] = [await signIn('investigator'), await signIn('prosecutor')];
    const phone = newPhone();
    const content = Buffer.from(`kind,value,issuer,case_number,ends_on\nphone,${phone},,A-1,`).toString('base64');
    const { batch } = (await a.post<{ batch: string }>('/api/exchange/holdings', { fileName: 'h.csv', content })).body;
    expect((await a.post(`/api/exchange/holdings/batches/${batch}/undo`)).status).toBe(200);
    await hold(b, phone);
    await round('steady', a, b);
    expect([await notices(a), await notices(b)]).toEqual([[], []]);
    expect((await a.get('/api/exchange/holdings/export.csv')).text).not.toContain(phone);
    const bad = Buffer.from('kind,value,issuer,case_number,ends_on\nplate,ABC1234,,A-1,\nname,Marcos,,A-2,').toString('base64');
    const refused = await a.post<{ outcome: string; problems: { where: string }[] }>('/api/exchange/holdings', { fileName: 'b.csv', content: bad });
    expect([refused.body.outcome, refused.body.problems.map((p) => p.where)]).toEqual(['refused', ['C2', 'B3']]);
  });

  async function newest(user: TestUser) {
    return (await notices(user))[0];
  }
  async function everything(user: TestUser): Promise<string> {
    const texts: string[] = [];
    for (const path of ['holdings?show=all', 'notices', 'counts']) texts.push((await user.get(`/api/deconfliction/${path}`)).text);
    return texts.join('\n');
  }

  it('has no migration that names a table of another room', () => {
    const text = readFileSync(join(import.meta.dirname, 'migrations/20261126T1410-deconfliction.sql'), 'utf8');
    expect(text).not.toMatch(/\b(people|cases|hotline|screening|directory|sharing|relief|letters)\.[a-z]/);
  });
});
