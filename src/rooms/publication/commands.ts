import { toDocx } from '../../foundation/document/docx.ts';
import { toHtml } from '../../foundation/document/html.ts';
import { toPdf } from '../../foundation/document/pdf.ts';
import type { Services } from '../../foundation/web/route.ts';
import type { Finding } from './check.ts';
import { answerClaims } from './claims.ts';
import { disclosureRules } from './data.ts';
import { defaultText } from './default-text.ts';
import { asPublic } from './cell-row.ts';
import { assessmentDocument, titleOf } from './document.ts';
import { filesOf } from './files.ts';
import { tableBlocks } from './file-tables.ts';
import { prepare, type Prepared } from './prepare.ts';
import { allCells, latestCells } from './public-store.ts';
import type { ClaimAnswer } from './schema.ts';
import { checkSigned, readPayload, type Check, type Signed } from './verify.ts';

type Lent = Pick<Services, 'counter' | 'public' | 'today' | 'origin'>;

/** An Assessment as it would be released now: its page (a fragment), its print, its figures and what the checker says. */
export interface Assessed { title: string; html: string; pdf: Uint8Array; figures: { text: string; amount: string; value: number | null; status: string; sentence: string }[]; findings: readonly Finding[]; asOf: string }

/** The Assessment of a fiscal year in its default text, computed now or as of an instant, without releasing it. */
async function assess(services: Lent, year: number, options: { asOf?: Date } = {}): Promise<Assessed> {
  const made = await preparedNow(services, year, options);
  return {
    title: titleOf(year), html: toHtml(assessmentDocument(made, { base: '' })), pdf: await toPdf(assessmentDocument(made, { base: services.origin }), { footer: titleOf(year) }), findings: made.findings, asOf: made.asOf.toISOString(),
    figures: made.cells.filter((c) => c.inText).map((c) => ({ text: c.figure, amount: c.amount, value: c.value, status: c.status, sentence: c.sentence })),
  };
}

async function preparedNow(services: Lent, year: number, options: { asOf?: Date }): Promise<Prepared> {
  const sections = await defaultText(services.counter, year, disclosureRules(services.today()), options.asOf);
  return prepare({ counter: services.counter, year, sections, earlier: await latestCells(services.public), past: await allCells(services.public), reasons: [], rules: disclosureRules(services.today()), today: services.today(), asOf: options.asOf });
}

/** The files of an Assessment as it would be released now, without releasing it: page, print and Word file with every number, and every form in which its numbers are taken away. */
async function assessFiles(services: Lent, year: number, options: { asOf?: Date } = {}): Promise<{ name: string; body: string | Uint8Array }[]> {
  const made = await preparedNow(services, year, options);
  const [name, title, cells] = [`assessment-${year}`, titleOf(year), asPublic(made.cells, { at: made.asOf, year, sequence: 0 })];
  const about = { name, title: `${title}: every number of the draft`, description: `Every number of the Assessment of fiscal year ${year} as it would be released, counted as of ${made.asOf.toISOString().slice(0, 10)}. A draft, not released.`, page: `${services.origin}/assessment/${year}`, origin: services.origin, publisher: 'Fourfold', released: made.asOf, version: '0.0.0' };
  const onPaper = assessmentDocument(made, { base: services.origin, tables: tableBlocks(cells) });
  const [pdf, docx] = await Promise.all([toPdf(onPaper, { footer: title }), toDocx(onPaper)]);
  const own = { [`${name}.html`]: toHtml(assessmentDocument(made, { base: '' })), [`${name}.pdf`]: pdf, [`${name}.docx`]: docx };
  return Object.entries({ ...await filesOf({ about, cells }), ...own }).map(([file, body]) => ({ name: file, body }));
}

/** How each of the 68 claims of the founding chapter stands; `year` is 2004, of which it speaks. */
function claims(services: Pick<Services, 'counter'>, year: number, options: { asOf?: Date } = {}): Promise<ClaimAnswer[]> {
  return answerClaims(services.counter, year, options.asOf);
}

/** What of a signed release, as the public pages give it out, holds by itself, with its print and the release before where they are given; undefined where it is none. */
function verify(text: string, beside: { pdf?: Uint8Array; docx?: Uint8Array; before?: string } = {}): { title: string; checks: Check[] } | undefined {
  const [signed, before] = [signedOf(text), beside.before === undefined ? undefined : signedOf(beside.before)];
  const payload = signed && readPayload(signed.payload);
  if (!signed || !payload) return undefined;
  return { title: `${titleOf(payload.year)}, version ${payload.version ?? `${payload.sequence}.0.0`}, released ${payload.releasedAt} by ${payload.publisher}`, checks: checkSigned(signed, { ...(beside.pdf ? { pdf: beside.pdf } : {}), ...(beside.docx ? { docx: beside.docx } : {}), ...(before ? { before } : {}) }) };
}

function signedOf(text: string): Signed | undefined {
  try {
    const { publicKey, signature, payload } = JSON.parse(text) as Record<string, unknown>;
    if (typeof publicKey !== 'string' || typeof signature !== 'string' || typeof payload !== 'string') return undefined;
    return { payload, signature: Buffer.from(signature, 'base64'), publicKey: Buffer.from(publicKey, 'base64') };
  } catch {
    return undefined;
  }
}

/** What the command line may ask of publication. */
export const commands = { assess, assessFiles, claims, verify };
