import { keep, keepMany, revise, touch } from '../../foundation/database/keep.ts';
import type { Asker, Tx } from '../../foundation/database/database.ts';
import { raw, sql } from '../../foundation/database/sql.ts';
import type { BodyKind, Certainty, Decision, DirectiveKind, Followed, Instrument, ProgressState, Purpose, Stance } from './schema.ts';

export interface BodyRow { id: string; kind: BodyKind; name: string; established_on: string; exact: 'day' | 'month'; authority: string }
export interface MemberRow { id: string; version: number; body: string; short: string; office: string; chair: boolean; from_on: string; until_on: string | null; authority: string; certainty: Certainty }
export interface MeetingRow { id: string; version: number; body: string; held_on: string; agenda: string; minutes: string | null; attended: string[] }
export interface DecisionRow { id: string; meeting: string; what: string }
export interface DirectiveRow { id: string; kind: DirectiveKind; number: string; title: string; issued_on: string; certainty: Certainty; source: string | null }
export interface PlanRow { id: string; short: string; title: string; adopted_on: string; starts_on: string; ends_on: string }
export interface ActionRow { id: string; decision: string | null; directive: string | null; plan: string | null; short: string; what: string; begun_on: string; due_on: string }
export interface ProgressRow { id: string; action: string; on_day: string; state: ProgressState; note: string | null }
export interface NoticeRow {
  agency: string; id: string; version: number; number: string; title: string; department: string; instrument: Instrument; purposes: Purpose[]; countries: string[]; cents: number; starts_on: string; ends_on: string; what: string; announced_on: string; comments_until: string;
  urgent: string | null; decision: Decision | null; decided_on: string | null; decided_cents: number | null; after: string | null; award_number: string | null;
}
export interface CommentRow { agency: string; id: string; notice: string; stance: Stance; words: string; on_day: string }
export interface AnswerRow { comment: string; notice: string; words: string }
export interface RecommendationRow { id: string; year: number; number: number; short: string; what: string; made_on: string }
export interface FollowUpRow { id: string; recommendation: string; year: number; state: Followed; words: string }

const COLUMNS = {
  body: 'id, kind, name, established_on, exact, authority', member: 'id, version, body, short, office, chair, from_on, until_on, authority, certainty', meeting: 'id, version, body, held_on, agenda, minutes, attended', decision: 'id, meeting, what',
  directive: 'id, kind, number, title, issued_on, certainty, source', plan: 'id, short, title, adopted_on, starts_on, ends_on', action: 'id, decision, directive, plan, short, what, begun_on, due_on', progress: 'id, action, on_day, state, note',
  notice: 'agency, id, version, number, title, department, instrument, purposes, countries, cents, starts_on, ends_on, what, announced_on, comments_until, urgent, decision, decided_on, decided_cents, after, award_number', comment: 'agency, id, notice, stance, words, on_day', answer: 'comment, notice, words',
  recommendation: 'id, year, number, short, what, made_on', follow_up: 'id, recommendation, year, state, words',
} as const;
type Table = keyof typeof COLUMNS;
const ORDER = {
  body: 'established_on, name', member: 'chair desc, from_on, short', meeting: 'held_on desc', decision: 'recorded_at, what', directive: 'issued_on desc', plan: 'starts_on desc, short', action: 'due_on, short, what', progress: 'on_day, recorded_at', recommendation: 'year desc, number', follow_up: 'year',
} as const;

/** Writes one row of a table of the room. */
export function keepOne(tx: Tx, table: Table, row: Record<string, unknown>): Promise<string> {
  return keep(tx, `policy.${table}`, row);
}

/** Writes rows of a table of the room; answers their ids in order. */
export function keepRows(tx: Tx, table: Table, rows: readonly Record<string, unknown>[]): Promise<string[]> {
  return keepMany(tx, `policy.${table}`, rows);
}

/** Puts the next version of a row in its place. */
export function reviseRow(tx: Tx, table: Table, id: string, version: number, changes: Record<string, unknown>): Promise<number> {
  return revise(tx, `policy.${table}`, id, version, changes);
}

/** Makes others who write to a body, an action or a notice wait, for the rules look at all of it. */
export async function lock(tx: Tx, id: string): Promise<void> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended(${`policy|${id}`}::text, 53))`);
}

/** A row of the office by id. */
export async function find<Row>(tx: Tx, table: Table, id: string): Promise<Row | undefined> {
  const row = await tx.maybe<Row & object>(sql`select ${raw(COLUMNS[table])} from policy.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
  if (row) touch(tx, `policy.${table}`, [id]);
  return row;
}

/** All rows of a table of the office, in its order. */
export function all<Row>(tx: Tx, table: keyof typeof ORDER): Promise<Row[]> {
  return tx.all<Row & object>(sql`select ${raw(COLUMNS[table])} from policy.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid order by ${raw(ORDER[table])}`);
}

/** Rows of a table that hang on others by one of its columns. */
export function hanging<Row>(tx: Tx, table: keyof typeof ORDER, column: 'body' | 'meeting' | 'action' | 'decision' | 'recommendation', ids: readonly string[]): Promise<Row[]> {
  return tx.all<Row & object>(sql`select ${raw(COLUMNS[table])} from policy.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid and ${raw(column)} = any(${[...ids]}::uuid[]) order by ${raw(ORDER[table])}`);
}

/** The notices of all agencies of the group, for the group shares them: 22 USC 7103(g)(4). */
export function notices(counter: Asker): Promise<NoticeRow[]> {
  return counter.all(sql`select ${raw(COLUMNS.notice)} from policy.notice_as_of order by announced_on desc, number`);
}

/** What other agencies said to notices. */
export function comments(counter: Asker, ids: readonly string[]): Promise<CommentRow[]> {
  return counter.all(sql`select ${raw(COLUMNS.comment)} from policy.comment_as_of where notice = any(${[...ids]}::uuid[]) order by on_day, recorded_at, id`);
}

/** How agencies answered comments on their notices. */
export function answers(counter: Asker, ids: readonly string[]): Promise<AnswerRow[]> {
  return counter.all(sql`select ${raw(COLUMNS.answer)} from policy.answer_as_of where notice = any(${[...ids]}::uuid[])`);
}

/** A notice of the office by its number. */
export function noticeNumbered(tx: Tx, numbers: readonly string[]): Promise<{ number: string }[]> {
  return tx.all(sql`select number from policy.notice_as_of where agency = ${tx.who.agency}::uuid and number = any(${[...numbers]}::text[])`);
}
