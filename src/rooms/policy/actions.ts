import { organizationsOf } from '../../foundation/access/organizations.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Asked } from '../../foundation/web/route.ts';
import * as rules from './rules.ts';
import type { Actions, ActionsAsked, ActionView, Bodies, BodyFile, Decide, EndMember, KeepMinutes, NewAction, NewAnswer, NewBody, NewComment, NewDirective, NewFollowUp, NewMeeting, NewMember, NewNotice, NewPlan, NewProgress, NewRecommendation, NoticeEntry, NoticeFile, Notices, NoticesAsked, Plans, Recommendations } from './schema.ts';
import * as store from './store.ts';

type Done = { id: string; version: number };
const kept = async (id: Promise<string>): Promise<Done> => ({ id: await id, version: 1 });

/** Records an interagency body. */
export async function addBody({ tx, input, services }: Asked<NewBody>): Promise<Done> {
  refuseComing(input.establishedOn, services.today());
  if ((await store.all<store.BodyRow>(tx, 'body')).some((b) => b.name === input.name)) throw new Refusal('policy.name-taken', 'A body of this name is on record already.');
  const on = input.exact === 'month' ? `${input.establishedOn.slice(0, 7)}-01` : input.establishedOn;
  return kept(store.keepOne(tx, 'body', { kind: input.kind, name: input.name, established_on: on, exact: input.exact, authority: input.authority }));
}

/** Takes an office in as a member, from a day. */
export async function addMember({ tx, input }: Asked<NewMember>): Promise<Done> {
  await store.lock(tx, input.id);
  const body = await store.find<store.BodyRow>(tx, 'body', input.id) ?? refuseUnknown();
  refuse(rules.objectToMember(await store.hanging<store.MemberRow>(tx, 'member', 'body', [body.id]), input, body.established_on));
  return kept(store.keepOne(tx, 'member', { body: body.id, short: input.short, office: input.office, chair: input.chair, from_on: input.fromOn, until_on: input.untilOn ?? null, authority: input.authority, certainty: input.certainty }));
}

/** Records since when an office is no member any more. */
export async function endMember({ tx, input, version }: Asked<EndMember>): Promise<Done> {
  const member = await store.find<store.MemberRow>(tx, 'member', input.member) ?? refuseUnknown();
  if (member.until_on !== null) throw new Refusal('policy.member-ended', 'It ended already.');
  if (input.untilOn <= member.from_on) throw new Refusal('policy.no-days', 'It would end before it begins.');
  return { id: member.id, version: await store.reviseRow(tx, 'member', member.id, version ?? member.version, { until_on: input.untilOn }) };
}

/** Calls a meeting with its agenda. */
export async function addMeeting({ tx, input }: Asked<NewMeeting>): Promise<Done> {
  const body = await store.find<store.BodyRow>(tx, 'body', input.id) ?? refuseUnknown();
  if (input.heldOn < body.established_on) throw new Refusal('policy.before-established', 'The body was not established yet on this day.');
  return kept(store.keepOne(tx, 'meeting', { body: body.id, held_on: input.heldOn, agenda: input.agenda, attended: [] }));
}

/** Keeps the minutes of a meeting that was held: what it decided, and what each decision gives agencies to do. Kept again, only what is new is added. */
export async function keepMinutes({ tx, input, services, version }: Asked<KeepMinutes>): Promise<Done> {
  const meeting = await store.find<store.MeetingRow>(tx, 'meeting', input.meeting) ?? refuseUnknown();
  await store.lock(tx, meeting.body);
  refuseComing(meeting.held_on, services.today());
  const members = rules.membersOn(await store.hanging<store.MemberRow>(tx, 'member', 'body', [meeting.body]), meeting.held_on);
  if (input.attended.some((id) => !members.some((m) => m.id === id))) refuseUnknown();
  const read = rules.decisionsIn(input.minutes);
  refuse(rules.objectToMinutes(read, members.map((m) => m.short), meeting.held_on));
  const there = new Map((await store.hanging<store.DecisionRow>(tx, 'decision', 'meeting', [meeting.id])).map((d) => [d.what, d.id]));
  const given = new Set((await store.hanging<store.ActionRow>(tx, 'action', 'decision', [...there.values()])).map((a) => JSON.stringify([a.decision, a.short, a.what, a.due_on])));
  for (const one of read.decisions) {
    const decision = there.get(one.what) ?? await store.keepOne(tx, 'decision', { meeting: meeting.id, what: one.what });
    there.set(one.what, decision);
    for (const a of one.actions) {
      const key = JSON.stringify([decision, a.short, a.what, a.dueOn]);
      if (!given.has(key)) await store.keepOne(tx, 'action', { decision, directive: null, plan: null, short: a.short, what: a.what, begun_on: meeting.held_on, due_on: a.dueOn });
      given.add(key);
    }
  }
  return { id: meeting.id, version: await store.reviseRow(tx, 'meeting', meeting.id, version ?? meeting.version, { minutes: input.minutes, attended: input.attended }) };
}

