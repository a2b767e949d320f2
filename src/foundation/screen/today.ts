/** The day it is where the browser stands, as `2004-03-14`. */
import { now } from './now.ts';

/** Today, by the browser's own time zone. */
export function today(): string {
  const at = new Date(now());
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}
