import { addDays, day } from '../../foundation/calendar/day.ts';
import { html, type Html } from '../../foundation/document/html.ts';
import { unitFor } from '../../foundation/measure/words.ts';
import * as m from '../../messages/messages.js';
import type { Status } from './prepare.ts';
import type { PublicCell } from './public-store.ts';

/** The languages of the public pages. */
export type Language = 'en' | 'es';

/** A released number as a language writes it; what is withheld is [c], where no record is, [x], and where nothing was counted yet, [z]. */
export function numberText(value: number | null, currency: string | null, language: Language, status = 'c'): string {
  if (value === null) return status === 'x' || status === 'z' ? `[${status}]` : '[c]';
  if (currency === null) return new Intl.NumberFormat(language).format(value);
  return new Intl.NumberFormat(language, { style: 'currency', currency, minimumFractionDigits: value % 100 === 0 ? 0 : 2 }).format(value / 100);
}

/** A number with the marks that belong to it. */
export function markedText(cell: PublicCell, language: Language): string {
  return `${numberText(cell.value, cell.currency, language, cell.status)}${cell.status === 'r' || cell.status === 'p' ? ` [${cell.status}]` : ''}`;
}

/** What a mark means, in the language of the page. */
export function markText(status: Exclude<Status, ''>, language: Language): string {
  const o = { locale: language } as const;
  return { c: m.publication_public_mark_c, r: m.publication_public_mark_r, p: m.publication_public_mark_p, x: m.publication_public_mark_x, z: m.publication_public_mark_z }[status]({}, o);
}

/** The gross number of a figure that has one; empty where it was withheld or is not told. */
export function grossText({ gross }: PublicCell, language: Language): string {
  return gross === null ? '' : numberText(gross, null, language);
}

/** The unduplicated number, or between which two it lies; empty where none is told. */
export function unduplicatedText({ at_least, at_most }: PublicCell, language: Language): string {
  if (at_most === null) return '';
  const [least, most] = [at_least === null ? null : numberText(at_least, null, language), numberText(at_most, null, language)];
  if (least === null) return m.publication_public_at_most({ most }, { locale: language });
  return least === most ? most : m.publication_public_between({ least, most }, { locale: language });
}

/** The period of a figure in words: fiscal year 2004, April 2004 to March 2005. */
export function periodText(cell: Pick<PublicCell, 'basis' | 'from_day' | 'until_day'>, language: Language): string {
  const o = { locale: language } as const;
  const last = addDays(day(cell.until_day), -1);
  const year = (text: string): string => text.slice(0, 4);
  if (cell.from_day === null) return m.publication_public_period_until({ day: dayText(last, language) }, o);
  const first = cell.from_day;
  if (cell.basis === 'fiscal-year' || cell.basis === 'calendar-year') {
    const [from, to] = [cell.basis === 'fiscal-year' ? String(Number(year(first)) + 1) : year(first), year(last)];
    if (cell.basis === 'calendar-year') return from === to ? m.publication_public_period_calendar_year({ year: to }, o) : m.publication_public_period_calendar_years({ from, to }, o);
    return from === to ? m.publication_public_period_fiscal_year({ year: to }, o) : m.publication_public_period_fiscal_years({ from, to }, o);
  }
  const whole = first.endsWith('-01') && cell.until_day.endsWith('-01');
  const write = new Intl.DateTimeFormat(language, { timeZone: 'UTC', year: 'numeric', month: 'long', ...(whole ? {} : { day: 'numeric' as const }) });
  const [a, b] = [write.format(new Date(`${first}T00:00:00Z`)), write.format(new Date(`${last}T00:00:00Z`))];
  return a === b ? a : m.publication_public_period_from_to({ from: a, to: b }, o);
}

/** A calendar day as a language writes it. */
export function dayText(on: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle: 'long' }).format(new Date(`${on.slice(0, 10)}T00:00:00Z`));
}

/** An instant as a language writes it, to the minute. */
export function instantText(at: string, language: Language): string {
  return `${new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle: 'long', timeStyle: 'short' }).format(new Date(at))} UTC`;
}

/** The unit of a figure for its number; measures speak English. */
export function unitText(cell: Pick<PublicCell, 'unit' | 'value' | 'currency'>): Html | string {
  return cell.currency === null ? html`<span lang="en">${unitFor(cell.value ?? 2, cell.unit)}</span>` : '';
}

/** What measures and records say is English on every page. */
export function english(text: string, language: Language): Html {
  return language === 'en' ? html`${text}` : html`<span lang="en">${text}</span>`;
}

/** The title of a part of the response. */
export function topicText(topic: string, language: Language): string {
  const o = { locale: language } as const;
  const words: Record<string, () => string> = {
    victims: () => m.publication_public_topic_victims({}, o), relief: () => m.publication_public_topic_relief({}, o), justice: () => m.publication_public_topic_justice({}, o), taskforces: () => m.publication_public_topic_taskforces({}, o),
    labor: () => m.publication_public_topic_labor({}, o), money: () => m.publication_public_topic_money({}, o), countries: () => m.publication_public_topic_countries({}, o), treaties: () => m.publication_public_topic_treaties({}, o), policy: () => m.publication_public_topic_policy({}, o),
  };
  return (words[topic] ?? (() => m.publication_public_topic_other({}, o)))();
}

/** Why a figure was revised. */
export function reasonText(code: string | null, language: Language): string {
  const o = { locale: language } as const;
  const words: Record<string, () => string> = {
    'late-record': () => m.publication_public_reason_late_record({}, o), 'record-corrected': () => m.publication_public_reason_record_corrected({}, o), 'duplicate-found': () => m.publication_public_reason_duplicate_found({}, o),
    classification: () => m.publication_public_reason_classification({}, o), definition: () => m.publication_public_reason_definition({}, o),
  };
  return (words[code ?? ''] ?? (() => m.publication_public_reason_error({}, o)))();
}

/** A row of links in the language of the page. */
export function to(path: string, language: Language): string {
  return `${path}?lang=${language}`;
}
