import type { Tx } from '../../foundation/database/database.ts';
import { sql, type Sql } from '../../foundation/database/sql.ts';
import type { Activity } from './iati/write.ts';
import { counted } from './rules.ts';
import type { MovementKind } from './schema.ts';
import { atOnce } from './store-class.ts';
import { findAll, of, type AwardRow, type RecipientRow } from './store.ts';

/** An award with all that a file of activities says of it, and its own XML where it came so and has not changed. */
type Written = Activity & { xml: string | null };

/** What a file holds: of a fiscal year the awards that an edition counts; without a year every award. */
interface Chosen { year: number | undefined; edition: number | undefined }

const daysOf = (year: number): Sql => sql`and m.on_day >= ${`${year - 1}-10-01`}::date and m.on_day < ${`${year}-10-01`}::date`;
const counting = (edition: number): Sql => sql`u.share > 0 and u.from_edition <= ${edition}::int and (u.until_edition is null or u.until_edition > ${edition}::int)`;

/** The awards of a file, in the order of their numbers. */
export async function chosenIds(tx: Tx, { year, edition }: Chosen): Promise<string[]> {
  const agency = sql`${tx.who.agency}::uuid`;
  const rows = await atOnce(tx, () => tx.all<{ id: string }>(sql`select a.id from grants.award_as_of a where a.agency = ${agency}
    ${year === undefined ? sql`` : sql`and a.id in (select m.award from grants.movement_as_of m where m.agency = ${agency} and m.superseded_at = 'infinity' and m.kind = 'obligated' ${daysOf(year)})`}
    ${edition === undefined ? sql`` : sql`and a.parent is null and a.id in (select u.award from grants.ruling_as_of u where u.agency = ${agency} and ${counting(edition)})`} order by a.number`));
  return rows.map((r) => r.id);
}

/** Awards of a file, in the order of the ids: with an edition only the part that counts of the money of the year; without, whole, and as it came where nothing of it has changed since. */
export async function writtenOf(tx: Tx, { year, edition }: Chosen, ids: readonly string[]): Promise<Written[]> {
  const agency = sql`${tx.who.agency}::uuid`;
  const [all, whole] = [sql`any(${[...ids]}::uuid[])`, edition === undefined && year === undefined];
  const awards = new Map((await findAll<AwardRow>(tx, 'award', ids)).map((a) => [a.id, a]));
  const recipients = new Map((await findAll<RecipientRow>(tx, 'recipient', [...new Set([...awards.values()].map((a) => a.recipient))])).map((r) => [r.id, r]));
  const parents = new Map((await findAll<AwardRow>(tx, 'award', [...awards.values()].flatMap((a) => a.parent ?? []))).map((a) => [a.id, a.number]));
  const places = Map.groupBy(await of<{ award: string; country: string }>(tx, 'place', ids), (p) => p.award);
  const rulings = new Map(edition === undefined ? [] : (await tx.all<{ award: string; share: number; child_labor: boolean }>(sql`select u.award, u.share, u.child_labor from grants.ruling_as_of u where u.agency = ${agency} and u.award = ${all} and ${counting(edition)}`)).map((r) => [r.award, r]));
  const movements = Map.groupBy(await tx.all<{ award: string; kind: MovementKind; on: string; cents: number; recorded_at: Date }>(sql`select m.award, m.kind, m.on_day as "on", m.cents, m.recorded_at from grants.movement_as_of m where m.agency = ${agency} and m.award = ${all} ${year === undefined ? sql`` : daysOf(year)} order by m.on_day, m.kind desc`), (m) => m.award);
  const sources = new Map(whole ? (await tx.all<{ award: string; xml: string; recorded_at: Date }>(sql`select s.award, s.xml, s.recorded_at from grants.source_as_of s where s.agency = ${agency} and s.award = ${all}`)).map((s) => [s.award, s]) : []);
  return ids.flatMap((id) => {
    const a = awards.get(id);
    const who = a && recipients.get(a.recipient);
    if (!a || !who) return [];
    const [ruling, moved, source] = [rulings.get(id), movements.get(id) ?? [], sources.get(id)];
    const asItCame = source !== undefined && a.version === 1 && moved.every((m) => m.recorded_at <= source.recorded_at);
    return [{
      number: a.number, title: a.title, purpose: a.purpose, funder: a.funder, recipient: who.name, recipientKind: who.kind, region: a.region, countries: (places.get(id) ?? []).map((p) => p.country), categories: a.categories, startsOn: a.starts_on, endsOn: a.ends_on, closedOn: a.closed_on, parent: a.parent === null ? null : parents.get(a.parent) ?? null,
      share: ruling?.share ?? null, childLabor: ruling?.child_labor ?? false, movements: moved.map((m) => ({ kind: m.kind, onDay: m.on, cents: ruling ? counted(m.cents, ruling.share) : m.cents })), xml: asItCame ? source.xml : null,
    }];
  });
}
