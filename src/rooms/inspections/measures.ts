import type { Day } from '../../foundation/calendar/day.ts';
import { defineMeasure, type Dimension } from '../../foundation/measure/measure.ts';

const basis = ['fiscal-year', 'calendar-year', 'month', 'since-inception'] as const;
const started_by: Dimension = { title: 'How it began', values: { complaint: 'Complaint', directed: 'Directed by the office' } };
const industry: Dimension = {
  title: 'Industry', values: {
    agriculture: 'Agriculture', garment: 'Garment', restaurants: 'Restaurants', hotels: 'Hotels', cleaning: 'Cleaning', construction: 'Construction', 'food-processing': 'Food processing', 'health-care': 'Health care', households: 'Households',
    landscaping: 'Landscaping', beauty: 'Beauty', other: 'Other',
  },
};
const law: Dimension = {
  title: 'Law', values: {
    'minimum-wage': 'Minimum wage', overtime: 'Overtime', records: 'Records', 'child-labor': 'Child labor', retaliation: 'Retaliation', 'farm-workers': 'Farm workers', 'h-2a': 'H-2A', 'h-1b': 'H-1B', 'public-works': 'Public works', 'service-contracts': 'Service contracts',
  },
};
const common = { room: 'inspections', basis: [...basis], version: 1, effectiveFrom: '1996-10-01' as Day, changes: [] } as const;
const NUMBER = 'the number the inspectorate gives each inspection';

const opened = defineMeasure({
  ...common, id: 'INS-01', title: 'Inspections opened', question: 'How many inspections of work places were opened, and in which industries?', unit: 'inspection', population: 'inspections under the laws of wages and hours', event: 'the inspection was opened',
  countedOnce: 'Each inspection of one employer once, on the day it was opened, however it ended.', across: { way: 'A', serial: NUMBER }, dimensions: { started_by, industry }, authority: '29 USC 211(a); founding chapter, line 137',
  sentence: '{value} {inspection of a work place was|inspections of work places were} opened in {period}.', aggregate: { kind: 'records' },
  records: `select i.agency, i.id as record, i.opened_on as day, i.started_by, i.industry from inspections.inspection_as_of i`,
});

const concluded = defineMeasure({
  ...common, id: 'INS-02', title: 'Inspections concluded', question: 'How many inspections were concluded, and how?', unit: 'inspection', population: 'inspections under the laws of wages and hours', event: 'the inspection was concluded',
  countedOnce: 'Each inspection once, on the day it was concluded, whenever it was opened (flow, not cohort).', across: { way: 'A', serial: NUMBER },
  dimensions: { outcome: { title: 'Outcome', values: { 'no-violation': 'No violation', paid: 'Back wages paid', agreed: 'Agreed to pay', court: 'Taken to court' } }, industry }, authority: '29 USC 216', sentence: '{value} {inspection of a work place was|inspections of work places were} concluded in {period}.', aggregate: { kind: 'records' },
  records: `select i.agency, i.id as record, i.concluded_on as day, i.outcome, i.industry from inspections.inspection_as_of i where i.outcome is not null`,
});

const workers = defineMeasure({
  ...common, id: 'INS-03', title: 'Workers to whom violations were done', question: 'How many workers did the violations found concern?', unit: 'worker', population: 'workers of inspections concluded with violations', event: 'the inspection was concluded',
  countedOnce: 'Each worker once in an inspection, as found when it was concluded; a worker of two inspections counts twice. None is said to be a victim of trafficking.', across: { way: 'B' }, dimensions: { industry }, authority: '29 USC 211, 216',
  sentence: 'Violations found in inspections that were concluded in {period} concerned {value} {worker|workers}.', aggregate: { kind: 'sum', of: 'workers' },
  records: `select i.agency, i.id as record, i.concluded_on as day, i.industry, i.workers from inspections.inspection_as_of i where i.outcome is not null and i.outcome <> 'no-violation'`,
});

const computed = defineMeasure({
  ...common, id: 'INS-04', title: 'Back wages computed', question: 'How much in back wages was computed?', unit: 'US dollar', population: 'back wages computed for violations found', event: 'the violation was found',
  countedOnce: 'The back wages of each violation once, on the day it was found; what of it was paid is another figure.', across: { way: 'A', serial: NUMBER }, dimensions: { law, industry }, authority: '29 USC 216(c)', sentence: 'Back wages of {value} were computed in {period}.', aggregate: { kind: 'sum', of: 'cents', currency: 'USD' },
  records: `select v.agency, v.id as record, v.found_on as day, v.law, i.industry, v.cents from inspections.violation_as_of v join inspections.inspection_as_of i on i.agency = v.agency and i.id = v.inspection`,
});

