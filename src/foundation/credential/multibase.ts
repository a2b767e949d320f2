import { Fault } from '../errors.ts';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Two bytes that say what key follows (multicodec ed25519-pub and ed25519-priv). */
const ED25519_PUBLIC = [0xed, 0x01];
const ED25519_SECRET = [0x80, 0x26];

/** Bytes as base58btc, without a multibase prefix. */
export function toBase58(bytes: Uint8Array): string {
  const digits: number[] = [];
  for (const byte of bytes) {
    let carry = byte;
    for (let k = 0; k < digits.length; k++) {
      carry += (digits[k] ?? 0) << 8;
      digits[k] = carry % 58;
      carry = Math.floor(carry / 58);
    }
    for (; carry > 0; carry = Math.floor(carry / 58)) digits.push(carry % 58);
  }
  const zeros = leading(bytes, 0);
  return '1'.repeat(zeros) + digits.reverse().map((d) => BASE58[d]).join('');
}

/** Bytes of base58btc; Fault for a character outside its alphabet. */
export function fromBase58(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    let carry = BASE58.indexOf(character);
    if (carry < 0) throw new Fault('This is not base58btc.');
    for (let k = 0; k < bytes.length; k++) {
      carry += (bytes[k] ?? 0) * 58;
      bytes[k] = carry & 0xff;
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 0xff);
  }
  const zeros = leading(text.split(''), '1');
  return Uint8Array.from([...Array.from({ length: zeros }, () => 0), ...bytes.reverse()]);
}

function leading<T>(of: Iterable<T>, what: T): number {
  let count = 0;
  for (const one of of) {
    if (one !== what) break;
    count += 1;
  }
  return count;
}

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let k = 0; k < bytes.length; k += 3) {
    const three = ((bytes[k] ?? 0) << 16) | ((bytes[k + 1] ?? 0) << 8) | (bytes[k + 2] ?? 0);
    const letters = Math.min(4, bytes.length - k + 1);
    for (let n = 0; n < letters; n++) text += BASE64URL[(three >> (18 - 6 * n)) & 63];
  }
  return text;
}

/** Bytes of unpadded base64url; Fault unless it is the one way to write those bytes, so that no text can be changed unseen. */
export function fromBase64url(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const character of text) {
    const value = BASE64URL.indexOf(character);
    if (value < 0) throw new Fault('This is not base64url.');
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 0xff;
    }
  }
  if (text.length % 4 === 1 || (held & ((1 << bits) - 1)) !== 0) throw new Fault('This is not base64url.');
  return bytes;
}

/** Bytes as multibase base58btc, prefix `z`. */
export const toMultibase58 = (bytes: Uint8Array): string => `z${toBase58(bytes)}`;

/** Bytes of multibase text, base58btc (`z`) or base64url (`u`); Fault for any other base. */
export function fromMultibase(text: string): Uint8Array {
  if (text.startsWith('z')) return fromBase58(text.slice(1));
  if (text.startsWith('u')) return fromBase64url(text.slice(1));
  throw new Fault('This multibase text is neither base58btc nor base64url.');
}

/** An Ed25519 public key of 32 bytes as a multikey, `z6Mk…` (W3C Controlled Identifiers, Multikey). */
export const toPublicMultikey = (key: Uint8Array): string => toMultibase58(Uint8Array.from([...ED25519_PUBLIC, ...key]));

/** An Ed25519 secret key of 32 bytes as a multikey, `z3u2…`. */
export const toSecretMultikey = (key: Uint8Array): string => toMultibase58(Uint8Array.from([...ED25519_SECRET, ...key]));

/** The 32 bytes of an Ed25519 public multikey; Fault if it is none. */
export const fromPublicMultikey = (multikey: string): Uint8Array => withoutHeader(multikey, ED25519_PUBLIC);

/** The 32 bytes of an Ed25519 secret multikey; Fault if it is none. */
export const fromSecretMultikey = (multikey: string): Uint8Array => withoutHeader(multikey, ED25519_SECRET);

function withoutHeader(multikey: string, header: readonly number[]): Uint8Array {
  const bytes = fromMultibase(multikey);
  if (bytes.length !== 34 || bytes[0] !== header[0] || bytes[1] !== header[1]) throw new Fault('This is not an Ed25519 multikey of the kind asked for.');
  return bytes.slice(2);
}
