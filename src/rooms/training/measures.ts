import type { Day } from '../../foundation/calendar/day.ts';
import { defineMeasure, type Dimension } from '../../foundation/measure/measure.ts';

const basis = ['fiscal-year', 'reporting-year', 'calendar-year', 'month', 'since-inception'] as const;
const common = { room: 'training', version: 1, effectiveFrom: '2003-01-01' as Day, changes: [] } as const;
const UNKNOWN = { unknown: 'Not told apart' } as const;
export const LEVEL: Dimension = { title: 'Level', values: { federal: 'Federal', state: 'State', local: 'Local', tribal: 'Tribal', nongovernmental: 'Nongovernmental', ...UNKNOWN } };
export const SECTOR: Dimension = {
  title: 'Sector', values: { 'law-enforcement': 'Law enforcement', prosecution: 'Prosecutors', 'civil-law': 'Civil attorneys', 'social-services': 'Social service providers', 'health-care': 'Physicians and health care', clergy: 'Clergy', labor: 'Labor', education: 'Education', immigration: 'Immigration', community: 'Other members of communities', ...UNKNOWN },
};
export const KIND: Dimension = { title: 'Kind', values: { training: 'Training', conference: 'Conference', pilot: 'Pilot' } };
export const REPORTER: Dimension = { title: 'Whose report', values: { own: 'The office’s own', 'ovc-grantee': 'Grantee of the Office for Victims of Crime', 'hhs-grantee': 'Grantee of HHS', other: 'Another' } };
const TEAM = 'the name of the place that sends it, under which one office keeps it';

