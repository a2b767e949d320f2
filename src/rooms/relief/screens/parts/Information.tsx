import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { dayAt } from '../../../../foundation/screen/day-text.ts';
import { LongText } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import type { Source } from '../../schema.ts';
import { choicesOf, sources } from './labels.ts';

/** What the office was told, each piece with where it came from; what the perpetrator furnished is marked. */
export function Information({ path, information }: { path: string; information: readonly { id: string; source: Source; recordedAt: string; text?: string }[] }) {
  const client = useQueryClient();
  const mayWrite = useMay('relief.write');
  const [open, setOpen] = useState(false);
  useKeys(useMemo(() => (mayWrite ? [{ keys: 'n', label: m.relief_information_add(), group: 'page' as const, run: () => setOpen(true) }] : []), [mayWrite]));
  return (
    <section aria-labelledby="information" className="stack">
      <div className="row spread">
        <h2 id="information">{m.relief_information()}</h2>
        {mayWrite && (
          <button type="button" className="button small" onClick={() => setOpen(true)}>
            {m.relief_information_add()}
            <Keys keys="n" />
          </button>
        )}
      </div>
      {information.length === 0 ? <p className="hint">{m.relief_information_none()}</p> : (
        <ul className="line-list" role="list">
          {information.map(({ id, source, text, recordedAt }) => (
            <li key={id}>
              <div className="stack tight">
                <span className="row">
                  <Tag tone={source === 'perpetrator' ? 'danger' : 'neutral'}>{sources[source]}</Tag>
                  <span className="hint"><OnDay day={dayAt(recordedAt)} /></span>
                </span>
                {text !== undefined && <p><Bidi>{text}</Bidi></p>}
                {source === 'perpetrator' && <p className="hint">{m.relief_information_perpetrator()}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
      <Sheet open={open} onClose={() => setOpen(false)} title={m.relief_information_add()}>
        <div className="sheet-content">
          <Form<{ source: Source; text: string }, { id: string }>
            label={m.relief_information_add()}
            send={(values, { key }) => send('POST', `${path}/information`, values, { key })}
            submit={m.relief_information_save()}
            onDone={() => {
              showToast(m.relief_information_saved());
              setOpen(false);
              void forget(client, [path]);
            }}
          >
            <ChoiceField name="source" label={m.relief_field_source()} hint={m.relief_field_source_hint()} choices={choicesOf(sources)} />
            <LongText name="text" label={m.relief_field_text()} rows={5} most={4000} />
          </Form>
        </div>
      </Sheet>
    </section>
  );
}
