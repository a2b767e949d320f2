import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { LongText } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import { REVISION_REASONS } from '../../rules.ts';
import type { Kept } from './kept.ts';

/** Proposes that a kept value be recomputed, with the reason that stands beside it ever after. */
export function ReviseForm({ kept, onClose }: { kept: Kept; onClose: () => void }) {
  const client = useQueryClient();
  const measure = kept.figure.split(' ')[0] ?? '';
  return (
    <div className="inline-form">
      <Form<{ code: string; words: string }, { version: number }>
        label={m.figures_revise()}
        submit={m.figures_revise_submit()}
        send={(values, { key }) => send('POST', `/figures/kept/${kept.id}/revise`, values, { version: kept.version, key })}
        onDone={() => {
          showToast(m.figures_revised());
          onClose();
          void forget(client, [`/figures/${measure}`, '/assessments']);
        }}
        acts={<button type="button" className="button quiet" onClick={onClose}>{m.figures_cancel()}</button>}
      >
        <ChoiceField name="code" label={m.figures_revise_why()} choices={Object.entries(REVISION_REASONS).map(([value, label]) => ({ value, label }))} />
        <LongText name="words" label={m.figures_revise_words()} hint={m.figures_revise_words_hint()} most={400} rows={3} />
      </Form>
    </div>
  );
}
