import { createSecretKey, type KeyObject } from 'node:crypto';
import pg from 'pg';
import { Fault } from '../errors.ts';
import { LOGIN_ROLES, migrate, type Migration } from './migrate.ts';
import { checkServer } from './check-server.ts';
import { secret, startEmbedded, type EmbeddedServer } from './embedded.ts';
import { fly, type Asked } from './flight.ts';
import { join, sql, type Sql } from './sql.ts';
import { contextPads, signContext, type Who } from './who.ts';

// Calendar days stay the texts they are (`2004-03-02`), and counts come as numbers: neither may pass through a time zone or a string.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (text) => Number(text));

/** A transaction on behalf of somebody: everything a room may do with the database. */
export interface Tx {
  readonly who: Who;
  /** What this transaction read or wrote of identified records, for its audit row. */
  readonly touched: Map<string, Set<string>>;
  /** The rows this transaction added, by table, in order. */
  readonly written: Map<string, string[]>;
  all<Row extends object>(statement: Sql): Promise<Row[]>;
  /** Sends a statement whose answer nobody needs; what is asked next follows it. Where it is refused, the transaction fails with its error and keeps nothing. */
  send(statement: Sql): Promise<void>;
  /** The one row, or undefined. */
  maybe<Row extends object>(statement: Sql): Promise<Row | undefined>;
  /** The one row that must be there; a Fault otherwise. */
  one<Row extends object>(statement: Sql): Promise<Row>;
}

/** A way to ask with no identity behind it: the counter's, the gate's or the public's own role. */
export interface Asker {
  all<Row extends object>(statement: Sql): Promise<Row[]>;
  maybe<Row extends object>(statement: Sql): Promise<Row | undefined>;
  /** Several statements in one transaction, with settings such as `fourfold.as_of` local to it. */
  within<T>(settings: Readonly<Record<string, string>>, work: (ask: Asker) => Promise<T>): Promise<T>;
}

export interface TransactOptions {
  /** Ask as things were known at this instant. */
  asOf?: Date;
  /** Answers the statement that is sent with the commit, in the same transaction: the audit row, which draws the connection's next turn and answers it. */
  last?: (tx: Tx, lane: number) => Sql;
  /** How long the transaction may take, in seconds, before the server ends it (an hour unless told: the role's own limit). */
  seconds?: number;
}

/** The database of the product, reached by each purpose under its own role. */
export interface Database {
  transact<T>(who: Who, work: (tx: Tx) => Promise<T>, options?: TransactOptions): Promise<T>;
  readonly counter: Asker;
  readonly gate: Asker;
  readonly public: Asker;
  /** The folder of keys and heads; the database itself never holds them. */
  readonly dataFolder: string;
  readonly stepsTaken: readonly string[];
  /** A connection of the administrator, for backup and checks; the caller ends it. */
  administrator(): Promise<pg.Client>;
  close(): Promise<void>;
}

export interface OpenOptions {
  dataFolder: string;
  /** A server of one's own; the embedded one where absent. */
  url?: string;
  migrations: readonly Migration[];
  /** Connections of the application's pool (10 unless told). */
  connections?: number;
  /** The database's name on the embedded server, for tests. */
  name?: string;
}

