import type { KeyObject } from 'node:crypto';
import { colleaguesOf } from '../../foundation/access/colleagues.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { destroySubject, holdsOn, holdSubjects, liftHold, type Identity } from '../../foundation/identity/subjects.ts';
import type { TimedAct } from '../../foundation/web/nightly.ts';
import type { Asked, Services } from '../../foundation/web/route.ts';
import { freeNumbers, openAt, recipientOf, refuse, sealAt, type Done } from './common.ts';
import * as rules from './rules.ts';
import type { EditSubject, HoldSubject, NewDissemination, NewSubject, Purge, PurgeSubject, SubjectEntry, SubjectFile, Subjects, SubjectsAsked, ValidateSubject } from './schema.ts';
import * as store from './store.ts';

interface SubjectWords { name: string; aliases: string[]; identifiers: string[]; suspicion: string }

/** Enters a subject on recorded reasonable suspicion; the clocks of its review and its purge run from today. */
export async function enterSubject({ tx, identity, input, services }: Asked<NewSubject>): Promise<Done> {
  const today = services.today();
  if (input.lead !== undefined && !(await store.find(tx, 'lead', input.lead))) refuseUnknown();
  const { reviewOn, holdsUntil } = rules.clocksFrom(today, services.parameters);
  const id = crypto.randomUUID();
  const key = (await identity.makeKeys(tx, [id])).get(id) as KeyObject;
  const [number] = await freeNumbers(tx, 'subject', [today]);
  const said: SubjectWords = { name: input.name, aliases: input.aliases ?? [], identifiers: input.identifiers ?? [], suspicion: input.suspicion };
  await store.keepOne(tx, 'subject', {
    id, number, kind: input.kind, crime: input.crime, reliability: input.reliability, confidence: input.confidence, sensitivity: input.sensitivity, sealed: sealAt(tx, key, 'subject', id, said), entered_on: today, entered_by: tx.who.account, review_on: reviewOn, holds_until: holdsUntil, lead: input.lead ?? null, purged_on: null, purged_as: null,
  });
  return { id, version: 1 };
}

/** Changes what is known of a subject. Neither clock moves: updating is not validating (28 CFR 23.20(h)). */
export async function editSubject({ tx, identity, input, services, version }: Asked<EditSubject>): Promise<Done> {
  const row = await standing(tx, input.id, services);
  const { key, words } = await opened(tx, identity, row);
  const sealed = sealAt(tx, key, 'subject', row.id, { ...words, ...(input.name === undefined ? {} : { name: input.name }), ...(input.aliases === undefined ? {} : { aliases: input.aliases }), ...(input.identifiers === undefined ? {} : { identifiers: input.identifiers }) });
  return { id: row.id, version: await store.reviseRow(tx, 'subject', row.id, version ?? row.version, { sealed, reliability: input.reliability ?? row.reliability, confidence: input.confidence ?? row.confidence, sensitivity: input.sensitivity ?? row.sensitivity }) };
}

/** Records a review that found the suspicion standing, by somebody who did not enter it, with the reason for keeping it; both clocks run anew. */
export async function validateSubject({ tx, identity, input, services, version }: Asked<ValidateSubject>): Promise<Done> {
  const row = await held(tx, input.id);
  const today = services.today();
  refuse(rules.objectToValidation(row.entered_by, tx.who.account, row.purged_on, row.holds_until, today));
  const { key } = await opened(tx, identity, row);
  const { reviewOn, holdsUntil } = rules.clocksFrom(today, services.parameters);
  const id = crypto.randomUUID();
  await store.keepOne(tx, 'validation', { id, subject: row.id, validated_on: today, holds_until: holdsUntil, sealed: sealAt(tx, key, 'validation', id, { reason: input.reason }) });
  return { id: row.id, version: await store.reviseRow(tx, 'subject', row.id, version ?? row.version, { review_on: reviewOn, holds_until: holdsUntil }) };
}

