import type { Claim } from '../../foundation/measure/claim.ts';

/** What the founding chapter says of identified victims and letters (line 49), by this room's and the people room's measures. */
export const claims: readonly Claim[] = [
  {
    id: 'SC012', figures: [{ measure: 'PPL-01', period: 'RY2005' }, { measure: 'PPL-01', period: 'RY2004' }],
    comparatives: [{ words: 'more than double', of: 0, to: 1 }],
    notComparable: [{ of: 0, with: { measure: 'LET-01', period: 'FY2004' }, told: true }, { of: 1, with: { measure: 'LET-01', period: 'FY2003' }, told: true }],
  },
  {
    id: 'SC013', figures: [{ measure: 'LET-01', period: 'FY2004' }, { measure: 'LET-01', period: 'FY2004', where: { kind: 'certification' } }, { measure: 'LET-01', period: 'FY2004', where: { kind: 'eligibility' } }],
    sums: [{ total: 0, parts: [1, 2] }],
  },
  {
    id: 'SC014', figures: [{ measure: 'LET-01', period: 'FY2003' }, { measure: 'LET-01', period: 'FY2002' }, { measure: 'LET-01', period: 'FY2001' }, { measure: 'LET-01', period: 'FY2001-FY2004' }],
  },
];
