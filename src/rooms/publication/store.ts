import type { Tx } from '../../foundation/database/database.ts';
import { keep, keepMany, revise, Stale } from '../../foundation/database/keep.ts';
import { sql } from '../../foundation/database/sql.ts';
import { rowOf } from './cell-row.ts';
import type { Cell, Earlier } from './prepare.ts';
import type { Past } from './safety.ts';
import type { Section } from './text.ts';

/** The text of a year as it stands. */
export interface DraftRow { id: string; version: number; year: number; sections: Section[] }

/** A release, without its cells. */
export interface ReleaseRow { id: string; year: number; sequence: number; released_at: Date; payload: string }

/** A release to be written, with all its parts. */
export interface NewReleaseRow { year: number; sequence: number; publisher: string; releasedAt: Date; countedAsOf: Date; payload: string; signature: Buffer; publicKey: Buffer; title: string; html: string; pdf: Uint8Array; docx: Uint8Array; cells: readonly Cell[] }

/** The texts of all years, newest first. */
export function listDrafts(tx: Tx): Promise<DraftRow[]> {
  return tx.all<DraftRow>(sql`select id, version, year, sections from publication.assessment_as_of where agency = ${tx.who.agency}::uuid order by year desc`);
}

/** The text of a year. */
export function findDraft(tx: Tx, year: number): Promise<DraftRow | undefined> {
  return tx.maybe<DraftRow>(sql`select id, version, year, sections from publication.assessment_as_of where agency = ${tx.who.agency}::uuid and year = ${year}::int`);
}

/** Writes the first text of a year. */
export function keepDraft(tx: Tx, year: number, sections: readonly Section[]): Promise<string> {
  return keep(tx, 'publication.assessment', { year, sections });
}

/** Puts a text in the place of the one that its writer had open. */
export function reviseDraft(tx: Tx, id: string, version: number, sections: readonly Section[]): Promise<number> {
  return revise(tx, 'publication.assessment', id, version, { sections });
}

/** Throws Stale where the text was changed since. */
export function refuseStaleDraft(draft: DraftRow, version: number | undefined): void {
  if (version !== draft.version) throw new Stale(draft.version, ['sections']);
}

/** The releases of this office, of one year or of all, newest first. */
export function listReleases(tx: Tx, year?: number): Promise<ReleaseRow[]> {
  return tx.all<ReleaseRow>(sql`select id, year, sequence, released_at, payload from publication.release_as_of
    where agency = ${tx.who.agency}::uuid and (${year ?? null}::int is null or year = ${year ?? null}::int) order by year desc, sequence desc`);
}

/** Makes releases of one office follow each other: the second waits for the first. */
export async function lockReleases(tx: Tx): Promise<void> {
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.who.agency}|release`}::text, 4113))`);
}

/** What this office's latest releases said of each figure. */
export async function earlierCells(tx: Tx): Promise<Map<string, Earlier>> {
  const rows = await tx.all<Earlier & { figure: string }>(sql`select distinct on (figure) figure, value, status, previous, reason_code as code, reason_words as words, definition
    from publication.cell_as_of where agency = ${tx.who.agency}::uuid order by figure, recorded_at desc`);
  return new Map(rows.map(({ figure, ...cell }) => [figure, cell]));
}

/** Every number this office ever released, release by release. */
export function pastCells(tx: Tx): Promise<Past[]> {
  return tx.all<Past>(sql`select c.release, r.counted_as_of as at, c.figure, c.measure, c.definition, c.value, c.status, c.held from publication.cell_as_of c
    join publication.release_as_of r on r.agency = c.agency and r.id = c.release where c.agency = ${tx.who.agency}::uuid order by r.counted_as_of, c.figure`);
}

/** Writes a release with its cells and its edition. */
export async function keepRelease(tx: Tx, made: NewReleaseRow): Promise<string> {
  const { year, sequence } = made;
  const released_at = made.releasedAt.toISOString();
  const release = await keep(tx, 'publication.release', { year, sequence, publisher: made.publisher, released_at, counted_as_of: made.countedAsOf.toISOString(), payload: made.payload, signature: made.signature, public_key: made.publicKey });
  await keepMany(tx, 'publication.cell', made.cells.map((cell) => ({ release, year, sequence, ...rowOf(cell), released_at })));
  await keep(tx, 'publication.edition', { release, year, sequence, title: made.title, html: made.html, pdf: made.pdf, docx: made.docx });
  return release;
}
