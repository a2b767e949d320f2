import { Type } from 'typebox';
import type { Asker } from '../../foundation/database/database.ts';
import { sql, type Sql } from '../../foundation/database/sql.ts';
import { refuseUnknown } from '../../foundation/errors.ts';
import { open, type AskedByAnyone } from '../../foundation/web/route.ts';
import { cellsAround, readPlace } from './places.ts';
import { SERVICE_COLUMNS, shownLocations, shownOrganizations, shownPlaces, shownServices, type ShownService } from './published.ts';
import type { Document } from './store.ts';
import { prefixQuery } from './store.ts';
import { NEEDS, TAXONOMY, termDocument, TERMS } from './taxonomy.ts';

/*
 * The directory as HSDS 3.0 serves it: the standard's own paths under /api/hsds, for anybody, from what is shown to the public.
 * Every list may be asked by POST too, with the same words in the body, so that a search stands in no address and no log.
 */
const closed = { additionalProperties: false } as const;
const Id = Type.Object({ id: Type.String({ format: 'uuid' }) }, closed);
const paging = { page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })), per_page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })), format: Type.Optional(Type.Unsafe<'json'>({ type: 'string', enum: ['json'] })) };
const filters = {
  search: Type.Optional(Type.String({ maxLength: 200 })), taxonomy_term_id: Type.Optional(Type.String({ format: 'uuid' })), taxonomy_id: Type.Optional(Type.String({ format: 'uuid' })), organization_id: Type.Optional(Type.String({ format: 'uuid' })),
  modified_after: Type.Optional(Type.String({ maxLength: 40, pattern: '^\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})?)?$' })), full: Type.Optional(Type.Boolean()),
};
const ServicesAsked = Type.Object({ ...paging, ...filters, minimal: Type.Optional(Type.Boolean()) }, closed);
const PlacesAsked = Type.Object({ ...paging, ...filters, postcode: Type.Optional(Type.String({ maxLength: 12 })), proximity: Type.Optional(Type.Number({ minimum: 0, maximum: 20_000_000, description: 'Metres around the postcode.' })) }, closed);
const OrganizationsAsked = Type.Object({ ...paging, search: filters.search, full: filters.full, full_service: Type.Optional(Type.Boolean()) }, closed);
const OrganizationAsked = Type.Object({ id: Type.String({ format: 'uuid' }), full_service: Type.Optional(Type.Boolean()) }, closed);
const TaxonomiesAsked = Type.Object({ ...paging, search: filters.search }, closed);
const TermsAsked = Type.Object({ ...paging, search: filters.search, taxonomy_id: filters.taxonomy_id, top_only: Type.Optional(Type.Boolean()), parent_id: Type.Optional(Type.String({ format: 'uuid' })) }, closed);
const Answer = Type.Unknown({ description: 'As HSDS 3.0 has it: https://docs.openreferral.org/en/3.0/' });

interface Paging { page?: number; per_page?: number }
interface Filters extends Paging { search?: string; taxonomy_term_id?: string; taxonomy_id?: string; organization_id?: string; modified_after?: string; full?: boolean; minimal?: boolean; postcode?: string; proximity?: number }

/** A page of a list, as the standard has it. */
function pageOf(total: number, { page = 1, per_page = 50 }: Paging, contents: readonly Document[]): Document {
  const pages = Math.max(1, Math.ceil(total / per_page));
  return { total_items: total, total_pages: pages, page_number: page, size: contents.length, first_page: page === 1, last_page: page >= pages, empty: contents.length === 0, contents };
}

const window = ({ page = 1, per_page = 50 }: Paging): Sql => sql`limit ${per_page} offset ${(page - 1) * per_page}`;
const all = (conditions: readonly Sql[]): Sql => conditions.reduce((a, b) => sql`${a} and ${b}`, sql`true`);

/** Which services a question asks for. */
function conditionsOf(q: Filters): Sql[] {
  const words = prefixQuery(q.search ?? '');
  const ours = TERMS.find((t) => t.id === q.taxonomy_term_id)?.code;
  return [
    ...(words ? [sql`(s.agency, s.id) in (select f.agency, f.id from directory.said(${words}) f)`] : q.search?.trim() ? [sql`false`] : []), ...(q.organization_id ? [sql`s.organization = ${q.organization_id}::uuid`] : []),
    ...(q.modified_after ? [sql`s.modified_at >= ${q.modified_after}::timestamptz`] : []),
    // A need of ours is found by its index; a term of somebody else, and a term of eligibility, in the document.
    ...(q.taxonomy_term_id ? [NEEDS.some((n) => n === ours) ? sql`(s.agency, s.id) in (select f.agency, f.id from directory.found(${[`${ours ?? ''}@*`]}::text[], '{}', null, null) f)` : sql`s.document @? ${`$.attributes[*] ? (@.taxonomy_term.id == "${q.taxonomy_term_id}" || @.taxonomy_term_id == "${q.taxonomy_term_id}")`}::jsonpath`] : []),
    ...(q.taxonomy_id ? [sql`s.document @? ${`$.attributes[*] ? (@.taxonomy_term.taxonomy_detail.id == "${q.taxonomy_id}" || @.taxonomy_term.taxonomy_id == "${q.taxonomy_id}")`}::jsonpath`] : []),
  ];
}

