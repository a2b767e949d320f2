import { dayInWords, type Day } from '../../foundation/calendar/day.ts';
import type { Certainty, EventKind, Fact, Means, ReservationKind, Standing } from './schema.ts';

/** The steps in the order of the law: VCLT arts. 10–12, 14, 16, 24, 54; between signing and the instrument, U.S. Const. art. II § 2 cl. 2. */
export const EVENT_KINDS: readonly EventKind[] = ['signed', 'transmitted', 'consented', 'instrument-signed', 'deposited', 'in-force', 'denounced'];

/** What each step is called within a sentence. */
export const STEP_WORDS: Readonly<Record<EventKind, string>> = {
  signed: 'signature', transmitted: 'transmittal to the legislature', consented: 'consent of the legislature', 'instrument-signed': 'signing of the instrument of ratification',
  deposited: 'deposit of the instrument', 'in-force': 'entry into force for the state', denounced: 'denunciation',
};

/** What the rules need to know of an instrument. */
export interface Dated { short: string; adoptedOn: string; inForceOn?: string | null }

/** What the rules need to know of a step. */
export interface Step { kind: EventKind; happenedOn: string; means?: Means | null | undefined }

/** Why a rule says no: the code of its Refusal, the sentence, and the field at fault. */
export interface Objection { code: string; sentence: string; field: 'inForceOn' | 'happenedOn' | 'kind' | 'source' | 'means' | 'madeOn' | 'withdrawnOn' | 'state' | 'says' }

const words = (day: string): string => dayInWords(day as Day);

/** An instrument comes into force on the day of its adoption or later: VCLT arts. 9, 24(1). */
export function objectToInstrument(instrument: Dated): Objection | undefined {
  if (!instrument.inForceOn || instrument.inForceOn >= instrument.adoptedOn) return undefined;
  return { code: 'treaties.before-adoption', field: 'inForceOn', sentence: `${instrument.short} was adopted on ${words(instrument.adoptedOn)}; it cannot have come into force on ${words(instrument.inForceOn)} (VCLT arts. 9, 24).` };
}

/** What is said to be sourced names its source; the register's own rule. */
export function objectToSource(fact: { certainty: Certainty; source?: string | null | undefined }): Objection | undefined {
  return fact.certainty === 'unverified' || fact.source ? undefined : { code: 'treaties.no-source', field: 'source', sentence: 'A sourced fact names its source. Give it, or mark the fact unverified.' };
}

/**
 * Whether a step of a state may stand beside its other steps towards the same instrument: not before the text was adopted
 * (VCLT art. 9), each step once, in the order of the law (arts. 10–16, 24, 54; ILO Const. art. 19(5)(d)), and in force for
 * one state not before it was in force at all (art. 24). Steps of one day are in order.
 */
export function objectToEvent(instrument: Dated, others: readonly Step[], proposed: Step): Objection | undefined {
  const { kind, happenedOn } = proposed;
  if (happenedOn < instrument.adoptedOn) {
    return { code: 'treaties.before-adoption', field: 'happenedOn', sentence: `${instrument.short} was adopted on ${words(instrument.adoptedOn)}; a ${STEP_WORDS[kind]} on ${words(happenedOn)} is impossible, for there was no text yet (VCLT art. 9).` };
  }
  if (others.some((other) => other.kind === kind)) return { code: 'treaties.step-recorded', field: 'kind', sentence: `The ${STEP_WORDS[kind]} is recorded already. Correct that entry instead.` };
  const means = meansObjection(others, proposed);
  if (means) return means;
  if (kind === 'in-force' && instrument.inForceOn && happenedOn < instrument.inForceOn) {
    return { code: 'treaties.not-in-force', field: 'happenedOn', sentence: `${instrument.short} came into force generally on ${words(instrument.inForceOn)}; it cannot have been in force for one state on ${words(happenedOn)} (VCLT art. 24).` };
  }
  const rank = EVENT_KINDS.indexOf(kind);
  for (const other of others) {
    const before = EVENT_KINDS.indexOf(other.kind) < rank;
    if (before ? other.happenedOn <= happenedOn : other.happenedOn >= happenedOn) continue;
    return { code: 'treaties.out-of-order', field: 'happenedOn', sentence: `The ${STEP_WORDS[kind]} comes ${before ? 'after' : 'before'} the ${STEP_WORDS[other.kind]}, which is recorded on ${words(other.happenedOn)}; ${words(happenedOn)} is on the wrong side of it (VCLT arts. 10–16, 24, 54).` };
  }
  return undefined;
}

