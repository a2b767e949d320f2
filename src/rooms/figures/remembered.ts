import type { Asker } from '../../foundation/database/database.ts';
import { join, raw, sql, type Sql } from '../../foundation/database/sql.ts';
import { countMany, type Wanted } from '../../foundation/measure/count.ts';
import type { Measure } from '../../foundation/measure/measure.ts';
import { relationsIn } from '../../foundation/measure/sql-lint.ts';
import type { Value } from '../../foundation/measure/value-shape.ts';

/*
 * Counts are kept in this process and said again as long as nothing was recorded in the tables they were counted from. That is
 * asked of the tables in the same snapshot each time, so a count is never older than the instant it is said for: it is
 * that instant's count, and was merely not counted twice.
 */

/** In milliseconds, how long before a counting a transaction may have begun that was not yet committed then: an hour is the longest there is. */
const SLOWEST = 3_660_000;
/** The most counts that are kept; the one unused for longest goes first. */
const MOST = 4_000;

/** A count, and how many rows recorded after `since` it had seen of each table; one more, and it is counted anew. */
interface Remembered { values: readonly Value[]; since: string; seen: ReadonlyMap<string, number> }

const memories = new WeakMap<Asker, Map<string, Remembered>>();

/** Where what this counter counted is kept. */
export function memoryOf(counter: Asker): Map<string, Remembered> {
  let memory = memories.get(counter);
  if (!memory) memories.set(counter, (memory = new Map()));
  return memory;
}

/** Counts all that is wanted as of an instant that is now: what stands in the memory is taken from there, the rest is counted and put there. `ask` sees one snapshot. */
export async function countOrRemember(ask: Asker, memory: Map<string, Remembered>, wanted: readonly Wanted[], asOf: Date): Promise<Value[][]> {
  const keys = wanted.map(keyOf);
  const known = new Map(keys.flatMap((key) => { const one = memory.get(key); return one === undefined ? [] : [[key, one] as const]; }));
  const recorded = await recordedSince(ask, [...known.values()].flatMap(({ since, seen }) => [...seen.keys()].map((table) => ({ table, since }))));
  const stands = ({ since, seen }: Remembered): boolean => [...seen].every(([table, rows]) => recorded.get(`${table} ${since}`) === rows);
  const fresh = wanted.filter((_, i) => { const one = known.get(keys[i] as string); return one === undefined || !stands(one); });
  const since = new Date(asOf.getTime() - SLOWEST).toISOString();
  const counted = await countMany(ask, fresh, asOf);
  const seen = await recordedSince(ask, fresh.flatMap(({ measure }) => tablesOf(measure).map((table) => ({ table, since }))), asOf);
  fresh.forEach((want, i) => known.set(keyOf(want), { values: counted[i] as Value[], since, seen: new Map(tablesOf(want.measure).map((table) => [table, seen.get(`${table} ${since}`) ?? 0])) }));
  for (const [key, one] of known) {
    memory.delete(key);
    memory.set(key, one);
  }
  for (const key of [...memory.keys()].slice(0, Math.max(0, memory.size - MOST))) memory.delete(key);
  return keys.map((key) => (known.get(key) as Remembered).values.map((value) => Object.freeze({ ...value, asOf: asOf.toISOString() })));
}

function keyOf({ measure, period, by, where }: Wanted): string {
  return JSON.stringify([measure.id, measure.version, period.basis, period.from, period.until, by ?? null, Object.entries(where ?? {})]);
}

/** The tables behind the views that a measure reads, and the batches, which say when rows were taken back. */
function tablesOf(measure: Measure): string[] {
  return [...new Set(relationsIn(measure.records).filter(({ isCall }) => !isCall).map(({ name }) => name.replace(/_as_of$/, ''))), TAKEN_BACK];
}

const TAKEN_BACK = 'foundation.batch';

/** How many rows each table has that were recorded after an instant (and at the latest at another), by `table instant`; rows seen in the snapshot but recorded later are left for the next time to find. */
async function recordedSince(ask: Asker, asked: readonly { table: string; since: string }[], until?: Date): Promise<Map<string, number>> {
  const each = [...new Map(asked.map((one) => [`${one.table} ${one.since}`, one])).values()];
  if (each.length === 0) return new Map();
  const latest = until === undefined ? sql`` : sql` and recorded_at <= ${until.toISOString()}::timestamptz`;
  const rows = await ask.all<{ at: number; n: number }>(join(each.map(({ table, since }, at): Sql => sql`select ${raw(String(at))} as at, count(*) as n from ${raw(table)} where (recorded_at at time zone 'UTC') > (${since}::timestamptz at time zone 'UTC')${latest}${raw(table === TAKEN_BACK ? ' and undone' : '')}`), ' union all '));
  return new Map(rows.map(({ at, n }) => { const one = each[Number(at)]; return [`${one?.table} ${one?.since}`, Number(n)]; }));
}
