import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Tx } from '../../foundation/database/database.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { objectToEvent, objectToInstrument, objectToSource, standingOn, type Objection } from './rules.ts';
import type { CorrectEvent, InstrumentFile, NewEvent, NewInstrument, Register, RegisterAsked, TreatyEvent } from './schema.ts';
import * as store from './store.ts';

type Kept = { id: string; version: number };

/** The register as one state stands on one day; the United States today unless told. */
export async function readRegister({ tx, input, services }: Asked<RegisterAsked>): Promise<Register> {
  const state = input.state ?? 'US';
  const on = input.on ?? services.today();
  const steps = Map.groupBy(await store.eventsOfState(tx, state), (e) => e.instrument);
  const all = await store.instruments(tx);
  return { state, on, instruments: all.map((instrument) => ({ instrument, standing: standingOn(steps.get(instrument.id) ?? [], on) })) };
}

/** One instrument with the steps of every state. */
export async function readInstrument({ tx, input }: Asked<{ id: string }>): Promise<InstrumentFile> {
  const instrument = await store.findInstrument(tx, input.id) ?? refuseUnknown();
  return { instrument, events: (await store.eventsOf(tx, [input.id])).map(({ instrument: _, ...event }): TreatyEvent => event) };
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
  const after: store.EventGiven = {
    instrument: id, state: changes.state ?? before.state, kind: changes.kind ?? before.kind, happenedOn: changes.happenedOn ?? before.happenedOn, certainty: changes.certainty ?? before.certainty, ...(source ? { source } : {}),
  };
  await applyRules(tx, after, event);
  return { id: event, version: await store.reviseEvent(tx, event, version ?? before.version, after) };
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
