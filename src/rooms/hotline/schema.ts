import { Type, type Static, type TSchema } from 'typebox';
import { DayText, Kept } from '../../foundation/web/shapes.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const words = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Language = Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$', description: 'A language tag such as es; und where not known.' });
const When = Type.String({ format: 'date-time' });

export { DayText, Kept };

export const CHANNELS = ['phone', 'text', 'chat', 'web', 'walk-in'] as const;
export const CALLERS = ['self', 'known', 'tip', 'professional', 'other'] as const;
export const SAFETY = ['safe', 'yes-no', 'danger'] as const;
export const DESCRIBED = ['documents', 'threats', 'debt', 'cannot-leave', 'hurt', 'lied-to', 'family-threatened', 'long-hours', 'pay-kept', 'police-threat', 'sex', 'minor'] as const;
/** What callers ask for most, in the words of the directory; each is a number key at the desk. */
export const NEEDS = ['shelter', 'legal', 'immigration', 'medical', 'food', 'interpreter', 'crisis', 'transport', 'money', 'case-management'] as const;
/** What closes a contact in one key: nobody asked for help. */
export const QUICK = ['wrong-number', 'prank', 'hang-up'] as const;
export const CLOSINGS = ['referred', 'transferred', 'tip', 'information', 'support', 'danger', ...QUICK, 'other'] as const;
export const AGES = ['adult', 'minor', 'unknown'] as const;
export const REACHED = ['spoke', 'message', 'no-answer'] as const;
export const REFERRAL_OUTCOMES = ['connected', 'given', 'declined'] as const;
export const SAFE_CHANNELS = ['phone', 'text', 'email', 'in-person'] as const;
export const FOLLOW_UP_OUTCOMES = ['reached', 'not-reached', 'not-safe', 'no-longer-wanted'] as const;
export const TIP_DECISIONS = ['hand-over', 'not', 'ask'] as const;
export const TIP_TOLD = ['received', 'looked-into', 'acted-on', 'nothing-found', 'cannot-say'] as const;
export const ACKNOWLEDGED = ['opened', 'accepted', 'letter', 'telephone'] as const;
export const PRESENCE = ['ready', 'minute', 'away'] as const;

export type Channel = (typeof CHANNELS)[number];
export type Caller = (typeof CALLERS)[number];
export type Safety = (typeof SAFETY)[number];
export type Described = (typeof DESCRIBED)[number];
export type Need = (typeof NEEDS)[number];
export type Closing = (typeof CLOSINGS)[number];
export type TipTold = (typeof TIP_TOLD)[number];

/** What a caller said, and what says who or where they are; sealed under the contact's own key. */
const saidFields = {
  notes: Type.String({ maxLength: 20_000, fieldClass: 'hotline.words', description: 'In their words.' }),
  place: Type.String({ maxLength: 80, fieldClass: 'hotline.place', description: 'A ZIP code, a city or a state.' }),
  name: Type.String({ maxLength: 160, fieldClass: 'hotline.caller' }),
  phone: Type.String({ maxLength: 40, fieldClass: 'hotline.caller' }),
  tipPlace: Type.String({ maxLength: 400, fieldClass: 'hotline.words', description: 'Where it is that the tip speaks of.' }),
  tipTime: Type.String({ maxLength: 200, fieldClass: 'hotline.words' }),
  tipSeen: Type.String({ maxLength: 8000, fieldClass: 'hotline.words', description: 'What was seen or heard.' }),
};
export const Said = Type.Partial(Type.Object(saidFields, closed));
export type Said = Static<typeof Said>;

const codedFields = { caller: words(CALLERS), safety: words(SAFETY), described: Type.Array(words(DESCRIBED), { maxItems: DESCRIBED.length, uniqueItems: true }), needs: Type.Array(words(NEEDS), { maxItems: NEEDS.length, uniqueItems: true }), language: Language, ageGroup: words(AGES) };

