import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Tx } from '../../foundation/database/database.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { checkStatement, objectToEvent, objectToInstrument, objectToReservation, objectToSource, objectToStatement, standingOn, type Objection } from './rules.ts';
import type { CorrectEvent, CorrectObligation, Instrument, InstrumentFile, NewEvent, NewInstrument, NewObligation, NewReservation, NewStatement, Obligation, Register, RegisterAsked, Reservation, Statement, TreatyEvent, WithdrawReservation } from './schema.ts';
import * as store from './store.ts';

type Kept = { id: string; version: number };

/** The register as one state stands on one day; the United States today unless told. */
export async function readRegister({ tx, input, services }: Asked<RegisterAsked>): Promise<Register> {
  const state = input.state ?? 'US';
  const on = input.on ?? services.today();
  const steps = Map.groupBy(await store.eventsOfState(tx, state), (e) => e.instrument);
  const all = await store.instruments(tx);
  const ids = all.map((i) => i.id);
  const reserved = Map.groupBy((await store.reservationsOf(tx, ids)).filter((r) => r.state === state && r.madeOn <= on && (r.withdrawnOn === null || r.withdrawnOn > on)), (r) => r.instrument);
  const said = Map.groupBy(await statementsSeen(tx, all, all, await store.eventsOf(tx, ids)), (s) => s.instrument);
  return {
    state, on, instruments: all.map((instrument) => ({
      instrument, standing: standingOn(steps.get(instrument.id) ?? [], on), reserved: reserved.get(instrument.id)?.length ?? 0, conflicts: (said.get(instrument.id) ?? []).filter((s) => s.agrees === 'differs').length,
    })),
  };
}

/** One instrument with the steps of every state. */
export async function readInstrument({ tx, input }: Asked<{ id: string }>): Promise<InstrumentFile> {
  const instrument = await store.findInstrument(tx, input.id) ?? refuseUnknown();
  const ids = [input.id];
  const events = await store.eventsOf(tx, ids);
  return {
    instrument, events: events.map(({ instrument: _, ...event }): TreatyEvent => event), reservations: (await store.reservationsOf(tx, ids)).map(({ instrument: _, ...r }): Reservation => r), obligations: (await store.obligationsOf(tx, ids)).map(({ instrument: _, ...o }): Obligation => o),
    statements: (await statementsSeen(tx, [instrument], await store.instruments(tx), events)).map(({ instrument: _, ...s }): Statement => s),
  };
}

/** What publications say of instruments, each beside the record. */
async function statementsSeen(tx: Tx, of: readonly Instrument[], all: readonly Instrument[], events: readonly store.EventRow[]): Promise<(Statement & { instrument: string })[]> {
  const named = new Map(of.map((i) => [i.id, i]));
  const numbered = (number: string): string | undefined => all.find((i) => new RegExp(`\\bC0*${number}\\b`).test(i.name))?.name;
  return (await store.statementsOf(tx, [...named.keys()])).map((s) => ({ ...s, ...checkStatement(named.get(s.instrument) as Instrument, events.filter((e) => e.instrument === s.instrument && e.state === s.state), s, numbered) }));
}

/** Records an instrument. */
export async function recordInstrument({ tx, input }: Asked<NewInstrument>): Promise<Kept> {
  refuse(objectToSource(input) ?? objectToInstrument(input));
  const [there] = await store.findByShort(tx, [input.short]);
  if (there) throw new Refusal('treaties.short-taken', `${input.short} is recorded already, as ${there.name}.`);
  const [id] = await store.keepInstruments(tx, [input]);
  return { id: id as string, version: 1 };
}

/** Records a step of a state, where the law lets it stand beside the steps recorded before. */
export async function recordEvent({ tx, input: { id, ...step } }: Asked<NewEvent>): Promise<Kept> {
  await applyRules(tx, { instrument: id, ...step });
  return { id: await store.keepEvent(tx, { instrument: id, ...step }), version: 1 };
}

