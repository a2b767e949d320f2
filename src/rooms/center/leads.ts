import type { KeyObject } from 'node:crypto';
import { organizationsOf, otherOrganizations } from '../../foundation/access/organizations.ts';
import { addDays, addYears, day, type Day } from '../../foundation/calendar/day.ts';
import { timeZone } from '../../foundation/calendar/clock.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { destroySubject, type Identity } from '../../foundation/identity/subjects.ts';
import type { TimedAct } from '../../foundation/web/nightly.ts';
import type { Asked, Services } from '../../foundation/web/route.ts';
import { openPacket, receiptIn, referralsOf, sendReferral } from '../sharing/index.ts';
import { freeNumbers, openAt, recipientOf, refuse, sealAt, type Done } from './common.ts';
import * as rules from './rules.ts';
import type { Acknowledge, AssessLead, CloseLead, LeadEntry, LeadFile, Leads, LeadsAsked, NewLead, NewReferral, Recipients, TakeLead } from './schema.ts';
import * as store from './store.ts';

interface LeadWords { what: string; remark?: string | undefined; from?: string | undefined }

/** Enters a lead. */
export async function receiveLead({ tx, identity, input, services }: Asked<NewLead>): Promise<Done> {
  refuse(rules.objectToDay(input.receivedOn, '1990-01-01', services.today()));
  if (input.reference !== undefined && (await store.taken(tx, 'lead', 'reference', [input.reference])).size > 0) throw new Refusal('center.reference-taken', 'A lead with this number of your log is on record already.');
  const { what, ...lead } = input;
  const [id] = await keepLeads(tx, identity, [{ ...lead, words: { what } }]);
  return { id: id as string, version: 1 };
}

/** Writes leads, each sealed under a key of its own. */
export async function keepLeads(tx: Tx, identity: Identity, given: readonly (Omit<NewLead, 'what'> & { id?: string; words: LeadWords; message?: string; rest?: Record<string, unknown> })[]): Promise<string[]> {
  const ids = given.map((g) => g.id ?? crypto.randomUUID());
  const keys = await identity.makeKeys(tx, ids);
  const numbers = await freeNumbers(tx, 'lead', given.map((g) => g.receivedOn));
  return store.keepRows(tx, 'lead', given.map((g, at) => ({
    id: ids[at], number: numbers[at], reference: g.reference ?? null, received_on: g.receivedOn, source: g.source, reliability: g.reliability, confidence: g.confidence, form: g.form, place: g.place ?? null, urgent: g.urgent,
    sealed: sealAt(tx, keys.get(ids[at] as string) as KeyObject, 'lead', ids[at] as string, g.words), message: g.message ?? null, assess_by: addDays(g.receivedOn as Day, g.urgent ? rules.ASSESS_DAYS.urgent : rules.ASSESS_DAYS.usual), standing: 'new', assessed_on: null, closed_on: null, closed_as: null, destroyed_on: null, ...g.rest,
  })));
}

/** Takes a tip that another office handed over up as a lead, from what it says and with nothing typed anew; its source and words are still to be judged. */
export async function takeLead({ tx, identity, input, services }: Asked<TakeLead>): Promise<Done> {
  await store.lock(tx, input.message);
  if (await store.leadOfMessage(tx, input.message)) throw new Refusal('center.taken', 'This was taken up as a lead already.');
  const carried = await openPacket(tx, services, input.message);
  if (!carried?.note) refuseUnknown();
  const office = (await organizationsOf(tx, [carried.sender])).get(carried.sender);
  const [id] = await keepLeads(tx, identity, [{
    receivedOn: services.today(), source: rules.sourceOf(office?.kind ?? ''), reliability: 'unknown', confidence: 'unjudged', form: 'unknown', urgent: carried.facts?.['urgent'] === true, words: { what: carried.note, from: office?.name }, message: input.message,
  }]);
  return { id: id as string, version: 1 };
}

/** Judges a lead. */
export async function assessLead({ tx, identity, input, services, version }: Asked<AssessLead>): Promise<Done> {
  const row = await held(tx, input.id);
  refuse(rules.objectToLead(row.standing, 'assess'));
  const { key, words } = await opened(tx, identity, row);
  const sealed = sealAt(tx, key, 'lead', row.id, { ...words, remark: input.remark ?? words.remark });
  return {
    id: row.id, version: await store.reviseRow(tx, 'lead', row.id, version ?? row.version, {
      reliability: input.reliability, confidence: input.confidence, form: input.form, place: input.place ?? row.place, sealed, assessed_on: row.assessed_on ?? services.today(), standing: row.standing === 'new' ? 'assessed' : row.standing,
    }),
  };
}

