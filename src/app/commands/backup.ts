import { createCipheriv, createDecipheriv, argon2Sync, randomBytes } from 'node:crypto';
import { chmodSync, closeSync, createReadStream, createWriteStream, existsSync, mkdirSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { Refusal } from '../../foundation/errors.ts';
import { openHouse } from '../open.ts';
import { rooms } from '../rooms.ts';
import type { Command } from './command.ts';
import { configFor, DATA_OPTIONS, withData } from './with-house.ts';

/*
 * A backup is one file: magic, salt and nonce, then AES-256-GCM over gzip over entries (name length, size, name, bytes).
 * Keys of agencies go into a second file, so that the two can be kept apart: without the keys, the first opens nobody's identity.
 */
const MAGIC = Buffer.from('FOURFOLD-BACKUP-1\n');

/** Copies a running database consistently, with the WAL it needs, into one sealed file; the keys into another. */
export const backup: Command = {
  name: 'backup', usage: 'backup FILE [--passphrase-file FILE] [--json]', about: 'writes database and keys into two sealed files (FILE and FILE.keys)', arguments: [{ name: 'file', about: 'into which file' }], options: { 'passphrase-file': { type: 'string' }, ...DATA_OPTIONS },
  run: (asked) => withData(asked, async ({ database }, config) => {
    const { positionals: [file], options, answer, progress } = asked;
    const path = file as string;
    const passphrase = passphraseOf(config.backupPassphrase, options);
    if (config.databaseUrl) throw new Refusal('backup.own-server', 'This database is your own server’s: back it up with that server’s tools, and copy the keys folder apart from it.');
    if (existsSync(path) || existsSync(`${path}.keys`)) throw new Refusal('backup.file-there', `There is a file ${path} (or ${path}.keys) already; backups are never written over.`);
    const client = await database.administrator();
    try {
      await client.query(`select pg_backup_start('fourfold', fast => true)`);
      const cluster = join(database.dataFolder, 'postgres');
      const files = filesOf(cluster).filter((f) => !/^(pg_wal|pg_replslot|pg_notify|pg_stat_tmp|pg_subtrans)\/./.test(f) && f !== 'postmaster.pid' && f !== 'postmaster.opts');
      const label: { name: string; bytes: Buffer }[] = [];
      const size = await sealInto(path, passphrase, (async function* () {
        for (const [i, name] of files.entries()) {
          if (existsSync(join(cluster, name))) yield { name: `postgres/${name}`, from: join(cluster, name) };
          progress('files copied', i + 1, files.length);
        }
        const stopped = await client.query<{ labelfile: string; spcmapfile: string }>('select labelfile, spcmapfile from pg_backup_stop(wait_for_archive => false)');
        label.push({ name: 'postgres/backup_label', bytes: Buffer.from(stopped.rows[0]?.labelfile ?? '') });
        for (const wal of filesOf(join(cluster, 'pg_wal'))) if (existsSync(join(cluster, 'pg_wal', wal)) && !wal.startsWith('archive_status/')) yield { name: `postgres/pg_wal/${wal}`, from: join(cluster, 'pg_wal', wal) };
        yield* label;
        for (const own of ['audit-heads.jsonl', 'purged.jsonl', 'example.json']) if (existsSync(join(database.dataFolder, own))) yield { name: own, from: join(database.dataFolder, own) };
      })());
      const keys = join(database.dataFolder, 'keys');
      await sealInto(`${path}.keys`, passphrase, (async function* () { for (const name of filesOf(keys)) yield { name: `keys/${name}`, from: join(keys, name) }; })());
      answer({ file: path, keys: `${path}.keys`, bytes: size }, `The database is in ${path} (${(size / 1e6).toFixed(1)} MB), its keys in ${path}.keys. Keep the two apart.`);
    } finally {
      await client.end();
    }
  }),
};

/** Puts a backup into an empty data folder, opens it, and replays every purge before anybody reads. */
export const restore: Command = {
  name: 'restore', usage: 'restore FILE [--keys FILE.keys] --data FOLDER [--purges FILE] [--passphrase-file FILE] [--json]', about: 'puts a backup into an empty data folder and replays the purges made since', arguments: [{ name: 'file', about: 'which backup' }],
  options: { 'passphrase-file': { type: 'string' }, keys: { type: 'string' }, purges: { type: 'string' }, ...DATA_OPTIONS },
  run: async ({ positionals: [file], options, answer }) => {
    const config = configFor(options);
    const passphrase = passphraseOf(config.backupPassphrase, options);
    const path = file as string;
    const keys = (options['keys'] as string | undefined) ?? `${path}.keys`;
    for (const needed of [path, keys]) if (!existsSync(needed)) throw new Refusal('app.no-file', `The file ${needed} cannot be read.`);
    if (existsSync(config.dataFolder) && readdirSync(config.dataFolder).length > 0) throw new Refusal('backup.not-empty', `The folder ${config.dataFolder} is not empty; name an empty one with --data.`);
    mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
    const files = await unsealFrom(path, passphrase, config.dataFolder) + await unsealFrom(keys, passphrase, config.dataFolder);
    for (const empty of ['pg_wal', 'pg_wal/archive_status', 'pg_wal/summaries', 'pg_replslot', 'pg_notify', 'pg_stat_tmp', 'pg_subtrans', 'pg_tblspc', 'pg_twophase', 'pg_snapshots', 'pg_serial', 'pg_dynshmem', 'pg_commit_ts', 'pg_stat', 'pg_logical/snapshots', 'pg_logical/mappings']) {
      mkdirSync(join(config.dataFolder, 'postgres', empty), { recursive: true, mode: 0o700 });
    }
    chmodSync(join(config.dataFolder, 'postgres'), 0o700);
    if (options['purges']) await pipeline(createReadStream(options['purges'] as string), createWriteStream(join(config.dataFolder, 'purged.jsonl'), { flags: 'a', mode: 0o600 }));
    const opened = await openHouse(rooms, { dataFolder: config.dataFolder, origin: config.origin });
    await opened.database.close();
    answer({ folder: config.dataFolder, files }, `Restored into ${config.dataFolder}; it opened, and every purge in its ledger was replayed. If people were purged since this backup, restore with --purges and the newer purged.jsonl.`);
  },
};

function passphraseOf(set: string | undefined, options: Record<string, string | boolean | undefined>): string {
  const file = options['passphrase-file'];
  const given = typeof file === 'string' ? readFileSync(file, 'utf8').trim() : set;
  if (!given || given.length < 12) throw new Refusal('backup.passphrase', 'Give a passphrase of twelve characters or more, in FOURFOLD_BACKUP_PASSPHRASE or with --passphrase-file FILE.');
  return given;
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => relative(folder, join(e.parentPath, e.name))).sort();
}

