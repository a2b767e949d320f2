import type { Day } from '../../foundation/calendar/day.ts';
import { defineMeasure, type Dimension } from '../../foundation/measure/measure.ts';
import { COUNTRIES } from './regions.ts';

const bases = ['fiscal-year', 'calendar-year', 'month', 'since-inception'] as const;
const OPEN = { rule: 'none', why: 'Federal awards are published one by one, with recipient and amount (P.L. 109-282); appropriations are laws, and initiatives are announced' } as const;
const common = { room: 'grants', disclosure: OPEN, basis: [...bases], version: 1, effectiveFrom: '2000-10-01' as Day, changes: [], across: { way: 'A', serial: 'the number of an award, which one register gives', oneOffice: true } } as const;
const scope: Dimension = { title: 'Scope', values: { international: 'International', domestic: 'Domestic' } };
const region: Dimension = { title: 'Region', values: { africa: 'Africa', 'east-asia-pacific': 'East Asia and the Pacific', 'europe-eurasia': 'Europe and Eurasia', 'near-east': 'Near East', 'south-central-asia': 'South and Central Asia', 'western-hemisphere': 'Western Hemisphere', global: 'Global', domestic: 'Domestic' }, places: { ...COUNTRIES, domestic: ['US'] } };
const department: Dimension = { title: 'Agency', values: { state: 'Department of State', doj: 'Department of Justice', dol: 'Department of Labor', hhs: 'Department of Health and Human Services', usaid: 'U.S. Agency for International Development', other: 'Another' } };
const funder: Dimension = {
  title: 'Office', values: {
    'state-tip': 'State, Office to Monitor and Combat Trafficking in Persons', 'state-prm': 'State, Population, Refugees, and Migration', 'state-inl': 'State, International Narcotics and Law Enforcement', 'state-other': 'State, another bureau', dol: 'Labor', usaid: 'USAID', hhs: 'HHS',
    'doj-ovc': 'Justice, Office for Victims of Crime', 'doj-bja': 'Justice, Bureau of Justice Assistance', 'doj-other': 'Justice, another office', other: 'Another',
  },
};
const instrument: Dimension = { title: 'Instrument', values: { grant: 'Grant', 'cooperative-agreement': 'Cooperative agreement', contribution: 'Contribution', contract: 'Contract' } };
const service: Dimension = { title: 'Service', values: { comprehensive: 'Comprehensive services', supplemental: 'Supplemental or specialized services', 'technical-assistance': 'Technical assistance', outreach: 'Outreach', other: 'Not of services' } };
const period: Dimension = { title: 'Budget period', values: { '1': 'First', '2': 'Second', '3': 'Third', '4': 'Fourth', later: 'Fifth or later' } };
const initiative: Dimension = { title: 'Initiative', values: {}, open: true };
const PERIOD = "case when a.period <= 4 then a.period::text else 'later' end as period";
const INITIATIVE = "coalesce((select trim(both '-' from regexp_replace(lower(i.name), '[^a-z0-9]+', '-', 'g')) from grants.initiative_as_of i where i.agency = a.agency and i.id = a.initiative), 'none') as initiative";
const DEPARTMENT = "case when a.funder like 'state-%' then 'state' when a.funder like 'doj-%' then 'doj' else a.funder end as department";

const AWARD = 'a.agency = m.agency and a.id = m.award and a.parent is null';
const LAST = '(select max(e.number) from grants.edition_as_of e where e.agency = u.agency)';
/** Money obligated to what counts in the edition published last, sub-awards within the award they hang on. */
const counted = ({ kind = 'obligated', joining = '', share = 'u.share > 0 and ' } = {}): string => `from grants.movement_as_of m join grants.award_as_of a on ${AWARD} join grants.ruling_as_of u on u.agency = m.agency and u.award = m.award and ${share}u.from_edition <= ${LAST} and (u.until_edition is null or u.until_edition > ${LAST})${joining} where m.kind = '${kind}'`;
const WHAT_COUNTS = 'What counts is what the edition of the classification published last says, the whole of an award or a share of it. A sub-award is in the award it hangs on. Awards to task forces are counted by TSK-10 and are not in it.';
const LAW = '22 USC 7103(d)(7); founding chapter, lines 111 and 151';

