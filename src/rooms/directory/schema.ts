import { Type, type Static, type TSchema } from 'typebox';
import { Kept } from '../../foundation/web/shapes.ts';
import { PLACES } from './places.ts';
import { NEEDS } from './taxonomy.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const words = <const T extends readonly string[]>(values: T, more: object = {}) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values], ...more });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const text = (most: number, about?: string) => Type.String({ minLength: 1, maxLength: most, ...(about ? { description: about } : {}) });

export { Kept };

const AGES = ['all', 'adults', 'minors'] as const;
const FORMS = ['both', 'sex', 'labor'] as const;
export const STATUSES = ['active', 'inactive', 'defunct', 'temporarily closed'] as const;
const CAPACITY_KINDS = ['none', 'beds', 'slots'] as const;
export const FACTS = ['contact', 'hours', 'place', 'who', 'languages'] as const;
const AUDIENCES = ['agencies', 'public'] as const;
const PHONE_KINDS = ['voice', 'hotline', 'text', 'tty', 'fax'] as const;

export type Facts = (typeof FACTS)[number];
export type Audience = (typeof AUDIENCES)[number];
export type CapacityKind = (typeof CAPACITY_KINDS)[number];

const PhoneNumber = Type.Object({ number: Type.String({ pattern: '^[+0-9][0-9 ().x-]{2,39}$', description: 'As it is dialled, such as 1-888-373-7888.' }), kind: Type.Optional(words(PHONE_KINDS)), note: Type.Optional(text(200)) }, closed);

const Area = Type.Union([words(['US', ...PLACES.map((p) => p.code)]), Type.String({ pattern: '^z[0-9]{3}$' })], { description: 'US, US-FL, a city of the gazetteer, or z336 for ZIP codes that begin so.' });

const serviceFields = {
  organization: Id, name: text(300), description: Type.Optional(text(4000)), needs: Type.Array(words(NEEDS), { minItems: 1, maxItems: 8, uniqueItems: true }),
  ages: Type.Optional(words(AGES)), forms: Type.Optional(words(FORMS)), statusNeeded: Type.Optional(Type.Boolean({ description: 'Whether the service asks for an immigration status.' })),
  eligibility: Type.Optional(text(1000, 'In words, what else decides who may use it.')),
  areas: Type.Array(Area, { minItems: 1, maxItems: 20, uniqueItems: true }),
  languages: Type.Array(Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$', description: 'ISO 639, such as es.' }), { minItems: 1, maxItems: 40, uniqueItems: true }),
  interpreter: Type.Optional(Type.Boolean({ description: 'Whether it finds an interpreter for other languages.' })),
  phones: Type.Array(PhoneNumber, { maxItems: 6 }), email: Type.Optional(Type.String({ format: 'email', maxLength: 200 })), url: Type.Optional(Type.String({ pattern: '^https?://[^\\s]+$', maxLength: 300 })),
  hours: Type.Optional(text(300, 'As it is said: Mo-Fr 9-17; Sa 10-14, or 24/7.')), zone: Type.Optional(text(60, 'IANA time zone.')),
  howTo: Type.Optional(text(1000, 'The next step: how one gets in.')), fees: Type.Optional(text(400)), waitTime: Type.Optional(text(200)),
  capacityKind: Type.Optional(words(CAPACITY_KINDS)), locations: Type.Optional(Type.Array(Id, { maxItems: 20, uniqueItems: true })),
} as const;

/** A service to be entered. */
export const NewService = Type.Object(serviceFields, closed);
export type NewService = Static<typeof NewService>;

export const CLEARED = ['description', 'eligibility', 'email', 'url', 'hours', 'howTo', 'fees', 'waitTime'] as const;
const clearing = <const T extends readonly string[]>(names: T) => Type.Optional(Type.Array(words(names), { uniqueItems: true, description: 'Answers to be taken out.' }));

/** What is to change of a service; what is not named stays. */
export const CorrectService = Type.Object({
  id: Id, status: Type.Optional(words(STATUSES)), clear: clearing(CLEARED), ...(Object.fromEntries(Object.entries(serviceFields).filter(([k]) => k !== 'organization').map(([k, v]) => [k, Type.Optional(v)])) as { [K in keyof Omit<typeof serviceFields, 'organization'>]: ReturnType<typeof Type.Optional<(typeof serviceFields)[K]>> }),
}, closed);
export type CorrectService = { id: string; status?: (typeof STATUSES)[number]; clear?: (typeof CLEARED)[number][] } & Partial<Omit<NewService, 'organization'>>;

const organizationFields = { name: text(300), description: text(4000), email: Type.Optional(Type.String({ format: 'email', maxLength: 200 })), website: Type.Optional(Type.String({ pattern: '^https?://[^\\s]+$', maxLength: 300 })), phone: Type.Optional(Type.String({ pattern: '^[+0-9][0-9 ().x-]{2,39}$' })) } as const;
export const NewOrganization = Type.Object(organizationFields, closed);
export type NewOrganization = Static<typeof NewOrganization>;
export const ORGANIZATION_CLEARED = ['email', 'website', 'phone'] as const;
export const CorrectOrganization = Type.Object({ id: Id, clear: clearing(ORGANIZATION_CLEARED), name: Type.Optional(organizationFields.name), description: Type.Optional(organizationFields.description), email: organizationFields.email, website: organizationFields.website, phone: organizationFields.phone }, closed);
export type CorrectOrganization = { id: string; clear?: (typeof ORGANIZATION_CLEARED)[number][] } & Partial<NewOrganization>;

const placed = (most: number) => Type.Optional(Type.String({ minLength: 1, maxLength: most, fieldClass: 'directory.place' }));
const placeFields = {
  name: placed(300), address: placed(300), address2: placed(300), city: placed(120), state: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$', fieldClass: 'directory.place' })), zip: Type.Optional(Type.String({ pattern: '^\\d{5}(-\\d{4})?$', fieldClass: 'directory.place' })),
  latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90, fieldClass: 'directory.place' })), longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180, fieldClass: 'directory.place' })), directions: placed(600),
} as const;
/** A place to be entered. A confidential one is sealed and never leaves the agency. */
export const NewLocation = Type.Object({ organization: Id, confidential: Type.Boolean(), ...placeFields }, closed);
export type NewLocation = Static<typeof NewLocation>;
export const PLACE_CLEARED = ['name', 'address', 'address2', 'city', 'state', 'zip', 'point', 'directions'] as const;
export const CorrectLocation = Type.Object({ id: Id, clear: clearing(PLACE_CLEARED), confidential: Type.Optional(Type.Boolean()), ...placeFields }, closed);
export type CorrectLocation = Static<typeof CorrectLocation>;
export const PlaceSeen = Type.Object({ id: Type.String(), version: Type.Integer(), confidential: Type.Boolean(), ...placeFields }, closed);
export type PlaceSeen = Static<typeof PlaceSeen>;

