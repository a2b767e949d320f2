import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { ChecksField, ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { dayInWords } from '../../../../foundation/screen/day-text.ts';
import { CheckField, DateField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Note } from '../../../../foundation/screen/Note.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import { acts, done, reasons, sources } from './labels.ts';
import type { Possible, Stepping } from './StepBar.tsx';

const DENIED = { status: ['not-severe-form', 'not-present-on-account', 'not-complied', 'no-extreme-hardship', 'inadmissible', 'committed-trafficking', 'no-relationship', 'principal-not-granted', 'not-qualifying-crime', 'not-helpful', 'abandoned', 'other'], adjustment: ['no-continuous-presence', 'no-good-character', 'not-complied', 'inadmissible', 'abandoned', 'other'], presence: ['not-a-victim', 'not-a-witness', 'no-federal-case', 'inadmissible', 'other'] } as const;
const REVOKED = { status: ['fraud', 'violated-status', 'error', 'principal-revoked', 'other'], adjustment: ['fraud', 'error', 'other'], presence: ['no-diligence', 'inadmissible', 'no-longer-needed', 'other'] } as const;
const EXTENDED = ['law-enforcement-need', 'no-regulation', 'exceptional', 'adjustment-pending'];
const ENDED = ['no-longer-needed', 'new-status', 'other'];

/** Takes one step: its day, and what the law asks of it. */
export function StepForm({ record, possible: { step, authority, endsOn, dueOn }, onDone }: { record: Stepping; possible: Possible; onDone: () => void }) {
  const client = useQueryClient();
  const day = (on: string): string => dayInWords(on, language());
  const against = step === 'denied' || step === 'revoked';
  const reasonsOf = step === 'denied' ? DENIED[record.kind] : step === 'revoked' ? REVOKED[record.kind] : step === 'extended' ? EXTENDED : step === 'ended' ? ENDED : undefined;
  const nothing = against && record.kept === 'office' && record.information.length === 0;
  return (
    <Form<Record<string, unknown>, { id: string }>
      label={acts[step]}
      initial={{ onDay: today() }}
      send={(values, { key }) => send('POST', `${record.path}/steps`, { step, ...values }, { key, version: record.version })}
      submit={acts[step]}
      onDone={() => {
        showToast(done[step] ?? acts[step]);
        onDone();
        void forget(client, ['/relief', '/people', '/letters']);
      }}
      acts={<button type="button" className="button quiet" onClick={onDone}>{m.relief_cancel()}</button>}
    >
      <DateField name="onDay" label={m.relief_field_on()} from={record.since} to={today()} />
      {step === 'asked' && <DateField name="dueOn" label={m.relief_field_due()} hint={dueOn === null || dueOn === undefined ? undefined : m.relief_field_due_hint({ day: day(dueOn) })} optional />}
      {(step === 'approved' || step === 'issued' || step === 'renewed') && endsOn !== null && <DateField name="endsOn" label={m.relief_field_ends()} hint={m.relief_field_ends_hint({ day: day(endsOn) })} optional />}
      {step === 'extended' && <DateField name="endsOn" label={m.relief_field_extended()} />}
      {reasonsOf !== undefined && <ChoiceField name="reason" label={m.relief_field_reason()} choices={choicesOf(reasons, reasonsOf)} optional={step === 'ended'} />}
      {step === 'revoked' && record.mustStand && <CheckField name="consulted" label={m.relief_field_consulted()} />}
      {against && record.information.length > 0 && (
        <ChecksField name="restsOn" label={m.relief_field_rests()} hint={m.relief_field_rests_hint()} optional={record.kept === 'tracker' || authority === '8 CFR 103.2(b)(13)'} choices={record.information.map(({ id, source, text }) => ({ value: id, label: sources[source], hint: text }))} />
      )}
      {nothing && <Note tone="warn">{m.relief_rests_first()}</Note>}
      <div className="preview">
        <h3>{m.relief_follows()}</h3>
        <p className="law"><bdi dir="ltr">{authority}</bdi></p>
        <p>{followOf(step, endsOn, dueOn ?? null, day)}</p>
      </div>
    </Form>
  );
}

function followOf(step: Possible['step'], endsOn: string | null, dueOn: string | null, day: (on: string) => string): string {
  if (step === 'asked' && dueOn !== null) return m.relief_follow_asked({ day: day(dueOn) });
  if (step === 'denied' || step === 'revoked') return m.relief_follow_denied();
  if (step === 'exhausted') return m.relief_follow_exhausted();
  if (endsOn !== null) return m.relief_follow_ends({ day: day(endsOn) });
  return m.relief_follow_other();
}
