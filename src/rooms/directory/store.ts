import { keep, keepMany, revise, touch, type Fields } from '../../foundation/database/keep.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { raw, sql, type Sql } from '../../foundation/database/sql.ts';
import type { Need } from './taxonomy.ts';
import type { Audience, CapacityKind, Facts, ServiceFile } from './schema.ts';

/** An HSDS object, as far as the product does not look into it. */
export type Document = Record<string, unknown>;

export interface OrganizationRow { id: string; version: number; name: string; detail: Document; entered_on: string; recorded_at: Date }
export interface ServiceRow {
  id: string; version: number; organization: string; name: string; status: ServiceFile['status']; needs: Need[]; ages: ServiceFile['ages']; forms: ServiceFile['forms']; status_needed: boolean; areas: string[]; zone: string;
  capacity_kind: CapacityKind; entered_on: string; ended_on: string | null; detail: Document; recorded_at: Date;
}
export interface LocationRow { id: string; version: number; organization: string | null; confidential: boolean; shown: string; sealed: Buffer }
export interface PlaceRow { id: string; version: number; service: string; location: string; detail: Document }
export interface TermRow { id: string; kind: 'taxonomy' | 'taxonomy_term'; document: Document }
export interface CapacityRow { service: string; free: number; total: number | null; said_by: string; recorded_at: Date }
export interface CheckRow { service: string; facts: Facts; checked_on: string; checked_by: string; recorded_at: Date }
export interface PublicationRow { service: string; state: 'published' | 'withdrawn'; audience: Audience; recorded_at: Date }

/** A table of the room that keeps its past. */
export type Table = 'organization' | 'service' | 'location' | 'service_place' | 'capacity' | 'checking' | 'publication' | 'term';

/** Writes rows of a table, in parts that one statement holds well; answers their ids in order. */
export async function keepRows(tx: Tx, table: Table, rows: readonly Fields[]): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < rows.length; i += 2000) ids.push(...await keepMany(tx, `directory.${table}`, rows.slice(i, i + 2000)));
  return ids;
}

/** Writes one row. */
export function keepRow(tx: Tx, table: Table, row: Fields): Promise<string> {
  return keep(tx, `directory.${table}`, row);
}

/** Puts the next version of a row in its place. */
export function reviseRow(tx: Tx, table: Table, id: string, version: number, changes: Fields): Promise<number> {
  return revise(tx, `directory.${table}`, id, version, changes);
}

const SERVICE = raw('id, version, organization, name, status, needs, ages, forms, status_needed, areas, zone, capacity_kind, entered_on, ended_on, detail, recorded_at');

/** Organizations by id. */
export async function findOrganizations(tx: Tx, ids: readonly string[]): Promise<OrganizationRow[]> {
  return tx.all(sql`select id, version, name, detail, entered_on, recorded_at from directory.organization_as_of where agency = ${tx.who.agency}::uuid and id = any(${[...ids]}::uuid[])`);
}

/** Services by id. */
export function findServices(tx: Tx, ids: readonly string[]): Promise<ServiceRow[]> {
  return tx.all(sql`select ${SERVICE} from directory.service_as_of where agency = ${tx.who.agency}::uuid and id = any(${[...ids]}::uuid[])`);
}

/** The services of organizations, by name. */
export function servicesOf(tx: Tx, organizations: readonly string[]): Promise<ServiceRow[]> {
  return tx.all(sql`select ${SERVICE} from directory.service_as_of where agency = ${tx.who.agency}::uuid and organization = any(${[...organizations]}::uuid[]) order by lower(name), id`);
}

/** Places by id; who reads where a confidential one is, is noted. */
export async function findLocations(tx: Tx, ids: readonly string[], reveal = false): Promise<LocationRow[]> {
  const rows = await tx.all<LocationRow>(sql`select id, version, organization, confidential, shown, sealed from directory.location_as_of where agency = ${tx.who.agency}::uuid and id = any(${[...ids]}::uuid[])`);
  if (reveal) touch(tx, 'directory.location', rows.map((r) => r.id));
  return rows;
}

/** The places of organizations. */
export function locationsOf(tx: Tx, organizations: readonly string[]): Promise<LocationRow[]> {
  return tx.all(sql`select id, version, organization, confidential, shown, sealed from directory.location_as_of where agency = ${tx.who.agency}::uuid and organization = any(${[...organizations]}::uuid[]) order by recorded_at, id`);
}

/** Every confidential place of the agency. */
export function confidentialLocations(tx: Tx): Promise<LocationRow[]> {
  return tx.all(sql`select id, version, organization, confidential, shown, sealed from directory.location_as_of where agency = ${tx.who.agency}::uuid and confidential`);
}

/** Which services stand at which places, as it stands now. */
export function placesOf(tx: Tx, services: readonly string[]): Promise<PlaceRow[]> {
  return tx.all(sql`select id, version, service, location, detail from directory.service_place_as_of where agency = ${tx.who.agency}::uuid and service = any(${[...services]}::uuid[]) and not ended order by recorded_at, id`);
}

/** The organizations whose services stand at places. */
export async function organizationsAt(tx: Tx, locations: readonly string[]): Promise<string[]> {
  const rows = await tx.all<{ organization: string }>(sql`select distinct s.organization from directory.service_place_as_of p join directory.service_as_of s on s.agency = p.agency and s.id = p.service
    where p.agency = ${tx.who.agency}::uuid and p.location = any(${[...locations]}::uuid[]) and not p.ended
    union select organization from directory.location_as_of where agency = ${tx.who.agency}::uuid and id = any(${[...locations]}::uuid[]) and organization is not null`);
  return rows.map((r) => r.organization);
}