export const NewContact = Type.Object({ channel: words(CHANNELS), language: Type.Optional(Language) }, closed);
export type NewContact = Static<typeof NewContact>;
export const ContactId = Type.Object({ id: Id }, closed);
/** A save while the contact goes on: only what changed. Send the version you had as `If-Match`. */
export const Draft = Type.Object({ id: Id, ...Type.Partial(Type.Object(codedFields)).properties, ...Said.properties }, closed);
export type Draft = Static<typeof Draft>;
export const CloseContact = Type.Object({ id: Id, as: words(CLOSINGS) }, closed);
export type CloseContact = Static<typeof CloseContact>;

export const ContactsAsked = Type.Object({ show: Type.Optional(words(['open', 'answer', 'closed', 'all'] as const)), from: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })), count: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }, closed);
export type ContactsAsked = Static<typeof ContactsAsked>;
/** A contact in a list: codes only. */
export const ContactLine = Type.Object({
  id: Type.String(), version: Type.Integer(), number: Type.String(), channel: words(CHANNELS), receivedAt: Type.String(), state: words(['ringing', 'live', 'closed'] as const), mine: Type.Boolean(), takenBy: nullable(Type.String()),
  caller: nullable(words(CALLERS)), safety: nullable(words(SAFETY)), language: Type.String(), closedAs: nullable(words(CLOSINGS)), waiting: Type.Boolean({ description: 'Somebody wrote and has no answer yet.' }), messages: Type.Integer(),
}, closed);
export type ContactLine = Static<typeof ContactLine>;
export const Contacts = Type.Object({ total: Type.Integer(), contacts: Type.Array(ContactLine) }, closed);

const Pointer = Type.Object({ element: words(['force', 'fraud', 'coercion', 'labor', 'sex', 'under-18'] as const), by: Type.Array(words(DESCRIBED)), authority: Type.String() }, closed);
export type Pointer = Static<typeof Pointer>;
const ConsentView = Type.Object({ name: Type.Boolean(), number: Type.Boolean(), told: Type.Boolean(), at: Type.String() }, closed);
const ReferralLine = Type.Object({
  id: Type.String(), version: Type.Integer(), service: Type.String(), keeper: nullable(Type.String()), organization: Type.String(), name: Type.String(), referredOn: Type.String(), reached: nullable(words(REACHED)), outcome: nullable(words(REFERRAL_OUTCOMES)),
  card: nullable(Type.Object({ state: Type.String(), openedAt: nullable(Type.String()) }, closed)), member: Type.Boolean(),
}, closed);
export type ReferralLine = Static<typeof ReferralLine>;
const SafeContactView = Type.Object({ version: Type.Integer(), channel: words(SAFE_CHANNELS), fromHour: Type.Integer(), untilHour: Type.Integer(), voicemail: Type.Boolean(), confirmedOn: Type.String(), stands: Type.Boolean(), reason: nullable(Type.String()) }, closed);
export type SafeContactView = Static<typeof SafeContactView>;
const FollowUpView = Type.Object({ id: Type.String(), version: Type.Integer(), dueAt: Type.String(), outcome: nullable(words(FOLLOW_UP_OUTCOMES)), doneOn: nullable(Type.String()) }, closed);
const MessageView = Type.Object({ id: Type.String(), direction: words(['in', 'out'] as const), at: Type.String(), text: Type.Optional(Type.String({ fieldClass: 'hotline.words' })) }, closed);
export type MessageView = Static<typeof MessageView>;
const HandOverView = Type.Object({
  id: Type.String(), version: Type.Integer(), recipient: nullable(Type.String()), recipientName: Type.String(), sentOn: Type.String(), dueAt: Type.String(), acknowledgedOn: nullable(Type.String()), acknowledgedBy: nullable(words(ACKNOWLEDGED)), reference: nullable(Type.String()),
  outcome: nullable(Type.String()), state: words(['received', 'received-late', 'running', 'missed'] as const),
}, closed);
export type HandOverView = Static<typeof HandOverView>;
export const TipView = Type.Object({ id: Type.String(), version: Type.Integer(), number: Type.String(), contact: Type.String(), receivedOn: Type.String(), decision: words(TIP_DECISIONS), urgent: Type.Boolean(), told: words(TIP_TOLD), handOvers: Type.Array(HandOverView) }, closed);
export type TipView = Static<typeof TipView>;

