import { compare, type Day } from '../../foundation/calendar/day.ts';
import { parameterOn, type LegalParameter } from '../../foundation/calendar/parameters.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { ApplicationClass, ApplicationKind, ApplicationState, ApplicationStep, Lack, Noticed, PresenceState, PresenceStep, ReunificationState, ReunificationStep, Source } from './schema.ts';

/** One step that may be taken, from where to where, and the law it follows. */
interface Line<State, Step> { from: State; step: Step; to: State; authority: string }

const WITNESS = '22 USC 7105(c)(3)(A)(i); 28 CFR 1100.35';

/** Every step of a request for continued presence; a step that is not here is refused. */
const PRESENCE_LINES: readonly Line<PresenceState, PresenceStep>[] = [
  { from: 'requested', step: 'filed', to: 'filed', authority: WITNESS },
  { from: 'requested', step: 'issued', to: 'issued', authority: WITNESS },
  { from: 'requested', step: 'denied', to: 'denied', authority: WITNESS },
  { from: 'requested', step: 'withdrawn', to: 'withdrawn', authority: WITNESS },
  { from: 'filed', step: 'issued', to: 'issued', authority: WITNESS },
  { from: 'filed', step: 'denied', to: 'denied', authority: WITNESS },
  { from: 'filed', step: 'withdrawn', to: 'withdrawn', authority: WITNESS },
  { from: 'issued', step: 'renewed', to: 'issued', authority: WITNESS },
  { from: 'issued', step: 'ended', to: 'ended', authority: '22 USC 7105(b)(1)(E)(iv), (c)(3)(A)(i)' },
  { from: 'issued', step: 'revoked', to: 'revoked', authority: '22 USC 7105(c)(3)(A)(iii)-(iv)' },
  { from: 'denied', step: 'issued', to: 'issued', authority: `${WITNESS}; on reconsideration` },
];

const STATUS_LAW: Readonly<Record<'T' | 'U', string>> = { T: '8 USC 1101(a)(15)(T), 1184(o)', U: '8 USC 1101(a)(15)(U), 1184(p)' };
const BONA_FIDE = '22 USC 7105(b)(1)(E)(i)(II)(aa); 8 CFR 214.205';
const EVIDENCE = '8 CFR 103.2(b)(8)';
const APPEAL = '8 CFR 103.3(a)(2), 103.5(a)(1)';
const ADJUST = '8 USC 1255(l)';

type ApplicationLine = Line<ApplicationState, ApplicationStep> & { for?: ApplicationKind };
const PENDING_STATES = ['received', 'bona-fide', 'answered', 'reopened'] as const;

/** Every step of an application; where the law is '', it is that of the application's own status. */
const APPLICATION_LINES: readonly ApplicationLine[] = [
  ...(['received', 'answered', 'reopened'] as const).map((from): ApplicationLine => ({ from, step: 'bona-fide', to: 'bona-fide', authority: BONA_FIDE, for: 'status' })),
  ...PENDING_STATES.flatMap((from): ApplicationLine[] => [
    { from, step: 'asked', to: 'asked', authority: EVIDENCE },
    { from, step: 'approved', to: 'approved', authority: '' },
    { from, step: 'denied', to: 'denied', authority: '' },
    { from, step: 'withdrawn', to: 'withdrawn', authority: '8 CFR 103.2(b)(6)' },
    { from, step: 'waiting-list', to: 'waiting', authority: '8 USC 1184(o)(2); 8 CFR 214.210', for: 'status' },
  ]),
  { from: 'asked', step: 'answered', to: 'answered', authority: EVIDENCE },
  { from: 'asked', step: 'denied', to: 'denied', authority: '8 CFR 103.2(b)(13)' },
  { from: 'asked', step: 'withdrawn', to: 'withdrawn', authority: '8 CFR 103.2(b)(6)' },
  { from: 'waiting', step: 'approved', to: 'approved', authority: '' },
  { from: 'waiting', step: 'asked', to: 'asked', authority: EVIDENCE },
  { from: 'waiting', step: 'denied', to: 'denied', authority: '' },
  { from: 'waiting', step: 'withdrawn', to: 'withdrawn', authority: '8 CFR 103.2(b)(6)' },
  { from: 'approved', step: 'extended', to: 'approved', authority: '8 USC 1184(o)(7)(B)-(C)', for: 'status' },
  { from: 'approved', step: 'revoked', to: 'revoked', authority: '8 CFR 214.213', for: 'status' },
  ...(['denied', 'revoked'] as const).flatMap((from): ApplicationLine[] => [{ from, step: 'appealed', to: 'appealed', authority: APPEAL }, { from, step: 'exhausted', to: 'closed', authority: '8 USC 1367(a)' }]),
  { from: 'appealed', step: 'appeal-sustained', to: 'reopened', authority: APPEAL },
  { from: 'appealed', step: 'appeal-dismissed', to: 'denied', authority: APPEAL },
];

