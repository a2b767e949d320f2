import * as m from '../../messages/messages.js';
import type { Found, Reason } from './schema.ts';
import { areaName } from './places.ts';
import { NEEDS, TERMS, type Need } from './taxonomy.ts';

/** The languages that pages for the public and the desks speak. */
export type Tongue = 'en' | 'es';
type In = { locale?: Tongue };

/** The number of the hotline of the founding chapter (line 51), as it is dialled. */
export const HOTLINE = '1-888-373-7888';

/** What a need is called. */
export function needWord(need: Need, language: Tongue = 'en'): string {
  return m[`directory_public_need_${need.replaceAll('-', '_') as 'shelter'}`]({}, { locale: language });
}

/** What a need is called among colleagues: the term of our taxonomy. */
export function needTerm(need: Need): string {
  return TERMS.find((t) => t.code === need)?.name ?? need;
}

/** Every need with its term. */
export function needChoices(): { value: Need; label: string }[] {
  return NEEDS.map((value) => ({ value, label: needTerm(value) }));
}

/** What an area is called. */
export function areaWord(code: string, language: Tongue = 'en'): string {
  if (code === 'US') return m.directory_public_area_country({}, { locale: language });
  return /^z\d{3}$/.test(code) ? m.directory_public_area_zip({ digits: code.slice(1) }, { locale: language }) : areaName(code);
}

/** Whom a service takes, in words. */
export function takesWord({ ages, forms, statusNeeded, eligibility }: Pick<Found, 'ages' | 'forms' | 'statusNeeded' | 'eligibility'>, language: Tongue = 'en'): string {
  const o: In = { locale: language };
  const said = [
    ages === 'adults' ? m.directory_public_who_adults({}, o) : ages === 'minors' ? m.directory_public_who_minors({}, o) : undefined, forms === 'sex' ? m.directory_public_why_for_sex({}, o) : forms === 'labor' ? m.directory_public_why_for_labor({}, o) : undefined,
    eligibility ?? undefined, statusNeeded ? m.directory_public_who_status({}, o) : undefined,
  ].filter((w) => w !== undefined);
  return said.length > 0 ? said.join(' · ') : m.directory_public_for_all({}, o);
}

/** What a language is called in another. */
export function languageWord(code: string, language: Tongue = 'en'): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The languages offered first; any other can be typed by its code. */
export const LANGUAGES = ['en', 'es', 'zh', 'vi', 'ko', 'tl', 'th', 'ru', 'uk', 'pt', 'fr', 'ht', 'ar', 'hi', 'ne', 'am', 'sw', 'ase'] as const;

/** A list in words. */
export function listWords(items: readonly string[], language: Tongue = 'en'): string {
  return new Intl.ListFormat(language, { type: 'unit' }).format(items);
}

/** A reason in words. */
export function reasonWord(reason: Reason, language: Tongue = 'en'): string {
  const o: In = { locale: language };
  const count = reason.number ?? 0;
  switch (reason.code) {
    case 'needs-some': return m.directory_public_why_needs_some({ count }, o);
    case 'near': return m.directory_public_why_near({ count: Math.max(1, count) }, o);
    case 'serves-area': return m.directory_public_why_serves_area({ area: areaWord(reason.words ?? '', language) }, o);
    case 'checked': return m.directory_public_why_checked({ count, when: count === 0 ? 'today' : 'past' }, o);
    case 'checked-long-ago': return m.directory_public_why_checked_long_ago({ count }, o);
    default: return m[`directory_public_why_${reason.code.replaceAll('-', '_') as 'needs_all'}`]({}, o);
  }
}

/** Whether it is open, in words: until when, or from when. */
export function openWord(found: Pick<Found, 'open' | 'changesAt' | 'hours'>, language: Tongue = 'en'): string | undefined {
  const o: In = { locale: language };
  if (found.open === null) return undefined;
  if (found.open) return found.changesAt ? m.directory_public_open_until({ time: timeWord(found.changesAt.time, language) }, o) : m.directory_public_open_now({}, o);
  if (!found.changesAt) return m.directory_public_closed({}, o);
  return m.directory_public_closed_until({ day: dayWord(found.changesAt.day, language), time: timeWord(found.changesAt.time, language) }, o);
}

/** A day of the week in words. */
export function dayWord(day: string, language: Tongue = 'en'): string {
  return m[`directory_public_day_${day.toLowerCase() as 'mo'}`]({}, { locale: language });
}

/** A time of day as it is said: 9:00 AM. */
export function timeWord(time: string, language: Tongue = 'en'): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-US' : 'es-US', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(new Date(`2004-01-01T${time.replace('24:', '00:')}:00Z`));
}

/** A kind of number in words. */
export function phoneWord(kind: string | null, language: Tongue = 'en'): string {
  const known = ['voice', 'text', 'tty', 'fax', 'hotline'].find((k) => k === kind) ?? 'voice';
  return m[`directory_public_phone_${known as 'voice'}`]({}, { locale: language });
}
