import { addDays, day, type Day } from '../../foundation/calendar/day.ts';
import { fiscalYearOf } from './fiscal-year.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Tx } from '../../foundation/database/database.ts';
import type { Session } from '../../foundation/access/sessions.ts';
import type { Asked, Services } from '../../foundation/web/route.ts';
import { ageGroupOn, getPerson } from '../people/index.ts';
import { civilActionPending, firstAdjustment, presenceEnd, statusEnd } from './clocks.ts';
import { derivation } from './family.ts';
import { mayAnswer } from './protection.ts';
import { loadDossiers, recompute, taken, type Loaded } from './recompute.ts';
import { applicationStanding, applicationSteps, isPrincipal, lackingForApplication, lackingForPresence, presenceStanding, presenceSteps, refuseDisorder, refuseLacking, ruleOn, type ApplicationGrounds, type PresenceGrounds } from './rules.ts';
import type { EndAbsence, KeptAs, NewAbsence, NewApplication, NewApplicationStep, NewInformation, NewPermit, NewPresence, NewPresenceStep, NewQuestion, Source } from './schema.ts';
import * as store from './store.ts';

type Done = { id: string; version: number };

/** An immigration officer's records are the office's own; a provider's are its tracker, and no figure counts them. */
export function keptAs(who: Pick<Session, 'roles'>): KeptAs {
  return who.roles.includes('immigration-officer') ? 'office' : 'tracker';
}

/** A number for a record: its letters, the year, and random digits that tell nothing of order. */
export function newNumber(letters: 'CP' | 'T' | 'U' | 'A', receivedOn: string): string {
  return `${letters}-${receivedOn.slice(2, 4)}-${String(crypto.getRandomValues(new Uint32Array(1))[0]! % 90_000_000 + 10_000_000)}`;
}

/** Enters a request for continued presence, on the day law enforcement received it. */
export async function enterPresence({ tx, identity, input, who, services }: Asked<NewPresence>): Promise<Done> {
  refuseDisorder(day(input.receivedOn), '2000-10-28', services.today());
  const person = await getPerson(tx, identity, input.person);
  await store.lockPerson(tx, person.id);
  const id = await store.keepOne(tx, 'presence', {
    person: person.id, number: newNumber('CP', input.receivedOn), kept_as: keptAs(who), basis: input.basis ?? 'witness', requester: input.requester, received_on: day(input.receivedOn),
    age_group: ageGroupOn(person.bornOn, day(input.receivedOn)), sex: person.sex, citizenship: person.citizenship, state: 'requested',
  });
  return { id, version: 1 };
}

/** Takes a step on a request for continued presence: what the law forbids on that day is refused. */
export async function stepPresence({ tx, input, services, version }: Asked<NewPresenceStep>): Promise<Done> {
  const { row, loaded } = await lockedPresence(tx, input.id);
  const on = day(input.onDay);
  refuseDisorder(on, row.steps.at(-1)?.on_day ?? row.received_on, services.today());
  const sources = await sourcesOf(tx, row.id, input.restsOn ?? []);
  refuseLacking(lackingForPresence(input.step, presenceGrounds(row, loaded, on), { reason: input.reason, consulted: input.consulted ?? false, sources }));
  const grants = input.step === 'issued' || input.step === 'renewed';
  const most = presenceEnd(on, services.parameters);
  if (grants && input.endsOn !== undefined && input.endsOn > most) throw new Refusal('relief.too-long', `By the law of that day this may last until ${most} at most.`, { status: 400 });
  const authority = presenceSteps(row.state).find((s) => s.step === input.step)?.authority ?? '';
  const step = await store.keepOne(tx, 'presence_step', { presence: row.id, step: input.step, on_day: on, ends_on: grants ? input.endsOn ?? most : null, reason: input.reason ?? null, authority });
  await store.keepRows(tx, 'denial_basis', (input.restsOn ?? []).map((information) => ({ presence_step: step, information })));
  const standing = presenceStanding([...row.steps.map(taken), { step: input.step, onDay: on, endsOn: grants ? input.endsOn ?? most : null, reason: input.reason ?? null }]);
  const next = await store.reviseRow(tx, 'presence', row.id, version ?? row.version, { state: standing.state, issued_on: standing.issuedOn, ends_on: standing.endsOn, outcome: standing.outcome, decided_on: standing.decidedOn, reason: standing.reason });
  await recompute(tx, [row.person], input.step, services.parameters);
  return { id: row.id, version: next };
}

