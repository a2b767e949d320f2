import { useId, type ReactNode } from 'react';
import * as m from '../../../../messages/messages.js';
import type { Written } from './draft.ts';

/** One section: its title, its paragraphs, and its place among the others. */
export function SectionText({ section, at, readOnly, onTitle, onAdd, onMove, onRemove, children }: { section: Written; at: number; readOnly: boolean; onTitle: (title: string) => void; onAdd: () => void; onMove: (by: 1 | -1) => void; onRemove: () => void; children: ReactNode }) {
  const id = useId();
  return (
    <section className="stack tight report-section" id={`section-${at + 1}`} aria-labelledby={`${id}-number`}>
      <h2 id={`${id}-number`} className="hidden-visually">{m.publication_section_n({ n: String(at + 1) })}</h2>
      <div className="field section-title">
        <label htmlFor={`${id}-title`}>{m.publication_section_title({ n: String(at + 1) })}</label>
        <input id={`${id}-title`} value={section.title} readOnly={readOnly} maxLength={200} dir="auto" onChange={(event) => onTitle(event.target.value)} />
      </div>
      {children}
      {!readOnly && (
        <p className="row">
          <button type="button" className="button small" onClick={onAdd}>{m.publication_add_paragraph()}</button>
          <button type="button" className="button quiet small" onClick={() => onMove(-1)}>{m.publication_section_up()}</button>
          <button type="button" className="button quiet small" onClick={() => onMove(1)}>{m.publication_section_down()}</button>
          <button type="button" className="button quiet small" onClick={onRemove}>{m.publication_remove_section()}</button>
        </p>
      )}
    </section>
  );
}
