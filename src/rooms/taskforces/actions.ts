import type { KeyObject } from 'node:crypto';
import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { seal, unseal } from '../../foundation/identity/seal.ts';
import type { Identity } from '../../foundation/identity/subjects.ts';
import type { Asked } from '../../foundation/web/route.ts';
import * as rules from './rules.ts';
import { STATES, type ActionView, type CorrectEntry, type FinishAction, type KeepMinutes, type LeaveMember, type MakeAward, type NewAgreement, type NewAward, type NewEntry, type NewMeeting, type NewMember, type NewNeed, type NewStep, type NewTaskForce, type QuarterAsked, type QuarterView, type SubmitQuarter, type TaskForceFile, type TaskForces } from './schema.ts';
import * as store from './store.ts';

type Done = { id: string; version: number };

/** Records a task force; what was done towards it follows day by day. */
export async function addTaskForce({ tx, input }: Asked<NewTaskForce>): Promise<Done> {
  if ((await store.taskForces(tx, [input.name])).length > 0) throw new Refusal('taskforces.name-taken', 'A task force of this name is on record already.');
  return { id: await store.keepOne(tx, 'task_force', { ...input }), version: 1 };
}

/** Records what was done towards a task force on a day. */
export async function recordStep({ tx, input, services }: Asked<NewStep>): Promise<Done> {
  await held(tx, input.id);
  refuse(rules.objectToStep((await store.of<store.StepRow>(tx, 'step', [input.id])).map((s) => ({ state: s.state, onDay: s.on_day })), input, services.today()));
  return { id: await store.keepOne(tx, 'step', { task_force: input.id, state: input.state, on_day: input.onDay, source: input.source ?? null }), version: 1 };
}

/** Takes an agency in as a member. */
export async function addMember({ tx, input, services }: Asked<NewMember>): Promise<Done> {
  await held(tx, input.id);
  refuseComing(input.joinedOn, services.today());
  const there = (await store.of<store.MemberRow>(tx, 'member', [input.id])).find((m) => m.name === input.name && m.left_on === null);
  if (there) throw new Refusal('taskforces.member-there', 'This agency is a member already.');
  return { id: await store.keepOne(tx, 'member', { task_force: input.id, name: input.name, part: input.part, level: input.level, offers: input.offers ?? [], joined_on: input.joinedOn }), version: 1 };
}

/** Records that a member left. */
export async function leaveMember({ tx, input, services, version }: Asked<LeaveMember>): Promise<Done> {
  const member = await store.find<store.MemberRow>(tx, 'member', input.member) ?? refuseUnknown();
  refuseComing(input.leftOn, services.today());
  if (member.left_on !== null) throw new Refusal('taskforces.left', 'This member left already.');
  if (input.leftOn <= member.joined_on) throw new Refusal('taskforces.no-days', 'It would end before it begins.');
  return { id: member.id, version: await store.reviseRow(tx, 'member', member.id, version ?? member.version, { left_on: input.leftOn }) };
}

/** Records an agreement of members: what may be shared under it, and from when until when. */
export async function addAgreement({ tx, input }: Asked<NewAgreement>): Promise<Done> {
  await held(tx, input.id);
  const parties = await membersNamed(tx, input.id, input.members);
  refuse(rules.objectToAgreement(parties.map((p) => p.part), input.shares, input.signedOn, input.endsOn));
  return { id: await store.keepOne(tx, 'agreement', { task_force: input.id, title: input.title, parties: [...new Set(input.members)], shares: input.shares, signed_on: input.signedOn, ends_on: input.endsOn ?? null }), version: 1 };
}

/** Sets a meeting down with its agenda. */
export async function addMeeting({ tx, identity, input }: Asked<NewMeeting>): Promise<Done> {
  await held(tx, input.id);
  const id = crypto.randomUUID();
  const key = (await identity.makeKeys(tx, [id])).get(id) as KeyObject;
  await store.keepOne(tx, 'meeting', { id, task_force: input.id, held_on: input.heldOn, agenda: seal(key, at(tx, 'meeting', id, 'agenda'), input.agenda), attended: [] });
  return { id, version: 1 };
}