/** The states in which an application still waits for the office or the applicant. */
export const PENDING: readonly ApplicationState[] = ['received', 'bona-fide', 'asked', 'answered', 'waiting', 'appealed', 'reopened'];

/** The states in which a request for continued presence waits for a decision. */
export const PRESENCE_PENDING: readonly PresenceState[] = ['requested', 'filed'];

/** A class tells principals from their families. */
export function isPrincipal(of: string): boolean {
  return of === 'T-1' || of === 'U-1';
}

function lawOf(kind: ApplicationKind, of: string): string {
  return kind === 'adjustment' ? (of.startsWith('U') ? '8 USC 1255(m)' : ADJUST) : STATUS_LAW[of.startsWith('U') ? 'U' : 'T'];
}

/** The steps that may follow where a request for continued presence stands. */
export function presenceSteps(state: PresenceState): { step: PresenceStep; authority: string }[] {
  return PRESENCE_LINES.filter((l) => l.from === state).map(({ step, authority }) => ({ step, authority }));
}

/** The steps that may follow where an application stands. */
export function applicationSteps(kind: ApplicationKind, of: ApplicationClass, state: ApplicationState): { step: ApplicationStep; authority: string }[] {
  return APPLICATION_LINES.filter((l) => l.from === state && (l.for === undefined || l.for === kind)).map(({ step, authority }) => ({ step, authority: authority === '' ? lawOf(kind, of) : authority }));
}

/** A step as it was taken. */
export interface Taken<Step> { step: Step; onDay: string; endsOn: string | null; dueOn?: string | null; reason: string | null }

/** How a request for continued presence stands after its steps, in their order: read off them, never entered. */
export interface PresenceStanding { state: PresenceState; issuedOn: string | null; endsOn: string | null; outcome: 'issued' | 'denied' | 'withdrawn' | null; decidedOn: string | null; reason: string | null }

/** Reads the standing of a request for continued presence off its steps. */
export function presenceStanding(steps: readonly Taken<PresenceStep>[]): PresenceStanding {
  return steps.reduce<PresenceStanding>((now, taken) => {
    const line = PRESENCE_LINES.find((l) => l.from === now.state && l.step === taken.step);
    if (!line) return now;
    const decides = taken.step === 'denied' || taken.step === 'withdrawn' || taken.step === 'issued';
    return {
      state: line.to, issuedOn: taken.step === 'issued' ? taken.onDay : now.issuedOn,
      endsOn: taken.step === 'issued' || taken.step === 'renewed' ? taken.endsOn : taken.step === 'ended' || taken.step === 'revoked' ? taken.onDay : now.endsOn,
      ...(decides ? { outcome: taken.step as 'issued' | 'denied' | 'withdrawn', decidedOn: taken.onDay } : { outcome: now.outcome, decidedOn: now.decidedOn }), reason: taken.reason ?? (line.to === 'issued' ? null : now.reason),
    };
  }, { state: 'requested', issuedOn: null, endsOn: null, outcome: null, decidedOn: null, reason: null });
}

