import type { KeyObject } from 'node:crypto';
import { organizationsOf } from '../../foundation/access/organizations.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { seal, unseal } from '../../foundation/identity/seal.ts';
import type * as rules from './rules.ts';
import * as store from './store.ts';

export type Done = { id: string; version: number };

/** Refuses where a rule says no. */
export function refuse(objection: rules.Objection | undefined): void {
  if (objection) throw new Refusal(objection.code, objection.sentence);
}

/** Seals what a row says under a key. */
export function sealAt(tx: Tx, key: KeyObject, table: string, row: string, said: object): Buffer {
  return seal(key, { agency: tx.who.agency, table: `center.${table}`, row, column: 'sealed' }, JSON.stringify(said));
}

/** What a row says, or undefined once its key is destroyed. */
export function openAt<Said>(tx: Tx, key: KeyObject | undefined, table: string, row: { id: string; sealed: Buffer }): Said | undefined {
  return key && (JSON.parse(unseal(key, { agency: tx.who.agency, table: `center.${table}`, row: row.id, column: 'sealed' }, row.sealed)) as Said);
}

const LETTER = { lead: 'T', subject: 'S', request: 'F' } as const;

/** Numbers that tell nothing of order, none of which is given already. */
export async function freeNumbers(tx: Tx, table: keyof typeof LETTER, on: readonly string[]): Promise<string[]> {
  const make = (day: string): string => `${LETTER[table]}-${day.slice(2, 4)}-${String(crypto.getRandomValues(new Uint32Array(1))[0]! % 90_000_000 + 10_000_000)}`;
  const numbers = on.map(make);
  for (;;) {
    const taken = await store.taken(tx, table, 'number', numbers);
    const bad = numbers.flatMap((n, at) => (taken.has(n) || numbers.indexOf(n) !== at ? [at] : []));
    if (bad.length === 0) return numbers;
    for (const at of bad) numbers[at] = make(on[at] as string);
  }
}

/** To whom something goes: an office that works here, with its kind, or one outside by its name. */
export async function recipientOf(tx: Tx, given: { recipient?: string | undefined; recipientName?: string | undefined }): Promise<{ recipient: string | null; name: string; kind: string | undefined }> {
  if (given.recipient === undefined) {
    if (given.recipientName === undefined) throw new Refusal('center.no-recipient', 'Say to whom.', { status: 400 });
    return { recipient: null, name: given.recipientName, kind: undefined };
  }
  const office = (await organizationsOf(tx, [given.recipient])).get(given.recipient);
  if (!office || office.id === tx.who.agency) refuseUnknown();
  return { recipient: office.id, name: office.name, kind: office.kind };
}
