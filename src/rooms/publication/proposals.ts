import type { Tx } from '../../foundation/database/database.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { periodInWords } from '../../foundation/calendar/series.ts';
import { parsePeriod } from '../../foundation/calendar/period.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { shownOf, type Cell, type Prepared } from './prepare.ts';
import { prepared, refuseErrors } from './prepared.ts';
import { seal } from './release.ts';
import type { NewProposal, NewRelease, ReturnProposal } from './schema.ts';
import * as store from './store.ts';
import * as editing from './store-editing.ts';
import type { Section } from './text.ts';
import { changesOf, nextNumber, weightOf, type Change, type Standing, type Weight } from './versions.ts';

/** The version a release of a prepared Assessment would be, after which one, and everything that changed since. */
export interface Next { number: string; weight: Weight; after: string | null; changes: Change[] }

/** What is new in a prepared Assessment against the last release of its year. */
export async function nextOf(tx: Tx, made: Prepared): Promise<Next> {
  const [last] = await store.listReleases(tx, made.year);
  if (!last) return { number: nextNumber(undefined, 'major'), weight: 'major', after: null, changes: [] };
  const before: Standing = {
    sections: (JSON.parse(last.payload) as { text?: Section[] }).text ?? null,
    cells: new Map((await store.cellsOfRelease(tx, last.id)).map((c) => [c.figure, { measure: c.measure, title: c.title, period: periodInWords(parsePeriod(c.period)), part: c.dimension_title === null ? '' : `${c.dimension_title}: ${c.code_label}`, definition: c.definition, shown: shownOf(c) }])),
  };
  const changes = changesOf(before, { sections: made.sections, cells: new Map(made.cells.map((c) => [c.figure, shownCell(c)])) });
  const weight = weightOf(changes);
  return { number: nextNumber(last.number, weight), weight, after: last.number, changes };
}

function shownCell(cell: Cell): { measure: string; title: string; period: string; part: string; definition: number; shown: string } {
  const dimension = cell.dimension === null ? undefined : cell.measure.dimensions[cell.dimension];
  const label = (cell.code ?? '').split(',').map((code) => dimension?.values[code] ?? code).join(' or ');
  return { measure: cell.measure.id, title: cell.measure.title, period: periodInWords(cell.period), part: dimension === undefined ? '' : `${dimension.title}: ${label}`, definition: cell.measure.version, shown: shownOf(cell) };
}

/** Proposes the saved text for release, counted as of now; it takes the place of what was proposed before. Errors keep it back. */
export async function propose({ tx, input, services, version, who }: Asked<NewProposal>): Promise<{ id: string; version: number }> {
  await store.lockReleases(tx);
  const draft = await store.findDraft(tx, input.year) ?? refuseUnknown();
  if (version !== draft.version) store.refuseStaleDraft(draft);
  const made = await prepared(tx, services, draft, draft.sections, { reasons: input.reasons ?? [] });
  refuseErrors(made);
  for (const before of (await editing.listProposals(tx, input.year)).filter((p) => p.standing === 'waiting')) await editing.decideProposal(tx, before, before.version, { standing: 'withdrawn', decided_by: who.account });
  return { id: await editing.keepProposal(tx, { year: input.year, draft: draft.id, draft_version: draft.version, counted_as_of: made.asOf.toISOString(), reasons: input.reasons ?? [], words: input.words ?? null, proposed_by: who.account, standing: 'waiting', decided_by: null, answer: null }), version: 1 };
}

/** A proposal that waits. */
async function waiting(tx: Tx, id: string): Promise<editing.ProposalRow> {
  const found = await editing.findProposal(tx, id) ?? refuseUnknown();
  if (found.standing !== 'waiting') throw new Refusal('publication.decided', 'This proposal was released, returned or withdrawn already.');
  return found;
}

/** Returns a proposal with a word why; whoever proposed it takes it back. */
export async function returnProposal({ tx, input, who, version }: Asked<ReturnProposal>): Promise<{ id: string; version: number }> {
  const found = await waiting(tx, input.proposal);
  return { id: found.id, version: await editing.decideProposal(tx, found, version ?? found.version, { standing: found.proposed_by === who.account ? 'withdrawn' : 'returned', decided_by: who.account, answer: input.words }) };
}

/** Freezes what another proposed, text and every figure as they were counted then, as one signed release; errors of the checker keep it back. */
export async function releaseAssessment({ tx, input, services, who, version }: Asked<NewRelease>): Promise<{ id: string; version: number }> {
  await store.lockReleases(tx);
  const proposal = await waiting(tx, input.proposal);
  const draft = await store.findDraft(tx, input.year);
  if (!draft || proposal.draft !== draft.id) refuseUnknown();
  if (proposal.proposed_by === who.account) throw new Refusal('publication.own-proposal', 'You proposed this release, so another one releases it.');
  if (proposal.draft_version !== draft.version) throw new Refusal('publication.text-moved', 'The text was changed since it was proposed. It is proposed again as it is now.');
  const made = await prepared(tx, services, draft, draft.sections, { reasons: proposal.reasons, asOf: proposal.counted_as_of });
  refuseErrors(made);
  const before = (await store.listReleases(tx, input.year))[0];
  const next = await nextOf(tx, made);
  const readers = (await editing.listReaders(tx, input.year)).map((r) => ({ office: r.office, role: r.role, readsAt: r.reads_at.toISOString(), why: r.why }));
  const sealed = await seal(made, { sequence: (before?.sequence ?? 0) + 1, publisher: who.short, at: services.now(), before: before?.payload, origin: services.origin, keys: services.keys, version: next, readers, proposedAt: proposal.proposed_at });
  const id = await store.keepRelease(tx, sealed);
  await editing.decideProposal(tx, proposal, version ?? proposal.version, { standing: 'released', decided_by: who.account });
  return { id, version: sealed.sequence };
}