/** Purges a subject before its time; those to whom something of it was given are to be told. */
export async function purgeSubject({ tx, input, services, version }: Asked<PurgeSubject>): Promise<Done> {
  const row = await held(tx, input.id);
  if (row.purged_on !== null) throw new Refusal('center.purged', 'It is purged already.');
  return { id: row.id, version: await purge(tx, services, row, version ?? row.version, input.as) };
}

async function purge(tx: Tx, services: Services, row: store.SubjectRow, version: number, as: Purge): Promise<number> {
  await destroySubject(tx, services.dataFolder, row.id);
  return store.reviseRow(tx, 'subject', row.id, version, { purged_on: services.today(), purged_as: as });
}

/** Every night what nobody validated in time is purged, 28 CFR 23.20(h); a legal hold keeps it, and then it is purged once the hold is lifted. */
export const purgeNightly: TimedAct = {
  name: 'center.purge', records: 'purged a subject that nobody validated in time', as: [],
  due: ({ tx, services }) => store.subjectsToPurge(tx, services.today()),
  run: async ({ tx, services }, id) => {
    const row = await held(tx, id);
    if (row.purged_on === null && row.holds_until <= services.today()) await purge(tx, services, row, row.version, 'not-validated');
  },
};

/** Writes in the ledger to whom something of a subject was given, by which right, for which need. */
export async function disseminate({ tx, identity, input, services }: Asked<NewDissemination>): Promise<Done> {
  const row = await standing(tx, input.id, services);
  const to = await recipientOf(tx, input);
  refuse(rules.objectToDissemination(input.right, input.purpose, to.kind));
  const { key } = await opened(tx, identity, row);
  const id = crypto.randomUUID();
  await store.keepOne(tx, 'dissemination', { id, subject: row.id, recipient: to.recipient, recipient_name: to.name, right_to_know: input.right, purpose: input.purpose, given_on: services.today(), given_by: input.givenBy, sealed: sealAt(tx, key, 'dissemination', id, { need: input.need }), told_on: null });
  return { id, version: 1 };
}

/** Records that a recipient was told of the purge. */
export async function tellRecipient({ tx, input, services, version }: Asked<{ id: string }>): Promise<Done> {
  const row = await store.find<store.DisseminationRow>(tx, 'dissemination', input.id) ?? refuseUnknown();
  const subject = await store.find<store.SubjectRow>(tx, 'subject', row.subject) ?? refuseUnknown();
  if (subject.purged_on === null || row.told_on !== null) throw new Refusal('center.nothing-to-tell', 'There is nothing to tell this recipient of.');
  return { id: row.id, version: await store.reviseRow(tx, 'dissemination', row.id, version ?? row.version, { told_on: services.today() }) };
}

/** Holds a subject for a court or counsel: it cannot be purged until that is lifted, and nothing of it is given out by it. */
export async function holdSubject({ tx, input }: Asked<HoldSubject>): Promise<Done> {
  const row = await held(tx, input.id);
  if (row.purged_on !== null) throw new Refusal('center.purged', 'It is purged already.');
  if ((await holdsOn(tx, [row.id])).some((h) => h.grounds === input.grounds)) throw new Refusal('center.held', 'This hold stands already.');
  const [id] = await holdSubjects(tx, [row.id], input.grounds);
  return { id: id as string, version: 1 };
}

/** Lifts the holds of a subject. */
export async function liftHolds({ tx, input, services }: Asked<{ id: string }>): Promise<Done> {
  const row = await held(tx, input.id);
  const holds = await holdsOn(tx, [row.id]);
  if (holds.length === 0) throw new Refusal('center.not-held', 'No hold stands on it.');
  for (const hold of holds) await liftHold(tx, hold.id, hold.version, services.today());
  return { id: row.id, version: row.version };
}

