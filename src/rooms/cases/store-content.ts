import type { Tx } from '../../foundation/database/database.ts';
import { touch } from '../../foundation/database/keep.ts';
import { sql } from '../../foundation/database/sql.ts';
import type { HhsOutcome } from './schema.ts';
import type { TaskRow } from './store-lists.ts';

export interface NoteRow { id: string; version: number; file: string; happened_on: string; author: string; session: string | null; key: string; sealed: Buffer | null; recorded_at: Date }
export interface ServiceRow { id: string; note: string | null; kind: string; minutes: number; happened_on: string; worker: string }
export interface GoalRow { id: string; version: number; opened_on: string; ended_on: string | null; outcome: string | null; key: string; sealed: Buffer }
export interface SafetyRow { id: string; version: number; key: string; sealed: Buffer; made: string; next: string }
export interface DocumentRow { id: string; version: number; file: string; kind: never; media: string; bytes: number; key: string; sealed: Buffer; recorded_at: Date; recorded_by: string }
export interface PrivilegedRow { id: string; version: number; file: string; author: string; readers: string[]; happened_on: string; key: string; sealed: Buffer }

/** A window of a case's notes, newest first, and how many there are. */
export async function notesOf(tx: Tx, file: string, from: number, count: number): Promise<{ total: number; rows: NoteRow[] }> {
  const where = sql`from cases.note_as_of where agency = ${tx.who.agency}::uuid and file = ${file}::uuid and superseded_at = 'infinity'`;
  const [total, rows] = await Promise.all([tx.one<{ n: number }>(sql`select count(*) as n ${where}`),
    tx.all<NoteRow>(sql`select id, version, file, happened_on, author, session, key, sealed, recorded_at ${where} order by happened_on desc, id limit ${count}::int offset ${from}::int`)]);
  touch(tx, 'cases.note', rows.map((r) => r.id));
  return { total: total.n, rows };
}

/** The services of notes. */
export function servicesOf(tx: Tx, notes: readonly string[]): Promise<ServiceRow[]> {
  return tx.all<ServiceRow>(sql`select id, note, kind, minutes, happened_on, worker from cases.service_as_of where agency = ${tx.who.agency}::uuid and note = any(${[...notes]}::uuid[]) order by minutes desc, id`);
}

/** The latest services of a case, and what all of them come to. */
export async function servicesSummed(tx: Tx, file: string, most: number): Promise<{ latest: ServiceRow[]; count: number; minutes: number; last: string | null }> {
  const where = sql`from cases.service_as_of where agency = ${tx.who.agency}::uuid and file = ${file}::uuid and superseded_at = 'infinity'`;
  const sums = await tx.one<{ n: number; minutes: number; last: string | null }>(sql`select count(*) as n, coalesce(sum(minutes), 0)::int as minutes, max(happened_on) as last ${where}`);
  const latest = await tx.all<ServiceRow>(sql`select id, note, kind, minutes, happened_on, worker ${where} order by happened_on desc, id limit ${most}::int`);
  return { latest, count: sums.n, minutes: sums.minutes, last: sums.last };
}

/** The goals and tasks of a case, open ones first. */
export async function planOf(tx: Tx, file: string): Promise<{ goals: GoalRow[]; tasks: (TaskRow & { notes: number })[] }> {
  const goals = await tx.all<GoalRow>(sql`select id, version, opened_on, ended_on, outcome, key, sealed from cases.goal_as_of where agency = ${tx.who.agency}::uuid and file = ${file}::uuid order by (ended_on is null) desc, opened_on, recorded_at`);
  const tasks = await tx.all<TaskRow & { notes: number }>(sql`select t.id, t.version, t.file, t.goal, t.kind, t.owner, t.due_on, t.done_on, t.outcome, t.key, t.sealed, coalesce(p.notes, 0) as notes
    from cases.task_as_of t left join (select task, count(*)::int as notes from cases.progress_as_of where agency = ${tx.who.agency}::uuid and file = ${file}::uuid group by task) p on p.task = t.id where t.agency = ${tx.who.agency}::uuid and t.file = ${file}::uuid order by (t.done_on is null) desc, t.due_on nulls last, t.recorded_at limit 300`);
  touch(tx, 'cases.goal', goals.map((g) => g.id));
  return { goals, tasks };
}

/** The safe-contact card of a case. */
export function cardOf(tx: Tx, file: string): Promise<SafetyRow | undefined> {
  return tx.maybe<SafetyRow>(sql`select id, version, key, sealed, confirmed_on as made, next_on as next from cases.safe_contact_as_of where agency = ${tx.who.agency}::uuid and file = ${file}::uuid`);
}

/** The safety plan of a case. */
export function safetyPlanOf(tx: Tx, file: string): Promise<SafetyRow | undefined> {
  return tx.maybe<SafetyRow>(sql`select id, version, key, sealed, made_on as made, review_on as next from cases.safety_plan_as_of where agency = ${tx.who.agency}::uuid and file = ${file}::uuid`);
}

