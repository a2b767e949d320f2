import { Type, type Static, type TSchema } from 'typebox';
import { DayText, Kept } from '../../foundation/web/shapes.ts';
import type { Form as PersonForm, Sex as PersonSex } from '../people/index.ts';
import type { SharedField } from '../sharing/index.ts';
import { SERVICE_KINDS, type ServiceCode } from './vocabulary.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const words = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
/** Free words about a person: their class decides who is shown them. */
const caseWords = (most: number, least = 1) => Type.String({ minLength: least, maxLength: most, fieldClass: 'case.words' });

export { Kept };

export const STATES = ['intake', 'enrolled', 'exited', 'closed'] as const;
export const PASSAGES = ['intake', 'enrolled', 'declined', 'exited', 're-entered'] as const;
export const SOURCES = ['hotline', 'law-enforcement', 'self', 'family-friend', 'provider', 'health', 'faith', 'school', 'government', 'outreach', 'other'] as const;
export const FORMS = ['sex', 'labor', 'both', 'unknown'] as const satisfies readonly PersonForm[];
export const SEXES = ['female', 'male', 'another', 'unknown'] as const satisfies readonly PersonSex[];
export const ELIGIBILITIES = ['pre-certified', 'certified', 'citizen-or-resident', 'not-eligible', 'not-determined'] as const;
export const FUNDERS = ['ovc', 'hhs', 'lsc', 'state', 'private', 'none'] as const;
export const EXIT_REASONS = ['goals-met', 'moved', 'person-ended', 'lost-contact', 'other-provider', 'detained', 'died', 'other'] as const;
export const DECLINE_REASONS = ['not-eligible', 'person-declined', 'no-capacity', 'not-reached', 'referred-on', 'other'] as const;
export const TASK_KINDS = ['visit', 'call', 'court', 'paper', 'safety-plan', 'safety-check', 'other'] as const;
export const ALL_TASK_KINDS = ['step', ...TASK_KINDS, 'counsel', 'tell-person', 'hhs'] as const;
export const CHANNELS = ['phone', 'text', 'e-mail', 'letter', 'in-person', 'through-somebody'] as const;
export const DOCUMENT_KINDS = ['consent', 'identity', 'court', 'immigration', 'medical', 'photo', 'letter', 'other'] as const;
export const PAPER_KINDS = ['subpoena', 'court-order', 'warrant', 'discovery'] as const;
export const PAPER_ENDINGS = ['quashed', 'withdrawn', 'answered-by-counsel', 'complied', 'expired'] as const;
export const GLASS_REASONS = ['imminent-danger', 'medical', 'missing', 'child-at-risk', 'other'] as const;
export const GLASS_SCOPES = ['safety', 'notes', 'all'] as const;
export const GLASS_FINDINGS = ['justified', 'not-justified', 'further-action'] as const;
export const PURGE_PARTS = ['notes', 'plan', 'safety', 'privileged', 'papers', 'document', 'person'] as const;
export const PURGE_REASONS = ['schedule', 'person-asked', 'court', 'entered-wrongly'] as const;
export const STATUSES = ['cp-requested', 'cp-granted', 't-filed', 't-bona-fide', 't-granted', 'u-filed', 'u-granted', 'letter-asked', 'letter-certified', 'letter-eligible', 'letter-interim', 'letter-denied'] as const;
export const MATTERS = ['t-status', 'u-status', 'continued-presence', 'adjustment', 'family-reunification', 'protective-order', 'custody', 'wages', 'restitution', 'benefits', 'housing', 'identity-documents', 'vacatur', 'other'] as const;
export const MATTER_OUTCOMES = ['granted', 'partly-granted', 'denied', 'settled', 'advice-given', 'withdrawn', 'referred'] as const;
export const TRAININGS = ['language', 'basic-education', 'vocational', 'on-the-job', 'job-search', 'other'] as const;
export const HHS_REQUESTS = ['certification', 'child-assistance'] as const;
export const VIEWS = ['mine', 'due', 'quiet', 'intake', 'exited', 'all'] as const;

