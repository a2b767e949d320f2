import { useState, type ReactNode } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChecksField } from '../../../foundation/screen/ChoiceField.tsx';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { DateField, NumberField, TextField } from '../../../foundation/screen/fields.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import type { Curricula } from '../schema.ts';
import { choicesOf, topics } from './parts/labels.ts';
import { SheetForm, type Asking } from './parts/SheetForm.tsx';

/** What is taught: curricula with their versions, and how often each was. */
export function CurriculumList() {
  const mayWrite = useMay('training.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const reading = useRead<Curricula>('/training/curricula');
  const button = (of: Asking): ReactNode => mayWrite && <button type="button" className="button small" aria-label={of.title} onClick={() => setAsking(of)}>{m.training_add_version()}</button>;
  const add: Asking = { title: m.training_add_curriculum(), path: '/training/curricula', fields: <><TextField name="title" label={m.training_title()} most={200} /><ChecksField name="topics" label={m.training_topics()} choices={choicesOf(topics)} /></> };
  const version = (id: string, title: string): Asking => ({ title: m.training_add_version_of({ title }), path: `/training/curricula/${id}/versions`, initial: { issuedOn: today() }, fields: <><DateField name="issuedOn" label={m.training_issued_on()} /><NumberField name="minutes" label={m.training_minutes()} from={10} to={10_000} /><TextField name="changed" label={m.training_changed()} hint={m.training_changed_hint()} most={400} optional /></> });
  return (
    <>
      <PageHeader title={m.training_curricula()} under={m.training_curricula_lead()}>
        {mayWrite && <button type="button" className="button primary" onClick={() => setAsking(add)}>{m.training_add_curriculum()}</button>}
      </PageHeader>
      <Loaded reading={reading}>
        {({ curricula }) => (curricula.length === 0 ? <EmptyState sentence={m.training_no_curriculum()} /> : (
          <ul className="stack" role="list">
            {curricula.map((c) => (
              <li key={c.id} className="card stack tight">
                <h2><Bidi>{c.title}</Bidi></h2>
                <p className="row">{c.topics.map((topic) => <Tag key={topic}>{topics[topic]}</Tag>)}</p>
                <ul className="line-list" role="list">
                  {c.versions.map((v) => (
                    <li key={v.id}><p className="row"><strong>{m.training_version({ number: String(v.number) })}</strong> <span className="hint">{m.training_issued_on()} <OnDay day={v.issuedOn} /> · {m.training_lasts({ count: v.minutes })} · {m.training_taught({ count: v.events })}</span></p>{v.changed !== null && <p><Bidi>{v.changed}</Bidi></p>}</li>
                  ))}
                </ul>
                <p>{button(version(c.id, c.title))}</p>
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}
