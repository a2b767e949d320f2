import { day, dayInWords } from '../../foundation/calendar/day.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { Invalid, Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { seal } from '../../foundation/identity/seal.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { openPacket } from '../sharing/index.ts';
import { chargeAfter, refreshDefendants } from './charges.ts';
import { originFor } from './origin.ts';
import { custodyAfter, effectOf, investigationAfter, lawOrRefuse, mayEnter, monthsOf, papersAfter, refuseAbsent, refuseEarlier, refuseFuture } from './rules.ts';
import type { DecideAppeal, EndTrial, LinkVictim, NewAppeal, NewCase, NewCell, NewCount, NewCustodyStep, NewDefendant, NewForfeiture, NewInvestigation, NewInvestigationStep, NewPaper, NewPayment, NewRestitution, NewSentence, NewTrial, NewVictim } from './schema.ts';
import * as store from './store.ts';

type Done = { id: string; version: number };

/** Opens an investigation. */
export async function openInvestigation({ tx, input, services }: Asked<NewInvestigation>): Promise<Done> {
  refuseFuture(input.openedOn, services.today());
  await store.hold(tx, input.number);
  if ((await store.investigationsByNumber(tx, [input.number])).size > 0) throw new Refusal('justice.number-taken', 'An investigation with this number is recorded already.');
  const origin = await originFor(tx, services, input);
  return { id: await store.keepRow(tx, 'investigation', { ...origin, number: input.number, opened_on: day(input.openedOn), form: input.form, source: input.source, agencies: [...new Set(input.agencies)] }), version: 1 };
}

/** Records what became of an investigation. */
export async function stepInvestigation({ tx, input, services, version }: Asked<NewInvestigationStep>): Promise<Done> {
  await store.hold(tx, input.id);
  const investigation = await store.findInvestigation(tx, input.id) ?? refuseUnknown();
  refuseFuture(input.onDay, services.today());
  const last = (await store.investigationSteps(tx, input.id)).at(-1)?.onDay ?? investigation.openedOn;
  if (input.onDay < last) throw new Invalid([{ where: '/onDay', problem: `What was recorded last is of ${dayInWords(day(last))}, which is later.`, mend: `Write a day not before it, such as ${last}.` }]);
  const standing = investigationAfter(investigation.standing, input);
  await store.keepRow(tx, 'investigation_step', { investigation: input.id, step: input.step, on_day: day(input.onDay), reason: input.reason ?? null, persons: input.persons ?? null });
  return { id: input.id, version: standing === investigation.standing ? investigation.version : await store.reviseRow(tx, 'investigation', input.id, version ?? investigation.version, { standing }) };
}

/** Files a case with its first charging paper. */
export async function fileCase({ tx, input, services }: Asked<NewCase>): Promise<Done> {
  refuseFuture(input.filedOn, services.today());
  await store.hold(tx, `${input.district} ${input.docket}`);
  if ((await store.casesByDocket(tx, [input.docket])).some((c) => c.district === input.district)) throw new Refusal('justice.docket-taken', 'A case with this docket number in this district is recorded already.');
  if (input.investigation) {
    const investigation = await store.findInvestigation(tx, input.investigation) ?? refuseUnknown();
    refuseEarlier(input.filedOn, investigation.openedOn, 'The opening of the investigation');
  }
  const id = await store.keepRow(tx, 'prosecution', { docket: input.docket, district: input.district, filed_on: day(input.filedOn), form: input.form, investigation: input.investigation ?? null });
  await store.keepRow(tx, 'instrument', { prosecution: id, kind: input.paper, filed_on: day(input.filedOn), place: 1 });
  return { id, version: 1 };
}

