import { Invalid, Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Tx } from '../../foundation/database/database.ts';
import type { Identity } from '../../foundation/identity/subjects.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { isZone, readHours, schedulesOf } from './hours.ts';
import { clearedOf, documentOf, keepLocations, openLocations, reviseLocation, seenOf, tellingPlaces, zoneOf } from './location.ts';
import { isArea, placeOf } from './places.ts';
import { copyTerms, renewCopies } from './published.ts';
import { tellsPlace, wordsIn } from './rules.ts';
import { FACTS, type CheckFacts, type CorrectLocation, type CorrectOrganization, type CorrectService, type NewLocation, type NewOrganization, type NewService, type PlaceSeen, type Publish, type SayCapacity } from './schema.ts';
import * as store from './store.ts';
import type { Document } from './store.ts';

type Done = { id: string; version: number };

/** Enters an organization. */
export async function enterOrganization({ tx, identity, input, services }: Asked<NewOrganization>): Promise<Done> {
  const { name, ...detail } = organizationGiven(input);
  await refuseTelling(tx, identity, [input]);
  return { id: await store.keepRow(tx, 'organization', { name, detail, entered_on: services.today() }), version: 1 };
}

/** Corrects an organization, and what is shown of it with it. */
export async function correctOrganization({ tx, identity, input, services, version }: Asked<CorrectOrganization>): Promise<Done> {
  const [before] = await store.findOrganizations(tx, [input.id]);
  if (!before) refuseUnknown();
  const { id, clear = [], ...changes } = input;
  await refuseTelling(tx, identity, [changes]);
  const { name, ...detail } = organizationGiven({ ...changes, name: changes.name ?? before.name });
  const next = await store.reviseRow(tx, 'organization', id, version ?? before.version, { name, detail: { ...without(before.detail, clear.map((c) => (c === 'phone' ? 'phones' : c))), ...detail } });
  await renewCopies(tx, identity, services.today(), [id]);
  return { id, version: next };
}

function organizationGiven({ name, description, email, website, phone }: Partial<NewOrganization>): Document {
  return { name, ...(description ? { description } : {}), ...(email ? { email } : {}), ...(website ? { website } : {}), ...(phone ? { phones: [{ id: crypto.randomUUID(), number: phone, type: 'voice' }] } : {}) };
}

/** Enters a place; a confidential one needs no address, and what it has is sealed. */
export async function enterLocation({ tx, identity, input }: Asked<NewLocation>): Promise<Done> {
  if ((await store.findOrganizations(tx, [input.organization])).length === 0) refuseUnknown();
  refuseHalf(input);
  const { organization, confidential, ...place } = input;
  const id = crypto.randomUUID();
  await keepLocations(tx, identity, [{ id, organization, confidential, document: documentOf(place) }]);
  if (confidential) await refuseToldAlready(tx, identity);
  return { id, version: 1 };
}

/** Corrects a place. When one becomes confidential, every copy of where it is is gone in the same moment. */
export async function correctLocation({ tx, identity, input, services, version }: Asked<CorrectLocation>): Promise<Done> {
  const [before] = await store.findLocations(tx, [input.id], true);
  if (!before) refuseUnknown();
  refuseHalf(input);
  const { id, confidential = before.confidential, clear = [], ...place } = input;
  const document = (await openLocations(tx, identity, [before])).get(id) as Document;
  const shown = await store.organizationsAt(tx, [id]);
  const next = await reviseLocation(tx, identity, before, version ?? before.version, confidential, documentOf(place, clearedOf(document, clear)));
  if (confidential) await refuseToldAlready(tx, identity);
  await renewCopies(tx, identity, services.today(), shown);
  return { id, version: next };
}

function refuseHalf({ latitude, longitude }: { latitude?: number; longitude?: number }): void {
  if ((latitude === undefined) !== (longitude === undefined)) throw new Invalid([{ where: latitude === undefined ? '/latitude' : '/longitude', problem: 'A point has two numbers, and one is missing.', mend: 'Give both, or neither.' }]);
}

