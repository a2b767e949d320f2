import { addMonths, addYears, dayInWords, type Day } from '../../foundation/calendar/day.ts';
import { Refusal } from '../../foundation/errors.ts';
import { lawOf, limitationOf, OFFENSES, type CountFacts, type Law } from './law.ts';
import type { AppealOutcome, CellStep, ChargeStanding, ChargeStepKind, Custody, CustodyStep, InvestigationEntry, InvestigationStep, Paper } from './schema.ts';

/** One step of a charge, in its order. */
export interface Step { step: ChargeStepKind; onDay: string; appeal?: string | boolean | null }

/** How a charge stands after its steps. */
export interface ChargeState { standing: ChargeStanding; on: string; convictedOn: string | null; convictedBy: 'plea' | 'verdict' | null }

/** From where a charge stands, what may follow, and where that leads: pleas by Fed. R. Crim. P. 11, verdicts by 31, dismissal by 48; what is vacated is open again. */
const NEXT: Readonly<Record<ChargeStanding, Readonly<Partial<Record<ChargeStepKind, ChargeStanding>>>>> = {
  charged: { plea: 'pleaded', guilty: 'convicted', 'not-guilty': 'acquitted', dismissed: 'dismissed', superseded: 'superseded' },
  pleaded: { 'plea-withdrawn': 'charged', vacated: 'vacated', reversed: 'dismissed' },
  convicted: { vacated: 'vacated', reversed: 'acquitted' },
  vacated: { plea: 'pleaded', guilty: 'convicted', 'not-guilty': 'acquitted', dismissed: 'dismissed', superseded: 'superseded' },
  acquitted: {}, dismissed: {}, superseded: {}, struck: {},
};

/** Where the steps of a charge lead. No step leaves nothing standing: the charge was struck. */
export function stateOf(steps: readonly Step[]): ChargeState {
  let state: ChargeState = { standing: 'struck', on: steps[0]?.onDay ?? '', convictedOn: null, convictedBy: null };
  for (const { step, onDay } of steps) {
    const standing = step === 'charged' ? 'charged' : NEXT[state.standing][step];
    if (!standing) throw new Refusal('justice.no-such-step', `${STEP_WORDS[step]} does not follow: the charge is ${STANDING_WORDS[state.standing]}.`);
    const convicted = standing === 'pleaded' ? 'plea' : standing === 'convicted' ? 'verdict' : null;
    state = { standing, on: onDay, convictedOn: convicted && onDay, convictedBy: convicted };
  }
  return state;
}

/** What each step is called within a sentence. */
const STEP_WORDS: Readonly<Record<ChargeStepKind, string>> = {
  charged: 'A charge', plea: 'A plea of guilty', 'plea-withdrawn': 'The withdrawal of a plea', guilty: 'A verdict of guilty', 'not-guilty': 'A verdict of not guilty', dismissed: 'A dismissal', superseded: 'A superseding paper', vacated: 'A decision that vacates', reversed: 'A decision that reverses',
};
const STANDING_WORDS: Readonly<Record<ChargeStanding, string>> = {
  charged: 'open', pleaded: 'admitted by a plea', convicted: 'decided by a verdict of guilty', acquitted: 'decided by an acquittal', dismissed: 'dismissed', superseded: 'carried on by a later paper', vacated: 'open again after an appeal', struck: 'not there',
};

/** What may be entered in a cell now; the last thing entered by hand may be struck, what an appeal or a paper brought may not. */
export function mayEnter(steps: readonly Step[]): CellStep[] {
  const last = steps.at(-1);
  if (!last) return ['charged'];
  const next = Object.keys(NEXT[stateOf(steps).standing]).filter((s): s is CellStep & ChargeStepKind => ['plea', 'plea-withdrawn', 'guilty', 'not-guilty', 'dismissed'].includes(s));
  return [...next, ...(last.appeal || last.step === 'superseded' ? [] : ['strike' as const])];
}

