import { createHmac, type KeyObject } from 'node:crypto';

// Crockford's base 32: no I, L, O or U, so that a number read over the telephone is written down as it was printed.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new serial number, 40 random bits and two check characters: `7Q4M-2XKD-9V`. It tells nothing of order, number or person. */
export function newSerial(bytes: Uint8Array = crypto.getRandomValues(new Uint8Array(8))): string {
  const body = [...bytes].map((b) => ALPHABET[b % 32]).join('');
  return format(body + checkCharacters(body));
}

/** Reads a serial number as people type it (spaces, lower case, O for 0, I or L for 1); undefined where its check characters do not meet. */
export function readSerial(typed: string): string | undefined {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{10}$/.test(text)) return undefined;
  return checkCharacters(text.slice(0, 8)) === text.slice(8) ? format(text) : undefined;
}

/** The keyed hash of what only a holder knows together: the number, the first letter of the family name, and a year that stands on the paper. */
export function checkCode(key: KeyObject, serial: string, familyInitial: string, year: number): Buffer {
  return createHmac('sha256', key).update(`${serial}|${initialOf(familyInitial)}|${year}`).digest();
}

/** The first letter of a name as it is asked for on the check page: without accents, in upper case. */
export function initialOf(name: string): string {
  return [...name.trim().normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase()][0] ?? '-';
}

/** Two characters over ten bits: a weighted sum modulo the prime 1021, which notices every single wrong or swapped character. */
function checkCharacters(body: string): string {
  let sum = 0;
  [...body].forEach((c, i) => { sum = (sum + ALPHABET.indexOf(c) * [701, 349, 877, 113, 541, 29, 967, 257][i % 8]!) % 1021; });
  return ALPHABET[Math.floor(sum / 32)]! + ALPHABET[sum % 32]!;
}

function format(text: string): string {
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}
