import { Type, type Static, type TSchema } from 'typebox';
import { DayText, Kept } from '../../foundation/web/shapes.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const words = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Country = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2.' });
const Name = Type.Optional(Type.String({ fieldClass: 'identity.name' }));

export { Kept };

export const KEPT_AS = ['office', 'tracker'] as const;
export const LANES = ['presence', 'status', 'family', 'adjustment', 'work'] as const;
export const REQUESTERS = ['ice', 'fbi', 'us-attorney', 'labor', 'state', 'other-federal'] as const;
export const PRESENCE_BASES = ['witness', 'civil-action'] as const;
export const PRESENCE_STATES = ['requested', 'filed', 'issued', 'ended', 'revoked', 'denied', 'withdrawn'] as const;
export const PRESENCE_STEPS = ['filed', 'issued', 'renewed', 'ended', 'revoked', 'denied', 'withdrawn'] as const;
export const PRESENCE_REASONS = ['not-a-victim', 'not-a-witness', 'no-federal-case', 'inadmissible', 'no-diligence', 'no-longer-needed', 'new-status', 'other'] as const;
export const APPLICATION_KINDS = ['status', 'adjustment'] as const;
export const CLASSES = ['T-1', 'T-2', 'T-3', 'T-4', 'T-5', 'T-6', 'U-1', 'U-2', 'U-3', 'U-4', 'U-5'] as const;
export const RELATIONS = ['spouse', 'child', 'parent', 'sibling', 'child-of-derivative'] as const;
export const APPLICATION_STATES = ['received', 'bona-fide', 'asked', 'answered', 'waiting', 'approved', 'denied', 'appealed', 'reopened', 'withdrawn', 'revoked', 'closed'] as const;
export const APPLICATION_STEPS = ['bona-fide', 'asked', 'answered', 'waiting-list', 'approved', 'denied', 'appealed', 'appeal-sustained', 'appeal-dismissed', 'exhausted', 'withdrawn', 'revoked', 'extended'] as const;
export const DENIAL_REASONS = ['not-severe-form', 'not-present-on-account', 'not-complied', 'no-extreme-hardship', 'inadmissible', 'committed-trafficking', 'not-qualifying-crime', 'not-helpful', 'no-relationship', 'principal-not-granted', 'no-continuous-presence', 'no-good-character', 'abandoned', 'other'] as const;
export const EXTENSION_REASONS = ['law-enforcement-need', 'no-regulation', 'exceptional', 'adjustment-pending'] as const;
export const REVOCATION_REASONS = ['fraud', 'violated-status', 'error', 'principal-revoked', 'other'] as const;
export const SOURCES = ['applicant', 'law-enforcement', 'record', 'provider', 'other', 'perpetrator'] as const;
export const PERMIT_CATEGORIES = ['a16', 'c25', 'c40', 'c11', 'a19', 'c14', 'parole', 'other'] as const;
export const REUNIFICATION_STATES = ['opened', 'approved', 'consular', 'travel', 'arrived', 'returned', 'followed-up', 'closed', 'stopped'] as const;
export const REUNIFICATION_STEPS = ['approved', 'consular', 'travel', 'arrived', 'returned', 'followed-up', 'closed', 'stopped'] as const;
export const DEADLINE_KINDS = ['presence-ends', 'evidence-due', 'appeal-due', 'status-ends', 'adjust-from', 'return-by', 'work-ends', 'travel-ends'] as const;
export const NOTICE_KINDS = ['continued-presence', 'bona-fide-t', 't-status', 'ended'] as const;
export const NOTICED = ['continued-presence', 'bona-fide-t', 't-status'] as const;
export const ASKERS = ['dhs', 'doj', 'state', 'benefit-agency', 'court', 'provider', 'local-police', 'employer', 'relative', 'press', 'defense', 'other'] as const;
export const PURPOSES = ['department', 'law-enforcement', 'benefits', 'judicial-review', 'waiver', 'services', 'national-security', 'none'] as const;

