import { addDays, addYears, day, type Day } from '../../foundation/calendar/day.ts';
import { COUNTRIES, regionOf } from './regions.ts';
import type { Category, Funder, Instrument, Outcome, RecipientKind, Region, Service } from './schema.ts';

/*
 * The portfolio of the example: awards are invented, and so many in each year of so much as publications state (founding chapter, lines
 * 30 to 148; State fact sheets for fiscal years 2005 to 2009). Everything else is computed from these awards.
 */

/** Every country, the regions by turns, so that the first so many are from everywhere. */
const IN_TURN: readonly string[] = Array.from({ length: 30 }, (_, i) => Object.values(COUNTRIES).flatMap((all) => all[i] ?? [])).flat();
/** Where the Department of Labor’s efforts of fiscal year 2004 were, and where its projects on child labor alone were beside. */
const LABOR = IN_TURN.slice(6, 22);
const CHILD_LABOR_ONLY = IN_TURN.slice(100, 103);
const PILOTS = ['MX', 'IN', 'KH', 'CR', 'TH'] as const;

/** The days on which the classification was published: as first stated, as revised, and with the fact sheet of each year. */
export const EDITIONS: readonly { on: string; year: number; reason: string }[] = [
  { on: '2005-03-01', year: 2004, reason: 'The funding of fiscal years 2001 to 2004 as first calculated.' },
  { on: '2005-06-03', year: 2004, reason: 'Upon review: some child labor programs had mistakenly been included as programs against trafficking.' },
  { on: '2006-03-29', year: 2005, reason: 'Fiscal year 2005.' }, { on: '2007-04-23', year: 2006, reason: 'Fiscal year 2006.' }, { on: '2008-07-23', year: 2007, reason: 'Fiscal year 2007.' }, { on: '2009-04-03', year: 2008, reason: 'Fiscal year 2008.' }, { on: '2010-05-05', year: 2009, reason: 'Fiscal year 2009.' },
];

/** So many awards of an office, which count for so many dollars together. */
interface Group { year: number; funder: Funder; count: number; dollars: number; initiative?: true; service?: Service; pilot?: true; labor?: 'counts' | 'mistaken' | 'no'; shrunk?: true; month?: string; chain?: 1 | 2 | 3; sizes?: true; regional?: true }

/** Awards to task forces stand with the task forces: what they had of fiscal year 2005 is not here (18 for $7,674,614 and 6 for $450,000 each). */
const TASK_FORCES = { count: 24, dollars: 7_674_614 + 6 * 450_000 };
const DOMESTIC: readonly (readonly [year: number, count: number, dollars: number])[] = [[2005, 92 - TASK_FORCES.count, 25_217_943 - TASK_FORCES.dollars], [2006, 70, 28_553_963], [2007, 64, 22_947_674], [2008, 82, 23_244_315], [2009, 80, 19_722_409]];
const INTERNATIONAL: readonly (readonly [year: number, count: number, dollars: number, countries: number])[] = [
  [2001, 110, 67_500_000, 48], [2002, 140, 71_000_000, 60], [2003, 190, 74_500_000, 75], [2004, 251, 82_000_000, 86], [2005, 266, 94_652_580, 101], [2006, 154, 74_018_622, 70], [2007, 180, 79_387_116, 90], [2008, 140, 75_893_616, 70], [2009, 168, 83_740_272, 80],
];
/** The sizes of the international projects of fiscal year 2008: State, 3 April 2009; the least is $1,330 and the most $6,850,000. */
const SIZES: readonly (readonly [from: number, to: number, count: number])[] = [[1_330, 10_000, 5], [10_001, 50_000, 10], [50_001, 100_000, 24], [100_001, 250_000, 50], [250_001, 500_000, 29], [500_001, 999_999, 10], [1_000_001, 6_850_000, 12]];

