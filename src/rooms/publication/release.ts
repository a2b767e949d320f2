import canonicalize from 'canonicalize';
import { createHash, sign } from 'node:crypto';
import { Fault } from '../../foundation/errors.ts';
import { toHtml } from '../../foundation/document/html.ts';
import { toDocx } from '../../foundation/document/docx.ts';
import { toPdf } from '../../foundation/document/pdf.ts';
import type { KeyStore } from '../../foundation/identity/keystore.ts';
import { asPublic } from './cell-row.ts';
import { assessmentDocument, titleOf } from './document.ts';
import { tableBlocks } from './file-tables.ts';
import type { Cell, Prepared } from './prepare.ts';
import type { NewReleaseRow } from './store.ts';
import type { Change, Weight } from './versions.ts';

/** What a release is made of besides its Assessment: its version and what changed, who could read it before (never which person), and that one proposed it and another released it. */
export interface Sealing { sequence: number; publisher: string; at: Date; before: string | undefined; origin: string; keys: KeyStore; version: { number: string; weight: Weight; changes: readonly Change[] }; readers: readonly { office: string; role: string; readsAt: string; why: string }[]; proposedAt: Date }

/** Freezes an Assessment: text, print, file, every cell, and a signature over the canonical form of all of it. */
export async function seal(prepared: Prepared, sealing: Sealing): Promise<NewReleaseRow> {
  const { year, asOf, cells } = prepared;
  const released = { sequence: sealing.sequence, publisher: sealing.publisher, at: sealing.at };
  const html = toHtml(assessmentDocument(prepared, { base: '', released }));
  const onPaper = assessmentDocument(prepared, { base: sealing.origin, released, tables: tableBlocks(asPublic(cells, { at: sealing.at, year, sequence: sealing.sequence })) });
  const [pdf, docx] = await Promise.all([toPdf(onPaper, { footer: titleOf(year) }), toDocx(onPaper)]);
  const head = { version: sealing.version.number, weight: sealing.version.weight, changes: sealing.version.changes, readers: sealing.readers };
  const payload = canonicalize({
    kind: 'fourfold-release-2', year, ...head, proposedAt: sealing.proposedAt.toISOString(), persons: 2, text: prepared.sections, sequence: sealing.sequence, publisher: sealing.publisher, releasedAt: sealing.at.toISOString(), countedAsOf: asOf.toISOString(),
    before: sealing.before === undefined ? null : digest(sealing.before), html: digest(html), pdf: digest(pdf), docx: digest(docx), disclosure: prepared.protection, cells: cells.map(told),
  });
  if (payload === undefined) throw new Fault('A release has no canonical form.');
  const { privateKey, publicKey } = sealing.keys.installation();
  return {
    year, sequence: sealing.sequence, publisher: sealing.publisher, releasedAt: sealing.at, countedAsOf: asOf, payload, head, signature: sign(null, Buffer.from(payload), privateKey),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }), title: titleOf(year), html, pdf, docx, cells,
  };
}

/** The SHA-256 of a part of a release, in hexadecimal. */
export function digest(of: string | Uint8Array): string {
  return createHash('sha256').update(of).digest('hex');
}

/** A cell as the signature covers it. */
function told(cell: Cell) {
  return {
    figure: cell.figure, measure: cell.measure.id, definition: cell.measure.version, period: cell.period.label, from: cell.period.from, until: cell.period.until, unit: cell.measure.unit, basis: cell.period.basis,
    dimension: cell.dimension, code: cell.code, value: cell.value, currency: cell.currency, status: cell.status, previous: cell.previous, reason: cell.reason, way: cell.way, gross: cell.across?.gross ?? null, atLeast: cell.across?.atLeast ?? null, atMost: cell.across?.atMost ?? null, sentence: cell.sentence,
  };
}