export type KeptAs = (typeof KEPT_AS)[number];
export type Lane = (typeof LANES)[number];
export type PresenceState = (typeof PRESENCE_STATES)[number];
export type PresenceStep = (typeof PRESENCE_STEPS)[number];
export type ApplicationKind = (typeof APPLICATION_KINDS)[number];
export type ApplicationClass = (typeof CLASSES)[number];
export type Relation = (typeof RELATIONS)[number];
export type ApplicationState = (typeof APPLICATION_STATES)[number];
export type ApplicationStep = (typeof APPLICATION_STEPS)[number];
export type Source = (typeof SOURCES)[number];
export type ReunificationState = (typeof REUNIFICATION_STATES)[number];
export type ReunificationStep = (typeof REUNIFICATION_STEPS)[number];
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];
export type NoticeKind = (typeof NOTICE_KINDS)[number];
export type Noticed = (typeof NOTICED)[number];
export type Asker = (typeof ASKERS)[number];
export type Purpose = (typeof PURPOSES)[number];

/** A request for continued presence, as law enforcement received it. */
export const NewPresence = Type.Object({ person: Id, receivedOn: DayText, requester: words(REQUESTERS), basis: Type.Optional(words(PRESENCE_BASES)) }, closed);
export type NewPresence = Static<typeof NewPresence>;

/** One act on a request for continued presence; its end follows from the law of the day unless a shorter one is given. */
export const NewPresenceStep = Type.Object({
  id: Id, step: words(PRESENCE_STEPS), onDay: DayText, endsOn: Type.Optional(DayText), reason: Type.Optional(words(PRESENCE_REASONS)),
  restsOn: Type.Optional(Type.Array(Id, { maxItems: 50, description: 'The information a denial or revocation rests on.' })),
  consulted: Type.Optional(Type.Boolean({ description: 'The Attorney General was consulted, 22 USC 7105(c)(3)(A)(iii).' })),
}, closed);
export type NewPresenceStep = Static<typeof NewPresenceStep>;

/** An application for status or adjustment; whoever is not a principal names the principal's application and the relation. */
export const NewApplication = Type.Object({
  person: Id, kind: words(APPLICATION_KINDS), class: words(CLASSES), receivedOn: DayText, principal: Type.Optional(Id), relation: Type.Optional(words(RELATIONS)),
  unmarried: Type.Optional(Type.Boolean()), inDanger: Type.Optional(Type.Boolean({ description: 'A present danger of retaliation was found, 8 USC 1101(a)(15)(T)(ii)(III).' })),
}, closed);
export type NewApplication = Static<typeof NewApplication>;

/** One act on an application. */
export const NewApplicationStep = Type.Object({
  id: Id, step: words(APPLICATION_STEPS), onDay: DayText, dueOn: Type.Optional(DayText), endsOn: Type.Optional(DayText),
  reason: Type.Optional(words([...new Set([...DENIAL_REASONS, ...EXTENSION_REASONS, ...REVOCATION_REASONS])] as [(typeof DENIAL_REASONS)[number] | (typeof EXTENSION_REASONS)[number] | (typeof REVOCATION_REASONS)[number]])),
  restsOn: Type.Optional(Type.Array(Id, { maxItems: 50, description: 'The information a denial or revocation rests on.' })),
}, closed);
export type NewApplicationStep = Static<typeof NewApplicationStep>;

const text = Type.String({ minLength: 2, maxLength: 4000 });
export const NewInformation = Type.Object({ id: Id, source: words(SOURCES), text }, closed);
export type NewInformation = Static<typeof NewInformation>;
export const NewAbsence = Type.Object({ id: Id, leftOn: DayText, returnedOn: Type.Optional(DayText), justified: Type.Optional(words(['assisting', 'certified'] as const)) }, closed);
export type NewAbsence = Static<typeof NewAbsence>;
export const EndAbsence = Type.Object({ id: Id, absence: Id, returnedOn: DayText, justified: Type.Optional(words(['assisting', 'certified'] as const)) }, closed);
export type EndAbsence = Static<typeof EndAbsence>;
export const NewCompletion = Type.Object({ id: Id, completedOn: DayText }, closed);
export const NewPermit = Type.Object({ id: Id, application: Type.Optional(Id), kind: words(['work', 'travel'] as const), category: words(PERMIT_CATEGORIES), validFrom: DayText, validUntil: DayText }, closed);
export type NewPermit = Static<typeof NewPermit>;
export const NewCivilAction = Type.Object({ id: Id, filedOn: DayText }, closed);
export const EndCivilAction = Type.Object({ id: Id, action: Id, concludedOn: DayText }, closed);
export const NewReunification = Type.Object({ person: Id, principal: Type.Optional(Id), kind: words(['reunification', 'return'] as const), class: Type.Optional(words(['T-2', 'T-3', 'T-4', 'T-5', 'T-6'] as const)), country: Country, openedOn: DayText }, closed);
export type NewReunification = Static<typeof NewReunification>;
export const NewReunificationStep = Type.Object({ id: Id, step: words(REUNIFICATION_STEPS), onDay: DayText }, closed);
export type NewReunificationStep = Static<typeof NewReunificationStep>;

