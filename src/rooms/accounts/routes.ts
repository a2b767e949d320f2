import { Type } from 'typebox';
import { get, post } from '../../foundation/web/route.ts';
import { addAccount, closeAccount, grantRole, inviteAccount, listAccounts, revokeRole, withdrawKeys } from './actions.ts';
import { AccountId, Accounts, Kept, NewAccount, NewInvitation, RoleOf } from './schema.ts';

const write = { allow: 'accounts.write', output: Kept } as const;

export const routes = [
  get('/accounts', { allow: 'accounts.read', records: 'looked through the accounts', input: Type.Object({}, { additionalProperties: false }), output: Accounts, run: listAccounts }),
  post('/accounts', { ...write, records: 'entered an account', input: NewAccount, run: addAccount }),
  post('/accounts/:account/roles', { ...write, records: 'gave an account a role', input: RoleOf, run: grantRole }),
  post('/accounts/:account/roles/revoke', { ...write, records: 'took a role from an account', input: RoleOf, run: revokeRole }),
  post('/accounts/:account/close', { ...write, records: 'closed an account', input: AccountId, run: closeAccount }),
  post('/accounts/:account/withdraw', { ...write, records: 'withdrew the keys of an account', input: AccountId, run: withdrawKeys }),
  post('/accounts/:account/invite', { allow: 'accounts.invite', output: Kept, records: 'invited an account to make a key', input: NewInvitation, run: inviteAccount }),
];
