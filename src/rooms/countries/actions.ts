import type { Day } from '../../foundation/calendar/day.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { documentOf, same, type Held } from './document.ts';
import * as rules from './rules.ts';
import type { Clocks, ClockView, Countries, CountriesAsked, CountryFile, EndCountry, EndDesignation, NewCountry, NewDesignation, NewEvidence, NewFinding, NewPlacement, NewPreference, NewProject, NewSpell, NewStep, Preferences, Published, Rename } from './schema.ts';
import * as store from './store.ts';

type Done = { id: string; version: number };
const kept = async (id: Promise<string>): Promise<Done> => ({ id: await id, version: 1 });

/** Records a country or territory under its name. */
export async function addCountry({ tx, input }: Asked<NewCountry>): Promise<Done> {
  if ((await store.all<store.CountryRow>(tx, 'country')).some((c) => c.code === input.code)) throw new Refusal('countries.there', 'A country of this code is on record already.');
  const id = await store.keepOne(tx, 'country', { code: input.code, kind: input.kind, region: input.region, from_on: input.fromOn ?? null, until_on: null, successors: [], latitude: input.latitude, longitude: input.longitude });
  await store.keepOne(tx, 'name', { country: id, name: input.name, from_on: input.fromOn ?? null, until_on: null });
  return { id, version: 1 };
}

/** Records that a country is called otherwise from a day on; what was said before keeps the name it had. */
export async function rename({ tx, input }: Asked<Rename>): Promise<Done> {
  const held = await hold(tx, input.id);
  const last = held.names.at(-1);
  if (last?.from_on != null && input.fromOn <= last.from_on) throw new Refusal('countries.no-days', 'It is called so from a later day on than its name before.');
  refuse(rules.objectToDay(held.country, input.fromOn, last?.name ?? ''));
  if (last) await store.reviseRow(tx, 'name', last.id, last.version, { until_on: input.fromOn });
  return kept(store.keepOne(tx, 'name', { country: held.country.id, name: input.name, from_on: input.fromOn, until_on: null }));
}

/** Records that a country is none any more, and what came after it. */
export async function endCountry({ tx, input, version }: Asked<EndCountry>): Promise<Done> {
  const { country } = await hold(tx, input.id);
  if (country.until_on !== null) throw new Refusal('countries.no-more', 'It ended already.');
  if (country.from_on !== null && input.untilOn <= country.from_on) throw new Refusal('countries.no-days', 'It would end before it begins.');
  return { id: country.id, version: await store.reviseRow(tx, 'country', country.id, version ?? country.version, { until_on: input.untilOn, successors: input.successors }) };
}

/** Records what the report of a year found. */
export async function addFinding({ tx, input, services }: Asked<NewFinding>): Promise<Done> {
  const held = await hold(tx, input.id);
  refuse(rules.objectToFinding(input, services.today()) ?? rules.objectToDay(held.country, input.publishedOn, called(held, input.publishedOn)));
  if (held.findings.some((f) => f.year === input.year)) throw new Refusal('countries.found', `The report of ${input.year} is on record already.`);
  const { id, publishedOn, ...rest } = input;
  return kept(store.keepOne(tx, 'finding', { country: id, published_on: publishedOn, ...rest, actions: input.actions ?? null, level: input.level ?? null }));
}

/** Records on which list the report of a year puts a country. */
export async function addPlacement({ tx, input, services }: Asked<NewPlacement>): Promise<Done> {
  const held = await hold(tx, input.id);
  refuse(rules.objectToPlacement(services.parameters, held.placements, { ...input, watch: input.watch ?? null }, services.today()) ?? rules.objectToDay(held.country, input.releasedOn, called(held, input.releasedOn)));
  if (input.waiver !== undefined && input.watch === undefined) throw new Refusal('countries.watch-reason', 'A waiver keeps a country on the watch list. Say why it is on it.');
  return kept(store.keepOne(tx, 'placement', { country: input.id, year: input.year, tier: input.tier, watch: input.watch ?? null, waiver: input.waiver ?? null, released_on: input.releasedOn, explanation: input.explanation ?? null, certainty: input.certainty }));
}

/** Records what was done within a clock that a placement started. */
export async function addStep({ tx, input, services }: Asked<NewStep>): Promise<Done> {
  const placement = await store.find<store.PlacementRow>(tx, 'placement', input.placement) ?? refuseUnknown();
  if (input.onDay > services.today()) throw new Refusal('countries.day-to-come', 'This day is still to come.');
  const clock = rules.clocksOf(services.parameters, placement).find((c) => c.kind === input.kind);
  if (!clock) throw new Refusal('countries.no-clock', 'This placement starts no such clock.');
  if (input.onDay < (clock.opensOn ?? placement.released_on)) throw new Refusal('countries.too-early', 'This day is before the clock allows it: 22 USC 7107(c) asks at least 45 days for a determination.');
  if ((await store.hanging<store.StepRow>(tx, 'step', 'placement', [placement.id])).some((s) => s.kind === input.kind)) throw new Refusal('countries.step-done', 'This was done already.');
  return kept(store.keepOne(tx, 'step', { placement: placement.id, kind: input.kind, on_day: input.onDay, words: input.words }));
}

