import type { Tx } from '../../foundation/database/database.ts';
import type { Services } from '../../foundation/web/route.ts';
import { openPacket } from './actions.ts';
import * as store from './store.ts';

/** Answers a packet that came in, in codes and days, to the agency that sent it and nobody else; it names nobody, for the sender knows whom it asked for. Only while what the packet came under stands: a person who took their release back is written to themselves. False where nothing was told. */
export async function replyTo(tx: Tx, services: Services, message: string, facts: Readonly<Record<string, unknown>>): Promise<boolean> {
  const packet = await store.findMessage(tx, message);
  if (packet?.kind !== 'packet' || !(await store.stillOpen(tx, [message], services.today())).has(message)) return false;
  const answer = crypto.randomUUID();
  const sealed = store.sealMessage(await store.makeMessageKey(tx, services.keys, answer), packet.sender, answer, JSON.stringify({ facts }));
  await store.putMessage(tx, { to: packet.sender, message: answer, kind: 'answer', about: message, sealed, today: services.today() });
  await store.keepOne(tx, 'answer', { message, outcome: 'done', reason: null, answered_on: services.today() });
  return true;
}

/** An answer that came to a packet of one's own. */
interface Reply { id: string; packet: string; at: Date }

/** Which answers came to packets of one's own, oldest first, and which of the packets the other office opened; nothing is opened for it. */
export async function repliesTo(tx: Tx, packets: readonly string[]): Promise<{ replies: Reply[]; opened: Set<string> }> {
  const byMessage = new Map((await store.messagesOfPackets(tx, packets)).map((p) => [p.message, p.id]));
  const about = await store.messagesAbout(tx, [...byMessage.keys()]);
  const of = (kind: store.MessageRow['kind']) => about.filter((m) => m.kind === kind).map((m) => ({ id: m.id, packet: byMessage.get(m.about) as string, at: m.sent_at }));
  return { replies: of('answer'), opened: new Set(of('receipt').map((r) => r.packet)) };
}

/** What an answer to a packet of one's own says; undefined where it says nothing any more. */
export async function openReply(tx: Tx, services: Services, reply: string): Promise<Record<string, unknown> | undefined> {
  return (await openPacket(tx, services, reply))?.facts;
}
