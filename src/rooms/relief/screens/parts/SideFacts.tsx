import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { DateField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import type { PersonFile } from '../../schema.ts';
import { categories } from './labels.ts';
import { LastDay } from './LastDay.tsx';

interface Ending { path: string; version: number; field: 'returnedOn' | 'concludedOn'; from: string; title: string; label: string }

/** What else bears on the days: the civil action, departures, permits, and whether the case is complete. */
export function SideFacts({ file }: { file: PersonFile }) {
  const client = useQueryClient();
  const mayWrite = useMay('relief.write');
  const [ending, setEnding] = useState<Ending | undefined>(undefined);
  const base = `/relief/people/${file.person}`;
  if (file.civilActions.length + file.absences.length + file.permits.length + file.completions.length === 0) return null;
  return (
    <section className="card" aria-labelledby="bearing">
      <h2 id="bearing">{m.relief_bearing()}</h2>
      <ul className="line-list" role="list">
        {file.civilActions.map((c) => (
          <li key={c.id}>
            <span>{m.relief_civil()} <span className="hint"><OnDay day={c.filedOn} /></span></span>
            {c.concludedOn !== null ? <span className="hint">{m.relief_civil_concluded()} <OnDay day={c.concludedOn} /></span> : mayWrite ? <button type="button" className="button small" onClick={() => setEnding({ path: `${base}/civil-actions/${c.id}/conclude`, version: c.version, field: 'concludedOn', from: c.filedOn, title: m.relief_civil_conclude(), label: m.relief_field_concluded() })}>{m.relief_civil_conclude()}</button> : <Tag tone="info">{m.relief_civil_pending()}</Tag>}
          </li>
        ))}
        {file.absences.map((a) => (
          <li key={a.id}>
            <span>{m.relief_away()} <span className="hint"><OnDay day={a.leftOn} />{a.returnedOn !== null && <> – <OnDay day={a.returnedOn} /></>}</span></span>
            {a.justified !== null ? <Tag tone="success">{m.relief_away_justified()}</Tag> : a.returnedOn === null && mayWrite && <button type="button" className="button small" onClick={() => setEnding({ path: `${base}/absences/${a.id}/return`, version: a.version, field: 'returnedOn', from: a.leftOn, title: m.relief_away_back(), label: m.relief_field_returned() })}>{m.relief_away_back()}</button>}
          </li>
        ))}
        {file.permits.map((p) => (
          <li key={p.id}>
            <span>{p.kind === 'work' ? m.relief_permit_work() : m.relief_permit_travel()} <span className="hint"><bdi dir="ltr">{categories[p.category]}</bdi></span></span>
            <span className="hint">{m.relief_until()} <LastDay until={p.validUntil} /></span>
          </li>
        ))}
        {file.completions.map((c) => <li key={c.id}><span>{m.relief_done_case_complete()} <span className="hint"><OnDay day={c.completedOn} /></span></span></li>)}
      </ul>
      {file.absences.length > 0 && <p className="hint">{file.presenceKept.broken ? m.relief_kept_broken() : m.relief_kept({ days: String(file.presenceKept.days), longest: String(file.presenceKept.longest) })} <bdi dir="ltr">8 USC 1255(l)(3)</bdi></p>}
      <Sheet open={ending !== undefined} onClose={() => setEnding(undefined)} title={ending?.title ?? ''}>
        {ending !== undefined && (
          <div className="sheet-content">
            <Form<Record<string, unknown>, { id: string }>
              label={ending.title}
              initial={{ [ending.field]: today() }}
              send={(values, { key }) => send('POST', ending.path, values, { key, version: ending.version })}
              submit={ending.title}
              onDone={() => {
                showToast(m.relief_entered());
                setEnding(undefined);
                void forget(client, ['/relief']);
              }}
            >
              <DateField name={ending.field} label={ending.label} from={ending.from} to={today()} />
            </Form>
          </div>
        )}
      </Sheet>
    </section>
  );
}
