import { addDays, daysBetween, type Day } from '../../foundation/calendar/day.ts';
import { parameterOn } from '../../foundation/calendar/parameters.ts';
import { toPdf } from '../../foundation/document/pdf.ts';
import { refuseUnknown } from '../../foundation/errors.ts';
import type { Tx } from '../../foundation/database/database.ts';
import type { Identity as Keys } from '../../foundation/identity/subjects.ts';
import type { Asked, Sent } from '../../foundation/web/route.ts';
import { caseCodesOf, getPerson, peopleOf } from '../people/index.ts';
import { applicationGrounds, boundsOf, keptAs, presenceGrounds } from './actions.ts';
import { civilActionPending, continuity, presenceEnd } from './clocks.ts';
import { sheetDocument } from './document.ts';
import { fiscalYear, fiscalYearOf } from './fiscal-year.ts';
import { NO_ANSWER, protectionEnded } from './protection.ts';
import { loadDossiers, type Loaded } from './recompute.ts';
import { applicationSteps, lackingForApplication, lackingForPresence, presenceSteps, reunificationSteps } from './rules.ts';
import type { ApplicationFile, ApplicationHead, DeadlineView, NoticeView, OfficeView, Owed, PersonFile, PresenceFile, PresenceHead, QueueEntry, ReunificationView } from './schema.ts';
import * as store from './store.ts';
import { findQuestion, notices, noticesOf, questions, toldOf } from './store-notices.ts';
import { tellable } from './telling.ts';
import { lanesOf } from './timeline.ts';

const nameOf = (person: { familyName?: string; givenName?: string } | undefined): { name?: string } => (person?.familyName ? { name: `${person.familyName}, ${person.givenName ?? ''}` } : {});

/** What an office holds of a fiscal year; received is always approved, denied, withdrawn and pending together, or the page says so. */
export async function readOffice({ tx, input, who, services }: Asked<{ year?: number }>): Promise<OfficeView> {
  const kept = keptAs(who);
  const current = fiscalYearOf(services.today()).year;
  const { from, until, year } = fiscalYear(input.year ?? current);
  const { cohort, flow, granted, waiting, years, presence } = await store.office(tx, kept, from, until);
  const cap = parameterOn(services.parameters, 't_annual_cap_principals', from);
  return {
    year, firstYear: years.first ? fiscalYearOf(years.first as Day).year : current, lastYear: years.last ? Math.max(fiscalYearOf(years.last as Day).year, year) : current, keptAs: kept,
    cohort: { ...cohort, reconciles: cohort.received === cohort.approved + cohort.denied + cohort.withdrawn + cohort.pending }, flow: { received: cohort.received, ...flow },
    cap: { granted, most: Number(cap.value), waiting, authority: '8 USC 1184(o)(2)-(3)' }, presence,
  };
}

/** The work of an office, a window at a time. */
export async function readQueue({ tx, identity, input }: Asked<{ show?: 'pending' | 'presence' | 'granted' | 'decided'; from?: number; count?: number }>): Promise<{ total: number; entries: QueueEntry[] }> {
  const { total, rows } = await store.queue(tx, input.show ?? 'pending', input.from ?? 0, input.count ?? 50);
  const people = new Map((await peopleOf(tx, identity, [...new Set(rows.map((r) => r.person))])).map((p) => [p.id, p]));
  return {
    total, entries: rows.map((r) => ({
      id: r.id, what: r.what, number: r.number, person: r.person, caseCode: people.get(r.person)?.caseCode ?? '', ...nameOf(people.get(r.person)), class: r.class, kind: r.kind, receivedOn: r.received_on, state: r.state, endsOn: r.ends_on,
      dueOn: r.due_on === null ? null : r.due_kind === 'presence-ends' && r.what === 'presence' ? addDays(r.due_on as Day, -1) : r.due_on, dueKind: r.due_kind,
    })),
  };
}

/** The record that a number names. */
export async function findRecord({ tx, input }: Asked<{ number: string }>) {
  const found = [...(await store.findByNumber(tx, [input.number])).map((a) => ({ id: a.id, what: 'application' as const, number: a.number, state: a.state })), ...(await store.presencesByNumber(tx, [input.number])).map((p) => ({ id: p.id, what: 'presence' as const, number: p.number, state: p.state }))];
  return { found };
}

/** What is due, a window at a time. */
export async function readDeadlines({ tx, identity, input, services }: Asked<{ show?: 'ahead' | 'passed' | 'all'; from?: number; count?: number }>): Promise<{ total: number; deadlines: DeadlineView[] }> {
  const { total, rows } = await store.dueDeadlines(tx, input.show ?? 'ahead', services.today(), input.from ?? 0, input.count ?? 50);
  return { total, deadlines: await deadlineViews(tx, identity, rows) };
}