const paid = defineMeasure({
  ...common, id: 'INS-05', title: 'Back wages paid', question: 'How much in back wages was paid to workers?', unit: 'US dollar', population: 'back wages paid after an inspection', event: 'the back wages were paid',
  countedOnce: 'Each payment once, on the day it was paid, whenever it was computed.', across: { way: 'A', serial: NUMBER }, dimensions: { industry }, authority: '29 USC 216(c)', sentence: 'Back wages of {value} were paid in {period}.', aggregate: { kind: 'sum', of: 'cents', currency: 'USD' },
  records: `select p.agency, p.id as record, p.paid_on as day, i.industry, p.cents from inspections.payment_as_of p join inspections.inspection_as_of i on i.agency = p.agency and i.id = p.inspection`,
});

const withIndicators = defineMeasure({
  ...common, id: 'INS-06', title: 'Inspections with indicators of trafficking', question: 'In how many inspections were indicators of trafficking seen?', unit: 'inspection', population: 'inspections in which an indicator of trafficking was noted', event: 'the first indicator was seen',
  countedOnce: 'Each inspection once, on the day the first of its indicators was seen. An indicator is no finding of trafficking, for the office may not investigate it.', across: { way: 'A', serial: NUMBER }, dimensions: { industry }, authority: 'founding chapter, line 137', sentence: 'Indicators of trafficking were seen in {value} {inspection|inspections} in {period}.', aggregate: { kind: 'records' },
  records: `select n.agency, n.inspection as record, min(n.seen_on) as day, i.industry from inspections.indicator_as_of n join inspections.inspection_as_of i on i.agency = n.agency and i.id = n.inspection group by n.agency, n.inspection, i.industry`,
});

const referrals = defineMeasure({
  ...common, id: 'INS-07', title: 'Inspections referred to law enforcement', question: 'How often was an inspection referred to law enforcement, and how many referrals were received?', unit: 'referral', population: 'referrals of inspections to law enforcement', event: 'the inspection was referred',
  countedOnce: 'Each referral once; an inspection referred to two offices makes two.', across: { way: 'A', serial: 'the referral, which one agency sends' }, dimensions: { receipt: { title: 'Receipt', values: { received: 'Received', waiting: 'No receipt yet' } } }, authority: 'founding chapter, line 137; 22 USC 7103(d)(3)',
  sentence: 'Inspections were referred to law enforcement {value} {time|times} in {period}.', aggregate: { kind: 'records' },
  records: `select r.agency, r.id as record, r.sent_on as day, case when r.acknowledged_on is null then 'waiting' else 'received' end as receipt from inspections.referral_as_of r`,
});

const declarations = defineMeasure({
  ...common, id: 'INS-08', title: 'Declarations of the inspectorate', question: 'How many declarations in support of T and U status did the inspectorate decide?', unit: 'declaration', population: 'declarations asked of the inspectorate', event: 'the declaration was decided',
  countedOnce: 'Each declaration once, on the day it was signed or declined, whenever it was asked.', across: { way: 'A', serial: 'the declaration, which one office decides' }, dimensions: { supports: { title: 'In support of', values: { T: 'T status', U: 'U status' } }, decision: { title: 'Decision', values: { signed: 'Signed', declined: 'Declined' } } },
  authority: '8 USC 1101(a)(15)(T), (U); 1184(o)(6), (p)(1)', sentence: 'The labor inspectorate decided {value} {declaration|declarations} in {period}.', aggregate: { kind: 'records' },
  records: `select d.agency, d.id as record, d.decided_on as day, d.supports, d.outcome as decision from inspections.declaration_as_of d where d.outcome is not null`,
});

const outreachKind: Dimension = { title: 'With whom', values: { consulate: 'Consulate', community: 'Community', workers: 'Workers', employers: 'Employers' } };
const outreach = defineMeasure({
  ...common, id: 'INS-09', title: 'Outreach of the inspectorate', question: 'How many events of outreach did the inspectorate hold?', unit: 'event', population: 'events of outreach of the labor inspectorate', event: 'the event was held', countedOnce: 'Each event once in the records of an agency; an event two agencies held is counted by both.', across: { way: 'B' },
  dimensions: { held_with: outreachKind }, authority: 'founding chapter, line 137', sentence: 'The labor inspectorate held {value} {event|events} of outreach in {period}.', aggregate: { kind: 'records' },
  records: `select o.agency, o.id as record, o.held_on as day, o.kind as held_with from inspections.outreach_as_of o`,
});

const attended = defineMeasure({
  ...common, id: 'INS-10', title: 'Attendances of outreach', question: 'How many attendances did the outreach of the inspectorate have?', unit: 'attendance', population: 'attendances of events of outreach of the labor inspectorate', event: 'the event was held',
  countedOnce: 'Whoever attends two events counts twice: attendances, and not persons.', across: { way: 'B' }, dimensions: { held_with: outreachKind }, authority: 'founding chapter, line 137', sentence: 'Outreach of the labor inspectorate had {value} {attendance|attendances} in {period}.', aggregate: { kind: 'sum', of: 'attended' },
  records: `select o.agency, o.id as record, o.held_on as day, o.kind as held_with, o.attended from inspections.outreach_as_of o`,
});

/** Every measure of the room. */
export const measures = [opened, concluded, workers, computed, paid, withIndicators, referrals, declarations, outreach, attended];
