import { createHmac } from 'node:crypto';
import type { TextGateway } from '../../foundation/web/route.ts';

/*
 * How a text leaves. The installation names a gateway in FOURFOLD_TEXT_GATEWAY (https://…; http only for this machine) and the
 * secret they share in FOURFOLD_TEXT_SECRET. Each text is one POST of JSON: {"id":"…","to":"+12025550143","text":"…"}. The headers
 * carry `x-fourfold-at` (the instant), `idempotency-key` (the text's id, the same when it is tried again, so that nobody is texted
 * twice) and `x-fourfold-signature`: HMAC-SHA-256, in hex, of instant, id and body joined by line feeds, under the secret. 2xx means
 * taken; 408, 429, 5xx and silence are tried again; any other answer is a no. Redirects are not followed.
 */

/** How long a gateway may take, in milliseconds. */
const PATIENCE = 10_000;

/** The signature of a request to the gateway. */
export function textSignature(secret: string, at: string, id: string, body: string): string {
  return createHmac('sha256', secret).update([at, id, body].join('\n')).digest('hex');
}

/** Gives one text to the gateway: taken, refused for good, or silent and to be tried again. What it answers beside its status is not read. */
export async function giveText(gateway: TextGateway, text: { id: string; to: string; text: string }, now: Date): Promise<'taken' | 'refused' | 'silent'> {
  const [at, body] = [now.toISOString(), JSON.stringify(text)];
  try {
    const reply = await fetch(gateway.address, {
      method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(PATIENCE),
      headers: { 'content-type': 'application/json', 'idempotency-key': text.id, 'x-fourfold-at': at, 'x-fourfold-signature': textSignature(gateway.secret, at, text.id, body) },
    });
    await reply.body?.cancel();
    if (reply.ok) return 'taken';
    return reply.status === 408 || reply.status === 429 || reply.status >= 500 ? 'silent' : 'refused';
  } catch {
    return 'silent'; // no line, no answer in time, or a redirect
  }
}
