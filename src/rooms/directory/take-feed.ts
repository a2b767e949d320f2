import { createHash } from 'node:crypto';
import { isDay } from '../../foundation/calendar/day.ts';
import type { Problem } from '../../foundation/errors.ts';
import { findBatch, keepBatch } from '../../foundation/exchange/take-file.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { refuseTelling } from './actions.ts';
import { readFeed, type Feed } from './feed.ts';
import { keepLocations, openLocations, zoneOf } from './location.ts';
import { isArea } from './places.ts';
import { FACTS, type FeedTaken, type TakeFeed } from './schema.ts';
import * as store from './store.ts';
import type { Document } from './store.ts';
import { isOurs, taggedBy } from './taxonomy.ts';

/** The sheet under whose name a feed is noted as a batch, so that it is taken back as any file is. */
const SHEET = { room: 'directory', name: 'services' } as const;

/**
 * Takes an HSDS feed in as one batch: everything or nothing, and nothing of it is shown to anybody yet. Entries that stand
 * already just so are left alone; one that stands otherwise keeps the feed out, for a batch taken back must not take a
 * correction of somebody's with it.
 */
export async function takeFeed(asked: Asked<TakeFeed>): Promise<FeedTaken> {
  const { tx, identity, input, services } = asked;
  const digest = createHash('sha256').update('hsds').update(JSON.stringify(input.files)).digest();
  const nothing = { batch: null, organizations: 0, services: 0, locations: 0, terms: 0, standing: 0, problems: [], notes: [] };
  const before = await findBatch(tx, SHEET.name, digest);
  if (before) return { ...nothing, outcome: 'taken-before', batch: before };
  const feed = readFeed(input.files);
  const rows = await newRows(asked, feed);
  const problems = [...feed.problems, ...placesInWords(feed)];
  const counted = { organizations: rows.organizations.length, services: rows.services.length, locations: rows.locations.length, terms: rows.terms.length, standing: rows.standing, problems: problems.slice(0, 500), notes: feed.notes.slice(0, 500) };
  if (problems.length > 0) return { ...nothing, ...counted, outcome: 'refused' };
  await refuseTelling(tx, identity, [[...feed.organizations.values()], [...feed.services.values()], [...feed.places.values()], [...feed.locations.values()]]);
  if (input.dryRun) return { ...nothing, ...counted, outcome: 'would-keep' };
  await store.keepRows(tx, 'organization', rows.organizations);
  await keepLocations(tx, identity, rows.locations);
  await store.keepRows(tx, 'service', rows.services);
  await store.keepRows(tx, 'service_place', rows.places);
  await store.keepRows(tx, 'term', rows.terms);
  const today = services.today();
  await store.keepRows(tx, 'checking', rows.services.flatMap((s) => {
    const assured = (s.detail as Document)['assured_date'];
    return isDay(assured) && assured <= today ? [{ service: s.id, facts: [...FACTS], checked_on: assured, checked_by: 'The feed it came with' }] : [];
  }));
  const kept = rows.organizations.length + rows.services.length + rows.locations.length + rows.terms.length;
  return { ...nothing, ...counted, outcome: 'kept', batch: kept > 0 ? await keepBatch(tx, SHEET, digest, kept) : null };
}

interface Rows {
  organizations: { id: string; name: unknown; detail: Document; entered_on: string }[];
  services: ({ id: string; detail: Document } & Record<string, unknown>)[];
  locations: { id: string; organization: string | null; confidential: boolean; document: Document }[];
  places: Record<string, unknown>[];
  terms: Record<string, unknown>[];
  standing: number;
}

