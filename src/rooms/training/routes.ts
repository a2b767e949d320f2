import { Type } from 'typebox';
import { file, get, post } from '../../foundation/web/route.ts';
import * as act from './actions.ts';
import { checkPage, checkPosted, keysOfOffice, statusList } from './check.ts';
import * as shape from './schema.ts';

const Nothing = Type.Object({}, { additionalProperties: false });
const read = { allow: 'training.read' } as const;
const write = { allow: 'training.write', output: shape.Kept } as const;

export const routes = [
  get('/training/curricula', { ...read, records: 'looked through curricula', input: Nothing, output: shape.Curricula, run: act.listCurricula }),
  post('/training/curricula', { ...write, records: 'recorded a curriculum', input: shape.NewCurriculum, run: act.addCurriculum }),
  post('/training/curricula/:curriculum/versions', { ...write, records: 'issued a version of a curriculum', input: shape.NewVersion, run: act.addVersion }),
  get('/training/events', { ...read, records: 'looked through trainings and conferences', input: shape.ListAsked, output: shape.Events, run: act.listEvents }),
  post('/training/events', { ...write, records: 'recorded a training or conference', input: shape.NewEvent, run: act.addEvent }),
  get('/training/events/:id', { ...read, records: 'read a training or conference', input: shape.EventId, output: shape.EventFile, run: act.readEvent }),
  post('/training/events/:id/attended', { ...write, records: 'corrected how many attended', input: shape.CorrectEvent, run: act.correctEvent }),
  post('/training/events/:id/parts', { ...write, records: 'told apart who attended', input: shape.NewPart, run: act.addPart }),
  post('/training/events/:id/registrations', { ...write, records: 'registered somebody for a training', input: shape.NewRegistration, run: act.register }),
  post('/training/events/:id/evaluations', { ...write, records: 'kept what somebody thought of a training', input: shape.NewEvaluation, run: act.evaluate }),
  post('/training/registrations/:registration/attended', { ...write, records: 'recorded that somebody came to a training', input: shape.Attended, run: act.recordAttended }),
  post('/training/registrations/:registration/certificate', { ...write, records: 'issued a certificate of a training', input: shape.IssueCertificate, run: act.issueCertificate }),
  post('/training/certificates/:certificate/withdraw', { ...write, records: 'withdrew a certificate of a training', input: shape.WithdrawCertificate, run: act.withdrawCertificate }),
  file('/training/certificates/:certificate/pdf', { ...read, records: 'printed a certificate of a training', input: shape.CertificateId, shows: ['training.trainee'], run: act.printCertificate }),
  checkPage,
  checkPosted,
  statusList,
  keysOfOffice,
];
