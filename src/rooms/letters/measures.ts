import type { Day } from '../../foundation/calendar/day.ts';
import { defineMeasure, type Dimension } from '../../foundation/measure/measure.ts';

const form: Dimension = { title: 'Form of trafficking', values: { sex: 'Sex trafficking', labor: 'Labor trafficking', both: 'Both', unknown: 'Not recorded' } };
const sex: Dimension = { title: 'Sex', values: { female: 'Female', male: 'Male', another: 'Another', unknown: 'Not recorded' } };
const citizenship: Dimension = { title: 'Citizenship', values: {}, open: true, places: 'country' };
const kind: Dimension = { title: 'Kind of letter', values: { certification: 'Certification letters (adults)', eligibility: 'Eligibility letters (minors)' }, said: { whole: 'certification and eligibility letters', parts: { certification: 'certification letters', eligibility: 'eligibility letters' } } };

/** The kind where the letters themselves are counted: one letter, or several. */
const kindCounted: Dimension = { ...kind, said: { whole: 'certification and eligibility {letter|letters}', parts: { certification: 'certification {letter|letters}', eligibility: 'eligibility {letter|letters}' } } };

const ISSUED = `
  from letters.letter_as_of l
  where l.replaces is null
    and not exists (select from letters.ending_as_of e where e.agency = l.agency and e.letter = l.id and e.kind = 'rescinded')`;

const OF_PERSONS = { rule: 'threshold', why: 'The law asks for the numbers of letters (22 USC 7103(d)(7)(U)), yet a letter stands for one victim whose identity is protected (22 USC 7105(c)(1)(C))' } as const;

/** Letters issued, by day of issue: each request's letter once; replacements and rescinded letters are not counted, interim letters are counted apart. */
export const lettersIssued = defineMeasure({
  id: 'LET-01', room: 'letters', title: 'Certification and eligibility letters issued', question: 'How many certification and eligibility letters did HHS issue?',
  unit: 'letter', population: 'letters on behalf of victims of a severe form of trafficking', event: 'the letter was issued', basis: ['fiscal-year', 'reporting-year', 'calendar-year', 'month', 'since-inception'],
  countedOnce: 'One letter for each decision: a replacement does not count again, and a rescinded letter no longer counts.',
  disclosure: OF_PERSONS, across: { way: 'A', serial: 'the serial HHS gives each letter' }, dimensions: { kind: kindCounted, form, sex, citizenship }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  authority: '22 USC 7105(b)(1); founding chapter, line 49', sentence: 'HHS issued {value} {kind} on behalf of victims in {period}.', aggregate: { kind: 'records' },
  records: `select l.agency, l.id as record, l.issued_on as day, l.kind, l.form, l.sex, l.citizenship ${ISSUED} and l.kind <> 'interim'`,
});

/** Persons who were issued a letter, each once in the period. */
export const personsWithLetters = defineMeasure({
  id: 'LET-02', room: 'letters', title: 'Persons issued a letter', question: 'How many persons were issued a certification or eligibility letter?',
  unit: 'person', population: 'persons issued a certification or eligibility letter', event: 'a letter was issued to the person', basis: ['fiscal-year', 'reporting-year', 'calendar-year', 'month', 'since-inception'],
  countedOnce: 'Each person once within the period, whatever the number of their letters. Persons of different agencies are not matched.',
  disclosure: OF_PERSONS, across: { way: 'A', serial: 'the serial HHS gives each letter', oneOffice: true }, dimensions: { kind, form, sex, citizenship }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  authority: '22 USC 7103(d)(7)(A)', sentence: 'HHS issued {kind} to {value} {unit} in {period}.', aggregate: { kind: 'distinct', of: 'person' },
  records: `select l.agency, l.id as record, l.issued_on as day, l.kind, l.form, l.sex, l.citizenship, l.person ${ISSUED} and l.kind <> 'interim'`,
});

