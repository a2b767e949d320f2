import type { KeyObject } from 'node:crypto';
import { ageOn, day, type Day } from '../../foundation/calendar/day.ts';
import { toPdf } from '../../foundation/document/pdf.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { seal, unseal } from '../../foundation/identity/seal.ts';
import type { Identity as Keys } from '../../foundation/identity/subjects.ts';
import type { Asked, Sent, Services } from '../../foundation/web/route.ts';
import { ageGroupOn, caseCodesOf, getPerson, peopleOf, type Person } from '../people/index.ts';
import { noticesOf, type StatusNotice } from '../relief/index.ts';
import { replyTo, type AnswerFacts } from '../sharing/index.ts';
import { benefitsOf } from './benefits.ts';
import { clocksOf } from './clocks.ts';
import { signLetter, type LetterContent } from './credential.ts';
import { letterDocument } from './document.ts';
import { endedByNotice, expiryOf, lacking, letterKind, presenceEndedOn, refuseLacking, restsOn, stateAfter, STEPS, type Grounds } from './rules.ts';
import type { EndLetter, LetterFile, LetterView, NewBenefitApplied, NewConsultation, NewDecision, NewEvidence, NewNotice, NewRequest, Outcome, QueueEntry, RequestFile } from './schema.ts';
import { checkCode, initialOf, newSerial, readSerial } from '../../foundation/credential/serial.ts';
import * as store from './store.ts';

type Done = { id: string; version: number };

/** Enters a request for certification or, for a child, for assistance. */
export async function enterRequest({ tx, identity, input, services }: Asked<NewRequest>): Promise<Done> {
  const person = await getPerson(tx, identity, input.person);
  const [id] = await store.keepRequests(tx, [{
    person: input.person, number: newRequestNumber(input.receivedOn), received_on: day(input.receivedOn), received_at: services.now().toISOString(),
    discovered_at: input.discoveredAt ?? null, requester: input.requester, age_group: ageGroupOn(person.bornOn, day(input.receivedOn)), form: input.form ?? 'unknown',
  }]);
  return { id: id as string, version: 1 };
}

/** A number for a request: the year, and random digits that tell nothing of order. */
export function newRequestNumber(receivedOn: string): string {
  return `R-${receivedOn.slice(2, 4)}-${String(crypto.getRandomValues(new Uint32Array(1))[0]! % 90_000_000 + 10_000_000)}`;
}

/** Records a document of another office that was seen. */
export async function recordEvidence({ tx, input }: Asked<NewEvidence>): Promise<Done> {
  return hang(tx, 'evidence', input.id, { kind: input.kind, office: input.office, dated_on: day(input.datedOn), ends_on: input.endsOn ? day(input.endsOn) : null, page: input.page ?? null });
}

/** Records that an office was consulted. */
export async function recordConsultation({ tx, input }: Asked<NewConsultation>): Promise<Done> {
  return hang(tx, 'consultation', input.id, { office: input.office, consulted_on: day(input.consultedOn), objected: input.objected ?? false });
}

/** Records a notice that stops a clock. */
export async function recordNotice({ tx, input }: Asked<NewNotice>): Promise<Done> {
  return hang(tx, 'notice', input.id, { kind: input.kind, given_at: input.givenAt });
}

async function hang(tx: Tx, table: 'evidence' | 'consultation' | 'notice', request: string, row: Record<string, unknown>): Promise<Done> {
  if ((await store.findRequests(tx, [request])).length === 0) refuseUnknown();
  return { id: await store.keepOne(tx, table, { request, ...row }), version: 1 };
}