const obligated = defineMeasure({
  ...common, id: 'GRA-01', title: 'Obligated against trafficking', question: 'How much was obligated to projects against trafficking?', unit: 'US dollar', population: 'awards that count as measures against trafficking', event: 'the money was obligated',
  countedOnce: `Each obligation once, on its day. ${WHAT_COUNTS}`, dimensions: { scope, region, department, funder, instrument, initiative }, authority: LAW, sentence: '{value} was obligated to projects against trafficking in {period}.', aggregate: { kind: 'sum', of: 'cents', currency: 'USD' },
  records: `select m.agency, m.id as record, m.on_day as day, a.scope, a.region, ${DEPARTMENT}, a.funder, a.instrument, ${INITIATIVE}, round(m.cents * u.share / 10000.0) as cents ${counted()}`,
});
const programs = defineMeasure({
  ...common, id: 'GRA-02', title: 'Programs against trafficking', question: 'How many programs against trafficking were supported?', unit: 'program', population: 'awards that count as measures against trafficking', event: 'money was obligated to it',
  countedOnce: `Each award once within the period, however often money was obligated to it. ${WHAT_COUNTS}`, dimensions: { scope, region, department, funder }, authority: LAW, sentence: '{value} {program against trafficking was|programs against trafficking were} supported in {period}.', noTotal: 'One program may be supported in several years.', aggregate: { kind: 'distinct', of: 'award' },
  records: `select m.agency, m.id as record, m.on_day as day, a.scope, a.region, ${DEPARTMENT}, a.funder, m.award ${counted()} and m.cents > 0`,
});
const countries = defineMeasure({
  ...common, id: 'GRA-03', title: 'Countries benefiting', question: 'How many countries did programs against trafficking benefit?', unit: 'country', population: 'countries that awards which count name as benefiting', event: 'money was obligated to the award',
  countedOnce: `Each country once within the period. An award for a whole region or the world names no country and adds none, so that more may have benefited. ${WHAT_COUNTS}`, dimensions: { scope, department, funder }, authority: LAW, sentence: '{value} {country|countries} benefited by name from programs against trafficking in {period}.', noTotal: 'One country benefits from several programs and in several years.', aggregate: { kind: 'distinct', of: 'country' },
  records: `select m.agency, m.id as record, m.on_day as day, a.scope, ${DEPARTMENT}, a.funder, p.country ${counted({ joining: ' join grants.place_as_of p on p.agency = m.agency and p.award = m.award' })} and m.cents > 0`,
});
const EDITIONS = `from grants.edition_as_of e join grants.ruling_as_of u on u.agency = e.agency and u.share > 0 and u.from_edition <= e.number and (u.until_edition is null or u.until_edition > e.number) join grants.movement_as_of m on m.agency = u.agency and m.award = u.award and m.kind = 'obligated' join grants.award_as_of a on ${AWARD}`;
const edition: Dimension = { title: 'Edition of the classification', values: {}, open: true };
const byEdition = defineMeasure({
  ...common, id: 'GRA-04', title: 'Obligated, by edition of the classification', question: 'How much was obligated to projects against trafficking, as each edition of the classification counted?', unit: 'US dollar', population: 'awards that an edition of the classification counts', event: 'the money was obligated',
  countedOnce: 'Each obligation once in each edition, which is named by the day it was published. An edition is never changed; the next stands beside it.', dimensions: { edition, scope }, authority: 'Founding chapter, line 151', sentence: '{value} was obligated in {period}, by the edition of {edition}.', noTotal: 'Editions stand in each other’s place: they count the same money anew.', aggregate: { kind: 'sum', of: 'cents', currency: 'USD' },
  records: `select m.agency, m.id as record, m.on_day as day, e.published_on::text as edition, a.scope, round(m.cents * u.share / 10000.0) as cents ${EDITIONS}`,
});
const awards = defineMeasure({
  ...common, id: 'GRA-05', title: 'Awards made', question: 'How many awards were made?', unit: 'award', population: 'awards, whether or not they count as measures against trafficking', event: 'the award was made', countedOnce: 'Each award once, on its day; a sub-award is none.', dimensions: { scope, department, funder, instrument, service, period }, authority: 'Founding chapter, lines 57 and 59', sentence: '{value} {award was|awards were} made in {period}.', aggregate: { kind: 'records' },
  records: `select a.agency, a.id as record, a.awarded_on as day, a.scope, ${DEPARTMENT}, a.funder, a.instrument, coalesce(a.service, 'other') as service, ${PERIOD} from grants.award_as_of a where a.parent is null`,
});
const awarded = defineMeasure({
  ...common, id: 'GRA-06', title: 'Awarded', question: 'How much was awarded?', unit: 'US dollar', population: 'awards, whether or not they count as measures against trafficking', event: 'the award was made', countedOnce: 'The amount of each award once, on its day. Awarded is not obligated.', dimensions: { scope, department, funder, instrument, service, period, initiative }, authority: 'Founding chapter, lines 57 and 59', sentence: '{value} was awarded in {period}.', aggregate: { kind: 'sum', of: 'cents', currency: 'USD' },
  records: `select a.agency, a.id as record, a.awarded_on as day, a.scope, ${DEPARTMENT}, a.funder, a.instrument, coalesce(a.service, 'other') as service, ${PERIOD}, ${INITIATIVE}, a.cents from grants.award_as_of a where a.parent is null`,
});
const organizations = defineMeasure({
  ...common, id: 'GRA-07', title: 'Organizations awarded', question: 'How many organizations were awarded money?', unit: 'organization', population: 'recipients of awards', event: 'the award was made', countedOnce: 'Each organization once within the period, however many awards it has.', dimensions: { scope, department, funder, period, kind: { title: 'Kind', values: { ngo: 'Nongovernmental', 'faith-based': 'Faith-based', university: 'University', international: 'International organization', government: 'Foreign government', 'state-local': 'State or local government', tribal: 'Tribal', company: 'Company' } } },
  authority: 'Founding chapter, line 57', sentence: '{value} {organization was|organizations were} awarded money in {period}.', noTotal: 'One organization may be awarded money in several years.', aggregate: { kind: 'distinct', of: 'recipient' },
  records: `select a.agency, a.id as record, a.awarded_on as day, a.scope, ${DEPARTMENT}, a.funder, ${PERIOD}, r.kind, a.recipient from grants.award_as_of a join grants.recipient_as_of r on r.agency = a.agency and r.id = a.recipient where a.parent is null`,
});
const administered = defineMeasure({
  ...common, basis: ['point-in-time'], id: 'GRA-08', title: 'Awards administered', question: 'How many awards are administered on a day?', unit: 'award', population: 'awards that are not closed', event: 'it was administered on the day', countedOnce: 'Each award once, from the day it was made until it was closed.', dimensions: { scope, department, funder, service }, authority: 'Founding chapter, line 59', sentence: '{value} {award was|awards were} administered {period}.', aggregate: { kind: 'records' },
  records: `select a.agency, a.id as record, a.awarded_on as day, a.closed_on as "until", a.scope, ${DEPARTMENT}, a.funder, coalesce(a.service, 'other') as service from grants.award_as_of a where a.parent is null`,
});
const disbursed = defineMeasure({
  ...common, id: 'GRA-09', title: 'Paid out against trafficking', question: 'How much was paid out to projects against trafficking?', unit: 'US dollar', population: 'awards that count as measures against trafficking', event: 'the money was paid out', countedOnce: `Each payment once, on its day, whenever it was obligated; so what is paid in a year is no share of what is obligated in it. ${WHAT_COUNTS}`, dimensions: { scope, region, department, funder }, authority: 'Founding chapter, line 36', sentence: '{value} was paid out to projects against trafficking in {period}.', aggregate: { kind: 'sum', of: 'cents', currency: 'USD' },
  records: `select m.agency, m.id as record, m.on_day as day, a.scope, a.region, ${DEPARTMENT}, a.funder, round(m.cents * u.share / 10000.0) as cents ${counted({ kind: 'disbursed' })}`,
});
const appropriated = defineMeasure({
  ...common, id: 'GRA-10', title: 'Appropriated', question: 'How much was appropriated to accounts that programs against trafficking draw on?', unit: 'US dollar', population: 'appropriations on record', event: 'the law was enacted', countedOnce: 'Each appropriation once, on the day its law was enacted. Appropriated is not obligated.', dimensions: {}, authority: '22 USC 7110', sentence: '{value} was appropriated in {period}.', aggregate: { kind: 'sum', of: 'cents', currency: 'USD' },
  records: 'select a.agency, a.id as record, a.enacted_on as day, a.cents from grants.appropriation_as_of a',
});
const said = defineMeasure({
  ...common, id: 'GRA-11', title: 'Stated in initiatives', question: 'How much was announced in initiatives against trafficking?', unit: 'US dollar', population: 'initiatives against trafficking', event: 'the sum was announced', countedOnce: 'The sum of each initiative once, on the day it was announced. Stated is neither appropriated nor awarded nor obligated.', dimensions: { initiative }, authority: 'Founding chapter, lines 111 and 148', sentence: '{value} was announced in {period}.', aggregate: { kind: 'sum', of: 'cents', currency: 'USD' },
  records: "select i.agency, i.id as record, i.stated_on as day, trim(both '-' from regexp_replace(lower(i.name), '[^a-z0-9]+', '-', 'g')) as initiative, i.cents from grants.initiative_as_of i",
});
const tagged = defineMeasure({
  ...common, id: 'GRA-12', title: 'Obligated, by what it is against', question: 'How much was obligated to projects against trafficking, against child labor, and against both?', unit: 'US dollar', population: 'awards that were decided in the edition of the classification published last', event: 'the money was obligated', countedOnce: 'Each obligation once, the whole of it, on its day. That a project is against child labor says nothing of trafficking, so the two are tags apart.',
  dimensions: { tags: { title: 'Against', values: { trafficking: 'Trafficking', both: 'Trafficking and child labor', 'child-labor': 'Child labor', neither: 'Neither' } }, scope, funder }, authority: 'Founding chapter, lines 133 and 151', sentence: '{value} was obligated in {period} to projects that were looked at.', aggregate: { kind: 'sum', of: 'cents', currency: 'USD' },
  records: `select m.agency, m.id as record, m.on_day as day, case when u.trafficking and u.child_labor then 'both' when u.trafficking then 'trafficking' when u.child_labor then 'child-labor' else 'neither' end as tags, a.scope, a.funder, m.cents ${counted({ share: '' })}`,
});

/** Every measure of the room. */
export const measures = [obligated, programs, countries, byEdition, awards, awarded, organizations, administered, disbursed, appropriated, said, tagged];
