import type { Tx } from '../../foundation/database/database.ts';
import { join, sql, type Sql } from '../../foundation/database/sql.ts';
import type { AwardLine, DueKind, GridAsked, ListAsked } from './schema.ts';

/*
 * Lists over every award of an office. What narrows and orders them stands in indexes of the rows in force, so that a window of a
 * quarter of a million is read as quickly as one of a hundred; only the rows of the window are joined to anything else.
 */

const yearDays = (year: number): { from: string; until: string } => ({ from: `${year - 1}-10-01`, until: `${year}-10-01` });

function narrowed(tx: Tx, { show = 'all', funder, scope, year, find }: ListAsked, today: string): Sql {
  const days = year === undefined ? undefined : yearDays(year);
  return join([
    sql`a.agency = ${tx.who.agency}::uuid and a.superseded_at = 'infinity'`,
    show === 'sub-awards' ? sql`a.parent is not null` : sql`a.parent is null`,
    ...(show === 'active' ? [sql`a.closed_on is null and a.ends_on > ${today}::date`] : show === 'to-close' ? [sql`a.closed_on is null and a.ends_on <= ${today}::date`] : show === 'closed' ? [sql`a.closed_on is not null`] : []),
    ...(funder === undefined ? [] : [sql`a.funder = ${funder}`]),
    ...(scope === undefined ? [] : [sql`a.scope = ${scope}`]),
    ...(days === undefined ? [] : [sql`a.awarded_on >= ${days.from}::date and a.awarded_on < ${days.until}::date`]),
    ...(find === undefined || find.trim() === '' ? [] : [found(tx, find.trim())]),
  ], ' and ');
}

