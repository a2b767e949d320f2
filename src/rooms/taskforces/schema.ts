import { Type, type Static, type TSchema } from 'typebox';
import { DayText, Kept } from '../../foundation/web/shapes.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const words = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export { Kept };

const EXTENTS = ['city', 'region', 'state'] as const;
export const STATES = ['announced', 'convened', 'formed', 'operational', 'suspended', 'closed'] as const;
const PARTS = ['lead', 'police', 'prosecution', 'services', 'labor', 'community'] as const;
const LEVELS = ['federal', 'state', 'local', 'tribal', 'nongovernmental'] as const;
const SERVICES = ['shelter', 'legal', 'medical', 'mental-health', 'interpreters', 'case-management', 'food', 'transport', 'job-training'] as const;
const SHARES = ['counts', 'leads', 'case-status', 'contact-points', 'identities'] as const;
export const ENTRIES = ['potential-victims', 'confirmed-victims', 'investigation', 'arrests', 'charged', 'demand-operation'] as const;
const SIDES = ['police', 'provider'] as const;
const FUNDERS = ['bja', 'ovc', 'hhs', 'other'] as const;
export type Extent = (typeof EXTENTS)[number];
export type State = (typeof STATES)[number];
export type Part = (typeof PARTS)[number];
export type Level = (typeof LEVELS)[number];
export type Service = (typeof SERVICES)[number];
export type Share = (typeof SHARES)[number];
export type EntryKind = (typeof ENTRIES)[number];
export type Side = (typeof SIDES)[number];
export type Funder = (typeof FUNDERS)[number];

const Name = Type.String({ minLength: 2, maxLength: 200 });
const Short = Type.String({ minLength: 2, maxLength: 120 });
const Quarter = Type.String({ pattern: '^FY[0-9]{4}Q[1-4]$', description: 'A quarter of a fiscal year: FY2005Q1 is October to December 2004.' });
const minutes = (most: number) => Type.String({ minLength: 2, maxLength: most, fieldClass: 'taskforces.minutes' });
const Cents = Type.Integer({ minimum: 0, maximum: 100_000_000_000, description: 'US cents.' });

export const NewTaskForce = Type.Object({ name: Short, area: Short, extent: words(EXTENTS) }, closed);
export type NewTaskForce = Static<typeof NewTaskForce>;
export const TaskForceId = Type.Object({ id: Id }, closed);
export const NewStep = Type.Object({ id: Id, state: words(STATES), onDay: DayText, source: Type.Optional(Type.String({ minLength: 3, maxLength: 400 })) }, closed);
export type NewStep = Static<typeof NewStep>;
export const NewMember = Type.Object({ id: Id, name: Name, part: words(PARTS), level: words(LEVELS), offers: Type.Optional(Type.Array(words(SERVICES), { maxItems: 20, uniqueItems: true })), joinedOn: DayText }, closed);
export type NewMember = Static<typeof NewMember>;
export const LeaveMember = Type.Object({ member: Id, leftOn: DayText }, closed);
export type LeaveMember = Static<typeof LeaveMember>;
export const NewAgreement = Type.Object({ id: Id, title: Name, members: Type.Array(Id, { minItems: 1, maxItems: 60 }), shares: Type.Array(words(SHARES), { minItems: 1, maxItems: 10, uniqueItems: true }), signedOn: DayText, endsOn: Type.Optional(DayText) }, closed);
export type NewAgreement = Static<typeof NewAgreement>;
export const NewMeeting = Type.Object({ id: Id, heldOn: DayText, agenda: minutes(8000) }, closed);
export type NewMeeting = Static<typeof NewMeeting>;
/** The minutes of a meeting; a line such as “@Lee: send the list by 2004-08-01” becomes an action. */
export const KeepMinutes = Type.Object({ meeting: Id, minutes: minutes(40_000), attended: Type.Array(Id, { maxItems: 60 }) }, closed);
export type KeepMinutes = Static<typeof KeepMinutes>;
export const FinishAction = Type.Object({ action: Id, doneOn: DayText }, closed);
export type FinishAction = Static<typeof FinishAction>;
export const NewEntry = Type.Object({ id: Id, member: Id, kind: words(ENTRIES), onDay: DayText, reference: Type.String({ minLength: 1, maxLength: 60, description: 'The member’s own number.' }), amount: Type.Integer({ minimum: 1, maximum: 100_000 }) }, closed);
export type NewEntry = Static<typeof NewEntry>;
export const CorrectEntry = Type.Object({ entry: Id, amount: Type.Integer({ minimum: 1, maximum: 100_000 }), onDay: Type.Optional(DayText) }, closed);
export type CorrectEntry = Static<typeof CorrectEntry>;
export const NewNeed = Type.Object({ id: Id, service: words(SERVICES), notedOn: DayText }, closed);
export type NewNeed = Static<typeof NewNeed>;
export const NewAward = Type.Object({ id: Id, side: words(SIDES), funder: words(FUNDERS), recipient: Name, cents: Cents, awardedOn: Type.Optional(DayText), plannedOn: Type.Optional(DayText) }, closed);
export type NewAward = Static<typeof NewAward>;
export const MakeAward = Type.Object({ award: Id, cents: Cents, awardedOn: DayText }, closed);
export type MakeAward = Static<typeof MakeAward>;
export const QuarterAsked = Type.Object({ id: Id, quarter: Type.Optional(Quarter) }, closed);
export type QuarterAsked = Static<typeof QuarterAsked>;
export const SubmitQuarter = Type.Object({ id: Id, quarter: Quarter, narrative: Type.Optional(Type.String({ minLength: 1, maxLength: 8000 })), reason: Type.Optional(Type.String({ minLength: 3, maxLength: 400 })) }, closed);
export type SubmitQuarter = Static<typeof SubmitQuarter>;
export const TaskForceEntry = Type.Object({
  id: Type.String(), name: Type.String(), area: Type.String(), extent: words(EXTENTS), state: nullable(words(STATES)), since: nullable(Type.String()), fundedOn: nullable(Type.String()), members: Type.Integer(), gaps: Type.Integer(), openActions: Type.Integer(), nextMeeting: nullable(Type.String()),
}, closed);
export type TaskForceEntry = Static<typeof TaskForceEntry>;
export const TaskForces = Type.Object({ taskForces: Type.Array(TaskForceEntry) }, closed);
export type TaskForces = Static<typeof TaskForces>;

