import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget, useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { ChecksField, ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { LongText, NumberField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Loaded } from '../../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import { FROM_RECORD_FIELDS, type Organization, type PersonSharing } from '../../schema.ts';
import { reasons, services } from './labels.ts';
import { StateTag } from './StateTag.tsx';

/** Where the person was referred, with what became of it; and the way to refer them on. */
export function Referrals({ person, sharing }: { person: string; sharing: PersonSharing }) {
  const may = useMay('sharing.refer');
  const [open, setOpen] = useState(false);
  return (
    <section className="card" aria-labelledby="referrals">
      <div className="row spread">
        <h2 id="referrals">{m.sharing_referrals()}</h2>
        {may && <button type="button" className="button small" onClick={() => setOpen(true)}>{m.sharing_refer()}</button>}
      </div>
      {sharing.referrals.length === 0 ? (
        <p className="hint">{m.sharing_referrals_none()}</p>
      ) : (
        <ul className="line-list" role="list">
          {sharing.referrals.map((r) => (
            <li key={r.id}>
              <span className="stack tight">
                <Bidi>{r.recipient.name}</Bidi>
                <span>{r.services.map((s) => services[s] ?? s).join(', ')}</span>
                <span className="hint"><OnDay day={r.sentOn} />{r.answers.at(-1)?.reason != null && <> · {reasons[r.answers.at(-1)?.reason ?? 'other']}</>}</span>
              </span>
              <StateTag state={r.state} />
            </li>
          ))}
        </ul>
      )}
      <Sheet open={open} onClose={() => setOpen(false)} title={m.sharing_refer_title()}>
        <div className="sheet-content"><ReferForm person={person} sharing={sharing} onDone={() => setOpen(false)} /></div>
      </Sheet>
    </section>
  );
}

interface Answers { recipient: string; kind: string; services: string[]; answerWithinHours: number; note?: string; release?: string }

function ReferForm({ person, sharing, onDone }: { person: string; sharing: PersonSharing; onDone: () => void }) {
  const client = useQueryClient();
  const reading = useRead<{ organizations: Organization[] }>('/sharing/organizations');
  const standing = sharing.releases.filter(({ state }) => state === 'stands');
  const body = ({ release, ...values }: Answers): object => {
    const found = standing.find(({ id, recipient }) => id === release && recipient.id === values.recipient);
    return { person, ...values, ...(found ? { release, fields: found.fields.filter((f) => FROM_RECORD_FIELDS.includes(f)) } : {}) };
  };
  return (
    <Loaded reading={reading}>
      {({ organizations }) => (
        <Form<Answers, unknown>
          label={m.sharing_refer_title()}
          initial={{ kind: 'referral', answerWithinHours: '48' }}
          send={(values, { key }) => send('POST', '/sharing/referrals', body(values), { key })}
          submit={m.sharing_refer_save()}
          onDone={() => {
            showToast(m.sharing_referred());
            void forget(client, ['/sharing']);
            onDone();
          }}
        >
          <ChoiceField name="recipient" label={m.sharing_refer_to()} choices={organizations.map(({ id, name }) => ({ value: id, label: name }))} />
          <ChoiceField name="kind" label={m.sharing_refer_kind()} choices={[{ value: 'referral', label: m.sharing_refer_kind_referral() }, { value: 'transfer', label: m.sharing_refer_kind_transfer() }]} />
          <ChecksField name="services" label={m.sharing_refer_services()} choices={choicesOf(services)} />
          {standing.length > 0 && <ChoiceField name="release" label={m.sharing_refer_release()} choices={standing.map(({ id, recipient }) => ({ value: id, label: recipient.name }))} optional />}
          <NumberField name="answerWithinHours" label={m.sharing_refer_within()} unit={m.sharing_hours()} from={1} to={720} />
          <LongText name="note" label={m.sharing_refer_note()} hint={m.sharing_refer_note_hint()} most={1000} rows={3} optional />
        </Form>
      )}
    </Loaded>
  );
}