/** How an application stands after its steps, in their order. */
export interface ApplicationStanding { state: ApplicationState; outcome: 'approved' | 'denied' | 'withdrawn' | null; decidedOn: string | null; endsOn: string | null; reason: string | null; bonaFideOn: string | null; approvedOn: string | null; revokedOn: string | null }

/** Reads the standing of an application off its steps; an appeal that is sustained opens it again, so that it is pending and no decision counts. */
export function applicationStanding(kind: ApplicationKind, steps: readonly Taken<ApplicationStep>[]): ApplicationStanding {
  const start: ApplicationStanding = { state: 'received', outcome: null, decidedOn: null, endsOn: null, reason: null, bonaFideOn: null, approvedOn: null, revokedOn: null };
  return steps.reduce<ApplicationStanding>((now, taken) => {
    const line = APPLICATION_LINES.find((l) => l.from === now.state && l.step === taken.step && (l.for === undefined || l.for === kind));
    if (!line) return now;
    const next = { ...now, state: line.to };
    switch (taken.step) {
      case 'bona-fide': return { ...next, bonaFideOn: taken.onDay };
      case 'approved': return { ...next, outcome: 'approved', decidedOn: taken.onDay, endsOn: taken.endsOn, reason: null, approvedOn: taken.onDay };
      case 'extended': return { ...next, endsOn: taken.endsOn };
      case 'denied': return { ...next, outcome: 'denied', decidedOn: taken.onDay, reason: taken.reason };
      case 'withdrawn': return { ...next, outcome: 'withdrawn', decidedOn: taken.onDay };
      case 'revoked': return { ...next, endsOn: taken.onDay, revokedOn: taken.onDay, reason: taken.reason };
      case 'appeal-sustained': return now.revokedOn ? { ...next, outcome: null, decidedOn: null, endsOn: null, reason: null, approvedOn: null, revokedOn: null } : { ...next, outcome: null, decidedOn: null, reason: null };
      default: return next;
    }
  }, start);
}

/** What a step on a request for continued presence is judged by. */
export interface PresenceGrounds {
  state: PresenceState; receivedOn: string; lastOn: string; endsOn: string | null; kept: 'office' | 'tracker';
  /** Whether a civil action under 18 USC 1595 is pending on the day. */
  civilActionPending: boolean;
}

/** What came with a step: its reason, whether the Attorney General was consulted, and where the information it rests on came from. */
export interface Given { reason: string | undefined; consulted: boolean; sources: readonly Source[] }

/** What a step on a request for continued presence lacks on a day; nothing, where it may be taken. */
export function lackingForPresence(step: PresenceStep, grounds: PresenceGrounds, given: Given): Lack[] {
  const line = PRESENCE_LINES.find((l) => l.from === grounds.state && l.step === step);
  if (!line) return [{ code: 'relief.no-such-step', sentence: 'This step does not follow from where the request stands.', authority: WITNESS }];
  const lacks: Lack[] = [];
  if (grounds.civilActionPending && (step === 'denied' || step === 'ended')) {
    lacks.push({ code: 'relief.must-be-permitted', sentence: 'A civil action under 18 USC 1595 is pending: until it is concluded, the person must be permitted to remain.', authority: '22 USC 7105(c)(3)(A)(iii)' });
  }
  if (grounds.civilActionPending && step === 'revoked' && given.reason !== 'inadmissible' && !(given.reason === 'no-diligence' && given.consulted)) {
    lacks.push({ code: 'relief.must-be-permitted', sentence: 'While a civil action is pending, only lack of diligence found in consultation with the Attorney General, or a ground of inadmissibility that the law names, ends it.', authority: '22 USC 7105(c)(3)(A)(iii)-(iv)' });
  }
  if ((step === 'denied' || step === 'revoked') && given.reason === undefined) lacks.push({ code: 'relief.no-reason', sentence: 'A denial or revocation needs its reason.', authority: '22 USC 7103(d)(7)(U)' });
  return step === 'denied' || step === 'revoked' ? [...lacks, ...restingOn(grounds.kept, given.sources)] : lacks;
}

