import type { Tx } from '../../foundation/database/database.ts';
import { sql, type Sql } from '../../foundation/database/sql.ts';
import type { PurgePart, TaskKind, View } from './schema.ts';

/*
 * The lists that people work from. They show what stands now, so each says so beside the view, which lets PostgreSQL
 * use the indexes of standing rows alone.
 */
const NOW = sql`superseded_at = 'infinity'`;

export interface TaskRow { id: string; version: number; file: string; goal: string | null; kind: TaskKind; owner: string; due_on: string | null; done_on: string | null; outcome: string | null; key: string; sealed: Buffer }

const myFiles = (tx: Tx): Sql => sql`select t.file from cases.team_as_of t where t.agency = ${tx.who.agency}::uuid and t.account = ${tx.who.account}::uuid and t.left_on is null and t.${NOW}`;
const fromOf = (from: number, count: number): Sql => sql` limit ${count}::int offset ${from}::int`;

/** One window of the caseload by a view, and how many cases it holds. */
export async function caseWindow(tx: Tx, asked: { view: View; form: string | undefined; everybody: boolean; today: string; from: number; count: number }): Promise<{ total: number; ids: string[] }> {
  const agency = tx.who.agency;
  const form = asked.form === undefined ? sql`` : sql` and exists (select from cases.profile_as_of p where p.agency = f.agency and p.file = f.id and p.form = ${asked.form} and p.${NOW})`;
  const whose = asked.everybody && asked.view !== 'mine' || asked.view === 'all' ? sql`` : sql` and f.id in (${myFiles(tx)})`;
  const lately = sql`select from cases.service_as_of s where s.agency = ${agency}::uuid and s.happened_on > ${asked.today}::date - 30 and s.${NOW}`;
  const active = sql`f.state in ('intake', 'enrolled')`;
  const states: Record<View, Sql> = {
    mine: active, all: sql`true`, intake: sql`f.state = 'intake'`, exited: sql`f.state in ('exited', 'closed')`, due: active,
    quiet: sql`f.state = 'enrolled' and f.opened_on <= ${asked.today}::date - 30 and not exists (${lately} and s.file = f.id)`,
  };
  const base = sql`from cases.file_as_of f where f.agency = ${agency}::uuid and f.${NOW} and ${states[asked.view]}${whose}${form}`;
  if (asked.view === 'due') return dueWindow(tx, base, asked);
  const due = sql`(select min(t.due_on) from cases.task_as_of t where t.agency = f.agency and t.file = f.id and t.done_on is null and t.${NOW})`;
  const order = asked.view === 'mine' ? sql`${due} nulls last, f.opened_on desc, f.id` : asked.view === 'exited' ? sql`f.moved_on desc, f.id` : sql`f.opened_on desc, f.id`;
  if (asked.view === 'mine' || asked.view === 'quiet') {
    // What must be gone through whole is gone through once, and counted on the way.
    const rows = await tx.all<{ id: string; n: number }>(sql`select f.id, count(*) over () as n ${base} order by ${order}${fromOf(asked.from, asked.count)}`);
    return windowOf(tx, rows, asked.from, sql`select count(*) as n ${base}`);
  }
  const total = await tx.one<{ n: number }>(sql`select count(*) as n ${base}`);
  const rows = await tx.all<{ id: string }>(sql`select f.id ${base} order by ${order}${fromOf(asked.from, asked.count)}`);
  return { total: total.n, ids: rows.map((r) => r.id) };
}

async function dueWindow(tx: Tx, base: Sql, asked: { today: string; from: number; count: number }): Promise<{ total: number; ids: string[] }> {
  const due = sql`select t.file, min(t.due_on) as due_on from cases.task_as_of t where t.agency = ${tx.who.agency}::uuid and t.done_on is null and t.${NOW} and t.due_on <= ${asked.today}::date + 7 group by t.file`;
  const rows = await tx.all<{ id: string; n: number }>(sql`select d.file as id, count(*) over () as n from (${due}) d where d.file in (select f.id ${base}) order by d.due_on, d.file${fromOf(asked.from, asked.count)}`);
  return windowOf(tx, rows, asked.from, sql`select count(*) as n from (${due}) d where d.file in (select f.id ${base})`);
}

