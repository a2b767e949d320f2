import type { Tx } from '../../foundation/database/database.ts';
import { keep, keepMany, revise, type Fields } from '../../foundation/database/keep.ts';
import { sql } from '../../foundation/database/sql.ts';

/** A kept value as it stands. */
export interface KeptRow { id: string; version: number; measure: string; definition: number; period: string; filter: Record<string, string[]>; value: number; known_at: Date; sentence: string }

/** A kept value with the instant as of which it was counted first. */
interface KeptSince extends KeptRow { first_known_at: Date }

/** Why a kept value changed. */
export interface RevisionRow { kept: string; to_version: number; code: string; words: string; from_value: number; to_value: number; recorded_at: Date; recorded_by: string }

/** A figure of another publication. */
export interface ElsewhereRow { period: string; metric: string; value_text: string; value: number; unit: string; source_title: string; source_address: string; note: string }

/** Writes values that an analyst keeps. */
export function keepValues(tx: Tx, rows: readonly Fields[]): Promise<string[]> {
  return keepMany(tx, 'figures.kept_value', rows);
}

/** A kept value by id. */
export function findKept(tx: Tx, id: string): Promise<KeptRow | undefined> {
  return tx.maybe<KeptRow>(sql`select id, version, measure, definition, period, filter, value, known_at, sentence from figures.kept_value_as_of where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
}

/** Kept values of a measure, with the changes of each. */
export async function historyOf(tx: Tx, measure: string, period: string | undefined): Promise<{ kept: KeptSince[]; changes: RevisionRow[] }> {
  const kept = await tx.all<KeptSince>(sql`select id, version, measure, definition, period, filter, value, known_at, sentence,
    (select f.known_at from figures.kept_value f where f.agency = k.agency and f.id = k.id and f.version = 1) as first_known_at from figures.kept_value_as_of k where agency = ${tx.who.agency}::uuid and measure = ${measure} and (${period ?? null}::text is null or period = ${period ?? null}::text) order by period, filter`);
  const changes = await tx.all<RevisionRow>(sql`select kept, to_version, code, words, from_value, to_value, recorded_at, recorded_by from figures.revision_as_of
    where agency = ${tx.who.agency}::uuid and kept = any(${kept.map((k) => k.id)}::uuid[]) order by to_version`);
  return { kept, changes };
}

/** Why kept values were revised since an instant, newest first, each with the figure it is of. */
export function revisionsSince(tx: Tx, since: Date | undefined): Promise<(Pick<KeptRow, 'measure' | 'period' | 'filter'> & Pick<RevisionRow, 'code' | 'words'>)[]> {
  return tx.all(sql`select k.measure, k.period, k.filter, r.code, r.words from figures.revision_as_of r join figures.kept_value_as_of k on k.agency = r.agency and k.id = r.kept
    where r.agency = ${tx.who.agency}::uuid and r.recorded_at > ${since?.toISOString() ?? '-infinity'}::timestamptz order by r.recorded_at desc`);
}

/** Puts a recomputed value in the place of the one before, with its reason. */
export async function reviseKept(tx: Tx, row: KeptRow, version: number, next: { value: number; definition: number; known_at: string; sentence: string }, reason: { code: string; words: string }): Promise<number> {
  const to_version = await revise(tx, 'figures.kept_value', row.id, version, next);
  await keep(tx, 'figures.revision', { kept: row.id, to_version, ...reason, from_value: row.value, to_value: next.value });
  return to_version;
}

/** What others published, of the given metrics or of all. */
export function publishedElsewhere(tx: Tx, metrics: readonly string[] | undefined): Promise<ElsewhereRow[]> {
  return tx.all<ElsewhereRow>(sql`select period, metric, value_text, value, unit, source_title, source_address, note from figures.published_elsewhere_as_of
    where agency = ${tx.who.agency}::uuid and (${metrics ? [...metrics] : null}::text[] is null or metric = any(${metrics ? [...metrics] : null}::text[])) order by metric, period, source_title, value_text`);
}

/** Writes figures of other publications that do not stand yet; answers how many were new. */
export async function keepElsewhere(tx: Tx, rows: readonly ElsewhereRow[]): Promise<number> {
  const key = (r: Pick<ElsewhereRow, 'metric' | 'period' | 'value_text' | 'unit' | 'source_title'>): string => JSON.stringify([r.metric, r.period, r.value_text, r.unit, r.source_title]);
  const standing = new Set((await publishedElsewhere(tx, undefined)).map(key));
  const fresh = rows.filter((row) => !standing.has(key(row)) && standing.add(key(row)));
  await keepMany(tx, 'figures.published_elsewhere', fresh.map((row) => ({ ...row })));
  return fresh.length;
}
