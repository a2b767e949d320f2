import type { Tx } from '../../../foundation/database/database.ts';
import { keepMany, revise, touch } from '../../../foundation/database/keep.ts';
import { sql } from '../../../foundation/database/sql.ts';
import type { SupplementPart } from './record.ts';

export interface SupplementRow { id: string; version: number; file: string; part: SupplementPart; key: string | null; sealed: Buffer }
export interface HandoverRow { id: string; recipient: string; made_on: string; recorded_by: string; unreleased: number; refused: number; blocked: number; cases: number }
export interface GivenRow { file: string; person: string; releases: string[]; fields: string[] }

/** Writes rows of a table of this folder. */
export function keepHtcds(tx: Tx, table: 'htcds_supplement' | 'htcds_handover' | 'htcds_given', rows: readonly Readonly<Record<string, unknown>>[]): Promise<string[]> {
  return keepMany(tx, `cases.${table}`, rows);
}

/** The sealed supplements of cases that the asker may see. */
export async function supplementsOf(tx: Tx, files: readonly string[]): Promise<SupplementRow[]> {
  const rows = await tx.all<SupplementRow>(sql`select id, version, file, part, key, sealed from cases.htcds_supplement_as_of where agency = ${tx.who.agency}::uuid and file = any(${[...files]}::uuid[])`);
  touch(tx, 'cases.htcds_supplement', rows.map((r) => r.id));
  return rows;
}

/** Puts the next version of a supplement in its place. */
export function reviseSupplement(tx: Tx, id: string, version: number, sealed: Buffer): Promise<number> {
  return revise(tx, 'cases.htcds_supplement', id, version, { sealed });
}

/** The goals and the tasks of the plans of cases, in the order in which they were written. */
export async function plansOf(tx: Tx, files: readonly string[]): Promise<{ goals: PlanRow[]; steps: (PlanRow & { goal: string })[] }> {
  const goals = await tx.all<PlanRow>(sql`select id, file, ended_on, null::date as due_on, key, sealed from cases.goal_as_of where agency = ${tx.who.agency}::uuid and file = any(${[...files]}::uuid[]) order by recorded_at, id`);
  const steps = await tx.all<PlanRow & { goal: string }>(sql`select id, file, goal, done_on as ended_on, due_on, key, sealed from cases.task_as_of where agency = ${tx.who.agency}::uuid and file = any(${[...files]}::uuid[]) and kind = 'step' order by recorded_at, id`);
  return { goals, steps };
}
export interface PlanRow { id: string; file: string; ended_on: string | null; due_on: string | null; key: string; sealed: Buffer }

/** A window of the agency's cases, the earliest first: what a whole export walks through. */
export function fileWindow(tx: Tx, after: string | null, count: number): Promise<{ id: string; person: string }[]> {
  return tx.all(sql`select id, person from cases.file_as_of where agency = ${tx.who.agency}::uuid and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${count}::int`);
}

const HANDOVER = sql`select h.id, h.recipient, h.made_on, h.recorded_by, h.unreleased, h.refused, h.blocked,
  (select count(*) from cases.htcds_given_as_of g where g.agency = h.agency and g.handover = h.id)::int as cases from cases.htcds_handover_as_of h`;

/** Hand-overs of the agency, latest first. */
export function latestHandovers(tx: Tx, limit: number): Promise<HandoverRow[]> {
  return tx.all<HandoverRow>(sql`${HANDOVER} where h.agency = ${tx.who.agency}::uuid order by h.recorded_at desc, h.id limit ${limit}::int`);
}

/** One hand-over. */
export function findHandover(tx: Tx, id: string): Promise<HandoverRow | undefined> {
  return tx.maybe<HandoverRow>(sql`${HANDOVER} where h.agency = ${tx.who.agency}::uuid and h.id = ${id}::uuid`);
}

/** The cases of a hand-over, each with the releases it rests on. */
export function givenIn(tx: Tx, handover: string): Promise<GivenRow[]> {
  return tx.all<GivenRow>(sql`select file, person, releases, fields from cases.htcds_given_as_of where agency = ${tx.who.agency}::uuid and handover = ${handover}::uuid order by file`);
}
