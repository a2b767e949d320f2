import { DEFAULT_TIME_ZONE, dayOf, startOfDay } from './zone.ts';
import type { Day } from './day.ts';

/*
 * The product's only reader of the clock. It reads no environment: the app sets the time zone once at its start,
 * and tests set the clock. Everything else is told the time by its caller.
 */

let fixedAt: Date | null = null;
let zone = DEFAULT_TIME_ZONE;

/** The present instant, or the one that `setClock` fixed. */
export function now(): Date {
  return fixedAt === null ? new Date() : new Date(fixedAt);
}

/** The present day in the configured time zone. */
export function today(): Day {
  return dayOf(now(), zone);
}

/** Fixes the clock at an instant, or at noon of a day, and sets it going again with null; for tests and the example. */
export function setClock(fixed: Date | Day | null): void {
  if (fixed === null) fixedAt = null;
  else if (typeof fixed === 'string') fixedAt = new Date(startOfDay(fixed, zone).getTime() + 12 * 3_600_000);
  else fixedAt = new Date(fixed);
}

/** The time zone in which the product's days begin and end. */
export function timeZone(): string {
  return zone;
}

/** Sets the time zone from the configuration, once, at the start; Refusal `calendar.no-such-time-zone`. */
export function setTimeZone(name: string): void {
  dayOf(new Date(0), name);
  zone = name;
}
