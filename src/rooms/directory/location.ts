import type { KeyObject } from 'node:crypto';
import type { Tx } from '../../foundation/database/database.ts';
import { Fault } from '../../foundation/errors.ts';
import { seal, unseal } from '../../foundation/identity/seal.ts';
import type { Identity } from '../../foundation/identity/subjects.ts';
import { placeOf, placeOfZip, readPlace } from './places.ts';
import type { NewLocation, PlaceSeen } from './schema.ts';
import { tellingOf, type Telling } from './rules.ts';
import type { Document, LocationRow } from './store.ts';
import * as store from './store.ts';

const at = (agency: string, row: string) => ({ agency, table: 'directory.location', row, column: 'sealed' });

/** Where places are, opened for the agency that keeps them: the HSDS location of each, without its id. */
export async function openLocations(tx: Tx, identity: Identity, rows: readonly LocationRow[]): Promise<Map<string, Document>> {
  if (rows.length === 0) return new Map();
  const keys = await identity.keysOf(tx, rows.map((r) => r.id));
  return new Map(rows.map((r) => [r.id, JSON.parse(unseal(keyFor(keys, r.id), at(tx.who.agency, r.id), r.sealed)) as Document]));
}

/** Writes places, each sealed under a key of its own. */
export async function keepLocations(tx: Tx, identity: Identity, given: readonly { id: string; organization: string | null; confidential: boolean; document: Document }[]): Promise<void> {
  if (given.length === 0) return;
  const keys = await identity.makeKeys(tx, given.map((g) => g.id));
  await store.keepRows(tx, 'location', given.map((g) => ({
    id: g.id, organization: g.organization, confidential: g.confidential, shown: g.confidential ? crypto.randomUUID() : g.id, sealed: seal(keyFor(keys, g.id), at(tx.who.agency, g.id), JSON.stringify(g.document)),
  })));
}

/** Puts a corrected place in the place of the one before. Once confidential, it is shown under an id that leads nowhere. */
export async function reviseLocation(tx: Tx, identity: Identity, row: LocationRow, version: number, confidential: boolean, document: Document): Promise<number> {
  const keys = await identity.keysOf(tx, [row.id]);
  const shown = confidential ? (row.confidential ? row.shown : crypto.randomUUID()) : row.id;
  return store.reviseRow(tx, 'location', row.id, version, { confidential, shown, sealed: seal(keyFor(keys, row.id), at(tx.who.agency, row.id), JSON.stringify(document)) });
}

function keyFor(keys: ReadonlyMap<string, KeyObject>, id: string): KeyObject {
  const key = keys.get(id);
  if (!key) throw new Fault('A place has no key.');
  return key;
}

type Address = Record<'address_1' | 'address_2' | 'city' | 'state_province' | 'postal_code', string | undefined>;
const addressesOf = (document: Document): Address[] => (Array.isArray(document['addresses']) ? document['addresses'] as Address[] : []);

/** What of a place is found and said: its city, its state and a point, its own or about that of its ZIP code or city. */
export function placeFacts(document: Document): { city: string | null; state: string | null; point: { latitude: number; longitude: number } | undefined } {
  const [address] = addressesOf(document);
  const own = { latitude: Number(document['latitude'] ?? Number.NaN), longitude: Number(document['longitude'] ?? Number.NaN) };
  const real = Math.abs(own.latitude) <= 90 && Math.abs(own.longitude) <= 180;
  const about = placeOfZip(String(address?.postal_code ?? '')) ?? (address?.city ? readPlace(`${address.city} ${address.state_province ?? ''}`)?.place : undefined);
  return { city: address?.city ?? null, state: address?.state_province ?? null, point: real ? own : about && !about.code.startsWith('US-') ? { latitude: about.latitude, longitude: about.longitude } : undefined };
}

/** A place as it is typed, as HSDS has it; what is not named stays as it was. */
export function documentOf(given: Partial<NewLocation>, before: Document = {}): Document {
  const [was] = addressesOf(before);
  const touched = [given.address, given.address2, given.city, given.state, given.zip].some((v) => v !== undefined);
  const address = touched || was ? [{
    ...was, id: (was as { id?: string } | undefined)?.id ?? crypto.randomUUID(), address_1: given.address ?? was?.address_1 ?? '', ...(given.address2 ?? was?.address_2 ? { address_2: given.address2 ?? was?.address_2 } : {}), city: given.city ?? was?.city ?? '',
    state_province: given.state ?? was?.state_province ?? '', postal_code: given.zip ?? was?.postal_code ?? '', country: 'US', address_type: 'physical',
  }] : [];
  return {
    ...before, location_type: address.length > 0 || given.latitude !== undefined ? 'physical' : before['location_type'] ?? 'virtual', ...(given.name ? { name: given.name } : {}), ...(given.directions ? { transportation: given.directions } : {}),
    ...(given.latitude !== undefined && given.longitude !== undefined ? { latitude: given.latitude, longitude: given.longitude } : {}), ...(address.length > 0 ? { addresses: address } : {}),
  };
}

/** A place without the answers to be taken out. */
export function clearedOf(document: Document, names: readonly string[]): Document {
  const own: Record<string, readonly string[]> = { name: ['name'], point: ['latitude', 'longitude'], directions: ['transportation'] };
  const inAddress: Record<string, keyof Address> = { address: 'address_1', address2: 'address_2', city: 'city', state: 'state_province', zip: 'postal_code' };
  const gone = new Set(names.flatMap((n) => own[n] ?? []));
  const blank = new Set<string>(names.flatMap((n) => inAddress[n] ?? []));
  const kept = Object.fromEntries(Object.entries(document).filter(([k]) => !gone.has(k)));
  const addresses = addressesOf(document).map((a) => Object.fromEntries(Object.entries(a).map(([k, v]) => [k, blank.has(k) ? '' : v])));
  return addresses.length > 0 ? { ...kept, addresses } : kept;
}

/** A place as it is typed and read, from what HSDS has. */
export function seenOf(row: LocationRow, document: Document): PlaceSeen {
  const [a] = addressesOf(document);
  const given = { name: document['name'], address: a?.address_1, address2: a?.address_2, city: a?.city, state: a?.state_province, zip: a?.postal_code, latitude: document['latitude'], longitude: document['longitude'], directions: document['transportation'] };
  return { id: row.id, version: row.version, confidential: row.confidential, ...Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined && v !== '' && v !== null)) };
}

/** What would give the agency's confidential places away, wherever it is written. */
export async function tellingPlaces(tx: Tx, identity: Identity): Promise<Telling> {
  const opened = await openLocations(tx, identity, await store.confidentialLocations(tx));
  return tellingOf([...opened.values()].map((d) => ({ streets: addressesOf(d).flatMap((a) => (a.address_1 ? [a.address_1] : [])), zips: addressesOf(d).flatMap((a) => (a.postal_code ? [a.postal_code] : [])) })));
}

/** The time zone of a place, as far as its state tells. */
export function zoneOf(document: Document | undefined): string | undefined {
  const [a] = document ? addressesOf(document) : [];
  return a?.state_province ? placeOf(`US-${a.state_province}`)?.zone : undefined;
}
