import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { destroySubject } from '../../foundation/identity/subjects.ts';
import type { Asked, Services } from '../../foundation/web/route.ts';
import { caseCodesOf, enterPeople } from '../people/index.ts';
import { referralsOf as cardsSent } from '../sharing/index.ts';
import { newContactNumber } from './codes.ts';
import { hourOf, standing } from './inside.ts';
import { closingOf, pointersOf, refuseUnsafe, unsafeNow } from './rules.ts';
import type { BecomePerson, CloseContact, ContactFile, ContactLine, ContactsAsked, Draft, Live, NewConsent, NewContact, NewMessage, SayPresence } from './schema.ts';
import * as store from './store.ts';
import { textsView } from './texts.ts';
import { tipView } from './tips.ts';

type Done = { id: string; version: number };

const SAID = ['notes', 'place', 'name', 'phone', 'tipPlace', 'tipTime', 'tipSeen'] as const;
const CODED = ['caller', 'safety', 'described', 'needs', 'language'] as const;

/** Opens a contact at its first key: from now on it stands on the record, whatever becomes of this browser. */
export async function openContact({ tx, identity, input, services, who }: Asked<NewContact>): Promise<Done> {
  const id = crypto.randomUUID();
  await identity.makeKeys(tx, [id]);
  await store.keepOne(tx, 'contact', { id, number: newContactNumber(), channel: input.channel, received_at: services.now().toISOString(), received_on: services.today(), taken_by: who.account, taken_at: services.now().toISOString(), ...(input.language ? { language: input.language } : {}) });
  await sayHere(tx, who.account, who.label, 'ready');
  return { id, version: 1 };
}

/** Takes a contact that rings, or one that another advocate let go. */
export async function takeContact({ tx, identity, input, services, who, version }: Asked<{ id: string }>): Promise<Done> {
  const contact = await standing(tx, input.id);
  if (contact.closed_at) throw new Refusal('hotline.closed', 'This contact is closed. Open it again first.');
  if (contact.taken_by === who.account) return { id: contact.id, version: contact.version };
  if (!(await store.ownKey(tx, identity, contact.id))) await identity.makeKeys(tx, [contact.id]);
  await sayHere(tx, who.account, who.label, 'ready');
  return { id: contact.id, version: await store.reviseRow(tx, 'contact', contact.id, version ?? contact.version, { taken_by: who.account, taken_at: services.now().toISOString() }) };
}

/** Saves what changed while a contact goes on; the version the asker had must still stand, so that two who write at once do not undo each other. */
export async function saveDraft({ tx, identity, input, version }: Asked<Draft>): Promise<Done> {
  const contact = await standing(tx, input.id);
  if (contact.closed_at) throw new Refusal('hotline.closed', 'This contact is closed. Open it again first.');
  const coded = Object.fromEntries(CODED.filter((f) => input[f] !== undefined).map((f) => [f, input[f]]));
  const next = await store.reviseRow(tx, 'contact', contact.id, version ?? contact.version, { ...coded, ...(input.ageGroup ? { age_group: input.ageGroup } : input.described?.includes('minor') ? { age_group: 'minor' } : {}) });
  if (SAID.some((f) => input[f] !== undefined)) {
    const key = (await store.ownKey(tx, identity, contact.id)) ?? (await identity.makeKeys(tx, [contact.id])).get(contact.id);
    if (!key) refuseUnknown();
    const before = await store.findWords(tx, key, contact.id);
    await store.keepWords(tx, key, contact.id, before, { ...before?.said, ...Object.fromEntries(SAID.filter((f) => input[f] !== undefined).map((f) => [f, input[f]])) });
  }
  return { id: contact.id, version: next };
}

/** Closes a contact: a wrong number, prank or hang-up by one key, any other with what became of it. */
export async function closeContact({ tx, input, services, who, version }: Asked<CloseContact>): Promise<Done> {
  const contact = await standing(tx, input.id);
  if (contact.closed_at) throw new Refusal('hotline.closed', 'This contact is closed already.');
  if (input.as === 'tip' && !(await store.tipOf(tx, contact.id))) throw new Refusal('hotline.no-tip', 'No tip was taken here. Give it its number first, so that the caller can ask after it.');
  if ((input.as === 'referred' || input.as === 'transferred') && (await store.referralsOf(tx, contact.id)).length === 0) throw new Refusal('hotline.no-referral', 'Nobody was referred here. Choose a service first, or close it otherwise.');
  await store.noteAnswered(tx, contact.id);
  return { id: contact.id, version: await store.reviseRow(tx, 'contact', contact.id, version ?? contact.version, { closed_as: input.as, closed_at: services.now().toISOString(), ...(contact.taken_by ? {} : { taken_by: who.account, taken_at: services.now().toISOString() }) }) };
}

