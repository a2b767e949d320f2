import type { Claim } from '../../foundation/measure/claim.ts';

/** The day of the founding chapter: what it says of the law and the records is of that day. */
const CHAPTER = '2005-06-03';
const GRANTS = `from relief.application_step_as_of s join relief.application_as_of a on a.agency = s.agency and a.id = s.application where s.step = 'approved' and a.kept_as = 'office' and a.kind = 'status' and a.class = 'T-1' and s.on_day < '${CHAPTER}'`;
const YEARS = `select 0 as at, 'years of T status that the grants until ${CHAPTER} give' as fact, string_agg(distinct extract(year from age(s.ends_on + 1, s.on_day))::int::text, ' or ') as value ${GRANTS}`;

/** What the founding chapter says of immigration benefits (lines 36, 71 to 77), by this room's measures and records. */
export const claims: readonly Claim[] = [
  {
    id: 'SC010', figures: [], stated: ['T-2', 'T-3', 'T-4'], remark: 'T-5, the unmarried sibling under 18 of a principal under 21, was a class since the Reauthorization Act of 2003 (own knowledge), and the chapter leaves it out; T-6 came in 2013.',
    facts: `select 'class of a family member in the reunification project' as fact, c.class as value from (select distinct r.class from relief.reunification_as_of r where r.kind = 'reunification' and r.opened_on < '${CHAPTER}') c order by c.class`,
    doubts: `select 'class of family members whose applications had come by then, and of which the chapter is silent' as fact, string_agg(distinct a.class, ', ') as value from relief.application_as_of a where a.kind = 'status' and a.class like 'T-%' and a.class not in ('T-1', 'T-2', 'T-3', 'T-4') and a.received_on < '${CHAPTER}' having count(*) > 0`,
  },
  {
    id: 'SC028', figures: [], stated: ['2'],
    facts: `select 'immigration benefits of which records are kept' as fact, nullif(count(distinct b.benefit), 0)::text as value from (select 'continued presence' as benefit from relief.presence_as_of p where p.received_on < '${CHAPTER}' union all select 'T status' from relief.application_as_of a where a.kind = 'status' and a.class like 'T-%' and a.received_on < '${CHAPTER}') b`,
  },
  { id: 'SC029', figures: [], stated: ['3'], facts: `select f.fact, f.value from (${YEARS}) f`, remark: 'Since 5 January 2006 status lasts up to four years, 8 USC 1184(o)(7); what was granted before keeps the end it was given.' },
  {
    id: 'SC030', figures: [{ measure: 'REL-10', period: 'FY2004' }, ...['granted', 'denied', 'pending'].map((standing) => ({ measure: 'REL-10', period: 'FY2004', where: { standing } }))], sums: [{ total: 0, parts: [1, 2, 3] }],
    notComparable: [{ of: 1, with: { measure: 'REL-11', period: 'FY2004', where: { decision: 'approved' } }, told: true }], remark: 'It balances only as a cohort: decisions made in the year, whatever the year of receipt, are another figure. The chapter does not say that these are principals; families are counted apart.',
  },
  {
    id: 'SC031', figures: [], stated: ['3', '2005'], facts: `select f.fact, f.value from (${YEARS} union all select 1, 'year in which the first grants had lasted so long', extract(year from min(s.ends_on))::text ${GRANTS}) f order by f.at`,
    remark: 'The regulation under which anybody could apply took effect only on 12 January 2009, so the forecast was not met; until then status could be extended for that reason, 8 USC 1184(o)(7)(B)(ii).',
  },
];
