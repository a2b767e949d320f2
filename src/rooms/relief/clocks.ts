import { addDays, addYears, daysBetween, earlier, later, type Day } from '../../foundation/calendar/day.ts';
import type { LegalParameter } from '../../foundation/calendar/parameters.ts';
import { ruleOn, type ApplicationStanding, type PresenceStanding, type Taken } from './rules.ts';
import type { ApplicationClass, ApplicationKind, ApplicationStep, DeadlineKind, Lane, PresenceStep } from './schema.ts';

/** What the deadlines of a person are computed from: what was done, and nothing of who they are. */
export interface Dossier {
  presences: readonly { id: string; steps: readonly Taken<PresenceStep>[]; standing: PresenceStanding }[];
  applications: readonly { id: string; kind: ApplicationKind; class: ApplicationClass; steps: readonly Taken<ApplicationStep>[]; standing: ApplicationStanding }[];
  civilActions: readonly { filedOn: string; concludedOn: string | null }[];
  absences: readonly Absence[];
  completions: readonly { completedOn: string }[];
  permits: readonly { id: string; kind: 'work' | 'travel'; validFrom: string; validUntil: string }[];
}

/** A departure; one that was to assist the case or is certified breaks nothing. */
export interface Absence { id: string; leftOn: string; returnedOn: string | null; justified: string | null }

/** Something due: the day, the rule, and how the day was counted. */
export interface Due { subject: string; lane: Lane; kind: DeadlineKind; dueOn: Day; countedFrom: Day | null; amount: number | null; unit: 'days' | 'months' | 'years' | null; citation: string }

/** Whether a civil action under 18 USC 1595 is pending on a day. */
export function civilActionPending(actions: Dossier['civilActions'], on: string): boolean {
  return actions.some((a) => a.filedOn <= on && (a.concludedOn === null || on < a.concludedOn));
}

/** The first day on which continued presence granted or renewed on a day no longer stands: one year, or two by the law since 2016/17. */
export function presenceEnd(on: Day, parameters: readonly LegalParameter[]): Day {
  return addYears(on, Number(ruleOn(parameters, 'continued_presence_duration', on)?.value ?? 1));
}

/** The first day on which status approved on a day no longer stands: three years, or four by the law since 2006. */
export function statusEnd(of: ApplicationClass, on: Day, parameters: readonly LegalParameter[]): Day | null {
  const rule = ruleOn(parameters, of.startsWith('U') ? 'u_status_duration' : 't_status_duration', on);
  return rule ? addYears(on, Number(rule.value)) : null;
}

/** Every deadline that follows from a dossier, whatever the day; one that is met or void no longer follows. */
export function deadlinesOf(dossier: Dossier, parameters: readonly LegalParameter[]): Due[] {
  return [...presencesEnd(dossier, parameters), ...dossier.applications.flatMap((a) => ofApplication(a, dossier, parameters)), ...returns(dossier, parameters), ...permitsEnd(dossier)];
}

const spell = (rule: LegalParameter | undefined, from: Day): Pick<Due, 'countedFrom' | 'amount' | 'unit'> => ({ countedFrom: from, amount: rule ? Number(rule.value) : null, unit: (rule?.unit as 'days' | 'years' | undefined) ?? null });

/** While a civil action is pending, continued presence has no end that could be missed. */
function presencesEnd({ presences, civilActions }: Dossier, parameters: readonly LegalParameter[]): Due[] {
  if (civilActions.some((a) => a.concludedOn === null)) return [];
  return presences.flatMap(({ id, steps, standing }) => {
    const last = steps.findLast((s) => s.step === 'issued' || s.step === 'renewed');
    if (standing.state !== 'issued' || standing.endsOn === null || !last) return [];
    const from = last.onDay as Day;
    const rule = ruleOn(parameters, 'continued_presence_duration', from);
    const byRule = presenceEnd(from, parameters) === standing.endsOn;
    return [{ subject: id, lane: 'presence' as const, kind: 'presence-ends' as const, dueOn: addDays(standing.endsOn as Day, -1), ...spell(byRule ? rule : undefined, from), citation: `22 USC 7105(c)(3)(A)(i); 28 CFR 1100.35${rule ? `; ${rule.source}` : ''}` }];
  });
}

type Application = Dossier['applications'][number];

