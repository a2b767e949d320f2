import type { KeyObject } from 'node:crypto';
import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import type { Database, Tx } from '../database/database.ts';
import { keepMany, revise } from '../database/keep.ts';
import { join, sql, type Sql } from '../database/sql.ts';
import { Refusal } from '../errors.ts';
import type { AgencyKeys, KeyStore } from './keystore.ts';
import { partsOf, type Part, type Searchable } from './parts.ts';
import { makeSubjectKey, openSubjectKey } from './seal.ts';
import { token } from './tokens.ts';

/** Identity within one transaction's agency: keys of its people, and the index by which they are found. */
export interface Identity {
  readonly keys: AgencyKeys;
  /** Makes keys for new people, all in one statement. */
  makeKeys(tx: Tx, subjects: readonly string[]): Promise<Map<string, KeyObject>>;
  /** The keys that still stand; a purged person has none. */
  keysOf(tx: Tx, subjects: readonly string[]): Promise<Map<string, KeyObject>>;
  index(tx: Tx, entries: readonly { subject: string; searchable: Searchable }[]): Promise<void>;
  /** People who carry every group's part (any one of a group is enough), at most `limit`, those with most parts first. */
  find(tx: Tx, groups: readonly (readonly Part[])[], limit: number): Promise<string[]>;
}

/** Identity for the agency a transaction acts for. */
export function identityOf(store: KeyStore, agency: string): Identity {
  const keys = store.of(agency);
  return { keys, makeKeys: (tx, s) => makeKeys(tx, keys, s), keysOf: (tx, s) => keysOf(tx, keys, s), index: (tx, e) => index(tx, keys, e), find: (tx, g, n) => find(tx, keys, g, n) };
}

async function makeKeys(tx: Tx, keys: AgencyKeys, subjects: readonly string[]): Promise<Map<string, KeyObject>> {
  const made = subjects.map((subject) => ({ subject, ...makeSubjectKey(keys.wrapping, tx.who.agency, subject) }));
  await tx.all(sql`insert into identity.subject_key (agency, subject, wrapped)
    select ${tx.who.agency}::uuid, * from unnest(${made.map((m) => m.subject)}::uuid[], ${made.map((m) => m.wrapped)}::bytea[])`);
  return new Map(made.map((m) => [m.subject, m.key]));
}

async function keysOf(tx: Tx, keys: AgencyKeys, subjects: readonly string[]): Promise<Map<string, KeyObject>> {
  const rows = await tx.all<{ subject: string; wrapped: Buffer }>(sql`select subject, wrapped from identity.subject_key where agency = ${tx.who.agency}::uuid and subject = any(${[...subjects]}::uuid[])`);
  return new Map(rows.map((r) => [r.subject, opened(keys, tx.who.agency, r.subject, r.wrapped)]));
}

/** Keys opened within the last minute, by what they stand wrapped in: they are reached through the row that holds it, so a person whose row was destroyed has none. */
const OPENED = new WeakMap<AgencyKeys, Map<string, KeyObject>>();
const HELD = { keys: 20_000, milliseconds: 60_000 } as const;

function opened(keys: AgencyKeys, agency: string, subject: string, wrapped: Buffer): KeyObject {
  let held = OPENED.get(keys);
  if (!held || held.size >= HELD.keys) {
    const begun = new Map<string, KeyObject>();
    OPENED.set(keys, (held = begun));
    setTimeout(() => { if (OPENED.get(keys) === begun) OPENED.delete(keys); }, HELD.milliseconds).unref();
  }
  const name = `${subject}${wrapped.toString('latin1')}`;
  const key = held.get(name) ?? openSubjectKey(keys.wrapping, agency, subject, wrapped);
  held.set(name, key);
  return key;
}

async function index(tx: Tx, keys: AgencyKeys, entries: readonly { subject: string; searchable: Searchable }[]): Promise<void> {
  const rows = entries.flatMap((e) => partsOf(e.searchable).map((part) => ({ kind: part.kind, token: token(keys.indexing, part), subject: e.subject })));
  if (rows.length === 0) return;
  await tx.all(sql`insert into identity.token (agency, kind, token, subject)
    select ${tx.who.agency}::uuid, * from unnest(${rows.map((r) => r.kind)}::text[], ${rows.map((r) => r.token)}::bytea[], ${rows.map((r) => r.subject)}::uuid[]) on conflict do nothing`);
}

async function find(tx: Tx, keys: AgencyKeys, groups: readonly (readonly Part[])[], limit: number): Promise<string[]> {
  const asked = groups.filter((g) => g.length > 0).map((g) => ({ kinds: g.map((p) => p.kind), tokens: g.map((p) => token(keys.indexing, p)), carriers: 0 }));
  const [first, ...others] = asked.length > 1 ? await rarestFirst(tx, asked) : asked;
  if (!first) return [];
  const carries = ({ kinds, tokens }: Carried, subject: Sql): Sql => sql`from unnest(${kinds}::text[], ${tokens}::bytea[]) p (kind, token), lateral (
    select o.subject from identity.token o where o.agency = ${tx.who.agency}::uuid and o.kind = p.kind and o.token = p.token${subject}) t`;
  // For few people the other parts are looked up one by one; for many, all who carry them are read once.
  const conditions = others.map((group) => (first.carriers < COMMON ? sql` and exists (select ${carries(group, sql` and o.subject = found.subject`)})` : sql` and found.subject in (select t.subject ${carries(group, sql``)} offset 0)`));
  const rows = await tx.all<{ subject: string }>(sql`
    select subject from (select found.subject from (select t.subject ${carries(first, sql``)}) found where true${join(conditions, '')} limit ${limit * 4}) met
    group by subject order by count(*) desc limit ${limit}`);
  return rows.map((r) => r.subject);
}

