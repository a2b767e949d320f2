import type { Room } from '../../foundation/web/room.ts';
import { routes } from './routes.ts';

export const accounts: Room = {
  name: 'accounts', duty: 'partners', routes,
  permissions: { 'accounts.read': ['administrator', 'supervisor'], 'accounts.write': ['administrator'], 'accounts.invite': ['administrator', 'supervisor'] },
  refusals: {
    'accounts.own': 'Somebody would change their own account.', 'accounts.no-such-role': 'A role is not one that agencies of this kind have.', 'accounts.role-held': 'A role was given twice.', 'accounts.role-not-held': 'A role was taken that is not held.',
    'accounts.closed': 'An account is closed already.', 'accounts.elsewhere': 'An account works for another agency too.', 'accounts.no-key': 'Keys were withdrawn where there is none.', 'accounts.key-there': 'An account with a key was invited.', 'accounts.second-person': 'Who withdrew the keys of an account would invite it too.',
  },
  screens: [{ path: '/accounts', component: 'AccountList', title: 'accounts_list', allow: 'accounts.read', navigation: true }],
};
