import type { Tx } from '../../foundation/database/database.ts';
import { keep, revise, type Fields } from '../../foundation/database/keep.ts';
import { sql } from '../../foundation/database/sql.ts';
import type { Reason } from './prepare.ts';

/** A comment as it stands. */
export interface CommentRow { id: string; version: number; year: number; draft: string; block: string; words: string; must: boolean; written_by: string; standing: 'open' | 'answered' | 'resolved'; written_at: Date }

/** An answer to a comment. */
export interface ReplyRow { comment: string; words: string; written_by: string; recorded_at: Date }

/** Who is writing a paragraph, until when. */
export interface HoldRow { id: string; version: number; block: string; held_by: string; until: Date; taken_from: string | null; words: string | null }

/** Who may read before the day. */
export interface ReaderRow { id: string; version: number; year: number; office: string; role: string; person: string | null; reads_at: Date; why: string; standing: 'listed' | 'struck' }

/** A release that was proposed. */
export interface ProposalRow { id: string; version: number; year: number; draft: string; draft_version: number; counted_as_of: Date; reasons: Reason[]; words: string | null; proposed_by: string; standing: 'waiting' | 'released' | 'returned' | 'withdrawn'; decided_by: string | null; answer: string | null; proposed_at: Date }

const COMMENT = sql`c.id, c.version, c.year, c.draft, c.block, c.words, c.must, c.written_by, c.standing, (select f.recorded_at from publication.comment f where f.agency = c.agency and f.id = c.id and f.version = 1) as written_at`;
const PROPOSAL = sql`p.id, p.version, p.year, p.draft, p.draft_version, p.counted_as_of, p.reasons, p.words, p.proposed_by, p.standing, p.decided_by, p.answer, (select f.recorded_at from publication.proposal f where f.agency = p.agency and f.id = p.id and f.version = 1) as proposed_at`;

/** What is said of a text, oldest first. */
export function listComments(tx: Tx, draft: string): Promise<CommentRow[]> {
  return tx.all<CommentRow>(sql`select ${COMMENT} from publication.comment_as_of c where c.agency = ${tx.who.agency}::uuid and c.draft = ${draft}::uuid order by written_at, c.id`);
}

/** A comment by id. */
export function findComment(tx: Tx, id: string): Promise<CommentRow | undefined> {
  return tx.maybe<CommentRow>(sql`select ${COMMENT} from publication.comment_as_of c where c.agency = ${tx.who.agency}::uuid and c.id = ${id}::uuid`);
}

/** What was answered to comments, oldest first. */
export function listReplies(tx: Tx, comments: readonly string[]): Promise<ReplyRow[]> {
  return tx.all<ReplyRow>(sql`select comment, words, written_by, recorded_at from publication.reply_as_of where agency = ${tx.who.agency}::uuid and comment = any(${[...comments]}::uuid[]) order by recorded_at, id`);
}

/** Writes a comment. */
export function keepComment(tx: Tx, row: Fields): Promise<string> {
  return keep(tx, 'publication.comment', row);
}

/** Writes an answer to a comment. */
export function keepReply(tx: Tx, row: Fields): Promise<string> {
  return keep(tx, 'publication.reply', row);
}

/** Says how a comment stands. */
export function standComment(tx: Tx, { id, version }: CommentRow, standing: CommentRow['standing']): Promise<number> {
  return revise(tx, 'publication.comment', id, version, { standing });
}

/** Who is or was writing which paragraph of a text. */
export function listHolds(tx: Tx, draft: string): Promise<HoldRow[]> {
  return tx.all<HoldRow>(sql`select id, version, block, held_by, until, taken_from, words from publication.hold_as_of where agency = ${tx.who.agency}::uuid and draft = ${draft}::uuid order by block`);
}

/** Makes those who reach for one text at once do it one after another. */
export async function lockDraft(tx: Tx, draft: string): Promise<void> {
  await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${`${draft}|hold`}::text, 4114))`);
}

/** Gives a paragraph to whoever asks, in the place of whoever had it. */
export async function setHold(tx: Tx, before: HoldRow | undefined, row: { draft: string; block: string; held_by: string; until: string; taken_from: string | null; words: string | null }): Promise<{ id: string; version: number }> {
  if (before === undefined) return { id: await keep(tx, 'publication.hold', row), version: 1 };
  return { id: before.id, version: await revise(tx, 'publication.hold', before.id, before.version, row) };
}

/** Who may read a year's Assessment before its day, by when. */
export function listReaders(tx: Tx, year: number): Promise<ReaderRow[]> {
  return tx.all<ReaderRow>(sql`select id, version, year, office, role, person, reads_at, why, standing from publication.reader_as_of where agency = ${tx.who.agency}::uuid and year = ${year}::int and standing = 'listed' order by reads_at, office, role`);
}

/** One of those who may read before the day. */
export function findReader(tx: Tx, id: string): Promise<ReaderRow | undefined> {
  return tx.maybe<ReaderRow>(sql`select id, version, year, office, role, person, reads_at, why, standing from publication.reader_as_of where agency = ${tx.who.agency}::uuid and id = ${id}::uuid`);
}

/** Lists somebody who may read before the day. */
export function keepReader(tx: Tx, row: Fields): Promise<string> {
  return keep(tx, 'publication.reader', row);
}

/** Strikes somebody from the list. */
export function strikeReader(tx: Tx, { id, version }: ReaderRow): Promise<number> {
  return revise(tx, 'publication.reader', id, version, { standing: 'struck' });
}

/** What was proposed of a year, newest first. */
export function listProposals(tx: Tx, year: number): Promise<ProposalRow[]> {
  return tx.all<ProposalRow>(sql`select ${PROPOSAL} from publication.proposal_as_of p where p.agency = ${tx.who.agency}::uuid and p.year = ${year}::int order by proposed_at desc, p.id`);
}

/** What waits in each year: who proposed a release, and how many comments nobody resolved. */
export function listWaiting(tx: Tx): Promise<{ year: number; proposed_by: string | null; comments: number }[]> {
  return tx.all(sql`select year, max(proposed_by::text) as proposed_by, sum(comments)::int as comments from (
    select year, proposed_by, 0 as comments from publication.proposal_as_of where agency = ${tx.who.agency}::uuid and standing = 'waiting'
    union all select year, null, 1 from publication.comment_as_of where agency = ${tx.who.agency}::uuid and standing <> 'resolved') a group by year`);
}

/** A proposal by id. */
export function findProposal(tx: Tx, id: string): Promise<ProposalRow | undefined> {
  return tx.maybe<ProposalRow>(sql`select ${PROPOSAL} from publication.proposal_as_of p where p.agency = ${tx.who.agency}::uuid and p.id = ${id}::uuid`);
}

/** Writes a proposal. */
export function keepProposal(tx: Tx, row: Fields): Promise<string> {
  return keep(tx, 'publication.proposal', row);
}

/** Says what became of a proposal. */
export function decideProposal(tx: Tx, { id }: ProposalRow, version: number, row: { standing: ProposalRow['standing']; decided_by: string; answer?: string }): Promise<number> {
  return revise(tx, 'publication.proposal', id, version, row);
}
