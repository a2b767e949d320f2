import { Type } from 'typebox';
import { file, get, post } from '../../foundation/web/route.ts';
import { decide, enterRequest, lapseLetter, letterPdf, listIssued, readLetter, readQueue, readRequest, recordBenefit, recordConsultation, recordEvidence, recordNotice, replaceLetter, rescindLetter } from './actions.ts';
import { takeArrival } from './arrivals.ts';
import { checkPage, checkPosted, keysOfOffice, statusList } from './check.ts';
import { Decided, EndLetter, Issued, IssuedAsked, Kept, LetterFile, LetterId, NewBenefitApplied, NewConsultation, NewDecision, NewEvidence, NewNotice, NewRequest, Queue, QueueAsked, RequestFile, RequestId, TakeArrival } from './schema.ts';

const Replaced = Type.Object({ id: Type.String(), version: Type.Integer(), serial: Type.String() });

export const routes = [
  get('/letters/requests', { allow: 'letters.read', records: 'looked through the requests', input: QueueAsked, output: Queue, run: readQueue }),
  post('/letters/requests', { allow: 'letters.request', records: 'entered a request', input: NewRequest, output: Kept, run: enterRequest }),
  post('/letters/arrivals', { allow: 'letters.request', records: 'took in a request that a provider sent', input: TakeArrival, output: Kept, run: takeArrival }),
  get('/letters/requests/:id', { allow: 'letters.read', records: 'read a request', input: RequestId, output: RequestFile, run: readRequest }),
  post('/letters/requests/:id/evidence', { allow: 'letters.prepare', records: 'recorded evidence', input: NewEvidence, output: Kept, run: recordEvidence }),
  post('/letters/requests/:id/consultations', { allow: 'letters.prepare', records: 'recorded a consultation', input: NewConsultation, output: Kept, run: recordConsultation }),
  post('/letters/requests/:id/notices', { allow: 'letters.prepare', records: 'recorded a notice', input: NewNotice, output: Kept, run: recordNotice }),
  post('/letters/requests/:id/decisions', { allow: 'letters.issue', records: 'decided a request', input: NewDecision, output: Decided, run: decide }),
  get('/letters', { allow: 'letters.read', records: 'looked through the letters', input: IssuedAsked, output: Issued, run: listIssued }),
  get('/letters/:id', { allow: 'letters.read', records: 'read a letter', input: LetterId, output: LetterFile, run: readLetter }),
  file('/letters/:id/pdf', { allow: 'letters.read', records: 'printed a letter', input: LetterId, shows: ['identity.name', 'identity.birth'], run: letterPdf }),
  post('/letters/:id/replace', { allow: 'letters.issue', records: 'replaced a letter', input: EndLetter, output: Replaced, run: replaceLetter }),
  post('/letters/:id/rescind', { allow: 'letters.issue', records: 'rescinded a letter', input: EndLetter, output: Kept, run: rescindLetter }),
  post('/letters/:id/lapse', { allow: 'letters.issue', records: 'recorded that a letter lapsed', input: EndLetter, output: Kept, run: lapseLetter }),
  post('/letters/:id/benefits', { allow: 'letters.benefit', records: 'recorded a benefit applied for', input: NewBenefitApplied, output: Kept, run: recordBenefit }),
  checkPage,
  checkPosted,
  statusList,
  keysOfOffice,
];