/** What was last said to be free at each service. */
export function capacityOf(tx: Tx, services: readonly string[]): Promise<CapacityRow[]> {
  return tx.all(sql`select distinct on (service) service, free, total, said_by, recorded_at from directory.capacity_as_of where agency = ${tx.who.agency}::uuid and service = any(${[...services]}::uuid[]) order by service, recorded_at desc, id`);
}

/** When each group of facts of each service was last checked, and by whom. */
export function checksOf(tx: Tx, services: readonly string[]): Promise<CheckRow[]> {
  return tx.all(sql`select distinct on (c.service, f) c.service, f as facts, c.checked_on, c.checked_by, c.recorded_at from directory.checking_as_of c, unnest(c.facts) f
    where c.agency = ${tx.who.agency}::uuid and c.service = any(${[...services]}::uuid[]) order by c.service, f, c.checked_on desc, c.recorded_at desc`);
}

/** The last act by which each service was shown or taken back. */
export function publicationOf(tx: Tx, services: readonly string[]): Promise<PublicationRow[]> {
  return tx.all(sql`select distinct on (service) service, state, audience, recorded_at from directory.publication_as_of where agency = ${tx.who.agency}::uuid and service = any(${[...services]}::uuid[]) order by service, recorded_at desc, id`);
}

/** The organizations of active services that nobody shows yet. */
export function unpublished(tx: Tx): Promise<{ id: string; organization: string }[]> {
  return tx.all(sql`select s.id, s.organization from directory.service_as_of s where s.agency = ${tx.who.agency}::uuid and s.status = 'active'
    and not exists (select from directory.published_service p where p.agency = s.agency and p.id = s.id) order by s.id`);
}

/** Taxonomies and terms taken in. */
export function terms(tx: Tx): Promise<TermRow[]> {
  return tx.all(sql`select id, kind, document from directory.term_as_of where agency = ${tx.who.agency}::uuid order by recorded_at, id`);
}

/** A line of the list of services. */
export interface ListRow { id: string; name: string; organization: string; organization_name: string; status: ServiceFile['status']; needs: Need[]; capacity_kind: CapacityKind; audience: Audience | null; checked_on: string | null; recorded_at: Date }

/** A window of the agency's services by name: all, shown, not shown, or shown and not checked since a day; or those with all the words' beginnings. */
export async function listServices(tx: Tx, asked: { show: 'all' | 'published' | 'unpublished' | 'stale'; find?: string | undefined; cutoff: string; from: number; count: number }): Promise<{ total: number; rows: ListRow[] }> {
  const shown: Record<typeof asked.show, Sql> = {
    all: sql`true`, published: sql`p.id is not null`, unpublished: sql`p.id is null and s.status = 'active'`, stale: sql`p.id is not null and (p.checked_on is null or p.checked_on < ${asked.cutoff}::date)`,
  };
  const words = prefixQuery(asked.find ?? '');
  const from = sql`from directory.service_as_of s left join directory.published_service p on p.agency = s.agency and p.id = s.id
    where s.agency = ${tx.who.agency}::uuid and ${shown[asked.show]} and ${words === '' ? sql`true` : sql`s.words @@ to_tsquery('simple', ${words})`}`;
  const { n } = await tx.one<{ n: number }>(sql`select count(*) as n ${from}`);
  const rows = await tx.all<ListRow>(sql`
    select s.id, s.name, s.organization, o.name as organization_name, s.status, s.needs, s.capacity_kind, s.audience, s.checked_on, s.recorded_at from (
      select s.id, s.agency, s.name, s.organization, s.status, s.needs, s.capacity_kind, s.recorded_at, p.audience, p.checked_on ${from} order by lower(s.name), s.id limit ${asked.count} offset ${asked.from}) s
    join directory.organization_as_of o on o.agency = s.agency and o.id = s.organization order by lower(s.name), s.id`);
  return { total: n, rows };
}

/** A window of the agency's organizations by name. */
export async function listOrganizations(tx: Tx, asked: { find?: string | undefined; from: number; count: number }): Promise<{ total: number; rows: { id: string; name: string; services: number }[] }> {
  const find = (asked.find ?? '').trim().toLowerCase();
  const where = sql`where o.agency = ${tx.who.agency}::uuid and ${find === '' ? sql`true` : sql`strpos(lower(o.name), ${find}) > 0`}`;
  const { n } = await tx.one<{ n: number }>(sql`select count(*) as n from directory.organization_as_of o ${where}`);
  const rows = await tx.all<{ id: string; name: string; services: number }>(sql`
    select o.id, o.name, (select count(*) from directory.service_as_of s where s.agency = o.agency and s.organization = o.id) as services from directory.organization_as_of o ${where} order by lower(o.name), o.id limit ${asked.count} offset ${asked.from}`);
  return { total: n, rows };
}

/** Words as a query for all of their beginnings; empty where nothing is left to look for. */
export function prefixQuery(text: string): string {
  return text.normalize('NFKC').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((w) => w !== '').slice(0, 8).map((w) => `${w}:*`).join(' & ');
}

/** The ids of every organization of the agency. */
export async function everyOrganization(tx: Tx): Promise<string[]> {
  return (await tx.all<{ id: string }>(sql`select id from directory.organization_as_of where agency = ${tx.who.agency}::uuid order by id`)).map((r) => r.id);
}

/** Organizations by their names, however they are spaced or capitalized. */
export function findOrganizationsByName(tx: Tx, names: readonly string[]): Promise<{ id: string; name: string }[]> {
  return tx.all(sql`select id, name from directory.organization_as_of where agency = ${tx.who.agency}::uuid and lower(name) = any(${[...new Set(names.map((n) => n.trim().toLowerCase()))]}::text[]) order by recorded_at desc, id`);
}
