import { dayOf } from '../../foundation/calendar/zone.ts';
import { addDays, type Day } from '../../foundation/calendar/day.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { Caller, Closing, Described, Pointer, Safety } from './schema.ts';
import { QUICK } from './schema.ts';

/** How long a safe-contact card holds since it was last confirmed, in days: this product's own number; advocates re-check each time. */
export const CARD_DAYS = 30;

/** By when a receiving office shows that it has a tip, in hours: this product's own numbers. */
export const RECEIPT_HOURS = { urgent: 24, usual: 72 } as const;

/** What a sign points to, by 22 USC 7102; a pointer is no finding. */
const POINTS: Readonly<Record<Described, Pointer['element']>> = {
  documents: 'coercion', threats: 'coercion', debt: 'coercion', 'cannot-leave': 'force', hurt: 'force', 'lied-to': 'fraud', 'family-threatened': 'coercion', 'long-hours': 'labor', 'pay-kept': 'labor', 'police-threat': 'coercion', sex: 'sex', minor: 'under-18',
};
const AUTHORITY: Readonly<Record<Pointer['element'], string>> = {
  force: '22 USC 7102(11)', fraud: '22 USC 7102(11)', coercion: '22 USC 7102(3)', labor: '22 USC 7102(11)(B)', sex: '22 USC 7102(4), (11)(A)', 'under-18': '22 USC 7102(11)(A)',
};
const ORDER: readonly Pointer['element'][] = ['under-18', 'force', 'fraud', 'coercion', 'sex', 'labor'];

/** What the signs described point to, each with its reasons and section; only what was said, never what was left out. */
export function pointersOf(described: readonly Described[]): Pointer[] {
  return ORDER.map((element) => ({ element, by: described.filter((d) => POINTS[d] === element), authority: AUTHORITY[element] })).filter((p) => p.by.length > 0);
}

/** How much was described, in one word that always stands beside its reasons: strong where a purpose and a means (or, for sex, an age under 18) were both described, 22 USC 7102(11). */
export function bandOf(described: readonly Described[]): 'none' | 'some' | 'many' | 'strong' {
  const elements = new Set(pointersOf(described).map((p) => p.element));
  const means = elements.has('force') || elements.has('fraud') || elements.has('coercion');
  if ((elements.has('labor') && means) || (elements.has('sex') && (means || elements.has('under-18')))) return 'strong';
  return described.length >= 3 ? 'many' : described.length > 0 ? 'some' : 'none';
}

/** The form of trafficking that was described, where one was: it narrows which services fit. */
export function formOf(described: readonly Described[]): 'sex' | 'labor' | undefined {
  const sex = described.includes('sex');
  const labor = described.includes('pay-kept') || described.includes('long-hours');
  return sex === labor ? undefined : sex ? 'sex' : 'labor';
}

/** Whether somebody asked for help or told something: wrong numbers, pranks and hang-ups are counted and are not substantive. */
export function isSubstantive(closedAs: Closing | null): boolean {
  return closedAs !== null && !(QUICK as readonly string[]).includes(closedAs);
}

/** How a contact would be closed as it stands: the line that fits first. */
const CLOSING_LINES: readonly { as: Closing; fits: (c: Closable) => boolean }[] = [
  { as: 'tip', fits: ({ tip }) => tip },
  { as: 'transferred', fits: ({ referrals }) => referrals.some((r) => r.outcome === 'connected' || r.reached === 'spoke') },
  { as: 'referred', fits: ({ referrals }) => referrals.length > 0 },
  { as: 'danger', fits: ({ safety }) => safety === 'danger' },
  { as: 'information', fits: ({ caller }) => caller === 'professional' || caller === 'other' },
  { as: 'support', fits: () => true },
];
export interface Closable { caller: Caller | null; safety: Safety | null; tip: boolean; referrals: readonly { reached: string | null; outcome: string | null }[] }

/** The outcome that is filled in before anybody types. */
export function closingOf(contact: Closable): Closing {
  return CLOSING_LINES.find((line) => line.fits(contact))?.as ?? 'support';
}

/** A safe-contact card as the rule sees it. */
export interface Card { channel: string; from_hour: number; until_hour: number; confirmed_on: string }

/** Why nobody may be called or written to now, or undefined where it is safe by their own word. */
export function unsafeNow(card: Card | undefined, today: Day, hour: number | undefined): 'absent' | 'old' | 'hours' | undefined {
  if (!card) return 'absent';
  if (addDays(card.confirmed_on as Day, CARD_DAYS) < today) return 'old';
  if (hour !== undefined && (hour < card.from_hour || hour >= card.until_hour)) return 'hours';
  return undefined;
}

/** The number of an address that a text can go to, without what people put between digits; undefined where it is none. */
export function phoneOf(address: string): string | undefined {
  const plain = address.replace(/[\s().\-/]/g, '');
  return /^\+?\d{7,15}$/.test(plain) ? plain : undefined;
}

/** After how many minutes a text is tried again; our numbers. */
export function triedAgainAfter(tries: number): number {
  return [1, 5, 15, 60][tries] ?? 120;
}

const WHY_NOT = {
  absent: 'There is no safe-contact card: nobody knows whether it is safe to call or write. Ask the person, and record how they may be reached.',
  old: `The card was last confirmed more than ${CARD_DAYS} days ago. What was safe then may not be safe now: wait until the person is in touch, and confirm it with them.`,
  hours: 'It is outside the hours that the person said are safe.',
} as const;

/** Throws where reaching out now is not safe by the person's own word. */
export function refuseUnsafe(card: Card | undefined, today: Day, hour: number | undefined): void {
  const why = unsafeNow(card, today, hour);
  if (why) throw new Refusal(`hotline.card-${why}`, WHY_NOT[why]);
}

/** The clock of a hand-over: received in time (by the day on which the clock runs out), received late, still running, or missed. */
export function receiptState(handOver: { due_at: Date; acknowledged_on: string | null }, now: Date, zone: string): 'received' | 'received-late' | 'running' | 'missed' {
  if (handOver.acknowledged_on !== null) return handOver.acknowledged_on <= dayOf(handOver.due_at, zone) ? 'received' : 'received-late';
  return now > handOver.due_at ? 'missed' : 'running';
}

/** Whether a text repeats what the caller did not want passed on: their name, or the digits of their number. */
export function saysWithheld(text: string, said: { name?: string; phone?: string }, consent: { name: boolean; number: boolean }): boolean {
  const plain = (t: string): string => t.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const digits = (said.phone ?? '').replace(/\D/g, '').slice(-7);
  const named = !consent.name && plain(said.name ?? '').split(/[^\p{L}\p{N}]+/u).some((w) => w.length > 2 && new RegExp(`(^|[^\\p{L}])${w}([^\\p{L}]|$)`, 'u').test(plain(text)));
  return named || (!consent.number && digits.length === 7 && text.replace(/\D/g, '').includes(digits));
}
