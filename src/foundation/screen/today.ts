/** The day it is in the offices, as `2004-03-14`: the server counts days in their time zone, wherever the browser stands. */
import { now } from './now.ts';

let zone: string | undefined;

/** Sets the time zone of the offices, once the session tells it. */
export function setOfficeZone(name: string): void {
  zone = name;
}

/** Today in the offices. */
export function today(): string {
  const parts = new Intl.DateTimeFormat('en-US', { calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit', ...(zone === undefined ? {} : { timeZone: zone }) }).formatToParts(now());
  const part = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
