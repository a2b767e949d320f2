import type { Asker } from '../../foundation/database/database.ts';
import { sql } from '../../foundation/database/sql.ts';
import type { Earlier, Status } from './prepare.ts';
import type { Past } from './safety.ts';

/*
 * What anybody may read: released rows, by the public's own role, which has no right to anything else.
 */

/** A released number as the public reads it. */
export interface PublicCell {
  figure: string; measure: string; definition: number; title: string; question: string; topic: string; unit: string; basis: string; period: string; from_day: string | null; until_day: string; dimension: string | null; dimension_title: string | null;
  code: string | null; code_label: string | null; value: number | null; currency: string | null; status: Status; held: boolean; previous: number | null; reason_code: string | null; reason_words: string | null; sentence: string; counted_once: string; way: 'A' | 'B' | null; gross: number | null; at_least: number | null; at_most: number | null; made: string | null;
  authority: string; in_text: boolean; released_at: Date; year: number; sequence: number;
}

/** A release as it was shown. */
export interface PublicEdition { title: string; html: string; pdf: Buffer; year: number; sequence: number; payload: string; signature: Buffer; public_key: Buffer }

/** The columns of a released number. */
export const CELL = sql`figure, measure, definition, title, question, topic, unit, basis, period, from_day, until_day, dimension, dimension_title, code, code_label, value, currency, status, held, previous, reason_code, reason_words,
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

/** The newest release of a year. */
export function findEdition(ask: Asker, year: number): Promise<PublicEdition | undefined> {
  return ask.maybe<PublicEdition>(sql`select e.title, e.html, e.pdf, e.year, e.sequence, r.payload, r.signature, r.public_key from publication.edition e join publication.release r on r.id = e.release and r.superseded_at = 'infinity'
    where e.year = ${year}::int and e.superseded_at = 'infinity' order by e.recorded_at desc limit 1`);
}

/** The years of which an Assessment was released, newest first. */
export async function releasedYears(ask: Asker): Promise<number[]> {
  return (await ask.all<{ year: number }>(sql`select distinct year from publication.release where superseded_at = 'infinity' order by year desc`)).map((r) => r.year);
}
