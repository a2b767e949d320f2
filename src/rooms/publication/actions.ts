import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { toPdf } from '../../foundation/document/pdf.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { stylesheet } from '../../foundation/web/public-page.ts';
import type { Asked, Sent, Services } from '../../foundation/web/route.ts';
import { documentPage } from '../../foundation/document/html.ts';
import { answerClaims } from './claims.ts';
import { disclosureRules } from './data.ts';
import { defaultText } from './default-text.ts';
import { assessmentDocument } from './document.ts';
import { prepare, shownOf, type Prepared, type Reason } from './prepare.ts';
import { seal } from './release.ts';
import type { AssessmentShape, Checked, ClaimAnswer, Draft, NewRelease } from './schema.ts';
import * as store from './store.ts';
import type { Section } from './text.ts';

/** The Assessments of this office: what is written, and what was released. */
export async function listAssessments({ tx }: Asked<object>) {
  const [drafts, releases] = await Promise.all([store.listDrafts(tx), store.listReleases(tx)]);
  const years = [...new Set([...drafts.map((d) => d.year), ...releases.map((r) => r.year)])].sort((a, b) => b - a);
  return {
    assessments: years.map((year) => {
      const [draft, own] = [drafts.find((d) => d.year === year), releases.filter((r) => r.year === year)];
      return { year, version: draft?.version ?? 0, sections: draft?.sections.length ?? 0, releases: own.length, lastReleasedAt: own[0]?.released_at.toISOString() ?? null };
    }),
  };
}

/** The text of a year; while none is saved, the one it would begin with. */
export async function readAssessment({ tx, input, services }: Asked<{ year: number }>): Promise<AssessmentShape> {
  const { draft, sections } = await textOf(tx, services, input.year);
  const releases = await store.listReleases(tx, input.year);
  return { year: input.year, version: draft?.version ?? 0, sections: sections.map(plain), releases: releases.map((r) => ({ sequence: r.sequence, releasedAt: r.released_at.toISOString() })) };
}

const plain = ({ title, paragraphs }: Section): { title: string; paragraphs: string[] } => ({ title, paragraphs: [...paragraphs] });

async function textOf(tx: Tx, services: Services, year: number): Promise<{ draft: store.DraftRow | undefined; sections: readonly Section[] }> {
  const draft = await store.findDraft(tx, year);
  return { draft, sections: draft?.sections ?? await defaultText(services.counter, year, disclosureRules(services.today())) };
}

/** Saves the text; once there is one, only in the place of the version the writer had open. */
export async function saveDraft({ tx, input, version }: Asked<Draft>): Promise<{ id: string; version: number }> {
  const draft = await store.findDraft(tx, input.year);
  if (!draft) return { id: await store.keepDraft(tx, input.year, input.sections), version: 1 };
  if (version === undefined) throw new Refusal('publication.version-needed', 'Say which version you had open (If-Match), so that nobody’s writing is lost.', { status: 428 });
  return { id: draft.id, version: await store.reviseDraft(tx, draft.id, version, input.sections) };
}

async function prepared(tx: Tx, services: Services, year: number, sections: readonly Section[], reasons: readonly Reason[] = []): Promise<Prepared> {
  return prepare({ counter: services.counter, year, sections, earlier: await store.earlierCells(tx), past: await store.pastCells(tx), reasons, rules: disclosureRules(services.today()), today: services.today() });
}

/** Everything the checker has to say of the saved text. */
export async function readFindings({ tx, input, services }: Asked<{ year: number }>): Promise<Checked> {
  return checkedOf(await prepared(tx, services, input.year, (await textOf(tx, services, input.year)).sections));
}

/** Everything the checker has to say of a text that is not saved. */
export async function checkDraft({ tx, input, services }: Asked<Draft>): Promise<Checked> {
  return checkedOf(await prepared(tx, services, input.year, input.sections));
}

function checkedOf({ asOf, findings, figures, cells }: Prepared): Checked {
  const byName = new Map(cells.map((c) => [c.figure, c]));
  const shown = [...figures].flatMap(([text, resolved]) => {
    const cell = byName.get(text) ?? ('value' in resolved ? cells.find((c) => c.measure.id === resolved.value.measure && c.period.label === resolved.value.period.label && JSON.stringify(c.where) === JSON.stringify(resolved.value.filter)) : undefined);
    return cell ? [{ figure: text, shown: shownOf(cell), status: cell.status, sentence: cell.sentence, previous: cell.previous }] : [];
  });
  return { asOf: asOf.toISOString(), errors: findings.filter((f) => f.severity === 'error').length, warnings: findings.filter((f) => f.severity === 'warning').length, findings: [...findings], figures: shown };
}

/** The Assessment as it would be released now. */
export async function previewAssessment({ tx, input, services }: Asked<{ year: number; form: 'html' | 'pdf' }>): Promise<Sent> {
  const made = await prepared(tx, services, input.year, (await textOf(tx, services, input.year)).sections);
  if (input.form === 'pdf') return { type: 'application/pdf', body: await toPdf(assessmentDocument(made, { base: services.origin })), fileName: `assessment-${input.year}-draft.pdf` };
  return { type: 'text/html; charset=utf-8', body: documentPage(assessmentDocument(made, { base: '' }), { stylesheets: [stylesheet('public')] }) };
}

/** Freezes the saved text and every figure in it as one signed release; errors of the checker keep it back. */
export async function releaseAssessment({ tx, input, services, version, who }: Asked<NewRelease>): Promise<{ id: string; version: number }> {
  await store.lockReleases(tx);
  const draft = await store.findDraft(tx, input.year);
  if (!draft) refuseUnknown();
  store.refuseStaleDraft(draft, version);
  const made = await prepared(tx, services, input.year, draft.sections, input.reasons ?? []);
  const errors = made.findings.filter((f) => f.severity === 'error');
  if (errors.length > 0) throw new Refusal('publication.not-releasable', `${errors.length} finding${errors.length === 1 ? ' keeps' : 's keep'} this release back. ${errors[0]?.sentence}`, { detail: { findings: errors } });
  const before = (await store.listReleases(tx, input.year))[0];
  const sealed = await seal(made, { sequence: (before?.sequence ?? 0) + 1, publisher: who.short, at: services.now(), before: before?.payload, origin: services.origin, keys: services.keys });
  return { id: await store.keepRelease(tx, sealed), version: sealed.sequence };
}

/** How every claim of the founding chapter stands. */
export async function readClaims({ input, services }: Asked<{ year: number }>): Promise<{ claims: ClaimAnswer[] }> {
  return { claims: await answerClaims(services.counter, input.year) };
}

