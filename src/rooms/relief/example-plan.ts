import { addDays, addYears, ageOn, daysBetween, later, type Day } from '../../foundation/calendar/day.ts';
import type { LegalParameter } from '../../foundation/calendar/parameters.ts';
import type { WholeApplication, WholePresence } from './bulk.ts';
import { presenceEnd, statusEnd } from './clocks.ts';
import type { Taken } from './rules.ts';
import type { ApplicationStep, PresenceStep, Relation } from './schema.ts';

/** Somebody of the example in the rows of the immigration office, with what decides whom the law lets follow them. */
export interface Planned { id: string; bornOn: Day; sex: 'female' | 'male'; citizenship: string; metOn: Day }

/** The founding chapter stands still on its day: nothing it counts was decided later. */
export const CHAPTER_DAY = '2005-06-03' as Day;

/** How many principals' applications came in each fiscal year and how they stand; fiscal year 2004 is the chapter's (line 77), the others are this generator's own. */
export const COHORTS: readonly { from: Day; until: Day; approved: number; denied: number; withdrawn: number; pending: number }[] = [
  { from: '2002-02-01' as Day, until: '2002-10-01' as Day, approved: 78, denied: 31, withdrawn: 6, pending: 0 },
  { from: '2002-10-01' as Day, until: '2003-10-01' as Day, approved: 170, denied: 119, withdrawn: 12, pending: 0 },
  { from: '2003-10-01' as Day, until: '2004-10-01' as Day, approved: 136, denied: 292, withdrawn: 0, pending: 92 },
  { from: '2004-10-01' as Day, until: '2005-05-20' as Day, approved: 12, denied: 20, withdrawn: 2, pending: 78 },
];

