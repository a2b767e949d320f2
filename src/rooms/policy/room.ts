import type { Room } from '../../foundation/web/room.ts';
import { claims } from './claims.ts';
import { example } from './example.ts';
import { sheets } from './exchange.ts';
import { measures } from './measures.ts';
import { routes } from './routes.ts';

export const policy: Room = {
  name: 'policy', duty: 'partners', kinds: ['policy', 'programs'], routes, measures, claims, sheets, example,
  permissions: { 'policy.read': ['analyst', 'publisher'], 'policy.write': ['analyst', 'publisher'], 'policy.notices': ['analyst', 'publisher', 'grant-officer'] },
  fields: { 'policy.minutes': { analyst: 'write', publisher: 'write' } },
  refusals: {
    'policy.name-taken': 'Something of this name or number stands already.', 'policy.day-to-come': 'A day is still to come.', 'policy.before-established': 'Something would lie before its body was established.', 'policy.before-it-began': 'Something would lie before what it belongs to.', 'policy.no-days': 'Something would end before it begins.',
    'policy.member-there': 'An office was taken in twice in the same days.', 'policy.chair-there': 'Two offices would chair a body.', 'policy.member-ended': 'A membership was ended twice.', 'policy.line-unread': 'A line of minutes gives somebody work and cannot be read.', 'policy.not-a-member': 'Minutes give work to somebody who is no member.',
    'policy.due-before': 'Something would be due before it begins.', 'policy.no-source': 'A sourced directive names no source.', 'policy.no-source-of-action': 'An action follows from nothing, or from two things.', 'policy.action-over': 'Progress was told of an action that is over.', 'policy.say-why': 'An action is held up or dropped and it is not said why.',
    'policy.no-window': 'A notice leaves no day to comment.', 'policy.own-notice': 'An agency commented on its own notice.', 'policy.window-closed': 'A comment came after the window.', 'policy.answered': 'A comment was answered twice.', 'policy.decided': 'A plan was decided twice.', 'policy.window-open': 'A plan was decided while the others may comment, and it is not said why.',
    'policy.unanswered': 'A plan was decided before a concern was answered.', 'policy.dropped-awarded': 'A plan that was dropped names an award.', 'policy.follow-later': 'A recommendation would be followed up before the next Assessment.', 'policy.followed': 'A recommendation is followed up already.',
  },
  screens: [
    { path: '/policy', component: 'ActionList', title: 'policy_actions', allow: 'policy.read', navigation: true, key: 'g' },
    { path: '/policy/bodies', component: 'BodyList', title: 'policy_bodies', allow: 'policy.read', navigation: true },
    { path: '/policy/bodies/$id', component: 'BodyPage', title: 'policy_body', allow: 'policy.read' },
    { path: '/policy/plans', component: 'PlanList', title: 'policy_plans', allow: 'policy.read', navigation: true },
    { path: '/policy/notices', component: 'NoticeList', title: 'policy_notices', allow: 'policy.notices', navigation: true },
    { path: '/policy/notices/$id', component: 'NoticePage', title: 'policy_notice', allow: 'policy.notices' },
    { path: '/policy/recommendations', component: 'RecommendationList', title: 'policy_recommendations', allow: 'policy.read', navigation: true },
  ],
};