async function listServices({ input, services }: AskedByAnyone<Filters>): Promise<Document> {
  const ask = services.public;
  const where = all(conditionsOf(input));
  const total = (await ask.maybe<{ n: number }>(sql`select count(*) as n from directory.published_service s where ${where}`))?.n ?? 0;
  const rows = await ask.all<ShownService>(sql`select ${SERVICE_COLUMNS} from directory.published_service s where ${where} order by s.id, s.agency ${window(input)}`);
  if (input.minimal) return pageOf(total, input, rows.map((r) => ({ id: r.id, name: r.name, status: r.document['status'], last_modified: r.document['last_modified'], modified_date: r.document['last_modified'] })));
  return pageOf(total, input, input.full ? await fullServices(ask, rows) : await briefServices(ask, rows));
}

const scalars = (document: Document): Document => Object.fromEntries(Object.entries(document).filter(([, v]) => v === null || typeof v !== 'object'));

/** Services with what there is one of: their own words, the organization and the program. */
async function briefServices(ask: Asker, rows: readonly ShownService[]): Promise<Document[]> {
  const organizations = new Map((await shownOrganizations(ask, rows)).map((o) => [`${o.agency}|${o.id}`, o.document]));
  return rows.map((r) => ({ ...scalars(r.document), organization: scalars(organizations.get(`${r.agency}|${r.organization}`) ?? {}), ...(r.document['program'] ? { program: scalars(r.document['program'] as Document) } : {}) }));
}

/** Services with everything that hangs on them. */
async function fullServices(ask: Asker, rows: readonly ShownService[], without?: 'organization' | 'places'): Promise<Document[]> {
  const [organizations, places] = [without === 'organization' ? new Map<string, Document>() : await organizationDocuments(ask, rows), without === 'places' ? new Map<string, never[]>() : await placesBy(ask, rows)];
  return rows.map((r) => {
    const at = places.get(`${r.agency}|${r.id}`) ?? [];
    const organization = organizations.get(`${r.agency}|${r.organization}`);
    return { ...r.document, ...(at.length > 0 ? { service_at_locations: at.map((p) => ({ ...p.document, location: p.location })) } : {}), ...(organization ? { organization } : {}) };
  });
}

async function placesBy(ask: Asker, rows: readonly ShownService[]) {
  return Map.groupBy(rows.length > 0 ? await shownPlaces(ask, rows.map((r) => ({ agency: r.agency, service: r.id }))) : [], (p) => `${p.agency}|${p.service}`);
}

/** Organizations with their places, by agency and id. */
async function organizationDocuments(ask: Asker, keys: readonly { agency: string; organization: string }[]): Promise<Map<string, Document>> {
  if (keys.length === 0) return new Map();
  const locations = Map.groupBy((await shownLocations(ask, keys)).filter((l) => !l.confidential), (l) => `${l.agency}|${l.organization}`);
  return new Map((await shownOrganizations(ask, keys)).map((o) => {
    const at = locations.get(`${o.agency}|${o.id}`) ?? [];
    return [`${o.agency}|${o.id}`, { ...o.document, ...(at.length > 0 ? { locations: at.map((l) => l.document) } : {}) }];
  }));
}

async function oneService({ input, services }: AskedByAnyone<{ id: string }>): Promise<Document> {
  const [found] = await fullServices(services.public, await shownServices(services.public, [input.id]));
  return found ?? refuseUnknown();
}

async function listOrganizations({ input, services }: AskedByAnyone<Paging & { search?: string; full?: boolean; full_service?: boolean }>): Promise<Document> {
  const ask = services.public;
  const find = input.search?.trim().toLowerCase() ?? '';
  const where = find ? sql`strpos(lower(o.name || ' ' || coalesce(o.document ->> 'description', '')), ${find}) > 0` : sql`true`;
  const total = (await ask.maybe<{ n: number }>(sql`select count(*) as n from directory.published_organization o where ${where}`))?.n ?? 0;
  const rows = await ask.all<{ agency: string; organization: string; document: Document }>(sql`select o.agency, o.id as organization, o.document from directory.published_organization o where ${where} order by o.id, o.agency ${window(input)}`);
  return pageOf(total, input, input.full || input.full_service ? await fullOrganizations(ask, rows, input.full_service ?? true) : rows.map((r) => scalars(r.document)));
}

