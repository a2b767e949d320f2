import { Refusal } from '../errors.ts';
import type { Tx } from './database.ts';
import { join, raw, sql } from './sql.ts';

/** A row to be written: its own columns; agency, version, who and when are the database's to say. */
export type Fields = Readonly<Record<string, unknown>>;

/** Two people changed one record: what the other one changed comes with it. Answered 412. */
export class Stale extends Refusal {
  constructor(version: number, changed: readonly string[]) {
    super('stale', `This record was changed while you had it open (${changed.join(', ') || 'nothing you can see'}). Look at what changed, then save again.`, { status: 412, detail: { version, changed } });
  }
}

/** Writes new rows of a table (`letters.request`), all in one statement; answers their ids in order. */
export async function keepMany(tx: Tx, table: string, rows: readonly Fields[]): Promise<string[]> {
  const [head] = rows;
  if (!head) return [];
  const columns = Object.keys(head).filter((c) => head[c] !== undefined);
  const names = columns.map((c) => `"${c}"`).join(', ');
  const ids = rows.map((r) => (r['id'] as string | undefined) ?? crypto.randomUUID());
  const all = columns.includes('id') ? columns : ['id', ...columns];
  const list = raw(columns.includes('id') ? names : `id, ${names}`);
  const values = rows.length === 1 ? all.map((c) => (c === 'id' ? ids[0] : head[c] ?? null)) : [];
  // One row of plain values goes as values: PostgreSQL takes their types from the columns. Lists and objects it could not tell apart.
  if (values.length > 0 && values.every(isPlain)) await tx.send(sql`insert into ${raw(table)} (agency, recorded_by, ${list}) values (${tx.who.agency}, ${tx.who.account}, ${join(values.map((value) => sql`${bytes(value)}`), ', ')})`);
  else {
    const payload = JSON.stringify(rows.map((r, i) => ({ ...plain(r, columns), id: ids[i] })));
    await tx.send(sql`insert into ${raw(table)} (agency, recorded_by, ${list}) select ${tx.who.agency}::uuid, ${tx.who.account}::uuid, ${list} from jsonb_populate_recordset(null::${raw(table)}, ${payload}::jsonb)`);
  }
  touch(tx, table, ids);
  tx.written.set(table, [...(tx.written.get(table) ?? []), ...ids]);
  return ids;
}

/** Writes one new row; answers its id. */
export async function keep(tx: Tx, table: string, row: Fields): Promise<string> {
  const [id] = await keepMany(tx, table, [row]);
  return id as string;
}

/** Puts the next version in a row's place; the one before stays readable as of its time. Throws Stale where `version` is no longer the standing one. */
export async function revise(tx: Tx, table: string, id: string, version: number, changes: Fields): Promise<number> {
  const own = await ownColumns(tx, table);
  const changed = Object.keys(changes).filter((c) => changes[c] !== undefined);
  const kept = own.filter((c) => !changed.includes(c));
  const list = (columns: readonly string[], prefix: string): string => columns.map((c) => `, ${prefix}"${c}"`).join('');
  const written = await tx.all(sql`
    with old as (
      update ${raw(table)} set superseded_at = greatest(transaction_timestamp(), recorded_at)
       where agency = ${tx.who.agency}::uuid and id = ${id}::uuid and version = ${version}::int and superseded_at = 'infinity' returning *)
    insert into ${raw(table)} (agency, id, version${raw(list(kept, ''))}${raw(list(changed, ''))})
    select old.agency, old.id, old.version + 1${raw(list(kept, 'old.'))}${raw(list(changed, 'new.'))}
      from old, jsonb_populate_record(null::${raw(table)}, ${JSON.stringify(plain(changes, changed))}::jsonb) as new
    returning version`);
  if (written.length === 0) await refuseStale(tx, table, id, version);
  touch(tx, table, [id]);
  return version + 1;
}

/** Ends rows without a next version: they are gone from now on, and as of before they still stand. Refused where one was changed since it was written. Only a batch does it: by its row, figures that stood are counted anew. */
export async function withdraw(tx: Tx, table: string, ids: readonly string[]): Promise<number> {
  const ended = await tx.all(sql`update ${raw(table)} set superseded_at = greatest(transaction_timestamp(), recorded_at)
    where agency = ${tx.who.agency}::uuid and id = any(${[...ids]}::uuid[]) and version = 1 and superseded_at = 'infinity' returning id`);
  if (ended.length !== ids.length) throw new Refusal('exchange.changed-since', 'Some of these records were changed since, so they cannot be taken back all at once. Take back those changes first.');
  touch(tx, table, ids);
  return ended.length;
}

/** Notes that identified records were read or written, so that the transaction's audit row names them. */
export function touch(tx: Tx, kind: string, ids: readonly string[]): void {
  let set = tx.touched.get(kind);
  if (!set) tx.touched.set(kind, (set = new Set()));
  for (const id of ids) set.add(id);
}

async function refuseStale(tx: Tx, table: string, id: string, version: number): Promise<never> {
  const versions = await tx.all<{ version: number; row: Record<string, unknown> }>(sql`
    select version, to_jsonb(t) as row from ${raw(table)} t where agency = ${tx.who.agency}::uuid and id = ${id}::uuid
       and (version = ${version}::int or superseded_at = 'infinity') order by version`);
  const then = versions.find((v) => v.version === version);
  const now = versions.at(-1);
  if (!then || !now) throw new Refusal('unknown', 'There is nothing here that you can see.', { status: 404 });
  const bookkeeping = new Set(['version', 'recorded_at', 'recorded_by', 'superseded_at']);
  throw new Stale(now.version, Object.keys(now.row).filter((c) => !bookkeeping.has(c) && JSON.stringify(now.row[c]) !== JSON.stringify(then.row[c])));
}

const OWN_COLUMNS = new Map<string, readonly string[]>();
const STANDARD = ['agency', 'id', 'version', 'recorded_at', 'recorded_by', 'superseded_at', 'first'];

async function ownColumns(tx: Tx, table: string): Promise<readonly string[]> {
  let columns = OWN_COLUMNS.get(table);
  if (!columns) {
    const rows = await tx.all<{ name: string }>(sql`select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`);
    columns = rows.map((r) => r.name).filter((c) => !STANDARD.includes(c));
    OWN_COLUMNS.set(table, columns);
  }
  return columns;
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array;
}

function bytes(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value) : value;
}

/** JSON as jsonb_populate_record reads it: bytes as `\x…`, days and instants as text. */
function plain(row: Fields, columns: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(columns.map((c) => {
    const value = row[c];
    return [c, value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value ?? null];
  }));
}
