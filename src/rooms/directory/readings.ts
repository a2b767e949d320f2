import { refuseUnknown } from '../../foundation/errors.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { addDays } from '../../foundation/calendar/day.ts';
import { hoursText, minuteOfWeek, openAt, openingsOf, spansOf, type ScheduleLike } from './hours.ts';
import { openLocations, placeFacts } from './location.ts';
import { daysSince, roomOf, staleAfter } from './rules.ts';
import { FACTS, type LocationEntry, type OrganizationFile, type ServiceEntry, type ServiceFile } from './schema.ts';
import * as store from './store.ts';
import type { Document } from './store.ts';

interface ListAsked { show?: 'all' | 'published' | 'unpublished' | 'stale'; find?: string; from?: number; count?: number }

/** The agency's own entries by name. */
export async function readServices({ tx, input, services }: Asked<ListAsked>): Promise<{ total: number; services: ServiceEntry[]; staleAfter: number }> {
  const old = staleAfter(services.parameters, services.today());
  const { total, rows } = await store.listServices(tx, { show: input.show ?? 'all', find: input.find, cutoff: addDays(services.today(), -old), from: input.from ?? 0, count: input.count ?? 50 });
  const free = new Map((await store.capacityOf(tx, rows.filter((r) => r.capacity_kind !== 'none').map((r) => r.id))).map((c) => [c.service, c]));
  return { total, staleAfter: old, services: rows.map((r) => ({ id: r.id, name: r.name, organization: r.organization, organizationName: r.organization_name, status: r.status, needs: r.needs, shown: r.audience ?? 'nobody', checkedOn: r.checked_on, capacity: capacityView(r.capacity_kind, free.get(r.id), services.now()) })) };
}

/** What was last said to be free, and whether that still holds. */
function capacityView(kind: ServiceFile['capacity']['kind'], said: store.CapacityRow | undefined, now: Date): ServiceFile['capacity'] {
  return { kind, free: said?.free ?? null, total: said?.total ?? null, at: said?.recorded_at.toISOString() ?? null, by: said?.said_by ?? null, room: roomOf({ kind, free: said?.free ?? null, at: said?.recorded_at ?? null }, now) };
}

/** The agency's organizations by name. */
export async function readOrganizations({ tx, input }: Asked<{ find?: string; from?: number; count?: number }>) {
  const { total, rows } = await store.listOrganizations(tx, { find: input.find, from: input.from ?? 0, count: input.count ?? 50 });
  return { total, organizations: rows };
}

/** An organization with its places and services. */
export async function readOrganization({ tx, identity, input, services }: Asked<{ id: string }>): Promise<OrganizationFile> {
  const [o] = await store.findOrganizations(tx, [input.id]);
  if (!o) refuseUnknown();
  const own = await store.servicesOf(tx, [input.id]);
  const ids = own.map((s) => s.id);
  const [acts, free, checks] = [new Map((await store.publicationOf(tx, ids)).map((p) => [p.service, p])), new Map((await store.capacityOf(tx, ids)).map((c) => [c.service, c])), Map.groupBy(await store.checksOf(tx, ids), (c) => c.service)];
  const text = (name: string): string | null => (typeof o.detail[name] === 'string' ? o.detail[name] : null);
  return {
    id: o.id, version: o.version, name: o.name, description: text('description'), email: text('email'), website: text('website'), phone: ((o.detail['phones'] as { number?: string }[] | undefined)?.[0]?.number) ?? null,
    locations: await entriesOf(tx, identity, await store.locationsOf(tx, [input.id])),
    services: own.map((s) => ({
      id: s.id, name: s.name, organization: o.id, organizationName: o.name, status: s.status, needs: s.needs, shown: shownOf(s, acts.get(s.id)), checkedOn: oldest(checks.get(s.id) ?? []), capacity: capacityView(s.capacity_kind, free.get(s.id), services.now()),
    })),
  };
}

