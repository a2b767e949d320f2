import { createHash } from 'node:crypto';
import { Refusal } from '../errors.ts';
import type { Tx } from '../database/database.ts';
import { sql } from '../database/sql.ts';

/** The form of an idempotency key: a random UUID made by the asker, one for each thing it means to do. */
export const KEY_FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Does an act once for a key: a repeat gets the first answer, and a key used for something else is refused. */
export async function once<T>(tx: Tx, key: string, route: string, input: unknown, act: () => Promise<T>): Promise<T> {
  const asked = createHash('sha256').update(`${route}\n${JSON.stringify(input)}`).digest();
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.who.account}|${key}`}::text, 4112))`);
  const before = await tx.maybe<{ asked: Buffer; reply: T }>(sql`select asked, reply from foundation.answered where agency = ${tx.who.agency}::uuid and account = ${tx.who.account}::uuid and key = ${key}::uuid`);
  if (before && !before.asked.equals(asked)) throw new Refusal('web.key-reused', 'This idempotency key was used for something else. Make a new one for each act.', { status: 422 });
  if (before) return before.reply;
  const reply = await act();
  await tx.send(sql`insert into foundation.answered (agency, key, route, asked, status, reply) values (${tx.who.agency}::uuid, ${key}::uuid, ${route}::text, ${asked}::bytea, 200, ${JSON.stringify(reply ?? null)}::jsonb)`);
  return reply;
}
