import { dayNumber, type Day } from '../../foundation/calendar/day.ts';
import { parameterOn, type LegalParameter } from '../../foundation/calendar/parameters.ts';
import { Refusal } from '../../foundation/errors.ts';
import { areasAround, cellOf, cellsAround, type Place } from './places.ts';
import type { Need } from './taxonomy.ts';
import type { CapacityKind, Reason } from './schema.ts';

/** What was free counts for a day; after that nobody knows. */
const CAPACITY_HOLDS = 24 * 3_600_000;

/** After how many days without a check an entry is old: as the dated rule of the house says, or 90. */
export function staleAfter(parameters: readonly LegalParameter[], on: Day): number {
  try {
    const { value, unit } = parameterOn(parameters, 'directory_check', on);
    return typeof value === 'number' && unit === 'days' ? value : 90;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'calendar.no-parameter') return 90;
    throw error;
  }
}

/** Days from a day to another; null where there is none. */
export function daysSince(day: string | null, today: Day): number | null {
  return day === null ? null : dayNumber(today) - dayNumber(day as Day);
}

/** Whether there is room today, as far as anybody said. */
export function roomOf(capacity: { kind: CapacityKind; free: number | null; at: Date | null }, now: Date): 'free' | 'full' | 'unknown' | 'uncounted' {
  if (capacity.kind === 'none') return 'uncounted';
  if (capacity.free === null || capacity.at === null || now.getTime() - capacity.at.getTime() >= CAPACITY_HOLDS) return 'unknown';
  return capacity.free > 0 ? 'free' : 'full';
}

/** The keys under which a service is found by where it is given: each need, and `*` for any, with each area; and by need alone. */
export function findKeys(needs: readonly Need[], areas: readonly string[]): string[] {
  return [...[...needs, '*'].flatMap((need) => areas.map((area) => `${need}@${area}`)), ...needs.map((need) => `${need}@*`)];
}

/** The keys under which a service at a point is found by distance. */
export function nearKeys(needs: readonly Need[], latitude: number, longitude: number): string[] {
  return [...needs, '*'].map((need) => `${need}@${cellOf(latitude, longitude)}`);
}

/** The keys a question looks under. Where the place is not known, only what is given everywhere can be promised. */
export function askedKeys(needs: readonly Need[], place: Place | undefined, zip: string | undefined): { areas: string[]; near: string[] } {
  const wanted = needs.length > 0 ? needs : ['*'];
  const keys = (areas: readonly string[]): string[] => wanted.flatMap((need) => areas.map((area) => `${need}@${area}`));
  return { areas: keys(place ? areasAround(place, zip) : ['US']), near: place && !place.code.startsWith('US-') ? keys(cellsAround(place)) : [] };
}

/** Where a service stands towards a question, fact by fact. */
export interface Standing {
  needsMet: number; needsAsked: number;
  room: 'free' | 'full' | 'unknown' | 'uncounted'; free: number | null;
  language: 'spoken' | 'interpreter' | 'not' | 'unasked';
  open: boolean | null;
  /** Miles to the nearest place, within thirty; null further away, and where it is not known. */
  miles: number | null; areas: readonly string[];
  /** Days since somebody made sure; null where nobody has. */
  checked: number | null;
  name: string; id: string;
}

/** The order of results, first what weighs most; each line says why it comes before the next. */
const ORDER: readonly { by: string; why: string; rank(s: Standing, around: readonly string[], stale: number): number }[] = [
  { by: 'needs', why: 'A service that meets more of the needs saves a second call.', rank: (s) => -s.needsMet },
  { by: 'room', why: 'A full place helps nobody tonight; one that nobody has heard from may be full.', rank: (s) => ({ free: 0, uncounted: 0, unknown: 1, full: 2 })[s.room] },
  { by: 'language', why: 'To be understood without a third person is safest.', rank: (s) => ({ spoken: 0, unasked: 0, interpreter: 1, not: 2 })[s.language] },
  { by: 'open', why: 'Somebody answers now.', rank: (s) => (s.open === true ? 0 : s.open === null ? 1 : 2) },
  { by: 'near', why: 'It can be reached.', rank: (s, around) => nearness(s, around) },
  { by: 'checked', why: 'What was checked lately is likely still right.', rank: (s, _, stale) => (s.checked !== null && s.checked <= stale ? 0 : 1) },
];

