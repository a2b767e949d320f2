import { keep, keepMany, revise, touch } from '../../foundation/database/keep.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { raw, sql } from '../../foundation/database/sql.ts';
import type { About, MaterialKind, Medium, PlacementView, Sector, Source } from './schema.ts';

export interface CampaignRow { id: string; version: number; name: string; theme: string; launched_on: string; ended_on: string | null }
export interface MaterialRow { id: string; campaign: string; title: string; kind: MaterialKind }
export interface EditionRow { id: string; version: number; material: string; language: string; number: number; issued_on: string; changed: string | null; withdrawn_on: string | null }
export interface CoalitionRow { id: string; version: number; campaign: string; name: string; city: string; state: string; convened_on: string; ended_on: string | null }
export interface MemberRow { id: string; version: number; coalition: string; name: string; sector: Sector; joined_on: string; left_on: string | null }
export interface MeetingRow { id: string; coalition: string; held_on: string; about: About[]; members: string[]; guests: number; decided: Buffer | null }
export interface AnnouncementRow { id: string; campaign: string; title: string; medium: Medium; language: string; outlet: string; state: string | null; aired_on: string; last_on: string; airings: number }
export interface SiteRow { id: string; campaign: string; name: string; opened_on: string }
export interface WebRow { site: string; span: 'day' | 'file'; from_day: string; last_day: string; visits: number | null; visitors: number | null; pages: number | null; bots: number | null; source: Source }

const COLUMNS = {
  campaign: 'id, version, name, theme, launched_on, ended_on', material: 'id, campaign, title, kind', edition: 'id, version, material, language, number, issued_on, changed, withdrawn_on', coalition: 'id, version, campaign, name, city, state, convened_on, ended_on',
  member: 'id, version, coalition, name, sector, joined_on, left_on', meeting: 'id, coalition, held_on, about, members, guests, decided', placement: 'id, edition, coalition, intermediary, recipient, city, state, sent_on, copies, code',
  announcement: 'id, campaign, title, medium, language, outlet, state, aired_on, last_on, airings', site: 'id, campaign, name, opened_on', web_count: 'site, span, from_day, last_day, visits, visitors, pages, bots, source', opening: 'placement, on_day', trace: 'code, on_day, channel',
} as const;
type Table = keyof typeof COLUMNS;
const ORDER = { campaign: 'launched_on desc, name', material: 'title', edition: 'language, number desc', coalition: 'name', member: 'joined_on, name', meeting: 'held_on desc', announcement: 'aired_on desc, title', site: 'name' } as const;

/** Writes one row of a table of the room. */
export function keepOne(tx: Tx, table: Table, row: Record<string, unknown>): Promise<string> {
  return keep(tx, `outreach.${table}`, row);
}

/** Writes rows of a table of the room; answers their ids in order. */
export function keepRows(tx: Tx, table: Table, rows: readonly Record<string, unknown>[]): Promise<string[]> {
  return keepMany(tx, `outreach.${table}`, rows);
}

/** Puts the next version of a row in its place. */
export function reviseRow(tx: Tx, table: Table, id: string, version: number, changes: Record<string, unknown>): Promise<number> {
  return revise(tx, `outreach.${table}`, id, version, changes);
}

/** Makes others who write to a coalition or a material wait, for the rules look at all of it. */
export async function lock(tx: Tx, id: string): Promise<void> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended(${`outreach|${id}`}::text, 47))`);
}

/** A row of the room by id. */
export async function find<Row>(tx: Tx, table: Table, id: string): Promise<Row | undefined> {
  const row = await tx.maybe<Row & object>(sql`select ${raw(COLUMNS[table])} from outreach.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
  if (row) touch(tx, `outreach.${table}`, [id]);
  return row;
}

/** All rows of a table of the office, in its order. */
export function all<Row>(tx: Tx, table: keyof typeof ORDER): Promise<Row[]> {
  return tx.all<Row & object>(sql`select ${raw(COLUMNS[table])} from outreach.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid order by ${raw(ORDER[table])}`);
}

/** The members or the meetings of coalitions. */
export function ofCoalitions<Row>(tx: Tx, table: 'member' | 'meeting', ids: readonly string[]): Promise<Row[]> {
  return tx.all<Row & object>(sql`select ${raw(COLUMNS[table])} from outreach.${raw(table)}_as_of where agency = ${tx.who.agency}::uuid and coalition = any(${[...ids]}::uuid[]) order by ${raw(ORDER[table])}`);
}

