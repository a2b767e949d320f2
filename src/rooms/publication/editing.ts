import { colleaguesOf } from '../../foundation/access/colleagues.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { placeOf } from './blocks.ts';
import type { Finding } from './check.ts';
import type { Around, CommentStanding, LetGo, NewComment, NewHold, NewReader, NewReply, ProposalShape } from './schema.ts';
import * as store from './store.ts';
import * as editing from './store-editing.ts';
import type { Section } from './text.ts';

/** In minutes, how long a paragraph stays with whoever writes in it and does no more. */
const HOLD_MINUTES = 5;

/** What goes on around a text: comments, who is writing, who may read before the day, and what was proposed. */
export async function readAround({ tx, input, who, services }: Asked<{ year: number }>): Promise<Around> {
  const draft = await store.findDraft(tx, input.year);
  const [comments, holds] = draft ? [await editing.listComments(tx, draft.id), (await editing.listHolds(tx, draft.id)).filter((h) => h.until > services.now())] : [[], []];
  const replies = await editing.listReplies(tx, comments.map((c) => c.id));
  const [readers, proposals] = [await editing.listReaders(tx, input.year), await editing.listProposals(tx, input.year)];
  const names = await namesOf(tx, [...comments.map((c) => c.written_by), ...replies.map((r) => r.written_by), ...holds.map((h) => h.held_by), ...proposals.flatMap((p) => [p.proposed_by, ...(p.decided_by === null ? [] : [p.decided_by])])]);
  const mine = (account: string): boolean => account === who.account;
  return {
    year: input.year, version: draft?.version ?? 0,
    comments: comments.map((c) => ({
      id: c.id, version: c.version, block: c.block, words: c.words, must: c.must, standing: c.standing, by: names(c.written_by), mine: mine(c.written_by), at: c.written_at.toISOString(),
      replies: replies.filter((r) => r.comment === c.id).map((r) => ({ words: r.words, by: names(r.written_by), mine: mine(r.written_by), at: r.recorded_at.toISOString() })),
    })),
    holds: holds.map((h) => ({ block: h.block, by: names(h.held_by), mine: mine(h.held_by), until: h.until.toISOString(), takenFromMe: h.taken_from !== null && mine(h.taken_from), words: h.words })),
    readers: readers.map((r) => ({ id: r.id, version: r.version, office: r.office, role: r.role, person: r.person, readsAt: r.reads_at.toISOString(), why: r.why })),
    proposals: listOf(proposals, names, who.account),
  };
}

async function namesOf(tx: Tx, accounts: readonly string[]): Promise<(account: string) => string> {
  const labels = new Map((await colleaguesOf(tx, accounts)).map((c) => [c.account, c.label]));
  return (account) => labels.get(account) ?? '';
}

/** A paragraph of a saved text; nothing is there where it has none of that name. */
async function blockOf(tx: Tx, year: number, block: string): Promise<store.DraftRow> {
  const draft = await store.findDraft(tx, year);
  return draft && placeOf(draft.sections, block) ? draft : refuseUnknown();
}

/** Says something of a paragraph; a release waits for it where it must. */
export async function comment({ tx, input, who }: Asked<NewComment>): Promise<{ id: string; version: number }> {
  const draft = await blockOf(tx, input.year, input.block);
  return { id: await editing.keepComment(tx, { year: input.year, draft: draft.id, block: input.block, words: input.words, must: input.must, written_by: who.account, standing: 'open' }), version: 1 };
}

/** Answers a comment; it is for whoever asked, or anybody else, to say that it is resolved. */
export async function reply({ tx, input, who }: Asked<NewReply>): Promise<{ id: string; version: number }> {
  const found = await editing.findComment(tx, input.comment) ?? refuseUnknown();
  if (found.standing === 'resolved') throw new Refusal('publication.comment-resolved', 'This comment is resolved. Open it again, then answer.');
  const id = await editing.keepReply(tx, { comment: found.id, words: input.words, written_by: who.account });
  // A writer who adds to their own comment has not answered it.
  if (found.standing === 'open' && found.written_by !== who.account) await editing.standComment(tx, found, 'answered');
  return { id, version: 1 };
}

/** Resolves a comment, or opens it again. */
export async function standComment({ tx, input }: Asked<CommentStanding>): Promise<{ id: string; version: number }> {
  const found = await editing.findComment(tx, input.comment) ?? refuseUnknown();
  const standing = input.standing === 'open' && (await editing.listReplies(tx, [found.id])).some((r) => r.written_by !== found.written_by) ? 'answered' as const : input.standing;
  return { id: found.id, version: found.standing === standing ? found.version : await editing.standComment(tx, found, standing) };
}

