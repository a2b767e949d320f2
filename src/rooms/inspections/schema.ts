import { Type, type Static, type TSchema } from 'typebox';
import { DayText, Kept } from '../../foundation/web/shapes.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const words = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export { Kept };

const STARTS = ['complaint', 'directed'] as const;
const INDUSTRIES = ['agriculture', 'garment', 'restaurants', 'hotels', 'cleaning', 'construction', 'food-processing', 'health-care', 'households', 'landscaping', 'beauty', 'other'] as const;
const OUTCOMES = ['no-violation', 'paid', 'agreed', 'court'] as const;
const ACTIVITIES = ['opening-conference', 'records', 'interviews', 'visit', 'closing-conference'] as const;
/** What an activity may be about; the last is not this office's to look into, and is here so that it is refused with the reason. */
export const SUBJECTS = ['wages', 'hours', 'records', 'child-labor', 'housing', 'transport', 'recruitment', 'trafficking'] as const;
/** Laws a violation may be of; the last is not this office's to enforce, and is here so that it is refused with the reason. */
export const LAWS = ['minimum-wage', 'overtime', 'records', 'child-labor', 'retaliation', 'farm-workers', 'h-2a', 'h-1b', 'public-works', 'service-contracts', 'trafficking'] as const;
export const INDICATORS = ['papers-kept', 'pay-withheld', 'movement-restricted', 'threats', 'violence', 'debt', 'isolation', 'lives-at-work', 'fees', 'minor'] as const;
const SUPPORTS = ['T', 'U'] as const;
const DECISIONS = ['declined', 'signed'] as const;
const OUTREACH = ['consulate', 'community', 'workers', 'employers'] as const;
const RECEIPTS = ['waiting', 'overdue', 'received', 'accepted', 'declined', 'done', 'not-done'] as const;
export type Industry = (typeof INDUSTRIES)[number];
export type Outcome = (typeof OUTCOMES)[number];
export type Activity = (typeof ACTIVITIES)[number];
export type Subject = (typeof SUBJECTS)[number];
export type Law = (typeof LAWS)[number];
export type IndicatorKind = (typeof INDICATORS)[number];
export type Supports = (typeof SUPPORTS)[number];
export type OutreachKind = (typeof OUTREACH)[number];
export type Receipt = (typeof RECEIPTS)[number];

const Place = Type.String({ pattern: '^[A-Z]{2}$', description: 'The State or territory, two letters.' });
const Reference = Type.String({ minLength: 1, maxLength: 40, description: 'The number the office itself gives the inspection in its own files.' });
const Country = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2.' });
const Workers = Type.Integer({ minimum: 1, maximum: 1_000_000 });
const Cents = Type.Integer({ minimum: 0, maximum: 100_000_000_000, description: 'US cents.' });
const employer = { employer: Type.String({ minLength: 2, maxLength: 200, fieldClass: 'inspections.employer' }) };
const site = Type.String({ minLength: 2, maxLength: 300, fieldClass: 'inspections.employer', description: 'Where the work place is.' });

/** An inspection to be opened. */
export const NewInspection = Type.Object({ reference: Type.Optional(Reference), openedOn: DayText, startedBy: words(STARTS), industry: words(INDUSTRIES), place: Place, ...employer, site: Type.Optional(site) }, closed);
export type NewInspection = Static<typeof NewInspection>;

export const InspectionId = Type.Object({ id: Id }, closed);
export const NewActivity = Type.Object({ id: Id, kind: words(ACTIVITIES), about: words(SUBJECTS), doneOn: DayText }, closed);
export type NewActivity = Static<typeof NewActivity>;
export const NewViolation = Type.Object({ id: Id, law: words(LAWS), foundOn: DayText, workers: Workers, cents: Cents }, closed);
export type NewViolation = Static<typeof NewViolation>;
export const NewPayment = Type.Object({ id: Id, paidOn: DayText, workers: Workers, cents: Type.Integer({ minimum: 1, maximum: 100_000_000_000, description: 'US cents.' }) }, closed);
export type NewPayment = Static<typeof NewPayment>;
export const NewIndicator = Type.Object({ id: Id, kind: words(INDICATORS), seenOn: DayText, workers: Workers, urgent: Type.Boolean({ description: 'Whether somebody is in danger now.' }) }, closed);
export type NewIndicator = Static<typeof NewIndicator>;

/** To whom an inspection is referred: an office that works here, or one outside by its name. */
export const NewReferral = Type.Object({ id: Id, recipient: Type.Optional(Id), recipientName: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })) }, closed);
export type NewReferral = Static<typeof NewReferral>;
export const Acknowledge = Type.Object({ referral: Id, by: words(['letter', 'telephone'] as const), reference: Type.String({ minLength: 1, maxLength: 80 }) }, closed);
export type Acknowledge = Static<typeof Acknowledge>;

