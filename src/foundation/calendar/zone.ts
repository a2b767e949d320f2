import type { Day } from './day.ts';
import { addDays, day, dayNumber } from './day.ts';
import { Refusal } from '../errors.ts';

/** The time zone of the offices in Washington, in which a day begins and ends unless the configuration says otherwise. */
export const DEFAULT_TIME_ZONE = 'America/New_York';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    try {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone,
        calendar: 'gregory',
        numberingSystem: 'latn',
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      });
    } catch {
      throw new Refusal('calendar.no-such-time-zone', `“${timeZone}” is not a time zone. Write one such as ${DEFAULT_TIME_ZONE}.`, {
        status: 400,
      });
    }
    formats.set(timeZone, format);
  }
  return format;
}

function wallClock(instant: Date, timeZone: string): { on: Day; milliseconds: number } {
  const parts = new Map(formatOf(timeZone).formatToParts(instant).map((part) => [part.type, part.value]));
  const take = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '00';
  const on = day(`${take('year').padStart(4, '0')}-${take('month')}-${take('day')}`);
  const seconds = Number(take('hour')) * 3600 + Number(take('minute')) * 60 + Number(take('second'));
  return { on, milliseconds: seconds * 1000 };
}

/** The calendar day that an instant falls on in a time zone; Refusal `calendar.no-such-time-zone`. */
export function dayOf(instant: Date, timeZone: string = DEFAULT_TIME_ZONE): Day {
  return wallClock(instant, timeZone).on;
}

/** The first instant of a day in a time zone: half-open spans of days become half-open spans of instants by it. */
export function startOfDay(on: Day, timeZone: string = DEFAULT_TIME_ZONE): Date {
  const target = dayNumber(on) * 86_400_000;
  let guess = target;
  // Twice, because the offset at the first guess may be the one of the other side of a clock change.
  for (let round = 0; round < 2; round += 1) {
    const seen = wallClock(new Date(guess), timeZone);
    guess += target - (dayNumber(seen.on) * 86_400_000 + seen.milliseconds);
  }
  // Where the clock jumps over midnight the day begins at the jump: never leave the answer on the day before.
  while (dayOf(new Date(guess), timeZone) < on) guess += 900_000;
  return new Date(guess);
}

/** The first instant after a day in a time zone. */
export function endOfDay(on: Day, timeZone: string = DEFAULT_TIME_ZONE): Date {
  return startOfDay(addDays(on, 1), timeZone);
}
