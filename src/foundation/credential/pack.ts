/**
 * A signed letter small enough for a QR code. What every letter has in common is left out and written again when it is
 * unpacked; the signature then fits the rebuilt credential or nothing does.
 */
import { Fault, Refusal } from '../errors.ts';
import { pack, unpack } from './compress.ts';
import { isObject, type JsonObject } from './json.ts';
import { letterCredential, letterFacts } from './letter.ts';
import type { LetterFacts, LetterType } from './letter.ts';
import { fromBase64url, fromMultibase, toBase64url, toMultibase58 } from './multibase.ts';
import { canonical, CRYPTOSUITE, proofsOf } from './secured.ts';

const VERSION = 'v1.';
/** Papers of which nothing is left out. */
const WHOLE = 'p1.';
const CODES: Readonly<Record<LetterType, string>> = { certification: 'c', eligibility: 'e', interim: 'i' };
const SIGNATURE_BYTES = 64;
/** What follows the first byte: JSON as it is, or packed where that is shorter. */
const PLAIN = 0;
const DEFLATED = 1;
const MOST_BYTES = 4096;

/** The signed letter as the fragment of an address, `v1.…` without `#`; Refusal `credential.not-packable` for any other credential. */
export async function packCredential(signed: JsonObject): Promise<string> {
  const facts = letterFacts(signed);
  const [proof, ...others] = proofsOf(signed);
  const [value, method, created] = [proof?.['proofValue'], proof?.['verificationMethod'], proof?.['created']];
  if (!facts || others.length > 0 || typeof value !== 'string' || typeof method !== 'string' || typeof created !== 'string') refuse();
  const body = bodyOf(facts, method, created);
  if (!isBody(body)) refuse();
  const signature = fromMultibase(value);
  if (signature.length !== SIGNATURE_BYTES || canonical(rebuild(body, signature)) !== canonical(signed)) refuse();
  const plain = new TextEncoder().encode(JSON.stringify(body));
  const deflated = await pack(plain, 'deflate-raw');
  const shorter = deflated.length < plain.length ? deflated : plain;
  const bytes = Uint8Array.from([shorter === deflated ? DEFLATED : PLAIN, ...signature, ...shorter]);
  return VERSION + toBase64url(bytes);
}

/** Any signed paper that is no letter as the fragment of an address, whole. */
export async function packPaper(signed: JsonObject): Promise<string> {
  return WHOLE + toBase64url(await pack(new TextEncoder().encode(JSON.stringify(signed)), 'deflate-raw'));
}

/** The signed letter, or other paper, out of a fragment, with or without its `#`; Fault if it is none. The signature is not verified here. */
export async function unpackCredential(fragment: string): Promise<JsonObject> {
  const text = fragment.replace(/^#/, '');
  if (text.startsWith(WHOLE)) return whole(await unpack(fromBase64url(text.slice(WHOLE.length)), 'deflate-raw', MOST_BYTES));
  if (!text.startsWith(VERSION)) throw new Fault('This is not a packed letter.');
  const bytes = fromBase64url(text.slice(VERSION.length));
  const [form, rest] = [bytes[0], bytes.subarray(1 + SIGNATURE_BYTES)];
  if (form !== PLAIN && form !== DEFLATED) throw new Fault('This is not a packed letter.');
  const plain = form === DEFLATED ? await unpack(rest, 'deflate-raw', MOST_BYTES) : rest;
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain));
  } catch (error) {
    throw new Fault('This is not a packed letter.', { cause: error });
  }
  if (!isBody(body)) throw new Fault('This is not a packed letter.');
  return rebuild(body, bytes.slice(1, 1 + SIGNATURE_BYTES));
}

function whole(bytes: Uint8Array): JsonObject {
  let paper: unknown;
  try {
    paper = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    throw new Fault('This is not a packed paper.', { cause: error });
  }
  if (!isObject(paper)) throw new Fault('This is not a packed paper.');
  return paper;
}

/** The address to print as a QR code: the letter stands in its fragment, which no browser sends to the server. */
export async function checkAddress(page: string, signed: JsonObject): Promise<string> {
  return `${page}#${await packCredential(signed)}`;
}

/** Type, serial, name, born, issued, until or 0, status index, issuer, status list, key, signed at in seconds; an address below the issuer's is written without it. */
type Body = [string, string, string, string, string, string | 0, number, string, string, string, number];

function bodyOf(facts: LetterFacts, method: string, created: string): Body {
  const under = (address: string): string => (address.startsWith(facts.issuer) ? `~${address.slice(facts.issuer.length)}` : address);
  return [
    CODES[facts.type], facts.serial, facts.name, shortDay(facts.bornOn), shortDay(facts.issuedOn),
    facts.validUntil === undefined ? 0 : shortDay(facts.validUntil), facts.statusIndex,
    facts.issuer, under(facts.statusList), under(method), Date.parse(created) / 1000,
  ];
}

function isBody(value: unknown): value is Body {
  if (!Array.isArray(value) || value.length !== 11) return false;
  return value.every((v, k) => (k === 6 || k === 10 ? Number.isSafeInteger(v) && Number(v) >= 0 : typeof v === 'string' || (k === 5 && v === 0)));
}

function rebuild(body: Body, signature: Uint8Array): JsonObject {
  const [code, serial, name, bornOn, issuedOn, until, statusIndex, issuer, list, method, seconds] = body;
  const type = Object.entries(CODES).find(([, c]) => c === code)?.[0];
  if (type === undefined || !Number.isFinite(seconds) || seconds > 8.64e12) throw new Fault('This is not a packed letter.');
  const whole = (address: string): string => (address.startsWith('~') ? issuer + address.slice(1) : address);
  const credential = letterCredential({
    serial, type: type as LetterType, name, bornOn: longDay(bornOn), issuedOn: longDay(issuedOn),
    ...(until === 0 ? {} : { validUntil: longDay(until) }), issuer, statusList: whole(list), statusIndex,
  });
  const context = credential['@context'];
  return {
    ...credential,
    proof: {
      type: 'DataIntegrityProof',
      cryptosuite: CRYPTOSUITE,
      created: new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'),
      verificationMethod: whole(method),
      proofPurpose: 'assertionMethod',
      ...(context === undefined ? {} : { '@context': context }),
      proofValue: toMultibase58(signature),
    },
  };
}

const shortDay = (day: string): string => day.replaceAll('-', '');

const longDay = (day: string): string => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;

function refuse(): never {
  throw new Refusal('credential.not-packable', 'Only a letter that carries one proof and nothing beyond its own facts fits in a code.');
}
