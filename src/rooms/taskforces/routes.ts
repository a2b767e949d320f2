import { Type } from 'typebox';
import { get, post } from '../../foundation/web/route.ts';
import { addAgreement, addAward, addEntry, addMeeting, addMember, addNeed, addTaskForce, correctEntry, finishAction, keepMinutes, leaveMember, listTaskForces, makeAward, readQuarter, readTaskForce, recordStep, submitQuarter } from './actions.ts';
import { CorrectEntry, FinishAction, KeepMinutes, Kept, LeaveMember, MakeAward, NewAgreement, NewAward, NewEntry, NewMeeting, NewMember, NewNeed, NewStep, NewTaskForce, QuarterAsked, QuarterView, SubmitQuarter, TaskForceFile, TaskForceId, TaskForces } from './schema.ts';

const Nothing = Type.Object({}, { additionalProperties: false });
const read = { allow: 'taskforces.read' } as const;
const write = { allow: 'taskforces.write', output: Kept } as const;

export const routes = [
  get('/taskforces', { ...read, records: 'looked through the task forces', input: Nothing, output: TaskForces, run: listTaskForces }),
  post('/taskforces', { ...write, records: 'recorded a task force', input: NewTaskForce, run: addTaskForce }),
  get('/taskforces/:id', { ...read, records: 'read a task force', input: TaskForceId, output: TaskForceFile, run: readTaskForce }),
  post('/taskforces/:id/steps', { ...write, records: 'recorded a state of a task force', input: NewStep, run: recordStep }),
  post('/taskforces/:id/members', { ...write, records: 'took a member into a task force', input: NewMember, run: addMember }),
  post('/taskforces/members/:member/leave', { ...write, records: 'recorded that a member left', input: LeaveMember, run: leaveMember }),
  post('/taskforces/:id/agreements', { ...write, records: 'recorded an agreement', input: NewAgreement, run: addAgreement }),
  post('/taskforces/:id/meetings', { ...write, records: 'set a meeting down', input: NewMeeting, run: addMeeting }),
  post('/taskforces/meetings/:meeting/minutes', { ...write, records: 'kept minutes', input: KeepMinutes, run: keepMinutes }),
  post('/taskforces/actions/:action/done', { ...write, records: 'recorded that an action is done', input: FinishAction, run: finishAction }),
  post('/taskforces/:id/entries', { ...write, records: 'entered a line of the record of a member', input: NewEntry, run: addEntry }),
  post('/taskforces/entries/:entry', { ...write, records: 'corrected a line of the record of a member', input: CorrectEntry, run: correctEntry }),
  post('/taskforces/:id/needs', { ...write, records: 'noted a service needed', input: NewNeed, run: addNeed }),
  post('/taskforces/:id/awards', { ...write, records: 'recorded an award', input: NewAward, run: addAward }),
  post('/taskforces/awards/:award/made', { ...write, records: 'recorded that an award was made', input: MakeAward, run: makeAward }),
  get('/taskforces/:id/quarter', { ...read, records: 'reviewed a quarter', input: QuarterAsked, output: QuarterView, run: readQuarter }),
  post('/taskforces/:id/quarter', { ...write, records: 'submitted a quarter', input: SubmitQuarter, run: submitQuarter }),
];
