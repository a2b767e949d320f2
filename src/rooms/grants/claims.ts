import type { Claim } from '../../foundation/measure/claim.ts';

const international = { scope: 'international' } as const;
/** The initiative of September 2003, as its name becomes a code. */
const INITIATIVE = { initiative: 'president-s-initiative-of-2003' };

/** The year of the chapter abroad, as first stated and as revised. */
const EDITIONS = ['2005-03-01', '2005-06-03'].map((edition) => ({ measure: 'GRA-04', period: 'FY2004', where: { edition, ...international } }));

/** What the founding chapter says of grants (lines 30, 36, 57, 59, 109 to 111, 133, 148, 151). Awards to task forces are answered by their room. */
export const claims: readonly Claim[] = [
  { id: 'SC007', figures: [{ measure: 'GRA-02', period: 'FY2004', where: { funder: 'state-tip', ...international } }], remark: 'These are among the international programs of the same year (SC055) and are never added to them.' },
  { id: 'SC008', figures: [{ measure: 'GRA-01', period: 'FY2004', where: { funder: 'state-prm', ...international } }, { measure: 'GRA-09', period: 'FY2004', where: { funder: 'state-prm', ...international } }], remark: '“Provided” is no event of money: the first figure is what was obligated, the second what was paid out in the year.' },
  {
    id: 'SC021', figures: [{ measure: 'GRA-06', period: 'FY2004', where: { funder: 'hhs', period: '3' } }, { measure: 'GRA-07', period: 'FY2004', where: { funder: 'hhs', period: '3' } }], stated: ['FY2002'],
    facts: `select 'first awarded' as fact, string_agg(distinct 'FY' || (extract(year from f.awarded_on + interval '3 months'))::int::text, ' or ') as value from grants.award_as_of a join grants.award_as_of b on b.agency = a.agency and b.id = a.continues join grants.award_as_of f on f.agency = b.agency and f.id = b.continues where a.funder = 'hhs' and a.period = 3 and a.awarded_on >= '2003-10-01' and a.awarded_on < '2004-10-01'`,
    remark: 'Awarded first in fiscal year 2002, they are in their third budget period in 2004: “second-year” is the second continuation.',
  },
  { id: 'SC022', figures: [{ measure: 'GRA-05', period: '2003-01', where: { funder: 'doj-ovc' } }, { measure: 'GRA-06', period: '2003-01', where: { funder: 'doj-ovc' } }] },
  { id: 'SC023', figures: [{ measure: 'GRA-05', period: 'CY2004', where: { funder: 'doj-ovc' } }, { measure: 'GRA-06', period: 'CY2004', where: { funder: 'doj-ovc' } }], remark: 'This is a calendar year; the fiscal year of most of the chapter ends three months before it.' },
  { id: 'SC024', figures: (['comprehensive', 'supplemental', 'technical-assistance'] as const).map((service) => ({ measure: 'GRA-08', period: 'on 2005-06-03', where: { funder: 'doj-ovc', service } })) },
  {
    id: 'SC054', figures: [], stated: ['5', 'Cambodia, Costa Rica, India, Mexico, Thailand'],
    facts: `select f.fact, f.value from (select 0 as at, 'countries with pilots on demand' as fact, count(distinct p.country)::text as value from grants.award_as_of a join grants.place_as_of p on p.agency = a.agency and p.award = a.id where a.funder = 'state-tip' and 'demand' = any(a.categories) and a.awarded_on < '2005-06-04'
      union all select 1, 'they are', (select string_agg(d.name, ', ' order by d.name) from (select distinct case p.country when 'KH' then 'Cambodia' when 'CR' then 'Costa Rica' when 'IN' then 'India' when 'MX' then 'Mexico' when 'TH' then 'Thailand' else p.country end as name from grants.award_as_of a join grants.place_as_of p on p.agency = a.agency and p.award = a.id where a.funder = 'state-tip' and 'demand' = any(a.categories) and a.awarded_on < '2005-06-04') d)) f order by f.at`,
  },
  {
    id: 'SC055', figures: [{ measure: 'GRA-02', period: 'FY2004', where: international }, { measure: 'GRA-01', period: 'FY2004', where: international }, { measure: 'GRA-03', period: 'FY2004', where: international }],
    editions: EDITIONS,
    remark: 'All three are of the edition published last, in which child labor alone does not count; whether the chapter counted its programs and countries anew it does not say. Countries are those named: awards for whole regions benefit more, which is its “more than”.',
  },
  {
    id: 'SC057', figures: [{ measure: 'GRA-01', period: 'FY2001-FY2004', where: international }, { measure: 'GRA-04', period: 'FY2001-FY2004', where: { edition: '2005-03-01', ...international } }],
    readings: [{ measure: 'GRA-01', period: 'FY2001-FY2004', where: international }, { measure: 'GRA-04', period: 'FY2001-FY2004', where: { edition: '2005-03-01', ...international } }],
    remark: 'The chapter does not say whether its sum holds the year 2004 as first stated or as revised. The first figure holds it as revised, the second as first stated; they differ by what moved.',
  },
  { id: 'SC063', figures: [{ measure: 'GRA-03', period: 'FY2004', where: { funder: 'dol', ...international } }], remark: 'These are countries of awards that count, as a whole or by a share; those of child labor alone left with the revision.' },
  {
    id: 'SC067', figures: [{ measure: 'GRA-11', period: 'until 2005-06-04', where: INITIATIVE }, { measure: 'GRA-01', period: 'FY2004', where: INITIATIVE }, { measure: 'GRA-06', period: 'FY2004-FY2005', where: INITIATIVE }],
    readings: [{ measure: 'GRA-11', period: 'until 2005-06-04', where: INITIATIVE }, { measure: 'GRA-01', period: 'FY2004', where: INITIATIVE }],
    remark: 'How much of the initiative is within the funds of the year the chapter does not say. The first figure is what was announced, the second what of it was obligated in fiscal year 2004 and so is within the 82 million, the third what was awarded of it in both years.',
  },
  { id: 'SC068', figures: EDITIONS, editions: EDITIONS, remark: 'Each edition stands as it was published; the awards that moved are listed with their reasons where the two are compared.' },
];