export const RecordId = Type.Object({ id: Id }, closed);

/** A question from outside whether somebody has a file. */
export const NewQuestion = Type.Object({ asker: words(ASKERS), purpose: words(PURPOSES), sworn: Type.Boolean(), person: Type.Optional(Id) }, closed);
export type NewQuestion = Static<typeof NewQuestion>;

export const Lack = Type.Object({ code: Type.String(), sentence: Type.String(), authority: Type.String() }, closed);
export type Lack = Static<typeof Lack>;
const PossiblePresence = Type.Object({ step: words(PRESENCE_STEPS), authority: Type.String(), lacking: Type.Array(Lack), endsOn: nullable(Type.String()) }, closed);
const PossibleApplication = Type.Object({ step: words(APPLICATION_STEPS), authority: Type.String(), lacking: Type.Array(Lack), endsOn: nullable(Type.String()), dueOn: nullable(Type.String()) }, closed);
const StepView = <T extends readonly string[]>(steps: T) => Type.Object({ id: Type.String(), step: words(steps), onDay: Type.String(), dueOn: nullable(Type.String()), endsOn: nullable(Type.String()), reason: nullable(Type.String()), authority: Type.String() }, closed);
const InformationView = Type.Object({ id: Type.String(), source: words(SOURCES), recordedAt: Type.String(), text: Type.Optional(Type.String({ fieldClass: 'relief.information' })) }, closed);

/** A deadline with the rule, the count, and how often it was computed anew. */
export const DeadlineView = Type.Object({
  id: Type.String(), person: Type.String(), caseCode: Type.String(), name: Name, subject: Type.String(), number: nullable(Type.String()), lane: words(LANES), kind: words(DEADLINE_KINDS), dueOn: Type.String(),
  countedFrom: nullable(Type.String()), amount: nullable(Type.Integer()), unit: nullable(Type.String()), citation: Type.String(), state: words(['open', 'met', 'void'] as const),
  log: Type.Array(Type.Object({ dueOn: Type.String(), cause: Type.String(), at: Type.String(), state: Type.String() }, closed)),
}, closed);
export type DeadlineView = Static<typeof DeadlineView>;

const presenceHead = {
  id: Type.String(), version: Type.Integer(), number: Type.String(), person: Type.String(), keptAs: words(KEPT_AS), basis: words(PRESENCE_BASES), requester: words(REQUESTERS), receivedOn: Type.String(),
  state: words(PRESENCE_STATES), issuedOn: nullable(Type.String()), endsOn: nullable(Type.String()), outcome: nullable(Type.String()), decidedOn: nullable(Type.String()),
};
export const PresenceHead = Type.Object(presenceHead, closed);
export type PresenceHead = Static<typeof PresenceHead>;
export const PresenceFile = Type.Object({
  ...presenceHead, caseCode: Type.String(), name: Name, standing: Type.Boolean(), mustStand: Type.Boolean(), steps: Type.Array(StepView(PRESENCE_STEPS)), information: Type.Array(InformationView), possible: Type.Array(PossiblePresence),
  deadlines: Type.Array(DeadlineView), days: nullable(Type.Integer()),
}, closed);
export type PresenceFile = Static<typeof PresenceFile>;

const applicationHead = {
  id: Type.String(), version: Type.Integer(), number: Type.String(), person: Type.String(), caseCode: Type.String(), keptAs: words(KEPT_AS), kind: words(APPLICATION_KINDS), class: words(CLASSES), relation: nullable(Type.String()), subclause: nullable(Type.String()),
  principal: nullable(Type.String()), principalUnder21: nullable(Type.Boolean()), receivedOn: Type.String(), state: words(APPLICATION_STATES), outcome: nullable(Type.String()), decidedOn: nullable(Type.String()), endsOn: nullable(Type.String()), reason: nullable(Type.String()),
};
export const ApplicationHead = Type.Object(applicationHead, closed);
export type ApplicationHead = Static<typeof ApplicationHead>;
export const ApplicationFile = Type.Object({
  ...applicationHead, name: Name, principalNumber: nullable(Type.String()), steps: Type.Array(StepView(APPLICATION_STEPS)), information: Type.Array(InformationView), possible: Type.Array(PossibleApplication),
  family: Type.Array(ApplicationHead), deadlines: Type.Array(DeadlineView), days: nullable(Type.Integer()),
}, closed);
export type ApplicationFile = Static<typeof ApplicationFile>;