async function fullOrganizations(ask: Asker, keys: readonly { agency: string; organization: string }[], fullService: boolean): Promise<Document[]> {
  const documents = await organizationDocuments(ask, keys);
  const rows = keys.length === 0 ? [] : await ask.all<ShownService>(sql`select ${SERVICE_COLUMNS} from directory.published_service s join unnest(${keys.map((k) => k.agency)}::uuid[], ${keys.map((k) => k.organization)}::uuid[]) k(agency, organization) on k.agency = s.agency and k.organization = s.organization order by s.id`);
  const full = fullService ? await fullServices(ask, rows, 'organization') : rows.map((r) => ({ id: r.id, name: r.name, status: r.document['status'] }));
  const services = Map.groupBy(rows.map((r, i) => ({ key: `${r.agency}|${r.organization}`, document: full[i] as Document })), (s) => s.key);
  return keys.map((k) => ({ ...documents.get(`${k.agency}|${k.organization}`), services: (services.get(`${k.agency}|${k.organization}`) ?? []).map((s) => s.document) }));
}

async function oneOrganization({ input, services }: AskedByAnyone<{ id: string; full_service?: boolean }>): Promise<Document> {
  const rows = await services.public.all<{ agency: string; organization: string }>(sql`select o.agency, o.id as organization from directory.published_organization o where o.id = ${input.id}::uuid order by o.modified_at, o.agency limit 1`);
  return (await fullOrganizations(services.public, rows, input.full_service ?? true))[0] ?? refuseUnknown();
}

async function listPlaces({ input, services }: AskedByAnyone<Filters>): Promise<Document> {
  const ask = services.public;
  const { modified_after: since, ...others } = input;
  const read = input.postcode ? readPlace(input.postcode)?.place : undefined;
  const near = input.postcode === undefined ? [] : read === undefined ? [sql`false`] : [sql`(s.agency, s.id) in (select f.agency, f.id from directory.found('{}', ${cellsAround(read).map((c) => `*@${c}`)}::text[], ${read.latitude}::float8, ${read.longitude}::float8) f) and p.near && ${cellsAround(read).map((c) => `*@${c}`)}::text[]`, ...(input.proximity === undefined ? [] : [
    sql`6371000 * 2 * asin(sqrt(least(1, power(sin(radians(p.latitude - ${read.latitude}::float8) / 2), 2) + cos(radians(${read.latitude}::float8)) * cos(radians(p.latitude)) * power(sin(radians(p.longitude - ${read.longitude}::float8) / 2), 2)))) <= ${input.proximity}`])];
  const where = all([...conditionsOf(others), ...(since ? [sql`p.modified_at >= ${since}::timestamptz`] : []), ...near]);
  const from = sql`from directory.published_place p join directory.published_service s on s.agency = p.agency and s.id = p.service where ${where}`;
  const total = (await ask.maybe<{ n: number }>(sql`select count(*) as n ${from}`))?.n ?? 0;
  const rows = await ask.all<{ agency: string; id: string; service: string }>(sql`select p.agency, p.id, p.service ${from} order by p.id, p.agency ${window(input)}`);
  return pageOf(total, input, await placeDocuments(ask, rows, input.full ?? false));
}

async function placeDocuments(ask: Asker, keys: readonly { agency: string; id: string; service: string }[], full: boolean): Promise<Document[]> {
  if (keys.length === 0) return [];
  const rows = await ask.all<ShownService>(sql`select ${SERVICE_COLUMNS} from directory.published_service s join (select distinct * from unnest(${keys.map((k) => k.agency)}::uuid[], ${keys.map((k) => k.service)}::uuid[]) k(agency, id)) k using (agency, id)`);
  const documents = full ? await fullServices(ask, rows, 'places') : await briefServices(ask, rows);
  const services = new Map(rows.map((r, i) => [`${r.agency}|${r.id}`, documents[i] as Document]));
  const places = new Map([...(await placesBy(ask, rows)).values()].flat().map((p) => [`${p.agency}|${p.id}`, p]));
  return keys.flatMap((k) => {
    const place = places.get(`${k.agency}|${k.id}`);
    const service = services.get(`${k.agency}|${k.service}`);
    return place && service ? [{ ...(full ? place.document : scalars(place.document)), location: full ? place.location : scalars(place.location), service }] : [];
  });
}

