import { Fault } from '../errors.ts';
import { pack, unpack } from './compress.ts';
import { asList, isObject } from './json.ts';
import type { JsonObject } from './json.ts';
import { fromMultibase, toBase64url } from './multibase.ts';

/** The fewest entries a list may have, so that one entry tells nobody apart (W3C Bitstring Status List 1.0, 2.2). */
export const LEAST_ENTRIES = 131_072;

/** What an entry that is set says: `revocation` the credential was withdrawn, `refresh` there is a newer one in its place. */
export type StatusPurpose = 'revocation' | 'refresh';

/** A list is read whole in memory, and never beyond this many bytes. */
const MOST_BYTES = 16 * 1024 * 1024;

/** A list of entries, all unset; `entries` is rounded up to whole bytes and is never below 131,072. */
export function newStatusList(entries: number = LEAST_ENTRIES): Uint8Array {
  return new Uint8Array(Math.ceil(Math.max(entries, LEAST_ENTRIES) / 8));
}

/** Whether an entry is set; entry 0 is the leftmost bit. Fault for an entry outside the list. */
export function readStatus(list: Uint8Array, index: number): boolean {
  return (byteAt(list, index) & (0x80 >> (index & 7))) !== 0;
}

/** The list with one entry set or unset; the list given is left as it is. */
export function withStatus(list: Uint8Array, index: number, set: boolean): Uint8Array {
  const byte = byteAt(list, index);
  const changed = list.slice();
  const bit = 0x80 >> (index & 7);
  changed[index >> 3] = set ? byte | bit : byte & ~bit;
  return changed;
}

function byteAt(list: Uint8Array, index: number): number {
  const byte = Number.isInteger(index) && index >= 0 ? list[index >> 3] : undefined;
  if (byte === undefined) throw new Fault(`A status list has no entry ${index}.`);
  return byte;
}

/** The list as it is published: gzip, then multibase base64url. */
export async function encodeStatusList(list: Uint8Array): Promise<string> {
  return `u${toBase64url(await pack(list, 'gzip'))}`;
}

/** A published list; Fault if it is not one or is shorter than allowed. */
export async function decodeStatusList(encoded: string): Promise<Uint8Array> {
  if (!encoded.startsWith('u')) throw new Fault('A status list is not in base64url.');
  const list = await unpack(fromMultibase(encoded), 'gzip', MOST_BYTES);
  if (list.length * 8 < LEAST_ENTRIES) throw new Fault(`A status list has fewer than ${LEAST_ENTRIES} entries.`);
  return list;
}

/** What a status list credential is made of; instants are ISO 8601. */
export interface StatusListParts {
  /** The https address at which the list is published. */
  id: string;
  issuer: string;
  purposes: readonly StatusPurpose[];
  list: Uint8Array;
  validFrom: string;
  validUntil?: string;
}

/** The credential that carries a list, not yet signed. */
export async function statusListCredential(parts: StatusListParts): Promise<JsonObject> {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: parts.id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: parts.issuer,
    validFrom: parts.validFrom,
    ...(parts.validUntil === undefined ? {} : { validUntil: parts.validUntil }),
    credentialSubject: {
      id: `${parts.id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: parts.purposes.length === 1 ? parts.purposes[0] ?? 'revocation' : parts.purposes,
      encodedList: await encodeStatusList(parts.list),
    },
  };
}

/** Where a credential finds its status: the value of its `credentialStatus`. */
export function statusEntry(list: string, index: number, purpose: StatusPurpose): JsonObject {
  return {
    id: `${list}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: String(index),
    statusListCredential: list,
  };
}

/** The purposes for which a credential is set in a list credential whose own proof the caller has verified; Fault if the list is not the one it names. */
export async function statusesOf(credential: JsonObject, listCredential: JsonObject): Promise<Set<StatusPurpose>> {
  const subject = listCredential['credentialSubject'];
  if (!isObject(subject) || subject['type'] !== 'BitstringStatusList' || typeof subject['encodedList'] !== 'string') {
    throw new Fault('This is not a status list credential.');
  }
  const entries = asList(credential['credentialStatus']).filter((e) => isObject(e)).filter((e) => e['statusListCredential'] === listCredential['id']);
  if (entries.length === 0) throw new Fault('This status list is not the one that the credential names.');
  const list = await decodeStatusList(subject['encodedList']);
  const found = new Set<StatusPurpose>();
  for (const entry of entries) {
    const purpose = entry['statusPurpose'];
    const index = entry['statusListIndex'];
    if (typeof index !== 'string' || !/^\d{1,9}$/.test(index)) throw new Fault('A credential names no entry of its status list.');
    if (purpose === undefined || !asList(subject['statusPurpose']).includes(purpose)) throw new Fault('A status list does not serve the purpose that a credential names.');
    if ((purpose === 'revocation' || purpose === 'refresh') && readStatus(list, Number(index))) found.add(purpose);
  }
  return found;
}
