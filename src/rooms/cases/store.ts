import { keep, keepMany, revise, touch } from '../../foundation/database/keep.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { raw, sql } from '../../foundation/database/sql.ts';
import type { Passage, PurgePart, State, Status } from './schema.ts';

/** The tables of the room that are written through here. */
export type Table = 'file' | 'team' | 'ring' | 'profile' | 'passage' | 'note' | 'service' | 'goal' | 'task' | 'progress' | 'safe_contact' | 'safety_plan' | 'document' | 'privileged_note' | 'paper' | 'paper_hold' | 'purge' | 'status' | 'matter' | 'training' | 'asked_hhs' | 'view' | 'glass';
/** Columns of a row by name. */
export type Row = Readonly<Record<string, unknown>>;

/** A case: that it is, where it stands, and what the asker is to it. */
export interface FileRow { id: string; version: number; person: string; state: State; opened_on: string; moved_on: string; mine: boolean; glass: string[] | null; glass_until: Date | null }
export interface ProfileRow { id: string; version: number; file: string; came_on: string; source: never; referred_on: string | null; form: 'sex' | 'labor' | 'both' | 'unknown'; eligibility: never; funder: never; age_group: 'adult' | 'minor' | 'unknown'; sex: string; indicated_at: Date | null }
export interface MemberRow { id: string; version: number; file: string; account: string; part: 'lead' | 'member' }
export interface PassageRow { id: string; kind: Passage; happened_on: string; reason: string | null; recorded_by: string }
export interface StatusRow { id: string; file: string; kind: Status; held_on: string; ends_on: string | null }

/** Writes rows of one table. */
export function keepRows(tx: Tx, table: Table, rows: readonly Row[]): Promise<string[]> {
  return keepMany(tx, `cases.${table}`, rows);
}

/** Writes one row. */
export function keepRow(tx: Tx, table: Table, row: Row): Promise<string> {
  return keep(tx, `cases.${table}`, row);
}

/** Puts the next version in a row's place. */
export function reviseRow(tx: Tx, table: Table, id: string, version: number, changes: Row): Promise<number> {
  return revise(tx, `cases.${table}`, id, version, changes);
}

/** The standing version of a row of a case that the asker may see, with the case it stands in. */
export function findRow<T extends object>(tx: Tx, table: Exclude<Table, 'file' | 'view'>, id: string): Promise<(T & { id: string; version: number; file: string }) | undefined> {
  return tx.maybe(sql`select * from ${raw(`cases.${table}_as_of`)} where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
}

// By joins: an EXISTS in the list of columns would be planned as a hash over every team of the agency.
const FILE = sql`select f.id, f.version, f.person, f.state, f.opened_on, f.moved_on, t.id is not null as mine, g.scopes as glass, g.until as glass_until
  from cases.file_as_of f
  left join cases.team_as_of t on t.agency = f.agency and t.file = f.id and t.account = (select foundation.account()) and t.left_on is null and t.superseded_at = 'infinity'
  left join lateral (select array_agg(g.scope) as scopes, max(g.ends_at) as until from cases.glass_as_of g
    where g.agency = f.agency and g.file = f.id and g.account = (select foundation.account()) and g.ends_at > transaction_timestamp() and g.superseded_at = 'infinity') g on true`;

/** Cases by id. */
export async function findFiles(tx: Tx, ids: readonly string[]): Promise<FileRow[]> {
  const rows = await tx.all<FileRow>(sql`${FILE} where f.agency = ${tx.who.agency}::uuid and f.id = any(${[...ids]}::uuid[])`);
  touch(tx, 'cases.file', rows.map((r) => r.id));
  return rows;
}

/** The case of a person. */
export async function findFileOf(tx: Tx, person: string): Promise<FileRow | undefined> {
  const row = await tx.maybe<FileRow>(sql`${FILE} where f.agency = ${tx.who.agency}::uuid and f.person = ${person}::uuid`);
  if (row) touch(tx, 'cases.file', [row.id]);
  return row;
}

/** Which of these persons have a case already. */
export async function personsWithCase(tx: Tx, persons: readonly string[]): Promise<Set<string>> {
  const rows = await tx.all<{ person: string }>(sql`select person from cases.file_as_of where agency = ${tx.who.agency}::uuid and person = any(${[...persons]}::uuid[])`);
  return new Set(rows.map((r) => r.person));
}

/** Profiles of cases that the asker may see. */
export function findProfiles(tx: Tx, files: readonly string[]): Promise<ProfileRow[]> {
  return tx.all<ProfileRow>(sql`select id, version, file, came_on, source, referred_on, form, eligibility, funder, age_group, sex, indicated_at from cases.profile_as_of where agency = ${tx.who.agency}::uuid and file = any(${[...files]}::uuid[])`);
}

/** Who works on cases. */
export function teamsOf(tx: Tx, files: readonly string[]): Promise<MemberRow[]> {
  return tx.all<MemberRow>(sql`select id, version, file, account, part from cases.team_as_of where agency = ${tx.who.agency}::uuid and file = any(${[...files]}::uuid[]) and left_on is null and superseded_at = 'infinity' order by part, recorded_at`);
}

/** The passages of a case, in the order in which they happened. */
export function passagesOf(tx: Tx, file: string): Promise<PassageRow[]> {
  return tx.all<PassageRow>(sql`select id, kind, happened_on, reason, recorded_by from cases.passage_as_of where agency = ${tx.who.agency}::uuid and file = ${file}::uuid order by happened_on, recorded_at, (kind = 'intake') desc`);
}

/** What persons showed of relief and letters, latest first. */
export function statusesOf(tx: Tx, files: readonly string[]): Promise<StatusRow[]> {
  return tx.all<StatusRow>(sql`select id, file, kind, held_on, ends_on from cases.status_as_of where agency = ${tx.who.agency}::uuid and file = any(${[...files]}::uuid[]) order by held_on desc, recorded_at desc`);
}

/** Which key seals a part of each case now. */
export async function ringOf(tx: Tx, files: readonly string[], part: string): Promise<Map<string, string>> {
  const rows = await tx.all<{ file: string; key: string }>(sql`select file, key from cases.ring_as_of where agency = ${tx.who.agency}::uuid and file = any((select ${[...files]}::uuid[])::uuid[]) and part = ${part} and superseded_at = 'infinity'`);
  return new Map(rows.map((r) => [r.file, r.key]));
}

/** Every key of a case beside the person's own: its parts and its documents. */
export async function keyNamesOf(tx: Tx, file: string): Promise<string[]> {
  const rows = await tx.all<{ key: string }>(sql`select key from cases.ring_as_of where agency = ${tx.who.agency}::uuid and file = ${file}::uuid and superseded_at = 'infinity'
    union select key from cases.document_as_of where agency = ${tx.who.agency}::uuid and file = ${file}::uuid`);
  return rows.map((r) => r.key);
}

/** The ring of one part, to put another key in its place. */
export function findRing(tx: Tx, file: string, part: string): Promise<{ id: string; version: number; key: string } | undefined> {
  return tx.maybe(sql`select id, version, key from cases.ring_as_of where agency = ${tx.who.agency}::uuid and file = ${file}::uuid and part = ${part} and superseded_at = 'infinity'`);
}

/** Keeps two writers from making two keys for one part. */
export async function lockRings(tx: Tx, files: readonly string[]): Promise<void> {
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(id, 41)) from unnest(${[...files].sort()}::text[]) id`);
}

