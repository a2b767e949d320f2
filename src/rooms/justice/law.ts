import { addYears, dayInWords, type Day } from '../../foundation/calendar/day.ts';
import type { Mode, Statute, VictimAge } from './schema.ts';

/*
 * Penalties and limitation as dated law. What a section punishes with is the law on the last day of the offense (U.S.
 * Const. art. I § 9 cl. 3: no later law may punish harder; an offense that goes on under a new law is punished by it).
 * Text of today from the US Code; the days of older versions rest on the acts named, and where an act was not read
 * again the version says that it is not verified.
 */

/** What a section carries in one case: months at least and at most; no `most` is life or any term of years. */
interface Term { victims?: readonly VictimAge[]; aggravated?: true; least?: number; most?: number; at?: string }
/** A section as it stood from a day on, by which act. */
interface Version { from: Day; act: string; unverified?: true; terms: readonly Term[] }
interface Offense { title: string; tvpa?: true; versions: readonly Version[] }

const years = (n: number): number => n * 12;
const DAYS = {
  reform: '1996-09-30' as Day, child: '1998-10-30' as Day, tvpa: '2000-10-28' as Day, protect: '2003-04-30' as Day, vawa: '2006-01-05' as Day, walsh: '2006-07-27' as Day, tvpra2008: '2008-12-23' as Day, tvpra2013: '2013-03-07' as Day, abolish: '2018-12-21' as Day,
};
const ACTS = {
  reform: 'Illegal Immigration Reform and Immigrant Responsibility Act of 1996', child: 'Protection of Children From Sexual Predators Act of 1998', tvpa: 'Trafficking Victims Protection Act of 2000, § 112', protect: 'PROTECT Act of 2003, § 103 and § 105', walsh: 'Adam Walsh Act of 2006',
  tvpra2008: 'William Wilberforce Trafficking Victims Protection Reauthorization Act of 2008', tvpra2013: 'Trafficking Victims Protection Reauthorization Act of 2013', abolish: 'Abolish Human Trafficking Act of 2017', immigration: 'Immigration Act of 1990', old: 'earlier law',
};
const FIRST = '1990-01-01' as Day;
const since = (from: Day, act: string, terms: readonly Term[], unverified?: true): Version => ({ from, act, terms, ...(unverified ? { unverified } : {}) });
const servitude = (): Version[] => [since(FIRST, ACTS.old, [{ most: years(5) }], true), since(DAYS.reform, ACTS.reform, [{ most: years(10) }], true), since(DAYS.tvpa, ACTS.tvpa, [{ aggravated: true }, { most: years(20) }])];
const fromTvpa = (): Version[] => [since(DAYS.tvpa, ACTS.tvpa, [{ aggravated: true }, { most: years(20) }])];

