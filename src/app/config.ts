import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { Refusal } from '../foundation/errors.ts';

/** What the environment may set; read here and nowhere else. */
export interface Config {
  /** Where the embedded database, the keys and the signed heads are kept. */
  dataFolder: string;
  /** A PostgreSQL server of one's own; the embedded one where absent. */
  databaseUrl: string | undefined;
  port: number;
  /** The address under which browsers reach the product. */
  origin: string;
  /** The passphrase that seals backups. */
  backupPassphrase: string | undefined;
  /** Where a browser for the journeys stands, where it is not found by itself. */
  browser: string | undefined;
  automated: boolean;
  /** Where texts leave by, and the secret that signs them; none are sent where it is absent. */
  textGateway: { address: string; secret: string } | undefined;
}

const PROJECT = resolve(import.meta.dirname, '../..');

/** Reads the configuration; a Refusal names the variable that cannot be used. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const port = Number(environment['PORT'] ?? 4004);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Refusal('app.port', `PORT is «${environment['PORT']}»; give a number from 0 to 65535.`);
  const origin = (environment['FOURFOLD_ORIGIN'] ?? `http://localhost:${port}`).replace(/\/+$/, '');
  if (!/^https?:\/\/[^/]+$/.test(origin)) throw new Refusal('app.origin', 'FOURFOLD_ORIGIN must be an address such as https://fourfold.example, without a path.');
  const url = environment['DATABASE_URL'];
  if (url && !/^postgres(ql)?:\/\//.test(url)) throw new Refusal('app.database-url', 'DATABASE_URL must begin with postgres://.');
  return {
    dataFolder: folder(environment['FOURFOLD_DATA']), databaseUrl: url || undefined, port, origin,
    backupPassphrase: environment['FOURFOLD_BACKUP_PASSPHRASE'] || undefined, browser: environment['CHROMIUM'] || undefined, automated: environment['CI'] === 'true',
    textGateway: textGateway(environment['FOURFOLD_TEXT_GATEWAY'], environment['FOURFOLD_TEXT_SECRET']),
  };
}

function textGateway(address: string | undefined, secret: string | undefined): Config['textGateway'] {
  if (!address && !secret) return undefined;
  // Numbers go to it: over a network only where nobody can read along.
  if (!address || !URL.canParse(address) || !/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])/.test(`${address}/`)) throw new Refusal('app.text-gateway', 'FOURFOLD_TEXT_GATEWAY must be an address that begins with https:// (or http://localhost), and stand beside FOURFOLD_TEXT_SECRET.');
  if (!secret || secret.length < 32) throw new Refusal('app.text-gateway', 'FOURFOLD_TEXT_SECRET must be set beside FOURFOLD_TEXT_GATEWAY, of 32 characters or more.');
  return { address, secret };
}

/** The folder of the project itself. */
export function projectFolder(): string {
  return PROJECT;
}

function folder(named: string | undefined): string {
  if (!named) return join(PROJECT, '.fourfold');
  return resolve(named.replace(/^~(?=$|\/)/, homedir()));
}
