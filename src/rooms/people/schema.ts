import { Type, type Static } from 'typebox';
import { DayText, Kept } from '../../foundation/web/shapes.ts';

const closed = { additionalProperties: false } as const;

export const Sex = Type.Union([Type.Literal('female'), Type.Literal('male'), Type.Literal('another'), Type.Literal('unknown')]);
export type Sex = Static<typeof Sex>;

export const Form = Type.Union([Type.Literal('sex'), Type.Literal('labor'), Type.Literal('both'), Type.Literal('unknown')], { description: 'The form of trafficking, 22 USC 7102(11)(A) sex, (B) labor.' });
export type Form = Static<typeof Form>;

const Name = Type.String({ minLength: 1, maxLength: 120 });

/** A number on a document that identifies a person, such as an A-number. */
export const DocumentNumber = Type.Object({ kind: Type.Union([Type.Literal('a-number'), Type.Literal('passport'), Type.Literal('ssn'), Type.Literal('other')]), number: Type.String({ minLength: 4, maxLength: 40 }) }, closed);
export type DocumentNumber = Static<typeof DocumentNumber>;

const identityFields = {
  givenName: Type.String({ maxLength: 120, fieldClass: 'identity.name' }),
  familyName: Type.String({ maxLength: 120, fieldClass: 'identity.name' }),
  aliases: Type.Array(Name, { maxItems: 30, fieldClass: 'identity.name' }),
  bornOn: Type.Union([DayText, Type.Null()], { fieldClass: 'identity.birth' }),
  phones: Type.Array(Type.String({ minLength: 7, maxLength: 30 }), { maxItems: 10, fieldClass: 'identity.contact' }),
  address: Type.String({ maxLength: 400, fieldClass: 'identity.contact' }),
  numbers: Type.Array(DocumentNumber, { maxItems: 20, fieldClass: 'identity.number' }),
};

/** What identifies a person; sealed wherever it is kept. */
export const Identity = Type.Object(identityFields, closed);
export type Identity = Static<typeof Identity>;

const countedFields = {
  sex: Sex,
  citizenship: Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2; ZZ where not known.' }),
  language: Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$', description: 'A language tag such as es or zh-Hans; und where not known.' }),
  cameToNoticeOn: DayText,
};

/** A person to be entered; everything but the day of notice may be left for later. */
export const NewPerson = Type.Object({ ...Type.Partial(Identity).properties, ...Type.Partial(Type.Object(countedFields)).properties, cameToNoticeOn: DayText }, closed);
export type NewPerson = Static<typeof NewPerson>;

/** A person as their own agency sees them. */
export const Person = Type.Object({
  id: Type.String({ format: 'uuid' }), version: Type.Integer(), identityVersion: Type.Integer(), caseCode: Type.String(), ...countedFields,
  ageGroup: Type.Union([Type.Literal('adult'), Type.Literal('minor'), Type.Literal('unknown')]), purged: Type.Boolean(), ...Type.Partial(Identity).properties,
}, closed);
export type Person = Static<typeof Person>;

export const People = Type.Object({ people: Type.Array(Person), more: Type.Boolean() }, closed);

/** Any part an advocate would have: a name or piece of one, a telephone number, a birth year, a number on a document, a case code. */
export const PersonSearch = Type.Object({ words: Type.String({ maxLength: 200 }) }, closed);
export type PersonSearch = Static<typeof PersonSearch>;

export const PersonId = Type.Object({ id: Type.String({ format: 'uuid' }) }, closed);
export { Kept };

/** A correction of what identifies a person. */
export const CorrectIdentity = Type.Object({ id: Type.String({ format: 'uuid' }), ...Type.Partial(Identity).properties }, closed);
export type CorrectIdentity = Static<typeof CorrectIdentity>;

/** A correction of what may be counted of a person beside their identity. */
export const CorrectFacts = Type.Object({ id: Type.String({ format: 'uuid' }), sex: Type.Optional(Sex), citizenship: Type.Optional(countedFields.citizenship), language: Type.Optional(countedFields.language) }, closed);
export type CorrectFacts = Static<typeof CorrectFacts>;

export const RelationKind = Type.Union([Type.Literal('spouse'), Type.Literal('parent'), Type.Literal('child'), Type.Literal('sibling'), Type.Literal('guardian'), Type.Literal('other')]);
export type RelationKind = Static<typeof RelationKind>;
export const NewRelation = Type.Object({ id: Type.String({ format: 'uuid' }), relative: Type.String({ format: 'uuid' }), kind: RelationKind }, closed);

/** Two records found to be one person. */
export const NewLink = Type.Object({ id: Type.String({ format: 'uuid' }), sameAs: Type.String({ format: 'uuid' }), reason: Type.String({ minLength: 3, maxLength: 400 }) }, closed);
export const UndoLink = Type.Object({ link: Type.String({ format: 'uuid' }), reason: Type.String({ minLength: 3, maxLength: 400 }) }, closed);

export const IdentificationStatus = Type.Union([Type.Literal('potential'), Type.Literal('confirmed')]);
export const NewIdentification = Type.Object({ id: Type.String({ format: 'uuid' }), status: IdentificationStatus, identifiedOn: DayText, form: Form, evidence: Type.String({ minLength: 3, maxLength: 200 }) }, closed);
export type NewIdentification = Static<typeof NewIdentification>;

const Ref = Type.Object({ id: Type.String(), caseCode: Type.String() }, closed);
/** Everything that stands about a person beside their identity. */
export const PersonFile = Type.Object({
  person: Person,
  relations: Type.Array(Type.Object({ id: Type.String(), kind: RelationKind, relative: Ref }, closed)),
  links: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), other: Ref, reason: Type.String(), linkedAt: Type.String(), undone: Type.Boolean(), undoneReason: Type.Union([Type.String(), Type.Null()]) }, closed)),
  identifications: Type.Array(Type.Object({ id: Type.String(), status: IdentificationStatus, identifiedOn: DayText, form: Form, evidence: Type.String() }, closed)),
  readings: Type.Array(Type.Object({ at: Type.String(), act: Type.String(), mine: Type.Boolean() }, closed)),
}, closed);
export type PersonFile = Static<typeof PersonFile>;

/** The caseload: persons without identity, newest first, in windows for a long list. */
export const Window = Type.Object({ from: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })), count: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }, closed);
export const Caseload = Type.Object({ total: Type.Integer(), people: Type.Array(Person) }, closed);
