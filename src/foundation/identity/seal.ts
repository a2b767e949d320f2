import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { Fault } from '../errors.ts';

/** Where a sealed value stands; it opens nowhere else, so that no ciphertext can be moved to another row or column. */
export interface Place {
  agency: string;
  table: string;
  row: string;
  column: string;
}

const FORMAT = 1;

/** Encrypts with AES-256-GCM under a fresh nonce, bound to its place: format byte, 12-byte nonce, ciphertext, 16-byte tag. */
export function seal(key: KeyObject, place: Place, text: string): Buffer {
  return sealBytes(key, placeBytes(place), Buffer.from(text, 'utf8'));
}

/** Decrypts what `seal` made at the same place; a Fault where the bytes, the key or the place differ. */
export function unseal(key: KeyObject, place: Place, sealed: Uint8Array): string {
  return unsealBytes(key, placeBytes(place), sealed).toString('utf8');
}

/** Encrypts a file's bytes at a place, as `seal` does text. */
export function sealFile(key: KeyObject, place: Place, bytes: Uint8Array): Buffer {
  return sealBytes(key, placeBytes(place), Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** Decrypts what `sealFile` made at the same place. */
export function unsealFile(key: KeyObject, place: Place, sealed: Uint8Array): Buffer {
  return unsealBytes(key, placeBytes(place), sealed);
}

/** Joint keys, for as long as both keys they are made of are held. */
const JOINT = new WeakMap<KeyObject, WeakMap<KeyObject, KeyObject>>();

/** One key out of two, which opens only while both stand: destroying either destroys what was sealed under it. */
export function jointKey(one: KeyObject, other: KeyObject): KeyObject {
  const made = JOINT.get(one) ?? new WeakMap<KeyObject, KeyObject>();
  JOINT.set(one, made);
  const key = made.get(other) ?? createSecretKey(Buffer.from(hkdfSync('sha256', Buffer.concat([one.export(), other.export()]), '', 'joint-key', 32)));
  made.set(other, key);
  return key;
}

/** Makes a person's key and wraps it under the agency's key; the wrapped form is what the database holds. */
export function makeSubjectKey(wrapping: KeyObject, agency: string, subject: string): { key: KeyObject; wrapped: Buffer } {
  const material = randomBytes(32);
  return { key: createSecretKey(material), wrapped: sealBytes(wrapping, Buffer.from(`subject-key|${agency}|${subject}`), material) };
}

/** Opens a wrapped key of one person. */
export function openSubjectKey(wrapping: KeyObject, agency: string, subject: string, wrapped: Uint8Array): KeyObject {
  return createSecretKey(unsealBytes(wrapping, Buffer.from(`subject-key|${agency}|${subject}`), wrapped));
}

function sealBytes(key: KeyObject, bound: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(bound);
  return Buffer.concat([Buffer.from([FORMAT]), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function unsealBytes(key: KeyObject, bound: Buffer, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < 29 || bytes[0] !== FORMAT) throw new Fault('A sealed value is not of a form this product writes.');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13));
  decipher.setAAD(bound);
  decipher.setAuthTag(bytes.subarray(-16));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(13, -16)), decipher.final()]);
  } catch {
    throw new Fault('A sealed value does not open here: it was changed, moved, or belongs to another key.');
  }
}

function placeBytes(place: Place): Buffer {
  return Buffer.from(`${place.table}|${place.agency}|${place.row}|${place.column}`);
}