/** Where a place is, in full: noted each time. */
export async function revealPlace({ tx, identity, input }: Asked<{ id: string }>): Promise<PlaceSeen> {
  const [row] = await store.findLocations(tx, [input.id], true);
  if (!row) refuseUnknown();
  return seenOf(row, (await openLocations(tx, identity, [row])).get(row.id) as Document);
}

/** Enters a service. Nobody else sees it before a supervisor shows it. */
export async function enterService({ tx, identity, input, services }: Asked<NewService>): Promise<Done> {
  if ((await store.findOrganizations(tx, [input.organization])).length === 0) refuseUnknown();
  refuseUnreadable(input);
  const { locations, ...given } = input;
  await refuseTelling(tx, identity, [given]);
  const id = crypto.randomUUID();
  await store.keepRow(tx, 'service', { id, organization: input.organization, status: 'active', entered_on: services.today(), ended_on: null, ...columnsOf(given, {}), zone: input.zone ?? await zoneFor(tx, identity, input) });
  await setPlaces(tx, id, locations ?? []);
  return { id, version: 1 };
}

async function zoneFor(tx: Tx, identity: Identity, input: NewService): Promise<string> {
  const [first] = await store.findLocations(tx, input.locations ?? []);
  const place = first && !first.confidential ? zoneOf((await openLocations(tx, identity, [first])).get(first.id)) : undefined;
  return place ?? input.areas.map((a) => placeOf(a)?.zone).find((z) => z !== undefined) ?? 'America/New_York';
}

/** Corrects a service; where it is shown, the correction is shown in the same moment. */
export async function correctService({ tx, identity, input, services, version }: Asked<CorrectService>): Promise<Done> {
  const [before] = await store.findServices(tx, [input.id]);
  if (!before) refuseUnknown();
  refuseUnreadable(input);
  const { id, status = before.status, locations, clear = [], ...given } = input;
  await refuseTelling(tx, identity, [given]);
  const ended = status === 'active' ? null : before.ended_on ?? services.today();
  const next = await store.reviseRow(tx, 'service', id, version ?? before.version, { status, ended_on: ended, ...columnsOf(given, without(before.detail, clear.map((c) => HSDS_NAME[c]))) });
  if (locations) await setPlaces(tx, id, locations);
  await renewCopies(tx, identity, services.today(), [before.organization]);
  return { id, version: next };
}

/** What an answer is called in HSDS. */
const HSDS_NAME = { description: 'description', eligibility: 'eligibility_description', email: 'email', url: 'url', hours: 'schedules', howTo: 'application_process', fees: 'fees_description', waitTime: 'wait_time' } as const;

function without(detail: Document, names: readonly string[]): Document {
  return Object.fromEntries(Object.entries(detail).filter(([k]) => !names.includes(k)));
}

/** The columns of a service from what is typed; details that are not typed here, such as those of a feed, stay. */
function columnsOf(given: Partial<NewService>, before: Document): Record<string, unknown> {
  const { last_modified: _, ...kept } = before; // it was changed here and now, whatever the feed said
  const text = (value: string | undefined, name: string): Document => (value === undefined ? {} : { [name]: value });
  const detail: Document = {
    ...kept, ...text(given.description, 'description'), ...text(given.eligibility, 'eligibility_description'), ...text(given.email, 'email'), ...text(given.url, 'url'), ...text(given.howTo, 'application_process'), ...text(given.fees, 'fees_description'), ...text(given.waitTime, 'wait_time'),
    ...(given.languages ? { languages: given.languages.map((code) => ({ id: crypto.randomUUID(), name: new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code, code })) } : {}),
    ...(given.phones ? { phones: given.phones.map((p) => ({ id: crypto.randomUUID(), number: p.number, type: p.kind ?? 'voice', ...(p.note ? { description: p.note } : {}) })) } : {}),
    ...(given.hours ? { schedules: schedulesOf(readHours(given.hours) ?? []).map((s) => ({ id: crypto.randomUUID(), ...s, description: given.hours })) } : {}),
    ...(given.areas ? { service_areas: areasAsHsds(given.areas) } : {}),
  };
  if (given.interpreter === true) detail['interpretation_services'] ??= 'An interpreter is found for other languages.';
  if (given.interpreter === false) delete detail['interpretation_services'];
  return {
    name: given.name, needs: given.needs, ages: given.ages, forms: given.forms, status_needed: given.statusNeeded, areas: given.areas, zone: given.zone, capacity_kind: given.capacityKind, detail,
  };
}

