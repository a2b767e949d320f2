import { addDays, type Day } from '../../foundation/calendar/day.ts';
import type { Claim, ClaimFigure } from '../../foundation/measure/claim.ts';
import { lawOf, limitationOf, type CountFacts } from './law.ts';

/** The day of the founding chapter: what it says of single cases is of that day. */
const CHAPTER = '2005-06-03' as Day;
/** Travel to abuse a child, on a day under the law that the chapter calls new. */
const TRAVEL: CountFacts = { statute: '18 USC 2423(b)', mode: 'completed', victim: 'minor', aggravated: false, offenseFrom: CHAPTER, offenseTo: CHAPTER };
const NEW_LAW = lawOf(TRAVEL);
const yearsAt = (day: Day): string | null => {
  const months = lawOf({ ...TRAVEL, offenseFrom: day, offenseTo: day })?.most;
  return months == null ? null : String(months / 12);
};
const [NOW, BEFORE] = ['FY2001-FY2004', 'FY1997-FY2000'];
const pair = (measure: string): ClaimFigure[] => [{ measure, period: NOW }, { measure, period: BEFORE }];
const charged = (year: number): ClaimFigure => ({ measure: 'JUS-03', period: `FY${year}` });

const EMBASSY = `from justice.prosecution_as_of p join justice.investigation_as_of i on i.agency = p.agency and i.id = p.investigation and i.source = 'embassy' join justice.defendant_as_of d on d.agency = p.agency and d.prosecution = p.id
  where d.charged_on <= '${CHAPTER}' and exists (select from justice.count_as_of n where n.agency = p.agency and n.prosecution = p.id and n.statute = '18 USC 1589')`;
const BROTHERS = `from justice.prosecution_as_of p join justice.defendant_as_of d on d.agency = p.agency and d.prosecution = p.id
  where p.district = 'gand' and d.charged_on <= '${CHAPTER}' and exists (select from justice.count_as_of n where n.agency = p.agency and n.prosecution = p.id and n.statute = '8 USC 1328')`;
/** The pleas that stood on the chapter's day: the last step of a charge by then. */
const PLEADED = `exists (select from justice.charge_as_of g join justice.charge_step_as_of s on s.agency = g.agency and s.charge = g.id and not s.struck and s.step = 'plea' and s.on_day <= '${CHAPTER}' where g.agency = d.agency and g.defendant = d.id
  and not exists (select from justice.charge_step_as_of l where l.agency = s.agency and l.charge = s.charge and not l.struck and l.place > s.place and l.on_day <= '${CHAPTER}'))`;
const SENTENCED = `from justice.sentence_as_of s join justice.defendant_as_of d on d.agency = s.agency and d.id = s.defendant join justice.prosecution_as_of p on p.agency = d.agency and p.id = d.prosecution
  where p.district = 'gand' and s.ended_on is null and s.sentenced_on >= '2004-01-01' and s.sentenced_on < '2005-01-01' and exists (select from justice.count_as_of n where n.agency = p.agency and n.prosecution = p.id and n.statute = '8 USC 1328')`;

/** What the founding chapter says of investigations and prosecutions (lines 81 to 87), by this room's measures and records. */
export const claims: readonly Claim[] = [
  { id: 'SC003', figures: [], stated: ['2003-04'], law: [{ fact: `first day of the ${NEW_LAW?.act}`, value: NEW_LAW?.since ?? null }] },
  { id: 'SC004', figures: [], stated: ['30', '15'], law: [{ fact: 'most years of prison for travel to abuse a child', value: yearsAt(CHAPTER) }, { fact: 'and the day before that law', value: NEW_LAW ? yearsAt(addDays(NEW_LAW.since, -1)) : null }] },
  { id: 'SC005', figures: [], stated: ['During the life of the child'], law: [{ fact: 'time limit for crimes against a child by the law of the day', value: limitationOf(TRAVEL, CHAPTER).said }], remark: 'Since 27 July 2006 there is no limit for these sections, 18 USC 3299.' },
  {
    id: 'SC033', figures: [...pair('JUS-01'), ...pair('JUS-02'), ...pair('JUS-03'), ...pair('JUS-04')],
    comparatives: [{ words: 'more than three times', of: 0, to: 1 }, { words: 'almost four times', of: 2, to: 3 }, { words: 'more than twice', of: 4, to: 5 }, { words: 'doubled', of: 6, to: 7 }],
    remark: 'Convicted by the day of plea or verdict, charged by the day of the charge: the two are different persons in part.',
  },
  { id: 'SC034', figures: [charged(2004), ...[1997, 1998, 1999, 2000, 2001, 2002, 2003].map(charged)], comparatives: [{ words: 'the highest number ever', of: 0, to: [1, 2, 3, 4, 5, 6, 7] }], remark: 'The figure begins with fiscal year 1997; of the years before it, nothing is recorded.' },
  {
    id: 'SC035', figures: [{ ...charged(2004), where: { law: 'tvpa' } }, charged(2004), { ...charged(2004), where: { law: 'tvpa', form: 'sex' } }], comparatives: [{ words: 'More than half', of: 0, to: 1 }], sums: [{ total: 0, parts: [2] }],
    remark: 'The chapter counts defendants and then speaks of cases; here it is every one of those defendants whose case is of sex trafficking.',
  },
  { id: 'SC036', figures: [], stated: ['6'], facts: `select 'defendants charged in the case that an embassy’s information began' as fact, nullif(count(*), 0)::text as value ${EMBASSY}` },
  {
    id: 'SC037', figures: [], stated: ['3'], facts: `select f.fact, f.value from (select 0 as at, 'of them, pleaded guilty by ${CHAPTER}' as fact, nullif(count(*) filter (where ${PLEADED}), 0)::text as value ${EMBASSY}
      union all select 1, 'of them, waiting for trial', nullif(count(*) filter (where not ${PLEADED}), 0)::text ${EMBASSY}) f order by f.at`,
    doubts: `select 'day of those pleas, which the chapter leaves out: before it the sentence is not true, and after it only until the next' as fact, string_agg(distinct s.on_day::text, ' and ') as value from justice.charge_step_as_of s join justice.charge_as_of g on g.agency = s.agency and g.id = s.charge where s.step = 'plea' and not s.struck and s.on_day <= '${CHAPTER}' and (g.agency, g.defendant) in (select d.agency, d.id ${EMBASSY}) having count(*) > 0`,
    remark: 'A plea can be withdrawn until sentence; the case shows what became of it since.',
  },
  { id: 'SC038', figures: [], stated: ['3'], facts: `select 'defendants charged in the case of the brothers' as fact, nullif(count(*), 0)::text as value ${BROTHERS}` },
  { id: 'SC041', figures: [], stated: ['2', '71', '57'], facts: `select f.fact, f.value from (select 0 as at, 'brothers sentenced in 2004' as fact, nullif(count(*), 0)::text as value ${SENTENCED} union all select 1, 'months of prison, the longer term', max(s.months)::text ${SENTENCED} union all select 2, 'months of prison, the shorter term', min(s.months)::text ${SENTENCED}) f order by f.at` },
  { id: 'SC042', figures: [], stated: ['1'], facts: `select 'brothers at large, charged and neither convicted nor acquitted' as fact, nullif(count(*), 0)::text as value ${BROTHERS} and d.custody = 'at-large' and d.standing = 'charged'` },
];
