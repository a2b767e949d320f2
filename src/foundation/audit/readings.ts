import type { Tx } from '../database/database.ts';
import { sql } from '../database/sql.ts';

/** Who read or changed one record of the agency, latest first, at most 50: what its person may be told. */
export function readingsOf(tx: Tx, id: string): Promise<{ at: Date; act: string; account: string }[]> {
  return tx.all(sql`select at, act, account from audit.entry where agency = ${tx.who.agency}::uuid and ids @> array[${id}::uuid] order by at desc limit 50`);
}