/** Enters a defendant; name and aliases are sealed under a key of their own. */
export async function enterDefendant({ tx, identity, input }: Asked<NewDefendant>): Promise<Done> {
  const { id: prosecution } = await caseHeld(tx, input.id);
  const id = crypto.randomUUID();
  const key = (await identity.makeKeys(tx, [id])).get(id);
  if (!key) refuseUnknown();
  await store.keepRow(tx, 'defendant', {
    id, prosecution, place: (await store.defendantsOf(tx, [prosecution])).length + 1, sealed: seal(key, { agency: tx.who.agency, table: 'justice.defendant', row: id, column: 'sealed' }, JSON.stringify({ name: input.name, aliases: input.aliases ?? [] })),
    sex: input.sex, age_group: input.ageGroup, race: input.race, origin: input.origin, citizenship: input.citizenship, role: input.role,
  });
  return { id, version: 1 };
}

/** Records where a defendant is. */
export async function stepDefendant({ tx, input, services }: Asked<NewCustodyStep>): Promise<Done> {
  const defendant = await defendantHeld(tx, input.id);
  refuseFuture(input.onDay, services.today());
  refuseEarlier(input.onDay, (await store.custodyStepsOf(tx, [input.id])).at(-1)?.on_day, 'What was recorded last');
  const custody = custodyAfter(defendant.custody, input.step);
  await store.keepRow(tx, 'defendant_step', { defendant: input.id, step: input.step, on_day: day(input.onDay) });
  return { id: input.id, version: await store.reviseRow(tx, 'defendant', input.id, defendant.version, { custody }) };
}

/** Adds a count to the latest charging paper. */
export async function enterCount({ tx, input, services }: Asked<NewCount>): Promise<Done> {
  const file = await caseHeld(tx, input.id);
  refuseFuture(input.offenseTo, services.today());
  const facts = { statute: input.statute, mode: input.mode, victim: input.victim, aggravated: input.aggravated ?? false, offenseFrom: day(input.offenseFrom), offenseTo: day(input.offenseTo) };
  lawOrRefuse(facts);
  const paper = (await store.papersOf(tx, [file.id])).at(-1) ?? refuseUnknown();
  refuseEarlier(paper.filed_on, input.offenseFrom, 'The offense');
  const counts = (await store.countsOf(tx, [file.id])).filter((c) => c.instrument === paper.id);
  const id = await store.keepRow(tx, 'count', {
    prosecution: file.id, instrument: paper.id, place: counts.length + 1, statute: facts.statute, mode: facts.mode, act: input.act, victim: facts.victim, aggravated: facts.aggravated, offense_from: facts.offenseFrom, offense_to: facts.offenseTo, aliens: input.aliens ?? null,
  });
  return { id, version: 1 };
}

/** Enters one cell of the grid: a charge, a plea or its withdrawal, a verdict, a dismissal, or that the last entry was a mistake. */
export async function enterCell({ tx, input, services }: Asked<NewCell>): Promise<Done> {
  const file = await caseHeld(tx, input.id);
  const defendant = (await store.defendantsOf(tx, [file.id])).find((d) => d.id === input.defendant) ?? refuseUnknown();
  const count = (await store.countsOf(tx, [file.id])).find((c) => c.id === input.count) ?? refuseUnknown();
  refuseFuture(input.onDay, services.today());
  const charge = (await store.chargesOf(tx, [file.id])).find((c) => c.count === count.id && c.defendant === defendant.id && c.standing !== 'struck');
  const steps = charge ? await store.chargeStepsOf(tx, [charge.id]) : [];
  if (!mayEnter(steps).includes(input.step)) throw new Refusal('justice.no-such-step', 'This does not follow from where the charge stands.');
  refuseAbsent(input.step, defendant.custody);
  if (!charge) {
    const paper = (await store.papersOf(tx, [file.id])).at(-1) ?? refuseUnknown();
    if (paper.id !== count.instrument) throw new Refusal('justice.wrong-paper', 'This count is of a paper that was superseded. Charge it under the one that stands.');
    refuseEarlier(input.onDay, paper.filed_on, 'The filing of the paper');
    const id = await store.keepRow(tx, 'charge', { prosecution: file.id, count: count.id, defendant: defendant.id, charged_on: day(input.onDay), standing: 'charged', standing_on: day(input.onDay) });
    await store.keepRow(tx, 'charge_step', { charge: id, step: 'charged', on_day: day(input.onDay), place: 1, appeal: null });
    await refreshDefendants(tx, file.id, [defendant.id]);
    return { id, version: 1 };
  }
  const last = steps.at(-1);
  if (input.step === 'strike') {
    if (last) await store.reviseRow(tx, 'charge_step', last.id, last.version, { struck: true });
  } else {
    refuseEarlier(input.onDay, last?.onDay, 'What was entered last');
    await store.keepRow(tx, 'charge_step', { charge: charge.id, step: input.step, on_day: day(input.onDay), place: (await store.lastPlace(tx, charge.id)) + 1, appeal: null });
  }
  const version = await chargeAfter(tx, charge);
  await refreshDefendants(tx, file.id, [defendant.id]);
  return { id: charge.id, version };
}

