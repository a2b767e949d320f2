import { addDays } from '../../foundation/calendar/day.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { refuseUnknown } from '../../foundation/errors.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { asFound, findingsOf, lackingOf, objectionsTo, reviewsOf } from './actions.ts';
import { classifiedOf, namesOf } from './classify.ts';
import * as rules from './rules.ts';
import type { AwardFile, Awards, DueList, FindNames, ListAsked, Money, Names, OpportunityFile, RecipientFile } from './schema.ts';
import { awardIds, dues, linesOf, queueCounts, recipientsNamed } from './store-lists.ts';
import { awardsOfRecipient, moneyOf } from './store-money.ts';
import * as store from './store.ts';

/** How many days before something is due it is shown. */
const SOON = 30;
const MOST_DUE = 200;

/** A window of the awards. */
export async function listAwards({ tx, input, services }: Asked<ListAsked>): Promise<Awards> {
  const { total, ids } = await awardIds(tx, input, services.today());
  return { total, awards: await linesOf(tx, ids, (await store.lastEdition(tx)) + 1) };
}

/** What is due, and what waits of the classification. */
export async function listDues({ tx, services }: Asked<object>): Promise<DueList> {
  const today = services.today();
  const { rows, overdue, soon } = await dues(tx, today, addDays(today, SOON), MOST_DUE);
  return { dues: rows.map(({ due_on, ...row }) => ({ ...row, dueOn: due_on })), overdue, soon, ...await queueCounts(tx) };
}

/** Everything on one award. */
export async function readAward({ tx, input, services }: Asked<{ id: string }>): Promise<AwardFile> {
  const today = services.today();
  const award = await store.find<store.AwardRow>(tx, 'award', input.id) ?? refuseUnknown();
  const ids = [award.id];
  const recipient = await store.find<store.RecipientRow>(tx, 'recipient', award.recipient) ?? refuseUnknown();
  const program = award.program === null ? undefined : await store.find<store.ProgramRow>(tx, 'program', award.program);
  const application = award.application === null ? undefined : await store.find<store.ApplicationRow>(tx, 'application', award.application);
  const [parent, continued] = [await other(tx, award.parent), await other(tx, award.continues)];
  const initiative = award.initiative === null ? undefined : await store.find<store.InitiativeRow>(tx, 'initiative', award.initiative);
  const movements = await store.of<store.MovementRow>(tx, 'movement', ids);
  const reports = await store.of<store.ReportRow>(tx, 'report', ids);
  const counts = await store.reportedOf(tx, reports.map((r) => r.id));
  const excluding = rules.departmentOf(award.funder) === 'doj' ? (await findingsOf(tx, recipient.id)).map(asFound).find((f) => rules.excludedYears(services.parameters, f).some((y) => y >= rules.fiscalYear(today))) : undefined;
  const classified = (await classifiedOf(tx, ids)).get(award.id);
  const subs = await store.subAwards(tx, award.id);
  const [came] = await store.all<{ identifier: string; currencies: string[] }>(tx, 'source', 'identifier', store.whose('award', award.id));
  return {
    id: award.id, version: award.version, number: award.number, title: award.title, purpose: award.purpose, instrument: award.instrument, funder: award.funder, scope: award.scope, region: award.region, countries: (await store.of<{ country: string }>(tx, 'place', ids)).map((p) => p.country), categories: award.categories, service: award.service,
    recipient: { id: recipient.id, name: recipient.name, kind: recipient.kind, country: recipient.country, excluded: excluding ? { finding: excluding.number, years: rules.excludedYears(services.parameters, excluding) } : null },
    program: program ? { id: program.id, name: program.name, authority: program.authority } : null, application: application?.number ?? null, parent: parent ? { id: parent.id, number: parent.number, title: parent.title } : null,
    subAwards: subs.map((s) => ({ id: s.id, number: s.number, title: s.title, recipient: s.recipient_name, cents: s.cents })),
    awardedOn: award.awarded_on, startsOn: award.starts_on, endsOn: award.ends_on, cents: award.cents, totalCents: award.total_cents, period: award.period, continues: continued ? { id: continued.id, number: continued.number, awardedOn: continued.awarded_on } : null, initiative: initiative?.name ?? null, closedOn: award.closed_on,
    toClose: award.closed_on === null ? await lackingOf(tx, award, today) : [],
    ...rules.sumsOf(movements), movements: movements.map((m) => ({ id: m.id, kind: m.kind, onDay: m.on_day, cents: m.cents, reference: m.reference })),
    came: came ? { identifier: came.identifier, currencies: came.currencies } : null,
    conditions: (await store.of<store.ConditionRow>(tx, 'condition', ids)).map((c) => ({ id: c.id, version: c.version, kind: c.kind, about: c.about, dueOn: c.due_on, metOn: c.met_on, evidence: c.evidence })),
    reports: reports.map((r) => ({ id: r.id, version: r.version, kind: r.kind, from: r.from_day, until: r.until_day, dueOn: r.due_on, receivedOn: r.received_on, acceptedOn: r.accepted_on, narrative: r.narrative, counts: counts.filter((c) => c.report === r.id).map((c) => ({ indicator: c.indicator, target: c.target, actual: c.actual })) })),
    visits: (await store.of<store.VisitRow>(tx, 'visit', ids)).map((v) => ({ id: v.id, version: v.version, kind: v.kind, plannedOn: v.planned_on, heldOn: v.held_on, found: v.found, followOn: v.follow_on, settledOn: v.settled_on })),
    classified: classified ?? { version: 1, standing: 'open', round: 1, coders: 1, mayCode: false, maySettle: false, codings: [], rulings: [] },
  };
}

