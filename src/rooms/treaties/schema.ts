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

const eventFields = { state: State, kind: EventKind, happenedOn: DayText, source: Type.Optional(Source), certainty: Certainty };

/** A step to be recorded under the instrument of the path. */
export const NewEvent = Type.Object({ id: Id, ...eventFields }, closed);
export type NewEvent = Static<typeof NewEvent>;

/** What of a step is corrected; the rest stays. */
export const CorrectEvent = Type.Object({ id: Id, event: Id, ...Type.Partial(Type.Object(eventFields)).properties }, closed);
export type CorrectEvent = Static<typeof CorrectEvent>;

export const TreatyEvent = Type.Object({ id: Id, version: Type.Integer(), state: State, kind: EventKind, happenedOn: DayText, source: orNull(Source), certainty: Certainty }, closed);
export type TreatyEvent = Static<typeof TreatyEvent>;

/** The furthest step of a state by a day. */
export const Standing = Type.Object({ kind: EventKind, happenedOn: DayText, certainty: Certainty }, closed);
export type Standing = Static<typeof Standing>;

export const RegisterAsked = Type.Object({ state: Type.Optional(State), on: Type.Optional(DayText) }, closed);
export type RegisterAsked = Static<typeof RegisterAsked>;
export const Register = Type.Object({ state: State, on: DayText, instruments: Type.Array(Type.Object({ instrument: Instrument, standing: Type.Union([Standing, Type.Null()]) }, closed)) }, closed);
export type Register = Static<typeof Register>;

export const InstrumentId = Type.Object({ id: Id }, closed);
export const InstrumentFile = Type.Object({ instrument: Instrument, events: Type.Array(TreatyEvent) }, closed);
export type InstrumentFile = Static<typeof InstrumentFile>;
export { Kept };
