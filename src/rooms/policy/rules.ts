import { day, dayInWords, type Day } from '../../foundation/calendar/day.ts';
import type { Decision, Followed, ProgressState, Purpose, Stance } from './schema.ts';

/** Why a rule says no: the code of its Refusal and the sentence. */
export interface Objection { code: string; sentence: string }
/** A decision that minutes tell, with what it gives agencies to do. */
export interface Decided { what: string; actions: { short: string; what: string; dueOn: string }[] }

const words = (on: string): string => dayInWords(on as Day);
const DECIDED = /^\s*Decided:\s*(.+?)\s*$/i;
const ACTION = /^\s*@([^:]{2,40}):\s*(.+?)\s+by\s+(\d{4}-\d{2}-\d{2})\s*\.?\s*$/;

/** What minutes decide: a line “Decided: …”, and under it lines such as “@Labor: send the list by 2005-07-01”. */
export function decisionsIn(minutes: string): { decisions: Decided[]; stray: string[] } {
  const [decisions, stray]: [Decided[], string[]] = [[], []];
  for (const line of minutes.split('\n')) {
    const [decided, action] = [DECIDED.exec(line), ACTION.exec(line)];
    if (decided) decisions.push({ what: decided[1] as string, actions: [] });
    else if (action && isDay(action[3] as string) && decisions.length > 0) decisions.at(-1)?.actions.push({ short: (action[1] as string).trim(), what: action[2] as string, dueOn: action[3] as string });
    else if (/^\s*@/.test(line)) stray.push(line.trim());
  }
  return { decisions, stray };
}

function isDay(text: string): boolean {
  try {
    return day(text) === text;
  } catch {
    return false;
  }
}

/** Minutes give work to members only, by the names they have in the body, and not for a day before the meeting. */
export function objectToMinutes({ decisions, stray }: ReturnType<typeof decisionsIn>, members: readonly string[], heldOn: string): Objection | undefined {
  if (stray[0] !== undefined) return { code: 'policy.line-unread', sentence: `This line could not be read: “${stray[0]}”. Write it under a decision, like “@${members[0] ?? 'Labor'}: send the list by 2005-07-01”.` };
  for (const one of decisions.flatMap((d) => d.actions)) {
    if (!members.includes(one.short)) return { code: 'policy.not-a-member', sentence: `“${one.short}” is no member of this body on the day. Its members are ${members.join(', ')}.` };
    if (one.dueOn < heldOn) return { code: 'policy.due-before', sentence: `“${one.what}” would be due on ${words(one.dueOn)}, before the meeting that decided it.` };
  }
  return undefined;
}

/** Members of a body on a day. */
export function membersOn<M extends { from_on: string; until_on: string | null }>(members: readonly M[], on: string): M[] {
  return members.filter((m) => m.from_on <= on && (m.until_on === null || m.until_on > on));
}

/** An office belongs to a body once at a time, and one at a time chairs it: 22 USC 7103(c), (g)(2)(B). */
export function objectToMember(there: readonly { short: string; chair: boolean; from_on: string; until_on: string | null }[], given: { short: string; chair: boolean; fromOn: string; untilOn?: string | undefined }, establishedOn: string): Objection | undefined {
  if (given.fromOn < establishedOn) return { code: 'policy.before-established', sentence: `The body was established on ${words(establishedOn)}; nobody belonged to it before.` };
  if (given.untilOn !== undefined && given.untilOn <= given.fromOn) return { code: 'policy.no-days', sentence: 'It would end before it begins.' };
  const meets = there.filter((m) => m.from_on < (given.untilOn ?? '9999') && (m.until_on ?? '9999') > given.fromOn);
  if (meets.some((m) => m.short === given.short)) return { code: 'policy.member-there', sentence: `${given.short} is a member already in these days.` };
  return given.chair && meets.some((m) => m.chair) ? { code: 'policy.chair-there', sentence: 'Another office chairs the body in these days. End that one first.' } : undefined;
}

/** Progress is told of days that were, in order, and nothing after an action was done or dropped. */
export function objectToProgress(before: readonly { on_day: string; state: ProgressState }[], given: { onDay: string; state: ProgressState; note?: string | undefined }, begunOn: string, today: string): Objection | undefined {
  const last = before.at(-1);
  if (given.onDay > today) return { code: 'policy.day-to-come', sentence: 'This day is still to come.' };
  if (given.onDay < begunOn) return { code: 'policy.before-it-began', sentence: `The action began on ${words(begunOn)}.` };
  if (last && (last.state === 'done' || last.state === 'dropped')) return { code: 'policy.action-over', sentence: `The action is over since ${words(last.on_day)}.` };
  if (last && given.onDay < last.on_day) return { code: 'policy.before-it-began', sentence: `How it stood on ${words(last.on_day)} is recorded already; tell of a day from then on.` };
  return (given.state === 'held-up' || given.state === 'dropped') && given.note === undefined ? { code: 'policy.say-why', sentence: 'What is held up or dropped says why.' } : undefined;
}

