import { dayInWords, type Day } from '../../foundation/calendar/day.ts';
import type { Composition, Kind } from './schema.ts';

/** Why a rule says no: the code of its Refusal and the sentence. */
export interface Objection { code: string; sentence: string }

/** Fewer answers than this are shown without their means, which could be somebody's. */
export const FEWEST_ANSWERS = 5;

/** Nothing is recorded of a day to come, and nothing ends before it begins. */
export function objectToDays(startsOn: string, endsOn: string, today: string): Objection | undefined {
  if (endsOn > today) return { code: 'training.day-to-come', sentence: 'This day is still to come. What will be is not yet attended.' };
  return endsOn < startsOn ? { code: 'training.no-days', sentence: 'It would end before it begins.' } : undefined;
}

/** The persons who attended are never more than the attendances: who comes on two days, or to two sessions, attends twice. */
export function objectToPersons(attended: number, persons: number | undefined): Objection | undefined {
  return persons !== undefined && persons > attended ? { code: 'training.more-persons', sentence: `${persons} persons cannot make ${attended} attendances: each attended at least once.` } : undefined;
}

/** The parts of an attendance are never more than the whole. */
export function objectToPart(whole: number, parts: readonly number[], more: number): Objection | undefined {
  const known = parts.reduce((sum, n) => sum + n, 0);
  return known + more <= whole ? undefined : { code: 'training.more-than-attended', sentence: `${whole} attended altogether and ${known} of them are told apart already: ${more} more would be more than the whole.` };
}

/** The whole is never less than its parts. */
export function objectToWhole(whole: number, parts: readonly number[]): Objection | undefined {
  const known = parts.reduce((sum, n) => sum + n, 0);
  return whole < known ? { code: 'training.more-than-attended', sentence: `${known} are told apart already, by team, level or sector: ${whole} would be less than the parts.` } : undefined;
}

/** A team that came is one place, and reaches as far wherever it is named. */
export function objectToTeam(team: string | undefined, extent: string | undefined, others: readonly { team: string | null; extent: string | null }[]): Objection | undefined {
  if ((team === undefined) !== (extent === undefined)) return { code: 'training.team-extent', sentence: 'A team is told with how far it reaches, and whoever came with none without.' };
  const before = others.find((o) => o.team === team && o.extent !== null);
  return team !== undefined && before && before.extent !== extent ? { code: 'training.team-extent', sentence: `This team is recorded already as one of ${before.extent === 'state' ? 'a State' : `a ${before.extent}`}.` } : undefined;
}

/** Whether an event is made up of its teams. A conference is: where it has any and they are not the whole, it says so. A training to which a team came may have others. */
export function compositionOf(kind: Kind, attended: number, parts: readonly { team: string | null; attended: number }[]): Composition {
  const sum = (of: readonly { attended: number }[]): number => of.reduce((n, part) => n + part.attended, 0);
  const teams = parts.filter((part) => part.team !== null);
  const [inTeams, known] = [sum(teams), sum(parts)];
  return { teams: new Set(teams.map((part) => part.team)).size, inTeams, withoutTeam: known - inTeams, unknown: attended - known, addsUp: kind !== 'conference' || teams.length === 0 || inTeams === attended };
}

/** Somebody came on one of the event's days. */
export function objectToAttended(event: { starts_on: string; ends_on: string }, on: string): Objection | undefined {
  return on < event.starts_on || on > event.ends_on ? { code: 'training.not-its-day', sentence: `The event was from ${dayInWords(event.starts_on as Day)} until ${dayInWords(event.ends_on as Day)}.` } : undefined;
}

/** A certificate is for somebody who came, of an event with a curriculum, once it is over. */
export function objectToCertificate(registration: { attended_on: string | null }, event: { ends_on: string; curriculum_version: string | null }, on: string, today: string): Objection | undefined {
  if (registration.attended_on === null) return { code: 'training.did-not-attend', sentence: 'It is not recorded that this person came.' };
  if (event.curriculum_version === null) return { code: 'training.no-curriculum', sentence: 'The event names no curriculum, so a certificate could not say what was completed.' };
  return on < event.ends_on || on > today ? { code: 'training.not-its-day', sentence: 'A certificate is issued once the event is over, and on no day to come.' } : undefined;
}
