import type { OfferedSheet } from '../../../foundation/screen/session.ts';
import * as m from '../../../messages/messages.js';

/** Every kind of file that may be given out, in each form. */
export function ExportSheets({ sheets }: { sheets: readonly OfferedSheet[] }) {
  return (
    <ul className="line-list" role="list">
      {sheets.map(({ name, title, leftOut }) => (
        <li key={name}>
          <span className="stack tight">
            <strong>{title}</strong>
            {leftOut.length > 0 && <span className="hint">{m.app_export_left_out({ fields: leftOut.join('; ') })}</span>}
          </span>
          <span className="row">
            {(['xlsx', 'csv'] as const).map((form) => (
              <a key={form} className="button" href={`/api/exchange/${name}/export.${form}`} download aria-label={`${title}, ${m.app_export_as({ form: form.toUpperCase() })}`}>
                {m.app_export_as({ form: form.toUpperCase() })}
              </a>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