/** A window of the register. */
export async function listSubjects({ tx, identity, input, services }: Asked<SubjectsAsked>): Promise<Subjects> {
  const { total, rows } = await store.subjects(tx, input.show ?? 'active', services.today(), input.from ?? 0, input.count ?? 50);
  const keys = await identity.keysOf(tx, rows.map((r) => r.id));
  return { total, subjects: rows.map((r) => entryOf(r, openAt<SubjectWords>(tx, keys.get(r.id), 'subject', r), services.today())) };
}

/** Everything on one subject; once it is purged, that it was, and to whom it had been given. */
export async function readSubject({ tx, identity, input, services }: Asked<{ id: string }>): Promise<SubjectFile> {
  const row = await store.find<store.SubjectRow>(tx, 'subject', input.id) ?? refuseUnknown();
  const key = (await identity.keysOf(tx, [row.id])).get(row.id);
  const words = openAt<SubjectWords>(tx, key, 'subject', row);
  const validations = await store.of<store.ValidationRow>(tx, 'validation', [row.id]);
  const ledger = await store.of<store.DisseminationRow>(tx, 'dissemination', [row.id]);
  const names = new Map((await colleaguesOf(tx, [...validations, ...ledger].map((r) => r.recorded_by))).map((c) => [c.account, c.label]));
  const lead = row.lead === null ? undefined : await store.find<store.LeadRow>(tx, 'lead', row.lead);
  return {
    ...entryOf(row, words, services.today()), version: row.version, ...(words ? { aliases: words.aliases, identifiers: words.identifiers, suspicion: words.suspicion } : {}), lead: lead ? { id: lead.id, number: lead.number } : null, mine: row.entered_by === tx.who.account,
    holds: (await holdsOn(tx, [row.id])).map((h) => ({ id: h.id, version: h.version, grounds: h.grounds })),
    validations: validations.map((v) => ({ id: v.id, validatedOn: v.validated_on, by: names.get(v.recorded_by) ?? '', holdsUntil: v.holds_until, ...openAt<{ reason: string }>(tx, key, 'validation', v) })),
    ledger: ledger.map((d) => ({ id: d.id, version: d.version, recipientName: d.recipient_name, right: d.right_to_know, purpose: d.purpose, ...openAt<{ need: string }>(tx, key, 'dissemination', d), givenOn: d.given_on, givenBy: d.given_by, by: names.get(d.recorded_by) ?? '', toldOn: d.told_on })),
  };
}

function entryOf(r: store.SubjectRow, words: SubjectWords | undefined, today: string): SubjectEntry {
  return {
    id: r.id, number: r.number, ...(words ? { name: words.name } : {}), kind: r.kind, crime: r.crime, reliability: r.reliability, confidence: r.confidence, sensitivity: r.sensitivity, enteredOn: r.entered_on, reviewOn: r.review_on, holdsUntil: r.holds_until, purgedOn: r.purged_on, purgedAs: r.purged_as,
    due: r.purged_on === null && r.review_on <= today,
  };
}

async function held(tx: Tx, id: string): Promise<store.SubjectRow> {
  await store.lock(tx, id);
  return await store.find<store.SubjectRow>(tx, 'subject', id) ?? refuseUnknown();
}

/** A subject that is neither purged nor over its time: nobody works with one that only the night has not reached. */
async function standing(tx: Tx, id: string, services: Services): Promise<store.SubjectRow> {
  const row = await held(tx, id);
  if (row.purged_on !== null || row.holds_until <= services.today()) throw new Refusal('center.purged', 'It is purged, or its time is over and it is to be.');
  return row;
}

async function opened(tx: Tx, identity: Identity, row: store.SubjectRow): Promise<{ key: KeyObject; words: SubjectWords }> {
  const key = (await identity.keysOf(tx, [row.id])).get(row.id) ?? refuseUnknown();
  return { key, words: openAt<SubjectWords>(tx, key, 'subject', row) as SubjectWords };
}
