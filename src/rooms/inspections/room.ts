import type { Room } from '../../foundation/web/room.ts';
import { example } from './example.ts';
import { sheets } from './exchange.ts';
import { measures } from './measures.ts';
import { takeReceiptsNightly } from './referring.ts';
import { routes } from './routes.ts';

export const inspections: Room = {
  name: 'inspections', duty: 'justice', kinds: ['labor'], routes, measures, sheets, example, nightly: [takeReceiptsNightly],
  permissions: { 'inspections.read': ['inspector', 'supervisor'], 'inspections.write': ['inspector'], 'inspections.certify': ['supervisor'] },
  fields: { 'inspections.employer': { inspector: 'write', supervisor: 'read' } },
  refusals: {
    'inspections.not-ours': 'An activity or a finding was about trafficking, which this office may not investigate.', 'inspections.before-opening': 'Something would lie before the inspection began.', 'inspections.day-to-come': 'A day is still to come.',
    'inspections.concluded': 'Something was found on an inspection that was concluded.', 'inspections.paid-too-much': 'More back wages were paid than computed.', 'inspections.not-law-enforcement': 'An inspection was referred to an office that may not investigate trafficking.',
    'inspections.nothing-to-refer': 'An inspection without an indicator was referred.', 'inspections.no-recipient': 'An inspection was referred to nobody.', 'inspections.acknowledged': 'A receipt was recorded twice.',
    'inspections.before-asking': 'A declaration was decided before it was asked.', 'inspections.reason': 'A declaration was declined without a reason, or signed with one.', 'inspections.may-not-sign': 'A declaration was signed on a day on which the office could sign none.',
    'inspections.refer-first': 'A declaration was signed before the inspection was referred.', 'inspections.decided': 'A declaration was decided twice.', 'inspections.not-referred': 'An inspection was concluded whose indicators nobody was told of.',
    'inspections.outcome-unfit': 'An outcome does not fit what was found.', 'inspections.unpaid': 'An inspection was concluded as paid that is not.', 'inspections.workers-unfit': 'The persons are fewer than those of one violation or more than those of all.',
    'inspections.country': 'An event with a consulate named no country, or another did.', 'inspections.outreach-recorded': 'An event of outreach was recorded twice.', 'inspections.reference-taken': 'An inspection with this number of the office’s own stands already.',
  },
  screens: [
    { path: '/inspections', component: 'InspectionList', title: 'inspections_list', allow: 'inspections.read', navigation: true, key: 'v' },
    { path: '/inspections/outreach', component: 'OutreachList', title: 'inspections_outreach', allow: 'inspections.read', navigation: true },
    { path: '/inspections/$id', component: 'InspectionPage', title: 'inspections_page', allow: 'inspections.read' },
  ],
};
