import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../errors.ts';
import type { JsonObject } from './json.ts';
import { asList, isObject } from './json.ts';
import { fromBase58, fromBase64url, fromMultibase, fromPublicMultikey, fromSecretMultikey, toBase58, toBase64url, toMultibase58, toPublicMultikey, toSecretMultikey } from './multibase.ts';
import { hashOf, newKeyPair, newProofConfig, publicKeyOf, signCredential, verifyCredential } from './proof.ts';
import type { ProofOptions } from './proof.ts';
import { beforeProof, canonical, canonicalOf, proofConfig, proofsOf, withProof } from './secured.ts';

const vector = (path: string): string => readFileSync(new URL(`./vectors/${path}`, import.meta.url), 'utf8');
const object = (path: string): JsonObject => JSON.parse(vector(path)) as JsonObject;
const KEYS = object('keyPair.json') as { publicKeyMultibase: string; privateKeyMultibase: string };
const UNSIGNED = object('unsigned.json');
const METHOD = `did:key:${KEYS.publicKeyMultibase}#${KEYS.publicKeyMultibase}`;
/** A did:key holds its own public key. */
const resolve = (method: string): string | undefined => /^did:key:(z6Mk\w+)#\1$/.exec(method)?.[1];

describe('the published vectors of eddsa-jcs-2022', () => {
  const read = new Set<string>();
  const file = (name: string): string => {
    read.add(name);
    return vector(`eddsa-jcs-2022/${name}`);
  };
  const options = { created: '2023-02-24T23:36:38Z', verificationMethod: METHOD };
  const signed = signCredential(UNSIGNED, KEYS.privateKeyMultibase, options);
  const config = newProofConfig(UNSIGNED, options);
  const texts = canonicalOf(UNSIGNED, config);
  const signature = fromMultibase(proofsOf(signed)[0]?.['proofValue'] as string);

  it('are reproduced byte for byte', () => {
    expect(texts.document).toBe(file('canonDocJCS.txt'));
    expect(`${JSON.stringify(config, null, 2)}`).toBe(file('proofConfigJCS.json').trimEnd());
    expect(texts.proof).toBe(file('proofCanonJCS.txt'));
    expect(hashOf(texts).subarray(32).toString('hex')).toBe(file('docHashJCS.txt'));
    expect(hashOf(texts).subarray(0, 32).toString('hex')).toBe(file('proofHashJCS.txt'));
    expect(hashOf(texts).toString('hex')).toBe(file('combinedHashJCS.txt'));
    expect(Buffer.from(signature).toString('hex')).toBe(file('sigHexJCS.txt'));
    expect(toMultibase58(signature)).toBe(file('sigBTC58JCS.txt'));
    expect(JSON.stringify(signed, null, 2)).toBe(file('signedJCS.json').trimEnd());
  });

  it('are all read', () => {
    expect(readdirSync(new URL('./vectors/eddsa-jcs-2022', import.meta.url)).filter((n) => !read.has(n))).toEqual([]);
  });

  it('verify', async () => {
    expect(await verifyCredential(object('eddsa-jcs-2022/signedJCS.json'), resolve)).toEqual({ verified: true, proofs: [{ verificationMethod: METHOD, answer: 'good' }] });
  });

  it('sign the employment authorization document too', async () => {
    expect((await verifyCredential(signCredential(object('employmentAuth.json'), KEYS.privateKeyMultibase, options), resolve)).verified).toBe(true);
  });
});

describe('the published vectors of proof sets and chains', () => {
  // They are signed with eddsa-rdfc-2022, which needs RDF canonicalization; what does not depend on the suite is held to them.
  const keys = object('proof-set-chain/multiKeyPairs.json') as unknown as Record<string, { publicKeyMultibase: string; privateKeyMultibase: string }>;
  const chain = object('proof-set-chain/signedProofChain2.json');

  it('have keys that belong together', () => {
    for (const pair of Object.values(keys)) {
      expect(publicKeyOf(pair.privateKeyMultibase)).toBe(pair.publicKeyMultibase);
      expect(toPublicMultikey(fromPublicMultikey(pair.publicKeyMultibase))).toBe(pair.publicKeyMultibase);
      expect(toSecretMultikey(fromSecretMultikey(pair.privateKeyMultibase))).toBe(pair.privateKeyMultibase);
    }
  });

  it('have the configurations and the documents before each proof that we make', () => {
    const [first, second, third, fourth] = proofsOf(chain) as [JsonObject, JsonObject, JsonObject, JsonObject];
    expect([first, second, third, fourth].map(proofConfig)).toEqual(
      ['proofSetConfig1', 'proofSetConfig2', 'proofChainConfig1', 'proofChainConfig2'].map((n) => object(`proof-set-chain/${n}.json`)));
    expect(beforeProof(chain, first)).toEqual(UNSIGNED);
    expect(beforeProof(chain, second)).toEqual(UNSIGNED);
    expect(beforeProof(chain, third)).toEqual(object('proof-set-chain/proofChainTempDoc1.json'));
    expect(beforeProof(chain, fourth)).toEqual(object('proof-set-chain/proofChainTempDoc2.json'));
  });

  it('are put together as we put them', () => {
    const proofs = ['proofSetConfigSigned1', 'proofSetConfigSigned2', 'proofChainConfigSigned1', 'proofChainConfigSigned2'].map((n) => object(`proof-set-chain/${n}.json`));
    const made = ['signedProofSet1', 'signedProofSet2', 'signedProofChain1', 'signedProofChain2'];
    let document = object('proof-set-chain/unsigned.json');
    proofs.forEach((proof, k) => {
      document = withProof(document, proof);
      expect(document).toEqual(object(`proof-set-chain/${made[k]}.json`));
    });
  });

  it('do not verify by our suite', async () => {
    const { verified, proofs } = await verifyCredential(chain, resolve);
    expect(verified).toBe(false);
    expect(proofs.map((p) => p.problem)).toEqual(Array.from({ length: 4 }, () => 'A proof is not of the suite eddsa-jcs-2022.'));
  });

  it('verify as sets and chains when signed with eddsa-jcs-2022, and not once a link is changed', async () => {
    let signed = UNSIGNED;
    ['proofSetConfig1', 'proofSetConfig2', 'proofChainConfig1', 'proofChainConfig2'].forEach((n, k) => {
      const { created, verificationMethod, proofPurpose, id, previousProof } = object(`proof-set-chain/${n}.json`) as unknown as Required<ProofOptions>;
      signed = signCredential(signed, keys[`keyPair${k + 1}`]?.privateKeyMultibase ?? '', {
        created, verificationMethod, proofPurpose, ...(k < 3 ? { id } : {}), ...(k > 1 ? { previousProof } : {}),
      });
    });
    expect(await verifyCredential(signed, resolve)).toMatchObject({ verified: true, proofs: { length: 4 } });
    const proofs = proofsOf(signed);
    const without = (k: number): JsonObject => ({ ...signed, proof: proofs.filter((_, n) => n !== k) });
    for (const k of [0, 1, 2]) expect((await verifyCredential(without(k), resolve)).verified).toBe(false);
    const swapped = { ...signed, proof: proofs.map((p, k) => (k === 0 ? { ...p, created: '2023-02-24T23:36:39Z' } : p)) };
    expect((await verifyCredential(swapped, resolve)).proofs.map((p) => p.answer)).toEqual(['bad', 'good', 'bad', 'good']);
  });
});

