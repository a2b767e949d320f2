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
    'publication.own-proposal': 'Somebody releases what they proposed themselves.', 'publication.decided': 'A proposal is decided already.', 'publication.text-moved': 'The text was changed since its release was proposed.', 'publication.held-by-another': 'Another is writing the paragraph.', 'publication.comment-resolved': 'A resolved comment is answered.',
    'publication.not-signed': 'A file to be verified is no signed release.',
    'publication.version-needed': 'A text is saved without saying which version was open.', 'publication.not-releasable': 'The checker has errors.', 'publication.no-claims': 'Claims are asked of a year that the founding chapter does not speak of.',
  },
};
