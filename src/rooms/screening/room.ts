import type { Room } from '../../foundation/web/room.ts';
import { example } from './example.ts';
import { measures } from './measures.ts';
import { routes } from './routes.ts';

const WORKERS = ['hotline-advocate', 'case-manager', 'certification-officer', 'immigration-officer', 'investigator'] as const;

export const screening: Room = {
  name: 'screening', duty: 'reaching', routes, measures, example,
  permissions: { 'screening.read': [...WORKERS, 'supervisor'], 'screening.write': WORKERS },
  fields: { 'screening.words': { 'hotline-advocate': 'write', 'case-manager': 'write', 'certification-officer': 'write', 'immigration-officer': 'write', investigator: 'write', supervisor: 'masked' } },
  refusals: {
    'screening.no-instrument': 'No version of the instrument held on the day.', 'screening.before-start': 'A screening was ended before it began.', 'screening.unanswered': 'A screening without an answer was to be finished.',
    'screening.not-in-language': 'An instrument was to be asked in a language in which it is not there.',
    'screening.not-finished': 'A person was to be recorded as potential before the screening was finished.', 'screening.proposed': 'A person was to be recorded as potential twice after one screening.',
  },
  screens: [
    { path: '/people/$id/screenings', component: 'PersonScreenings', title: 'screening_tab', allow: 'screening.read', of: 'person' },
    { path: '/screening/$id', component: 'Interview', title: 'screening_title', allow: 'screening.read' },
  ],
};
