import { useId } from 'react';
import { useGo } from '../../../../foundation/screen/go.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import * as m from '../../../../messages/messages.js';
import { choicesOf, funders, years } from './labels.ts';

/** What a list is narrowed to and ordered by, as it stands in the address. */
export function Narrow({ pathOf, funder, year, sort }: { pathOf: (more: Record<string, string | undefined>) => string; funder: string | undefined; year: string | undefined; sort?: 'newest' | 'largest' }) {
  const go = useGo();
  return (
    <>
      <Pick label={m.grants_year()} value={year ?? ''} any={m.grants_any_year()} choices={years(today()).map((y) => ({ value: String(y), label: `FY${y}` }))} onPick={(value) => go(pathOf({ year: value }))} />
      <Pick label={m.grants_office()} value={funder ?? ''} any={m.grants_any_office()} choices={choicesOf(funders)} onPick={(value) => go(pathOf({ funder: value }))} />
      {sort !== undefined && <Pick label={m.grants_sort()} value={sort} choices={[{ value: 'newest', label: m.grants_sort_newest() }, { value: 'largest', label: m.grants_sort_largest() }]} onPick={(value) => go(pathOf({ sort: value }))} />}
    </>
  );
}

/** One choice that acts at once; the first means any, where it is given. */
export function Pick({ label, value, any, choices, onPick }: { label: string; value: string; any?: string; choices: readonly { value: string; label: string }[]; onPick: (value: string | undefined) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onPick(event.target.value === '' ? undefined : event.target.value)}>
        {any !== undefined && <option value="">{any}</option>}
        {choices.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
      </select>
    </div>
  );
}
