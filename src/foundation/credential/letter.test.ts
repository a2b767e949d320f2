import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qrCode } from '../document/qr.ts';
import { Fault, Refusal } from '../errors.ts';
import { checkLetter, checkPaper } from './browser-verify.ts';
import type { LetterAnswer } from './browser-verify.ts';
import type { JsonObject } from './json.ts';
import { letterCredential, letterFacts, statusEntriesOf } from './letter.ts';
import type { LetterFacts } from './letter.ts';
import { toBase64url } from './multibase.ts';
import { checkAddress, packCredential, packPaper, unpackCredential } from './pack.ts';
import { pack } from './compress.ts';
import { newKeyPair, signCredential, verifyCredential } from './proof.ts';
import { canonical } from './secured.ts';
import { LEAST_ENTRIES, decodeStatusList, encodeStatusList, newStatusList, readStatus, statusListCredential, withStatus } from './status-list.ts';
import { validateCredential } from './vc.ts';

const ISSUER = 'https://fourfold.example.gov/agencies/orr';
const METHOD = `${ISSUER}#letters-2026`;
const LIST = `${ISSUER}/status/1`;
const PAIR = newKeyPair();
const NOW = new Date('2026-06-01T12:00:00Z');
const KEYS = [{ id: METHOD, publicKeyMultibase: PAIR.publicKeyMultibase, agency: 'Office of Refugee Resettlement' }];

const FACTS: LetterFacts = {
  serial: 'ORR-2026-7F3K9Q', type: 'certification', name: 'María José Muñoz Hernández', bornOn: '1987-03-02', issuedOn: '2026-05-06',
  issuer: ISSUER, statusList: LIST, statusIndex: 40321,
};

const sign = (credential: JsonObject, keys = PAIR): JsonObject => signCredential(credential, keys.secretKeyMultibase, { created: '2026-05-06T15:04:05Z', verificationMethod: METHOD });
const letter = (over: Partial<LetterFacts> = {}): JsonObject => sign(letterCredential({ ...FACTS, ...over }));
const list = async (...set: number[]): Promise<JsonObject> => sign(await statusListCredential({
  id: LIST, issuer: ISSUER, purposes: ['revocation', 'refresh'], validFrom: '2026-05-31T00:00:00Z',
  list: set.reduce((l, index) => withStatus(l, index, true), newStatusList()),
}));
const { withdrawn, replaced } = statusEntriesOf(FACTS.statusIndex);

const anyDay = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10));
const anyLetter: fc.Arbitrary<LetterFacts> = fc.record({
  serial: fc.string({ maxLength: 30 }), type: fc.constantFrom('certification', 'eligibility', 'interim'),
  name: fc.string({ unit: 'grapheme', maxLength: 80 }).map((s) => s.toWellFormed()), bornOn: anyDay, issuedOn: anyDay,
  issuer: fc.webUrl(), statusList: fc.oneof(fc.constant(LIST), fc.webUrl()), statusIndex: fc.nat(1_000_000),
}).chain((facts) => fc.option(anyDay, { nil: undefined }).map((until) => (until === undefined ? facts : { ...facts, validUntil: until })));

describe('a letter as a credential', () => {
  it('is a sound credential that says its facts and no more', () => {
    expect(validateCredential(letter({ validUntil: '2026-09-01' }))).toBeTruthy();
    expect(letterFacts(letter())).toEqual(FACTS);
    expect(Object.keys(letterCredential(FACTS)['credentialSubject'] as object)).toEqual(['type', 'name', 'birthDate', 'letterSerialNumber']);
    expect(() => letterCredential({ ...FACTS, bornOn: '1987-3-2' })).toThrow(Fault);
  });

  it('gives its facts back, by property', () => {
    fc.assert(fc.property(anyLetter, (facts) => {
      expect(letterFacts(letterCredential(facts))).toEqual(facts);
    }));
  });
});

