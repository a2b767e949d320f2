import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { readDay } from '../../../../foundation/screen/day-text.ts';
import { DateField, LongText } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { useTyped } from '../../../../foundation/screen/form-state.ts';
import { today } from '../../../../foundation/screen/today.ts';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { Outcome, RequestFile } from '../../schema.ts';
import { fiscalYearOf } from './fiscal-year.ts';
import { letterKinds } from './labels.ts';

/** Decides a request, having shown what follows from it. */
export function DecisionForm({ request, outcome, onDone }: { request: RequestFile; outcome: Outcome; onDone: () => void }) {
  const client = useQueryClient();
  const denied = outcome === 'denied';
  return (
    <Form<{ decidedOn: string; reason?: string }, { serial: string | null }>
      label={denied ? m.letters_deny_title() : m.letters_issue_confirm()}
      initial={{ decidedOn: today() }}
      send={(values, { key }) => send('POST', `/letters/requests/${request.id}/decisions`, { outcome, ...values }, { key })}
      submit={denied ? m.letters_deny_confirm() : m.letters_issue_confirm()}
      onDone={({ serial }) => {
        showToast(serial === null ? m.letters_denied_done() : `${m.letters_issued_now()}: ${serial}`);
        onDone();
        void forget(client, ['/letters']).then(() => requestAnimationFrame(() => document.getElementById('issued-here')?.focus()));
      }}
      acts={
        <button type="button" className="button quiet" onClick={onDone}>
          {m.letters_cancel()}
        </button>
      }
    >
      {denied && <LongText name="reason" label={m.letters_deny_reason()} hint={m.letters_deny_reason_hint()} rows={3} most={400} />}
      <DateField name="decidedOn" label={m.letters_decide_on()} from="2000-10-28" to={today()} />
      <Follows outcome={outcome} />
    </Form>
  );
}

/** What the decision brings about, by the day that is typed. */
function Follows({ outcome }: { outcome: Outcome }) {
  const typed = useTyped('decidedOn');
  const reading = readDay(typeof typed === 'string' ? typed : '', 'mdy', language());
  const year = String(fiscalYearOf('day' in reading ? reading.day : today()));
  const kind = outcome === 'certified' ? 'certification' : outcome === 'eligible' ? 'eligibility' : 'interim';
  const lines =
    outcome === 'denied'
      ? [m.letters_follows_denied(), m.letters_follows_denied_again()]
      : [
          m.letters_follows_letter({ kind: letterKinds[kind].toLowerCase() }),
          kind === 'interim' ? m.letters_follows_interim_count({ year }) : m.letters_follows_count({ year }),
          kind === 'interim' ? m.letters_follows_interim() : m.letters_follows_forever(),
          m.letters_follows_benefits(),
          m.letters_follows_undo(),
        ];
  return (
    <div className="preview">
      <h3>{m.letters_follows()}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
