import type { Claim } from '../../foundation/measure/claim.ts';

/** One fact: its name, and an expression over instruments `i` and the steps `e` of the United States. */
type Fact = readonly [fact: string, value: string, where: string];

/** Facts as SQL, a row each and in order. Registers that differ give every value they hold, so that none is chosen in silence. */
function facts(...all: readonly Fact[]): string {
  const rows = all.map(([fact, value, where], at) => `select ${at} as at, '${fact}' as fact, string_agg(distinct ${value}, ' or ') as value from treaties.instrument_as_of i
    left join treaties.event_as_of e on e.agency = i.agency and e.instrument = i.id and e.state = 'US' where ${where}`);
  return `select f.fact, f.value from (${rows.join(' union all ')}) f order by f.at`;
}

const step = (short: string, kind: string): Fact => [`${short} ${kind}`, 'e.happened_on::text', `i.short = '${short}' and e.kind = '${kind}'`];
const numberOf = (words: string): Fact => [`ILO convention named ${words}`, `substring(i.name from 'C0*([0-9]+)')`, `i.name like '%${words}%'`];
const BOTH = `i.short in ('UNTOC', 'Palermo Protocol')`;

/** Statements of the founding chapter, International Engagement: days and numbers read from records, nothing counted over a period. */
export const claims: readonly Claim[] = [
  { id: 'SC059', figures: [], facts: facts(['Convention and Protocol adopted', 'i.adopted_on::text', BOTH]), stated: ['2000-11'], remark: 'The Convention is against Transnational Organized Crime, without the “and” that the chapter puts in its name.' },
  { id: 'SC060', figures: [], facts: facts(['Convention and Protocol signed', 'e.happened_on::text', `${BOTH} and e.kind = 'signed'`]), stated: ['2000-12'], remark: 'Both were transmitted to the Senate on 23 February 2004, and the instruments deposited only after the chapter was written.' },
  {
    id: 'SC061', figures: [], stated: ['3', '1999-02', '2002-12', '2002-12', '182'], remark: 'C182 was adopted on 17 June 1999 and its ratification signed on 2 December 1999, so it cannot have been ratified in February 1999.',
    facts: facts(['instruments on trafficking in children', `(select count(distinct n.short) from treaties.instrument_as_of n where n.short in ('C182', 'OPSC', 'OPAC'))::text`, `i.short = 'C182'`], step('C182', 'instrument-signed'), step('OPSC', 'deposited'), step('OPAC', 'deposited'), numberOf('Worst Forms of Child Labour')),
  },
  { id: 'SC062', figures: [], facts: facts(numberOf('Abolition of Forced Labour')), stated: ['150'], remark: 'The Abolition of Forced Labour is Convention 105; Convention 150 is on Labour Administration.' },
];
