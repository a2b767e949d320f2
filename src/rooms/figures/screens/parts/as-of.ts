/** An instant as it is typed, and as the server is asked about it. */
import { dayInWords, readDay } from '../../../../foundation/screen/day-text.ts';
import { now } from '../../../../foundation/screen/now.ts';
import { language } from '../../../../foundation/screen/words.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** What was typed as the address carries it: a day or an ISO instant; empty for now, undefined where it is neither. */
export function readAsOf(text: string): string | undefined {
  const plain = text.trim();
  if (plain === '') return '';
  if (INSTANT.test(plain)) return Number.isNaN(Date.parse(plain)) ? undefined : plain;
  const read = readDay(plain, 'mdy', language());
  return 'day' in read ? read.day : undefined;
}

/** The instant to ask about: a day means its end, and what is still to come means now. */
export function instantOf(asOf: string | undefined): string | undefined {
  if (asOf === undefined || asOf === '') return undefined;
  const instant = asOf.length === 10 ? `${asOf}T23:59:59.999Z` : asOf;
  const at = Date.parse(instant);
  return Number.isNaN(at) || at > now() ? undefined : new Date(at).toISOString();
}

/** A day or an instant in words. */
export function asOfInWords(asOf: string): string {
  if (asOf.length === 10) return dayInWords(asOf, language());
  return new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : language(), { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(asOf)) + ' UTC';
}
