import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { DateField, TextField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { today } from '../../../../foundation/screen/today.ts';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import type { LetterFile, NewBenefitApplied } from '../../schema.ts';

/** Which benefits were applied for on a letter. */
export function Applications({ file: { letter, applied, benefits } }: { file: LetterFile }) {
  const client = useQueryClient();
  const mayRecord = useMay('letters.benefit');
  const [open, setOpen] = useState(false);
  const titleOf = (wanted: string): string => benefits.find(({ benefit }) => benefit === wanted)?.title ?? wanted;
  return (
    <section aria-labelledby="applied" className="card">
      <div className="row spread">
        <h2 id="applied">{m.letters_applied()}</h2>
        {mayRecord && !open && (
          <button type="button" className="button small" onClick={() => setOpen(true)}>
            {m.letters_apply()}
          </button>
        )}
      </div>
      {applied.length === 0 && !open && <p className="hint">{m.letters_applied_none()}</p>}
      {applied.length > 0 && (
        <ul className="line-list" role="list">
          {applied.map(({ id, benefit, office, appliedOn }) => (
            <li key={id}>
              <span>
                {titleOf(benefit)}
                <br />
                <span className="hint">
                  <Bidi>{office}</Bidi>
                </span>
              </span>
              <span className="hint"><OnDay day={appliedOn} /></span>
            </li>
          ))}
        </ul>
      )}
      {open && (
        <Form<Omit<NewBenefitApplied, 'id'>, unknown>
          label={m.letters_apply()}
          initial={{ appliedOn: today() }}
          send={(values, { key }) => send('POST', `/letters/${letter.id}/benefits`, values, { key })}
          submit={m.letters_apply_save()}
          onDone={() => {
            showToast(m.letters_applied_done());
            void forget(client, ['/letters']);
            setOpen(false);
          }}
          acts={
            <button type="button" className="button quiet" onClick={() => setOpen(false)}>
              {m.letters_cancel()}
            </button>
          }
        >
          <ChoiceField name="benefit" label={m.letters_apply_which()} choices={benefits.filter((one) => one.open).map(({ benefit, title }) => ({ value: benefit, label: title }))} />
          <TextField name="office" label={m.letters_apply_office()} most={200} />
          <DateField name="appliedOn" label={m.letters_apply_on()} from={letter.issuedOn} to={today()} />
        </Form>
      )}
    </section>
  );
}
