import { Type, type Static, type TSchema } from 'typebox';
import { DayText, Kept } from '../../foundation/web/shapes.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const words = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Name = Type.String({ minLength: 2, maxLength: 200 });
const Short = Type.String({ minLength: 2, maxLength: 40, description: 'The agency, as minutes call it: Labor.' });
const Authority = Type.String({ minLength: 3, maxLength: 400 });
const Long = Type.String({ minLength: 2, maxLength: 4000 });
const What = Type.String({ minLength: 2, maxLength: 1000 });
const Cents = Type.Integer({ minimum: 0, maximum: 100_000_000_000_000, description: 'US cents.' });
const Year = Type.Integer({ minimum: 2001, maximum: 2100, description: 'The fiscal year that the Assessment is on.' });
const minutes = Type.String({ minLength: 2, maxLength: 40_000, fieldClass: 'policy.minutes', description: '“Decided: …” makes a decision; “@Labor: … by 2005-07-01” under it makes an action of that agency.' });

export { Kept };

const BODIES = ['task-force', 'operating-group', 'working-group'] as const;
const EXACT = ['day', 'month'] as const;
const CERTAINTIES = ['sourced', 'unverified'] as const;
const DIRECTIVES = ['executive-order', 'presidential-directive', 'statute', 'guideline'] as const;
const PROGRESS = ['under-way', 'held-up', 'done', 'dropped'] as const;
const INSTRUMENTS = ['grant', 'cooperative-agreement', 'contribution', 'grant-policy'] as const;
/** What assistance is for: the founding chapter, line 113, and research. */
const PURPOSES = ['laws', 'equipment', 'livelihoods', 'education', 'training', 'anti-corruption', 'shelter', 'hotline-return', 'victim-services', 'research'] as const;
const DECISIONS = ['as-planned', 'changed', 'dropped'] as const;
const STANCES = ['no-objection', 'question', 'concern', 'duplication'] as const;
const FOLLOWED = ['done', 'under-way', 'not-begun', 'not-taken-up'] as const;
const SOURCES = ['decision', 'directive', 'plan'] as const;
export type BodyKind = (typeof BODIES)[number];
export type Certainty = (typeof CERTAINTIES)[number];
export type DirectiveKind = (typeof DIRECTIVES)[number];
export type ProgressState = (typeof PROGRESS)[number];
export type Instrument = (typeof INSTRUMENTS)[number];
export type Purpose = (typeof PURPOSES)[number];
export type Decision = (typeof DECISIONS)[number];
export type Stance = (typeof STANCES)[number];
export type Followed = (typeof FOLLOWED)[number];
export type Source = (typeof SOURCES)[number];

