/** The browser's clock in milliseconds; nothing else in the screen foundation reads it. */
export function now(): number {
  return Date.now();
}