export type State = (typeof STATES)[number];
export type Passage = (typeof PASSAGES)[number];
export type TaskKind = (typeof ALL_TASK_KINDS)[number];
export type Channel = (typeof CHANNELS)[number];
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
export type PaperKind = (typeof PAPER_KINDS)[number];
export type PurgePart = (typeof PURGE_PARTS)[number];
export type Status = (typeof STATUSES)[number];
export type HhsRequest = (typeof HHS_REQUESTS)[number];
export type View = (typeof VIEWS)[number];
export type Funder = (typeof FUNDERS)[number];

const ServiceKindCode = Type.Unsafe<ServiceCode>({ type: 'string', enum: SERVICE_KINDS.map((k) => k.code) });
const Minutes = Type.Integer({ minimum: 0, maximum: 1440 });
const Window = { from: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })), count: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) };

/** The case of an id. */
export const CaseId = Type.Object({ id: Id }, closed);
export const Nothing = Type.Object({}, closed);

/** Intake: who, when they came, how, and what form; everything else may come later. */
export const NewCase = Type.Object({
  person: Type.Optional(Id),
  givenName: Type.Optional(Type.String({ maxLength: 120, fieldClass: 'identity.name' })), familyName: Type.Optional(Type.String({ maxLength: 120, fieldClass: 'identity.name' })),
  bornOn: Type.Optional(Type.Unsafe<string>({ ...DayText, fieldClass: 'identity.birth' })),
  sex: Type.Optional(words(SEXES)), citizenship: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })), language: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$' })),
  cameOn: DayText, source: words(SOURCES), referredOn: Type.Optional(DayText), form: Type.Optional(words(FORMS)), eligibility: Type.Optional(words(ELIGIBILITIES)), funder: Type.Optional(words(FUNDERS)),
  indicatedAt: Type.Optional(Type.String({ format: 'date-time', description: 'For a minor: when there was first credible indication, 22 USC 7105(b)(1)(H).' })),
}, closed);
export type NewCase = Static<typeof NewCase>;
/** A person and the case opened for them. */
export const Opened = Type.Object({ id: Type.String(), version: Type.Integer(), person: Type.String() }, closed);

/** What a referral's packet lends an intake, so that nothing is typed again. */
export const IncomingId = Type.Object({ message: Id }, closed);
export const Incoming = Type.Object({
  givenName: Type.Optional(Type.String({ fieldClass: 'identity.name' })), familyName: Type.Optional(Type.String({ fieldClass: 'identity.name' })), bornOn: Type.Optional(Type.String({ fieldClass: 'identity.birth' })),
  sex: Type.Optional(words(SEXES)), citizenship: Type.Optional(Type.String()), language: Type.Optional(Type.String()), form: Type.Optional(words(FORMS)), source: words(SOURCES), referredOn: Type.Optional(Type.String()),
}, closed);
export type Incoming = Static<typeof Incoming>;

export const NewPassage = Type.Object({ id: Id, kind: words(['enrolled', 'declined', 'exited', 're-entered'] as const), happenedOn: DayText, reason: Type.Optional(words([...new Set([...EXIT_REASONS, ...DECLINE_REASONS])])) }, closed);
export type NewPassage = Static<typeof NewPassage>;
export const CorrectProfile = Type.Object({ id: Id, source: Type.Optional(words(SOURCES)), form: Type.Optional(words(FORMS)), eligibility: Type.Optional(words(ELIGIBILITIES)), funder: Type.Optional(words(FUNDERS)), referredOn: Type.Optional(DayText) }, closed);
export type CorrectProfile = Static<typeof CorrectProfile>;
export const NewMember = Type.Object({ id: Id, account: Id, part: words(['lead', 'member'] as const) }, closed);
export const MemberId = Type.Object({ member: Id }, closed);

