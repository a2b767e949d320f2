import { Type, type Static, type TSchema } from 'typebox';
import { DayText, Kept } from '../../foundation/web/shapes.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const words = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export { Kept };

const SOURCES = ['hotline', 'public', 'agency', 'inspection', 'provider', 'embassy', 'foreign', 'task-force', 'own'] as const;
const RELIABILITIES = ['reliable', 'usually', 'unreliable', 'unknown'] as const;
const CONFIDENCES = ['confirmed', 'probable', 'doubtful', 'unjudged'] as const;
const FORMS = ['sex', 'labor', 'both', 'smuggling', 'unknown'] as const;
const STANDINGS = ['new', 'assessed', 'referred', 'closed'] as const;
const CLOSINGS = ['no-substance', 'other-matter', 'duplicate', 'too-little', 'referred'] as const;
const RECEIPTS = ['waiting', 'overdue', 'received', 'accepted', 'declined', 'done', 'not-done'] as const;
const KINDS = ['person', 'organization'] as const;
const CRIMES = ['sex-trafficking', 'labor-trafficking', 'smuggling', 'document-fraud', 'money-laundering', 'corruption'] as const;
const SENSITIVITIES = ['open', 'limited', 'restricted'] as const;
const PURGES = ['no-suspicion', 'error', 'court-order'] as const;
const RIGHTS = ['law-enforcement', 'prosecution', 'accepts-rules', 'imminent-danger'] as const;
const PURPOSES = ['investigation', 'prosecution', 'safety', 'danger'] as const;
const GIVEN_BY = ['paper', 'spoken', 'electronic'] as const;
const HOLDS = ['subpoena', 'court-order', 'litigation', 'discovery'] as const;
const PRODUCTS = ['strategic', 'vulnerability', 'bulletin', 'tactical'] as const;
const DIRECTIONS = ['from', 'to'] as const;
const CHANNELS = ['liaison', 'police', 'legal-assistance', 'diplomatic'] as const;
const ASKED_FOR = ['information', 'records', 'whereabouts', 'evidence', 'operation', 'training'] as const;
const OUTCOMES = ['answered', 'in-part', 'declined', 'withdrawn'] as const;
const REASONS = ['no-authority', 'nothing-held', 'safety', 'pending-case', 'other'] as const;
const EVENTS = ['charter', 'statute', 'change'] as const;
export type Source = (typeof SOURCES)[number];
export type Reliability = (typeof RELIABILITIES)[number];
export type Confidence = (typeof CONFIDENCES)[number];
export type Form = (typeof FORMS)[number];
export type LeadStanding = (typeof STANDINGS)[number];
export type Closing = (typeof CLOSINGS)[number];
export type Receipt = (typeof RECEIPTS)[number];
export type Crime = (typeof CRIMES)[number];
export type Sensitivity = (typeof SENSITIVITIES)[number];
export type Purge = (typeof PURGES)[number] | 'not-validated';
export type Right = (typeof RIGHTS)[number];
export type Purpose = (typeof PURPOSES)[number];
export type GivenBy = (typeof GIVEN_BY)[number];
export type ProductKind = (typeof PRODUCTS)[number];
export type Direction = (typeof DIRECTIONS)[number];
export type Channel = (typeof CHANNELS)[number];
export type AskedFor = (typeof ASKED_FOR)[number];
export type Outcome = (typeof OUTCOMES)[number];
export type Reason = (typeof REASONS)[number];
export type FoundingEvent = (typeof EVENTS)[number];

const said = (fieldClass: string, most: number, least = 1) => Type.String({ minLength: least, maxLength: most, fieldClass });
const what = said('center.lead', 8000, 3);
const Reference = Type.String({ minLength: 1, maxLength: 40, description: 'The number under which the office’s own log has it.' });
const Place = Type.String({ pattern: '^[A-Z]{2}$', description: 'The State or territory, two letters.' });
const Country = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2.' });
const Recipient = { recipient: Type.Optional(Id), recipientName: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })) };
const window = { from: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })), count: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) };
export const ById = Type.Object({ id: Id }, closed);