/** Corrects a step; the version the asker had before them must still stand. */
export async function correctEvent({ tx, input: { id, event, ...changes }, version }: Asked<CorrectEvent>): Promise<Kept> {
  const before = await store.findEvent(tx, id, event) ?? refuseUnknown();
  const source = changes.source ?? before.source ?? undefined;
  const means = changes.means ?? before.means ?? undefined;
  const after: store.EventGiven = {
    instrument: id, state: changes.state ?? before.state, kind: changes.kind ?? before.kind, happenedOn: changes.happenedOn ?? before.happenedOn, certainty: changes.certainty ?? before.certainty, ...(source ? { source } : {}), ...(means && (changes.kind ?? before.kind) === 'deposited' ? { means } : {}),
  };
  await applyRules(tx, after, event);
  return { id: event, version: await store.reviseEvent(tx, event, version ?? before.version, after) };
}

/** Records what a state said of how it is bound. */
export async function recordReservation({ tx, input: { id, ...given } }: Asked<NewReservation>): Promise<Kept> {
  await store.holdSteps(tx, id, given.state);
  const instrument = await store.findInstrument(tx, id) ?? refuseUnknown();
  const steps = (await store.eventsOf(tx, [id])).filter((e) => e.state === given.state);
  refuse(objectToSource(given) ?? objectToReservation(instrument, steps, given));
  if ((await store.reservationsOf(tx, [id])).some((r) => r.state === given.state && r.kind === given.kind && r.article === given.article && r.madeOn === given.madeOn)) throw new Refusal('treaties.recorded', 'This is recorded already.');
  const [kept] = await store.keepReservations(tx, [{ instrument: id, ...given }]);
  return { id: kept as string, version: 1 };
}

/** Records that a state withdrew what it had said: VCLT art. 22. */
export async function withdrawReservation({ tx, input, version, services }: Asked<WithdrawReservation>): Promise<Kept> {
  const there = (await store.reservationsOf(tx, [input.id])).find((r) => r.id === input.reservation) ?? refuseUnknown();
  if (there.withdrawnOn !== null) throw new Refusal('treaties.recorded', 'It was withdrawn already.');
  if (input.withdrawnOn <= there.madeOn || input.withdrawnOn > services.today()) throw new Refusal('treaties.out-of-order', 'It is withdrawn on a day after it was made, and not on one still to come.', { detail: { field: 'withdrawnOn' } });
  return { id: there.id, version: await store.withdrawReservation(tx, there.id, version ?? there.version, input.withdrawnOn) };
}

/** Records what an article asks, and who answers for it. */
export async function recordObligation({ tx, input: { id, ...given } }: Asked<NewObligation>): Promise<Kept> {
  if (!(await store.findInstrument(tx, id))) refuseUnknown();
  if ((await store.obligationsOf(tx, [id])).some((o) => o.article === given.article && o.answers === given.answers)) throw new Refusal('treaties.recorded', 'This is recorded already.');
  const [kept] = await store.keepObligations(tx, [{ instrument: id, ...given }]);
  return { id: kept as string, version: 1 };
}

/** Corrects what an article asks, who answers, or when the next report is due. */
export async function correctObligation({ tx, input: { id, obligation, ...given }, version }: Asked<CorrectObligation>): Promise<Kept> {
  const there = (await store.obligationsOf(tx, [id])).find((o) => o.id === obligation) ?? refuseUnknown();
  return { id: there.id, version: await store.reviseObligation(tx, there.id, version ?? there.version, given) };
}

/** Records what a publication says, so that the register shows whether its record agrees. */
export async function recordStatement({ tx, input: { id, ...given } }: Asked<NewStatement>): Promise<Kept> {
  if (!(await store.findInstrument(tx, id))) refuseUnknown();
  refuse(objectToStatement(given));
  if ((await store.statementsOf(tx, [id])).some((s) => s.fact === given.fact && s.state === (given.state ?? null) && s.saidBy === given.saidBy)) throw new Refusal('treaties.recorded', 'This is recorded already.');
  const [kept] = await store.keepStatements(tx, [{ instrument: id, ...given }]);
  return { id: kept as string, version: 1 };
}

async function applyRules(tx: Tx, given: store.EventGiven, itself?: string): Promise<void> {
  await store.holdSteps(tx, given.instrument, given.state);
  const instrument = await store.findInstrument(tx, given.instrument) ?? refuseUnknown();
  const others = (await store.eventsOf(tx, [given.instrument])).filter((e) => e.state === given.state && e.id !== itself);
  refuse(objectToSource(given) ?? objectToEvent(instrument, others, given));
}

function refuse(objection: Objection | undefined): void {
  if (objection) throw new Refusal(objection.code, objection.sentence, { detail: { field: objection.field } });
}