const MemberView = Type.Object({ id: Type.String(), version: Type.Integer(), name: Type.String(), part: words(PARTS), level: words(LEVELS), offers: Type.Array(words(SERVICES)), joinedOn: Type.String(), leftOn: nullable(Type.String()) }, closed);
const ActionView = Type.Object({ id: Type.String(), version: Type.Integer(), meeting: Type.String(), who: Type.Optional(minutes(200)), what: Type.Optional(minutes(1000)), dueOn: Type.String(), doneOn: nullable(Type.String()) }, closed);
export const TaskForceFile = Type.Object({
  id: Type.String(), name: Type.String(), area: Type.String(), extent: words(EXTENTS), state: nullable(words(STATES)), fundedOn: nullable(Type.String()),
  steps: Type.Array(Type.Object({ id: Type.String(), state: words(STATES), onDay: Type.String(), source: nullable(Type.String()) }, closed)), members: Type.Array(MemberView),
  agreements: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), parties: Type.Array(Type.String()), shares: Type.Array(words(SHARES)), signedOn: Type.String(), endsOn: nullable(Type.String()), stands: Type.Boolean() }, closed)),
  meetings: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), heldOn: Type.String(), agenda: Type.Optional(minutes(8000)), minutes: Type.Optional(nullable(minutes(40_000))), attended: Type.Array(Type.String()) }, closed)), actions: Type.Array(ActionView),
  needs: Type.Array(Type.Object({ id: Type.String(), service: words(SERVICES), notedOn: Type.String(), offeredBy: Type.Array(Type.String()) }, closed)),
  awards: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), side: words(SIDES), funder: words(FUNDERS), recipient: Type.String(), cents: Type.Integer(), plannedOn: nullable(Type.String()), awardedOn: nullable(Type.String()) }, closed)),
}, closed);
export type TaskForceFile = Static<typeof TaskForceFile>;
export type ActionView = Static<typeof ActionView>;

/** What one member's own record says of a quarter, kind by kind; the members are never added. */
export const MemberNumbers = Type.Object({ member: Type.String(), name: Type.String(), part: words(PARTS), numbers: Type.Object(Object.fromEntries(ENTRIES.map((k) => [k, Type.Integer()])) as Record<EntryKind, ReturnType<typeof Type.Integer>>, closed) }, closed);
export type MemberNumbers = Static<typeof MemberNumbers>;
export const QuarterView = Type.Object({
  quarter: Type.String(), from: Type.String(), until: Type.String(), ended: Type.Boolean(), now: Type.Array(MemberNumbers), before: Type.Array(MemberNumbers),
  entries: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), member: Type.String(), kind: words(ENTRIES), onDay: Type.String(), reference: Type.String(), amount: Type.Integer() }, closed)),
  submitted: nullable(Type.Object({ version: Type.Integer(), submittedOn: Type.String(), narrative: nullable(Type.String()), reason: nullable(Type.String()), numbers: Type.Array(MemberNumbers), /** Whether the records have changed since. */ differs: Type.Boolean() }, closed)),
}, closed);
export type QuarterView = Static<typeof QuarterView>;
