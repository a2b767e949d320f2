import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { Written } from './draft.ts';

/** The sections in their order, each with what the checklist has to say of it. */
export function Outline({ written, errors, warnings }: { written: readonly Written[]; errors: (section: number) => number; warnings: (section: number) => number }) {
  return (
    <nav className="outline" aria-label={m.publication_outline()}>
      <h2>{m.publication_outline()}</h2>
      <ol>
        {written.map(({ title, paragraphs }, at) => (
          <li key={paragraphs[0]?.block ?? at}>
            <a href={`#section-${at + 1}`}>{title === '' ? m.publication_section_n({ n: String(at + 1) }) : title}</a>
            {errors(at + 1) > 0 && <> <Tag tone="danger">{m.publication_errors_here({ count: errors(at + 1) })}</Tag></>}
            {warnings(at + 1) > 0 && <> <Tag tone="warn">{m.publication_warnings_here({ count: warnings(at + 1) })}</Tag></>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