describe('a packed letter', () => {
  it('is unpacked without loss, by property', async () => {
    await fc.assert(fc.asyncProperty(anyLetter, async (facts) => {
      const signed = sign(letterCredential(facts));
      const unpacked = await unpackCredential(await packCredential(signed));
      expect(canonical(unpacked)).toBe(canonical(signed));
      expect((await verifyCredential(unpacked, () => PAIR.publicKeyMultibase)).verified).toBe(true);
    }), { numRuns: 60 });
  });

  it('fits a QR code of version 20 at most, with 15 % error correction, even with a long name and an end', async () => {
    const page = 'https://fourfold.example.gov/letter-check';
    const usual = qrCode(await checkAddress(page, letter()));
    const long = qrCode(await checkAddress(page, letter({ name: 'María de los Ángeles Guadalupe Fernández-Villanueva de la Concepción y Rodríguez', type: 'interim', validUntil: '2026-09-01' })));
    expect(usual.version).toBeLessThanOrEqual(16);
    expect(long.version).toBeLessThanOrEqual(20);
    expect([usual.correction, long.correction]).toEqual(['M', 'M']);
    expect(new URL(await checkAddress(page, letter())).hash).toMatch(/^#v1\.[\w-]+$/);
  });

  it('is refused for anything that would be lost', async () => {
    const other = sign({ ...letterCredential(FACTS), narrative: 'what happened' });
    await expect(packCredential(other)).rejects.toBeInstanceOf(Refusal);
    await expect(packCredential(letterCredential(FACTS))).rejects.toBeInstanceOf(Refusal);
    await expect(packCredential(sign(letter()))).rejects.toBeInstanceOf(Refusal);
    const fine = signCredential(letterCredential(FACTS), PAIR.secretKeyMultibase, { created: '2026-05-06T15:04:05.678Z', verificationMethod: METHOD });
    await expect(packCredential(fine)).rejects.toBeInstanceOf(Refusal);
  });

  it('is a Fault if it is none', async () => {
    for (const wrong of ['', '#', 'v1.', 'v1.AA', 'v2.AAAA', 'v1.%%', `v1.${'A'.repeat(200)}`, `v1.AQ${'A'.repeat(200)}`]) await expect(unpackCredential(wrong)).rejects.toBeInstanceOf(Fault);
  });
});

describe('any other paper', () => {
  const paper = { '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/undefined-terms/v2'], type: ['VerifiableCredential', 'TrainingCertificate'], issuer: FACTS.issuer, validFrom: '2004-05-14T00:00:00+14:00', credentialSubject: { type: 'Person', name: 'María de los Ángeles Fernández-Villanueva', completed: 'Look beneath the surface: asking the right questions' } };
  it('is packed whole, checked as letters are, and is no letter', async () => {
    const packed = await packPaper(sign(paper));
    expect(packed).toMatch(/^p1\.[\w-]+$/);
    expect(canonical(await unpackCredential(`#${packed}`))).toBe(canonical(sign(paper)));
    expect(qrCode(`https://fourfold.example.gov/training-check#${packed}`).version).toBeLessThanOrEqual(24);
    expect((await checkPaper(packed, { keys: KEYS, now: NOW })).answer).toBe('valid');
    expect((await checkLetter(packed, { keys: KEYS, now: NOW })).answer).toBe('altered');
    expect((await checkPaper(await packPaper({ ...sign(paper), validFrom: '2004-05-15T00:00:00+14:00' }), { keys: KEYS, now: NOW })).answer).toBe('altered');
  });
  it('is a Fault if it is none', async () => {
    for (const text of ['p1.', 'p1.nothing', `p1.${toBase64url(await pack(new TextEncoder().encode('"text"'), 'deflate-raw'))}`, `p1.${toBase64url(await pack(new Uint8Array(100_000), 'deflate-raw'))}`]) await expect(unpackCredential(text), text.slice(0, 40)).rejects.toThrow();
  });
});

describe('a status list', () => {
  it('has 131,072 entries, of which withdrawing 1 of 611 letters flips exactly one bit', async () => {
    const before = newStatusList();
    expect(before.length * 8).toBe(LEAST_ENTRIES);
    const after = withStatus(before, statusEntriesOf(305).withdrawn, true);
    const flipped = Array.from({ length: LEAST_ENTRIES }, (_, k) => k).filter((k) => readStatus(before, k) !== readStatus(after, k));
    expect(flipped).toEqual([610]);
    expect(after[76]).toBe(0b0010_0000);
    expect(await decodeStatusList(await encodeStatusList(after))).toEqual(after);
  });

  it('is written the same everywhere and is small while few are set', async () => {
    const encoded = await encodeStatusList(newStatusList());
    expect(encoded).toMatch(/^uH4sIAAAAAAA[A-P]/);
    expect(Buffer.from(encoded.slice(1), 'base64url')[9]).toBe(255);
    expect(encoded.length).toBeLessThan(100);
  });

  it('refuses entries outside it, short lists and bombs', async () => {
    expect(() => readStatus(newStatusList(), LEAST_ENTRIES)).toThrow(Fault);
    expect(() => withStatus(newStatusList(), -1, true)).toThrow(Fault);
    expect(() => readStatus(newStatusList(), 0.5)).toThrow(Fault);
    await expect(encodeStatusList(new Uint8Array(100)).then(decodeStatusList)).rejects.toThrow(/fewer/);
    await expect(encodeStatusList(new Uint8Array(17 * 1024 * 1024)).then(decodeStatusList)).rejects.toThrow(/more than/);
    await expect(decodeStatusList('uAAAA')).rejects.toThrow(Fault);
  });
});

