import type { Room } from '../../foundation/web/room.ts';
import { example } from './example.ts';
import { sheets } from './exchange.ts';
import { measures } from './measures.ts';
import { routes } from './routes.ts';

const WORKERS = ['hotline-advocate', 'case-manager', 'legal-advocate', 'certification-officer', 'immigration-officer', 'investigator', 'prosecutor', 'supervisor'] as const;

export const people: Room = {
  name: 'people', duty: 'caring', routes, measures, sheets, example,
  permissions: {
    'people.read': WORKERS, 'people.write': WORKERS.filter((r) => r !== 'supervisor'), 'people.link': ['case-manager', 'legal-advocate', 'certification-officer', 'immigration-officer', 'supervisor'],
    'people.purge': ['supervisor'], 'people.import': ['case-manager', 'legal-advocate', 'certification-officer', 'immigration-officer', 'supervisor'], 'people.export': ['supervisor'],
  },
  fields: {
    'identity.name': { 'hotline-advocate': 'write', 'case-manager': 'write', 'legal-advocate': 'write', 'certification-officer': 'write', 'immigration-officer': 'write', investigator: 'write', prosecutor: 'masked', supervisor: 'read' },
    'identity.birth': { 'hotline-advocate': 'write', 'case-manager': 'write', 'legal-advocate': 'write', 'certification-officer': 'write', 'immigration-officer': 'write', investigator: 'write', prosecutor: 'masked', supervisor: 'read' },
    'identity.contact': { 'hotline-advocate': 'write', 'case-manager': 'write', 'legal-advocate': 'write', 'certification-officer': 'masked', 'immigration-officer': 'write', supervisor: 'masked' },
    'identity.number': { 'case-manager': 'write', 'legal-advocate': 'write', 'certification-officer': 'write', 'immigration-officer': 'write', investigator: 'write', supervisor: 'masked' },
  },
  refusals: { 'people.same-person': 'A person was related or linked to themselves.', 'people.link-undone': 'A link was taken back a second time.', 'people.case-code-taken': 'A file gives a case code that stands already.' },
  screens: [
    { path: '/people', component: 'Caseload', title: 'people_caseload', allow: 'people.read', navigation: true, key: 'p' },
    { path: '/people/new', component: 'EnterPerson', title: 'people_enter', allow: 'people.write' },
    { path: '/people/$id', component: 'PersonOverview', title: 'people_overview', allow: 'people.read', of: 'person' },
    { path: '/people/$id/looked', component: 'PersonLooked', title: 'people_looked', allow: 'people.read', of: 'person' },
    { path: '/people/$id/destroy', component: 'PersonDestroy', title: 'people_destroy', allow: 'people.purge', of: 'person' },
  ],
};
