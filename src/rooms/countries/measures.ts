import type { Day } from '../../foundation/calendar/day.ts';
import { defineMeasure, type Dimension } from '../../foundation/measure/measure.ts';

const common = { room: 'countries', version: 1, effectiveFrom: '2000-10-28' as Day, changes: [] } as const;
const basis = ['fiscal-year', 'calendar-year', 'month', 'since-inception'] as const;
const across = { way: 'A', serial: 'the code of the country, ISO 3166-1 alpha-2, as it was then' } as const;
const kind: Dimension = { title: 'Kind', values: { country: 'Countries', territory: 'Territories' } };
const region: Dimension = { title: 'Region', values: { africa: 'Africa', 'east-asia-pacific': 'East Asia and Pacific', 'europe-eurasia': 'Europe and Eurasia', 'near-east': 'Near East', 'south-central-asia': 'South and Central Asia', 'western-hemisphere': 'Western Hemisphere' } };
const level: Dimension = { title: 'Advancement', values: { significant: 'Significant', moderate: 'Moderate', minimal: 'Minimal', none: 'None', 'not-assessed': 'Not assessed' } };

const findings = defineMeasure({
  ...common, id: 'CTY-01', basis: [...basis], title: 'Countries and territories in reports on child labor', question: 'How many countries and territories do reports on the worst forms of child labor cover?', unit: 'country or territory', population: 'countries and territories of which findings were published', event: 'the report was published',
  countedOnce: 'Each country or territory once within the period, however many reports cover it; one that is no more counts apart from what came after it.', disclosure: { rule: 'none', why: 'Reports on child labor are published and name each country' }, across, dimensions: { kind, region, level }, authority: '19 USC 2464; founding chapter, line 117', sentence: 'Reports published in {period} cover the worst forms of child labor in {value} {country or territory|countries and territories}.', aggregate: { kind: 'distinct', of: 'code' },
  records: `select f.agency, f.id as record, f.published_on as day, c.code, c.kind, c.region, coalesce(f.level, 'not-assessed') as level from countries.finding_as_of f join countries.country_as_of c on c.agency = f.agency and c.id = f.country`,
});
const placements = defineMeasure({
  ...common, id: 'CTY-02', basis: [...basis], title: 'Countries by tier', question: 'How many countries does the report on trafficking in persons put on each list?', unit: 'country', population: 'countries that a report places', event: 'the report was released', countedOnce: 'Each country once within the period under each tier it was given.', disclosure: { rule: 'none', why: 'The report on trafficking in persons names each country with its list' }, across,
  dimensions: { tier: { title: 'Tier', values: { 'tier-1': 'Tier 1', 'tier-2': 'Tier 2', 'tier-2-watch': 'Tier 2, special watch list', 'tier-3': 'Tier 3' } }, region }, authority: '22 USC 7107(b)', sentence: 'Reports released in {period} place {value} {country|countries} on their lists.', aggregate: { kind: 'distinct', of: 'code' },
  records: `select p.agency, p.id as record, p.released_on as day, c.code, c.region, 'tier-' || p.tier::text || case when p.tier = 2 and p.watch is not null then '-watch' else '' end as tier from countries.placement_as_of p join countries.country_as_of c on c.agency = p.agency and c.id = p.country`,
});
const beneficiaries = defineMeasure({
  ...common, id: 'CTY-03', basis: ['point-in-time'], title: 'Beneficiaries of trade preferences', question: 'How many countries benefit from trade preference programs on a day?', unit: 'country', population: 'countries designated as beneficiaries', event: 'the designation stood and its program was in force on the day', countedOnce: 'Each country once, however many programs it benefits from, and only in days in which a program was in force.', disclosure: { rule: 'none', why: 'Designations are proclaimed in the Federal Register' }, across,
  dimensions: { program: { title: 'Program', values: { GSP: 'Generalized System of Preferences', CBTPA: 'Caribbean Basin Trade Partnership Act', AGOA: 'African Growth and Opportunity Act', ATPA: 'Andean Trade Preference Act' }, open: true }, region }, authority: '19 USC 2462, 2703, 3202, 3703', sentence: '{value} {country was a beneficiary|countries were beneficiaries} of trade preferences {period}.', aggregate: { kind: 'distinct', of: 'code' },
  records: `select d.agency, d.id as record, greatest(d.from_on, s.from_on) as day, least(d.until_on, s.until_on) as "until", c.code, c.region, p.short as program from countries.designation_as_of d join countries.spell_as_of s on s.agency = d.agency and s.preference = d.preference and s.from_on < coalesce(d.until_on, 'infinity') and coalesce(s.until_on, 'infinity') > d.from_on join countries.country_as_of c on c.agency = d.agency and c.id = d.country join countries.preference_as_of p on p.agency = d.agency and p.id = d.preference`,
});
const steps = defineMeasure({
  ...common, id: 'CTY-04', basis: [...basis], title: 'Determinations, interim assessments and action plans', question: 'How often was done what placements ask to be done?', unit: 'step', population: 'steps that placements ask', event: 'the step was taken', countedOnce: 'Each step once under its placement.', disclosure: { rule: 'none', why: 'The steps are told to Congress country by country' }, across: { way: 'B' },
  dimensions: { kind: { title: 'Step', values: { determination: 'Determination', interim: 'Interim assessment', 'action-plan': 'Action plan' } } }, authority: '22 USC 7107(b)(2)(B), (b)(4), (c)', sentence: '{value} {step that a placement asks was|steps that placements ask were} taken in {period}.', aggregate: { kind: 'records' },
  records: `select s.agency, s.id as record, s.on_day as day, s.kind from countries.step_as_of s`,
});

/** Every measure of the room. */
export const measures = [findings, placements, beneficiaries, steps];
