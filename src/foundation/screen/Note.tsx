import type { ReactNode } from 'react';
import type { Tone } from './Tag.tsx';

/** Something to know before going on, beside the text it belongs to. */
export function Note({ tone = 'info', title, children }: { tone?: Exclude<Tone, 'primary'>; title?: string; children: ReactNode }) {
  return (
    <div className={`note ${tone}`} role="note">
      {title === undefined ? (
        children
      ) : (
        <p>
          <strong>{title}</strong> {children}
        </p>
      )}
    </div>
  );
}
