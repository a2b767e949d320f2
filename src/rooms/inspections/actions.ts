import type { KeyObject } from 'node:crypto';
import { organizationsOf, otherOrganizations } from '../../foundation/access/organizations.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { seal, unseal } from '../../foundation/identity/seal.ts';
import type { Identity } from '../../foundation/identity/subjects.ts';
import type { Asked } from '../../foundation/web/route.ts';
import * as rules from './rules.ts';
import type { Acknowledge, Conclude, Counts, DecideDeclaration, InspectionFile, Inspections, ListAsked, NewActivity, NewDeclaration, NewIndicator, NewInspection, NewOutreach, NewPayment, NewReferral, NewViolation, Outreach, Recipients } from './schema.ts';
import * as store from './store.ts';
import { refer, takeReceipts } from './referring.ts';

type Done = { id: string; version: number };

/** Opens an inspection under a number that tells nothing of order; who the employer is stands sealed. */
export async function openInspection({ tx, identity, input, services }: Asked<NewInspection>): Promise<Done> {
  refuse(rules.objectToDay(input.openedOn, input.openedOn, services.today()));
  if (input.reference !== undefined && (await store.takenReferences(tx, [input.reference])).size > 0) throw new Refusal('inspections.reference-taken', 'An inspection with this number of your own is on record already.');
  const [number] = await freeNumbers(tx, [input.openedOn]);
  const id = await store.keepOne(tx, 'inspection', { number, reference: input.reference ?? null, opened_on: input.openedOn, started_by: input.startedBy, industry: input.industry, place: input.place });
  await keepEmployers(tx, identity, [{ inspection: id, employer: input.employer, site: input.site ?? null }]);
  return { id, version: 1 };
}

/** Numbers for inspections that none of the agency has, by the days they were opened on. */
export async function freeNumbers(tx: Tx, openedOn: readonly string[]): Promise<string[]> {
  const make = (on: string): string => `W-${on.slice(2, 4)}-${String(crypto.getRandomValues(new Uint32Array(1))[0]! % 90_000_000 + 10_000_000)}`;
  const numbers = openedOn.map(make);
  for (;;) {
    const taken = await store.takenNumbers(tx, numbers);
    const bad = numbers.map((n, at) => taken.has(n) || numbers.indexOf(n) !== at);
    if (!bad.includes(true)) return numbers;
    for (const [at, is] of bad.entries()) if (is) numbers[at] = make(openedOn[at] as string);
  }
}

/** Seals who the employers are, each under a key of its inspection. */
export async function keepEmployers(tx: Tx, identity: Identity, given: readonly { inspection: string; employer: string; site: string | null }[]): Promise<void> {
  const keys = await identity.makeKeys(tx, given.map((g) => g.inspection));
  await store.keepRows(tx, 'employer', given.map((g) => {
    const id = crypto.randomUUID();
    return { id, inspection: g.inspection, sealed: seal(keys.get(g.inspection) as KeyObject, { agency: tx.who.agency, table: 'inspections.employer', row: id, column: 'sealed' }, JSON.stringify({ employer: g.employer, site: g.site })) };
  }));
}

/** Who the employers are, of inspections whose key stands. */
export async function employersOf(tx: Tx, identity: Identity, ids: readonly string[]): Promise<Map<string, { employer: string; site: string | null }>> {
  const keys = await identity.keysOf(tx, ids);
  const rows = await store.employersOf(tx, ids);
  return new Map(rows.flatMap((row) => {
    const key = keys.get(row.inspection);
    return key ? [[row.inspection, JSON.parse(unseal(key, { agency: tx.who.agency, table: 'inspections.employer', row: row.id, column: 'sealed' }, row.sealed)) as { employer: string; site: string | null }]] : [];
  }));
}

