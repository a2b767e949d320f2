import { timeZone } from '../../foundation/calendar/clock.ts';
import { dayOf } from '../../foundation/calendar/zone.ts';
import { ageOn, day, type Day } from '../../foundation/calendar/day.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Identity } from '../../foundation/identity/subjects.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { caseCodesOf, enterPeople, getPerson } from '../people/index.ts';
import { getCase, getOwnCase, getRow, looksInto, namesOf, refuseStranger } from './inside.ts';
import { readSafety } from './safety.ts';
import { blocksExport, hhsClock, passagesFrom, passed, refuseFuture, stateAfter, under1367 } from './rules.ts';
import { GLASS_SCOPES, type CaseFile, type CorrectProfile, type NewCase, type NewPassage, type Passage, type State } from './schema.ts';
import * as store from './store.ts';
import { askedHhs, documentsOf, legalOf, planOf, servicesSummed } from './store-content.ts';

type Done = { id: string; version: number };

/** Opens a case with its intake; a person who is not known yet is entered with it. Whoever opens it works it. */
export async function openCase({ tx, identity, input, services }: Asked<NewCase>): Promise<Done & { person: string }> {
  const today = services.today();
  const cameOn = day(input.cameOn);
  refuseFuture(cameOn, today);
  const person = input.person ?? (await enterPeople(tx, identity, [newPersonOf(input)]))[0] as string;
  const known = await getPerson(tx, identity, person);
  if (known.purged) throw new Refusal('cases.purged', 'This person was purged, so no case can be opened for them.');
  if (await store.findFileOf(tx, person)) throw new Refusal('cases.open-already', 'This person has a case already. Open it, and record the re-entry there.');
  const ageGroup = known.bornOn ? (ageOn(day(known.bornOn), cameOn) < 18 ? 'minor' : 'adult') : known.ageGroup;
  const [id] = await keepCases(tx, [{
    file: crypto.randomUUID(), person, cameOn, source: input.source, referredOn: input.referredOn ?? null, form: input.form ?? 'unknown', eligibility: input.eligibility ?? 'not-determined', funder: input.funder ?? 'none', ageGroup, sex: known.sex,
    indicatedAt: ageGroup === 'minor' ? input.indicatedAt ?? services.now().toISOString() : null, passages: [{ kind: 'intake', happenedOn: cameOn, reason: null }], team: [{ account: tx.who.account, part: 'lead' }],
  }]);
  return { id: id as string, version: 1, person };
}

function newPersonOf(input: NewCase): Parameters<typeof enterPeople>[2][number] {
  const given = { givenName: input.givenName, familyName: input.familyName, bornOn: input.bornOn, sex: input.sex, citizenship: input.citizenship, language: input.language };
  return { ...(Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined && v !== '')) as object), cameToNoticeOn: input.cameOn };
}

/** A case as it is written, with all its passages. */
export interface WrittenCase {
  file: string; person: string; cameOn: string; source: string; referredOn: string | null; form: string; eligibility: string; funder: string; ageGroup: string; sex: string; indicatedAt: string | null;
  passages: readonly { kind: Passage; happenedOn: string; reason: string | null }[]; team: readonly { account: string; part: 'lead' | 'member' }[];
}

/** Writes cases with profile, passages and team, each in one statement; answers their ids. */
export async function keepCases(tx: Tx, cases: readonly WrittenCase[]): Promise<string[]> {
  const ids = await store.keepRows(tx, 'file', cases.map((c) => ({ id: c.file, person: c.person, state: stateAfter(c.passages.map((p) => p.kind)), opened_on: c.cameOn, moved_on: c.passages.at(-1)?.happenedOn ?? c.cameOn })));
  await store.keepRows(tx, 'team', cases.flatMap((c) => c.team.map((t) => ({ file: c.file, account: t.account, part: t.part, left_on: null }))));
  await store.keepRows(tx, 'profile', cases.map((c) => ({ file: c.file, came_on: c.cameOn, source: c.source, referred_on: c.referredOn, form: c.form, eligibility: c.eligibility, funder: c.funder, age_group: c.ageGroup, sex: c.sex, indicated_at: c.indicatedAt })));
  await store.keepRows(tx, 'passage', cases.flatMap((c) => c.passages.map((p) => ({ file: c.file, person: c.person, kind: p.kind, happened_on: p.happenedOn, reason: p.reason }))));
  return ids;
}

