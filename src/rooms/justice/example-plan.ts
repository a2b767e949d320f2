import { addDays, day, type Day } from '../../foundation/calendar/day.ts';
import type { WholeCase, WholeCount, WholeDefendant, WholeStep, WholeCharge } from './bulk.ts';
import { lawOf } from './law.ts';
import type { Statute } from './schema.ts';

/** The founding chapter stands still on its day: nothing here happened later. */
export const CHAPTER_DAY = '2005-06-03' as Day;

/** What each fiscal year brought. The sums over FY1997 to FY2000 and FY2001 to FY2004, and fiscal year 2004, are the chapter's (lines 81 and 83); the split over the other years is this generator's own. */
const YEARS: readonly { year: number; investigations: number; cases: number; charged: number; convicted: number; tvpa?: number }[] = [
  { year: 1997, investigations: 22, cases: 3, charged: 12, convicted: 5 }, { year: 1998, investigations: 24, cases: 4, charged: 15, convicted: 12 }, { year: 1999, investigations: 28, cases: 4, charged: 18, convicted: 18 }, { year: 2000, investigations: 32, cases: 5, charged: 24, convicted: 24 },
  { year: 2001, investigations: 61, cases: 10, charged: 34, convicted: 26 }, { year: 2002, investigations: 66, cases: 11, charged: 41, convicted: 30 }, { year: 2003, investigations: 86, cases: 11, charged: 28, convicted: 24 }, { year: 2004, investigations: 127, cases: 28, charged: 59, convicted: 38, tvpa: 32 },
];

export interface PlannedInvestigation { number: string; openedOn: Day; form: 'sex' | 'labor' | 'both'; source: string; agencies: string[]; steps: { step: string; onDay: Day; reason?: string; persons?: number }[] }
/** A case of the plan, and the place of the investigation it comes of. */
export type PlannedCase = WholeCase & { from?: number };