/** Every section a count may charge, with what it carried when. */
export const OFFENSES: Readonly<Record<Statute, Offense>> = {
  '18 USC 1581': { title: 'Peonage', versions: servitude() },
  '18 USC 1583': { title: 'Enticement into slavery', versions: [...servitude(), since(DAYS.abolish, ACTS.abolish, [{ aggravated: true }, { most: years(30) }], true)] },
  '18 USC 1584': { title: 'Sale into involuntary servitude', versions: servitude() },
  '18 USC 1589': { title: 'Forced labor', tvpa: true, versions: fromTvpa() },
  '18 USC 1590': { title: 'Trafficking for servitude or forced labor', tvpa: true, versions: fromTvpa() },
  '18 USC 1591': {
    title: 'Sex trafficking of children or by force, fraud or coercion', tvpa: true, versions: [
      since(DAYS.tvpa, ACTS.tvpa, [{ victims: ['minor'], most: years(20), at: '(b)(2)' }, { at: '(b)(1)' }]),
      since(DAYS.protect, ACTS.protect, [{ victims: ['minor'], most: years(40), at: '(b)(2)' }, { at: '(b)(1)' }], true),
      since(DAYS.walsh, ACTS.walsh, [{ victims: ['minor'], least: years(10), at: '(b)(2)' }, { least: years(15), at: '(b)(1)' }]),
    ],
  },
  '18 USC 1592': { title: 'Documents in furtherance of trafficking', tvpa: true, versions: [since(DAYS.tvpa, ACTS.tvpa, [{ most: years(5) }])] },
  '18 USC 1597': { title: 'Withholding immigration documents', versions: [since(DAYS.tvpra2013, ACTS.tvpra2013, [{ most: years(1) }])] },
  '18 USC 1351': { title: 'Fraud in foreign labor contracting', versions: [since(DAYS.tvpra2008, ACTS.tvpra2008, [{ most: years(5) }])] },
  '18 USC 371': { title: 'Conspiracy', versions: [since(FIRST, ACTS.old, [{ most: years(5) }])] },
  '18 USC 2421': { title: 'Transportation for prostitution', versions: [since(FIRST, ACTS.old, [{ most: years(5) }], true), since(DAYS.child, ACTS.child, [{ most: years(10) }])] },
  '18 USC 2422(a)': { title: 'Enticement to travel for prostitution', versions: [since(FIRST, ACTS.old, [{ most: years(5) }], true), since(DAYS.child, ACTS.child, [{ most: years(10) }], true), since(DAYS.protect, ACTS.protect, [{ most: years(20) }])] },
  '18 USC 2422(b)': { title: 'Enticement of a minor', versions: [since('1996-02-08' as Day, 'Telecommunications Act of 1996', [{ most: years(10) }], true), since(DAYS.child, ACTS.child, [{ most: years(15) }], true), since(DAYS.protect, ACTS.protect, [{ least: years(5), most: years(30) }], true), since(DAYS.walsh, ACTS.walsh, [{ least: years(10) }])] },
  '18 USC 2423(a)': { title: 'Transportation of a minor', versions: [since(FIRST, ACTS.old, [{ most: years(10) }], true), since(DAYS.child, ACTS.child, [{ most: years(15) }], true), since(DAYS.protect, ACTS.protect, [{ least: years(5), most: years(30) }], true), since(DAYS.walsh, ACTS.walsh, [{ least: years(10) }])] },
  '18 USC 2423(b)': { title: 'Travel to abuse a minor', versions: [since('1994-09-13' as Day, 'Violent Crime Control Act of 1994', [{ most: years(10) }], true), since(DAYS.child, ACTS.child, [{ most: years(15) }]), since(DAYS.protect, ACTS.protect, [{ most: years(30) }])] },
  '18 USC 2423(c)': { title: 'Abuse of a minor in a foreign place', versions: [since(DAYS.protect, ACTS.protect, [{ most: years(30) }])] },
  '18 USC 2423(d)': { title: 'Arranging such travel for gain', versions: [since(DAYS.protect, ACTS.protect, [{ most: years(30) }])] },
  '8 USC 1324': { title: 'Bringing in, transporting or harboring aliens', versions: [since(FIRST, ACTS.old, [{ most: years(5) }], true), since(DAYS.reform, ACTS.reform, [{ aggravated: true, most: years(20), at: '(a)(1)(B)(iii)' }, { most: years(10), at: '(a)(1)(B)(i)' }])] },
  '8 USC 1328': { title: 'Importing an alien for prostitution', versions: [since(FIRST, ACTS.immigration, [{ most: years(10) }], true)] },
};

/** The sections that 22 USC 7103(d)(7)(I) asks for by name, as far as they are charged as counts; 1594 is charged as the mode of the others. */
export const ASSESSED: readonly Statute[] = ['18 USC 1581', '18 USC 1583', '18 USC 1584', '18 USC 1589', '18 USC 1590', '18 USC 1591', '18 USC 1592'];

const CHAPTER_77: ReadonlySet<Statute> = new Set<Statute>(['18 USC 1581', '18 USC 1583', '18 USC 1584', '18 USC 1589', '18 USC 1590', '18 USC 1591', '18 USC 1592']);
const CHAPTER_117: ReadonlySet<Statute> = new Set<Statute>(['18 USC 2421', '18 USC 2422(a)', '18 USC 2422(b)', '18 USC 2423(a)', '18 USC 2423(b)', '18 USC 2423(c)', '18 USC 2423(d)']);

/** What the law needs to know of a count. */
export interface CountFacts { statute: Statute; mode: Mode; victim: VictimAge; aggravated: boolean; offenseFrom: Day; offenseTo: Day; aliens?: number | null }

/** The law that a count stands under, and why. */
export interface Law { penalty: string; least: number | null; most: number | null; since: Day; act: string; unverified: boolean; why: string }

/** The law of the last day of the offense; undefined where there was no such offense yet. */
export function lawOf(count: CountFacts): Law | undefined {
  const { versions } = OFFENSES[count.statute];
  const on = count.offenseTo;
  const version = versions.findLast((v) => v.from <= on);
  if (!version) return undefined;
  const conspired = conspiracyOf(count, on);
  if (count.mode === 'attempt' && CHAPTER_77.has(count.statute) && on < DAYS.tvpa) return undefined;
  const term = conspired ?? version.terms.find((t) => (!t.victims || t.victims.includes(count.victim)) && (!t.aggravated || count.aggravated)) as Term;
  const straddles = versions.some((v) => v.from > count.offenseFrom && v.from <= on);
  const next = versions.find((v) => v.from > on);
  const at = `${count.statute}${term.at && !conspired ? term.at : ''}`;
  const why = [
    conspired ? `${at} was agreed on: ${conspired.said}.` : count.mode === 'attempt' && CHAPTER_77.has(count.statute) ? `An attempt is punished as the offense, 18 USC 1594(a).` : '',
    `The offense lasted until ${dayInWords(on)}, and on that day ${at} stood as the ${version.act} left it${version.from === FIRST ? '' : `, in force since ${dayInWords(version.from)}`}.`,
    straddles ? 'It began under an earlier law and went on under this one, so this one applies.' : '',
    next ? `A later law, of ${dayInWords(next.from)}, does not reach back (U.S. Const. art. I § 9 cl. 3).` : '',
    count.statute === '8 USC 1324' && (count.aliens ?? 1) > 1 ? `It is punished for each of ${count.aliens} aliens.` : '',
  ].filter((s) => s !== '').join(' ');
  return { penalty: `${penaltyWords(term)} (${at})`, least: term.least ?? null, most: term.most ?? null, since: version.from, act: version.act, unverified: version.unverified === true, why };
}

