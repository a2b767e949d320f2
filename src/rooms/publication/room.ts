import type { Room } from '../../foundation/web/room.ts';
import { example } from './example.ts';
import { routes } from './routes.ts';

export { commands } from './commands.ts';

export const publication: Room = {
  name: 'publication', duty: 'truth', routes, example,
  permissions: { 'publication.read': ['analyst', 'publisher'], 'publication.write': ['analyst', 'publisher'], 'publication.release': ['publisher'] },
  screens: [
    { path: '/report', component: 'ReportList', title: 'publication_list', allow: 'publication.read', navigation: true, key: 'w' },
    { path: '/report/$year', component: 'ReportEditor', title: 'publication_list', allow: 'publication.read' },
  ],
  refusals: {
    'publication.version-needed': 'A text is saved without saying which version was open.', 'publication.not-releasable': 'The checker has errors.', 'publication.no-claims': 'Claims are asked of a year that the founding chapter does not speak of.',
  },
};
