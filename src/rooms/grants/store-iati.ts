import type { Tx } from '../../foundation/database/database.ts';
import { sql } from '../../foundation/database/sql.ts';
import type { Category, Funder, MovementKind, RecipientKind, Region } from './schema.ts';

/** An award with all that a file of activities says of it. */
export interface Written {
  id: string; number: string; title: string; purpose: string; funder: Funder; recipient: string; recipient_kind: RecipientKind; region: Region; countries: string[]; categories: Category[]; starts_on: string; ends_on: string; closed_on: string | null; parent: string | null; share: number | null; child_labor: boolean | null;
  movements: { kind: MovementKind; on: string; cents: number }[]; xml: string | null;
}

/** A window of awards in the order of their numbers: of a fiscal year those that an edition counts, with the part that counts; else every award, whole, and as it came where nothing of it has changed since. */
export async function writtenAfter(tx: Tx, { year, edition }: { year: number | undefined; edition: number | undefined }, after: string, count: number): Promise<Written[]> {
  const agency = sql`${tx.who.agency}::uuid`;
  const days = year === undefined ? sql`` : sql`and m.on_day >= ${`${year - 1}-10-01`}::date and m.on_day < ${`${year}-10-01`}::date`;
  const ruled = edition === undefined ? sql`left join grants.ruling_as_of u on false` : sql`join grants.ruling_as_of u on u.agency = a.agency and u.award = a.id and u.share > 0 and u.from_edition <= ${edition}::int and (u.until_edition is null or u.until_edition > ${edition}::int)`;
  const of = year === undefined ? sql`` : sql`and exists (select from grants.movement_as_of m where m.agency = a.agency and m.award = a.id and m.kind = 'obligated' ${days})`;
  const part = edition === undefined ? sql`m.cents` : sql`round(m.cents * a.share / 10000.0)`;
  return tx.all(sql`
    with a as materialized (select a.*, u.share, u.child_labor from grants.award_as_of a ${ruled} where a.agency = ${agency} and a.superseded_at = 'infinity' ${edition === undefined ? sql`` : sql`and a.parent is null`} and a.number > ${after} ${of} order by a.number limit ${count}::int)
    select a.id, a.number, a.title, a.purpose, a.funder, r.name as recipient, r.kind as recipient_kind, a.region, a.categories, a.starts_on, a.ends_on, a.closed_on, a.share, a.child_labor,
      (select p.number from grants.award_as_of p where p.agency = a.agency and p.id = a.parent) as parent, coalesce((select array_agg(c.country order by c.country) from grants.place_as_of c where c.agency = a.agency and c.award = a.id), '{}') as countries,
      coalesce((select jsonb_agg(jsonb_build_object('kind', m.kind, 'on', m.on_day, 'cents', ${part}) order by m.on_day, m.kind desc) from grants.movement_as_of m where m.agency = a.agency and m.award = a.id ${days}), '[]') as movements,
      (select s.xml from grants.source_as_of s where s.agency = a.agency and s.award = a.id and a.version = 1 and ${edition === undefined && year === undefined}::boolean and not exists (select from grants.movement_as_of m where m.agency = a.agency and m.award = a.id and m.recorded_at > s.recorded_at)) as xml
    from a join grants.recipient_as_of r on r.agency = a.agency and r.id = a.recipient order by a.number`);
}
