import type { Tx } from '../../foundation/database/database.ts';
import { keep, keepMany, revise, Stale } from '../../foundation/database/keep.ts';
import { sql } from '../../foundation/database/sql.ts';
import { named, type Named } from './blocks.ts';
import { rowOf } from './cell-row.ts';
import type { Cell, Earlier, Status } from './prepare.ts';
import type { Past } from './safety.ts';
import type { Section } from './text.ts';

/** The text of a year as it stands, every paragraph with its name. */
export interface DraftRow { id: string; version: number; year: number; sections: Named[] }

/** A release, without its cells. */
export interface ReleaseRow { id: string; year: number; sequence: number; released_at: Date; payload: string; number: string }

/** A release to be written, with all its parts. */
export interface NewReleaseRow { year: number; sequence: number; publisher: string; releasedAt: Date; countedAsOf: Date; payload: string; head: object; signature: Buffer; publicKey: Buffer; title: string; html: string; pdf: Uint8Array; docx: Uint8Array; cells: readonly Cell[] }

/** The texts of all years, newest first. */
export async function listDrafts(tx: Tx): Promise<DraftRow[]> {
  return (await tx.all<DraftRow>(sql`select id, version, year, sections from publication.assessment_as_of where agency = ${tx.who.agency}::uuid order by year desc`)).map(withNames);
}

/** The text of a year. */
export async function findDraft(tx: Tx, year: number): Promise<DraftRow | undefined> {
  const row = await tx.maybe<DraftRow>(sql`select id, version, year, sections from publication.assessment_as_of where agency = ${tx.who.agency}::uuid and year = ${year}::int`);
  return row && withNames(row);
}

/** The text of a year as one of its versions had it. */
export async function findDraftAt(tx: Tx, id: string, version: number): Promise<DraftRow | undefined> {
  const row = await tx.maybe<DraftRow>(sql`select id, version, year, sections from publication.assessment where agency = ${tx.who.agency}::uuid and id = ${id}::uuid and version = ${version}::int`);
  return row && withNames(row);
}

/** A text that was saved before paragraphs had names gives them theirs by their order. */
function withNames(row: DraftRow): DraftRow {
  let at = 0;
  return { ...row, sections: named(row.sections, [], () => `para${String(at += 1).padStart(4, '0')}`) };
}

/** Writes the first text of a year. */
export function keepDraft(tx: Tx, year: number, sections: readonly Section[]): Promise<string> {
  return keep(tx, 'publication.assessment', { year, sections });
}

/** Puts a text in the place of the one that its writer had open. */
export function reviseDraft(tx: Tx, id: string, version: number, sections: readonly Section[]): Promise<number> {
  return revise(tx, 'publication.assessment', id, version, { sections });
}

/** Throws Stale: the text was changed since, and the two cannot be brought together. */
export function refuseStaleDraft(draft: DraftRow): never {
  throw new Stale(draft.version, ['sections']);
}

/** The releases of this office, of one year or of all, newest first. */
export function listReleases(tx: Tx, year?: number): Promise<ReleaseRow[]> {
  return tx.all<ReleaseRow>(sql`select id, year, sequence, released_at, payload, coalesce(head->>'version', sequence || '.0.0') as number from publication.release_as_of
    where agency = ${tx.who.agency}::uuid and (${year ?? null}::int is null or year = ${year ?? null}::int) order by year desc, sequence desc`);
}

/** The numbers of a release as versions compare them. */
export function cellsOfRelease(tx: Tx, release: string): Promise<{ figure: string; measure: string; title: string; period: string; dimension_title: string | null; code_label: string | null; definition: number; value: number | null; currency: string | null; status: Status }[]> {
  return tx.all(sql`select figure, measure, title, period, dimension_title, code_label, definition, value, currency, status from publication.cell_as_of where agency = ${tx.who.agency}::uuid and release = ${release}::uuid`);
}

/** When this office released last; undefined where it never did. */
export async function lastReleasedAt(tx: Tx): Promise<Date | undefined> {
  return (await tx.one<{ at: Date | null }>(sql`select max(released_at) as at from publication.release_as_of where agency = ${tx.who.agency}::uuid`)).at ?? undefined;
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
  const release = await keep(tx, 'publication.release', { year, sequence, publisher: made.publisher, released_at, counted_as_of: made.countedAsOf.toISOString(), payload: made.payload, head: made.head, signature: made.signature, public_key: made.publicKey });
  await keepMany(tx, 'publication.cell', made.cells.map((cell) => ({ release, year, sequence, ...rowOf(cell), released_at })));
  await keep(tx, 'publication.edition', { release, year, sequence, title: made.title, html: made.html, pdf: made.pdf, docx: made.docx });
  return release;
}
