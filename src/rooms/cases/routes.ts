import { file, get, post, query } from '../../foundation/web/route.ts';
import { correctProfile, joinTeam, leaveTeam, movePassage, openCase, readCaseOf } from './actions.ts';
import { discloseOrdered, endPaper, readPapers, receivePaper } from './court.ts';
import { addDocument, fetchDocument, readDocuments } from './documents.ts';
import { htcdsRoutes } from './htcds/htcds.ts';
import { breakGlass, readGlass, reviewGlass } from './glass.ts';
import { readHhs, sendHhs } from './hhs.ts';
import { readIncoming } from './incoming.ts';
import { closeMatter, moveTraining, openMatter, readLegal, recordStatus, startTraining } from './legal.ts';
import { dropView, keepView, readCaseload, readDay, readViews, readWorkload } from './lists.ts';
import { correctNote, readDesk, readNotes, writeNote, writeSession } from './notes.ts';
import { endGoal, endTask, moveTask, readPlan, reopenTask, setGoal, setTask } from './plan.ts';
import { nameReaders, readPrivileged, writePrivileged } from './privileged.ts';
import { purgeCase, purgeDocument, purgeOnSchedule, readPurgeDue } from './purge.ts';
import { confirmCard, reachPerson, readSafetyOf, recordCard, recordSafetyPlan, showSafety } from './safety.ts';
import * as s from './schema.ts';

