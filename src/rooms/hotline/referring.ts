import { day } from '../../foundation/calendar/day.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { sendReferral } from '../sharing/index.ts';
import { hourOf, standing } from './inside.ts';
import { refuseUnsafe, saysWithheld, unsafeNow } from './rules.ts';
import type { CalledAgency, DoneFollowUp, EndReferral, FollowUps, NewFollowUp, NewReferral, NewSafeContact, ReachView, SendCard } from './schema.ts';
import * as store from './store.ts';

type Done = { id: string; version: number };

/** How long another agency has to answer a caller's referral, in hours: this product's own number. */
const ANSWER_HOURS = 24;

/** Chooses a service for the caller. */
export async function chooseService({ tx, input, services }: Asked<NewReferral>): Promise<Done> {
  const contact = await standing(tx, input.id);
  if (contact.closed_at) throw new Refusal('hotline.closed', 'This contact is closed. Open it again first.');
  if ((await store.referralsOf(tx, contact.id)).some((r) => r.service === input.service)) throw new Refusal('hotline.referred-already', 'The caller was referred there already.');
  return { id: await store.keepOne(tx, 'referral', { contact: contact.id, service: input.service, keeper: input.keeper ?? null, organization: input.organization, name: input.name, needs: contact.needs, referred_on: services.today() }), version: 1 };
}

/** Records that the agency was called before the caller was put through, and whether somebody answered. */
export async function calledAgency({ tx, input }: Asked<CalledAgency>): Promise<Done> {
  const referral = await referralOf(tx, input.referral);
  return { id: referral.id, version: await store.reviseRow(tx, 'referral', referral.id, referral.version, { reached: input.reached }) };
}

/** Records how a referral ended at the desk: the two were connected, the number was given, or the caller would rather not. */
export async function endReferral({ tx, input }: Asked<EndReferral>): Promise<Done> {
  const referral = await referralOf(tx, input.referral);
  return { id: referral.id, version: await store.reviseRow(tx, 'referral', referral.id, referral.version, { outcome: input.outcome }) };
}

/**
 * Sends the agency the summary card, where it is a member here. The card names nobody: a name or number is said on the line by
 * the caller's spoken consent, and goes in writing only under a signed release (34 USC 12291(b)(2)(B)). What they told goes along
 * only where they said so, and never with the name or number they kept back.
 */
export async function sendCard({ tx, identity, input, services }: Asked<SendCard>): Promise<Done> {
  const referral = await referralOf(tx, input.referral);
  const contact = await standing(tx, referral.contact);
  if (referral.sent) throw new Refusal('hotline.card-sent', 'The card was sent already.');
  if (!referral.keeper || referral.keeper === tx.who.agency) throw new Refusal('hotline.not-a-member', 'This agency does not work here: tell it by telephone.');
  const consent = await store.findConsent(tx, contact.id);
  if (!consent) throw new Refusal('hotline.no-consent', 'Read the script first, and record what may be passed on.');
  const said = (await store.findWords(tx, await store.ownKey(tx, identity, contact.id), contact.id))?.said ?? {};
  const told = consent.told ? (said.notes ?? '').trim() : '';
  if (saysWithheld(told, said, consent)) throw new Refusal('hotline.says-withheld', 'The notes hold the caller’s name or number, which they do not want passed on. Take it out of the notes, or record that nothing they told may be passed on.');
  const { id } = await sendReferral(tx, identity, services, {
    to: referral.keeper, subject: contact.id, about: 'contact', kind: 'referral', services: contact.needs.length > 0 ? contact.needs : ['case-management'], language: contact.language, ageGroup: contact.age_group,
    answerBy: new Date(services.now().getTime() + ANSWER_HOURS * 3_600_000), note: told.slice(0, 4000), facts: { from: 'hotline', contact: contact.number, service: referral.service, safety: contact.safety, described: consent.told ? contact.described : [] },
  });
  return { id: referral.id, version: await store.reviseRow(tx, 'referral', referral.id, referral.version, { sent: id }) };
}

/** A referral under the lock of its contact, so that keys pressed in quick succession follow each other. */
async function referralOf(tx: Tx, id: string): Promise<store.ReferralRow> {
  const found = await store.findReferral(tx, id);
  if (!found) refuseUnknown();
  await store.lockContact(tx, found.contact);
  return (await store.standingReferral(tx, id)) ?? refuseUnknown();
}