/** Keeps the minutes of a meeting that was held, with who attended; each line that gives somebody something to do becomes an action, once. */
export async function keepMinutes({ tx, identity, input, services, version }: Asked<KeepMinutes>): Promise<Done> {
  const meeting = await store.find<store.MeetingRow>(tx, 'meeting', input.meeting) ?? refuseUnknown();
  await store.lock(tx, meeting.task_force);
  refuseComing(meeting.held_on, services.today());
  await membersNamed(tx, meeting.task_force, input.attended);
  const key = (await identity.keysOf(tx, [meeting.id])).get(meeting.id) ?? refuseUnknown();
  const there = new Set((await store.actionsOf(tx, [meeting.id])).map((a) => unseal(key, at(tx, 'action', a.id, 'sealed'), a.sealed) + a.due_on));
  for (const { who, what, dueOn } of rules.actionsIn(input.minutes)) {
    const [id, text] = [crypto.randomUUID(), JSON.stringify({ who, what })];
    if (!there.has(text + dueOn)) await store.keepOne(tx, 'action', { id, meeting: meeting.id, sealed: seal(key, at(tx, 'action', id, 'sealed'), text), due_on: dueOn });
  }
  return { id: meeting.id, version: await store.reviseRow(tx, 'meeting', meeting.id, version ?? meeting.version, { minutes: seal(key, at(tx, 'meeting', meeting.id, 'minutes'), input.minutes), attended: [...new Set(input.attended)] }) };
}

/** Records that an action is done. */
export async function finishAction({ tx, input, services, version }: Asked<FinishAction>): Promise<Done> {
  const action = await store.find<store.ActionRow>(tx, 'action', input.action) ?? refuseUnknown();
  if (action.done_on !== null) throw new Refusal('taskforces.action-done', 'This was done already.');
  refuseComing(input.doneOn, services.today());
  return { id: action.id, version: await store.reviseRow(tx, 'action', action.id, version ?? action.version, { done_on: input.doneOn }) };
}

/** Enters a line of a member's own record. */
export async function addEntry({ tx, input, services }: Asked<NewEntry>): Promise<Done> {
  await held(tx, input.id);
  const [member] = await membersNamed(tx, input.id, [input.member]);
  refuse(rules.objectToEntry(member as store.MemberRow, input.onDay, services.today()));
  if ((await store.of<store.EntryRow>(tx, 'entry', [input.id])).some((e) => e.member === input.member && e.kind === input.kind && e.reference === input.reference)) throw new Refusal('taskforces.entry-there', 'This member’s number is entered already under this kind. Correct that entry.');
  return { id: await store.keepOne(tx, 'entry', { task_force: input.id, member: input.member, kind: input.kind, on_day: input.onDay, reference: input.reference, amount: input.amount }), version: 1 };
}

/** Corrects an entry; the quarter it lies in then differs from what was submitted, and says so. */
export async function correctEntry({ tx, input, services, version }: Asked<CorrectEntry>): Promise<Done> {
  const entry = await store.find<store.EntryRow>(tx, 'entry', input.entry) ?? refuseUnknown();
  const member = await store.find<store.MemberRow>(tx, 'member', entry.member) ?? refuseUnknown();
  const onDay = input.onDay ?? entry.on_day;
  refuse(rules.objectToEntry(member, onDay, services.today()));
  return { id: entry.id, version: await store.reviseRow(tx, 'entry', entry.id, version ?? entry.version, { amount: input.amount, on_day: onDay }) };
}

/** Notes a service that is needed in the area. */
export async function addNeed({ tx, input, services }: Asked<NewNeed>): Promise<Done> {
  await held(tx, input.id);
  refuseComing(input.notedOn, services.today());
  if ((await store.of<store.NeedRow>(tx, 'need', [input.id])).some((n) => n.service === input.service)) throw new Refusal('taskforces.need-there', 'This need is noted already.');
  return { id: await store.keepOne(tx, 'need', { task_force: input.id, service: input.service, noted_on: input.notedOn }), version: 1 };
}

/** Records an award, or the plan of one. */
export async function addAward({ tx, input, services }: Asked<NewAward>): Promise<Done> {
  await held(tx, input.id);
  if (input.awardedOn === undefined && input.plannedOn === undefined) throw new Refusal('taskforces.award-no-day', 'Say when it was awarded, or for when it is planned.', { status: 400 });
  if (input.awardedOn !== undefined) refuseComing(input.awardedOn, services.today());
  return { id: await store.keepOne(tx, 'award', { task_force: input.id, side: input.side, funder: input.funder, recipient: input.recipient, cents: input.cents, planned_on: input.plannedOn ?? null, awarded_on: input.awardedOn ?? null }), version: 1 };
}

/** Records that a planned award was made, and of how much. */
export async function makeAward({ tx, input, services, version }: Asked<MakeAward>): Promise<Done> {
  const award = await store.find<store.AwardRow>(tx, 'award', input.award) ?? refuseUnknown();
  if (award.awarded_on !== null) throw new Refusal('taskforces.award-made', 'This award was made already.');
  refuseComing(input.awardedOn, services.today());
  return { id: award.id, version: await store.reviseRow(tx, 'award', award.id, version ?? award.version, { awarded_on: input.awardedOn, cents: input.cents }) };
}

