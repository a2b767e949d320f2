import type { Tx } from '../../foundation/database/database.ts';
import { join, sql, type Sql } from '../../foundation/database/sql.ts';
import type { AwardLine, DueKind, GridAsked, ListAsked } from './schema.ts';
import { findAll, of, sums, type AwardRow, type QuestionRow, type RecipientRow, type RulingRow } from './store.ts';

/*
 * Lists over every award of an office. What narrows and orders them stands in indexes of the rows in force, so that a window of a
 * quarter of a million is read as quickly as one of a hundred; only the rows of the window are joined to anything else.
 */

const yearDays = (year: number): { from: string; until: string } => ({ from: `${year - 1}-10-01`, until: `${year}-10-01` });

function narrowed(tx: Tx, { show = 'all', funder, scope, year, find }: ListAsked, today: string, recipients: readonly string[]): Sql {
  const days = year === undefined ? undefined : yearDays(year);
  return join([
    sql`a.agency = ${tx.who.agency}::uuid and a.superseded_at = 'infinity'`,
    show === 'sub-awards' ? sql`a.parent is not null` : sql`a.parent is null`,
    ...(show === 'active' ? [sql`a.closed_on is null and a.ends_on > ${today}::date`] : show === 'to-close' ? [sql`a.closed_on is null and a.ends_on <= ${today}::date`] : show === 'closed' ? [sql`a.closed_on is not null`] : []),
    ...(funder === undefined ? [] : [sql`a.funder = ${funder}`]),
    ...(scope === undefined ? [] : [sql`a.scope = ${scope}`]),
    ...(days === undefined ? [] : [sql`a.awarded_on >= ${days.from}::date and a.awarded_on < ${days.until}::date`]),
    ...(find === undefined || find.trim() === '' ? [] : [found(tx, find.trim(), recipients)]),
  ], ' and ');
}

/** By the beginning of a number, or by whoever received it: each looked up by its own index. */
function found(tx: Tx, text: string, recipients: readonly string[]): Sql {
  const agency = sql`${tx.who.agency}::uuid`;
  return sql`a.id in (select b.id from grants.award_as_of b where b.agency = ${agency} and b.superseded_at = 'infinity' and b.number >= ${text.toUpperCase()} and b.number < ${`${text.toUpperCase()}\uffff`}
    union all select c.id from grants.award_as_of c where c.agency = ${agency} and c.recipient = any(${[...recipients]}::uuid[]))`;
}

/** A window of the awards: how many there are, and the ids in order. */
export async function awardIds(tx: Tx, asked: ListAsked, today: string): Promise<{ total: number; ids: string[] }> {
  const named = asked.find === undefined || asked.find.trim() === '' ? [] : await recipientsNamed(tx, asked.find.trim());
  const where = narrowed(tx, asked, today, named.map((r) => r.id));
  const order = asked.sort === 'largest' ? sql`a.cents desc, a.id` : sql`a.awarded_on desc, a.id`;
  const { n } = await tx.one<{ n: number }>(sql`select count(*) as n from grants.award_as_of a where ${where}`);
  const rows = await tx.all<{ id: string }>(sql`select a.id from grants.award_as_of a where ${where} order by ${order} limit ${asked.count ?? 100}::int offset ${asked.from ?? 0}::int`);
  return { total: n, ids: rows.map((r) => r.id) };
}

/** The lines of awards, in the order of the ids. Each table is asked by the ids alone: joined, the planner would guess how many rows stood at an instant, and guess wrong. */
export async function linesOf(tx: Tx, ids: readonly string[], draft: number): Promise<AwardLine[]> {
  const awards = new Map((await findAll<AwardRow>(tx, 'award', ids)).map((a) => [a.id, a]));
  const recipients = new Map((await findAll<RecipientRow>(tx, 'recipient', [...new Set([...awards.values()].map((a) => a.recipient))])).map((r) => [r.id, r.name]));
  const money = await sums(tx, ids);
  const standings = new Map((await of<QuestionRow>(tx, 'question', ids)).map((q) => [q.award, q.standing]));
  const rulings = new Map((await of<RulingRow>(tx, 'ruling', ids)).filter((r) => r.from_edition <= draft && (r.until_edition === null || r.until_edition > draft)).map((r) => [r.award, r]));
  const due = new Map<string, string>();
  for (const { award, due_on } of await nextDues(tx, ids)) if (due_on < (due.get(award) ?? '9')) due.set(award, due_on);
  return ids.flatMap((id) => {
    const a = awards.get(id);
    const { obligated, disbursed } = money.get(id) ?? { obligated: 0, disbursed: 0 };
    return a ? [{ id, number: a.number, title: a.title, recipient: recipients.get(a.recipient) ?? '', funder: a.funder, scope: a.scope, region: a.region, instrument: a.instrument, awardedOn: a.awarded_on, endsOn: a.ends_on, cents: a.cents, obligated, disbursed, outcome: rulings.get(id)?.outcome ?? null, share: rulings.get(id)?.share ?? 0, standing: standings.get(id) ?? 'open', dueOn: due.get(id) ?? null, closedOn: a.closed_on }] : [];
  });
}

/** What awards owe next: reports that have not come, and conditions that are not met. */
function nextDues(tx: Tx, ids: readonly string[]): Promise<{ award: string; due_on: string }[]> {
  return tx.all(sql`select p.award, min(p.due_on) as due_on from grants.report_as_of p where p.agency = ${tx.who.agency}::uuid and p.award = any(${[...ids]}::uuid[]) and p.received_on is null group by 1
    union all select c.award, min(c.due_on) from grants.condition_as_of c where c.agency = ${tx.who.agency}::uuid and c.award = any(${[...ids]}::uuid[]) and c.met_on is null and c.due_on is not null group by 1`);
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