/** A window read together with its total; only one beyond the end is counted apart. */
async function windowOf(tx: Tx, rows: readonly { id: string; n: number }[], from: number, count: Sql): Promise<{ total: number; ids: string[] }> {
  const total = rows[0]?.n ?? (from === 0 ? 0 : (await tx.one<{ n: number }>(count)).n);
  return { total, ids: rows.map((r) => r.id) };
}

/** The next open task of each case, and how many are open. */
export function nextTasks(tx: Tx, files: readonly string[]): Promise<(TaskRow & { open: number })[]> {
  return tx.all(sql`select distinct on (t.file) t.id, t.version, t.file, t.goal, t.kind, t.owner, t.due_on, t.done_on, t.outcome, t.key, t.sealed, count(*) over (partition by t.file)::int as open
    from cases.task_as_of t where t.agency = ${tx.who.agency}::uuid and t.file = any(${[...files]}::uuid[]) and t.done_on is null and t.${NOW} order by t.file, t.due_on nulls last, t.id`);
}

/** The day of the last service of each case. */
export async function lastServices(tx: Tx, files: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.all<{ file: string; day: string }>(sql`select u.file, (select s.happened_on from cases.service_as_of s where s.agency = ${tx.who.agency}::uuid and s.file = u.file and s.${NOW} order by s.happened_on desc limit 1) as day from unnest(${[...files]}::uuid[]) u (file)`);
  return new Map(rows.filter((r) => r.day !== null).map((r) => [r.file, r.day]));
}

/** The asker's open tasks: the longest overdue first and then those due from today by a day, each with how many are overdue in all. */
export function myTasks(tx: Tx, today: string, by: string, overdue: number, due: number): Promise<(TaskRow & { late: number })[]> {
  const mine = sql`from cases.task_as_of t where t.agency = ${tx.who.agency}::uuid and t.owner = ${tx.who.account}::uuid and t.done_on is null and t.${NOW}`;
  const columns = sql`t.id, t.version, t.file, t.goal, t.kind, t.owner, t.due_on, t.done_on, t.outcome, t.key, t.sealed`;
  return tx.all(sql`(select ${columns}, count(*) over ()::int as late ${mine} and t.due_on < ${today}::date order by t.due_on, t.id limit ${overdue}::int)
    union all (select ${columns}, 0 ${mine} and t.due_on >= ${today}::date and t.due_on <= ${by}::date order by t.due_on, t.id limit ${due}::int)`);
}

/** Safety checks due on the asker's cases: cards to confirm and plans to look at again. */
export function safetyDue(tx: Tx, by: string): Promise<{ file: string; day: string; what: 'card' | 'plan' }[]> {
  const mine = sql`file in (${myFiles(tx)}) and exists (select from cases.file_as_of f where f.agency = c.agency and f.id = c.file and f.state in ('intake', 'enrolled') and f.${NOW})`;
  // The day stands apart: the statement is planned once, where PostgreSQL would plan it for each day anew at five times what it costs to run.
  const until = sql`(select ${by}::date)`;
  return tx.all(sql`select c.file, c.next_on as day, 'card' as what from cases.safe_contact_as_of c where c.agency = ${tx.who.agency}::uuid and c.next_on <= ${until} and c.${NOW} and ${mine}
    union all select c.file, c.review_on, 'plan' from cases.safety_plan_as_of c where c.agency = ${tx.who.agency}::uuid and c.review_on <= ${until} and c.${NOW} and ${mine} order by day limit 50`);
}