describe('verifyCredential', () => {
  const pair = newKeyPair();
  const signed = signCredential(UNSIGNED, pair.secretKeyMultibase, { created: '2026-01-02T03:04:05Z', verificationMethod: 'https://a.example#k1' });
  const known = (method: string): string | undefined => (method === 'https://a.example#k1' ? pair.publicKeyMultibase : undefined);

  it('fails when any byte of a signed credential is changed, by property', async () => {
    const bytes = Buffer.from(JSON.stringify(signed));
    await fc.assert(fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ by;
      let parsed: unknown;
      try {
        parsed = JSON.parse(changed.toString('utf8'));
      } catch {
        return;
      }
      expect(isObject(parsed) && (await verifyCredential(parsed, known)).verified).toBe(false);
    }), { numRuns: 3000 });
  });

  it('fails when any value anywhere is replaced or left out', async () => {
    const paths: (string | number)[][] = [];
    const walk = (value: unknown, path: (string | number)[]): void => {
      if (path.length > 0) paths.push(path);
      if (typeof value === 'object' && value !== null) for (const [k, v] of Object.entries(value)) walk(v, [...path, k]);
    };
    walk(signed, []);
    for (const path of paths) {
      for (const put of [undefined, 'x', null, []]) {
        const changed = structuredClone(signed) as Record<string, unknown>;
        let at = changed;
        for (const step of path.slice(0, -1)) at = at[step] as Record<string, unknown>;
        const last = String(path.at(-1));
        if (put === undefined) delete at[last];
        else at[last] = put;
        expect((await verifyCredential(JSON.parse(JSON.stringify(changed)) as JsonObject, known)).verified, path.join('/')).toBe(false);
      }
    }
  });

  it('lets contexts be added behind the signed ones only', async () => {
    const context = asList(signed['@context']);
    expect((await verifyCredential({ ...signed, '@context': [...context, 'https://example.org/more'] }, known)).verified).toBe(true);
    expect((await verifyCredential({ ...signed, '@context': ['https://example.org/more', ...context] }, known)).verified).toBe(false);
  });

  it('tells an unknown key from a bad signature, and refuses another purpose or no proof', async () => {
    expect((await verifyCredential(signed, () => undefined)).proofs[0]?.answer).toBe('unknown-key');
    expect((await verifyCredential(signed, () => newKeyPair().publicKeyMultibase)).proofs[0]?.answer).toBe('bad');
    expect((await verifyCredential(signed, known, { proofPurpose: 'authentication' })).verified).toBe(false);
    expect((await verifyCredential(UNSIGNED, known)).verified).toBe(false);
    expect((await verifyCredential({ ...signed, proof: [...proofsOf(signed), 'x'] }, known)).verified).toBe(false);
  });
});

describe('multibase', () => {
  it('gives back every run of bytes, by property', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(fromBase58(toBase58(bytes))).toEqual(bytes);
      expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
      expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    }));
  });
  it('has one way to write each run of bytes', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('A', 'B', 'g', 'w', '_', '='), maxLength: 9 }), (text) => {
      let bytes: Uint8Array;
      try {
        bytes = fromBase64url(text);
      } catch {
        return;
      }
      expect(toBase64url(bytes)).toBe(text);
    }));
  });
  it('refuses what is not a key', () => {
    for (const wrong of ['', 'x', 'z', 'z0', 'm00', KEYS.privateKeyMultibase, `${KEYS.publicKeyMultibase}1`]) expect(() => fromPublicMultikey(wrong)).toThrow(Fault);
    expect(() => canonical('\ud800')).toThrow(Fault);
  });
});
