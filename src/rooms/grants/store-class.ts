import type { Tx } from '../../foundation/database/database.ts';
import { join, sql, type Sql } from '../../foundation/database/sql.ts';
import type { Outcome, Scope, Total, When } from './schema.ts';
import { columnsOf, type RulingRow } from './store.ts';

/* What counts, edition by edition. Money counts as it was obligated, movement by movement; a sub-award is a part of the award it hangs on and is never added to it. */

const at = (edition: number): Sql => sql`u.from_edition <= ${edition}::int and (u.until_edition is null or u.until_edition > ${edition}::int)`;
const OBLIGATED = sql`m.kind = 'obligated' and m.superseded_at = 'infinity'`;
const FISCAL_YEAR = sql`(extract(year from m.on_day)::int + case when extract(month from m.on_day) >= 10 then 1 else 0 end)`;

/** Sums over the whole portfolio read each table once and hash it: the planner cannot know how many rows stood at an instant, guesses few, and would look each up by itself. */
export async function atOnce<T>(tx: Tx, ask: () => Promise<T>): Promise<T> {
  await tx.all(sql`select set_config('enable_nestloop', 'off', true)`);
  const answer = await ask();
  await tx.all(sql`select set_config('enable_nestloop', 'on', true)`);
  return answer;
}

/** The totals of every fiscal year as of an edition: dollars, awards as programs, and countries benefiting by name. */
export async function totalsAt(tx: Tx, edition: number): Promise<Total[]> {
  const rows = await atOnce(tx, () => tx.all<Record<keyof Total, never>>(sql`
    with counted as materialized (select ${FISCAL_YEAR} as year, a.scope, a.id, sum(round(m.cents * u.share / 10000.0)) as cents, bool_or(m.cents > 0) as more
      from grants.ruling_as_of u join grants.award_as_of a on a.agency = u.agency and a.id = u.award join grants.movement_as_of m on m.agency = u.agency and m.award = u.award
      where u.agency = ${tx.who.agency}::uuid and u.share > 0 and a.parent is null and ${OBLIGATED} and ${at(edition)} group by 1, 2, 3)
    select c.year, c.scope, sum(c.cents) as cents, count(*) filter (where c.more) as programs, coalesce(max(p.countries), 0) as countries from counted c
      left join (select c.year, c.scope, count(distinct p.country) as countries from counted c join grants.place_as_of p on p.agency = ${tx.who.agency}::uuid and p.award = c.id where c.more group by 1, 2) p on p.year = c.year and p.scope = c.scope
    group by 1, 2 order by 1, 2`));
  return rows.map((r) => ({ year: Number(r.year), scope: r.scope, cents: Number(r.cents), programs: Number(r.programs), countries: Number(r.countries) }));
}

/** How many rulings wait for an edition. */
export async function rulingsFrom(tx: Tx, edition: number): Promise<number> {
  return (await tx.one<{ n: number }>(sql`select count(*) as n from grants.ruling_as_of where agency = ${tx.who.agency}::uuid and from_edition = ${edition}::int`)).n;
}

/** The rulings of awards as of an edition. */
export function rulingsAt(tx: Tx, awards: readonly string[], edition: number): Promise<RulingRow[]> {
  return tx.all(sql`select ${columnsOf('ruling', 'u.')} from grants.ruling_as_of u where u.agency = ${tx.who.agency}::uuid and u.award = any(${[...awards]}::uuid[]) and ${at(edition)}`);
}

/** A rule that is tried: of which year and scope, on which awards, and what they would count. */
export interface Rule { year: number; scope: Scope | undefined; when: When; outcome: Outcome; share: number }

/** Every award of a year as it counts in the draft and as it would under the rule. */
function tried(tx: Tx, { year, scope, when, share }: Rule, draft: number): Sql {
  const conditions = [
    ...(when.funder === undefined ? [] : [sql`a.funder = ${when.funder}`]), ...(when.scope === undefined ? [] : [sql`a.scope = ${when.scope}`]), ...(when.category === undefined ? [] : [sql`${when.category} = any(a.categories)`]),
    ...(when.recipientKind === undefined ? [] : [sql`exists (select from grants.recipient_as_of r where r.agency = a.agency and r.id = a.recipient and r.kind = ${when.recipientKind})`]),
    ...(when.trafficking === undefined ? [] : [sql`u.trafficking = ${when.trafficking}`]), ...(when.childLabor === undefined ? [] : [sql`u.child_labor = ${when.childLabor}`]),
  ];
  const hit = conditions.length === 0 ? sql`true` : sql`coalesce(${join(conditions, ' and ')}, false)`;
  return sql`select a.id, a.number, a.title, a.funder, a.scope, a.agency, ${hit} as hit, u.outcome as outcome, m.cents as obligated, m.cents > 0 as more, coalesce(u.share, 0) as share_before, case when ${hit} then ${share}::int else coalesce(u.share, 0) end as share_after
    from grants.movement_as_of m join grants.award_as_of a on a.agency = m.agency and a.id = m.award left join grants.ruling_as_of u on u.agency = m.agency and u.award = m.award and ${at(draft)}
    where m.agency = ${tx.who.agency}::uuid and ${OBLIGATED} and m.on_day >= ${`${year - 1}-10-01`}::date and m.on_day < ${`${year}-10-01`}::date and a.parent is null ${scope === undefined ? sql`` : sql`and a.scope = ${scope}`}`;
}