/** Records how the caller may safely be reached; saying it again confirms it. */
export async function recordSafeContact({ tx, identity, input, services }: Asked<NewSafeContact>): Promise<Done> {
  const contact = await standing(tx, input.id);
  if (input.fromHour >= input.untilHour) throw new Refusal('hotline.card-no-hours', 'The safe hours end before they begin. Give the hour from which and the hour until which it is safe.', { status: 400 });
  const key = (await store.ownKey(tx, identity, contact.id)) ?? (await identity.makeKeys(tx, [contact.id])).get(contact.id);
  if (!key) refuseUnknown();
  const before = (await store.cardsOf(tx, [contact.id])).get(contact.id);
  const id = before?.id ?? crypto.randomUUID();
  const row = {
    channel: input.channel, from_hour: input.fromHour, until_hour: input.untilHour, voicemail: input.voicemail, confirmed_on: services.today(),
    sealed: store.sealFor(key, tx.who.agency, 'safe_contact', id, JSON.stringify({ address: input.address, whoMayAnswer: input.whoMayAnswer ?? '', phrase: input.phrase ?? '' })),
  };
  if (before) return { id, version: await store.reviseRow(tx, 'safe_contact', id, before.version, row) };
  await store.keepOne(tx, 'safe_contact', { id, contact: contact.id, ...row });
  return { id, version: 1 };
}

/** Shows how to reach somebody now; refused where the card is absent or old, or the hour is not theirs. */
export async function reachNow({ tx, identity, input, services }: Asked<{ id: string }>): Promise<ReachView> {
  const contact = await store.findContact(tx, input.id);
  if (!contact) refuseUnknown();
  const card = (await store.cardsOf(tx, [contact.id])).get(contact.id);
  refuseUnsafe(card, services.today(), hourOf(services.now()));
  const key = await store.ownKey(tx, identity, contact.id);
  if (!card || !key) refuseUnknown();
  const { address, whoMayAnswer, phrase } = JSON.parse(store.openFor(key, tx.who.agency, 'safe_contact', card.id, card.sealed)) as { address: string; whoMayAnswer: string; phrase: string };
  return { channel: card.channel, address, ...(whoMayAnswer ? { whoMayAnswer } : {}), ...(phrase ? { phrase } : {}), voicemail: card.voicemail };
}

/** Promises to be in touch again; only where the person said how, and within their hours. */
export async function promiseFollowUp({ tx, input, services }: Asked<NewFollowUp>): Promise<Done> {
  const contact = await standing(tx, input.id);
  const due = new Date(input.dueAt);
  if (due <= services.now()) throw new Refusal('hotline.due-past', 'This hour is past. Give one that is to come.', { status: 400 });
  refuseUnsafe((await store.cardsOf(tx, [contact.id])).get(contact.id), services.today(), hourOf(due));
  return { id: await store.keepOne(tx, 'follow_up', { contact: contact.id, due_at: due.toISOString(), outcome: null, done_on: null }), version: 1 };
}

/** Records what became of a follow-up. */
export async function doneFollowUp({ tx, input, services, version }: Asked<DoneFollowUp>): Promise<Done> {
  const row = await store.findFollowUp(tx, input.followUp);
  if (!row) refuseUnknown();
  if (row.outcome) throw new Refusal('hotline.follow-up-done', 'This was done already.');
  return { id: row.id, version: await store.reviseRow(tx, 'follow_up', row.id, version ?? row.version, { outcome: input.outcome, done_on: day(services.today()) }) };
}

/** The follow-ups that are open, each with whether it is safe to reach out now. */
export async function listFollowUps({ tx, services }: Asked<object>): Promise<FollowUps> {
  const rows = await store.openFollowUps(tx);
  const cards = await store.cardsOf(tx, rows.map((r) => r.contact));
  return {
    followUps: rows.map((r) => {
      const why = unsafeNow(cards.get(r.contact), services.today(), hourOf(services.now()));
      return { id: r.id, version: r.version, contact: r.contact, number: r.number, dueAt: r.due_at.toISOString(), language: r.language, channel: cards.get(r.contact)?.channel ?? null, stands: why === undefined, reason: why ?? null };
    }),
  };
}
