/** What is known of the line to the server: good, slow, lost; and whether the session still holds. */
import { now } from './now.ts';
import { storeOf } from './store.ts';

/** The state of the line as the shell shows it. */
export interface Line {
  state: 'good' | 'slow' | 'lost';
  signedOut: boolean;
}

/** A request that has waited this long makes the line slow, in milliseconds. */
const patience = 4000;

/** The line, watched by the shell and told by `ask`. */
export const line = storeOf<Line>({ state: 'good', signedOut: false });

/** When the server last answered, in milliseconds, told in steps of half a minute; an answer keeps a session from sitting idle. */
export const answeredAt = storeOf(0);

let waiting = 0;

/** Tells that a request began; the returned function tells that it ended. */
export function noteStart(): () => void {
  let slow = false;
  const timer = setTimeout(() => {
    slow = true;
    waiting += 1;
    line.change((before) => (before.state === 'good' ? { ...before, state: 'slow' } : before));
  }, patience);
  return () => {
    clearTimeout(timer);
    if (slow) waiting -= 1;
    if (waiting === 0) line.change((before) => (before.state === 'slow' ? { ...before, state: 'good' } : before));
  };
}

/** Tells that the server answered, whatever it said. */
export function noteAnswer(): void {
  const at = now();
  answeredAt.change((before) => (at - before > 30_000 ? at : before));
  line.change((before) => (before.state === 'lost' ? { ...before, state: 'good' } : before));
}

/** Tells that a request met no answer after its repetitions. */
export function noteLoss(): void {
  line.change((before) => (before.state === 'lost' ? before : { ...before, state: 'lost' }));
}

/** Tells that the server no longer knows the session. */
export function noteSignedOut(): void {
  line.change((before) => (before.signedOut ? before : { ...before, signedOut: true }));
}

/** Tells that the person has signed in again. */
export function noteSignedIn(): void {
  line.change((before) => (before.signedOut ? { ...before, signedOut: false } : before));
}