/** A plea and a verdict need the defendant before the court (Fed. R. Crim. P. 11, 43); a fugitive stays charged, and is never disposed of. */
export function refuseAbsent(step: CellStep, custody: Custody): void {
  if ((step === 'plea' || step === 'guilty' || step === 'not-guilty') && (custody === 'at-large' || custody === 'extradition' || custody === 'died')) {
    throw new Refusal('justice.absent', custody === 'died' ? 'The defendant has died: what was open is dismissed.' : 'The defendant is not before the court, and so cannot plead or be tried. Record the arrest or the extradition first.');
  }
}

/** Steps stand in the order of their days. */
export function refuseEarlier(onDay: string, before: string | undefined, what: string): void {
  if (before !== undefined && onDay < before) throw new Refusal('justice.out-of-order', `${what} was on ${dayInWords(before as Day)}; this cannot have been before it.`);
}

/** Nothing is recorded of a day that has not come. */
export function refuseFuture(onDay: string, today: Day): void {
  if (onDay > today) throw new Refusal('justice.future', `${dayInWords(onDay as Day)} has not come yet.`, { status: 400 });
}

/** A charge as far as it decides how its defendant stands. */
export interface ChargeFacts { standing: ChargeStanding; charged_on: string; convicted_on: string | null; convicted_by: 'plea' | 'verdict' | null }

/** How a defendant stands in the case: convicted where one conviction stands, charged while one count is open; superseded counts are carried by others. */
export function defendantOf(charges: readonly ChargeFacts[]): { charged_on: string | null; convicted_on: string | null; convicted_by: 'plea' | 'verdict' | null; standing: 'uncharged' | 'charged' | 'convicted' | 'acquitted' | 'dismissed' } {
  const there = charges.filter((c) => c.standing !== 'struck');
  const [first] = there.filter((c) => c.convicted_on !== null).toSorted((a, b) => String(a.convicted_on).localeCompare(String(b.convicted_on)));
  const has = (...of: ChargeStanding[]): boolean => there.some((c) => of.includes(c.standing));
  return {
    charged_on: there.map((c) => c.charged_on).toSorted()[0] ?? null, convicted_on: first?.convicted_on ?? null, convicted_by: first?.convicted_by ?? null,
    standing: there.length === 0 ? 'uncharged' : first ? 'convicted' : has('charged', 'vacated') ? 'charged' : has('acquitted') ? 'acquitted' : 'dismissed',
  };
}

const CUSTODY: Readonly<Record<CustodyStep, Custody>> = { 'at-large': 'at-large', arrested: 'detained', released: 'released', 'extradition-requested': 'extradition', extradited: 'detained', surrendered: 'serving', died: 'died' };

/** Where a defendant is after a step. */
export function custodyAfter(before: Custody, step: CustodyStep): Custody {
  const wrong = before === 'died' ? 'The defendant has died.' : step === 'extradited' && before !== 'extradition' ? 'Nobody asked for the extradition yet.' : step === 'released' && before !== 'detained' && before !== 'serving' ? 'The defendant is not in custody.' : undefined;
  if (wrong) throw new Refusal('justice.custody', `This does not follow. ${wrong}`);
  return CUSTODY[step];
}

const INVESTIGATION: Readonly<Record<InvestigationStep, { from: readonly string[]; to: 'open' | 'referred' | 'declined' | 'closed' | undefined }>> = {
  referred: { from: ['open'], to: 'referred' }, 'referred-state': { from: ['open', 'referred', 'declined'], to: undefined }, declined: { from: ['open', 'referred'], to: 'declined' }, closed: { from: ['open', 'referred', 'declined'], to: 'closed' }, reopened: { from: ['declined', 'closed'], to: 'open' },
};

