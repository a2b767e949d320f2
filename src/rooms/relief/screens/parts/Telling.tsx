import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget, useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import { useState } from 'react';
import * as m from '../../../../messages/messages.js';
import type { Owed, PersonFile } from '../../schema.ts';
import { noticeOf } from './labels.ts';

/** What benefit-granting offices may be told of this person, and what they were told. */
export function Telling({ file }: { file: PersonFile }) {
  const client = useQueryClient();
  const [open, setOpen] = useState<Owed | undefined>(undefined);
  const { data } = useRead<{ offices: { id: string; name: string }[] }>('/relief/offices');
  const offices = data?.offices ?? [];
  return (
    <section className="card" aria-labelledby="telling">
      <h2 id="telling">{m.relief_telling()}</h2>
      <p className="hint">{m.relief_telling_text()} <bdi dir="ltr">8 USC 1367(b)(5)</bdi></p>
      <ul className="line-list" role="list">
        {file.owed.map((one) => (
          <li key={`${one.subject} ${one.kind}`}>
            <span>{noticeOf(one)} <span className="hint"><OnDay day={one.datedOn} /></span></span>
            {one.toldOn === null ? <button type="button" className="button small" onClick={() => setOpen(one)}>{m.relief_tell()}</button> : <span className="hint">{m.relief_told()} <OnDay day={one.toldOn} /></span>}
          </li>
        ))}
      </ul>
      <Sheet open={open !== undefined} onClose={() => setOpen(undefined)} title={m.relief_tell()}>
        {open !== undefined && (
          <div className="sheet-content">
            <p>{m.relief_tell_text({ what: noticeOf(open) })}</p>
            <Form<{ office: string }, { id: string }>
              label={m.relief_tell()}
              initial={offices.length === 1 ? { office: offices[0]?.id } : {}}
              send={(values, { key }) => send('POST', `/relief/people/${file.person}/tell`, { subject: open.subject, ...values }, { key })}
              submit={m.relief_tell()}
              onDone={() => {
                showToast(m.relief_tell_done());
                setOpen(undefined);
                void forget(client, ['/relief']);
              }}
            >
              <ChoiceField name="office" label={m.relief_field_office()} choices={offices.map(({ id, name }) => ({ value: id, label: name }))} />
            </Form>
          </div>
        )}
      </Sheet>
    </section>
  );
}