export const NewLead = Type.Object({ reference: Type.Optional(Reference), receivedOn: DayText, source: words(SOURCES), reliability: words(RELIABILITIES), confidence: words(CONFIDENCES), form: words(FORMS), place: Type.Optional(Place), urgent: Type.Boolean(), what }, closed);
export type NewLead = Static<typeof NewLead>;
export const TakeLead = Type.Object({ message: Id }, closed);
export type TakeLead = Static<typeof TakeLead>;
/** Judges a lead: the source and what it says, apart from each other. */
export const AssessLead = Type.Object({ id: Id, reliability: words(RELIABILITIES), confidence: words(CONFIDENCES), form: words(FORMS), place: Type.Optional(Place), remark: Type.Optional(said('center.lead', 2000)) }, closed);
export type AssessLead = Static<typeof AssessLead>;
export const NewReferral = Type.Object({ id: Id, ...Recipient }, closed);
export type NewReferral = Static<typeof NewReferral>;
export const Acknowledge = Type.Object({ referral: Id, by: words(['letter', 'telephone'] as const), reference: Type.String({ minLength: 1, maxLength: 80 }) }, closed);
export type Acknowledge = Static<typeof Acknowledge>;
export const CloseLead = Type.Object({ id: Id, as: words(CLOSINGS) }, closed);
export type CloseLead = Static<typeof CloseLead>;
export const LEAD_VIEWS = ['to-assess', 'open', 'all'] as const;
export const LeadsAsked = Type.Object({ show: Type.Optional(words(LEAD_VIEWS)), ...window }, closed);
export type LeadsAsked = Static<typeof LeadsAsked>;
const judged = { source: words(SOURCES), reliability: words(RELIABILITIES), confidence: words(CONFIDENCES), form: words(FORMS), place: nullable(Type.String()), urgent: Type.Boolean() };
export const LeadEntry = Type.Object({ id: Type.String(), number: Type.String(), reference: nullable(Type.String()), receivedOn: Type.String(), ...judged, standing: words(STANDINGS), assessBy: Type.String(), late: Type.Boolean() }, closed);
export type LeadEntry = Static<typeof LeadEntry>;
export const Leads = Type.Object({ total: Type.Integer(), leads: Type.Array(LeadEntry) }, closed);
export type Leads = Static<typeof Leads>;
export const ReferralView = Type.Object({
  id: Type.String(), version: Type.Integer(), recipient: nullable(Type.String()), recipientName: Type.String(), sentOn: Type.String(), dueAt: Type.String(), acknowledgedOn: nullable(Type.String()), acknowledgedBy: nullable(words(['opened', 'accepted', 'letter', 'telephone'] as const)), reference: nullable(Type.String()), state: words(RECEIPTS),
}, closed);
export type ReferralView = Static<typeof ReferralView>;
export const LeadFile = Type.Object({
  ...LeadEntry.properties, version: Type.Integer(), what: Type.Optional(what), remark: Type.Optional(nullable(said('center.lead', 2000))), from: nullable(Type.String()), assessedOn: nullable(Type.String()), closedOn: nullable(Type.String()), closedAs: nullable(words(CLOSINGS)), destroyedOn: nullable(Type.String()),
  referrals: Type.Array(ReferralView), subjects: Type.Array(Type.Object({ id: Type.String(), number: Type.String() }, closed)),
}, closed);
export type LeadFile = Static<typeof LeadFile>;
export const Recipients = Type.Object({ organizations: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }, closed)) }, closed);
export type Recipients = Static<typeof Recipients>;