async function newRows({ tx, identity, services }: Asked<TakeFeed>, feed: Feed): Promise<Rows> {
  const today = services.today();
  const rows: Rows = { organizations: [], services: [], locations: [], places: [], terms: [], standing: 0 };
  const differs = (kind: string, id: string): void => void feed.problems.push({ where: `${kind} ${id}`, problem: 'This entry stands here already, and otherwise than in the feed.', mend: 'Correct the entry by hand, or take it out of the feed.' });
  const there = new Map((await store.findOrganizations(tx, [...feed.organizations.keys(), ...[...feed.services.values()].map((s) => s.organization)])).map((o) => [o.id, o]));
  const weigh = (kind: string, id: string, old: unknown, next: unknown): void => { if (same(old, next)) rows.standing += 1; else differs(kind, id); };
  for (const [id, { id: _, name, ...detail }] of feed.organizations) {
    const old = there.get(id);
    if (old) weigh('organization', id, [old.name, old.detail], [name, detail]);
    else rows.organizations.push({ id, name, detail, entered_on: today });
  }
  const known = await store.findLocations(tx, [...feed.locations.keys(), ...[...feed.places.values()].map((p) => p.location)]);
  const opened = await openLocations(tx, identity, known);
  for (const [id, { organization, document: { id: _, ...document } }] of feed.locations) {
    if (opened.has(id)) weigh('location', id, opened.get(id), document);
    else rows.locations.push({ id, organization: organization && (feed.organizations.has(organization) || there.has(organization)) ? organization : null, confidential: false, document });
  }
  const standing = new Map((await store.findServices(tx, [...feed.services.keys(), ...[...feed.places.values()].map((p) => p.service)])).map((s) => [s.id, s]));
  const placeOf = new Map([...feed.places.values()].map((p) => [p.service, p.location]));
  for (const [id, given] of feed.services) {
    if (!feed.organizations.has(given.organization) && !there.has(given.organization)) feed.problems.push({ where: `service ${id} organization`, problem: 'The organization of this service is neither in the feed nor here.', mend: 'Give it in the feed.' });
    const row = serviceRow(id, given, feed.locations.get(placeOf.get(id) ?? '')?.document);
    const old = standing.get(id);
    if (old) weigh('service', id, [old.name, old.status, old.needs, old.detail], [row['name'], row['status'], row['needs'], row.detail]);
    else rows.services.push({ ...row, entered_on: today, ended_on: row['status'] === 'active' ? null : today });
  }
  const places = new Map((await store.placesOf(tx, [...standing.keys()])).map((p) => [p.id, p]));
  for (const [id, { service, location, document: { id: _, ...detail } }] of feed.places) {
    if (!feed.services.has(service) && !standing.has(service)) feed.problems.push({ where: `service_at_location ${id} service`, problem: 'The service is neither in the feed nor here.', mend: 'Give it in the feed.' });
    else if (!feed.locations.has(location) && !opened.has(location)) feed.problems.push({ where: `service_at_location ${id} location`, problem: 'The location is neither in the feed nor here.', mend: 'Give it in the feed.' });
    else if (places.has(id)) weigh('service_at_location', id, places.get(id)?.detail, detail);
    else rows.places.push({ id, service, location, detail });
  }
  const terms = new Map((await store.terms(tx)).map((t) => [t.id, t]));
  for (const [id, { kind, document: { id: _, ...document } }] of feed.terms) {
    if (isOurs(id)) continue;
    if (terms.has(id)) weigh(kind, id, terms.get(id)?.document, document);
    else rows.terms.push({ id, kind, document });
  }
  return rows;
}

/** A service of a feed as it is kept: what our own terms say becomes facts, and everything else stays as it is. */
function serviceRow(id: string, given: { organization: string; document: Document }, location: Document | undefined): { id: string; detail: Document } & Record<string, unknown> {
  const { id: _, name, status, ...rest } = given.document;
  const attributes = (Array.isArray(rest['attributes']) ? rest['attributes'] : []) as { taxonomy_term?: { id?: string }; taxonomy_term_id?: string }[];
  const termId = (a: (typeof attributes)[number]): string => String(a.taxonomy_term?.id ?? a.taxonomy_term_id ?? '');
  const tagged = taggedBy(attributes.map(termId));
  const foreign = attributes.filter((a) => !isOurs(termId(a)));
  const detail: Document = { ...rest };
  if (foreign.length < attributes.length) {
    if (foreign.length > 0) detail['attributes'] = foreign;
    else delete detail['attributes'];
  }
  const areas = ((Array.isArray(rest['service_areas']) ? rest['service_areas'] : []) as { extent?: unknown }[]).flatMap((a) => (typeof a.extent === 'string' && isArea(a.extent) ? [a.extent] : []));
  return { id, organization: given.organization, name, status, needs: tagged.needs, ages: tagged.ages, forms: tagged.forms, status_needed: tagged.statusNeeded, areas: [...new Set(areas)], zone: zoneOf(location) ?? 'America/New_York', capacity_kind: 'none', detail };
}

/** Where something outside a place says where it is; such words have one home, and that is sealed. */
function placesInWords(feed: Feed): Problem[] {
  const names = new Set(['addresses', 'address_1', 'postal_code', 'latitude', 'longitude', 'location', 'locations']);
  const found: Problem[] = [];
  const visit = (value: unknown, where: string): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [name, inner] of Object.entries(value)) {
      if (names.has(name)) found.push({ where: `${where}/${name}`, problem: 'Only a location may say where something is.', mend: 'Move it into a location, or leave it out.' });
      else visit(inner, `${where}/${name}`);
    }
  };
  for (const [id, o] of feed.organizations) visit(o, `organization ${id}`);
  for (const [id, s] of feed.services) visit(s.document, `service ${id}`);
  for (const [id, p] of feed.places) visit(p.document, `service_at_location ${id}`);
  for (const [id, t] of feed.terms) visit(t.document, `${t.kind} ${id}`);
  return found;
}

/** Whether two values say the same, in whatever order their properties stand. */
function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') return `{${Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)).map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
  return JSON.stringify(value) ?? 'null';
}