/** Decides a request and, unless it is denied, issues the letter, in one transaction. */
export async function decide({ tx, identity, input, services }: Asked<NewDecision>): Promise<Done & { letter: string | null; serial: string | null }> {
  await store.lockRequest(tx, input.id);
  const [request] = await store.findRequests(tx, [input.id]);
  if (!request) refuseUnknown();
  const on = day(input.decidedOn);
  if (input.outcome === 'denied' && !input.reason) throw new Refusal('letters.no-reason', 'A denial needs its reason.', { status: 400 });
  const person = await getPerson(tx, identity, request.person);
  const around = await store.aroundRequests(tx, [input.id]);
  const grounds = groundsOf(person, request, around, on, await noticesOf(tx, [person.id]));
  refuseLacking(lacking(input.outcome, grounds, on, services.parameters));
  const basis = STEPS.find((s) => s.from === grounds.state && s.outcome === input.outcome)?.authority ?? '';
  const decision = await store.keepOne(tx, 'decision', { request: input.id, outcome: input.outcome, decided_on: on, reason: input.outcome === 'denied' ? input.reason : null, basis });
  const kind = letterKind(input.outcome);
  const endsOn = kind ? expiryOf(kind, input.outcome, on, services.parameters) : null;
  // Whoever asked for the person learns what was decided, and nothing else of this office's record.
  if (request.arrived_as) await replyTo(tx, services, request.arrived_as, { outcome: input.outcome, decidedOn: on, endsOn } satisfies AnswerFacts);
  if (!kind) return { id: decision, version: 1, letter: null, serial: null };
  const issued = await issueLetter(tx, identity, services, {
    person, request: input.id, decision, kind, ageGroup: grounds.ageGroup === 'adult' && kind === 'certification' ? 'adult' : 'minor', issuedOn: on,
    expiresOn: endsOn, restsOn: kind === 'certification' ? restsOn(grounds, on) : 'minor', form: request.form, replaces: null,
  });
  return { id: decision, version: 1, letter: issued.id, serial: issued.serial };
}

interface Issue {
  person: Person; request: string; decision: string; kind: LetterView['kind']; ageGroup: 'adult' | 'minor'; issuedOn: Day; expiresOn: Day | null; restsOn: string; form: string; replaces: string | null;
}

/** Writes a letter: serial number, signed credential, sealed content, place on the status list. Nothing of the person stands outside the seal. */
async function issueLetter(tx: Tx, identity: Keys, services: Services, issue: Issue): Promise<{ id: string; serial: string }> {
  const { person } = issue;
  if (!person.familyName || !person.givenName || !person.bornOn) throw new Refusal('letters.no-name', 'A letter names the person and their birth date: record both first.');
  const key = (await identity.keysOf(tx, [person.id])).get(person.id);
  const template = await store.findTemplate(tx, issue.kind, issue.issuedOn);
  if (!key || !template) throw new Refusal('letters.no-template', `No template of this kind of letter held on ${issue.issuedOn}.`);
  const [statusIndex] = await store.freePlaces(tx, 1);
  const content: LetterContent = {
    serial: newSerial(), kind: issue.kind, name: `${person.givenName} ${person.familyName}`, bornOn: person.bornOn, issuedOn: issue.issuedOn, expiresOn: issue.expiresOn,
    statusIndex: statusIndex as number, agency: tx.who.agency, template: template.name,
  };
  const id = crypto.randomUUID();
  await store.keepOne(tx, 'letter', letterRow(services, key, id, issue, content, tx.who.agency, await signLetter(content, identity.keys, services.origin, services.now())));
  return { id, serial: content.serial };
}

/** The row of a letter. */
export function letterRow(services: Services, key: KeyObject, id: string, issue: Omit<Issue, 'person'> & { person: Pick<Person, 'id' | 'familyName' | 'sex' | 'citizenship'> }, content: LetterContent, agency: string, packed: string): Record<string, unknown> {
  return {
    id, request: issue.request, person: issue.person.id, decision: issue.decision, serial: content.serial, kind: issue.kind, age_group: issue.ageGroup, issued_on: issue.issuedOn, expires_on: issue.expiresOn,
    replaces: issue.replaces, rests_on: issue.restsOn, form: issue.form, sex: issue.person.sex, citizenship: issue.person.citizenship, status_index: content.statusIndex, template: content.template,
    check_code: checkCode(services.keys.checking(), content.serial, initialOf(issue.person.familyName ?? ''), Number(content.bornOn.slice(0, 4))),
    sealed: seal(key, { agency, table: 'letters.letter', row: id, column: 'sealed' }, JSON.stringify({ content, packed })),
  };
}