async function lockedPresence(tx: Tx, id: string): Promise<{ row: Loaded['presenceRows'][number]; loaded: Loaded }> {
  const [found] = await store.findPresences(tx, [id]);
  if (!found) refuseUnknown();
  await store.lockPerson(tx, found.person);
  const loaded = (await loadDossiers(tx, [found.person])).get(found.person) as Loaded;
  return { row: loaded.presenceRows.find((p) => p.id === id) ?? refuseUnknown(), loaded };
}

/** What a step on a request for continued presence is judged by on a day. */
export function presenceGrounds(row: store.PresenceRow & { steps: readonly { on_day: string }[] }, loaded: Loaded, on: Day): PresenceGrounds {
  return { state: row.state, receivedOn: row.received_on, lastOn: row.steps.at(-1)?.on_day ?? row.received_on, endsOn: row.ends_on, kept: row.kept_as, civilActionPending: civilActionPending(loaded.civilActions, on) };
}

async function sourcesOf(tx: Tx, subject: string, ids: readonly string[]): Promise<Source[]> {
  if (ids.length === 0) return [];
  const recorded = new Map((await store.informationOn(tx, subject)).map((i) => [i.id, i.source]));
  return ids.map((id) => recorded.get(id) ?? refuseUnknown());
}

/** Enters an application: a principal's, one that follows a principal's, or for adjustment; who may follow is decided by the law of the day. */
export async function enterApplication({ tx, identity, input, who, services }: Asked<NewApplication>): Promise<Done> {
  const on = day(input.receivedOn);
  refuseDisorder(on, '2000-10-28', services.today());
  const person = await getPerson(tx, identity, input.person);
  await store.lockPerson(tx, person.id);
  const loaded = (await loadDossiers(tx, [person.id])).get(person.id) as Loaded;
  if (loaded.applicationRows.some((a) => a.kind === input.kind && a.class === input.class && a.outcome === null)) throw new Refusal('relief.already-pending', 'An application of this kind is pending for this person already.');
  if (input.kind === 'adjustment') refuseEarlyAdjustment(input, loaded, services);
  const follows = isPrincipal(input.class) || input.kind === 'adjustment' ? undefined : await followed({ tx, identity, services }, input, person.bornOn ?? undefined);
  const id = await store.keepOne(tx, 'application', {
    person: person.id, number: newNumber(input.kind === 'adjustment' ? 'A' : input.class.startsWith('U') ? 'U' : 'T', input.receivedOn), kept_as: keptAs(who), kind: input.kind, class: input.class, received_on: on,
    ...(follows ?? { principal: null, relation: isPrincipal(input.class) ? null : loaded.applicationRows.find((a) => a.class === input.class)?.relation ?? null, subclause: null, principal_under_21: null }),
    age_group: ageGroupOn(person.bornOn, on), sex: person.sex, citizenship: person.citizenship, state: 'received',
  });
  await recompute(tx, [person.id], input.kind === 'adjustment' ? 'adjustment' : 'received', services.parameters);
  return { id, version: 1 };
}

async function followed({ tx, identity, services }: Pick<Asked<NewApplication>, 'tx' | 'identity' | 'services'>, input: NewApplication, bornOn: string | undefined) {
  const [principal] = input.principal === undefined ? [] : await store.findApplications(tx, [input.principal]);
  if (!principal || principal.kind !== 'status' || principal.class !== (input.class.startsWith('U') ? 'U-1' : 'T-1')) throw new Refusal('relief.no-principal', 'Name the application of the principal whom this person follows.', { status: 400 });
  if (principal.person === input.person) throw new Refusal('relief.no-principal', 'Nobody follows themselves.', { status: 400 });
  const { bornOn: principalBornOn } = await getPerson(tx, identity, principal.person);
  const { subclause, principalUnder21, lacking } = derivation({
    class: input.class, relation: input.relation, unmarried: input.unmarried ?? false, inDanger: input.inDanger ?? false, bornOn, principalBornOn: principalBornOn ?? undefined,
    principalAppliedOn: principal.received_on as Day, appliedOn: day(input.receivedOn),
  }, services.parameters);
  refuseLacking(lacking);
  return { principal: principal.id, relation: input.relation, subclause, principal_under_21: principalUnder21 };
}

