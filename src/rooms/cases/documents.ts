import { createHash } from 'node:crypto';
import { timeZone } from '../../foundation/calendar/clock.ts';
import { dayOf } from '../../foundation/calendar/zone.ts';
import { Invalid, Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { sealFile, unsealFile } from '../../foundation/identity/seal.ts';
import type { Asked, Sent } from '../../foundation/web/route.ts';
import { getCase, getOwnCase, looksInto, namesOf } from './inside.ts';
import { openerOf, openWords, ownSealing, placeOf, sealWords } from './keys.ts';
import { blocksExport, sniffed } from './rules.ts';
import type { Documents, NewDocument } from './schema.ts';
import * as store from './store.ts';
import { documentsOf, findDocument } from './store-content.ts';

/** The largest document that is taken, in bytes. */
const LARGEST = 20 * 1024 * 1024;

const ENDINGS: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg', 'text/plain': 'txt', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx' };

/** Takes a document in: its kind is read from its bytes, its size is capped, and what it is called and holds is sealed under a key of its own. */
export async function addDocument({ tx, identity, input }: Asked<NewDocument>): Promise<{ id: string; version: number }> {
  const file = await getOwnCase(tx, input.id);
  const bytes = /^[A-Za-z0-9+/]+={0,2}$/.test(input.content) ? Buffer.from(input.content, 'base64') : Buffer.alloc(0);
  const wrong = (problem: string, mend: string): never => { throw new Invalid([{ where: '/content', problem, mend }]); };
  if (bytes.length === 0) wrong('The file is empty, or was not sent in base64.', 'Choose the file again.');
  if (bytes.length > LARGEST) wrong('The file is larger than 20 megabytes.', 'Scan it with fewer dots to the inch, or send it in parts.');
  const media = sniffed(bytes) ?? wrong('The file is of a kind that is not kept here, or may carry a program.', 'Save it as PDF, PNG, JPEG, Word without macros, or plain text.');
  const sealing = await ownSealing(tx, identity, file);
  const id = crypto.randomUUID();
  const place = { ...placeOf(tx, 'document', id), column: 'content' };
  await store.keepRow(tx, 'document', {
    id, file: file.id, kind: input.kind, media, bytes: bytes.length, pages: null, digest: createHash('sha256').update(bytes).digest(), key: sealing.by,
    sealed: sealWords(tx, sealing, 'document', id, input.title), content: sealFile(sealing.key, place, bytes),
  });
  return { id, version: 1 };
}

/** The documents of a case by what they are called; their content is fetched apart. */
export async function readDocuments({ tx, identity, input }: Asked<{ id: string }>): Promise<Documents> {
  const file = await getOwnCase(tx, input.id);
  const rows = await documentsOf(tx, file.id);
  const [open, name] = await Promise.all([openerOf(tx, identity, [file.person], rows.map((r) => r.key)), namesOf(tx, rows.map((r) => r.recorded_by))]);
  return {
    documents: rows.map((r) => {
      const key = open(file.person, r.key);
      return { id: r.id, kind: r.kind, media: r.media, bytes: r.bytes, addedOn: dayOf(r.recorded_at, timeZone()), by: name(r.recorded_by), purged: key === undefined, title: openWords(tx, key, 'document', r) };
    }),
  };
}

/** A document's content, always as an attachment under a name that says nothing; refused while a subpoena stands on the case. */
export async function fetchDocument({ tx, identity, input }: Asked<{ document: string }>): Promise<Sent> {
  const row = await findDocument(tx, input.document);
  const file = row && await getCase(tx, row.file);
  if (!row || !file || !looksInto(tx, file, 'all')) refuseUnknown();
  const papers = await store.papersOf(tx, [file.id]);
  if (blocksExport(papers.map((p) => ({ kind: p.kind, endedOn: p.ended_on })))) throw new Refusal('cases.under-subpoena', 'A subpoena or demand stands on this case, so nothing of it leaves the product until counsel has answered. A subpoena is not a court order.');
  const key = (await openerOf(tx, identity, [file.person], [row.key]))(file.person, row.key);
  if (!key) throw new Refusal('cases.purged', 'This document was purged.');
  return { type: row.media, body: unsealFile(key, { ...placeOf(tx, 'document', row.id), column: 'content' }, row.content), fileName: `document-${row.id.slice(0, 8)}.${ENDINGS[row.media]}` };
}