const GROUPS: readonly Group[] = [
  { year: 2004, funder: 'state-tip', count: 48, dollars: 13_060_000 }, { year: 2004, funder: 'state-tip', count: 5, dollars: 1_500_000, pilot: true }, { year: 2004, funder: 'state-prm', count: 8, dollars: 5_140_000, regional: true }, { year: 2004, funder: 'state-inl', count: 30, dollars: 9_300_000 },
  { year: 2004, funder: 'dol', count: 33, dollars: 12_600_000, labor: 'counts' }, { year: 2004, funder: 'dol', count: 1, dollars: 2_400_000, labor: 'counts', shrunk: true }, { year: 2004, funder: 'dol', count: 16, dollars: 10_400_000, labor: 'mistaken' }, { year: 2004, funder: 'usaid', count: 60, dollars: 25_000_000, initiative: true }, { year: 2004, funder: 'usaid', count: 66, dollars: 13_000_000 },
  ...INTERNATIONAL.filter(([year]) => year !== 2004).flatMap(([year, count, dollars]): Group[] => (year === 2008 ? [{ year, funder: 'state-tip', count, dollars, sizes: true }] : sharedOut(year, count, dollars))),
  { year: 2002, funder: 'hhs', count: 14, dollars: 3_290_000, chain: 1, service: 'outreach' }, { year: 2003, funder: 'hhs', count: 14, dollars: 3_350_000, chain: 2, service: 'outreach' }, { year: 2004, funder: 'hhs', count: 14, dollars: 3_370_000, chain: 3, service: 'outreach' },
  { year: 2003, funder: 'doj-ovc', count: 8, dollars: 6_940_000, service: 'comprehensive', month: '2003-01' }, { year: 2003, funder: 'doj-ovc', count: 3, dollars: 1_720_000, service: 'supplemental', month: '2003-01' }, { year: 2003, funder: 'doj-ovc', count: 1, dollars: 876_000, service: 'technical-assistance', month: '2003-01' },
  { year: 2004, funder: 'doj-ovc', count: 10, dollars: 5_540_000, service: 'comprehensive', month: '2004-03' }, { year: 2004, funder: 'hhs', count: 40, dollars: 11_264_000 },
  ...DOMESTIC.flatMap(([year, count, dollars]): Group[] => [{ year, funder: 'hhs', count: count - 20, dollars: Math.round(dollars * 0.6) }, { year, funder: year === 2005 ? 'doj-other' : 'doj-ovc', count: 20, dollars: dollars - Math.round(dollars * 0.6) }]),
  ...[2003, 2004, 2005].map((year): Group => ({ year, funder: 'dol', count: 8, dollars: 6_400_000, labor: 'no' })),
];

/** A year’s awards abroad shared out among the offices that gave them. */
function sharedOut(year: number, count: number, dollars: number): Group[] {
  const initiative: Group[] = year === 2005 ? [{ year, funder: 'usaid', count: 60, dollars: 25_000_000, initiative: true }] : [];
  const [left, money] = [count - (initiative[0]?.count ?? 0), dollars - (initiative[0]?.dollars ?? 0)];
  const parts = ([['state-tip', 0.3, 0.25], ['state-inl', 0.15, 0.15], ['state-prm', 0.05, 0.07], ['dol', 0.15, 0.23]] as const).map(([funder, n, of]): Group => ({ year, funder, count: Math.round(left * n), dollars: Math.round(money * of), ...(funder === 'dol' ? { labor: 'counts' as const } : {}), ...(funder === 'state-prm' ? { regional: true as const } : {}) }));
  const sum = (of: 'count' | 'dollars'): number => parts.reduce((n, p) => n + p[of], 0);
  return [...initiative, ...parts, { year, funder: 'usaid', count: left - sum('count'), dollars: money - sum('dollars') }];
}

export interface PlannedRuling { edition: number; outcome: Outcome; share: number; trafficking: boolean; childLabor: boolean; way: 'one' | 'agreed' | 'settled'; reason: string; on: Day }
export interface PlannedAward {
  number: string; title: string; purpose: string; instrument: Instrument; funder: Funder; recipient: number; region: Region; countries: string[]; categories: Category[]; service: Service | null; awardedOn: Day; endsOn: Day; cents: number; totalCents: number | null; period: number; continues: number | null; initiative: boolean; obligated: boolean;
  rulings: PlannedRuling[]; mistaken: boolean;
}
export interface PlannedRecipient { name: string; kind: RecipientKind; country: string }

