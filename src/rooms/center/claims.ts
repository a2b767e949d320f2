import type { Claim } from '../../foundation/measure/claim.ts';

const EVENT = (event: string): string => `from center.founding_as_of f where f.event = '${event}'`;

/** What the founding chapter says of the center (line 103), by its records of what established it. */
export const claims: readonly Claim[] = [
  {
    id: 'SC052', figures: [], stated: ['2004-07', '3'],
    facts: `select f.fact, f.value from (select 0 as at, 'the month of the charter' as fact, string_agg(distinct f.happened, ' or ') as value ${EVENT('charter')} union all select 1, 'those who signed it', nullif(sum(cardinality(f.by_whom)), 0)::text ${EVENT('charter')}) f order by f.at`,
    remark: 'The charter is one event and the statute of 17 December 2004 another.',
  },
  {
    id: 'SC053', figures: [], stated: ['7202', 'Intelligence Reform Act and Terrorism Prevention Act of 2004', '1'],
    facts: `select f.fact, f.value from (select 0 as at, 'the section' as fact, string_agg(distinct substring(f.authority from 'section ([0-9]+)'), ' or ') as value ${EVENT('statute')} union all select 1, 'the name of the act', string_agg(distinct f.act, ' or ') ${EVENT('statute')}
      union all select 2, 'events that established the center', nullif(count(*), 0)::text from center.founding_as_of f where f.event in ('charter', 'statute')) f order by f.at`,
    remark: 'Section 7202 became law on 17 December 2004 (8 USC 1777), after the charter of July 2004; the act bears another name.',
  },
];