const attendances = defineMeasure({
  ...common, id: 'TRN-01', basis: [...basis], title: 'Attendances of trainings and conferences', question: 'How many attendances did trainings and conferences have?', unit: 'attendance', population: 'attendances of trainings and conferences on trafficking', event: 'the event began',
  countedOnce: 'Each attendance once as the host counted it; whoever attends two events counts twice: attendances, and not persons. Those nobody told apart by level or sector are counted as such.', across: { way: 'B' }, dimensions: { level: LEVEL, sector: SECTOR, kind: KIND, reporter: REPORTER },
  authority: '22 USC 7103(d)(7)(K), (P); founding chapter, lines 65 and 91', sentence: 'Trainings and conferences had {value} {unit} in {period}.', aggregate: { kind: 'sum', of: 'attended' },
  records: `select e.agency, e.id as record, e.starts_on as day, e.kind, e.reporter, p.level, coalesce(p.sector, 'unknown') as sector, p.attended from training.event_as_of e join training.part_as_of p on p.agency = e.agency and p.event = e.id
    union all select e.agency, e.id as record, e.starts_on as day, e.kind, e.reporter, 'unknown' as level, 'unknown' as sector, e.attended - coalesce(p.attended, 0) as attended from training.event_as_of e left join (select agency, event, sum(attended) as attended from training.part_as_of group by agency, event) p on p.agency = e.agency and p.event = e.id`,
});
const events = defineMeasure({
  ...common, id: 'TRN-02', basis: [...basis], title: 'Trainings and conferences', question: 'How many trainings and conferences were held?', unit: 'event', population: 'trainings and conferences on trafficking', event: 'the event began', countedOnce: 'Each event once in the records of an agency, on its first day.', across: { way: 'B' }, dimensions: { kind: KIND, reporter: REPORTER },
  authority: '22 USC 7103(d)(7)(K), (P)', sentence: '{value} {training or conference was|trainings and conferences were} held in {period}.', aggregate: { kind: 'records' }, records: `select e.agency, e.id as record, e.starts_on as day, e.kind, e.reporter from training.event_as_of e`,
});
const teams = defineMeasure({
  ...common, id: 'TRN-03', basis: [...basis], title: 'Teams at conferences and trainings', question: 'From how many places did teams come?', unit: 'team', population: 'teams that came to a training or conference', event: 'the event began', countedOnce: 'Each team once within the period, however many events it came to.', across: { way: 'A', serial: TEAM, oneOffice: true },
  dimensions: { extent: { title: 'Where it works', values: { city: 'A city', region: 'A region', state: 'A State' } }, kind: KIND }, authority: 'founding chapter, lines 91 and 93', sentence: '{value} {unit} came to trainings and conferences in {period}.', aggregate: { kind: 'distinct', of: 'team' },
  records: `select p.agency, p.id as record, e.starts_on as day, p.team, p.extent, e.kind from training.part_as_of p join training.event_as_of e on e.agency = p.agency and e.id = p.event where p.team is not null`,
});
const registrations = defineMeasure({
  ...common, id: 'TRN-04', basis: [...basis], title: 'Registrations for trainings', question: 'How many registrations for trainings were there, and how many of those registered came?', unit: 'registration', population: 'registrations by name for trainings', event: 'the person registered', countedOnce: 'Each registration of a person for an event once. Most events have attendances and no registrations.', across: { way: 'B' },
  dimensions: { level: LEVEL, sector: SECTOR, came: { title: 'Came', values: { yes: 'Came', no: 'Not recorded as having come' } } }, authority: 'founding chapter, line 65', sentence: 'There were {value} {unit} for trainings in {period}.', aggregate: { kind: 'records' },
  records: `select r.agency, r.id as record, r.registered_on as day, r.level, r.sector, case when r.attended_on is null then 'no' else 'yes' end as came from training.registration_as_of r`,
});
const persons = defineMeasure({
  ...common, id: 'TRN-05', basis: [...basis], title: 'Persons who came to trainings by name', question: 'How many different persons, known by name, came to trainings?', unit: 'person', population: 'persons who registered by name and came to a training', event: 'the person came', countedOnce: 'Each person once within the period and within one agency, by their address. Persons whom a host counted without their names are not in it: how many persons all attendances are, nobody knows.', across: { way: 'B' },
  dimensions: { level: LEVEL, sector: SECTOR }, authority: 'founding chapter, line 65', sentence: '{value} {person|persons} known by name came to trainings in {period}.', aggregate: { kind: 'distinct', of: 'trainee' }, noTotal: 'A person may have come as one of several sectors or levels.',
  records: `select r.agency, r.id as record, r.attended_on as day, r.trainee, r.level, r.sector from training.registration_as_of r where r.attended_on is not null`,
});
const certificates = defineMeasure({
  ...common, id: 'TRN-06', basis: [...basis], title: 'Certificates of trainings issued', question: 'How many certificates of trainings were issued?', unit: 'certificate', population: 'certificates of completed trainings', event: 'the certificate was issued', countedOnce: 'Each certificate once, also one that was withdrawn later, which is told apart.', across: { way: 'A', serial: 'the number of the certificate' },
  dimensions: { standing: { title: 'Standing', values: { stands: 'Stands', withdrawn: 'Withdrawn' } } }, authority: 'founding chapter, line 65', sentence: '{value} {unit} of trainings {was|were} issued in {period}.', aggregate: { kind: 'records' },
  records: `select c.agency, c.id as record, c.issued_on as day, case when c.withdrawn_on is null then 'stands' else 'withdrawn' end as standing from training.certificate_as_of c`,
});
const pilots = defineMeasure({
  ...common, id: 'TRN-07', basis: [...basis], title: 'Places in which training modules were piloted', question: 'In how many places were training modules piloted?', unit: 'place', population: 'places in which training modules were piloted', event: 'the pilot began', countedOnce: 'Each place once within the period, by the name it was given, however many modules were tried there.', across: { way: 'A', serial: 'the name of the place', oneOffice: true },
  dimensions: {}, authority: 'founding chapter, line 36', sentence: 'Training modules were piloted in {value} {unit} in {period}.', aggregate: { kind: 'distinct', of: 'place' }, records: `select e.agency, e.id as record, e.starts_on as day, e.place from training.event_as_of e where e.kind = 'pilot'`,
});
const evaluations = defineMeasure({
  ...common, id: 'TRN-08', basis: [...basis], title: 'Evaluations of trainings returned', question: 'How many of those who attended said what they thought, and would they act?', unit: 'evaluation', population: 'evaluations of trainings returned', event: 'the event began', countedOnce: 'Each evaluation once; it names nobody.', across: { way: 'B' }, dimensions: { would_act: { title: 'Would act', values: { yes: 'Would do something differently', no: 'Would not' } } },
  authority: 'founding chapter, line 65', sentence: '{value} {unit} of trainings {was|were} returned in {period}.', aggregate: { kind: 'records' }, records: `select v.agency, v.id as record, e.starts_on as day, case when v.would_act then 'yes' else 'no' end as would_act from training.evaluation_as_of v join training.event_as_of e on e.agency = v.agency and e.id = v.event`,
});

/** Every measure of the room. */
export const measures = [attendances, events, teams, registrations, persons, certificates, pilots, evaluations];
