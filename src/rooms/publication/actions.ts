import { documentPage } from '../../foundation/document/html.ts';
import { toPdf } from '../../foundation/document/pdf.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { Value } from '../../foundation/measure/value-shape.ts';
import { stylesheet } from '../../foundation/web/public-page.ts';
import type { Asked, Sent, Services } from '../../foundation/web/route.ts';
import { changedBlocks, merged, named } from './blocks.ts';
import { answerClaims } from './claims.ts';
import { disclosureRules } from './data.ts';
import { defaultText } from './default-text.ts';
import { assessmentDocument } from './document.ts';
import { refuseHeld } from './editing.ts';
import { shownOf } from './prepare.ts';
import { prepared, type Checkable } from './prepared.ts';
import { nextOf } from './proposals.ts';
import type { AssessmentShape, Checked, ClaimAnswer, Draft, Leaning } from './schema.ts';
import * as store from './store.ts';
import * as editing from './store-editing.ts';
import { piecesOf, readingOf, sentencesOf, type Section } from './text.ts';
import { asReleased, turnsOf } from './turns.ts';

/** The Assessments of this office: what is written, what was released, and what waits for somebody. */
export async function listAssessments({ tx, who }: Asked<object>) {
  const [drafts, releases, waits] = await Promise.all([store.listDrafts(tx), store.listReleases(tx), editing.listWaiting(tx)]);
  const years = [...new Set([...drafts.map((d) => d.year), ...releases.map((r) => r.year)])].sort((a, b) => b - a);
  return {
    assessments: years.map((year) => {
      const [draft, own, waiting] = [drafts.find((d) => d.year === year), releases.filter((r) => r.year === year), waits.find((w) => w.year === year)];
      const proposed = waiting?.proposed_by ?? null;
      return { year, version: draft?.version ?? 0, sections: draft?.sections.length ?? 0, releases: own.length, lastReleasedAt: own[0]?.released_at.toISOString() ?? null, number: own[0]?.number ?? null, waiting: proposed === null ? null : proposed === who.account ? 'for-another' as const : 'for-me' as const, comments: waiting?.comments ?? 0 };
    }),
  };
}

/** The text of a year; while none is saved, the one it would begin with. */
export async function readAssessment({ tx, input, services }: Asked<{ year: number }>): Promise<AssessmentShape> {
  const { draft, sections } = await textOf(tx, services, input.year);
  const releases = await store.listReleases(tx, input.year);
  return { year: input.year, version: draft?.version ?? 0, sections: sections.map(plain), releases: releases.map((r) => ({ sequence: r.sequence, number: r.number, releasedAt: r.released_at.toISOString() })) };
}

const plain = ({ title, paragraphs, blocks }: Section): { title: string; paragraphs: string[]; blocks?: string[] } => ({ title, paragraphs: [...paragraphs], ...(blocks === undefined ? {} : { blocks: [...blocks] }) });

async function textOf(tx: Tx, services: Services, year: number): Promise<{ draft: store.DraftRow | undefined; sections: readonly Section[] }> {
  const draft = await store.findDraft(tx, year);
  return { draft, sections: draft?.sections ?? await defaultText(services.counter, year, disclosureRules(services.today())) };
}

const fresh = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 12);

/**
 * Saves the text; once there is one, in the place of the version the writer had open. What another saved meanwhile in other
 * paragraphs stays; where both changed the same one, or one that another is writing, nothing is saved.
 */
export async function saveDraft({ tx, input, version, who, services }: Asked<Draft>): Promise<{ id: string; version: number }> {
  const draft = await store.findDraft(tx, input.year);
  if (!draft) return { id: await store.keepDraft(tx, input.year, named(input.sections, [], fresh)), version: 1 };
  if (version === undefined) throw new Refusal('publication.version-needed', 'Say which version you had open (If-Match), so that nobody’s writing is lost.', { status: 428 });
  const open = version === draft.version ? draft : await store.findDraftAt(tx, draft.id, version) ?? store.refuseStaleDraft(draft);
  const mine = named(input.sections, open.sections, fresh);
  const next = open === draft ? mine : merged(open.sections, mine, draft.sections) ?? store.refuseStaleDraft(draft);
  await refuseHeld(tx, draft.id, changedBlocks(draft.sections, next), who.account, services.now());
  return { id: draft.id, version: await store.reviseDraft(tx, draft.id, draft.version, next) };
}