async function other(tx: Tx, id: string | null): Promise<store.AwardRow | undefined> {
  return id === null ? undefined : store.find<store.AwardRow>(tx, 'award', id);
}

/** Where the money comes from and how it is offered: appropriations, programs, opportunities and initiatives, each with what became of it. */
export async function readMoney({ tx, services }: Asked<object>): Promise<Money> {
  const { appropriations, programs, opportunities, initiatives } = await moneyOf(tx);
  const names = new Map(programs.map((p) => [p.id, p.name]));
  const accounts = new Map(appropriations.map((a) => [a.id, `${a.account}, FY${a.fiscal_year}`]));
  return {
    appropriations: appropriations.map((a) => ({ id: a.id, law: a.law, account: a.account, fiscalYear: a.fiscal_year, enactedOn: a.enacted_on, availableUntil: a.available_until, cents: a.cents })),
    programs: programs.map((p) => ({ id: p.id, name: p.name, funder: p.funder, authority: p.authority, account: p.appropriation === null ? null : accounts.get(p.appropriation) ?? null, federalShare: p.federal_share, statement: p.statement, awards: p.awards, obligated: Number(p.obligated) })),
    opportunities: opportunities.map((o) => ({ id: o.id, number: o.number, title: o.title, program: names.get(o.program) ?? '', status: statusOf(o, services.today()), postedOn: o.posted_on, closesOn: o.closes_on, totalCents: o.total_cents, applications: o.applications, selected: o.selected })),
    initiatives: initiatives.map((i) => ({ id: i.id, name: i.name, statedOn: i.stated_on, cents: i.cents, source: i.source, awarded: Number(i.awarded), obligated: Number(i.obligated) })),
  };
}

/** How an opportunity stands on a day, in the words of CommonGrants. */
export function statusOf(opportunity: Pick<store.OpportunityRow, 'posted_on' | 'closes_on'>, today: string): 'forecasted' | 'open' | 'closed' {
  return opportunity.posted_on > today ? 'forecasted' : opportunity.closes_on >= today ? 'open' : 'closed';
}

