import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Asked } from '../../foundation/web/route.ts';
import * as rules from './rules.ts';
import type { AcceptReport, CloseAward, CorrectAward, DecideApplication, HoldVisit, MeetCondition, NewApplication, NewAppropriation, NewAward, NewCondition, NewFinding, NewInitiative, NewMovement, NewOpportunity, NewProgram, NewRecipient, NewReport, NewReview, NewVisit, ReceiveReport, ResolveFinding, SettleVisit } from './schema.ts';
import * as store from './store.ts';

type Done = { id: string; version: number };

/** Records a sum that was announced. */
export async function addInitiative({ tx, input, services }: Asked<NewInitiative>): Promise<Done> {
  refuse(rules.objectToDay(input.statedOn, services.today()));
  await refuseTaken(tx, 'initiative', 'name', input.name);
  return { id: await store.keepOne(tx, 'initiative', { name: input.name, stated_on: input.statedOn, cents: input.cents, source: input.source }), version: 1 };
}

/** Records money that a law makes available. */
export async function addAppropriation({ tx, input, services }: Asked<NewAppropriation>): Promise<Done> {
  refuse(rules.objectToDay(input.enactedOn, services.today()));
  if (input.availableUntil !== undefined && input.availableUntil <= input.enactedOn) throw new Refusal('grants.no-days', 'It would end before it begins.');
  const there = await store.all<store.AppropriationRow>(tx, 'appropriation', 'law');
  if (there.some((a) => a.law === input.law && a.account === input.account && a.fiscal_year === input.fiscalYear)) throw taken();
  return { id: await store.keepOne(tx, 'appropriation', { law: input.law, account: input.account, fiscal_year: input.fiscalYear, enacted_on: input.enactedOn, cents: input.cents, available_until: input.availableUntil ?? null }), version: 1 };
}

/** Records a program of grants. */
export async function addProgram({ tx, input }: Asked<NewProgram>): Promise<Done> {
  await refuseTaken(tx, 'program', 'name', input.name);
  if (input.appropriation !== undefined) await held(tx, 'appropriation', input.appropriation);
  return { id: await store.keepOne(tx, 'program', { name: input.name, funder: input.funder, authority: input.authority, appropriation: input.appropriation ?? null, federal_share: input.federalShare, statement: input.statement }), version: 1 };
}

/** Offers money: an opportunity, from a day until a day. */
export async function addOpportunity({ tx, input }: Asked<NewOpportunity>): Promise<Done> {
  await held(tx, 'program', input.program);
  await refuseTaken(tx, 'opportunity', 'number', input.number);
  if (input.closesOn < input.postedOn) throw new Refusal('grants.no-days', 'It would end before it begins.');
  if (input.leastCents !== undefined && input.mostCents !== undefined && input.leastCents > input.mostCents) throw new Refusal('grants.amount', 'The least would be more than the most.');
  return { id: await store.keepOne(tx, 'opportunity', { program: input.program, number: input.number, title: input.title, about: input.about, posted_on: input.postedOn, closes_on: input.closesOn, total_cents: input.totalCents, least_cents: input.leastCents ?? null, most_cents: input.mostCents ?? null, awards: input.awards ?? null }), version: 1 };
}

/** Records an organization. */
export async function addRecipient({ tx, input }: Asked<NewRecipient>): Promise<Done> {
  await refuseTaken(tx, 'recipient', 'name', input.name);
  return { id: await store.keepOne(tx, 'recipient', { name: input.name, kind: input.kind, country: input.country, reference: input.reference ?? null }), version: 1 };
}

/** Records an audit finding. */
export async function addFinding({ tx, input, services }: Asked<NewFinding>): Promise<Done> {
  await held(tx, 'recipient', input.recipient);
  refuse(rules.objectToDay(input.issuedOn, services.today()));
  if ((await findingsOf(tx, input.recipient)).some((f) => f.number === input.number)) throw taken();
  return { id: await store.keepOne(tx, 'finding', { recipient: input.recipient, number: input.number, issued_on: input.issuedOn, resolved_on: null, about: input.about }), version: 1 };
}

/** Records that an audit finding is resolved. */
export async function resolveFinding({ tx, input, services, version }: Asked<ResolveFinding>): Promise<Done> {
  const finding = await held<store.FindingRow>(tx, 'finding', input.finding);
  refuse(rules.objectToDay(input.resolvedOn, services.today()));
  if (finding.resolved_on !== null) throw done();
  if (input.resolvedOn < finding.issued_on) throw new Refusal('grants.no-days', 'It would be resolved before it was found.');
  return { id: finding.id, version: await store.reviseRow(tx, 'finding', finding.id, version ?? finding.version, { resolved_on: input.resolvedOn }) };
}