/** Records an enrollment, a no, an exit or a re-entry; the state of the case follows from the table of passages. */
export async function movePassage({ tx, input, services }: Asked<NewPassage>): Promise<Done> {
  await store.lockFile(tx, input.id);
  const file = await getOwnCase(tx, input.id);
  const before = (await store.passagesOf(tx, file.id)).map((p) => ({ kind: p.kind, happenedOn: p.happened_on }));
  const state = passed(before, { kind: input.kind, happenedOn: day(input.happenedOn), reason: input.reason }, services.today());
  await store.keepRow(tx, 'passage', { file: file.id, person: file.person, kind: input.kind, happened_on: input.happenedOn, reason: input.reason ?? null });
  return { id: file.id, version: await store.reviseRow(tx, 'file', file.id, file.version, { state, moved_on: input.happenedOn }) };
}

/** Corrects what intake recorded in codes. */
export async function correctProfile({ tx, input, version }: Asked<CorrectProfile>): Promise<Done> {
  const file = await getOwnCase(tx, input.id);
  const [profile] = await store.findProfiles(tx, [file.id]);
  if (!profile) refuseUnknown();
  const changes = { source: input.source, form: input.form, eligibility: input.eligibility, funder: input.funder, referred_on: input.referredOn };
  return { id: profile.id, version: await store.reviseRow(tx, 'profile', profile.id, version ?? profile.version, changes) };
}

/** Puts a colleague on the team of a case. */
export async function joinTeam({ tx, input }: Asked<{ id: string; account: string; part: 'lead' | 'member' }>): Promise<Done> {
  const file = await getCase(tx, input.id);
  if (!file.mine && !tx.who.roles.includes('supervisor')) throw new Refusal('cases.not-on-team', 'Only the team of a case and supervisors let somebody in.', { status: 403 });
  await refuseStranger(tx, input.account);
  if ((await store.teamsOf(tx, [file.id])).some((t) => t.account === input.account)) throw new Refusal('cases.on-team', 'This colleague is on the team already.');
  return { id: await store.keepRow(tx, 'team', { file: file.id, account: input.account, part: input.part, left_on: null }), version: 1 };
}

/** Takes somebody off the team; somebody must stay unless a supervisor does it. */
export async function leaveTeam({ tx, input, services, version }: Asked<{ member: string }>): Promise<Done> {
  const { row, file } = await getRow<store.MemberRow & { left_on: string | null }>(tx, 'team', input.member);
  const supervisor = tx.who.roles.includes('supervisor');
  if (!file.mine && !supervisor) refuseUnknown();
  if (row.left_on !== null) throw new Refusal('cases.left-already', 'This colleague left the team already.');
  if (!supervisor && (await store.teamsOf(tx, [file.id])).length === 1) throw new Refusal('cases.last-one', 'You are the last on this case. Put a colleague on it first, or ask a supervisor.');
  return { id: row.id, version: await store.reviseRow(tx, 'team', row.id, version ?? row.version, { left_on: services.today() }) };
}

/** The case of a person: for its team everything that stands in it at a glance, for others of the agency that it exists and who works on it. */
export async function readCaseOf({ tx, identity, input, services }: Asked<{ id: string }>): Promise<CaseFile> {
  const person = await getPerson(tx, identity, input.id);
  const file = await store.findFileOf(tx, input.id);
  if (!file) return { case: null };
  const name = await namesOf(tx);
  const team = (await store.teamsOf(tx, [file.id])).map((t) => ({ id: t.id, account: t.account, name: name(t.account), part: t.part, mine: t.account === tx.who.account }));
  const opened = looksInto(tx, file, 'all');
  return {
    case: {
      id: file.id, version: file.version, person: file.person, code: person.caseCode, mine: file.mine, opened, sees: GLASS_SCOPES.filter((content) => looksInto(tx, file, content)), glassUntil: file.glass_until?.toISOString() ?? null, team, purged: person.purged,
      inside: opened ? await insideOf(tx, identity, file, services.today(), services.parameters, name) : null,
    },
  };
}

type Inside = NonNullable<NonNullable<CaseFile['case']>['inside']>;

