import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { send, troubleOf, type Trouble } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { Clock } from '../../../../foundation/screen/Clock.tsx';
import { CheckField, NumberField, TextField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { InstantField } from '../../../../foundation/screen/InstantField.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { Problem } from '../../../../foundation/screen/Problem.tsx';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { ContactFile, NewSafeContact, ReachView } from '../../schema.ts';
import { Instant } from './Instant.tsx';
import { followUpOutcomes, safeChannels, unsafeWords } from './labels.ts';
import { Texts } from './Texts.tsx';

/** How the caller is safely reached, and when we promised to be in touch; without a card that holds, nothing can be promised. */
export function FollowUps({ file }: { file: ContactFile }) {
  const [open, setOpen] = useState<'card' | 'promise' | undefined>(undefined);
  const card = file.safeContact;
  const fresh = card !== null && card.reason !== 'old';
  return (
    <div className="stack tight follow-ups">
      <h3>{m.hotline_follow_up()}</h3>
      {card === null ? <p className="hint">{m.hotline_card_none()}</p> : (
        <p className="row">
          <strong>{safeChannels[card.channel]}</strong> <bdi dir="ltr">{`${card.fromHour}:00–${card.untilHour}:00`}</bdi> {card.voicemail ? m.hotline_voicemail_ok() : m.hotline_no_voicemail()} <span className="hint">{m.hotline_confirmed()} <OnDay day={card.confirmedOn} /></span>
          <Tag tone={card.stands ? 'success' : 'warn'}>{card.stands ? m.hotline_fu_safe_now() : unsafeWords[card.reason ?? 'absent']}</Tag>
        </p>
      )}
      {file.followUps.map((one) => (
        <p key={one.id} className="row">{one.outcome === null ? <Clock due={one.dueAt} /> : <Tag>{followUpOutcomes[one.outcome]}</Tag>} <Instant at={one.dueAt} /></p>
      ))}
      <div className="row">
        <button type="button" className="button small" onClick={() => setOpen('card')}>{card === null ? m.hotline_card_make() : m.hotline_card_confirm()}</button>
        <button type="button" className="button small" disabled={!fresh} onClick={() => setOpen('promise')}>{m.hotline_promise()}</button>
        {card !== null && <Reach id={file.id} />}
      </div>
      <Texts file={file} />
      <Sheet open={open === 'card'} onClose={() => setOpen(undefined)} title={m.hotline_card()}>
        <div className="sheet-content"><CardForm file={file} onDone={() => setOpen(undefined)} /></div>
      </Sheet>
      <Sheet open={open === 'promise'} onClose={() => setOpen(undefined)} title={m.hotline_promise()}>
        <div className="sheet-content"><PromiseForm file={file} onDone={() => setOpen(undefined)} /></div>
      </Sheet>
    </div>
  );
}

/** Shows how to reach somebody, now and here; where it is not safe, it says why and shows nothing. */
function Reach({ id }: { id: string }) {
  const [state, setState] = useState<{ shown?: ReachView; trouble?: Trouble }>({});
  const show = async (): Promise<void> => {
    try {
      setState({ shown: await send<ReachView>('POST', `/hotline/contacts/${id}/reach`, {}) });
    } catch (error) {
      setState({ trouble: troubleOf(error) });
    }
  };
  return (
    <>
      <button type="button" className="button small" onClick={() => void show()}>{m.hotline_reach()}</button>
      {state.trouble !== undefined && <Problem trouble={state.trouble} />}
      {state.shown !== undefined && (
        <p className="note info">
          {safeChannels[state.shown.channel]}: <span className="person"><Code>{state.shown.address ?? ''}</Code></span>
          {state.shown.whoMayAnswer !== undefined && <> · <Bidi>{state.shown.whoMayAnswer}</Bidi></>}
          {state.shown.phrase !== undefined && <> · {m.hotline_phrase()}: “<Bidi>{state.shown.phrase}</Bidi>”</>} · {state.shown.voicemail ? m.hotline_voicemail_ok() : m.hotline_no_voicemail()}
        </p>
      )}
    </>
  );
}

function CardForm({ file, onDone }: { file: ContactFile; onDone: () => void }) {
  const client = useQueryClient();
  return (
    <Form<Omit<NewSafeContact, 'id'>, unknown>
      label={m.hotline_card()}
      initial={{ channel: file.safeContact?.channel ?? 'phone', fromHour: String(file.safeContact?.fromHour ?? 9), untilHour: String(file.safeContact?.untilHour ?? 17), voicemail: file.safeContact?.voicemail ?? false, address: file.phone ?? '' }}
      send={(values, { key }) => send('POST', `/hotline/contacts/${file.id}/safe-contact`, values, { key })}
      submit={m.hotline_card_save()}
      onDone={() => {
        showToast(m.hotline_card_saved());
        void forget(client, ['/hotline']);
        onDone();
      }}
    >
      <p>{m.hotline_card_lead()}</p>
      <ChoiceField name="channel" label={m.hotline_card_channel()} choices={choicesOf(safeChannels)} />
      <TextField name="address" label={m.hotline_card_address()} most={200} />
      <div className="fields-row">
        <NumberField name="fromHour" label={m.hotline_card_from()} from={0} to={23} unit={m.hotline_hours_unit()} />
        <NumberField name="untilHour" label={m.hotline_card_until()} from={1} to={24} unit={m.hotline_hours_unit()} />
      </div>
      <TextField name="whoMayAnswer" label={m.hotline_card_who()} most={200} optional />
      <TextField name="phrase" label={m.hotline_card_phrase()} hint={m.hotline_card_phrase_hint()} most={200} optional />
      <CheckField name="voicemail" label={m.hotline_card_voicemail()} />
    </Form>
  );
}

function PromiseForm({ file, onDone }: { file: ContactFile; onDone: () => void }) {
  const client = useQueryClient();
  return (
    <Form<{ dueAt: string }, unknown>
      label={m.hotline_promise()}
      send={(values, { key }) => send('POST', `/hotline/contacts/${file.id}/follow-ups`, values, { key })}
      submit={m.hotline_promise_save()}
      onDone={() => {
        showToast(m.hotline_promised());
        void forget(client, ['/hotline']);
        onDone();
      }}
    >
      <p>{m.hotline_promise_lead()}</p>
      <InstantField name="dueAt" label={m.hotline_promise_at()} />
    </Form>
  );
}