/** By the beginning of a number, or any part of the name of whoever received it. */
function found(tx: Tx, text: string): Sql {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(a.recipient in (select r.id from grants.recipient_as_of r where r.agency = ${tx.who.agency}::uuid and r.name ilike ${like}) or (a.number >= ${text.toUpperCase()} and a.number < ${`${text.toUpperCase()}\uffff`}))`;
}

/** A window of the awards: how many there are, and the ids in order. */
export async function awardIds(tx: Tx, asked: ListAsked, today: string): Promise<{ total: number; ids: string[] }> {
  const where = narrowed(tx, asked, today);
  const order = asked.sort === 'largest' ? sql`a.cents desc, a.id` : sql`a.awarded_on desc, a.id`;
  const { n } = await tx.one<{ n: number }>(sql`select count(*) as n from grants.award_as_of a where ${where}`);
  const rows = await tx.all<{ id: string }>(sql`select a.id from grants.award_as_of a where ${where} order by ${order} limit ${asked.count ?? 100}::int offset ${asked.from ?? 0}::int`);
  return { total: n, ids: rows.map((r) => r.id) };
}

/** The lines of awards, in the order of the ids. */
export async function linesOf(tx: Tx, ids: readonly string[], draft: number): Promise<AwardLine[]> {
  const rows = await tx.all<AwardLine & { obligated: number | string; disbursed: number | string }>(sql`
    select a.id, a.number, a.title, r.name as recipient, a.funder, a.scope, a.region, a.instrument, a.awarded_on as "awardedOn", a.ends_on as "endsOn", a.cents, a.closed_on as "closedOn", coalesce(q.standing, 'open') as standing, u.outcome, coalesce(u.share, 0) as share,
      coalesce((select sum(m.cents) from grants.movement_as_of m where m.agency = a.agency and m.award = a.id and m.kind = 'obligated'), 0) as obligated,
      coalesce((select sum(m.cents) from grants.movement_as_of m where m.agency = a.agency and m.award = a.id and m.kind = 'disbursed'), 0) as disbursed,
      least((select min(p.due_on) from grants.report_as_of p where p.agency = a.agency and p.award = a.id and p.received_on is null), (select min(c.due_on) from grants.condition_as_of c where c.agency = a.agency and c.award = a.id and c.met_on is null)) as "dueOn"
    from grants.award_as_of a join grants.recipient_as_of r on r.agency = a.agency and r.id = a.recipient left join grants.question_as_of q on q.agency = a.agency and q.award = a.id
      left join grants.ruling_as_of u on u.agency = a.agency and u.award = a.id and u.from_edition <= ${draft}::int and (u.until_edition is null or u.until_edition > ${draft}::int)
    where a.agency = ${tx.who.agency}::uuid and a.id = any(${[...ids]}::uuid[])`);
  const by = new Map(rows.map((r) => [r.id, r]));
  return ids.flatMap((id) => {
    const row = by.get(id);
    return row ? [{ ...row, cents: Number(row.cents), obligated: Number(row.obligated), disbursed: Number(row.disbursed) }] : [];
  });
}

/** A window of the queue of coding: the largest first. */
export async function queueIds(tx: Tx, { show = 'mine', year, funder, from = 0, count = 50 }: GridAsked): Promise<{ total: number; ids: string[] }> {
  const days = year === undefined ? undefined : yearDays(year);
  const where = join([
    sql`q.agency = ${tx.who.agency}::uuid and q.superseded_at = 'infinity'`,
    ...(show === 'mine' ? [sql`q.standing in ('open', 'once') and (q.standing = 'open' or not exists (select from grants.coding_as_of c where c.agency = q.agency and c.award = q.award and c.round = q.round and c.recorded_by = ${tx.who.account}::uuid))`] : show === 'all' ? [] : [sql`q.standing = ${show}`]),
    ...(funder === undefined ? [] : [sql`q.funder = ${funder}`]),
    ...(days === undefined ? [] : [sql`q.awarded_on >= ${days.from}::date and q.awarded_on < ${days.until}::date`]),
  ], ' and ');
  const { n } = await tx.one<{ n: number }>(sql`select count(*) as n from grants.question_as_of q where ${where}`);
  const rows = await tx.all<{ award: string }>(sql`select q.award from grants.question_as_of q where ${where} order by q.cents desc, q.award limit ${count}::int offset ${from}::int`);
  return { total: n, ids: rows.map((r) => r.award) };
}

/** How many awards wait for this person’s coding, and on how many two disagree. */
export async function queueCounts(tx: Tx): Promise<{ toCode: number; differ: number; proposals: number }> {
  const toCode = (await queueIds(tx, { show: 'mine', count: 1 })).total;
  const row = await tx.one<{ differ: number; proposals: number }>(sql`select (select count(*) from grants.question_as_of q where q.agency = ${tx.who.agency}::uuid and q.superseded_at = 'infinity' and q.standing = 'differ') as differ,
    (select count(*) from grants.proposal_as_of p where p.agency = ${tx.who.agency}::uuid and p.outcome is null and p.proposed_by <> ${tx.who.account}::uuid) as proposals`);
  return { toCode, ...row };
}

export interface DueRow { id: string; award: string; number: string; title: string; kind: DueKind; due_on: string }

/** What is due until a day, the longest overdue first; and of how many the day is past. */
export async function dues(tx: Tx, today: string, until: string, limit: number): Promise<{ rows: DueRow[]; overdue: number; soon: number }> {
  const agency = sql`${tx.who.agency}::uuid`;
  const due = sql`
    select p.id, p.award, 'report' as kind, p.due_on from grants.report_as_of p where p.agency = ${agency} and p.superseded_at = 'infinity' and p.received_on is null and p.due_on <= ${until}::date
    union all select c.id, c.award, 'condition', c.due_on from grants.condition_as_of c where c.agency = ${agency} and c.superseded_at = 'infinity' and c.met_on is null and c.due_on <= ${until}::date
    union all select v.id, v.award, 'visit', v.planned_on from grants.visit_as_of v where v.agency = ${agency} and v.superseded_at = 'infinity' and v.held_on is null and v.planned_on <= ${until}::date
    union all select v.id, v.award, 'follow-up', v.follow_on from grants.visit_as_of v where v.agency = ${agency} and v.superseded_at = 'infinity' and v.follow_on is not null and v.settled_on is null and v.follow_on <= ${until}::date
    union all select a.id, a.id, 'close-out', a.ends_on from grants.award_as_of a where a.agency = ${agency} and a.superseded_at = 'infinity' and a.closed_on is null and a.parent is null and a.ends_on <= ${today}::date`;
  const rows = await tx.all<DueRow>(sql`select d.id, d.award, a.number, a.title, d.kind, d.due_on from (select * from (${due}) e order by (kind = 'close-out'), due_on limit ${limit}::int) d join grants.award_as_of a on a.agency = ${agency} and a.id = d.award order by (d.kind = 'close-out'), d.due_on, a.number`);
  const counts = await tx.one<{ overdue: number; soon: number }>(sql`select count(*) filter (where due_on < ${today}::date) as overdue, count(*) filter (where due_on >= ${today}::date) as soon from (${due}) d`);
  return { rows, ...counts };
}

/** Organizations by a part of their name, the alphabet’s first where nothing is named. */
export function recipientsNamed(tx: Tx, find: string): Promise<{ id: string; name: string; kind: never; country: string }[]> {
  return tx.all(sql`select id, name, kind, country from grants.recipient_as_of where agency = ${tx.who.agency}::uuid and name ilike ${`%${find.replace(/[\\%_]/g, '\\$&')}%`} order by name limit 300`);
}
