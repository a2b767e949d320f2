import type { Room } from '../../foundation/web/room.ts';
import { claims } from './claims.ts';
import { example } from './example.ts';
import { sheets } from './exchange.ts';
import { measures } from './measures.ts';
import { routes } from './routes.ts';

export const grants: Room = {
  name: 'grants', duty: 'partners', kinds: ['programs'], routes, measures, claims, sheets, example,
  permissions: { 'grants.read': ['grant-officer', 'supervisor'], 'grants.write': ['grant-officer'], 'grants.code': ['grant-officer', 'supervisor'], 'grants.publish': ['supervisor'] },
  refusals: {
    'grants.day-to-come': 'A day is still to come.', 'grants.no-days': 'Something would end before it begins, or lies outside the days of what it hangs on.', 'grants.taken': 'A name, a number or a day is on record already.', 'grants.done': 'Something was done twice.', 'grants.twice': 'A report counts one thing twice.',
    'grants.region': 'Scope, region and countries do not agree.', 'grants.period': 'A continuation is no later budget period.', 'grants.more-than-cost': 'The award is more than the whole cost.', 'grants.cost-needed': 'The whole cost is needed for the Federal share.', 'grants.federal-share': 'The Federal share is above its limit.',
    'grants.excluded': 'An unresolved audit finding excludes the recipient.', 'grants.statement': 'The statement that the law demands is missing.', 'grants.late': 'An application came after the last day.', 'grants.amount': 'An amount lies outside what is offered.', 'grants.before-posted': 'An application came before the opportunity was posted.',
    'grants.decided': 'An application was decided already.', 'grants.reviewed': 'Somebody reviewed an application twice.', 'grants.not-reviewed': 'An application was selected without a review.', 'grants.not-selected': 'An award rests on an application that was not selected.',
    'grants.closed': 'An award is closed.', 'grants.nothing-moved': 'Nothing would move.', 'grants.before-award': 'Money would move before the award.', 'grants.over-obligated': 'More would be obligated than there is.', 'grants.over-disbursed': 'More would be paid than is obligated.', 'grants.below-nothing': 'More would be taken back than there is.',
    'grants.sub-of-sub': 'A sub-award hangs on a sub-award, or is obligated by itself.', 'grants.not-received': 'A report was accepted that has not come.', 'grants.not-ready': 'An award lacks something before it can be closed.',
    'grants.share-needed': 'A share names no amount.', 'grants.no-trafficking': 'What counts does not have trafficking among its aims.', 'grants.coded': 'Somebody coded an award twice, or one that needs no coding.', 'grants.not-a-third': 'Something was settled that was not disputed, or by one of the two.', 'grants.undecided': 'Settling decided nothing.', 'grants.not-decided': 'A question was opened that is open.',
    'grants.own-proposal': 'Somebody confirmed their own proposal.', 'grants.too-many': 'A rule would move more awards than anybody has looked at.', 'grants.nothing-new': 'An edition would hold nothing new.', 'grants.not-iati': 'A file to be taken in is no IATI file of activities.', 'grants.no-edition': 'An edition is asked for that is not published.', 'grants.edition-order': 'An edition is dated before the last.',
  },
  screens: [
    { path: '/grants', component: 'DueList', title: 'grants_due', allow: 'grants.read', navigation: true, key: 'u' },
    { path: '/grants/awards', component: 'AwardList', title: 'grants_list', allow: 'grants.read', navigation: true, key: 'a' },
    { path: '/grants/classification', component: 'ClassificationGrid', title: 'grants_classification', allow: 'grants.code', navigation: true, key: 'q' },
    { path: '/grants/editions', component: 'EditionList', title: 'grants_editions', allow: 'grants.read', navigation: true },
    { path: '/grants/what-if', component: 'WhatIf', title: 'grants_what_if', allow: 'grants.code' },
    { path: '/grants/money', component: 'MoneyPage', title: 'grants_money', allow: 'grants.read', navigation: true },
    { path: '/grants/awards/$id', component: 'AwardPage', title: 'grants_page', allow: 'grants.read' },
    { path: '/grants/opportunities/$id', component: 'OpportunityPage', title: 'grants_opportunity', allow: 'grants.read' },
    { path: '/grants/recipients/$id', component: 'RecipientPage', title: 'grants_recipient_page', allow: 'grants.read' },
  ],
};
