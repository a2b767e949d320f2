import { keep, keepMany, revise, touch } from '../../foundation/database/keep.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { raw, sql } from '../../foundation/database/sql.ts';
import type { EntryKind, Extent, Funder, Level, MemberNumbers, Part, Service, Share, Side, State } from './schema.ts';

export interface TaskForceRow { id: string; name: string; area: string; extent: Extent }
export interface StepRow { id: string; task_force: string; state: State; on_day: string; source: string | null }
export interface MemberRow { id: string; version: number; task_force: string; name: string; part: Part; level: Level; offers: Service[]; joined_on: string; left_on: string | null }
export interface AgreementRow { id: string; task_force: string; title: string; parties: string[]; shares: Share[]; signed_on: string; ends_on: string | null }
export interface MeetingRow { id: string; version: number; task_force: string; held_on: string; agenda: Buffer; minutes: Buffer | null; attended: string[] }
export interface ActionRow { id: string; version: number; meeting: string; sealed: Buffer; due_on: string; done_on: string | null }
export interface EntryRow { id: string; version: number; task_force: string; member: string; kind: EntryKind; on_day: string; reference: string; amount: number }
export interface NeedRow { id: string; task_force: string; service: Service; noted_on: string }
export interface AwardRow { id: string; version: number; task_force: string; side: Side; funder: Funder; recipient: string; cents: number; planned_on: string | null; awarded_on: string | null }
export interface ReportRow { id: string; version: number; quarter: string; numbers: MemberNumbers[]; narrative: string | null; submitted_on: string; reason: string | null }

const COLUMNS = {
  task_force: 'id, name, area, extent', step: 'id, task_force, state, on_day, source', member: 'id, version, task_force, name, part, level, offers, joined_on, left_on', agreement: 'id, task_force, title, parties, shares, signed_on, ends_on',
  meeting: 'id, version, task_force, held_on, agenda, minutes, attended', action: 'id, version, meeting, sealed, due_on, done_on', entry: 'id, version, task_force, member, kind, on_day, reference, amount', need: 'id, task_force, service, noted_on',
  award: 'id, version, task_force, side, funder, recipient, cents, planned_on, awarded_on', report: 'id, version, quarter, numbers, narrative, submitted_on, reason',
} as const;
type Table = keyof typeof COLUMNS;

/** Writes one row of a table of the room. */
export function keepOne(tx: Tx, table: Table, row: Record<string, unknown>): Promise<string> {
  return keep(tx, `taskforces.${table}`, row);
}

/** Writes rows of a table of the room; answers their ids in order. */
export function keepRows(tx: Tx, table: Table, rows: readonly Record<string, unknown>[]): Promise<string[]> {
  return keepMany(tx, `taskforces.${table}`, rows);
}

/** Puts the next version of a row in its place. */
export function reviseRow(tx: Tx, table: Table, id: string, version: number, changes: Record<string, unknown>): Promise<number> {
  return revise(tx, `taskforces.${table}`, id, version, changes);
}

/** Makes others who write to a task force wait, for the rules look at all of it. */
export async function lock(tx: Tx, id: string): Promise<void> {
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`task force|${id}`}::text, 43))`);
}

/** A row of the room by id. */
export async function find<Row>(tx: Tx, table: Table, id: string): Promise<Row | undefined> {
  const row = await tx.maybe<Row & object>(sql`select ${raw(COLUMNS[table])} from taskforces.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
  if (row) touch(tx, `taskforces.${table}`, [id]);
  return row;
}

/** The task forces, by name; only those named where some are. */
export async function taskForces(tx: Tx, names?: readonly string[]): Promise<TaskForceRow[]> {
  const rows = await tx.all<TaskForceRow>(sql`select ${raw(COLUMNS.task_force)} from taskforces.task_force_as_of where agency = ${tx.who.agency}::uuid ${names ? sql`and name = any(${[...names]}::text[])` : sql``} order by name`);
  touch(tx, 'taskforces.task_force', rows.map((r) => r.id));
  return rows;
}

const ORDER = { step: 'on_day, recorded_at', member: 'joined_on, name', agreement: 'signed_on, title', meeting: 'held_on desc, recorded_at', entry: 'on_day, reference', need: 'service', award: 'coalesce(awarded_on, planned_on), side' } as const;

/** The rows of a table that hang on task forces. */
export function of<Row>(tx: Tx, table: keyof typeof ORDER, ids: readonly string[]): Promise<Row[]> {
  return tx.all<Row & object>(sql`select ${raw(COLUMNS[table])} from taskforces.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid and task_force = any(${[...ids]}::uuid[]) order by ${raw(ORDER[table])}`);
}

/** The actions of meetings, the next due first. */
export function actionsOf(tx: Tx, meetings: readonly string[]): Promise<ActionRow[]> {
  return tx.all(sql`select ${raw(COLUMNS.action)} from taskforces.action_as_of where agency = ${tx.who.agency}::uuid and meeting = any(${[...meetings]}::uuid[]) order by done_on nulls first, due_on`);
}

/** How many actions are open, and the next meeting, by task force. */
export function waiting(tx: Tx, today: string): Promise<{ id: string; open: number; next: string | null }[]> {
  return tx.all(sql`select m.task_force as id, count(a.id) filter (where a.done_on is null) as open, min(m.held_on) filter (where m.held_on >= ${today}::date) as next
    from taskforces.meeting_as_of m left join taskforces.action_as_of a on a.agency = m.agency and a.meeting = m.id where m.agency = ${tx.who.agency}::uuid group by m.task_force`);
}

/** The quarter of a task force as it was submitted last. */
export function findReport(tx: Tx, taskForce: string, quarter: string): Promise<ReportRow | undefined> {
  return tx.maybe(sql`select ${raw(COLUMNS.report)} from taskforces.report_as_of where agency = ${tx.who.agency}::uuid and task_force = ${taskForce}::uuid and quarter = ${quarter}`);
}