async function deadlineViews(tx: Tx, identity: Keys, rows: readonly store.DeadlineRow[]): Promise<DeadlineView[]> {
  const people = new Map((await peopleOf(tx, identity, [...new Set(rows.map((r) => r.person))])).map((p) => [p.id, p]));
  const log = Map.groupBy(await store.deadlineLog(tx, rows.map((r) => r.id)), (r) => r.id);
  const subjects = rows.map((r) => r.subject);
  const numbers = new Map([...await store.findApplications(tx, subjects), ...await store.findPresences(tx, subjects)].map((r) => [r.id, r.number]));
  return rows.map((r) => ({
    id: r.id, person: r.person, caseCode: people.get(r.person)?.caseCode ?? '', ...nameOf(people.get(r.person)), subject: r.subject, number: numbers.get(r.subject) ?? null, lane: r.lane, kind: r.kind, dueOn: r.due_on,
    countedFrom: r.counted_from, amount: r.amount, unit: r.unit, citation: r.citation, state: r.state, log: (log.get(r.id) ?? []).map((v) => ({ dueOn: v.due_on, cause: v.cause, at: v.recorded_at.toISOString(), state: v.state })),
  }));
}

const presenceHead = (r: store.PresenceRow): PresenceHead => ({
  id: r.id, version: r.version, number: r.number, person: r.person, keptAs: r.kept_as, basis: r.basis, requester: r.requester, receivedOn: r.received_on, state: r.state, issuedOn: r.issued_on, endsOn: r.ends_on, outcome: r.outcome, decidedOn: r.decided_on,
});
const applicationHead = (r: store.ApplicationRow, caseCode: string): ApplicationHead => ({
  id: r.id, version: r.version, number: r.number, person: r.person, caseCode, keptAs: r.kept_as, kind: r.kind, class: r.class, relation: r.relation, subclause: r.subclause, principal: r.principal, principalUnder21: r.principal_under_21, receivedOn: r.received_on,
  state: r.state, outcome: r.outcome, decidedOn: r.decided_on, endsOn: r.ends_on, reason: r.reason,
});
const stepView = <Step>(s: store.StepRow<Step>) => ({ id: s.id, step: s.step, onDay: s.on_day, dueOn: s.due_on, endsOn: s.ends_on, reason: s.reason, authority: s.authority });

/** What a step would still lack if its form were filled in. */
const FILLED = { reason: 'other', consulted: true, sources: ['record' as const] };

/** Everything on one request for continued presence. */
export async function readPresence({ tx, identity, input, services }: Asked<{ id: string }>): Promise<PresenceFile> {
  const [found] = await store.findPresences(tx, [input.id]);
  if (!found) refuseUnknown();
  const person = await getPerson(tx, identity, found.person);
  const loaded = (await loadDossiers(tx, [found.person])).get(found.person) as Loaded;
  const row = loaded.presenceRows.find((p) => p.id === input.id) ?? refuseUnknown();
  const today = services.today();
  const pending = civilActionPending(loaded.civilActions, today);
  const grounds = presenceGrounds(row, loaded, today);
  return {
    ...presenceHead(row), caseCode: person.caseCode, ...nameOf(person), steps: row.steps.map(stepView), information: await informationViews(tx, identity, row.person, row.id),
    standing: row.state === 'issued' && (pending || row.ends_on === null || today < row.ends_on), mustStand: pending, days: row.issued_on ? daysBetween(row.received_on as Day, row.issued_on as Day) : null,
    possible: presenceSteps(row.state).map(({ step, authority }) => ({
      step, authority, lacking: lackingForPresence(step, grounds, { ...FILLED, reason: step === 'revoked' && pending ? 'no-diligence' : 'other' }), endsOn: step === 'issued' || step === 'renewed' ? presenceEnd(today, services.parameters) : null,
    })),
    deadlines: await deadlineViews(tx, identity, (await store.deadlinesOf(tx, [row.person])).filter((d) => d.subject === row.id)),
  };
}

async function informationViews(tx: Tx, identity: Keys, person: string, subject: string) {
  const key = (await identity.keysOf(tx, [person])).get(person);
  return (await store.informationOn(tx, subject)).map((i) => ({ id: i.id, source: i.source, recordedAt: i.recorded_at.toISOString(), ...(key ? { text: store.openInformation(key, tx.who.agency, i) } : {}) }));
}

