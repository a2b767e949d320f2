import { useState } from 'react';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import { columnLetters, CONFIDENT, type GivenFile, type SheetColumn, type Taken } from './import-file.ts';

/** How the columns of the file were read, and the way to say otherwise; the file's own headings are never repeated. */
export function ColumnMapping({ columns, given, taken, working, onTry }: {
  columns: readonly SheetColumn[];
  given: GivenFile;
  taken: Taken;
  working: boolean;
  onTry: (file: GivenFile) => void;
}) {
  const [told, setTold] = useState(given.mapping);
  const changed = JSON.stringify(told) !== JSON.stringify(given.mapping);
  return (
    <details open={taken.outcome === 'refused'}>
      <summary>{m.app_import_mapping()}</summary>
      <div className="stack">
        <div className="wide" role="region" aria-label={m.app_import_mapping()} tabIndex={0}>
          <table>
            <caption className="hidden-visually">{m.app_import_mapping()}</caption>
            <thead>
              <tr>
                <th scope="col">{m.app_import_column()}</th>
                <th scope="col">{m.app_import_read_from()}</th>
                <th scope="col">{m.app_import_how_sure()}</th>
              </tr>
            </thead>
            <tbody>
              {columns.map(({ name, title, required }) => {
                const guess = taken.suggestions.find(({ column }) => column === name);
                const used = told[name] ?? (guess !== undefined && guess.confidence >= CONFIDENT ? guess.index : undefined);
                return (
                  <tr key={name}>
                    <th scope="row">
                      {title} {required && <span className="hint">{m.app_import_required()}</span>}
                    </th>
                    <td>
                      <select aria-label={m.app_import_read_from_for({ title })} value={String(used ?? -1)} onChange={(event) => setTold({ ...told, [name]: Number(event.target.value) })}>
                        <option value="-1">{m.app_import_not_in_file()}</option>
                        {Array.from({ length: taken.width }, (_, index) => (
                          <option key={index} value={String(index)}>
                            {m.app_import_letter({ letter: columnLetters(index) })}
                          </option>
                        ))}
                      </select>
                    </td>
                    <td>{name in told ? <Tag tone="primary">{m.app_import_sure_told()}</Tag> : <Sureness guess={guess} />}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        <p>
          <button type="button" className="button" aria-disabled={working || !changed} onClick={working || !changed ? undefined : () => onTry({ ...given, mapping: told })}>
            {m.app_import_try_again()}
          </button>
        </p>
      </div>
    </details>
  );
}

function Sureness({ guess }: { guess: Taken['suggestions'][number] | undefined }) {
  if (guess === undefined) return <span className="hint">{m.app_import_sure_none()}</span>;
  if (guess.by !== 'likeness') return <Tag tone="success">{m.app_import_sure_name()}</Tag>;
  const percent = String(Math.round(guess.confidence * 100));
  return guess.confidence >= CONFIDENT ? <Tag tone="info">{m.app_import_sure_likely({ percent })}</Tag> : <Tag tone="warn">{m.app_import_sure_guess({ percent, letter: columnLetters(guess.index) })}</Tag>;
}
