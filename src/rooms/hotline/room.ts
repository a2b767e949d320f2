import type { Room } from '../../foundation/web/room.ts';
import { forgetPerson } from './actions.ts';
import { claims } from './claims.ts';
import { example } from './example.ts';
import { sheets } from './exchange.ts';
import { measures } from './measures.ts';
import { routes } from './routes.ts';
import { sendTexts } from './texts.ts';
import { takeReceiptsNightly } from './tips.ts';

export const hotline: Room = {
  name: 'hotline', duty: 'reaching', kinds: ['hotline'], routes, measures, claims, sheets, example, nightly: [takeReceiptsNightly], steady: [sendTexts],
  permissions: { 'hotline.read': ['hotline-advocate', 'supervisor'], 'hotline.write': ['hotline-advocate'], 'hotline.lead': ['supervisor'], 'hotline.import': ['supervisor'], 'hotline.export': ['supervisor'] },
  fields: {
    'hotline.words': { 'hotline-advocate': 'write', supervisor: 'masked' }, 'hotline.place': { 'hotline-advocate': 'write', supervisor: 'masked' }, 'hotline.caller': { 'hotline-advocate': 'write', supervisor: 'masked' },
  },
  refusals: {
    'hotline.closed': 'A closed contact was to be changed.', 'hotline.still-open': 'An open contact was to be destroyed.', 'hotline.no-tip': 'A contact was closed as a tip that was not taken.', 'hotline.no-referral': 'A contact was closed as referred, and nobody was.',
    'hotline.no-thread': 'A message was written to a contact by telephone or in person.', 'hotline.person-there': 'A caller was made a person a second time.', 'hotline.not-about-caller': 'A tip or a professional’s contact was to become a person.',
    'hotline.referred-already': 'A caller was referred to one service twice.', 'hotline.card-sent': 'A summary card was to be sent twice.', 'hotline.not-a-member': 'A card was to be sent to an agency that does not work here.', 'hotline.no-consent': 'A card was to be sent before the caller was asked.',
    'hotline.says-withheld': 'A card would have told the name or number that the caller keeps back.', 'hotline.card-absent': 'Somebody was to be reached without a safe-contact card.', 'hotline.card-old': 'Somebody was to be reached on a card confirmed long ago.',
    'hotline.card-hours': 'Somebody was to be reached outside their safe hours.', 'hotline.card-no-hours': 'Safe hours would end before they begin.', 'hotline.due-past': 'A follow-up was promised for an hour that is past.', 'hotline.follow-up-done': 'A follow-up was recorded twice.',
    'hotline.tip-not-for-handing': 'A tip was handed over that was decided otherwise.', 'hotline.no-recipient': 'A tip was handed to nobody.', 'hotline.acknowledged': 'A receipt was recorded twice.', 'hotline.no-desk': 'A webhook was asked for before the desk has a name.',
    'hotline.no-gateway': 'A text was asked for where none are sent.', 'hotline.not-by-text': 'A text was asked for to somebody who did not say that texts are safe.', 'hotline.text-no-number': 'A text was asked for to a card without a number.',
    'hotline.text-waits': 'A second text was asked for while one waits.', 'hotline.text-gone': 'A text was taken back that waits no more.',
    'hotline.phrase-not-shipped': 'A phrase of the agency’s own was to be made what is shipped.',
    'hotline.no-webhook': 'A secret was asked for that was not made.', 'hotline.webhook-refused': 'A webhook event is not signed, not fresh, or of no hotline here.',
  },
  forget: ({ tx, services }, person) => forgetPerson(tx, services, person),
  screens: [
    { path: '/hotline', component: 'Desk', title: 'hotline_desk', allow: 'hotline.read', navigation: true, key: 'k' },
    { path: '/hotline/contacts', component: 'ContactList', title: 'hotline_contacts', allow: 'hotline.read', navigation: true },
    { path: '/hotline/tips', component: 'TipList', title: 'hotline_tips', allow: 'hotline.read', navigation: true },
    { path: '/hotline/follow-ups', component: 'FollowUpList', title: 'hotline_follow_ups', allow: 'hotline.read', navigation: true },
    { path: '/hotline/phrases', component: 'PhraseList', title: 'hotline_phrases', allow: 'hotline.lead', navigation: true },
    { path: '/hotline/settings', component: 'DeskSettings', title: 'hotline_settings', allow: 'hotline.lead', navigation: true },
    { path: '/hotline/contacts/$id', component: 'ContactDesk', title: 'hotline_contact', allow: 'hotline.read' },
  ],
};
