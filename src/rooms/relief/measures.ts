import type { Day } from '../../foundation/calendar/day.ts';
import type { PeriodBasis } from '../../foundation/calendar/period.ts';
import { defineMeasure, type Dimension, type Measure } from '../../foundation/measure/measure.ts';

const basis: readonly PeriodBasis[] = ['fiscal-year', 'reporting-year', 'calendar-year', 'month', 'since-inception'];
const sex: Dimension = { title: 'Sex', values: { female: 'Female', male: 'Male', another: 'Another', unknown: 'Not recorded' } };
const age_group: Dimension = { title: 'Age', values: { adult: 'Adults', minor: 'Minors', unknown: 'Not recorded' } };
const citizenship: Dimension = { title: 'Citizenship', values: {}, open: true, places: 'country' };
const standing: Dimension = { title: 'How it stands', values: { granted: 'Granted', denied: 'Denied', withdrawn: 'Withdrawn', pending: 'Pending' } };
const decision: Dimension = { title: 'Decision', values: { approved: 'Granted', denied: 'Denied', withdrawn: 'Withdrawn' } };
const familyClass: Dimension = { title: 'Class', values: { 'T-2': 'T-2, spouse', 'T-3': 'T-3, child', 'T-4': 'T-4, parent', 'T-5': 'T-5, sibling', 'T-6': 'T-6, child of a derivative' } };
const subclause: Dimension = { title: 'Subclause of 8 USC 1101(a)(15)(T)(ii)', values: { I: 'Subclause (I): principal under 21', II: 'Subclause (II): principal 21 or older', III: 'Subclause (III): present danger of retaliation', unknown: 'Not recorded' } };
const requester: Dimension = { title: 'Requested by', values: { ice: 'Immigration and Customs Enforcement', fbi: 'FBI', 'us-attorney': 'U.S. attorney', labor: 'Department of Labor', state: 'Department of State', 'other-federal': 'Another federal office' } };
const reason: Dimension = { title: 'Reason for the denial', values: {}, open: true };
const relief: Dimension = { title: 'Relief', values: { presence: 'Continued presence', 't-principal': 'T status, principals', 't-family': 'T status, family', 'u-principal': 'U status, principals', other: 'Other' } };

const common = { room: 'relief', basis, version: 1, effectiveFrom: '2000-10-28' as Day, changes: [] } as const;
const COHORT = 'Each application once, in the period of its receipt; its decision is counted with the receipt it answers, whenever it was made (cohort, not flow). Only what the deciding office holds is counted.';
const FLOW = 'Each decision once, in the period in which it was made, whenever the application came (flow, not cohort); an application decided anew after an appeal makes another decision. Only what the deciding office holds is counted.';
const STANDING = `case a.outcome when 'approved' then 'granted' when 'denied' then 'denied' when 'withdrawn' then 'withdrawn' else 'pending' end as standing`;
const PRINCIPALS = `a.kept_as = 'office' and a.kind = 'status'`;
const DECISIONS = `from relief.application_step_as_of s join relief.application_as_of a on a.agency = s.agency and a.id = s.application where s.step in ('approved', 'denied', 'withdrawn') and ${PRINCIPALS}`;

const OF_PERSONS = { rule: 'threshold', why: 'That somebody has or asked for this status is secret (8 USC 1367(a)(2)); the law asks for the numbers, not for persons' } as const;

/** Persons permitted to remain, by the day of the first issue. */
const presenceGranted = defineMeasure({
  ...common, id: 'REL-01', title: 'Persons granted continued presence', question: 'How many persons were granted continued presence?', unit: 'person', population: 'persons granted continued presence', event: 'continued presence was issued to the person',
  countedOnce: 'Each person once within the period, on the day continued presence was issued; a renewal is no new grant. Only what the deciding office holds is counted.', disclosure: OF_PERSONS, across: { way: 'A', serial: 'the number of the request for continued presence', oneOffice: true }, dimensions: { age_group, sex, citizenship, requester },
  authority: '22 USC 7103(d)(7)(B), (Q)(iv); 7105(c)(3)', sentence: 'Continued presence was granted to {value} {person|persons} in {period}.', aggregate: { kind: 'distinct', of: 'person' },
  records: `select p.agency, p.id as record, p.issued_on as day, p.age_group, p.sex, p.citizenship, p.requester, p.person from relief.presence_as_of p where p.kept_as = 'office' and p.issued_on is not null`,
});

