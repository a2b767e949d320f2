/** What an office of the product issues: under which addresses its keys and status lists stand, and how it signs. */
import type { KeyObject } from 'node:crypto';
import type { AgencyKeys } from '../identity/keystore.ts';
import type { JsonObject } from './json.ts';
import { statusEntriesOf } from './letter.ts';
import { toSecretMultikey } from './multibase.ts';
import { publicKeyOf, signCredential } from './proof.ts';
import { LEAST_ENTRIES, newStatusList, statusListCredential, withStatus } from './status-list.ts';

/** The room that issues, for which office, at which address of the product. */
export interface Issuing { room: string; agency: string; origin: string }

/** How many papers one status list holds: each has an entry for withdrawn and one for replaced. */
const PAPERS_A_LIST = LEAST_ENTRIES / 2;

/** The address that stands for an office as the issuer of a room's papers; its keys are fetched there. */
export function issuerOf({ room, agency, origin }: Issuing): string {
  return `${origin}/api/${room}/keys/${agency}`;
}

/** Where the status of a paper is told, and its place there. */
export function statusOf(of: Issuing, index: number): { statusList: string; statusIndex: number } {
  return { statusList: listAddress(of, Math.floor(index / PAPERS_A_LIST)), statusIndex: index % PAPERS_A_LIST };
}

/** Signs a paper for its office. */
export function signFor(of: Issuing, keys: AgencyKeys, unsigned: JsonObject, at: Date): JsonObject {
  return signCredential(unsigned, secretOf(keys.signing.privateKey), { verificationMethod: methodOf(of), created: instant(at) });
}

/** One status list of an office, signed: which of its papers were withdrawn or replaced, and nothing of whose they are. */
export async function statusListFor(of: Issuing, keys: AgencyKeys, list: number, ended: readonly { place: number; replaced: boolean }[], at: Date): Promise<JsonObject> {
  let bits = newStatusList();
  for (const { place, replaced } of ended) {
    if (Math.floor(place / PAPERS_A_LIST) !== list) continue;
    const entries = statusEntriesOf(place % PAPERS_A_LIST);
    bits = withStatus(bits, replaced ? entries.replaced : entries.withdrawn, true);
  }
  return signFor(of, keys, await statusListCredential({ id: listAddress(of, list), issuer: issuerOf(of), purposes: ['revocation', 'refresh'], list: bits, validFrom: instant(at) }), at);
}

/** The public keys of an office, as a check page trusts them. */
export function publicKeysFor(of: Issuing, keys: AgencyKeys): { keys: { id: string; publicKeyMultibase: string; agency: string }[] } {
  return { keys: [{ id: methodOf(of), publicKeyMultibase: publicKeyOf(secretOf(keys.signing.privateKey)), agency: issuerOf(of) }] };
}

function methodOf(of: Issuing): string {
  return `${issuerOf(of)}#${of.room}`;
}

function listAddress({ room, agency, origin }: Issuing, list: number): string {
  return `${origin}/api/${room}/status/${agency}/${list}`;
}

function secretOf(key: KeyObject): string {
  return toSecretMultikey(Buffer.from(String(key.export({ format: 'jwk' }).d), 'base64url'));
}

function instant(at: Date): string {
  return at.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
