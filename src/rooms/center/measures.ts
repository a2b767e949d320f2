import type { Day } from '../../foundation/calendar/day.ts';
import { defineMeasure, type Dimension } from '../../foundation/measure/measure.ts';

const basis = ['fiscal-year', 'calendar-year', 'month', 'since-inception'] as const;
const common = { room: 'center', basis: [...basis], version: 1, effectiveFrom: '2004-07-01' as Day, changes: [] } as const;
const LAW = '8 USC 1777(c)';
const source: Dimension = { title: 'Where it came from', values: { hotline: 'The hotline', public: 'The public', agency: 'Another agency', inspection: 'An inspection', provider: 'A provider of services', embassy: 'An embassy', foreign: 'Another government', 'task-force': 'A task force', own: 'Own work' } };
const reliability: Dimension = { title: 'Source', values: { reliable: 'Reliable', usually: 'Usually reliable', unreliable: 'Unreliable', unknown: 'Not known' } };
const confidence: Dimension = { title: 'What it says', values: { confirmed: 'Confirmed by others', probable: 'Probable', doubtful: 'Doubtful', unjudged: 'Not judged' } };
const direction: Dimension = { title: 'Direction', values: { from: 'From another government', to: 'To another government' } };
const serial = (what: string) => ({ way: 'A', serial: `the number the center gives each ${what}` }) as const;

const received = defineMeasure({
  ...common, id: 'CTR-01', title: 'Leads received', question: 'How many leads and tips did the center receive, from where, and how far could they be relied on?', unit: 'lead', population: 'leads and tips received by the center', event: 'the center received it', countedOnce: 'Each lead once, on the day it was received, whether or not anything came of it; two tips about one matter are two leads.',
  across: serial('lead'), dimensions: { source, reliability, confidence }, authority: LAW, sentence: 'The center received {value} {lead|leads} in {period}.', aggregate: { kind: 'records' }, records: `select l.agency, l.id as record, l.received_on as day, l.source, l.reliability, l.confidence from center.lead_as_of l`,
});
const referred = defineMeasure({
  ...common, id: 'CTR-02', title: 'Leads referred', question: 'How many leads did the center refer to agencies that investigate?', unit: 'lead', population: 'leads referred by the center', event: 'the lead was referred', countedOnce: 'Each lead once within the period, to however many agencies it was referred.', across: serial('lead'), dimensions: { source }, authority: LAW,
  sentence: 'The center referred {value} {lead|leads} to agencies that investigate in {period}.', aggregate: { kind: 'distinct', of: 'lead' }, records: `select r.agency, r.id as record, r.sent_on as day, l.source, r.lead from center.referral_as_of r join center.lead_as_of l on l.agency = r.agency and l.id = r.lead`,
});
const validated = defineMeasure({
  ...common, id: 'CTR-03', title: 'Subjects reviewed', question: 'How often was the suspicion of a subject reviewed and found standing?', unit: 'review', population: 'reviews of subjects of criminal intelligence that validated them', event: 'the review was recorded', countedOnce: 'Each recorded review once. A change to what is known of a subject is none.', across: { way: 'B' }, dimensions: {}, authority: '28 CFR 23.20(h)',
  sentence: '{value} {review|reviews} found the suspicion of a subject standing in {period}.', aggregate: { kind: 'records' }, records: `select v.agency, v.id as record, v.validated_on as day from center.validation_as_of v`,
});
const purged = defineMeasure({
  ...common, id: 'CTR-04', title: 'Subjects purged', question: 'How many subjects were purged, and why?', unit: 'subject', population: 'subjects of criminal intelligence that were purged', event: 'the subject was purged', countedOnce: 'Each subject once, on the day it was purged.', across: serial('subject'),
  dimensions: { purged_as: { title: 'Why', values: { 'not-validated': 'Not validated in time', 'no-suspicion': 'No longer suspected', error: 'Entered in error', 'court-order': 'A court ordered it' } } }, authority: '28 CFR 23.20(h)', sentence: '{value} {subject was|subjects were} purged in {period}.', aggregate: { kind: 'records' },
  records: `select s.agency, s.id as record, s.purged_on as day, s.purged_as from center.subject_as_of s where s.purged_on is not null`,
});
const disseminated = defineMeasure({
  ...common, id: 'CTR-05', title: 'Products disseminated', question: 'How many assessments and other products did the center disseminate?', unit: 'edition', population: 'editions of products that went to somebody', event: 'the edition was sent', countedOnce: 'Each edition once, to however many it went; a later edition of the same product is another.', across: { way: 'B' },
  dimensions: { kind: { title: 'Kind', values: { strategic: 'Strategic assessment', vulnerability: 'Assessment of vulnerabilities', bulletin: 'Bulletin', tactical: 'Tactical intelligence' } } }, authority: LAW, sentence: 'The center disseminated {value} {product|products} in {period}.', aggregate: { kind: 'distinct', of: 'edition' },
  records: `select c.agency, c.id as record, c.sent_on as day, p.kind, c.edition from center.copy_as_of c join center.edition_as_of e on e.agency = c.agency and e.id = c.edition join center.product_as_of p on p.agency = e.agency and p.id = e.product`,
});
const requests = defineMeasure({
  ...common, id: 'CTR-06', title: 'Requests between governments', question: 'How many requests went from and to other governments, and how were they answered?', unit: 'request', population: 'requests from and to other governments at the center', event: 'the request was made', countedOnce: 'Each request once, on the day it was made, by the answer it has by now.', across: serial('request'),
  dimensions: { direction, outcome: { title: 'Answer', values: { answered: 'Answered', 'in-part': 'Answered in part', declined: 'Declined', withdrawn: 'Withdrawn', open: 'Not answered' } } }, authority: LAW, sentence: '{value} {request|requests} went from and to other governments in {period}.', aggregate: { kind: 'records' },
  records: `select r.agency, r.id as record, r.asked_on as day, r.direction, coalesce(r.outcome, 'open') as outcome from center.request_as_of r`,
});
const given = defineMeasure({
  ...common, id: 'CTR-07', title: 'Intelligence given out', question: 'How often was something of a subject given to somebody, and for what?', unit: 'dissemination', population: 'entries of the ledger of 28 CFR 23.20(g)', event: 'it was given', countedOnce: 'Each time something of a subject was given to one recipient, once.', across: { way: 'B' },
  dimensions: { purpose: { title: 'What for', values: { investigation: 'An investigation', prosecution: 'A prosecution', safety: 'The safety of officers', danger: 'Imminent danger' } } }, authority: '28 CFR 23.20(g)', sentence: 'Intelligence of a subject was given out {value} {time|times} in {period}.', aggregate: { kind: 'records' },
  records: `select d.agency, d.id as record, d.given_on as day, d.purpose from center.dissemination_as_of d`,
});

/** Every measure of the room. */
export const measures = [received, referred, validated, purged, disseminated, requests, given];
