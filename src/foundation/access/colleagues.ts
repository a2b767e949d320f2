import type { Tx } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { ITSELF } from './itself.ts';

/** Somebody who works or worked in the agency of a transaction, by the label of their account. */
export interface Colleague { account: string; label: string; roles: string[]; here: boolean }

/** Everybody who holds or held a role in the transaction's own agency (of the accounts named, where some are), by label: whose name stands beside an act, and to whom work can be given. The product itself comes last, for it acts too; it is never here. */
export async function colleaguesOf(tx: Tx, accounts?: readonly string[]): Promise<Colleague[]> {
  const people = await tx.all<Colleague>(sql`select account, label, roles, here from access.colleagues(${accounts === undefined ? null : [...new Set(accounts)]}::uuid[]) order by label, account`);
  return [...people, { ...ITSELF, roles: [], here: false }];
}
