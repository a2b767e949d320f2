import { addDays, day, dayInWords, type Day } from '../../foundation/calendar/day.ts';
import { parameterOn, type LegalParameter } from '../../foundation/calendar/parameters.ts';
import type { Answer, Criterion, Level, StepKind, Watch } from './schema.ts';

/** Why a rule says no: the code of its Refusal and the sentence. */
export interface Objection { code: string; sentence: string }
interface Named { name: string; from_on: string | null; until_on: string | null }
interface Placed { year: number; tier: number; watch: Watch | null; waiver?: string | null | undefined }

const words = (on: string): string => dayInWords(on as Day);

/** What a country was called on a day; after its last day, by its last name, and before its first by its first. */
export function calledOn(names: readonly Named[], on: string): string {
  const sorted = names.toSorted((a, b) => (a.from_on ?? '').localeCompare(b.from_on ?? ''));
  return (sorted.filter((n) => (n.from_on ?? '') <= on).at(-1) ?? sorted[0])?.name ?? '';
}

/** Something is said of a country for a day on which it was one. */
export function objectToDay(country: { from_on: string | null; until_on: string | null }, on: string, called: string): Objection | undefined {
  if (country.from_on !== null && on < country.from_on) return { code: 'countries.not-yet', sentence: `${called} is a country since ${words(country.from_on)}.` };
  return country.until_on !== null && on >= country.until_on ? { code: 'countries.no-more', sentence: `${called} was a country until ${words(addDays(country.until_on as Day, -1))}. Say it of what came after it.` } : undefined;
}

/** Suggested actions are part of the report since that of 2009, and the level of advancement since that of 2011; a report covers days before it is published. */
export function objectToFinding(given: { year: number; publishedOn: string; actions?: string | undefined; level?: Level | undefined }, today: string): Objection | undefined {
  if (given.publishedOn > today) return { code: 'countries.day-to-come', sentence: 'This day is still to come.' };
  if (Number(given.publishedOn.slice(0, 4)) < given.year) return { code: 'countries.year', sentence: `The report of ${given.year} is not published before that year.` };
  if (given.level !== undefined && given.year < 2011) return { code: 'countries.no-levels-then', sentence: 'Reports assess a level of advancement since that of 2011.' };
  return given.actions !== undefined && given.year < 2009 ? { code: 'countries.no-levels-then', sentence: 'Reports suggest actions since that of 2009.' } : undefined;
}

/** For how many reports in a row, until the one of a year, a country was on the special watch list; those after the law of 2008 count. */
function watchedBefore(placements: readonly Placed[], year: number, from: number): number {
  let count = 0;
  for (let y = year - 1; y >= from && placements.some((p) => p.year === y && p.watch !== null); y--) count += 1;
  return count;
}

/** Whether a placement may stand beside that of the year before: 22 USC 7107(b)(1)(H), (b)(2)(A) and (D). */
export function objectToPlacement(parameters: readonly LegalParameter[], before: readonly Placed[], given: Placed & { releasedOn: string; explanation?: string | undefined }, today: string): Objection | undefined {
  const last = before.find((p) => p.year === given.year - 1);
  if (given.releasedOn > today) return { code: 'countries.day-to-come', sentence: 'This day is still to come.' };
  if (given.releasedOn.slice(0, 4) !== String(given.year)) return { code: 'countries.year', sentence: `The report of ${given.year} is released in that year.` };
  if (before.some((p) => p.year === given.year)) return { code: 'countries.placed', sentence: `The report of ${given.year} places it already.` };
  if (given.watch !== null && given.tier === 3) return { code: 'countries.watch-reason', sentence: 'A country of the third list is not on the watch list.' };
  if (given.watch === 'up-to-1' && !(given.tier === 1 && last?.tier === 2)) return { code: 'countries.watch-reason', sentence: 'For this reason are watched those on the first list that were on the second the year before: 22 USC 7107(b)(2)(A)(i).' };
  if (given.watch === 'up-from-3' && !(given.tier === 2 && last?.tier === 3)) return { code: 'countries.watch-reason', sentence: 'For this reason are watched those on the second list that were on the third the year before: 22 USC 7107(b)(2)(A)(ii).' };
  if (given.watch !== null && given.watch !== 'up-to-1' && given.tier !== 2) return { code: 'countries.watch-reason', sentence: 'For this reason are watched those on the second list: 22 USC 7107(b)(2)(A)(iii).' };
  if (given.watch === 'commitments' && given.year >= 2019) return { code: 'countries.watch-reason', sentence: 'Commitments to take steps in the next year are left out of what counts: 22 USC 7107(b)(1)(B).' };
  const limit = watchLimit(parameters, before, given);
  if (limit) return limit;
  return last && last.tier !== given.tier && given.explanation === undefined ? { code: 'countries.explain', sentence: `It was on list ${last.tier} the year before. Say which concrete actions, or lack of them, led to the change, by the minimum standards: 22 USC 7107(b)(1)(H).` } : undefined;
}