/** Opens the database: starts the embedded server where no other is named, migrates, refuses unsafe settings, and connects each role. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const embedded = options.url ? undefined : await startEmbedded(options.dataFolder);
  const address = (user: string, password: string): pg.ClientConfig => embedded
    ? { host: embedded.socket, port: embedded.port, user, password, database: options.name ?? 'fourfold' }
    : { ...addressOf(options.url as string), user, password };
  const administrator = async (): Promise<pg.Client> => connect(embedded ? address('postgres', embedded.superuserPassword) : { connectionString: options.url as string });
  const passwords = Object.fromEntries(Object.keys(LOGIN_ROLES).map((k) => [k, secret(options.dataFolder, `role-${k}`)])) as Record<keyof typeof LOGIN_ROLES, string>;
  const contextKey = Buffer.from(secret(options.dataFolder, 'context'), 'hex');
  const signingKey = createSecretKey(contextKey);

  if (embedded) await makeDatabase(embedded, options.name ?? 'fourfold');
  const admin = await administrator();
  let stepsTaken: string[];
  try {
    stepsTaken = await migrate(admin, options.migrations, passwords);
    const pads = contextPads(contextKey);
    await admin.query('insert into foundation.context_key (inner_pad, outer_pad) values ($1, $2) on conflict (one) do update set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad', [pads.inner, pads.outer]);
    await checkServer(admin);
  } finally {
    await admin.end();
  }

  const pool = (role: keyof typeof LOGIN_ROLES, max: number): pg.Pool => {
    const made = new pg.Pool({ ...address(LOGIN_ROLES[role], passwords[role]), max, idleTimeoutMillis: 30_000, application_name: `fourfold-${role}`, pipeline: true });
    made.on('error', () => {}); // an idle connection lost with its server; the next request connects anew
    made.on('connect', (client) => client.on('error', () => {})); // one lost while in use: whoever uses it hears so from its question, and the process lives on
    return made;
  };
  const pools = { app: pool('app', options.connections ?? 10), counter: pool('counter', 4), gate: pool('gate', 4), public: pool('public', 4) };
  return {
    transact: (who, work, more) => transact(pools.app, signingKey, who, work, more ?? {}),
    counter: asker(pools.counter), gate: asker(pools.gate), public: asker(pools.public),
    dataFolder: options.dataFolder, stepsTaken, administrator,
    close: async () => {
      await Promise.all(Object.values(pools).map((p) => p.end()));
      await embedded?.stop();
    },
  };
}

/** The lane of a connection: each keeps an audit chain of its own within an agency, so that writers do not wait for one another. */
const LANES = new WeakMap<object, number>();
let nextLane = 0;
/** The turn that a connection drew when its last transaction had ended: the one its next context is signed for. */
const TURNS = new WeakMap<object, number>();
/** What an earlier transaction may have left set on a connection is undone, so that nothing passes from one agency's request to another's. */
const RESET = sql`reset all`;
/** Draws the connection's next turn: what was signed for the one before is void. An audit entry draws it by itself. */
const TAKE_TURN = sql`select foundation.take_turn() as turn`;
const [BEGIN, COMMIT] = [sql`begin`, sql`commit`];

async function transact<T>(pool: pg.Pool, key: KeyObject, who: Who, work: (tx: Tx) => Promise<T>, options: TransactOptions): Promise<T> {
  const client = await pool.connect();
  let lane = LANES.get(client);
  if (lane === undefined) LANES.set(client, (lane = nextLane++ % 16));
  let broken = false;
  let talk: ReturnType<typeof talking> | undefined;
  const anew = async (how: string): Promise<void> => {
    const answers = await client.query(how) as unknown as { rows: { turn: number }[] }[];
    TURNS.set(client, turnIn(answers.at(-1)?.rows));
  };
  try {
    if (!TURNS.has(client)) await anew(`reset all; ${TAKE_TURN.text}`);
    const turn = TURNS.get(client) as number;
    TURNS.delete(client);
    talk = talking(client, opening(signContext(key, who, turn), options));
    const tx: Tx = { who, touched: new Map(), written: new Map(), ...talk.asking };
    const answer = await work(tx);
    TURNS.set(client, turnIn(await talk.end(options.last?.(tx, lane) ?? TAKE_TURN)));
    return answer;
  } catch (cause) {
    talk?.stop(cause);
    await anew(`rollback; reset all; ${TAKE_TURN.text}`).catch(() => { broken = true; });
    throw cause;
  } finally {
    client.release(broken);
  }
}

/** For whom a transaction acts, as of when, and for how long at most. */
function opening(context: string, options: TransactOptions): Sql {
  const settings = [sql`set_config('fourfold.context', ${context}, true)`];
  if (options.asOf) settings.push(sql`set_config('fourfold.as_of', ${options.asOf.toISOString()}, true)`);
  if (options.seconds !== undefined) settings.push(sql`set_config('transaction_timeout', ${`${Math.ceil(options.seconds)}s`}, true)`);
  return sql`select ${join(settings, ', ')}`;
}

function turnIn(rows: readonly object[] | undefined): number {
  const turn = (rows as readonly { turn: number | null }[] | undefined)?.[0]?.turn;
  if (typeof turn !== 'number') throw new Fault('A connection drew no turn.');
  return turn;
}

/** How many statements may wait to be sent before the next waits for them. */
const MOST_WAITING = 64;

/**
 * One transaction's talk with the server, in as few flights as it has questions that wait for one another: what is asked or sent before the process
 * next waits goes together. Where nothing was asked, the whole transaction is one flight, which PostgreSQL keeps or refuses as one. The first failure
 * is the failure of the transaction: what follows it on the wire only hears that there was one.
 */