type Random = () => number;
const within = (random: Random, from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const step = <S>(name: S, onDay: Day, more: Partial<Taken<S>> = {}): Taken<S> => ({ step: name, onDay, endsOn: null, reason: null, ...more });
/** A day after another, never later than the chapter's. */
const after = (on: Day, days: number): Day => { const next = addDays(on, days); return next < CHAPTER_DAY ? next : addDays(CHAPTER_DAY, -1); };

const REASONS = ['not-severe-form', 'not-complied', 'no-extreme-hardship', 'not-present-on-account', 'inadmissible', 'abandoned'] as const;

/** A principal's application with its steps: some are asked for evidence, some denied after no answer, and most denials are final by the chapter's day. */
export function principalPlan(random: Random, person: Planned, receivedOn: Day, outcome: 'approved' | 'denied' | 'withdrawn' | 'pending', parameters: readonly LegalParameter[]): WholeApplication {
  const steps: Taken<ApplicationStep>[] = [];
  const room = Math.max(20, daysBetween(receivedOn, CHAPTER_DAY) - 4);
  const decidedAfter = Math.min(room, within(random, outcome === 'approved' ? 70 : 90, outcome === 'approved' ? 260 : 330));
  const bonaFide = outcome === 'approved' || random() < 0.3;
  if (bonaFide) steps.push(step('bona-fide', addDays(receivedOn, Math.floor(decidedAfter * 0.3))));
  const asked = random() < (outcome === 'denied' ? 0.5 : 0.25) && decidedAfter > 60;
  const reason = outcome === 'denied' ? pick(random, asked ? REASONS : REASONS.slice(0, 5)) : null;
  if (asked) {
    const on = addDays(receivedOn, Math.floor(decidedAfter * 0.45));
    steps.push(step('asked', on, { dueOn: addDays(on, 84) }));
    if (reason !== 'abandoned') steps.push(step('answered', addDays(on, Math.min(60, Math.floor(decidedAfter * 0.3)))));
  }
  const decidedOn = later(addDays(receivedOn, decidedAfter), (steps.at(-1)?.onDay ?? receivedOn) as Day);
  if (outcome === 'approved') steps.push(step('approved', decidedOn, { endsOn: statusEnd('T-1', decidedOn, parameters) }));
  if (outcome === 'withdrawn') steps.push(step('withdrawn', decidedOn));
  if (outcome === 'denied') {
    steps.push(step('denied', decidedOn, { reason }));
    const appealed = random() < 0.12 && daysBetween(decidedOn, CHAPTER_DAY) > 150;
    if (appealed) steps.push(step('appealed', addDays(decidedOn, within(random, 12, 29))), step('appeal-dismissed', addDays(decidedOn, within(random, 80, 140))));
    if (daysBetween(decidedOn, CHAPTER_DAY) > 50) steps.push(step('exhausted', after((steps.at(-1)?.onDay ?? decidedOn) as Day, within(random, 34, 45))));
  }
  return {
    id: crypto.randomUUID(), person: person.id, keptAs: 'office', kind: 'status', class: 'T-1', receivedOn, ageGroup: ageOn(person.bornOn, receivedOn) < 18 ? 'minor' : 'adult', sex: person.sex, citizenship: person.citizenship, steps,
    ...(reason && reason !== 'abandoned' ? { restsOn: { source: pick(random, ['applicant', 'record', 'law-enforcement'] as const), text: 'Invented for the example.' } } : {}),
  };
}

/** Who of an approved principal's family applies, by the law of the day: with which class, birth date and outcome. */
export function familyPlans(random: Random, principal: WholeApplication, person: Planned): { relation: Relation; bornOn: Day; plan: (id: string) => WholeApplication }[] {
  const approved = principal.steps.find((s) => s.step === 'approved');
  if (!approved || random() > 0.42) return [];
  const under21 = ageOn(person.bornOn, principal.receivedOn as Day) < 21;
  const wanted: Relation[] = under21 ? (random() < 0.7 ? ['parent'] : ['child']) : random() < 0.5 ? ['spouse', 'child'] : ['child'];
  if (under21 && random() < 0.5) wanted.push('sibling');
  if (!under21 && random() < 0.4) wanted.push('child');
  const classes = { spouse: 'T-2', child: 'T-3', parent: 'T-4', sibling: 'T-5', 'child-of-derivative': 'T-6' } as const;
  return wanted.flatMap((relation) => {
    const receivedOn = after(principal.receivedOn as Day, within(random, 0, 200));
    if (relation === 'sibling' && receivedOn < '2003-12-19') return [];
    const age = relation === 'spouse' ? within(random, 20, 45) : relation === 'parent' ? within(random, 38, 60) : relation === 'sibling' ? within(random, 5, 16) : within(random, 1, Math.max(1, Math.min(17, ageOn(person.bornOn, principal.receivedOn as Day) - 17)));
    const bornOn = addDays(addYears(principal.receivedOn as Day, -age), -within(random, 1, 300));
    const decidedOn = after(later(receivedOn, approved.onDay as Day), within(random, 10, 160));
    const fate = decidedOn >= addDays(CHAPTER_DAY, -2) ? 'pending' : random() < 0.86 ? 'approved' : random() < 0.7 ? 'denied' : 'pending';
    const steps: Taken<ApplicationStep>[] = fate === 'approved' ? [step('approved', decidedOn, { endsOn: approved.endsOn })] : fate === 'denied' ? [step('denied', decidedOn, { reason: 'no-relationship' }), ...(daysBetween(decidedOn, CHAPTER_DAY) > 50 ? [step('exhausted' as const, addDays(decidedOn, 40))] : [])] : [];
    return [{ relation, bornOn, plan: (id: string): WholeApplication => ({
      id: crypto.randomUUID(), person: id, keptAs: 'office', kind: 'status', class: classes[relation], principal: principal.id, relation, subclause: under21 ? 'I' : 'II', principalUnder21: under21, receivedOn,
      ageGroup: ageOn(bornOn, receivedOn) < 18 ? 'minor' : 'adult', sex: random() < 0.5 ? 'female' : 'male', citizenship: person.citizenship, steps, ...(fate === 'denied' ? { restsOn: { source: 'record', text: 'Invented for the example.' } } : {}),
    }) }];
  });
}

/** Continued presence of somebody the offices met: asked within days, issued within weeks, ended with the case or a new status. */
export function presencePlan(random: Random, person: Planned, fate: 'issued' | 'denied' | 'pending', parameters: readonly LegalParameter[]): WholePresence {
  const receivedOn = addDays(person.metOn, within(random, -3, 12));
  const filed = addDays(receivedOn, within(random, 1, 9));
  const decidedOn = addDays(filed, within(random, 3, random() < 0.15 ? 120 : 34));
  const steps: Taken<PresenceStep>[] = [step('filed', filed)];
  if (fate === 'denied') steps.push(step('denied', decidedOn, { reason: pick(random, ['not-a-witness', 'no-federal-case', 'not-a-victim'] as const) }));
  if (fate === 'issued') {
    const first = presenceEnd(decidedOn, parameters);
    steps.push(step('issued', decidedOn, { endsOn: first }));
    const renewedOn = addDays(first, -within(random, 5, 30));
    const renews = renewedOn < addDays(CHAPTER_DAY, -40) && random() < 0.5;
    if (renews) steps.push(step('renewed', renewedOn, { endsOn: presenceEnd(renewedOn, parameters) }));
    const last = renews ? presenceEnd(renewedOn, parameters) : first;
    const endedOn = addDays(renews ? renewedOn : decidedOn, within(random, 120, 350));
    if (last < CHAPTER_DAY || random() < 0.6) {
      const on = endedOn < last ? endedOn : addDays(last, -1);
      if (on < CHAPTER_DAY) steps.push(step('ended', on, { reason: random() < 0.6 ? 'new-status' : 'no-longer-needed' }));
    }
  }
  return {
    id: crypto.randomUUID(), person: person.id, keptAs: 'office', requester: pick(random, ['ice', 'ice', 'ice', 'fbi', 'fbi', 'us-attorney', 'labor'] as const), receivedOn, ageGroup: ageOn(person.bornOn, receivedOn) < 18 ? 'minor' : 'adult', sex: person.sex, citizenship: person.citizenship, steps,
    ...(fate === 'denied' ? { restsOn: { source: 'law-enforcement', text: 'Invented for the example.' } } : {}),
  };
}
