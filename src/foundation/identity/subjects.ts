import type { KeyObject } from 'node:crypto';
import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import type { Database, Tx } from '../database/database.ts';
import { join, raw, sql } from '../database/sql.ts';
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
  return new Map(rows.map((r) => [r.subject, openSubjectKey(keys.wrapping, tx.who.agency, r.subject, r.wrapped)]));
}

async function index(tx: Tx, keys: AgencyKeys, entries: readonly { subject: string; searchable: Searchable }[]): Promise<void> {
  const rows = entries.flatMap((e) => partsOf(e.searchable).map((part) => ({ kind: part.kind, token: token(keys.indexing, part), subject: e.subject })));
  if (rows.length === 0) return;
  await tx.all(sql`insert into identity.token (agency, kind, token, subject)
    select ${tx.who.agency}::uuid, * from unnest(${rows.map((r) => r.kind)}::text[], ${rows.map((r) => r.token)}::bytea[], ${rows.map((r) => r.subject)}::uuid[]) on conflict do nothing`);
}

async function find(tx: Tx, keys: AgencyKeys, groups: readonly (readonly Part[])[], limit: number): Promise<string[]> {
  const real = groups.filter((g) => g.length > 0);
  const [first, ...others] = real;
  if (!first) return [];
  const carries = (group: readonly Part[]) => join(group.map((part) => sql`(kind = ${part.kind}::text and token = ${token(keys.indexing, part)}::bytea)`), ' or ');
  const conditions = others.map((group) => sql` and exists (select from identity.token o where o.agency = ${tx.who.agency}::uuid and o.subject = t.subject and (${raw('')}${carries(group)}))`);
  const rows = await tx.all<{ subject: string }>(sql`
    select subject from (
      select t.subject from identity.token t where t.agency = ${tx.who.agency}::uuid and (${carries(first)})${join(conditions, '')} limit ${limit * 4}) found
    group by subject order by count(*) desc limit ${limit}`);
  return rows.map((r) => r.subject);
}

/** The ledger of purged people, outside the database: a restored backup must not bring their keys back. */
export function ledgerFile(dataFolder: string): string {
  return path(dataFolder, 'purged.jsonl');
}

/** Destroys a person's key and index entries in this transaction, after writing the purge to the ledger. */
export async function destroySubject(tx: Tx, dataFolder: string, subject: string): Promise<void> {
  appendFileSync(ledgerFile(dataFolder), `${JSON.stringify({ agency: tx.who.agency, subject })}\n`, { mode: 0o600 });
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
  const purged = readFileSync(file, 'utf8').split('\n').filter((l) => l.trim() !== '').map((l) => JSON.parse(l) as { agency: string; subject: string });
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