/** Neutral texts that may go out; what they say stands among the public words of the room. */
export const NOTICES = ['write', 'call', 'as-agreed'] as const;
export type Notice = (typeof NOTICES)[number];
export const TEXT_STATES = ['waiting', 'sent', 'failed', 'withdrawn'] as const;
export const TEXT_REASONS = ['card-absent', 'card-old', 'no-longer-text', 'no-number', 'too-late', 'gateway-refused', 'gateway-silent'] as const;
export const NewText = Type.Object({ id: Id, notice: words(NOTICES) }, closed);
export type NewText = Static<typeof NewText>;
export const TextId = Type.Object({ text: Id }, closed);
/** The texts to a contact, and whether this installation sends any. */
export const TextsView = Type.Object({
  sent: Type.Boolean(), texts: Type.Array(Type.Object({ id: Type.String(), notice: words(NOTICES), state: words(TEXT_STATES), reason: nullable(words(TEXT_REASONS)), askedAt: Type.String(), nextAt: nullable(Type.String()), sentAt: nullable(Type.String()) }, closed)),
}, closed);
export type TextsView = Static<typeof TextsView>;

/** Everything on one contact, for whoever holds it. */
export const ContactFile = Type.Object({
  ...ContactLine.properties, ageGroup: words(AGES), described: Type.Array(words(DESCRIBED)), needs: Type.Array(words(NEEDS)), takenAt: nullable(Type.String()), closedAt: nullable(Type.String()), person: nullable(Type.String()), caseCode: nullable(Type.String()), destroyed: Type.Boolean(),
  ...Said.properties, pointers: Type.Array(Pointer), consent: nullable(ConsentView), referrals: Type.Array(ReferralLine), safeContact: nullable(SafeContactView), followUps: Type.Array(FollowUpView), texting: TextsView, thread: Type.Array(MessageView), tip: nullable(TipView), closing: words(CLOSINGS),
}, closed);
export type ContactFile = Static<typeof ContactFile>;

export const NewConsent = Type.Object({ id: Id, name: Type.Boolean(), number: Type.Boolean(), told: Type.Boolean() }, closed);
export type NewConsent = Static<typeof NewConsent>;
export const NewReferral = Type.Object({ id: Id, service: Id, keeper: Type.Optional(Id), organization: Type.String({ minLength: 1, maxLength: 300 }), name: Type.String({ minLength: 1, maxLength: 300 }) }, closed);
export type NewReferral = Static<typeof NewReferral>;
/** Services that fit a caller, looked for with what their contact says. */
export const NearAsked = Type.Object({ id: Id, withRoom: Type.Optional(Type.Boolean()), openNow: Type.Optional(Type.Boolean()) }, closed);
export type NearAsked = Static<typeof NearAsked>;
export const Near = Type.Object({
  total: Type.Integer(), place: nullable(Type.String({ fieldClass: 'hotline.place', description: 'The place that was understood.' })), understood: Type.Boolean(),
  found: Type.Array(Type.Object({
    id: Type.String(), keeper: Type.String(), member: Type.Boolean(), name: Type.String(), organization: Type.String(), phones: Type.Array(Type.String()), howTo: nullable(Type.String()), hours: nullable(Type.String()), open: nullable(Type.Boolean()), checkedOn: nullable(Type.String()),
    reasons: Type.Array(Type.Object({ text: Type.String(), for: Type.Boolean() }, closed)),
  }, closed)),
}, closed);
export type Near = Static<typeof Near>;
export const CalledAgency = Type.Object({ referral: Id, reached: words(REACHED) }, closed);
export type CalledAgency = Static<typeof CalledAgency>;
export const EndReferral = Type.Object({ referral: Id, outcome: words(REFERRAL_OUTCOMES) }, closed);
export type EndReferral = Static<typeof EndReferral>;
export const SendCard = Type.Object({ referral: Id }, closed);
export type SendCard = Static<typeof SendCard>;

