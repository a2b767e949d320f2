import * as administrators from '../../foundation/access/administrators.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { checkClose, checkGrant, checkInvite, checkRevoke, checkWithdraw, INVITATION_HOURS, stateOf, type Looked } from './rules.ts';
import type { AccountId, Accounts, NewAccount, NewInvitation, RoleOf } from './schema.ts';

type Done = Promise<{ id: string; version: number }>;

/** Who may sign in for the agency, and which roles it has. */
export async function listAccounts({ tx }: Asked<object>): Promise<Accounts> {
  const [rows, roles] = await Promise.all([administrators.accountsHere(tx), administrators.rolesHere(tx)]);
  return {
    roles,
    accounts: rows.map((row) => {
      const looked = look(tx, row);
      return {
        id: row.account, label: row.label, roles: row.roles, state: stateOf(looked), madeAt: row.made_at.toISOString(), seenAt: row.seen_at?.toISOString() ?? null, invitedUntil: row.invited_until?.toISOString() ?? null, elsewhere: row.elsewhere, own: looked.own,
        mayInvite: !looked.own && !looked.closed && !looked.elsewhere && looked.keys === 0 && !looked.withdrawnByAsker,
      };
    }),
  };
}

/** Enters an account with its first role; its person is invited in a step of its own. */
export async function addAccount({ tx, input }: Asked<NewAccount>): Done {
  await administrators.lockAccounts(tx);
  if (!(await administrators.rolesHere(tx)).includes(input.role)) throw new Refusal('accounts.no-such-role', 'Agencies of this kind have no such role.');
  const id = crypto.randomUUID();
  await administrators.enterHere(tx, id, input.label, input.role);
  return done(id);
}

/** Gives an account a further role. */
export async function grantRole({ tx, input }: Asked<RoleOf>): Done {
  const [account, roles] = [await standing(tx, input.account), await administrators.rolesHere(tx)];
  checkGrant(account, input.role, roles);
  await administrators.grantHere(tx, input.account, input.role);
  return done(input.account);
}

/** Takes a role away; it has no effect from the next request on. */
export async function revokeRole({ tx, input }: Asked<RoleOf>): Done {
  checkRevoke(await standing(tx, input.account), input.role);
  await administrators.revokeHere(tx, input.account, input.role);
  return done(input.account);
}

/** Closes an account for the agency: it holds no role here from the next request on. */
export async function closeAccount({ tx, input }: Asked<AccountId>): Done {
  checkClose(await standing(tx, input.account));
  await administrators.revokeHere(tx, input.account, null);
  return done(input.account);
}

/** Withdraws the keys of an account whose person lost them, or whose device somebody else has. */
export async function withdrawKeys({ tx, input }: Asked<AccountId>): Done {
  checkWithdraw(await standing(tx, input.account));
  await administrators.withdrawKeysHere(tx, input.account);
  return done(input.account);
}

/** Invites the person of an account to make a key, by the hash of a secret that their link carries. */
export async function inviteAccount({ tx, input, services }: Asked<NewInvitation>): Done {
  checkInvite(await standing(tx, input.account));
  await administrators.inviteHere(tx, input.account, Buffer.from(input.hash, 'hex'), new Date(services.now().getTime() + INVITATION_HOURS * 3_600_000));
  return done(input.account);
}

async function standing(tx: Tx, account: string): Promise<Looked> {
  await administrators.lockAccounts(tx);
  const row = (await administrators.accountsHere(tx)).find((a) => a.account === account);
  if (!row) refuseUnknown();
  return look(tx, row);
}

function look(tx: Tx, row: administrators.AccountRow): Looked {
  return { roles: row.roles, own: row.account === tx.who.account, elsewhere: row.elsewhere, closed: row.closed, keys: row.keys, withdrawnByAsker: row.withdrawn_by === tx.who.account, invited: row.invited_until !== null };
}

function done(account: string): { id: string; version: number } {
  return { id: account, version: 1 };
}
