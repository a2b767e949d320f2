import type { Room } from '../../foundation/web/room.ts';
import { example } from './example.ts';
import { sheets } from './exchange.ts';
import { routes } from './routes.ts';

export { openCatalog } from './catalog.ts';
export { commands } from './commands.ts';

export const figures: Room = {
  name: 'figures', duty: 'truth', routes, sheets, example,
  permissions: {
    'figures.read': ['analyst', 'publisher'], 'figures.records': ['analyst', 'publisher', 'supervisor'], 'figures.keep': ['analyst', 'publisher'], 'figures.import': ['analyst', 'publisher'],
  },
  refusals: {
    'figures.no-measure': 'A measure is not in the catalog.', 'figures.not-a-figure': 'A text names no figure.', 'figures.not-a-filter': 'A filter is not written as one.', 'figures.not-an-instant': 'A text is no instant.',
    'figures.not-a-span': 'A series ends before it begins, or is too long.', 'figures.nothing-to-keep': 'A breakdown has no cells, or no record stands behind a mean or a median.', 'figures.nothing-changed': 'A kept value is to be revised though the records still give it.',
  },
  screens: [
    { path: '/figures', component: 'FigureCatalog', title: 'figures_catalog', allow: 'figures.read', navigation: true, key: 'f' },
    { path: '/figures/$measure', component: 'FigurePage', title: 'figures_figure', allow: 'figures.read' },
  ],
};