const OFFICES: Readonly<Record<Funder, string>> = { 'state-tip': 'TIP', 'state-prm': 'PRM', 'state-inl': 'INL', 'state-other': 'DOS', dol: 'DOL', usaid: 'AID', hhs: 'HHS', 'doj-ovc': 'OVC', 'doj-bja': 'BJA', 'doj-other': 'DOJ', other: 'OTH' };
const WORK: Readonly<Record<Category, readonly [title: string, purpose: string]>> = {
  'economic-alternatives': ['Work and credit for families at risk', 'To give families whom recruiters approach another way to earn.'], education: ['Schooling against recruitment', 'To teach young people, parents and teachers how recruiters work.'], demand: ['Deterring demand', 'To reduce the demand that sex trafficking serves.'],
  'training-officials': ['Training of police, prosecutors and nurses', 'To train officials and medical staff to recognize trafficked persons.'], laws: ['A law against trafficking', 'To help draft and bring in a law against trafficking.'], equipment: ['Equipment for border police', 'To equip units that investigate trafficking.'], 'anti-corruption': ['Honest borders', 'To find and end the part that officials take in trafficking.'],
  shelters: ['A shelter for trafficked persons', 'To run a shelter with care around the clock.'], hotlines: ['A hotline in the languages of migrants', 'To answer calls day and night and refer callers to help.'], 'return-reintegration': ['Voluntary return and a new beginning', 'To help people return who wish to, and to begin anew.'],
  'victim-services': ['Care, counsel and legal help', 'To give medical care, counsel and legal help to trafficked persons.'], coordination: ['A plan of neighbors', 'To bring the countries of a region to work together.'],
};
const REGIONS_IN_WORDS: Readonly<Record<Region, string>> = { africa: 'Africa', 'east-asia-pacific': 'East Asia and the Pacific', 'europe-eurasia': 'Europe and Eurasia', 'near-east': 'the Near East', 'south-central-asia': 'South and Central Asia', 'western-hemisphere': 'the Western Hemisphere', global: 'all regions', domestic: 'the United States' };
const FIRST = ['Lantern', 'Harbor', 'Cedar', 'Meridian', 'Open Door', 'Bridge', 'Northlight', 'Stone Ford', 'Willow', 'Anchor', 'Morning', 'Riverbank', 'Highland', 'Safe Passage', 'Clearwater', 'Juniper'] as const;
const LAST = ['Relief Fund', 'Alliance', 'Mission', 'Institute', 'Foundation', 'Partners', 'Services', 'Network', 'Center'] as const;
const LANDS = new Intl.DisplayNames('en', { type: 'region' });

/** The organizations: two whom the chapter names, and invented ones. */
export const RECIPIENTS: readonly PlannedRecipient[] = [
  { name: 'International Organization for Migration', kind: 'international', country: 'CH' }, { name: 'International Labor Organization, Program on the Elimination of Child Labor', kind: 'international', country: 'CH' },
  ...FIRST.flatMap((first, i) => LAST.map((last, j): PlannedRecipient => ({ name: `${first} ${last}`, kind: last === 'Mission' ? 'faith-based' : last === 'Institute' ? 'university' : (i + j) % 7 === 0 ? 'state-local' : 'ngo', country: (i + j) % 4 === 0 ? IN_TURN[(i * 9 + j) % IN_TURN.length] as string : 'US' }))),
];

/** Dollars that make a sum, each a little different, none below a thousand. */
function spread(random: () => number, total: number, count: number): number[] {
  const weights = Array.from({ length: count }, () => 0.25 + random() ** 3 * 4);
  const sum = weights.reduce((a, b) => a + b, 0);
  const each = weights.map((w) => Math.max(1000, Math.round(total * w / sum / 10) * 10));
  const most = each.indexOf(Math.max(...each));
  each[most] = (each[most] as number) + total - each.reduce((a, b) => a + b, 0);
  return each;
}

