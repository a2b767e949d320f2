import { Type, type Static, type TSchema } from 'typebox';
import { DayText, Kept } from '../../foundation/web/shapes.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const words = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export { Kept };

/** What a release may name: each is one thing that another agency is told, and nothing else is told under it. */
export const SHARED_FIELDS = ['name', 'birth', 'sex', 'citizenship', 'language', 'contact', 'address', 'numbers', 'family', 'form', 'situation', 'needs', 'services', 'plan', 'screening', 'immigration', 'documents'] as const;
export type SharedField = (typeof SHARED_FIELDS)[number];
/** Those that are told as the record holds them; the others are said in words or by the room that keeps them. */
export const FROM_RECORD_FIELDS: readonly SharedField[] = ['name', 'birth', 'sex', 'citizenship', 'language', 'contact', 'address', 'numbers'];
export const PURPOSES = ['services', 'housing', 'legal', 'medical', 'benefits', 'immigration', 'law-enforcement', 'reunification', 'other'] as const;
export const SIGNERS = ['person', 'minor-and-guardian', 'minor-alone', 'guardian-of-adult'] as const;
export const METHODS = ['paper', 'electronic'] as const;
export const REVOKED_HOW = ['spoken', 'written'] as const;
/** Grounds on which the law lets something be told without a release. */
export const GROUNDS = ['court-order', 'statute', 'imminent-danger'] as const;
export const OUTCOMES = ['accepted', 'declined', 'done', 'not-done'] as const;
export const REASONS = ['no-capacity', 'not-eligible', 'outside-area', 'language', 'not-reached', 'person-declined', 'already-served', 'safety', 'insufficient-evidence', 'no-jurisdiction', 'limitation', 'other-prosecution', 'other'] as const;
/** Reasons of an office that may investigate or prosecute, given for what was handed over to it, and of nobody else. */
export const OF_PROSECUTION: readonly Reason[] = ['insufficient-evidence', 'no-jurisdiction', 'limitation', 'other-prosecution'];
export type Signers = (typeof SIGNERS)[number];
export type Ground = (typeof GROUNDS)[number];
export type Outcome = (typeof OUTCOMES)[number];
export type Reason = (typeof REASONS)[number];

const Fields = Type.Array(words(SHARED_FIELDS), { minItems: 1, maxItems: 20, uniqueItems: true });

/** A release to be recorded: who, what, why, until when, and how it was signed. */
export const NewRelease = Type.Object({
  person: Id, recipient: Id, purpose: words(PURPOSES), fields: Fields, purposeWords: Type.String({ minLength: 3, maxLength: 400 }), risks: Type.Optional(Type.String({ maxLength: 1000 })),
  signers: words(SIGNERS), guardianHarmed: Type.Optional(Type.Boolean({ description: 'Whether the guardian is suspected of having harmed the person or the other parent.' })),
  method: words(METHODS), document: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the signed document.' })),
  language: Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$' }), interpreted: Type.Optional(Type.Boolean()), signedOn: DayText, startsOn: Type.Optional(DayText), lastDay: DayText,
}, closed);
export type NewRelease = Static<typeof NewRelease>;

export const ReleaseId = Type.Object({ id: Id }, closed);
export const RevokeRelease = Type.Object({ id: Id, how: words(REVOKED_HOW) }, closed);
export type RevokeRelease = Static<typeof RevokeRelease>;

/** What is told under a release: fields the record holds already, and what the sender says of the others in words. */
export const NewPacket = Type.Object({ release: Id, fields: Fields, situation: Type.Optional(Type.String({ minLength: 3, maxLength: 4000 })), needs: Type.Optional(Type.String({ minLength: 3, maxLength: 2000 })) }, closed);
export type NewPacket = Static<typeof NewPacket>;

/** Somebody is referred or handed over to another agency; identity goes only in a packet under a release. */
export const NewReferral = Type.Object({
  person: Id, recipient: Id, kind: words(['referral', 'transfer'] as const), services: Type.Array(Type.String({ pattern: '^[a-z][a-z-]{2,40}$' }), { minItems: 1, maxItems: 12, uniqueItems: true }),
  answerWithinHours: Type.Integer({ minimum: 1, maximum: 720 }), note: Type.Optional(Type.String({ maxLength: 1000, description: 'Without names: nobody’s identity stands here.' })), release: Type.Optional(Id), fields: Type.Optional(Fields),
}, closed);
export type NewReferral = Static<typeof NewReferral>;

