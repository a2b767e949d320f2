import { addDays, addMonths, type Day } from '../../foundation/calendar/day.ts';
import { deadline, parameterOn, type LegalParameter } from '../../foundation/calendar/parameters.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { EvidenceKind, Office, Outcome } from './schema.ts';

/** What a decision rests on. */
export interface Grounds {
  ageGroup: 'adult' | 'minor' | 'unknown';
  /** Whether the request came before the person's eighteenth birthday. */
  requestedAsMinor: boolean;
  citizenship: string;
  evidence: readonly Shown[];
  consultations: readonly { office: Office; consultedOn: string }[];
  state: RequestState;
}

/** A document that was seen, or what a status notice of another office says, with the days between which it holds. */
export interface Shown { kind: EvidenceKind; datedOn: string; endsOn: string | null }

/** A status notice as the room of relief holds it: a status that stands, or that one ended. */
interface Noticed { kind: 'continued-presence' | 'bona-fide-t' | 't-status' | 'ended'; ended: 'continued-presence' | 'bona-fide-t' | 't-status' | null; datedOn: string; endsOn: string | null }

/** Evidence with what notices say of it: whatever showed a status holds no longer than until a notice said that it ended (22 USC 7105(b)(1)(E)(iv)). */
export function endedByNotice<E extends Shown>(evidence: readonly E[], notices: readonly Noticed[]): E[] {
  return evidence.map((e) => {
    const end = notices.filter((n) => n.ended === e.kind && n.datedOn >= e.datedOn).map((n) => n.datedOn).sort()[0];
    return end !== undefined && (e.endsOn === null || end < e.endsOn) ? { ...e, endsOn: end } : e;
  });
}

/** When continued presence ended by the notices, where the last word of it is that it did. */
export function presenceEndedOn(notices: readonly Noticed[], on: string): string | null {
  const last = notices.filter((n) => (n.kind === 'continued-presence' || n.ended === 'continued-presence') && n.datedOn <= on).sort((a, b) => (a.datedOn < b.datedOn ? -1 : a.datedOn > b.datedOn ? 1 : Number(a.kind === 'ended') - Number(b.kind === 'ended'))).at(-1);
  return last?.kind === 'ended' ? last.datedOn : null;
}

/** Where a request stands; read off its decisions, never written down. */
export type RequestState = 'open' | 'interim' | 'interim-extended' | 'certified' | 'eligible' | 'denied';

/** One step a request may take, and the law it follows. */
interface Step { from: RequestState; outcome: Outcome; to: RequestState; whose: 'adult' | 'minor' | 'either'; authority: string }

/** Every step there is; a step that is not here is refused. */
export const STEPS: readonly Step[] = [
  { from: 'open', outcome: 'certified', to: 'certified', whose: 'adult', authority: '22 USC 7105(b)(1)(C), (E)' },
  { from: 'open', outcome: 'interim', to: 'interim', whose: 'minor', authority: '22 USC 7105(b)(1)(G)(i)' },
  { from: 'interim', outcome: 'interim-extended', to: 'interim-extended', whose: 'minor', authority: '22 USC 7105(b)(1)(G)(iii)' },
  { from: 'open', outcome: 'eligible', to: 'eligible', whose: 'minor', authority: '22 USC 7105(b)(1)(C)(ii)(I), (G)' },
  { from: 'interim', outcome: 'eligible', to: 'eligible', whose: 'minor', authority: '22 USC 7105(b)(1)(G)(iv)' },
  { from: 'interim-extended', outcome: 'eligible', to: 'eligible', whose: 'minor', authority: '22 USC 7105(b)(1)(G)(iv)' },
  { from: 'open', outcome: 'denied', to: 'denied', whose: 'either', authority: '22 USC 7105(b)(1)(C), (G)' },
  { from: 'interim', outcome: 'denied', to: 'denied', whose: 'minor', authority: '22 USC 7105(b)(1)(G)(iv)' },
  { from: 'interim-extended', outcome: 'denied', to: 'denied', whose: 'minor', authority: '22 USC 7105(b)(1)(G)(iv)' },
  { from: 'denied', outcome: 'certified', to: 'certified', whose: 'adult', authority: '22 USC 7105(b)(1)(C), (E); on reconsideration' },
  { from: 'denied', outcome: 'eligible', to: 'eligible', whose: 'minor', authority: '22 USC 7105(b)(1)(G); on reconsideration' },
];

