import { Compile } from 'typebox/compile';
import { Type, type Static } from 'typebox';
import { sql } from '../../foundation/database/sql.ts';
import { Invalid, Refusal } from '../../foundation/errors.ts';
import { makeSubjectKey } from '../../foundation/identity/seal.ts';
import { open, type AskedByAnyone } from '../../foundation/web/route.ts';
import { newContactNumber, sameHex, webhookSecret, webhookSignature } from './codes.ts';
import { WebhookEvent, WebhookTaken } from './schema.ts';
import { sealFor } from './store.ts';

/** An event older or newer than this is refused, in milliseconds. */
const FRESH = 5 * 60_000;

const Payload = Type.Object({
  channel: Type.Union([Type.Literal('phone'), Type.Literal('text'), Type.Literal('chat')]), language: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$' })),
  from: Type.Optional(Type.String({ maxLength: 40 })), text: Type.Optional(Type.String({ maxLength: 4000 })),
}, { additionalProperties: false });
const payloadFits = Compile(Payload);

/** A telephone system lets a contact ring: signed under the hotline's own secret, fresh, and taken once. */
export const webhook = open('post', '/hotline/webhook', { input: WebhookEvent, output: WebhookTaken, limit: 600, run: ring });

async function ring({ input, services }: AskedByAnyone<WebhookEvent>): Promise<{ taken: boolean }> {
  const wrong = (): never => { throw new Refusal('hotline.webhook-refused', 'This event is not signed with the secret of a hotline here, or it is not fresh. Sign desk, at, nonce and payload as the documentation says.', { status: 403 }); };
  const desk = await services.public.maybe<{ generation: number }>(sql`select generation from hotline.webhook_of(${input.desk}::uuid)`);
  if (!desk) return wrong();
  const keys = services.keys.of(input.desk);
  if (!sameHex(webhookSignature(webhookSecret(keys.indexing, desk.generation), input), input.signature.toLowerCase()) || Math.abs(Date.parse(input.at) - services.now().getTime()) > FRESH) return wrong();
  const event = read(input.payload);
  const [contact, message] = [crypto.randomUUID(), crypto.randomUUID()];
  const { key, wrapped } = makeSubjectKey(keys.wrapping, input.desk, contact);
  const words = event.text?.trim() ? event.text.trim() : '';
  const text = [event.from ? `(${event.from})` : '', words].filter((t) => t !== '').join(' ');
  const sealed = text === '' ? null : sealFor(key, input.desk, 'message', message, text);
  const taken = await services.public.maybe<{ taken: boolean }>(sql`select hotline.ring(${input.desk}::uuid, ${input.nonce}::uuid, ${contact}::uuid, ${newContactNumber()}::text, ${event.channel}::text, ${event.language ?? 'und'}::text, ${wrapped}::bytea, ${message}::uuid, ${sealed}::bytea, ${services.today()}::date) as taken`);
  return { taken: taken?.taken === true };
}

function read(payload: string): Static<typeof Payload> {
  let given: unknown;
  try {
    given = JSON.parse(payload);
  } catch {
    given = undefined;
  }
  if (!payloadFits.Check(given)) throw new Invalid([{ where: '/payload', problem: 'The payload is not an event.', mend: 'Give JSON as text, such as {"channel":"phone","language":"es"}.' }]);
  return given;
}