/** Letters that came back on the asker's cases since a day. */
export function lettersBack(tx: Tx, since: string): Promise<{ file: string; kind: never; held_on: string }[]> {
  return tx.all(sql`select s.file, s.kind, s.held_on from cases.status_as_of s where s.agency = ${tx.who.agency}::uuid and s.${NOW} and s.file in (${myFiles(tx)}) and s.kind in ('letter-certified', 'letter-eligible', 'letter-interim', 'letter-denied') and s.held_on >= ${since}::date order by s.held_on desc limit 20`);
}

/** Minors on the asker's active cases for whom HHS was not asked yet. */
export function minorsUnasked(tx: Tx): Promise<{ file: string; indicated_at: Date }[]> {
  return tx.all(sql`select p.file, p.indicated_at from cases.profile_as_of p join cases.file_as_of f on f.agency = p.agency and f.id = p.file and f.${NOW} and f.state in ('intake', 'enrolled')
    where p.agency = ${tx.who.agency}::uuid and p.${NOW} and p.file in (${myFiles(tx)}) and p.age_group = 'minor' and p.indicated_at is not null
      and not exists (select from cases.asked_hhs_as_of a where a.agency = p.agency and a.file = p.file and a.kind = 'child-assistance') order by p.indicated_at limit 50`);
}

/** How many active cases the asker works. */
export async function myCaseCount(tx: Tx): Promise<number> {
  return (await tx.one<{ n: number }>(sql`select count(*) as n from cases.file_as_of f where f.agency = ${tx.who.agency}::uuid and f.${NOW} and f.state in ('intake', 'enrolled') and f.id in (${myFiles(tx)})`)).n;
}

/** The persons of the asker's active cases. */
export async function myPersons(tx: Tx): Promise<string[]> {
  return (await tx.all<{ person: string }>(sql`select f.person from cases.file_as_of f where f.agency = ${tx.who.agency}::uuid and f.${NOW} and f.state in ('intake', 'enrolled') and f.id in (${myFiles(tx)}) limit 2000`)).map((r) => r.person);
}

/** What the asker's last services were, latest first and each once. */
export async function recentKinds(tx: Tx, most: number): Promise<string[]> {
  const rows = await tx.all<{ kind: string }>(sql`select kind from (select s.kind, s.recorded_at from cases.service_as_of s where s.agency = ${tx.who.agency}::uuid and s.worker = ${tx.who.account}::uuid order by s.recorded_at desc limit 200) s group by kind order by max(recorded_at) desc limit ${most}::int`);
  return rows.map((r) => r.kind);
}

/** What each worker of the agency carries, in numbers alone: no note is read for it. */
export function workload(tx: Tx, today: string): Promise<{ account: string; cases: number; overdue: number; due_week: number; notes: number; minutes: number }[]> {
  const agency = tx.who.agency;
  return tx.all(sql`
    with carried as (select t.account, count(*)::int as n from cases.team_as_of t join cases.file_as_of f on f.agency = t.agency and f.id = t.file and f.${NOW} and f.state in ('intake', 'enrolled')
           where t.agency = ${agency}::uuid and t.${NOW} and t.left_on is null group by 1),
         tasks as (select owner as account, count(*) filter (where due_on < ${today}::date)::int as overdue, count(*) filter (where due_on between ${today}::date and ${today}::date + 7)::int as due_week from cases.task_as_of t
           where t.agency = ${agency}::uuid and t.${NOW} and t.done_on is null and t.due_on <= ${today}::date + 7 group by 1),
         done as (select worker as account, count(distinct note)::int as notes, sum(minutes)::int as minutes from cases.service_as_of s where s.agency = ${agency}::uuid and s.${NOW} and s.happened_on > ${today}::date - 30 group by 1)
    select account, coalesce(c.n, 0) as cases, coalesce(t.overdue, 0) as overdue, coalesce(t.due_week, 0) as due_week, coalesce(d.notes, 0) as notes, coalesce(d.minutes, 0) as minutes
      from carried c full join tasks t using (account) full join done d using (account) order by 2 desc, 1`);
}