/** Records what is known of a country on a standard or a criterion. */
export async function addEvidence({ tx, input }: Asked<NewEvidence>): Promise<Done> {
  await hold(tx, input.id);
  const { id, ...rest } = input;
  return kept(store.keepOne(tx, 'evidence', { country: id, ...rest }));
}

/** Records a country as a beneficiary of a trade preference program. */
export async function addDesignation({ tx, input, services }: Asked<NewDesignation>): Promise<Done> {
  const held = await hold(tx, input.id);
  const preference = await store.find<store.PreferenceRow>(tx, 'preference', input.preference) ?? refuseUnknown();
  refuse(rules.objectToDesignation(held.designations.filter((d) => d.preference === preference.id), input.fromOn, services.today()) ?? rules.objectToDay(held.country, input.fromOn, called(held, input.fromOn)));
  if (!rules.holds(await store.hanging<store.SpellRow>(tx, 'spell', 'preference', [preference.id]), input.fromOn)) throw new Refusal('countries.not-in-force', `${preference.short} was not in force on this day.`);
  if (input.interest && preference.short !== 'GSP') throw new Refusal('countries.no-interest', 'Only under GSP may the national economic interest stand against a criterion: 19 USC 2462(b)(2).');
  return kept(store.keepOne(tx, 'designation', { preference: preference.id, country: input.id, from_on: input.fromOn, until_on: null, ended: null, interest: input.interest, certainty: input.certainty }));
}

/** Records that a country is no beneficiary any more, and why. */
export async function endDesignation({ tx, input, version }: Asked<EndDesignation>): Promise<Done> {
  const designation = await store.find<store.DesignationRow>(tx, 'designation', input.designation) ?? refuseUnknown();
  if (designation.until_on !== null) throw new Refusal('countries.designated', 'It ended already.');
  if (input.untilOn <= designation.from_on) throw new Refusal('countries.no-days', 'It would end before it begins.');
  return { id: designation.id, version: await store.reviseRow(tx, 'designation', designation.id, version ?? designation.version, { until_on: input.untilOn, ended: input.ended }) };
}

/** Records a project in a country. */
export async function addProject({ tx, input }: Asked<NewProject>): Promise<Done> {
  await hold(tx, input.id);
  if (input.endsOn <= input.startsOn) throw new Refusal('countries.no-days', 'It would end before it begins.');
  return kept(store.keepOne(tx, 'project', { country: input.id, title: input.title, department: input.department, purpose: input.purpose, starts_on: input.startsOn, ends_on: input.endsOn, number: input.number ?? null }));
}

/** Records a trade preference program. */
export async function addPreference({ tx, input }: Asked<NewPreference>): Promise<Done> {
  if ((await store.all<store.PreferenceRow>(tx, 'preference')).some((p) => p.short === input.short)) throw new Refusal('countries.there', 'A program of this name is on record already.');
  return kept(store.keepOne(tx, 'preference', { ...input }));
}

/** Records days in which a program was in force. */
export async function addSpell({ tx, input }: Asked<NewSpell>): Promise<Done> {
  await store.lock(tx, input.preference);
  if (!(await store.find(tx, 'preference', input.preference))) refuseUnknown();
  refuse(rules.objectToSpell(await store.hanging<store.SpellRow>(tx, 'spell', 'preference', [input.preference]), input.fromOn, input.untilOn));
  return kept(store.keepOne(tx, 'spell', { preference: input.preference, from_on: input.fromOn, until_on: input.untilOn ?? null, certainty: input.certainty, source: input.source }));
}