/** When and how many copies coalitions carried to intermediaries. */
export function carriedBy(tx: Tx, ids: readonly string[]): Promise<{ coalition: string; sent_on: string; copies: number }[]> {
  return tx.all(sql`select coalition, sent_on, sum(copies)::int as copies from outreach.placement_as_of where agency = ${tx.who.agency}::uuid and coalition = any(${[...ids]}::uuid[]) group by coalition, sent_on`);
}

/** How many copies of each edition went out. */
export function copiesByEdition(tx: Tx): Promise<{ edition: string; copies: number }[]> {
  return tx.all(sql`select edition, sum(copies)::int as copies from outreach.placement_as_of where agency = ${tx.who.agency}::uuid group by edition`);
}

/** Placements, the newest first, with what is on them and how often the page of their code was opened: a window of all, or all of a coalition, or one. */
export async function placements(tx: Tx, which: { coalition?: string; id?: string; from?: number; count?: number }): Promise<{ total: number; rows: PlacementView[] }> {
  const where = sql`p.agency = ${tx.who.agency}::uuid ${which.coalition === undefined ? sql`` : sql`and p.coalition = ${which.coalition}::uuid`} ${which.id === undefined ? sql`` : sql`and p.id = ${which.id}::uuid`}`;
  const { total } = await tx.maybe<{ total: number }>(sql`select count(*)::int as total from outreach.placement_as_of p where ${where}`) ?? { total: 0 };
  const rows = await tx.all<PlacementView>(sql`select p.id, m.title as material, m.kind, e.language, e.number, c.name as coalition, p.intermediary, p.recipient, p.city, p.state, p.sent_on as "sentOn", p.copies, p.code,
      (select count(*)::int from outreach.opening_as_of o where o.agency = p.agency and o.placement = p.id) as openings
    from outreach.placement_as_of p join outreach.edition_as_of e on e.agency = p.agency and e.id = p.edition join outreach.material_as_of m on m.agency = e.agency and m.id = e.material left join outreach.coalition_as_of c on c.agency = p.agency and c.id = p.coalition
    where ${where} order by p.sent_on desc, p.id offset ${which.from ?? 0}::int limit ${which.count ?? 500}::int`);
  touch(tx, 'outreach.placement', rows.map((r) => r.id));
  return { total, rows };
}

/** How often the pages behind codes of a coalition were opened since a day. */
export async function openingsSince(tx: Tx, coalition: string, since: string): Promise<number> {
  return (await tx.maybe<{ n: number }>(sql`select count(*)::int as n from outreach.opening_as_of o join outreach.placement_as_of p on p.agency = o.agency and p.id = o.placement where o.agency = ${tx.who.agency}::uuid and p.coalition = ${coalition}::uuid and o.on_day >= ${since}::date`))?.n ?? 0;
}

/** The place that a code stands for, of whichever office it is. */
export function placeOf(tx: Tx, code: string): Promise<{ city: string; state: string } | undefined> {
  return tx.maybe(sql`select city, state from outreach.place_of(${code}::text)`);
}

/** What a site counted, day by day and file by file. */
export function webCounts(tx: Tx, sites: readonly string[]): Promise<WebRow[]> {
  return tx.all(sql`select ${raw(COLUMNS.web_count)} from outreach.web_count_as_of where agency = ${tx.who.agency}::uuid and site = any(${[...sites]}::uuid[]) order by span, from_day, last_day`);
}

/** Announcements and placements as they go out in files, in the order of their days. */
export function announcementKeys(tx: Tx): Promise<{ title: string; outlet: string; aired_on: string }[]> {
  return tx.all(sql`select title, outlet, aired_on from outreach.announcement_as_of where agency = ${tx.who.agency}::uuid`);
}

/** What went out and came back since a day. */
export async function sums(tx: Tx, since: string): Promise<{ copies: number; openings: number }> {
  return (await tx.maybe<{ copies: number; openings: number }>(sql`select (select coalesce(sum(copies), 0)::int from outreach.placement_as_of where agency = ${tx.who.agency}::uuid and sent_on >= ${since}::date) as copies,
    (select count(*)::int from outreach.opening_as_of where agency = ${tx.who.agency}::uuid and on_day >= ${since}::date) as openings`)) ?? { copies: 0, openings: 0 };
}
