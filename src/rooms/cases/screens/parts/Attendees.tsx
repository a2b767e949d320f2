import { Bidi, Code } from '../../../../foundation/screen/Bidi.tsx';
import { FieldGroup } from '../../../../foundation/screen/Field.tsx';
import { useField } from '../../../../foundation/screen/form-state.ts';
import * as m from '../../../../messages/messages.js';
import type { CaseRow } from '../../schema.ts';

/** Who attended, by name and code; the names can be covered like every other. */
export function Attendees({ name, label, rows }: { name: string; label: string; rows: readonly CaseRow[] }) {
  const handle = useField(name, label, (typed) => (listOf(typed).length === 0 ? { problem: m.cases_session_nobody(), mend: m.cases_session_nobody_mend() } : { value: listOf(typed) }));
  const chosen = listOf(handle.typed);
  return (
    <FieldGroup label={label} handle={handle}>
      <div className="choices">
        {rows.map((row) => (
          <label key={row.id} className="choice">
            <input type="checkbox" checked={chosen.includes(row.id)} onChange={() => handle.set(chosen.includes(row.id) ? chosen.filter((id) => id !== row.id) : [...chosen, row.id])} />
            <span>{row.name !== undefined && <><Bidi person>{row.name}</Bidi> </>}<Code>{row.code}</Code></span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

function listOf(typed: unknown): readonly string[] {
  return Array.isArray(typed) ? (typed as readonly string[]) : [];
}
