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
  };
}

/** The folder of the project itself. */
export function projectFolder(): string {
  return PROJECT;
}

function folder(named: string | undefined): string {
  if (!named) return join(PROJECT, '.fourfold');
  return resolve(named.replace(/^~(?=$|\/)/, homedir()));
}
