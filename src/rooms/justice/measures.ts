import type { Day } from '../../foundation/calendar/day.ts';
import { defineMeasure, type Dimension } from '../../foundation/measure/measure.ts';
import { ASSESSED, OFFENSES } from './law.ts';
import { STATUTES } from './schema.ts';

const bases = ['fiscal-year', 'reporting-year', 'calendar-year', 'month', 'since-inception'] as const;
const BEGAN = '1996-10-01' as Day;
const common = { room: 'justice', basis: [...bases], version: 1, effectiveFrom: BEGAN, changes: [] } as const;
const form: Dimension = { title: 'Form of trafficking', values: { sex: 'Sex trafficking', labor: 'Labor trafficking', both: 'Both', unknown: 'Not recorded' } };
const source: Dimension = { title: 'Where it came from', values: { tip: 'Tip', hotline: 'Hotline', inspection: 'Labor inspection', embassy: 'Embassy', 'task-force': 'Task force', 'other-agency': 'Another agency', own: 'The office’s own work' } };
const law: Dimension = { title: 'Law charged', values: { tvpa: 'A section that the TVPA of 2000 enacted', other: 'Other sections only' } };
const sex: Dimension = { title: 'Sex', values: { female: 'Female', male: 'Male', another: 'Another', unknown: 'Not recorded' } };
const ageGroup: Dimension = { title: 'Age', values: { 'under-18': 'Under 18', '18-24': '18 to 24', '25-34': '25 to 34', '35-44': '35 to 44', '45-54': '45 to 54', '55-over': '55 and over', unknown: 'Not recorded' } };
const race: Dimension = { title: 'Race', values: { 'american-indian': 'American Indian or Alaska Native', asian: 'Asian', black: 'Black', pacific: 'Pacific Islander', white: 'White', several: 'Several', unknown: 'Not recorded' } };
const role: Dimension = { title: 'Role', values: { recruiter: 'Recruiter', transporter: 'Transporter', harborer: 'Harborer', enforcer: 'Enforcer', manager: 'Manager', organizer: 'Organizer', buyer: 'Buyer', beneficiary: 'Beneficiary', unknown: 'Not recorded' } };
const country = (title: string): Dimension => ({ title, values: {}, open: true, places: 'country' });
const district: Dimension = { title: 'Judicial district', values: {}, open: true };
/** A section as a code of a figure, which holds neither spaces nor brackets: `18-2422a`. */
const statute: Dimension = { title: 'Section', values: Object.fromEntries(STATUTES.map((s) => [s.replace(' USC ', '-').replace(/[()]/g, ''), `${s}, ${OFFENSES[s].title}`])) };
const STATUTE = "translate(replace(n.statute, ' USC ', '-'), '()', '') as statute";
const act: Dimension = { title: 'Act', values: { recruiting: 'Recruiting', enticing: 'Enticing', harboring: 'Harboring', transporting: 'Transporting', providing: 'Providing', obtaining: 'Obtaining', advertising: 'Advertising', maintaining: 'Maintaining', patronizing: 'Patronizing', soliciting: 'Soliciting', other: 'Another act' } };
const manner: Dimension = { title: 'How', values: { plea: 'Plea', verdict: 'Verdict' } };

const DOCKET = { way: 'A', serial: 'the docket number that a court gives each case', oneOffice: true } as const;
const quoted = (codes: readonly string[]): string => codes.map((c) => `'${c}'`).join(', ');
const TVPA = quoted(STATUTES.filter((s) => OFFENSES[s].tvpa));
const DEFENDANTS = 'from justice.defendant_as_of d join justice.prosecution_as_of p on p.agency = d.agency and p.id = d.prosecution';
const LAW = `case when exists (select from justice.charge_as_of g join justice.count_as_of n on n.agency = g.agency and n.id = g.count where g.agency = d.agency and g.defendant = d.id and g.standing <> 'struck' and n.statute in (${TVPA})) then 'tvpa' else 'other' end as law`;
const ONCE = 'Each defendant once in each case, however many counts and charging papers name them; somebody who is a defendant in two cases counts in both.';

const OPEN = { rule: 'none', why: 'Prosecutions are public, defendant by defendant, on the docket of the court' } as const;

const investigationsOpened = defineMeasure({
  ...common, id: 'JUS-01', title: 'Investigations opened', question: 'How many investigations of trafficking were opened?', unit: 'investigation', population: 'investigations of trafficking in persons', event: 'the investigation was opened',
  countedOnce: 'Each investigation once, on the day it was opened; one that is reopened is not counted again.', disclosure: { rule: 'threshold', why: 'An investigation is not public while it runs; a small number can warn its subject or point at a victim' }, across: { way: 'B' }, dimensions: { form, source }, authority: '22 USC 7103(d)(7); founding chapter, line 81', sentence: '{value} {investigation of trafficking was|investigations of trafficking were} opened in {period}.', aggregate: { kind: 'records' },
  records: 'select i.agency, i.id as record, i.opened_on as day, i.form, i.source from justice.investigation_as_of i',
});

