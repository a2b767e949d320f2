import type { Room } from '../../foundation/web/room.ts';
import { claims } from './claims.ts';
import { example } from './example.ts';
import { sheets } from './exchange.ts';
import { measures } from './measures.ts';
import { countAnew } from './recompute.ts';
import { reconciliations } from './reconciliations.ts';
import { routes } from './routes.ts';

const WRITERS = ['immigration-officer', 'case-manager', 'legal-advocate'] as const;

export const relief: Room = {
  name: 'relief', duty: 'caring', routes, measures, reconciliations, sheets, example, claims, nightly: [countAnew],
  permissions: {
    'relief.read': [...WRITERS, 'supervisor'], 'relief.write': WRITERS, 'relief.decide': ['immigration-officer'], 'relief.tell': ['immigration-officer'], 'relief.question': ['immigration-officer'],
    'relief.notices': ['certification-officer', 'supervisor'], 'relief.take': ['certification-officer'], 'relief.import': WRITERS, 'relief.export': ['supervisor'],
  },
  fields: { 'relief.information': { 'immigration-officer': 'write', 'case-manager': 'write', 'legal-advocate': 'write', supervisor: 'masked' } },
  refusals: {
    'relief.no-such-step': 'A step does not follow from where the record stands.', 'relief.must-be-permitted': 'Continued presence was to end or be denied while a civil action is pending.', 'relief.no-reason': 'A denial, revocation or extension without its reason.',
    'relief.rests-on-nothing': 'A denial or revocation names no recorded information.', 'relief.solely-perpetrator': 'A denial or revocation would rest solely on what the perpetrator furnished.', 'relief.principal-not-granted': 'A family member was to be granted what the principal does not hold.',
    'relief.cap-reached': 'The principals whom the law allows in a fiscal year are granted.', 'relief.no-end': 'An extension without its end, or ending no later than the status does.', 'relief.no-adjustment-pending': 'An extension for an adjustment that is not pending.',
    'relief.regulation-there': 'An extension for want of a regulation that is there, or by somebody not eligible.', 'relief.out-of-order': 'Days that cannot follow each other.', 'relief.in-future': 'A day that lies ahead.', 'relief.too-long': 'More time than the law of the day allows.',
    'relief.already-pending': 'A second application of a kind while one is pending.', 'relief.no-principal': 'Somebody who follows nobody, or themselves.', 'relief.not-this-class': 'A class that does not fit the relation.', 'relief.age-unknown': 'A birth date that the law asks about is not recorded.',
    'relief.not-yet-law': 'A class that the law of the day did not have.', 'relief.no-danger': 'A class that needs a present danger of retaliation.', 'relief.principal-too-old': 'Parents or siblings of a principal who was 21 or older.', 'relief.too-old': 'A child or sibling beyond the age of the law.',
    'relief.married': 'A child or sibling who is married.', 'relief.no-status': 'Adjustment from a status that is not recorded.', 'relief.status-ended': 'Adjustment asked after the status ended.', 'relief.too-early': 'Adjustment asked before its first day.', 'relief.no-person': 'A lawful question about nobody.',
    'relief.not-a-benefit-office': 'An office was to be told that grants no benefits.', 'relief.told-already': 'A notice was to be told twice.', 'relief.no-name': 'A notice about a person without a name or birth date.', 'relief.taken-already': 'A notice was to be taken up twice.',
  },
  screens: [
    { path: '/relief', component: 'ReliefOffice', title: 'relief_office', allow: 'relief.read', navigation: true, key: 'r' },
    { path: '/relief/deadlines', component: 'ReliefDeadlines', title: 'relief_deadlines', allow: 'relief.read', navigation: true },
    { path: '/relief/family', component: 'ReliefFamily', title: 'relief_family', allow: 'relief.read', navigation: true },
    { path: '/relief/questions', component: 'ReliefQuestions', title: 'relief_questions', allow: 'relief.question', navigation: true },
    { path: '/relief/notices', component: 'ReliefNotices', title: 'relief_notices', allow: 'relief.notices', navigation: true },
    { path: '/relief/presences/$id', component: 'PresencePage', title: 'relief_presence', allow: 'relief.read' },
    { path: '/relief/applications/$id', component: 'ApplicationPage', title: 'relief_application', allow: 'relief.read' },
    { path: '/people/$id/relief', component: 'PersonRelief', title: 'relief_person', allow: 'relief.read', of: 'person' },
    { path: '/people/$id/family', component: 'PersonFamily', title: 'relief_person_family', allow: 'relief.read', of: 'person' },
  ],
};
