import type { Tx } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { Kind } from './roles.ts';

/** An organization as every other may know it: that it exists, and on which side of the wall it stands. */
export interface KnownOrganization { id: string; name: string; short: string; kind: Kind; zone: string }

/** Every organization but one's own, by name. */
export function otherOrganizations(tx: Tx): Promise<KnownOrganization[]> {
  return tx.all(sql`select id, name, short, kind, zone from access.organization where id <> ${tx.who.agency}::uuid order by name`);
}

/** Organizations by id. */
export async function organizationsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, KnownOrganization>> {
  const rows = await tx.all<KnownOrganization>(sql`select id, name, short, kind, zone from access.organization where id = any(${[...ids]}::uuid[])`);
  return new Map(rows.map((r) => [r.id, r]));
}