const ServiceLine = Type.Object({ kind: ServiceKindCode, minutes: Minutes }, closed);
/** What was done on a day: one note, one or more services, and the steps it moved. */
export const NewNote = Type.Object({
  id: Id, happenedOn: DayText, words: Type.Optional(caseWords(20_000)), services: Type.Array(ServiceLine, { minItems: 1, maxItems: 12 }),
  steps: Type.Optional(Type.Array(Type.Object({ task: Id, done: Type.Boolean() }, closed), { maxItems: 20 })),
}, closed);
export type NewNote = Static<typeof NewNote>;
/** A group session: one record for each who attended, under each one's own key. */
export const NewSession = Type.Object({ cases: Type.Array(Id, { minItems: 1, maxItems: 60, uniqueItems: true }), happenedOn: DayText, kind: ServiceKindCode, minutes: Minutes, words: Type.Optional(caseWords(4000)) }, closed);
export type NewSession = Static<typeof NewSession>;
export const Session = Type.Object({ id: Type.String(), version: Type.Integer(), notes: Type.Array(Type.String()) }, closed);
export const CorrectNote = Type.Object({ note: Id, words: caseWords(20_000) }, closed);

const NoteView = Type.Object({
  id: Type.String(), version: Type.Integer(), happenedOn: Type.String(), writtenAt: Type.String(), by: Type.String(), mine: Type.Boolean(), session: Type.Boolean(), purged: Type.Boolean(),
  words: Type.Optional(nullable(Type.String({ fieldClass: 'case.words' }))), services: Type.Array(Type.Object({ id: Type.String(), kind: Type.String(), minutes: Type.Integer() }, closed)),
}, closed);
export type NoteView = Static<typeof NoteView>;
export const NotesAsked = Type.Object({ id: Id, ...Window }, closed);
export const Notes = Type.Object({ total: Type.Integer(), notes: Type.Array(NoteView) }, closed);
/** The services as the asker last used them, and the colleagues work can be given to. */
export const Desk = Type.Object({ recent: Type.Array(Type.String()), colleagues: Type.Array(Type.Object({ account: Type.String(), label: Type.String(), roles: Type.Array(Type.String()), mine: Type.Boolean() }, closed)) }, closed);
export type Desk = Static<typeof Desk>;

export const NewGoal = Type.Object({ id: Id, words: caseWords(1000), openedOn: DayText }, closed);
export const EndGoal = Type.Object({ goal: Id, outcome: words(['reached', 'let-go'] as const), endedOn: DayText }, closed);
export type EndGoal = Static<typeof EndGoal>;
export const NewTask = Type.Object({ id: Id, words: caseWords(400), kind: Type.Optional(words(TASK_KINDS)), goal: Type.Optional(Id), owner: Type.Optional(Id), dueOn: Type.Optional(DayText) }, closed);
export type NewTask = Static<typeof NewTask>;
export const EndTask = Type.Object({ task: Id, outcome: words(['done', 'dropped'] as const), doneOn: Type.Optional(DayText) }, closed);
export type EndTask = Static<typeof EndTask>;
export const MoveTask = Type.Object({ task: Id, dueOn: Type.Optional(DayText), owner: Type.Optional(Id) }, closed);
export const ReopenTask = Type.Object({ task: Id }, closed);

const TaskView = Type.Object({
  id: Type.String(), version: Type.Integer(), kind: words(ALL_TASK_KINDS), goal: nullable(Type.String()), owner: Type.String(), ownerName: Type.String(), mine: Type.Boolean(), dueOn: nullable(Type.String()), doneOn: nullable(Type.String()), outcome: nullable(Type.String()),
  words: Type.Optional(nullable(Type.String({ fieldClass: 'case.words' }))), notes: Type.Integer(),
}, closed);
export type TaskView = Static<typeof TaskView>;
export const Plan = Type.Object({
  goals: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), openedOn: Type.String(), endedOn: nullable(Type.String()), outcome: nullable(Type.String()), words: Type.Optional(nullable(Type.String({ fieldClass: 'case.words' }))) }, closed)),
  tasks: Type.Array(TaskView),
}, closed);
export type Plan = Static<typeof Plan>;