type Random = () => number;
const within = (random: Random, from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const yearStart = (year: number): Day => day(`${year - 1}-10-01`);

const DISTRICTS = ['flsd', 'flmd', 'cacd', 'cand', 'txsd', 'txwd', 'nyed', 'nysd', 'njd', 'hid', 'waed', 'mdd', 'vaed', 'ilnd', 'paed', 'miwd', 'ctd'] as const;
const NAMES = { given: ['Alvaro', 'Bruno', 'Celso', 'Darío', 'Emeka', 'Farid', 'Goran', 'Hien', 'Iskander', 'Jarek', 'Kwame', 'Lazar', 'Marta', 'Nadia', 'Olga', 'Paloma'], family: ['Invento', 'Ficticio', 'Muestra', 'Ejemplo', 'Ensayo', 'Sample', 'Placeholder', 'Patrón', 'Modelo', 'Prueba'] } as const;
const COUNTRIES = ['MX', 'US', 'US', 'GT', 'HN', 'RU', 'UA', 'TH', 'VN', 'NG', 'IN', 'KR'] as const;
const ROLES = ['recruiter', 'transporter', 'harborer', 'enforcer', 'manager', 'organizer', 'beneficiary'] as const;
const AGES = ['18-24', '25-34', '25-34', '35-44', '35-44', '45-54', '55-over'] as const;
const ACT_OF: Readonly<Partial<Record<Statute, string>>> = { '18 USC 1581': 'obtaining', '18 USC 1584': 'obtaining', '18 USC 1589': 'obtaining', '18 USC 1590': 'harboring', '18 USC 1591': 'recruiting', '18 USC 2421': 'transporting', '18 USC 2422(a)': 'enticing', '8 USC 1324': 'transporting', '8 USC 1328': 'harboring' };

function person(random: Random): Pick<WholeDefendant, 'name' | 'aliases' | 'sex' | 'ageGroup' | 'race' | 'country' | 'role'> {
  const at = within(random, 0, NAMES.given.length - 1);
  return {
    name: `${NAMES.given[at]} ${pick(random, NAMES.family)}`, aliases: random() < 0.3 ? [`El ${pick(random, NAMES.family)}`] : [], sex: at >= 12 ? 'female' : 'male', ageGroup: pick(random, AGES), race: random() < 0.5 ? 'unknown' : pick(random, ['asian', 'black', 'white']),
    country: pick(random, COUNTRIES), role: pick(random, ROLES),
  };
}

function count(statute: Statute, from: Day, to: Day, aliens?: number): WholeCount {
  return { statute, mode: 'completed', act: ACT_OF[statute] ?? 'other', victim: 'adult', aggravated: false, offenseFrom: from, offenseTo: to, ...(aliens === undefined ? {} : { aliens }) };
}

/** Sections of a case of a form: one that the TVPA enacted where it is wanted and was law, else what there was beside it. */
function sections(random: Random, form: 'sex' | 'labor' | 'both', tvpa: boolean): Statute[] {
  if (tvpa) return form === 'labor' ? ['18 USC 1589', pick(random, ['18 USC 1590', '8 USC 1324'])] : ['18 USC 1591', pick(random, ['18 USC 2421', '8 USC 1324'])];
  return form === 'labor' ? ['18 USC 1584', '8 USC 1324'] : [pick(random, ['18 USC 2421', '18 USC 2422(a)']), '8 USC 1324'];
}

/** The whole plan: investigations, and cases with everything that happened to their defendants. */
export function plan(random: Random, scale: number): { investigations: PlannedInvestigation[]; cases: PlannedCase[] } {
  const investigations: PlannedInvestigation[] = [];
  const cases: PlannedCase[] = [];
  for (const { year, ...targets } of YEARS) {
    for (let i = 0; i < targets.investigations * scale; i++) investigations.push(investigation(random, year, i));
    const told = year === 2004 ? [embassyCase(investigations), brothersCase()] : [];
    const [wanted, charged] = [targets.cases * scale - told.length, targets.charged * scale - told.reduce((n, c) => n + c.defendants.length, 0)];
    let tvpa = targets.tvpa === undefined ? undefined : targets.tvpa * scale - told.reduce((n, c) => n + c.defendants.length, 0);
    for (let i = 0; i < wanted; i++) {
      const people = Math.floor(charged / wanted) + (i < charged % wanted ? 1 : 0);
      const under = tvpa === undefined ? year >= 2002 && random() < 0.6 : tvpa > 0;
      // Where the chapter says how many defendants stood under the act, the last case is split by its counts.
      const split = tvpa === undefined || !under ? undefined : Math.min(tvpa, people);
      if (tvpa !== undefined && split !== undefined) tvpa -= split;
      cases.push(ordinary(random, year, cases.length, people, under, split));
    }
    cases.push(...told);
  }
  convict(random, cases, scale);
  link(cases, investigations);
  return { investigations, cases };
}

function investigation(random: Random, year: number, nth: number): PlannedInvestigation {
  const openedOn = addDays(yearStart(year), within(random, 0, 360));
  const source = pick(random, ['tip', 'tip', 'hotline', 'inspection', 'embassy', 'other-agency', 'other-agency', 'own', ...(year === 2004 ? ['task-force'] : [])]);
  const steps: PlannedInvestigation['steps'] = [];
  const after = addDays(openedOn, within(random, 60, 400));
  const fate = random();
  if (after < CHAPTER_DAY && fate < 0.25) steps.push({ step: 'declined', onDay: after, reason: pick(random, ['insufficient-evidence', 'no-offense', 'witness', 'no-jurisdiction']) });
  else if (after < CHAPTER_DAY && fate < 0.3) steps.push({ step: 'referred-state', onDay: after, persons: within(random, 1, 3) });
  else if (after < CHAPTER_DAY && fate < 0.55) steps.push({ step: 'closed', onDay: after });
  return { number: `INV-${year}-${String(nth + 1).padStart(4, '0')}`, openedOn, form: pick(random, ['sex', 'sex', 'labor', 'both']), source, agencies: random() < 0.5 ? ['fbi', 'ice'] : [pick(random, ['fbi', 'ice', 'dol'])], steps };
}

/** A case of a year with so many defendants; `under` says how many of them are charged under the TVPA. */
function ordinary(random: Random, year: number, nth: number, people: number, tvpa: boolean, under: number | undefined): PlannedCase {
  const filedOn = addDays(yearStart(year), within(random, 5, 350));
  const form = under === undefined ? pick(random, ['sex', 'sex', 'labor'] as const) : 'sex';
  const to = addDays(filedOn, -within(random, 20, 90));
  const from = addDays(to, -within(random, 60, 700));
  const possible = tvpa && lawOf(count('18 USC 1589', to, to)) !== undefined;
  const counts = [...sections(random, form, possible), ...(under !== undefined && under < people ? sections(random, form, false) : [])].map((s) => count(s, from, to, s === '8 USC 1324' ? within(random, 2, 12) : undefined));
  const defendants = Array.from({ length: people }, (_, i): WholeDefendant => {
    const mine = under === undefined || i < under ? [0, 1] : [2, 3];
    return { ...person(random), charges: mine.filter((c) => c < counts.length).map((c) => ({ paper: 0, count: c, steps: [{ step: 'charged', onDay: filedOn }] })), custody: [{ step: 'arrested', onDay: filedOn }] };
  });
  const victims = Array.from({ length: within(random, 1, 6) }, () => ({ on: addDays(filedOn, within(random, 0, 20)), minor: random() < 0.2, country: pick(random, COUNTRIES), relation: random() < 0.15 ? 'family' : 'third-party' }));
  return { docket: `${String(year - (filedOn < `${year}-01-01` ? 1 : 0)).slice(2)}-CR-${String(100 + nth).padStart(5, '0')}`, district: pick(random, DISTRICTS), filedOn, form, papers: [{ kind: random() < 0.2 ? 'complaint' : 'indictment', filedOn, counts }], defendants, victims, ...(random() < 0.3 ? { forfeited: { on: addDays(filedOn, 200), cents: within(random, 5, 400) * 100_000 } } : {}) };
}

const NOBODY = { aliases: [], sex: 'male' as const, ageGroup: '25-34', race: 'unknown', country: 'MX' };

/** The case that an embassy's information began (line 85): six defendants, a superseding indictment, three pleas; the trial of the others is pending. */
function embassyCase(investigations: PlannedInvestigation[]): PlannedCase {
  const investigation = investigations.push({ number: 'INV-2004-E001', openedOn: '2003-11-05' as Day, form: 'sex', source: 'embassy', agencies: ['ice', 'foreign'], steps: [] }) - 1;
  investigations.splice(investigations.findIndex((i) => i.number.startsWith('INV-2004-0')), 1); // it is one of the year's
  const [filedOn, again, pleaded] = ['2004-02-11' as Day, '2004-11-16' as Day, '2005-04-05' as Day];
  const counts = ['18 USC 1591', '18 USC 1589', '8 USC 1324'] as const;
  const charged = counts.map((s) => count(s, '2001-03-01' as Day, '2004-01-20' as Day, s === '8 USC 1324' ? 9 : undefined));
  const names = ['Ausencio Ficticio', 'Benigno Ficticio', 'Casimiro Ficticio', 'Domitila Ficticio', 'Evaristo Modelo', 'Fidencia Ensayo'];
  return {
    docket: '04-CR-00140', district: 'nyed', filedOn, form: 'sex', from: investigation - 1, papers: [{ kind: 'indictment', filedOn, counts: charged }, { kind: 'superseding-indictment', filedOn: again, counts: charged }],
    defendants: names.map((name, i): WholeDefendant => ({
      ...NOBODY, name, sex: i === 3 || i === 5 ? 'female' : 'male', role: ['organizer', 'recruiter', 'recruiter', 'beneficiary', 'transporter', 'manager'][i] as string, custody: [{ step: 'arrested', onDay: filedOn }],
      charges: counts.flatMap((_, c): WholeCharge[] => [
        { paper: 0, count: c, steps: [{ step: 'charged', onDay: filedOn }, { step: 'superseded', onDay: again }] },
        { paper: 1, count: c, carries: c, steps: [{ step: 'charged', onDay: again }, ...(i < 3 ? [{ step: 'plea' as const, onDay: pleaded }] : [])] },
      ]),
    })),
    victims: Array.from({ length: 9 }, (_, i) => ({ on: filedOn, minor: i < 2, country: 'MX', relation: i === 4 ? 'family' : 'third-party' })),
  };
}

/** The case of the three brothers (line 87): two pleaded in 2004 and were sentenced to 71 and 57 months, the third fled. */
function brothersCase(): PlannedCase {
  const filedOn = '2004-01-21' as Day;
  const counts = ['18 USC 1591', '8 USC 1328', '8 USC 1324'] as const;
  return {
    docket: '04-CR-00027', district: 'gand', filedOn, form: 'sex', papers: [{ kind: 'indictment', filedOn, counts: counts.map((s) => count(s, '2002-06-01' as Day, '2003-12-15' as Day, s === '8 USC 1324' ? 4 : undefined)) }],
    defendants: [71, 57, undefined].map((months, i): WholeDefendant => ({
      ...NOBODY, name: ['Gaspar Muestra', 'Hilario Muestra', 'Isidro Muestra'][i] as string, aliases: [['Tino', 'El Maestro'], ['Beto'], ['Chilo', 'Isidro Ensayo']][i] as string[], role: (['organizer', 'manager', 'recruiter'] as const)[i] as string,
      custody: [months === undefined ? { step: 'at-large', onDay: filedOn } : { step: 'arrested', onDay: filedOn }, ...(months === undefined ? [] : [{ step: 'surrendered' as const, onDay: '2004-11-22' as Day }])],
      charges: counts.map((_, c) => ({ paper: 0, count: c, steps: [{ step: 'charged', onDay: filedOn }, ...(months !== undefined && c > 0 ? [{ step: 'plea' as const, onDay: '2004-06-10' as Day }] : []), ...(months !== undefined && c === 0 ? [{ step: 'dismissed' as const, onDay: '2004-06-10' as Day }] : [])] })),
      ...(months === undefined ? {} : { sentence: { on: '2004-11-22' as Day, months, release: 36 }, ordered: { on: '2004-11-22' as Day, cents: 6_000_000, paid: [] } }),
    })),
    victims: Array.from({ length: 4 }, (_, i) => ({ on: filedOn, minor: i === 0, country: 'MX', relation: 'third-party' })),
  };
}

/** Convicts so many in each year as the chapter says, of those charged before; those of the chapter's own cases were dealt with there. */
function convict(random: Random, cases: readonly PlannedCase[], scale: number): void {
  const own = new Set(['04-CR-00140', '04-CR-00027']);
  const open = cases.filter((c) => !own.has(c.docket)).flatMap((c) => c.defendants.map((d) => ({ c, d }))).toSorted((a, b) => a.c.filedOn.localeCompare(b.c.filedOn));
  for (const { year, convicted } of YEARS) {
    const already = year === 2004 ? 2 : 0;
    for (let left = convicted * scale - already; left > 0; left--) {
      const last = addDays(yearStart(year + 1), -1);
      const at = open.findIndex(({ c }) => c.filedOn <= addDays(last, -30));
      const found = open.splice(at, 1)[0];
      if (at < 0 || !found) throw new Error(`The example has too few defendants charged before the end of ${year}.`);
      const earliest = [addDays(found.c.filedOn, 30), yearStart(year)].toSorted().at(-1) as Day;
      const on = addDays(earliest, Math.floor(random() * Math.max(1, Math.round((Date.parse(last) - Date.parse(earliest)) / 86_400_000))));
      decide(random, found.c, found.d, on);
    }
  }
  // Of those left, some were acquitted, some dismissed, one plea was withdrawn, one conviction vacated; the others wait.
  open.filter(({ c }) => c.filedOn < '2004-03-01').forEach(({ c, d }, i) => {
    const on = addDays(c.filedOn, 300);
    if (on >= CHAPTER_DAY) return;
    const every = (...steps: WholeStep[]): void => { for (const charge of d.charges) charge.steps.push(...steps); };
    if (i === 0) {
      every({ step: 'guilty', onDay: on }, { step: 'vacated', onDay: addDays(on, 200), appeal: true });
      d.appeal = { filedOn: addDays(on, 20), decidedOn: addDays(on, 200), outcome: 'vacated' };
    } else if (i === 1) every({ step: 'plea', onDay: on }, { step: 'plea-withdrawn', onDay: addDays(on, 40) });
    else every({ step: i % 3 === 0 ? 'not-guilty' : 'dismissed', onDay: on });
  });
}

function decide(random: Random, c: PlannedCase, d: WholeDefendant, on: Day): void {
  const trial = random() < 0.15;
  d.charges.forEach((charge, i) => charge.steps.push({ step: i > 0 && random() < 0.4 ? 'dismissed' : trial ? 'guilty' : 'plea', onDay: on }));
  const sentencedOn = addDays(on, within(random, 60, 180));
  if (sentencedOn >= CHAPTER_DAY) return;
  const first = c.papers[0]?.counts[d.charges[0]?.count ?? 0] as WholeCount;
  d.custody.push({ step: 'surrendered', onDay: sentencedOn });
  d.sentence = { on: sentencedOn, months: within(random, 6, Math.min(lawOf(first)?.most ?? 240, 160)), release: 36 };
  if (random() < 0.6) {
    const cents = within(random, 10, 900) * 50_000;
    const paidOn = addDays(sentencedOn, within(random, 60, 500));
    d.ordered = { on: sentencedOn, cents, paid: random() < 0.4 && paidOn < CHAPTER_DAY ? [{ on: paidOn, cents: Math.round(cents * within(random, 1, 20) / 100) }] : [] };
  }
  const filedOn = addDays(sentencedOn, 10);
  const decidedOn = addDays(filedOn, within(random, 250, 500));
  if (trial && filedOn < CHAPTER_DAY) d.appeal = { filedOn, ...(decidedOn < CHAPTER_DAY ? { decidedOn, outcome: 'affirmed' as const } : {}) };
}

/** Each case comes of an investigation opened before it, where there is one that nothing else became of. */
function link(cases: readonly PlannedCase[], investigations: readonly PlannedInvestigation[]): void {
  const free = investigations.map((i, at) => ({ i, at })).filter(({ i }) => i.steps.length === 0 && i.source !== 'embassy');
  for (const c of cases.filter((one) => one.from === undefined)) {
    const at = free.findLastIndex(({ i }) => i.openedOn < addDays(c.filedOn, -40));
    const found = at < 0 ? undefined : free.splice(at, 1)[0];
    if (!found) continue;
    c.from = found.at;
    found.i.steps.push({ step: 'referred', onDay: addDays(c.filedOn, -20) });
  }
}
