import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { send, troubleOf, type Trouble } from '../../../foundation/screen/ask.ts';
import { forget, useRead } from '../../../foundation/screen/ask-hooks.ts';
import { CheckField, TextField } from '../../../foundation/screen/fields.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { Problem } from '../../../foundation/screen/Problem.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import * as m from '../../../messages/messages.js';
import type { DeskView, SetDesk } from '../schema.ts';
import './parts/hotline.css';

/** What the hotline shows the public, and how its telephone system lets contacts ring here. */
export function DeskSettings() {
  const reading = useRead<DeskView>('/hotline/desk');
  return (
    <>
      <PageHeader title={m.hotline_settings()} under={m.hotline_settings_lead()} />
      <Loaded reading={reading}>{(desk) => <div className="columns broad" key={desk.version}><Public desk={desk} /><Webhook desk={desk} /><TextsOut desk={desk} /></div>}</Loaded>
    </>
  );
}

/** An address or code that may break anywhere. */
function Plain({ children }: { children: string }) {
  return <bdi dir="ltr" className="secret">{children}</bdi>;
}

function Public({ desk }: { desk: DeskView }) {
  const client = useQueryClient();
  return (
    <section className="card" aria-labelledby="public">
      <h2 id="public">{m.hotline_set_form()}</h2>
      <p>{m.hotline_set_form_lead()} <Plain>{desk.reportAddress}</Plain></p>
      <Form<SetDesk, unknown>
        label={m.hotline_set_form()}
        initial={{ formName: desk.formName, formOpen: desk.formOpen, publicNumber: desk.publicNumber ?? '' }}
        send={(values, { key }) => send('POST', '/hotline/desk', values, { key, ...(desk.version > 0 ? { version: desk.version } : {}) })}
        submit={m.hotline_set_save()}
        onDone={() => {
          showToast(m.hotline_set_saved());
          void forget(client, ['/hotline/desk']);
        }}
      >
        <TextField name="formName" label={m.hotline_set_name()} hint={m.hotline_set_name_hint()} most={120} />
        <TextField name="publicNumber" label={m.hotline_set_number()} code optional />
        <CheckField name="formOpen" label={m.hotline_set_open()} />
      </Form>
    </section>
  );
}

function TextsOut({ desk: { texting } }: { desk: DeskView }) {
  return (
    <section className="card" aria-labelledby="texts-out">
      <h2 id="texts-out">{m.hotline_set_texts()}</h2>
      {texting.sent ? <p>{m.hotline_set_texts_on({ waiting: texting.waiting, failed: texting.failed })}</p> : <Note tone="warn">{m.hotline_set_texts_off()}</Note>}
    </section>
  );
}

function Webhook({ desk }: { desk: DeskView }) {
  const client = useQueryClient();
  const [secret, setSecret] = useState<string | undefined>(undefined);
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  const run = async (work: () => Promise<void>): Promise<void> => {
    try {
      setTrouble(undefined);
      await work();
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  };
  const show = (): Promise<void> => run(async () => setSecret((await send<{ secret: string }>('POST', '/hotline/desk/secret', {})).secret));
  const renew = (): Promise<void> => run(async () => {
    await send('POST', '/hotline/desk/webhook', {});
    setSecret(undefined);
    await forget(client, ['/hotline/desk']);
  });
  return (
    <section className="card one-under-another" aria-labelledby="webhook">
      <h2 id="webhook">{m.hotline_set_webhook()}</h2>
      <p>{m.hotline_set_webhook_lead()}</p>
      {trouble !== undefined && <Problem trouble={trouble} />}
      <KeyValues facts={[{ label: m.hotline_set_address(), value: <Plain>{desk.webhookAddress}</Plain> }, { label: m.hotline_set_desk(), value: <Plain>{desk.agency}</Plain> }, { label: m.hotline_set_signed(), value: m.hotline_set_signed_how() }, { label: m.hotline_set_payload(), value: <Plain>{'{"channel":"phone","language":"es"}'}</Plain> }]} />
      {secret !== undefined && <Note tone="warn"><p>{m.hotline_set_secret_lead()}</p><p className="secret"><bdi dir="ltr">{secret}</bdi></p></Note>}
      <div className="acts row">
        {desk.webhookOn && <button type="button" className="button" onClick={() => void show()}>{m.hotline_set_show()}</button>}
        <button type="button" className="button" onClick={() => void renew()}>{desk.webhookOn ? m.hotline_set_renew() : m.hotline_set_make()}</button>
      </div>
      {desk.webhookOn && <p className="hint">{m.hotline_set_renew_hint()}</p>}
    </section>
  );
}
