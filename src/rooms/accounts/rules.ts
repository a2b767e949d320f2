import { Refusal } from '../../foundation/errors.ts';
import type { State } from './schema.ts';

/** What a rule looks at of an account. */
export interface Looked { roles: readonly string[]; own: boolean; elsewhere: boolean; closed: boolean; keys: number; withdrawnByAsker: boolean; invited: boolean }

/** How long an invitation holds, in hours (ours: three days, over a weekend). */
export const INVITATION_HOURS = 72;

/** Where an account stands. */
export function stateOf(account: Pick<Looked, 'closed' | 'keys' | 'invited'>): State {
  if (account.closed) return 'closed';
  if (account.keys > 0) return 'active';
  return account.invited ? 'invited' : 'keyless';
}

/** Whether a role may be given: of a kind this agency has, to somebody else, who has it not yet (security R2). */
export function checkGrant(account: Looked, role: string, of: readonly string[]): void {
  notOwn(account);
  if (!of.includes(role)) throw new Refusal('accounts.no-such-role', 'Agencies of this kind have no such role.');
  if (account.roles.includes(role)) throw new Refusal('accounts.role-held', 'This account has this role already.');
}

/** Whether a role may be taken away: one that is held, and not by oneself. */
export function checkRevoke(account: Looked, role: string): void {
  notOwn(account);
  if (!account.roles.includes(role)) throw new Refusal('accounts.role-not-held', 'This account does not have this role.');
}

/** Whether an account may be closed: one that stands, and not one's own. */
export function checkClose(account: Looked): void {
  notOwn(account);
  if (account.closed) throw new Refusal('accounts.closed', 'This account is closed already.');
}

/** Whether keys may be withdrawn: there are some, not one's own, and of somebody who works for this agency alone. */
export function checkWithdraw(account: Looked): void {
  checkClose(account);
  if (account.elsewhere) throw new Refusal('accounts.elsewhere', 'This person works for another agency too, so their keys are not yours to withdraw. They can use a recovery code.');
  if (account.keys === 0) throw new Refusal('accounts.no-key', 'This account has no key. Invite its person to make one.');
}

/** Whether an account may be invited: it stands, has no key, and who asks did not withdraw its key. */
export function checkInvite(account: Looked): void {
  checkClose(account);
  if (account.elsewhere) throw new Refusal('accounts.elsewhere', 'This person works for another agency too, so they are not yours to invite.');
  if (account.keys > 0) throw new Refusal('accounts.key-there', 'This account has a key. Where it is lost, it must be withdrawn first.');
  if (account.withdrawnByAsker) throw new Refusal('accounts.second-person', 'You withdrew the keys of this account, so another administrator or a supervisor must invite its person: nobody can make a key for another’s account alone.');
}

function notOwn({ own }: Looked): void {
  if (own) throw new Refusal('accounts.own', 'Nobody changes their own account. Ask another administrator.');
}
