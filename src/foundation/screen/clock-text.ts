/** Deadlines in words: how long is left, or by how much one has passed. Pure. */
import { words } from './words.ts';

/** How near a deadline is; `soon` begins an eighth of a day, three hours, before. */
export type Nearness = 'ahead' | 'soon' | 'past';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The sentence of a deadline as it stands at `at`, both in milliseconds: `due in 3 h 20 min`, `2 days overdue`. */
export function deadlineText(due: number, at: number): { text: string; nearness: Nearness } {
  const left = due - at;
  if (Math.abs(left) < minute) return { text: words('screen_clock_due_now'), nearness: 'soon' };
  if (left < 0) return { text: words('screen_clock_overdue', { time: spanText(-left) }), nearness: 'past' };
  return { text: words('screen_clock_due_in', { time: spanText(left) }), nearness: left <= 3 * hour ? 'soon' : 'ahead' };
}

/** A span of time in its two largest parts; from three days on in days alone. */
export function spanText(span: number): string {
  if (span >= 3 * day) return words('screen_clock_days', { count: Math.floor(span / day) });
  const hours = Math.floor(span / hour);
  const minutes = Math.floor((span % hour) / minute);
  if (hours === 0) return words('screen_clock_minutes', { minutes });
  return minutes === 0 || hours >= 24 ? words('screen_clock_hours', { hours }) : words('screen_clock_hours_minutes', { hours, minutes });
}