const name = said('center.subject', 200, 2);
const aliases = Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 20, fieldClass: 'center.subject' });
const identifiers = Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 40, fieldClass: 'center.subject' });
const suspicion = said('center.subject', 8000, 40);
/** Someone is entered on recorded reasonable suspicion alone, and whoever enters them says three things that the law asks, 28 CFR 23.20(b) and (d). */
export const NewSubject = Type.Object({
  kind: words(KINDS), name, aliases: Type.Optional(aliases), identifiers: Type.Optional(identifiers), crime: words(CRIMES), suspicion, reliability: words(RELIABILITIES), confidence: words(CONFIDENCES), sensitivity: words(SENSITIVITIES), lead: Type.Optional(Id),
  onConduct: Type.Literal(true, { description: 'Nothing of it is about views, associations or activities as such: 28 CFR 23.20(b).' }), lawfully: Type.Literal(true, { description: 'None of it was obtained against the law: 28 CFR 23.20(d).' }), noVictim: Type.Literal(true, { description: 'The subject is nobody who is known or taken to be a victim.' }),
}, closed);
export type NewSubject = Static<typeof NewSubject>;
/** Changes what is known of a subject. It validates nothing: 28 CFR 23.20(h) asks for a review. */
export const EditSubject = Type.Object({ id: Id, name: Type.Optional(name), aliases: Type.Optional(aliases), identifiers: Type.Optional(identifiers), reliability: Type.Optional(words(RELIABILITIES)), confidence: Type.Optional(words(CONFIDENCES)), sensitivity: Type.Optional(words(SENSITIVITIES)) }, closed);
export type EditSubject = Static<typeof EditSubject>;
export const ValidateSubject = Type.Object({ id: Id, reason: said('center.subject', 4000, 40) }, closed);
export type ValidateSubject = Static<typeof ValidateSubject>;
export const PurgeSubject = Type.Object({ id: Id, as: words(PURGES) }, closed);
export type PurgeSubject = Static<typeof PurgeSubject>;
export const NewDissemination = Type.Object({ id: Id, ...Recipient, right: words(RIGHTS), purpose: words(PURPOSES), need: said('center.subject', 2000, 10), givenBy: words(GIVEN_BY) }, closed);
export type NewDissemination = Static<typeof NewDissemination>;
export const HoldSubject = Type.Object({ id: Id, grounds: words(HOLDS) }, closed);
export type HoldSubject = Static<typeof HoldSubject>;
export const SUBJECT_VIEWS = ['active', 'review', 'purged'] as const;
export const SubjectsAsked = Type.Object({ show: Type.Optional(words(SUBJECT_VIEWS)), ...window }, closed);
export type SubjectsAsked = Static<typeof SubjectsAsked>;
const register = { kind: words(KINDS), crime: words(CRIMES), reliability: words(RELIABILITIES), confidence: words(CONFIDENCES), sensitivity: words(SENSITIVITIES), enteredOn: Type.String(), reviewOn: Type.String(), holdsUntil: Type.String(), purgedOn: nullable(Type.String()), purgedAs: nullable(words([...PURGES, 'not-validated'] as const)) };
export const SubjectEntry = Type.Object({ id: Type.String(), number: Type.String(), name: Type.Optional(name), ...register, due: Type.Boolean() }, closed);
export type SubjectEntry = Static<typeof SubjectEntry>;
export const Subjects = Type.Object({ total: Type.Integer(), subjects: Type.Array(SubjectEntry) }, closed);
export type Subjects = Static<typeof Subjects>;
export const SubjectFile = Type.Object({
  ...SubjectEntry.properties, version: Type.Integer(), aliases: Type.Optional(aliases), identifiers: Type.Optional(identifiers), suspicion: Type.Optional(suspicion), lead: nullable(Type.Object({ id: Type.String(), number: Type.String() }, closed)), mine: Type.Boolean({ description: 'Whether whoever reads it entered it, and so may not validate it.' }),
  holds: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), grounds: words(HOLDS) }, closed)),
  validations: Type.Array(Type.Object({ id: Type.String(), validatedOn: Type.String(), by: Type.String(), holdsUntil: Type.String(), reason: Type.Optional(said('center.subject', 4000)) }, closed)),
  ledger: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), recipientName: Type.String(), right: words(RIGHTS), purpose: words(PURPOSES), need: Type.Optional(said('center.subject', 2000)), givenOn: Type.String(), givenBy: words(GIVEN_BY), by: Type.String(), toldOn: nullable(Type.String()) }, closed)),
}, closed);
export type SubjectFile = Static<typeof SubjectFile>;

