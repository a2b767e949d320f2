import { get, post } from '../../foundation/web/route.ts';
import { correctEvent, correctObligation, readInstrument, readRegister, recordEvent, recordInstrument, recordObligation, recordReservation, recordStatement, withdrawReservation } from './actions.ts';
import { CorrectEvent, CorrectObligation, InstrumentFile, InstrumentId, Kept, NewEvent, NewInstrument, NewObligation, NewReservation, NewStatement, Register, RegisterAsked, WithdrawReservation } from './schema.ts';

export const routes = [
  get('/treaties', { allow: 'treaties.read', records: 'looked through the treaties', input: RegisterAsked, output: Register, run: readRegister }),
  post('/treaties', { allow: 'treaties.write', records: 'recorded an instrument', input: NewInstrument, output: Kept, run: recordInstrument }),
  get('/treaties/:id', { allow: 'treaties.read', records: 'read an instrument', input: InstrumentId, output: InstrumentFile, run: readInstrument }),
  post('/treaties/:id/events', { allow: 'treaties.write', records: 'recorded a step of a state', input: NewEvent, output: Kept, run: recordEvent }),
  post('/treaties/:id/events/:event', { allow: 'treaties.write', records: 'corrected a step of a state', input: CorrectEvent, output: Kept, run: correctEvent }),
  post('/treaties/:id/reservations', { allow: 'treaties.write', records: 'recorded a reservation of a state', input: NewReservation, output: Kept, run: recordReservation }),
  post('/treaties/:id/reservations/:reservation/withdrawn', { allow: 'treaties.write', records: 'recorded that a state withdrew a reservation', input: WithdrawReservation, output: Kept, run: withdrawReservation }),
  post('/treaties/:id/obligations', { allow: 'treaties.write', records: 'recorded an obligation and who answers for it', input: NewObligation, output: Kept, run: recordObligation }),
  post('/treaties/:id/obligations/:obligation', { allow: 'treaties.write', records: 'corrected an obligation', input: CorrectObligation, output: Kept, run: correctObligation }),
  post('/treaties/:id/statements', { allow: 'treaties.write', records: 'recorded what a publication says of an instrument', input: NewStatement, output: Kept, run: recordStatement }),
];
