import { keep, keepMany, revise, touch } from '../../foundation/database/keep.ts';
import type { Asker, Tx } from '../../foundation/database/database.ts';
import { sql } from '../../foundation/database/sql.ts';
import type { Held } from './schema.ts';

export interface HoldingRow { id: string; version: number; kind: Held; sealed: Buffer; asked_on: string; ends_on: string; ended_on: string | null; ended_as: 'withdrawn' | 'lapsed' | null }
export interface NoticeRow { id: string; version: number; match: string; holding: string; kind: Held; how: 'same' | 'alike'; told_on: string; answer_by: string; decision: 'talk' | 'no' | null }
export interface Mark { holding: string; how: 'same' | 'alike'; token: Buffer }

/** Writes holdings with their marks. */
export async function keepHoldings(tx: Tx, rows: readonly Record<string, unknown>[], marks: readonly Mark[]): Promise<string[]> {
  const ids = rows.length === 1 ? [await keep(tx, 'deconfliction.holding', rows[0] as Record<string, unknown>)] : await keepMany(tx, 'deconfliction.holding', rows);
  await tx.all(sql`insert into deconfliction.mark (agency, holding, how, token) select ${tx.who.agency}::uuid, * from unnest(${marks.map((m) => m.holding)}::uuid[], ${marks.map((m) => m.how)}::text[], ${marks.map((m) => m.token)}::bytea[])`);
  return ids;
}

/** Takes a holding out of the index. */
export async function dropMarks(tx: Tx, holding: string): Promise<void> {
  await tx.all(sql`delete from deconfliction.mark where agency = ${tx.who.agency}::uuid and holding = ${holding}::uuid`);
}

/** Puts the next version of a holding or notice in its place. */
export function reviseRow(tx: Tx, table: 'holding' | 'notice', id: string, version: number, changes: Record<string, unknown>): Promise<number> {
  return revise(tx, `deconfliction.${table}`, id, version, changes);
}

/** Of these marks, those under which this agency itself holds something that stands. */
export async function ownTokens(tx: Tx, tokens: readonly Buffer[]): Promise<Set<string>> {
  const rows = await tx.all<{ token: string }>(sql`select encode(m.token, 'hex') as token from deconfliction.mark m join deconfliction.holding_as_of h on h.agency = m.agency and h.id = m.holding and h.ended_on is null
    where m.agency = ${tx.who.agency}::uuid and m.how = 'same' and m.token = any(${[...tokens]}::bytea[])`);
  return new Set(rows.map((r) => r.token));
}

/** Makes others of the same account who ask wait, so that a limit is a limit. */
export async function lockAsker(tx: Tx): Promise<void> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended(${`deconfliction|${tx.who.agency}|${tx.who.account}`}::text, 44))`);
}

/** How much one account asked about since an instant, what has ended among it. */
export async function askedSince(tx: Tx, account: string, since: Date): Promise<number> {
  return (await tx.one<{ n: number }>(sql`select count(*) as n from deconfliction.holding_as_of where agency = ${tx.who.agency}::uuid and asked_by = ${account}::uuid and asked_at > ${since}::timestamptz`)).n;
}

const HOLDING = sql`select id, version, kind, sealed, asked_on, ends_on, ended_on, ended_as from deconfliction.holding_as_of`;

/** A window of this agency's holdings, newest first. */
export async function holdings(tx: Tx, live: boolean, from: number, count: number): Promise<{ total: number; rows: HoldingRow[] }> {
  const where = sql`agency = ${tx.who.agency}::uuid and (not ${live}::boolean or ended_on is null)`;
  const total = await tx.one<{ n: number }>(sql`select count(*) as n from deconfliction.holding_as_of where ${where}`);
  const rows = await tx.all<HoldingRow>(sql`${HOLDING} where ${where} order by asked_at desc, id limit ${count} offset ${from}`);
  touch(tx, 'deconfliction.holding', rows.map((r) => r.id));
  return { total: total.n, rows };
}

/** Holdings by id. */
export async function findHoldings(tx: Tx, ids: readonly string[]): Promise<HoldingRow[]> {
  const rows = await tx.all<HoldingRow>(sql`${HOLDING} where agency = ${tx.who.agency}::uuid and id = any(${[...ids]}::uuid[])`);
  touch(tx, 'deconfliction.holding', rows.map((r) => r.id));
  return rows;
}

/** The holdings that nobody compared yet. */
export async function toLookAt(tx: Tx): Promise<string[]> {
  return (await tx.all<{ id: string }>(sql`select distinct holding as id from deconfliction.mark where agency = ${tx.who.agency}::uuid and not looked order by 1`)).map((r) => r.id);
}

/** Compares one holding with those of all other agencies; answers nothing. */
export async function look(tx: Tx, holding: string, today: string, answerBy: string): Promise<void> {
  touch(tx, 'deconfliction.holding', [holding]);
  await tx.all(sql`select deconfliction.look(${holding}::uuid, ${today}::date, ${answerBy}::date)`);
}

/** The holdings whose time is over. */
export async function lapsed(tx: Tx, today: string): Promise<string[]> {
  return (await tx.all<{ id: string }>(sql`select id from deconfliction.holding_as_of where agency = ${tx.who.agency}::uuid and ended_on is null and ends_on <= ${today}::date order by id`)).map((r) => r.id);
}

const NOTICE = sql`select id, version, match, holding, kind, how, told_on, answer_by, decision from deconfliction.notice_as_of`;

/** What this agency was told, newest first. */
export async function notices(tx: Tx): Promise<NoticeRow[]> {
  const rows = await tx.all<NoticeRow>(sql`${NOTICE} where agency = ${tx.who.agency}::uuid order by told_on desc, id limit 500`);
  touch(tx, 'deconfliction.notice', rows.map((r) => r.id));
  return rows;
}

/** One notice. */
export function findNotice(tx: Tx, id: string): Promise<NoticeRow | undefined> {
  return tx.maybe(sql`${NOTICE} where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
}

/** The other sides of matches where both are for talking. */
export function otherSides(tx: Tx, matches: readonly string[]): Promise<{ match: string; agency: string; notice: string; contact: Buffer }[]> {
  return tx.all(sql`select match, agency, notice, contact from deconfliction.other_sides(${[...matches]}::uuid[])`);
}

/** How often was asked in this agency since two instants, by account. */
export function askingsByAccount(tx: Tx, day: Date, month: Date): Promise<{ who: string; day: number; month: number }[]> {
  return tx.all(sql`select asked_by as who, count(*) filter (where asked_at > ${day}::timestamptz) as day, count(*) as month from deconfliction.holding_as_of where agency = ${tx.who.agency}::uuid and asked_at > ${month}::timestamptz group by asked_by`);
}

/** The same for every agency, as the counter knows it: how often, and nothing else. */
export function askingsByAgency(counter: Asker, day: Date, month: Date): Promise<{ who: string; day: number; month: number }[]> {
  return counter.all(sql`select agency as who, count(*) filter (where asked_at > ${day}::timestamptz) as day, count(*) as month from deconfliction.holding_as_of where asked_at > ${month}::timestamptz group by agency`);
}

/** What waits of deconfliction. */
export function counts(tx: Tx, today: string): Promise<{ live: number; toDecide: number }> {
  return tx.one(sql`select (select count(*) from deconfliction.holding_as_of where agency = ${tx.who.agency}::uuid and ended_on is null) as live,
    (select count(*) from deconfliction.notice_as_of where agency = ${tx.who.agency}::uuid and decision is null and answer_by >= ${today}::date) as "toDecide"`);
}