const presenceRequests = defineMeasure({
  ...common, id: 'REL-04', title: 'Requests for continued presence', question: 'How many requests for continued presence came in, and how do they stand?', unit: 'request', population: 'requests for continued presence', event: 'law enforcement received the request',
  countedOnce: 'Each request once, on the day law enforcement received it; its decision is counted with the receipt (cohort, not flow).', disclosure: OF_PERSONS, across: { way: 'A', serial: 'the number of the request for continued presence' }, dimensions: { standing, requester }, authority: '22 USC 7103(d)(7)(B), (U)', sentence: '{value} {request|requests} for continued presence came in during {period}.', aggregate: { kind: 'records' },
  records: `select p.agency, p.id as record, p.received_on as day, p.requester, case p.outcome when 'issued' then 'granted' when 'denied' then 'denied' when 'withdrawn' then 'withdrawn' else 'pending' end as standing from relief.presence_as_of p where p.kept_as = 'office'`,
});

/** Principals' applications by receipt, with how they stand: the only way in which received = granted + denied + withdrawn + pending. */
const principalsReceived = defineMeasure({
  ...common, id: 'REL-10', title: 'T applications received from principals', question: 'How many principals applied for T status, and how do the applications stand?', unit: 'application', population: 'applications of principals for T status', event: 'the application was received',
  countedOnce: COHORT, disclosure: OF_PERSONS, across: { way: 'A', serial: 'the receipt number of the application' }, dimensions: { standing, age_group, sex, citizenship }, authority: '22 USC 7103(d)(7)(C); 8 USC 1101(a)(15)(T)(i); founding chapter, line 77', sentence: 'The Department of Homeland Security received {value} {application|applications} for T status from principals in {period}.', aggregate: { kind: 'records' },
  records: `select a.agency, a.id as record, a.received_on as day, a.age_group, a.sex, a.citizenship, ${STANDING} from relief.application_as_of a where ${PRINCIPALS} and a.class = 'T-1'`,
});

const principalsDecided = defineMeasure({
  ...common, id: 'REL-11', title: 'Decisions on T applications of principals', question: 'How many T applications of principals were granted or denied?', unit: 'decision', population: 'decisions on applications of principals for T status', event: 'the decision was made',
  countedOnce: FLOW, disclosure: OF_PERSONS, across: { way: 'A', serial: 'the receipt number of the application' }, dimensions: { decision }, authority: '22 USC 7103(d)(7)(C)', sentence: '{value} {decision on a T application of a principal was|decisions on T applications of principals were} made in {period}.', aggregate: { kind: 'records' },
  records: `select s.agency, s.id as record, s.on_day as day, s.step as decision ${DECISIONS} and a.class = 'T-1'`,
});

const familyReceived = defineMeasure({
  ...common, id: 'REL-12', title: 'T applications received for family members', question: 'How many family members applied to follow a principal, and how do the applications stand?', unit: 'application', population: 'applications of family members for T status', event: 'the application was received',
  countedOnce: COHORT, disclosure: OF_PERSONS, across: { way: 'A', serial: 'the receipt number of the application' }, dimensions: { class: familyClass, subclause, standing }, authority: '22 USC 7103(d)(7)(D); 8 USC 1101(a)(15)(T)(ii)(I)-(III)', sentence: 'The Department of Homeland Security received {value} {application|applications} for T status for family members in {period}.', aggregate: { kind: 'records' },
  records: `select a.agency, a.id as record, a.received_on as day, a.class, a.subclause, ${STANDING} from relief.application_as_of a where ${PRINCIPALS} and a.class in ('T-2', 'T-3', 'T-4', 'T-5', 'T-6')`,
});

