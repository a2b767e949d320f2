import { Type, type Static, type TSchema } from 'typebox';
import { DayText, Kept } from '../../foundation/web/shapes.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const words = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Name = Type.String({ minLength: 2, maxLength: 200 });
const Short = Type.String({ minLength: 2, maxLength: 120 });
const Amount = Type.Integer({ minimum: 1, maximum: 1_000_000 });
const Grade = Type.Integer({ minimum: 1, maximum: 5 });
const trainee = (most: number, least = 1) => Type.String({ minLength: least, maxLength: most, fieldClass: 'training.trainee' });

export { Kept };

const KINDS = ['training', 'conference', 'pilot'] as const;
export const LEVELS = ['federal', 'state', 'local', 'tribal', 'nongovernmental'] as const;
/** Whom the chapter names as trained (line 65), and others. */
export const SECTORS = ['law-enforcement', 'prosecution', 'civil-law', 'social-services', 'health-care', 'clergy', 'labor', 'education', 'immigration', 'community'] as const;
/** The topics of the chapter (line 65). */
const TOPICS = ['dynamics', 'legal-definition', 'rights-and-services', 'culture', 'investigation', 'screening'] as const;
export const EXTENTS = ['city', 'region', 'state'] as const;
/** Whose report an event is: the office's own, or that of somebody it funds. */
const REPORTERS = ['own', 'ovc-grantee', 'hhs-grantee', 'other'] as const;
export type Kind = (typeof KINDS)[number];
export type Level = (typeof LEVELS)[number];
export type Sector = (typeof SECTORS)[number];
export type Topic = (typeof TOPICS)[number];
export type Extent = (typeof EXTENTS)[number];
export type Reporter = (typeof REPORTERS)[number];

export const NewCurriculum = Type.Object({ title: Name, topics: Type.Array(words(TOPICS), { minItems: 1, maxItems: 10, uniqueItems: true }) }, closed);
export type NewCurriculum = Static<typeof NewCurriculum>;
export const NewVersion = Type.Object({ curriculum: Id, issuedOn: DayText, minutes: Type.Integer({ minimum: 10, maximum: 10_000 }), changed: Type.Optional(Type.String({ minLength: 2, maxLength: 400, description: 'What changed against the version before; needed from the second on.' })) }, closed);
export type NewVersion = Static<typeof NewVersion>;
export const NewEvent = Type.Object({
  kind: words(KINDS), name: Name, place: Short, country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2; US unless told.' })), host: Name, startsOn: DayText, endsOn: DayText, attended: Amount,
  persons: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'How many different persons attended, where the host says so.' })), reporter: Type.Optional(words(REPORTERS)), curriculumVersion: Type.Optional(Id),
}, closed);
export type NewEvent = Static<typeof NewEvent>;
export const EventId = Type.Object({ id: Id }, closed);
export const CorrectEvent = Type.Object({ id: Id, attended: Amount, persons: Type.Optional(Amount) }, closed);
export type CorrectEvent = Static<typeof CorrectEvent>;
export const NewPart = Type.Object({ id: Id, team: Type.Optional(Short), extent: Type.Optional(words(EXTENTS)), level: words(LEVELS), sector: Type.Optional(words(SECTORS)), attended: Amount }, closed);
export type NewPart = Static<typeof NewPart>;
export const NewRegistration = Type.Object({ id: Id, givenName: trainee(100), familyName: trainee(100), email: Type.String({ maxLength: 200, pattern: '^[^@\\s]{1,64}@[^@\\s]{1,130}$', fieldClass: 'training.trainee' }), organization: Type.Optional(trainee(200)), level: words(LEVELS), sector: words(SECTORS), registeredOn: DayText }, closed);
export type NewRegistration = Static<typeof NewRegistration>;
export const Attended = Type.Object({ registration: Id, attendedOn: DayText }, closed);
export type Attended = Static<typeof Attended>;
export const NewEvaluation = Type.Object({ id: Id, useful: Grade, before: Grade, after: Grade, wouldAct: Type.Boolean() }, closed);
export type NewEvaluation = Static<typeof NewEvaluation>;
export const IssueCertificate = Type.Object({ registration: Id, issuedOn: DayText }, closed);
export type IssueCertificate = Static<typeof IssueCertificate>;
export const CertificateId = Type.Object({ certificate: Id }, closed);
export const WithdrawCertificate = Type.Object({ certificate: Id, withdrawnOn: DayText }, closed);
export type WithdrawCertificate = Static<typeof WithdrawCertificate>;
export const ListAsked = Type.Object({ show: Type.Optional(words(['conferences', 'all'] as const)), from: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })), count: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }, closed);
export type ListAsked = Static<typeof ListAsked>;