/** Records a directive. */
export async function addDirective({ tx, input, services }: Asked<NewDirective>): Promise<Done> {
  refuseComing(input.issuedOn, services.today());
  if (input.certainty === 'sourced' && input.source === undefined) throw new Refusal('policy.no-source', 'What is sourced names its source. Give it, or mark it unverified.');
  if ((await store.all<store.DirectiveRow>(tx, 'directive')).some((d) => d.number === input.number)) throw new Refusal('policy.name-taken', 'A directive of this number is on record already.');
  return kept(store.keepOne(tx, 'directive', { kind: input.kind, number: input.number, title: input.title, issued_on: input.issuedOn, certainty: input.certainty, source: input.source ?? null }));
}

/** Records the strategic plan of an agency. */
export async function addPlan({ tx, input, services }: Asked<NewPlan>): Promise<Done> {
  refuseComing(input.adoptedOn, services.today());
  if (input.endsOn <= input.startsOn) throw new Refusal('policy.no-days', 'It would end before it begins.');
  if ((await store.all<store.PlanRow>(tx, 'plan')).some((p) => p.short === input.short && p.starts_on === input.startsOn)) throw new Refusal('policy.name-taken', 'The plan of this agency for these days is on record already.');
  return kept(store.keepOne(tx, 'plan', { short: input.short, title: input.title, adopted_on: input.adoptedOn, starts_on: input.startsOn, ends_on: input.endsOn }));
}

/** Records what an agency is to do under its plan or a directive. */
export async function addAction({ tx, input }: Asked<NewAction>): Promise<Done> {
  const plan = input.plan === undefined ? undefined : await store.find<store.PlanRow>(tx, 'plan', input.plan) ?? refuseUnknown();
  const directive = input.directive === undefined ? undefined : await store.find<store.DirectiveRow>(tx, 'directive', input.directive) ?? refuseUnknown();
  const short = plan?.short ?? input.short;
  if ((plan === undefined) === (directive === undefined) || short === undefined) throw new Refusal('policy.no-source-of-action', 'An action follows from one plan, or from one directive and then names its agency.', { status: 400 });
  if (input.dueOn < input.begunOn) throw new Refusal('policy.due-before', 'It would be due before it begins.');
  return kept(store.keepOne(tx, 'action', { decision: null, directive: directive?.id ?? null, plan: plan?.id ?? null, short, what: input.what, begun_on: input.begunOn, due_on: input.dueOn }));
}

/** Records how an action stands on a day. */
export async function addProgress({ tx, input, services }: Asked<NewProgress>): Promise<Done> {
  await store.lock(tx, input.action);
  const action = await store.find<store.ActionRow>(tx, 'action', input.action) ?? refuseUnknown();
  refuse(rules.objectToProgress(await store.hanging<store.ProgressRow>(tx, 'progress', 'action', [action.id]), input, action.begun_on, services.today()));
  return kept(store.keepOne(tx, 'progress', { action: action.id, on_day: input.onDay, state: input.state, note: input.note ?? null }));
}

/** Announces a plan to the group before it is decided. */
export async function announce({ tx, input, services }: Asked<NewNotice>): Promise<Done> {
  refuse(rules.objectToAnnounce(input, services.today()));
  if ((await store.noticeNumbered(tx, [input.number])).length > 0) throw new Refusal('policy.name-taken', 'A notice of this number is on record already.');
  return kept(store.keepOne(tx, 'notice', {
    number: input.number, title: input.title, department: input.department, instrument: input.instrument, purposes: input.purposes, countries: input.countries, cents: input.cents, starts_on: input.startsOn, ends_on: input.endsOn, what: input.what, announced_on: input.announcedOn, comments_until: input.commentsUntil,
  }));
}

/** Says something to the notice of another agency. */
export async function comment({ tx, input, services, who }: Asked<NewComment>): Promise<Done> {
  const notice = (await store.notices(services.counter)).find((n) => n.id === input.id) ?? refuseUnknown();
  refuse(rules.objectToComment(notice, notice.agency === who.agency, services.today()));
  return kept(store.keepOne(tx, 'comment', { notice_agency: notice.agency, notice: notice.id, stance: input.stance, words: input.words, on_day: services.today() }));
}

