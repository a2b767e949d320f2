import { useState } from 'react';
import { Code } from '../../../../foundation/screen/Bidi.tsx';
import { Note } from '../../../../foundation/screen/Note.tsx';
import { Problem } from '../../../../foundation/screen/Problem.tsx';
import { send, troubleOf, type Trouble } from '../../../../foundation/screen/ask.ts';
import * as m from '../../../../messages/messages.js';
import type { Channel, Reached } from '../../schema.ts';
import { CardFacts } from './CardFacts.tsx';
import { channels } from './labels.ts';

/** Before a call or a message: refused without a card confirmed lately for that way; else what to keep to and the number. */
export function ReachPerson({ of }: { of: string }) {
  const [got, setGot] = useState<{ reached?: Reached; trouble?: Trouble }>();
  const ask = async (channel: Channel): Promise<void> => {
    try {
      setGot({ reached: await send<Reached>('POST', `/cases/${of}/reach`, { channel }) });
    } catch (error) {
      setGot({ trouble: troubleOf(error) });
    }
  };
  return (
    <div className="stack tight">
      <h3>{m.cases_reach()}</h3>
      <div className="row">
        {(['phone', 'text', 'e-mail', 'letter'] as const).map((channel) => <button key={channel} type="button" className="button small" onClick={() => void ask(channel)}>{channels[channel]}</button>)}
      </div>
      <div role="status" className="stack tight">
        {got?.trouble !== undefined && <Problem trouble={got.trouble} />}
        {got?.reached !== undefined && (
          <Note tone="success" title={m.cases_reach_ok()}>
            <CardFacts card={got.reached.card} />
            {(got.reached.phones ?? []).map((phone) => <p key={phone} className="person"><Code>{phone}</Code></p>)}
          </Note>
        )}
      </div>
    </div>
  );
}
