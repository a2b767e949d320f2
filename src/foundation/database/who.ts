import { createHmac, type KeyObject } from 'node:crypto';

/** For whom a transaction acts: one account, in one agency, with the roles it holds there. */
export interface Who {
  readonly agency: string;
  readonly account: string;
  readonly roles: readonly string[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const WORD = /^[a-z][a-z-]*$/;

/** Whether a text is an id of this product, in the one form it writes. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** Signs a context for one transaction, by the turn that its connection drew for it: `agency.account.roles.turn.signature`. */
export function signContext(key: KeyObject, who: Who, turn: number): string {
  if (!isId(who.agency) || !isId(who.account) || !who.roles.every((r) => WORD.test(r))) throw new TypeError('A context takes ids and role names only.');
  const payload = `${who.agency}.${who.account}.${who.roles.join(',')}.${turn}`;
  return `${payload}.${createHmac('sha256', key).update(payload).digest('hex')}`;
}

/** The two pads of HMAC-SHA-256 (RFC 2104), which let PostgreSQL check a signature with sha256() alone. */
export function contextPads(key: Buffer): { inner: Buffer; outer: Buffer } {
  const block = Buffer.alloc(64);
  key.copy(block);
  return { inner: Buffer.from(block.map((b) => b ^ 0x36)), outer: Buffer.from(block.map((b) => b ^ 0x5c)) };
}
