import { useState } from 'react';
import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { EmptyState } from '../../../../foundation/screen/EmptyState.tsx';
import { TextField } from '../../../../foundation/screen/fields.tsx';
import { Loaded } from '../../../../foundation/screen/Loaded.tsx';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { countryName } from '../../../../foundation/screen/names.ts';
import * as m from '../../../../messages/messages.js';
import type { CaseFile, ToldOfVictim, VictimView } from '../../schema.ts';
import { ActButton } from './ActSheet.tsx';
import { ageGroups, relations, sexes, statuses } from './labels.ts';

/** The victims of a case under their numbers; what a packet tells is opened at the moment and kept nowhere here. */
export function Victims({ file, mayEnter }: { file: CaseFile; mayEnter: boolean }) {
  const [told, setTold] = useState<VictimView | undefined>(undefined);
  return (
    <section aria-labelledby="victims" className="stack">
      <h2 id="victims">{m.justice_victims()}</h2>
      <p className="hint">{m.justice_victims_lead()}</p>
      {file.victims.length === 0 && <EmptyState sentence={m.justice_none_victims()} />}
      <ul role="list">
        {file.victims.map((v) => (
          <li key={v.id}>
            <strong>{m.justice_victim_n({ n: v.place })}</strong>: {[sexes[v.sex], ageGroups[v.ageGroup], countryName(v.origin), statuses[v.status], relations[v.relation]].join(', ')}{' '}
            {mayEnter && (
              <ActButton title={m.justice_link()} label={`${m.justice_link()}: ${m.justice_victim_n({ n: v.place })}`} path={`/justice/victims/${v.id}/link`} version={v.version}>
                <TextField name="message" label={m.justice_link_message()} hint={m.justice_link_hint()} most={36} code />
              </ActButton>
            )}
            {mayEnter && v.told && <button type="button" className="button small" onClick={() => setTold(v)}>{m.justice_told()}</button>}
          </li>
        ))}
      </ul>
      <Sheet open={told !== undefined} onClose={() => setTold(undefined)} title={told === undefined ? '' : m.justice_told_of({ n: told.place })}>
        {told !== undefined && <div className="sheet-content"><Told id={told.id} /></div>}
      </Sheet>
    </section>
  );
}

function Told({ id }: { id: string }) {
  const reading = useRead<ToldOfVictim>(`/justice/victims/${id}/told`, {}, { freshFor: 0 });
  return (
    <Loaded reading={reading}>
      {({ said }) => (said.length === 0 ? <p>{m.justice_told_nothing()}</p> : <ul role="list">{said.map((s) => <li key={s.field}><Bidi person>{s.text}</Bidi></li>)}</ul>)}
    </Loaded>
  );
}
