import { issuerOf, publicKeysFor, signFor, statusListFor, statusOf, type Issuing } from '../../foundation/credential/issuing.ts';
import type { JsonObject } from '../../foundation/credential/json.ts';
import { statusEntriesOf } from '../../foundation/credential/letter.ts';
import { packPaper } from '../../foundation/credential/pack.ts';
import { statusEntry } from '../../foundation/credential/status-list.ts';
import type { AgencyKeys } from '../../foundation/identity/keystore.ts';
import type { Services } from '../../foundation/web/route.ts';

/** What a certificate says; sealed with its row, printed on it, and signed. */
export interface CertificateContent { serial: string; name: string; completed: string; heldOn: string; place: string; minutes: number; issuedOn: string; statusIndex: number }

/** The signed credential of a certificate, packed for its QR code. */
export async function signCertificate(content: CertificateContent, agency: string, keys: AgencyKeys, origin: string, signedAt: Date): Promise<string> {
  const of = issuing(origin, agency);
  const { statusList, statusIndex } = statusOf(of, content.statusIndex);
  const { withdrawn, replaced } = statusEntriesOf(statusIndex);
  return packPaper(signFor(of, keys, {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/undefined-terms/v2'],
    type: ['VerifiableCredential', 'TrainingCertificate'], issuer: issuerOf(of), validFrom: `${content.issuedOn}T00:00:00+14:00`,
    credentialSubject: { type: 'Person', name: content.name, certificateNumber: content.serial, completed: content.completed, completedOn: content.heldOn, completedAt: content.place, minutes: content.minutes },
    credentialStatus: [statusEntry(statusList, withdrawn, 'revocation'), statusEntry(statusList, replaced, 'refresh')],
  }, signedAt));
}

/** One status list of an office, signed: which of its certificates were withdrawn, and nothing of whose they are. */
export function listOf(agency: string, list: number, ended: readonly { place: number; replaced: boolean }[], services: Services): Promise<JsonObject> {
  return statusListFor(issuing(services.origin, agency), services.keys.of(agency), list, ended, services.now());
}

/** The public keys of an office, as the check page trusts them. */
export function keysOf(agency: string, services: Services): { keys: { id: string; publicKeyMultibase: string; agency: string }[] } {
  return publicKeysFor(issuing(services.origin, agency), services.keys.of(agency));
}

function issuing(origin: string, agency: string): Issuing {
  return { room: 'training', agency, origin };
}
