import { addDays, addMonths, day, dayInWords, type Day } from '../../foundation/calendar/day.ts';
import { ENTRIES, type EntryKind, type MemberNumbers, type Part, type Service, type Share, type State } from './schema.ts';

/** Why a rule says no: the code of its Refusal and the sentence. */
export interface Objection { code: string; sentence: string }
interface Step { state: State; onDay: string }

const words = (on: string): string => dayInWords(on as Day);

/** A dated state stands beside the others: each once, but suspended and operational by turns; suspended after operational; and nothing after it was closed. None of the others follows from another (founding chapter, lines 89 to 99: formed from June on, convened in July). */
export function objectToStep(others: readonly Step[], step: Step, today: string): Objection | undefined {
  if (step.onDay > today) return { code: 'taskforces.day-to-come', sentence: 'This day is still to come. A plan is not a state.' };
  const end = others.find((o) => o.state === 'closed');
  if (end && step.onDay >= end.onDay) return { code: 'taskforces.closed', sentence: `The task force was closed on ${words(end.onDay)}.` };
  if (step.state === 'closed' && others.some((o) => o.onDay > step.onDay)) return { code: 'taskforces.closed', sentence: 'Something is recorded after this day, so it was not closed on it.' };
  const turns = [...others.filter((o) => o.state === 'operational' || o.state === 'suspended'), step].filter((o) => o.state === 'operational' || o.state === 'suspended').sort((a, b) => (a.onDay < b.onDay ? -1 : a.onDay > b.onDay ? 1 : 0));
  if (step.state === 'operational' || step.state === 'suspended') {
    const bad = turns.some((o, i) => o.state !== (i % 2 === 0 ? 'operational' : 'suspended')) || turns.some((o, i) => i > 0 && o.onDay === turns[i - 1]?.onDay);
    return bad ? { code: 'taskforces.by-turns', sentence: 'A task force is operational and suspended by turns, each from a day of its own, and operational first.' } : undefined;
  }
  return others.some((o) => o.state === step.state) ? { code: 'taskforces.state-recorded', sentence: `It is recorded already when it was ${step.state}.` } : undefined;
}

/** How a task force stands on a day: the last thing that was done towards it by then. Of two of one day the later in the list of states. */
export function standingOn(steps: readonly Step[], on: string, order: readonly State[]): Step | undefined {
  return steps.filter((s) => s.onDay <= on).toSorted((a, b) => (a.onDay === b.onDay ? order.indexOf(a.state) - order.indexOf(b.state) : a.onDay < b.onDay ? -1 : 1)).at(-1);
}

/** What an agreement may let be shared: with somebody at the table who serves victims, identities only under the person's own release, 34 USC 12291(b)(2). */
export function objectToAgreement(parts: readonly Part[], shares: readonly Share[], signedOn: string, endsOn: string | undefined): Objection | undefined {
  if (endsOn !== undefined && endsOn <= signedOn) return { code: 'taskforces.no-days', sentence: 'It would end before it begins.' };
  return shares.includes('identities') && parts.includes('services') ? { code: 'taskforces.release-needed', sentence: 'One of the parties serves victims. No agreement lets it tell who they are: that takes the release of each person (34 USC 12291(b)(2)).' } : undefined;
}

/** An action in minutes: “@Lee Park: send the list by 2004-08-01”. */
export interface Found { who: string; what: string; dueOn: string }

/** The actions that minutes give out, a line each. */
export function actionsIn(minutes: string): Found[] {
  return minutes.split(/\r?\n/).flatMap((line) => {
    const found = /^\s*@([^:]{1,120}):\s*(.{1,900}?)\s+by\s+(\d{4}-\d{2}-\d{2})\s*\.?\s*$/u.exec(line);
    return found && isRealDay(found[3] as string) ? [{ who: (found[1] as string).trim(), what: found[2] as string, dueOn: found[3] as string }] : [];
  });
}

function isRealDay(text: string): boolean {
  try {
    return day(text) === text;
  } catch {
    return false;
  }
}

/** An entry lies in the days in which the member belonged to the task force. */
export function objectToEntry(member: { joined_on: string; left_on: string | null }, onDay: string, today: string): Objection | undefined {
  if (onDay > today) return { code: 'taskforces.day-to-come', sentence: 'This day is still to come.' };
  return onDay < member.joined_on || (member.left_on !== null && onDay >= member.left_on) ? { code: 'taskforces.not-a-member', sentence: 'The agency was no member of the task force on that day.' } : undefined;
}

/** The days of a quarter of a fiscal year, the last not counted: 31 USC 1102. */
export function quarterDays(quarter: string): { from: Day; until: Day } {
  const [, year, n] = /^FY(\d{4})Q([1-4])$/.exec(quarter) as unknown as [string, string, string];
  const from = addMonths(day(`${Number(year) - 1}-10-01`), 3 * (Number(n) - 1));
  return { from, until: addMonths(from, 3) };
}

/** The quarter a day lies in. */
export function quarterOf(on: string): string {
  const [year, month] = [Number(on.slice(0, 4)), Number(on.slice(5, 7))];
  return month >= 10 ? `FY${year + 1}Q1` : `FY${year}Q${Math.ceil(month / 3) + 1}`;
}

/** The quarter before. */
export function quarterBefore(quarter: string): string {
  return quarterOf(addDays(quarterDays(quarter).from, -1));
}

/** What each member's own record says of some days: kind by kind, and nothing added across members (DOJ OIG 08-26). */
export function numbersOf(members: readonly { id: string; name: string; part: Part; joined_on: string; left_on: string | null }[], entries: readonly { member: string; kind: EntryKind; on_day: string; amount: number }[], from: string, until: string): MemberNumbers[] {
  return members.filter((m) => m.joined_on < until && (m.left_on === null || m.left_on > from)).map((m) => {
    const own = entries.filter((e) => e.member === m.id && e.on_day >= from && e.on_day < until);
    return { member: m.id, name: m.name, part: m.part, numbers: Object.fromEntries(ENTRIES.map((kind) => [kind, own.filter((e) => e.kind === kind).reduce((sum, e) => sum + e.amount, 0)])) as MemberNumbers['numbers'] };
  });
}

/** A quarter is submitted once it is over; submitted again, it says why. */
export function objectToSubmit(until: string, today: string, before: boolean, reason: string | undefined): Objection | undefined {
  if (until > today) return { code: 'taskforces.quarter-runs', sentence: `The quarter runs until ${words(addDays(until as Day, -1))}. It is submitted after that.` };
  return before && reason === undefined ? { code: 'taskforces.submitted', sentence: 'This quarter was submitted already. Say why it is submitted again.' } : undefined;
}

/** Which members in force offer a service. */
export function offering(members: readonly { name: string; offers: readonly Service[]; left_on: string | null }[], service: Service, on: string): string[] {
  return members.filter((m) => (m.left_on === null || m.left_on > on) && m.offers.includes(service)).map((m) => m.name);
}