const CardFields = {
  channel: words(CHANNELS), hours: Type.String({ minLength: 1, maxLength: 120 }), whoMayAnswer: Type.String({ minLength: 1, maxLength: 200 }), voicemail: Type.Boolean(),
  phrase: Type.Optional(Type.String({ maxLength: 120 })), more: Type.Optional(Type.String({ maxLength: 600 })),
};
/** How the person may safely be reached (R10). */
export const Card = Type.Object(CardFields, closed);
export type Card = Static<typeof Card>;
export const NewCard = Type.Object({ id: Id, confirmedOn: DayText, card: Type.Object(CardFields, { ...closed, fieldClass: 'case.safety' }) }, closed);
export type NewCard = Static<typeof NewCard>;
export const ConfirmCard = Type.Object({ id: Id, confirmedOn: DayText }, closed);
export const NewSafetyPlan = Type.Object({ id: Id, words: Type.String({ minLength: 1, maxLength: 8000, fieldClass: 'case.safety' }), madeOn: DayText, reviewOn: DayText }, closed);
export type NewSafetyPlan = Static<typeof NewSafetyPlan>;
export const Safety = Type.Object({
  card: nullable(Type.Object({ confirmedOn: Type.String(), nextOn: Type.String(), usable: Type.Boolean(), purged: Type.Boolean() }, closed)),
  plan: nullable(Type.Object({ madeOn: Type.String(), reviewOn: Type.String(), due: Type.Boolean(), purged: Type.Boolean() }, closed)),
}, closed);
export type Safety = Static<typeof Safety>;
export const SafetyShown = Type.Object({
  card: nullable(Type.Object({ ...CardFields, confirmedOn: Type.String() }, { ...closed, fieldClass: 'case.safety' })), plan: nullable(Type.String({ fieldClass: 'case.safety' })),
}, closed);
export type SafetyShown = Static<typeof SafetyShown>;
export const Reach = Type.Object({ id: Id, channel: words(CHANNELS) }, closed);
export const Reached = Type.Object({ card: Type.Object({ ...CardFields, confirmedOn: Type.String() }, { ...closed, fieldClass: 'case.safety' }), phones: Type.Optional(Type.Array(Type.String(), { fieldClass: 'identity.contact' })) }, closed);
export type Reached = Static<typeof Reached>;

export const NewDocument = Type.Object({ id: Id, kind: words(DOCUMENT_KINDS), title: caseWords(200), content: Type.String({ minLength: 4, maxLength: 28_000_000, description: 'The file, in base64.' }) }, closed);
export type NewDocument = Static<typeof NewDocument>;
export const DocumentId = Type.Object({ document: Id }, closed);
export const Documents = Type.Object({ documents: Type.Array(Type.Object({ id: Type.String(), kind: words(DOCUMENT_KINDS), media: Type.String(), bytes: Type.Integer(), addedOn: Type.String(), by: Type.String(), purged: Type.Boolean(), title: Type.Optional(nullable(Type.String({ fieldClass: 'case.words' }))) }, closed)) }, closed);
export type Documents = Static<typeof Documents>;

const privilegedWords = Type.String({ minLength: 1, maxLength: 20_000, fieldClass: 'case.privileged' });
export const NewPrivileged = Type.Object({ id: Id, words: privilegedWords, happenedOn: DayText }, closed);
export const NamePrivilegedReaders = Type.Object({ note: Id, readers: Type.Array(Id, { maxItems: 20, uniqueItems: true }) }, closed);
export const Privileged = Type.Object({ notes: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), happenedOn: Type.String(), by: Type.String(), mine: Type.Boolean(), readers: Type.Array(Type.String()), purged: Type.Boolean(), words: Type.Optional(nullable(Type.String({ fieldClass: 'case.privileged' }))) }, closed)) }, closed);
export type Privileged = Static<typeof Privileged>;