/** Where a request stands after its decisions, in the order they were made. */
export function stateAfter(outcomes: readonly Outcome[]): RequestState {
  return outcomes.reduce<RequestState>((state, outcome) => STEPS.find((s) => s.from === state && s.outcome === outcome)?.to ?? state, 'open');
}

/** One thing a decision lacks, with the rule that asks for it. */
export interface Lack { code: string; sentence: string; authority: string }

/** Everything that an outcome on a day still lacks; an empty list means that it may be decided. */
export function lacking(outcome: Outcome, grounds: Grounds, on: Day, parameters: readonly LegalParameter[]): Lack[] {
  const step = STEPS.find((s) => s.from === grounds.state && s.outcome === outcome);
  if (!step) return [{ code: 'letters.no-such-step', sentence: `A request that is ${wordFor(grounds.state)} cannot be decided so.`, authority: '22 USC 7105(b)(1)' }];
  const asMinor = grounds.ageGroup === 'minor' || (grounds.requestedAsMinor && afterEighteen(parameters, on));
  if (grounds.ageGroup === 'unknown') return [{ code: 'letters.age-unknown', sentence: 'The age is not known: record the birth date first.', authority: '22 USC 7105(b)(1)(C)(ii)' }];
  if (step.whose === 'adult' && grounds.ageGroup !== 'adult') return [{ code: 'letters.not-adult', sentence: 'The person is under 18 on that day: a letter of eligibility is theirs, and no cooperation may be asked.', authority: '22 USC 7105(b)(1)(C)(ii)(I)' }];
  if (step.whose === 'minor' && !asMinor) return [{ code: 'letters.not-minor', sentence: 'The person is 18 or older on that day: certification is theirs.', authority: '22 USC 7105(b)(1)(C)(ii)' }];
  if (outcome === 'denied') return [];
  if (grounds.citizenship === 'US') return [{ code: 'letters.not-needed', sentence: 'A citizen needs no letter for these benefits.', authority: '22 USC 7105(b)(1)(F)' }];
  return outcome === 'certified' ? lackingForAdult(grounds, on) : lackingForMinor(outcome, grounds, on);
}

function lackingForAdult(grounds: Grounds, on: Day): Lack[] {
  const lacks: Lack[] = [];
  if (!has(grounds, ['severe-form'], on)) lacks.push({ code: 'letters.no-severe-form', sentence: 'Nothing shows that the person was subjected to a severe form of trafficking.', authority: '22 USC 7105(b)(1)(C)(i)' });
  if (!has(grounds, ['willing-to-assist', 'trauma-exemption'], on)) lacks.push({ code: 'letters.no-assistance', sentence: 'Neither willingness to assist nor inability through trauma is shown.', authority: '22 USC 7105(b)(1)(E)(i)(I)' });
  if (!has(grounds, ['continued-presence', 'bona-fide-t', 't-status'], on)) lacks.push({ code: 'letters.no-status', sentence: 'Neither continued presence, a bona fide T application nor T status stands on that day.', authority: '22 USC 7105(b)(1)(E)(i)(II)' });
  return [...lacks, ...unconsulted(grounds, ['DHS'], on, '22 USC 7105(b)(1)(E)(i)')];
}

