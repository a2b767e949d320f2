import type { Room } from '../../foundation/web/room.ts';
import { lapseNightly, lookSteadily } from './actions.ts';
import { example } from './example.ts';
import { sheets } from './exchange.ts';
import { measures } from './measures.ts';
import { routes } from './routes.ts';

const ASKERS = { investigator: 'write', prosecutor: 'write', analyst: 'write' } as const;

export const deconfliction: Room = {
  name: 'deconfliction', duty: 'justice', kinds: ['law-enforcement', 'prosecution', 'intelligence'], routes, measures, sheets, example, steady: [lookSteadily], nightly: [lapseNightly],
  permissions: { 'deconfliction.ask': ['investigator', 'prosecutor', 'analyst'], 'deconfliction.oversee': ['supervisor'] },
  fields: { 'deconfliction.value': ASKERS, 'deconfliction.contact': ASKERS },
  refusals: {
    'deconfliction.too-many': 'Somebody asked about more than one person may in a day.', 'deconfliction.held-already': 'The office holds this already.',
    'deconfliction.ended': 'A holding that has ended is changed.', 'deconfliction.too-late': 'The time to decide about a match is over.', 'deconfliction.open': 'Both owners are for talking already.', 'deconfliction.contact': 'Somebody is for talking and names nobody to call, or the other way round.',
  },
  screens: [
    { path: '/deconfliction', component: 'HoldingList', title: 'deconfliction_holdings', allow: 'deconfliction.ask', navigation: true, key: 'o' },
    { path: '/deconfliction/notices', component: 'NoticeList', title: 'deconfliction_notices', allow: 'deconfliction.ask', navigation: true },
    { path: '/deconfliction/askings', component: 'AskingList', title: 'deconfliction_askings', allow: 'deconfliction.oversee', navigation: true },
  ],
};