/** Takes an application in. */
export async function addApplication({ tx, input, services }: Asked<NewApplication>): Promise<Done> {
  const opportunity = await held<store.OpportunityRow>(tx, 'opportunity', input.opportunity);
  await held(tx, 'recipient', input.recipient);
  refuse(rules.objectToDay(input.receivedOn, services.today()));
  if (input.receivedOn < opportunity.posted_on) throw new Refusal('grants.before-posted', 'The opportunity was not posted yet on that day.');
  if (input.totalCents < input.cents) throw new Refusal('grants.more-than-cost', 'It asks for more than the whole cost of the project.');
  await refuseTaken(tx, 'application', 'number', input.number);
  return { id: await store.keepOne(tx, 'application', { opportunity: input.opportunity, recipient: input.recipient, number: input.number, title: input.title, received_on: input.receivedOn, cents: input.cents, total_cents: input.totalCents, statement_on: input.statementOn ?? null, outcome: null, decided_on: null, reason: null }), version: 1 };
}

/** Keeps somebody’s reading of an application; one each, and none after it was decided. */
export async function reviewApplication({ tx, input, services }: Asked<NewReview>): Promise<Done> {
  await store.lock(tx, input.application);
  const application = await held<store.ApplicationRow>(tx, 'application', input.application);
  if (application.outcome !== null) throw new Refusal('grants.decided', 'This application is decided already.');
  if ((await reviewsOf(tx, [application.id])).some((r) => r.recorded_by === tx.who.account)) throw new Refusal('grants.reviewed', 'You have reviewed this application already.');
  return { id: await store.keepOne(tx, 'review', { application: application.id, score: input.score, advises: input.advises, why: input.why, reviewed_on: services.today() }), version: 1 };
}

/** Decides an application; selected is only what the rules let be selected. */
export async function decideApplication({ tx, input, services, version }: Asked<DecideApplication>): Promise<Done> {
  await store.lock(tx, input.application);
  const application = await held<store.ApplicationRow>(tx, 'application', input.application);
  if (application.outcome !== null) throw new Refusal('grants.decided', 'This application is decided already.');
  refuse(rules.objectToDay(input.decidedOn, services.today()));
  if (input.decidedOn < application.received_on) throw new Refusal('grants.no-days', 'It would be decided before it came.');
  if (input.outcome === 'selected') {
    if ((await reviewsOf(tx, [application.id])).length === 0) throw new Refusal('grants.not-reviewed', 'Nobody has reviewed this application yet.');
    refuse((await objectionsTo(tx, services.parameters, application, services.today()))[0]);
  }
  return { id: application.id, version: await store.reviseRow(tx, 'application', application.id, version ?? application.version, { outcome: input.outcome, decided_on: input.decidedOn, reason: input.reason }) };
}

/** What keeps an application from being selected. */
export async function objectionsTo(tx: Tx, parameters: Parameters<typeof rules.objectToShare>[0], application: store.ApplicationRow, today: string): Promise<rules.Objection[]> {
  const opportunity = await held<store.OpportunityRow>(tx, 'opportunity', application.opportunity);
  const program = await held<store.ProgramRow>(tx, 'program', opportunity.program);
  return rules.objectionsToSelection(parameters, { federalShare: program.federal_share, statement: program.statement, funder: program.funder }, { closesOn: opportunity.closes_on, leastCents: opportunity.least_cents, mostCents: opportunity.most_cents }, { receivedOn: application.received_on, cents: application.cents, totalCents: application.total_cents, statementOn: application.statement_on }, (await findingsOf(tx, application.recipient)).map(asFound), today);
}

