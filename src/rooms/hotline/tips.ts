import { otherOrganizations } from '../../foundation/access/organizations.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { timeZone } from '../../foundation/calendar/clock.ts';
import type { Tx } from '../../foundation/database/database.ts';
import type { TimedAct } from '../../foundation/web/nightly.ts';
import type { Asked, Services } from '../../foundation/web/route.ts';
import { receiptIn, referralsOf, sendReferral } from '../sharing/index.ts';
import { newTipNumber, pinHash } from './codes.ts';
import { RECEIPT_HOURS, receiptState } from './rules.ts';
import type { Acknowledge, NewHandOver, NewTip, Recipients, TellTip, TipView } from './schema.ts';
import * as store from './store.ts';

type Done = { id: string; version: number };

/** Takes a tip: a number by which its caller asks after it, and the slow hash of the PIN they were read. Another PIN takes the place of the first. */
export async function takeTip({ tx, identity, input }: Asked<NewTip>): Promise<Done> {
  await store.lockContact(tx, input.id);
  const contact = await store.findContact(tx, input.id);
  if (!contact) refuseUnknown();
  const before = await store.tipOf(tx, contact.id);
  const number = before?.number ?? (await freeTipNumbers(tx, 1))[0] as string;
  const hash = await pinHash(identity.keys.indexing, number, input.pin);
  if (before) {
    const pin = await store.findPin(tx, before.id);
    if (pin) await store.reviseRow(tx, 'tip_pin', pin.id, pin.version, { hash });
    return { id: before.id, version: await store.reviseRow(tx, 'tip', before.id, before.version, { decision: input.decision, urgent: input.urgent }) };
  }
  const id = await store.keepOne(tx, 'tip', { contact: contact.id, number, received_on: contact.received_on, decision: input.decision, urgent: input.urgent });
  await store.keepOne(tx, 'tip_pin', { tip: id, hash });
  return { id, version: 1 };
}

/** Numbers for tips that no tip of the agency has. */
export async function freeTipNumbers(tx: Tx, count: number): Promise<string[]> {
  const free = new Set<string>();
  while (free.size < count) {
    const wanted = Array.from({ length: count - free.size }, newTipNumber);
    const taken = await store.takenTips(tx, wanted);
    for (const number of wanted) if (!taken.has(number)) free.add(number);
  }
  return [...free];
}

/** Hands a tip over: to an agency that works here with a clock and its own receipt, or to one outside, whose receipt is recorded by hand. The caller is not named. */
export async function handOver({ tx, identity, input, services }: Asked<NewHandOver>): Promise<Done> {
  const tip = await store.findTip(tx, input.tip);
  if (!tip) refuseUnknown();
  await store.lockContact(tx, tip.contact);
  if (tip.decision !== 'hand-over') throw new Refusal('hotline.tip-not-for-handing', 'It was decided that this tip is not handed over, or it still waits for the supervisor. Decide it first.');
  const contact = await store.findContact(tx, tip.contact);
  const key = await store.ownKey(tx, identity, tip.contact);
  const said = (await store.findWords(tx, key, tip.contact))?.said ?? {};
  const due = new Date(services.now().getTime() + (tip.urgent ? RECEIPT_HOURS.urgent : RECEIPT_HOURS.usual) * 3_600_000);
  let referral: string | null = null;
  let name = input.recipientName;
  if (input.recipient) {
    name = (await otherOrganizations(tx)).find((o) => o.id === input.recipient)?.name;
    if (!name) refuseUnknown();
    const note = [said.tipPlace && `Where: ${said.tipPlace}`, said.tipTime && `When: ${said.tipTime}`, said.tipSeen && `What: ${said.tipSeen}`].filter(Boolean).join('\n');
    referral = (await sendReferral(tx, identity, services, { to: input.recipient, subject: tip.id, about: 'tip', kind: 'tip', services: ['hotline'], language: contact?.language ?? 'und', ageGroup: 'unknown', answerBy: due, note, facts: { tip: tip.number, urgent: tip.urgent } })).id;
  }
  if (!name) throw new Refusal('hotline.no-recipient', 'Say to whom the tip is handed over.', { status: 400 });
  return { id: await store.keepOne(tx, 'hand_over', { tip: tip.id, recipient: input.recipient ?? null, recipient_name: name, sent_at: services.now().toISOString(), sent_on: services.today(), due_at: due.toISOString(), referral }), version: 1 };
}

