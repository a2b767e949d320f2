import type { Asker } from '../../foundation/database/database.ts';
import { sql } from '../../foundation/database/sql.ts';
import { CELL, type PublicCell } from './public-store.ts';

/** A release as its files take it. */
export interface PublicRelease { id: string; year: number; sequence: number; title: string; publisher: string; released_at: Date; counted_as_of: Date }

const RELEASE = sql`r.id, r.year, r.sequence, e.title, r.publisher, r.released_at, r.counted_as_of`;

/** The newest release of a year. */
export function findRelease(ask: Asker, year: number): Promise<PublicRelease | undefined> {
  return ask.maybe<PublicRelease>(sql`select ${RELEASE} from publication.release r join publication.edition e on e.release = r.id and e.superseded_at = 'infinity'
    where r.year = ${year}::int and r.superseded_at = 'infinity' order by r.recorded_at desc limit 1`);
}

/** Every release, newest first. */
export function listReleases(ask: Asker): Promise<PublicRelease[]> {
  return ask.all<PublicRelease>(sql`select ${RELEASE} from publication.release r join publication.edition e on e.release = r.id and e.superseded_at = 'infinity'
    where r.superseded_at = 'infinity' order by r.recorded_at desc`);
}

/** Every cell of one release. */
export function cellsOfRelease(ask: Asker, release: string): Promise<PublicCell[]> {
  return ask.all<PublicCell>(sql`select ${CELL} from publication.cell where release = ${release}::uuid and superseded_at = 'infinity' order by figure`);
}

/** The Word file of a release; null where the release is older than these are. */
export async function docxOf(ask: Asker, release: string): Promise<Buffer | null> {
  return (await ask.maybe<{ docx: Buffer | null }>(sql`select docx from publication.edition where release = ${release}::uuid and superseded_at = 'infinity'`))?.docx ?? null;
}

/** What every release said of one figure, the first first. */
export function historyOf(ask: Asker, figure: string): Promise<PublicCell[]> {
  return ask.all<PublicCell>(sql`select ${CELL} from publication.cell where figure = ${figure}::text and superseded_at = 'infinity' order by recorded_at`);
}