/** Dollars in the bands of a publication that make a sum. */
function banded(random: () => number, total: number): number[] {
  const each = SIZES.flatMap(([from, to, count], band) => Array.from({ length: count }, (_, i) => (band === 0 && i === 0 ? from : from + Math.floor(random() * Math.min(to - from, 900_000)))));
  const large = each.slice(-12);
  large[0] = 6_850_000;
  const left = total - each.slice(0, -12).reduce((a, b) => a + b, 0) - 6_850_000;
  const share = Math.floor(left / 11);
  return [...each.slice(0, -12), 6_850_000, ...large.slice(1).map((_, i) => (i === 0 ? left - share * 10 : share))];
}

/** What the portfolio is made of. */
export function plan(random: () => number): PlannedAward[] {
  const awards: PlannedAward[] = [];
  const turns = new Map<number, number>();
  const chains: number[][] = [];
  const numbers = new Map<string, number>();
  for (const group of GROUPS) {
    const dollars = group.sizes ? banded(random, group.dollars) : spread(random, group.dollars, group.count);
    const own: number[] = [];
    dollars.forEach((amount, i) => {
      const award = one(random, group, amount, i, turns, chains.at(-1)?.[i] ?? null);
      const series = `${award.number}-${String(group.year).slice(2)}`;
      const n = (numbers.get(series) ?? 0) + 1;
      numbers.set(series, n);
      own.push(awards.push({ ...award, number: `${series}-${String(n).padStart(3, '0')}` }) - 1);
    });
    if (group.chain !== undefined) chains.push(own);
  }
  return awards;
}

function one(random: () => number, group: Group, dollars: number, i: number, turns: Map<number, number>, before: number | null): PlannedAward {
  const domestic = group.funder === 'hhs' || group.funder.startsWith('doj-');
  const { region, countries } = domestic ? { region: 'domestic' as const, countries: [] } : whereTo(group, i, turns);
  const categories = categoriesOf(random, group, domestic);
  const share = shareOf(group, i);
  const cents = Math.round(dollars * 100 * 10_000 / share.now);
  const from = group.month === undefined ? day(`${group.year - 1}-11-03`) : day(`${group.month}-06`);
  const awardedOn = addDays(from, group.month === undefined ? Math.floor(random() * 300) : i * 2);
  const [title, purpose] = group.labor === 'mistaken' || group.labor === 'no' ? ['Out of work and into school', 'To take children out of harmful work and send them to school.'] : group.labor === 'counts' && share.now < 10_000 ? ['Children out of work, and out of the hands of traffickers', 'To take children out of harmful work; a component finds those who were trafficked.'] : WORK[categories[0] as Category];
  const place = countries.length > 0 ? countries.map((c) => LANDS.of(c)).join(' and ') : REGIONS_IN_WORDS[region];
  const recipient = group.funder === 'state-prm' ? 0 : group.labor !== undefined && i % 3 === 0 ? 1 : 2 + (group.chain === undefined ? Math.floor(random() * (RECIPIENTS.length - 2)) : i * 7);
  return {
    number: OFFICES[group.funder], title: domestic ? title : `${title}: ${place}`, purpose, instrument: group.funder === 'state-prm' ? 'contribution' : random() < 0.4 ? 'cooperative-agreement' : 'grant', funder: group.sizes ? (['state-tip', 'usaid', 'state-inl', 'usaid'] as const)[i % 4] as Funder : group.funder, recipient, region, countries, categories, service: group.service ?? null,
    awardedOn, endsOn: group.service === undefined ? addYears(awardedOn, 1 + (i % 3)) : addYears(awardedOn, group.chain === undefined ? 3 : 1), cents, totalCents: group.funder === 'doj-ovc' ? Math.ceil(cents / 0.74) : null, period: group.chain ?? 1, continues: group.chain === undefined || group.chain === 1 ? null : before, initiative: group.initiative === true, obligated: true,
    mistaken: group.labor === 'mistaken' || share.before !== share.now, rulings: rulingsOf(group, share, cents, awardedOn),
  };
}

