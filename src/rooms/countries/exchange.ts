import type { RoomSheet } from '../../foundation/exchange/room-sheet.ts';
import { defineSheet } from '../../foundation/exchange/sheet.ts';
import type { Tx } from '../../foundation/database/database.ts';
import * as rules from './rules.ts';
import type { Form, Level, Watch } from './schema.ts';
import * as store from './store.ts';

const country = { name: 'country', title: 'Country', about: 'ISO 3166-1 alpha-2, as it was then; on record.', kind: 'text', required: true, pattern: '^[A-Z]{2}$', example: 'KH' } as const;
const LEVELS: Record<Level, string> = { significant: 'Significant', moderate: 'Moderate', minimal: 'Minimal', none: 'None' };
const WATCHES: Record<Watch, string> = { 'up-to-1': 'First list, second the year before', 'up-from-3': 'Second list, third the year before', numbers: 'Very many victims, or many more', 'no-evidence': 'No evidence of increasing efforts', commitments: 'Commitments to take steps' };
const long = (name: string, title: string, about: string) => ({ name, title, about, kind: 'text' as const, required: true, maxLength: 8000, example: 'In words of the report, shortly.' });

const findingsSheet = defineSheet({
  room: 'countries', name: 'child-labor-findings', title: 'Findings on the worst forms of child labor',
  columns: [
    country, { name: 'year', title: 'Report of', about: 'The year of the report.', kind: 'integer', required: true, example: '2004' }, { name: 'published_on', title: 'Published on', about: 'The day it was published.', kind: 'day', required: true, example: '2004-09-22' },
    long('prevalence', 'Prevalence', 'Nature and extent.'), { name: 'forms', title: 'Worst forms', about: 'Slavery, prostitution, illicit or hazardous, with semicolons between them: 19 USC 2467(6)(A) to (D).', kind: 'text', required: false, pattern: '^(slavery|prostitution|illicit|hazardous)(; ?(slavery|prostitution|illicit|hazardous))*$', example: 'prostitution; hazardous' },
    { name: 'sectors', title: 'Sectors', about: 'With semicolons between them.', kind: 'text', required: false, maxLength: 2000, example: 'Agriculture; Domestic work' }, long('law', 'Law', 'Laws and their gaps.'), long('enforcement', 'Enforcement', 'Who enforces them, and how.'), long('policy', 'Policy', 'Plans of the government.'), long('programs', 'Programs', 'Social programs.'),
    { name: 'actions', title: 'Suggested actions', about: 'Since the report of 2009.', kind: 'text', required: false, maxLength: 8000, example: 'Train the inspectors.' }, { name: 'level', title: 'Advancement', about: 'Since the report of 2011.', kind: 'choice', required: false, choices: LEVELS, example: 'moderate' },
  ],
});
const placementsSheet = defineSheet({
  room: 'countries', name: 'tier-placements', title: 'Tier placements',
  columns: [
    country, { name: 'year', title: 'Report of', about: 'The year of the report.', kind: 'integer', required: true, example: '2005' }, { name: 'tier', title: 'Tier', about: 'Which of the three lists of 22 USC 7107(b)(1).', kind: 'choice', required: true, choices: { 1: 'Tier 1', 2: 'Tier 2', 3: 'Tier 3' }, example: '2' },
    { name: 'watch', title: 'Watch list', about: 'Why it is on the special watch list; empty where it is not.', kind: 'choice', required: false, choices: WATCHES, example: 'no-evidence' }, { name: 'released_on', title: 'Released on', about: 'The day of the report.', kind: 'day', required: true, example: '2005-06-03' },
    { name: 'explanation', title: 'Explanation', about: 'Needed where it changes lists.', kind: 'text', required: false, maxLength: 8000, example: 'A law was passed, and the first traffickers were convicted.' }, { name: 'waiver', title: 'Waiver', about: 'Why the President waived the third list.', kind: 'text', required: false, maxLength: 1000, example: 'A written plan with the resources for it.' },
    { name: 'certainty', title: 'Certainty', about: 'Unverified where it rests on own knowledge.', kind: 'choice', required: true, choices: { sourced: 'Sourced', unverified: 'Unverified' }, example: 'sourced' },
  ],
});

const parts = (value: unknown): string[] => [...new Set(String(value ?? '').split(';').map((part) => part.trim()).filter((part) => part !== ''))];
const UNKNOWN = { problem: 'No country of this code is on record.', mend: 'Write the code as it was then, or record the country first.' };

async function known(tx: Tx): Promise<{ byCode: Map<string, store.CountryRow>; names: Map<string, store.NameRow[]> }> {
  return { byCode: new Map((await store.all<store.CountryRow>(tx, 'country')).map((c) => [c.code, c])), names: Map.groupBy(await store.all<store.NameRow>(tx, 'name'), (n) => n.country) };
}

