import type { Day } from '../../foundation/calendar/day.ts';
import { defineMeasure } from '../../foundation/measure/measure.ts';

const kind = { title: 'Kind', values: { referral: 'Referral', transfer: 'Transfer', tip: 'Tip handed over' } };
const outcome = { title: 'First answer', values: { accepted: 'Accepted', declined: 'Declined', waiting: 'Not answered' } };
const basis = ['fiscal-year', 'calendar-year', 'month', 'since-inception'] as const;

/** Referrals and transfers from one agency to another, with what the other first answered. */
export const referralsMade = defineMeasure({
  id: 'SHR-01', room: 'sharing', title: 'Referrals between agencies', question: 'How many times did one agency ask another to take somebody on?',
  unit: 'referral', population: 'referrals and transfers sent by one agency of the response to another', event: 'the referral was sent', basis: [...basis], countedOnce: 'Each referral once; a person referred twice counts twice.',
  across: { way: 'A', serial: 'the referral, which one agency sends' }, dimensions: { kind, outcome }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [], authority: '22 USC 7105(b)(1)(B); OMB 0970-0467', sentence: 'Agencies made {value} {referral|referrals} in {period}.', aggregate: { kind: 'records' },
  records: `select r.agency, r.id as record, r.sent_on as day, r.kind,
    coalesce((select case when bool_or(a.outcome = 'declined') then 'declined' else 'accepted' end from sharing.answer_as_of a where a.agency = r.recipient and a.message = r.message having count(*) > 0), 'waiting') as outcome from sharing.referral_as_of r`,
});

/** Every measure of the room. */
export const measures = [referralsMade];
