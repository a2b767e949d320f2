import { useEffect, useId, useState } from 'react';
import * as m from '../../../../messages/messages.js';
import { asOfInWords, readAsOf } from './as-of.ts';

/** The day or instant as of which the records are counted; empty means now. */
export function AsOfField({ label = m.figures_as_of(), value, onChange }: { label?: string; value: string | undefined; onChange: (asOf: string | undefined) => void }) {
  const id = useId();
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);
  const read = readAsOf(typed);
  const take = (): void => {
    if (read !== undefined && read !== (value ?? '')) onChange(read === '' ? undefined : read);
  };
  return (
    <form
      className={read === undefined ? 'as-of field wrong' : 'as-of field'}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <label htmlFor={id}>{label}</label>
      <div className="typed">
        <input id={id} type="text" dir="ltr" autoComplete="off" spellCheck={false} placeholder={m.figures_as_of_now()} value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={take} aria-invalid={read === undefined} aria-describedby={`${id}-said`} />
        {value !== undefined && (
          <button type="button" className="button" onClick={() => onChange(undefined)}>
            {m.figures_as_of_clear()}
          </button>
        )}
      </div>
      <p className={read === undefined ? 'field-problem' : 'hint'} id={`${id}-said`} role="status">
        {read === undefined ? m.figures_as_of_problem() : read === '' ? m.figures_as_of_hint() : m.figures_as_of_said({ at: asOfInWords(read) })}
      </p>
    </form>
  );
}