export const NewDeclaration = Type.Object({ id: Id, supports: words(SUPPORTS), askedOn: DayText }, closed);
export type NewDeclaration = Static<typeof NewDeclaration>;
export const DecideDeclaration = Type.Object({ declaration: Id, outcome: words(DECISIONS), decidedOn: DayText, reason: Type.Optional(Type.String({ minLength: 3, maxLength: 400 })) }, closed);
export type DecideDeclaration = Static<typeof DecideDeclaration>;

/** How an inspection ends, and how many persons any violation was done to, each once. */
export const Conclude = Type.Object({ id: Id, outcome: words(OUTCOMES), concludedOn: DayText, workers: Type.Integer({ minimum: 0, maximum: 1_000_000 }) }, closed);
export type Conclude = Static<typeof Conclude>;

export const NewOutreach = Type.Object({ kind: words(OUTREACH), partner: Type.String({ minLength: 2, maxLength: 200 }), country: Type.Optional(Country), place: Place, heldOn: DayText, attended: Type.Integer({ minimum: 0, maximum: 1_000_000 }) }, closed);
export type NewOutreach = Static<typeof NewOutreach>;

const window = { from: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })), count: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) };
export const VIEWS = ['open', 'to-refer', 'all'] as const;
export const ListAsked = Type.Object({ show: Type.Optional(words(VIEWS)), ...window }, closed);
export type ListAsked = Static<typeof ListAsked>;
export const ListEntry = Type.Object({
  id: Type.String(), number: Type.String(), reference: nullable(Type.String()), openedOn: Type.String(), startedBy: words(STARTS), industry: words(INDUSTRIES), place: Type.String(), employer: Type.Optional(employer.employer), outcome: nullable(words(OUTCOMES)),
  computed: Type.Integer(), paid: Type.Integer(), toRefer: Type.Boolean(),
}, closed);
export type ListEntry = Static<typeof ListEntry>;
export const List = Type.Object({ total: Type.Integer(), inspections: Type.Array(ListEntry) }, closed);
export type Inspections = Static<typeof List>;

export const ReferralView = Type.Object({
  id: Type.String(), version: Type.Integer(), recipient: nullable(Type.String()), recipientName: Type.String(), sentOn: Type.String(), dueAt: Type.String(), acknowledgedOn: nullable(Type.String()),
  acknowledgedBy: nullable(words(['opened', 'accepted', 'letter', 'telephone'] as const)), reference: nullable(Type.String()), state: words(RECEIPTS),
}, closed);
export type ReferralView = Static<typeof ReferralView>;
export const InspectionFile = Type.Object({
  id: Type.String(), version: Type.Integer(), number: Type.String(), reference: nullable(Type.String()), openedOn: Type.String(), startedBy: words(STARTS), industry: words(INDUSTRIES), place: Type.String(), employer: Type.Optional(employer.employer), site: Type.Optional(nullable(site)),
  outcome: nullable(words(OUTCOMES)), concludedOn: nullable(Type.String()), workers: nullable(Type.Integer()), computed: Type.Integer(), paid: Type.Integer(),
  activities: Type.Array(Type.Object({ id: Type.String(), kind: words(ACTIVITIES), about: words(SUBJECTS), doneOn: Type.String() }, closed)),
  violations: Type.Array(Type.Object({ id: Type.String(), law: words(LAWS), citation: Type.String(), foundOn: Type.String(), workers: Type.Integer(), cents: Type.Integer() }, closed)),
  payments: Type.Array(Type.Object({ id: Type.String(), paidOn: Type.String(), workers: Type.Integer(), cents: Type.Integer() }, closed)),
  indicators: Type.Array(Type.Object({ id: Type.String(), kind: words(INDICATORS), seenOn: Type.String(), workers: Type.Integer(), urgent: Type.Boolean() }, closed)),
  /** When the indicators not yet referred are to be referred by; null where there are none. */
  referBy: nullable(Type.String()), referrals: Type.Array(ReferralView),
  declarations: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), supports: words(SUPPORTS), askedOn: Type.String(), decidedOn: nullable(Type.String()), outcome: nullable(words(DECISIONS)), reason: nullable(Type.String()) }, closed)),
  /** What still stands in the way of concluding it; empty where nothing does. */
  inTheWay: Type.Array(Type.String()),
}, closed);
export type InspectionFile = Static<typeof InspectionFile>;

export const Recipients = Type.Object({ organizations: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), short: Type.String() }, closed)) }, closed);
export type Recipients = Static<typeof Recipients>;
export const OutreachAsked = Type.Object(window, closed);
export const OutreachEntry = Type.Object({ id: Type.String(), kind: words(OUTREACH), partner: Type.String(), country: nullable(Type.String()), place: Type.String(), heldOn: Type.String(), attended: Type.Integer() }, closed);
export type OutreachEntry = Static<typeof OutreachEntry>;
export const OutreachList = Type.Object({ total: Type.Integer(), events: Type.Array(OutreachEntry) }, closed);
export type Outreach = Static<typeof OutreachList>;
export const Counts = Type.Object({ open: Type.Integer(), toRefer: Type.Integer(), overdue: Type.Integer(), declarations: Type.Integer() }, closed);
export type Counts = Static<typeof Counts>;