/** Everything on one application. */
export async function readApplication({ tx, identity, input, services }: Asked<{ id: string }>): Promise<ApplicationFile> {
  const [found] = await store.findApplications(tx, [input.id]);
  if (!found) refuseUnknown();
  const person = await getPerson(tx, identity, found.person);
  const loaded = (await loadDossiers(tx, [found.person])).get(found.person) as Loaded;
  const row = loaded.applicationRows.find((a) => a.id === input.id) ?? refuseUnknown();
  const today = services.today();
  const grounds = await applicationGrounds(tx, row, loaded, today, services);
  const family = row.principal === null && row.kind === 'status' ? await store.familyOf(tx, [row.id]) : [];
  const [principal] = row.principal === null ? [] : await store.findApplications(tx, [row.principal]);
  const codes = await caseCodesOf(tx, family.map((f) => f.person));
  const possible: ApplicationFile['possible'] = [];
  for (const { step, authority } of applicationSteps(row.kind, row.class, row.state)) {
    const bounds = await boundsOf(tx, row, { step, endsOn: step === 'extended' ? '2099-12-31' : undefined } as never, today, services);
    possible.push({ step, authority, lacking: lackingForApplication(step, grounds, { ...FILLED, dueOn: undefined, endsOn: '2099-12-31' }, today), dueOn: bounds.dueOn, endsOn: step === 'extended' ? null : bounds.endsOn });
  }
  return {
    ...applicationHead(row, person.caseCode), ...nameOf(person), principalNumber: principal?.number ?? null, steps: row.steps.map(stepView), information: await informationViews(tx, identity, row.person, row.id), possible,
    family: family.map((f) => applicationHead(f, codes.get(f.person) ?? '')), deadlines: await deadlineViews(tx, identity, (await store.deadlinesOf(tx, [row.person])).filter((d) => d.subject === row.id)),
    days: row.decided_on ? daysBetween(row.received_on as Day, row.decided_on as Day) : null,
  };
}

/** Everything on one person's relief. */
export async function readPersonRelief({ tx, identity, input, services }: Asked<{ id: string }>): Promise<PersonFile> {
  const person = await getPerson(tx, identity, input.id);
  const loaded = (await loadDossiers(tx, [person.id])).get(person.id) as Loaded;
  const today = services.today();
  const cases = await caseViews(tx, identity, await store.findReunifications(tx, { persons: [person.id] }));
  const family = await store.familyOf(tx, loaded.applicationRows.filter((a) => a.principal === null && a.kind === 'status').map((a) => a.id));
  const codes = await caseCodesOf(tx, family.map((f) => f.person));
  const status = loaded.applications.find((a) => a.kind === 'status' && a.standing.approvedOn !== null);
  const approvedOn = status?.standing.approvedOn as Day | undefined;
  const kept = continuity(status?.class ?? 'T-1', approvedOn ?? (loaded.away[0]?.leftOn as Day | undefined) ?? today, loaded.absences, services.parameters, today);
  return {
    person: person.id, caseCode: person.caseCode, language: person.language, protected: (await protectedPersons(tx, [person.id])).has(person.id), presences: loaded.presenceRows.map(presenceHead),
    applications: loaded.applicationRows.map((a) => applicationHead(a, person.caseCode)), family: family.map((f) => applicationHead(f, codes.get(f.person) ?? '')), reunifications: cases, lanes: lanesOf(loaded, cases, today),
    deadlines: await deadlineViews(tx, identity, (await store.deadlinesOf(tx, [person.id])).filter((d) => d.state === 'open')),
    absences: loaded.away.map(({ id, version, leftOn, returnedOn, justified }) => ({ id, version, leftOn, returnedOn, justified })), presenceKept: { broken: kept.broken, days: kept.days, longest: kept.longest },
    completions: loaded.completed.map((c) => ({ id: c.id, completedOn: c.completed_on })), permits: loaded.permitRows.map((p) => ({ id: p.id, kind: p.kind, category: p.category, validFrom: p.valid_from, validUntil: p.valid_until })),
    civilActions: loaded.actions.map((c) => ({ id: c.id, version: c.version, filedOn: c.filed_on, concludedOn: c.concluded_on })), owed: await owedOf(tx, person.id, loaded),
  };
}

/** What of a person's records a benefit-granting office may be told, and when it was. */
export async function owedOf(tx: Tx, person: string, loaded: Loaded): Promise<Owed[]> {
  const told = await toldOf(tx, [person]);
  const office = tellable({
    presences: loaded.presenceRows.filter((p) => p.kept_as === 'office').map((p) => ({ id: p.id, standing: loaded.presences.find((l) => l.id === p.id)?.standing ?? refuseUnknown(), lastGrantedOn: p.steps.findLast((s) => s.step === 'issued' || s.step === 'renewed')?.on_day ?? null })),
    applications: loaded.applicationRows.filter((a) => a.kept_as === 'office').map((a) => ({ id: a.id, kind: a.kind, class: a.class, standing: loaded.applications.find((l) => l.id === a.id)?.standing ?? refuseUnknown() })),
  });
  return office.map(({ subject, kind, ended, datedOn, endsOn }) => ({ subject, kind, ended, datedOn, endsOn, toldOn: told.findLast((t) => t.subject === subject && t.kind === kind && t.dated_on === datedOn)?.told_on ?? null }));
}

