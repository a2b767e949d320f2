import type { ReactNode } from 'react';

/** What a tag or a note means beyond its words. */
export type Tone = 'neutral' | 'info' | 'success' | 'warn' | 'danger' | 'primary';

/** A state in one or two words; the words carry it, the colour only repeats it. */
export function Tag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`tag ${tone}`}>{children}</span>;
}
