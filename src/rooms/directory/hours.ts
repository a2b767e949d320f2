/** Opening hours: read as people type them, kept as HSDS schedules, and asked as minutes of the local week. */

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
type WeekDay = (typeof DAYS)[number];

/** Minutes in a week. */
const WEEK = 7 * 1440;

/** One line of opening hours. */
export interface Opening { days: WeekDay[]; opens: string; closes: string }

/** Half-open spans of minutes of the week, Monday 00:00 being 0. */
export type Spans = readonly (readonly [from: number, until: number])[];

/** A schedule of HSDS, as far as hours go. */
export interface ScheduleLike { byday?: unknown; opens_at?: unknown; closes_at?: unknown; freq?: unknown; interval?: unknown; valid_to?: unknown }

const DAY_WORDS: Readonly<Record<string, WeekDay>> = {
  mo: 'MO', mon: 'MO', monday: 'MO', tu: 'TU', tue: 'TU', tues: 'TU', tuesday: 'TU', we: 'WE', wed: 'WE', wednesday: 'WE', th: 'TH', thu: 'TH', thur: 'TH', thurs: 'TH', thursday: 'TH',
  fr: 'FR', fri: 'FR', friday: 'FR', sa: 'SA', sat: 'SA', saturday: 'SA', su: 'SU', sun: 'SU', sunday: 'SU',
};

/** Reads `Mo-Fr 9-17; Sa 10:00-14:00`, `daily 8am-8pm` or `24/7`; undefined where a part cannot be read. */
export function readHours(text: string): Opening[] | undefined {
  const parts = text.split(/[;\n]+/).map((p) => p.trim()).filter((p) => p !== '');
  if (parts.length === 0) return undefined;
  const read = parts.map(readPart);
  return read.every((r) => r !== undefined) ? read : undefined;
}

