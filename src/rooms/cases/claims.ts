import type { Claim } from '../../foundation/measure/claim.ts';

/** What the founding chapter says of persons served and legal aid (lines 65 and 67). */
export const claims: readonly Claim[] = [
  {
    id: 'SC025', figures: [{ measure: 'CAS-01', period: 'since 2003-01-01 until 2005-06-01', where: { funder: 'ovc' } }],
    notComparable: [{ of: 0, with: { measure: 'LET-01', period: 'FY2001-FY2004' } }],
    remark: 'The sum of what each grantee counted; grantees do not match persons with one another, so the figure is gross. It overlaps with the 611 letters, whose population is another, and is never added to them.',
  },
  {
    id: 'SC027', figures: [{ measure: 'CAS-06', period: 'FY2004', where: { funder: 'lsc' } }, { measure: 'CAS-05', period: 'FY2004', where: { funder: 'lsc' } }],
    remark: 'Persons with a legal matter opened in the year, each once within a grantee; they may be the same persons as those with letters or served under other grants.',
  },
];