function lackingForMinor(outcome: Outcome, grounds: Grounds, on: Day): Lack[] {
  const lacks: Lack[] = [];
  if (!has(grounds, ['credible-information', 'severe-form'], on)) lacks.push({ code: 'letters.no-credible-information', sentence: 'No credible information that the child may have been trafficked is on file.', authority: '22 USC 7105(b)(1)(G)(i)' });
  if (outcome !== 'eligible') return lacks;
  if (!has(grounds, ['severe-form'], on)) lacks.push({ code: 'letters.no-severe-form', sentence: 'Nothing shows that the child was subjected to a severe form of trafficking.', authority: '22 USC 7105(b)(1)(C)(i)' });
  return [...lacks, ...unconsulted(grounds, ['AG', 'DHS', 'NGO'], on, '22 USC 7105(b)(1)(G)(iv)')];
}

function has(grounds: Grounds, kinds: readonly EvidenceKind[], on: Day): boolean {
  return grounds.evidence.some((e) => kinds.includes(e.kind) && e.datedOn <= on && (e.endsOn === null || on < e.endsOn));
}

/** Consultation of AG and NGOs for a child is asked from 23 December 2008 on, when the law of that day brought it (P.L. 110-457); DHS always. */
function unconsulted(grounds: Grounds, offices: readonly Office[], on: Day, authority: string): Lack[] {
  const asked = offices.filter((o) => o === 'DHS' || on >= '2008-12-23');
  return asked.filter((o) => !grounds.consultations.some((c) => c.office === o && c.consultedOn <= on))
    .map((o) => ({ code: 'letters.not-consulted', sentence: `${{ DHS: 'The Department of Homeland Security', AG: 'The Attorney General', NGO: 'A nongovernmental organization that knows the child' }[o]} was not consulted.`, authority }));
}

function afterEighteen(parameters: readonly LegalParameter[], on: Day): boolean {
  try {
    return parameterOn(parameters, 'eligibility_letter_after_18', on).value === 'allowed-if-requested-before-18';
  } catch (error) {
    if (error instanceof Refusal) return false; // no such rule held on that day
    throw error;
  }
}

/** Throws the first lack as a Refusal, with all of them in its detail. */
export function refuseLacking(lacks: readonly Lack[]): void {
  const [first] = lacks;
  if (first) throw new Refusal(first.code, lacks.map((l) => `${l.sentence} (${l.authority})`).join(' '), { detail: { lacking: lacks } });
}

/** What a letter rests on: the strongest status that stands on the day, for only those on continued presence lapse with it. */
export function restsOn(grounds: Grounds, on: Day): 'continued-presence' | 'bona-fide-t' | 't-status' | 'minor' {
  if (grounds.ageGroup === 'minor') return 'minor';
  return (['t-status', 'bona-fide-t', 'continued-presence'] as const).find((kind) => has(grounds, [kind], on)) ?? 'minor';
}

/** The kind of letter that follows from an outcome. */
export function letterKind(outcome: Outcome): 'certification' | 'eligibility' | 'interim' | undefined {
  return ({ certified: 'certification', eligible: 'eligibility', interim: 'interim', 'interim-extended': 'interim', denied: undefined } as const)[outcome];
}

/** The first day on which a letter no longer holds, or null: eight months until 5 November 2001, none since (State Letter 02-01); interim assistance by its own days. */
export function expiryOf(kind: 'certification' | 'eligibility' | 'interim', outcome: Outcome, issuedOn: Day, parameters: readonly LegalParameter[]): Day | null {
  if (kind === 'interim') {
    const rule = parameterOn(parameters, outcome === 'interim-extended' ? 'interim_assistance_extension' : 'interim_assistance', issuedOn);
    const lastDay = deadline(new Date(`${issuedOn}T12:00:00Z`), rule)?.lastDay;
    return lastDay ? addDays(lastDay, 1) : null;
  }
  const rule = parameterOn(parameters, 'certification_letter_validity', issuedOn < '2001-01-01' ? ('2001-01-01' as Day) : issuedOn);
  return typeof rule.value === 'number' ? addMonths(issuedOn, rule.value) : null;
}

/** The words for a state, in the middle of a sentence. */
export function wordFor(state: RequestState): string {
  return { open: 'open', interim: 'under interim assistance', 'interim-extended': 'under extended interim assistance', certified: 'certified', eligible: 'found eligible', denied: 'denied' }[state];
}
