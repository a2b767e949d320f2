import { html, toHtml, trusted } from '../../foundation/document/html.ts';
import { publicPage } from '../../foundation/web/public-page.ts';
import type { AskedByAnyone, Sent } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { aboutRelease, bundle, FORMS, tablesDocument } from './files.ts';
import { notHere } from './page-not-here.ts';
import { takePart } from './page-take.ts';
import { to } from './page-words.ts';
import { cellsOfRelease, docxOf, findRelease, type PublicRelease } from './public-release.ts';
import { findEdition, type PublicEdition } from './public-store.ts';

/** The forms in which a release is had besides those of its cells: as it was printed, as a Word file, and as it was signed. */
const OWN = ['pdf', 'docx', 'json'];

/** The newest release of a year: `2004` as a page, `2004.pdf` as it was printed, `2004.json` with its signature, and its cells in every form. */
export async function assessmentPage({ input, services, language }: AskedByAnyone<{ file: string }>): Promise<Sent> {
  const [, year, form] = /^(\d{4})(?:\.(.+))?$/.exec(input.file) ?? [];
  const edition = year === undefined ? undefined : await findEdition(services.public, Number(year));
  const release = edition && await findRelease(services.public, Number(year));
  if (!edition || !release) return notHere('/data', language);
  if (form !== undefined) return await fileOf(form, edition, release, services) ?? notHere(`/assessment/${year}`, language);
  const o = { locale: language } as const;
  return publicPage({
    title: edition.title, language, path: `/assessment/${year}`, broad: true,
    body: html`${language === 'en' ? '' : html`<p class="hint">${m.publication_public_in_english({}, o)}</p>`}<p class="row"><a class="button primary" href="/assessment/${year}.pdf">${m.publication_public_pdf({}, o)}</a> <a class="button" href="/assessment/${year}.docx">${m.publication_public_docx({}, o)}</a> <a class="button" href="${to(`/assessment/${year}/tables`, language)}">${m.publication_public_tables({}, o)}</a></p>
<div class="document" lang="en">${trusted(edition.html)}</div>
<h2 id="take">${m.publication_public_take({}, o)}</h2>${takePart(`/assessment/${year}`, FORMS.filter(({ form: own }) => !OWN.includes(own)), language)}
<p><a href="/assessment/${year}.json">${m.publication_public_signed({}, o)}</a></p>`,
  });
}

/** Every number of the newest release of a year, as tables on a page. */
export async function tablesPage({ input, services, language }: AskedByAnyone<{ year: string }>): Promise<Sent> {
  const release = /^\d{4}$/.test(input.year) ? await findRelease(services.public, Number(input.year)) : undefined;
  if (!release) return notHere('/data', language);
  const document = tablesDocument({ about: aboutRelease(release, services.origin), cells: await cellsOfRelease(services.public, release.id) });
  return publicPage({ title: document.title, language, path: `/assessment/${release.year}/tables`, broad: true, body: html`<p><a href="${to(`/assessment/${release.year}`, language)}">${m.publication_public_assessment_of({ year: String(release.year) }, { locale: language })}</a></p><div class="document" lang="en">${trusted(toHtml(document))}</div>` });
}

async function fileOf(asked: string, edition: PublicEdition, release: PublicRelease, services: AskedByAnyone<object>['services']): Promise<Sent | undefined> {
  const about = aboutRelease(release, services.origin);
  const sent = (type: string, body: string | Uint8Array, form = asked): Sent => ({ type, body, fileName: `${about.name}.${form}`, shared: true });
  const signed = JSON.stringify({ algorithm: 'Ed25519', publicKey: edition.public_key.toString('base64'), signature: edition.signature.toString('base64'), payload: edition.payload });
  if (asked === 'pdf') return sent('application/pdf', edition.pdf);
  if (asked === 'json') return { type: 'application/json; charset=utf-8', body: signed, shared: true };
  const form = FORMS.find((f) => f.form === asked);
  if (!form) return undefined;
  const docx = asked === 'docx' || asked === 'zip' ? await docxOf(services.public, release.id) : null;
  if (asked === 'docx' && docx !== null) return sent(form.type, docx);
  const told = { about, cells: await cellsOfRelease(services.public, release.id) };
  if (asked === 'zip') return sent(form.type, await bundle(told, { 'assessment.html': edition.html, 'assessment.pdf': edition.pdf, ...(docx === null ? {} : { 'assessment.docx': docx }), 'signed.json': signed }));
  return sent(form.type, await form.write(told));
}
