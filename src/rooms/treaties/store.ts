import { keep, keepMany, revise, type Fields } from '../../foundation/database/keep.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { raw, sql } from '../../foundation/database/sql.ts';
import type { Fact, Instrument, NewEvent, NewInstrument, NewObligation, NewReservation, Obligation, Reservation, TreatyEvent } from './schema.ts';

const INSTRUMENT = raw('id, version, short, name, adopted_on as "adoptedOn", in_force_on as "inForceOn", source, certainty, note');
const EVENT = raw('id, version, instrument, state, kind, means, happened_on as "happenedOn", source, certainty');

/** A step with the instrument it belongs to. */
export type EventRow = TreatyEvent & { instrument: string };

/** An instrument as it goes to the table. */
export type InstrumentGiven = NewInstrument & { id?: string };

/** A step as it goes to the table, under the instrument it belongs to. */
export type EventGiven = Omit<NewEvent, 'id'> & { instrument: string };

/** Every instrument, by the day of its adoption. */
export function instruments(tx: Tx): Promise<Instrument[]> {
  return tx.all<Instrument>(sql`select ${INSTRUMENT} from treaties.instrument_as_of where agency = ${tx.who.agency}::uuid order by adopted_on, short`);
}

/** An instrument by id. */
export function findInstrument(tx: Tx, id: string): Promise<Instrument | undefined> {
  return tx.maybe<Instrument>(sql`select ${INSTRUMENT} from treaties.instrument_as_of where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
}

/** Instruments by their short names. */
export function findByShort(tx: Tx, shorts: readonly string[]): Promise<Instrument[]> {
  return tx.all<Instrument>(sql`select ${INSTRUMENT} from treaties.instrument_as_of where agency = ${tx.who.agency}::uuid and short = any(${[...shorts]}::text[])`);
}

/** The steps towards instruments, oldest first. */
export function eventsOf(tx: Tx, ids: readonly string[]): Promise<EventRow[]> {
  return tx.all<EventRow>(sql`select ${EVENT} from treaties.event_as_of where agency = ${tx.who.agency}::uuid and instrument = any(${[...ids]}::uuid[]) order by happened_on, recorded_at, id`);
}

/** The steps of one state towards every instrument. */
export function eventsOfState(tx: Tx, state: string): Promise<EventRow[]> {
  return tx.all<EventRow>(sql`select ${EVENT} from treaties.event_as_of where agency = ${tx.who.agency}::uuid and state = ${state} order by happened_on, recorded_at, id`);
}

/** One step, under its instrument. */
export function findEvent(tx: Tx, instrument: string, id: string): Promise<EventRow | undefined> {
  return tx.maybe<EventRow>(sql`select ${EVENT} from treaties.event_as_of where agency = ${tx.who.agency}::uuid and instrument = ${instrument}::uuid and id = ${id}::uuid`);
}

/** Makes others who write steps of this state towards this instrument wait, for the rule of their order looks at all of them. */
export async function holdSteps(tx: Tx, instrument: string, state: string): Promise<void> {
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.who.agency}|${instrument}|${state}`}::text, 0))`);
}

/** Writes instruments; answers their ids in order. */
export function keepInstruments(tx: Tx, given: readonly InstrumentGiven[]): Promise<string[]> {
  return keepMany(tx, 'treaties.instrument', given.map((i) => ({
    id: i.id ?? crypto.randomUUID(), short: i.short, name: i.name, adopted_on: i.adoptedOn, in_force_on: i.inForceOn ?? null, source: i.source ?? null, certainty: i.certainty, note: i.note ?? null,
  })));
}

/** Writes steps; answers their ids in order. */
export function keepEvents(tx: Tx, given: readonly EventGiven[]): Promise<string[]> {
  return keepMany(tx, 'treaties.event', given.map(eventRow));
}

/** Writes one step. */
export function keepEvent(tx: Tx, given: EventGiven): Promise<string> {
  return keep(tx, 'treaties.event', eventRow(given));
}

/** Puts a corrected step in the place of the one before. */
export function reviseEvent(tx: Tx, id: string, version: number, given: EventGiven): Promise<number> {
  return revise(tx, 'treaties.event', id, version, eventRow(given));
}

function eventRow(e: EventGiven): Fields {
  return { instrument: e.instrument, state: e.state, kind: e.kind, means: e.means ?? null, happened_on: e.happenedOn, source: e.source ?? null, certainty: e.certainty };
}

const RESERVATION = raw('id, version, instrument, state, kind, article, words, made_on as "madeOn", withdrawn_on as "withdrawnOn", source, certainty');
const OBLIGATION = raw('id, version, instrument, article, what, answers, met_by as "metBy", due_on as "dueOn"');
const STATEMENT = raw('id, instrument, fact, state, says, said_by as "saidBy"');

/** What states said of how they are bound by instruments, the earliest first. */
export function reservationsOf(tx: Tx, ids: readonly string[]): Promise<(Reservation & { instrument: string })[]> {
  return tx.all(sql`select ${RESERVATION} from treaties.reservation_as_of where agency = ${tx.who.agency}::uuid and instrument = any(${[...ids]}::uuid[]) order by made_on, article, id`);
}

/** What instruments ask, in the order of their articles. */
export function obligationsOf(tx: Tx, ids: readonly string[]): Promise<(Obligation & { instrument: string })[]> {
  return tx.all(sql`select ${OBLIGATION} from treaties.obligation_as_of where agency = ${tx.who.agency}::uuid and instrument = any(${[...ids]}::uuid[]) order by article, answers`);
}

/** What publications say of instruments. */
export function statementsOf(tx: Tx, ids: readonly string[]): Promise<{ id: string; instrument: string; fact: Fact; state: string | null; says: string; saidBy: string }[]> {
  return tx.all(sql`select ${STATEMENT} from treaties.statement_as_of where agency = ${tx.who.agency}::uuid and instrument = any(${[...ids]}::uuid[]) order by said_by, fact`);
}

/** Writes reservations; answers their ids in order. */
export function keepReservations(tx: Tx, given: readonly (Omit<NewReservation, 'id'> & { instrument: string; withdrawnOn?: string | null })[]): Promise<string[]> {
  return keepMany(tx, 'treaties.reservation', given.map((r) => ({ instrument: r.instrument, state: r.state, kind: r.kind, article: r.article, words: r.words, made_on: r.madeOn, withdrawn_on: r.withdrawnOn ?? null, source: r.source ?? null, certainty: r.certainty })));
}

/** Puts the day of its withdrawal to a reservation. */
export function withdrawReservation(tx: Tx, id: string, version: number, on: string): Promise<number> {
  return revise(tx, 'treaties.reservation', id, version, { withdrawn_on: on });
}

/** Writes obligations; answers their ids in order. */
export function keepObligations(tx: Tx, given: readonly (Omit<NewObligation, 'id'> & { instrument: string })[]): Promise<string[]> {
  return keepMany(tx, 'treaties.obligation', given.map((o) => ({ instrument: o.instrument, ...obligationRow(o) })));
}

/** Puts a corrected obligation in the place of the one before. */
export function reviseObligation(tx: Tx, id: string, version: number, given: Omit<NewObligation, 'id'>): Promise<number> {
  return revise(tx, 'treaties.obligation', id, version, obligationRow(given));
}

/** Writes what publications say. */
export function keepStatements(tx: Tx, given: readonly { instrument: string; fact: Fact; state?: string | undefined; says: string; saidBy: string }[]): Promise<string[]> {
  return keepMany(tx, 'treaties.statement', given.map((s) => ({ instrument: s.instrument, fact: s.fact, state: s.state ?? null, says: s.says, said_by: s.saidBy })));
}

function obligationRow(o: Omit<NewObligation, 'id'>): Fields {
  return { article: o.article, what: o.what, answers: o.answers, met_by: o.metBy ?? null, due_on: o.dueOn ?? null };
}
