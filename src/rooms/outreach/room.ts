import type { Room } from '../../foundation/web/room.ts';
import { claims } from './claims.ts';
import { example } from './example.ts';
import { sheets } from './exchange.ts';
import { measures } from './measures.ts';
import { routes } from './routes.ts';

export const outreach: Room = {
  name: 'outreach', duty: 'reaching', kinds: ['benefit-granting', 'programs', 'victim-services', 'hotline'], routes, measures, claims, sheets, example,
  permissions: { 'outreach.read': ['outreach-officer'], 'outreach.write': ['outreach-officer'], 'outreach.trace': ['hotline-advocate', 'outreach-officer'] },
  fields: { 'outreach.minutes': { 'outreach-officer': 'write' } },
  refusals: {
    'outreach.name-taken': 'Something of this name stands already.', 'outreach.day-to-come': 'A day is still to come.', 'outreach.before-it-began': 'Something would lie before what it belongs to began.', 'outreach.not-listed': 'A group of intermediaries was not on the list on the day.',
    'outreach.say-what-changed': 'A second edition does not say what changed.', 'outreach.withdrawn': 'An edition was given out, or withdrawn again, after it was withdrawn.', 'outreach.member-there': 'An organization was taken in twice.', 'outreach.left': 'A member left twice, or on the day it joined.',
    'outreach.not-a-member': 'Whoever came to a meeting was no member on its day.', 'outreach.meeting-there': 'A meeting was recorded twice.', 'outreach.no-such-code': 'No material carries a code that was read out.', 'outreach.no-code': 'A poster was printed for copies without a code.',
  },
  screens: [
    { path: '/outreach', component: 'CoalitionList', title: 'outreach_coalitions', allow: 'outreach.read', navigation: true, key: 'o' },
    { path: '/outreach/materials', component: 'MaterialList', title: 'outreach_materials', allow: 'outreach.read', navigation: true },
    { path: '/outreach/placements', component: 'PlacementList', title: 'outreach_placements', allow: 'outreach.read', navigation: true },
    { path: '/outreach/web', component: 'WebVisits', title: 'outreach_web', allow: 'outreach.read', navigation: true },
    { path: '/outreach/way', component: 'WayPage', title: 'outreach_way', allow: 'outreach.read', navigation: true },
    { path: '/outreach/code', component: 'CodePage', title: 'outreach_code_page', allow: 'outreach.trace', navigation: true },
    { path: '/outreach/coalitions/$id', component: 'CoalitionPage', title: 'outreach_coalition', allow: 'outreach.read' },
  ],
};
