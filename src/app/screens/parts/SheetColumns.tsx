import { Code } from '../../../foundation/screen/Bidi.tsx';
import * as m from '../../../messages/messages.js';
import type { SheetColumn } from './import-file.ts';

/** What the columns of a file hold, for the person who prepares one. */
export function SheetColumns({ columns }: { columns: readonly SheetColumn[] }) {
  return (
    <details open>
      <summary>{m.app_import_columns()}</summary>
      <div className="wide" role="region" aria-label={m.app_import_columns()} tabIndex={0}>
        <table>
          <caption className="hidden-visually">{m.app_import_columns()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.app_import_column()}</th>
              <th scope="col">{m.app_import_about()}</th>
              <th scope="col">{m.app_import_example()}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ name, title, about, required, example }) => (
              <tr key={name}>
                <th scope="row">
                  {title} {required && <span className="hint">{m.app_import_required()}</span>}
                </th>
                <td>{about}</td>
                <td>
                  <Code>{example}</Code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