/** Awards money: checks the award against its program, its application, its recipient and the award it hangs on, and asks whether it counts. */
export async function addAward({ tx, input, services }: Asked<NewAward>): Promise<Done> {
  const today = services.today();
  await store.lock(tx, `award ${input.number}`);
  await refuseTaken(tx, 'award', 'number', input.number);
  await held(tx, 'recipient', input.recipient);
  const program = input.program === undefined ? undefined : await held<store.ProgramRow>(tx, 'program', input.program);
  const application = input.application === undefined ? undefined : await held<store.ApplicationRow>(tx, 'application', input.application);
  if (application && (application.outcome !== 'selected' || application.recipient !== input.recipient)) throw new Refusal('grants.not-selected', 'The application was not selected, or is another organization’s.');
  if (input.initiative !== undefined) await held(tx, 'initiative', input.initiative);
  if (input.continues !== undefined) await held(tx, 'award', input.continues);
  const totalCents = input.totalCents ?? application?.total_cents ?? null;
  const period = input.period ?? 1;
  refuse(rules.objectToDay(input.awardedOn, today));
  refuse(rules.objectToAward({ scope: input.scope, region: input.region, countries: input.countries ?? [], awardedOn: input.awardedOn, startsOn: input.startsOn, endsOn: input.endsOn, cents: input.cents, totalCents, period, continues: input.continues !== undefined, parent: input.parent !== undefined }));
  if (program?.federal_share) refuse(rules.objectToShare(services.parameters, input.cents, totalCents, input.awardedOn));
  refuse(rules.objectToRecipient(services.parameters, input.funder, (await findingsOf(tx, input.recipient)).map(asFound), input.awardedOn, today));
  if (input.parent !== undefined) await checkParent(tx, input.parent, input);
  const row = { ...awardRow(input), total_cents: totalCents, period };
  const id = await store.keepOne(tx, 'award', row);
  await store.keepRows(tx, 'place', (input.countries ?? []).map((country) => ({ award: id, country })));
  await store.keepRows(tx, 'condition', rules.conditionsOf(input.instrument, program && { federalShare: program.federal_share, statement: program.statement }, application?.statement_on ?? null, input.awardedOn).map((c) => ({ award: id, kind: c.kind, about: c.about, due_on: c.metOn === null ? input.startsOn : null, met_on: c.metOn, evidence: c.evidence })));
  if (input.obligateNow === true && input.parent === undefined) await store.keepOne(tx, 'movement', { award: id, kind: 'obligated', on_day: input.awardedOn, cents: input.cents, reference: null });
  if (input.parent === undefined) await store.keepOne(tx, 'question', await questionRow(tx, id, input.funder, input.awardedOn, input.cents));
  return { id, version: 1 };
}

/** An award as it is kept. */
export function awardRow(input: NewAward): Record<string, unknown> {
  return {
    number: input.number, title: input.title, purpose: input.purpose, instrument: input.instrument, funder: input.funder, program: input.program ?? null, application: input.application ?? null, recipient: input.recipient, parent: input.parent ?? null, scope: input.scope, region: input.region, categories: input.categories, service: input.service ?? null,
    awarded_on: input.awardedOn, starts_on: input.startsOn, ends_on: input.endsOn, cents: input.cents, total_cents: input.totalCents ?? null, period: input.period ?? 1, continues: input.continues ?? null, initiative: input.initiative ?? null, closed_on: null,
  };
}

/** The question whether an award counts, as it is first put. */
export async function questionRow(tx: Tx, award: string, funder: string, awardedOn: string, cents: number): Promise<Record<string, unknown>> {
  return { award, round: 1, coders: rules.codersFor(cents, await store.thresholdOn(tx, awardedOn)), standing: 'open', funder, awarded_on: awardedOn, cents };
}

async function checkParent(tx: Tx, id: string, input: NewAward): Promise<void> {
  await store.lock(tx, id);
  const parent = await held<store.AwardRow>(tx, 'award', id);
  const siblings = (await store.subAwards(tx, id)).reduce((sum, s) => sum + s.cents, 0);
  refuse(rules.objectToSubAward({ obligated: (await store.sums(tx, [id])).get(id)?.obligated ?? 0, parent: parent.parent, startsOn: parent.starts_on, endsOn: parent.ends_on }, siblings, input));
}

/** Corrects an award’s words, its end or its amount; never below what is obligated. */
export async function correctAward({ tx, input, version }: Asked<CorrectAward>): Promise<Done> {
  await store.lock(tx, input.award);
  const award = await held<store.AwardRow>(tx, 'award', input.award);
  if (award.closed_on !== null) throw new Refusal('grants.closed', 'This award is closed.');
  if (input.endsOn !== undefined && input.endsOn <= award.starts_on) throw new Refusal('grants.no-days', 'It would end before it begins.');
  if (input.cents !== undefined && input.cents < ((await store.sums(tx, [award.id])).get(award.id)?.obligated ?? 0)) throw new Refusal('grants.over-obligated', 'More is obligated already.');
  const next = await store.reviseRow(tx, 'award', award.id, version ?? award.version, { title: input.title, purpose: input.purpose, categories: input.categories, ends_on: input.endsOn, cents: input.cents });
  const [question] = await store.of<store.QuestionRow>(tx, 'question', [award.id]);
  if (question && input.cents !== undefined && input.cents !== award.cents) await store.reviseRow(tx, 'question', question.id, question.version, { cents: input.cents });
  return { id: award.id, version: next };
}

