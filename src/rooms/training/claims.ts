import type { Claim } from '../../foundation/measure/claim.ts';

const CONFERENCE = `from training.event_as_of e where e.kind = 'conference' and e.starts_on < '2005-06-04'`;
const IN_TEAMS = `from training.part_as_of p join training.event_as_of e on e.agency = p.agency and e.id = p.event where e.kind = 'conference' and p.team is not null and e.starts_on < '2005-06-04'`;
/** From the first awards of OVC until the chapter was written. */
const SINCE = 'since 2003-01-01 until 2005-06-04';

/** What the founding chapter says of trainings (lines 36, 65, 91 and 93), by this room's measures and records. */
export const claims: readonly Claim[] = [
  { id: 'SC009', figures: [{ measure: 'TRN-07', period: 'FY2004' }], remark: 'The chapter says over the past year and dates nothing; here it is the fiscal year of which it speaks. Two of the places are regions, so nobody can count their countries.' },
  {
    id: 'SC026', figures: [{ measure: 'TRN-01', period: SINCE, where: { reporter: 'ovc-grantee' } }], notComparable: [{ of: 0, with: { measure: 'TRN-05', period: SINCE } }],
    remark: 'The chapter says people and does not say whether each was counted once. What grantees report are attendances: how many persons they were is not stated, and is on record only for those who registered by name.',
  },
  {
    id: 'SC044', figures: [], stated: ['2004-07-14', '2004-07-16', 'Tampa, Florida'],
    facts: `select f.fact, f.value from (select 0 as at, 'first day of the conference' as fact, string_agg(distinct e.starts_on::text, ' or ') as value ${CONFERENCE} union all select 1, 'last day of the conference', string_agg(distinct e.ends_on::text, ' or ') ${CONFERENCE} union all select 2, 'place of the conference', string_agg(distinct e.place, ' or ') ${CONFERENCE}) f order by f.at`,
  },
  {
    id: 'SC045', figures: [{ measure: 'TRN-01', period: '2004-07', where: { kind: 'conference' } }, { measure: 'TRN-03', period: '2004-07' }], stated: ['20'],
    facts: `select f.fact, f.value from (select 0 as at, 'officials of a team, in the mean' as fact, round(avg(t.attended))::text as value from (select p.team, sum(p.attended) as attended ${IN_TEAMS} group by p.team) t
      union all select 1, 'attendants who came with a team', sum(p.attended)::text ${IN_TEAMS}) f order by f.at`,
    remark: 'The teams do not add up to all who attended: the others came with no team.',
  },
  { id: 'SC046', figures: [{ measure: 'TRN-03', period: '2004-07' }], remark: 'Not all of the places are municipalities: the list of line 95 has States and a region in it.' },
];