/** Records what was done; about trafficking nothing may be. */
export async function recordActivity({ tx, input, services }: Asked<NewActivity>): Promise<Done> {
  refuse(rules.objectToSubject(input.about));
  const { inspection } = await held(tx, input.id);
  refuse(rules.objectToMore(inspection.concluded_on) ?? rules.objectToDay(input.doneOn, inspection.opened_on, services.today()));
  return { id: await store.keepOne(tx, 'activity', { inspection: input.id, kind: input.kind, about: input.about, done_on: input.doneOn }), version: 1 };
}

/** Records a violation with the back wages computed for it; a finding of trafficking is not the office's to make. */
export async function recordViolation({ tx, input, services }: Asked<NewViolation>): Promise<Done> {
  refuse(rules.objectToLaw(input.law));
  const { inspection } = await held(tx, input.id);
  refuse(rules.objectToMore(inspection.concluded_on) ?? rules.objectToDay(input.foundOn, inspection.opened_on, services.today()));
  return { id: await store.keepOne(tx, 'violation', { inspection: input.id, law: input.law, found_on: input.foundOn, workers: input.workers, cents: input.cents }), version: 1 };
}

/** Records back wages that were paid, before or after the inspection is concluded. */
export async function recordPayment({ tx, input, services }: Asked<NewPayment>): Promise<Done> {
  const { inspection, around } = await held(tx, input.id);
  const { computed, paid } = sums(around);
  refuse(rules.objectToDay(input.paidOn, inspection.opened_on, services.today()) ?? rules.objectToPayment(computed, paid, input.cents));
  return { id: await store.keepOne(tx, 'payment', { inspection: input.id, paid_on: input.paidOn, workers: input.workers, cents: input.cents }), version: 1 };
}

/** Notes a sign of trafficking that was seen; the clock of its referral runs from now. */
export async function noteIndicator({ tx, input, services }: Asked<NewIndicator>): Promise<Done> {
  const { inspection } = await held(tx, input.id);
  refuse(rules.objectToMore(inspection.concluded_on) ?? rules.objectToDay(input.seenOn, inspection.opened_on, services.today()));
  return { id: await store.keepOne(tx, 'indicator', { inspection: input.id, kind: input.kind, seen_on: input.seenOn, workers: input.workers, urgent: input.urgent, noted_at: services.now().toISOString() }), version: 1 };
}

/** Refers the inspection with its indicators to an office that may look into them. */
export async function referInspection({ tx, identity, input, services }: Asked<NewReferral>): Promise<Done> {
  const { inspection, around } = await held(tx, input.id);
  if (around.indicators.length === 0) throw new Refusal('inspections.nothing-to-refer', 'No indicator is noted. Note what was seen first: it is what the other office is told.');
  let name = input.recipientName;
  if (input.recipient !== undefined) {
    const office = (await organizationsOf(tx, [input.recipient])).get(input.recipient);
    if (!office || office.id === tx.who.agency) refuseUnknown();
    refuse(rules.objectToRecipient(office.kind));
    ({ name } = office);
  }
  if (name === undefined) throw new Refusal('inspections.no-recipient', 'Say to whom the inspection is referred.', { status: 400 });
  const employer = (await employersOf(tx, identity, [input.id])).get(input.id);
  return { id: await refer({ tx, identity, services }, inspection, around.indicators, { recipient: input.recipient ?? null, name }, employer), version: 1 };
}

/** Records a receipt that came by letter or telephone, with the other office’s own reference. */
export async function acknowledge({ tx, input, services, version }: Asked<Acknowledge>): Promise<Done> {
  const row = await store.findReferral(tx, input.referral);
  if (!row) refuseUnknown();
  if (row.acknowledged_on) throw new Refusal('inspections.acknowledged', 'Receipt was recorded already.');
  return { id: row.id, version: await store.reviseRow(tx, 'referral', row.id, version ?? row.version, { acknowledged_on: services.today(), acknowledged_by: input.by, reference: input.reference }) };
}

/** Records that a worker asked for a declaration; whose it is stays in the papers. */
export async function askDeclaration({ tx, input, services }: Asked<NewDeclaration>): Promise<Done> {
  const { inspection } = await held(tx, input.id);
  refuse(rules.objectToDay(input.askedOn, inspection.opened_on, services.today()));
  return { id: await store.keepOne(tx, 'declaration', { inspection: input.id, supports: input.supports, asked_on: input.askedOn }), version: 1 };
}