/** Records money obligated or paid out, or taken back. */
export async function addMovement({ tx, input, services }: Asked<NewMovement>): Promise<Done> {
  await store.lock(tx, input.award);
  const award = await held<store.AwardRow>(tx, 'award', input.award);
  if (award.parent !== null && input.kind === 'obligated') throw new Refusal('grants.sub-of-sub', 'What is obligated stands with the award that this one hangs on.');
  const movements = await store.of<store.MovementRow>(tx, 'movement', [award.id]);
  const missing = (await store.of<store.ConditionRow>(tx, 'condition', [award.id])).some((c) => c.kind === 'statement' && c.met_on === null);
  const before = award.parent === null ? movements : [...movements, { kind: 'obligated' as const, cents: award.cents }];
  refuse(rules.objectToMovement({ cents: award.cents, awardedOn: award.awarded_on, closedOn: award.closed_on }, before, input, missing, services.today()));
  return { id: await store.keepOne(tx, 'movement', { award: award.id, kind: input.kind, on_day: input.onDay, cents: input.cents, reference: input.reference ?? null }), version: 1 };
}

/** Holds an award to a condition. */
export async function addCondition({ tx, input }: Asked<NewCondition>): Promise<Done> {
  await open(tx, input.award);
  return { id: await store.keepOne(tx, 'condition', { award: input.award, kind: input.kind, about: input.about, due_on: input.dueOn ?? null, met_on: null, evidence: null }), version: 1 };
}

/** Records how a condition was met. */
export async function meetCondition({ tx, input, services, version }: Asked<MeetCondition>): Promise<Done> {
  const condition = await held<store.ConditionRow>(tx, 'condition', input.condition);
  if (condition.met_on !== null) throw done();
  refuse(rules.objectToDay(input.metOn, services.today()));
  return { id: condition.id, version: await store.reviseRow(tx, 'condition', condition.id, version ?? condition.version, { met_on: input.metOn, evidence: input.evidence }) };
}

/** Asks a report of an award, by a day. */
export async function addReport({ tx, input }: Asked<NewReport>): Promise<Done> {
  await open(tx, input.award);
  if (input.until <= input.from || input.dueOn < input.from) throw new Refusal('grants.no-days', 'It would end before it begins.');
  if ((await store.of<store.ReportRow>(tx, 'report', [input.award])).some((r) => r.kind === input.kind && r.from_day === input.from)) throw taken();
  return { id: await store.keepOne(tx, 'report', { award: input.award, kind: input.kind, from_day: input.from, until_day: input.until, due_on: input.dueOn, received_on: null, accepted_on: null, narrative: null }), version: 1 };
}

/** Takes a report in with what it counts. */
export async function receiveReport({ tx, input, services, version }: Asked<ReceiveReport>): Promise<Done> {
  const report = await held<store.ReportRow>(tx, 'report', input.report);
  if (report.received_on !== null) throw done();
  refuse(rules.objectToDay(input.receivedOn, services.today()));
  if (input.receivedOn < report.from_day) throw new Refusal('grants.no-days', 'It would have come before its time began.');
  if (new Set(input.counts.map((c) => c.indicator)).size !== input.counts.length) throw new Refusal('grants.twice', 'One thing is counted twice in the report.', { status: 400 });
  const next = await store.reviseRow(tx, 'report', report.id, version ?? report.version, { received_on: input.receivedOn, narrative: input.narrative ?? null });
  await store.keepRows(tx, 'reported', input.counts.map((c) => ({ report: report.id, indicator: c.indicator, target: c.target ?? null, actual: c.actual })));
  return { id: report.id, version: next };
}

/** Accepts a report that has come. */
export async function acceptReport({ tx, input, services, version }: Asked<AcceptReport>): Promise<Done> {
  const report = await held<store.ReportRow>(tx, 'report', input.report);
  if (report.received_on === null) throw new Refusal('grants.not-received', 'This report has not come yet.');
  if (report.accepted_on !== null) throw done();
  refuse(rules.objectToDay(input.acceptedOn, services.today()));
  if (input.acceptedOn < report.received_on) throw new Refusal('grants.no-days', 'It would be accepted before it came.');
  return { id: report.id, version: await store.reviseRow(tx, 'report', report.id, version ?? report.version, { accepted_on: input.acceptedOn }) };
}

