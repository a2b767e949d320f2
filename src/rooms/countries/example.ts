import { acting } from '../../foundation/audit/acting.ts';
import type { Example } from '../../foundation/web/example.ts';
import { publishAll } from './actions.ts';
import * as store from './store.ts';
import { WORLD } from './world.ts';

/** What came after countries that ended since: their own records, for what is said of them later. */
const AFTER = [
  { code: 'RS', name: 'Serbia', kind: 'country', region: 'europe-eurasia', latitude: 44, longitude: 21, from: '2006-06-05' }, { code: 'ME', name: 'Montenegro', kind: 'country', region: 'europe-eurasia', latitude: 43, longitude: 19, from: '2006-06-03' },
  { code: 'CW', name: 'Curaçao', kind: 'territory', region: 'western-hemisphere', latitude: 12, longitude: -69, from: '2010-10-10' }, { code: 'SX', name: 'Sint Maarten', kind: 'territory', region: 'western-hemisphere', latitude: 18, longitude: -63, from: '2010-10-10' },
] as const;
const ENDED: Readonly<Record<string, { from: string | null; until: string; successors: string[] }>> = { CS: { from: '2003-02-04', until: '2006-06-05', successors: ['RS', 'ME'] }, AN: { from: null, until: '2010-10-10', successors: ['CW', 'SX'] } };
/** Names that changed: called so until the day, and otherwise since. East Timor is Timor-Leste here since it joined the United Nations under that name. */
const RENAMED: Readonly<Record<string, readonly [since: string, name: string]>> = { TL: ['2002-09-27', 'Timor-Leste'], SZ: ['2018-04-19', 'Eswatini'], MK: ['2019-02-12', 'North Macedonia'] };
/** The third lists of 2003 to 2005 and where those of one year stood in the next, as far as we know them: own knowledge, and so unverified. */
const TIERS: readonly (readonly [code: string, tiers: Readonly<Record<number, 'T2' | 'W' | 'U' | 'T3'>>])[] = [
  ['BD', { 2003: 'T2', 2004: 'T3', 2005: 'U' }], ['EC', { 2004: 'T3', 2005: 'T3' }], ['GQ', { 2004: 'T3', 2005: 'U' }], ['GY', { 2004: 'T3', 2005: 'U' }], ['SL', { 2003: 'T2', 2004: 'T3', 2005: 'U' }], ['VE', { 2004: 'T3', 2005: 'T3' }], ['BO', { 2004: 'W', 2005: 'T3' }], ['KH', { 2003: 'T2', 2004: 'T2', 2005: 'T3' }], ['JM', { 2004: 'W', 2005: 'T3' }], ['TG', { 2003: 'T2', 2004: 'T2', 2005: 'T3' }],
];
const RELEASED: Readonly<Record<number, string>> = { 2003: '2003-06-11', 2004: '2004-06-14', 2005: '2005-06-03' };
const PREFERENCES = [
  { short: 'GSP', title: 'Generalized System of Preferences', authority: '19 USC 2461 to 2467', criterion: 'The country has implemented its commitments to eliminate the worst forms of child labor: 19 USC 2462(b)(2)(H).' },
  { short: 'CBTPA', title: 'Caribbean Basin Trade Partnership Act', authority: '19 USC 2703(b)', criterion: 'Whether it has implemented its commitments to eliminate the worst forms of child labor: 19 USC 2703(b)(5)(B).' },
  { short: 'AGOA', title: 'African Growth and Opportunity Act', authority: '19 USC 2466a, 3703', criterion: 'It is eligible under GSP, and protects internationally recognized worker rights: 19 USC 3703.' },
  { short: 'ATPA', title: 'Andean Trade Preference Act', authority: '19 USC 3201 to 3206', criterion: 'It takes steps to afford internationally recognized worker rights: 19 USC 3202(c)(7).' },
] as const;
/** Days of the programs as far as we know them; the first and the last are of the law, those between of own knowledge. */
const SPELLS: readonly (readonly [short: string, from: string, until: string | null])[] = [['GSP', '1976-01-01', '2001-10-01'], ['GSP', '2002-08-06', '2020-12-31'], ['CBTPA', '2000-10-02', '2030-10-01'], ['AGOA', '2000-10-02', '2025-10-01'], ['ATPA', '1991-12-04', '2001-12-05'], ['ATPA', '2002-08-06', '2013-08-01']];
const BENEFICIARIES: Readonly<Record<string, { from: string; until?: string; codes: string }>> = {
  CBTPA: { from: '2000-10-02', codes: 'BZ CR SV GT HT HN JM NI PA BB GY LC TT' }, ATPA: { from: '2002-08-06', until: '2008-12-15', codes: 'BO' }, AGOA: { from: '2000-10-02', codes: 'BJ BW CM CV CG ET GA GM GH KE LS MG MW ML MR MU MZ NA NE NG RW ST SN SC SL ZA TZ UG ZM' },
  GSP: { from: '2002-08-06', codes: 'AL AM AO AR BD BJ BO BW BR CM CL CO CR EC EG ET FJ GH GT HN IN ID JM JO KZ KE LB MG MN MA NP PK PH PE LK TH TN TR UG ZM' },
};
const text = (what: string, name: string): string => `Invented for the example: what the report says of ${what} in ${name} stands here.`;

