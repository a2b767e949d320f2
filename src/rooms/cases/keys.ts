import type { KeyObject } from 'node:crypto';
import type { Tx } from '../../foundation/database/database.ts';
import { Refusal } from '../../foundation/errors.ts';
import { jointKey, seal, unseal } from '../../foundation/identity/seal.ts';
import type { Identity } from '../../foundation/identity/subjects.ts';
import * as store from './store.ts';

/** The parts of a case that are sealed apart, so that each can be purged alone. */
export type Part = 'notes' | 'plan' | 'safety' | 'privileged' | 'papers' | 'glass';

/** A case with its person: what a key is found by. */
export interface FileRef { id: string; person: string }

/** The key under which a part is sealed now, and the name by which it is found again. */
export interface Sealing { by: string; key: KeyObject }

/** The keys of one part of several cases; made where a part is written the first time. A case whose person was purged has none. */
export async function sealingsOf(tx: Tx, identity: Identity, files: readonly FileRef[], part: Part): Promise<Map<string, Sealing>> {
  const ids = files.map((f) => f.id);
  let ring = await store.ringOf(tx, ids, part);
  if (ring.size < files.length) {
    await store.lockRings(tx, ids);
    ring = await store.ringOf(tx, ids, part);
    const bare = files.filter((f) => !ring.has(f.id)).map((f) => ({ file: f.id, part, key: crypto.randomUUID() }));
    await identity.makeKeys(tx, bare.map((r) => r.key));
    await store.keepRows(tx, 'ring', bare);
    for (const r of bare) ring.set(r.file, r.key);
  }
  const keys = await identity.keysOf(tx, [...files.map((f) => f.person), ...ring.values()]);
  return new Map(files.flatMap((f): [string, Sealing][] => {
    const by = ring.get(f.id) as string;
    const [own, shared] = [keys.get(f.person), keys.get(by)];
    return own && shared ? [[f.id, { by, key: jointKey(own, shared) }]] : [];
  }));
}

/** The key of one part of one case; refused where the person was purged. */
export async function sealingOf(tx: Tx, identity: Identity, file: FileRef, part: Part): Promise<Sealing> {
  const found = (await sealingsOf(tx, identity, [file], part)).get(file.id);
  if (!found) throw new Refusal('cases.purged', 'This person was purged, so nothing more can be written of them.');
  return found;
}

/** A key of its own for one record, such as a document. */
export async function ownSealing(tx: Tx, identity: Identity, file: FileRef): Promise<Sealing> {
  const by = crypto.randomUUID();
  const [made, own] = await Promise.all([identity.makeKeys(tx, [by]), identity.keysOf(tx, [file.person])]);
  const [key, person] = [made.get(by), own.get(file.person)];
  if (!key || !person) throw new Refusal('cases.purged', 'This person was purged, so nothing more can be written of them.');
  return { by, key: jointKey(person, key) };
}

/** Opens what stands under keys of the given persons: the key for a person and a name of a key, or undefined where either was destroyed. */
export async function openerOf(tx: Tx, identity: Identity, persons: readonly string[], by: readonly string[]): Promise<(person: string, by: string) => KeyObject | undefined> {
  const keys = await identity.keysOf(tx, [...new Set([...persons, ...by])]);
  const joint = new Map<string, KeyObject>();
  return (person, name) => {
    const at = `${person}|${name}`;
    const [own, shared] = [keys.get(person), keys.get(name)];
    if (!joint.has(at) && own && shared) joint.set(at, jointKey(own, shared));
    return joint.get(at);
  };
}

/** Where words stand: the one column of a row of this room that they open in. */
export function placeOf(tx: Tx, table: string, row: string) {
  return { agency: tx.who.agency, table: `cases.${table}`, row, column: 'sealed' };
}

/** Seals words for a row. */
export function sealWords(tx: Tx, sealing: Sealing, table: string, row: string, text: string): Buffer {
  return seal(sealing.key, placeOf(tx, table, row), text);
}

/** The words of a row; null where they were purged, or none were written. */
export function openWords(tx: Tx, key: KeyObject | undefined, table: string, row: { id: string; sealed: Buffer | null }): string | null {
  return key && row.sealed ? unseal(key, placeOf(tx, table, row.id), row.sealed) : null;
}