/** Records the receipt of an office outside: by letter or telephone, with its own reference. */
export async function acknowledge({ tx, input, services, version }: Asked<Acknowledge>): Promise<Done> {
  const row = await store.findHandOver(tx, input.handOver);
  if (!row) refuseUnknown();
  if (row.acknowledged_on) throw new Refusal('hotline.acknowledged', 'Receipt was recorded already.');
  return { id: row.id, version: await store.reviseRow(tx, 'hand_over', row.id, version ?? row.version, { acknowledged_on: services.today(), acknowledged_by: input.by, reference: input.reference }) };
}

/** Decides what the caller may learn of a tip. */
export async function tellTip({ tx, input, version }: Asked<TellTip>): Promise<Done> {
  const tip = await store.findTip(tx, input.tip);
  if (!tip) refuseUnknown();
  return { id: tip.id, version: await store.reviseRow(tx, 'tip', tip.id, version ?? tip.version, { told: input.told }) };
}

/** A tip with its hand-overs and their clocks; receipts that agencies gave here are taken into the record as they are seen. */
export async function tipView(tx: Tx, tip: store.TipRow, services: Services): Promise<TipView> {
  const rows = await takeReceipts(tx, tip, await store.handOversOf(tx, [tip.id]), services);
  return {
    id: tip.id, version: tip.version, number: tip.number, contact: tip.contact, receivedOn: tip.received_on, decision: tip.decision, urgent: tip.urgent, told: tip.told,
    handOvers: rows.map((h) => ({
      id: h.id, version: h.version, recipient: h.recipient, recipientName: h.recipient_name, sentOn: h.sent_on, dueAt: h.due_at.toISOString(), acknowledgedOn: h.acknowledged_on, acknowledgedBy: h.acknowledged_by, reference: h.reference, outcome: h.outcome,
      state: receiptState(h, services.now(), timeZone()),
    })),
  };
}

async function takeReceipts(tx: Tx, tip: store.TipRow, rows: readonly store.HandOverRow[], services: Services): Promise<store.HandOverRow[]> {
  const watched = (all: readonly store.HandOverRow[]): store.HandOverRow[] => all.filter((r) => r.referral && (r.acknowledged_on === null || r.outcome === null || r.outcome === 'accepted'));
  if (watched(rows).length === 0) return [...rows];
  const sent = new Map((await referralsOf(tx, [tip.id], services)).map((r) => [r.id, r]));
  if (watched(rows).every((row) => receiptIn(row, sent.get(row.referral as string), timeZone()) === undefined)) return [...rows];
  // Two who look at once must not both write it.
  await store.lockContact(tx, tip.contact);
  for (const row of watched(await store.standingHandOvers(tx, tip.id))) {
    const changes = receiptIn(row, sent.get(row.referral as string), timeZone());
    if (changes) await store.reviseRow(tx, 'hand_over', row.id, row.version, changes);
  }
  return store.standingHandOvers(tx, tip.id);
}

/** Every night the receipts that offices here gave are taken into the record, so that no clock runs on merely because nobody looked. */
export const takeReceiptsNightly: TimedAct = {
  name: 'hotline.take-receipts', records: 'took receipts of a tip into the record', as: ['supervisor'],
  due: async ({ tx, services }) => {
    const watched = await store.watchedHandOvers(tx);
    const sent = new Map((await referralsOf(tx, watched.map((h) => h.tip), services)).map((r) => [r.id, r]));
    return [...new Set(watched.filter((h) => receiptIn(h, sent.get(h.referral as string), timeZone()) !== undefined).map((h) => h.tip))];
  },
  run: async ({ tx, services }, id) => {
    const tip = await store.findTip(tx, id);
    if (tip) await takeReceipts(tx, tip, await store.handOversOf(tx, [tip.id]), services);
  },
};

/** The tips, newest first, or those whose receipt or decision is waited for. */
export async function listTips({ tx, input, services }: Asked<{ show?: 'waiting' | 'all'; from?: number; count?: number }>): Promise<{ total: number; tips: TipView[] }> {
  const { total, rows } = await store.tips(tx, input.show !== 'all', input.from ?? 0, input.count ?? 50);
  const views: TipView[] = [];
  for (const row of rows) views.push(await tipView(tx, row, services));
  return { total, tips: views };
}

/** Agencies that a tip may be handed to here. */
export async function listRecipients({ tx }: Asked<object>): Promise<Recipients> {
  return { organizations: (await otherOrganizations(tx)).filter((o) => o.zone === 'justice' || o.zone === 'government') };
}