async function insideOf(tx: Tx, identity: Identity, file: store.FileRow, today: Day, parameters: Parameters<typeof hhsClock>[1], name: (account: string) => string): Promise<Inside | null> {
  const [profile] = await store.findProfiles(tx, [file.id]);
  if (!profile) return null;
  const [statuses, sums, plan, papers, asked] = await Promise.all([store.statusesOf(tx, [file.id]), servicesSummed(tx, file.id, 12), planOf(tx, file.id), store.papersOf(tx, [file.id]), askedHhs(tx, file.id)]);
  const open = plan.tasks.filter((t) => t.done_on === null);
  const clock = profile.age_group === 'minor' && profile.indicated_at ? hhsClock(profile.indicated_at, parameters) : undefined;
  return {
    state: file.state, openedOn: file.opened_on, next: passagesFrom(file.state), mayAssign: file.mine || tx.who.roles.includes('supervisor'), ageGroup: profile.age_group, form: profile.form, eligibility: profile.eligibility, funder: profile.funder, source: profile.source, referredOn: profile.referred_on, profileVersion: profile.version,
    confidential1367: under1367(statuses.map((s) => s.kind)), blocked: blocksExport(papers.map((p) => ({ kind: p.kind, endedOn: p.ended_on }))),
    minutes: sums.minutes, services: sums.count, lastServiceOn: sums.last, openTasks: open.length, overdueTasks: open.filter((t) => t.due_on !== null && t.due_on < today).length, goals: plan.goals.filter((g) => g.ended_on === null).length,
    safety: await readSafety(tx, identity, file, today), clock: clock ? { dueAt: clock.dueAt.toISOString(), met: asked.some((a) => a.kind === 'child-assistance'), authority: clock.authority } : null,
    counted: countedIn(file.state, sums.count, profile.funder), timeline: await timelineOf(tx, file, sums.latest, plan, papers, asked, statuses, name),
  };
}

function countedIn(state: State, services: number, funder: string): Inside['counted'] {
  return [...(services > 0 ? [{ measure: 'CAS-01', why: funder }] : []), ...(state === 'enrolled' || state === 'exited' ? [{ measure: 'CAS-04', why: state }] : [])];
}

async function timelineOf(tx: Tx, file: store.FileRow, services: Awaited<ReturnType<typeof servicesSummed>>['latest'], plan: Awaited<ReturnType<typeof planOf>>, papers: Awaited<ReturnType<typeof store.papersOf>>, asked: Awaited<ReturnType<typeof askedHhs>>, statuses: readonly store.StatusRow[], name: (account: string) => string): Promise<Inside['timeline']> {
  const [passages, legal, documents, purges] = await Promise.all([store.passagesOf(tx, file.id), legalOf(tx, file.id), documentsOf(tx, file.id), store.purgesOf(tx, [file.id])]);
  const line = (id: string, at: string, what: string, code: string | null = null, by: string | null = null, count: number | null = null): Inside['timeline'][number] => ({ id: `${what} ${id}`, at, what, code, by: by === null ? null : name(by), count });
  // What stands on one day is shown in the order of this list, turned round like the days: intake comes first in time.
  const lines = [
    ...passages.map((p) => line(p.id, p.happened_on, `passage-${p.kind}`, p.reason, p.recorded_by)),
    ...services.map((s) => line(s.id, s.happened_on, 'service', s.kind, s.worker, s.minutes)),
    ...plan.tasks.filter((t) => t.done_on !== null).map((t) => line(t.id, t.done_on as string, `task-${t.outcome}`, t.kind, t.owner)),
    ...plan.goals.filter((g) => g.ended_on !== null).map((g) => line(g.id, g.ended_on as string, `goal-${g.outcome}`)),
    ...statuses.map((s) => line(s.id, s.held_on, 'status', s.kind)),
    ...legal.matters.flatMap((x) => [line(x.id, x.opened_on, 'matter-opened', x.kind), ...(x.closed_on === null ? [] : [line(x.id, x.closed_on, 'matter-closed', x.kind)])]),
    ...legal.trainings.flatMap((t) => [line(t.id, t.enrolled_on, 'training', t.kind), ...(t.completed_on === null ? [] : [line(t.id, t.completed_on, 'training-completed', t.kind)]), ...(t.placed_on === null ? [] : [line(t.id, t.placed_on, 'training-placed', t.kind)])]),
    ...documents.map((d) => line(d.id, dayOf(d.recorded_at, timeZone()), 'document', d.kind, d.recorded_by)),
    ...papers.flatMap((p) => [line(p.id, p.received_on, 'paper', p.kind), ...(p.ended_on === null ? [] : [line(p.id, p.ended_on, 'paper-ended', p.ending)])]),
    ...asked.map((a) => line(a.id, a.sent_on, 'asked-hhs', a.kind)), ...purges.map((p) => line(p.id, p.purged_on, 'purged', p.part, p.recorded_by)),
  ];
  return lines.toReversed().sort((a, b) => b.at.localeCompare(a.at)).slice(0, 40);
}

/** Codes of the persons of cases, by case. */
export async function codesOf(tx: Tx, files: readonly store.FileRow[]): Promise<Map<string, string>> {
  const codes = await caseCodesOf(tx, files.map((f) => f.person));
  return new Map(files.map((f) => [f.id, codes.get(f.person) ?? '']));
}
