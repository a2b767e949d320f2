import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { dayAt, dayInWords } from '../../../../foundation/screen/day-text.ts';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { PersonSharing } from '../../schema.ts';
import { fields, grounds } from './labels.ts';

/** Everything that was told of the person: the accounting they may be given. */
export function Packets({ packets }: { packets: PersonSharing['packets'] }) {
  const day = (at: string): string => dayInWords(dayAt(at), language());
  return (
    <section className="card" aria-labelledby="packets">
      <h2 id="packets">{m.sharing_packets()}</h2>
      {packets.length === 0 ? (
        <p className="hint">{m.sharing_packets_none()}</p>
      ) : (
        <ul className="line-list" role="list">
          {packets.map((packet) => (
            <li key={packet.id}>
              <span className="stack tight">
                <Bidi>{packet.recipient.name}</Bidi>
                <span>{packet.fields.map((f) => fields[f]).join(', ')}</span>
                <span className="hint">
                  {day(packet.sentAt)} · {grounds[packet.basis]}
                  {packet.authority !== null && <> (<Bidi>{packet.authority}</Bidi>)</>} · {!packet.readable ? m.sharing_packet_gone() : packet.openedAt === null ? m.sharing_packet_unread() : m.sharing_packet_read({ when: day(packet.openedAt) })}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