/** Files a further charging paper: what is open on counts it carries on goes on under it, and stays as history under the one before. */
export async function supersede({ tx, input, services }: Asked<NewPaper>): Promise<Done> {
  const file = await caseHeld(tx, input.id);
  refuseFuture(input.filedOn, services.today());
  const papers = await store.papersOf(tx, [file.id]);
  const last = papers.at(-1) ?? refuseUnknown();
  if (!papersAfter(last.kind).includes(input.paper)) throw new Refusal('justice.wrong-paper', `This paper does not follow the last one, which is: ${last.kind.replace('-', ' ')}. What may follow: ${papersAfter(last.kind).join(', ').replaceAll('-', ' ')}.`);
  refuseEarlier(input.filedOn, last.filed_on, 'The paper before');
  const [counts, charges] = [(await store.countsOf(tx, [file.id])).filter((c) => c.instrument === last.id), await store.chargesOf(tx, [file.id])];
  if ((input.leave ?? []).some((id) => !counts.some((c) => c.id === id))) refuseUnknown();
  const open = charges.filter((c) => (c.standing === 'charged' || c.standing === 'vacated') && counts.some((n) => n.id === c.count));
  const steps = await store.chargeStepsOf(tx, open.map((c) => c.id));
  for (const charge of open) refuseEarlier(input.filedOn, steps.findLast((s) => s.charge === charge.id)?.onDay, 'What was entered last on a count');
  const carried = counts.filter((c) => !(input.leave ?? []).includes(c.id) && open.some((g) => g.count === c.id));
  const filedOn = day(input.filedOn);
  const paper = await store.keepRow(tx, 'instrument', { prosecution: file.id, kind: input.paper, filed_on: filedOn, place: papers.length + 1 });
  const next = new Map(carried.map((c) => [c.id, crypto.randomUUID()]));
  await store.keepRows(tx, 'count', carried.map((c, i) => ({ id: next.get(c.id), prosecution: file.id, instrument: paper, place: i + 1, statute: c.statute, mode: c.mode, act: c.act, victim: c.victim, aggravated: c.aggravated, offense_from: c.offense_from, offense_to: c.offense_to, aliens: c.aliens })));
  const going = open.filter((c) => next.has(c.count)).map((c) => ({ id: crypto.randomUUID(), prosecution: file.id, count: next.get(c.count), defendant: c.defendant, charged_on: filedOn, carries: c.id, standing: 'charged', standing_on: filedOn }));
  await store.keepRows(tx, 'charge', going);
  await store.keepRows(tx, 'charge_step', going.map((c) => ({ charge: c.id, step: 'charged', on_day: filedOn, place: 1, appeal: null })));
  for (const charge of open) {
    await store.keepRow(tx, 'charge_step', { charge: charge.id, step: next.has(charge.count) ? 'superseded' : 'dismissed', on_day: filedOn, place: (await store.lastPlace(tx, charge.id)) + 1, appeal: null });
    await chargeAfter(tx, charge);
  }
  const told = await store.victimCountsOf(tx, (await store.victimsOf(tx, [file.id])).map((v) => v.id));
  await store.keepRows(tx, 'victim_count', told.flatMap((v) => (next.has(v.count) ? [{ victim: v.victim, count: next.get(v.count) }] : [])));
  await refreshDefendants(tx, file.id, open.map((c) => c.defendant));
  return { id: paper, version: 1 };
}

