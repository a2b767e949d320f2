import type { Asker, Tx } from '../../foundation/database/database.ts';
import { raw, sql } from '../../foundation/database/sql.ts';
import type { Identity } from '../../foundation/identity/subjects.ts';
import type { Day } from '../../foundation/calendar/day.ts';
import { multirange, openingsOf, spansOf, type ScheduleLike } from './hours.ts';
import { openLocations, placeFacts } from './location.ts';
import { findKeys, nearKeys } from './rules.ts';
import { FACTS, type Audience, type Found } from './schema.ts';
import * as store from './store.ts';
import type { Document } from './store.ts';
import { termDocument, termsOf } from './taxonomy.ts';

/** What a confidential place is shown as: that there is one. */
const hidden = (shown: string): Document => ({ id: shown, location_type: 'virtual', name: 'Address kept private' });

/** Takes every copy of these organizations away and writes anew what is shown of them now, in the transaction of the act that changed something. */
export async function renewCopies(tx: Tx, identity: Identity, today: Day, organizations: readonly string[]): Promise<void> {
  const ids = [...new Set(organizations)];
  for (let i = 0; i < ids.length; i += 500) await renewPart(tx, identity, today, ids.slice(i, i + 500));
}

async function renewPart(tx: Tx, identity: Identity, today: Day, ids: readonly string[]): Promise<void> {
  await tx.all(sql`delete from directory.published_organization where agency = ${tx.who.agency}::uuid and id = any(${[...ids]}::uuid[])`);
  const all = (await store.servicesOf(tx, ids)).filter((s) => s.status === 'active');
  const acts = new Map((await store.publicationOf(tx, all.map((s) => s.id))).filter((p) => p.state === 'published').map((p) => [p.service, p]));
  const services = all.filter((s) => acts.has(s.id));
  if (services.length === 0) return;
  const audiences = new Map<string, Audience>();
  for (const s of services) if (audiences.get(s.organization) !== 'public') audiences.set(s.organization, (acts.get(s.id) as store.PublicationRow).audience);
  const rows = (await store.findOrganizations(tx, [...audiences.keys()])).map((o) => ({ ...o, audience: audiences.get(o.id) as Audience }));
  const named = new Map(rows.map((o) => [o.id, o]));
  await insert(tx, 'organization', rows.map((o) => ({ id: o.id, audience: o.audience, name: o.name, document: organizationDocument(o), modified_at: o.recorded_at })));
  const capacity = new Map((await store.capacityOf(tx, services.map((s) => s.id))).map((c) => [c.service, c]));
  const checks = Map.groupBy(await store.checksOf(tx, services.map((s) => s.id)), (c) => c.service);
  const modified = new Map<string, Date>();
  await insert(tx, 'service', services.map((s) => {
    const act = acts.get(s.id) as store.PublicationRow;
    const checked = checks.get(s.id) ?? [];
    const organization = named.get(s.organization) as (typeof rows)[number];
    const at = new Date(Math.max(s.recorded_at.getTime(), organization.recorded_at.getTime(), act.recorded_at.getTime(), ...checked.map((c) => c.recorded_at.getTime())));
    modified.set(s.id, at);
    return copyOfService(s, organization.name, act.audience, capacity.get(s.id), checked, today, at);
  }));
  await copyPlaces(tx, identity, rows, services, acts, modified);
}