export const ById = Type.Object({ id: Id }, closed);
export const CheckFacts = Type.Object({ id: Id, facts: Type.Optional(Type.Array(words(FACTS), { minItems: 1, uniqueItems: true })) }, closed);
export type CheckFacts = Static<typeof CheckFacts>;
export const SayCapacity = Type.Object({ id: Id, free: Type.Integer({ minimum: 0, maximum: 9999 }), total: Type.Optional(Type.Integer({ minimum: 0, maximum: 9999 })) }, closed);
export type SayCapacity = Static<typeof SayCapacity>;
export const Publish = Type.Object({ id: Id, audience: words(AUDIENCES) }, closed);
export type Publish = Static<typeof Publish>;
export const PublishAll = Type.Object({ audience: words(AUDIENCES) }, closed);
export const PublishedAll = Type.Object({ published: Type.Integer() }, closed);

/** A file of an HSDS feed: JSON (one object, a page, or the tabular form), or the CSV tables by their names. */
export const TakeFeed = Type.Object({ files: Type.Array(Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }), content: Type.String({ maxLength: 40_000_000, description: 'The text of the file.' }) }, closed), { minItems: 1, maxItems: 30 }), dryRun: Type.Optional(Type.Boolean()) }, closed);
export type TakeFeed = Static<typeof TakeFeed>;
const FeedNote = Type.Object({ where: Type.String(), problem: Type.String(), mend: Type.String() }, closed);
export const FeedTaken = Type.Object({ outcome: words(['kept', 'would-keep', 'taken-before', 'refused'] as const), batch: nullable(Type.String()), organizations: Type.Integer(), services: Type.Integer(), locations: Type.Integer(), terms: Type.Integer(), standing: Type.Integer({ description: 'Entries that stood already, unchanged.' }), problems: Type.Array(FeedNote), notes: Type.Array(FeedNote) }, closed);
export type FeedTaken = Static<typeof FeedTaken>;

const Capacity = Type.Object({ kind: words(CAPACITY_KINDS), free: nullable(Type.Integer()), total: nullable(Type.Integer()), at: nullable(Type.String()), by: nullable(Type.String()), room: words(['free', 'full', 'unknown', 'uncounted'] as const) }, closed);
const window = { from: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })), count: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) };