/** Records that a trial began. */
export async function beginTrial({ tx, input, services }: Asked<NewTrial>): Promise<Done> {
  const file = await caseHeld(tx, input.id);
  refuseFuture(input.beganOn, services.today());
  refuseEarlier(input.beganOn, file.filed_on, 'The filing of the case');
  return { id: await store.keepRow(tx, 'trial', { prosecution: file.id, began_on: day(input.beganOn), before: input.before, ended_on: null, ending: null }), version: 1 };
}

/** Records how a trial ended; its verdicts are entered count by count. */
export async function endTrial({ tx, input, services, version }: Asked<EndTrial>): Promise<Done> {
  const trial = await store.findTrial(tx, input.id) ?? refuseUnknown();
  if (trial.ended_on !== null) throw new Refusal('justice.ended', 'This trial has ended already.');
  refuseFuture(input.endedOn, services.today());
  refuseEarlier(input.endedOn, trial.began_on, 'The beginning of the trial');
  return { id: trial.id, version: await store.reviseRow(tx, 'trial', trial.id, version ?? trial.version, { ended_on: day(input.endedOn), ending: input.ending }) };
}

/** Records the sentence of a convicted defendant. */
export async function sentence({ tx, input, services }: Asked<NewSentence>): Promise<Done> {
  const defendant = await convictedHeld(tx, input.id, input.sentencedOn);
  refuseFuture(input.sentencedOn, services.today());
  const terms = input.terms ?? [];
  const months = terms.length > 0 ? monthsOf(terms) : input.months;
  if (terms.length > 0) await refuseTerms(tx, defendant, terms, input.months);
  if (months === undefined && input.life !== true && input.probationMonths === undefined && input.fineCents === undefined) throw new Refusal('justice.no-term', 'A sentence is months of prison, life, probation or a fine.', { status: 400 });
  if (input.life === true && months !== undefined) throw new Refusal('justice.no-term', 'A sentence is life or a number of months, not both.', { status: 400 });
  if ((await store.sentencesOf(tx, [defendant.id])).some((s) => s.ended_on === null)) throw new Refusal('justice.sentenced', 'A sentence stands already. An appeal ends it before another can follow.');
  const id = await store.keepRow(tx, 'sentence', { defendant: defendant.id, sentenced_on: day(input.sentencedOn), months: months ?? null, life: input.life ?? false, probation_months: input.probationMonths ?? null, release_months: input.releaseMonths ?? null, fine_cents: input.fineCents ?? null, ended_on: null, appeal: null });
  await store.keepRows(tx, 'term', terms.map((t) => ({ sentence: id, ...t })));
  return { id, version: 1 };
}

/** Terms are on counts of which the defendant stands convicted, each once, and come to the months of the whole; what is wrong is told where it stands. */
async function refuseTerms(tx: Tx, defendant: store.DefendantRow, terms: NonNullable<NewSentence['terms']>, months: number | undefined): Promise<void> {
  const convicted = new Set((await store.chargesOf(tx, [defendant.prosecution])).filter((c) => c.defendant === defendant.id && c.convicted_on !== null).map((c) => c.count));
  const problems = terms.flatMap((t, at) => {
    if (!convicted.has(t.count)) return [{ where: `/terms/${at}/count`, problem: 'No plea or verdict of guilty on this count stands for this defendant.', mend: 'Give terms on counts of the conviction alone.' }];
    return terms.findIndex((o) => o.count === t.count) < at ? [{ where: `/terms/${at}/count`, problem: 'Two terms are on one count.', mend: 'Give each count one term.' }] : [];
  });
  const whole = monthsOf(terms);
  if (problems.length === 0 && (whole > 1200 || (months !== undefined && months !== whole))) problems.push({ where: whole > 1200 ? '/terms' : '/months', problem: `The terms come to ${whole} months.`, mend: whole > 1200 ? 'A longer sentence than 1,200 months is life.' : 'Leave the whole out: it follows from the terms.' });
  if (problems.length > 0) throw new Invalid(problems);
}