/** Submits a quarter: the numbers as they are computed now, and the coordinator's words beside them. */
export async function submitQuarter({ tx, input, services, version }: Asked<SubmitQuarter>): Promise<Done> {
  await held(tx, input.id);
  const { until } = rules.quarterDays(input.quarter);
  const before = await store.findReport(tx, input.id, input.quarter);
  refuse(rules.objectToSubmit(until, services.today(), before !== undefined, input.reason));
  const row = { numbers: (await numbers(tx, input.id, input.quarter)).now, narrative: input.narrative ?? null, submitted_on: services.today(), reason: input.reason ?? null };
  if (before) return { id: before.id, version: await store.reviseRow(tx, 'report', before.id, version ?? before.version, row) };
  return { id: await store.keepOne(tx, 'report', { task_force: input.id, quarter: input.quarter, ...row }), version: 1 };
}

/** The task forces as they stand today. */
export async function listTaskForces({ tx, services }: Asked<object>): Promise<TaskForces> {
  const [rows, today] = [await store.taskForces(tx), services.today()];
  const ids = rows.map((r) => r.id);
  const by = <Row extends { task_force: string }>(all: readonly Row[]): Map<string, Row[]> => Map.groupBy(all, (r) => r.task_force);
  const [steps, members, needs, awards] = [by(await store.of<store.StepRow>(tx, 'step', ids)), by(await store.of<store.MemberRow>(tx, 'member', ids)), by(await store.of<store.NeedRow>(tx, 'need', ids)), by(await store.of<store.AwardRow>(tx, 'award', ids))];
  const waiting = new Map((await store.waiting(tx, today)).map((w) => [w.id, w]));
  return {
    taskForces: rows.map((r) => {
      const standing = rules.standingOn((steps.get(r.id) ?? []).map((s) => ({ state: s.state, onDay: s.on_day })), today, STATES);
      const own = members.get(r.id) ?? [];
      return {
        ...r, state: standing?.state ?? null, since: standing?.onDay ?? null, fundedOn: fundedOn(awards.get(r.id) ?? []), members: own.filter((m) => m.left_on === null || m.left_on > today).length,
        gaps: (needs.get(r.id) ?? []).filter((n) => rules.offering(own, n.service, today).length === 0).length, openActions: waiting.get(r.id)?.open ?? 0, nextMeeting: waiting.get(r.id)?.next ?? null,
      };
    }),
  };
}

/** Everything on one task force. */
export async function readTaskForce({ tx, identity, input, services }: Asked<{ id: string }>): Promise<TaskForceFile> {
  const row = await store.find<store.TaskForceRow>(tx, 'task_force', input.id) ?? refuseUnknown();
  const [ids, today] = [[row.id], services.today()];
  const steps = await store.of<store.StepRow>(tx, 'step', ids);
  const members = await store.of<store.MemberRow>(tx, 'member', ids);
  const awards = await store.of<store.AwardRow>(tx, 'award', ids);
  const meetings = await store.of<store.MeetingRow>(tx, 'meeting', ids);
  const keys = await identity.keysOf(tx, meetings.map((m) => m.id));
  return {
    ...row, state: rules.standingOn(steps.map((s) => ({ state: s.state, onDay: s.on_day })), today, STATES)?.state ?? null, fundedOn: fundedOn(awards),
    steps: steps.map((s) => ({ id: s.id, state: s.state, onDay: s.on_day, source: s.source })),
    members: members.map((m) => ({ id: m.id, version: m.version, name: m.name, part: m.part, level: m.level, offers: m.offers, joinedOn: m.joined_on, leftOn: m.left_on })),
    agreements: (await store.of<store.AgreementRow>(tx, 'agreement', ids)).map((a) => ({ id: a.id, title: a.title, parties: a.parties, shares: a.shares, signedOn: a.signed_on, endsOn: a.ends_on, stands: a.signed_on <= today && (a.ends_on === null || a.ends_on > today) })),
    meetings: meetings.map((m) => {
      const key = keys.get(m.id);
      return { id: m.id, version: m.version, heldOn: m.held_on, ...(key ? { agenda: unseal(key, at(tx, 'meeting', m.id, 'agenda'), m.agenda), minutes: m.minutes && unseal(key, at(tx, 'meeting', m.id, 'minutes'), m.minutes) } : {}), attended: m.attended };
    }),
    actions: actionsIn(tx, keys, await store.actionsOf(tx, meetings.map((m) => m.id))),
    needs: (await store.of<store.NeedRow>(tx, 'need', ids)).map((n) => ({ id: n.id, service: n.service, notedOn: n.noted_on, offeredBy: rules.offering(members, n.service, today) })),
    awards: awards.map((a) => ({ id: a.id, version: a.version, side: a.side, funder: a.funder, recipient: a.recipient, cents: a.cents, plannedOn: a.planned_on, awardedOn: a.awarded_on })),
  };
}