export const ListAsked = Type.Object({ show: Type.Optional(words(['all', 'published', 'unpublished', 'stale'] as const)), find: Type.Optional(Type.String({ maxLength: 120 })), ...window }, closed);
export const ServiceEntry = Type.Object({ id: Type.String(), name: Type.String(), organization: Type.String(), organizationName: Type.String(), status: words(STATUSES), needs: Type.Array(words(NEEDS)), shown: words(['nobody', 'agencies', 'public'] as const), checkedOn: nullable(Type.String()), capacity: Capacity }, closed);
export type ServiceEntry = Static<typeof ServiceEntry>;
export const ServiceList = Type.Object({ total: Type.Integer(), services: Type.Array(ServiceEntry), staleAfter: Type.Integer() }, closed);
export const OrganizationsAsked = Type.Object({ find: Type.Optional(Type.String({ maxLength: 120 })), ...window }, closed);
export const OrganizationList = Type.Object({ total: Type.Integer(), organizations: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), services: Type.Integer() }, closed)) }, closed);
export const LocationEntry = Type.Object({ id: Type.String(), version: Type.Integer(), confidential: Type.Boolean(), name: nullable(Type.String()), city: nullable(Type.String()), state: nullable(Type.String()) }, closed);
export type LocationEntry = Static<typeof LocationEntry>;
export const OrganizationFile = Type.Object({ id: Type.String(), version: Type.Integer(), name: Type.String(), description: nullable(Type.String()), email: nullable(Type.String()), website: nullable(Type.String()), phone: nullable(Type.String()), locations: Type.Array(LocationEntry), services: Type.Array(ServiceEntry) }, closed);
export type OrganizationFile = Static<typeof OrganizationFile>;

const Said = Type.Object({ number: Type.String(), kind: nullable(Type.String()), note: nullable(Type.String()) }, closed);
export const ServiceFile = Type.Object({
  id: Type.String(), version: Type.Integer(), name: Type.String(), organization: Type.Object({ id: Type.String(), name: Type.String() }, closed), status: words(STATUSES), needs: Type.Array(words(NEEDS)),
  ages: words(AGES), forms: words(FORMS), statusNeeded: Type.Boolean(), areas: Type.Array(Type.String()), zone: Type.String(), description: nullable(Type.String()), eligibility: nullable(Type.String()), languages: Type.Array(Type.String()), interpreter: Type.Boolean(),
  phones: Type.Array(Said), email: nullable(Type.String()), url: nullable(Type.String()), hours: nullable(Type.String()), open: nullable(Type.Boolean()), howTo: nullable(Type.String()), fees: nullable(Type.String()), waitTime: nullable(Type.String()),
  shown: words(['nobody', 'agencies', 'public'] as const), capacity: Capacity, locations: Type.Array(LocationEntry),
  checks: Type.Array(Type.Object({ facts: words(FACTS), on: nullable(Type.String()), by: nullable(Type.String()), old: Type.Boolean() }, closed)), staleAfter: Type.Integer(), enteredOn: Type.String(),
}, closed);
export type ServiceFile = Static<typeof ServiceFile>;

/** What a referral is looked for by. It says things about somebody, so it comes in the body of a request and stands in no address. */
export const Question = Type.Object({
  needs: Type.Array(words(NEEDS), { maxItems: 8, uniqueItems: true }), place: Type.Optional(Type.String({ maxLength: 80, description: 'A ZIP code, a city or a state; absent where it is not known.' })), language: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$' })),
  age: Type.Optional(words(['adult', 'minor'] as const)), form: Type.Optional(words(['sex', 'labor'] as const)), noStatus: Type.Optional(Type.Boolean({ description: 'Only services that ask for no immigration status.' })),
  openNow: Type.Optional(Type.Boolean()), withRoom: Type.Optional(Type.Boolean({ description: 'Leave out what is known to be full today.' })), ...window,
}, closed);
export type Question = Static<typeof Question>;

const REASONS = ['needs-all', 'needs-some', 'room-free', 'room-full', 'room-unknown', 'language-spoken', 'language-interpreter', 'language-not', 'open-now', 'closed-now', 'hours-unknown', 'near', 'serves-area', 'serves-country', 'checked', 'checked-long-ago', 'never-checked', 'takes-children', 'takes-adults', 'no-status-needed', 'for-sex', 'for-labor'] as const;
export const Reason = Type.Object({ code: words(REASONS), for: Type.Boolean({ description: 'Whether it speaks for the service.' }), number: Type.Optional(Type.Integer()), words: Type.Optional(Type.String()) }, closed);
export type Reason = Static<typeof Reason>;
export const Found = Type.Object({
  id: Type.String(), keeper: Type.String({ description: 'The agency that keeps the entry.' }), name: Type.String(), organization: Type.String(), description: nullable(Type.String()), needs: Type.Array(words(NEEDS)), ages: words(AGES), forms: words(FORMS), statusNeeded: Type.Boolean(), phones: Type.Array(Said), url: nullable(Type.String()),
  howTo: nullable(Type.String()), fees: nullable(Type.String()), eligibility: nullable(Type.String()), languages: Type.Array(Type.String()), interpreter: Type.Boolean(), areas: Type.Array(Type.String()), places: Type.Array(Type.String()), miles: nullable(Type.Integer()), hours: nullable(Type.String()),
  open: nullable(Type.Boolean()), changesAt: nullable(Type.Object({ day: Type.String(), time: Type.String() }, closed)), capacity: Capacity, checkedOn: nullable(Type.String()), reasons: Type.Array(Reason),
}, closed);
export type Found = Static<typeof Found>;
export const Results = Type.Object({ total: Type.Integer(), place: nullable(Type.String({ description: 'The place that was understood.' })), understood: Type.Boolean(), found: Type.Array(Found) }, closed);
export type Results = Static<typeof Results>;
