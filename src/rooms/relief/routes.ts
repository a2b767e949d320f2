import { file, get, post } from '../../foundation/web/route.ts';
import { askQuestion, endAbsence, endCivilAction, enterApplication, enterPresence, recordAbsence, recordCivilAction, recordCompletion, recordInformation, recordPermit, stepApplication, stepPresence } from './actions.ts';
import { readIncoming, readOffices, takeNotice, tellOffice } from './notices.ts';
import { findRecord, listNotices, listQuestions, listReunifications, personSheet, readApplication, readDeadlines, readOffice, readPersonRelief, readPresence, readQuestion, readQueue } from './readings.ts';
import { openReunification, stepReunification } from './reunite.ts';
import {
  ApplicationFile, Deadlines, DeadlinesAsked, EndAbsence, EndCivilAction, FindAsked, FoundRecords, Incoming, Kept, NewAbsence, NewApplication, NewApplicationStep, NewCivilAction, NewCompletion, NewInformation, NewPermit, NewPresence, NewPresenceStep, NewQuestion, NewReunification, NewReunificationStep,
  Nothing, Notices, NoticesAsked, OfficeAsked, Offices, OfficeView, PersonFile, PresenceFile, QuestionAnswer, Questions, Queue, QueueAsked, RecordId, Reunifications, ReunificationsAsked, SheetAsked, TakeNotice, TellOffice,
} from './schema.ts';

export const routes = [
  get('/relief', { allow: 'relief.read', records: 'looked at the year of relief', input: OfficeAsked, output: OfficeView, run: readOffice }),
  get('/relief/queue', { allow: 'relief.read', records: 'looked through the work of relief', input: QueueAsked, output: Queue, run: readQueue }),
  get('/relief/find', { allow: 'relief.read', records: 'looked for a record of relief by its number', input: FindAsked, output: FoundRecords, run: findRecord }),
  get('/relief/deadlines', { allow: 'relief.read', records: 'looked through the deadlines', input: DeadlinesAsked, output: Deadlines, run: readDeadlines }),
  post('/relief/presences', { allow: 'relief.write', records: 'entered a request for continued presence', input: NewPresence, output: Kept, run: enterPresence }),
  get('/relief/presences/:id', { allow: 'relief.read', records: 'read a request for continued presence', input: RecordId, output: PresenceFile, run: readPresence }),
  post('/relief/presences/:id/steps', { allow: 'relief.write', records: 'took a step on a request for continued presence', input: NewPresenceStep, output: Kept, run: stepPresence }),
  post('/relief/presences/:id/information', { allow: 'relief.write', records: 'recorded information on a request for continued presence', input: NewInformation, output: Kept, run: recordInformation }),
  post('/relief/applications', { allow: 'relief.write', records: 'entered an application', input: NewApplication, output: Kept, run: enterApplication }),
  get('/relief/applications/:id', { allow: 'relief.read', records: 'read an application', input: RecordId, output: ApplicationFile, run: readApplication }),
  post('/relief/applications/:id/steps', { allow: 'relief.write', records: 'took a step on an application', input: NewApplicationStep, output: Kept, run: stepApplication }),
  post('/relief/applications/:id/information', { allow: 'relief.write', records: 'recorded information on an application', input: NewInformation, output: Kept, run: recordInformation }),
  get('/relief/people/:id', { allow: 'relief.read', records: 'read the relief of a person', input: RecordId, output: PersonFile, run: readPersonRelief }),
  file('/relief/people/:id/sheet', { allow: 'relief.read', records: 'printed what is next for a person', input: SheetAsked, run: personSheet }),
  post('/relief/people/:id/absences', { allow: 'relief.write', records: 'recorded a departure', input: NewAbsence, output: Kept, run: recordAbsence }),
  post('/relief/people/:id/absences/:absence/return', { allow: 'relief.write', records: 'recorded a return', input: EndAbsence, output: Kept, run: endAbsence }),
  post('/relief/people/:id/completions', { allow: 'relief.write', records: 'recorded that an investigation is complete', input: NewCompletion, output: Kept, run: recordCompletion }),
  post('/relief/people/:id/permits', { allow: 'relief.write', records: 'recorded a permit', input: NewPermit, output: Kept, run: recordPermit }),
  post('/relief/people/:id/civil-actions', { allow: 'relief.write', records: 'recorded a civil action', input: NewCivilAction, output: Kept, run: recordCivilAction }),
  post('/relief/people/:id/civil-actions/:action/conclude', { allow: 'relief.write', records: 'recorded that a civil action was concluded', input: EndCivilAction, output: Kept, run: endCivilAction }),
  get('/relief/offices', { allow: 'relief.tell', records: 'looked up offices that grant benefits', input: Nothing, output: Offices, run: readOffices }),
  post('/relief/people/:id/tell', { allow: 'relief.tell', records: 'told a benefit-granting office of a status', input: TellOffice, output: Kept, run: tellOffice }),
  get('/relief/reunifications', { allow: 'relief.read', records: 'looked through reunifications', input: ReunificationsAsked, output: Reunifications, run: listReunifications }),
  post('/relief/reunifications', { allow: 'relief.write', records: 'opened a reunification or return', input: NewReunification, output: Kept, run: openReunification }),
  post('/relief/reunifications/:id/steps', { allow: 'relief.write', records: 'took a step on a reunification or return', input: NewReunificationStep, output: Kept, run: stepReunification }),
  get('/relief/notices', { allow: 'relief.notices', records: 'looked through the status notices', input: NoticesAsked, output: Notices, run: listNotices }),
  get('/relief/incoming/:id', { allow: 'relief.notices', records: 'opened a status notice', input: RecordId, output: Incoming, run: readIncoming }),
  post('/relief/incoming/:id/take', { allow: 'relief.take', records: 'took up a status notice', input: TakeNotice, output: Kept, run: takeNotice }),
  get('/relief/questions', { allow: 'relief.question', records: 'looked through questions from outside', input: NoticesAsked, output: Questions, run: listQuestions }),
  post('/relief/questions', { allow: 'relief.question', records: 'logged a question from outside', input: NewQuestion, output: Kept, run: askQuestion }),
  get('/relief/questions/:id', { allow: 'relief.question', records: 'read the answer to a question from outside', input: RecordId, output: QuestionAnswer, run: readQuestion }),
];
