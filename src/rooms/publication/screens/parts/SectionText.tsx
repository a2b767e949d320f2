import { useId, useRef } from 'react';
import * as m from '../../../../messages/messages.js';
import { inserted, type Written } from './draft.ts';

/** One section: its title, its paragraphs, and what a number in it can be tied to. */
export function SectionText({ section, at, readOnly, onChange, onRemove }: { section: Written; at: number; readOnly: boolean; onChange: (next: Written) => void; onRemove: () => void }) {
  const id = useId();
  const text = useRef<HTMLTextAreaElement>(null);
  const mark = (wrap: (selected: string) => string): void => {
    const box = text.current;
    if (box === null) return;
    const done = inserted(section.text, box.selectionStart, box.selectionEnd, wrap);
    onChange({ ...section, text: done.text });
    requestAnimationFrame(() => {
      box.focus();
      box.setSelectionRange(done.at, done.at);
    });
  };
  return (
    <section className="stack tight" aria-labelledby={`${id}-number`}>
      <h2 id={`${id}-number`} className="hidden-visually">{m.publication_section_n({ n: String(at + 1) })}</h2>
      <div className="field">
        <label htmlFor={`${id}-title`}>{m.publication_section_title({ n: String(at + 1) })}</label>
        <input id={`${id}-title`} value={section.title} readOnly={readOnly} maxLength={200} dir="auto" onChange={(event) => onChange({ ...section, title: event.target.value })} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-text`}>{m.publication_section_text()}</label>
        <textarea id={`${id}-text`} ref={text} className="reading" rows={Math.max(4, Math.ceil(section.text.length / 70))} value={section.text} readOnly={readOnly} dir="auto" onChange={(event) => onChange({ ...section, text: event.target.value })} />
      </div>
      {!readOnly && (
        <p className="row">
          <button type="button" className="button small" onClick={() => mark((selected) => `{{${selected || 'LET-01 FY2004'}}}`)}>{m.publication_mark_figure()}</button>
          <button type="button" className="button small" onClick={() => mark((selected) => `[[${selected || '0'}|source: ]]`)}>{m.publication_mark_source()}</button>
          <button type="button" className="button small" onClick={() => mark((selected) => `[[${selected || '0'}|not a figure]]`)}>{m.publication_mark_not()}</button>
          <button type="button" className="button quiet small" onClick={onRemove}>{m.publication_remove_section()}</button>
        </p>
      )}
    </section>
  );
}
