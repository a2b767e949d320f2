import type { KeyObject } from 'node:crypto';
import { addDays, type Day } from '../../foundation/calendar/day.ts';
import type { JsonObject } from '../../foundation/credential/json.ts';
import { letterCredential, statusEntriesOf } from '../../foundation/credential/letter.ts';
import { toSecretMultikey } from '../../foundation/credential/multibase.ts';
import { packCredential } from '../../foundation/credential/pack.ts';
import { publicKeyOf, signCredential } from '../../foundation/credential/proof.ts';
import { LEAST_ENTRIES, newStatusList, statusListCredential, withStatus } from '../../foundation/credential/status-list.ts';
import type { AgencyKeys } from '../../foundation/identity/keystore.ts';
import type { Services } from '../../foundation/web/route.ts';

/** What a letter says; sealed with the letter's row, printed on it, and signed. `expiresOn` is the first day on which it no longer holds. */
export interface LetterContent {
  serial: string;
  kind: 'certification' | 'eligibility' | 'interim';
  name: string;
  bornOn: string;
  issuedOn: string;
  expiresOn: string | null;
  statusIndex: number;
  agency: string;
  template: string;
}

/** How many letters one status list holds: each has an entry for withdrawn and one for replaced. */
export const LETTERS_A_LIST = LEAST_ENTRIES / 2;

/** The signed credential of a letter, packed for its QR code. */
export async function signLetter(content: LetterContent, keys: AgencyKeys, origin: string, signedAt: Date): Promise<string> {
  const unsigned = letterCredential({
    serial: content.serial, type: content.kind, name: content.name, bornOn: content.bornOn, issuedOn: content.issuedOn,
    ...(content.expiresOn ? { validUntil: addDays(content.expiresOn as Day, -1) } : {}),
    issuer: issuerOf(origin, content.agency), statusList: listAddress(origin, content.agency, Math.floor(content.statusIndex / LETTERS_A_LIST)), statusIndex: content.statusIndex % LETTERS_A_LIST,
  });
  return packCredential(signCredential(unsigned, secretOf(keys.signing.privateKey), { verificationMethod: methodOf(origin, content.agency), created: instant(signedAt) }));
}

/** The address in a letter's QR code: the check page with the signed letter in the fragment, which no browser sends. */
export function checkAddress(origin: string, packed: string): string {
  return `${origin}/letter-check#${packed}`;
}

/** One status list of an office, signed: which of its letters were withdrawn or replaced, and nothing of whose they are. */
export async function listCredential(agency: string, list: number, ended: readonly { place: number; replaced: boolean }[], services: Services): Promise<JsonObject> {
  let bits = newStatusList();
  for (const { place, replaced } of ended) {
    if (Math.floor(place / LETTERS_A_LIST) !== list) continue;
    const entries = statusEntriesOf(place % LETTERS_A_LIST);
    bits = withStatus(bits, replaced ? entries.replaced : entries.withdrawn, true);
  }
  const issuer = issuerOf(services.origin, agency);
  const unsigned = await statusListCredential({ id: listAddress(services.origin, agency, list), issuer, purposes: ['revocation', 'refresh'], list: bits, validFrom: instant(services.now()) });
  return signCredential(unsigned, secretOf(services.keys.of(agency).signing.privateKey), { verificationMethod: methodOf(services.origin, agency), created: instant(services.now()) });
}

/** The public keys of an office, as the check page trusts them. */
export function publicKeysOf(agency: string, services: Services): { keys: { id: string; publicKeyMultibase: string; agency: string }[] } {
  return { keys: [{ id: methodOf(services.origin, agency), publicKeyMultibase: publicKeyOf(secretOf(services.keys.of(agency).signing.privateKey)), agency: issuerOf(services.origin, agency) }] };
}

function issuerOf(origin: string, agency: string): string {
  return `${origin}/api/letters/keys/${agency}`;
}

function methodOf(origin: string, agency: string): string {
  return `${issuerOf(origin, agency)}#letters`;
}

function listAddress(origin: string, agency: string, list: number): string {
  return `${origin}/api/letters/status/${agency}/${list}`;
}

function secretOf(key: KeyObject): string {
  return toSecretMultikey(Buffer.from(String(key.export({ format: 'jwk' }).d), 'base64url'));
}

function instant(at: Date): string {
  return at.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
