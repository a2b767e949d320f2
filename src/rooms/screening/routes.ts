import { get, post } from '../../foundation/web/route.ts';
import { answerQuestion, askIn, finishScreening, listInstruments, listScreenings, proposePotential, readScreening, startScreening } from './actions.ts';
import { AskIn, Finish, Instruments, Kept, NewAnswer, NewScreening, Nothing, OfPerson, Proposal, ScreeningFile, ScreeningId, Screenings } from './schema.ts';

export const routes = [
  get('/screening/instruments', { allow: 'screening.read', records: 'looked through the instruments', input: Nothing, output: Instruments, run: listInstruments }),
  get('/screening/people/:person', { allow: 'screening.read', records: 'looked through the screenings of a person', input: OfPerson, output: Screenings, run: listScreenings }),
  post('/screening/people/:person', { allow: 'screening.write', records: 'began a screening', input: NewScreening, output: Kept, run: startScreening }),
  get('/screening/:id', { allow: 'screening.read', records: 'read a screening', input: ScreeningId, output: ScreeningFile, run: readScreening }),
  post('/screening/:id/language', { allow: 'screening.write', records: 'asked on in another language', input: AskIn, output: Kept, run: askIn }),
  post('/screening/:id/answers', { allow: 'screening.write', records: 'kept an answer', input: NewAnswer, output: Kept, run: answerQuestion }),
  post('/screening/:id/finish', { allow: 'screening.write', records: 'finished a screening', input: Finish, output: Kept, run: finishScreening }),
  post('/screening/:id/proposals', { allow: 'screening.write', records: 'recorded a potential victim after a screening', input: Proposal, output: Kept, run: proposePotential }),
];
