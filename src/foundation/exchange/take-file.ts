import { createHash } from 'node:crypto';
import type { Tx } from '../database/database.ts';
import { keep, keepMany, withdraw } from '../database/keep.ts';
import { sql } from '../database/sql.ts';
import type { Problem } from '../errors.ts';
import { Refusal, refuseUnknown } from '../errors.ts';
import type { Services } from '../web/route.ts';
import type { Identity } from '../identity/subjects.ts';
import { cellAddress } from './address.ts';
import { checkTable, type CellProblem, type Repair } from './check-table.ts';
import type { ProblemGroup } from './group-problems.ts';
import { mapColumns, type Mapping, type Suggestion } from './mapping.ts';
import { readTable } from './read-table.ts';
import type { RoomSheet } from './room-sheet.ts';

/** A file to be taken in. */
export interface GivenFile {
  name: string;
  bytes: Uint8Array;
  /** Which column of the file each column of the sheet is read from, where told. */
  mapping?: Mapping;
  repairs?: readonly Repair[];
}

/** What taking in came to. `kept` is 0 wherever there is a problem, the file was taken before, or it was a dry run. */
export interface Taken {
  outcome: 'kept' | 'would-keep' | 'taken-before' | 'refused';
  rows: number;
  /** How many columns the file has; its headings are not repeated, for a file without them begins with somebody's record. */
  width: number;
  kept: number;
  batch: string | null;
  problems: readonly Problem[];
  groups: readonly ProblemGroup[];
  suggestions: readonly Suggestion[];
  /** What was not as it should be and was read all the same. */
  notes: readonly Problem[];
}

class DryRun extends Error {}

/** Runs work for somebody in one transaction with its audit row, under these words. */
export type FileAct = <T>(records: 'took a file in' | 'tried a file', work: (tx: Tx, identity: Identity) => Promise<T>) => Promise<T>;

/**
 * Takes a file in as one batch: everything or nothing. Any cell that does not fit keeps the whole file out, and is named together with
 * what the room's rules find in the rows whose cells fit, so that one trial tells all of it;
 * the same file again changes nothing; a dry run goes through everything and is rolled back.
 */
export async function takeFile(act: FileAct, services: Services, room: RoomSheet, file: GivenFile, dryRun: boolean): Promise<Taken> {
  const table = (await room.read?.(file.bytes, file.name)) ?? (await readTable(file.bytes, file.name));
  const mapped = mapColumns(table, room.sheet, file.mapping);
  const checked = checkTable(table, room.sheet, mapped.mapping, file.repairs);
  const errors: Problem[] = [...mapped.problems, ...checked.problems.filter((p: CellProblem) => p.severity === 'error')];
  const base = { rows: table.rows.length, width: table.header.length, suggestions: mapped.suggestions, groups: checked.groups, notes: table.remarks ?? [] };
  // Where a column is not there, no rule can be tried; nor where no row fits.
  if (errors.length > 0 && (mapped.problems.length > 0 || checked.rows.length === 0)) return { ...base, outcome: 'refused', kept: 0, batch: null, problems: errors };
  if (table.rows.length === 0) throw new Refusal('exchange.empty', 'The file holds no rows below its heading.', { status: 400 });
  const digest = createHash('sha256').update(room.sheet.name).update(file.bytes).digest();
  const faults: Problem[] = [];
  const fault = (rowNumber: number, column: string, problem: Pick<Problem, 'problem' | 'mend'>): void => {
    faults.push({ where: (table.place ?? cellAddress)(mapped.mapping[column] ?? 0, rowNumber), ...problem });
  };
  try {
    return await act('took a file in', async (tx, identity) => {
      const before = await findBatch(tx, room.sheet.name, digest);
      if (before) return { ...base, outcome: 'taken-before' as const, kept: 0, batch: before, problems: [] };
      await room.take({ tx, identity, services }, checked.rows, fault);
      if (errors.length > 0 || faults.length > 0 || dryRun) throw new DryRun();
      return { ...base, outcome: 'kept' as const, kept: checked.rows.length, batch: await keepBatch(tx, room.sheet, digest, checked.rows.length), problems: [] };
    });
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
    await act('tried a file', async () => {}); // what was rolled back was compared with the records all the same
    const wrong = errors.length > 0 ? inOrder([...errors, ...faults]) : faults;
    return wrong.length > 0 ? { ...base, outcome: 'refused', kept: 0, batch: null, problems: wrong } : { ...base, outcome: 'would-keep', kept: 0, batch: null, problems: [] };
  }
}

/** Problems by row, as somebody goes through the file: `D5` before `C12`. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const row = ({ where }: Problem): number => Number(/(\d+)$/.exec(where)?.[1] ?? 0);
  return [...problems].sort((a, b) => row(a) - row(b));
}

/** The standing batch of a file that was taken in before, waited for where it is being taken in at this moment. */
export async function findBatch(tx: Tx, sheet: string, digest: Buffer): Promise<string | undefined> {
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.who.agency}|${digest.toString('hex')}`}::text, 5))`);
  return (await tx.maybe<{ id: string }>(sql`select id from foundation.batch_as_of where agency = ${tx.who.agency}::uuid and sheet = ${sheet} and digest = ${digest}::bytea and not undone`))?.id;
}

/** Notes everything that this transaction added as one batch, which can be taken back whole; for files that are no sheets too. */
export async function keepBatch(tx: Tx, sheet: { room: string; name: string }, digest: Buffer, rows: number): Promise<string> {
  const written = [...tx.written.entries()];
  const batch = await keep(tx, 'foundation.batch', { room: sheet.room, sheet: sheet.name, digest, rows });
  for (const [place, [target, ids]] of written.entries()) {
    for (let i = 0; i < ids.length; i += 5000) await keepMany(tx, 'foundation.batch_row', ids.slice(i, i + 5000).map((row_id) => ({ batch, target, row_id, place })));
  }
  return batch;
}

/** Takes a whole batch of a sheet back: its rows are gone from now on, and as of before they still stand. */
export async function undoBatch(tx: Tx, sheet: string, batch: string): Promise<{ id: string; rows: number }> {
  const found = await tx.maybe<{ undone: boolean; rows: number; room: string; sheet: string; digest: Buffer }>(sql`select undone, rows, room, sheet, digest from foundation.batch_as_of where agency = ${tx.who.agency}::uuid and id = ${batch}::uuid`);
  if (found?.sheet !== sheet) refuseUnknown();
  if (found.undone) throw new Refusal('exchange.undone', 'This batch was taken back already.');
  const rows = await tx.all<{ target: string; row_id: string }>(sql`select target, row_id from foundation.batch_row where agency = ${tx.who.agency}::uuid and batch = ${batch}::uuid and superseded_at = 'infinity' order by place desc`);
  const byTable = Map.groupBy(rows, (r) => r.target);
  for (const [target, ids] of byTable) await withdraw(tx, target, ids.map((r) => r.row_id));
  await tx.all(sql`update foundation.batch set superseded_at = transaction_timestamp() where agency = ${tx.who.agency}::uuid and id = ${batch}::uuid and superseded_at = 'infinity'`);
  await tx.all(sql`insert into foundation.batch (agency, id, version, room, sheet, digest, rows, undone) values (${tx.who.agency}::uuid, ${batch}::uuid, 2, ${found.room}::text, ${found.sheet}::text, ${found.digest}::bytea, ${found.rows}::int, true)`);
  return { id: batch, rows: found.rows };
}