/** How a state stands towards an instrument on a day: the furthest step by then (VCLT art. 2(1)(f)–(g) tells contracting state from party); nothing that was not recorded is guessed. */
export function standingOn(steps: readonly (Step & { certainty: Certainty })[], on: string): Standing | null {
  const taken = steps.filter((step) => step.happenedOn <= on).sort((a, b) => EVENT_KINDS.indexOf(b.kind) - EVENT_KINDS.indexOf(a.kind));
  return taken[0] ? { kind: taken[0].kind, happenedOn: taken[0].happenedOn, certainty: taken[0].certainty } : null;
}

/** A state that signed ratifies, accepts or approves; one that did not accedes: VCLT arts. 14 and 15. Only a deposit is of a kind. */
function meansObjection(others: readonly Step[], { kind, means }: Step): Objection | undefined {
  if (means && kind !== 'deposited') return { code: 'treaties.means', field: 'means', sentence: 'Only a deposit is a ratification, an accession or another of its kinds.' };
  const acceded = kind === 'deposited' ? means === 'accession' : others.some((other) => other.means === 'accession');
  const signed = kind === 'signed' || others.some((other) => other.kind === 'signed');
  return acceded && signed && (kind === 'deposited' || kind === 'signed') ? { code: 'treaties.means', field: kind === 'deposited' ? 'means' : 'kind', sentence: 'A state that signed ratifies, accepts or approves; it does not accede (VCLT arts. 14, 15).' } : undefined;
}

/** A reservation is made when a state signs or binds itself, and not once it is bound (VCLT art. 19); a declaration or an understanding is bound to no day but that of the text. */
export function objectToReservation(instrument: Dated, steps: readonly Step[], given: { kind: ReservationKind; madeOn: string }): Objection | undefined {
  if (given.madeOn < instrument.adoptedOn) return { code: 'treaties.before-adoption', field: 'madeOn', sentence: `${instrument.short} was adopted on ${words(instrument.adoptedOn)}; there was no text to reserve anything of on ${words(given.madeOn)} (VCLT art. 9).` };
  const bound = steps.find((step) => step.kind === 'in-force') ?? steps.find((step) => step.kind === 'deposited');
  return given.kind === 'reservation' && bound && given.madeOn > bound.happenedOn ? { code: 'treaties.reservation-late', field: 'madeOn', sentence: `The state was bound on ${words(bound.happenedOn)}; a reservation is made by then (VCLT art. 19).` } : undefined;
}

/** What the record has for a fact that somebody states: the number of an ILO convention in its name, or a day. */
function recordOf(instrument: Dated & { name: string }, steps: readonly Step[], fact: Fact): string | null {
  if (fact === 'number') return /\bC0*(\d+)\b/.exec(instrument.name)?.[1] ?? null;
  if (fact === 'adopted') return instrument.adoptedOn;
  if (fact === 'in-force-generally') return instrument.inForceOn ?? null;
  return steps.find((step) => step.kind === fact)?.happenedOn ?? null;
}

/** Whether a statement agrees with the record: as precisely as it is said, for “1999-02” is met by any day of that month. Where it differs, whether it could be so at all. */
export function checkStatement(instrument: Dated & { name: string }, steps: readonly Step[], statement: { fact: Fact; says: string }, numbered: (number: string) => string | undefined): { record: string | null; agrees: 'agrees' | 'differs' | 'no-record'; why: string | null } {
  const record = recordOf(instrument, steps, statement.fact);
  if (record === null) return { record, agrees: 'no-record', why: null };
  if (statement.fact === 'number' ? record === statement.says : record.startsWith(statement.says)) return { record, agrees: 'agrees', why: null };
  if (statement.fact === 'number') {
    const other = numbered(statement.says);
    return { record, agrees: 'differs', why: other === undefined ? null : `Convention ${statement.says} is another instrument: ${other}.` };
  }
  const impossible = statement.fact !== 'adopted' && statement.says < instrument.adoptedOn.slice(0, statement.says.length);
  return { record, agrees: 'differs', why: impossible ? `${instrument.short} was adopted on ${words(instrument.adoptedOn)}: before that there was no text (VCLT art. 9).` : null };
}

/** A statement of a step names the state; one of the instrument names none, and says a day or, of its number, a number. */
export function objectToStatement(given: { fact: Fact; state?: string | undefined; says: string }): Objection | undefined {
  const ofInstrument = given.fact === 'number' || given.fact === 'adopted' || given.fact === 'in-force-generally';
  if (ofInstrument === (given.state !== undefined)) return { code: 'treaties.statement', field: 'state', sentence: ofInstrument ? 'A statement of the instrument names no state.' : 'A statement of a step names the state.' };
  return (given.fact === 'number') === given.says.length >= 4 ? { code: 'treaties.statement', field: 'says', sentence: given.fact === 'number' ? 'Write the number of the convention.' : 'Write the day as precisely as it is said, such as 1999-02.' } : undefined;
}