const casesFiled = defineMeasure({
  ...common, id: 'JUS-02', title: 'Cases filed', question: 'How many cases of trafficking were filed?', unit: 'case', population: 'prosecutions of trafficking in persons', event: 'the first charging paper was filed',
  countedOnce: 'Each case once, on the day of its first charging paper; what supersedes it files no new case.', disclosure: OPEN, across: DOCKET, dimensions: { form, district }, authority: 'Founding chapter, line 81', sentence: '{value} {case of trafficking was|cases of trafficking were} filed in {period}.', aggregate: { kind: 'records' },
  records: 'select p.agency, p.id as record, p.filed_on as day, p.form, p.district from justice.prosecution_as_of p',
});

const defendantsCharged = defineMeasure({
  ...common, id: 'JUS-03', title: 'Defendants charged', question: 'How many defendants were charged with trafficking?', unit: 'defendant', population: 'defendants charged in prosecutions of trafficking in persons', event: 'a charging paper of the case first named the defendant',
  countedOnce: ONCE, disclosure: OPEN, across: DOCKET, dimensions: { law, form, sex, citizenship: country('Citizenship') }, authority: '22 USC 7103(d)(7)(I); founding chapter, lines 81 and 83', sentence: '{value} {defendant was|defendants were} charged with trafficking in {period}.', aggregate: { kind: 'records' },
  records: `select d.agency, d.id as record, d.charged_on as day, ${LAW}, p.form, d.sex, d.citizenship ${DEFENDANTS} where d.charged_on is not null`,
});

const defendantsConvicted = defineMeasure({
  ...common, id: 'JUS-04', title: 'Defendants convicted', question: 'How many defendants were convicted of trafficking, and who were they?', unit: 'defendant', population: 'defendants convicted in prosecutions of trafficking in persons', event: 'the first plea or verdict of guilty that stands',
  countedOnce: `${ONCE} By the day of plea or verdict, not of the charge, so that in one year more may be convicted than charged. A plea withdrawn and a conviction vacated count nothing.`, disclosure: OPEN, across: DOCKET,
  dimensions: { manner, law, form, sex, age_group: ageGroup, race, origin: country('Country of origin'), citizenship: country('Citizenship'), role }, authority: '22 USC 7103(d)(7)(I), (Q)(vii); founding chapter, line 81', sentence: '{value} {defendant was|defendants were} convicted of trafficking in {period}.', aggregate: { kind: 'records' },
  records: `select d.agency, d.id as record, d.convicted_on as day, d.convicted_by as manner, ${LAW}, p.form, d.sex, d.age_group, d.race, d.origin, d.citizenship, d.role ${DEFENDANTS} where d.convicted_on is not null`,
});

const CHARGES = 'from justice.charge_as_of g join justice.count_as_of n on n.agency = g.agency and n.id = g.count';
const personsCharged = defineMeasure({
  ...common, id: 'JUS-05', title: 'Persons charged under each section', question: 'How many persons were charged under each section?', unit: 'person', population: 'defendants charged under a section of law', event: 'a count of the section was charged',
  countedOnce: 'Each defendant once within the period, and once under each section.', disclosure: OPEN, across: DOCKET, dimensions: { statute }, authority: '22 USC 7103(d)(7)(I), (Q)(ii)', sentence: '{value} {person was|persons were} charged in {period}.', noTotal: 'One person is charged under several sections and in several years.', aggregate: { kind: 'distinct', of: 'defendant' },
  records: `select g.agency, g.id as record, g.charged_on as day, ${STATUTE}, g.defendant ${CHARGES} where g.standing <> 'struck' and g.carries is null`,
});

const personsConvicted = defineMeasure({
  ...common, id: 'JUS-06', title: 'Persons convicted under each section', question: 'How many persons were convicted under each section?', unit: 'person', population: 'defendants convicted under a section of law', event: 'the plea or verdict of guilty that stands',
  countedOnce: 'Each defendant once within the period, and once under each section.', disclosure: OPEN, across: DOCKET, dimensions: { statute }, authority: '22 USC 7103(d)(7)(I), (Q)(ii)', sentence: '{value} {person was|persons were} convicted in {period}.', noTotal: 'One person is convicted under several sections and in several years.', aggregate: { kind: 'distinct', of: 'defendant' },
  records: `select g.agency, g.id as record, g.convicted_on as day, ${STATUTE}, g.defendant ${CHARGES} where g.convicted_on is not null`,
});

