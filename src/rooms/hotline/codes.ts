import { createHmac, scrypt, timingSafeEqual, type KeyObject } from 'node:crypto';

// Crockford's base 32: no I, L, O or U, so that a code written down is read as it was shown.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function randomDigits(count: number): string {
  let digits = '';
  while (digits.length < count) for (const b of crypto.getRandomValues(new Uint8Array(count))) if (b < 250 && digits.length < count) digits += String(b % 10);
  return digits;
}

/** A number for a contact: fifty random bits, so that it tells neither order nor how many there were, and no two meet. */
export function newContactNumber(): string {
  const text = [...crypto.getRandomValues(new Uint8Array(10))].map((b) => ALPHABET[b % 32]).join('');
  return `H-${text.slice(0, 5)}-${text.slice(5)}`;
}

/** A number for a tip, short enough to be read out; whoever takes one makes sure that it is not taken. */
export function newTipNumber(): string {
  const digits = randomDigits(8);
  return `T-${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** Reads the number of a tip as people type it; undefined where it is none. */
export function readTipNumber(typed: string): string | undefined {
  const digits = /^\s*[tT]?[\s-]*(\d{4})[\s-]*(\d{4})\s*$/.exec(typed);
  return digits ? `T-${digits[1]}-${digits[2]}` : undefined;
}

/** A receipt code of eighty random bits: `7Q4M-2XKD-9VPT-3HWR`. */
export function newReceipt(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => ALPHABET[b % 32]).join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** Reads a receipt code as people type it; undefined where it is none. */
export function readReceipt(typed: string): string | undefined {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(text) ? text : undefined;
}

/** By what a receipt code is looked up: a keyed hash, different in every agency. */
export function receiptLookup(indexing: KeyObject, receipt: string): Buffer {
  return createHmac('sha256', indexing).update(`hotline-receipt|${receipt}`).digest();
}

/** The slow hash of a tip's PIN; its salt comes from the agency's key and the number, so that a stolen table alone guesses nothing. */
export function pinHash(indexing: KeyObject, tipNumber: string, pin: string): Promise<Buffer> {
  const salt = createHmac('sha256', indexing).update(`hotline-pin|${tipNumber}`).digest();
  return new Promise((resolve, reject) => {
    scrypt(pin.trim().toUpperCase(), salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** The secret of a hotline's webhook, by its generation: derived from the agency's key in the key store, and kept nowhere else. */
export function webhookSecret(indexing: KeyObject, generation: number): string {
  return createHmac('sha256', indexing).update(`hotline-webhook|${generation}`).digest('hex');
}

/** The signature of a webhook event: HMAC-SHA-256 of desk, instant, nonce and payload, joined by line feeds. */
export function webhookSignature(secret: string, event: { desk: string; at: string; nonce: string; payload: string }): string {
  return createHmac('sha256', secret).update([event.desk, event.at, event.nonce, event.payload].join('\n')).digest('hex');
}

/** Whether two hex texts are equal, in a time that does not tell where they differ. */
export function sameHex(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'hex'), Buffer.from(b, 'hex')];
  return left.length === right.length && left.length > 0 && timingSafeEqual(left, right);
}