/** What part of an award counts, as first coded and now: most wholly; of Labor’s some by a share; and what had mistakenly been counted not at all or by less. */
function shareOf(group: Group, i: number): { before: number; now: number } {
  if (group.shrunk) return { before: 10_000, now: 4000 };
  if (group.labor === 'counts' && i % 8 === 3) return { before: 5000, now: 5000 };
  return { before: 10_000, now: 10_000 };
}

function rulingsOf(group: Group, share: { before: number; now: number }, cents: number, awardedOn: Day): PlannedRuling[] {
  const edition = EDITIONS.findIndex((e) => e.year >= group.year) + 1;
  const on = addDays(awardedOn, 40) < (EDITIONS[edition - 1]?.on as string) ? addDays(awardedOn, 40) : addDays(day(EDITIONS[edition - 1]?.on as string), -5);
  const way = cents >= 10_000_000 ? 'agreed' as const : 'one' as const;
  const labor = group.labor !== undefined && (group.labor !== 'counts' || share.before < 10_000 || share.before !== share.now);
  const counts = (of: number): Pick<PlannedRuling, 'outcome' | 'share' | 'trafficking'> => (of === 0 ? { outcome: 'no', share: 0, trafficking: false } : of === 10_000 ? { outcome: 'whole', share: of, trafficking: true } : { outcome: 'share', share: of, trafficking: true });
  if (group.labor === 'no') return [{ edition, ...counts(0), childLabor: true, way, reason: 'Its aims are schooling and work; trafficking is not among them.', on }];
  const reason = share.before < 10_000 ? 'Half of the budget is for the component on trafficked children.' : 'Trafficking is the first of its aims.';
  const first: PlannedRuling = { edition, ...counts(share.before), childLabor: labor, way, reason, on };
  if (group.labor === 'mistaken') return [first, { edition: 2, ...counts(0), childLabor: true, way: 'settled', reason: 'A child labor program: trafficking is not among the aims of the agreement.', on: day('2005-05-20') }];
  if (share.before !== share.now) return [first, { edition: 2, ...counts(share.now), childLabor: true, way: 'settled', reason: 'Child labor is its main aim; the component on trafficking is 40 % of the budget.', on: day('2005-05-20') }];
  return [first];
}

function whereTo(group: Group, i: number, turns: Map<number, number>): { region: Region; countries: string[] } {
  const named = (countries: string[]): { region: Region; countries: string[] } => ({ region: regionOf(countries[0] as string) as Region, countries });
  if (group.pilot) return named([PILOTS[i] as string]);
  if (group.labor === 'mistaken') return named([(i < 3 ? CHILD_LABOR_ONLY[i] : LABOR[i]) as string]);
  if (group.labor === 'no') return named([LABOR[i] as string]);
  if (group.labor === 'counts' && group.year === 2004) return named([LABOR[i % LABOR.length] as string]);
  if (group.regional || i % 9 === 8) {
    const regions = Object.keys(COUNTRIES) as Region[];
    return { region: i % 5 === 4 ? 'global' : regions[i % regions.length] as Region, countries: [] };
  }
  const within = IN_TURN.slice(0, INTERNATIONAL.find(([year]) => year === group.year)?.[3]);
  const turn = turns.get(group.year) ?? 0;
  turns.set(group.year, turn + 1);
  const first = within[turn % within.length] as string;
  const neighbor = within.find((c, at) => at > turn % within.length && regionOf(c) === regionOf(first));
  return named(i % 6 === 5 && neighbor !== undefined ? [first, neighbor] : [first]);
}

function categoriesOf(random: () => number, group: Group, domestic: boolean): Category[] {
  if (group.pilot) return ['demand', 'education'];
  if (domestic) return group.service === 'technical-assistance' ? ['training-officials'] : ['victim-services', ...(random() < 0.4 ? ['shelters' as const] : [])];
  if (group.labor !== undefined) return ['education', 'economic-alternatives'];
  if (group.regional) return ['return-reintegration', 'victim-services', 'training-officials'];
  const all = (Object.keys(WORK) as Category[]).filter((c) => c !== 'demand');
  const first = all[Math.floor(random() * all.length)] as Category;
  const second = all[Math.floor(random() * all.length)] as Category;
  return first === second ? [first] : [first, second];
}
