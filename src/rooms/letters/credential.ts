import { addDays, type Day } from '../../foundation/calendar/day.ts';
import { issuerOf, publicKeysFor, signFor, statusListFor, statusOf, type Issuing } from '../../foundation/credential/issuing.ts';
import type { JsonObject } from '../../foundation/credential/json.ts';
import { letterCredential } from '../../foundation/credential/letter.ts';
import { packCredential } from '../../foundation/credential/pack.ts';
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

/** The signed credential of a letter, packed for its QR code. */
export async function signLetter(content: LetterContent, keys: AgencyKeys, origin: string, signedAt: Date): Promise<string> {
  const of = issuing(origin, content.agency);
  const unsigned = letterCredential({
    serial: content.serial, type: content.kind, name: content.name, bornOn: content.bornOn, issuedOn: content.issuedOn,
    ...(content.expiresOn ? { validUntil: addDays(content.expiresOn as Day, -1) } : {}), issuer: issuerOf(of), ...statusOf(of, content.statusIndex),
  });
  return packCredential(signFor(of, keys, unsigned, signedAt));
}

/** The address in a letter's QR code: the check page with the signed letter in the fragment, which no browser sends. */
export function checkAddress(origin: string, packed: string): string {
  return `${origin}/letter-check#${packed}`;
}

/** One status list of an office, signed: which of its letters were withdrawn or replaced, and nothing of whose they are. */
export function listCredential(agency: string, list: number, ended: readonly { place: number; replaced: boolean }[], services: Services): Promise<JsonObject> {
  return statusListFor(issuing(services.origin, agency), services.keys.of(agency), list, ended, services.now());
}

/** The public keys of an office, as the check page trusts them. */
export function publicKeysOf(agency: string, services: Services): { keys: { id: string; publicKeyMultibase: string; agency: string }[] } {
  return publicKeysFor(issuing(services.origin, agency), services.keys.of(agency));
}

function issuing(origin: string, agency: string): Issuing {
  return { room: 'letters', agency, origin };
}
