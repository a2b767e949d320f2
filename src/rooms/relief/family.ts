import { ageOn, type Day } from '../../foundation/calendar/day.ts';
import type { LegalParameter } from '../../foundation/calendar/parameters.ts';
import { ruleOn } from './rules.ts';
import type { ApplicationClass, Lack, Relation } from './schema.ts';

/** What decides whether somebody may follow a principal. */
export interface FamilyFacts {
  class: ApplicationClass; relation: Relation | undefined; unmarried: boolean; inDanger: boolean;
  bornOn: string | undefined; principalBornOn: string | undefined;
  /** The day on which the principal applied: ages stand as on that day. */
  principalAppliedOn: Day; appliedOn: Day;
}

const CLASS_OF: Readonly<Record<Relation, { T: ApplicationClass; U?: ApplicationClass; rule: string }>> = {
  spouse: { T: 'T-2', U: 'U-2', rule: 't_derivative_spouse' }, child: { T: 'T-3', U: 'U-3', rule: 't_derivative_child' }, parent: { T: 'T-4', U: 'U-4', rule: 't_derivative_parent' },
  sibling: { T: 'T-5', U: 'U-5', rule: 't_derivative_sibling' }, 'child-of-derivative': { T: 'T-6', rule: 't_derivative_of_derivative' },
};

const LAW = '8 USC 1101(a)(15)(T)(ii)';

/** The class that a relation gives. */
export function classOf(relation: Relation, status: 'T' | 'U'): ApplicationClass | undefined {
  return CLASS_OF[relation][status];
}

/** The subclause under which somebody follows a principal by the law of the day of their application, and what is lacking. */
export function derivation(facts: FamilyFacts, parameters: readonly LegalParameter[]): { subclause: 'I' | 'II' | 'III'; principalUnder21: boolean; lacking: Lack[] } {
  const { relation, principalBornOn } = facts;
  const status = facts.class.startsWith('U') ? 'U' as const : 'T' as const;
  const none = (code: string, sentence: string, authority = LAW) => ({ subclause: 'I' as const, principalUnder21: false, lacking: [{ code, sentence, authority }] });
  if (relation === undefined || classOf(relation, status) !== facts.class) return none('relief.not-this-class', 'The class does not fit the relation.');
  if (principalBornOn === undefined) return none('relief.age-unknown', 'The principal’s birth date is not recorded, and the law asks whether they were under 21 when they applied.', '8 USC 1184(o)(5)');
  const frozen = ruleOn(parameters, 't_age_frozen_at_filing', facts.appliedOn) !== undefined;
  // Before the freezing of ages was law, they stood as on the day of the family member's own application.
  const countedOn = frozen ? facts.principalAppliedOn : facts.appliedOn;
  const principalUnder21 = ageOn(principalBornOn as Day, countedOn) < 21;
  const reach = subclauseFor(relation, principalUnder21, facts, status, parameters);
  if ('lack' in reach) return { subclause: 'I', principalUnder21, lacking: [reach.lack] };
  return { subclause: reach.subclause, principalUnder21, lacking: ownAge(facts, countedOn, reach.subclause) };
}

function subclauseFor(relation: Relation, principalUnder21: boolean, facts: FamilyFacts, status: 'T' | 'U', parameters: readonly LegalParameter[]): { subclause: 'I' | 'II' | 'III' } | { lack: Lack } {
  const holds = (rule: string): boolean => status === 'U' || ruleOn(parameters, rule, facts.appliedOn) !== undefined;
  const lack = (code: string, sentence: string) => ({ lack: { code, sentence, authority: LAW } });
  if (relation === 'spouse' || relation === 'child') return { subclause: principalUnder21 ? 'I' : 'II' };
  if (relation === 'child-of-derivative') {
    if (!holds('t_derivative_of_derivative')) return lack('relief.not-yet-law', 'The law of that day had no class for the child of a derivative.');
    return facts.inDanger ? { subclause: 'III' } : lack('relief.no-danger', 'The child of a derivative may follow only where a present danger of retaliation was found.');
  }
  if (relation === 'sibling' && !holds('t_derivative_sibling')) return lack('relief.not-yet-law', 'The law of that day had no class for siblings.');
  if (principalUnder21) return { subclause: 'I' };
  if (status === 'U') return lack('relief.principal-too-old', 'The principal was 21 or older when they applied: only spouse and children may follow.');
  if (!facts.inDanger) return lack('relief.principal-too-old', 'The principal was 21 or older when they applied: parents and siblings may follow only where a present danger of retaliation was found.');
  return holds('t_derivative_in_danger') ? { subclause: 'III' } : lack('relief.not-yet-law', 'The law of that day let parents and siblings follow only a principal under 21.');
}

/** Of the member of the family: a child under 21, a sibling under 18, both unmarried, as on the day their ages are counted. */
function ownAge(facts: FamilyFacts, countedOn: Day, subclause: 'I' | 'II' | 'III'): Lack[] {
  const most = facts.relation === 'child' ? 21 : facts.relation === 'sibling' ? 18 : undefined;
  if (most === undefined) return [];
  if (facts.bornOn === undefined) return [{ code: 'relief.age-unknown', sentence: 'The birth date is not recorded, and the class depends on it.', authority: '8 USC 1184(o)(4)' }];
  const lacks: Lack[] = [];
  // Born after the principal applied: younger than any limit.
  if (facts.bornOn <= countedOn && ageOn(facts.bornOn as Day, countedOn) >= most) lacks.push({ code: 'relief.too-old', sentence: `${facts.relation === 'child' ? 'A child' : 'A sibling'} had to be under ${most} on the day that counts.`, authority: `${LAW}(${subclause}); 8 USC 1184(o)(4)` });
  if (!facts.unmarried) lacks.push({ code: 'relief.married', sentence: `${facts.relation === 'child' ? 'A child' : 'A sibling'} follows only while unmarried.`, authority: `${LAW}(${subclause})` });
  return lacks;
}
