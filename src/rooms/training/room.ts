import type { Room } from '../../foundation/web/room.ts';
import { claims } from './claims.ts';
import { example } from './example.ts';
import { sheets } from './exchange.ts';
import { measures } from './measures.ts';
import { routes } from './routes.ts';

export const training: Room = {
  name: 'training', duty: 'reaching', kinds: ['benefit-granting', 'programs', 'victim-services', 'prosecution', 'policy'], routes, measures, claims, sheets, example,
  permissions: { 'training.read': ['outreach-officer', 'grant-officer', 'task-force-coordinator', 'analyst', 'prosecutor'], 'training.write': ['outreach-officer', 'grant-officer', 'task-force-coordinator', 'analyst'] },
  fields: { 'training.trainee': { 'outreach-officer': 'write', 'grant-officer': 'write', 'task-force-coordinator': 'write', analyst: 'write' } },
  refusals: {
    'training.name-taken': 'A curriculum of this title stands already.', 'training.say-what-changed': 'A second version does not say what changed.', 'training.day-to-come': 'A day is still to come.', 'training.no-days': 'Something would end before it begins.', 'training.more-persons': 'More persons than attendances.',
    'training.event-there': 'An event was recorded twice.', 'training.part-there': 'A part of those who attended was told apart twice.', 'training.more-than-attended': 'The parts of those who attended are more than the whole.', 'training.team-extent': 'A team has no extent, or another than before.',
    'training.registered': 'Somebody was registered twice for one event.', 'training.attended': 'It was recorded twice that somebody came.', 'training.not-its-day': 'Somebody came, or has a certificate, on a day that is none of the event.', 'training.more-answers': 'More answers than people who attended.',
    'training.did-not-attend': 'A certificate for somebody who did not come.', 'training.no-curriculum': 'A certificate of an event without a curriculum.', 'training.certified': 'A certificate was issued twice.', 'training.withdrawn': 'A certificate was withdrawn twice.',
  },
  screens: [
    { path: '/training', component: 'EventList', title: 'training_events', allow: 'training.read', navigation: true, key: 'e' },
    { path: '/training/curricula', component: 'CurriculumList', title: 'training_curricula', allow: 'training.read', navigation: true },
    { path: '/training/$id', component: 'EventPage', title: 'training_event', allow: 'training.read' },
  ],
};