/** What conspiring carried: 18 USC 371 until 1594(b) and (c) came; sections that name conspiracy themselves punish it as the offense. */
function conspiracyOf(count: CountFacts, on: Day): (Term & { said: string }) | undefined {
  if (count.mode !== 'conspiracy' || count.statute === '8 USC 1324') return undefined;
  if (CHAPTER_117.has(count.statute) && on >= DAYS.protect && count.statute.startsWith('18 USC 2423')) return undefined;
  if (!CHAPTER_77.has(count.statute) || on < DAYS.tvpra2008) return { most: years(5), said: 'conspiracy was punished by 18 USC 371 alone' };
  return count.statute === '18 USC 1591' ? { said: 'conspiracy carries any term of years or life, 18 USC 1594(c)' } : undefined;
}

function penaltyWords({ least, most }: Term): string {
  const inYears = (months: number): string => `${months / 12} year${months === 12 ? '' : 's'}`;
  if (most === undefined) return least === undefined ? 'Any term of years or life' : `At least ${inYears(least)}, up to life`;
  return least === undefined ? `Up to ${inYears(most)}` : `${inYears(least)} to ${inYears(most)}`;
}

/** How long an offense may be charged, and why; `runsOut` is the last day, nothing where there is no such day or it hangs on a birth. */
export interface Limitation { said: string; why: string; runsOut: Day | null }

interface Period { from: Day; section: string; said: string; until(offense: Day): Day | null; applies(count: CountFacts): boolean }

const child = ({ statute, victim }: CountFacts): boolean => (victim === 'minor' || victim === 'under-14') && (statute === '18 USC 1591' || CHAPTER_117.has(statute));
const PERIODS: readonly Period[] = [
  { from: FIRST, section: '18 USC 3282(a)', said: 'Five years from the offense', until: (d) => addYears(d, 5), applies: () => true },
  { from: FIRST, section: '18 USC 3283 as it stood until 29 April 2003', said: 'Until the child reached 25', until: () => null, applies: child },
  { from: DAYS.protect, section: '18 USC 3283, PROTECT Act § 202', said: 'During the life of the child', until: () => null, applies: child },
  { from: DAYS.vawa, section: '18 USC 3283 as amended on 5 January 2006', said: 'During the life of the child, or ten years from the offense, whichever is longer', until: () => null, applies: child },
  { from: DAYS.vawa, section: '18 USC 3298', said: 'Ten years from the offense', until: (d) => addYears(d, 10), applies: ({ statute }) => (CHAPTER_77.has(statute) && statute !== '18 USC 1591') || statute === '8 USC 1324' },
  { from: DAYS.walsh, section: '18 USC 3299', said: 'No limitation', until: () => null, applies: ({ statute }) => statute === '18 USC 1591' || CHAPTER_117.has(statute) },
];

/** The time limit of a count by the laws made until `asOf`, or all: the law of its last day, lengthened by each later law that came before it had run out, and never revived (Stogner v. California, 539 U.S. 607 (2003)). */
export function limitationOf(count: CountFacts, asOf?: Day): Limitation {
  const mine = PERIODS.filter((p) => p.applies(count) && (asOf === undefined || p.from <= asOf));
  const at = mine.findLast((p) => p.from <= count.offenseTo) as Period;
  let stands = at;
  let runsOut = at.until(count.offenseTo);
  for (const later of mine.filter((p) => p.from > count.offenseTo)) {
    if (runsOut !== null && later.from > runsOut) break;
    [stands, runsOut] = [later, later.until(count.offenseTo)];
  }
  const missed = mine.find((p) => p.from > count.offenseTo && p !== stands && p.from > stands.from && runsOut !== null && p.from > runsOut);
  return {
    said: stands.said, runsOut,
    why: [
      stands === at ? `${stands.section} was the law on the last day of the offense.` : `${at.section} was the law on the last day of the offense; before that time had run out, ${stands.section} lengthened it.`,
      missed && runsOut ? `${missed.section} came on ${dayInWords(missed.from)}, when the time had run out, and does not revive it (Stogner v. California).` : '',
    ].filter((s) => s !== '').join(' '),
  };
}
