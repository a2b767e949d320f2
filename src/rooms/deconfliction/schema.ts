import { Type, type Static, type TSchema } from 'typebox';
import { DayText, Kept } from '../../foundation/web/shapes.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const words = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export { Kept };

const HELD = ['phone', 'plate', 'name', 'document'] as const;
export type Held = (typeof HELD)[number];
const DECISIONS = ['talk', 'no'] as const;
const HOW = ['same', 'alike'] as const;
const ENDS = ['withdrawn', 'lapsed'] as const;
const STATES = ['to-decide', 'waits', 'open', 'closed'] as const;
export type NoticeState = (typeof STATES)[number];

const value = (most: number) => Type.String({ minLength: 1, maxLength: most, fieldClass: 'deconfliction.value' });
const contact = Type.String({ minLength: 3, maxLength: 200, fieldClass: 'deconfliction.contact', description: 'Whom the other agency may call, at work.' });
const Issuer = Type.String({ pattern: '^[A-Z]{2}(-[A-Z0-9]{1,3})?$', description: 'Who issued a plate or document: a country, or a State of one, such as US-TX.' });

/** What is asked about is held: by the asker, in a case of its own. There is no asking without a holding. */
export const NewHolding = Type.Object({ kind: words(HELD), value: value(120), issuer: Type.Optional(Issuer), caseNumber: value(60), endsOn: Type.Optional(DayText) }, closed);
export type NewHolding = Static<typeof NewHolding>;
export const HoldingId = Type.Object({ id: Id }, closed);
export const Renew = Type.Object({ id: Id, endsOn: DayText }, closed);
export type Renew = Static<typeof Renew>;
const window = { from: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })), count: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) };
export const HoldingsAsked = Type.Object({ show: Type.Optional(words(['live', 'all'] as const)), ...window }, closed);
export type HoldingsAsked = Static<typeof HoldingsAsked>;
export const HoldingView = Type.Object({
  id: Type.String(), version: Type.Integer(), kind: words(HELD), value: Type.Optional(value(120)), issuer: Type.Optional(nullable(value(10))), caseNumber: Type.Optional(value(60)), askedOn: Type.String(), endsOn: Type.String(), endedOn: nullable(Type.String()), endedAs: nullable(words(ENDS)),
}, closed);
export type HoldingView = Static<typeof HoldingView>;
export const Holdings = Type.Object({ total: Type.Integer(), holdings: Type.Array(HoldingView) }, closed);
export type Holdings = Static<typeof Holdings>;

export const AnswerNotice = Type.Object({ id: Id, decision: words(DECISIONS), contact: Type.Optional(contact) }, closed);
export type AnswerNotice = Static<typeof AnswerNotice>;
export const NoticeView = Type.Object({
  id: Type.String(), version: Type.Integer(), kind: words(HELD), how: words(HOW), value: Type.Optional(value(120)), caseNumber: Type.Optional(value(60)), toldOn: Type.String(), answerBy: Type.String(), decision: nullable(words(DECISIONS)), state: words(STATES),
  agency: nullable(Type.String()), contact: Type.Optional(nullable(contact)),
}, closed);
export type NoticeView = Static<typeof NoticeView>;
export const Notices = Type.Object({ notices: Type.Array(NoticeView) }, closed);
export type Notices = Static<typeof Notices>;

/** How often was asked, by whom: a colleague, or at the center an agency. Never about what, and never whether anything met. */
export const Askings = Type.Object({ by: words(['colleague', 'agency'] as const), mostADay: Type.Integer(), askings: Type.Array(Type.Object({ name: Type.String(), day: Type.Integer(), month: Type.Integer() }, closed)) }, closed);
export type Askings = Static<typeof Askings>;
export const Counts = Type.Object({ live: Type.Integer(), toDecide: Type.Integer() }, closed);
export type Counts = Static<typeof Counts>;
