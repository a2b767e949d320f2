import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import { areaName, isArea, PLACES, readPlace } from '../../places.ts';
import type { Facts, ServiceEntry, ServiceFile } from '../../schema.ts';
import { LANGUAGES, languageWord } from '../../words.ts';

/** A time zone as people call it: `Pacific Time`. */
export function zoneWord(zone: string): string {
  return new Intl.DateTimeFormat(language(), { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** Who sees a service. */
export const shownWords: Record<ServiceFile['shown'], () => string> = { nobody: m.directory_shown_nobody, agencies: m.directory_shown_agencies, public: m.directory_shown_public };
/** The same where no heading says whose sight is meant. */
export const seenWords: Record<ServiceFile['shown'], () => string> = { nobody: m.directory_seen_nobody, agencies: m.directory_seen_agencies, public: m.directory_seen_public };
export const shownTone = { nobody: 'neutral', agencies: 'info', public: 'success' } as const;
export const statusWords: Record<ServiceFile['status'], () => string> = { active: m.directory_status_active, inactive: m.directory_status_inactive, defunct: m.directory_status_defunct, 'temporarily closed': m.directory_status_closed };
export const agesWords: Record<ServiceFile['ages'], () => string> = { all: m.directory_ages_all, adults: m.directory_ages_adults, minors: m.directory_ages_minors };
export const formsWords: Record<ServiceFile['forms'], () => string> = { both: m.directory_forms_both, sex: m.directory_forms_sex, labor: m.directory_forms_labor };
export const factWords: Record<Facts, () => string> = { contact: m.directory_fact_contact, hours: m.directory_fact_hours, place: m.directory_fact_place, who: m.directory_fact_who, languages: m.directory_fact_languages };

/** Room today in a few words. */
export function roomWords({ free, total, room }: ServiceEntry['capacity']): string {
  if (room === 'free') return total === null ? m.directory_room_free({ count: free ?? 0 }) : m.directory_room_of({ free: free ?? 0, total });
  return { full: m.directory_room_full, unknown: m.directory_room_unknown, uncounted: m.directory_room_uncounted }[room]();
}
export const roomTone = { free: 'success', full: 'warn', unknown: 'neutral', uncounted: 'neutral' } as const;

const languageNames = new Map<string, string>([...LANGUAGES, ...['de', 'it', 'pl', 'ja', 'fa', 'ps', 'so', 'ti', 'my', 'km', 'lo', 'bn', 'ur', 'pa', 'gu', 'id', 'ro', 'hu', 'bg', 'sq', 'ka', 'hy', 'tr', 'he', 'el', 'qu', 'mam', 'quc', 'kek', 'yo', 'ig', 'ha', 'rw', 'ln']].flatMap((code) => [[code, code], [languageWord(code).toLowerCase(), code], [languageWord(code, 'es').toLowerCase(), code]]));

/** Codes of languages from what is typed: names or codes, separated by commas; the words nobody knows apart. */
export function readLanguages(text: string): { codes: string[]; unknown: string[] } {
  const words = split(text);
  const codes = words.map((w) => languageNames.get(w.toLowerCase()) ?? (/^[a-z]{2,3}$/.test(w) && languageWord(w) !== w ? w : undefined));
  return { codes: [...new Set(codes.filter((c) => c !== undefined))], unknown: words.filter((_, i) => codes[i] === undefined) };
}

/** Codes of areas from what is typed: codes, cities, states or ZIP codes, separated by commas. */
export function readAreas(text: string): { codes: string[]; unknown: string[] } {
  const words = split(text.replaceAll(/,\s*([A-Z]{2})\b(?=\s*(,|$))/g, ' $1'));
  const codes = words.map((w) => (isArea(w) ? w : /^(everywhere|united states|usa?)$/i.test(w) ? 'US' : readPlace(w)?.place.code));
  return { codes: [...new Set(codes.filter((c) => c !== undefined))], unknown: words.filter((_, i) => codes[i] === undefined) };
}

function split(text: string): string[] {
  return text.split(/[,;\n]+/).map((w) => w.trim()).filter((w) => w !== '');
}

/** Areas as they are typed, so that they are read back the same. */
export function areasText(areas: readonly string[]): string {
  return areas.map((a) => (a === 'US' || /^z\d{3}$/.test(a) ? a : a.startsWith('US-') ? a : areaName(a).replace(',', ''))).join(', ');
}

/** Every city and state of the gazetteer by name, for the list that completes what is typed. */
export const placeNames: readonly string[] = PLACES.map(({ name }) => name);
