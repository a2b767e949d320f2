import canonicalize from 'canonicalize';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { digest } from './release.ts';

/*
 * What can be checked of a release by anybody: that these very words and numbers were signed by this key, follow on the release
 * before, and are the ones that stand on the pages. Everything but the last is checked without the product's own database.
 */

/** A signed release as it is given out. */
export interface Signed { payload: string; signature: Buffer; publicKey: Buffer }

/** What stands beside it, as far as it is at hand: the page, the print, the Word file, the numbers, the release before, and the key of the installation. */
export interface BesideSigned { html?: string; pdf?: Uint8Array; docx?: Uint8Array; cells?: readonly { figure: string; value: number | null; status: string; previous: number | null }[]; head?: object; before?: { payload: string } | null; key?: Buffer }

/** One thing that was checked, whether it holds, and what it was held against. */
export interface Check { what: 'signature' | 'key' | 'page' | 'print' | 'file' | 'numbers' | 'chain' | 'time'; holds: boolean; against: string }

interface Payload { year: number; sequence: number; version?: string; weight?: string; changes?: unknown; readers?: unknown; releasedAt: string; countedAsOf: string; publisher: string; before: string | null; html: string; pdf: string; docx?: string; cells: { figure: string; value: number | null; status: string; previous: number | null }[] }

/** What a release says of itself; undefined where it is none. */
export function readPayload(text: string): Payload | undefined {
  try {
    const read = JSON.parse(text) as Partial<Payload> | null;
    return read !== null && typeof read === 'object' && typeof read.year === 'number' && Array.isArray(read.cells) && typeof read.html === 'string' && typeof read.pdf === 'string' && typeof read.releasedAt === 'string' ? read as Payload : undefined;
  } catch {
    return undefined;
  }
}

/** Checks everything that can be with what is at hand. */
export function checkSigned(signed: Signed, beside: BesideSigned): Check[] {
  const payload = readPayload(signed.payload);
  const checks: Check[] = [{ what: 'signature', holds: payload !== undefined && signs(signed), against: fingerprint(signed.publicKey) }];
  if (!payload) return checks;
  if (beside.key) checks.push({ what: 'key', holds: beside.key.equals(signed.publicKey), against: fingerprint(beside.key) });
  if (beside.html !== undefined) checks.push({ what: 'page', holds: digest(beside.html) === payload.html, against: payload.html });
  if (beside.pdf !== undefined) checks.push({ what: 'print', holds: digest(beside.pdf) === payload.pdf, against: payload.pdf });
  // What was signed before there were Word files says nothing of one.
  if (beside.docx !== undefined) checks.push({ what: 'file', holds: digest(beside.docx) === payload.docx, against: payload.docx ?? '' });
  if (beside.cells) checks.push({ what: 'numbers', holds: sameCells(payload.cells, beside.cells) && sameHead(payload, beside.head), against: String(payload.cells.length) });
  if (beside.before !== undefined) checks.push({ what: 'chain', holds: beside.before === null ? payload.before === null : payload.before === digest(beside.before.payload), against: payload.before ?? '' });
  const earlier = beside.before ? readPayload(beside.before.payload)?.releasedAt : undefined;
  checks.push({ what: 'time', holds: payload.countedAsOf <= payload.releasedAt && (earlier === undefined || earlier < payload.releasedAt), against: payload.releasedAt });
  return checks;
}

function signs({ payload, signature, publicKey }: Signed): boolean {
  try {
    return verify(null, Buffer.from(payload), createPublicKey({ key: publicKey, format: 'der', type: 'spki' }), signature);
  } catch {
    return false;
  }
}

/** The SHA-256 of a key, by which people compare it. */
function fingerprint(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex');
}

function sameCells(signed: Payload['cells'], shown: NonNullable<BesideSigned['cells']>): boolean {
  const line = (c: Payload['cells'][number]): string => JSON.stringify([c.figure, c.value, c.status, c.previous]);
  return JSON.stringify(signed.map(line).sort()) === JSON.stringify(shown.map(line).sort());
}

/** Whether what the list of versions tells is what was signed; what was signed before there were versions tells nothing. */
function sameHead({ version, weight, changes, readers }: Payload, head: object | undefined): boolean {
  return head === undefined || version === undefined || canonicalize(head) === canonicalize({ version, weight, changes, readers });
}