/** A quarter beside the one before, each member by its own record, and what was submitted of it. */
export async function readQuarter({ tx, input, services }: Asked<QuarterAsked>): Promise<QuarterView> {
  if (!(await store.find(tx, 'task_force', input.id))) refuseUnknown();
  const quarter = input.quarter ?? rules.quarterBefore(rules.quarterOf(services.today()));
  const { from, until } = rules.quarterDays(quarter);
  const { now, before, entries } = await numbers(tx, input.id, quarter);
  const report = await store.findReport(tx, input.id, quarter);
  return {
    quarter, from, until, ended: until <= services.today(), now, before,
    entries: entries.filter((e) => e.on_day >= from && e.on_day < until).map((e) => ({ id: e.id, version: e.version, member: e.member, kind: e.kind, onDay: e.on_day, reference: e.reference, amount: e.amount })),
    submitted: report ? { version: report.version, submittedOn: report.submitted_on, narrative: report.narrative, reason: report.reason, numbers: report.numbers, differs: told(report.numbers) !== told(now) } : null,
  };
}

async function numbers(tx: Tx, id: string, quarter: string): Promise<{ now: QuarterView['now']; before: QuarterView['before']; entries: store.EntryRow[] }> {
  const members = await store.of<store.MemberRow>(tx, 'member', [id]);
  const entries = await store.of<store.EntryRow>(tx, 'entry', [id]);
  const [own, earlier] = [rules.quarterDays(quarter), rules.quarterDays(rules.quarterBefore(quarter))];
  return { now: rules.numbersOf(members, entries, own.from, own.until), before: rules.numbersOf(members, entries, earlier.from, earlier.until), entries };
}

/** Numbers as one text in one order, whatever order the database keeps their names in. */
function told(of: QuarterView['now']): string {
  return JSON.stringify(of.toSorted((a, b) => (a.member < b.member ? -1 : 1)).map((m) => [m.member, Object.entries(m.numbers).toSorted(([a], [b]) => (a < b ? -1 : 1))]));
}

function actionsIn(tx: Tx, keys: ReadonlyMap<string, KeyObject>, rows: readonly store.ActionRow[]): ActionView[] {
  return rows.map((a) => {
    const key = keys.get(a.meeting);
    return { id: a.id, version: a.version, meeting: a.meeting, ...(key ? JSON.parse(unseal(key, at(tx, 'action', a.id, 'sealed'), a.sealed)) as { who: string; what: string } : {}), dueOn: a.due_on, doneOn: a.done_on };
  });
}

function at(tx: Tx, table: 'meeting' | 'action', row: string, column: string): { agency: string; table: string; row: string; column: string } {
  return { agency: tx.who.agency, table: `taskforces.${table}`, row, column };
}

/** The seal of a meeting's agenda, made with a new key; for what is loaded and not typed. */
export async function sealedMeeting(tx: Tx, identity: Identity, id: string, agenda: string, minutes: string): Promise<{ agenda: Buffer; minutes: Buffer }> {
  const key = (await identity.makeKeys(tx, [id])).get(id) as KeyObject;
  return { agenda: seal(key, at(tx, 'meeting', id, 'agenda'), agenda), minutes: seal(key, at(tx, 'meeting', id, 'minutes'), minutes) };
}

function fundedOn(awards: readonly store.AwardRow[]): string | null {
  return awards.flatMap((a) => a.awarded_on ?? []).sort()[0] ?? null;
}

async function held(tx: Tx, id: string): Promise<void> {
  await store.lock(tx, id);
  if (!(await store.find(tx, 'task_force', id))) refuseUnknown();
}

async function membersNamed(tx: Tx, taskForce: string, ids: readonly string[]): Promise<store.MemberRow[]> {
  const members = await store.of<store.MemberRow>(tx, 'member', [taskForce]);
  return ids.map((id) => members.find((m) => m.id === id) ?? refuseUnknown());
}

function refuseComing(on: string, today: string): void {
  if (on > today) throw new Refusal('taskforces.day-to-come', 'This day is still to come.');
}

function refuse(objection: rules.Objection | undefined): void {
  if (objection) throw new Refusal(objection.code, objection.sentence);
}