/** What a supervisor looks for: cases without a team, cases without a service for thirty days, cards not confirmed. */
export function watch(tx: Tx, today: string): Promise<{ unassigned: number; quiet: number; cards: number }> {
  const active = sql`f.agency = ${tx.who.agency}::uuid and f.${NOW}`;
  return tx.one(sql`select
    (select count(*) from cases.file_as_of f where ${active} and f.state in ('intake', 'enrolled') and not exists (select from cases.team_as_of t where t.agency = f.agency and t.file = f.id and t.left_on is null and t.${NOW})) as unassigned,
    (select count(*) from cases.file_as_of f where ${active} and f.state = 'enrolled' and f.opened_on <= ${today}::date - 30 and not exists (select from cases.service_as_of s where s.agency = ${tx.who.agency}::uuid and s.file = f.id and s.happened_on > ${today}::date - 30 and s.${NOW})) as quiet,
    (select count(*) from cases.safe_contact_as_of c join cases.file_as_of f on f.agency = c.agency and f.id = c.file where c.agency = ${tx.who.agency}::uuid and c.${NOW} and c.next_on < ${today}::date and f.${NOW} and f.state in ('intake', 'enrolled')) as cards`);
}

/** Papers not answered yet, the nearest first. */
export function openPapers(tx: Tx): Promise<{ file: string; kind: never; answer_by: string }[]> {
  return tx.all(sql`select p.file, p.kind, p.answer_by from cases.paper_as_of p where p.agency = ${tx.who.agency}::uuid and p.${NOW} and p.ended_on is null order by p.answer_by limit 100`);
}

/** Ended cases of which some part's time has run out and still stands, the longest ended first; `by` gives for each part the last day of ending that is due. */
export async function purgeWindow(tx: Tx, by: ReadonlyMap<string, string>, from: number, count: number): Promise<{ total: number; rows: { id: string; person: string; moved_on: string; purged: PurgePart[] }[] }> {
  const where = sql`from cases.file_as_of f where f.agency = ${tx.who.agency}::uuid and f.${NOW} and f.state in ('exited', 'closed')
    and not exists (select from cases.purge_as_of p where p.agency = f.agency and p.file = f.id and p.part = 'person')
    and exists (select from unnest(${[...by.keys()]}::text[], ${[...by.values()]}::date[]) d (part, day) where f.moved_on <= d.day
      and not exists (select from cases.purge_as_of p where p.agency = f.agency and p.file = f.id and p.part = d.part and p.purged_on >= f.moved_on))`;
  const total = await tx.one<{ n: number }>(sql`select count(*) as n ${where}`);
  const rows = await tx.all<{ id: string; person: string; moved_on: string; purged: PurgePart[] }>(sql`select f.id, f.person, f.moved_on, array(select p.part from cases.purge_as_of p where p.agency = f.agency and p.file = f.id and p.purged_on >= f.moved_on) as purged ${where} order by f.moved_on, f.id${fromOf(from, count)}`);
  return { total: total.n, rows };
}

/** The purges of the agency, latest first. */
export function latestPurges(tx: Tx, limit: number): Promise<{ id: string; file: string; part: PurgePart; reason: string; purged_on: string; recorded_by: string }[]> {
  return tx.all(sql`select id, file, part, reason, purged_on, recorded_by from cases.purge_as_of where agency = ${tx.who.agency}::uuid order by recorded_at desc limit ${limit}::int`);
}

/** A window of the services that the asker may see, oldest first. */
export function serviceWindow(tx: Tx, from: number, count: number): Promise<{ file: string; person: string; kind: string; happened_on: string; minutes: number; session: string | null }[]> {
  return tx.all(sql`select s.file, s.person, s.kind, s.happened_on, s.minutes, s.session from cases.service_as_of s where s.agency = ${tx.who.agency}::uuid and s.${NOW} order by s.happened_on, s.id${fromOf(from, count)}`);
}
