import { Type } from 'typebox';
import { get, post } from '../../foundation/web/route.ts';
import { acknowledge, assessLead, closeLead, listLeads, listRecipients, readLead, receiveLead, referLead, takeLead } from './leads.ts';
import { acknowledgeRequest, addAddressee, addFounding, addProduct, addRequest, answerRequest, dropAddressee, issueEdition, listFounding, listProducts, listRequests, readCounts, readProduct } from './products.ts';
import * as s from './schema.ts';
import { disseminate, editSubject, enterSubject, holdSubject, liftHolds, listSubjects, purgeSubject, readSubject, tellRecipient, validateSubject } from './subjects.ts';

const Nothing = Type.Object({}, { additionalProperties: false });
const read = { allow: 'center.read' } as const;
const write = { allow: 'center.write', output: s.Kept } as const;
const review = { allow: 'center.review', output: s.Kept } as const;

export const routes = [
  get('/center/leads', { ...read, records: 'looked through the leads', input: s.LeadsAsked, output: s.Leads, run: listLeads }),
  post('/center/leads', { ...write, records: 'entered a lead', input: s.NewLead, run: receiveLead }),
  post('/center/leads/taken', { ...write, records: 'took a tip up as a lead', input: s.TakeLead, run: takeLead }),
  get('/center/leads/:id', { ...read, records: 'read a lead', input: s.ById, output: s.LeadFile, run: readLead }),
  post('/center/leads/:id/assess', { ...write, records: 'judged a lead', input: s.AssessLead, run: assessLead }),
  post('/center/leads/:id/referrals', { ...write, records: 'referred a lead', input: s.NewReferral, run: referLead }),
  post('/center/referrals/:referral/receipt', { ...write, records: 'recorded the receipt of a lead', input: s.Acknowledge, run: acknowledge }),
  post('/center/leads/:id/close', { ...write, records: 'closed a lead', input: s.CloseLead, run: closeLead }),
  get('/center/recipients', { ...read, records: 'looked at whom something may go to', input: Nothing, output: s.Recipients, run: listRecipients }),
  get('/center/counts', { ...read, records: 'looked at what waits at the center', input: Nothing, output: s.Counts, run: readCounts }),
  get('/center/subjects', { ...read, records: 'looked through the register of subjects', input: s.SubjectsAsked, output: s.Subjects, run: listSubjects }),
  post('/center/subjects', { ...write, records: 'entered a subject on reasonable suspicion', input: s.NewSubject, run: enterSubject }),
  get('/center/subjects/:id', { ...read, records: 'read a subject', input: s.ById, output: s.SubjectFile, run: readSubject }),
  post('/center/subjects/:id/edit', { ...write, records: 'changed what is known of a subject', input: s.EditSubject, run: editSubject }),
  post('/center/subjects/:id/validations', { ...review, records: 'validated a subject', input: s.ValidateSubject, run: validateSubject }),
  post('/center/subjects/:id/disseminations', { ...write, records: 'gave something of a subject out', input: s.NewDissemination, run: disseminate }),
  post('/center/disseminations/:id/told', { ...write, records: 'told a recipient of a purge', input: s.ById, run: tellRecipient }),
  post('/center/subjects/:id/hold', { ...review, records: 'held a subject', input: s.HoldSubject, run: holdSubject }),
  post('/center/subjects/:id/lift', { ...review, records: 'lifted the holds of a subject', input: s.ById, run: liftHolds }),
  post('/center/subjects/:id/purge', { ...review, records: 'purged a subject', input: s.PurgeSubject, run: purgeSubject }),
  get('/center/products', { ...read, records: 'looked through the products', input: Nothing, output: s.Products, run: listProducts }),
  post('/center/products', { ...write, records: 'began a product', input: s.NewProduct, run: addProduct }),
  get('/center/products/:id', { ...read, records: 'read a product', input: s.ById, output: s.ProductFile, run: readProduct }),
  post('/center/products/:id/addressees', { ...write, records: 'put somebody on a distribution list', input: s.NewAddressee, run: addAddressee }),
  post('/center/addressees/:id/drop', { ...write, records: 'took somebody off a distribution list', input: s.ById, run: dropAddressee }),
  post('/center/products/:id/editions', { ...write, records: 'issued an edition', input: s.IssueEdition, run: issueEdition }),
  get('/center/requests', { ...read, records: 'looked through the requests of other governments', input: s.RequestsAsked, output: s.Requests, run: listRequests }),
  post('/center/requests', { ...write, records: 'recorded a request of another government or to one', input: s.NewRequest, run: addRequest }),
  post('/center/requests/:id/acknowledge', { ...write, records: 'recorded the receipt of a request', input: s.AcknowledgeRequest, run: acknowledgeRequest }),
  post('/center/requests/:id/answer', { ...write, records: 'recorded the answer of a request', input: s.AnswerRequest, run: answerRequest }),
  get('/center/founding', { ...read, records: 'looked at what established the center', input: Nothing, output: s.Founding, run: listFounding }),
  post('/center/founding', { ...review, records: 'recorded what established the center', input: s.NewFounding, run: addFounding }),
];