export const NewBody = Type.Object({ kind: words(BODIES), name: Name, establishedOn: DayText, exact: words(EXACT), authority: Authority }, closed);
export type NewBody = Static<typeof NewBody>;
export const BodyId = Type.Object({ id: Id }, closed);
export const NewMember = Type.Object({ id: Id, short: Short, office: Name, chair: Type.Boolean(), fromOn: DayText, untilOn: Type.Optional(DayText), authority: Authority, certainty: words(CERTAINTIES) }, closed);
export type NewMember = Static<typeof NewMember>;
export const EndMember = Type.Object({ member: Id, untilOn: DayText }, closed);
export type EndMember = Static<typeof EndMember>;
export const NewMeeting = Type.Object({ id: Id, heldOn: DayText, agenda: Type.String({ minLength: 2, maxLength: 8000 }) }, closed);
export type NewMeeting = Static<typeof NewMeeting>;
export const KeepMinutes = Type.Object({ meeting: Id, minutes, attended: Type.Array(Id, { maxItems: 60, uniqueItems: true }) }, closed);
export type KeepMinutes = Static<typeof KeepMinutes>;
export const NewDirective = Type.Object({ kind: words(DIRECTIVES), number: Type.String({ minLength: 1, maxLength: 60 }), title: Type.String({ minLength: 2, maxLength: 300 }), issuedOn: DayText, certainty: words(CERTAINTIES), source: Type.Optional(Type.String({ minLength: 3, maxLength: 600 })) }, closed);
export type NewDirective = Static<typeof NewDirective>;
export const NewPlan = Type.Object({ short: Short, title: Name, adoptedOn: DayText, startsOn: DayText, endsOn: DayText }, closed);
export type NewPlan = Static<typeof NewPlan>;
export const NewAction = Type.Object({ directive: Type.Optional(Id), plan: Type.Optional(Id), short: Type.Optional(Short), what: What, begunOn: DayText, dueOn: DayText }, closed);
export type NewAction = Static<typeof NewAction>;
export const NewProgress = Type.Object({ action: Id, onDay: DayText, state: words(PROGRESS), note: Type.Optional(Type.String({ minLength: 2, maxLength: 2000 })) }, closed);
export type NewProgress = Static<typeof NewProgress>;
export const NewNotice = Type.Object({
  number: Type.String({ minLength: 2, maxLength: 40 }), title: Name, department: Short, instrument: words(INSTRUMENTS), purposes: Type.Array(words(PURPOSES), { minItems: 1, maxItems: 12, uniqueItems: true }), countries: Type.Array(Type.String({ pattern: '^[A-Z]{2}$' }), { maxItems: 60, uniqueItems: true }),
  cents: Cents, startsOn: DayText, endsOn: DayText, what: Long, announcedOn: DayText, commentsUntil: DayText,
}, closed);
export type NewNotice = Static<typeof NewNotice>;
export const NoticeId = Type.Object({ id: Id }, closed);
export const NewComment = Type.Object({ id: Id, stance: words(STANCES), words: Long }, closed);
export type NewComment = Static<typeof NewComment>;
export const NewAnswer = Type.Object({ id: Id, comment: Id, words: Long }, closed);
export type NewAnswer = Static<typeof NewAnswer>;
export const Decide = Type.Object({ id: Id, decision: words(DECISIONS), decidedOn: DayText, cents: Cents, after: Long, awardNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })), urgent: Type.Optional(Authority) }, closed);
export type Decide = Static<typeof Decide>;
export const NewRecommendation = Type.Object({ year: Year, short: Short, what: Type.String({ minLength: 2, maxLength: 2000 }), madeOn: DayText }, closed);
export type NewRecommendation = Static<typeof NewRecommendation>;
export const NewFollowUp = Type.Object({ recommendation: Id, year: Year, state: words(FOLLOWED), words: Long }, closed);
export type NewFollowUp = Static<typeof NewFollowUp>;