/** Whether an event is made up of its teams: how many came with one, with none, and how many nobody has told apart. */
export const Composition = Type.Object({ teams: Type.Integer(), inTeams: Type.Integer(), withoutTeam: Type.Integer(), unknown: Type.Integer(), addsUp: Type.Boolean() }, closed);
export type Composition = Static<typeof Composition>;
export const EventEntry = Type.Object({ id: Type.String(), kind: words(KINDS), name: Type.String(), place: Type.String(), country: Type.String(), host: Type.String(), startsOn: Type.String(), endsOn: Type.String(), attended: Type.Integer(), composition: Composition }, closed);
export type EventEntry = Static<typeof EventEntry>;
export const Events = Type.Object({ total: Type.Integer(), events: Type.Array(EventEntry) }, closed);
export type Events = Static<typeof Events>;
const PartView = Type.Object({ id: Type.String(), team: nullable(Type.String()), extent: nullable(words(EXTENTS)), level: words(LEVELS), sector: nullable(words(SECTORS)), attended: Type.Integer() }, closed);
export type PartView = Static<typeof PartView>;
const RegistrationView = Type.Object({
  id: Type.String(), version: Type.Integer(), name: Type.Optional(trainee(210)), email: Type.Optional(trainee(200)), organization: Type.Optional(nullable(trainee(200))), level: words(LEVELS), sector: words(SECTORS), registeredOn: Type.String(), attendedOn: nullable(Type.String()),
  certificate: nullable(Type.Object({ id: Type.String(), version: Type.Integer(), serial: Type.String(), issuedOn: Type.String(), withdrawnOn: nullable(Type.String()) }, closed)),
}, closed);
export type RegistrationView = Static<typeof RegistrationView>;
export const EventFile = Type.Object({
  id: Type.String(), version: Type.Integer(), kind: words(KINDS), name: Type.String(), place: Type.String(), country: Type.String(), host: Type.String(), startsOn: Type.String(), endsOn: Type.String(), attended: Type.Integer(), persons: nullable(Type.Integer()), reporter: words(REPORTERS),
  curriculum: nullable(Type.Object({ title: Type.String(), number: Type.Integer(), minutes: Type.Integer(), topics: Type.Array(words(TOPICS)) }, closed)), composition: Composition, parts: Type.Array(PartView), registrations: Type.Array(RegistrationView),
  /** What those who answered thought, in the mean; no mean of fewer than five. */
  evaluations: Type.Object({ count: Type.Integer(), few: Type.Boolean(), useful: nullable(Type.Number()), before: nullable(Type.Number()), after: nullable(Type.Number()), wouldAct: nullable(Type.Integer()) }, closed),
}, closed);
export type EventFile = Static<typeof EventFile>;
export const Curricula = Type.Object({
  curricula: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), topics: Type.Array(words(TOPICS)), versions: Type.Array(Type.Object({ id: Type.String(), number: Type.Integer(), issuedOn: Type.String(), minutes: Type.Integer(), changed: nullable(Type.String()), events: Type.Integer() }, closed)) }, closed)),
}, closed);
export type Curricula = Static<typeof Curricula>;
