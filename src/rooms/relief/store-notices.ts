import type { Tx } from '../../foundation/database/database.ts';
import { sql } from '../../foundation/database/sql.ts';
import type { Noticed, NoticeKind } from './schema.ts';

export interface NoticeRow { id: string; person: string; kind: NoticeKind; ended: Noticed | null; dated_on: string; ends_on: string | null; office: string }

/** The status notices received of persons. */
export function noticesOf(tx: Tx, persons: readonly string[]): Promise<NoticeRow[]> {
  return tx.all<NoticeRow>(sql`select id, person, kind, ended, dated_on, ends_on, office from relief.notice_as_of where agency = ${tx.who.agency}::uuid and person = any(${[...persons]}::uuid[]) order by dated_on, recorded_at, id`);
}

/** A window of the status notices received, newest first. */
export async function notices(tx: Tx, from: number, count: number): Promise<{ total: number; rows: NoticeRow[] }> {
  const total = await tx.one<{ n: number }>(sql`select count(*) as n from relief.notice_as_of where agency = ${tx.who.agency}::uuid`);
  const rows = await tx.all<NoticeRow>(sql`select id, person, kind, ended, dated_on, ends_on, office from relief.notice_as_of where agency = ${tx.who.agency}::uuid order by dated_on desc, id limit ${count} offset ${from}`);
  return { total: total.n, rows };
}

/** What was told of persons. */
export function toldOf(tx: Tx, persons: readonly string[]): Promise<{ subject: string; kind: NoticeKind; ended: Noticed | null; dated_on: string; told_on: string }[]> {
  return tx.all(sql`select subject, kind, ended, dated_on, told_on from relief.told_as_of where agency = ${tx.who.agency}::uuid and person = any(${[...persons]}::uuid[]) order by told_on`);
}

export interface QuestionRow { id: string; asker: never; purpose: never; sworn: boolean; asked_on: string; person: string | null; answered: boolean; authority: string }

/** A question from outside by id. */
export function findQuestion(tx: Tx, id: string): Promise<QuestionRow | undefined> {
  return tx.maybe(sql`select id, asker, purpose, sworn, asked_on, person, answered, authority from relief.question_as_of where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
}

/** A window of the questions from outside, newest first. */
export async function questions(tx: Tx, from: number, count: number): Promise<{ total: number; rows: QuestionRow[] }> {
  const total = await tx.one<{ n: number }>(sql`select count(*) as n from relief.question_as_of where agency = ${tx.who.agency}::uuid`);
  const rows = await tx.all<QuestionRow>(sql`select id, asker, purpose, sworn, asked_on, person, answered, authority from relief.question_as_of where agency = ${tx.who.agency}::uuid order by recorded_at desc, id limit ${count} offset ${from}`);
  return { total: total.n, rows };
}