/** 0 within ten miles, 1 within thirty or given in this very city or ZIP area, 2 given in the state, 3 otherwise. Further than thirty miles nothing counts as near. */
function nearness({ miles, areas }: Standing, around: readonly string[]): number {
  const byMiles = miles === null || miles > 30 ? 3 : miles <= 10 ? 0 : 1;
  const narrow = around.filter((a) => areas.includes(a));
  const byArea = narrow.some((a) => a !== 'US' && !a.startsWith('US-')) ? 1 : narrow.some((a) => a.startsWith('US-')) ? 2 : 3;
  return Math.min(byMiles, byArea);
}

/** Compares two services for a question, by the lines of ORDER, then by distance and name. */
export function compareStandings(a: Standing, b: Standing, around: readonly string[], stale: number): number {
  for (const line of ORDER) {
    const apart = line.rank(a, around, stale) - line.rank(b, around, stale);
    if (apart !== 0) return apart;
  }
  const far = (s: Standing): number => s.miles ?? 99_999;
  return far(a) - far(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) || (a.id < b.id ? -1 : 1);
}

/** Why a service stands where it does, in the order that decides. */
export function reasonsFor(s: Standing, asked: { age?: 'adult' | 'minor'; form?: 'sex' | 'labor'; noStatus?: boolean; place: boolean }, around: readonly string[], stale: number, opensAt: string | undefined): Reason[] {
  const reasons: Reason[] = [];
  const say = (code: Reason['code'], speaksFor: boolean, more: Pick<Reason, 'number' | 'words'> = {}): void => void reasons.push({ code, for: speaksFor, ...more });
  if (s.needsAsked > 0) say(s.needsMet === s.needsAsked ? 'needs-all' : 'needs-some', s.needsMet === s.needsAsked, { number: s.needsMet });
  if (s.room === 'free') say('room-free', true, { number: s.free ?? 0 });
  if (s.room === 'full' || s.room === 'unknown') say(`room-${s.room}`, false);
  if (s.language !== 'unasked') say(`language-${s.language}`, s.language === 'spoken');
  say(s.open === true ? 'open-now' : s.open === false ? 'closed-now' : 'hours-unknown', s.open === true, opensAt ? { words: opensAt } : {});
  if (asked.place) {
    const area = around.find((a) => a !== 'US' && s.areas.includes(a));
    if (s.miles !== null) say('near', true, { number: Math.round(s.miles) });
    else if (area) say('serves-area', true, { words: area });
    else if (s.areas.includes('US')) say('serves-country', true);
  } else say('serves-country', true);
  if (asked.age) say(asked.age === 'minor' ? 'takes-children' : 'takes-adults', true);
  if (asked.form) say(`for-${asked.form}`, true);
  if (asked.noStatus) say('no-status-needed', true);
  if (s.checked === null) say('never-checked', false);
  else say(s.checked <= stale ? 'checked' : 'checked-long-ago', s.checked <= stale, { number: s.checked });
  return reasons;
}

const bare = (words: string): string => words.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** What would give a confidential place away in words: its street line, without spaces and signs, and its ZIP code. */
export interface Telling { streets: readonly string[]; zips: readonly string[] }

/** Whether words give a confidential place away. */
export function tellsPlace(words: readonly string[], { streets, zips }: Telling): boolean {
  const told = new Set(zips);
  return words.some((w) => {
    const plain = bare(w);
    return streets.some((t) => plain.includes(t)) || [...w.matchAll(/(?<![\d-])\d{5}(?=$|\D)/g)].some(([zip]) => told.has(zip));
  });
}

/** What of places would give them away. */
export function tellingOf(places: readonly { streets: readonly string[]; zips: readonly string[] }[]): Telling {
  return { streets: places.flatMap((p) => p.streets.map(bare)).filter((s) => s.length >= 5), zips: places.flatMap((p) => p.zips.map((z) => z.slice(0, 5))).filter((z) => /^\d{5}$/.test(z)) };
}

/** Every text in a document, ids and dates left out. */
export function wordsIn(document: unknown): string[] {
  if (typeof document === 'string') return /^[0-9a-f-]{36}$/.test(document) ? [] : [document];
  if (Array.isArray(document)) return document.flatMap(wordsIn);
  return document !== null && typeof document === 'object' ? Object.values(document).flatMap(wordsIn) : [];
}
