import type { Day } from '../../foundation/calendar/day.ts';
import { defineMeasure, type Dimension } from '../../foundation/measure/measure.ts';
import { SERVICE_TITLES } from './vocabulary.ts';

const BASIS = ['fiscal-year', 'reporting-year', 'calendar-year', 'month', 'since-inception'] as const;
const form: Dimension = { title: 'Form of trafficking', values: { sex: 'Sex trafficking', labor: 'Labor trafficking', both: 'Both', unknown: 'Not recorded' } };
const age: Dimension = { title: 'Age at intake', values: { adult: 'Adult', minor: 'Under 18', unknown: 'Not recorded' } };
const sex: Dimension = { title: 'Sex', values: { female: 'Female', male: 'Male', another: 'Another', unknown: 'Not recorded' } };
const funder: Dimension = { title: 'Grant that pays', values: { ovc: 'Office for Victims of Crime (22 USC 7105(b)(2))', hhs: 'Department of Health and Human Services (22 USC 7105(b)(1)(B))', lsc: 'Legal Services Corporation', state: 'State', private: 'Private', none: 'None named' } };
const service: Dimension = { title: 'Service', values: SERVICE_TITLES };
const matter: Dimension = {
  title: 'Kind of matter',
  values: { 't-status': 'T status', 'u-status': 'U status', 'continued-presence': 'Continued presence', adjustment: 'Adjustment of status', 'family-reunification': 'Family reunification', 'protective-order': 'Protective order', custody: 'Custody', wages: 'Unpaid wages', restitution: 'Restitution', benefits: 'Benefits', housing: 'Housing', 'identity-documents': 'Identity documents', vacatur: 'Vacating a conviction', other: 'Other' },
};

/** What each agency does by itself; what it means across agencies is said by `across`. */
const WITHIN = 'Each person once within an agency in the period, however many services or matters.';

const SERVED = `from cases.service_as_of s join cases.profile_as_of p on p.agency = s.agency and p.file = s.file`;

/** Persons to whom a service was given, each once within an agency in the period. */
export const personsServed = defineMeasure({
  id: 'CAS-01', room: 'cases', title: 'Persons served', question: 'How many victims received services?', unit: 'person', population: 'victims of trafficking in persons who received at least one service, before and after certification', event: 'a service was given to the person',
  basis: BASIS, countedOnce: WITHIN, across: { way: 'B' }, dimensions: { funder, form, age, sex }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  authority: '22 USC 7103(d)(7)(A); 22 USC 7105(b)(2); founding chapter, line 65', sentence: '{value} {person|persons} received services in {period}.', aggregate: { kind: 'distinct', of: 'person' },
  records: `select s.agency, s.id as record, s.happened_on as day, s.person, p.funder, p.form, p.age_group as age, p.sex ${SERVED}`,
});

/** Services given: each record is one service to one person. */
export const servicesGiven = defineMeasure({
  id: 'CAS-02', room: 'cases', title: 'Services given', question: 'Which services were given, and how often?', unit: 'service', population: 'services recorded for victims of trafficking in persons', event: 'the service was given',
  basis: BASIS, countedOnce: 'Each service to each person once; a group session is one service for each who attended.', across: { way: 'A', serial: 'the service, which one agency gives and records' }, dimensions: { service, funder, form }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  authority: '22 USC 7103(d)(7)(A); HHS 0970-0467, service use and delivery', sentence: '{value} {service was|services were} given in {period}.', aggregate: { kind: 'records' },
  records: `select s.agency, s.id as record, s.happened_on as day, s.kind as service, p.funder, p.form ${SERVED}`,
});

/** Minutes of service. */
export const minutesGiven = defineMeasure({
  id: 'CAS-03', room: 'cases', title: 'Minutes of service', question: 'How many minutes of service were given?', unit: 'minute', population: 'services recorded for victims of trafficking in persons', event: 'the service was given',
  basis: BASIS, countedOnce: 'The minutes of each service to each person; in a group session each who attended received its minutes.', across: { way: 'A', serial: 'the service, which one agency gives and records' }, dimensions: { service, funder }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  authority: 'HHS 0970-0467, service use and delivery', sentence: '{value} {minute of service was|minutes of service were} given in {period}.', aggregate: { kind: 'sum', of: 'minutes' },
  records: `select s.agency, s.id as record, s.happened_on as day, s.minutes, s.kind as service, p.funder ${SERVED}`,
});

