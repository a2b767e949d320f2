import type { Claim } from '../../foundation/measure/claim.ts';

/** The day of the founding chapter: what it says of task forces is of that day. */
const UNTIL = 'since 2004-01-01 until 2005-06-04';

/** What the founding chapter says of task forces (lines 89 to 99), by this room's measures and records. */
export const claims: readonly Claim[] = [
  { id: 'SC043', figures: [{ measure: 'TSK-01', period: UNTIL, where: { state: 'announced' } }], remark: 'Announced is one thing and formed another: the list of line 95 has one more.' },
  { id: 'SC047', figures: [{ measure: 'TSK-01', period: 'since 2004-06-01 until 2005-01-01', where: { state: 'formed' } }], remark: 'Some were formed before the conference whose next step the chapter calls it.' },
  { id: 'SC048', figures: [{ measure: 'TSK-10', period: UNTIL, where: { side: 'police', funder: 'bja' } }, { measure: 'TSK-01', period: UNTIL, where: { state: 'funded' } }], remark: 'These awards stand here and in no other room, so that nothing counts them twice.' },
  {
    id: 'SC050', figures: [], stated: ['3', '21'],
    facts: `select f.fact, f.value from (select 0 as at, 'task forces whose first award is planned' as fact, count(distinct a.task_force)::text as value from taskforces.award_as_of a where a.awarded_on is null and a.planned_on < '2005-06-04' and a.side = 'police'
      union all select 1, 'task forces funded or to be funded then', count(distinct a.task_force)::text from taskforces.award_as_of a where a.side = 'police' and coalesce(a.awarded_on, a.planned_on) < '2005-06-04') f order by f.at`,
    remark: 'A plan is no award: as funded they count once one is made.',
  },
  { id: 'SC051', figures: [{ measure: 'TSK-02', period: 'on 2005-06-03' }, { measure: 'TSK-08', period: UNTIL }], remark: '“All” are those formed; “many” is the second figure.' },
];