const convictions = defineMeasure({
  ...common, id: 'JUS-07', title: 'Convictions by act', question: 'For which acts were traffickers convicted?', unit: 'conviction', population: 'counts of conviction under the sections of chapter 77 that the law names', event: 'the plea or verdict of guilty that stands',
  countedOnce: 'Each count of each defendant once: a count, not a person.', disclosure: OPEN, across: DOCKET, dimensions: { act, statute }, authority: '22 USC 7103(d)(7)(Q)(viii)', sentence: '{value} {conviction was|convictions were} entered in {period}.', aggregate: { kind: 'records' },
  records: `select g.agency, g.id as record, g.convicted_on as day, n.act, ${STATUTE} ${CHARGES} where g.convicted_on is not null and n.statute in (${quoted(ASSESSED)})`,
});

const term: Dimension = { title: 'Term of prison', values: { none: 'None', 'under-12': 'Under 1 year', '12-59': '1 to under 5 years', '60-119': '5 to under 10 years', '120-239': '10 to under 20 years', '240-over': '20 years and over', life: 'Life' } };
const SENTENCES = 'from justice.sentence_as_of s where s.ended_on is null';
const sentences = defineMeasure({
  ...common, id: 'JUS-08', title: 'Sentences', question: 'How were traffickers sentenced?', unit: 'sentence', population: 'sentences of defendants in prosecutions of trafficking in persons', event: 'the sentence was imposed',
  countedOnce: 'Each defendant’s sentence once, on its day; one that an appeal set aside counts nothing, and the one that follows counts on its own day.', disclosure: OPEN, across: DOCKET, dimensions: { term }, authority: '22 USC 7103(d)(7)(I)', sentence: '{value} {sentence was|sentences were} imposed in {period}.', aggregate: { kind: 'records' },
  records: `select s.agency, s.id as record, s.sentenced_on as day, case when s.life then 'life' when coalesce(s.months, 0) = 0 then 'none' when s.months < 12 then 'under-12' when s.months < 60 then '12-59' when s.months < 120 then '60-119' when s.months < 240 then '120-239' else '240-over' end as term ${SENTENCES}`,
});

const lengths = (['mean', 'median'] as const).map((kind, i) => defineMeasure({
  ...common, id: `JUS-${i === 0 ? '09' : '10'}`, title: `${kind === 'mean' ? 'Mean' : 'Median'} months of prison`, question: 'How long are the terms of prison?', unit: 'month', population: `terms of prison in months, life sentences left out (${kind})`, event: 'the sentence was imposed',
  countedOnce: `The ${kind} over every sentence that names months of prison, each once.`, disclosure: OPEN, across: DOCKET, dimensions: {}, authority: '22 USC 7103(d)(7)(I)', sentence: `The ${kind} term of prison imposed in {period} was {value} {month|months}.`, noTotal: `A ${kind} of years is not the sum of theirs.`, aggregate: { kind, of: 'months' },
  records: `select s.agency, s.id as record, s.sentenced_on as day, s.months ${SENTENCES} and s.months > 0`,
}));

const ORDERS = 'from justice.restitution_as_of r where r.ended_on is null';
const personsOrdered = defineMeasure({
  ...common, id: 'JUS-11', title: 'Persons ordered to pay restitution', question: 'How many persons were ordered to pay their victims?', unit: 'person', population: 'defendants ordered to pay restitution', event: 'the order was made', countedOnce: 'Each defendant once within the period.', disclosure: OPEN, across: DOCKET, dimensions: {},
  authority: '22 USC 7103(d)(7)(Q)(vi); 18 USC 1593', sentence: '{value} {person was|persons were} ordered to pay restitution in {period}.', aggregate: { kind: 'distinct', of: 'defendant' }, records: `select r.agency, r.id as record, r.ordered_on as day, r.defendant ${ORDERS}`,
});
const amountOrdered = defineMeasure({
  ...common, id: 'JUS-12', title: 'Restitution ordered', question: 'How much restitution was ordered?', unit: 'dollar', population: 'orders of restitution that stand', event: 'the order was made', countedOnce: 'The amount of each order once, on the day it was made.', disclosure: OPEN, across: DOCKET, dimensions: {},
  authority: '22 USC 7103(d)(7)(Q)(vi); 18 USC 1593', sentence: 'Restitution of {value} was ordered in {period}.', aggregate: { kind: 'sum', of: 'cents', currency: 'USD' }, records: `select r.agency, r.id as record, r.ordered_on as day, r.cents ${ORDERS}`,
});
const amountPaid = defineMeasure({
  ...common, id: 'JUS-13', title: 'Restitution paid', question: 'How much restitution was paid?', unit: 'dollar', population: 'payments on orders of restitution', event: 'the payment was made', countedOnce: 'Each payment once, on its day, whenever the order was made; so what was paid in a year is not a share of what was ordered in it.', disclosure: { rule: 'threshold', why: 'Who was paid can be told where few were (18 USC 3771(a)(8))' }, across: DOCKET, dimensions: {},
  authority: '22 USC 7103(d)(7)(Q)(vi)', sentence: 'Restitution of {value} was paid in {period}.', aggregate: { kind: 'sum', of: 'cents', currency: 'USD' }, records: 'select y.agency, y.id as record, y.paid_on as day, y.cents from justice.payment_as_of y',
});