/** Answers a comment on a notice of one's own. */
export async function answer({ tx, input, services }: Asked<NewAnswer>): Promise<Done> {
  const notice = await store.find<store.NoticeRow>(tx, 'notice', input.id) ?? refuseUnknown();
  if (!(await store.comments(services.counter, [notice.id])).some((c) => c.id === input.comment)) refuseUnknown();
  if ((await store.answers(services.counter, [notice.id])).some((a) => a.comment === input.comment)) throw new Refusal('policy.answered', 'This comment was answered already.');
  return kept(store.keepOne(tx, 'answer', { notice: notice.id, comment: input.comment, words: input.words, on_day: services.today() }));
}

/** Tells the group what was decided on a plan. */
export async function decide({ tx, input, services, version }: Asked<Decide>): Promise<Done> {
  await store.lock(tx, input.id);
  const notice = await store.find<store.NoticeRow>(tx, 'notice', input.id) ?? refuseUnknown();
  const waiting = (await commentsOn(services, [notice.id])).filter((c) => rules.holdsUp({ stance: c.stance, answered: c.answer !== null }));
  refuse(rules.objectToDecide(notice, waiting.length, input, services.today()));
  return { id: notice.id, version: await store.reviseRow(tx, 'notice', notice.id, version ?? notice.version, { decision: input.decision, decided_on: input.decidedOn, decided_cents: input.cents, after: input.after, award_number: input.awardNumber ?? null, urgent: input.urgent ?? null }) };
}

/** Records a recommendation of an Assessment; it takes the next number. */
export async function addRecommendation({ tx, input, services }: Asked<NewRecommendation>): Promise<Done> {
  refuseComing(input.madeOn, services.today());
  await store.lock(tx, `recommendations ${tx.who.agency}`);
  const number = 1 + Math.max(0, ...(await store.all<store.RecommendationRow>(tx, 'recommendation')).filter((r) => r.year === input.year).map((r) => r.number));
  return kept(store.keepOne(tx, 'recommendation', { year: input.year, number, short: input.short, what: input.what, made_on: input.madeOn }));
}

/** Says in a later Assessment how a recommendation was followed. */
export async function followUp({ tx, input, services }: Asked<NewFollowUp>): Promise<Done> {
  await store.lock(tx, input.recommendation);
  const made = await store.find<store.RecommendationRow>(tx, 'recommendation', input.recommendation) ?? refuseUnknown();
  refuse(rules.objectToFollowUp(made.year, await store.hanging<store.FollowUpRow>(tx, 'follow_up', 'recommendation', [made.id]), input.year));
  return kept(store.keepOne(tx, 'follow_up', { recommendation: made.id, year: input.year, state: input.state, words: input.words, on_day: services.today() }));
}

/** What agencies are to do, whatever it follows from: the next due first. */
export async function listActions({ tx, input, services }: Asked<ActionsAsked>): Promise<Actions> {
  const all = await actionsSeen(tx, services.today());
  const own = input.agency === undefined ? all : all.filter((a) => a.short === input.agency);
  const open = own.filter(isOpen);
  const shown = input.show === 'all' ? own : input.show === 'overdue' ? own.filter((a) => a.overdue) : open;
  return { open: open.length, overdue: own.filter((a) => a.overdue).length, all: own.length, agencies: [...new Set(all.map((a) => a.short))].toSorted(), actions: shown };
}

/** The bodies as they stand today. */
export async function listBodies({ tx, services }: Asked<object>): Promise<Bodies> {
  const [bodies, today] = [await store.all<store.BodyRow>(tx, 'body'), services.today()];
  const [members, meetings, decisions] = [await store.all<store.MemberRow>(tx, 'member'), await store.all<store.MeetingRow>(tx, 'meeting'), await store.all<store.DecisionRow>(tx, 'decision')];
  const actions = await actionsSeen(tx, today);
  const of = new Map(decisions.map((d) => [d.id, meetings.find((m) => m.id === d.meeting)?.body]));
  const sources = new Map((await store.all<store.ActionRow>(tx, 'action')).map((a) => [a.id, a.decision]));
  return {
    bodies: bodies.map((b) => {
      const days = meetings.filter((m) => m.body === b.id).map((m) => m.held_on).toSorted();
      return { ...entry(b), members: rules.membersOn(members.filter((m) => m.body === b.id), today).length, lastMet: days.filter((d) => d <= today).at(-1) ?? null, nextMeeting: days.find((d) => d > today) ?? null, openActions: actions.filter((a) => isOpen(a) && of.get(sources.get(a.id) ?? '') === b.id).length };
    }),
  };
}

