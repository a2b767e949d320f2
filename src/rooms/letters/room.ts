import type { Room } from '../../foundation/web/room.ts';
import { claims } from './claims.ts';
import { example } from './example.ts';
import { sheets } from './exchange.ts';
import { measures } from './measures.ts';
import { reconciliations } from './reconciliations.ts';
import { routes } from './routes.ts';

export const letters: Room = {
  name: 'letters', duty: 'caring', kinds: ['benefit-granting'], routes, measures, reconciliations, sheets, example, claims,
  permissions: {
    'letters.read': ['certification-officer', 'benefit-worker', 'supervisor'], 'letters.request': ['certification-officer'], 'letters.prepare': ['certification-officer'],
    'letters.issue': ['certification-officer'], 'letters.benefit': ['certification-officer', 'benefit-worker'], 'letters.import': ['certification-officer', 'supervisor'], 'letters.export': ['supervisor'],
  },
  refusals: {
    'letters.no-such-step': 'A decision does not follow from where the request stands.', 'letters.age-unknown': 'A decision needs the birth date.', 'letters.not-adult': 'Certification was asked for a minor.',
    'letters.not-minor': 'Eligibility was asked for an adult.', 'letters.not-needed': 'A citizen needs no letter.', 'letters.no-severe-form': 'No evidence of a severe form of trafficking.',
    'letters.no-assistance': 'Neither willingness to assist nor trauma is shown.', 'letters.no-status': 'No continued presence, bona fide application or T status stands.', 'letters.no-credible-information': 'No credible information about a child.',
    'letters.not-consulted': 'An office that must be consulted was not.', 'letters.no-reason': 'A denial without its reason.', 'letters.no-name': 'A letter without a name or birth date.',
    'letters.no-template': 'No template of the letter held on its day.', 'letters.arrived': 'A request that came in was taken into the queue a second time.', 'letters.ended': 'The letter has ended already.', 'letters.does-not-lapse': 'The letter does not rest on continued presence.',
  },
  screens: [
    { path: '/letters', component: 'LetterQueue', title: 'letters_queue', allow: 'letters.read', navigation: true, key: 'l' },
    { path: '/letters/issued', component: 'IssuedLetters', title: 'letters_issued', allow: 'letters.read', navigation: true },
    { path: '/letters/requests/$id', component: 'RequestPage', title: 'letters_request', allow: 'letters.read' },
    { path: '/letters/$id', component: 'LetterPage', title: 'letters_letter', allow: 'letters.read' },
  ],
};
