import type { Claim } from '../../foundation/measure/claim.ts';

/** From the launch until the end of fiscal year 2004, as the chapter counts visitors. */
const FIRST = 'since 2004-04-01 until 2004-10-01';

/** What the founding chapter says of outreach (lines 53 to 57), by this room's measures and records. */
export const claims: readonly Claim[] = [
  { id: 'SC017', figures: [], stated: ['2004-04'], facts: `select 'day on which the campaign was launched' as fact, min(c.launched_on)::text as value from outreach.campaign_as_of c` },
  { id: 'SC018', figures: [{ measure: 'OUT-04', period: 'on 2005-06-03' }], remark: 'The chapter names none of the cities; those on record are invented, and their number is not.' },
  {
    id: 'SC019', figures: [{ measure: 'OUT-09', period: FIRST }], notComparable: [{ of: 0, with: { measure: 'OUT-08', period: FIRST } }],
    remark: 'The chapter says people; what a server can count are visits, and addresses with their programs, and it does not say which of them it counted. The address of the resource is missing from its text.',
  },
  { id: 'SC020', figures: [{ measure: 'OUT-03', period: 'since 2004-04-01 until 2005-06-04' }], remark: 'The list is dated: a group that is taken off it later was on it then.' },
];
