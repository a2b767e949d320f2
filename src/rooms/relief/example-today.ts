import { addDays, addYears, type Day } from '../../foundation/calendar/day.ts';
import type { LegalParameter } from '../../foundation/calendar/parameters.ts';
import type { WholeApplication, WholePresence } from './bulk.ts';
import { presenceEnd, statusEnd } from './clocks.ts';
import type { Planned } from './example-plan.ts';
import type { Taken } from './rules.ts';
import type { ApplicationClass, ApplicationKind, ApplicationStep, KeptAs, PresenceStep, ReunificationStep } from './schema.ts';

/** What of one person's relief runs today, so that the clocks of the example have something to count. */
export interface Running {
  presences: WholePresence[]; applications: WholeApplication[];
  permits: { person: string; application: string; kind: 'work' | 'travel'; category: string; valid_from: Day; valid_until: Day }[];
  absences: { person: string; left_on: Day; returned_on: Day | null; justified: null }[]; civilActions: { person: string; filed_on: Day; concluded_on: null }[];
  reunifications: { person: string; principal: string; kind: 'reunification' | 'return'; class: string | null; country: string; opened_on: Day; steps: { step: ReunificationStep; on: Day }[] }[];
}

/** Builds cases that run today from offsets in days before it; each case takes the next person, and a family member another. */
export function runningCases(today: Day, kept: KeptAs, people: readonly Planned[], parameters: readonly LegalParameter[], scenes: readonly string[]): Running {
  const made: Running = { presences: [], applications: [], permits: [], absences: [], civilActions: [], reunifications: [] };
  let next = 0;
  const person = (): Planned => people[next++ % people.length] as Planned;
  const ago = (days: number): Day => addDays(today, -days);
  const presence = (of: Planned, received: number, steps: readonly [PresenceStep, number][], basis: 'witness' | 'civil-action' = 'witness'): void => void made.presences.push({
    id: crypto.randomUUID(), person: of.id, keptAs: kept, requester: 'ice', basis, receivedOn: ago(received), ageGroup: 'adult', sex: of.sex, citizenship: of.citizenship,
    steps: steps.map(([step, on]): Taken<PresenceStep> => ({ step, onDay: ago(on), endsOn: step === 'issued' || step === 'renewed' ? presenceEnd(ago(on), parameters) : null, reason: null })),
  });
  const apply = (of: Planned, received: number, steps: readonly [ApplicationStep, number][], more: Partial<WholeApplication> & { kind?: ApplicationKind } = {}): WholeApplication => {
    const kind = more.kind ?? 'status';
    const cls: ApplicationClass = more.class ?? 'T-1';
    const application: WholeApplication = {
      id: crypto.randomUUID(), person: of.id, keptAs: kept, kind, class: cls, receivedOn: ago(received), ageGroup: 'adult', sex: of.sex, citizenship: of.citizenship, ...more,
      steps: steps.map(([step, on]): Taken<ApplicationStep> => ({
        step, onDay: ago(on), endsOn: step === 'approved' && kind === 'status' ? statusEnd(cls, ago(on), parameters) : null, dueOn: step === 'asked' ? addDays(ago(on), 84) : null, reason: step === 'denied' ? 'no-extreme-hardship' : null,
      })), ...(steps.some(([s]) => s === 'denied') && kept === 'office' ? { restsOn: { source: 'record' as const, text: 'Invented for the example.' } } : {}),
    };
    made.applications.push(application);
    return application;
  };
  const permit = (of: WholeApplication, from: number, years: number, category: string): void => void made.permits.push({ person: of.person, application: of.id, kind: 'work', category, valid_from: ago(from), valid_until: addYears(ago(from), years) });
  const scene: Readonly<Record<string, () => void>> = {
    requested: () => presence(person(), 9, []),
    filed: () => presence(person(), 34, [['filed', 21]]),
    ending: () => presence(person(), 740, [['filed', 728], ['issued', 705]]),
    suing: () => { const of = person(); presence(of, 420, [['filed', 411], ['issued', 390]], 'civil-action'); made.civilActions.push({ person: of.id, filed_on: ago(430), concluded_on: null }); },
    received: () => void apply(person(), 12 + next * 7, []),
    'bona-fide': () => { const of = person(); presence(of, 320, [['filed', 312], ['issued', 296]]); permit(apply(of, 210, [['bona-fide', 118]]), 96, 4, 'c40'); },
    asked: () => void apply(person(), 171, [['bona-fide', 98], ['asked', 61]]),
    answered: () => void apply(person(), 402, [['bona-fide', 260], ['asked', 131], ['answered', 62]]),
    eligible: () => { const of = person(); presence(of, 1290, [['filed', 1281], ['issued', 1260], ['ended', 1120]]); permit(apply(of, 1250, [['bona-fide', 1190], ['approved', 1112]]), 1112, 4, 'a16'); },
    family: () => {
      const of = person();
      const principal = apply(of, 690, [['bona-fide', 600], ['approved', 512]]);
      permit(principal, 512, 4, 'a16');
      const [spouse, child] = [person(), person()];
      const follows = { principal: principal.id, subclause: 'II', principalUnder21: false } as const;
      apply(spouse, 300, [], { class: 'T-2', relation: 'spouse', ...follows });
      const approved = apply(child, 300, [], { class: 'T-3', relation: 'child', ageGroup: 'minor', ...follows });
      approved.steps = [{ step: 'approved', onDay: ago(120), endsOn: statusEnd('T-1', ago(512), parameters), reason: null }];
      made.reunifications.push({ person: child.id, principal: of.id, kind: 'reunification', class: 'T-3', country: child.citizenship, opened_on: ago(130), steps: [{ step: 'approved', on: ago(119) }, { step: 'consular', on: ago(38) }] });
    },
    denied: () => void apply(person(), 320, [['asked', 190], ['answered', 140], ['denied', 11]]),
    adjusting: () => { const of = person(); permit(apply(of, 1420, [['bona-fide', 1340], ['approved', 1260]]), 1260, 4, 'a16'); apply(of, 95, [], { kind: 'adjustment' }); },
    away: () => { const of = person(); permit(apply(of, 800, [['approved', 640]]), 640, 4, 'a16'); made.absences.push({ person: of.id, left_on: ago(47), returned_on: null, justified: null }); },
    returning: () => { const of = person(); made.reunifications.push({ person: of.id, principal: of.id, kind: 'return', class: null, country: of.citizenship, opened_on: ago(40), steps: [{ step: 'travel', on: ago(12) }] }); },
  };
  for (const name of scenes) scene[name]?.();
  return made;
}
