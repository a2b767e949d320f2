import { useMemo, useRef, useState, type RefObject } from 'react';
import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { Note } from '../../../../foundation/screen/Note.tsx';
import * as m from '../../../../messages/messages.js';
import type { Recipients, TipView } from '../../schema.ts';
import { HandOvers } from './HandOvers.tsx';
import { decisions } from './labels.ts';
import { Section, Toggle } from './Section.tsx';
import { keysOf } from './step-keys.ts';
import type { Act, StepProps } from './step-props.ts';

/** A tip: where, when and what; whether it is handed over, with the rule; and the number and PIN by which its caller asks later. */
export function TipStep({ file, draft, write, step, setStep, open, act }: StepProps & { act: Act }) {
  const at = step === 'tip';
  const first = useRef<HTMLInputElement>(null);
  const [decision, setDecision] = useState<TipView['decision']>(file.tip?.decision ?? 'hand-over');
  const [urgent, setUrgent] = useState(file.tip?.urgent ?? false);
  const [pin, setPin] = useState<string | undefined>(undefined);
  const give = useMemo(() => async (): Promise<void> => {
    const made = newPin();
    if (await act(`/hotline/contacts/${file.id}/tip`, { decision, urgent, pin: made, blind: newPin(32) })) setPin(made);
  }, [act, decision, file.id, urgent]);
  const keys = useMemo(() => [
    { keys: 'w', label: m.hotline_tip_where(), group: 'page' as const, run: () => first.current?.focus() },
    ...keysOf(decisions, setDecision),
    { keys: 'u', label: m.hotline_tip_urgent(), group: 'page' as const, run: () => setUrgent((before) => !before) },
    { keys: 'g', label: m.hotline_tip_give(), group: 'page' as const, run: () => void give() },
  ], [give]);
  return (
    <Section id="tip" title={m.hotline_step_tip()} say={m.hotline_say_tip()} at={at} done={!at && file.tip !== null} keys={keys} onOpen={open('tip')} onNext={file.tip === null ? undefined : () => setStep('close')}>
      {at && (
        <>
          <Line id="tip-where" letter="w" label={m.hotline_tip_where()} most={400} value={draft.tipPlace ?? ''} inner={first} onChange={(tipPlace) => write({ tipPlace })} />
          <Line id="tip-when" label={m.hotline_tip_when()} most={200} value={draft.tipTime ?? ''} onChange={(tipTime) => write({ tipTime })} />
          <div className="field"><label htmlFor="tip-seen">{m.hotline_tip_seen()}</label><textarea id="tip-seen" rows={4} dir="auto" maxLength={8000} value={draft.tipSeen ?? ''} onChange={(event) => write({ tipSeen: event.target.value })} onKeyDown={(event) => { if (event.key === 'Escape') event.currentTarget.blur(); }} /></div>
          <fieldset className="field">
            <legend>{m.hotline_tip_decision()}</legend>
            <p className="hint">{m.hotline_tip_rule()}</p>
            <div className="toggles">
              {Object.entries(decisions).map(([code, { label, key }]) => <Toggle key={code} on={decision === code} label={label} letter={key} onPress={() => setDecision(code as TipView['decision'])} />)}
              <Toggle on={urgent} label={m.hotline_tip_urgent()} letter="u" onPress={() => setUrgent(!urgent)} />
            </div>
          </fieldset>
          <div className="acts"><button type="button" className={file.tip === null ? 'button primary' : 'button'} onClick={() => void give()}>{file.tip === null ? m.hotline_tip_give() : m.hotline_tip_again()} <Keys keys="g" /></button></div>
        </>
      )}
      {file.tip !== null && (
        <Note tone="success">
          <p>{m.hotline_tip_read_out()}</p>
          <p className="serial"><bdi dir="ltr">{file.tip.number}</bdi>{pin !== undefined && <> · {m.hotline_tip_pin()} <bdi dir="ltr">{pin}</bdi></>}</p>
          <p className="hint">{pin === undefined ? m.hotline_tip_pin_gone() : m.hotline_tip_pin_once()}</p>
        </Note>
      )}
      {at && file.tip !== null && file.tip.decision === 'hand-over' && <HandOverTo tip={file.tip} act={act} />}
    </Section>
  );
}

/** Hands a tip to an office that works here, or to one outside. */
export function HandOverTo({ tip, act }: { tip: TipView; act: Act }) {
  const reading = useRead<Recipients>('/hotline/recipients');
  const [to, setTo] = useState('');
  const [name, setName] = useState('');
  const outside = to === 'outside';
  const ready = outside ? name.trim().length >= 2 : to !== '';
  return (
    <div className="stack tight">
      <HandOvers tip={tip} act={act} />
      <div className="fields-row">
        <div className="field">
          <label htmlFor="hand-to">{m.hotline_hand_to()}</label>
          <select id="hand-to" value={to} onChange={(event) => setTo(event.target.value)}>
            <option value="">{m.hotline_choose_office()}</option>
            {(reading.data?.organizations ?? []).map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
            <option value="outside">{m.hotline_hand_outside()}</option>
          </select>
        </div>
        {outside && <Line id="hand-name" label={m.hotline_hand_name()} most={200} value={name} onChange={setName} />}
      </div>
      <div className="row"><button type="button" className="button" disabled={!ready} onClick={() => void act(`/hotline/tips/${tip.id}/hand-overs`, outside ? { recipientName: name.trim() } : { recipient: to }).then((done) => { if (done) { setTo(''); setName(''); } })}>{m.hotline_hand_over()}</button></div>
    </div>
  );
}

function Line({ id, label, value, most, letter, inner, onChange }: { id: string; label: string; value: string; most: number; letter?: string; inner?: RefObject<HTMLInputElement | null>; onChange: (text: string) => void }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label} {letter !== undefined && <Keys keys={letter} />}</label>
      <input id={id} {...(inner === undefined ? {} : { ref: inner })} type="text" dir="auto" maxLength={most} autoComplete="off" value={value} onChange={(event) => onChange(event.target.value)} onKeyDown={(event) => { if (event.key === 'Escape') event.currentTarget.blur(); }} />
    </div>
  );
}

/** Random digits, made here: the PIN is read out from this screen and never comes from the server. */
function newPin(length = 6): string {
  let digits = '';
  while (digits.length < length) for (const byte of crypto.getRandomValues(new Uint8Array(length))) if (byte < 250 && digits.length < length) digits += String(byte % 10);
  return digits;
}