export const routes = [
  get('/cases', { allow: 'cases.read', records: 'looked through the cases', input: s.CaseloadAsked, output: s.Caseload, run: readCaseload }),
  post('/cases', { allow: 'cases.write', records: 'opened a case', input: s.NewCase, output: s.Opened, run: openCase }),
  get('/cases/day', { allow: 'cases.read', records: 'looked at the day', input: s.Nothing, output: s.MyDay, run: readDay }),
  get('/cases/desk', { allow: 'cases.read', records: 'looked up services and colleagues', input: s.Nothing, output: s.Desk, run: readDesk }),
  get('/cases/workload', { allow: 'cases.supervise', records: 'looked at the workload', input: s.Nothing, output: s.Workload, run: readWorkload }),
  get('/cases/views', { allow: 'cases.read', records: 'looked up kept views', input: s.Nothing, output: s.Views, run: readViews }),
  post('/cases/views', { allow: 'cases.read', records: 'kept a view', input: s.NewView, output: s.Kept, run: keepView }),
  post('/cases/views/:view/drop', { allow: 'cases.read', records: 'dropped a view', input: s.ViewId, output: s.Kept, run: dropView }),
  get('/cases/incoming/:message', { allow: 'cases.write', records: 'opened a referral for an intake', input: s.IncomingId, output: s.Incoming, run: readIncoming }),
  get('/cases/of/:id', { allow: 'cases.read', records: 'read a case', input: s.CaseId, output: s.CaseFile, run: readCaseOf }),
  post('/cases/:id/passages', { allow: 'cases.write', records: 'recorded a passage of a case', input: s.NewPassage, output: s.Kept, run: movePassage }),
  post('/cases/:id/profile', { allow: 'cases.write', records: 'corrected an intake', input: s.CorrectProfile, output: s.Kept, run: correctProfile }),
  post('/cases/:id/team', { allow: 'cases.assign', records: 'put somebody on a case', input: s.NewMember, output: s.Kept, run: joinTeam }),
  post('/cases/team/:member/leave', { allow: 'cases.assign', records: 'took somebody off a case', input: s.MemberId, output: s.Kept, run: leaveTeam }),
  get('/cases/:id/notes', { allow: 'cases.read', records: 'read notes', input: s.NotesAsked, output: s.Notes, run: readNotes }),
  post('/cases/:id/notes', { allow: 'cases.write', records: 'wrote a note', input: s.NewNote, output: s.Kept, run: writeNote }),
  post('/cases/sessions', { allow: 'cases.write', records: 'wrote a group session', input: s.NewSession, output: s.Session, run: writeSession }),
  post('/cases/notes/:note/correct', { allow: 'cases.write', records: 'corrected a note', input: s.CorrectNote, output: s.Kept, run: correctNote }),
  get('/cases/:id/plan', { allow: 'cases.read', records: 'read a plan', input: s.CaseId, output: s.Plan, run: readPlan }),
  post('/cases/:id/goals', { allow: 'cases.write', records: 'set a goal', input: s.NewGoal, output: s.Kept, run: setGoal }),
  post('/cases/goals/:goal/end', { allow: 'cases.write', records: 'ended a goal', input: s.EndGoal, output: s.Kept, run: endGoal }),
  post('/cases/:id/tasks', { allow: 'cases.assign', records: 'set a task', input: s.NewTask, output: s.Kept, run: setTask }),
  post('/cases/tasks/:task/end', { allow: 'cases.assign', records: 'ended a task', input: s.EndTask, output: s.Kept, run: endTask }),
  post('/cases/tasks/:task/reopen', { allow: 'cases.assign', records: 'took the end of a task back', input: s.ReopenTask, output: s.Kept, run: reopenTask }),
  post('/cases/tasks/:task/move', { allow: 'cases.assign', records: 'moved a task', input: s.MoveTask, output: s.Kept, run: moveTask }),
  get('/cases/:id/safety', { allow: 'cases.read', records: 'looked whether a safe contact is known', input: s.CaseId, output: s.Safety, run: readSafetyOf }),
  get('/cases/:id/safety/shown', { allow: 'cases.read', records: 'read a safe-contact card and a safety plan', input: s.CaseId, output: s.SafetyShown, run: showSafety }),
  query('/cases/:id/reach', { allow: 'cases.write', records: 'set out to reach a person', input: s.Reach, output: s.Reached, run: reachPerson }),
  post('/cases/:id/safety/card', { allow: 'cases.write', records: 'recorded a safe contact', input: s.NewCard, output: s.Kept, run: recordCard }),
  post('/cases/:id/safety/confirm', { allow: 'cases.write', records: 'confirmed a safe contact', input: s.ConfirmCard, output: s.Kept, run: confirmCard }),
  post('/cases/:id/safety/plan', { allow: 'cases.write', records: 'wrote a safety plan', input: s.NewSafetyPlan, output: s.Kept, run: recordSafetyPlan }),
  get('/cases/:id/documents', { allow: 'cases.read', records: 'looked through documents', input: s.CaseId, output: s.Documents, run: readDocuments }),
  post('/cases/:id/documents', { allow: 'cases.write', records: 'added a document', input: s.NewDocument, output: s.Kept, run: addDocument }),
  file('/cases/documents/:document/file', { allow: 'cases.read', records: 'fetched a document', input: s.DocumentId, run: fetchDocument }),
  post('/cases/documents/:document/purge', { allow: 'cases.purge', records: 'purged a document', input: s.PurgeDocument, output: s.Kept, run: purgeDocument }),
  get('/cases/:id/privileged', { allow: 'cases.privileged', records: 'read notes under privilege', input: s.CaseId, output: s.Privileged, run: readPrivileged }),
  post('/cases/:id/privileged', { allow: 'cases.privileged', records: 'wrote a note under privilege', input: s.NewPrivileged, output: s.Kept, run: writePrivileged }),
  post('/cases/privileged/:note/readers', { allow: 'cases.privileged', records: 'named who reads a note under privilege', input: s.NamePrivilegedReaders, output: s.Kept, run: nameReaders }),
  post('/cases/:id/glass', { allow: 'cases.glass', records: 'broke the glass of a case', input: s.BreakGlass, output: s.Kept, run: breakGlass }),
  get('/cases/glass', { allow: 'cases.supervise', records: 'looked at broken glass', input: s.Nothing, output: s.GlassList, run: readGlass }),
  post('/cases/glass/:glass/review', { allow: 'cases.supervise', records: 'reviewed broken glass', input: s.ReviewGlass, output: s.Kept, run: reviewGlass }),
  get('/cases/:id/papers', { allow: 'cases.read', records: 'looked at papers that ask for records', input: s.CaseId, output: s.Papers, run: readPapers }),
  post('/cases/:id/papers', { allow: 'cases.assign', records: 'took in a paper that asks for records', input: s.NewPaper, output: s.Kept, run: receivePaper }),
  post('/cases/papers/:paper/end', { allow: 'cases.supervise', records: 'ended a paper that asked for records', input: s.EndPaper, output: s.Kept, run: endPaper }),
  post('/cases/papers/:paper/disclose', { allow: 'cases.supervise', records: 'told what a court ordered', input: s.OrderedDisclosure, output: s.Kept, run: discloseOrdered }),
  get('/cases/purge', { allow: 'cases.purge', records: 'looked what is due to be purged', input: s.PurgeDueAsked, output: s.PurgeDue, run: readPurgeDue }),
  post('/cases/:id/purge', { allow: 'cases.purge', records: 'purged of a case', input: s.Purge, output: s.Kept, run: purgeCase }),
  post('/cases/:id/purge/due', { allow: 'cases.purge', records: 'purged a case on schedule', input: s.CaseId, output: s.Kept, run: purgeOnSchedule }),
  get('/cases/:id/legal', { allow: 'cases.read', records: 'read legal aid and training', input: s.CaseId, output: s.Legal, run: readLegal }),
  post('/cases/:id/statuses', { allow: 'cases.write', records: 'recorded relief or a letter', input: s.NewStatus, output: s.Kept, run: recordStatus }),
  post('/cases/:id/matters', { allow: 'cases.write', records: 'opened a legal matter', input: s.NewMatter, output: s.Kept, run: openMatter }),
  post('/cases/matters/:matter/close', { allow: 'cases.write', records: 'closed a legal matter', input: s.CloseMatter, output: s.Kept, run: closeMatter }),
  post('/cases/:id/training', { allow: 'cases.write', records: 'enrolled in job training', input: s.NewTraining, output: s.Kept, run: startTraining }),
  post('/cases/training/:training/move', { allow: 'cases.write', records: 'recorded progress of job training', input: s.MoveTraining, output: s.Kept, run: moveTraining }),
  get('/cases/:id/hhs/:kind', { allow: 'cases.read', records: 'filled a request to HHS from a case', input: s.HhsAsked, output: s.HhsForm, run: readHhs }),
  post('/cases/:id/hhs/:kind', { allow: 'cases.write', records: 'sent a request to HHS', input: s.SendHhs, output: s.Kept, run: sendHhs }),
  ...htcdsRoutes,
];