const familyDecided = defineMeasure({
  ...common, id: 'REL-13', title: 'Decisions on T applications of family members', question: 'How many T applications of family members were granted or denied?', unit: 'decision', population: 'decisions on applications of family members for T status', event: 'the decision was made',
  countedOnce: FLOW, disclosure: OF_PERSONS, across: { way: 'A', serial: 'the receipt number of the application' }, dimensions: { class: familyClass, subclause, decision }, authority: '22 USC 7103(d)(7)(D)', sentence: '{value} {decision on a T application of a family member was|decisions on T applications of family members were} made in {period}.', aggregate: { kind: 'records' },
  records: `select s.agency, s.id as record, s.on_day as day, a.class, a.subclause, s.step as decision ${DECISIONS} and a.class in ('T-2', 'T-3', 'T-4', 'T-5', 'T-6')`,
});

const petitionsReceived = defineMeasure({
  ...common, id: 'REL-14', title: 'U petitions received from principals', question: 'How many principals petitioned for U status, and how do the petitions stand?', unit: 'petition', population: 'petitions of principals for U status', event: 'the petition was received',
  countedOnce: COHORT, disclosure: OF_PERSONS, across: { way: 'A', serial: 'the receipt number of the petition' }, dimensions: { standing }, authority: '22 USC 7103(d)(7)(C), (F); 8 USC 1101(a)(15)(U)(i)', sentence: 'The Department of Homeland Security received {value} {petition|petitions} for U status from principals in {period}.', aggregate: { kind: 'records' },
  records: `select a.agency, a.id as record, a.received_on as day, ${STANDING} from relief.application_as_of a where ${PRINCIPALS} and a.class = 'U-1'`,
});

const petitionsDecided = defineMeasure({
  ...common, id: 'REL-15', title: 'Decisions on U petitions of principals', question: 'How many U petitions of principals were granted or denied?', unit: 'decision', population: 'decisions on petitions of principals for U status', event: 'the decision was made',
  countedOnce: FLOW, disclosure: OF_PERSONS, across: { way: 'A', serial: 'the receipt number of the petition' }, dimensions: { decision }, authority: '22 USC 7103(d)(7)(C), (F)', sentence: '{value} {decision on a U petition of a principal was|decisions on U petitions of principals were} made in {period}.', aggregate: { kind: 'records' },
  records: `select s.agency, s.id as record, s.on_day as day, s.step as decision ${DECISIONS} and a.class = 'U-1'`,
});

const personsGranted = defineMeasure({
  ...common, id: 'REL-16', title: 'Victims granted T or U status', question: 'How many victims were granted T or U status as principals?', unit: 'person', population: 'principals granted T or U status', event: 'status was granted to the person',
  countedOnce: 'Each person once within the period, whatever the number of their grants. Only what the deciding office holds is counted.', disclosure: OF_PERSONS, across: { way: 'A', serial: 'the receipt number of the application', oneOffice: true }, dimensions: { status: { title: 'Status', values: { T: 'T status', U: 'U status' } } }, authority: '22 USC 7103(d)(7)(Q)(v)', sentence: 'T or U status was granted to {value} {victim|victims} in {period}.', aggregate: { kind: 'distinct', of: 'person' },
  records: `select s.agency, s.id as record, s.on_day as day, substr(a.class, 1, 1) as status, a.person from relief.application_step_as_of s join relief.application_as_of a on a.agency = s.agency and a.id = s.application where s.step = 'approved' and ${PRINCIPALS} and a.class in ('T-1', 'U-1')`,
});

const denials = defineMeasure({
  ...common, id: 'REL-17', title: 'Denials by reason', question: 'For which reasons was relief denied?', unit: 'denial', population: 'denials of continued presence, T status and U status', event: 'the denial was made', countedOnce: FLOW, disclosure: OF_PERSONS, across: { way: 'A', serial: 'the receipt number of what was denied' }, dimensions: { relief, reason },
  authority: '22 USC 7103(d)(7)(U)', sentence: '{value} {denial of relief was|denials of relief were} made in {period}.', aggregate: { kind: 'records' },
  records: `select d.agency, d.record, d.day, d.relief, d.reason from (
    select s.agency, s.id as record, s.on_day as day, 'presence' as relief, s.reason from relief.presence_step_as_of s join relief.presence_as_of p on p.agency = s.agency and p.id = s.presence where s.step = 'denied' and p.kept_as = 'office'
    union all select s.agency, s.id, s.on_day, case when a.class = 'T-1' then 't-principal' when a.class like 'T-%' then 't-family' when a.class = 'U-1' then 'u-principal' else 'other' end, s.reason
      from relief.application_step_as_of s join relief.application_as_of a on a.agency = s.agency and a.id = s.application where s.step = 'denied' and ${PRINCIPALS}) d`,
});

