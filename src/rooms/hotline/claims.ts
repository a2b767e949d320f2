import type { Claim } from '../../foundation/measure/claim.ts';

/** What the founding chapter says of the hotline (line 51): its number as a fact of the record, and its calls, counted as calls. */
export const claims: readonly Claim[] = [
  {
    id: 'SC015', figures: [], facts: `select 'Number of the hotline' as fact, string_agg(distinct d.public_number, ' or ') as value from hotline.desk_as_of d`, stated: ['888-3737-888'],
    remark: 'The chapter groups the digits of 1-888-373-7888 in an unusual way.',
  },
  { id: 'SC016', figures: [{ measure: 'HOT-01', period: 'since 2004-04-01 until 2005-06-04' }], remark: 'The chapter gives no last day; the records are counted until the day it was published, 3 June 2005. Calls are neither cases nor persons' },
];