interface Carried { kinds: string[]; tokens: Buffer[]; carriers: number }

/** From this many entries on a part is common, and how common makes no difference. */
const COMMON = 3000;

/** The group that fewest people carry first, so that the others are looked up for few. */
async function rarestFirst(tx: Tx, groups: readonly Carried[]): Promise<Carried[]> {
  const flat = groups.flatMap(({ kinds, tokens }, at) => kinds.map((kind, i) => ({ at, kind, token: tokens[i] as Buffer })));
  const rows = await tx.all<{ at: number; n: number }>(sql`
    select p.at, sum(c.n) as n from unnest(${flat.map((f) => f.at)}::int[], ${flat.map((f) => f.kind)}::text[], ${flat.map((f) => f.token)}::bytea[]) p (at, kind, token),
      lateral (select count(*) as n from (select from identity.token o where o.agency = ${tx.who.agency}::uuid and o.kind = p.kind and o.token = p.token limit ${COMMON}) few) c group by p.at`);
  const carriers = new Map(rows.map((r) => [r.at, r.n]));
  return groups.map((group, at) => ({ ...group, carriers: carriers.get(at) ?? 0 })).sort((a, b) => a.carriers - b.carriers);
}

/** The ledger of purged people, outside the database: a restored backup must not bring their keys back. */
export function ledgerFile(dataFolder: string): string {
  return path(dataFolder, 'purged.jsonl');
}

/** Why a legal hold stands. */
export type HoldGrounds = 'subpoena' | 'court-order' | 'litigation' | 'discovery';

/** Holds subjects: until each hold is lifted their keys cannot be destroyed. Answers the holds' ids in order. */
export function holdSubjects(tx: Tx, subjects: readonly string[], grounds: HoldGrounds): Promise<string[]> {
  return keepMany(tx, 'identity.hold', subjects.map((subject) => ({ subject, grounds, lifted_on: null })));
}

/** The holds that stand on subjects. */
export function holdsOn(tx: Tx, subjects: readonly string[]): Promise<{ id: string; version: number; subject: string; grounds: HoldGrounds }[]> {
  return tx.all(sql`select id, version, subject, grounds from identity.hold_as_of where agency = ${tx.who.agency}::uuid and subject = any(${[...subjects]}::uuid[]) and lifted_on is null`);
}

/** Of these subjects, those on whom a subpoena or a demand of discovery stands: it orders nothing, and until counsel has answered nothing of them leaves (R7), from whichever room. */
export async function underSubpoena(tx: Tx, subjects: readonly string[]): Promise<Set<string>> {
  return new Set((await holdsOn(tx, subjects)).filter((h) => h.grounds === 'subpoena' || h.grounds === 'discovery').map((h) => h.subject));
}

/** Lifts a hold. */
export async function liftHold(tx: Tx, id: string, version: number, on: string): Promise<void> {
  await revise(tx, 'identity.hold', id, version, { lifted_on: on });
}

/** Destroys a person's key and index entries in this transaction, after writing the purge to the ledger; refused while a legal hold stands. */
export async function destroySubject(tx: Tx, dataFolder: string, subject: string): Promise<void> {
  if ((await holdsOn(tx, [subject])).length > 0) throw new Refusal('identity.held', 'A legal hold stands on this record, so nothing of it can be destroyed until the hold is lifted.');
  appendFileSync(ledgerFile(dataFolder), `\n${JSON.stringify({ agency: tx.who.agency, subject })}\n`, { mode: 0o600 });
  const handle = openSync(ledgerFile(dataFolder), 'r+');
  fsyncSync(handle);
  closeSync(handle);
  await tx.all(sql`delete from identity.token where agency = ${tx.who.agency}::uuid and subject = ${subject}::uuid`);
  await tx.all(sql`delete from identity.subject_key where agency = ${tx.who.agency}::uuid and subject = ${subject}::uuid`);
}

/** Replays every purge of the ledger; done at each opening, so that a restored database forgets again before anybody reads it. Answers how many keys it destroyed. */
export async function replayPurges(database: Database): Promise<number> {
  const file = ledgerFile(database.dataFolder);
  if (!existsSync(file)) return 0;
  // A line without its end was torn by a power cut before its purge was acknowledged; the next line begins anew.
  const purged = readFileSync(file, 'utf8').split('\n').filter((l) => l.endsWith('}')).map((l) => JSON.parse(l) as { agency: string; subject: string });
  const client = await database.administrator();
  try {
    const agencies = purged.map((p) => p.agency);
    const subjects = purged.map((p) => p.subject);
    await client.query('delete from identity.token t using unnest($1::uuid[], $2::uuid[]) as p(agency, subject) where t.agency = p.agency and t.subject = p.subject', [agencies, subjects]);
    const gone = await client.query('delete from identity.subject_key k using unnest($1::uuid[], $2::uuid[]) as p(agency, subject) where k.agency = p.agency and k.subject = p.subject', [agencies, subjects]);
    return gone.rowCount ?? 0;
  } finally {
    await client.end();
  }
}
