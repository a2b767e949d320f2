import type { Room } from '../../foundation/web/room.ts';
import { example } from './example.ts';
import { sheets } from './exchange.ts';
import { measures } from './measures.ts';
import { routes } from './routes.ts';

export const directory: Room = {
  name: 'directory', duty: 'reaching', routes, measures, sheets, example,
  permissions: {
    'directory.read': ['hotline-advocate', 'case-manager', 'legal-advocate', 'supervisor'], 'directory.write': ['hotline-advocate', 'case-manager', 'supervisor'], 'directory.place': ['hotline-advocate', 'case-manager', 'supervisor'],
    'directory.publish': ['supervisor'], 'directory.import': ['supervisor'], 'directory.export': ['supervisor'],
  },
  fields: { 'directory.place': { 'hotline-advocate': 'write', 'case-manager': 'write', supervisor: 'write' } },
  refusals: {
    'directory.place-in-words': 'Words tell where a confidential place of the agency is.', 'directory.not-counted': 'Room was given for a service that counts neither beds nor slots.', 'directory.not-active': 'A service that is not active was to be shown.',
    'directory.shown-already': 'A service was to be shown to those who see it already.', 'directory.not-shown': 'A service was taken back that nobody else sees.',
  },
  screens: [
    { path: '/directory', component: 'DirectoryList', title: 'directory_list', allow: 'directory.read', navigation: true, key: 's' },
    { path: '/referrals', component: 'FindReferral', title: 'directory_find_title', allow: 'directory.read', navigation: true, key: 'n' },
    { path: '/directory/organizations', component: 'OrganizationList', title: 'directory_organizations', allow: 'directory.read' },
    { path: '/directory/organizations/new', component: 'EnterOrganization', title: 'directory_enter_organization', allow: 'directory.write' },
    { path: '/directory/organizations/$id', component: 'OrganizationPage', title: 'directory_organization', allow: 'directory.read' },
    { path: '/directory/organizations/$id/service', component: 'EnterService', title: 'directory_enter_service', allow: 'directory.write' },
    { path: '/directory/feed', component: 'TakeFeed', title: 'directory_feed', allow: 'directory.import' },
    { path: '/directory/$id', component: 'ServicePage', title: 'directory_service', allow: 'directory.read' },
    { path: '/directory/$id/correct', component: 'CorrectService', title: 'directory_correct_service', allow: 'directory.write' },
  ],
};