/** What an office decides against a person rests on recorded information, and never solely on what the perpetrator furnished. */
function restingOn(kept: 'office' | 'tracker', sources: readonly Source[]): Lack[] {
  if (kept === 'tracker') return [];
  if (sources.length === 0) return [{ code: 'relief.rests-on-nothing', sentence: 'Name the recorded information that this rests on.', authority: '8 USC 1367(a)(1)' }];
  if (sources.every((s) => s === 'perpetrator')) return [{ code: 'relief.solely-perpetrator', sentence: 'This would rest solely on what the trafficker or perpetrator furnished, which the law forbids.', authority: '8 USC 1367(a)(1)(E)-(F)' }];
  return [];
}

/** What a step on an application is judged by. */
export interface ApplicationGrounds {
  kind: ApplicationKind; class: ApplicationClass; state: ApplicationState; kept: 'office' | 'tracker'; receivedOn: string;
  /** Whether the principal holds status on the day; true for principals themselves. */
  principalGranted: boolean;
  /** How many principals were granted in the fiscal year of the day, and the most the law allows. */
  granted: number; most: number;
  adjustmentPending: boolean;
  /** The first day on which adjustment may be asked, by presence alone. */
  eligibleFrom: string | null;
  regulationFrom: string | null;
}

/** What a step on an application lacks on a day. */
export function lackingForApplication(step: ApplicationStep, grounds: ApplicationGrounds, given: Given & { dueOn: string | undefined; endsOn: string | undefined }, on: Day): Lack[] {
  const line = APPLICATION_LINES.find((l) => l.from === grounds.state && l.step === step && (l.for === undefined || l.for === grounds.kind));
  if (!line) return [{ code: 'relief.no-such-step', sentence: 'This step does not follow from where the application stands.', authority: lawOf(grounds.kind, grounds.class) }];
  const lacks: Lack[] = [];
  if (step === 'approved' && !grounds.principalGranted) lacks.push({ code: 'relief.principal-not-granted', sentence: 'The principal does not hold the status that this one would follow.', authority: '8 USC 1101(a)(15)(T)(ii)' });
  if (step === 'approved' && isPrincipal(grounds.class) && grounds.granted >= grounds.most) {
    lacks.push({ code: 'relief.cap-reached', sentence: `The ${grounds.most} principals whom the law allows this fiscal year are granted. Put the application on the waiting list.`, authority: grounds.kind === 'adjustment' ? '8 USC 1255(l)(4)' : grounds.class === 'U-1' ? '8 USC 1184(p)(2)' : '8 USC 1184(o)(2)-(3)' });
  }
  if (step === 'denied' || step === 'revoked') {
    if (given.reason === undefined) lacks.push({ code: 'relief.no-reason', sentence: 'A denial or revocation needs its reason.', authority: '22 USC 7103(d)(7)(U)' });
    // Nobody who did not answer is denied on information: the silence is the reason, and the regulation says so.
    if (!(grounds.state === 'asked' && given.reason === 'abandoned')) lacks.push(...restingOn(grounds.kept, given.sources));
  }
  if (step === 'extended') lacks.push(...lackingForExtension(grounds, given, on));
  return lacks;
}

function lackingForExtension(grounds: ApplicationGrounds, given: { reason: string | undefined; endsOn: string | undefined }, on: Day): Lack[] {
  const lacks: Lack[] = [];
  if (given.reason === undefined) lacks.push({ code: 'relief.no-reason', sentence: 'An extension needs the ground of the law it rests on.', authority: '8 USC 1184(o)(7)(B)' });
  if (given.endsOn === undefined) lacks.push({ code: 'relief.no-end', sentence: 'An extension says until when.', authority: '8 USC 1184(o)(7)(B)' });
  if (given.reason === 'adjustment-pending' && !grounds.adjustmentPending) lacks.push({ code: 'relief.no-adjustment-pending', sentence: 'No application for adjustment is pending.', authority: '8 USC 1184(o)(7)(C)' });
  if (given.reason === 'no-regulation' && !(grounds.eligibleFrom !== null && grounds.eligibleFrom <= on && grounds.regulationFrom !== null && on < grounds.regulationFrom)) {
    lacks.push({ code: 'relief.regulation-there', sentence: 'This ground holds only for somebody eligible for adjustment while no regulation let them apply.', authority: '8 USC 1184(o)(7)(B)(ii)' });
  }
  return lacks;
}