/** The countries as they stood on a day, each by the name it had then. */
export async function listCountries({ tx, input, services }: Asked<CountriesAsked>): Promise<Countries> {
  const on = input.on ?? services.today();
  const names = Map.groupBy(await store.all<store.NameRow>(tx, 'name'), (n) => n.country);
  const findings = new Map((await store.lastFindings(tx)).map((f) => [f.country, f]));
  const placements = Map.groupBy(await store.all<store.PlacementRow>(tx, 'placement'), (p) => p.country);
  const shorts = new Map((await store.all<store.PreferenceRow>(tx, 'preference')).map((p) => [p.id, p.short]));
  const designations = Map.groupBy(await store.all<store.DesignationRow>(tx, 'designation'), (d) => d.country);
  const spells = Map.groupBy(await store.all<store.SpellRow>(tx, 'spell'), (s) => s.preference);
  const published = new Map((await store.publishedHere(tx)).map((p) => [p.code, p.published_on]));
  const rows = (await store.all<store.CountryRow>(tx, 'country')).filter((c) => (c.from_on === null || c.from_on <= on) && (c.until_on === null || c.until_on > on || input.on === undefined));
  return {
    on, countries: rows.map((c) => {
      const placement = (placements.get(c.id) ?? []).find((p) => p.released_on <= on);
      return {
        id: c.id, code: c.code, name: rules.calledOn(names.get(c.id) ?? [], on), kind: c.kind, region: c.region, ended: c.until_on !== null && c.until_on <= on, finding: findings.get(c.id)?.year ?? null, level: findings.get(c.id)?.level ?? null,
        tier: placement?.tier ?? null, watch: placement?.watch ?? null, tierYear: placement?.year ?? null, programs: (designations.get(c.id) ?? []).filter((d) => rules.holds([d], on) && rules.holds(spells.get(d.preference) ?? [], on)).map((d) => shorts.get(d.preference) ?? ''), publishedOn: published.get(c.code) ?? null, stale: !published.has(c.code),
      };
    }).toSorted((a, b) => a.name.localeCompare(b.name)),
  };
}

/** One country with its whole history. */
export async function readCountry({ tx, input, services }: Asked<{ id: string }>): Promise<CountryFile> {
  const [held] = await heldOf(tx, [await store.find<store.CountryRow>(tx, 'country', input.id) ?? refuseUnknown()]) as [Held];
  const { country, names } = held;
  const today = services.today();
  const others = await store.all<store.CountryRow>(tx, 'country');
  const otherNames = Map.groupBy(await store.all<store.NameRow>(tx, 'name'), (n) => n.country);
  const preferences = new Map((await store.all<store.PreferenceRow>(tx, 'preference')).map((p) => [p.id, p]));
  const clocks = await clocksSeen(tx, services, held.placements, new Map([[country.id, held]]));
  const shown = (await store.publishedHere(tx)).find((p) => p.code === country.code);
  return {
    id: country.id, version: country.version, code: country.code, name: called(held, today), kind: country.kind, region: country.region, fromOn: country.from_on, untilOn: country.until_on, latitude: country.latitude, longitude: country.longitude,
    successors: country.successors.map((code) => ({ code, name: rules.calledOn(otherNames.get(others.find((o) => o.code === code)?.id ?? '') ?? [], today) || code })), names: names.map((n) => ({ name: n.name, fromOn: n.from_on, untilOn: n.until_on })),
    findings: held.findings.map((f) => ({ id: f.id, called: called(held, f.published_on), year: f.year, publishedOn: f.published_on, prevalence: f.prevalence, forms: f.forms, sectors: f.sectors, law: f.law, enforcement: f.enforcement, policy: f.policy, programs: f.programs, actions: f.actions, level: f.level })),
    placements: held.placements.map((p) => ({ id: p.id, year: p.year, called: called(held, p.released_on), tier: p.tier, watch: p.watch, waiver: p.waiver, releasedOn: p.released_on, explanation: p.explanation, certainty: p.certainty, clocks: clocks.filter((c) => c.placement === p.id) })),
    warning: rules.warningOf(services.parameters, held.placements, today), evidence: (await store.hanging<store.EvidenceRow>(tx, 'evidence', 'country', [country.id])).map((e) => ({ id: e.id, year: e.year, criterion: e.criterion, answer: e.answer, presumed: rules.presumed(e.criterion, e.answer), words: e.words, concrete: e.concrete, source: e.source })),
    designations: held.designations.map((d) => ({ id: d.id, version: d.version, short: preferences.get(d.preference)?.short ?? '', fromOn: d.from_on, untilOn: d.until_on, ended: d.ended, interest: d.interest, certainty: d.certainty })),
    projects: held.projects.map((p) => ({ id: p.id, title: p.title, department: p.department, purpose: p.purpose, startsOn: p.starts_on, endsOn: p.ends_on, number: p.number })), publishedOn: shown?.published_on ?? null, stale: shown === undefined || !same(shown.document, documentOf(held, preferences)),
  };
}

/** The clocks that placements started and that are not done, the next due first. */
export async function listClocks({ tx, services }: Asked<object>): Promise<Clocks> {
  const placements = await store.all<store.PlacementRow>(tx, 'placement');
  const held = new Map((await heldOf(tx, (await store.all<store.CountryRow>(tx, 'country')).filter((c) => placements.some((p) => p.country === c.id)))).map((h) => [h.country.id, h]));
  return { clocks: (await clocksSeen(tx, services, placements, held)).filter((c) => c.doneOn === null).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn)) };
}

