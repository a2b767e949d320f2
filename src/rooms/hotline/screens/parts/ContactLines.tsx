import { Code } from '../../../../foundation/screen/Bidi.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { ContactLine } from '../../schema.ts';
import { Instant } from './Instant.tsx';
import { callers, channels, closings, languageName, safeties } from './labels.ts';

/** Contacts in a list, in codes only; one that rings has its button. */
export function ContactLines({ contacts, onTake }: { contacts: readonly ContactLine[]; onTake?: ((id: string) => void) | undefined }) {
  return (
    <ul className="line-list" role="list">
      {contacts.map((one, index) => (
        <li key={one.id}>
          <div className="stack tight">
            <span className="row"><Go to={`/app/hotline/contacts/${one.id}`}>{channels[one.channel]} <Code>{one.number}</Code></Go> {one.safety === 'danger' && <Tag tone="danger">{safeties.danger.label}</Tag>} {one.waiting && <Tag tone="info">{m.hotline_waits()}</Tag>}</span>
            <span className="hint"><Instant at={one.receivedAt} /> · {languageName(one.language)}{one.caller !== null && ` · ${callers[one.caller].label}`}{one.takenBy !== null && ` · ${one.takenBy}`}{one.closedAs !== null && ` · ${closings[one.closedAs]}`}</span>
          </div>
          {onTake !== undefined && <button type="button" className="button primary" {...(index === 0 ? { 'data-take': true } : {})} onClick={() => onTake(one.id)}>{m.hotline_take()} {index === 0 && <Keys keys="↵" />}</button>}
        </li>
      ))}
    </ul>
  );
}