/** How an investigation stands after a step; a referral for State prosecution leaves it as it was. */
export function investigationAfter(before: 'open' | 'referred' | 'declined' | 'closed', { step, reason, persons }: { step: InvestigationStep; reason?: string | undefined; persons?: number | undefined }): 'open' | 'referred' | 'declined' | 'closed' {
  const { from, to } = INVESTIGATION[step];
  if (!from.includes(before)) throw new Refusal('justice.no-such-step', `This does not follow: the investigation is ${before}.`);
  if ((step === 'declined') !== (reason !== undefined)) throw new Refusal('justice.decline-reason', step === 'declined' ? 'A decline needs its reason.' : 'Only a decline has a reason.', { status: 400 });
  if ((step === 'referred-state') !== (persons !== undefined)) throw new Refusal('justice.referred-persons', step === 'referred-state' ? 'Say how many individuals were referred, 22 USC 7103(d)(7)(Q)(iii).' : 'Only a referral for State prosecution counts individuals.', { status: 400 });
  return to ?? before;
}

/** Which papers may follow the last: an indictment or information a complaint (Fed. R. Crim. P. 7), what supersedes its own kind of charge. */
export function papersAfter(last: Paper): Paper[] {
  return last === 'complaint' ? ['information', 'indictment'] : ['superseding-information', 'superseding-indictment'];
}

/** The law of a count, or why it cannot be charged. */
export function lawOrRefuse(count: CountFacts): Law {
  const children: readonly string[] = ['18 USC 2422(b)', '18 USC 2423(a)', '18 USC 2423(b)', '18 USC 2423(c)', '18 USC 2423(d)'];
  if (children.includes(count.statute) && count.victim === 'adult') throw new Refusal('justice.victim-age', `${count.statute} is about a person under 18.`, { status: 400 });
  if (count.offenseTo < count.offenseFrom) throw new Refusal('justice.out-of-order', 'The offense cannot have ended before it began.', { status: 400 });
  const law = lawOf(count);
  if (!law) throw new Refusal('justice.not-yet-law', `On ${dayInWords(count.offenseTo)} ${count.statute} (${OFFENSES[count.statute].title.toLowerCase()}) was no offense of this kind yet, and no law reaches back (U.S. Const. art. I § 9 cl. 3).`);
  return law;
}

/** Whether a charge came too late. */
export function isLate(count: CountFacts, chargedOn: string): boolean {
  const { runsOut } = limitationOf(count);
  return runsOut !== null && chargedOn > runsOut;
}

/** Where a term lies outside what the convictions allow, and why; the court may have had a ground the record does not show. */
export function outsideLaw(sentence: { months: number | null; life: boolean }, convicted: readonly { statute: string; law: Law }[]): string | null {
  if (convicted.length === 0 || (sentence.months === null && !sentence.life)) return null;
  const least = Math.max(...convicted.map((c) => c.law.least ?? 0));
  const bound = convicted.every((c) => c.law.most !== null) ? convicted.reduce((sum, c) => sum + (c.law.most ?? 0), 0) : null;
  const by = convicted.find((c) => (c.law.least ?? 0) === least);
  if (sentence.months !== null && sentence.months < least) return `Below the least of ${least} months that ${by?.statute} carried on the day of the offense; a court goes below it only by 18 USC 3553(e) or (f).`;
  if (bound !== null && (sentence.life || (sentence.months ?? 0) > bound)) return `Above the ${bound} months that the counts of conviction carry together.`;
  return null;
}

/** What an appeal does: whether it takes the convictions, by which step, and whether it ends the sentence. */
export function effectOf(outcome: AppealOutcome): { step: 'vacated' | 'reversed' | null; endsSentence: boolean } {
  return { step: outcome === 'vacated' || outcome === 'reversed' ? outcome : null, endsSentence: outcome === 'vacated' || outcome === 'reversed' || outcome === 'resentence' };
}

