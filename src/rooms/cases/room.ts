import type { Room } from '../../foundation/web/room.ts';
import { claims } from './claims.ts';
import { example } from './example.ts';
import { sheets } from './exchange.ts';
import { htcdsPermissions, htcdsRefusals, htcdsScreens } from './htcds/htcds.ts';
import { takeAnswers } from './hhs-answers.ts';
import { measures } from './measures.ts';
import { forgetCase, purgeNightly } from './purge.ts';
import { routes } from './routes.ts';

const WORKERS = ['case-manager', 'legal-advocate'] as const;
const TEAM = [...WORKERS, 'supervisor'] as const;

export const cases: Room = {
  name: 'cases', duty: 'caring', kinds: ['victim-services'], routes, measures, sheets, claims, example, nightly: [purgeNightly], steady: [takeAnswers],
  permissions: {
    'cases.read': TEAM, 'cases.write': WORKERS, 'cases.assign': TEAM, 'cases.privileged': WORKERS, 'cases.glass': WORKERS, 'cases.supervise': ['supervisor'], 'cases.purge': ['supervisor'],
    'cases.import': TEAM, 'cases.export': ['supervisor'],
    ...htcdsPermissions,
  },
  fields: {
    'case.words': { 'case-manager': 'write', 'legal-advocate': 'write', supervisor: 'write' },
    'case.safety': { 'case-manager': 'write', 'legal-advocate': 'write', supervisor: 'read' },
    'case.privileged': { 'case-manager': 'write', 'legal-advocate': 'write' },
    'case.glass': { 'case-manager': 'write', 'legal-advocate': 'write', supervisor: 'read' },
    'case.request': { 'case-manager': 'read', 'legal-advocate': 'read', supervisor: 'read' },
  },
  refusals: {
    'cases.no-such-step': 'A passage does not follow from where the case stands.', 'cases.reason': 'A passage lacks its reason, or gives one it does not take.', 'cases.before-last': 'A passage lies before the last one.', 'cases.future': 'Something is said to have happened on a day to come.',
    'cases.not-on-team': 'Somebody asked into a case they are not on.', 'cases.open-already': 'A second case was opened for one person.', 'cases.purged': 'Something was to be written of somebody who was purged.', 'cases.on-team': 'Somebody was put on a case they are on.',
    'cases.left-already': 'Somebody left a team twice.', 'cases.last-one': 'The last of a team would leave it.', 'cases.not-author': 'A note was to be corrected by somebody else.', 'cases.ended': 'Something was ended already.', 'cases.still-open': 'The end of something open was to be taken back.',
    'cases.no-safe-contact': 'Nobody has recorded how the person may safely be reached.', 'cases.safe-contact-old': 'The safe contact was not confirmed lately.', 'cases.unsafe-channel': 'The person has not said that this channel is safe.', 'cases.before-made': 'A plan would be looked at before it was made.',
    'cases.under-subpoena': 'A subpoena stands, so nothing of the case leaves.', 'cases.not-an-order': 'Something was to be told under a paper that orders nothing.', 'cases.nothing-of': 'The record says nothing of a field that was ordered.', 'cases.before-received': 'A paper would be answered before it was received.',
    'cases.held': 'A legal hold stands.', 'identity.held': 'A legal hold stands on a key.', 'cases.not-due': 'Nothing is due to be purged.', 'cases.glass-lasts': 'The glass is broken already.', 'cases.reviewed': 'An opening was reviewed twice.', 'cases.own-review': 'Somebody was to review their own opening.',
    'cases.before-opened': 'Something would end before it began.', 'cases.wrong-request': 'A request to HHS does not fit the age.', 'cases.request-incomplete': 'A request to HHS lacks something.', 'cases.no-release': 'No release to the office stands.', 'cases.release-too-narrow': 'The release does not name what the request needs.',
    ...htcdsRefusals,
  },
  screens: [
    { path: '/cases/day', component: 'MyDay', title: 'cases_day', allow: 'cases.read', navigation: true, key: 'm' },
    { path: '/cases', component: 'CaseGrid', title: 'cases_list', allow: 'cases.read', navigation: true, key: 'c' },
    { path: '/cases/watch', component: 'Watch', title: 'cases_watch', allow: 'cases.supervise', navigation: true, key: 'w' },
    { path: '/cases/purge', component: 'PurgeList', title: 'cases_purge_list', allow: 'cases.purge', navigation: true },
    { path: '/cases/new', component: 'NewCase', title: 'cases_intake', allow: 'cases.write' },
    { path: '/cases/session', component: 'GroupSession', title: 'cases_session', allow: 'cases.write' },
    { path: '/people/$id/case', component: 'CaseOverview', title: 'cases_overview', allow: 'cases.read', of: 'person' },
    { path: '/people/$id/notes', component: 'CaseNotes', title: 'cases_notes', allow: 'cases.read', of: 'person' },
    { path: '/people/$id/plan', component: 'CasePlan', title: 'cases_plan', allow: 'cases.read', of: 'person' },
    { path: '/people/$id/safety', component: 'CaseSafety', title: 'cases_safety', allow: 'cases.read', of: 'person' },
    { path: '/people/$id/documents', component: 'CaseDocuments', title: 'cases_documents', allow: 'cases.read', of: 'person' },
    { path: '/people/$id/legal', component: 'CaseLegal', title: 'cases_legal', allow: 'cases.read', of: 'person' },
    ...htcdsScreens,
  ],
  forget: ({ tx, services }, person) => forgetCase(tx, services, person),
};