async function onePlace({ input, services }: AskedByAnyone<{ id: string }>): Promise<Document> {
  const rows = await services.public.all<{ agency: string; id: string; service: string }>(sql`select p.agency, p.id, p.service from directory.published_place p where p.id = ${input.id}::uuid order by p.modified_at, p.agency limit 1`);
  return (await placeDocuments(services.public, rows, true))[0] ?? refuseUnknown();
}

/** Our own taxonomy and terms first, then those that were taken in. */
async function termsShown(ask: Asker, kind: 'taxonomy' | 'taxonomy_term'): Promise<Document[]> {
  const ours: Document[] = kind === 'taxonomy' ? [{ ...TAXONOMY }] : TERMS.map(termDocument);
  const others = await ask.all<{ id: string; document: Document }>(sql`select distinct on (t.id) t.id, t.document from directory.published_term t where t.kind = ${kind} order by t.id, t.agency`);
  return [...ours, ...others.map((o) => o.document)];
}

const says = (document: Document, search: string | undefined): boolean => !search || `${String(document['name'])} ${String(document['description'] ?? '')}`.toLowerCase().includes(search.trim().toLowerCase());
const cut = (items: readonly Document[], asked: Paging): Document => pageOf(items.length, asked, items.slice(((asked.page ?? 1) - 1) * (asked.per_page ?? 50), (asked.page ?? 1) * (asked.per_page ?? 50)));

async function listTaxonomies({ input, services }: AskedByAnyone<Paging & { search?: string }>): Promise<Document> {
  return cut((await termsShown(services.public, 'taxonomy')).filter((t) => says(t, input.search)), input);
}

async function listTerms({ input, services }: AskedByAnyone<Paging & { search?: string; taxonomy_id?: string; top_only?: boolean; parent_id?: string }>): Promise<Document> {
  const of = (t: Document): unknown => (t['taxonomy_detail'] as Document | undefined)?.['id'] ?? t['taxonomy_id'];
  return cut((await termsShown(services.public, 'taxonomy_term')).filter((t) => says(t, input.search) && (!input.taxonomy_id || of(t) === input.taxonomy_id) && (!input.top_only || t['parent_id'] === undefined) && (!input.parent_id || t['parent_id'] === input.parent_id)), input);
}

const oneTerm = (kind: 'taxonomy' | 'taxonomy_term') => async ({ input, services }: AskedByAnyone<{ id: string }>): Promise<Document> => (await termsShown(services.public, kind)).find((t) => t['id'] === input.id) ?? refuseUnknown();

const about = async ({ services }: AskedByAnyone<object>): Promise<Document> => ({ version: '3.0', profile: `${services.origin}/developers`, openapi_url: 'https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json' });

const LIMIT = 120;
const both = (path: string, input: typeof ServicesAsked | typeof PlacesAsked | typeof OrganizationsAsked | typeof TaxonomiesAsked | typeof TermsAsked, run: (asked: never) => Promise<Document>) =>
  (['get', 'post'] as const).map((method) => open(method, path, { input, output: Answer, limit: LIMIT, run: run as (asked: AskedByAnyone<object>) => Promise<Document> }));

/** Every path of HSDS 3.0, and each list by POST as well. */
export const hsdsRoutes = [
  open('get', '/hsds', { input: Type.Object({}, closed), output: Answer, limit: LIMIT, run: about }),
  ...both('/hsds/services', ServicesAsked, listServices), open('get', '/hsds/services/:id', { input: Id, output: Answer, limit: LIMIT, run: oneService }),
  ...both('/hsds/organizations', OrganizationsAsked, listOrganizations), open('get', '/hsds/organizations/:id', { input: OrganizationAsked, output: Answer, limit: LIMIT, run: oneOrganization }),
  ...both('/hsds/service_at_locations', PlacesAsked, listPlaces), open('get', '/hsds/service_at_locations/:id', { input: Id, output: Answer, limit: LIMIT, run: onePlace }),
  ...both('/hsds/taxonomies', TaxonomiesAsked, listTaxonomies), open('get', '/hsds/taxonomies/:id', { input: Id, output: Answer, limit: LIMIT, run: oneTerm('taxonomy') }),
  ...both('/hsds/taxonomy_terms', TermsAsked, listTerms), open('get', '/hsds/taxonomy_terms/:id', { input: Id, output: Answer, limit: LIMIT, run: oneTerm('taxonomy_term') }),
];