const page = { from: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })), count: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) };
export const QueueAsked = Type.Object({ show: Type.Optional(words(['pending', 'presence', 'granted', 'decided'] as const)), ...page }, closed);
export const QueueEntry = Type.Object({
  id: Type.String(), what: words(['application', 'presence'] as const), number: Type.String(), person: Type.String(), caseCode: Type.String(), name: Name, class: nullable(Type.String()), kind: nullable(Type.String()),
  receivedOn: Type.String(), state: Type.String(), endsOn: nullable(Type.String()), dueOn: nullable(Type.String()), dueKind: nullable(words(DEADLINE_KINDS)),
}, closed);
export type QueueEntry = Static<typeof QueueEntry>;
export const Queue = Type.Object({ total: Type.Integer(), entries: Type.Array(QueueEntry) }, closed);

const Balance = Type.Object({ received: Type.Integer(), approved: Type.Integer(), denied: Type.Integer(), withdrawn: Type.Integer(), pending: Type.Integer(), reconciles: Type.Boolean() }, closed);
export const OfficeAsked = Type.Object({ year: Type.Optional(Type.Integer({ minimum: 2001, maximum: 2100 })) }, closed);
/** What an office holds of a fiscal year: the cohort of its receipts, the flow of its acts, and the number granted against the cap. */
export const OfficeView = Type.Object({
  year: Type.Integer(), firstYear: Type.Integer(), lastYear: Type.Integer(), cohort: Balance, flow: Type.Object({ received: Type.Integer(), approved: Type.Integer(), denied: Type.Integer(), withdrawn: Type.Integer() }, closed),
  cap: Type.Object({ granted: Type.Integer(), most: Type.Integer(), waiting: Type.Integer(), authority: Type.String() }, closed),
  presence: Type.Object({ requested: Type.Integer(), issued: Type.Integer(), mean: nullable(Type.Number()), median: nullable(Type.Number()) }, closed), keptAs: words(KEPT_AS),
}, closed);
export type OfficeView = Static<typeof OfficeView>;

export const DeadlinesAsked = Type.Object({ show: Type.Optional(words(['ahead', 'passed', 'all'] as const)), ...page }, closed);
export const Deadlines = Type.Object({ total: Type.Integer(), deadlines: Type.Array(DeadlineView) }, closed);

export const ReunificationView = Type.Object({
  id: Type.String(), version: Type.Integer(), person: Type.String(), principal: Type.String(), caseCode: Type.String(), name: Name, kind: words(['reunification', 'return'] as const), class: nullable(Type.String()), country: Type.String(), openedOn: Type.String(),
  state: words(REUNIFICATION_STATES), steps: Type.Array(Type.Object({ step: words(REUNIFICATION_STEPS), onDay: Type.String() }, closed)), possible: Type.Array(words(REUNIFICATION_STEPS)),
}, closed);
export type ReunificationView = Static<typeof ReunificationView>;
export const Reunifications = Type.Object({ total: Type.Integer(), cases: Type.Array(ReunificationView) }, closed);
export const ReunificationsAsked = Type.Object({ show: Type.Optional(words(['open', 'done', 'all'] as const)), ...page }, closed);

export const NoticeView = Type.Object({ id: Type.String(), person: Type.String(), caseCode: Type.String(), name: Name, kind: words(NOTICE_KINDS), ended: nullable(words(NOTICED)), datedOn: Type.String(), endsOn: nullable(Type.String()), office: Type.String() }, closed);
export type NoticeView = Static<typeof NoticeView>;
export const NoticesAsked = Type.Object(page, closed);
export const Notices = Type.Object({ total: Type.Integer(), notices: Type.Array(NoticeView) }, closed);

