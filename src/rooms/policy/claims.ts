import type { Claim } from '../../foundation/measure/claim.ts';

/** A day as precisely as it is known: where only the month is, only the month is said. */
const established = (kind: string, name: string): string => `select '${name}' as fact, string_agg(distinct case b.exact when 'month' then to_char(b.established_on, 'YYYY-MM') else b.established_on::text end, ' or ') as value from policy.body_as_of b where b.kind = '${kind}'`;

/** What the founding chapter says of the Task Force and its Senior Policy Operating Group (lines 141 to 143). */
export const claims: readonly Claim[] = [
  { id: 'SC064', figures: [], facts: established('task-force', 'Task Force established'), stated: ['2002-02'], remark: 'Executive Order 13257 is of 13 February 2002.' },
  { id: 'SC065', figures: [{ measure: 'POL-01', period: 'on 2005-06-03', where: { body: 'task-force' } }], remark: 'Who belongs to it has changed: 22 USC 7103(b) names twelve since, and membership is told for a day.' },
  { id: 'SC066', figures: [], facts: established('operating-group', 'Senior Policy Operating Group established'), stated: ['2003-12'], remark: 'The law of 19 December 2003 asks for the group as well: 22 USC 7103(g).' },
];