/** Adjustment is asked from the first day that the law allows, and while the status stands. */
function refuseEarlyAdjustment(input: NewApplication, loaded: Loaded, services: Services): void {
  const held = loaded.applicationRows.find((a) => a.kind === 'status' && a.class === input.class && a.state === 'approved');
  const standing = held && applicationStanding('status', held.steps.map(taken));
  if (!standing?.approvedOn) throw new Refusal('relief.no-status', 'Adjustment follows from the status that is recorded as granted; none of this class is.');
  if (standing.endsOn !== null && input.receivedOn >= standing.endsOn) throw new Refusal('relief.status-ended', `The status ended on ${standing.endsOn}; adjustment is asked while it stands (${input.class.startsWith('U') ? '8 USC 1255(m)(1)' : '8 USC 1255(l)(1)'}).`);
  const first = firstAdjustment(input.class, standing.approvedOn as Day, loaded, services.parameters);
  if (first && input.receivedOn < first.dueOn) throw new Refusal('relief.too-early', `Adjustment may be asked from ${first.dueOn} on (${first.citation.split(' https')[0]}).`, { detail: { from: first.dueOn } });
}

/** Takes a step on an application. */
export async function stepApplication({ tx, input, services, version }: Asked<NewApplicationStep>): Promise<Done> {
  const { row, loaded } = await lockedApplication(tx, input.id);
  const on = day(input.onDay);
  refuseDisorder(on, row.steps.at(-1)?.on_day ?? row.received_on, services.today());
  if (input.step === 'approved' && isPrincipal(row.class)) await store.lockCap(tx, `${row.kind} ${row.class}`);
  const sources = await sourcesOf(tx, row.id, input.restsOn ?? []);
  const grounds = await applicationGrounds(tx, row, loaded, on, services);
  refuseLacking(lackingForApplication(input.step, grounds, { reason: input.reason, consulted: false, sources, dueOn: input.dueOn, endsOn: input.endsOn }, on));
  const { endsOn, dueOn } = await boundsOf(tx, row, input, on, services);
  const authority = applicationSteps(row.kind, row.class, row.state).find((s) => s.step === input.step)?.authority ?? '';
  const step = await store.keepOne(tx, 'application_step', { application: row.id, step: input.step, on_day: on, due_on: dueOn, ends_on: endsOn, reason: input.reason ?? null, authority });
  await store.keepRows(tx, 'denial_basis', (input.restsOn ?? []).map((information) => ({ application_step: step, information })));
  const standing = applicationStanding(row.kind, [...row.steps.map(taken), { step: input.step, onDay: on, endsOn, dueOn, reason: input.reason ?? null }]);
  const next = await store.reviseRow(tx, 'application', row.id, version ?? row.version, { state: standing.state, outcome: standing.outcome, decided_on: standing.decidedOn, ends_on: standing.endsOn, reason: standing.reason });
  await recompute(tx, [row.person], input.step, services.parameters);
  return { id: row.id, version: next };
}

async function lockedApplication(tx: Tx, id: string): Promise<{ row: Loaded['applicationRows'][number]; loaded: Loaded }> {
  const [found] = await store.findApplications(tx, [id]);
  if (!found) refuseUnknown();
  await store.lockPerson(tx, found.person);
  const loaded = (await loadDossiers(tx, [found.person])).get(found.person) as Loaded;
  return { row: loaded.applicationRows.find((a) => a.id === id) ?? refuseUnknown(), loaded };
}

