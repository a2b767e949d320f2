import type { ReactNode } from 'react';

/** Says that there is nothing here, and offers the next act. */
export function EmptyState({ sentence, children }: { sentence: string; children?: ReactNode }) {
  return (
    <div className="empty-state">
      <span className="mark" aria-hidden="true" />
      <p className="sentence">{sentence}</p>
      {children}
    </div>
  );
}