/** Areas as HSDS has them, each with the code by which we find it. */
export function areasAsHsds(areas: readonly string[]): Document[] {
  return areas.map((code) => ({ id: crypto.randomUUID(), name: code === 'US' ? 'United States' : placeOf(code)?.name ?? `ZIP codes ${code.slice(1)}`, extent: code, extent_type: 'text' }));
}

function refuseUnreadable({ hours, areas, zone }: Partial<NewService>): void {
  const problems = [
    ...(hours !== undefined && !readHours(hours) ? [{ where: '/hours', problem: 'These hours cannot be read.', mend: 'Write them like Mo-Fr 9-17; Sa 10-14, or 24/7.' }] : []),
    ...(areas ?? []).flatMap((a, i) => (isArea(a) ? [] : [{ where: `/areas/${i}`, problem: 'This area is not in the gazetteer.', mend: 'Write US, a state such as US-FL, z and three digits of the ZIP code, or a city of the list.' }])),
    ...(zone !== undefined && !isZone(zone) ? [{ where: '/zone', problem: 'This is not a time zone.', mend: 'Write one such as America/New_York.' }] : []),
  ];
  if (problems.length > 0) throw new Invalid(problems);
}

async function setPlaces(tx: Tx, service: string, locations: readonly string[]): Promise<void> {
  if ((await store.findLocations(tx, locations)).length !== locations.length) refuseUnknown();
  const there = await store.placesOf(tx, [service]);
  for (const p of there.filter((t) => !locations.includes(t.location))) await store.reviseRow(tx, 'service_place', p.id, p.version, { ended: true });
  await store.keepRows(tx, 'service_place', locations.filter((l) => !there.some((t) => t.location === l)).map((location) => ({ service, location })));
}

/** Says that facts of a service are still right today. */
export async function checkService({ tx, identity, input, who, services }: Asked<CheckFacts>): Promise<Done> {
  const [service] = await store.findServices(tx, [input.id]);
  if (!service) refuseUnknown();
  const id = await store.keepRow(tx, 'checking', { service: input.id, facts: input.facts ?? [...FACTS], checked_on: services.today(), checked_by: who.label.slice(0, 120) });
  await renewCopies(tx, identity, services.today(), [service.organization]);
  return { id, version: 1 };
}

/** Says what is free at a service now. */
export async function sayCapacity({ tx, identity, input, who, services }: Asked<SayCapacity>): Promise<Done> {
  const [service] = await store.findServices(tx, [input.id]);
  if (!service) refuseUnknown();
  if (service.capacity_kind === 'none') throw new Refusal('directory.not-counted', 'This service does not count beds or slots. Change that first, under Correct.');
  if (input.total !== undefined && input.free > input.total) throw new Invalid([{ where: '/free', problem: 'More is free than there is.', mend: 'Give at most the total.' }]);
  const id = await store.keepRow(tx, 'capacity', { service: input.id, free: input.free, total: input.total ?? null, said_by: who.label.slice(0, 120) });
  await renewCopies(tx, identity, services.today(), [service.organization]);
  return { id, version: 1 };
}

