import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Invalid } from '../errors.ts';
import type { JsonObject } from './json.ts';
import { validateCredential } from './vc.ts';

const V2 = 'https://www.w3.org/ns/credentials/v2';
const SOUND: JsonObject = { '@context': [V2], type: ['VerifiableCredential'], issuer: 'did:example:issuer', credentialSubject: { id: 'did:example:subject' } };

// The cases bear the names of those in the W3C test suite for the data model 2.0 and are about the same; they were written anew here.
const ACCEPTED: [string, JsonObject][] = [
  ['credential', SOUND],
  ['context-combo1', { ...SOUND, '@context': [V2, 'https://www.w3.org/ns/credentials/examples/v2'] }],
  ['context-combo2', { ...SOUND, '@context': [V2, { Example: 'https://example.org/#Example' }] }],
  ['single-id, id-other', { ...SOUND, id: 'did:example:credential' }],
  ['issuer-object', { ...SOUND, issuer: { id: 'did:example:issuer', name: { '@value': 'Name', '@language': 'en' } } }],
  ['optional-type', { ...SOUND, type: ['VerifiableCredential', 'ExampleCredential'] }],
  ['type-mapped-url', { ...SOUND, type: ['VerifiableCredential', 'https://example.org/#Example'] }],
  ['subject-multiple', { ...SOUND, credentialSubject: [{ id: 'did:example:a' }, { name: 'b' }] }],
  ['status', { ...SOUND, credentialStatus: { id: 'https://example.org/1', type: 'Example' } }],
  ['status-missing-id', { ...SOUND, credentialStatus: { type: 'Example' } }],
  ['schemas', { ...SOUND, credentialSchema: [{ id: 'https://example.org/1', type: 'A' }, { id: 'https://example.org/2', type: 'B' }] }],
  ['refresh', { ...SOUND, refreshService: { id: 'https://example.org/1', type: 'A' } }],
  ['termsofuse', { ...SOUND, termsOfUse: { type: 'A' } }],
  ['evidences', { ...SOUND, evidence: [{ type: 'A' }, { type: ['B'] }] }],
  ['validity', { ...SOUND, validFrom: '2023-02-22T19:53:14Z', validUntil: '2023-02-22T19:53:14.5-12:00' }],
];

const REFUSED: [string, JsonObject, string][] = [
  ['no-context', without('@context'), '/@context'],
  ['missing-base-context', { ...SOUND, '@context': ['https://example.org/v1'] }, '/@context'],
  ['context-order', { ...SOUND, '@context': ['https://example.org/v1', V2] }, '/@context'],
  ['context-combo3', { ...SOUND, '@context': [V2, 'https ://not-a-url/contexts/example/v1'] }, '/@context/1'],
  ['context-combo5', { ...SOUND, '@context': [V2, 123192875] }, '/@context/1'],
  ['redef-type', { ...SOUND, '@context': [V2, { VerifiableCredential: 'https://example.org/#Bad' }] }, '/@context/1/VerifiableCredential'],
  ['redef-type2', { ...SOUND, '@context': [V2, { issuer: 'https://example.org/#Bad' }] }, '/@context/1/issuer'],
  ['type-mapped-nonurl', { ...SOUND, '@context': [V2, { Example: 'https ://not-a-url#Example' }] }, '/@context/1/Example'],
  ['type-unmapped', { ...SOUND, '@context': [V2, { '@vocab': null }], type: ['VerifiableCredential', 'Example'] }, '/type/1'],
  ['no-type', without('type'), '/type'],
  ['missing-required-type', { ...SOUND, type: ['Example'] }, '/type'],
  ['id-nonidentifier', { ...SOUND, id: null }, '/id'],
  ['nonsingle-id', { ...SOUND, id: ['did:example:a', 'did:example:b'] }, '/id'],
  ['not-url-id', { ...SOUND, id: 'not a url' }, '/id'],
  ['no-issuer', without('issuer'), '/issuer'],
  ['issuer-null', { ...SOUND, issuer: null }, '/issuer'],
  ['issuer-no-url', { ...SOUND, issuer: 'nobody' }, '/issuer'],
  ['issuer-object-no-id', { ...SOUND, issuer: { name: 'x' } }, '/issuer'],
  ['no-subject', without('credentialSubject'), '/credentialSubject'],
  ['subject-no-claims', { ...SOUND, credentialSubject: {} }, '/credentialSubject/0'],
  ['subject-multiple-empty', { ...SOUND, credentialSubject: [{ id: 'did:example:a' }, {}] }, '/credentialSubject/1'],
  ['id-subject-multi', { ...SOUND, credentialSubject: { id: ['did:example:a', 'did:example:b'] } }, '/credentialSubject/0/id'],
  ['status-missing-type', { ...SOUND, credentialStatus: { id: 'https://example.org/1' } }, '/credentialStatus/0/type'],
  ['status-nonurl-id', { ...SOUND, credentialStatus: { id: 'not-a-url', type: 'A' } }, '/credentialStatus/0/id'],
  ['schema-no-id', { ...SOUND, credentialSchema: { type: 'A' } }, '/credentialSchema/0/id'],
  ['schema-no-type', { ...SOUND, credentialSchema: { id: 'https://example.org/1' } }, '/credentialSchema/0/type'],
  ['refresh-no-type', { ...SOUND, refreshService: { id: 'https://example.org/1' } }, '/refreshService/0/type'],
  ['termsofuse-no-type', { ...SOUND, termsOfUse: { id: 'https://example.org/1' } }, '/termsOfUse/0/type'],
  ['evidence-missing-type', { ...SOUND, evidence: [{ id: 'https://example.org/1' }] }, '/evidence/0/type'],
  ['proof-missing-type', { ...SOUND, proof: { proofValue: 'z' } }, '/proof/0/type'],
  ['validfrom without a zone', { ...SOUND, validFrom: '2023-02-22T19:53:14' }, '/validFrom'],
  ['validity that ends before it begins', { ...SOUND, validFrom: '2023-02-22T19:53:14Z', validUntil: '2022-02-22T19:53:14Z' }, '/validUntil'],
];

function without(name: string): JsonObject {
  return Object.fromEntries(Object.entries(SOUND).filter(([k]) => k !== name));
}

describe('validateCredential', () => {
  it.each(ACCEPTED)('accepts %s', (_, document) => {
    expect(validateCredential(document)).toBe(document);
  });
  it.each(REFUSED)('refuses %s', (_, document, where) => {
    let caught: unknown;
    try {
      validateCredential(document);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(Invalid);
    expect((caught as Invalid).problems.map((p) => p.where)).toEqual([where]);
  });
  it('accepts the published vectors', () => {
    for (const name of ['unsigned.json', 'employmentAuth.json', 'eddsa-jcs-2022/signedJCS.json', 'proof-set-chain/signedProofChain2.json']) {
      expect(validateCredential(JSON.parse(readFileSync(new URL(`./vectors/${name}`, import.meta.url), 'utf8')))).toBeTruthy();
    }
  });
  it('refuses what is no object', () => {
    for (const wrong of [null, [], 'x', 1]) expect(() => validateCredential(wrong)).toThrow(Invalid);
  });
});
