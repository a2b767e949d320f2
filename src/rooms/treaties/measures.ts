import type { Day } from '../../foundation/calendar/day.ts';
import { defineMeasure } from '../../foundation/measure/measure.ts';

const kind = {
  title: 'Step',
  values: {
    signed: 'Signed', transmitted: 'Transmitted to the legislature', consented: 'Consented to by the legislature', 'instrument-signed': 'Instrument of ratification signed', deposited: 'Instrument deposited',
    'in-force': 'In force for the state', denounced: 'Denounced',
  },
};
const certainty = { title: 'Certainty', values: { sourced: 'Sourced', unverified: 'Unverified' } };

/** Steps of the United States towards international instruments, each under its kind: one treaty makes several. */
export const treatyEvents = defineMeasure({
  id: 'TRT-01', room: 'treaties', title: 'Treaty events of the United States', question: 'Which steps did the United States take towards international instruments against trafficking?',
  unit: 'treaty event', population: 'dated steps of the United States towards recorded instruments', event: 'the step was taken', basis: ['fiscal-year', 'calendar-year', 'month', 'since-inception'],
  countedOnce: 'Each step towards each instrument once in the register of an agency.', disclosure: { rule: 'none', why: 'Steps toward treaties are published by their depositaries' }, across: { way: 'B' }, dimensions: { kind, certainty }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  authority: 'U.S. Const. art. II § 2 cl. 2; VCLT arts. 10–16, 24; founding chapter, lines 121 and 123', sentence: 'Treaty events of the United States on record for {period}: {value}.', aggregate: { kind: 'records' },
  records: `select e.agency, e.id as record, e.happened_on as day, e.kind, e.certainty from treaties.event_as_of e where e.state = 'US'`,
});

/** What the United States reserved, declared or understood, while it stands. */
const reservations = defineMeasure({
  id: 'TRT-02', room: 'treaties', title: 'Reservations of the United States', question: 'How many reservations, declarations and understandings of the United States stand on a day?', unit: 'statement', population: 'what the United States said of how it is bound by instruments', event: 'it stood on the day', basis: ['point-in-time'],
  countedOnce: 'Each once in the register of an agency, from the day it was made until it was withdrawn.', disclosure: { rule: 'none', why: 'What a State reserves is published by the depositary' }, across: { way: 'B' }, dimensions: { kind: { title: 'Kind', values: { reservation: 'Reservation', declaration: 'Declaration', understanding: 'Understanding' } }, certainty }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  authority: 'VCLT arts. 19 to 23', sentence: '{value} {reservation, declaration or understanding of the United States stood|reservations, declarations and understandings of the United States stood} {period}.', aggregate: { kind: 'records' },
  records: `select r.agency, r.id as record, r.made_on as day, r.withdrawn_on as "until", r.kind, r.certainty from treaties.reservation_as_of r where r.state = 'US'`,
});

/** Every measure of the room. */
export const measures = [treatyEvents, reservations];