const SAID = {
  reliability: { reliable: 'reliable', usually: 'usually reliable', unreliable: 'unreliable', unknown: 'of unknown reliability' }, confidence: { confirmed: 'confirmed by others', probable: 'probable', doubtful: 'doubtful', unjudged: 'not judged' },
} as const;

/** Refers a lead to an office that may investigate: one that works here with a clock and its own receipt, or one outside. */
export async function referLead({ tx, identity, input, services }: Asked<NewReferral>): Promise<Done> {
  const row = await held(tx, input.id);
  refuse(rules.objectToLead(row.standing, 'refer'));
  const to = await recipientOf(tx, input);
  if (to.kind !== undefined) refuse(rules.objectToInvestigator(to.kind));
  const { words } = await opened(tx, identity, row);
  const due = new Date(services.now().getTime() + (row.urgent ? rules.REFER_HOURS.urgent : rules.REFER_HOURS.usual) * 3_600_000);
  let message: string | null = null;
  if (to.recipient !== null) {
    const note = [`Lead ${row.number}. Its source is ${SAID.reliability[row.reliability]}; what it says is ${SAID.confidence[row.confidence]}.`, row.place && `State: ${row.place}`, words.what, words.remark, row.urgent && 'Somebody may be in danger now.'].filter(Boolean).join('\n');
    message = (await sendReferral(tx, identity, services, { to: to.recipient, subject: row.id, about: 'lead', kind: 'tip', services: [], language: 'und', ageGroup: 'unknown', answerBy: due, note, facts: { lead: row.number, origin: row.source, form: row.form, receivedOn: row.received_on, urgent: row.urgent } })).id;
  }
  const id = await store.keepOne(tx, 'referral', { lead: row.id, recipient: to.recipient, recipient_name: to.name, sent_on: services.today(), due_at: due.toISOString(), message });
  if (row.standing !== 'referred') await store.reviseRow(tx, 'lead', row.id, row.version, { standing: 'referred' });
  return { id, version: 1 };
}

/** Records a receipt that came by letter or telephone. */
export async function acknowledge({ tx, input, services, version }: Asked<Acknowledge>): Promise<Done> {
  const row = await store.find<store.ReferralRow>(tx, 'referral', input.referral) ?? refuseUnknown();
  if (row.acknowledged_on !== null) throw new Refusal('center.acknowledged', 'Receipt was recorded already.');
  return { id: row.id, version: await store.reviseRow(tx, 'referral', row.id, version ?? row.version, { acknowledged_on: services.today(), acknowledged_by: input.by, reference: input.reference }) };
}

/** Closes a lead. */
export async function closeLead({ tx, input, services, version }: Asked<CloseLead>): Promise<Done> {
  const row = await held(tx, input.id);
  refuse(rules.objectToLead(row.standing, 'close', input.as));
  return { id: row.id, version: await store.reviseRow(tx, 'lead', row.id, version ?? row.version, { standing: 'closed', closed_on: services.today(), closed_as: input.as }) };
}

/** A window of the leads. */
export async function listLeads({ tx, input, services }: Asked<LeadsAsked>): Promise<Leads> {
  const { total, rows } = await store.leads(tx, input.show ?? 'to-assess', input.from ?? 0, input.count ?? 50);
  return { total, leads: rows.map((r) => entryOf(r, services.today())) };
}

/** Everything on one lead. */
export async function readLead({ tx, identity, input, services }: Asked<{ id: string }>): Promise<LeadFile> {
  const row = await store.find<store.LeadRow>(tx, 'lead', input.id) ?? refuseUnknown();
  const words = openAt<LeadWords>(tx, (await identity.keysOf(tx, [row.id])).get(row.id), 'lead', row);
  const referrals = await takeReceipts({ tx, services }, row.id, await store.of<store.ReferralRow>(tx, 'referral', [row.id]));
  return {
    ...entryOf(row, services.today()), version: row.version, ...(words ? { what: words.what, remark: words.remark ?? null } : {}), from: words?.from ?? null, assessedOn: row.assessed_on, closedOn: row.closed_on, closedAs: row.closed_as, destroyedOn: row.destroyed_on,
    referrals: referrals.map((r) => ({ id: r.id, version: r.version, recipient: r.recipient, recipientName: r.recipient_name, sentOn: r.sent_on, dueAt: r.due_at.toISOString(), acknowledgedOn: r.acknowledged_on, acknowledgedBy: r.acknowledged_by, reference: r.reference, state: rules.receiptOf(r, services.now()) })),
    subjects: (await store.of<store.SubjectRow>(tx, 'subject', [row.id])).map((s) => ({ id: s.id, number: s.number })),
  };
}