type Entry = { name: string; from: string } | { name: string; bytes: Buffer };

async function sealInto(path: string, passphrase: string, entries: AsyncIterable<Entry>): Promise<number> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(passphrase, salt), nonce);
  const out = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  out.write(Buffer.concat([MAGIC, salt, nonce]));
  async function* plain(): AsyncGenerator<Buffer> {
    for await (const entry of entries) {
      // A file of a running server may grow while it is read: the size is that of the bytes read, and the WAL mends the rest.
      const bytes = 'bytes' in entry ? entry.bytes : readFileSync(entry.from);
      const name = Buffer.from(entry.name);
      const head = Buffer.alloc(12);
      head.writeUInt32BE(name.length, 0);
      head.writeBigUInt64BE(BigInt(bytes.length), 4);
      yield Buffer.concat([head, name]);
      yield bytes;
    }
    yield Buffer.alloc(12);
  }
  async function* withTag(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    yield* source;
    yield cipher.getAuthTag();
  }
  await pipeline(Readable.from(plain()), createGzip({ level: 3 }), cipher, withTag, out);
  return statSync(path).size;
}

/** Opens a sealed file twice: once to see that every byte is as it was written, and only then to put its files in their places. Answers how many. */
async function unsealFrom(path: string, passphrase: string, into: string): Promise<number> {
  const size = statSync(path).size;
  const bytes = await ends(path, size);
  if (!bytes.head.subarray(0, MAGIC.length).equals(MAGIC)) throw new Refusal('backup.not-one', `The file ${path} is not a backup of this product.`);
  const key = keyFrom(passphrase, bytes.head.subarray(MAGIC.length, MAGIC.length + 16));
  const opened = (): AsyncIterable<Buffer> => {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.head.subarray(MAGIC.length + 16));
    decipher.setAuthTag(bytes.tag);
    return createReadStream(path, { start: bytes.head.length, end: size - 17 }).pipe(decipher);
  };
  try {
    for await (const _ of opened()) void _;
  } catch {
    throw new Refusal('backup.does-not-open', `The backup ${path} does not open: the passphrase is another, or the file was changed.`);
  }
  return unpack(Readable.from(opened()).pipe(createGunzip()), into);
}

async function ends(path: string, size: number): Promise<{ head: Buffer; tag: Buffer }> {
  const head = Buffer.alloc(MAGIC.length + 28);
  const tag = Buffer.alloc(16);
  const handle = await open(path);
  try {
    await handle.read(head, 0, head.length, 0);
    await handle.read(tag, 0, 16, Math.max(0, size - 16));
  } finally {
    await handle.close();
  }
  return { head, tag };
}

/** Reads entries off a stream as they come, so that a file of any size passes through little memory. */
async function unpack(stream: AsyncIterable<Buffer>, into: string): Promise<number> {
  let files = 0;
  let waiting: Buffer = Buffer.alloc(0);
  let left = 0;
  let file: number | undefined;
  const finish = (): void => {
    if (file !== undefined) closeSync(file);
    file = undefined;
    files++;
  };
  for await (const piece of stream) {
    waiting = waiting.length === 0 ? piece : Buffer.concat([waiting, piece]);
    for (;;) {
      if (file !== undefined) {
        const part = waiting.subarray(0, left);
        writeSync(file, part);
        left -= part.length;
        waiting = waiting.subarray(part.length);
        if (left > 0) break;
        finish();
      }
      if (waiting.length < 12) break;
      const nameLength = waiting.readUInt32BE(0);
      if (nameLength === 0) return files;
      if (waiting.length < 12 + nameLength) break;
      const name = waiting.subarray(12, 12 + nameLength).toString();
      if (name.includes('..') || name.startsWith('/')) throw new Refusal('backup.not-one', 'The backup names a file outside its folder.');
      left = Number(waiting.readBigUInt64BE(4));
      mkdirSync(dirname(join(into, name)), { recursive: true, mode: 0o700 });
      file = openSync(join(into, name), 'w', 0o600);
      waiting = waiting.subarray(12 + nameLength);
      if (left === 0) finish();
    }
  }
  throw new Refusal('backup.not-one', 'The backup ends before its end.');
}

function keyFrom(passphrase: string, salt: Buffer): Buffer {
  return Buffer.from(argon2Sync('argon2id', { message: passphrase, nonce: salt, parallelism: 1, tagLength: 32, memory: 65536, passes: 3 }));
}