async function copyPlaces(tx: Tx, identity: Identity, organizations: readonly (store.OrganizationRow & { audience: Audience })[], services: readonly store.ServiceRow[], acts: ReadonlyMap<string, store.PublicationRow>, modified: ReadonlyMap<string, Date>): Promise<void> {
  const places = await store.placesOf(tx, services.map((s) => s.id));
  const own = await store.locationsOf(tx, organizations.map((o) => o.id));
  const further = await store.findLocations(tx, places.map((p) => p.location).filter((id) => !own.some((l) => l.id === id)));
  const opened = await openLocations(tx, identity, [...own, ...further].filter((l) => !l.confidential));
  const locations = new Map([...own, ...further].map((l) => [l.id, l]));
  const serviceOf = new Map(services.map((s) => [s.id, s]));
  const shownOf = new Map<string, { organization: string; location: store.LocationRow; audience: Audience }>();
  const note = (organization: string, location: store.LocationRow, audience: Audience): void => {
    const key = `${organization}|${location.id}`;
    if (shownOf.get(key)?.audience !== 'public') shownOf.set(key, { organization, location, audience });
  };
  const audienceOf = new Map(organizations.map((o) => [o.id, o.audience]));
  // A place of the organization is shown with it, unless it is confidential and no service shown stands there.
  for (const l of own) if (!l.confidential && l.organization) note(l.organization, l, audienceOf.get(l.organization) as Audience);
  const standing = places.flatMap((p) => {
    const [service, location] = [serviceOf.get(p.service), locations.get(p.location)];
    return service && location ? [{ p, service, location, audience: (acts.get(service.id) as store.PublicationRow).audience }] : [];
  });
  for (const { service, location, audience } of standing) note(service.organization, location, audience);
  await insert(tx, 'location', [...shownOf.values()].map(({ organization, location, audience }) => {
    const document = location.confidential ? undefined : opened.get(location.id) as Document;
    const facts = document && placeFacts(document);
    return { organization, shown: location.shown, origin: location.id, version: location.version, confidential: location.confidential, audience, document: document ? { id: location.shown, ...document } : hidden(location.shown), city: facts?.city ?? null, state: facts?.state ?? null };
  }));
  await insert(tx, 'place', standing.map(({ p, service, location, audience }) => {
    const point = location.confidential ? undefined : placeFacts(opened.get(location.id) as Document).point;
    return {
      organization: service.organization, id: p.id, service: service.id, shown: location.shown, origin: location.id, version: location.version, confidential: location.confidential, audience, document: location.confidential ? { id: p.id } : { id: p.id, ...p.detail },
      near: point ? nearKeys(service.needs, point.latitude, point.longitude) : [], latitude: point?.latitude ?? null, longitude: point?.longitude ?? null, modified_at: modified.get(service.id),
    };
  }));
}

/** Shows the taxonomies and terms that were taken in and are not shown yet. */
export async function copyTerms(tx: Tx): Promise<void> {
  const there = new Set((await tx.all<{ id: string }>(sql`select id from directory.published_term where agency = ${tx.who.agency}::uuid`)).map((r) => r.id));
  await insert(tx, 'term', (await store.terms(tx)).filter((t) => !there.has(t.id)).map((t) => ({ id: t.id, kind: t.kind, document: { id: t.id, ...t.document } })));
}

async function insert(tx: Tx, name: 'organization' | 'service' | 'location' | 'place' | 'term', rows: readonly Record<string, unknown>[]): Promise<void> {
  const [head] = rows;
  if (!head) return;
  const table = `directory.published_${name}`;
  const list = Object.keys(head).map((c) => `"${c}"`).join(', ');
  for (let i = 0; i < rows.length; i += 1000) {
    await tx.all(sql`insert into ${raw(table)} (agency, ${raw(list)}) select ${tx.who.agency}::uuid, ${raw(list)} from jsonb_populate_recordset(null::${raw(table)}, ${JSON.stringify(rows.slice(i, i + 1000))}::jsonb)`);
  }
}

function organizationDocument(o: store.OrganizationRow): Document {
  return { id: o.id, name: o.name, ...o.detail };
}

function copyOfService(s: store.ServiceRow, organizationName: string, audience: Audience, capacity: store.CapacityRow | undefined, checked: readonly store.CheckRow[], today: Day, at: Date): Record<string, unknown> {
  const languages = ((s.detail['languages'] ?? []) as { code?: string }[]).flatMap((l) => (typeof l.code === 'string' && l.code !== '' ? [l.code] : []));
  const openings = openingsOf((s.detail['schedules'] ?? []) as ScheduleLike[], today);
  return {
    id: s.id, organization: s.organization, audience, name: s.name, organization_name: organizationName, needs: s.needs, ages: s.ages, forms: s.forms, status_needed: s.status_needed,
    languages: [...new Set(languages)], interpreter: typeof s.detail['interpretation_services'] === 'string', areas: s.areas, finds: findKeys(s.needs, s.areas), hours: openings.length > 0 ? multirange(spansOf(openings)) : null, zone: s.zone,
    capacity_kind: s.capacity_kind, free: capacity?.free ?? null, total: capacity?.total ?? null, capacity_at: capacity?.recorded_at ?? null, checked_on: checkedOn(checked), document: serviceDocument(s, checked, at), modified_at: at,
  };
}

/** The day on which everything about a service had been made sure of: the oldest of its groups of facts, or null where one never was. */
export function checkedOn(checked: readonly Pick<store.CheckRow, 'facts' | 'checked_on'>[]): string | null {
  const days = FACTS.map((f) => checked.find((c) => c.facts === f)?.checked_on);
  return days.every((d) => d !== undefined) ? days.toSorted()[0] as string : null;
}