/** Where an investigation came from that was opened from what another office handed over: what that office says of its origin, or what kind of office it is. */
export function originOf(said: unknown, kind: string): InvestigationEntry['source'] {
  const FROM: Readonly<Record<string, InvestigationEntry['source']>> = { hotline: 'hotline', public: 'tip', inspection: 'inspection', embassy: 'embassy', 'task-force': 'task-force', tip: 'tip', provider: 'tip', 'other-agency': 'other-agency', agency: 'other-agency', foreign: 'other-agency', own: 'other-agency' };
  return (typeof said === 'string' ? FROM[said] : undefined) ?? (kind === 'hotline' ? 'hotline' : kind === 'labor' ? 'inspection' : 'other-agency');
}

/** How long a name is kept after a case ended for its defendant, in years, from the day on which the schedule came into force on: no law sets one number for a federal office of prosecution, so these are the product's own, and the careful side. */
const SCHEDULE: readonly { from: string; standing: 'acquitted' | 'dismissed' | 'convicted'; age: 'juvenile' | 'adult'; years: number; authority: string }[] = [
  { from: '1990-01-01', standing: 'acquitted', age: 'adult', years: 5, authority: 'the product’s own' }, { from: '1990-01-01', standing: 'dismissed', age: 'adult', years: 5, authority: 'the product’s own' }, { from: '1990-01-01', standing: 'convicted', age: 'adult', years: 25, authority: 'the product’s own' },
  { from: '1990-01-01', standing: 'acquitted', age: 'juvenile', years: 1, authority: 'the product’s own, beside 18 USC 5038' }, { from: '1990-01-01', standing: 'dismissed', age: 'juvenile', years: 1, authority: 'the product’s own, beside 18 USC 5038' }, { from: '1990-01-01', standing: 'convicted', age: 'juvenile', years: 10, authority: 'the product’s own, beside 18 USC 5038' },
];
/** The shortest time of the schedule: nothing that ended later is due. */
export const SHORTEST_KEPT = Math.min(...SCHEDULE.map((s) => s.years));

/** Whether the record of a juvenile is sealed: throughout and upon completion, it is safeguarded from whoever is not authorized, 18 USC 5038(a). It is sealed here once no count is open; whom the section leaves open (an adult court may have tried them, 18 USC 5032), the careful side seals too. */
export function isSealed(d: { age_group: string; standing: string }): boolean {
  return d.age_group === 'under-18' && ['convicted', 'acquitted', 'dismissed'].includes(d.standing);
}

/** The day on which a name is destroyed that ended so; none while a count or an appeal is open, or where the term runs longer than the schedule. */
export function purgeDay(d: { standing: string; age_group: string; endedOn: Day; appealOpen: boolean; life: boolean; months: number | null }): Day | undefined {
  const rule = SCHEDULE.filter((s) => s.from <= d.endedOn && s.standing === d.standing && s.age === (d.age_group === 'under-18' ? 'juvenile' : 'adult')).at(-1);
  if (!rule || d.appealOpen || (d.standing === 'convicted' && d.life)) return undefined;
  return addYears(addMonths(d.endedOn, d.standing === 'convicted' ? d.months ?? 0 : 0), rule.years);
}

/** The months that terms come to: those that run beside one another to the longest of them, and those that run after to all of them, 18 USC 3584(a) and (c). */
export function monthsOf(terms: readonly { months: number; runs: 'concurrent' | 'consecutive' }[]): number {
  const of = (runs: 'concurrent' | 'consecutive'): number[] => terms.filter((t) => t.runs === runs).map((t) => t.months);
  return Math.max(0, ...of('concurrent')) + of('consecutive').reduce((sum, n) => sum + n, 0);
}

/** The full amount of the losses: what the victim lost, and the greater of what their labor was worth to the defendant and what the law of wages guarantees for it, 18 USC 1593(b)(3). */
export function fullAmount(amounts: { losses: number; services: number; wages: number }): number {
  return amounts.losses + Math.max(amounts.services, amounts.wages);
}
