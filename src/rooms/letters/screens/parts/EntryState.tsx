import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { QueueEntry } from '../../schema.ts';
import { lacksInWords, states } from './labels.ts';

/** Where a request stands in the queue: complete, waiting and for what, or decided. */
export function EntryState({ entry: { state, complete, waitingFor } }: { entry: Pick<QueueEntry, 'state' | 'complete' | 'waitingFor'> }) {
  if (state === 'certified' || state === 'eligible') return <Tag tone="success">{states[state]}</Tag>;
  if (state === 'denied') return <Tag>{states[state]}</Tag>;
  return (
    <span>
      {state !== 'open' && <Tag tone="info">{states[state]}</Tag>} {complete ? <Tag tone="success">{m.letters_complete()}</Tag> : m.letters_waiting({ what: lacksInWords(waitingFor) })}
    </span>
  );
}