/** Names that forms choose from. */
export async function readNames({ tx, input }: Asked<FindNames>): Promise<Names> {
  const programs = await store.all<store.ProgramRow>(tx, 'program', 'name');
  const initiatives = await store.all<store.InitiativeRow>(tx, 'initiative', 'name');
  return { recipients: await recipientsNamed(tx, input.find ?? ''), programs: programs.map(({ id, name, funder }) => ({ id, name, funder })), initiatives: initiatives.map(({ id, name }) => ({ id, name })) };
}

/** An opportunity with its applications; a reviewer sees the readings of others once they have given their own. */
export async function readOpportunity({ tx, input, services }: Asked<{ id: string }>): Promise<OpportunityFile> {
  const opportunity = await store.find<store.OpportunityRow>(tx, 'opportunity', input.id) ?? refuseUnknown();
  const program = await store.find<store.ProgramRow>(tx, 'program', opportunity.program) ?? refuseUnknown();
  const applications = await store.all<store.ApplicationRow>(tx, 'application', 'received_on, number', store.whose('opportunity', opportunity.id));
  const reviews = await reviewsOf(tx, applications.map((a) => a.id));
  const recipients = new Map((await store.findAll<store.RecipientRow>(tx, 'recipient', applications.map((a) => a.recipient))).map((r) => [r.id, r.name]));
  const awards = new Map((await store.all<store.AwardRow>(tx, 'award', 'number', store.among('application', applications.map((a) => a.id)))).map((a) => [a.application, a.id]));
  const names = await namesOf(tx, reviews.map((r) => r.recorded_by));
  const today = services.today();
  const listed: OpportunityFile['applications'] = [];
  for (const a of applications) {
    const own = reviews.filter((r) => r.application === a.id);
    const mine = own.some((r) => r.recorded_by === tx.who.account);
    const seen = mine || a.outcome !== null ? own : [];
    listed.push({
      id: a.id, version: a.version, number: a.number, title: a.title, recipient: recipients.get(a.recipient) ?? '', recipientId: a.recipient, receivedOn: a.received_on, cents: a.cents, totalCents: a.total_cents, statementOn: a.statement_on, outcome: a.outcome, decidedOn: a.decided_on, reason: a.reason, mine, award: awards.get(a.id) ?? null,
      objections: a.outcome === null ? (await objectionsTo(tx, services.parameters, a, today)).map((o) => o.sentence) : [],
      reviews: seen.map((r) => ({ id: r.id, by: names(r.recorded_by), score: r.score, advises: r.advises, why: r.why })), readings: own.length, mean: seen.length === 0 ? null : Math.round(10 * seen.reduce((sum, r) => sum + r.score, 0) / seen.length) / 10,
    });
  }
  return {
    id: opportunity.id, number: opportunity.number, title: opportunity.title, about: opportunity.about, program: program.name, status: statusOf(opportunity, today), postedOn: opportunity.posted_on, closesOn: opportunity.closes_on, totalCents: opportunity.total_cents, leastCents: opportunity.least_cents, mostCents: opportunity.most_cents, awards: opportunity.awards,
    federalShare: program.federal_share, statement: program.statement, asked: applications.reduce((sum, a) => sum + a.cents, 0), applications: listed,
  };
}

/** An organization with its audit findings and its awards. */
export async function readRecipient({ tx, input, services }: Asked<{ id: string }>): Promise<RecipientFile> {
  const recipient = await store.find<store.RecipientRow>(tx, 'recipient', input.id) ?? refuseUnknown();
  const findings = await findingsOf(tx, recipient.id);
  return {
    ...recipient, findings: findings.map((f) => ({ id: f.id, version: f.version, number: f.number, issuedOn: f.issued_on, resolvedOn: f.resolved_on, about: f.about, excludes: rules.excludedYears(services.parameters, asFound(f)) })),
    awards: (await awardsOfRecipient(tx, recipient.id)).map((a) => ({ id: a.id, number: a.number, title: a.title, awardedOn: a.awarded_on, cents: a.cents })),
  };
}
