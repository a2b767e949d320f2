import type { Day } from '../../foundation/calendar/day.ts';
import { defineMeasure } from '../../foundation/measure/measure.ts';

const ages = { title: 'Age', values: { all: 'All ages', adults: 'Adults only', minors: 'Under 18 only' } };
const forms = { title: 'For people subjected to', values: { both: 'Sex or labor trafficking', sex: 'Sex trafficking only', labor: 'Labor trafficking only' } };

/** Services that stand as active on a day. */
const activeServices = defineMeasure({
  id: 'DIR-01', room: 'directory', title: 'Active services', question: 'How many services for people who have been trafficked are on record as active?',
  unit: 'service', population: 'services that agencies keep in their directories', event: 'the service was entered and had not ended', basis: ['point-in-time'],
  countedOnce: 'Each entry once within an agency; two agencies that keep the same service count it twice.', across: { way: 'B' }, dimensions: { ages, forms }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  authority: '22 USC 7105(b)(1)(A), (B); founding chapter, lines 51 and 61', sentence: '{value} {service was|services were} on record as active on {period}.', aggregate: { kind: 'records' },
  records: `select s.agency, s.id as record, s.entered_on as day, s.ended_on as until, s.ages, s.forms from directory.service_as_of s`,
});

/** Services of which somebody had made sure in the ninety days before. */
const checkedServices = defineMeasure({
  id: 'DIR-02', room: 'directory', title: 'Services checked within 90 days', question: 'Of how many services had somebody made sure within the 90 days before?',
  unit: 'service', population: 'services that agencies keep in their directories', event: 'a check of the service lay no more than 90 days back', basis: ['point-in-time'],
  countedOnce: 'Each service once, however often it was checked; a service that has ended is not counted.', across: { way: 'B' }, dimensions: { ages, forms }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  authority: 'Own rule of the house: an entry is old after 90 days', sentence: 'Of {value} {service|services} somebody had made sure within the 90 days before {period}.', aggregate: { kind: 'distinct', of: 'service' },
  records: `select c.agency, c.id as record, c.checked_on as day, least(c.checked_on + 91, coalesce(s.ended_on, 'infinity'::date)) as until, c.service, s.ages, s.forms
    from directory.checking_as_of c join directory.service_as_of s on s.agency = c.agency and s.id = c.service where s.ended_on is null or s.ended_on > c.checked_on`,
});

/** Every measure of the room. */
export const measures = [activeServices, checkedServices];
