import './relief.css';
import { useMemo, useState } from 'react';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import * as m from '../../../../messages/messages.js';
import type { PersonFile } from '../../schema.ts';
import { EnterForm, type Entry } from './EnterForm.tsx';

const entries: readonly { entry: Entry; key: string; label: string }[] = [
  { entry: 'presence', key: 'c', label: m.relief_enter_presence() }, { entry: 'principal', key: 'a', label: m.relief_enter_principal() }, { entry: 'adjustment', key: 'j', label: m.relief_enter_adjustment() },
  { entry: 'permit', key: 'w', label: m.relief_enter_permit() }, { entry: 'absence', key: 'v', label: m.relief_enter_absence() }, { entry: 'civil-action', key: 'l', label: m.relief_enter_civil() }, { entry: 'completion', key: 'k', label: m.relief_enter_completion() },
];

/** What may be entered for this person, each by one key. */
export function Entering({ file }: { file: PersonFile }) {
  const [open, setOpen] = useState<Entry | undefined>(undefined);
  const offered = useMemo(() => entries.filter(({ entry }) => entry !== 'adjustment' || file.applications.some((a) => a.kind === 'status' && a.state === 'approved')), [file.applications]);
  useKeys(useMemo(() => offered.map(({ entry, key, label }) => ({ keys: key, label, group: 'page' as const, run: () => setOpen(entry) })), [offered]));
  return (
    <section aria-label={m.relief_entering()}>
      <p className="act-row">
        {offered.map(({ entry, key, label }) => (
          <button key={entry} type="button" className="button" onClick={() => setOpen(entry)}>
            {label}
            <Keys keys={key} />
          </button>
        ))}
      </p>
      <Sheet open={open !== undefined} onClose={() => setOpen(undefined)} title={entries.find(({ entry }) => entry === open)?.label ?? ''}>
        {open !== undefined && (
          <div className="sheet-content">
            <EnterForm file={file} entry={open} onDone={() => setOpen(undefined)} />
          </div>
        )}
      </Sheet>
    </section>
  );
}
