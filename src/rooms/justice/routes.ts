import { Type } from 'typebox';
import { file, get, post, query } from '../../foundation/web/route.ts';
import { beginTrial, decideAppeal, endTrial, enterCell, enterCount, enterDefendant, enterVictim, fileAppeal, fileCase, linkVictim, openInvestigation, orderForfeiture, orderRestitution, payRestitution, sentence, stepDefendant, stepInvestigation, supersede } from './actions.ts';
import { readCase, readCases, readInvestigation, readInvestigations, readTold } from './readings.ts';
import { Arrival, ArrivalAsked, ById, CaseFile, CaseList, CasesAsked, DecideAppeal, EndTrial, HandOver, HoldDefendant, InvestigationFile, Investigations, InvestigationsAsked, Kept, LinkVictim, NewAppeal, NewCase, NewCell, NewCount, NewCustodyStep, NewDefendant, NewForfeiture, NewInvestigation, NewInvestigationStep, NewPaper, NewPayment, NewRestitution, NewSentence, NewTrial, NewVictim, OpenSealed, SealedWords, Takers, ToldOfVictim, YearAsked } from './schema.ts';
import { handOver, listTakers } from './handing.ts';
import { readArrival } from './origin.ts';
import { holdDefendant, liftDefendant, openSealed } from './retention.ts';
import { tablesFile } from './tables.ts';

const Nothing = Type.Object({}, { additionalProperties: false });

export const routes = [
  get('/justice/investigations', { allow: 'justice.read', records: 'looked through the investigations', input: InvestigationsAsked, output: Investigations, run: readInvestigations }),
  post('/justice/investigations', { allow: 'justice.investigate', records: 'opened an investigation', input: NewInvestigation, output: Kept, run: openInvestigation }),
  get('/justice/takers', { allow: 'justice.investigate', records: 'looked at whom an investigation may be handed over to', input: Nothing, output: Takers, run: listTakers }),
  post('/justice/investigations/:id/hand-over', { allow: 'justice.investigate', records: 'handed an investigation over', input: HandOver, output: Kept, run: handOver }),
  get('/justice/arrivals/:message', { allow: 'justice.investigate', records: 'read what an investigation would be opened from', input: ArrivalAsked, output: Arrival, run: readArrival }),
  get('/justice/investigations/:id', { allow: 'justice.read', records: 'read an investigation', input: ById, output: InvestigationFile, run: readInvestigation }),
  post('/justice/investigations/:id/steps', { allow: 'justice.investigate', records: 'recorded what became of an investigation', input: NewInvestigationStep, output: Kept, run: stepInvestigation }),
  get('/justice/cases', { allow: 'justice.read', records: 'looked through the cases', input: CasesAsked, output: CaseList, run: readCases }),
  post('/justice/cases', { allow: 'justice.prosecute', records: 'filed a case', input: NewCase, output: Kept, run: fileCase }),
  get('/justice/cases/:id', { allow: 'justice.read', records: 'read a case', input: ById, output: CaseFile, run: readCase }),
  post('/justice/cases/:id/defendants', { allow: 'justice.prosecute', records: 'entered a defendant', input: NewDefendant, output: Kept, run: enterDefendant }),
  post('/justice/cases/:id/counts', { allow: 'justice.prosecute', records: 'added a count', input: NewCount, output: Kept, run: enterCount }),
  post('/justice/cases/:id/cells', { allow: 'justice.prosecute', records: 'entered what happened to a charge', input: NewCell, output: Kept, run: enterCell }),
  post('/justice/cases/:id/papers', { allow: 'justice.prosecute', records: 'filed a further charging paper', input: NewPaper, output: Kept, run: supersede }),
  post('/justice/cases/:id/trials', { allow: 'justice.prosecute', records: 'recorded that a trial began', input: NewTrial, output: Kept, run: beginTrial }),
  post('/justice/trials/:id/conclude', { allow: 'justice.prosecute', records: 'recorded how a trial ended', input: EndTrial, output: Kept, run: endTrial }),
  post('/justice/cases/:id/forfeitures', { allow: 'justice.prosecute', records: 'recorded a forfeiture', input: NewForfeiture, output: Kept, run: orderForfeiture }),
  post('/justice/cases/:id/victims', { allow: 'justice.prosecute', records: 'entered a victim under a number', input: NewVictim, output: Kept, run: enterVictim }),
  post('/justice/defendants/:id/steps', { allow: 'justice.prosecute', records: 'recorded where a defendant is', input: NewCustodyStep, output: Kept, run: stepDefendant }),
  query('/justice/defendants/:id/open', { allow: 'justice.prosecute', records: 'opened the sealed record of a juvenile', input: OpenSealed, output: SealedWords, run: openSealed }),
  post('/justice/defendants/:id/hold', { allow: 'justice.prosecute', records: 'held the record of a defendant', input: HoldDefendant, output: Kept, run: holdDefendant }),
  post('/justice/defendants/:id/lift', { allow: 'justice.prosecute', records: 'lifted the holds of a defendant', input: ById, output: Kept, run: liftDefendant }),
  post('/justice/defendants/:id/sentences', { allow: 'justice.prosecute', records: 'recorded a sentence', input: NewSentence, output: Kept, run: sentence }),
  post('/justice/defendants/:id/restitution', { allow: 'justice.prosecute', records: 'recorded an order of restitution', input: NewRestitution, output: Kept, run: orderRestitution }),
  post('/justice/restitution/:id/payments', { allow: 'justice.prosecute', records: 'recorded a payment of restitution', input: NewPayment, output: Kept, run: payRestitution }),
  post('/justice/defendants/:id/appeals', { allow: 'justice.prosecute', records: 'recorded an appeal', input: NewAppeal, output: Kept, run: fileAppeal }),
  post('/justice/appeals/:id/conclude', { allow: 'justice.prosecute', records: 'recorded how an appeal was decided', input: DecideAppeal, output: Kept, run: decideAppeal }),
  post('/justice/victims/:id/link', { allow: 'justice.prosecute', records: 'tied a victim to a packet under a release', input: LinkVictim, output: Kept, run: linkVictim }),
  get('/justice/victims/:id/told', { allow: 'justice.prosecute', records: 'read what a packet tells of a victim', input: ById, output: ToldOfVictim, run: readTold }),
  file('/justice/tables/:year', { allow: 'justice.read', records: 'gave out the tables of persons prosecuted and convicted', input: YearAsked, run: tablesFile }),
];
