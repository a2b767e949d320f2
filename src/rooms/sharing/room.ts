import type { Room } from '../../foundation/web/room.ts';
import { endOutrun, forgetPerson } from './actions.ts';
import { example } from './example.ts';
import { measures } from './measures.ts';
import { routes } from './routes.ts';

const CARING = ['hotline-advocate', 'case-manager', 'legal-advocate', 'supervisor'] as const;
const EVERYBODY = [...CARING, 'certification-officer', 'benefit-worker', 'immigration-officer', 'inspector', 'investigator', 'prosecutor'] as const;

export const sharing: Room = {
  name: 'sharing', duty: 'caring', routes, measures, example, nightly: [endOutrun],
  permissions: {
    'sharing.read': CARING, 'sharing.release': ['hotline-advocate', 'case-manager', 'legal-advocate'], 'sharing.refer': ['hotline-advocate', 'case-manager', 'legal-advocate'],
    'sharing.inbox': EVERYBODY, 'sharing.answer': EVERYBODY.filter((r) => r !== 'supervisor' && r !== 'benefit-worker'),
  },
  fields: { 'sharing.packet': Object.fromEntries(EVERYBODY.filter((r) => r !== 'supervisor').map((r) => [r, 'read' as const])) },
  refusals: {
    'sharing.harmful-signer': 'A release was signed by somebody who may have harmed the person.', 'sharing.wrong-signer': 'A release was not signed by whom the law asks for.', 'sharing.signed-later': 'A release bears a day of signing in the future.',
    'sharing.before-signing': 'A release would start before it was signed.', 'sharing.no-days': 'A release would end before it starts.', 'sharing.too-long': 'A release would hold longer than a year.', 'sharing.ended': 'A release was ended a second time.',
    'sharing.release-ended': 'Something was to be told under a release that does not stand.', 'sharing.field-not-released': 'Something was to be told that the release does not name.', 'sharing.no-release': 'Identity was to go along with a referral without a release.',
    'sharing.nothing-told': 'A packet would say nothing.', 'sharing.nothing-of': 'The record says nothing of a field that was to be told.', 'sharing.no-order': 'A disclosure under a court order came without the order.',
    'sharing.under-subpoena': 'Something was to be told under a release while a subpoena stands on the person.',
    'sharing.no-such-answer': 'An answer does not follow from where a referral stands.', 'sharing.reason': 'A no without a reason, or a reason without a no.',
  },
  forget: ({ tx, services }, person) => forgetPerson(tx, services, person),
  screens: [
    { path: '/sharing', component: 'Inbox', title: 'sharing_inbox', allow: 'sharing.inbox', navigation: true, key: 'i' },
    { path: '/sharing/messages/$id', component: 'MessagePage', title: 'sharing_message', allow: 'sharing.inbox' },
    { path: '/people/$id/sharing', component: 'PersonSharing', title: 'sharing_person', allow: 'sharing.read', of: 'person' },
  ],
};
