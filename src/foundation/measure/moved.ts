import type { Asker } from '../database/database.ts';
import { raw, sql, type Sql } from '../database/sql.ts';
import { asOfInstant, sourceOf, type Wanted } from './count.ts';

/*
 * Which records a figure gained and lost between two instants. Of a million records a handful move, so each instant is first
 * told in a thousand sums, and only where two sums differ are records read.
 */

/** Records behind a figure at the second of two instants and not at the first, the other way round, and at both with another amount; and how many stayed as they were. */
export interface Moved { came: string[]; went: string[]; changed: string[]; stayed: number }

type Rows = Pick<Asker, 'all'>;
interface Record { record: string; counts: string }

/** In so many parts the records are told. */
const PARTS = 1024;

/** The records that moved between two instants, of those that the asker may see. */
export async function recordsMoved(ask: Rows, want: Wanted, { from, to }: { from: Date; to: Date }): Promise<Moved> {
  const told = async (at: Date): Promise<Map<number, { n: number; sum: string }>> => {
    await asOfInstant(ask, at);
    const rows = await ask.all<{ part: number; n: number; sum: string }>(sql`select part, count(*) as n, sum(hashtextextended(record || '|' || counts, 0))::text as sum from (${records(want)}) a group by part`);
    return new Map(rows.map(({ part, n, sum }) => [Number(part), { n: Number(n), sum }]));
  };
  const [then, now] = [await told(from), await told(to)];
  const parts = [...new Set([...then.keys(), ...now.keys()])].filter((part) => then.get(part)?.sum !== now.get(part)?.sum || then.get(part)?.n !== now.get(part)?.n);
  const read = async (at: Date): Promise<Record[]> => {
    await asOfInstant(ask, at);
    return parts.length === 0 ? [] : ask.all<Record>(sql`select record, counts from (${records(want)}) a where part = any(${parts}::int[]) order by record, counts`);
  };
  const moved = between(await read(from), await read(to));
  await asOfInstant(ask, undefined);
  const quiet = [...then].filter(([part]) => !parts.includes(part)).reduce((sum, [, { n }]) => sum + n, 0);
  return { ...moved, stayed: moved.stayed + quiet };
}

/** Each record with its part and what of it counts. */
function records(want: Wanted): Sql {
  const { aggregate } = want.measure;
  const counts = aggregate.kind === 'records' ? sql`''` : raw(`coalesce(r."${aggregate.of.replaceAll('"', '""')}"::text, '')`);
  return sql`select r.record::text as record, ${counts} as counts, (hashtextextended(r.record::text, 7) & ${raw(String(PARTS - 1))})::int as part ${sourceOf(want)}`;
}

/** What became of each record from one list to the next. */
function between(then: readonly Record[], now: readonly Record[]): Moved {
  const of = (list: readonly Record[]): Map<string, string> => new Map([...Map.groupBy(list, (r) => r.record)].map(([record, rows]) => [record, rows.map((r) => r.counts).join('|')]));
  const [before, after] = [of(then), of(now)];
  const both = [...before.keys()].filter((record) => after.has(record));
  const changed = both.filter((record) => before.get(record) !== after.get(record));
  return { came: [...after.keys()].filter((record) => !before.has(record)), went: [...before.keys()].filter((record) => !after.has(record)), changed, stayed: both.length - changed.length };
}