function readPart(text: string): Opening | undefined {
  if (/^(24\s*\/\s*7|always|24 hours)$/i.test(text)) return { days: [...DAYS], opens: '00:00', closes: '24:00' };
  const found = /^(?<days>[a-z,\s–-]+?)\s+(?<from>\d{1,2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?)\s*(?:-|–|to)\s*(?<until>\d{1,2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?)$/i.exec(text)?.groups;
  if (!found) return undefined;
  const days = readDays(found['days'] ?? '');
  const [opens, closes] = [readTime(found['from'] ?? ''), readTime(found['until'] ?? '')];
  return days && opens && closes ? { days, opens, closes } : undefined;
}

function readDays(text: string): WeekDay[] | undefined {
  if (/^(daily|every day|all days)$/i.test(text.trim())) return [...DAYS];
  const days = new Set<WeekDay>();
  for (const part of text.toLowerCase().split(',').map((p) => p.trim())) {
    const [from, until] = part.split(/\s*[-–]\s*/).map((d) => DAY_WORDS[d]);
    if (!from || (/[-–]/.test(part) && !until)) return undefined;
    for (let i = DAYS.indexOf(from); ; i = (i + 1) % 7) {
      days.add(DAYS[i] as WeekDay);
      if (DAYS[i] === (until ?? from)) break;
    }
  }
  return DAYS.filter((d) => days.has(d));
}

function readTime(text: string): string | undefined {
  const found = /^(\d{1,2})(?::(\d{2}))?\s*([ap])?/i.exec(text.trim());
  const [hour, minute, half] = [Number(found?.[1]), Number(found?.[2] ?? 0), found?.[3]?.toLowerCase()];
  const real = half === 'p' && hour < 12 ? hour + 12 : half === 'a' && hour === 12 ? 0 : hour;
  return Number.isNaN(real) || real > 24 || minute > 59 || (real === 24 && minute > 0) ? undefined : `${String(real).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Hours as one line of text, the way `readHours` reads them. */
export function hoursText(openings: readonly Opening[]): string {
  return openings.map(({ days, opens, closes }) => (days.length === 7 && opens === '00:00' && closes === '24:00' ? '24/7' : `${daysText(days)} ${opens}-${closes}`)).join('; ');
}

function daysText(days: readonly WeekDay[]): string {
  const at = days.map((d) => DAYS.indexOf(d));
  const run = at.every((d, i) => i === 0 || d === (at[i - 1] as number) + 1);
  const short = (d: WeekDay): string => d.charAt(0) + d.charAt(1).toLowerCase();
  return days.length > 2 && run ? `${short(days[0] as WeekDay)}-${short(days.at(-1) as WeekDay)}` : days.map(short).join(',');
}

/** The weekly openings that HSDS schedules say; those that do not repeat every week, or ended before the day, say nothing here. */
export function openingsOf(schedules: readonly ScheduleLike[], on: string): Opening[] {
  return schedules.flatMap((s) => {
    const days = String(s.byday ?? '').toUpperCase().split(',').map((d) => d.trim()).filter((d): d is WeekDay => (DAYS as readonly string[]).includes(d));
    const time = (v: unknown): string | undefined => /^(\d{2}:\d{2})(?::\d{2})?/.exec(String(v ?? ''))?.[1];
    const [opens, closes] = [time(s.opens_at), time(s.closes_at)];
    const weekly = (s.freq === undefined || s.freq === 'WEEKLY') && (s.interval === undefined || s.interval === 1);
    const over = typeof s.valid_to === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(s.valid_to) && s.valid_to < on;
    return weekly && !over && days.length > 0 && opens && closes ? [{ days, opens, closes }] : [];
  });
}

/** HSDS schedules for openings. */
export function schedulesOf(openings: readonly Opening[]): { freq: 'WEEKLY'; byday: string; opens_at: string; closes_at: string }[] {
  return openings.map(({ days, opens, closes }) => ({ freq: 'WEEKLY', byday: days.join(','), opens_at: opens, closes_at: closes }));
}

/** The minutes of the week at which it is open; what closes before it opens is open past midnight, Sunday's into Monday. */
export function spansOf(openings: readonly Opening[]): Spans {
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const spans = openings.flatMap(({ days, opens, closes }) => days.flatMap((day) => {
    const from = DAYS.indexOf(day) * 1440 + minutes(opens);
    const length = (minutes(closes) - minutes(opens) + 1440) % 1440 || 1440;
    const until = from + length;
    return until <= WEEK ? [[from, until] as const] : [[from, WEEK] as const, [0, until - WEEK] as const];
  })).sort((a, b) => a[0] - b[0]);
  return spans.reduce<(readonly [number, number])[]>((merged, [from, until]) => {
    const last = merged.at(-1);
    return last && from <= last[1] ? [...merged.slice(0, -1), [last[0], Math.max(last[1], until)] as const] : [...merged, [from, until] as const];
  }, []);
}

/** Spans as PostgreSQL writes a multirange. */
export function multirange(spans: Spans): string {
  return `{${spans.map(([from, until]) => `[${from},${until})`).join(',')}}`;
}

/** Reads a multirange as PostgreSQL writes it. */
export function readMultirange(text: string): Spans {
  return [...text.matchAll(/\[(\d+),(\d+)\)/g)].map((m) => [Number(m[1]), Number(m[2])] as const);
}

/** Whether it is open at a minute of the week, and the minute at which that changes next; undefined where nothing is said. */
export function openAt(spans: Spans, minute: number): { open: boolean; changesAt: number | undefined } {
  const now = spans.find(([from, until]) => from <= minute && minute < until);
  if (now) {
    const whole = spans.length === 1 && now[0] === 0 && now[1] === WEEK;
    const over = now[1] === WEEK ? spans.find(([from]) => from === 0)?.[1] ?? 0 : now[1];
    return { open: true, changesAt: whole ? undefined : over % WEEK };
  }
  return { open: false, changesAt: spans.find(([from]) => from > minute)?.[0] ?? spans[0]?.[0] };
}

/** The minute of the local week at an instant, in a time zone. */
export function minuteOfWeek(at: Date, zone: string): number {
  const parts = new Map(formatOf(zone).formatToParts(at).map((p) => [p.type, p.value]));
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts.get('weekday') ?? 'Mon');
  return day * 1440 + (Number(parts.get('hour')) % 24) * 60 + Number(parts.get('minute'));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) formats.set(zone, (format = new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })));
  return format;
}

/** Whether a text names a time zone. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** The day and time of a minute of the week, as `MO 09:00`. */
export function momentOf(minute: number): { day: WeekDay; time: string } {
  return { day: DAYS[Math.floor(minute / 1440) % 7] as WeekDay, time: `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}` };
}