/** Everything the checker has to say of the saved text. */
export async function readFindings({ tx, input, services }: Asked<{ year: number }>): Promise<Checked> {
  const { draft, sections } = await textOf(tx, services, input.year);
  return checkedOf(tx, await prepared(tx, services, draft, sections, { year: input.year }));
}

/** Everything the checker has to say of a text that is not saved. */
export async function checkDraft({ tx, input, services }: Asked<Draft>): Promise<Checked> {
  return checkedOf(tx, await prepared(tx, services, await store.findDraft(tx, input.year), input.sections, { year: input.year }));
}

async function checkedOf(tx: Tx, made: Checkable): Promise<Checked> {
  const { asOf, findings, figures, cells, sections, released } = made;
  const byName = new Map(cells.map((c) => [c.figure, c]));
  const shown = [...figures].flatMap(([text, resolved]) => {
    const cell = byName.get(text) ?? ('value' in resolved ? cells.find((c) => c.measure.id === resolved.value.measure && c.period.label === resolved.value.period.label && JSON.stringify(c.where) === JSON.stringify(resolved.value.filter)) : undefined);
    return cell ? [{ figure: text, shown: shownOf(cell), status: cell.status, sentence: cell.sentence, previous: cell.previous }] : [];
  });
  return {
    asOf: asOf.toISOString(), errors: findings.filter((f) => f.severity === 'error').length, warnings: findings.filter((f) => f.severity === 'warning').length, findings: [...findings], figures: shown,
    turns: turnsOf(sections, asReleased(figures, released, valueShown), figures), next: await nextOf(tx, made),
  };
}

const valueShown = (value: Value): string => shownOf({ value: value.value, currency: value.currency ?? null });

/** Every sentence of this office's Assessments that leans on a figure: as it was released, and as it reads now. */
export async function readLeaning({ tx, input, services }: Asked<{ figure: string }>): Promise<Leaning> {
  const name = input.figure.trim().replace(/\s+/g, ' ');
  const sentences: Leaning['sentences'] = [];
  for (const draft of await store.listDrafts(tx)) {
    // Only the paragraphs that name it are counted; what is withheld in a release is not judged here.
    const own = draft.sections.map((s) => ({ ...s, paragraphs: s.paragraphs.map((text) => (piecesOf(text).some((piece) => piece.kind === 'token' && piece.figure === name) ? text : '')) }));
    if (own.every((s) => s.paragraphs.every((text) => text === ''))) continue;
    const made = await prepared(tx, services, draft, own);
    const turns = turnsOf(own, asReleased(made.figures, made.released, valueShown), made.figures);
    own.forEach((section, s) => section.paragraphs.forEach((text, p) => {
      const reading = readingOf(piecesOf(text), (figure) => { const one = made.figures.get(figure); return one && 'shown' in one ? one.shown : '□'; });
      for (const { start, end } of sentencesOf(reading.text)) {
        if (!reading.spans.some((span) => span.piece.kind === 'token' && span.piece.figure === name && span.start >= start && span.end <= end)) continue;
        const after = reading.text.slice(start, end);
        const turn = turns.find((t) => t.section === s + 1 && t.paragraph === p + 1 && t.after === after);
        sentences.push({ year: draft.year, section: section.title, at: s + 1, paragraph: p + 1, turned: turn?.turned ?? 'same', before: turn?.before ?? null, after, why: turn?.why ?? [] });
      }
    }));
  }
  return { sentences };
}

/** The Assessment as it would be released now. */
export async function previewAssessment({ tx, input, services }: Asked<{ year: number; form: 'html' | 'pdf' }>): Promise<Sent> {
  const { draft, sections } = await textOf(tx, services, input.year);
  const made = await prepared(tx, services, draft, sections, { year: input.year });
  if (input.form === 'pdf') return { type: 'application/pdf', body: await toPdf(assessmentDocument(made, { base: services.origin })), fileName: `assessment-${input.year}-draft.pdf` };
  return { type: 'text/html; charset=utf-8', body: documentPage(assessmentDocument(made, { base: '' }), { stylesheets: [stylesheet('public')] }) };
}

/** How every claim of the founding chapter stands. */
export async function readClaims({ input, services }: Asked<{ year: number }>): Promise<{ claims: ClaimAnswer[] }> {
  return { claims: await answerClaims(services.counter, input.year) };
}
