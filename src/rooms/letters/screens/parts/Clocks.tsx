import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { Clock } from '../../../../foundation/screen/Clock.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { InstantField, thisMoment } from '../../../../foundation/screen/InstantField.tsx';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import { instantInWords } from '../../../../foundation/screen/day-text.ts';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { NewNotice, RequestFile } from '../../schema.ts';
import { asMinor } from './checklist.ts';
import { clockNames, noticeKinds } from './labels.ts';
import { lawOf } from '../../../../foundation/calendar/citation.ts';

/** The clocks of the law on this request, in words, and the notices that stop them. */
export function Clocks({ request }: { request: RequestFile }) {
  const mayRecord = useMay('letters.prepare') && asMinor(request);
  const [open, setOpen] = useState(false);
  useKeys(useMemo(() => (mayRecord ? [{ keys: 'n', label: m.letters_notice(), group: 'page' as const, run: () => setOpen(true) }] : []), [mayRecord]));
  return (
    <section className="card" aria-labelledby="clocks">
      <h2 id="clocks">{m.letters_clocks()}</h2>
      {request.clocks.length === 0 && <p className="hint">{m.letters_clocks_none()}</p>}
      {request.clocks.length > 0 && (
        <ul className="line-list" role="list">
          {request.clocks.map(({ name, dueAt, state, authority }) => (
            <li key={name}>
              <span>
                {clockNames[name] ?? name}
                <br />
                <span className="hint">
                  <bdi dir="ltr">{lawOf(authority)}</bdi>
                </span>
              </span>
              {state === 'met' ? <Tag tone="success">{m.letters_clock_met()}</Tag> : state === 'met late' ? <Tag tone="warn">{m.letters_clock_met_late()}</Tag> : <Clock due={dueAt} exact />}
            </li>
          ))}
        </ul>
      )}
      {request.notices.length > 0 && (
        <>
          <h3>{m.letters_notices()}</h3>
          <ul className="line-list" role="list">
            {request.notices.map(({ id, kind, givenAt }) => (
              <li key={id}>
                <span>{noticeKinds[kind]}</span>
                <span className="hint">{instantInWords(givenAt, language())}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {mayRecord && (
        <p>
          <button type="button" className="button small" onClick={() => setOpen(true)}>
            {m.letters_notice()}
            <Keys keys="n" />
          </button>
        </p>
      )}
      <Sheet open={open} onClose={() => setOpen(false)} title={m.letters_notice()}>
        <div className="sheet-content">
          <NoticeForm request={request} onDone={() => setOpen(false)} />
        </div>
      </Sheet>
    </section>
  );
}

function NoticeForm({ request, onDone }: { request: RequestFile; onDone: () => void }) {
  const client = useQueryClient();
  return (
    <Form<Omit<NewNotice, 'id'>, unknown>
      label={m.letters_notice()}
      initial={{ givenAt: thisMoment() }}
      send={(values, { key }) => send('POST', `/letters/requests/${request.id}/notices`, values, { key })}
      submit={m.letters_record_save()}
      onDone={() => {
        showToast(m.letters_recorded({ what: m.letters_notice() }));
        void forget(client, ['/letters']);
        onDone();
      }}
    >
      <ChoiceField name="kind" label={m.letters_notice_kind()} choices={choicesOf(noticeKinds)} />
      <InstantField name="givenAt" label={m.letters_notice_given()} />
    </Form>
  );
}