export const BreakGlass = Type.Object({ id: Id, reason: words(GLASS_REASONS), scope: words(GLASS_SCOPES), words: Type.String({ minLength: 10, maxLength: 1000, fieldClass: 'case.glass' }) }, closed);
export type BreakGlass = Static<typeof BreakGlass>;
export const ReviewGlass = Type.Object({ glass: Id, finding: words(GLASS_FINDINGS) }, closed);
const GlassView = Type.Object({
  id: Type.String(), version: Type.Integer(), case: Type.String(), person: Type.String(), code: Type.String(), by: Type.String(), reason: words(GLASS_REASONS), scope: words(GLASS_SCOPES), at: Type.String(), endsAt: Type.String(), lasts: Type.Boolean(), reviewBy: Type.String(), finding: nullable(Type.String()),
  words: Type.Optional(nullable(Type.String({ fieldClass: 'case.glass' }))),
}, closed);
export type GlassView = Static<typeof GlassView>;
export const GlassList = Type.Object({ open: Type.Array(GlassView), reviewed: Type.Array(GlassView) }, closed);

export const NewPaper = Type.Object({ id: Id, kind: words(PAPER_KINDS), words: caseWords(2000), receivedOn: DayText, answerBy: DayText, digest: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the paper.' }) }, closed);
export type NewPaper = Static<typeof NewPaper>;
export const EndPaper = Type.Object({ paper: Id, ending: words(PAPER_ENDINGS), endedOn: DayText }, closed);
export type EndPaper = Static<typeof EndPaper>;
const SharedName = Type.Unsafe<SharedField>({ type: 'string', enum: ['name', 'birth', 'sex', 'citizenship', 'language', 'form', 'services', 'immigration'] });
/** What a court order orders to be told, and to whom: these fields and no others. */
export const OrderedDisclosure = Type.Object({ paper: Id, recipient: Id, authority: Type.String({ minLength: 3, maxLength: 200 }), fields: Type.Array(SharedName, { minItems: 1, maxItems: 8, uniqueItems: true }) }, closed);
export type OrderedDisclosure = Static<typeof OrderedDisclosure>;
export const Papers = Type.Object({ papers: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), kind: words(PAPER_KINDS), receivedOn: Type.String(), answerBy: Type.String(), digest: Type.String(), endedOn: nullable(Type.String()), ending: nullable(Type.String()), held: Type.Boolean(), purged: Type.Boolean(), words: Type.Optional(nullable(Type.String({ fieldClass: 'case.words' }))) }, closed)) }, closed);
export type Papers = Static<typeof Papers>;

export const Purge = Type.Object({ id: Id, part: words(['notes', 'plan', 'safety', 'privileged', 'papers', 'person'] as const), reason: words(PURGE_REASONS) }, closed);
export type Purge = Static<typeof Purge>;
export const PurgeDocument = Type.Object({ document: Id, reason: words(PURGE_REASONS) }, closed);
export const PurgeDueAsked = Type.Object(Window, closed);
export const PurgeDue = Type.Object({ total: Type.Integer(), due: Type.Array(Type.Object({ id: Type.String(), person: Type.String(), code: Type.String(), since: Type.String(), parts: Type.Array(words(PURGE_PARTS)), held: Type.Boolean() }, closed)), done: Type.Array(Type.Object({ id: Type.String(), code: Type.String(), part: words(PURGE_PARTS), reason: Type.String(), on: Type.String(), by: Type.String() }, closed)) }, closed);
export type PurgeDue = Static<typeof PurgeDue>;

