import { toHtml } from '../../foundation/document/html.ts';
import { toPdf } from '../../foundation/document/pdf.ts';
import type { Services } from '../../foundation/web/route.ts';
import type { Finding } from './check.ts';
import { answerClaims } from './claims.ts';
import { disclosureRules } from './data.ts';
import { defaultText } from './default-text.ts';
import { assessmentDocument, titleOf } from './document.ts';
import { prepare } from './prepare.ts';
import { allCells, latestCells } from './public-store.ts';
import type { ClaimAnswer } from './schema.ts';
import { checkSigned, readPayload, type Check, type Signed } from './verify.ts';

type Lent = Pick<Services, 'counter' | 'public' | 'today' | 'origin'>;

/** An Assessment as it would be released now: its page (a fragment), its print, its figures and what the checker says. */
export interface Assessed { title: string; html: string; pdf: Uint8Array; figures: { text: string; amount: string; value: number | null; status: string; sentence: string }[]; findings: readonly Finding[]; asOf: string }

/** The Assessment of a fiscal year in its default text, computed now or as of an instant, without releasing it. */
async function assess(services: Lent, year: number, options: { asOf?: Date } = {}): Promise<Assessed> {
  const sections = await defaultText(services.counter, year, disclosureRules(services.today()), options.asOf);
  const made = await prepare({ counter: services.counter, year, sections, earlier: await latestCells(services.public), past: await allCells(services.public), reasons: [], rules: disclosureRules(services.today()), today: services.today(), asOf: options.asOf });
  return {
    title: titleOf(year), html: toHtml(assessmentDocument(made, { base: '' })), pdf: await toPdf(assessmentDocument(made, { base: services.origin }), { footer: titleOf(year) }), findings: made.findings, asOf: made.asOf.toISOString(),
    figures: made.cells.filter((c) => c.inText).map((c) => ({ text: c.figure, amount: c.amount, value: c.value, status: c.status, sentence: c.sentence })),
  };
}

/** How each of the 68 claims of the founding chapter stands; `year` is 2004, of which it speaks. */
function claims(services: Pick<Services, 'counter'>, year: number, options: { asOf?: Date } = {}): Promise<ClaimAnswer[]> {
  return answerClaims(services.counter, year, options.asOf);
}

/** What of a signed release, as the public pages give it out, holds by itself, with its print and the release before where they are given; undefined where it is none. */
function verify(text: string, beside: { pdf?: Uint8Array; before?: string } = {}): { title: string; checks: Check[] } | undefined {
  const [signed, before] = [signedOf(text), beside.before === undefined ? undefined : signedOf(beside.before)];
  const payload = signed && readPayload(signed.payload);
  if (!signed || !payload) return undefined;
  return { title: `${titleOf(payload.year)}, version ${payload.version ?? `${payload.sequence}.0.0`}, released ${payload.releasedAt} by ${payload.publisher}`, checks: checkSigned(signed, { ...(beside.pdf ? { pdf: beside.pdf } : {}), ...(before ? { before } : {}) }) };
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
export const commands = { assess, claims, verify };