/** Opens a closed contact again: a key was pressed in error, or the caller is back. */
export async function reopenContact({ tx, input, version }: Asked<{ id: string }>): Promise<Done> {
  const contact = await standing(tx, input.id);
  if (!contact.closed_at) return { id: contact.id, version: contact.version };
  return { id: contact.id, version: await store.reviseRow(tx, 'contact', contact.id, version ?? contact.version, { closed_as: null, closed_at: null }) };
}

/** Lists contacts in codes. */
export async function listContacts({ tx, input, who }: Asked<ContactsAsked>): Promise<{ total: number; contacts: ContactLine[] }> {
  const { total, rows } = await store.contacts(tx, input.show ?? 'open', input.from ?? 0, input.count ?? 50);
  return { total, contacts: rows.map((r) => lineOf(r, who.account)) };
}

/** Everything on one contact. */
export async function readContact({ tx, identity, input, services, who }: Asked<{ id: string }>): Promise<ContactFile> {
  const contact = await store.findContact(tx, input.id);
  if (!contact) refuseUnknown();
  const key = await store.ownKey(tx, identity, contact.id);
  const threadKey = await store.threadKey(tx, identity, contact.id);
  const words = await store.findWords(tx, key, contact.id);
  const [consent, referrals, card, followUps, tip] = [await store.findConsent(tx, contact.id), await store.referralsOf(tx, contact.id), (await store.cardsOf(tx, [contact.id])).get(contact.id), await store.followUpsOf(tx, contact.id), await store.tipOf(tx, contact.id)];
  const sent = new Map((await cardsSent(tx, [contact.id], services)).map((c) => [c.id, c]));
  const why = unsafeNow(card, services.today(), hourOf(services.now()));
  return {
    ...lineOf(contact, who.account), ageGroup: contact.age_group, described: contact.described, needs: contact.needs, takenAt: contact.taken_at?.toISOString() ?? null, closedAt: contact.closed_at?.toISOString() ?? null,
    person: contact.person, caseCode: contact.person ? (await caseCodesOf(tx, [contact.person])).get(contact.person) ?? null : null, destroyed: !key && !threadKey && await store.anythingSaid(tx, contact.id), ...words?.said,
    pointers: pointersOf(contact.described), consent: consent ? { name: consent.name, number: consent.number, told: consent.told, at: consent.recorded_at.toISOString() } : null,
    referrals: referrals.map((r) => {
      const one = r.sent ? sent.get(r.sent) : undefined;
      return { id: r.id, version: r.version, service: r.service, keeper: r.keeper, organization: r.organization, name: r.name, referredOn: r.referred_on, reached: r.reached, outcome: r.outcome, card: one ? { state: one.state, openedAt: one.openedAt } : null, member: r.keeper !== null && r.keeper !== tx.who.agency };
    }),
    safeContact: card ? { version: card.version, channel: card.channel, fromHour: card.from_hour, untilHour: card.until_hour, voicemail: card.voicemail, confirmedOn: card.confirmed_on, stands: why === undefined, reason: why ?? null } : null,
    followUps: followUps.map((f) => ({ id: f.id, version: f.version, dueAt: f.due_at.toISOString(), outcome: f.outcome, doneOn: f.done_on })),
    texting: await textsView(tx, services, contact.id),
    thread: (await store.threadOf(tx, contact.id)).map((m) => ({ id: m.id, direction: m.direction, at: m.recorded_at.toISOString(), ...(threadKey ? { text: store.openFor(threadKey, tx.who.agency, 'message', m.id, m.sealed) } : {}) })),
    tip: tip ? await tipView(tx, tip, services) : null, closing: closingOf({ caller: contact.caller, safety: contact.safety, tip: !!tip, referrals }),
  };
}

function lineOf(r: store.ContactRow, account: string): ContactLine {
  return {
    id: r.id, version: r.version, number: r.number, channel: r.channel, receivedAt: r.received_at.toISOString(), state: r.closed_at ? 'closed' : r.taken_by ? 'live' : 'ringing', mine: r.taken_by === account, takenBy: r.taken_label,
    caller: r.caller, safety: r.safety, language: r.language, closedAs: r.closed_as, waiting: r.waiting, messages: r.messages,
  };
}

/** Records what the caller said may be passed on, when the script was read to them. */
export async function recordConsent({ tx, input }: Asked<NewConsent>): Promise<Done> {
  const contact = await standing(tx, input.id);
  const row = { name: input.name, number: input.number, told: input.told, script: 'desk-1' };
  const before = await store.findConsent(tx, contact.id);
  if (before) return { id: before.id, version: await store.reviseRow(tx, 'consent', before.id, before.version, row) };
  return { id: await store.keepOne(tx, 'consent', { contact: contact.id, ...row }), version: 1 };
}

