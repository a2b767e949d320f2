import { get, post } from '../../foundation/web/route.ts';
import { correctEvent, readInstrument, readRegister, recordEvent, recordInstrument } from './actions.ts';
import { CorrectEvent, InstrumentFile, InstrumentId, Kept, NewEvent, NewInstrument, Register, RegisterAsked } from './schema.ts';

export const routes = [
  get('/treaties', { allow: 'treaties.read', records: 'looked through the treaties', input: RegisterAsked, output: Register, run: readRegister }),
  post('/treaties', { allow: 'treaties.write', records: 'recorded an instrument', input: NewInstrument, output: Kept, run: recordInstrument }),
  get('/treaties/:id', { allow: 'treaties.read', records: 'read an instrument', input: InstrumentId, output: InstrumentFile, run: readInstrument }),
  post('/treaties/:id/events', { allow: 'treaties.write', records: 'recorded a step of a state', input: NewEvent, output: Kept, run: recordEvent }),
  post('/treaties/:id/events/:event', { allow: 'treaties.write', records: 'corrected a step of a state', input: CorrectEvent, output: Kept, run: correctEvent }),
];