/** Issues the letter again under a new number; the one before answers as replaced, and neither counts twice. */
export async function replaceLetter({ tx, identity, input, services }: Asked<EndLetter>): Promise<Done & { serial: string }> {
  const letter = await standingLetter(tx, input.id);
  const person = await getPerson(tx, identity, letter.person);
  const today = input.endedOn ? day(input.endedOn) : todayOf(services);
  const issued = await issueLetter(tx, identity, services, {
    person, request: letter.request, decision: letter.decision, kind: letter.kind, ageGroup: letter.age_group, issuedOn: today,
    expiresOn: letter.expires_on as Day | null, restsOn: letter.rests_on, form: letter.form, replaces: letter.id,
  });
  await store.keepOne(tx, 'ending', { letter: letter.id, kind: 'replaced', ended_on: today, reason: input.reason });
  return { id: issued.id, version: 1, serial: issued.serial };
}

/** Takes a letter back that should not have been issued; figures no longer count it, and as of before they still do. */
export function rescindLetter(asked: Asked<EndLetter>): Promise<Done> {
  return endLetter(asked, 'rescinded');
}

/** Ends a letter that rests on continued presence, once that has ended, 22 USC 7105(b)(1)(E)(iv). */
export async function lapseLetter(asked: Asked<EndLetter>): Promise<Done> {
  const [letter] = await store.findLetters(asked.tx, [asked.input.id]);
  if (letter && letter.rests_on !== 'continued-presence') throw new Refusal('letters.does-not-lapse', 'This letter does not rest on continued presence, and so does not end with it.');
  return endLetter(asked, 'lapsed');
}

async function endLetter({ tx, input, services }: Asked<EndLetter>, kind: 'rescinded' | 'lapsed'): Promise<Done> {
  const letter = await standingLetter(tx, input.id);
  await store.keepOne(tx, 'ending', { letter: letter.id, kind, ended_on: input.endedOn ? day(input.endedOn) : todayOf(services), reason: input.reason });
  return { id: letter.id, version: 1 };
}

async function standingLetter(tx: Tx, id: string): Promise<store.LetterRow> {
  await store.lockLetter(tx, id);
  const [letter] = await store.findLetters(tx, [id]);
  if (!letter) refuseUnknown();
  if (letter.ended_kind) throw new Refusal('letters.ended', `This letter was ${letter.ended_kind} already, on ${letter.ended_on}.`);
  return letter;
}

/** Records which benefit was applied for on a letter. */
export async function recordBenefit({ tx, input }: Asked<NewBenefitApplied>): Promise<Done> {
  const [letter] = await store.findLetters(tx, [input.id]);
  if (!letter) refuseUnknown();
  return { id: await store.keepOne(tx, 'benefit_applied', { letter: input.id, benefit: input.benefit, office: input.office, applied_on: day(input.appliedOn) }), version: 1 };
}

/** The queue of requests: children first, then the oldest; each with what it waits for and its next clock. */
export async function readQueue({ tx, identity, input, services }: Asked<{ show?: 'open' | 'decided' | 'all'; from?: number; count?: number }>): Promise<{ total: number; entries: QueueEntry[] }> {
  const { total, ids } = await store.requestIds(tx, input.show ?? 'open', input.from ?? 0, input.count ?? 50);
  const requests = new Map((await store.findRequests(tx, ids)).map((r) => [r.id, r]));
  const people = new Map((await peopleOf(tx, identity, [...requests.values()].map((r) => r.person))).map((p) => [p.id, p]));
  const around = await store.aroundRequests(tx, ids);
  const today = todayOf(services);
  const notices = Map.groupBy(await noticesOf(tx, [...people.keys()]), (n) => n.person);
  const entries = ids.flatMap((id): QueueEntry[] => {
    const request = requests.get(id);
    const person = request && people.get(request.person);
    if (!request || !person) return [];
    const grounds = groundsOf(person, request, only(around, id), today, notices.get(person.id) ?? []);
    const [next] = nextSteps(grounds, today, services);
    const clock = clocksOf(clockFacts(grounds, request, only(around, id)), services.now(), services.parameters).filter((c) => c.state === 'running' || c.state === 'missed').sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0];
    return [{
      id, number: request.number, person: person.id, caseCode: person.caseCode, ...(person.familyName ? { name: `${person.familyName}, ${person.givenName ?? ''}` } : {}), ageGroup: grounds.ageGroup,
      receivedOn: request.received_on, state: grounds.state, complete: !!next && next.lacking.length === 0, waitingFor: next?.lacking.map((l) => l.code) ?? [],
      nextDueAt: clock?.dueAt.toISOString() ?? null, clockName: clock?.name ?? null,
    }];
  });
  return { total, entries };
}