/** What a step on an application is judged by on a day. */
export async function applicationGrounds(tx: Tx, row: store.ApplicationRow, loaded: Loaded, on: Day, services: Services): Promise<ApplicationGrounds> {
  const [principal] = row.principal === null ? [] : await store.findApplications(tx, [row.principal]);
  const year = fiscalYearOf(on);
  // The law caps the status of both and the adjustment of T; of U the adjustment has no cap (8 USC 1255(m)).
  const capped = !(row.kind === 'adjustment' && row.class.startsWith('U'));
  const rule = ruleOn(services.parameters, row.kind === 'adjustment' ? 't_adjust_cap_principals' : row.class === 'U-1' ? 'u_annual_cap_principals' : 't_annual_cap_principals', on);
  const held = loaded.applications.find((a) => a.kind === 'status' && a.class === row.class)?.standing;
  // The ground that no regulation was there is one of T alone, 8 USC 1184(o)(7)(B)(ii).
  const first = held?.approvedOn && row.class.startsWith('T') ? firstAdjustment('T-1', held.approvedOn as Day, loaded, services.parameters.filter((p) => p.name !== 't_adjust_regulation_effective')) : undefined;
  return {
    kind: row.kind, class: row.class, state: row.state, kept: row.kept_as, receivedOn: row.received_on,
    principalGranted: row.principal === null || (principal?.state === 'approved' && (principal.ends_on === null || on < principal.ends_on)),
    granted: isPrincipal(row.class) && row.kept_as === 'office' ? await store.grantedPrincipals(tx, row.kind, row.class, year.from, year.until) : 0, most: capped ? Number(rule?.value ?? 5000) : Number.POSITIVE_INFINITY,
    adjustmentPending: loaded.applicationRows.some((a) => a.kind === 'adjustment' && a.outcome === null), eligibleFrom: first?.dueOn ?? null,
    regulationFrom: (services.parameters.find((p) => p.name === 't_adjust_regulation_effective')?.value as string | undefined) ?? null,
  };
}

/** Until when what a step grants holds, and by when what it asks is due: by the law of the day, or the shorter time that was given. */
export async function boundsOf(tx: Tx, row: store.ApplicationRow, input: Pick<NewApplicationStep, 'step' | 'endsOn' | 'dueOn'>, on: Day, services: Services): Promise<{ endsOn: string | null; dueOn: string | null }> {
  if (input.step === 'asked') {
    const most = addDays(on, Number(ruleOn(services.parameters, 'evidence_response_most', on)?.value ?? 84));
    if (input.dueOn !== undefined && (input.dueOn > most || input.dueOn <= on)) throw new Refusal('relief.too-long', `An answer may be asked for by ${most} at the latest (8 CFR 103.2(b)(8)).`, { status: 400 });
    return { endsOn: null, dueOn: input.dueOn ?? most };
  }
  if (input.step === 'extended') {
    if (row.ends_on !== null && (input.endsOn ?? '') <= row.ends_on) throw new Refusal('relief.no-end', `An extension ends after ${row.ends_on}, when the status ends now.`, { status: 400 });
    return { endsOn: input.endsOn ?? null, dueOn: null };
  }
  if (input.step !== 'approved' || row.kind === 'adjustment') return { endsOn: null, dueOn: null };
  const [principal] = row.principal === null ? [] : await store.findApplications(tx, [row.principal]);
  const most = principal ? principal.ends_on : statusEnd(row.class, on, services.parameters);
  if (input.endsOn !== undefined && most !== null && input.endsOn > most) throw new Refusal('relief.too-long', `By the law of that day this status may last until ${most} at most.`, { status: 400 });
  return { endsOn: input.endsOn ?? most, dueOn: null };
}

/** Records what the office was told on an application or a request, sealed, with where it came from. */
export async function recordInformation({ tx, identity, input }: Asked<NewInformation>): Promise<Done> {
  const [application] = await store.findApplications(tx, [input.id]);
  const [presence] = application ? [] : await store.findPresences(tx, [input.id]);
  const subject = application ?? presence ?? refuseUnknown();
  const key = (await identity.keysOf(tx, [subject.person])).get(subject.person) ?? refuseUnknown();
  const row = store.informationRow(key, tx.who.agency, { person: subject.person, application: application?.id ?? null, presence: presence?.id ?? null, source: input.source, text: input.text });
  return { id: await store.keepOne(tx, 'information', row), version: 1 };
}

/** Records a departure, and the return where it is known. */
export async function recordAbsence({ tx, identity, input, who, services }: Asked<NewAbsence>): Promise<Done> {
  if (input.returnedOn !== undefined && input.returnedOn < input.leftOn) throw new Refusal('relief.out-of-order', 'The return lies before the departure. Check both days.', { status: 400 });
  return around({ tx, identity, services }, input.id, 'absence', { left_on: day(input.leftOn), returned_on: input.returnedOn ? day(input.returnedOn) : null, justified: input.justified ?? null, kept_as: keptAs(who) }, 'departed');
}

