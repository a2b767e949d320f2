import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Tx } from '../../foundation/database/database.ts';
import type { ByItself, TimedAct } from '../../foundation/web/nightly.ts';
import type { Asked, Services } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { hourOf, standing } from './inside.ts';
import { giveText } from './gateway.ts';
import { phoneOf, refuseUnsafe, triedAgainAfter, unsafeNow } from './rules.ts';
import type { NewText, Notice, TextsView } from './schema.ts';
import * as store from './store.ts';
import { type TextRow, dueTexts, lockText, standingText, textsOf } from './store-texts.ts';

type Done = { id: string; version: number };

/** After how many hours a text that could not go out is given up; our number: what was to be said may be wrong by then. */
const GIVEN_UP_HOURS = 24;

/** What goes out, word for word: no name, no kind of case, no agency (R10). */
export function noticeText(notice: Notice, language: 'en' | 'es'): string {
  const o = { locale: language } as const;
  return { write: m.hotline_public_text_write, call: m.hotline_public_text_call, 'as-agreed': m.hotline_public_text_as_agreed }[notice]({}, o);
}

/** Asks for a neutral text to a caller whose safe-contact card says text and still holds; outside their hours it waits for them. */
export async function askText({ tx, identity, input, services }: Asked<NewText>): Promise<Done> {
  const contact = await standing(tx, input.id);
  if (!services.textGateway) throw new Refusal('hotline.no-gateway', 'Texts are not sent from here: this installation names no gateway.');
  const card = (await store.cardsOf(tx, [contact.id])).get(contact.id);
  refuseUnsafe(card, services.today(), undefined);
  if (!card || card.channel !== 'text') throw new Refusal('hotline.not-by-text', 'The person has not said that a text is safe. Look at how they said they are reached.');
  const key = await store.ownKey(tx, identity, contact.id);
  if (!key) refuseUnknown();
  if (!phoneOf(addressOf(tx, key, card))) throw new Refusal('hotline.text-no-number', 'The safe-contact card holds no telephone number that a text could go to. Record it anew.');
  if ((await textsOf(tx, contact.id)).some((t) => t.state === 'waiting')) throw new Refusal('hotline.text-waits', 'A text waits already. It goes out in their hours, or take it back first.');
  const now = services.now();
  const id = await store.keepOne(tx, 'text', { contact: contact.id, notice: input.notice, language: contact.language.startsWith('es') ? 'es' : 'en', state: 'waiting', reason: null, asked_at: now.toISOString(), next_at: nextSafe(card, now).toISOString(), tries: 0, sent_at: null });
  return { id, version: 1 };
}

/** Takes back a text that still waits. */
export async function withdrawText({ tx, input }: Asked<{ text: string }>): Promise<Done> {
  await lockText(tx, input.text);
  const row = await standingText(tx, input.text);
  if (!row) refuseUnknown();
  if (row.state !== 'waiting') throw new Refusal('hotline.text-gone', 'This text waits no more: it was sent, failed, or was taken back.');
  return { id: row.id, version: await store.reviseRow(tx, 'text', row.id, row.version, { state: 'withdrawn' }) };
}

/** The texts to a contact, latest first, and whether texts are sent from here at all. */
export async function textsView(tx: Tx, services: Services, contact: string): Promise<TextsView> {
  return { sent: services.textGateway !== undefined, texts: (await textsOf(tx, contact)).map((t) => ({ id: t.id, notice: t.notice, state: t.state, reason: t.reason, askedAt: t.asked_at.toISOString(), nextAt: t.state === 'waiting' ? t.next_at.toISOString() : null, sentAt: t.sent_at?.toISOString() ?? null })) };
}

/** Every minute the texts whose time has come are given to the gateway; each asks the card again, for it may have changed since. */
export const sendTexts: TimedAct = {
  name: 'hotline.send-texts', records: 'sent a neutral text, or found that it may not go out', as: ['supervisor'],
  due: ({ tx, services }) => (services.textGateway ? dueTexts(tx, services.now()) : Promise.resolve([])),
  run: sendText,
};

async function sendText({ tx, identity, services }: ByItself, id: string): Promise<void> {
  await lockText(tx, id);
  const row = await standingText(tx, id);
  const now = services.now();
  if (!row || row.state !== 'waiting' || row.next_at > now || !services.textGateway) return;
  const set = async (changes: Record<string, unknown>): Promise<void> => { await store.reviseRow(tx, 'text', row.id, row.version, changes); };
  const fail = (reason: NonNullable<TextRow['reason']>): Promise<void> => set({ state: 'failed', reason });
  if (now.getTime() - row.asked_at.getTime() > GIVEN_UP_HOURS * 3_600_000) return fail(row.tries > 0 ? 'gateway-silent' : 'too-late');
  const card = (await store.cardsOf(tx, [row.contact])).get(row.contact);
  const key = await store.ownKey(tx, identity, row.contact);
  const why = unsafeNow(card, services.today(), hourOf(now));
  if (!card || !key || why === 'absent') return fail('card-absent');
  if (why === 'old') return fail('card-old');
  if (card.channel !== 'text') return fail('no-longer-text');
  if (why === 'hours') return set({ next_at: nextSafe(card, now).toISOString() });
  const to = phoneOf(addressOf(tx, key, card));
  if (!to) return fail('no-number');
  const answer = await giveText(services.textGateway, { id: row.id, to, text: noticeText(row.notice, row.language) }, now);
  if (answer === 'taken') return set({ state: 'sent', sent_at: now.toISOString(), tries: row.tries + 1 });
  if (answer === 'refused') return fail('gateway-refused');
  return set({ tries: row.tries + 1, next_at: new Date(now.getTime() + triedAgainAfter(row.tries) * 60_000).toISOString() });
}

function addressOf(tx: Tx, key: Parameters<typeof store.openFor>[0], card: store.CardRow): string {
  return (JSON.parse(store.openFor(key, tx.who.agency, 'safe_contact', card.id, card.sealed)) as { address: string }).address;
}

/** The first instant from now on that lies in the hours of a card. */
function nextSafe(card: { from_hour: number; until_hour: number }, now: Date): Date {
  const safe = (at: Date): boolean => hourOf(at) >= card.from_hour && hourOf(at) < card.until_hour;
  if (safe(now)) return now;
  const top = now.getTime() - (now.getTime() % 3_600_000);
  return Array.from({ length: 25 }, (_, i) => new Date(top + (i + 1) * 3_600_000)).find(safe) ?? now;
}