/** Locks a case against two passages at the same moment. */
export async function lockFile(tx: Tx, file: string): Promise<void> {
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`case|${file}`}::text, 42))`);
}

/** What was purged of cases, latest first. */
export function purgesOf(tx: Tx, files: readonly string[]): Promise<{ id: string; file: string; part: PurgePart; reason: string; purged_on: string; recorded_by: string }[]> {
  return tx.all(sql`select id, file, part, reason, purged_on, recorded_by from cases.purge_as_of where agency = ${tx.who.agency}::uuid and file = any(${[...files]}::uuid[]) order by purged_on desc, recorded_at desc`);
}

/** The parts of a case purged since a day as they stand this moment, for whoever holds its lock: what was kept while they waited is seen too. */
export async function standingPurges(tx: Tx, file: string, since: string): Promise<PurgePart[]> {
  return (await tx.all<{ part: PurgePart }>(sql`select part from cases.purge where agency = ${tx.who.agency}::uuid and file = ${file}::uuid and purged_on >= ${since}::date and superseded_at = 'infinity'`)).map((r) => r.part);
}

/** Papers that ask for records, latest first. */
export function papersOf(tx: Tx, files: readonly string[]): Promise<{ id: string; version: number; file: string; kind: never; received_on: string; answer_by: string; digest: Buffer; ended_on: string | null; ending: string | null; key: string; sealed: Buffer }[]> {
  return tx.all(sql`select id, version, file, kind, received_on, answer_by, digest, ended_on, ending, key, sealed from cases.paper_as_of where agency = ${tx.who.agency}::uuid and file = any(${[...files]}::uuid[]) order by received_on desc, recorded_at desc`);
}

/** The holds a paper placed. */
export async function holdsOf(tx: Tx, paper: string): Promise<string[]> {
  const rows = await tx.all<{ hold: string }>(sql`select hold from cases.paper_hold_as_of where agency = ${tx.who.agency}::uuid and paper = ${paper}::uuid`);
  return rows.map((r) => r.hold);
}

/** The instant at which this transaction began, as the row policies see it. */
export async function transactionTime(tx: Tx): Promise<Date> {
  return (await tx.one<{ at: Date }>(sql`select transaction_timestamp() as at`)).at;
}

/** The passages of several cases, in the order in which they happened. */
export function passagesOfAll(tx: Tx, files: readonly string[]): Promise<(PassageRow & { file: string })[]> {
  return tx.all(sql`select id, file, kind, happened_on, reason, recorded_by from cases.passage_as_of where agency = ${tx.who.agency}::uuid and file = any(${[...files]}::uuid[]) order by happened_on, recorded_at, (kind = 'intake') desc`);
}

/** Cases by the person they are of. */
export async function filesOfPersons(tx: Tx, persons: readonly string[]): Promise<Map<string, FileRow>> {
  const rows = await tx.all<FileRow>(sql`${FILE} where f.agency = ${tx.who.agency}::uuid and f.person = any(${[...persons]}::uuid[])`);
  touch(tx, 'cases.file', rows.map((r) => r.id));
  return new Map(rows.map((r) => [r.person, r]));
}