/** Records an order to pay the victims; it is mandatory, 18 USC 1593 and 2429. What it is made of stands beside it, so that one below the full amount shows. */
export async function orderRestitution({ tx, input, services }: Asked<NewRestitution>): Promise<Done> {
  const defendant = await convictedHeld(tx, input.id, input.orderedOn);
  refuseFuture(input.orderedOn, services.today());
  return { id: await store.keepRow(tx, 'restitution', { defendant: defendant.id, ordered_on: day(input.orderedOn), cents: input.cents, losses_cents: input.amounts?.losses ?? null, services_cents: input.amounts?.services ?? null, wages_cents: input.amounts?.wages ?? null, ended_on: null, appeal: null }), version: 1 };
}

/** Records a payment on one order; no more can be paid than was ordered. */
export async function payRestitution({ tx, input, services }: Asked<NewPayment>): Promise<Done> {
  await store.hold(tx, input.id);
  const order = await store.findRestitution(tx, input.id) ?? refuseUnknown();
  refuseFuture(input.paidOn, services.today());
  refuseEarlier(input.paidOn, order.ordered_on, 'The order');
  const paid = (await store.paymentsOf(tx, [order.id])).reduce((sum, p) => sum + Number(p.cents), 0);
  if (order.ended_on !== null || paid + input.cents > Number(order.cents)) throw new Refusal('justice.overpaid', order.ended_on === null ? 'More would be paid than was ordered.' : 'This order was set aside.');
  return { id: await store.keepRow(tx, 'payment', { restitution: order.id, paid_on: day(input.paidOn), cents: input.cents }), version: 1 };
}

/** Records a forfeiture, and what of it goes to the victims first, 18 USC 1594(f). */
export async function orderForfeiture({ tx, input, services }: Asked<NewForfeiture>): Promise<Done> {
  const file = await caseHeld(tx, input.id);
  refuseFuture(input.orderedOn, services.today());
  refuseEarlier(input.orderedOn, file.filed_on, 'The filing of the case');
  if ((input.toVictims ?? 0) > input.cents) throw new Refusal('justice.overpaid', 'More would go to the victims than was forfeited.', { status: 400 });
  return { id: await store.keepRow(tx, 'forfeiture', { prosecution: file.id, ordered_on: day(input.orderedOn), what: input.what, cents: input.cents, to_victims: input.toVictims ?? 0 }), version: 1 };
}

/** Records an appeal of a convicted defendant. */
export async function fileAppeal({ tx, input, services }: Asked<NewAppeal>): Promise<Done> {
  const defendant = await convictedHeld(tx, input.id, input.filedOn);
  refuseFuture(input.filedOn, services.today());
  if ((await store.appealsOf(tx, [defendant.id])).some((a) => a.outcome === null)) throw new Refusal('justice.appealed', 'An appeal is pending already.');
  return { id: await store.keepRow(tx, 'appeal', { defendant: defendant.id, court: input.court, filed_on: day(input.filedOn), decided_on: null, outcome: null }), version: 1 };
}

