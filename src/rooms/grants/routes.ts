import { Type } from 'typebox';
import { file, get, post, query } from '../../foundation/web/route.ts';
import * as act from './actions.ts';
import * as classify from './classify.ts';
import { commonAwards, commonOpportunities } from './common-grants.ts';
import { checkXml, iatiFile } from './iati.ts';
import * as read from './readings.ts';
import * as s from './schema.ts';

const Nothing = Type.Object({}, { additionalProperties: false });
const may = { allow: 'grants.read' } as const;
const write = { allow: 'grants.write', output: s.Kept } as const;
const code = { allow: 'grants.code', output: s.Kept } as const;

export const routes = [
  get('/grants/awards', { ...may, records: 'looked through the awards', input: s.ListAsked, output: s.Awards, run: read.listAwards }),
  post('/grants/awards', { ...write, records: 'recorded an award', input: s.NewAward, run: act.addAward }),
  get('/grants/dues', { ...may, records: 'looked at what is due of awards', input: Nothing, output: s.DueList, run: read.listDues }),
  get('/grants/names', { ...may, records: 'looked for names to award to', input: s.FindNames, output: s.Names, run: read.readNames }),
  get('/grants/money', { ...may, records: 'looked at appropriations and programs', input: Nothing, output: s.Money, run: read.readMoney }),
  post('/grants/initiatives', { ...write, records: 'recorded an initiative', input: s.NewInitiative, run: act.addInitiative }),
  post('/grants/appropriations', { ...write, records: 'recorded an appropriation', input: s.NewAppropriation, run: act.addAppropriation }),
  post('/grants/programs', { ...write, records: 'recorded a program', input: s.NewProgram, run: act.addProgram }),
  post('/grants/opportunities', { ...write, records: 'recorded a funding opportunity', input: s.NewOpportunity, run: act.addOpportunity }),
  get('/grants/opportunities/:id', { ...may, records: 'read a funding opportunity', input: s.AwardId, output: s.OpportunityFile, run: read.readOpportunity }),
  post('/grants/applications', { ...write, records: 'took an application in', input: s.NewApplication, run: act.addApplication }),
  post('/grants/applications/:application/reviews', { ...code, records: 'reviewed an application', input: s.NewReview, run: act.reviewApplication }),
  post('/grants/applications/:application/decision', { ...write, records: 'decided an application', input: s.DecideApplication, run: act.decideApplication }),
  post('/grants/recipients', { ...write, records: 'recorded an organization', input: s.NewRecipient, run: act.addRecipient }),
  get('/grants/recipients/:id', { ...may, records: 'read an organization', input: s.AwardId, output: s.RecipientFile, run: read.readRecipient }),
  post('/grants/recipients/:recipient/findings', { ...write, records: 'recorded an audit finding', input: s.NewFinding, run: act.addFinding }),
  post('/grants/findings/:finding/resolved', { ...write, records: 'recorded that an audit finding is resolved', input: s.ResolveFinding, run: act.resolveFinding }),
  get('/grants/awards/:id', { ...may, records: 'read an award', input: s.AwardId, output: s.AwardFile, run: read.readAward }),
  post('/grants/awards/:award', { ...write, records: 'corrected an award', input: s.CorrectAward, run: act.correctAward }),
  post('/grants/awards/:award/movements', { ...write, records: 'recorded money that moved', input: s.NewMovement, run: act.addMovement }),
  post('/grants/awards/:award/conditions', { ...write, records: 'held an award to a condition', input: s.NewCondition, run: act.addCondition }),
  post('/grants/conditions/:condition/met', { ...write, records: 'recorded that a condition is met', input: s.MeetCondition, run: act.meetCondition }),
  post('/grants/awards/:award/reports', { ...write, records: 'asked a report of an award', input: s.NewReport, run: act.addReport }),
  post('/grants/reports/:report/received', { ...write, records: 'took a report in', input: s.ReceiveReport, run: act.receiveReport }),
  post('/grants/reports/:report/accepted', { ...write, records: 'accepted a report', input: s.AcceptReport, run: act.acceptReport }),
  post('/grants/awards/:award/visits', { ...write, records: 'planned a visit', input: s.NewVisit, run: act.addVisit }),
  post('/grants/visits/:visit/held', { ...write, records: 'recorded what a visit found', input: s.HoldVisit, run: act.holdVisit }),
  post('/grants/visits/:visit/settled', { ...write, records: 'recorded that a visit is settled', input: s.SettleVisit, run: act.settleVisit }),
  post('/grants/awards/:award/close', { ...write, records: 'closed an award', input: s.CloseAward, run: act.closeAward }),

  file('/grants/iati.xml', { allow: 'grants.read', records: 'gave awards out as an IATI file', input: s.IatiAsked, run: iatiFile }),
  query('/grants/iati/checked', { allow: 'grants.read', records: 'held an IATI file against the standard', input: s.CheckXml, output: s.XmlChecked, run: checkXml }),
  get('/grants/common-grants/awards', { ...may, records: 'gave awards out as CommonGrants names them', input: s.PageAsked, output: s.CommonGrants, run: commonAwards }),
  get('/grants/common-grants/opportunities', { ...may, records: 'gave opportunities out as CommonGrants names them', input: s.PageAsked, output: s.CommonGrants, run: commonOpportunities }),
  get('/grants/classification', { ...may, records: 'looked through the classification of awards', input: s.GridAsked, output: s.Grid, run: classify.readGrid }),
  get('/grants/editions', { ...may, records: 'looked at the editions of the classification', input: Nothing, output: s.Editions, run: classify.readEditions }),
  get('/grants/editions/compared', { ...may, records: 'compared editions of the classification', input: s.CompareAsked, output: s.Comparison, run: classify.compareEditions }),
  query('/grants/what-if', { allow: 'grants.code', records: 'tried a rule of classification', input: s.WhatIf, output: s.WhatIfAnswer, run: classify.tryWhatIf }),
  post('/grants/proposals', { ...code, records: 'proposed a rule of classification', input: s.Propose, run: classify.propose }),
  post('/grants/proposals/return', { ...code, records: 'proposed a return to an earlier edition', input: s.ProposeReturn, run: classify.proposeReturn }),
  post('/grants/proposals/:proposal/decision', { ...code, records: 'decided a proposal on the classification', input: s.DecideProposal, run: classify.decideProposal }),
  post('/grants/editions', { allow: 'grants.publish', records: 'published an edition of the classification', input: s.PublishEdition, output: s.Kept, run: classify.publishEdition }),
  post('/grants/threshold', { allow: 'grants.publish', records: 'set from where on two code an award', input: s.SetThreshold, output: s.Kept, run: classify.setThreshold }),
  post('/grants/awards/:award/coding', { ...code, records: 'coded an award', input: s.CodeAward, run: classify.codeAward }),
  post('/grants/awards/:award/settled', { ...code, records: 'settled how an award counts', input: s.SettleAward, run: classify.settleAward }),
  post('/grants/awards/:award/reopened', { ...code, records: 'asked anew how an award counts', input: s.ReopenAward, run: classify.reopenAward }),
];