/** The documents of a case without their content. */
export async function documentsOf(tx: Tx, file: string): Promise<DocumentRow[]> {
  const rows = await tx.all<DocumentRow>(sql`select id, version, file, kind, media, bytes, key, sealed, recorded_at, recorded_by from cases.document_as_of where agency = ${tx.who.agency}::uuid and file = ${file}::uuid order by recorded_at desc limit 500`);
  touch(tx, 'cases.document', rows.map((r) => r.id));
  return rows;
}

/** A document with its content. */
export async function findDocument(tx: Tx, id: string): Promise<(DocumentRow & { content: Buffer }) | undefined> {
  const row = await tx.maybe<DocumentRow & { content: Buffer }>(sql`select id, version, file, kind, media, bytes, key, sealed, content, recorded_at, recorded_by from cases.document_as_of where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
  if (row) touch(tx, 'cases.document', [id]);
  return row;
}

/** The privileged notes of a case that the asker wrote or was named for; PostgreSQL shows no others. */
export async function privilegedOf(tx: Tx, file: string): Promise<PrivilegedRow[]> {
  const rows = await tx.all<PrivilegedRow>(sql`select id, version, file, author, readers, happened_on, key, sealed from cases.privileged_note_as_of where agency = ${tx.who.agency}::uuid and file = ${file}::uuid order by happened_on desc, recorded_at desc limit 500`);
  touch(tx, 'cases.privileged_note', rows.map((r) => r.id));
  return rows;
}

/** Break-glass grants of the agency, or of one case, latest first. */
export function glassRows(tx: Tx, open: boolean, limit: number): Promise<{ id: string; version: number; file: string; account: string; reason: never; scope: never; key: string; sealed: Buffer; begun: Date; ends_at: Date; lasts: boolean; finding: string | null }[]> {
  return tx.all(sql`select g.id, g.version, g.file, g.account, g.reason, g.scope, g.key, g.sealed, o.recorded_at as begun, g.ends_at, g.ends_at > transaction_timestamp() and g.finding is null as lasts, g.finding
    from cases.glass_as_of g join cases.glass o on o.agency = g.agency and o.id = g.id and o.version = 1
   where g.agency = ${tx.who.agency}::uuid and (g.finding is null) = ${open} order by o.recorded_at desc limit ${limit}::int`);
}

/** Legal aid matters, job training and what was shown of relief. */
export async function legalOf(tx: Tx, file: string) {
  const matters = await tx.all<{ id: string; version: number; kind: never; funder: never; opened_on: string; closed_on: string | null; outcome: string | null }>(sql`select id, version, kind, funder, opened_on, closed_on, outcome from cases.matter_as_of where agency = ${tx.who.agency}::uuid and file = ${file}::uuid order by (closed_on is null) desc, opened_on desc`);
  const trainings = await tx.all<{ id: string; version: number; kind: never; enrolled_on: string; completed_on: string | null; placed_on: string | null; left_on: string | null }>(sql`select id, version, kind, enrolled_on, completed_on, placed_on, left_on from cases.training_as_of where agency = ${tx.who.agency}::uuid and file = ${file}::uuid order by enrolled_on desc`);
  return { matters, trainings };
}

/** What HHS was asked for a person, latest first. */
export function askedHhs(tx: Tx, file: string): Promise<AskedRow[]> {
  return tx.all(sql`${ASKED} and file = ${file}::uuid order by sent_at desc`);
}

export interface AskedRow { id: string; version: number; file: string; kind: string; sent_on: string; sent_at: Date; packet: string | null; answers: string[]; outcome: HhsOutcome | null; decided_on: string | null; ends_on: string | null }

const ASKED = sql`select id, version, file, kind, sent_on, sent_at, packet, answers, outcome, decided_on, ends_on from cases.asked_hhs_as_of where agency = (select foundation.agency())`;

/** Requests to HHS that an answer may still come to. */
export function askedOpen(tx: Tx): Promise<(AskedRow & { packet: string })[]> {
  return tx.all(sql`${ASKED} and packet is not null and (outcome is null or outcome in ('interim', 'interim-extended')) order by sent_at`);
}

/** A request to HHS by id. */
export function findAsked(tx: Tx, id: string): Promise<AskedRow | undefined> {
  return tx.maybe(sql`${ASKED} and id = ${id}::uuid`);
}

/** The views of the caseload that the asker keeps. */
export function viewsOf(tx: Tx): Promise<{ id: string; version: number; name: string; asked: { view: never; form?: never } }[]> {
  return tx.all(sql`select id, version, name, asked from cases.view_as_of where agency = ${tx.who.agency}::uuid and account = ${tx.who.account}::uuid and not dropped order by name limit 40`);
}

/** The kinds of service a person was given, the most first. */
export async function kindsServed(tx: Tx, file: string): Promise<string[]> {
  const rows = await tx.all<{ kind: string }>(sql`select kind from cases.service_as_of where agency = ${tx.who.agency}::uuid and file = ${file}::uuid and superseded_at = 'infinity' group by kind order by count(*) desc, kind`);
  return rows.map((r) => r.kind);
}
