import type { Room } from '../../foundation/web/room.ts';
import { claims } from './claims.ts';
import { example } from './example.ts';
import { sheets } from './exchange.ts';
import { measures } from './measures.ts';
import { routes } from './routes.ts';

export const treaties: Room = {
  name: 'treaties', duty: 'partners', routes, measures, sheets, claims, example,
  permissions: { 'treaties.read': ['analyst', 'publisher', 'supervisor'], 'treaties.write': ['analyst', 'publisher'] },
  refusals: {
    'treaties.before-adoption': 'A step, or the entry into force, lies before the day the instrument was adopted.', 'treaties.step-recorded': 'A state is given the same step twice.', 'treaties.out-of-order': 'A step lies on the wrong side of another.',
    'treaties.not-in-force': 'An instrument is said to be in force for a state before it was in force at all.', 'treaties.no-source': 'A sourced fact names no source.', 'treaties.short-taken': 'An instrument of this short name is recorded already.',
    'treaties.means': 'A state that signed would accede, or a step that is no deposit is of a kind of deposit.', 'treaties.reservation-late': 'A reservation was made after the state was bound.', 'treaties.recorded': 'Something is recorded twice.', 'treaties.statement': 'A statement does not fit the fact it is of.',
  },
  screens: [
    { path: '/treaties', component: 'TreatyList', title: 'treaties_list', allow: 'treaties.read', navigation: true },
    { path: '/treaties/$id', component: 'TreatyPage', title: 'treaties_page', allow: 'treaties.read' },
  ],
};