/** Records the decision of an appeal; what it vacates or reverses is no conviction any more, and the sentence and orders on it end. */
export async function decideAppeal({ tx, input, services, version }: Asked<DecideAppeal>): Promise<Done> {
  const appeal = await store.findAppeal(tx, input.id) ?? refuseUnknown();
  const defendant = await defendantHeld(tx, appeal.defendant);
  if (appeal.outcome !== null) throw new Refusal('justice.ended', 'This appeal was decided already.');
  refuseFuture(input.decidedOn, services.today());
  refuseEarlier(input.decidedOn, appeal.filed_on, 'The appeal');
  const decidedOn = day(input.decidedOn);
  const { step, endsSentence } = effectOf(input.outcome);
  if (step) {
    const charges = (await store.chargesOf(tx, [defendant.prosecution])).filter((c) => c.defendant === defendant.id && c.convicted_on !== null);
    for (const charge of charges) {
      refuseEarlier(input.decidedOn, charge.standing_on, 'What was entered last on a count');
      await store.keepRow(tx, 'charge_step', { charge: charge.id, step, on_day: decidedOn, place: (await store.lastPlace(tx, charge.id)) + 1, appeal: appeal.id });
      await chargeAfter(tx, charge);
    }
    for (const order of (await store.restitutionOf(tx, [defendant.id])).filter((r) => r.ended_on === null)) await store.reviseRow(tx, 'restitution', order.id, order.version, { ended_on: decidedOn, appeal: appeal.id });
    await refreshDefendants(tx, defendant.prosecution, [defendant.id]);
  }
  if (endsSentence) for (const s of (await store.sentencesOf(tx, [defendant.id])).filter((one) => one.ended_on === null)) await store.reviseRow(tx, 'sentence', s.id, s.version, { ended_on: decidedOn, appeal: appeal.id });
  return { id: appeal.id, version: await store.reviseRow(tx, 'appeal', appeal.id, version ?? appeal.version, { decided_on: decidedOn, outcome: input.outcome }) };
}

/** Enters a victim under the next number; no name is asked for, and there is no field for one. */
export async function enterVictim({ tx, input, services }: Asked<NewVictim>): Promise<Done> {
  const file = await caseHeld(tx, input.id);
  refuseFuture(input.identifiedOn, services.today());
  const counts = await store.countsOf(tx, [file.id]);
  if ((input.counts ?? []).some((id) => !counts.some((c) => c.id === id))) refuseUnknown();
  const id = await store.keepRow(tx, 'victim', { prosecution: file.id, place: (await store.victimsOf(tx, [file.id])).length + 1, identified_on: day(input.identifiedOn), sex: input.sex, age_group: input.ageGroup, origin: input.origin, status: input.status, relation: input.relation, message: null });
  await store.keepRows(tx, 'victim_count', [...new Set(input.counts ?? [])].map((count) => ({ victim: id, count })));
  return { id, version: 1 };
}

/** Ties a victim to a packet that came in under a release; nothing of it is copied, so that what ends with the release ends here. */
export async function linkVictim({ tx, input, services, version }: Asked<LinkVictim>): Promise<Done> {
  const victim = await store.findVictim(tx, input.id) ?? refuseUnknown();
  if (!(await openPacket(tx, services, input.message))?.content) refuseUnknown();
  return { id: victim.id, version: await store.reviseRow(tx, 'victim', victim.id, version ?? victim.version, { message: input.message }) };
}

async function caseHeld(tx: Tx, id: string): Promise<store.CaseRow> {
  await store.hold(tx, id);
  return await store.findCase(tx, id) ?? refuseUnknown();
}

async function defendantHeld(tx: Tx, id: string): Promise<store.DefendantRow> {
  const { prosecution } = await store.findDefendant(tx, id) ?? refuseUnknown();
  await store.hold(tx, prosecution);
  return await store.findDefendant(tx, id) ?? refuseUnknown();
}

async function convictedHeld(tx: Tx, id: string, on: string): Promise<store.DefendantRow> {
  const defendant = await defendantHeld(tx, id);
  if (defendant.convicted_on === null) throw new Refusal('justice.not-convicted', 'No plea or verdict of guilty stands for this defendant.');
  refuseEarlier(on, defendant.convicted_on, 'The conviction');
  return defendant;
}