function talking(client: pg.ClientBase, open: Sql) {
  let waiting: Asked[] = [];
  let begun = false;
  let over = false;
  let failure: { cause: unknown } | undefined;
  const depart = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const asked = begun ? waiting : [{ statement: BEGIN }, { statement: open }, ...waiting];
    [begun, waiting] = [true, []];
    const failed = await fly(client, asked);
    failure ??= failed;
  };
  const all = <Row extends object>(statement: Sql): Promise<Row[]> => new Promise<object[]>((resolve, reject) => {
    if (over) throw new Fault('A transaction that has ended was asked.');
    if (!waiting.some((w) => w.resolve)) process.nextTick(() => { void depart(); });
    waiting.push({ statement, resolve, reject });
  }) as Promise<Row[]>;
  return {
    asking: {
      ...querying(all),
      send: async (statement: Sql): Promise<void> => {
        if (over) throw new Fault('A transaction that has ended was told something.');
        waiting.push({ statement });
        if (waiting.length < MOST_WAITING) return;
        await depart();
        if (failure) throw failure.cause;
      },
    },
    /** Sends what is left with the last statement and the commit; answers the rows of the last. */
    end: async (last: Sql): Promise<object[]> => {
      let rows: object[] = [];
      const ending = [...waiting, { statement: last, resolve: (answer: object[]) => { rows = answer; } }, { statement: RESET }];
      [over, waiting] = [true, []];
      const failed = await fly(client, begun ? [...ending, { statement: COMMIT }] : [{ statement: open }, ...ending]);
      if (failure ?? failed) throw (failure ?? failed)?.cause;
      return rows;
    },
    /** Nothing more goes out: what was asked and not yet sent fails as the transaction did. */
    stop: (cause: unknown): void => {
      const left = waiting;
      [over, waiting] = [true, []];
      for (const { reject } of left) reject?.(cause);
    },
  };
}

function querying(all: <Row extends object>(statement: Sql) => Promise<Row[]>) {
  return {
    all,
    maybe: async <Row extends object>(statement: Sql): Promise<Row | undefined> => (await all<Row>(statement))[0],
    one: async <Row extends object>(statement: Sql): Promise<Row> => {
      const rows = await all<Row>(statement);
      if (rows.length !== 1 || !rows[0]) throw new Fault(`One row was asked for and ${rows.length} came.`);
      return rows[0];
    },
  };
}

function asker(pool: pg.Pool): Asker {
  const on = async <T>(settings: Readonly<Record<string, string>> | undefined, work: (ask: Asker) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let broken = false;
    const all = <Row extends object>(statement: Sql): Promise<Row[]> => new Promise<object[]>((resolve, reject) => { void fly(client, [{ statement, resolve, reject }]); }) as Promise<Row[]>;
    const inner: Asker = { ...querying(all), within: () => Promise.reject(new Fault('A transaction is open already.')) };
    try {
      if (!settings) return await work(inner);
      await client.query('begin');
      for (const [name, value] of Object.entries(settings)) await client.query('select set_config($1, $2, true)', [name, value]);
      const answer = await work(inner);
      await client.query('commit');
      return answer;
    } catch (cause) {
      if (settings) await client.query('rollback').catch(() => { broken = true; });
      throw cause;
    } finally {
      client.release(broken);
    }
  };
  return {
    all: (statement) => on(undefined, (ask) => ask.all(statement)),
    maybe: (statement) => on(undefined, (ask) => ask.maybe(statement)),
    within: (settings, work) => on(settings, work),
  };
}

async function makeDatabase(server: EmbeddedServer, name: string): Promise<void> {
  const client = await connect({ host: server.socket, port: server.port, user: 'postgres', password: server.superuserPassword, database: 'postgres' });
  try {
    const there = await client.query('select from pg_database where datname = $1', [name]);
    if (there.rowCount === 0) {
      await client.query(`create database "${name.replaceAll('"', '')}" template template0`).catch((cause: { code?: string }) => {
        if (cause.code !== '42P04' && cause.code !== '23505') throw cause; // another process made it at the same moment
      });
    }
  } finally {
    await client.end();
  }
}

async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config);
  client.on('error', () => {});
  await client.connect();
  return client;
}

function addressOf(url: string): pg.ClientConfig {
  const parsed = new URL(url);
  return {
    host: parsed.searchParams.get('host') ?? decodeURIComponent(parsed.hostname), port: Number(parsed.port || 5432),
    database: decodeURIComponent(parsed.pathname.slice(1)), ...(parsed.searchParams.get('sslmode') ? { ssl: parsed.searchParams.get('sslmode') !== 'disable' } : {}),
  };
}
