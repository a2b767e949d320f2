import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { organizationsOf } from '../../foundation/access/organizations.ts';
import { underSubpoena, type Identity as Keys } from '../../foundation/identity/subjects.ts';
import type { Services } from '../../foundation/web/route.ts';
import { refuseUnreleased } from './rules.ts';
import type { Ground, SharedField } from './schema.ts';
import * as store from './store.ts';

/** What is told: named fields in words, and beside them facts in codes that the receiving office's forms take up. */
export interface Telling { person: string; kind: string; content: Partial<Record<SharedField, string>>; facts?: Readonly<Record<string, unknown>> }

/** Tells the agency that a release names what the release names; a Refusal where it does not stand, does not name a field, or a subpoena stands on the person (R7). The check and the sending are one transaction. */
export async function sendPacket(tx: Tx, identity: Keys, services: Services, packet: Omit<Telling, 'kind'> & { release: string; kind: string }): Promise<{ id: string; message: string }> {
  const [release] = await store.findReleases(tx, [packet.release]);
  if (!release || release.person !== packet.person) refuseUnknown();
  const fields = Object.keys(packet.content) as SharedField[];
  refuseUnreleased(fields, release.fields);
  if ((await underSubpoena(tx, [packet.person])).size > 0) throw new Refusal('sharing.under-subpoena', 'A subpoena or demand of records stands on this person, so nothing is told under a release until counsel has answered it. A subpoena is not a court order; what a court orders is told from the papers of the case.');
  return carry(tx, identity, services, packet, { to: release.recipient, basis: 'release', release: packet.release, authority: null, document: null });
}

/** Tells another agency without a release, on one of the three grounds there are; the ground, its authority and a court order's digest stay on the record. */
export async function discloseWithout(tx: Tx, identity: Keys, services: Services, told: Telling & { to: string; basis: Ground; authority: string; document?: Uint8Array }): Promise<{ id: string; message: string }> {
  if (told.basis === 'court-order' && told.document?.length !== 32) throw new Refusal('sharing.no-order', 'A disclosure under a court order carries the digest of the order. A subpoena is not a court order.');
  if (told.to === tx.who.agency || !(await organizationsOf(tx, [told.to])).has(told.to)) refuseUnknown();
  return carry(tx, identity, services, told, { to: told.to, basis: told.basis, release: null, authority: told.authority, document: told.document ?? null });
}

interface Way { to: string; basis: Ground | 'release'; release: string | null; authority: string | null; document: Uint8Array | null }

async function carry(tx: Tx, identity: Keys, services: Services, told: Telling, way: Way): Promise<{ id: string; message: string }> {
  const fields = Object.keys(told.content) as SharedField[];
  if (fields.length === 0) throw new Refusal('sharing.nothing-told', 'Nothing would be told: name at least one field that the record holds.');
  const own = (await identity.keysOf(tx, [told.person])).get(told.person);
  if (!own) refuseUnknown();
  const [id, message] = [crypto.randomUUID(), crypto.randomUUID()];
  const text = JSON.stringify({ content: told.content, facts: told.facts ?? {} });
  const sealed = store.sealMessage(await store.makeMessageKey(tx, services.keys, message), way.to, message, text);
  const put = await store.putMessage(tx, { to: way.to, message, kind: 'packet', topic: told.kind, about: id, basis: way.basis, authority: way.authority ?? '', release: way.release ?? undefined, sealed, today: services.today() });
  if (!put) throw new Refusal('sharing.release-ended', 'The release does not stand today: it has ended, was taken back, or starts later. Nothing was told.');
  await store.keepOne(tx, 'packet', {
    id, person: told.person, recipient: way.to, release: way.release, basis: way.basis, authority: way.authority, document: way.document, kind: told.kind, fields, message, sealed: store.sealRow(own, tx.who.agency, 'sharing.packet', id, text),
  });
  return { id, message };
}

/** A referral, transfer or tip on its way: what stands in it names nobody; a packet under a release may go along. */
export interface Referring {
  to: string; subject: string; about: 'person' | 'contact' | 'tip' | 'inspection' | 'lead' | 'investigation'; kind: 'referral' | 'transfer' | 'tip'; services: readonly string[]; language: string; ageGroup: 'adult' | 'minor' | 'unknown'; answerBy: Date; note: string;
  facts?: Readonly<Record<string, unknown>>; packet?: { release: string; person: string; content: Partial<Record<SharedField, string>>; facts?: Readonly<Record<string, unknown>> };
}

/** Asks another agency to take somebody on, or hands a tip over; it is answered in the room of sharing, and the clock runs from now. */
export async function sendReferral(tx: Tx, identity: Keys, services: Services, referring: Referring): Promise<{ id: string; message: string }> {
  if (referring.to === tx.who.agency || !(await organizationsOf(tx, [referring.to])).has(referring.to)) refuseUnknown();
  const packet = referring.packet ? await sendPacket(tx, identity, services, { ...referring.packet, kind: 'referral' }) : undefined;
  const [id, message] = [crypto.randomUUID(), crypto.randomUUID()];
  const text = JSON.stringify({ services: referring.services, language: referring.language, ageGroup: referring.ageGroup, note: referring.note, facts: referring.facts ?? {}, ...(packet ? { packet: packet.message } : {}) });
  const sealed = store.sealMessage(await store.makeMessageKey(tx, services.keys, message), referring.to, message, text);
  await store.putMessage(tx, { to: referring.to, message, kind: 'referral', topic: referring.kind, about: id, answerBy: referring.answerBy, sealed, today: services.today() });
  await store.keepOne(tx, 'referral', {
    id, subject: referring.subject, about: referring.about, kind: referring.kind, recipient: referring.to, services: referring.services, language: referring.language, age_group: referring.ageGroup, sent_on: services.today(), answer_by: referring.answerBy, packet: packet?.id ?? null, message,
  });
  return { id, message };
}