function ofApplication(application: Application, dossier: Dossier, parameters: readonly LegalParameter[]): Due[] {
  const { id, kind, steps, standing } = application;
  const lane: Lane = kind === 'adjustment' ? 'adjustment' : application.class === 'T-1' || application.class === 'U-1' ? 'status' : 'family';
  const last = (step: ApplicationStep): Taken<ApplicationStep> | undefined => steps.findLast((s) => s.step === step);
  if (standing.state === 'asked') {
    const asked = last('asked');
    const from = asked?.onDay as Day;
    const rule = ruleOn(parameters, 'evidence_response_most', from);
    const most = addDays(from, Number(rule?.value ?? 84));
    const due = (asked?.dueOn ?? most) as Day;
    return [{ subject: id, lane, kind: 'evidence-due', dueOn: due, ...spell(due === most ? rule : undefined, from), citation: rule?.source ?? '8 CFR 103.2(b)(8)' }];
  }
  if (standing.state === 'denied' || standing.state === 'revoked') {
    const from = (last('appeal-dismissed') ?? last(standing.state))?.onDay as Day;
    const rule = ruleOn(parameters, 'appeal_or_motion', from);
    return [{ subject: id, lane, kind: 'appeal-due', dueOn: addDays(from, Number(rule?.value ?? 30)), ...spell(rule, from), citation: rule?.source ?? '8 CFR 103.3(a)(2)' }];
  }
  return standing.state === 'approved' && kind === 'status' ? ofStatus(application, lane, dossier, parameters) : [];
}

/** Status has its end, and its first day of adjustment, until adjustment is pending (8 USC 1184(o)(7)(C)) or granted. */
function ofStatus(application: Application, lane: Lane, dossier: Dossier, parameters: readonly LegalParameter[]): Due[] {
  const adjusting = dossier.applications.some((a) => a.kind === 'adjustment' && !['denied', 'withdrawn', 'closed'].includes(a.standing.state));
  const approvedOn = application.standing.approvedOn as Day | null;
  if (adjusting || approvedOn === null) return [];
  const found: Due[] = [];
  const endsOn = application.standing.endsOn as Day | null;
  const rule = ruleOn(parameters, application.class.startsWith('U') ? 'u_status_duration' : 't_status_duration', approvedOn);
  if (endsOn !== null) {
    const byRule = rule !== undefined && addYears(approvedOn, Number(rule.value)) === endsOn;
    found.push({ subject: application.id, lane, kind: 'status-ends', dueOn: addDays(endsOn, -1), ...spell(byRule ? rule : undefined, approvedOn), citation: rule?.source ?? '8 USC 1184(o)(7)(A)' });
  }
  const first = firstAdjustment(application.class, approvedOn, dossier, parameters);
  if (first) found.push({ subject: application.id, lane: 'adjustment', kind: 'adjust-from', ...first });
  return found;
}

/** By which rules a status leads to adjustment: T by 8 USC 1255(l), U by 1255(m). */
const adjustmentRules = (of: ApplicationClass): 't' | 'u' => (of.startsWith('U') ? 'u' : 't');
const ADJUSTMENT_LAW = { t: { presence: '8 USC 1255(l)(1)(A)', absence: '8 USC 1255(l)(3)' }, u: { presence: '8 USC 1255(m)(1)(A)', absence: '8 USC 1255(m)(2)' } } as const;

/**
 * The first day on which adjustment may be asked, and not before the regulation of 2009. A principal of T: three years of
 * continuous presence, or the end of the investigation where that is less; their family adjusts with them. Whoever holds U,
 * family too: three years of continuous presence since admission as U, which nothing shortens. Status is taken to begin with
 * its approval; who was admitted from abroad later counts from then.
 */