/** Letters of interim eligibility to children, counted apart from letters of eligibility. */
export const interimLetters = defineMeasure({
  id: 'LET-03', room: 'letters', title: 'Interim assistance letters issued to minors', question: 'How many letters of interim assistance were issued to children?',
  unit: 'letter', population: 'children found eligible for interim assistance', event: 'the interim letter was issued', basis: ['fiscal-year', 'reporting-year', 'calendar-year', 'month', 'since-inception'],
  countedOnce: 'One letter for each decision; an extension is a letter of its own.', disclosure: OF_PERSONS, across: { way: 'A', serial: 'the serial HHS gives each letter' }, dimensions: { form, sex, citizenship }, version: 1, effectiveFrom: '2008-12-23' as Day, changes: [],
  authority: '22 USC 7105(b)(1)(G)', sentence: 'HHS issued {value} {letter|letters} of interim assistance to children in {period}.', aggregate: { kind: 'records' },
  records: `select l.agency, l.id as record, l.issued_on as day, l.form, l.sex, l.citizenship ${ISSUED} and l.kind = 'interim'`,
});

/** Requests received, and how they stand: the cohort of the period, so that received = decided for + denied + pending always holds. */
export const requestsReceived = defineMeasure({
  id: 'LET-04', room: 'letters', title: 'Requests for letters received', question: 'How many requests for certification or assistance came in, and how do they stand?',
  unit: 'request', population: 'requests for certification or assistance', event: 'the request was received', basis: ['fiscal-year', 'reporting-year', 'calendar-year', 'month', 'since-inception'],
  countedOnce: 'Each request once, in the period of its receipt; decisions are counted with the receipt they answer (cohort, not flow).',
  disclosure: OF_PERSONS, across: { way: 'A', serial: 'the number HHS gives each request' }, dimensions: { standing: { title: 'How it stands', values: { granted: 'Letter issued', denied: 'Denied', pending: 'Pending' } }, form }, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [],
  authority: '22 USC 7103(d)(7)(U)', sentence: 'HHS received {value} {request|requests} in {period}.', aggregate: { kind: 'records' },
  records: `select r.agency, r.id as record, r.received_on as day, r.form,
    case when exists (select from letters.decision_as_of d where d.agency = r.agency and d.request = r.id and d.outcome in ('certified', 'eligible')) then 'granted'
         when exists (select from letters.decision_as_of d where d.agency = r.agency and d.request = r.id and d.outcome = 'denied') then 'denied' else 'pending' end as standing
    from letters.request_as_of r`,
});

/** Benefits applied for on letters, as the offices that check them report. */
export const benefitsApplied = defineMeasure({
  id: 'LET-05', room: 'letters', title: 'Benefits applied for on letters', question: 'Which benefits were applied for on letters?',
  unit: 'application', population: 'applications for benefits reported by checking offices', event: 'the benefit was applied for', basis: ['fiscal-year', 'reporting-year', 'calendar-year', 'month', 'since-inception'],
  countedOnce: 'Each report once; one person may apply for several benefits.',
  disclosure: { rule: 'threshold', why: 'What a person with a letter applied for tells that there is such a person (22 USC 7105(c)(1)(C))' }, across: { way: 'A', serial: 'the serial of the letter and the report made on it' }, dimensions: { benefit: { title: 'Benefit', values: { tanf: 'TANF', ssi: 'SSI', medicaid: 'Medicaid', snap: 'Food stamps (SNAP)', 'refugee-cash': 'Refugee cash', 'refugee-medical': 'Refugee medical', 'refugee-services': 'Refugee services', housing: 'Housing', 'job-training': 'Job training', 'legal-aid': 'Legal aid', 'refugee-minors': 'Refugee minors' } } },
  version: 1, effectiveFrom: '2000-10-28' as Day, changes: [], authority: '22 USC 7105(b)(1)(A); ORR State Letter 02-01', sentence: '{value} {application for benefits was|applications for benefits were} reported on letters in {period}.', aggregate: { kind: 'records' },
  records: `select b.agency, b.id as record, b.applied_on as day, b.benefit from letters.benefit_applied_as_of b`,
});

/** Every measure of the room. */
export const measures = [lettersIssued, personsWithLetters, interimLetters, requestsReceived, benefitsApplied];
