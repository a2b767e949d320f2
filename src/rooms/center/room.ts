import type { Room } from '../../foundation/web/room.ts';
import { claims } from './claims.ts';
import { example } from './example.ts';
import { sheets } from './exchange.ts';
import { destroyNightly, takeReceiptsNightly } from './leads.ts';
import { measures } from './measures.ts';
import { routes } from './routes.ts';
import { purgeNightly } from './subjects.ts';

const READERS = { investigator: 'write', analyst: 'write', supervisor: 'write' } as const;

export const center: Room = {
  name: 'center', duty: 'justice', kinds: ['intelligence'], routes, measures, claims, sheets, example, nightly: [takeReceiptsNightly, purgeNightly, destroyNightly],
  permissions: { 'center.read': ['investigator', 'analyst', 'supervisor'], 'center.write': ['investigator', 'analyst'], 'center.review': ['supervisor'] },
  fields: { 'center.lead': { ...READERS, supervisor: 'read' }, 'center.subject': READERS, 'center.product': { ...READERS, supervisor: 'read' }, 'center.request': { ...READERS, supervisor: 'read' } },
  refusals: {
    'center.day-to-come': 'A day is still to come.', 'center.too-early': 'Something would lie before what it follows.', 'center.reference-taken': 'A lead with this number of the log stands already.', 'center.taken': 'A tip was taken up twice.', 'center.lead-closed': 'Something was done with a lead that is closed.',
    'center.assess-first': 'A lead was referred that nobody judged.', 'center.closing-unfit': 'A lead was closed otherwise than it stood.', 'center.not-investigating': 'A lead was referred to an office that may not investigate trafficking.', 'center.no-recipient': 'Something was to go to nobody.', 'center.acknowledged': 'A receipt was recorded twice.',
    'center.purged': 'A subject that is purged, or whose time is over, was worked with.', 'center.own-validation': 'Somebody validated what they had entered.', 'center.right-unfit': 'A right to know and a purpose do not go together.', 'center.not-law-enforcement': 'Intelligence was to go to others than law enforcement without imminent danger.',
    'center.nothing-to-tell': 'A recipient was told of a purge that was none.', 'center.held': 'A hold stands already.', 'center.not-held': 'No hold stands.', 'center.title-taken': 'A product of this title stands already.', 'center.on-the-list': 'Somebody is on a list already.', 'center.off-the-list': 'Somebody is off a list already.',
    'center.changes': 'A later edition does not say what changed, or the first does.', 'center.answered': 'A request was answered twice.', 'center.reason': 'A request is declined without a reason, or has one without being declined.', 'center.event-there': 'An event of the founding was recorded twice.',
  },
  screens: [
    { path: '/center', component: 'LeadList', title: 'center_leads', allow: 'center.read', navigation: true, key: 'x' },
    { path: '/center/leads/$id', component: 'LeadPage', title: 'center_lead', allow: 'center.read' },
    { path: '/center/subjects', component: 'SubjectList', title: 'center_subjects', allow: 'center.read', navigation: true, key: 'b' },
    { path: '/center/subjects/$id', component: 'SubjectPage', title: 'center_subject', allow: 'center.read' },
    { path: '/center/products', component: 'ProductList', title: 'center_products', allow: 'center.read', navigation: true },
    { path: '/center/products/$id', component: 'ProductPage', title: 'center_product', allow: 'center.read' },
    { path: '/center/requests', component: 'RequestList', title: 'center_requests', allow: 'center.read', navigation: true },
    { path: '/center/founding', component: 'FoundingPage', title: 'center_founding', allow: 'center.read', navigation: true },
  ],
};
