import './parts/relief.css';
import { useMemo, useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Code } from '../../../foundation/screen/Bidi.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Keys } from '../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../foundation/screen/keys.ts';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Sheet } from '../../../foundation/screen/Sheet.tsx';
import * as m from '../../../messages/messages.js';
import type { PersonFile } from '../schema.ts';
import { Cases } from './parts/Cases.tsx';
import { EnterForm, type Entry } from './parts/EnterForm.tsx';
import { FamilyList } from './parts/FamilyList.tsx';
import { classes } from './parts/labels.ts';

/** A person's family in the eyes of the law: who follows whose application, and who is being brought together or goes home. */
export function PersonFamily() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const reading = useRead<PersonFile>(`/relief/people/${id}`);
  return <Loaded reading={reading}>{(file) => <Family key={id} file={file} />}</Loaded>;
}

const titles: Partial<Record<Entry, string>> = { family: m.relief_enter_family(), reunification: m.relief_enter_reunification(), return: m.relief_enter_return() };

function Family({ file }: { file: PersonFile }) {
  const mayWrite = useMay('relief.write');
  const [open, setOpen] = useState<Entry | undefined>(undefined);
  const principal = file.applications.some((a) => a.class === 'T-1' && a.kind === 'status');
  const offered = useMemo(() => (mayWrite ? ([...(principal ? ['family', 'reunification'] as const : []), 'return'] as const) : []), [mayWrite, principal]);
  const keys = { family: 'a', reunification: 'r', return: 'h' } as const;
  useKeys(useMemo(() => offered.map((entry) => ({ keys: keys[entry], label: titles[entry] ?? '', group: 'page' as const, run: () => setOpen(entry) })), [offered]));
  const follows = file.applications.filter((a) => a.principal !== null);
  return (
    <div className="stack loose">
      {offered.length > 0 && (
        <p className="act-row">
          {offered.map((entry) => <button key={entry} type="button" className="button" onClick={() => setOpen(entry)}>{titles[entry]}<Keys keys={keys[entry]} /></button>)}
        </p>
      )}
      {follows.length > 0 && (
        <section aria-labelledby="follows" className="stack tight">
          <h2 id="follows">{m.relief_follows_principal()}</h2>
          {follows.map((a) => <p key={a.id}>{classes[a.class]}: <Go to={`/app/relief/applications/${a.principal ?? ''}`}>{m.relief_fact_principal()}</Go> <Code>{a.number}</Code></p>)}
        </section>
      )}
      <section aria-labelledby="family" className="stack">
        <h2 id="family">{m.relief_family_of()}</h2>
        <p className="hint">{m.relief_family_lead()} <bdi dir="ltr">8 USC 1184(o)(4)-(5)</bdi></p>
        {file.family.length === 0 ? <p className="hint">{m.relief_family_none()}</p> : <FamilyList family={file.family} />}
      </section>
      <section aria-labelledby="together" className="stack">
        <h2 id="together">{m.relief_together()}</h2>
        {file.reunifications.length === 0 ? <p className="hint">{m.relief_together_none()}</p> : <Cases cases={file.reunifications} />}
      </section>
      <Sheet open={open !== undefined} onClose={() => setOpen(undefined)} title={open === undefined ? '' : titles[open] ?? ''}>
        {open !== undefined && <div className="sheet-content"><EnterForm file={file} entry={open} onDone={() => setOpen(undefined)} /></div>}
      </Sheet>
    </div>
  );
}
