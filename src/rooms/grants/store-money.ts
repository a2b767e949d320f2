import type { Tx } from '../../foundation/database/database.ts';
import { sql } from '../../foundation/database/sql.ts';
import { columnsOf, type AppropriationRow, type AwardRow, type InitiativeRow, type OpportunityRow, type ProgramRow } from './store.ts';

type With<Row, Names extends string> = Row & Record<Names, number>;

/** Appropriations, programs, opportunities and initiatives, each with what was obligated or chosen of it. */
export async function moneyOf(tx: Tx): Promise<{ appropriations: AppropriationRow[]; programs: With<ProgramRow, 'awards' | 'obligated'>[]; opportunities: With<OpportunityRow, 'applications' | 'selected'>[]; initiatives: With<InitiativeRow, 'awarded' | 'obligated'>[] }> {
  const agency = sql`${tx.who.agency}::uuid`;
  const programs = await tx.all<With<ProgramRow, 'awards' | 'obligated'>>(sql`with of as (select a.program, count(distinct a.id) as awards, coalesce(sum(m.cents) filter (where m.kind = 'obligated'), 0) as obligated from grants.award_as_of a left join grants.movement_as_of m on m.agency = a.agency and m.award = a.id where a.agency = ${agency} and a.program is not null and a.parent is null group by 1)
    select ${columnsOf('program', 'p.')}, coalesce(o.awards, 0) as awards, coalesce(o.obligated, 0) as obligated from grants.program_as_of p left join of o on o.program = p.id where p.agency = ${agency} order by p.name`);
  const appropriations = await tx.all<AppropriationRow>(sql`select ${columnsOf('appropriation')} from grants.appropriation_as_of where agency = ${agency} order by fiscal_year desc, account`);
  const opportunities = await tx.all<With<OpportunityRow, 'applications' | 'selected'>>(sql`select ${columnsOf('opportunity', 'o.')}, count(a.id) as applications, count(a.id) filter (where a.outcome = 'selected') as selected from grants.opportunity_as_of o left join grants.application_as_of a on a.agency = o.agency and a.opportunity = o.id
    where o.agency = ${agency} group by ${columnsOf('opportunity', 'o.')} order by o.closes_on desc, o.number limit 500`);
  const initiatives = await tx.all<With<InitiativeRow, 'awarded' | 'obligated'>>(sql`select ${columnsOf('initiative', 'i.')}, coalesce((select sum(a.cents) from grants.award_as_of a where a.agency = i.agency and a.initiative = i.id and a.parent is null), 0) as awarded,
    coalesce((select sum(m.cents) from grants.award_as_of a join grants.movement_as_of m on m.agency = a.agency and m.award = a.id and m.kind = 'obligated' where a.agency = i.agency and a.initiative = i.id and a.parent is null), 0) as obligated from grants.initiative_as_of i where i.agency = ${agency} order by i.stated_on desc, i.name`);
  return { appropriations, programs, opportunities, initiatives };
}

/** The awards of an organization, the last first. */
export function awardsOfRecipient(tx: Tx, recipient: string): Promise<AwardRow[]> {
  return tx.all(sql`select ${columnsOf('award')} from grants.award_as_of where agency = ${tx.who.agency}::uuid and recipient = ${recipient}::uuid order by awarded_on desc, number limit 500`);
}