/** A length of time as its mean and its median, as the law asks for both. */
function days(first: number, of: { title: string; question: string; population: string; event: string; authority: string; says: string; records: string }): Measure[] {
  return (['mean', 'median'] as const).map((kind, i) => defineMeasure({
    ...common, id: `REL-${first + i}`.replace(/-(\d)$/, '-0$1'), title: `${kind === 'mean' ? 'Mean' : 'Median'} days ${of.title}`, question: of.question, unit: 'day', population: `${of.population} (${kind})`, event: of.event,
    countedOnce: `The ${kind} over every record of the period, each once, by the day on which it ended. Only what the deciding office holds is counted.`, disclosure: OF_PERSONS, across: { way: 'A', serial: 'the number of the request or the receipt number of the application' }, dimensions: {}, authority: of.authority, sentence: `The ${kind} time ${of.says} in {period} was {value} {day|days}.`,
    noTotal: `A ${kind} of years is not the sum of theirs.`, aggregate: { kind, of: 'days' }, records: of.records,
  }));
}

const DECIDED_DAYS = `select a.agency, a.id as record, a.decided_on as day, a.decided_on - a.received_on as days from relief.application_as_of a where ${PRINCIPALS}`;

const lengths = [
  ...days(2, {
    title: 'from receipt by law enforcement to continued presence', question: 'How long does continued presence take, from receipt by law enforcement to issuance?', population: 'requests for continued presence that were granted', event: 'continued presence was issued', authority: '22 USC 7103(d)(7)(B)', says: 'from receipt by law enforcement to the issuance of continued presence',
    records: `select p.agency, p.id as record, p.issued_on as day, p.issued_on - p.received_on as days from relief.presence_as_of p where p.kept_as = 'office' and p.issued_on is not null`,
  }),
  ...days(20, {
    title: 'to decide applications of principals for T or U status', question: 'How long does it take to decide an application of a principal for T or U status?', population: 'decided applications of principals for T or U status', event: 'the application was decided', authority: '22 USC 7103(d)(7)(G)', says: 'to decide an application of a principal for T or U status',
    records: `${DECIDED_DAYS} and a.class in ('T-1', 'U-1') and a.outcome in ('approved', 'denied')`,
  }),
  ...days(22, {
    title: 'from application to work authorization', question: 'How long does it take from an application of a principal to work authorization?', population: 'principals who applied for T or U status and received work authorization', event: 'work authorization began', authority: '22 USC 7103(d)(7)(G); 8 USC 1101(i)(2)', says: 'from the receipt of an application to work authorization',
    records: `select w.agency, w.record, w.day, w.days from (select a.agency, a.id as record, min(p.valid_from) as day, min(p.valid_from) - a.received_on as days from relief.application_as_of a join relief.permit_as_of p on p.agency = a.agency and p.application = a.id and p.kind = 'work'
      where ${PRINCIPALS} and a.class in ('T-1', 'U-1') group by a.agency, a.id, a.received_on) w`,
  }),
  ...days(24, {
    title: 'to deny continued presence', question: 'How long did denials of continued presence take?', population: 'requests for continued presence that were denied', event: 'continued presence was denied', authority: '22 USC 7103(d)(7)(U)', says: 'to deny a request for continued presence',
    records: `select p.agency, p.id as record, p.decided_on as day, p.decided_on - p.received_on as days from relief.presence_as_of p where p.kept_as = 'office' and p.outcome = 'denied'`,
  }),
  ...days(26, {
    title: 'to deny T status to principals', question: 'How long did denials of T status to principals take?', population: 'applications of principals for T status that were denied', event: 'the application was denied', authority: '22 USC 7103(d)(7)(U)', says: 'to deny an application of a principal for T status',
    records: `${DECIDED_DAYS} and a.class = 'T-1' and a.outcome = 'denied'`,
  }),
  ...days(28, {
    title: 'to deny T status to family members', question: 'How long did denials of T status to family members take?', population: 'applications of family members for T status that were denied', event: 'the application was denied', authority: '22 USC 7103(d)(7)(U)', says: 'to deny an application of a family member for T status',
    records: `${DECIDED_DAYS} and a.class in ('T-2', 'T-3', 'T-4', 'T-5', 'T-6') and a.outcome = 'denied'`,
  }),
  ...days(30, {
    title: 'to deny U status to principals', question: 'How long did denials of U status to principals take?', population: 'petitions of principals for U status that were denied', event: 'the petition was denied', authority: '22 USC 7103(d)(7)(U)', says: 'to deny a petition of a principal for U status',
    records: `${DECIDED_DAYS} and a.class = 'U-1' and a.outcome = 'denied'`,
  }),
];