/** Signs a declaration or declines it, as the law of the day lets the office. */
export async function decideDeclaration({ tx, input, services, version }: Asked<DecideDeclaration>): Promise<Done> {
  const row = await store.findDeclaration(tx, input.declaration);
  if (!row) refuseUnknown();
  const { inspection, around } = await held(tx, row.inspection);
  if (row.outcome) throw new Refusal('inspections.decided', `This declaration was ${row.outcome} already, on ${row.decided_on}.`);
  refuse(rules.objectToDay(input.decidedOn, inspection.opened_on, services.today()) ?? rules.objectToDeclaration({ ...input, supports: row.supports, askedOn: row.asked_on, referred: around.referrals.some((r) => r.sent_on <= input.decidedOn) }, services.parameters));
  return { id: row.id, version: await store.reviseRow(tx, 'declaration', row.id, version ?? row.version, { outcome: input.outcome, decided_on: input.decidedOn, reason: input.reason ?? null }) };
}

/** Concludes an inspection: what became of it, and how many persons it concerned. */
export async function conclude({ tx, input, services, version }: Asked<Conclude>): Promise<Done> {
  const { inspection, around } = await held(tx, input.id);
  refuse(rules.objectToMore(inspection.concluded_on) ?? rules.objectToDay(input.concludedOn, inspection.opened_on, services.today()) ?? rules.objectToConclusion(standingOf(around), input.outcome, input.workers));
  return { id: inspection.id, version: await store.reviseRow(tx, 'inspection', inspection.id, version ?? inspection.version, { outcome: input.outcome, concluded_on: input.concludedOn, workers: input.workers }) };
}

/** Records an event of outreach. */
export async function recordOutreach({ tx, input, services }: Asked<NewOutreach>): Promise<Done> {
  refuse(rules.objectToOutreach(input.kind, input.country) ?? rules.objectToDay(input.heldOn, input.heldOn, services.today()));
  const there = (await store.outreachOn(tx, [input.heldOn])).find((o) => o.kind === input.kind && o.partner === input.partner && o.place === input.place);
  if (there) throw new Refusal('inspections.outreach-recorded', 'This event is recorded already.');
  return { id: await store.keepOne(tx, 'outreach', { kind: input.kind, partner: input.partner, country: input.country ?? null, place: input.place, held_on: input.heldOn, attended: input.attended }), version: 1 };
}

/** The inspections, newest first. */
export async function listInspections({ tx, identity, input }: Asked<ListAsked>): Promise<Inspections> {
  const { total, ids } = await store.inspectionIds(tx, input.show ?? 'open', input.from ?? 0, input.count ?? 50);
  const rows = new Map((await store.findInspections(tx, ids)).map((r) => [r.id, r]));
  const employers = await employersOf(tx, identity, ids);
  const around = await store.around(tx, ids);
  return {
    total, inspections: ids.flatMap((id) => {
      const row = rows.get(id);
      const [own, employer] = [only(around, id), employers.get(id)];
      return row ? [{ id, number: row.number, reference: row.reference, openedOn: row.opened_on, startedBy: row.started_by, industry: row.industry, place: row.place, ...(employer ? { employer: employer.employer } : {}), outcome: row.outcome, ...sums(own), toRefer: standingOf(own).toRefer }] : [];
    }),
  };
}

