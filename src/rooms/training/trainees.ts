import { createHmac, type KeyObject } from 'node:crypto';
import type { Tx } from '../../foundation/database/database.ts';
import { seal, unseal } from '../../foundation/identity/seal.ts';
import type { Identity } from '../../foundation/identity/subjects.ts';
import * as store from './store.ts';

/** Who registered, as it stands under their seal. */
export interface Person { givenName: string; familyName: string; email: string; organization: string | null }

/** The persons of some registrations, each found by their address or kept now; answers their ids in order. One who came before stays as they were first written down. */
export async function keepPersons(tx: Tx, identity: Identity, persons: readonly Person[]): Promise<string[]> {
  const tokens = persons.map((p) => tokenOf(identity, p.email));
  const there = new Map((await store.trainees(tx, { tokens })).map((t) => [t.token.toString('hex'), t.id]));
  const fresh = new Map<string, { id: string; token: Buffer; person: Person }>();
  for (const [i, token] of tokens.entries()) {
    const key = token.toString('hex');
    if (!there.has(key) && !fresh.has(key)) fresh.set(key, { id: crypto.randomUUID(), token, person: persons[i] as Person });
  }
  const keys = await identity.makeKeys(tx, [...fresh.values()].map((f) => f.id));
  await store.keepRows(tx, 'trainee', [...fresh.values()].map(({ id, token, person }) => ({ id, token, sealed: seal(keys.get(id) as KeyObject, place(tx, 'trainee', id), JSON.stringify(person)) })));
  return tokens.map((token) => there.get(token.toString('hex')) ?? fresh.get(token.toString('hex'))?.id as string);
}

/** Persons by id, as far as their keys stand. */
export async function personsOf(tx: Tx, identity: Identity, ids: readonly string[]): Promise<Map<string, Person>> {
  const keys = await identity.keysOf(tx, ids);
  return new Map((await store.trainees(tx, { ids })).flatMap((t) => {
    const key = keys.get(t.id);
    return key ? [[t.id, JSON.parse(unseal(key, place(tx, 'trainee', t.id), t.sealed)) as Person]] : [];
  }));
}

/** Where a sealed column of the room stands. */
export function place(tx: Tx, table: 'trainee' | 'certificate', row: string): { agency: string; table: string; row: string; column: string } {
  return { agency: tx.who.agency, table: `training.${table}`, row, column: 'sealed' };
}

function tokenOf(identity: Identity, email: string): Buffer {
  return createHmac('sha256', identity.keys.indexing).update(`trainee|${email.trim().toLowerCase()}`).digest();
}