const body = said('center.product', 60_000, 20);
export const NewProduct = Type.Object({ title: Type.String({ minLength: 3, maxLength: 200 }), kind: words(PRODUCTS), sensitivity: words(SENSITIVITIES) }, closed);
export type NewProduct = Static<typeof NewProduct>;
export const NewAddressee = Type.Object({ id: Id, ...Recipient }, closed);
export type NewAddressee = Static<typeof NewAddressee>;
/** Issues an edition to everybody on the list; a later one says what changed. */
export const IssueEdition = Type.Object({ id: Id, body, changes: Type.Optional(Type.String({ minLength: 3, maxLength: 400 })), namesNobody: Type.Literal(true, { description: 'It names no subject and nobody who was harmed.' }) }, closed);
export type IssueEdition = Static<typeof IssueEdition>;
const ProductEntry = Type.Object({ id: Type.String(), title: Type.String(), kind: words(PRODUCTS), sensitivity: words(SENSITIVITIES), edition: nullable(Type.Integer()), issuedOn: nullable(Type.String()), addressees: Type.Integer() }, closed);
export type ProductEntry = Static<typeof ProductEntry>;
export const Products = Type.Object({ products: Type.Array(ProductEntry) }, closed);
export type Products = Static<typeof Products>;
export const ProductFile = Type.Object({
  ...ProductEntry.properties, list: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), recipientName: Type.String(), since: Type.String(), leftOn: nullable(Type.String()) }, closed)),
  editions: Type.Array(Type.Object({ id: Type.String(), number: Type.Integer(), issuedOn: Type.String(), changes: nullable(Type.String()), body: Type.Optional(body), copies: Type.Array(Type.Object({ recipientName: Type.String(), sentOn: Type.String() }, closed)) }, closed)),
}, closed);
export type ProductFile = Static<typeof ProductFile>;

const asked = said('center.request', 8000, 3);
export const NewRequest = Type.Object({ direction: words(DIRECTIONS), country: Country, partner: Type.String({ minLength: 2, maxLength: 200 }), channel: words(CHANNELS), what: words(ASKED_FOR), askedOn: DayText, answerBy: Type.Optional(DayText), asked }, closed);
export type NewRequest = Static<typeof NewRequest>;
export const AcknowledgeRequest = Type.Object({ id: Id, onDay: DayText }, closed);
export type AcknowledgeRequest = Static<typeof AcknowledgeRequest>;
export const AnswerRequest = Type.Object({ id: Id, outcome: words(OUTCOMES), reason: Type.Optional(words(REASONS)), onDay: DayText, answer: Type.Optional(said('center.request', 8000, 3)) }, closed);
export type AnswerRequest = Static<typeof AnswerRequest>;
const REQUEST_VIEWS = ['open', 'all'] as const;
export const RequestsAsked = Type.Object({ show: Type.Optional(words(REQUEST_VIEWS)), ...window }, closed);
export type RequestsAsked = Static<typeof RequestsAsked>;
export const RequestView = Type.Object({
  id: Type.String(), version: Type.Integer(), number: Type.String(), direction: words(DIRECTIONS), country: Type.String(), partner: Type.String(), channel: words(CHANNELS), what: words(ASKED_FOR), askedOn: Type.String(), acknowledgeBy: Type.String(), answerBy: Type.String(),
  acknowledgedOn: nullable(Type.String()), answeredOn: nullable(Type.String()), outcome: nullable(words(OUTCOMES)), reason: nullable(words(REASONS)), late: nullable(words(['acknowledge', 'answer'] as const)), asked: Type.Optional(asked), answer: Type.Optional(nullable(said('center.request', 8000))),
}, closed);
export type RequestView = Static<typeof RequestView>;
export const Requests = Type.Object({ total: Type.Integer(), requests: Type.Array(RequestView) }, closed);
export type Requests = Static<typeof Requests>;

const FoundingFields = { event: words(EVENTS), happened: Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$', description: 'A day, or a month where the source gives no day.' }), byWhom: Type.Array(Type.String({ minLength: 2, maxLength: 120 }), { minItems: 1, maxItems: 12 }), authority: Type.String({ minLength: 3, maxLength: 200 }), source: Type.String({ minLength: 3, maxLength: 300 }) };
export const NewFounding = Type.Object({ ...FoundingFields, act: Type.Optional(Type.String({ minLength: 3, maxLength: 200 })) }, closed);
export type NewFounding = Static<typeof NewFounding>;
export const Founding = Type.Object({ events: Type.Array(Type.Object({ id: Type.String(), ...FoundingFields, act: nullable(Type.String()) }, closed)) }, closed);
export type Founding = Static<typeof Founding>;
export const Counts = Type.Object({ toAssess: Type.Integer(), lateReceipts: Type.Integer(), toReview: Type.Integer(), toTell: Type.Integer(), lateRequests: Type.Integer() }, closed);
export type Counts = Static<typeof Counts>;