/** Plans a monitoring visit. */
export async function addVisit({ tx, input }: Asked<NewVisit>): Promise<Done> {
  await open(tx, input.award);
  return { id: await store.keepOne(tx, 'visit', { award: input.award, kind: input.kind, planned_on: input.plannedOn, held_on: null, found: null, follow_on: null, settled_on: null }), version: 1 };
}

/** Records what a visit found, and until when something must follow. */
export async function holdVisit({ tx, input, services, version }: Asked<HoldVisit>): Promise<Done> {
  const visit = await held<store.VisitRow>(tx, 'visit', input.visit);
  if (visit.held_on !== null) throw done();
  refuse(rules.objectToDay(input.heldOn, services.today()));
  return { id: visit.id, version: await store.reviseRow(tx, 'visit', visit.id, version ?? visit.version, { held_on: input.heldOn, found: input.found, follow_on: input.followOn ?? null }) };
}

/** Records that what had to follow a visit is settled. */
export async function settleVisit({ tx, input, services, version }: Asked<SettleVisit>): Promise<Done> {
  const visit = await held<store.VisitRow>(tx, 'visit', input.visit);
  if (visit.follow_on === null || visit.settled_on !== null) throw done();
  refuse(rules.objectToDay(input.settledOn, services.today()));
  return { id: visit.id, version: await store.reviseRow(tx, 'visit', visit.id, version ?? visit.version, { settled_on: input.settledOn }) };
}

/** Closes an award that lacks nothing. */
export async function closeAward({ tx, input, services, version }: Asked<CloseAward>): Promise<Done> {
  await store.lock(tx, input.award);
  const award = await open(tx, input.award);
  refuse(rules.objectToDay(input.closedOn, services.today()));
  const lacking = await lackingOf(tx, award, services.today());
  if (lacking.length > 0) throw new Refusal('grants.not-ready', `It cannot be closed yet. ${lacking.join(' ')}`);
  return { id: award.id, version: await store.reviseRow(tx, 'award', award.id, version ?? award.version, { closed_on: input.closedOn }) };
}

/** What an award lacks before it can be closed. */
export async function lackingOf(tx: Tx, award: store.AwardRow, today: string): Promise<string[]> {
  const of = <Row>(table: 'report' | 'condition' | 'visit' | 'movement'): Promise<Row[]> => store.of<Row>(tx, table, [award.id]);
  const reports = await of<store.ReportRow>('report');
  const visits = await of<store.VisitRow>('visit');
  const conditions = await of<store.ConditionRow>('condition');
  return rules.lackingToClose({ endsOn: award.ends_on }, { reports: reports.map((r) => ({ kind: r.kind, acceptedOn: r.accepted_on })), conditions: conditions.map((c) => ({ metOn: c.met_on })), visits: visits.map((v) => ({ heldOn: v.held_on, followOn: v.follow_on, settledOn: v.settled_on })), movements: await of<store.MovementRow>('movement') }, today);
}

/** The audit findings of an organization. */
export function findingsOf(tx: Tx, recipient: string): Promise<store.FindingRow[]> {
  return store.all<store.FindingRow>(tx, 'finding', 'issued_on, number', store.whose('recipient', recipient));
}

/** The readings of applications. */
export function reviewsOf(tx: Tx, applications: readonly string[]): Promise<store.ReviewRow[]> {
  return store.all<store.ReviewRow>(tx, 'review', 'recorded_at', store.among('application', applications));
}

/** A finding as the rules look at it. */
export function asFound(finding: store.FindingRow): rules.Found {
  return { number: finding.number, issuedOn: finding.issued_on, resolvedOn: finding.resolved_on };
}

async function open(tx: Tx, id: string): Promise<store.AwardRow> {
  const award = await held<store.AwardRow>(tx, 'award', id);
  if (award.closed_on !== null) throw new Refusal('grants.closed', 'This award is closed.');
  return award;
}

async function held<Row>(tx: Tx, table: store.Table, id: string): Promise<Row> {
  return await store.find<Row>(tx, table, id) ?? refuseUnknown();
}

async function refuseTaken(tx: Tx, table: Parameters<typeof store.taken>[1], column: 'number' | 'name', key: string): Promise<void> {
  if ((await store.taken(tx, table, column, [key])).size > 0) throw taken();
}

const taken = (): Refusal => new Refusal('grants.taken', 'This is on record already under the same name or number.');
const done = (): Refusal => new Refusal('grants.done', 'This was done already.');

/** Throws the Refusal that an objection stands for. */
export function refuse(objection: rules.Objection | undefined): void {
  if (objection) throw new Refusal(objection.code, objection.sentence);
}
