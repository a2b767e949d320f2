import type { Certainty, Form, Level, Purpose, Watch } from './schema.ts';
import * as rules from './rules.ts';
import type * as store from './store.ts';

/** A country as anybody may read it: what is said of it, under the name it had then. */
export interface CountryDocument {
  names: { name: string; from: string | null; until: string | null }[];
  until: string | null;
  successors: string[];
  findings: { year: number; called: string; publishedOn: string; prevalence: string; forms: Form[]; sectors: string[]; law: string; enforcement: string; policy: string; programs: string; actions: string | null; level: Level | null }[];
  placements: { year: number; called: string; tier: number; watch: Watch | null; certainty: Certainty }[];
  designations: { short: string; title: string; from: string; until: string | null }[];
  projects: { title: string; department: string; purpose: Purpose; from: string; until: string }[];
}

/** Everything on record of one country. */
export interface Held {
  country: store.CountryRow; names: readonly store.NameRow[]; findings: readonly store.FindingRow[]; placements: readonly store.PlacementRow[]; designations: readonly store.DesignationRow[]; projects: readonly store.ProjectRow[];
}

/** What of it anybody may read; evidence on the standards and the steps of clocks are the office’s own. */
export function documentOf(held: Held, preferences: ReadonlyMap<string, store.PreferenceRow>): CountryDocument {
  const { names } = held;
  return {
    names: names.map((n) => ({ name: n.name, from: n.from_on, until: n.until_on })), until: held.country.until_on, successors: held.country.successors,
    findings: held.findings.map((f) => ({ year: f.year, called: rules.calledOn(names, f.published_on), publishedOn: f.published_on, prevalence: f.prevalence, forms: f.forms, sectors: f.sectors, law: f.law, enforcement: f.enforcement, policy: f.policy, programs: f.programs, actions: f.actions, level: f.level })),
    placements: held.placements.map((p) => ({ year: p.year, called: rules.calledOn(names, p.released_on), tier: p.tier, watch: p.watch, certainty: p.certainty })),
    designations: held.designations.map((d) => ({ short: preferences.get(d.preference)?.short ?? '', title: preferences.get(d.preference)?.title ?? '', from: d.from_on, until: d.until_on })),
    projects: held.projects.map((p) => ({ title: p.title, department: p.department, purpose: p.purpose, from: p.starts_on, until: p.ends_on })),
  };
}

/** Whether two documents say the same, whatever the order of their parts. */
export function same(one: unknown, other: unknown): boolean {
  return told(one) === told(other);
}

function told(value: unknown): string {
  return JSON.stringify(value, (_, v: unknown) => (v !== null && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).toSorted(([a], [b]) => a.localeCompare(b))) : v));
}