/** One body: who belongs and belonged to it, its meetings, what they decided and what came of it. */
export async function readBody({ tx, input, services }: Asked<{ id: string }>): Promise<BodyFile> {
  const body = await store.find<store.BodyRow>(tx, 'body', input.id) ?? refuseUnknown();
  const today = services.today();
  const members = await store.hanging<store.MemberRow>(tx, 'member', 'body', [body.id]);
  const meetings = await store.hanging<store.MeetingRow>(tx, 'meeting', 'body', [body.id]);
  const decisions = Map.groupBy(await store.hanging<store.DecisionRow>(tx, 'decision', 'meeting', meetings.map((m) => m.id)), (d) => d.meeting);
  const rows = await store.hanging<store.ActionRow>(tx, 'action', 'decision', [...decisions.values()].flat().map((d) => d.id));
  const seen = new Map((await seenOf(tx, rows, today, new Map())).map((a) => [a.id, a]));
  const by = Map.groupBy(rows, (a) => a.decision as string);
  const now = new Set(rules.membersOn(members, today).map((m) => m.id));
  return {
    ...entry(body),
    members: members.map((m) => ({ id: m.id, version: m.version, short: m.short, office: m.office, chair: m.chair, fromOn: m.from_on, untilOn: m.until_on, authority: m.authority, certainty: m.certainty, belongs: now.has(m.id) })),
    meetings: meetings.map((m) => ({ id: m.id, version: m.version, heldOn: m.held_on, agenda: m.agenda, minutes: m.minutes, attended: m.attended, decisions: (decisions.get(m.id) ?? []).map((d) => ({ id: d.id, what: d.what, actions: (by.get(d.id) ?? []).map((a) => seen.get(a.id) as ActionView) })) })),
  };
}

/** The strategic plans and the directives, each with what it gives agencies to do. */
export async function listPlans({ tx, services }: Asked<object>): Promise<Plans> {
  const rows = await store.all<store.ActionRow>(tx, 'action');
  const seen = new Map((await actionsSeen(tx, services.today())).map((a) => [a.id, a]));
  const of = (key: 'plan' | 'directive', id: string): ActionView[] => rows.filter((a) => a[key] === id).map((a) => seen.get(a.id) as ActionView);
  return {
    plans: (await store.all<store.PlanRow>(tx, 'plan')).map((p) => ({ id: p.id, short: p.short, title: p.title, adoptedOn: p.adopted_on, startsOn: p.starts_on, endsOn: p.ends_on, actions: of('plan', p.id) })),
    directives: (await store.all<store.DirectiveRow>(tx, 'directive')).map((d) => ({ id: d.id, kind: d.kind, number: d.number, title: d.title, issuedOn: d.issued_on, certainty: d.certainty, source: d.source, actions: of('directive', d.id) })),
  };
}

/** The notices of every agency of the group: those one may still comment, those that wait for their decision, and those decided. */
export async function listNotices({ input, services, who }: Asked<NoticesAsked>): Promise<Notices> {
  const all = await store.notices(services.counter);
  const comments = Map.groupBy(await commentsOn(services, all.map((n) => n.id)), (c) => c.notice);
  const today = services.today();
  const entries = all.map((n): NoticeEntry => ({
    id: n.id, own: n.agency === who.agency, number: n.number, title: n.title, department: n.department, instrument: n.instrument, cents: n.cents, announcedOn: n.announced_on, commentsUntil: n.comments_until, stage: stageOf(n, today), decision: n.decision,
    comments: (comments.get(n.id) ?? []).length, unanswered: (comments.get(n.id) ?? []).filter((c) => rules.waits({ stance: c.stance, answered: c.answer !== null })).length, overlaps: overlapsOf(n, all).length,
  }));
  const [open, toDecide, decided] = [entries.filter((n) => n.stage === 'open'), entries.filter((n) => n.stage === 'closed'), entries.filter((n) => n.stage === 'decided')];
  return { open: open.length, toDecide: toDecide.length, decided: decided.length, all: entries.length, notices: input.show === 'all' ? entries : input.show === 'decided' ? decided : input.show === 'to-decide' ? toDecide : open };
}

