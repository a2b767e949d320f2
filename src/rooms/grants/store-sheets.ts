import type { Tx } from '../../foundation/database/database.ts';
import { sql } from '../../foundation/database/sql.ts';

/** Awards as rows of a sheet, in the order of their numbers. */
export function rowsAfter(tx: Tx, after: string, count: number): Promise<(Record<string, string | number | null> & { number: string; amount: number; obligated: number; categories: string[]; countries: string[] })[]> {
  return tx.all(sql`select a.number, a.title, a.purpose, a.funder, a.instrument, r.name as recipient, r.kind as recipient_kind, r.country as recipient_country, a.scope, a.region, a.categories, a.service, a.awarded_on, a.starts_on, a.ends_on, a.cents as amount, a.period,
      coalesce((select array_agg(p.country order by p.country) from grants.place_as_of p where p.agency = a.agency and p.award = a.id), '{}') as countries,
      coalesce((select sum(m.cents) from grants.movement_as_of m where m.agency = a.agency and m.award = a.id and m.kind = 'obligated'), 0) as obligated
    from grants.award_as_of a join grants.recipient_as_of r on r.agency = a.agency and r.id = a.recipient where a.agency = ${tx.who.agency}::uuid and a.superseded_at = 'infinity' and a.parent is null and a.number > ${after} order by a.number limit ${count}::int`);
}

/** What reports count, a row each. */
export function reportedRows(tx: Tx): Promise<Record<string, string | number | null>[]> {
  return tx.all(sql`select a.number as award, p.kind, p.from_day as "from", p.until_day as "until", p.received_on, d.indicator, d.target, d.actual from grants.reported_as_of d join grants.report_as_of p on p.agency = d.agency and p.id = d.report
    join grants.award_as_of a on a.agency = p.agency and a.id = p.award where d.agency = ${tx.who.agency}::uuid order by a.number, p.from_day, p.kind, d.indicator limit 200000`);
}
