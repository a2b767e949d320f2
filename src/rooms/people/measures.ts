import type { Day } from '../../foundation/calendar/day.ts';
import { defineMeasure } from '../../foundation/measure/measure.ts';

const form = { title: 'Form of trafficking', values: { sex: 'Sex trafficking', labor: 'Labor trafficking', both: 'Both', unknown: 'Not recorded' } };

/** Persons identified as confirmed victims; potential victims are another status, and no figure adds the two (DOJ OIG 08-26). */
export const personsIdentified = defineMeasure({
  id: 'PPL-01', room: 'people', title: 'Victims identified', question: 'How many victims of a severe form of trafficking were identified?',
  unit: 'person', population: 'persons confirmed as victims of a severe form of trafficking', event: 'the person was identified as a victim', basis: ['fiscal-year', 'reporting-year', 'calendar-year', 'month', 'since-inception'],
  countedOnce: 'Each person of an agency once within the period, on the first day of identification in it.', across: { way: 'B' }, dimensions: { form }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  authority: '22 USC 7102(11), 7105(b); founding chapter, line 49', sentence: 'HHS identified {value} {unit} in {period}.', aggregate: { kind: 'distinct', of: 'person' },
  records: `select i.agency, i.id as record, i.identified_on as day, i.form, i.person from people.identification_as_of i where i.status = 'confirmed'`,
});

/** Persons identified as potential victims, never added to those confirmed. */
export const personsPotential = defineMeasure({
  id: 'PPL-02', room: 'people', title: 'Potential victims identified', question: 'How many persons were identified as potential victims?',
  unit: 'person', population: 'persons with indications of a severe form of trafficking, not confirmed', event: 'the person was identified as a potential victim', basis: ['fiscal-year', 'reporting-year', 'calendar-year', 'month', 'since-inception'],
  countedOnce: 'Each person of an agency once within the period; a person confirmed by then is not counted here.', across: { way: 'B' }, dimensions: { form }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  authority: 'DOJ OIG Report 08-26: potential and actual victims are reported apart', sentence: '{value} {unit} {was|were} identified as {a potential victim|potential victims} in {period}.', aggregate: { kind: 'distinct', of: 'person' },
  records: `select i.agency, i.id as record, i.identified_on as day, i.form, i.person from people.identification_as_of i
    where i.status = 'potential' and not exists (select from people.identification_as_of c where c.agency = i.agency and c.person = i.person and c.status = 'confirmed')`,
});

/** Every measure of the room. */
export const measures = [personsIdentified, personsPotential];
