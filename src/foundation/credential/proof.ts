import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { Fault } from '../errors.ts';
import type { JsonObject } from './json.ts';
import { fromPublicMultikey, fromSecretMultikey, toMultibase58, toPublicMultikey, toSecretMultikey } from './multibase.ts';
import { CRYPTOSUITE, beforeProof, canonicalOf, openProof, proofsOf, withProof } from './secured.ts';
import type { Canonical } from './secured.ts';

// PKCS #8 and SPKI headers of an Ed25519 key, before its 32 bytes (RFC 8410).
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** A pair of Ed25519 keys as multikeys; the secret one never leaves the server. */
export interface KeyPair {
  publicKeyMultibase: string;
  secretKeyMultibase: string;
}

/** How a credential is to be signed; `created` is an instant in ISO 8601. */
export interface ProofOptions {
  verificationMethod: string;
  created?: string;
  /** `assertionMethod` unless given. */
  proofPurpose?: string;
  id?: string;
  /** The ids of proofs already there that this one also vouches for. */
  previousProof?: string | readonly string[];
}

/** Finds the public multikey of a verification method; undefined if it is not trusted. */
export type ResolveKey = (verificationMethod: string) => string | undefined | Promise<string | undefined>;

/** What became of one proof. */
export type ProofAnswer = 'good' | 'unknown-key' | 'bad';

/** What verifying found: `verified` only if there is a proof and every one of them is good. */
export interface Verification {
  verified: boolean;
  proofs: readonly { verificationMethod: string | undefined; answer: ProofAnswer; problem?: string }[];
}

/** A new pair of keys. */
export function newKeyPair(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    publicKeyMultibase: toPublicMultikey(publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI.length)),
    secretKeyMultibase: toSecretMultikey(privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8.length)),
  };
}

/** The public key that belongs to a secret multikey. */
export function publicKeyOf(secretKeyMultibase: string): string {
  const der = createPublicKey(secretKey(secretKeyMultibase)).export({ format: 'der', type: 'spki' });
  return toPublicMultikey(der.subarray(SPKI.length));
}

/** The 64 bytes that are signed: the hash of the proof's configuration, then the hash of the document (vc-di-eddsa 3.3.4). */
export function hashOf(of: Canonical): Buffer {
  const sha256 = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
  return Buffer.concat([sha256(of.proof), sha256(of.document)]);
}

/** The configuration of a new proof, with the contexts of the document it is for (vc-di-eddsa 3.3.5). */
export function newProofConfig(document: JsonObject, options: ProofOptions): JsonObject {
  const context = document['@context'];
  return {
    type: 'DataIntegrityProof',
    ...(options.id === undefined ? {} : { id: options.id }),
    cryptosuite: CRYPTOSUITE,
    ...(options.created === undefined ? {} : { created: options.created }),
    verificationMethod: options.verificationMethod,
    proofPurpose: options.proofPurpose ?? 'assertionMethod',
    ...(options.previousProof === undefined ? {} : { previousProof: options.previousProof }),
    ...(context === undefined ? {} : { '@context': context }),
  };
}

/** The credential with a proof of eddsa-jcs-2022, added to those it has; `secretKeyMultibase` is an Ed25519 secret multikey. */
export function signCredential(credential: JsonObject, secretKeyMultibase: string, options: ProofOptions): JsonObject {
  const config = newProofConfig(credential, options);
  const signature = sign(null, hashOf(canonicalOf(beforeProof(credential, config), config)), secretKey(secretKeyMultibase));
  return withProof(credential, { ...config, proofValue: toMultibase58(signature) });
}

/** Verifies every proof of a credential, sets and chains included; it never throws for what the credential holds. */
export async function verifyCredential(credential: JsonObject, resolveKey: ResolveKey, options: { proofPurpose?: string } = {}): Promise<Verification> {
  const proofs = [];
  for (const proof of proofsOf(credential)) {
    proofs.push(await verifyProof(credential, proof, resolveKey, options.proofPurpose ?? 'assertionMethod'));
  }
  return { verified: proofs.length > 0 && proofs.every((p) => p.answer === 'good'), proofs };
}

async function verifyProof(credential: JsonObject, proof: JsonObject, resolveKey: ResolveKey, purpose: string): Promise<Verification['proofs'][number]> {
  const method = proof['verificationMethod'];
  const verificationMethod = typeof method === 'string' ? method : undefined;
  let opened: ReturnType<typeof openProof>;
  try {
    opened = openProof(credential, proof, purpose);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { verificationMethod, answer: 'bad', problem: error.message };
  }
  const key = await resolveKey(opened.verificationMethod);
  if (key === undefined) return { verificationMethod, answer: 'unknown-key' };
  const good = verify(null, hashOf(opened.canonical), publicKey(key), opened.signature);
  return { verificationMethod, answer: good ? 'good' : 'bad', ...(good ? {} : { problem: 'The signature does not fit.' }) };
}

function secretKey(multikey: string): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8, fromSecretMultikey(multikey)]), format: 'der', type: 'pkcs8' });
}

function publicKey(multikey: string): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI, fromPublicMultikey(multikey)]), format: 'der', type: 'spki' });
}