/** A service as HSDS has it, without where it stands; what is for the desks only, such as what is free today, is no part of it. */
function serviceDocument(s: store.ServiceRow, checked: readonly store.CheckRow[], at: Date): Document {
  const ours = termsOf({ needs: s.needs, ages: s.ages, forms: s.forms, statusNeeded: s.status_needed }).map((t) => ({ id: attributeId(s.id, t.id), link_type: 'taxonomy_term', link_entity: 'service', value: t.code, taxonomy_term: termDocument(t) }));
  const attributes = [...((s.detail['attributes'] ?? []) as Document[]), ...ours];
  const latest = checked.map((c) => c.checked_on).toSorted().at(-1);
  return {
    id: s.id, name: s.name, status: s.status, ...s.detail, ...(latest ? { assured_date: latest } : {}), ...(attributes.length > 0 ? { attributes } : {}),
    last_modified: s.detail['last_modified'] ?? at.toISOString(),
  };
}

/** An id for "this service carries this term" that is the same each time: the service's, with the term's number in its tail. */
function attributeId(service: string, term: string): string {
  const tail = (BigInt(`0x${service.slice(24)}`) ^ BigInt(`0x${term.slice(24)}`)).toString(16).padStart(12, '0');
  return `${service.slice(0, 24)}${tail}`;
}

export interface ShownService {
  agency: string; id: string; organization: string; name: string; organization_name: string; needs: never[]; ages: Found['ages']; forms: Found['forms']; status_needed: boolean; languages: string[]; interpreter: boolean; areas: string[]; zone: string; hours: string | null; capacity_kind: 'none' | 'beds' | 'slots';
  free: number | null; total: number | null; capacity_at: Date | null; checked_on: string | null; document: Document; modified_at: Date;
}
export interface ShownLocation { agency: string; organization: string; shown: string; document: Document; city: string | null; state: string | null; confidential: boolean }
export interface ShownPlace { agency: string; organization: string; id: string; service: string; shown: string; document: Document; confidential: boolean }

/** What is shown of services: the rows by key, one asker's own wall deciding what it is. */
export const SERVICE_COLUMNS = raw('s.agency, s.id, s.organization, s.name, s.organization_name, s.needs, s.ages, s.forms, s.status_needed, s.languages, s.interpreter, s.areas, s.zone, s.hours::text as hours, s.capacity_kind, s.free, s.total, s.capacity_at, s.checked_on, s.document, s.modified_at');

/** Services shown, by id; where two agencies show one id, the earlier entry answers. */
export function shownServices(ask: Asker, ids: readonly string[]): Promise<ShownService[]> {
  return ask.all(sql`select distinct on (s.id) ${SERVICE_COLUMNS} from directory.published_service s where s.id = any(${[...ids]}::uuid[]) order by s.id, s.modified_at, s.agency`);
}

/** Organizations shown, with the agencies that show them. */
export function shownOrganizations(ask: Asker, keys: readonly { agency: string; organization: string }[]): Promise<{ agency: string; id: string; document: Document }[]> {
  return ask.all(sql`select o.agency, o.id, o.document from directory.published_organization o join (select distinct * from unnest(${keys.map((k) => k.agency)}::uuid[], ${keys.map((k) => k.organization)}::uuid[]) k(agency, id)) k using (agency, id)`);
}

/** Where services stand, as it is shown. */
export function shownPlaces(ask: Asker, keys: readonly { agency: string; service: string }[]): Promise<(ShownPlace & { location: Document; city: string | null; state: string | null })[]> {
  return ask.all(sql`select p.agency, p.organization, p.id, p.service, p.shown, p.document, p.confidential, l.document as location, l.city, l.state
    from directory.published_place p join unnest(${keys.map((k) => k.agency)}::uuid[], ${keys.map((k) => k.service)}::uuid[]) k(agency, service) on k.agency = p.agency and k.service = p.service
    join directory.published_location l on l.agency = p.agency and l.organization = p.organization and l.shown = p.shown order by p.id`);
}

/** The places of organizations, as they are shown. */
export function shownLocations(ask: Asker, keys: readonly { agency: string; organization: string }[]): Promise<ShownLocation[]> {
  return ask.all(sql`select l.agency, l.organization, l.shown, l.document, l.city, l.state, l.confidential from directory.published_location l
    join (select distinct * from unnest(${keys.map((k) => k.agency)}::uuid[], ${keys.map((k) => k.organization)}::uuid[]) k(agency, organization)) k using (agency, organization) order by l.shown`);
}