const adjustments = defineMeasure({
  ...common, id: 'REL-40', title: 'Applications for adjustment from T status', question: 'How many holders of T status applied for permanent residence, and how do the applications stand?', unit: 'application', population: 'applications for adjustment from T status', event: 'the application was received',
  countedOnce: COHORT, disclosure: OF_PERSONS, across: { way: 'A', serial: 'the receipt number of the application' }, dimensions: { standing, party: { title: 'Party', values: { principal: 'Principals', family: 'Family members' } } }, authority: '8 USC 1255(l)', sentence: 'The Department of Homeland Security received {value} {application|applications} for adjustment from T status in {period}.', aggregate: { kind: 'records' },
  records: `select a.agency, a.id as record, a.received_on as day, ${STANDING}, case when a.class = 'T-1' then 'principal' else 'family' end as party from relief.application_as_of a where a.kept_as = 'office' and a.kind = 'adjustment' and a.class like 'T-%'`,
});

const reunited = defineMeasure({
  ...common, id: 'REL-41', title: 'Family members reunited', question: 'How many family members arrived through the reunification project?', unit: 'person', population: 'family members who arrived through the reunification project', event: 'the family member arrived', countedOnce: 'Each person once within the period. Only what an office of record holds is counted.',
  disclosure: OF_PERSONS, across: { way: 'A', serial: 'the number of the case in the project', oneOffice: true }, dimensions: { class: familyClass }, authority: 'Founding chapter, line 36; 8 USC 1101(a)(15)(T)(ii)', sentence: '{value} {family member|family members} arrived to join a principal in {period}.', aggregate: { kind: 'distinct', of: 'person' },
  records: `select r.agency, r.id as record, r.arrived_on as day, r.class, r.person from relief.reunification_as_of r where r.kept_as = 'office' and r.kind = 'reunification' and r.arrived_on is not null`,
});

const returned = defineMeasure({
  ...common, id: 'REL-42', title: 'Voluntary returns', question: 'How many persons returned home by their own wish through the project?', unit: 'person', population: 'persons who returned home through the project', event: 'the person arrived home', countedOnce: 'Each person once within the period. Only what an office of record holds is counted.',
  disclosure: OF_PERSONS, across: { way: 'A', serial: 'the number of the case in the project', oneOffice: true }, dimensions: {}, authority: 'Founding chapter, line 36', sentence: '{value} {person|persons} returned home by their own wish in {period}.', aggregate: { kind: 'distinct', of: 'person' },
  records: `select r.agency, r.id as record, r.arrived_on as day, r.person from relief.reunification_as_of r where r.kept_as = 'office' and r.kind = 'return' and r.arrived_on is not null`,
});

/** Every measure of the room. */
export const measures = [presenceGranted, presenceRequests, principalsReceived, principalsDecided, familyReceived, familyDecided, petitionsReceived, petitionsDecided, personsGranted, denials, ...lengths, adjustments, reunited, returned];