/** What an office may tell a benefit-granting office of one person, and whether it was told. */
export const Owed = Type.Object({ subject: Type.String(), kind: words(NOTICE_KINDS), ended: nullable(words(NOTICED)), datedOn: Type.String(), endsOn: nullable(Type.String()), toldOn: nullable(Type.String()) }, closed);
export type Owed = Static<typeof Owed>;

/** Everything on one person's relief: lanes of what was done, what is due, the family, and the protection that follows by itself. */
export const PersonFile = Type.Object({
  person: Type.String(), caseCode: Type.String(), language: Type.String(), protected: Type.Boolean(), presences: Type.Array(PresenceHead), applications: Type.Array(ApplicationHead),
  family: Type.Array(ApplicationHead), reunifications: Type.Array(ReunificationView),
  lanes: Type.Array(Type.Object({ lane: words(LANES), happenings: Type.Array(Type.Object({ id: Type.String(), on: Type.String(), what: Type.String(), record: nullable(Type.String()), number: nullable(Type.String()), detail: nullable(Type.String()), ahead: Type.Boolean() }, closed)) }, closed)),
  deadlines: Type.Array(DeadlineView),
  absences: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), leftOn: Type.String(), returnedOn: nullable(Type.String()), justified: nullable(Type.String()) }, closed)),
  presenceKept: Type.Object({ broken: Type.Boolean(), days: Type.Integer(), longest: Type.Integer() }, closed),
  completions: Type.Array(Type.Object({ id: Type.String(), completedOn: Type.String() }, closed)),
  permits: Type.Array(Type.Object({ id: Type.String(), kind: words(['work', 'travel'] as const), category: words(PERMIT_CATEGORIES), validFrom: Type.String(), validUntil: Type.String() }, closed)),
  civilActions: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), filedOn: Type.String(), concludedOn: nullable(Type.String()) }, closed)),
  owed: Type.Array(Owed),
}, closed);
export type PersonFile = Static<typeof PersonFile>;

export const SheetAsked = Type.Object({ id: Id, lang: Type.Optional(words(['en', 'es'] as const)) }, closed);

/** The answer to a question from outside; for every purpose that the law does not name it is the same words, whoever is asked about. */
export const QuestionAnswer = Type.Object({
  id: Type.String(), answered: Type.Boolean(), sentence: Type.String(), authority: Type.String(), askedOn: Type.String(), asker: words(ASKERS), purpose: words(PURPOSES), files: Type.Array(Type.Object({ number: Type.String(), class: nullable(Type.String()), state: Type.String(), receivedOn: Type.String() }, closed)),
}, closed);
export type QuestionAnswer = Static<typeof QuestionAnswer>;
export const Questions = Type.Object({ total: Type.Integer(), questions: Type.Array(Type.Object({ id: Type.String(), asker: words(ASKERS), purpose: words(PURPOSES), sworn: Type.Boolean(), askedOn: Type.String(), answered: Type.Boolean() }, closed)) }, closed);

/** A status notice that came in and was opened, with the persons of this office whom it may be about. */
export const Incoming = Type.Object({
  id: Type.String(), kind: words(NOTICE_KINDS), ended: nullable(words(NOTICED)), datedOn: Type.String(), endsOn: nullable(Type.String()), office: Type.String(), name: Name, bornOn: Type.Optional(Type.String({ fieldClass: 'identity.birth' })),
  candidates: Type.Array(Type.Object({ person: Type.String(), caseCode: Type.String(), name: Name, bornOn: Type.Optional(Type.String({ fieldClass: 'identity.birth' })), exact: Type.Boolean() }, closed)),
}, closed);
export type Incoming = Static<typeof Incoming>;
export const TakeNotice = Type.Object({ id: Id, person: Type.Optional(Id) }, closed);
export const TellOffice = Type.Object({ id: Id, subject: Id, office: Id }, closed);
export const Offices = Type.Object({ offices: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }, closed)) }, closed);
export const Nothing = Type.Object({}, closed);

export const FindAsked = Type.Object({ number: Type.String({ pattern: '^(CP|T|U|A)-[0-9]{2}-[0-9]{8}$' }) }, closed);
export const FoundRecords = Type.Object({ found: Type.Array(Type.Object({ id: Type.String(), what: words(['application', 'presence'] as const), number: Type.String(), state: Type.String() }, closed)) }, closed);