const BEFORE = sql`sum(round(obligated * share_before / 10000.0))`;
const AFTER = sql`sum(round(obligated * share_after / 10000.0))`;

export interface Sums { before: number; after: number; programs_before: number; programs_after: number; count: number; countries_before: number; countries_after: number }
export interface MovedRow { id: string; number: string; title: string; funder: never; obligated: number; before: number; after: number }

/** What a rule would make of the total. */
export async function tryRule(tx: Tx, rule: Rule, draft: number): Promise<Sums> {
  const row = await atOnce(tx, () => tx.one<Record<keyof Sums, string | number>>(sql`
    with tried as materialized (${tried(tx, rule, draft)}), each as materialized (select id, agency, ${BEFORE} as before, ${AFTER} as after, bool_or(more) as more, max(share_before) as sb, max(share_after) as sa, bool_or(hit and outcome is distinct from ${rule.outcome}) or max(share_before) <> max(share_after) as moved from tried group by 1, 2),
      places as (select p.country, bool_or(e.sb > 0) as before, bool_or(e.sa > 0) as after from each e join grants.place_as_of p on p.agency = e.agency and p.award = e.id where e.more group by 1)
    select coalesce(sum(before), 0) as before, coalesce(sum(after), 0) as after, count(*) filter (where sb > 0 and more) as programs_before, count(*) filter (where sa > 0 and more) as programs_after, count(*) filter (where moved) as count,
      (select count(*) from places where before) as countries_before, (select count(*) from places where after) as countries_after from each`));
  return Object.fromEntries(Object.entries(row).map(([k, v]) => [k, Number(v)])) as unknown as Sums;
}

/** The awards that a rule would move, the largest move first. */
export async function movedBy(tx: Tx, rule: Rule, draft: number, limit: number): Promise<MovedRow[]> {
  const rows = await atOnce(tx, () => tx.all<MovedRow>(sql`select id, number, title, funder, sum(obligated) as obligated, ${BEFORE} as before, ${AFTER} as after from (${tried(tx, rule, draft)}) t
    where share_before <> share_after or (hit and outcome is distinct from ${rule.outcome}) group by 1, 2, 3, 4 order by abs(${AFTER} - ${BEFORE}) desc, number limit ${limit}::int`));
  return rows.map((r) => ({ ...r, obligated: Number(r.obligated), before: Number(r.before), after: Number(r.after) }));
}

/** The awards that count otherwise in one edition than in another, of a year or of all. */
export async function changedBetween(tx: Tx, earlier: number, later: number): Promise<{ award: string; then: RulingRow | null; now: RulingRow | null }[]> {
  return atOnce(tx, () => tx.all(sql`select coalesce(e.award, l.award) as award, to_jsonb(e) as "then", to_jsonb(l) as now
    from (select ${columnsOf('ruling', 'u.')} from grants.ruling_as_of u where u.agency = ${tx.who.agency}::uuid and ${at(earlier)}) e
    full join (select ${columnsOf('ruling', 'u.')} from grants.ruling_as_of u where u.agency = ${tx.who.agency}::uuid and ${at(later)}) l on l.award = e.award
    where (e.outcome, e.share, e.trafficking, e.child_labor) is distinct from (l.outcome, l.share, l.trafficking, l.child_labor) order by 1`));
}

export interface ExplainedRow extends MovedRow { reason: string | null; decided_on: string | null; trafficking: boolean | null; child_labor: boolean | null }

/** What moved between two editions in a year, award by award with the reason of the later ruling. */
export async function explained(tx: Tx, year: number, scope: Scope | undefined, earlier: number, later: number): Promise<{ before: number; after: number; rows: ExplainedRow[] }> {
  const source = sql`select a.id, a.number, a.title, a.funder, m.cents as obligated, coalesce(e.share, 0) as share_before, coalesce(l.share, 0) as share_after, l.reason, l.decided_on, l.trafficking, l.child_labor
    from grants.movement_as_of m join grants.award_as_of a on a.agency = m.agency and a.id = m.award
      left join (select u.* from grants.ruling_as_of u where u.agency = ${tx.who.agency}::uuid and ${at(earlier)}) e on e.award = m.award left join (select u.* from grants.ruling_as_of u where u.agency = ${tx.who.agency}::uuid and ${at(later)}) l on l.award = m.award
    where m.agency = ${tx.who.agency}::uuid and ${OBLIGATED} and m.on_day >= ${`${year - 1}-10-01`}::date and m.on_day < ${`${year}-10-01`}::date and a.parent is null ${scope === undefined ? sql`` : sql`and a.scope = ${scope}`}`;
  const sums = await atOnce(tx, () => tx.one<{ before: string; after: string }>(sql`select coalesce(${BEFORE}, 0) as before, coalesce(${AFTER}, 0) as after from (${source}) t`));
  const rows = await atOnce(tx, () => tx.all<ExplainedRow>(sql`select id, number, title, funder, sum(obligated) as obligated, ${BEFORE} as before, ${AFTER} as after, reason, decided_on, trafficking, child_labor from (${source}) t where share_before <> share_after group by id, number, title, funder, reason, decided_on, trafficking, child_labor order by abs(${AFTER} - ${BEFORE}) desc, number limit 500`));
  return { before: Number(sums.before), after: Number(sums.after), rows: rows.map((r) => ({ ...r, obligated: Number(r.obligated), before: Number(r.before), after: Number(r.after) })) };
}