export const NewStatus = Type.Object({ id: Id, kind: words(STATUSES), heldOn: DayText, endsOn: Type.Optional(DayText) }, closed);
export type NewStatus = Static<typeof NewStatus>;
export const NewMatter = Type.Object({ id: Id, kind: words(MATTERS), openedOn: DayText, funder: Type.Optional(words(FUNDERS)) }, closed);
export type NewMatter = Static<typeof NewMatter>;
export const CloseMatter = Type.Object({ matter: Id, outcome: words(MATTER_OUTCOMES), closedOn: DayText }, closed);
export type CloseMatter = Static<typeof CloseMatter>;
export const NewTraining = Type.Object({ id: Id, kind: words(TRAININGS), enrolledOn: DayText }, closed);
export type NewTraining = Static<typeof NewTraining>;
export const MoveTraining = Type.Object({ training: Id, completedOn: Type.Optional(DayText), placedOn: Type.Optional(DayText), leftOn: Type.Optional(DayText) }, closed);
export type MoveTraining = Static<typeof MoveTraining>;
export const Legal = Type.Object({
  statuses: Type.Array(Type.Object({ id: Type.String(), kind: words(STATUSES), heldOn: Type.String(), endsOn: nullable(Type.String()) }, closed)),
  matters: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), kind: words(MATTERS), funder: words(FUNDERS), openedOn: Type.String(), closedOn: nullable(Type.String()), outcome: nullable(Type.String()) }, closed)),
  trainings: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), kind: words(TRAININGS), enrolledOn: Type.String(), completedOn: nullable(Type.String()), placedOn: nullable(Type.String()), leftOn: nullable(Type.String()) }, closed)),
}, closed);
export type Legal = Static<typeof Legal>;

export const HhsAsked = Type.Object({ id: Id, kind: words(HHS_REQUESTS) }, closed);
const HhsItem = Type.Object({ item: Type.String(), title: Type.String(), value: Type.Optional(nullable(Type.String({ fieldClass: 'case.request' }))), here: Type.Boolean(), required: Type.Boolean(), where: Type.String() }, closed);
/** What HHS answers to a request; the same words as in the office that decides. */
export const HHS_OUTCOMES = ['certified', 'interim', 'interim-extended', 'eligible', 'denied'] as const;
export type HhsOutcome = (typeof HHS_OUTCOMES)[number];
export const HhsForm = Type.Object({ /** Where the request stands that was sent last. */ standing: nullable(Type.Object({ state: words(['sent', 'opened', 'decided'] as const), outcome: nullable(words(HHS_OUTCOMES)), decidedOn: nullable(Type.String()), endsOn: nullable(Type.String()) }, closed)), kind: words(HHS_REQUESTS), form: Type.String(), items: Type.Array(HhsItem), missing: Type.Integer(), dueAt: nullable(Type.String()), authority: Type.String(), sentOn: nullable(Type.String()), offices: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), release: nullable(Type.String()) }, closed)) }, closed);
export type HhsForm = Static<typeof HhsForm>;
export const SendHhs = Type.Object({ id: Id, kind: words(HHS_REQUESTS), release: Id }, closed);

const Member = Type.Object({ id: Type.String(), account: Type.String(), name: Type.String(), part: words(['lead', 'member'] as const), mine: Type.Boolean() }, closed);
const Happened = Type.Object({ id: Type.String(), at: Type.String(), what: Type.String(), code: nullable(Type.String()), count: nullable(Type.Integer()), by: nullable(Type.String()) }, closed);
/** A case as its team sees it; somebody else of the agency is told only that it exists and who works on it. */
export const CaseFile = Type.Object({
  case: nullable(Type.Object({
    id: Type.String(), version: Type.Integer(), person: Type.String(), code: Type.String(), mine: Type.Boolean(), opened: Type.Boolean(), sees: Type.Array(words(GLASS_SCOPES)), glassUntil: nullable(Type.String()),
    team: Type.Array(Member), purged: Type.Boolean(),
    inside: nullable(Type.Object({
      state: words(STATES), openedOn: Type.String(), next: Type.Array(words(PASSAGES)), mayAssign: Type.Boolean(), ageGroup: words(['adult', 'minor', 'unknown'] as const), form: words(FORMS), eligibility: words(ELIGIBILITIES), funder: words(FUNDERS), source: words(SOURCES), referredOn: nullable(Type.String()), profileVersion: Type.Integer(), confidential1367: Type.Boolean(), blocked: Type.Boolean(),
      minutes: Type.Integer(), services: Type.Integer(), lastServiceOn: nullable(Type.String()), openTasks: Type.Integer(), overdueTasks: Type.Integer(), goals: Type.Integer(),
      safety: Safety, timeline: Type.Array(Happened), clock: nullable(Type.Object({ dueAt: Type.String(), met: Type.Boolean(), authority: Type.String() }, closed)), counted: Type.Array(Type.Object({ measure: Type.String(), why: Type.String() }, closed)),
    }, closed)),
  }, closed)),
}, closed);
export type CaseFile = Static<typeof CaseFile>;