export const NewAnswer = Type.Object({ id: Id, outcome: words(OUTCOMES), reason: Type.Optional(words(REASONS)), note: Type.Optional(Type.String({ maxLength: 1000 })) }, closed);
export type NewAnswer = Static<typeof NewAnswer>;

const Organization = Type.Object({ id: Type.String(), name: Type.String(), short: Type.String(), kind: Type.String(), zone: Type.String() }, closed);
export type Organization = Static<typeof Organization>;
export const Organizations = Type.Object({ organizations: Type.Array(Organization) }, closed);
export const Nothing = Type.Object({}, closed);

const ReleaseView = Type.Object({
  id: Type.String(), version: Type.Integer(), recipient: Organization, purpose: words(PURPOSES), purposeWords: nullable(Type.String()), risks: nullable(Type.String()), fields: Type.Array(words(SHARED_FIELDS)), signers: words(SIGNERS),
  method: words(METHODS), language: Type.String(), interpreted: Type.Boolean(), signedOn: Type.String(), startsOn: Type.String(), lastDay: Type.String(),
  state: words(['stands', 'to-come', 'expired', 'revoked'] as const), daysLeft: nullable(Type.Integer()), revokedOn: nullable(Type.String()), revokedHow: nullable(Type.String()),
}, closed);
export type ReleaseView = Static<typeof ReleaseView>;

const PacketView = Type.Object({
  id: Type.String(), recipient: Organization, kind: Type.String(), fields: Type.Array(words(SHARED_FIELDS)), basis: Type.String(), authority: nullable(Type.String()), sentAt: Type.String(), openedAt: nullable(Type.String()), readable: Type.Boolean(),
}, closed);
export type PacketView = Static<typeof PacketView>;

const AnswerView = Type.Object({ outcome: words(OUTCOMES), reason: nullable(words(REASONS)), at: Type.String() }, closed);
export const ReferralView = Type.Object({
  id: Type.String(), recipient: Organization, kind: words(['referral', 'transfer', 'tip'] as const), services: Type.Array(Type.String()), sentOn: Type.String(), answerBy: Type.String(), openedAt: nullable(Type.String()),
  state: words(['sent', 'opened', 'overdue', 'accepted', 'declined', 'done', 'not-done'] as const), answers: Type.Array(AnswerView),
}, closed);
export type ReferralView = Static<typeof ReferralView>;

/** All that crossed of one person, and by which right: the accounting a person may be given. */
export const PersonSharing = Type.Object({ /** Whether a subpoena stands, so that nothing is told under a release. */ blocked: Type.Boolean(), releases: Type.Array(ReleaseView), packets: Type.Array(PacketView), referrals: Type.Array(ReferralView) }, closed);
export type PersonSharing = Static<typeof PersonSharing>;

export const InboxAsked = Type.Object({ show: Type.Optional(words(['waiting', 'all'] as const)), from: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })), count: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }, closed);
const InboxEntry = Type.Object({
  id: Type.String(), sender: Organization, kind: words(['packet', 'referral'] as const), topic: Type.String(), basis: Type.String(), authority: Type.String(), sentAt: Type.String(), answerBy: nullable(Type.String()),
  state: words(['waiting', 'overdue', 'accepted', 'declined', 'done', 'not-done', 'to-read', 'ended'] as const), readable: Type.Boolean(),
}, closed);
export type InboxEntry = Static<typeof InboxEntry>;
export const Inbox = Type.Object({ total: Type.Integer(), entries: Type.Array(InboxEntry) }, closed);
export const MessageId = Type.Object({ id: Id }, closed);

/** A message opened: what it says stands in it field by field, each of the class of what it tells. */
export const Message = Type.Object({
  entry: InboxEntry, services: Type.Array(Type.String()), language: nullable(Type.String()), ageGroup: nullable(Type.String()), note: nullable(Type.String()),
  said: Type.Array(Type.Object({ field: words(SHARED_FIELDS), text: Type.String({ fieldClass: 'sharing.packet' }) }, closed)), answers: Type.Array(AnswerView), packet: nullable(Type.String()),
}, closed);
export type Message = Static<typeof Message>;

/** Releases that end soon, by person. */
export const Ending = Type.Object({ releases: Type.Array(Type.Object({ id: Type.String(), person: Type.String(), caseCode: Type.String(), recipient: Type.String(), lastDay: Type.String(), daysLeft: Type.Integer() }, closed)) }, closed);
export type Ending = Static<typeof Ending>;
