import type { ReactNode } from 'react';

/** A part of a page: its heading, its act, and its lines or what is said where there is none. */
export function Part({ id, title, lead, none, act, children }: { id: string; title: ReactNode; lead?: string | undefined; none: string | false; act?: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="stack">
      <h2 id={id}>{title}</h2>
      {lead !== undefined && <p className="hint">{lead}</p>}
      {act !== undefined && act !== false && <p className="row">{act}</p>}
      {none === false ? <ul className="line-list" role="list">{children}</ul> : <p className="hint">{none}</p>}
    </section>
  );
}