export function firstAdjustment(of: ApplicationClass, approvedOn: Day, { absences, completions }: Pick<Dossier, 'absences' | 'completions'>, parameters: readonly LegalParameter[]): Pick<Due, 'dueOn' | 'countedFrom' | 'amount' | 'unit' | 'citation'> | undefined {
  const by = adjustmentRules(of);
  const rule = by === 'u' || of === 'T-1' ? ruleOn(parameters, `${by}_adjust_presence`, approvedOn) : undefined;
  if (!rule) return undefined;
  const { restartedOn } = continuity(of, approvedOn, absences, parameters);
  const from = restartedOn ?? approvedOn;
  const byPresence = addYears(from, Number(rule.value));
  // Presence during the whole of the investigation counts too, if it was not broken; a case that was complete before admission gives its first day.
  const [completed] = restartedOn || by === 'u' ? [] : completions.map((c) => later(c.completedOn as Day, approvedOn)).sort();
  const regulation = ruleOn(parameters, `${by}_adjust_regulation_effective`, '2100-01-01' as Day);
  const earliest = completed !== undefined && completed < byPresence ? completed : byPresence;
  const dueOn = regulation ? later(earliest, String(regulation.value) as Day) : earliest;
  if (regulation && dueOn > earliest) return { dueOn, countedFrom: null, amount: null, unit: null, citation: `${ADJUSTMENT_LAW[by].presence}; the regulation took effect on this day: ${regulation.source}` };
  if (completed === dueOn && completed < byPresence) return { dueOn, countedFrom: null, amount: null, unit: null, citation: `${ADJUSTMENT_LAW[by].presence}: the investigation or prosecution is complete` };
  return { dueOn, ...spell(rule, from), citation: restartedOn ? `${rule.source}; counted anew after an absence, ${ADJUSTMENT_LAW[by].absence}` : rule.source };
}

/** How absences bear on continuous presence: broken by one longer than 90 days, or by more than 180 in all, unless they were to assist or certified. */
export function continuity(of: ApplicationClass, since: Day, absences: readonly Absence[], parameters: readonly LegalParameter[], until?: Day): { broken: boolean; days: number; longest: number; restartedOn: Day | null } {
  const [single, aggregate] = ['single', 'aggregate'].map((name, i) => Number(ruleOn(parameters, `${adjustmentRules(of)}_adjust_absence_${name}`, since)?.value ?? [90, 180][i]));
  let [days, longest, broken] = [0, 0, false];
  let restartedOn: Day | null = null;
  for (const absence of [...absences].sort((a, b) => (a.leftOn < b.leftOn ? -1 : 1))) {
    const back = absence.returnedOn ?? until;
    if (absence.justified !== null || back === undefined || back < since) continue;
    const away = daysBetween(later(absence.leftOn as Day, since), back as Day);
    [days, longest] = [days + away, Math.max(longest, away)];
    if (away > (single as number) || days > (aggregate as number)) {
      [broken, restartedOn, days] = [true, back as Day, 0];
    }
  }
  return { broken, days, longest, restartedOn };
}

/** Somebody who is away must be back by the day on which presence would break. */
function returns({ applications, absences }: Dossier, parameters: readonly LegalParameter[]): Due[] {
  const status = applications.find((a) => a.kind === 'status' && a.standing.state === 'approved');
  const approvedOn = status?.standing.approvedOn as Day | null | undefined;
  if (!status || !approvedOn) return [];
  const by = adjustmentRules(status.class);
  return absences.filter((a) => a.returnedOn === null && a.justified === null).map((away) => {
    const left = away.leftOn as Day;
    const [single, aggregate] = [ruleOn(parameters, `${by}_adjust_absence_single`, left), ruleOn(parameters, `${by}_adjust_absence_aggregate`, left)];
    const spent = continuity(status.class, approvedOn, absences.filter((a) => a.id !== away.id && a.returnedOn !== null), parameters).days;
    const bySingle = addDays(left, Number(single?.value ?? 90));
    const byAll = addDays(left, Math.max(0, Number(aggregate?.value ?? 180) - spent));
    const dueOn = earlier(bySingle, byAll);
    return { subject: away.id, lane: 'adjustment' as const, kind: 'return-by' as const, dueOn, ...spell(dueOn === bySingle ? single : undefined, left), citation: single?.source ?? ADJUSTMENT_LAW[by].absence };
  });
}

/** Of each kind of permit the one that holds longest matters. */
function permitsEnd({ permits }: Dossier): Due[] {
  return (['work', 'travel'] as const).flatMap((kind) => {
    const [last] = permits.filter((p) => p.kind === kind).sort((a, b) => (a.validUntil > b.validUntil ? -1 : 1));
    return last ? [{ subject: last.id, lane: 'work' as const, kind: kind === 'work' ? 'work-ends' as const : 'travel-ends' as const, dueOn: addDays(last.validUntil as Day, -1), countedFrom: null, amount: null, unit: null, citation: kind === 'work' ? '8 USC 1101(i)(2); the day printed on the card' : 'The day printed on the document' }] : [];
  });
}
