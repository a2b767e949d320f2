import type { Day } from '../../foundation/calendar/day.ts';
import { defineMeasure, type Dimension } from '../../foundation/measure/measure.ts';

const channel: Dimension = { title: 'Channel', values: { phone: 'Telephone call', text: 'Text message', chat: 'Chat', web: 'Web form', 'walk-in': 'In person' } };
const caller: Dimension = { title: 'Who is in touch', values: { self: 'The person themself', known: 'Somebody who knows them', tip: 'Somebody with a tip', professional: 'Professional', other: 'Other', unknown: 'Not recorded' } };
const substantive: Dimension = { title: 'Substantive', values: { yes: 'Asked for help or told something', no: 'Wrong number, prank or hang-up', open: 'Still open' } };
const bases = ['fiscal-year', 'reporting-year', 'calendar-year', 'month', 'since-inception'] as const;
const SUBSTANTIVE = `case when c.closed_as is null then 'open' when c.closed_as in ('wrong-number', 'prank', 'hang-up') then 'no' else 'yes' end as substantive`;

const OF_PERSONS = { rule: 'threshold', why: 'A few calls, and the day and place they came from, can point at who called' } as const;

/** Calls received by telephone: each call once. A call is not a case and not a person. */
export const callsReceived = defineMeasure({
  id: 'HOT-01', room: 'hotline', title: 'Calls to the hotline', question: 'How many calls did the hotline receive?',
  unit: 'call', population: 'telephone calls to a hotline', event: 'the call was received', basis: [...bases],
  countedOnce: 'Each call once, wrong numbers, pranks and hang-ups included and told apart. A call is not a case and not a person: one person may call often, and one call may be about many.',
  disclosure: OF_PERSONS, across: { way: 'A', serial: 'the number a hotline gives each contact' }, dimensions: { caller, substantive }, version: 1, effectiveFrom: '2004-04-01' as Day, changes: [],
  authority: '22 USC 7105(b)(1)(B)(ii); founding chapter, line 51', sentence: 'The hotline received {value} {unit} in {period}.', aggregate: { kind: 'records' },
  records: `select c.agency, c.id as record, c.received_on as day, coalesce(c.caller, 'unknown') as caller, ${SUBSTANTIVE} from hotline.contact_as_of c where c.channel = 'phone'`,
});

/** Contacts by every channel. */
export const contactsReceived = defineMeasure({
  id: 'HOT-02', room: 'hotline', title: 'Contacts with the hotline', question: 'How many contacts did the hotline have, and by which channel?',
  unit: 'contact', population: 'contacts with a hotline by any channel', event: 'the contact was received', basis: [...bases],
  countedOnce: 'Each contact once; a thread of messages is one contact. A contact is not a case and not a person.',
  disclosure: OF_PERSONS, across: { way: 'A', serial: 'the number a hotline gives each contact' }, dimensions: { channel, caller, substantive }, version: 1, effectiveFrom: '2004-04-01' as Day, changes: [],
  authority: '22 USC 7105(b)(1)(B)(ii)', sentence: 'The hotline had {value} {unit} in {period}.', aggregate: { kind: 'records' },
  records: `select c.agency, c.id as record, c.received_on as day, c.channel, coalesce(c.caller, 'unknown') as caller, ${SUBSTANTIVE} from hotline.contact_as_of c`,
});

/** Referrals made at the desk, and how they ended there. */
export const referralsMade = defineMeasure({
  id: 'HOT-03', room: 'hotline', title: 'Referrals made by the hotline', question: 'How many referrals did the hotline make?',
  unit: 'referral', population: 'referrals of callers to services', event: 'the caller was referred', basis: [...bases],
  countedOnce: 'Each service a caller was referred to once; one call may lead to several referrals, or to none.',
  disclosure: OF_PERSONS, across: { way: 'A', serial: 'the contact and the service referred to' }, dimensions: { outcome: { title: 'How it ended at the desk', values: { connected: 'Connected', given: 'Number given', declined: 'Would rather not', open: 'Not recorded' } } }, version: 1, effectiveFrom: '2004-04-01' as Day, changes: [],
  authority: '22 USC 7103(d)(3); 22 USC 7105(b)(1)(B)(ii)', sentence: 'The hotline made {value} {unit} in {period}.', aggregate: { kind: 'records' },
  records: `select r.agency, r.id as record, r.referred_on as day, coalesce(r.outcome, 'open') as outcome from hotline.referral_as_of r`,
});

/** Tips handed over, and how many of them the receiving office acknowledged. */
export const tipsHandedOver = defineMeasure({
  id: 'HOT-04', room: 'hotline', title: 'Tips handed over', question: 'How many tips were handed over, and how many were acknowledged?',
  unit: 'hand-over', population: 'tips handed over to an office', event: 'the tip was handed over', basis: [...bases],
  countedOnce: 'Each hand-over once; a tip handed to two offices counts twice. Acknowledged is counted with the hand-over it answers (cohort, not flow).',
  disclosure: OF_PERSONS, across: { way: 'A', serial: 'the number of the tip and the office it goes to' }, dimensions: { receipt: { title: 'Receipt', values: { acknowledged: 'Receipt shown', waiting: 'No receipt' } } }, version: 1, effectiveFrom: '2004-04-01' as Day, changes: [],
  authority: '22 USC 7103(d)(3): referrals received from the hotline by agencies are reported yearly', sentence: 'The hotline made {value} {unit} of tips in {period}.', aggregate: { kind: 'records' },
  records: `select h.agency, h.id as record, h.sent_on as day, case when h.acknowledged_on is null then 'waiting' else 'acknowledged' end as receipt from hotline.hand_over_as_of h`,
});

/** Tips received. */
export const tipsReceived = defineMeasure({
  id: 'HOT-05', room: 'hotline', title: 'Tips received', question: 'How many tips did the hotline receive?',
  unit: 'tip', population: 'tips taken by a hotline', event: 'the tip was received', basis: [...bases],
  countedOnce: 'Each tip once, under its number. A tip is not a case.',
  disclosure: OF_PERSONS, across: { way: 'A', serial: 'the number a hotline gives each tip' }, dimensions: { decision: { title: 'Decision', values: { 'hand-over': 'To be handed over', not: 'Not handed over', ask: 'Waits for a decision' } } }, version: 1, effectiveFrom: '2004-04-01' as Day, changes: [],
  authority: '22 USC 7103(d)(3)', sentence: 'The hotline received {value} {unit} in {period}.', aggregate: { kind: 'records' },
  records: `select t.agency, t.id as record, t.received_on as day, t.decision from hotline.tip_as_of t`,
});

/** Every measure of the room. */
export const measures = [callsReceived, contactsReceived, referralsMade, tipsHandedOver, tipsReceived];