export const NewSafeContact = Type.Object({
  id: Id, channel: words(SAFE_CHANNELS), fromHour: Type.Integer({ minimum: 0, maximum: 23 }), untilHour: Type.Integer({ minimum: 1, maximum: 24 }), voicemail: Type.Boolean(),
  address: Type.String({ minLength: 3, maxLength: 200, fieldClass: 'hotline.caller' }), whoMayAnswer: Type.Optional(Type.String({ maxLength: 200, fieldClass: 'hotline.caller' })), phrase: Type.Optional(Type.String({ maxLength: 200, fieldClass: 'hotline.caller', description: 'Words by which the caller knows that it is us.' })),
}, closed);
export type NewSafeContact = Static<typeof NewSafeContact>;
/** How to reach somebody now, shown only while the card holds and only in its hours; showing it is recorded. */
export const ReachView = Type.Object({ channel: words(SAFE_CHANNELS), address: Type.Optional(Type.String({ fieldClass: 'hotline.caller' })), whoMayAnswer: Type.Optional(Type.String({ fieldClass: 'hotline.caller' })), phrase: Type.Optional(Type.String({ fieldClass: 'hotline.caller' })), voicemail: Type.Boolean() }, closed);
export type ReachView = Static<typeof ReachView>;
export const NewFollowUp = Type.Object({ id: Id, dueAt: When }, closed);
export type NewFollowUp = Static<typeof NewFollowUp>;
export const DoneFollowUp = Type.Object({ followUp: Id, outcome: words(FOLLOW_UP_OUTCOMES) }, closed);
export type DoneFollowUp = Static<typeof DoneFollowUp>;
export const FollowUps = Type.Object({ followUps: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), contact: Type.String(), number: Type.String(), dueAt: Type.String(), language: Type.String(), channel: nullable(words(SAFE_CHANNELS)), stands: Type.Boolean(), reason: nullable(Type.String()) }, closed)) }, closed);
export type FollowUps = Static<typeof FollowUps>;

export const NewMessage = Type.Object({ id: Id, text: Type.String({ minLength: 1, maxLength: 4000, fieldClass: 'hotline.words' }) }, closed);
export type NewMessage = Static<typeof NewMessage>;
const Shortcut = Type.String({ pattern: '^[a-z]{2,12}$', description: 'Small letters alone, such as hello.' });
const PhraseText = Type.String({ minLength: 2, maxLength: 1000, description: 'It is said to anybody: no name, no place, nothing of one person.' });
export const SetPhrase = Type.Object({ shortcut: Shortcut, en: PhraseText, es: PhraseText }, closed);
export type SetPhrase = Static<typeof SetPhrase>;
export const PhraseNamed = Type.Object({ shortcut: Shortcut }, closed);
/** The phrases of an agency: what is shipped, and what it says instead, adds or leaves out. */
export const Phrases = Type.Object({ phrases: Type.Array(Type.Object({ shortcut: Type.String(), en: Type.String(), es: Type.String(), shipped: Type.Boolean(), own: Type.Boolean(), used: Type.Boolean(), version: Type.Integer() }, closed)) }, closed);
export type Phrases = Static<typeof Phrases>;

