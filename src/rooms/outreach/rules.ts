import { addMonths, dayInWords, type Day } from '../../foundation/calendar/day.ts';
import type { Check, Health, Intermediary } from './schema.ts';

/** Why a rule says no: the code of its Refusal and the sentence. */
export interface Objection { code: string; sentence: string }

/** The intermediaries to whom materials are given: from which day on and until when each is on the list, and where that is said. */
export const LISTED: Readonly<Record<Intermediary, { from: string; until: string | null; source: string }>> = {
  'law-enforcement': seven(), 'social-services': seven(), 'health-care': seven(), 'faith-based': seven(), 'migrant-labor': seven(), 'child-youth': seven(), ethnic: seven(),
};

function seven(): { from: string; until: string | null; source: string } {
  return { from: '2004-04-01', until: null, source: 'founding chapter, line 55' };
}

/** What a coalition in good health has. Ten members of several sectors and both kinds of trafficking are the general standards for Rescue & Restore coalitions; that several are three, and that it meets and carries materials every three months, is this product's own reading. */
const STANDARD = { members: 10, sectors: 3, months: 3 } as const;

/** Whom materials may be given to on a day. */
export function objectToIntermediary(which: Intermediary, on: string): Objection | undefined {
  const { from, until, source } = LISTED[which];
  return on < from || (until !== null && on >= until) ? { code: 'outreach.not-listed', sentence: `This group of intermediaries is on the list from ${dayInWords(from as Day)}${until === null ? '' : ` until ${dayInWords(until as Day)}`} (${source}).` } : undefined;
}

/** Nothing is recorded of a day to come, nor of one before the thing it belongs to began. */
export function objectToDay(on: string, today: string, began?: string): Objection | undefined {
  if (on > today) return { code: 'outreach.day-to-come', sentence: 'This day is still to come.' };
  return began !== undefined && on < began ? { code: 'outreach.before-it-began', sentence: `It began on ${dayInWords(began as Day)}, and this would lie before it.` } : undefined;
}

/** An edition is given out from the day it was issued until it is withdrawn. */
export function objectToEdition(edition: { issued_on: string; withdrawn_on: string | null }, on: string): Objection | undefined {
  if (on < edition.issued_on) return { code: 'outreach.before-it-began', sentence: `This edition was issued on ${dayInWords(edition.issued_on as Day)}.` };
  return edition.withdrawn_on !== null && on >= edition.withdrawn_on ? { code: 'outreach.withdrawn', sentence: `This edition was withdrawn on ${dayInWords(edition.withdrawn_on as Day)}. Give out the one that stands.` } : undefined;
}

interface Around { members: readonly { sector: string; joined_on: string; left_on: string | null }[]; meetings: readonly { held_on: string; about: readonly string[] }[]; placements: readonly { sent_on: string }[] }

/** How a coalition stands on a day, condition by condition. */
export function healthOf({ members, meetings, placements }: Around, on: string): Health[] {
  const since = addMonths(on as Day, -STANDARD.months);
  const own = members.filter((one) => one.joined_on <= on && (one.left_on === null || one.left_on > on));
  const last = (days: readonly string[]): string | null => days.filter((day) => day <= on).sort().at(-1) ?? null;
  const recent = meetings.filter((one) => one.held_on > addMonths(on as Day, -12) && one.held_on <= on);
  const both = ['sex', 'labor'].filter((what) => recent.some((one) => one.about.includes(what))).length;
  const say = (check: Check, has: number, asked: number, lastOn: string | null = null): Health => ({ check, has, asked, lastOn, met: has >= asked });
  const [met, carried] = [last(meetings.map((one) => one.held_on)), last(placements.map((one) => one.sent_on))];
  return [
    say('members', own.length, STANDARD.members), say('sectors', new Set(own.map((one) => one.sector)).size, STANDARD.sectors), say('met', met !== null && met > since ? 1 : 0, 1, met), say('carried', carried !== null && carried > since ? 1 : 0, 1, carried), say('sex-and-labor', both, 2),
  ];
}

/** From how many on a count of persons is shown before it is published; fewer could be somebody. */
export const FEWEST_SHOWN = 10;