/** Findings and placements in and out as files. */
export const sheets: readonly RoomSheet[] = [{
  sheet: findingsSheet, mayImport: 'countries.write', mayExport: 'countries.read',
  take: async ({ tx, services }, rows, fault) => {
    const { byCode, names } = await known(tx);
    const there = new Set((await store.all<store.FindingRow>(tx, 'finding')).map((f) => `${f.country}|${f.year}`));
    const kept: Record<string, unknown>[] = [];
    for (const { rowNumber, values } of rows) {
      const of = byCode.get(String(values['country']));
      if (!of) { fault(rowNumber, 'country', UNKNOWN); continue; }
      const [year, publishedOn] = [Number(values['year']), String(values['published_on'])];
      const [actions, level] = [values['actions'] || undefined, values['level'] || undefined] as [string | undefined, Level | undefined];
      const objection = rules.objectToFinding({ year, publishedOn, actions, level }, services.today());
      const gone = rules.objectToDay(of, publishedOn, rules.calledOn(names.get(of.id) ?? [], publishedOn));
      if (objection) fault(rowNumber, objection.code === 'countries.no-levels-then' ? (level === undefined ? 'actions' : 'level') : 'published_on', { problem: objection.sentence, mend: 'Correct the cell, or leave it empty.' });
      if (gone) fault(rowNumber, 'country', { problem: gone.sentence, mend: 'Write the code of what it was on that day.' });
      const key = `${of.id}|${year}`;
      if (there.has(key)) fault(rowNumber, 'year', { problem: 'The report of this year is on record already for this country, or stands twice in the file.', mend: 'Leave the row out.' });
      if (!objection && !gone && !there.has(key)) kept.push({ country: of.id, year, published_on: publishedOn, prevalence: values['prevalence'], forms: parts(values['forms']) as Form[], sectors: parts(values['sectors']), law: values['law'], enforcement: values['enforcement'], policy: values['policy'], programs: values['programs'], actions: actions ?? null, level: level ?? null });
      there.add(key);
    }
    if (kept.length === rows.length) await store.keepRows(tx, 'finding', kept);
  },
  give: async function* ({ tx }) {
    const codes = new Map((await store.all<store.CountryRow>(tx, 'country')).map((c) => [c.id, c.code]));
    for (const f of await store.all<store.FindingRow>(tx, 'finding')) yield { country: codes.get(f.country) ?? null, year: f.year, published_on: f.published_on, prevalence: f.prevalence, forms: f.forms.join('; ') || null, sectors: f.sectors.join('; ') || null, law: f.law, enforcement: f.enforcement, policy: f.policy, programs: f.programs, actions: f.actions, level: f.level };
  },
}, {
  sheet: placementsSheet, mayImport: 'countries.write', mayExport: 'countries.read',
  take: async ({ tx, services }, rows, fault) => {
    const { byCode, names } = await known(tx);
    const placed = Map.groupBy<string, Pick<store.PlacementRow, 'country' | 'year' | 'tier' | 'watch' | 'waiver'>>(await store.all<store.PlacementRow>(tx, 'placement'), (p) => p.country);
    const kept: Record<string, unknown>[] = [];
    for (const { rowNumber, values } of rows.toSorted((a, b) => Number(a.values['year']) - Number(b.values['year']))) {
      const of = byCode.get(String(values['country']));
      if (!of) { fault(rowNumber, 'country', UNKNOWN); continue; }
      const row = { year: Number(values['year']), tier: Number(values['tier']), watch: (values['watch'] || null) as Watch | null, waiver: (values['waiver'] || null) as string | null, releasedOn: String(values['released_on']), explanation: (values['explanation'] || undefined) as string | undefined };
      const objection = rules.objectToPlacement(services.parameters, placed.get(of.id) ?? [], row, services.today()) ?? rules.objectToDay(of, row.releasedOn, rules.calledOn(names.get(of.id) ?? [], row.releasedOn));
      const column = { 'countries.placed': 'year', 'countries.year': 'released_on', 'countries.day-to-come': 'released_on', 'countries.explain': 'explanation', 'countries.watch-reason': 'watch', 'countries.watch-over': 'watch' }[objection?.code ?? ''] ?? 'country';
      if (objection) { fault(rowNumber, column, { problem: objection.sentence, mend: 'Correct the cell, or take the row out.' }); continue; }
      placed.set(of.id, [...(placed.get(of.id) ?? []), { country: of.id, ...row }]);
      kept.push({ country: of.id, year: row.year, tier: row.tier, watch: row.watch, waiver: row.waiver, released_on: row.releasedOn, explanation: row.explanation ?? null, certainty: values['certainty'] });
    }
    if (kept.length === rows.length) await store.keepRows(tx, 'placement', kept);
  },
  give: async function* ({ tx }) {
    const codes = new Map((await store.all<store.CountryRow>(tx, 'country')).map((c) => [c.id, c.code]));
    for (const p of await store.all<store.PlacementRow>(tx, 'placement')) yield { country: codes.get(p.country) ?? null, year: p.year, tier: String(p.tier), watch: p.watch, released_on: p.released_on, explanation: p.explanation, waiver: p.waiver, certainty: p.certainty };
  },
}];
