import type { Room } from '../../foundation/web/room.ts';
import { claims } from './claims.ts';
import { example } from './example.ts';
import { sheets } from './exchange.ts';
import { measures } from './measures.ts';
import { purgeNightly } from './retention.ts';
import { routes } from './routes.ts';

export const justice: Room = {
  name: 'justice', duty: 'justice', kinds: ['law-enforcement', 'prosecution'], routes, measures, sheets, example, claims, nightly: [purgeNightly],
  permissions: {
    'justice.read': ['investigator', 'prosecutor'], 'justice.investigate': ['investigator', 'prosecutor'], 'justice.prosecute': ['prosecutor'], 'justice.import': ['prosecutor'], 'justice.export': ['prosecutor'],
  },
  fields: { 'justice.defendant': { prosecutor: 'write', investigator: 'read' } },
  refusals: {
    'justice.number-taken': 'An investigation bears a number that is recorded already.', 'justice.docket-taken': 'A case bears a docket number that is recorded already in its district.', 'justice.origin': 'An investigation opened from what was handed over says another origin than that does.', 'justice.opened-from': 'A second investigation was opened from the same thing handed over.', 'justice.not-sealed': 'A record was to be opened that is not sealed.', 'justice.purged': 'The name was destroyed by the schedule.', 'justice.held': 'A hold stands already.', 'justice.not-held': 'No hold stands.', 'justice.may-not-take': 'An investigation was handed over to an office that may not take it.', 'justice.waits': 'An office was handed an investigation that it has and has not answered.', 'justice.future': 'A day that has not come is recorded.', 'justice.out-of-order': 'Something lies before what it follows.',
    'justice.no-such-step': 'A step does not follow from where a charge or an investigation stands.', 'justice.decline-reason': 'A decline without a reason, or a reason without a decline.', 'justice.referred-persons': 'A referral for State prosecution without the number of individuals, or a number without such a referral.',
    'justice.custody': 'Where a defendant is said to be does not follow from where they were.', 'justice.absent': 'A plea or verdict of somebody who is not before the court.', 'justice.victim-age': 'A section about children is charged for an adult.', 'justice.not-yet-law': 'A count charges what was no offense on its day.',
    'justice.wrong-paper': 'A charging paper does not follow the one before.', 'justice.ended': 'What has ended is ended again.', 'justice.no-term': 'A sentence says nothing, or two things that exclude each other.', 'justice.sentenced': 'A second sentence beside one that stands.',
    'justice.not-convicted': 'A sentence, an order or an appeal without a conviction that stands.', 'justice.overpaid': 'More is paid than was ordered or forfeited.', 'justice.appealed': 'A second appeal beside one that is pending.',
  },
  screens: [
    { path: '/justice/cases', component: 'CaseList', title: 'justice_cases', allow: 'justice.read', navigation: true, key: 'j' },
    { path: '/justice/cases/$id', component: 'CasePage', title: 'justice_case', allow: 'justice.read' },
    { path: '/justice/investigations', component: 'InvestigationList', title: 'justice_investigations', allow: 'justice.read', navigation: true, key: 'v' },
    { path: '/justice/investigations/$id', component: 'InvestigationPage', title: 'justice_investigation', allow: 'justice.read' },
  ],
};