/** The trade preference programs, the days in which they were in force, and who benefits from them today. */
export async function listPreferences({ tx, services }: Asked<object>): Promise<Preferences> {
  const today = services.today();
  const spells = Map.groupBy(await store.all<store.SpellRow>(tx, 'spell'), (s) => s.preference);
  const designations = Map.groupBy((await store.all<store.DesignationRow>(tx, 'designation')).filter((d) => rules.holds([d], today)), (d) => d.preference);
  const names = Map.groupBy(await store.all<store.NameRow>(tx, 'name'), (n) => n.country);
  return {
    preferences: (await store.all<store.PreferenceRow>(tx, 'preference')).map((p) => ({
      ...p, inForce: rules.holds(spells.get(p.id) ?? [], today), spells: (spells.get(p.id) ?? []).map((s) => ({ id: s.id, fromOn: s.from_on, untilOn: s.until_on, certainty: s.certainty, source: s.source })),
      beneficiaries: (designations.get(p.id) ?? []).map((d) => ({ country: d.country, name: rules.calledOn(names.get(d.country) ?? [], today), fromOn: d.from_on })).toSorted((a, b) => a.name.localeCompare(b.name)),
    })),
  };
}

/** Shows a country to anybody, as it is on record now. */
export async function publishCountry({ tx, input, services }: Asked<{ id: string }>): Promise<Published> {
  const country = await store.find<store.CountryRow>(tx, 'country', input.id) ?? refuseUnknown();
  return { count: await publishAll(tx, [country], services.today()) };
}

/** Shows every country that anybody reads otherwise than it is on record now. */
export async function publishStale({ tx, services }: Asked<object>): Promise<Published> {
  return { count: await publishAll(tx, await store.all<store.CountryRow>(tx, 'country'), services.today()) };
}

/** Writes the copies of countries that differ from what is shown; answers how many did. */
export async function publishAll(tx: Tx, countries: readonly store.CountryRow[], today: Day): Promise<number> {
  const preferences = new Map((await store.all<store.PreferenceRow>(tx, 'preference')).map((p) => [p.id, p]));
  const shown = new Map((await store.publishedHere(tx)).map((p) => [p.code, p.document]));
  const rows = (await heldOf(tx, countries)).map((held) => ({
    code: held.country.code, name: called(held, today), region: held.country.region, ended: held.country.until_on !== null && held.country.until_on <= today, latitude: held.country.latitude, longitude: held.country.longitude, document: documentOf(held, preferences), published_on: today,
  })).filter((row) => !same(shown.get(row.code), row.document));
  await store.publish(tx, rows);
  return rows.length;
}

async function heldOf(tx: Tx, countries: readonly store.CountryRow[]): Promise<Held[]> {
  const ids = countries.map((c) => c.id);
  const by = async <Row extends { country: string }>(table: store.Table): Promise<Map<string, Row[]>> => Map.groupBy(await store.hanging<Row>(tx, table, 'country', ids), (r) => r.country);
  const [names, findings, placements, designations, projects] = [await by<store.NameRow>('name'), await by<store.FindingRow>('finding'), await by<store.PlacementRow>('placement'), await by<store.DesignationRow>('designation'), await by<store.ProjectRow>('project')];
  return countries.map((country) => ({ country, names: names.get(country.id) ?? [], findings: findings.get(country.id) ?? [], placements: placements.get(country.id) ?? [], designations: designations.get(country.id) ?? [], projects: projects.get(country.id) ?? [] }));
}

async function hold(tx: Tx, id: string): Promise<Held> {
  await store.lock(tx, id);
  return (await heldOf(tx, [await store.find<store.CountryRow>(tx, 'country', id) ?? refuseUnknown()]))[0] as Held;
}

async function clocksSeen(tx: Tx, services: Asked<object>['services'], placements: readonly store.PlacementRow[], held: ReadonlyMap<string, Held>): Promise<ClockView[]> {
  const steps = Map.groupBy(await store.hanging<store.StepRow>(tx, 'step', 'placement', placements.map((p) => p.id)), (s) => s.placement);
  const today = services.today();
  return placements.flatMap((p) => rules.clocksOf(services.parameters, p).map((clock): ClockView => {
    const [of, done] = [held.get(p.country), (steps.get(p.id) ?? []).find((s) => s.kind === clock.kind)];
    return { placement: p.id, code: of?.country.code ?? '', name: of ? called(of, p.released_on) : '', year: p.year, ...clock, doneOn: done?.on_day ?? null, words: done?.words ?? null, late: (done?.on_day ?? today) > clock.dueOn };
  }));
}

function called(held: Held, on: string): string {
  return rules.calledOn(held.names, on);
}

function refuse(objection: rules.Objection | undefined): void {
  if (objection) throw new Refusal(objection.code, objection.sentence);
}
