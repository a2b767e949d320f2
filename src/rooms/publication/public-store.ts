import type { Asker } from '../../foundation/database/database.ts';
import { sql } from '../../foundation/database/sql.ts';
import type { Earlier, Status } from './prepare.ts';
import type { Past } from './safety.ts';
import type { Change, Weight } from './versions.ts';

/*
 * What anybody may read: released rows, by the public's own role, which has no right to anything else.
 */

/** A released number as the public reads it. */
export interface PublicCell {
  figure: string; measure: string; definition: number; title: string; question: string; topic: string; unit: string; basis: string; period: string; from_day: string | null; until_day: string; dimension: string | null; dimension_title: string | null;
  code: string | null; code_label: string | null; value: number | null; currency: string | null; status: Status; held: boolean; previous: number | null; reason_code: string | null; reason_words: string | null; sentence: string; counted_once: string; way: 'A' | 'B' | null; gross: number | null; at_least: number | null; at_most: number | null; made: string | null;
  authority: string; in_text: boolean; released_at: Date; year: number; sequence: number;
}

const CELL = sql`figure, measure, definition, title, question, topic, unit, basis, period, from_day, until_day, dimension, dimension_title, code, code_label, value, currency, status, held, previous, reason_code, reason_words,
  sentence, counted_once, way, gross, at_least, at_most, made, authority, in_text, released_at, year, sequence`;

/** One number for each released measure: the newest total that a text tells. */
export function headlines(ask: Asker): Promise<PublicCell[]> {
  return ask.all<PublicCell>(sql`select distinct on (measure) ${CELL} from publication.cell where superseded_at = 'infinity' and dimension is null
    order by measure, in_text desc, recorded_at desc, until_day desc`);
}

/** Every figure of a measure as the latest release gives it. */
export function cellsOf(ask: Asker, measure: string): Promise<PublicCell[]> {
  return ask.all<PublicCell>(sql`select distinct on (figure) ${CELL} from publication.cell where superseded_at = 'infinity' and measure = ${measure}::text order by figure, recorded_at desc`);
}

/** Every change to a released number, of one measure or of all, newest first. */
export async function revisions(ask: Asker, measure?: string): Promise<PublicCell[]> {
  const rows = await ask.all<PublicCell>(sql`select distinct on (figure, previous, value) ${CELL} from publication.cell where superseded_at = 'infinity' and status in ('r', 'x') and previous is not null
    and (${measure ?? null}::text is null or measure = ${measure ?? null}::text) order by figure, previous, value, recorded_at`);
  return rows.sort((a, b) => b.released_at.getTime() - a.released_at.getTime() || (a.figure < b.figure ? -1 : 1));
}

/** What the latest release said of every figure. */
export async function latestCells(ask: Asker): Promise<Map<string, Earlier>> {
  const rows = await ask.all<Earlier & { figure: string }>(sql`select distinct on (figure) figure, value, status, previous, reason_code as code, reason_words as words, definition
    from publication.cell where superseded_at = 'infinity' order by figure, recorded_at desc`);
  return new Map(rows.map(({ figure, ...cell }) => [figure, cell]));
}

/** Every number that was ever released, release by release. */
export function allCells(ask: Asker): Promise<Past[]> {
  return ask.all<Past>(sql`select c.release, r.counted_as_of as at, c.figure, c.measure, c.definition, c.value, c.status, c.held from publication.cell c
    join publication.release r on r.id = c.release and r.superseded_at = 'infinity' where c.superseded_at = 'infinity' order by r.counted_as_of, c.figure`);
}

/** What a release says of itself besides its numbers and its text; what was signed before versions had numbers is taken as what it was. */
export interface ReleaseHead { id: string; year: number; sequence: number; publisher: string; released_at: Date; counted_as_of: Date; head: { version: string; weight: Weight; changes: Change[]; readers: { office: string; role: string; readsAt: string; why: string }[] } }

/** A release with all its parts; without a Word file where it is older than these are. */
export interface PublicRelease extends ReleaseHead { title: string; html: string; pdf: Buffer; docx: Buffer | null; payload: string; signature: Buffer; public_key: Buffer }

const HEAD = sql`r.id, r.year, r.sequence, r.publisher, r.released_at, r.counted_as_of, coalesce(r.head, jsonb_build_object('version', r.sequence || '.0.0', 'weight', 'minor', 'changes', '[]'::jsonb, 'readers', '[]'::jsonb)) as head`;

/** The releases of a year, or of all years, newest first. */
export function listReleases(ask: Asker, year?: number): Promise<ReleaseHead[]> {
  return ask.all<ReleaseHead>(sql`select ${HEAD} from publication.release r where r.superseded_at = 'infinity' and (${year ?? null}::int is null or r.year = ${year ?? null}::int) order by r.recorded_at desc`);
}

/** One release of a year as it was, or else its newest; of the publisher named where one is. */
export function findRelease(ask: Asker, year: number, sequence?: number, publisher?: string): Promise<PublicRelease | undefined> {
  return ask.maybe<PublicRelease>(sql`select ${HEAD}, e.title, e.html, e.pdf, e.docx, r.payload, r.signature, r.public_key from publication.release r join publication.edition e on e.release = r.id and e.superseded_at = 'infinity'
    where r.superseded_at = 'infinity' and r.year = ${year}::int and (${sequence ?? null}::int is null or r.sequence = ${sequence ?? null}::int) and (${publisher ?? null}::text is null or r.publisher = ${publisher ?? null}::text) order by r.recorded_at desc limit 1`);
}

/** Every number of one release. */
export function cellsOfRelease(ask: Asker, release: string): Promise<PublicCell[]> {
  return ask.all<PublicCell>(sql`select ${CELL} from publication.cell where release = ${release}::uuid and superseded_at = 'infinity' order by figure`);
}

/** What every release said of one figure, the first first. */
export function historyOf(ask: Asker, figure: string): Promise<PublicCell[]> {
  return ask.all<PublicCell>(sql`select ${CELL} from publication.cell where figure = ${figure}::text and superseded_at = 'infinity' order by recorded_at`);
}

/** The years of which an Assessment was released, newest first. */
export async function releasedYears(ask: Asker): Promise<number[]> {
  return (await ask.all<{ year: number }>(sql`select distinct year from publication.release where superseded_at = 'infinity' order by year desc`)).map((r) => r.year);
}