function shownOf(s: store.ServiceRow, act: store.PublicationRow | undefined): ServiceFile['shown'] {
  return s.status === 'active' && act?.state === 'published' ? act.audience : 'nobody';
}

function oldest(checks: readonly store.CheckRow[]): string | null {
  const days = FACTS.map((f) => checks.find((c) => c.facts === f)?.checked_on);
  return days.every((d) => d !== undefined) ? days.toSorted()[0] as string : null;
}

/** Places as a list names them: of a confidential one nothing but that it is there. */
async function entriesOf(tx: Parameters<typeof openLocations>[0], identity: Parameters<typeof openLocations>[1], rows: readonly store.LocationRow[]): Promise<LocationEntry[]> {
  const opened = await openLocations(tx, identity, rows.filter((r) => !r.confidential));
  return rows.map((r) => {
    const document = opened.get(r.id);
    const facts = document && placeFacts(document);
    return { id: r.id, version: r.version, confidential: r.confidential, name: typeof document?.['name'] === 'string' ? document['name'] : null, city: facts?.city ?? null, state: facts?.state ?? null };
  });
}

/** Everything the agency holds on one service. */
export async function readService({ tx, identity, input, services }: Asked<{ id: string }>): Promise<ServiceFile> {
  const [s] = await store.findServices(tx, [input.id]);
  if (!s) refuseUnknown();
  const [o] = await store.findOrganizations(tx, [s.organization]);
  const [act] = await store.publicationOf(tx, [s.id]);
  const [said] = await store.capacityOf(tx, [s.id]);
  const checks = await store.checksOf(tx, [s.id]);
  const places = await store.placesOf(tx, [s.id]);
  const [today, old] = [services.today(), staleAfter(services.parameters, services.today())];
  const openings = openingsOf((s.detail['schedules'] ?? []) as ScheduleLike[], today);
  const text = (name: string): string | null => (typeof s.detail[name] === 'string' ? s.detail[name] : null);
  return {
    id: s.id, version: s.version, name: s.name, organization: { id: s.organization, name: o?.name ?? '' }, status: s.status, needs: s.needs, ages: s.ages, forms: s.forms, statusNeeded: s.status_needed, areas: s.areas, zone: s.zone,
    description: text('description'), eligibility: text('eligibility_description'), languages: languagesOf(s.detail), interpreter: text('interpretation_services') !== null, phones: phonesOf(s.detail), email: text('email'), url: text('url'),
    hours: openings.length > 0 ? hoursText(openings) : null, open: openings.length > 0 ? openAt(spansOf(openings), minuteOfWeek(services.now(), s.zone)).open : null,
    howTo: text('application_process'), fees: text('fees_description'), waitTime: text('wait_time'), shown: shownOf(s, act), capacity: capacityView(s.capacity_kind, said, services.now()), locations: await entriesOf(tx, identity, await store.findLocations(tx, places.map((p) => p.location))),
    checks: FACTS.map((facts) => {
      const check = checks.find((c) => c.facts === facts);
      return { facts, on: check?.checked_on ?? null, by: check?.checked_by ?? null, old: (daysSince(check?.checked_on ?? null, today) ?? Number.POSITIVE_INFINITY) > old };
    }),
    staleAfter: old, enteredOn: s.entered_on,
  };
}

/** The languages of an HSDS service, by their codes. */
export function languagesOf(detail: Document): string[] {
  return [...new Set(((detail['languages'] ?? []) as { code?: unknown }[]).flatMap((l) => (typeof l.code === 'string' && l.code !== '' ? [l.code] : [])))];
}

/** The numbers of an HSDS service. */
export function phonesOf(detail: Document): { number: string; kind: string | null; note: string | null }[] {
  return ((detail['phones'] ?? []) as { number?: unknown; type?: unknown; description?: unknown }[]).flatMap((p) => (typeof p.number === 'string' ? [{ number: p.number, kind: typeof p.type === 'string' ? p.type : null, note: typeof p.description === 'string' ? p.description : null }] : []));
}
