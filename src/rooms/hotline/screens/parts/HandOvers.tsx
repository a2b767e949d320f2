import { useState } from 'react';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { Clock } from '../../../../foundation/screen/Clock.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { HandOverView, TipView } from '../../schema.ts';
import { receipts } from './labels.ts';
import type { Act } from './step-props.ts';

/** To whom a tip went, its clock, and the proof that it was received. */
export function HandOvers({ tip, act }: { tip: TipView; act: Act }) {
  if (tip.handOvers.length === 0) return <p className="hint">{m.hotline_not_handed()}</p>;
  return <ul className="line-list" role="list">{tip.handOvers.map((one) => <Line key={one.id} one={one} act={act} />)}</ul>;
}

function Line({ one, act }: { one: HandOverView; act: Act }) {
  const mayWrite = useMay('hotline.write');
  const [reference, setReference] = useState('');
  const waits = one.acknowledgedOn === null;
  const acknowledge = (by: 'letter' | 'telephone'): void => void act(`/hotline/hand-overs/${one.id}/receipt`, { by, reference: reference.trim() });
  return (
    <li>
      <div className="stack tight">
        <p className="row"><strong><Bidi>{one.recipientName}</Bidi></strong> <Tag tone={receipts[one.state].tone}>{receipts[one.state].label}</Tag> {waits && <Clock due={one.dueAt} />}</p>
        <p className="hint">{m.hotline_handed_on()} <OnDay day={one.sentOn} />{one.acknowledgedOn !== null && <> · {m.hotline_received_on()} <OnDay day={one.acknowledgedOn} /></>}{one.reference !== null && <> · <Bidi>{one.reference}</Bidi></>}</p>
        {waits && mayWrite && one.recipient === null && (
          <div className="row">
            <label htmlFor={`ref-${one.id}`}>{m.hotline_reference()}</label>
            <input id={`ref-${one.id}`} className="short" type="text" maxLength={80} value={reference} onChange={(event) => setReference(event.target.value)} />
            <button type="button" className="button small" disabled={reference.trim() === ''} onClick={() => acknowledge('letter')}>{m.hotline_ack_letter()}</button>
            <button type="button" className="button small" disabled={reference.trim() === ''} onClick={() => acknowledge('telephone')}>{m.hotline_ack_phone()}</button>
          </div>
        )}
      </div>
    </li>
  );
}
