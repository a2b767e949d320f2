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

/** Every measure of the room. */
export const measures = [treatyEvents];
