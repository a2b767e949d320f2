import type { Claim } from '../../foundation/measure/claim.ts';

/** What the founding chapter says of findings on the worst forms of child labor (line 117). */
export const claims: readonly Claim[] = [
  { id: 'SC058', figures: [{ measure: 'CTY-01', period: 'CY2004' }], remark: 'The report was published in calendar year 2004: most of it was found in the year before.' },
];