/** Everything on one request. */
export async function readRequest({ tx, identity, input, services }: Asked<{ id: string }>): Promise<RequestFile> {
  const [request] = await store.findRequests(tx, [input.id]);
  if (!request) refuseUnknown();
  const person = await getPerson(tx, identity, request.person);
  const around = await store.aroundRequests(tx, [input.id]);
  const today = todayOf(services);
  const notices = await noticesOf(tx, [person.id]);
  const grounds = groundsOf(person, request, around, today, notices);
  const letters = await store.lettersOf(tx, [input.id]);
  return {
    id: request.id, version: request.version, number: request.number, person: person.id, caseCode: person.caseCode, state: grounds.state,
    ...(person.familyName ? { name: `${person.familyName}, ${person.givenName ?? ''}` } : {}), bornOn: person.bornOn ?? null, ageToday: person.bornOn ? ageOn(day(person.bornOn), today) : null,
    ageGroup: grounds.ageGroup, citizenship: person.citizenship, sex: person.sex, form: request.form, receivedOn: request.received_on, requester: request.requester,
    evidence: evidenceOf(around, notices),
    consultations: around.consultations.map((c) => ({ id: c.id, office: c.office, consultedOn: c.consulted_on, objected: c.objected })),
    notices: around.notices.map((n) => ({ id: n.id, kind: n.kind, givenAt: n.given_at.toISOString() })),
    decisions: around.decisions.map((d) => ({ id: d.id, outcome: d.outcome, decidedOn: d.decided_on, reason: d.reason, basis: d.basis })),
    letters: letters.map((l) => viewOf(l, today)),
    clocks: clocksOf(clockFacts(grounds, request, around), services.now(), services.parameters).map((c) => ({ ...c, dueAt: c.dueAt.toISOString(), metAt: c.metAt?.toISOString() ?? null })),
    possible: nextSteps(grounds, today, services),
  };
}

/** A letter with the benefits it opens today and those applied for. */
export async function readLetter({ tx, input, services }: Asked<{ id: string }>): Promise<LetterFile> {
  const [letter] = await store.findLetters(tx, [input.id]);
  if (!letter) refuseUnknown();
  const today = todayOf(services);
  const view = viewOf(letter, today);
  const applied = await store.appliedOn(tx, input.id);
  const lapsesSince = letter.rests_on === 'continued-presence' && view.standing === 'valid' ? presenceEndedOn(await noticesOf(tx, [letter.person]), today) : null;
  return {
    letter: view, lapsesSince, request: letter.request, person: letter.person, checkAddress: `${services.origin}/letter-check`, template: letter.template,
    benefits: benefitsOf({ kind: letter.kind, issuedOn: day(letter.issued_on), standing: view.standing === 'valid' }, today, services.parameters),
    applied: applied.map((a) => ({ id: a.id, benefit: a.benefit, office: a.office, appliedOn: a.applied_on })),
  };
}

/** The letters issued, newest first. */
export async function listIssued({ tx, input, services }: Asked<{ from?: number; count?: number; serial?: string }>) {
  const serial = input.serial === undefined ? undefined : readSerial(input.serial) ?? 'none';
  const { total, rows } = await store.issuedLetters(tx, input.from ?? 0, input.count ?? 50, serial);
  const codes = await caseCodesOf(tx, rows.map((r) => r.person));
  return { total, letters: rows.map((r) => ({ ...viewOf(r, todayOf(services)), caseCode: codes.get(r.person) ?? '' })) };
}