/** What is next and by when, as one sheet in the person's language, without the name of this product or of the person. */
export async function personSheet({ tx, identity, input, services }: Asked<{ id: string; lang?: 'en' | 'es' }>): Promise<Sent> {
  const file = await readPersonRelief({ tx, identity, input, services } as Asked<{ id: string }>);
  const lang = input.lang ?? (file.language.startsWith('es') ? 'es' : 'en');
  return { type: 'application/pdf', body: await toPdf(sheetDocument(file, services.today(), lang)), fileName: 'sheet.pdf' };
}

/** Cases of reunification and return with their steps. */
export async function caseViews(tx: Tx, identity: Keys, rows: readonly store.ReunificationRow[]): Promise<ReunificationView[]> {
  const steps = Map.groupBy(await store.reunificationSteps(tx, rows.map((r) => r.id)), (s) => s.of);
  const people = new Map((await peopleOf(tx, identity, [...new Set(rows.map((r) => r.person))])).map((p) => [p.id, p]));
  return rows.map((r) => ({
    id: r.id, version: r.version, person: r.person, principal: r.principal, caseCode: people.get(r.person)?.caseCode ?? '', ...nameOf(people.get(r.person)), kind: r.kind, class: r.class, country: r.country, openedOn: r.opened_on, state: r.state,
    steps: (steps.get(r.id) ?? []).map((s) => ({ step: s.step, onDay: s.on_day })), possible: reunificationSteps(r.kind, r.state),
  }));
}

/** The cases of reunification and return, a window at a time. */
export async function listReunifications({ tx, identity, input }: Asked<{ show?: 'open' | 'done' | 'all'; from?: number; count?: number }>): Promise<{ total: number; cases: ReunificationView[] }> {
  const { total, rows } = await store.reunifications(tx, input.show ?? 'open', input.from ?? 0, input.count ?? 50);
  return { total, cases: await caseViews(tx, identity, rows) };
}

/** The status notices this office received, newest first. */
export async function listNotices({ tx, identity, input }: Asked<{ from?: number; count?: number }>): Promise<{ total: number; notices: NoticeView[] }> {
  const { total, rows } = await notices(tx, input.from ?? 0, input.count ?? 50);
  const people = new Map((await peopleOf(tx, identity, [...new Set(rows.map((r) => r.person))])).map((p) => [p.id, p]));
  return { total, notices: rows.map((r) => ({ id: r.id, person: r.person, caseCode: people.get(r.person)?.caseCode ?? '', ...nameOf(people.get(r.person)), kind: r.kind, ended: r.ended, datedOn: r.dated_on, endsOn: r.ends_on, office: r.office })) };
}

/** The questions from outside, newest first. */
export async function listQuestions({ tx, input }: Asked<{ from?: number; count?: number }>) {
  const { total, rows } = await questions(tx, input.from ?? 0, input.count ?? 50);
  return { total, questions: rows.map((r) => ({ id: r.id, asker: r.asker, purpose: r.purpose, sworn: r.sworn, askedOn: r.asked_on, answered: r.answered })) };
}

/** The answer to a question from outside: where the law lets nothing be said, the same words for everybody. */
export async function readQuestion({ tx, input }: Asked<{ id: string }>) {
  const question = await findQuestion(tx, input.id);
  if (!question) refuseUnknown();
  const head = { id: question.id, answered: question.answered, authority: question.authority, askedOn: question.asked_on, asker: question.asker, purpose: question.purpose };
  if (!question.answered || question.person === null) return { ...head, sentence: NO_ANSWER, files: [] };
  const files = [...(await store.presencesOf(tx, [question.person])).map((p) => ({ number: p.number, class: null, state: p.state, receivedOn: p.received_on })), ...(await store.applicationsOf(tx, [question.person])).map((a) => ({ number: a.number, class: a.class, state: a.state, receivedOn: a.received_on }))];
  return { ...head, sentence: 'This may be told to the asker for this purpose only, and is on the record.', files };
}

/** Whether records of relief protect a person, 8 USC 1367: set by the records themselves. */
async function protectedPersons(tx: Tx, persons: readonly string[]): Promise<Set<string>> {
  const states = Map.groupBy(await store.applicationsOf(tx, persons), (a) => a.person);
  const others = new Set([...(await store.presencesOf(tx, persons)).map((p) => p.person), ...(await noticesOf(tx, persons)).map((n) => n.person), ...(await store.findReunifications(tx, { persons })).flatMap((r) => [r.person, r.principal])]);
  return new Set(persons.filter((p) => others.has(p) || (states.has(p) && !protectionEnded((states.get(p) ?? []).map((a) => a.state), false))));
}