const victims = defineMeasure({
  ...common, id: 'JUS-14', title: 'Victims in cases by offense', question: 'How many victims were identified for each offense?', unit: 'person', population: 'victims of counts in prosecutions', event: 'the victim was identified in the case',
  countedOnce: 'Each victim of a case once within the period, and once under each section; victims stand under numbers, so that one who is in two cases counts in both.', disclosure: { rule: 'threshold', why: 'Each one is a victim, and the offense is on a public docket that would lead to them (22 USC 7105(c)(1)(C))' }, across: DOCKET,
  dimensions: { statute, sex, age_group: { title: 'Age', values: { adult: 'Adult', minor: 'Minor', unknown: 'Not recorded' } }, origin: country('Country of origin'), status: { title: 'Citizenship status', values: { citizen: 'Citizen', resident: 'Permanent resident', immigrant: 'Other immigrant status', none: 'No status', unknown: 'Not recorded' } }, relation: { title: 'Trafficker', values: { 'third-party': 'A third party', family: 'A family member', unknown: 'Not recorded' } } },
  authority: '22 USC 7103(d)(7)(Q)(i), (V)', sentence: '{value} {victim was|victims were} identified in cases in {period}.', noTotal: 'One victim may be a victim of several sections.', aggregate: { kind: 'distinct', of: 'victim' },
  records: `select v.agency, v.id as record, v.identified_on as day, ${STATUTE}, v.sex, v.age_group, v.origin, v.status, v.relation, v.id as victim from justice.victim_as_of v left join justice.victim_count_as_of c on c.agency = v.agency and c.victim = v.id left join justice.count_as_of n on n.agency = c.agency and n.id = c.count`,
});

const referredState = defineMeasure({
  ...common, id: 'JUS-15', title: 'Individuals referred for State prosecution', question: 'How many individuals were referred for State prosecution?', unit: 'person', population: 'individuals referred by investigations for State prosecution', event: 'the referral was made', countedOnce: 'The individuals of each referral, on its day.', disclosure: { rule: 'threshold', why: 'Whoever is referred is suspected and not charged' }, across: { way: 'B' }, dimensions: {},
  authority: '22 USC 7103(d)(7)(Q)(iii)', sentence: '{value} {individual was|individuals were} referred for State prosecution in {period}.', aggregate: { kind: 'sum', of: 'persons' }, records: "select s.agency, s.id as record, s.on_day as day, s.persons from justice.investigation_step_as_of s where s.step = 'referred-state'",
});

const declined = defineMeasure({
  ...common, id: 'JUS-16', title: 'Investigations declined', question: 'Why was prosecution declined?', unit: 'decline', population: 'declines to prosecute', event: 'prosecution was declined', countedOnce: 'Each decline once, with its reason.', disclosure: { rule: 'threshold', why: 'Whoever was not prosecuted is not public' }, across: { way: 'B' },
  dimensions: { reason: { title: 'Reason', values: { 'insufficient-evidence': 'Evidence does not suffice', 'no-jurisdiction': 'No Federal jurisdiction', limitation: 'Time had run out', witness: 'No witness available', 'other-prosecution': 'Prosecuted elsewhere', 'no-offense': 'No Federal offense', policy: 'Policy of the office' } } },
  authority: 'Practice of United States Attorneys (own knowledge)', sentence: 'Prosecution was declined in {value} {investigation|investigations} in {period}.', aggregate: { kind: 'records' }, records: "select s.agency, s.id as record, s.on_day as day, s.reason from justice.investigation_step_as_of s where s.step = 'declined'",
});

const forfeited = defineMeasure({
  ...common, id: 'JUS-17', title: 'Property forfeited', question: 'How much property was forfeited?', unit: 'dollar', population: 'orders of forfeiture', event: 'the forfeiture was ordered', countedOnce: 'The value of each order once.', disclosure: OPEN, across: DOCKET, dimensions: {}, authority: '18 USC 1594(d)-(f)', sentence: 'Property worth {value} was forfeited in {period}.',
  aggregate: { kind: 'sum', of: 'cents', currency: 'USD' }, records: 'select f.agency, f.id as record, f.ordered_on as day, f.cents from justice.forfeiture_as_of f',
});

/** Every measure of the room. */
export const measures = [investigationsOpened, casesFiled, defendantsCharged, defendantsConvicted, personsCharged, personsConvicted, convictions, sentences, ...lengths, personsOrdered, amountOrdered, amountPaid, victims, referredState, declined, forfeited];
