import { Type, type Static } from 'typebox';
import { DayText, Kept } from '../../foundation/web/shapes.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const orNull = <T extends ReturnType<typeof Type.String>>(type: T) => Type.Union([type, Type.Null()]);

/** A step of a state towards an instrument. */
export const EventKind = Type.Union([
  Type.Literal('signed'), Type.Literal('transmitted'), Type.Literal('consented'), Type.Literal('instrument-signed'), Type.Literal('deposited'), Type.Literal('in-force'), Type.Literal('denounced'),
], { description: 'Signed; transmitted to the legislature; consented to by the legislature; instrument of ratification signed by the president; instrument deposited; in force for the state; denounced.' });
export type EventKind = Static<typeof EventKind>;

export const Certainty = Type.Union([Type.Literal('sourced'), Type.Literal('unverified')], { description: 'Unverified where no source was found.' });
export type Certainty = Static<typeof Certainty>;

/** How a deposit binds: VCLT arts. 11 and 14 to 16. */
export const Means = Type.Union([Type.Literal('ratification'), Type.Literal('acceptance'), Type.Literal('approval'), Type.Literal('accession'), Type.Literal('succession')], { description: 'Of a deposit: of which kind the instrument was.' });
export type Means = Static<typeof Means>;

export const State = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2 of the state.' });
const Source = Type.String({ minLength: 3, maxLength: 600, description: 'Where the fact is published.' });
const Short = Type.String({ minLength: 1, maxLength: 40, description: 'What the instrument is called, such as C182.' });
const Name = Type.String({ minLength: 3, maxLength: 300 });
const Note = Type.String({ minLength: 1, maxLength: 600 });

/** An instrument to be recorded. */
export const NewInstrument = Type.Object({
  short: Short, name: Name, adoptedOn: DayText, inForceOn: Type.Optional(DayText), source: Type.Optional(Source), certainty: Certainty, note: Type.Optional(Note),
}, closed);
export type NewInstrument = Static<typeof NewInstrument>;

export const Instrument = Type.Object({
  id: Id, version: Type.Integer(), short: Short, name: Name, adoptedOn: DayText, inForceOn: orNull(DayText), source: orNull(Source), certainty: Certainty, note: orNull(Note),
}, closed);
export type Instrument = Static<typeof Instrument>;

const eventFields = { state: State, kind: EventKind, means: Type.Optional(Means), happenedOn: DayText, source: Type.Optional(Source), certainty: Certainty };

/** A step to be recorded under the instrument of the path. */
export const NewEvent = Type.Object({ id: Id, ...eventFields }, closed);
export type NewEvent = Static<typeof NewEvent>;

/** What of a step is corrected; the rest stays. */
export const CorrectEvent = Type.Object({ id: Id, event: Id, ...Type.Partial(Type.Object(eventFields)).properties }, closed);
export type CorrectEvent = Static<typeof CorrectEvent>;

export const TreatyEvent = Type.Object({ id: Id, version: Type.Integer(), state: State, kind: EventKind, means: Type.Union([Means, Type.Null()]), happenedOn: DayText, source: orNull(Source), certainty: Certainty }, closed);
export type TreatyEvent = Static<typeof TreatyEvent>;

/** The furthest step of a state by a day. */
export const Standing = Type.Object({ kind: EventKind, happenedOn: DayText, certainty: Certainty }, closed);
export type Standing = Static<typeof Standing>;

export const RegisterAsked = Type.Object({ state: Type.Optional(State), on: Type.Optional(DayText) }, closed);
export type RegisterAsked = Static<typeof RegisterAsked>;
export const Register = Type.Object({ state: State, on: DayText, instruments: Type.Array(Type.Object({ instrument: Instrument, standing: Type.Union([Standing, Type.Null()]), reserved: Type.Integer(), conflicts: Type.Integer() }, closed)) }, closed);
export type Register = Static<typeof Register>;

export const InstrumentId = Type.Object({ id: Id }, closed);
export const ReservationKind = Type.Union([Type.Literal('reservation'), Type.Literal('declaration'), Type.Literal('understanding')]);
export type ReservationKind = Static<typeof ReservationKind>;
const Article = Type.String({ minLength: 1, maxLength: 60, description: 'The article, such as Art. 4(1).' });
const reservationFields = { state: State, kind: ReservationKind, article: Article, words: Type.String({ minLength: 3, maxLength: 2000 }), madeOn: DayText, source: Type.Optional(Source), certainty: Certainty };
/** What a state said of how it is bound, under the instrument of the path. */
export const NewReservation = Type.Object({ id: Id, ...reservationFields }, closed);
export type NewReservation = Static<typeof NewReservation>;
export const WithdrawReservation = Type.Object({ id: Id, reservation: Id, withdrawnOn: DayText }, closed);
export type WithdrawReservation = Static<typeof WithdrawReservation>;
export const Reservation = Type.Object({ ...reservationFields, id: Id, version: Type.Integer(), withdrawnOn: orNull(DayText), source: orNull(Source) }, closed);
export type Reservation = Static<typeof Reservation>;

const obligationFields = { article: Article, what: Type.String({ minLength: 3, maxLength: 1000 }), answers: Type.String({ minLength: 2, maxLength: 120, description: 'The office that answers for it.' }), metBy: Type.Optional(Type.String({ minLength: 2, maxLength: 1000 })), dueOn: Type.Optional(DayText) };
/** What an article asks, and who answers for it. */
export const NewObligation = Type.Object({ id: Id, ...obligationFields }, closed);
export type NewObligation = Static<typeof NewObligation>;
export const CorrectObligation = Type.Object({ id: Id, obligation: Id, ...obligationFields }, closed);
export type CorrectObligation = Static<typeof CorrectObligation>;
export const Obligation = Type.Object({ ...obligationFields, id: Id, version: Type.Integer(), metBy: orNull(Type.String()), dueOn: orNull(DayText) }, closed);
export type Obligation = Static<typeof Obligation>;

/** What a publication may say of an instrument or of a step. */
export const Fact = Type.Unsafe<'number' | 'adopted' | 'in-force-generally' | EventKind>({ type: 'string', enum: ['number', 'adopted', 'in-force-generally', 'signed', 'transmitted', 'consented', 'instrument-signed', 'deposited', 'in-force', 'denounced'] });
export type Fact = Static<typeof Fact>;
const statementFields = { fact: Fact, says: Type.String({ pattern: '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$|^[0-9]{1,3}$', description: 'As precisely as it is said: 1999-02, or a number of a convention.' }), saidBy: Type.String({ minLength: 3, maxLength: 300 }) };
export const NewStatement = Type.Object({ id: Id, state: Type.Optional(State), ...statementFields }, closed);
export type NewStatement = Static<typeof NewStatement>;
/** A statement beside the record: whether they agree, and where not, why it cannot be so. */
export const Statement = Type.Object({ id: Id, state: orNull(State), ...statementFields, record: orNull(Type.String()), agrees: Type.Union([Type.Literal('agrees'), Type.Literal('differs'), Type.Literal('no-record')]), why: orNull(Type.String()) }, closed);
export type Statement = Static<typeof Statement>;

export const InstrumentFile = Type.Object({ instrument: Instrument, events: Type.Array(TreatyEvent), reservations: Type.Array(Reservation), obligations: Type.Array(Obligation), statements: Type.Array(Statement) }, closed);
export type InstrumentFile = Static<typeof InstrumentFile>;
export { Kept };