describe('the check that a page makes offline', () => {
  it('needs nothing that only a server has', () => {
    const seen = new Set<string>();
    const follow = (url: URL): void => {
      if (seen.has(url.href)) return;
      seen.add(url.href);
      const imports = [...readFileSync(url, 'utf8').matchAll(/^(?:import|export)[^;]*? from '([^']+)';/gm)].map((m) => m[1] ?? '');
      for (const from of imports) {
        if (from.startsWith('.')) follow(new URL(from, url));
        else expect(from).toBe('canonicalize');
      }
    };
    follow(new URL('./browser-verify.ts', import.meta.url));
    expect(seen.size).toBeGreaterThan(6);
  });

  const check = async (signed: JsonObject, statusList?: unknown, now = NOW, keys = KEYS): Promise<LetterAnswer> => (await checkLetter(await packCredential(signed), { keys, statusList, now })).answer;

  it('finds each of the six answers', async () => {
    expect(await check(letter(), await list())).toBe('valid');
    expect(await check(letter(), await list(withdrawn))).toBe('withdrawn');
    expect(await check(letter(), await list(replaced))).toBe('replaced');
    expect(await check(letter(), await list(withdrawn, replaced))).toBe('replaced');
    expect(await check(letter({ type: 'interim', validUntil: '2026-05-30' }), await list())).toBe('expired');
    expect(await check(letter({ type: 'interim', validUntil: '2026-05-30' }), await list(withdrawn))).toBe('withdrawn');
    expect(await check(sign(letterCredential(FACTS), newKeyPair()), await list())).toBe('altered');
    expect(await check(letter(), await list(), NOW, [])).toBe('unknown-key');
    for (const wrong of ['', '#v1.x', 'nonsense']) expect((await checkLetter(wrong, { keys: KEYS, now: NOW })).answer).toBe('altered');
  });

  it('lets a letter hold on its last day everywhere on Earth', async () => {
    const interim = letter({ type: 'interim', validUntil: '2026-06-01' });
    expect(await check(interim, undefined, new Date('2026-06-02T11:59:00Z'))).toBe('valid');
    expect(await check(interim, undefined, new Date('2026-06-02T12:00:00Z'))).toBe('expired');
  });

  it('says what it vouches for, and how current the status is', async () => {
    const fragment = await packCredential(letter());
    expect(await checkLetter(`#${fragment}`, { keys: KEYS, statusList: await list(), now: NOW })).toEqual({
      answer: 'valid', letter: FACTS, agency: 'Office of Refugee Resettlement', statusAsOf: '2026-05-31T00:00:00Z',
    });
    expect(await checkLetter(fragment, { keys: KEYS, now: NOW })).not.toHaveProperty('statusAsOf');
  });

  it('does not trust a status list that is forged, of another agency, another list or unreadable', async () => {
    const fragment = await packCredential(letter());
    const made = await list(withdrawn);
    const unsigned = await statusListCredential({ id: LIST, issuer: ISSUER, purposes: ['revocation', 'refresh'], validFrom: '2026-05-31T00:00:00Z', list: newStatusList() });
    const elsewhere = sign({ ...unsigned, id: `${ISSUER}/status/2` });
    for (const statusList of [{ ...made, validFrom: '2027-01-01T00:00:00Z' }, unsigned, sign(unsigned, newKeyPair()), elsewhere, null, 'x', {}, sign({ ...unsigned, credentialSubject: {} })]) {
      expect(await checkLetter(fragment, { keys: KEYS, statusList, now: NOW })).not.toHaveProperty('statusAsOf');
    }
  });

  it('lets no agency sign for another', async () => {
    const forged = signCredential(letterCredential({ ...FACTS, issuer: 'https://other.example/agency' }), PAIR.secretKeyMultibase, { created: '2026-05-06T15:04:05Z', verificationMethod: METHOD });
    expect(await check(forged)).toBe('altered');
  });

  it('agrees with the verifier of the server, whatever is changed, by property', async () => {
    const fragment = await packCredential(letter());
    const original = canonical(await unpackCredential(fragment));
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    await fc.assert(fc.asyncProperty(fc.nat(fragment.length - 1), fc.constantFrom(...alphabet.split('')), async (at, put) => {
      const changed = fragment.slice(0, at) + put + fragment.slice(at + 1);
      const { answer } = await checkLetter(changed, { keys: KEYS, now: NOW });
      const unpacked = await unpackCredential(changed).catch(() => undefined);
      const server = unpacked && await verifyCredential(unpacked, (m) => KEYS.find((k) => k.id === m)?.publicKeyMultibase);
      expect(answer === 'valid').toBe(server?.verified ?? false);
      expect(answer === 'unknown-key').toBe(server?.proofs[0]?.answer === 'unknown-key');
      // Only bits that stand for nothing may differ.
      if (answer === 'valid') expect(unpacked && canonical(unpacked)).toBe(original);
    }), { numRuns: 1500 });
  });
});
