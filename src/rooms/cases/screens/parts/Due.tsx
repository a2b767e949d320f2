import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';

/** A due day as people say it: late, today, a weekday within the week, else the day. */
export function Due({ day }: { day: string }) {
  const now = today();
  if (day < now) return <Tag tone="danger">{m.cases_late({ days: String(daysBetween(day, now)) })}</Tag>;
  if (day === now) return <Tag tone="warn">{m.cases_today()}</Tag>;
  if (daysBetween(now, day) < 7) return <time dateTime={day}>{new Intl.DateTimeFormat(language(), { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))}</time>;
  return <OnDay day={day} />;
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
