import { Refusal } from '../../foundation/errors.ts';
import type { Asked, Sent } from '../../foundation/web/route.ts';
import { checkFile } from './iati/validate.ts';
import { activityXml, FILE_FOOT, fileHead } from './iati/write.ts';
import type { CheckXml, IatiAsked, XmlChecked } from './schema.ts';
import { chosenIds, writtenOf } from './store-iati.ts';
import * as store from './store.ts';

const WINDOW = 200;
/** The most findings that are told of one file. */
const MOST_FINDINGS = 500;

/** Awards as an IATI file: of a year those that count, as of an edition, each with the part that counts; without a year every award. */
export async function iatiFile({ tx, input, services }: Asked<IatiAsked>): Promise<Sent> {
  const last = await store.lastEdition(tx);
  const edition = input.year === undefined ? undefined : input.edition ?? last;
  if (edition === 0) throw new Refusal('grants.no-edition', 'No edition of the classification is published yet, so nothing counts.', { status: 404 });
  if (edition !== undefined && edition > last) throw new Refusal('grants.no-edition', `Edition ${edition} is not published yet.`, { status: 404 });
  const [at, today] = [services.now().toISOString().replace(/\.\d+Z$/, 'Z'), services.today()];
  const parts: Buffer[] = [Buffer.from(fileHead(at))];
  const ids = await chosenIds(tx, { year: input.year, edition });
  for (let i = 0; i < ids.length; i += WINDOW) {
    const rows = await writtenOf(tx, { year: input.year, edition }, ids.slice(i, i + WINDOW));
    parts.push(Buffer.from(rows.map((r) => (r.xml === null ? activityXml(r, at, today) : `${r.xml}\n`)).join('')));
  }
  parts.push(Buffer.from(FILE_FOOT));
  return { type: 'application/xml; charset=utf-8', body: Buffer.concat(parts), fileName: input.year === undefined ? 'awards-iati.xml' : `awards-fy${input.year}-edition-${edition}-iati.xml` };
}

/** Holds a file against the schema and the ruleset of the standard; nothing of it is kept. */
export async function checkXml({ input, services }: Asked<CheckXml>): Promise<XmlChecked> {
  const { activities, findings } = checkFile(Buffer.from(input.content, 'base64'), services.today());
  return { valid: findings.every((f) => f.severity !== 'error'), activities, findings: findings.slice(0, MOST_FINDINGS) };
}
