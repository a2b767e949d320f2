/**
 * Checks a letter on the page of whoever holds it, without asking the server which letter it is: WebCrypto only, and the
 * keys and the status list, which are the same for every letter, come with the page.
 */
import { isObject } from './json.ts';
import type { JsonObject } from './json.ts';
import { letterFacts } from './letter.ts';
import type { LetterFacts } from './letter.ts';
import { fromPublicMultikey } from './multibase.ts';
import { unpackCredential } from './pack.ts';
import { openProof, proofsOf } from './secured.ts';
import { statusesOf } from './status-list.ts';

/** A key that the page trusts, and whose it is. */
export interface TrustedKey {
  /** The verification method as proofs name it: the agency's address, `#`, the key's name. */
  id: string;
  publicKeyMultibase: string;
  agency: string;
}

/** What a check can find; the first that holds of altered, unknown-key, replaced, withdrawn, expired, valid. */
export type LetterAnswer = 'valid' | 'replaced' | 'withdrawn' | 'expired' | 'altered' | 'unknown-key';

/** What a check found: the facts only where the signature vouches for them, and how current the status is. */
export interface LetterCheck {
  answer: LetterAnswer;
  letter?: LetterFacts;
  agency?: string;
  /** When the status list was made, ISO 8601; undefined if none that can be trusted was at hand, and then `valid` says nothing about withdrawal. */
  statusAsOf?: string;
}

/** What the page has at hand. */
export interface CheckOptions {
  keys: readonly TrustedKey[];
  /** The signed status list credential, if one was fetched. */
  statusList?: unknown;
  now: Date;
}

/** What a check of any paper found: what it says only where the signature vouches for it. */
export interface PaperCheck { answer: LetterAnswer; paper?: JsonObject; agency?: string; statusAsOf?: string }

/** Checks the packed letter in an address's fragment; it never throws for what the fragment or the list holds. */
export async function checkLetter(fragment: string, options: CheckOptions): Promise<LetterCheck> {
  const { paper, ...found } = await checkPaper(fragment, options);
  if (!paper) return found;
  const letter = letterFacts(paper);
  return letter ? { ...found, letter } : { answer: 'altered' };
}

/** Checks any signed paper that an address's fragment carries; it never throws for what the fragment or the list holds. */
export async function checkPaper(fragment: string, { keys, statusList, now }: CheckOptions): Promise<PaperCheck> {
  const paper = await orUndefined(unpackCredential(fragment));
  if (!paper) return { answer: 'altered' };
  const signer = await signerOf(paper, keys);
  if (signer === 'altered' || signer === 'unknown-key') return { answer: signer };
  const issuer = paper['issuer'];
  // A trusted key speaks for its own agency only.
  if (typeof issuer !== 'string' || !belongsTo(signer, issuer)) return { answer: 'altered' };
  const status = await statusFor(paper, statusList, keys, issuer);
  const found = { paper, agency: signer.agency, ...(status ? { statusAsOf: status.asOf } : {}) };
  if (status?.set.has('refresh')) return { answer: 'replaced', ...found };
  if (status?.set.has('revocation')) return { answer: 'withdrawn', ...found };
  const until = paper['validUntil'];
  if (typeof until === 'string' && now.getTime() > Date.parse(until)) return { answer: 'expired', ...found };
  return { answer: 'valid', ...found };
}

/** The key whose signature fits every proof of a credential, or why there is none. */
async function signerOf(credential: JsonObject, keys: readonly TrustedKey[]): Promise<TrustedKey | 'altered' | 'unknown-key'> {
  const [proof, ...others] = proofsOf(credential);
  if (!proof || others.length > 0) return 'altered';
  let opened: ReturnType<typeof openProof>;
  try {
    opened = openProof(credential, proof, 'assertionMethod');
  } catch {
    return 'altered';
  }
  const key = keys.find((k) => k.id === opened.verificationMethod);
  if (!key) return 'unknown-key';
  const signed = new Uint8Array(64);
  signed.set(await sha256(opened.canonical.proof), 0);
  signed.set(await sha256(opened.canonical.document), 32);
  const imported = await crypto.subtle.importKey('raw', new Uint8Array(fromPublicMultikey(key.publicKeyMultibase)), 'Ed25519', false, ['verify']);
  return (await crypto.subtle.verify('Ed25519', imported, new Uint8Array(opened.signature), signed)) ? key : 'altered';
}

/** The status of a paper, if the list is the one it names, is signed by its own agency and can be read. */
async function statusFor(credential: JsonObject, list: unknown, keys: readonly TrustedKey[], issuer: string): Promise<{ set: Set<string>; asOf: string } | undefined> {
  if (!isObject(list) || list['issuer'] !== issuer || typeof list['validFrom'] !== 'string') return undefined;
  const signer = await signerOf(list, keys);
  if (typeof signer === 'string' || !belongsTo(signer, issuer)) return undefined;
  const set = await orUndefined(statusesOf(credential, list));
  return set && { set, asOf: list['validFrom'] };
}

function belongsTo(key: TrustedKey, issuer: string): boolean {
  return key.id.startsWith(`${issuer}#`);
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

async function orUndefined<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch {
    return undefined;
  }
}
