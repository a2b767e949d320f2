import { createPrivateKey, createPublicKey, createSecretKey, generateKeyPairSync, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isId } from '../database/who.ts';

/** The keys of one agency: what wraps its people's keys, what its blind index is made with, and what signs its letters. */
export interface AgencyKeys {
  wrapping: KeyObject;
  indexing: KeyObject;
  signing: { privateKey: KeyObject; publicKey: KeyObject };
}

/** Where agencies' keys are held: files here; a key service or an agency's own machine fits the same shape. */
export interface KeyStore {
  of(agency: string): AgencyKeys;
  /** The keys of the installation itself, which sign audit heads and releases. */
  installation(): { privateKey: KeyObject; publicKey: KeyObject };
  /** The key under which the public check of letters hashes what the holder knows. */
  checking(): KeyObject;
  /** The keys of deconfliction, the installation's own and no agency's: what marks what agencies hold, and what seals the word by which two of them may find each other. */
  deconflicting(): { marking: KeyObject; telling: KeyObject };
  agencies(): string[];
}

interface StoredKeys { root: string; signing: string }

/** A key store in the data folder's `keys`, each agency one file that only its owner can read; back it up apart from the database. */
export function openKeyStore(dataFolder: string): KeyStore {
  const folder = join(dataFolder, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const held = new Map<string, AgencyKeys>();
  const read = (name: string): StoredKeys => {
    const file = join(folder, `${name}.keys.json`);
    if (!existsSync(file)) {
      const signing = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
      const made: StoredKeys = { root: randomBytes(32).toString('hex'), signing };
      try {
        writeFileSync(file, JSON.stringify(made), { mode: 0o600, flag: 'wx', flush: true });
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause; // another process made it first
      }
    }
    return JSON.parse(readFileSync(file, 'utf8')) as StoredKeys;
  };
  const pair = (pem: string) => {
    const privateKey = createPrivateKey(pem);
    return { privateKey, publicKey: createPublicKey(privateKey) };
  };
  const ofInstallation = (purpose: string): KeyObject => createSecretKey(Buffer.from(hkdfSync('sha256', Buffer.from(read('installation').root, 'hex'), '', purpose, 32)));
  return {
    of(agency) {
      let keys = held.get(agency);
      if (!keys) {
        if (!isId(agency)) throw new TypeError('An agency is named by its id.');
        const stored = read(agency);
        const derive = (purpose: string): KeyObject => createSecretKey(Buffer.from(hkdfSync('sha256', Buffer.from(stored.root, 'hex'), agency, purpose, 32)));
        keys = { wrapping: derive('wrapping'), indexing: derive('indexing'), signing: pair(stored.signing) };
        held.set(agency, keys);
      }
      return keys;
    },
    installation: () => pair(read('installation').signing),
    checking: () => ofInstallation('letter-check'),
    deconflicting: () => ({ marking: ofInstallation('deconfliction-marks'), telling: ofInstallation('deconfliction-words') }),
    agencies: () => readdirSync(folder).filter((f) => f.endsWith('.keys.json')).map((f) => f.replace('.keys.json', '')).filter(isId),
  };
}