/** A tip gets its number here; the PIN is made where it is read out, and only its slow hash is kept. */
export const NewTip = Type.Object({
  id: Id, decision: words(TIP_DECISIONS), urgent: Type.Boolean(), pin: Type.String({ minLength: 6, maxLength: 12, description: 'Made at the desk and read out to the caller.' }),
  blind: Type.String({ minLength: 16, maxLength: 64, description: 'Random, kept nowhere: so that the digest of this request tells nothing of the PIN.' }),
}, closed);
export type NewTip = Static<typeof NewTip>;
export const NewHandOver = Type.Object({ tip: Id, recipient: Type.Optional(Id), recipientName: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })) }, closed);
export type NewHandOver = Static<typeof NewHandOver>;
export const Acknowledge = Type.Object({ handOver: Id, by: words(['letter', 'telephone'] as const), reference: Type.String({ minLength: 1, maxLength: 80 }) }, closed);
export type Acknowledge = Static<typeof Acknowledge>;
export const TellTip = Type.Object({ tip: Id, told: words(TIP_TOLD) }, closed);
export type TellTip = Static<typeof TellTip>;
export const TipsAsked = Type.Object({ show: Type.Optional(words(['waiting', 'all'] as const)), from: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })), count: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }, closed);
export const Tips = Type.Object({ total: Type.Integer(), tips: Type.Array(TipView) }, closed);
export const Recipients = Type.Object({ organizations: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), short: Type.String(), kind: Type.String(), zone: Type.String() }, closed)) }, closed);
export type Recipients = Static<typeof Recipients>;

export const BecomePerson = Type.Object({
  id: Id, agreed: Type.Literal(true, { description: 'The caller agreed that a record of them be kept.' }), givenName: Type.Optional(Type.String({ maxLength: 120, fieldClass: 'identity.name' })), familyName: Type.Optional(Type.String({ maxLength: 120, fieldClass: 'identity.name' })),
}, closed);
export type BecomePerson = Static<typeof BecomePerson>;

export const SayPresence = Type.Object({ state: words(PRESENCE) }, closed);
export type SayPresence = Static<typeof SayPresence>;
export const Live = Type.Object({
  ringing: Type.Integer(), live: Type.Integer(), waiting: Type.Integer(), longestRing: nullable(Type.String()), followUpsDue: Type.Integer(), tipsOverdue: Type.Integer(), mine: words(PRESENCE),
  contacts: Type.Array(ContactLine), people: Type.Array(Type.Object({ label: Type.String(), state: words(PRESENCE), since: Type.String() }, closed)),
}, closed);
export type Live = Static<typeof Live>;
export const Nothing = Type.Object({}, closed);

export const SetDesk = Type.Object({ publicNumber: Type.Optional(Type.String({ pattern: '^[0-9+][0-9 -]{4,24}$' })), formName: Type.String({ minLength: 2, maxLength: 120 }), formOpen: Type.Boolean() }, closed);
export type SetDesk = Static<typeof SetDesk>;
export const DeskView = Type.Object({ version: Type.Integer(), publicNumber: nullable(Type.String()), formName: Type.String(), formOpen: Type.Boolean(), webhookOn: Type.Boolean(), texting: Type.Object({ sent: Type.Boolean(), waiting: Type.Integer(), failed: Type.Integer() }, closed), reportAddress: Type.String(), webhookAddress: Type.String(), agency: Type.String() }, closed);
export type DeskView = Static<typeof DeskView>;
export const WebhookSecret = Type.Object({ secret: Type.String() }, closed);

/** What a telephone system sends: the payload is text, signed as it stands. */
export const WebhookEvent = Type.Object({
  desk: Type.String({ format: 'uuid', description: 'The agency.' }), at: Type.String({ format: 'date-time', description: 'When it was sent; older than five minutes is refused.' }), nonce: Type.String({ format: 'uuid', description: 'New for each event.' }),
  payload: Type.String({ minLength: 2, maxLength: 8000, description: 'JSON as text: {"channel":"phone|text|chat","language":"es","from":"number","text":"first message"}; only the channel is needed.' }),
  signature: Type.String({ minLength: 64, maxLength: 64, description: 'HMAC-SHA-256, in hex, of desk, at, nonce and payload joined by line feeds, under the secret.' }),
}, closed);
export type WebhookEvent = Static<typeof WebhookEvent>;
export const WebhookTaken = Type.Object({ taken: Type.Boolean() }, closed);