/** Takes a paragraph to write in, or keeps it longer; what another is writing is taken over only with a word to them. */
export async function hold({ tx, input, who, services }: Asked<NewHold>): Promise<{ id: string; version: number }> {
  const draft = await blockOf(tx, input.year, input.block);
  await editing.lockDraft(tx, draft.id);
  const before = (await editing.listHolds(tx, draft.id)).find((h) => h.block === input.block);
  const taken = before !== undefined && before.held_by !== who.account && before.until > services.now();
  if (taken && input.words === undefined) throw new Refusal('publication.held-by-another', 'Another of your office is writing this paragraph. Take it over with a word to them, or wait until they are done.', { detail: { until: before.until.toISOString() } });
  const until = new Date(services.now().getTime() + HOLD_MINUTES * 60_000).toISOString();
  const own = before?.held_by === who.account;
  return editing.setHold(tx, before, { draft: draft.id, block: input.block, held_by: who.account, until, taken_from: taken ? before.held_by : own ? before.taken_from : null, words: taken ? input.words ?? null : own ? before.words : null });
}

/** Lets a paragraph go. */
export async function letGo({ tx, input, who, services }: Asked<LetGo>): Promise<{ id: string; version: number }> {
  const draft = await blockOf(tx, input.year, input.block);
  await editing.lockDraft(tx, draft.id);
  const held = (await editing.listHolds(tx, draft.id)).find((h) => h.block === input.block && h.held_by === who.account) ?? refuseUnknown();
  return editing.setHold(tx, held, { draft: draft.id, block: input.block, held_by: who.account, until: services.now().toISOString(), taken_from: null, words: null });
}

/** Refuses where a paragraph that would change is being written by another. */
export async function refuseHeld(tx: Tx, draft: string, blocks: readonly string[], account: string, at: Date): Promise<void> {
  const held = (await editing.listHolds(tx, draft)).find((h) => h.held_by !== account && h.until > at && blocks.includes(h.block));
  if (held) throw new Refusal('publication.held-by-another', 'Another of your office is writing a paragraph that you changed. Take it over with a word to them, or wait until they are done.', { detail: { block: held.block, until: held.until.toISOString() } });
}

/** Lists an office and a role, and for this office alone a person, who may read before the day. */
export async function listReader({ tx, input }: Asked<NewReader>): Promise<{ id: string; version: number }> {
  return { id: await editing.keepReader(tx, { year: input.year, office: input.office, role: input.role, person: input.person ?? null, reads_at: new Date(input.readsAt).toISOString(), why: input.why, standing: 'listed' }), version: 1 };
}

/** Strikes somebody from the list. */
export async function strikeReader({ tx, input }: Asked<{ reader: string }>): Promise<{ id: string; version: number }> {
  const found = await editing.findReader(tx, input.reader) ?? refuseUnknown();
  return { id: found.id, version: found.standing === 'struck' ? found.version : await editing.strikeReader(tx, found) };
}

/** What of a text's surroundings stands on the checklist, in words that name nobody and repeat nobody, for a refusal carries them too: comments that nobody resolved, and paragraphs that somebody is still writing. */
export async function openFindings(tx: Tx, draft: store.DraftRow | undefined, sections: readonly Section[], at: Date): Promise<Finding[]> {
  if (!draft) return [];
  const unresolved = (await editing.listComments(tx, draft.id)).filter((c) => c.standing !== 'resolved');
  const holds = (await editing.listHolds(tx, draft.id)).filter((h) => h.until > at && h.held_by !== tx.who.account);
  const where = (block: string) => placeOf(sections, block) ?? { words: 'a paragraph that was taken out', text: '' };
  return [
    ...unresolved.map((c): Finding => ({ code: 'publication.comment-open', severity: c.must ? 'error' : 'warning', place: where(c.block).words, words: where(c.block).text, sentence: c.standing === 'answered' ? `A comment on this paragraph has its answer: resolve it${c.must ? ' before the release' : ''}.` : `A comment on this paragraph waits for an answer${c.must ? ', and the release for both' : ''}.` })),
    ...holds.map((h): Finding => ({ code: 'publication.being-written', severity: 'warning', place: where(h.block).words, words: where(h.block).text, sentence: 'Another of your office is writing this paragraph.' })),
  ];
}

/** Proposals as they are shown. */
function listOf(proposals: readonly editing.ProposalRow[], names: (account: string) => string, account: string): ProposalShape[] {
  return proposals.map((p) => ({
    id: p.id, version: p.version, by: names(p.proposed_by), mine: p.proposed_by === account, at: p.proposed_at.toISOString(), draftVersion: p.draft_version, countedAsOf: p.counted_as_of.toISOString(), standing: p.standing,
    reasons: p.reasons as ProposalShape['reasons'], words: p.words, answer: p.answer, decidedBy: p.decided_by === null ? null : names(p.decided_by),
  }));
}
