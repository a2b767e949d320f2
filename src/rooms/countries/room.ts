import type { Room } from '../../foundation/web/room.ts';
import { claims } from './claims.ts';
import { example } from './example.ts';
import { sheets } from './exchange.ts';
import { measures } from './measures.ts';
import { routes } from './routes.ts';

export const countries: Room = {
  name: 'countries', duty: 'partners', kinds: ['policy'], routes, measures, claims, sheets, example,
  permissions: { 'countries.read': ['analyst', 'publisher'], 'countries.write': ['analyst', 'publisher'], 'countries.publish': ['publisher'] },
  refusals: {
    'countries.there': 'A country or a program is recorded twice.', 'countries.no-days': 'Something would end before it begins.', 'countries.not-yet': 'Something is said of a country before it was one.', 'countries.no-more': 'Something is said of a country after it was one.', 'countries.day-to-come': 'A day is still to come.',
    'countries.year': 'A report would be published in another year than its own.', 'countries.no-levels-then': 'A report is given a part that reports did not have then.', 'countries.found': 'The findings of a year are recorded twice.', 'countries.placed': 'A report places a country twice.',
    'countries.watch-reason': 'The reason for the watch list does not fit the lists of this year and the year before.', 'countries.watch-over': 'A country would be on the watch list for longer than the law lets it.', 'countries.explain': 'A country changes lists and it is not said why.', 'countries.no-clock': 'A placement starts no such clock.',
    'countries.too-early': 'Something was done before its clock allows it.', 'countries.step-done': 'Something is recorded as done twice.', 'countries.designated': 'A country is a beneficiary twice, or ends twice.', 'countries.not-in-force': 'A country is designated under a program that was not in force.',
    'countries.no-interest': 'The national economic interest is named under a program that does not know it.', 'countries.spell-there': 'A program is in force twice in the same days.',
  },
  screens: [
    { path: '/countries', component: 'CountryList', title: 'countries_list', allow: 'countries.read', navigation: true, key: 'y' },
    { path: '/countries/clocks', component: 'ClockList', title: 'countries_clocks', allow: 'countries.read', navigation: true },
    { path: '/countries/preferences', component: 'PreferenceList', title: 'countries_preferences', allow: 'countries.read', navigation: true },
    { path: '/countries/$id', component: 'CountryPage', title: 'countries_page', allow: 'countries.read' },
  ],
};
