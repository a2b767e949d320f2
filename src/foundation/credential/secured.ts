/**
 * What a proof of the suite eddsa-jcs-2022 is made over, without any cryptography: shared by the server, which signs and
 * verifies with node:crypto, and by the page that verifies offline with WebCrypto (W3C vc-di-eddsa 3.3, vc-data-integrity 4).
 */
import canonicalize from 'canonicalize';
import { Fault } from '../errors.ts';
import { asList, isList, isObject } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { fromMultibase } from './multibase.ts';

/** The one suite that is signed and verified here. */
export const CRYPTOSUITE = 'eddsa-jcs-2022';

/** The two canonical texts whose SHA-256 hashes, proof first, are what is signed. */
export interface Canonical {
  proof: string;
  document: string;
}

/** A proof taken out of its document: what was signed, by which key, and the signature of 64 bytes. */
export interface OpenedProof {
  canonical: Canonical;
  verificationMethod: string;
  signature: Uint8Array;
}

/** The JSON Canonicalization Scheme (RFC 8785); Fault for what JSON cannot hold. */
export function canonical(value: Json): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (error) {
    throw new Fault('This cannot be written as canonical JSON.', { cause: error });
  }
  if (text === undefined) throw new Fault('This cannot be written as canonical JSON.');
  return text;
}

/** Every proof of a document, in order; what is no object stands as an empty one, which no key can have signed. */
export function proofsOf(document: JsonObject): readonly JsonObject[] {
  return asList(document['proof']).map((p) => (isObject(p) ? p : {}));
}

/** The document as it stood before a proof was added: without proofs, but with those that the proof says came before it. */
export function beforeProof(document: JsonObject, proof: JsonObject): JsonObject {
  const { proof: _, ...bare } = document;
  const previous = asList(proof['previousProof']);
  if (previous.length === 0) return bare;
  const found = proofsOf(document).filter((p) => p['id'] !== undefined && previous.includes(p['id']));
  if (found.length !== previous.length) throw new Fault('A proof names a proof before it that is not there.');
  return { ...bare, proof: found };
}

/** A proof without its value, which is what is signed along with the document. */
export function proofConfig(proof: JsonObject): JsonObject {
  const { proofValue: _, ...config } = proof;
  return config;
}

/** The texts to hash for a document that is already as it stood before the proof. */
export function canonicalOf(document: JsonObject, config: JsonObject): Canonical {
  return { proof: canonical(config), document: canonical(document) };
}

/** Opens one proof of a signed document; Fault says what makes it no proof of this suite and purpose. */
export function openProof(document: JsonObject, proof: JsonObject, purpose: string): OpenedProof {
  const { type, cryptosuite, proofPurpose, verificationMethod, proofValue, created } = proof;
  if (type !== 'DataIntegrityProof' || cryptosuite !== CRYPTOSUITE) throw new Fault(`A proof is not of the suite ${CRYPTOSUITE}.`);
  if (proofPurpose !== purpose) throw new Fault(`A proof is not made for ${purpose}.`);
  if (typeof verificationMethod !== 'string') throw new Fault('A proof names no key.');
  if (created !== undefined && (typeof created !== 'string' || Number.isNaN(Date.parse(created)))) throw new Fault('A proof was made at no time.');
  if (typeof proofValue !== 'string' || !proofValue.startsWith('z')) throw new Fault('A proof has no value.');
  const signature = fromMultibase(proofValue);
  if (signature.length !== 64) throw new Fault('A signature does not have 64 bytes.');
  const bare = withContextOf(beforeProof(document, proof), proof);
  return { canonical: canonicalOf(bare, proofConfig(proof)), verificationMethod, signature };
}

/** Contexts may be added after signing, behind those that were signed (vc-di-eddsa 3.3.2). */
function withContextOf(document: JsonObject, proof: JsonObject): JsonObject {
  const signed = proof['@context'];
  if (signed === undefined) return document;
  const now = document['@context'];
  const begins = now !== undefined && asList(signed).every((c, k) => canonical(c) === canonical(asList(now)[k] ?? null));
  if (!begins) throw new Fault('The contexts of a document are not those that were signed.');
  return { ...document, '@context': signed };
}

/** A document with one more proof: alone it stands by itself, with others it joins their list. */
export function withProof(document: JsonObject, proof: JsonObject): JsonObject {
  const there = document['proof'];
  if (there === undefined) return { ...document, proof };
  return { ...document, proof: [...(isList(there) ? there : [there]), proof] };
}
