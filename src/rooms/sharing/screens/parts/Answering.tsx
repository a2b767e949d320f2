import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { LongText } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import { OF_PROSECUTION, type Message, type Outcome } from '../../schema.ts';
import { reasons } from './labels.ts';

const NEXT: Readonly<Record<string, readonly { outcome: Outcome; label: string; key: string }[]>> = {
  waiting: [{ outcome: 'accepted', label: m.sharing_accept(), key: 'a' }, { outcome: 'declined', label: m.sharing_decline(), key: 'd' }],
  overdue: [{ outcome: 'accepted', label: m.sharing_accept(), key: 'a' }, { outcome: 'declined', label: m.sharing_decline(), key: 'd' }],
  accepted: [{ outcome: 'done', label: m.sharing_done(), key: 'o' }, { outcome: 'not-done', label: m.sharing_not_done(), key: 'n' }],
};

/** The answers that follow from where a referral stands; a no asks why. */
export function Answering({ message }: { message: Message }) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<Outcome | undefined>();
  const next = NEXT[message.entry.state] ?? [];
  const id = message.entry.id;
  const done = (): void => {
    showToast(m.sharing_answered());
    setAsked(undefined);
    void forget(client, ['/sharing']);
  };
  const [bindings] = useState(() => next.map(({ outcome, label, key }) => ({ keys: key, label, group: 'page' as const, run: () => setAsked(outcome) })));
  useKeys(bindings);
  const no = asked === 'declined' || asked === 'not-done';
  return (
    <section className="card stack" aria-labelledby="answer">
      <h2 id="answer">{m.sharing_answer()}</h2>
      <p className="row">
        {next.map(({ outcome, label, key }, at) => (
          <button key={outcome} type="button" className={at === 0 ? 'button primary' : 'button'} onClick={() => setAsked(outcome)}>
            {label}
            <Keys keys={key} />
          </button>
        ))}
      </p>
      <Sheet open={asked !== undefined} onClose={() => setAsked(undefined)} title={next.find(({ outcome }) => outcome === asked)?.label ?? m.sharing_answer()}>
        <div className="sheet-content">
          <Form<{ reason?: string; note?: string }, unknown> label={m.sharing_answer()} submit={m.sharing_answer_save()} onDone={done} send={(values, { key }) => send('POST', `/sharing/messages/${id}/answer`, { outcome: asked, ...values }, { key })}>
            {no && <ChoiceField name="reason" label={m.sharing_reason()} choices={choicesOf(reasons).filter(({ value }) => message.entry.topic === 'tip' || !(OF_PROSECUTION as readonly string[]).includes(value))} />}
            <LongText name="note" label={m.sharing_answer_note()} hint={m.sharing_answer_note_hint()} most={1000} rows={3} optional />
          </Form>
        </div>
      </Sheet>
    </section>
  );
}
