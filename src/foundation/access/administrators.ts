import type { Tx } from '../database/database.ts';
import { touch } from '../database/keep.ts';
import { sql, type Sql } from '../database/sql.ts';
import type { Role } from './roles.ts';

/* What an administrator does with the accounts of the agency: PostgreSQL decides whether they may (access/migrations, `access.*_here`). */

/** An account of the agency, as PostgreSQL tells an administrator or supervisor. */
export interface AccountRow { account: string; label: string; made_at: Date; roles: Role[]; keys: number; withdrawn_by: string | null; seen_at: Date | null; invited_until: Date | null; elsewhere: boolean; closed: boolean }

/** The accounts that hold or held a role in the agency. */
export function accountsHere(tx: Tx): Promise<AccountRow[]> {
  return tx.all(sql`select account, label, made_at, roles, keys, withdrawn_by, seen_at, invited_until, elsewhere, closed from access.accounts_here()`);
}

/** The roles that an agency of this kind has. */
export async function rolesHere(tx: Tx): Promise<Role[]> {
  return (await tx.all<{ role: Role }>(sql`select role from access.roles_here() as role`)).map((r) => r.role);
}

/** Keeps two administrators from changing the agency's accounts at the same moment. */
export async function lockAccounts(tx: Tx): Promise<void> {
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`accounts|${tx.who.agency}`}::text, 43))`);
}

/** Enters an account with its first role. */
export async function enterHere(tx: Tx, account: string, label: string, role: string): Promise<void> {
  await act(tx, account, sql`select access.enter_here(${account}::uuid, ${label}::text, ${role}::text)`);
}

/** Gives a role. */
export async function grantHere(tx: Tx, account: string, role: string): Promise<void> {
  await act(tx, account, sql`select access.grant_here(${account}::uuid, ${role}::text)`);
}

/** Takes a role away, or every role of the agency where none is named. */
export async function revokeHere(tx: Tx, account: string, role: string | null): Promise<void> {
  await act(tx, account, sql`select access.revoke_here(${account}::uuid, ${role}::text)`);
}

/** Withdraws every key, recovery code, invitation and session. */
export async function withdrawKeysHere(tx: Tx, account: string): Promise<void> {
  await act(tx, account, sql`select access.withdraw_keys_here(${account}::uuid)`);
}

/** Invites an account to make a key. */
export async function inviteHere(tx: Tx, account: string, hash: Buffer, until: Date): Promise<void> {
  await act(tx, account, sql`select access.invite_here(${account}::uuid, ${hash}::bytea, ${until}::timestamptz)`);
}

async function act(tx: Tx, account: string, statement: Sql): Promise<void> {
  touch(tx, 'access.account', [account]);
  await tx.send(statement);
}
