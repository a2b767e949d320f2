import type { Room } from '../../foundation/web/room.ts';
import { claims } from './claims.ts';
import { example } from './example.ts';
import { sheets } from './exchange.ts';
import { measures } from './measures.ts';
import { routes } from './routes.ts';

export const taskforces: Room = {
  name: 'taskforces', duty: 'justice', kinds: ['prosecution'], routes, measures, claims, sheets, example,
  permissions: { 'taskforces.read': ['task-force-coordinator', 'prosecutor', 'supervisor'], 'taskforces.write': ['task-force-coordinator'] },
  fields: { 'taskforces.minutes': { 'task-force-coordinator': 'write', prosecutor: 'read', supervisor: 'read' } },
  refusals: {
    'taskforces.day-to-come': 'A day is still to come.', 'taskforces.closed': 'Something was recorded after a task force was closed, or it was closed before.', 'taskforces.by-turns': 'A task force was suspended that was not operational, or made operational twice.', 'taskforces.state-recorded': 'A state was recorded twice.',
    'taskforces.name-taken': 'A task force of this name stands already.', 'taskforces.member-there': 'An agency was taken in twice.', 'taskforces.left': 'A member left twice.', 'taskforces.no-days': 'Something would end before it begins.',
    'taskforces.release-needed': 'An agreement would let somebody who serves victims tell who they are.', 'taskforces.action-done': 'An action was done twice.', 'taskforces.not-a-member': 'A record lies outside the days of membership.', 'taskforces.entry-there': 'A member’s number was entered twice.',
    'taskforces.need-there': 'A need was noted twice.', 'taskforces.award-no-day': 'An award has neither a day nor a plan.', 'taskforces.award-made': 'An award was made twice.', 'taskforces.quarter-runs': 'A quarter was submitted before it was over.', 'taskforces.submitted': 'A quarter was submitted again without a reason.',
  },
  screens: [
    { path: '/taskforces', component: 'TaskForceList', title: 'taskforces_list', allow: 'taskforces.read', navigation: true, key: 't' },
    { path: '/taskforces/$id', component: 'TaskForcePage', title: 'taskforces_page', allow: 'taskforces.read' },
    { path: '/taskforces/$id/quarter', component: 'QuarterPage', title: 'taskforces_quarter', allow: 'taskforces.read' },
  ],
};