/** What leads say, where their keys stand. */
export async function wordsOf(tx: Tx, identity: Identity, rows: readonly store.LeadRow[]): Promise<Map<string, LeadWords>> {
  const keys = await identity.keysOf(tx, rows.map((r) => r.id));
  return new Map(rows.flatMap((r) => {
    const said = openAt<LeadWords>(tx, keys.get(r.id), 'lead', r);
    return said ? [[r.id, said]] : [];
  }));
}

/** Offices here to which something may go. */
export async function listRecipients({ tx }: Asked<object>): Promise<Recipients> {
  return { organizations: (await otherOrganizations(tx)).filter((o) => o.zone === 'justice').map(({ id, name }) => ({ id, name })) };
}

async function takeReceipts({ tx, services }: { tx: Tx; services: Services }, lead: string, rows: store.ReferralRow[]): Promise<store.ReferralRow[]> {
  const watched = (all: readonly store.ReferralRow[]): store.ReferralRow[] => all.filter((r) => r.message !== null && (r.acknowledged_on === null || r.outcome === null || r.outcome === 'accepted'));
  if (watched(rows).length === 0) return rows;
  const sent = new Map((await referralsOf(tx, [lead], services)).map((r) => [r.id, r]));
  if (watched(rows).every((r) => receiptIn(r, sent.get(r.message as string), timeZone()) === undefined)) return rows;
  // Two who look at once must not both write it.
  await store.lock(tx, lead);
  for (const row of watched(await store.of<store.ReferralRow>(tx, 'referral', [lead]))) {
    const changes = receiptIn(row, sent.get(row.message as string), timeZone());
    if (changes) await store.reviseRow(tx, 'referral', row.id, row.version, changes);
  }
  return store.of<store.ReferralRow>(tx, 'referral', [lead]);
}

/** Every night the receipts that offices here gave are taken into the record. */
export const takeReceiptsNightly: TimedAct = {
  name: 'center.take-receipts', records: 'took receipts of a lead into the record', as: ['supervisor'],
  due: async ({ tx, services }) => {
    const rows = await store.watchedReferrals(tx);
    const sent = new Map((await referralsOf(tx, rows.map((r) => r.lead), services)).map((r) => [r.id, r]));
    return [...new Set(rows.filter((r) => receiptIn(r, sent.get(r.message as string), timeZone()) !== undefined).map((r) => r.lead))];
  },
  run: async (of, lead) => { await takeReceipts(of, lead, await store.of<store.ReferralRow>(of.tx, 'referral', [lead])); },
};

/** Every night the words of leads that were closed long enough ago are destroyed; the lead stays as a number and its days. */
export const destroyNightly: TimedAct = {
  name: 'center.destroy-leads', records: 'destroyed the words of a lead that was closed', as: [],
  due: ({ tx, services }) => store.leadsToDestroy(tx, addDays(services.today(), -rules.LEAD_KEPT.days), addYears(services.today(), -rules.LEAD_KEPT.referredYears)),
  run: async ({ tx, services }, id) => {
    const row = await held(tx, id);
    if (row.destroyed_on !== null || row.closed_on === null) return;
    await destroySubject(tx, services.dataFolder, id);
    await store.reviseRow(tx, 'lead', id, row.version, { destroyed_on: services.today() });
  },
};

function entryOf(r: store.LeadRow, today: string): LeadEntry {
  return { id: r.id, number: r.number, reference: r.reference, receivedOn: r.received_on, source: r.source, reliability: r.reliability, confidence: r.confidence, form: r.form, place: r.place, urgent: r.urgent, standing: r.standing, assessBy: r.assess_by, late: r.standing === 'new' && today > day(r.assess_by) };
}

async function held(tx: Tx, id: string): Promise<store.LeadRow> {
  await store.lock(tx, id);
  return await store.find<store.LeadRow>(tx, 'lead', id) ?? refuseUnknown();
}

async function opened(tx: Tx, identity: Identity, row: store.LeadRow): Promise<{ key: KeyObject; words: LeadWords }> {
  const key = (await identity.keysOf(tx, [row.id])).get(row.id) ?? refuseUnknown();
  return { key, words: openAt<LeadWords>(tx, key, 'lead', row) as LeadWords };
}