function watchLimit(parameters: readonly LegalParameter[], before: readonly Placed[], given: Placed & { releasedOn: string }): Objection | undefined {
  if (given.watch === null || given.releasedOn < '2008-12-23') return undefined;
  const [most, waivers] = ['watch_list_max_consecutive_years', 'watch_list_waiver_years'].map((name) => Number(parameterOn(parameters, name, given.releasedOn as Day).value)) as [number, number];
  const years = watchedBefore(before, given.year, 2009);
  if (years < most) return undefined;
  if (years >= most + waivers) return { code: 'countries.watch-over', sentence: `It was on the watch list for ${years} reports in a row, the last by waiver. It is listed with the third now: 22 USC 7107(b)(2)(D).` };
  return given.waiver ? undefined : { code: 'countries.watch-over', sentence: `It was on the watch list for ${years} reports in a row. It is listed with the third, or the President waives that: a written plan, significant efforts, and sufficient resources (22 USC 7107(b)(2)(D)(ii)).` };
}

/** What stands to happen with the next report: a country in its last year on the watch list moves to the third list by itself. */
export function warningOf(parameters: readonly LegalParameter[], placements: readonly Placed[], today: Day): string | null {
  const last = placements.toSorted((a, b) => b.year - a.year)[0];
  if (!last || last.watch === null || last.year < 2009 || today < '2008-12-23') return null;
  const most = Number(parameterOn(parameters, 'watch_list_max_consecutive_years', today).value);
  const years = watchedBefore(placements, last.year + 1, 2009);
  return years >= most ? `On the watch list for ${years} reports in a row: with the report of ${last.year + 1} it is listed with the third, unless that is waived (22 USC 7107(b)(2)(D)).` : null;
}

/** The clocks that a placement starts: a determination for the third list, 45 to 90 days; the interim assessment of the watch list; the action plan of those raised from the third. */
export function clocksOf(parameters: readonly LegalParameter[], placement: { year: number; tier: number; watch: Watch | null; released_on: string }): { kind: StepKind; opensOn: Day | null; dueOn: Day; citation: string }[] {
  const on = placement.released_on as Day;
  const days = (name: string): Day => addDays(on, Number(parameterOn(parameters, name, on).value));
  return [
    ...(placement.tier === 3 && on >= '2003-01-01' ? [{ kind: 'determination' as const, opensOn: days('presidential_determination_earliest'), dueOn: days('presidential_determination_latest'), citation: '22 USC 7107(c)' }] : []),
    ...(placement.watch !== null ? [{ kind: 'interim' as const, opensOn: null, dueOn: day(`${placement.year + 1}-${String(parameterOn(parameters, 'watch_list_interim_assessment_due', on).value)}`), citation: '22 USC 7107(b)(2)(B)' }] : []),
    ...(placement.watch === 'up-from-3' ? [{ kind: 'action-plan' as const, opensOn: null, dueOn: days('tier2wl_action_plan_due'), citation: '22 USC 7107(b)(4)' }] : []),
  ];
}

/** Missing data on prosecutions, of traffickers or of officials, is presumed to be no vigorous action: 22 USC 7106(b)(1), (7). */
export function presumed(criterion: Criterion, answer: Answer): boolean {
  return answer === 'no-data' && (criterion === 'b1' || criterion === 'b7');
}

/** A country is a beneficiary of a program once at a time, and while the country is one. */
export function objectToDesignation(there: readonly { from_on: string; until_on: string | null }[], fromOn: string, today: string): Objection | undefined {
  if (fromOn > today) return { code: 'countries.day-to-come', sentence: 'This day is still to come.' };
  return there.some((d) => (d.until_on ?? '9999') > fromOn) ? { code: 'countries.designated', sentence: 'It is a beneficiary in these days already.' } : undefined;
}

/** A program is in force by spells that do not meet. */
export function objectToSpell(there: readonly { from_on: string; until_on: string | null }[], fromOn: string, untilOn: string | undefined): Objection | undefined {
  if (untilOn !== undefined && untilOn <= fromOn) return { code: 'countries.no-days', sentence: 'It would end before it begins.' };
  return there.some((s) => s.from_on < (untilOn ?? '9999') && (s.until_on ?? '9999') > fromOn) ? { code: 'countries.spell-there', sentence: 'The program is in force in some of these days already.' } : undefined;
}

/** Whether spells hold on a day. */
export function holds(spells: readonly { from_on: string; until_on: string | null }[], on: string): boolean {
  return spells.some((s) => s.from_on <= on && (s.until_on === null || s.until_on > on));
}