/** Everything on one inspection; receipts that offices here gave are taken into the record as they are seen. */
export async function readInspection({ tx, identity, input, services }: Asked<{ id: string }>): Promise<InspectionFile> {
  const [inspection] = await store.findInspections(tx, [input.id]);
  if (!inspection) refuseUnknown();
  const referrals = await takeReceipts({ tx, services }, inspection.id, await store.referralsOf(tx, [inspection.id]));
  const around = { ...await store.around(tx, [inspection.id]), referrals };
  const employer = (await employersOf(tx, identity, [inspection.id])).get(inspection.id);
  return {
    id: inspection.id, version: inspection.version, number: inspection.number, reference: inspection.reference, openedOn: inspection.opened_on, startedBy: inspection.started_by, industry: inspection.industry, place: inspection.place, ...employer,
    outcome: inspection.outcome, concludedOn: inspection.concluded_on, workers: inspection.workers, ...sums(around),
    activities: around.activities.map((a) => ({ id: a.id, kind: a.kind, about: a.about, doneOn: a.done_on })),
    violations: around.violations.map((v) => ({ id: v.id, law: v.law, citation: rules.CITATIONS[v.law], foundOn: v.found_on, workers: v.workers, cents: v.cents })),
    payments: around.payments.map((p) => ({ id: p.id, paidOn: p.paid_on, workers: p.workers, cents: p.cents })),
    indicators: around.indicators.map((i) => ({ id: i.id, kind: i.kind, seenOn: i.seen_on, workers: i.workers, urgent: i.urgent })),
    referBy: rules.referBy(around.indicators, around.referrals.at(-1)?.sent_at)?.toISOString() ?? null,
    referrals: referrals.map((r) => ({
      id: r.id, version: r.version, recipient: r.recipient, recipientName: r.recipient_name, sentOn: r.sent_on, dueAt: r.due_at.toISOString(), acknowledgedOn: r.acknowledged_on, acknowledgedBy: r.acknowledged_by, reference: r.reference, state: rules.receiptState(r, services.now()),
    })),
    declarations: around.declarations.map((d) => ({ id: d.id, version: d.version, supports: d.supports, askedOn: d.asked_on, decidedOn: d.decided_on, outcome: d.outcome, reason: d.reason })),
    inTheWay: inspection.outcome ? [] : rules.inTheWay(standingOf(around)).map((o) => o.sentence),
  };
}

/** Offices here that an inspection may be referred to. */
export async function listRecipients({ tx }: Asked<object>): Promise<Recipients> {
  return { organizations: (await otherOrganizations(tx)).filter((o) => !rules.objectToRecipient(o.kind)).map((o) => ({ id: o.id, name: o.name, short: o.short })) };
}

/** The events of outreach, newest first. */
export async function listOutreach({ tx, input }: Asked<{ from?: number; count?: number }>): Promise<Outreach> {
  const { total, rows } = await store.outreach(tx, input.from ?? 0, input.count ?? 50);
  return { total, events: rows.map((o) => ({ id: o.id, kind: o.kind, partner: o.partner, country: o.country, place: o.place, heldOn: o.held_on, attended: o.attended })) };
}

/** What waits in the office. */
export function readCounts({ tx, services }: Asked<object>): Promise<Counts> {
  return store.counts(tx, services.now());
}

async function held(tx: Tx, id: string): Promise<{ inspection: store.InspectionRow; around: store.Around }> {
  await store.lock(tx, id);
  const [inspection] = await store.findInspections(tx, [id]);
  if (!inspection) refuseUnknown();
  return { inspection, around: await store.around(tx, [id]) };
}

function only(around: store.Around, id: string): store.Around {
  const own = <Row extends { inspection: string }>(rows: readonly Row[]): Row[] => rows.filter((r) => r.inspection === id);
  return { activities: own(around.activities), violations: own(around.violations), payments: own(around.payments), indicators: own(around.indicators), declarations: own(around.declarations), referrals: own(around.referrals) };
}

function sums({ violations, payments }: Pick<store.Around, 'violations' | 'payments'>): { computed: number; paid: number } {
  return { computed: violations.reduce((sum, v) => sum + v.cents, 0), paid: payments.reduce((sum, p) => sum + p.cents, 0) };
}

function standingOf(around: store.Around): rules.Standing {
  return { violations: around.violations, ...sums(around), toRefer: rules.referBy(around.indicators, around.referrals.at(-1)?.sent_at) !== undefined };
}

function refuse(objection: rules.Objection | undefined): void {
  if (objection) throw new Refusal(objection.code, objection.sentence);
}
