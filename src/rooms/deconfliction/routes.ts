import { Type } from 'typebox';
import { get, post } from '../../foundation/web/route.ts';
import { answerNotice, ask, listAskings, listHoldings, listNotices, readCounts, renew, withdrawHolding } from './actions.ts';
import { AnswerNotice, Askings, Counts, HoldingId, Holdings, HoldingsAsked, Kept, NewHolding, Notices, Renew } from './schema.ts';

const Nothing = Type.Object({}, { additionalProperties: false });
const asks = { allow: 'deconfliction.ask' } as const;

export const routes = [
  get('/deconfliction/holdings', { ...asks, records: 'looked through what the office holds', input: HoldingsAsked, output: Holdings, run: listHoldings }),
  post('/deconfliction/holdings', { ...asks, records: 'asked whether anybody else holds something', input: NewHolding, output: Kept, run: ask }),
  post('/deconfliction/holdings/:id/renew', { ...asks, records: 'let a holding stand longer', input: Renew, output: Kept, run: renew }),
  post('/deconfliction/holdings/:id/withdraw', { ...asks, records: 'took a holding back', input: HoldingId, output: Kept, run: withdrawHolding }),
  get('/deconfliction/notices', { ...asks, records: 'read what another agency holds too', input: Nothing, output: Notices, run: listNotices }),
  post('/deconfliction/notices/:id/answer', { ...asks, records: 'decided whether to talk', input: AnswerNotice, output: Kept, run: answerNotice }),
  get('/deconfliction/counts', { ...asks, records: 'looked at what waits of deconfliction', input: Nothing, output: Counts, run: readCounts }),
  get('/deconfliction/askings', { allow: 'deconfliction.oversee', records: 'looked at how often was asked', input: Nothing, output: Askings, run: listAskings }),
];