export const CaseloadAsked = Type.Object({ view: Type.Optional(words(VIEWS)), form: Type.Optional(words(FORMS)), names: Type.Optional(Type.Boolean({ description: 'Whether names are wanted beside the codes.' })), ...Window }, closed);
export type CaseloadAsked = Static<typeof CaseloadAsked>;
const CaseRow = Type.Object({
  id: Type.String(), person: Type.String(), code: Type.String(), open: Type.Boolean(), name: Type.Optional(Type.String({ fieldClass: 'identity.name' })), state: nullable(words(STATES)), openedOn: nullable(Type.String()),
  next: Type.Optional(nullable(Type.String({ fieldClass: 'case.words' }))), nextDue: nullable(Type.String()), tasks: Type.Integer(), lastOn: nullable(Type.String()), relief: nullable(Type.String()), reliefEnds: nullable(Type.String()), letter: nullable(Type.String()), letterOn: nullable(Type.String()), sharing: nullable(Type.Integer()), sharingEnds: nullable(Type.String()),
}, closed);
export type CaseRow = Static<typeof CaseRow>;
export const Caseload = Type.Object({ total: Type.Integer(), rows: Type.Array(CaseRow) }, closed);

const DayTask = Type.Object({ id: Type.String(), version: Type.Integer(), case: Type.String(), person: Type.String(), code: Type.String(), kind: words(ALL_TASK_KINDS), dueOn: Type.String(), words: Type.Optional(nullable(Type.String({ fieldClass: 'case.words' }))) }, closed);
export type DayTask = Static<typeof DayTask>;
const DayCheck = Type.Object({ case: Type.String(), person: Type.String(), code: Type.String(), on: Type.String(), what: words(['card', 'plan'] as const) }, closed);
const DayConsent = Type.Object({ person: Type.String(), code: Type.String(), recipient: Type.String(), lastDay: Type.String() }, closed);
const DayLetter = Type.Object({ case: Type.String(), person: Type.String(), code: Type.String(), kind: words(STATUSES), on: Type.String() }, closed);
const DayClock = Type.Object({ case: Type.String(), person: Type.String(), code: Type.String(), dueAt: Type.String(), authority: Type.String() }, closed);
export const MyDay = Type.Object({ overdue: Type.Array(DayTask), overdueMore: Type.Integer(), today: Type.Array(DayTask), soon: Type.Array(DayTask), consents: Type.Array(DayConsent), safety: Type.Array(DayCheck), letters: Type.Array(DayLetter), clocks: Type.Array(DayClock), caseload: Type.Integer(), glass: Type.Array(GlassView) }, closed);
export type MyDay = Static<typeof MyDay>;

export const Workload = Type.Object({
  workers: Type.Array(Type.Object({ account: Type.String(), name: Type.String(), cases: Type.Integer(), overdue: Type.Integer(), dueWeek: Type.Integer(), notes30: Type.Integer(), minutes30: Type.Integer() }, closed)),
  unassigned: Type.Integer(), quiet: Type.Integer(), cardsOld: Type.Integer(), papers: Type.Array(Type.Object({ case: Type.String(), person: Type.String(), code: Type.String(), kind: words(PAPER_KINDS), answerBy: Type.String() }, closed)), glass: Type.Array(GlassView),
}, closed);
export type Workload = Static<typeof Workload>;

export const NewView = Type.Object({ name: Type.String({ minLength: 1, maxLength: 40 }), view: words(VIEWS), form: Type.Optional(words(FORMS)) }, closed);
export type NewView = Static<typeof NewView>;
export const ViewId = Type.Object({ view: Id }, closed);
export const Views = Type.Object({ views: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), name: Type.String(), view: words(VIEWS), form: nullable(words(FORMS)) }, closed)) }, closed);
