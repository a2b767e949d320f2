import { Type } from 'typebox';
import { get, post } from '../../foundation/web/route.ts';
import { acknowledge, askDeclaration, conclude, decideDeclaration, listInspections, listOutreach, listRecipients, noteIndicator, openInspection, readCounts, readInspection, recordActivity, recordOutreach, recordPayment, recordViolation, referInspection } from './actions.ts';
import { Acknowledge, Conclude, Counts, DecideDeclaration, InspectionFile, InspectionId, Kept, List, ListAsked, NewActivity, NewDeclaration, NewIndicator, NewInspection, NewOutreach, NewPayment, NewReferral, NewViolation, OutreachAsked, OutreachList, Recipients } from './schema.ts';

const Nothing = Type.Object({}, { additionalProperties: false });
const read = { allow: 'inspections.read' } as const;
const write = { allow: 'inspections.write', output: Kept } as const;

export const routes = [
  get('/inspections', { ...read, records: 'looked through the inspections', input: ListAsked, output: List, run: listInspections }),
  post('/inspections', { ...write, records: 'opened an inspection', input: NewInspection, run: openInspection }),
  get('/inspections/counts', { ...read, records: 'looked at what waits of inspections', input: Nothing, output: Counts, run: readCounts }),
  get('/inspections/recipients', { ...read, records: 'looked at whom an inspection may be referred to', input: Nothing, output: Recipients, run: listRecipients }),
  get('/inspections/outreach', { ...read, records: 'looked through the outreach', input: OutreachAsked, output: OutreachList, run: listOutreach }),
  post('/inspections/outreach', { ...write, records: 'recorded an event of outreach', input: NewOutreach, run: recordOutreach }),
  get('/inspections/:id', { ...read, records: 'read an inspection', input: InspectionId, output: InspectionFile, run: readInspection }),
  post('/inspections/:id/activities', { ...write, records: 'recorded an activity of an inspection', input: NewActivity, run: recordActivity }),
  post('/inspections/:id/violations', { ...write, records: 'recorded a violation', input: NewViolation, run: recordViolation }),
  post('/inspections/:id/payments', { ...write, records: 'recorded back wages paid', input: NewPayment, run: recordPayment }),
  post('/inspections/:id/indicators', { ...write, records: 'noted an indicator', input: NewIndicator, run: noteIndicator }),
  post('/inspections/:id/referrals', { ...write, records: 'referred an inspection', input: NewReferral, run: referInspection }),
  post('/inspections/referrals/:referral/receipt', { ...write, records: 'recorded the receipt of a referral', input: Acknowledge, run: acknowledge }),
  post('/inspections/:id/declarations', { ...write, records: 'recorded that a declaration was asked for', input: NewDeclaration, run: askDeclaration }),
  post('/inspections/declarations/:declaration/decision', { allow: 'inspections.certify', records: 'decided a declaration', input: DecideDeclaration, output: Kept, run: decideDeclaration }),
  post('/inspections/:id/conclude', { ...write, records: 'concluded an inspection', input: Conclude, run: conclude }),
];