/** Whether an action is open, and whether its day is past. */
export function standingOf(progress: readonly { on_day: string; state: ProgressState; note: string | null }[], dueOn: string, today: string): { state: ProgressState | null; stateOn: string | null; note: string | null; open: boolean; overdue: boolean } {
  const last = progress.at(-1);
  const open = last === undefined || (last.state !== 'done' && last.state !== 'dropped');
  return { state: last?.state ?? null, stateOn: last?.on_day ?? null, note: last?.note ?? null, open, overdue: open && dueOn < today };
}

interface Noticed { announced_on: string; comments_until: string; decision: Decision | null }

/** A plan is announced before it is decided, with days in which the others may speak: 22 USC 7103(g)(4). */
export function objectToAnnounce(given: { announcedOn: string; commentsUntil: string; startsOn: string; endsOn: string }, today: string): Objection | undefined {
  if (given.announcedOn > today) return { code: 'policy.day-to-come', sentence: 'It would be announced on a day still to come.' };
  if (given.commentsUntil <= given.announcedOn) return { code: 'policy.no-window', sentence: 'The others need at least a day to comment.' };
  return given.endsOn <= given.startsOn ? { code: 'policy.no-days', sentence: 'It would end before it begins.' } : undefined;
}

/** The others comment while the window is open; whoever announced it does not. */
export function objectToComment(notice: Noticed, own: boolean, today: string): Objection | undefined {
  if (own) return { code: 'policy.own-notice', sentence: 'This is your own notice. Answer the comments of others.' };
  return notice.decision !== null || today > notice.comments_until ? { code: 'policy.window-closed', sentence: `Comments were asked for until ${words(notice.comments_until)}.` } : undefined;
}

/** A decision is shared once the window has closed and what the others objected to is answered; one that could not wait says why. 22 USC 7103(g)(4): before and after. */
export function objectToDecide(notice: Noticed, unanswered: number, given: { decidedOn: string; urgent?: string | undefined; decision: Decision; awardNumber?: string | undefined }, today: string): Objection | undefined {
  if (notice.decision !== null) return { code: 'policy.decided', sentence: 'This plan was decided already.' };
  if (given.decidedOn > today) return { code: 'policy.day-to-come', sentence: 'This day is still to come.' };
  if (given.decidedOn < notice.announced_on) return { code: 'policy.before-it-began', sentence: 'It was decided before it was announced: the others are told before and after.' };
  if (given.decidedOn <= notice.comments_until && given.urgent === undefined) return { code: 'policy.window-open', sentence: `The others may comment until ${words(notice.comments_until)}. Where it could not wait, say why.` };
  if (unanswered > 0) return { code: 'policy.unanswered', sentence: 'A concern or a duplication named by another agency is not answered yet. Answer it first.' };
  return given.decision === 'dropped' && given.awardNumber !== undefined ? { code: 'policy.dropped-awarded', sentence: 'A plan that was dropped has no award.' } : undefined;
}

/** Whether a comment waits for an answer. */
export function waits(comment: { stance: Stance; answered: boolean }): boolean {
  return !comment.answered && comment.stance !== 'no-objection';
}

/** Whether an unanswered comment keeps a plan from being decided. */
export function holdsUp(comment: { stance: Stance; answered: boolean }): boolean {
  return waits(comment) && comment.stance !== 'question';
}

interface Planned { countries: readonly string[]; purposes: readonly Purpose[]; starts_on: string; ends_on: string; decision: Decision | null }

/** Where two plans would do the same in the same place in the same days; a plan that was dropped overlaps with none. Plans without a country are within one, the United States. */
export function overlapOf(one: Planned, other: Planned): { countries: string[]; purposes: Purpose[] } | undefined {
  if (one.decision === 'dropped' || other.decision === 'dropped' || one.starts_on >= other.ends_on || other.starts_on >= one.ends_on) return undefined;
  const at = (p: Planned): readonly string[] => (p.countries.length === 0 ? ['US'] : p.countries);
  const [countries, purposes] = [at(one).filter((c) => at(other).includes(c)), one.purposes.filter((p) => other.purposes.includes(p))];
  return countries.length > 0 && purposes.length > 0 ? { countries, purposes } : undefined;
}

/** A recommendation is followed up in Assessments after its own, once in each, and no further once it is done. */
export function objectToFollowUp(made: number, before: readonly { year: number; state: Followed }[], year: number): Objection | undefined {
  if (year <= made) return { code: 'policy.follow-later', sentence: `It was made in the Assessment of ${made}; it is followed up in a later one.` };
  if (before.some((f) => f.year === year)) return { code: 'policy.followed', sentence: `The Assessment of ${year} follows it up already.` };
  return before.some((f) => f.state === 'done' && f.year < year) ? { code: 'policy.followed', sentence: 'It was told to be done in an earlier Assessment.' } : undefined;
}

/** The Assessments from the next on, until the last that closed, in which a recommendation is not followed up while it is open. */
export function missingFollowUps(made: number, followUps: readonly { year: number; state: Followed }[], lastClosed: number): number[] {
  const over = followUps.filter((f) => f.state === 'done' || f.state === 'not-taken-up').map((f) => f.year).toSorted((a, b) => a - b)[0] ?? Infinity;
  return Array.from({ length: Math.max(0, lastClosed - made) }, (_, i) => made + 1 + i).filter((y) => y <= over && !followUps.some((f) => f.year === y));
}
