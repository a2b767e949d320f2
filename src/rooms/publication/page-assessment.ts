import { html, trusted } from '../../foundation/document/html.ts';
import { publicPage } from '../../foundation/web/public-page.ts';
import type { AskedByAnyone, Sent } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { notHere } from './page-not-here.ts';
import { askedIn, releaseFile, releaseTakePart } from './page-release-files.ts';
import { changesPart, weightText } from './page-releases.ts';
import { dayText, to } from './page-words.ts';
import { findRelease } from './public-store.ts';

/** The newest release of a year: `2004` as a page, `2004.pdf` as it was printed, `2004.json` with its signature, `2004.docx` to write on with, and its numbers in every form. */
export async function assessmentPage({ input, services, language }: AskedByAnyone<{ file: string }>): Promise<Sent> {
  const o = { locale: language } as const;
  const asked = askedIn(input.file);
  const release = asked && await findRelease(services.public, asked.number);
  if (!asked || !release) return notHere('/data', language);
  const path = `/assessment/${release.year}`;
  if (asked.form !== undefined) return await releaseFile(asked.form, release, services) ?? notHere(path, language);
  return publicPage({
    title: release.title, language, path, broad: true,
    body: html`${release.sequence === 1 ? '' : html`<div class="note info"><p><strong>${m.publication_public_version({ number: release.head.version }, o)}: ${weightText(release, language)}.</strong> ${m.publication_public_released_on({ day: dayText(release.released_at.toISOString(), language), publisher: release.publisher }, o)}</p>${changesPart(release, language)}</div>`}${language === 'en' ? '' : html`<p class="hint">${m.publication_public_in_english({}, o)}</p>`}<div class="document" lang="en">${trusted(release.html)}</div>
<p class="row"><a class="button primary" href="${path}.pdf">${m.publication_public_pdf({}, o)}</a> <a class="button" href="${to(`${path}/tables`, language)}">${m.publication_public_tables({}, o)}</a> <a class="button" href="${path}.json">${m.publication_public_signed({}, o)}</a> <a class="button" href="${to(`${path}/releases`, language)}">${m.publication_public_all_versions({}, o)}</a> <a class="button" href="${to(`${path}/releases/${release.sequence}/verify`, language)}">${m.publication_public_verify({}, o)}</a></p>
${releaseTakePart(path, language)}`,
  });
}