/** Throws the first lack as a Refusal, with all of them in its detail. */
export function refuseLacking(lacks: readonly Lack[]): void {
  const [first] = lacks;
  if (first) throw new Refusal(first.code, lacks.map((l) => `${l.sentence} (${l.authority})`).join(' '), { detail: { lacking: lacks } });
}

/** Steps stand in the order of their days: one that is dated before the last is refused. */
export function refuseDisorder(onDay: Day, since: string, today: Day): void {
  if (compare(onDay, since as Day) < 0) throw new Refusal('relief.out-of-order', `This is dated before what was done last, on ${since}. Check the day.`, { status: 400 });
  if (compare(onDay, today) > 0) throw new Refusal('relief.in-future', 'This day lies ahead. What is recorded here has happened.', { status: 400 });
}

/** The parameter of a name that holds on a day, or undefined where none does. */
export function ruleOn(parameters: readonly LegalParameter[], name: string, on: Day): LegalParameter | undefined {
  try {
    return parameterOn(parameters, name, on);
  } catch (error) {
    if (error instanceof Refusal) return undefined; // the law of that day had no such rule
    throw error;
  }
}

/** One step of a case of reunification or return. */
const REUNIFICATION_LINES: readonly (Line<ReunificationState, ReunificationStep> & { for: 'reunification' | 'return' })[] = [
  { for: 'reunification', from: 'opened', step: 'approved', to: 'approved', authority: '' },
  { for: 'reunification', from: 'approved', step: 'consular', to: 'consular', authority: '' },
  { for: 'reunification', from: 'consular', step: 'travel', to: 'travel', authority: '' },
  { for: 'reunification', from: 'travel', step: 'arrived', to: 'arrived', authority: '' },
  { for: 'reunification', from: 'arrived', step: 'closed', to: 'closed', authority: '' },
  { for: 'return', from: 'opened', step: 'travel', to: 'travel', authority: '' },
  { for: 'return', from: 'travel', step: 'returned', to: 'returned', authority: '' },
  { for: 'return', from: 'returned', step: 'followed-up', to: 'followed-up', authority: '' },
  { for: 'return', from: 'followed-up', step: 'followed-up', to: 'followed-up', authority: '' },
  { for: 'return', from: 'followed-up', step: 'closed', to: 'closed', authority: '' },
  ...(['opened', 'approved', 'consular', 'travel'] as const).map((from) => ({ for: 'reunification' as const, from, step: 'stopped' as const, to: 'stopped' as const, authority: '' })),
  ...(['opened', 'travel'] as const).map((from) => ({ for: 'return' as const, from, step: 'stopped' as const, to: 'stopped' as const, authority: '' })),
];

/** The steps that may follow where a case of reunification or return stands. */
export function reunificationSteps(kind: 'reunification' | 'return', state: ReunificationState): ReunificationStep[] {
  return REUNIFICATION_LINES.filter((l) => l.for === kind && l.from === state).map((l) => l.step);
}

/** Where a case of reunification or return stands after its steps. */
export function reunificationState(kind: 'reunification' | 'return', steps: readonly ReunificationStep[]): ReunificationState {
  return steps.reduce<ReunificationState>((state, step) => REUNIFICATION_LINES.find((l) => l.for === kind && l.from === state && l.step === step)?.to ?? state, 'opened');
}

/** A status of which another office was told. */
export interface Told { kind: Noticed | 'ended'; ended: Noticed | null; datedOn: string; endsOn: string | null }
