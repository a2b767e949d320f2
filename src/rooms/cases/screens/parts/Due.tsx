import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';

/** A due day as people say it: late, today, a weekday within the week, else the day. */
export function Due({ day }: { day: string }) {
  const now = today();
  if (day < now) return <Tag tone="danger">{m.cases_late({ count: daysBetween(day, now) })}</Tag>;
  if (day === now) return <Tag tone="warn">{m.cases_today()}</Tag>;
  if (daysBetween(now, day) < 7) return <time dateTime={day}>{new Intl.DateTimeFormat(language(), { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))}</time>;
  return <ShortDay day={day} />;
}

/** A day in few words, its year only where it is another: for narrow columns. */
export function ShortDay({ day }: { day: string }) {
  const year = day.slice(0, 4) === today().slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return <time dateTime={day}><bdi>{new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : language(), { day: 'numeric', month: 'short', ...year, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))}</bdi></time>;
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
