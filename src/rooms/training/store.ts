import { keep, keepMany, revise, touch } from '../../foundation/database/keep.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { raw, sql } from '../../foundation/database/sql.ts';
import type { Extent, Kind, Level, Reporter, Sector, Topic } from './schema.ts';

export interface CurriculumRow { id: string; title: string; topics: Topic[] }
export interface VersionRow { id: string; curriculum: string; number: number; issued_on: string; minutes: number; changed: string | null }
export interface EventRow { id: string; version: number; kind: Kind; name: string; place: string; country: string; host: string; starts_on: string; ends_on: string; attended: number; persons: number | null; reporter: Reporter; curriculum_version: string | null }
export interface PartRow { id: string; event: string; team: string | null; extent: Extent | null; level: Level; sector: Sector | null; attended: number }
export interface TraineeRow { id: string; token: Buffer; sealed: Buffer }
export interface RegistrationRow { id: string; version: number; event: string; trainee: string; level: Level; sector: Sector; registered_on: string; attended_on: string | null }
export interface EvaluationRow { event: string; useful: number; before: number; after: number; would_act: boolean }
export interface CertificateRow { id: string; version: number; registration: string; serial: string; issued_on: string; status_index: number; says: string; sealed: Buffer; withdrawn_on: string | null }

const COLUMNS = {
  curriculum: 'id, title, topics', curriculum_version: 'id, curriculum, number, issued_on, minutes, changed', event: 'id, version, kind, name, place, country, host, starts_on, ends_on, attended, persons, reporter, curriculum_version', part: 'id, event, team, extent, level, sector, attended',
  trainee: 'id, token, sealed', registration: 'id, version, event, trainee, level, sector, registered_on, attended_on', evaluation: 'event, useful, before, after, would_act', certificate: 'id, version, registration, serial, issued_on, status_index, says, sealed, withdrawn_on',
} as const;
type Table = keyof typeof COLUMNS;

/** Writes one row of a table of the room. */
export function keepOne(tx: Tx, table: Table, row: Record<string, unknown>): Promise<string> {
  return keep(tx, `training.${table}`, row);
}

/** Writes rows of a table of the room; answers their ids in order. */
export function keepRows(tx: Tx, table: Table, rows: readonly Record<string, unknown>[]): Promise<string[]> {
  return keepMany(tx, `training.${table}`, rows);
}

/** Puts the next version of a row in its place. */
export function reviseRow(tx: Tx, table: Table, id: string, version: number, changes: Record<string, unknown>): Promise<number> {
  return revise(tx, `training.${table}`, id, version, changes);
}

/** Makes others who write to an event, or to what an office issues, wait: the rules look at all of it. */
export async function lock(tx: Tx, id: string): Promise<void> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended(${`training|${id}`}::text, 53))`);
}

/** A row of the room by id. */
export async function find<Row>(tx: Tx, table: Table, id: string): Promise<Row | undefined> {
  const row = await tx.maybe<Row & object>(sql`select ${raw(COLUMNS[table])} from training.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
  if (row) touch(tx, `training.${table}`, [id]);
  return row;
}

/** The curricula by title, or their versions, the newest first. */
export function all<Row>(tx: Tx, table: 'curriculum' | 'curriculum_version'): Promise<Row[]> {
  return tx.all<Row & object>(sql`select ${raw(COLUMNS[table])} from training.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid order by ${raw(table === 'curriculum' ? 'title' : 'number desc')}`);
}

/** How many events taught each version. */
export function eventsByVersion(tx: Tx): Promise<{ id: string; events: number }[]> {
  return tx.all(sql`select curriculum_version as id, count(*)::int as events from training.event_as_of where agency = ${tx.who.agency}::uuid and curriculum_version is not null group by curriculum_version`);
}

/** Events in a window, the newest first: conferences alone where asked. */
export async function events(tx: Tx, conferences: boolean, from: number, count: number): Promise<{ total: number; rows: EventRow[] }> {
  const where = sql`agency = ${tx.who.agency}::uuid ${conferences ? sql`and kind = 'conference'` : sql``}`;
  const { total } = await tx.maybe<{ total: number }>(sql`select count(*)::int as total from training.event_as_of where ${where}`) ?? { total: 0 };
  const rows = await tx.all<EventRow>(sql`select ${raw(COLUMNS.event)} from training.event_as_of where ${where} order by starts_on desc, name, id offset ${from}::int limit ${count}::int`);
  touch(tx, 'training.event', rows.map((r) => r.id));
  return { total, rows };
}

/** Events of these names. */
export function eventsNamed(tx: Tx, names: readonly string[]): Promise<EventRow[]> {
  return tx.all(sql`select ${raw(COLUMNS.event)} from training.event_as_of where agency = ${tx.who.agency}::uuid and name = any(${[...names]}::text[])`);
}

/** The parts, registrations or evaluations of events. */
export function ofEvents<Row>(tx: Tx, table: 'part' | 'registration' | 'evaluation', ids: readonly string[]): Promise<Row[]> {
  return tx.all<Row & object>(sql`select ${raw(COLUMNS[table])} from training.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid and event = any(${[...ids]}::uuid[]) order by ${raw(table === 'part' ? 'team nulls last, level, sector' : 'recorded_at, id')}`);
}

/** Persons who registered, by id or by the hash of their address. */
export async function trainees(tx: Tx, which: { ids?: readonly string[]; tokens?: readonly Buffer[] }): Promise<TraineeRow[]> {
  const rows = await tx.all<TraineeRow>(sql`select ${raw(COLUMNS.trainee)} from training.trainee_as_of where agency = ${tx.who.agency}::uuid and (id = any(${[...which.ids ?? []]}::uuid[]) or token = any(${[...which.tokens ?? []]}::bytea[]))`);
  touch(tx, 'training.trainee', rows.map((r) => r.id));
  return rows;
}

/** The certificates on registrations. */
export function certificatesOf(tx: Tx, registrations: readonly string[]): Promise<CertificateRow[]> {
  return tx.all(sql`select ${raw(COLUMNS.certificate)} from training.certificate_as_of where agency = ${tx.who.agency}::uuid and registration = any(${[...registrations]}::uuid[])`);
}

/** The next place on the office's status list; whoever asks holds the office's lock. */
export async function nextPlace(tx: Tx): Promise<number> {
  return (await tx.maybe<{ n: number }>(sql`select coalesce(max(status_index) + 1, 0)::int as n from training.certificate where agency = ${tx.who.agency}::uuid`))?.n ?? 0;
}