/** Enrollments, exits and re-entries, each on its own day. */
export const passagesMade = defineMeasure({
  id: 'CAS-04', room: 'cases', title: 'Enrollments, exits and re-entries', question: 'How many persons were enrolled, exited, or entered again?', unit: 'passage', population: 'cases of victims of trafficking in persons', event: 'the passage happened',
  basis: BASIS, countedOnce: 'Each passage of each case once; one person may be enrolled, exit and enter again within a period.', across: { way: 'A', serial: 'the case number of the agency' }, dimensions: { passage: { title: 'Passage', values: { enrolled: 'Enrolled', exited: 'Exited', 're-entered': 'Entered again', declined: 'Not enrolled' } }, funder }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  noTotal: 'Enrollments and exits are different acts; their sum counts one person several times and says nothing.',
  authority: 'HHS 0970-0467: enrollment, exit, re-entry', sentence: 'Passages of cases in {period}: {value} of {passage}.', aggregate: { kind: 'records' },
  records: `select a.agency, a.id as record, a.happened_on as day, a.kind as passage, p.funder from cases.passage_as_of a join cases.profile_as_of p on p.agency = a.agency and p.file = a.file where a.kind <> 'intake'`,
});

const MATTERS = `from cases.matter_as_of m`;

/** Persons assisted in a legal matter, each once within an agency in the period. */
export const personsAssisted = defineMeasure({
  id: 'CAS-05', room: 'cases', title: 'Persons given legal aid', question: 'How many trafficking victims were given legal aid?', unit: 'person', population: 'trafficking victims for whom a legal matter was opened', event: 'a legal matter was opened for the person',
  basis: BASIS, countedOnce: WITHIN, across: { way: 'B' }, dimensions: { funder, matter }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  authority: '22 USC 7103(d)(7)(A); 22 USC 7105(b)(1)(B); LSC Program Letter 02-5; founding chapter, line 67', sentence: 'Legal aid was given to {value} {person|persons} in {period}.', aggregate: { kind: 'distinct', of: 'person' },
  records: `select m.agency, m.id as record, m.opened_on as day, m.person, m.funder, m.kind as matter ${MATTERS}`,
});

/** Grantees that assisted anybody in a legal matter. */
export const granteesAssisting = defineMeasure({
  id: 'CAS-06', room: 'cases', title: 'Grantees that gave legal aid', question: 'How many grantees gave legal aid to trafficking victims?', unit: 'grantee', population: 'agencies that opened a legal matter for a trafficking victim', event: 'the agency opened a legal matter',
  basis: BASIS, countedOnce: 'Each agency once in the period.', across: { way: 'A', serial: 'the grantee itself, which is known by the grants of government' }, dimensions: { funder }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  authority: '22 USC 7105(b)(1)(B); LSC Program Letter 02-5; founding chapter, line 67', sentence: '{value} {grantee|grantees} gave legal aid to trafficking victims in {period}.', aggregate: { kind: 'distinct', of: 'grantee' },
  records: `select m.agency, m.id as record, m.opened_on as day, m.agency as grantee, m.funder ${MATTERS}`,
});

/** Job training: enrollments, completions and placements, each on its own day. */
export const jobTraining = defineMeasure({
  id: 'CAS-07', room: 'cases', title: 'Job training', question: 'How many persons were enrolled in job training, completed it, and were placed?', unit: 'training event', population: 'job training of trafficking victims', event: 'the person was enrolled, completed the training, or was placed',
  basis: BASIS, countedOnce: 'Each enrollment, completion and placement once; a person in two trainings is counted in both.', across: { way: 'A', serial: 'the training, which one agency records' }, dimensions: { step: { title: 'Step', values: { enrolled: 'Enrolled', completed: 'Completed', placed: 'Placed in a job' } } }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  noTotal: 'Enrolled, completed and placed are steps of the same training; their sum counts it up to three times.',
  authority: '22 USC 7105(b)(1)(B); founding chapter, line 61', sentence: 'Job training in {period}: {value} of {step}.', aggregate: { kind: 'records' },
  records: `select t.agency, t.id as record, t.enrolled_on as day, 'enrolled' as step from cases.training_as_of t
    union all select t.agency, t.id, t.completed_on, 'completed' from cases.training_as_of t where t.completed_on is not null
    union all select t.agency, t.id, t.placed_on, 'placed' from cases.training_as_of t where t.placed_on is not null`,
});

/** Every measure of the room. */
export const measures = [personsServed, servicesGiven, minutesGiven, passagesMade, personsAssisted, granteesAssisting, jobTraining];
