import { useEffect, useId, useState } from 'react';
import { periodInWords } from '../../../../foundation/calendar/series.ts';
import * as m from '../../../../messages/messages.js';
import { readPeriod, yearLabel, yearOf } from './place.ts';

/** A period, typed and said back in words; years have their neighbours a press away. */
export function PeriodPicker({ value, onChange }: { value: string; onChange: (period: string) => void }) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const read = readPeriod(typed);
  const year = read === undefined ? undefined : yearOf(read);
  const take = (): void => {
    if (read !== undefined && read.label !== value) onChange(read.label);
  };
  return (
    <form
      className={read === undefined ? 'period-picker field wrong' : 'period-picker field'}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <label htmlFor={id}>{m.figures_period()}</label>
      <div className="typed">
        <input id={id} type="text" dir="ltr" autoComplete="off" autoCapitalize="characters" spellCheck={false} value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={take} aria-invalid={read === undefined} aria-describedby={`${id}-said`} />
        {year !== undefined && (
          <>
            <button type="button" className="button" aria-label={m.figures_period_before({ period: yearLabel(year.basis, year.year - 1) })} onClick={() => onChange(yearLabel(year.basis, year.year - 1))}>
              <span aria-hidden="true" className="arrow back" />
            </button>
            <button type="button" className="button" aria-label={m.figures_period_after({ period: yearLabel(year.basis, year.year + 1) })} onClick={() => onChange(yearLabel(year.basis, year.year + 1))}>
              <span aria-hidden="true" className="arrow" />
            </button>
          </>
        )}
      </div>
      <p className={read === undefined ? 'field-problem' : 'hint'} id={`${id}-said`} role="status">
        {read === undefined ? m.figures_period_problem() : periodInWords(read)}
      </p>
    </form>
  );
}