/** The countries of the example: names, days and lists are public facts where they say so; the words of the reports are invented. */
export const example: Example = {
  after: [],
  load: async ({ database, cast, services, progress }) => {
    const analyst = await cast.as('TIP', 'analyst');
    await acting(database, analyst, { records: 'loaded the example', via: 'example countries' }, async (tx) => {
      const all = [...WORLD.map((c) => ({ ...c, from: ENDED[c.code]?.from ?? null })), ...AFTER];
      const ids = await store.keepRows(tx, 'country', all.map((c) => ({ code: c.code, kind: c.kind, region: c.region, from_on: c.from, until_on: ENDED[c.code]?.until ?? null, successors: ENDED[c.code]?.successors ?? [], latitude: c.latitude, longitude: c.longitude })));
      const id = new Map(all.map((c, i) => [c.code, ids[i] as string]));
      await store.keepRows(tx, 'name', all.flatMap((c) => {
        const [since, name] = RENAMED[c.code] ?? [];
        return [{ country: id.get(c.code), name: c.name, from_on: c.from, until_on: since ?? null }, ...(since ? [{ country: id.get(c.code), name, from_on: since, until_on: null }] : [])];
      }));
      await store.keepRows(tx, 'finding', WORLD.flatMap((c, i) => [2003, 2004].filter((year) => year === 2004 || i % 3 !== 0).map((year) => ({
        country: id.get(c.code), year, published_on: year === 2004 ? '2004-09-22' : '2003-06-30', prevalence: text('the nature and extent of child labor', c.name), forms: c.kind === 'territory' ? [] : i % 2 === 0 ? ['prostitution', 'hazardous'] : ['hazardous'], sectors: c.kind === 'territory' ? [] : ['Agriculture', 'Domestic work'],
        law: text('laws', c.name), enforcement: text('enforcement', c.name), policy: text('policies', c.name), programs: text('programs', c.name), actions: null, level: null,
      }))));
      const preferences = await store.keepRows(tx, 'preference', PREFERENCES.map((p) => ({ ...p })));
      const program = (short: string): string => preferences[PREFERENCES.findIndex((p) => p.short === short)] as string;
      await store.keepRows(tx, 'spell', SPELLS.map(([short, from_on, until_on]) => ({ preference: program(short), from_on, until_on, certainty: 'unverified', source: 'Own knowledge; the authority names the law.' })));
      await store.keepRows(tx, 'designation', Object.entries(BENEFICIARIES).flatMap(([short, { from, until, codes }]) => codes.split(' ').map((code) => ({ preference: program(short), country: id.get(code), from_on: from, until_on: until ?? null, ended: until === undefined ? null : 'Designation suspended.', interest: false, certainty: 'unverified' }))));
      const placed = TIERS.flatMap(([code, tiers]) => Object.entries(tiers).map(([year, at]) => ({
        country: id.get(code), year: Number(year), tier: at === 'T3' ? 3 : 2, watch: at === 'U' ? 'up-from-3' : at === 'W' ? 'no-evidence' : null, waiver: null, released_on: RELEASED[Number(year)] as string, certainty: 'unverified', explanation: `Invented for the example: which concrete actions, or lack of them, led the report of ${year} here.`,
      })));
      const placements = await store.keepRows(tx, 'placement', placed);
      await store.keepRows(tx, 'step', placed.flatMap((p, i) => (p.year === 2004 && p.tier === 3 ? [{ placement: placements[i], kind: 'determination', on_day: '2004-09-10', words: 'Invented for the example: the determination of the President.' }] : p.year === 2004 && p.watch !== null ? [{ placement: placements[i], kind: 'interim', on_day: '2005-01-31', words: 'Invented for the example: the interim assessment.' }] : [])));
      await store.keepRows(tx, 'evidence', (['BD', 'KH', 'EC'] as const).flatMap((code) => ([['a1', 'met', true], ['b1', code === 'EC' ? 'no-data' : 'partly', false], ['b2', 'partly', true], ['b3', 'met', true], ['b7', 'not-met', false]] as const).map(([criterion, answer, concrete]) => ({ country: id.get(code), year: 2005, criterion, answer, words: 'Invented for the example: what the embassy reports.', concrete, source: 'Report of the embassy' }))));
      await store.keepRows(tx, 'project', (['KH', 'TH', 'PH', 'NP', 'GT', 'GH', 'RO', 'BD'] as const).map((code, i) => ({ country: id.get(code), title: i % 2 === 0 ? 'Out of the worst forms of child labor' : 'Return and a fresh start', department: i % 2 === 0 ? 'Labor' : 'State', purpose: i % 2 === 0 ? 'both' : 'trafficking', starts_on: '2003-09-30', ends_on: '2006-09-30', number: null })));
      await publishAll(tx, await store.all<store.CountryRow>(tx, 'country'), services.today());
    });
    progress(1, 1);
  },
};