/** Records that somebody is back. */
export async function endAbsence({ tx, identity, input, services, version }: Asked<EndAbsence>): Promise<Done> {
  const person = await getPerson(tx, identity, input.id);
  const absence = (await store.aroundPersons(tx, [person.id])).absences.find((a) => a.id === input.absence) ?? refuseUnknown();
  if (input.returnedOn < absence.leftOn) throw new Refusal('relief.out-of-order', 'The return lies before the departure. Check both days.', { status: 400 });
  const next = await store.reviseRow(tx, 'absence', absence.id, version ?? absence.version, { returned_on: day(input.returnedOn), justified: input.justified ?? absence.justified });
  await recompute(tx, [person.id], 'returned', services.parameters);
  return { id: absence.id, version: next };
}

/** Records that the investigation or prosecution was found complete. */
export function recordCompletion({ tx, identity, input, who, services }: Asked<{ id: string; completedOn: string }>): Promise<Done> {
  return around({ tx, identity, services }, input.id, 'completion', { completed_on: day(input.completedOn), kept_as: keptAs(who) }, 'completed');
}

/** Records a work authorization or a travel document. */
export async function recordPermit({ tx, identity, input, who, services }: Asked<NewPermit>): Promise<Done> {
  if (input.validUntil <= input.validFrom) throw new Refusal('relief.out-of-order', 'The document ends before it begins. Check both days.', { status: 400 });
  const [application] = input.application === undefined ? [] : await store.findApplications(tx, [input.application]);
  if (input.application !== undefined && application?.person !== input.id) refuseUnknown();
  return around({ tx, identity, services }, input.id, 'permit', { application: input.application ?? null, kind: input.kind, category: input.category, valid_from: day(input.validFrom), valid_until: day(input.validUntil), kept_as: keptAs(who) }, 'permit');
}

/** Records that the person filed a civil action: from now on they must be permitted to remain until it is concluded. */
export function recordCivilAction({ tx, identity, input, who, services }: Asked<{ id: string; filedOn: string }>): Promise<Done> {
  return around({ tx, identity, services }, input.id, 'civil_action', { filed_on: day(input.filedOn), concluded_on: null, kept_as: keptAs(who) }, 'civil action filed');
}

/** Records that a civil action was concluded. */
export async function endCivilAction({ tx, identity, input, services, version }: Asked<{ id: string; action: string; concludedOn: string }>): Promise<Done> {
  const person = await getPerson(tx, identity, input.id);
  const action = (await store.aroundPersons(tx, [person.id])).civilActions.find((a) => a.id === input.action) ?? refuseUnknown();
  if (input.concludedOn < action.filed_on) throw new Refusal('relief.out-of-order', 'The action was concluded before it was filed. Check both days.', { status: 400 });
  const next = await store.reviseRow(tx, 'civil_action', action.id, version ?? action.version, { concluded_on: day(input.concludedOn) });
  await recompute(tx, [person.id], 'civil action concluded', services.parameters);
  return { id: action.id, version: next };
}

async function around({ tx, identity, services }: Pick<Asked<never>, 'tx' | 'identity' | 'services'>, person: string, table: 'absence' | 'completion' | 'permit' | 'civil_action', row: Record<string, unknown>, cause: string): Promise<Done> {
  await getPerson(tx, identity, person);
  await store.lockPerson(tx, person);
  const id = await store.keepOne(tx, table, { person, ...row });
  await recompute(tx, [person], cause, services.parameters);
  return { id, version: 1 };
}

/** Logs a question from outside. Unless its purpose is one that the law names, nobody is looked up, and whom it was about is not kept. */
export async function askQuestion({ tx, identity, input, services }: Asked<NewQuestion>): Promise<Done> {
  const { answered, authority } = mayAnswer(input);
  if (answered && input.person === undefined) throw new Refusal('relief.no-person', 'Choose the person of your office whom the question is about.', { status: 400 });
  const person = answered ? (await getPerson(tx, identity, input.person as string)).id : null;
  return { id: await store.keepOne(tx, 'question', { asker: input.asker, purpose: input.purpose, sworn: input.sworn, asked_on: services.today(), person, answered, authority }), version: 1 };
}