/** One notice: the plan, what it overlaps with, what the others said and how they were answered, and what was decided. */
export async function readNotice({ tx, input, services, who }: Asked<{ id: string }>): Promise<NoticeFile> {
  const all = await store.notices(services.counter);
  const n = all.find((one) => one.id === input.id) ?? refuseUnknown();
  const comments = await commentsOn(services, [n.id]);
  const names = await organizationsOf(tx, [...new Set(comments.map((c) => c.agency))]);
  return {
    id: n.id, version: n.version, own: n.agency === who.agency, number: n.number, title: n.title, department: n.department, instrument: n.instrument, purposes: n.purposes, countries: n.countries, cents: n.cents, startsOn: n.starts_on, endsOn: n.ends_on, what: n.what, announcedOn: n.announced_on, commentsUntil: n.comments_until,
    open: stageOf(n, services.today()) === 'open', urgent: n.urgent, decision: n.decision, decidedOn: n.decided_on, decidedCents: n.decided_cents, after: n.after, awardNumber: n.award_number, overlaps: overlapsOf(n, all),
    comments: comments.map((c) => ({ id: c.id, from: c.agency === who.agency ? who.organization : names.get(c.agency)?.name ?? '', stance: c.stance, words: c.words, onDay: c.on_day, answer: c.answer })),
  };
}

/** The recommendations of Assessments, each with how later ones followed it up and which did not. */
export async function listRecommendations({ tx }: Asked<object>): Promise<Recommendations> {
  const rows = await store.all<store.RecommendationRow>(tx, 'recommendation');
  const ups = Map.groupBy(await store.all<store.FollowUpRow>(tx, 'follow_up'), (f) => f.recommendation);
  const last = Math.max(0, ...rows.map((r) => r.year), ...[...ups.values()].flat().map((f) => f.year));
  return { recommendations: rows.map((r) => ({ id: r.id, year: r.year, number: r.number, short: r.short, what: r.what, madeOn: r.made_on, followUps: (ups.get(r.id) ?? []).map((f) => ({ id: f.id, year: f.year, state: f.state, words: f.words })), missing: rules.missingFollowUps(r.year, ups.get(r.id) ?? [], last) })) };
}

async function commentsOn(services: Asked<object>['services'], ids: readonly string[]): Promise<(store.CommentRow & { answer: string | null })[]> {
  const answers = new Map((await store.answers(services.counter, ids)).map((a) => [a.comment, a.words]));
  return (await store.comments(services.counter, ids)).map((c) => ({ ...c, answer: answers.get(c.id) ?? null }));
}

async function actionsSeen(tx: Tx, today: string): Promise<ActionView[]> {
  const from = new Map<string, string>([
    ...(await store.all<store.DecisionRow>(tx, 'decision')).map((d) => [d.id, d.what] as const), ...(await store.all<store.DirectiveRow>(tx, 'directive')).map((d) => [d.id, d.number] as const), ...(await store.all<store.PlanRow>(tx, 'plan')).map((p) => [p.id, p.title] as const),
  ]);
  return seenOf(tx, await store.all<store.ActionRow>(tx, 'action'), today, from);
}

async function seenOf(tx: Tx, rows: readonly store.ActionRow[], today: string, from: ReadonlyMap<string, string>): Promise<ActionView[]> {
  const progress = Map.groupBy(await store.hanging<store.ProgressRow>(tx, 'progress', 'action', rows.map((a) => a.id)), (p) => p.action);
  return rows.map((a) => {
    const { open: _, ...standing } = rules.standingOf(progress.get(a.id) ?? [], a.due_on, today);
    return { id: a.id, source: a.decision ? 'decision' : a.directive ? 'directive' : 'plan', from: from.get(a.decision ?? a.directive ?? a.plan ?? '') ?? '', short: a.short, what: a.what, begunOn: a.begun_on, dueOn: a.due_on, ...standing };
  });
}

function isOpen(action: ActionView): boolean {
  return action.state !== 'done' && action.state !== 'dropped';
}

function entry(b: store.BodyRow): Pick<BodyFile, 'id' | 'kind' | 'name' | 'establishedOn' | 'exact' | 'authority'> {
  return { id: b.id, kind: b.kind, name: b.name, establishedOn: b.established_on, exact: b.exact, authority: b.authority };
}

function stageOf(n: store.NoticeRow, today: string): NoticeEntry['stage'] {
  return n.decision !== null ? 'decided' : today <= n.comments_until ? 'open' : 'closed';
}

function overlapsOf(n: store.NoticeRow, all: readonly store.NoticeRow[]): NoticeFile['overlaps'] {
  return all.filter((other) => other.id !== n.id).flatMap((other) => {
    const overlap = rules.overlapOf(n, other);
    return overlap ? [{ id: other.id, number: other.number, title: other.title, department: other.department, ...overlap }] : [];
  });
}

function refuseComing(on: string, today: string): void {
  if (on > today) throw new Refusal('policy.day-to-come', 'This day is still to come.');
}

function refuse(objection: rules.Objection | undefined): void {
  if (objection) throw new Refusal(objection.code, objection.sentence);
}