/** Shows a service to every agency, or to the public too. */
export async function publishService({ tx, identity, input, services }: Asked<Publish>): Promise<Done> {
  const [service] = await store.findServices(tx, [input.id]);
  if (!service) refuseUnknown();
  if (service.status !== 'active') throw new Refusal('directory.not-active', 'Only an active service is shown. Mark it active first.');
  const before = (await store.publicationOf(tx, [input.id]))[0];
  if (before?.state === 'published' && before.audience === input.audience) throw new Refusal('directory.shown-already', 'It is shown so already.');
  await refuseToldAlready(tx, identity, [service.organization]);
  const id = await store.keepRow(tx, 'publication', { service: input.id, state: 'published', audience: input.audience });
  await renewCopies(tx, identity, services.today(), [service.organization]);
  await copyTerms(tx);
  return { id, version: 1 };
}

/** Takes a service back from everybody's sight. */
export async function withdrawService({ tx, identity, input, services }: Asked<{ id: string }>): Promise<Done> {
  const [service] = await store.findServices(tx, [input.id]);
  if (!service) refuseUnknown();
  const before = (await store.publicationOf(tx, [input.id]))[0];
  if (before?.state !== 'published') throw new Refusal('directory.not-shown', 'It is shown to nobody already.');
  const id = await store.keepRow(tx, 'publication', { service: input.id, state: 'withdrawn', audience: before.audience });
  await renewCopies(tx, identity, services.today(), [service.organization]);
  return { id, version: 1 };
}

/** Shows every active service that nobody shows yet, such as those of a feed just taken in. */
export async function publishAll({ tx, identity, input, services }: Asked<{ audience: Publish['audience'] }>): Promise<{ published: number }> {
  return { published: await publishEverything(tx, identity, services.today(), input.audience) };
}

/** The same for whoever has a transaction: the example, and the measurements. */
export async function publishEverything(tx: Tx, identity: Identity, today: Parameters<typeof renewCopies>[2], audience: Publish['audience']): Promise<number> {
  const waiting = await store.unpublished(tx);
  const organizations = [...new Set(waiting.map((s) => s.organization))];
  await refuseToldAlready(tx, identity, organizations);
  await store.keepRows(tx, 'publication', waiting.map((s) => ({ service: s.id, state: 'published', audience })));
  await renewCopies(tx, identity, today, organizations);
  await copyTerms(tx);
  return waiting.length;
}

/** Refuses words that tell where a confidential place of the agency is; the refusal repeats none of them. */
export async function refuseTelling(tx: Tx, identity: Identity, documents: readonly unknown[]): Promise<void> {
  const telling = await tellingPlaces(tx, identity);
  if (tellsPlace(wordsIn(documents), telling)) throw new Refusal('directory.place-in-words', 'These words tell where a confidential place is. Take its street and ZIP code out of them.');
}

/** The same for what is written already: of given organizations, or, when a place becomes confidential, of all. */
async function refuseToldAlready(tx: Tx, identity: Identity, organizations?: readonly string[]): Promise<void> {
  const telling = await tellingPlaces(tx, identity);
  if (telling.streets.length + telling.zips.length === 0) return;
  const ids = organizations ?? await store.everyOrganization(tx);
  for (let i = 0; i < ids.length; i += 500) {
    const part = ids.slice(i, i + 500);
    const [held, services] = await Promise.all([store.findOrganizations(tx, part), store.servicesOf(tx, part)]);
    const places = await store.placesOf(tx, services.map((s) => s.id));
    const open = await openLocations(tx, identity, (await store.locationsOf(tx, part)).filter((l) => !l.confidential));
    const written = [...held.map((o) => [o.name, o.detail]), ...services.map((s) => [s.name, s.detail]), ...places.map((p) => p.detail), ...open.values()];
    if (tellsPlace(wordsIn(written), telling)) throw new Refusal('directory.place-in-words', 'Words of an entry tell where a confidential place is. Take its street and ZIP code out of the names, descriptions and other places first.');
  }
}