export const ActionView = Type.Object({
  id: Type.String(), source: words(SOURCES), from: Type.String(), short: Type.String(), what: Type.String(), begunOn: Type.String(), dueOn: Type.String(), state: nullable(words(PROGRESS)), stateOn: nullable(Type.String()), note: nullable(Type.String()), overdue: Type.Boolean(),
}, closed);
export type ActionView = Static<typeof ActionView>;
export const ActionsAsked = Type.Object({ show: Type.Optional(words(['open', 'overdue', 'all'])), agency: Type.Optional(Short) }, closed);
export type ActionsAsked = Static<typeof ActionsAsked>;
export const Actions = Type.Object({ open: Type.Integer(), overdue: Type.Integer(), all: Type.Integer(), agencies: Type.Array(Type.String()), actions: Type.Array(ActionView) }, closed);
export type Actions = Static<typeof Actions>;
export const BodyEntry = Type.Object({ id: Type.String(), kind: words(BODIES), name: Type.String(), establishedOn: Type.String(), exact: words(EXACT), authority: Type.String(), members: Type.Integer(), lastMet: nullable(Type.String()), nextMeeting: nullable(Type.String()), openActions: Type.Integer() }, closed);
export type BodyEntry = Static<typeof BodyEntry>;
export const Bodies = Type.Object({ bodies: Type.Array(BodyEntry) }, closed);
export type Bodies = Static<typeof Bodies>;
const MemberView = Type.Object({ id: Type.String(), version: Type.Integer(), short: Type.String(), office: Type.String(), chair: Type.Boolean(), fromOn: Type.String(), untilOn: nullable(Type.String()), authority: Type.String(), certainty: words(CERTAINTIES), belongs: Type.Boolean() }, closed);
export type MemberView = Static<typeof MemberView>;
const MeetingView = Type.Object({ id: Type.String(), version: Type.Integer(), heldOn: Type.String(), agenda: Type.String(), minutes: Type.Optional(nullable(minutes)), attended: Type.Array(Type.String()), decisions: Type.Array(Type.Object({ id: Type.String(), what: Type.String(), actions: Type.Array(ActionView) }, closed)) }, closed);
export type MeetingView = Static<typeof MeetingView>;
export const BodyFile = Type.Object({ id: Type.String(), kind: words(BODIES), name: Type.String(), establishedOn: Type.String(), exact: words(EXACT), authority: Type.String(), members: Type.Array(MemberView), meetings: Type.Array(MeetingView) }, closed);
export type BodyFile = Static<typeof BodyFile>;
export const Plans = Type.Object({
  plans: Type.Array(Type.Object({ id: Type.String(), short: Type.String(), title: Type.String(), adoptedOn: Type.String(), startsOn: Type.String(), endsOn: Type.String(), actions: Type.Array(ActionView) }, closed)),
  directives: Type.Array(Type.Object({ id: Type.String(), kind: words(DIRECTIVES), number: Type.String(), title: Type.String(), issuedOn: Type.String(), certainty: words(CERTAINTIES), source: nullable(Type.String()), actions: Type.Array(ActionView) }, closed)),
}, closed);
export type Plans = Static<typeof Plans>;
export const NoticeEntry = Type.Object({
  id: Type.String(), own: Type.Boolean(), number: Type.String(), title: Type.String(), department: Type.String(), instrument: words(INSTRUMENTS), cents: Type.Integer(), announcedOn: Type.String(), commentsUntil: Type.String(), stage: words(['open', 'closed', 'decided']), decision: nullable(words(DECISIONS)), comments: Type.Integer(), unanswered: Type.Integer(), overlaps: Type.Integer(),
}, closed);
export type NoticeEntry = Static<typeof NoticeEntry>;
export const NoticesAsked = Type.Object({ show: Type.Optional(words(['open', 'to-decide', 'decided', 'all'])) }, closed);
export type NoticesAsked = Static<typeof NoticesAsked>;
export const Notices = Type.Object({ open: Type.Integer(), toDecide: Type.Integer(), decided: Type.Integer(), all: Type.Integer(), notices: Type.Array(NoticeEntry) }, closed);
export type Notices = Static<typeof Notices>;
const Overlap = Type.Object({ id: Type.String(), number: Type.String(), title: Type.String(), department: Type.String(), countries: Type.Array(Type.String()), purposes: Type.Array(words(PURPOSES)) }, closed);
export const NoticeFile = Type.Object({
  id: Type.String(), version: Type.Integer(), own: Type.Boolean(), number: Type.String(), title: Type.String(), department: Type.String(), instrument: words(INSTRUMENTS), purposes: Type.Array(words(PURPOSES)), countries: Type.Array(Type.String()), cents: Type.Integer(), startsOn: Type.String(), endsOn: Type.String(), what: Type.String(), announcedOn: Type.String(), commentsUntil: Type.String(),
  open: Type.Boolean(), urgent: nullable(Type.String()), decision: nullable(words(DECISIONS)), decidedOn: nullable(Type.String()), decidedCents: nullable(Type.Integer()), after: nullable(Type.String()), awardNumber: nullable(Type.String()), overlaps: Type.Array(Overlap),
  comments: Type.Array(Type.Object({ id: Type.String(), from: Type.String(), stance: words(STANCES), words: Type.String(), onDay: Type.String(), answer: nullable(Type.String()) }, closed)),
}, closed);
export type NoticeFile = Static<typeof NoticeFile>;
export const RecommendationView = Type.Object({ id: Type.String(), year: Type.Integer(), number: Type.Integer(), short: Type.String(), what: Type.String(), madeOn: Type.String(), followUps: Type.Array(Type.Object({ id: Type.String(), year: Type.Integer(), state: words(FOLLOWED), words: Type.String() }, closed)), missing: Type.Array(Type.Integer()) }, closed);
export type RecommendationView = Static<typeof RecommendationView>;
export const Recommendations = Type.Object({ recommendations: Type.Array(RecommendationView) }, closed);
export type Recommendations = Static<typeof Recommendations>;
