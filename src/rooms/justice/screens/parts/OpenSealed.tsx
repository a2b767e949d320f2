import { useState } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { TextField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import * as m from '../../../../messages/messages.js';
import type { SealedWords } from '../../schema.ts';
import { openingPurposes } from './labels.ts';

/** Opens the sealed record of a juvenile for a purpose that the law names; who asked, and for which, stays on record. */
export function OpenSealed({ path, label }: { path: string; label: string }) {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState<SealedWords | undefined>(undefined);
  const close = (): void => { setOpen(false); setWords(undefined); };
  return (
    <p>
      <button type="button" className="button small" aria-label={label} onClick={() => setOpen(true)}>{m.justice_open_sealed()}</button>
      <Sheet open={open} onClose={close} title={m.justice_open_sealed()}>
        <div className="sheet-content stack">
          <p className="hint">{m.justice_open_sealed_lead()}</p>
          {words === undefined ? (
            <Form<object, SealedWords> label={m.justice_open_sealed()} submit={m.justice_open_sealed()} send={(values, { key }) => send('POST', path, values, { key })} onDone={setWords}>
              <ChoiceField name="purpose" label={m.justice_opening_purpose()} choices={choicesOf(openingPurposes)} />
              <TextField name="askedBy" label={m.justice_opening_asked_by()} most={200} />
            </Form>
          ) : <p><strong><Bidi person>{[words.name ?? '', ...(words.aliases ?? [])].filter((w) => w !== '').join(', ')}</Bidi></strong></p>}
        </div>
      </Sheet>
    </p>
  );
}
