/** Sentences for screen readers, spoken by the two live regions of the shell. */
import { storeOf } from './store.ts';

/** One thing to be said; `turn` makes the same sentence new again. */
export interface Saying {
  text: string;
  turn: number;
}

/** What is said when the reader has finished. */
export const polite = storeOf<Saying>({ text: '', turn: 0 });

/** What interrupts. */
export const urgent = storeOf<Saying>({ text: '', turn: 0 });

/** Says a sentence to people who use a screen reader. */
export function announce(text: string, how: 'polite' | 'urgent' = 'polite'): void {
  (how === 'polite' ? polite : urgent).change((before) => ({ text, turn: before.turn + 1 }));
}