/** The letter as an accessible PDF, the same bytes each time. */
export async function letterPdf({ tx, identity, input, services }: Asked<{ id: string }>): Promise<Sent> {
  const [letter] = await store.findLetters(tx, [input.id]);
  const key = letter && (await identity.keysOf(tx, [letter.person])).get(letter.person);
  if (!letter || !key) refuseUnknown();
  const { content, packed } = openLetter(key, tx.who.agency, letter);
  const template = await store.findTemplate(tx, letter.kind, letter.issued_on);
  if (!template) throw new Refusal('letters.no-template', `No template of this kind of letter held on ${letter.issued_on}.`);
  const body = await toPdf(letterDocument(content, packed, template.paragraphs, services.origin));
  return { type: 'application/pdf', body, fileName: `letter-${letter.serial}.pdf` };
}

function openLetter(key: KeyObject, agency: string, letter: store.LetterRow): { content: LetterContent; packed: string } {
  return JSON.parse(unseal(key, { agency, table: 'letters.letter', row: letter.id, column: 'sealed' }, letter.sealed)) as { content: LetterContent; packed: string };
}

type Around = Awaited<ReturnType<typeof store.aroundRequests>>;

function only(around: Around, id: string): Around {
  return { evidence: around.evidence.filter((r) => r.request === id), consultations: around.consultations.filter((r) => r.request === id), notices: around.notices.filter((r) => r.request === id), decisions: around.decisions.filter((r) => r.request === id) };
}

/** The evidence on a request: the documents that were recorded, and beside them the status notices of other offices, for nobody need record twice what an office was told. */
function evidenceOf(around: Around, notices: readonly StatusNotice[]): RequestFile['evidence'] {
  return endedByNotice([
    ...around.evidence.map((e) => ({ id: e.id, kind: e.kind, office: e.office, datedOn: e.dated_on, endsOn: e.ends_on, page: e.page, noticed: false })),
    ...notices.flatMap((n) => (n.kind === 'ended' ? [] : [{ id: n.id, kind: n.kind, office: n.office, datedOn: n.datedOn, endsOn: n.endsOn, page: null, noticed: true }])),
  ], notices);
}

function groundsOf(person: Person, request: store.RequestRow, around: Around, on: Day, notices: readonly StatusNotice[]): Grounds {
  const born = person.bornOn ? day(person.bornOn) : undefined;
  return {
    ageGroup: born ? (ageOn(born, on) >= 18 ? 'adult' : 'minor') : 'unknown', requestedAsMinor: born ? ageOn(born, day(request.received_on)) < 18 : false, citizenship: person.citizenship,
    evidence: evidenceOf(around, notices), consultations: around.consultations.map((c) => ({ office: c.office, consultedOn: c.consulted_on })),
    state: stateAfter(around.decisions.map((d) => d.outcome)),
  };
}

function clockFacts(grounds: Grounds, request: store.RequestRow, around: Around) {
  return {
    ageGroup: grounds.requestedAsMinor ? ('minor' as const) : grounds.ageGroup, discoveredAt: request.discovered_at, receivedAt: request.received_at,
    notices: around.notices.map((n) => ({ kind: n.kind as string, givenAt: n.given_at })), decisions: around.decisions.map((d) => ({ outcome: d.outcome, decidedOn: d.decided_on, recordedAt: d.recorded_at })),
  };
}

function nextSteps(grounds: Grounds, on: Day, services: Services): { outcome: Outcome; lacking: ReturnType<typeof lacking> }[] {
  const minor = grounds.ageGroup === 'minor' || (grounds.requestedAsMinor && grounds.ageGroup !== 'unknown');
  return STEPS.filter((s) => s.from === grounds.state && s.outcome !== 'denied' && (s.whose === 'either' || (s.whose === 'minor') === minor))
    .map((s) => ({ outcome: s.outcome, lacking: lacking(s.outcome, grounds, on, services.parameters) })).sort((a, b) => a.lacking.length - b.lacking.length);
}

function viewOf(letter: store.LetterRow, today: Day): LetterView {
  return {
    id: letter.id, serial: letter.serial, kind: letter.kind, issuedOn: letter.issued_on, expiresOn: letter.expires_on,
    standing: letter.ended_kind ?? (letter.expires_on && letter.expires_on <= today ? 'expired' : 'valid'), replaces: letter.replaces, restsOn: letter.rests_on, endedOn: letter.ended_on, endedReason: letter.ended_reason,
  };
}

function todayOf(services: Services): Day {
  return services.today();
}