/** Writes into a thread. A text message to somebody who is no longer there goes out only while their safe-contact card holds. */
export async function writeMessage({ tx, identity, input, services }: Asked<NewMessage>): Promise<Done> {
  const contact = await standing(tx, input.id);
  if (!['text', 'chat', 'web'].includes(contact.channel)) throw new Refusal('hotline.no-thread', 'This contact has no thread: it came by telephone or in person.');
  if (contact.channel === 'text' && contact.closed_at) refuseUnsafe((await store.cardsOf(tx, [contact.id])).get(contact.id), services.today(), hourOf(services.now()));
  const key = await store.threadKey(tx, identity, contact.id);
  if (!key) refuseUnknown();
  const id = crypto.randomUUID();
  await store.keepOne(tx, 'message', { id, contact: contact.id, direction: 'out', sealed: store.sealFor(key, tx.who.agency, 'message', id, input.text) });
  await store.noteAnswered(tx, contact.id);
  return { id, version: 1 };
}

/** Makes the caller a person on record, because they agreed to it. */
export async function becomePerson({ tx, identity, input, version }: Asked<BecomePerson>): Promise<Done & { person: string }> {
  const contact = await standing(tx, input.id);
  if (contact.person) throw new Refusal('hotline.person-there', 'This caller has a record already.');
  if (contact.caller === 'tip' || contact.caller === 'professional') throw new Refusal('hotline.not-about-caller', 'This contact is not about the caller: no record of a person follows from it.');
  const said = (await store.findWords(tx, await store.ownKey(tx, identity, contact.id), contact.id))?.said;
  const phones = said?.phone && said.phone.replace(/\D/g, '').length >= 7 ? [said.phone.slice(0, 30)] : [];
  const [person] = await enterPeople(tx, identity, [{
    cameToNoticeOn: contact.received_on, language: contact.language, ...(input.givenName ? { givenName: input.givenName } : {}), ...(input.familyName ? { familyName: input.familyName } : {}), ...(phones.length > 0 ? { phones } : {}),
  }]);
  return { id: contact.id, version: await store.reviseRow(tx, 'contact', contact.id, version ?? contact.version, { person }), person: person as string };
}

/** Destroys what a contact said, here and in every backup once it is opened; its codes stay, and count. */
export async function destroyContact({ tx, input, services }: Asked<{ id: string }>): Promise<Done> {
  const contact = await standing(tx, input.id);
  if (!contact.closed_at) throw new Refusal('hotline.still-open', 'The contact is open. Close it first.');
  await forgetContact(tx, services, contact.id);
  return { id: contact.id, version: contact.version };
}

async function forgetContact(tx: Tx, services: Services, contact: string): Promise<void> {
  await destroySubject(tx, services.dataFolder, contact);
  await store.destroyArrival(tx, contact);
  await store.noteAnswered(tx, contact);
}

/** Destroys what was said in every contact of a person: part of purging them. */
export async function forgetPerson(tx: Tx, services: Services, person: string): Promise<void> {
  for (const contact of await store.contactsOf(tx, person)) await forgetContact(tx, services, contact);
}

/** Says where somebody of the desk is: ready, in need of a minute, or away. */
export async function sayPresence({ tx, input, who }: Asked<SayPresence>): Promise<Done> {
  return sayHere(tx, who.account, who.label, input.state);
}

async function sayHere(tx: Tx, account: string, label: string, state: SayPresence['state']): Promise<Done> {
  await store.lockPresence(tx, account);
  const before = await store.standingPresence(tx, account);
  if (!before) return { id: await store.keepOne(tx, 'presence', { account, label, state }), version: 1 };
  if (before.state === state) return { id: before.id, version: before.version };
  return { id: before.id, version: await store.reviseRow(tx, 'presence', before.id, before.version, { state, label }) };
}

/** How the desk stands now: what rings, who is talking, who needs a minute. */
export async function readLive({ tx, who, services }: Asked<object>): Promise<Live> {
  const counts = await store.counts(tx, services.now());
  const { rows } = await store.contacts(tx, 'open', 0, 200);
  const people = await store.presences(tx);
  return {
    ringing: counts.ringing, live: counts.live, waiting: counts.waiting, longestRing: counts.longest?.toISOString() ?? null, followUpsDue: counts.follow_ups, tipsOverdue: counts.overdue,
    mine: people.find((p) => p.account === who.account)?.state ?? 'away', contacts: rows.map((r) => lineOf(r, who.account)), people: people.map((p) => ({ label: p.label, state: p.state, since: p.recorded_at.toISOString() })),
  };
}

