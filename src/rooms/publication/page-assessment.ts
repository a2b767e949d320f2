import { html, trusted } from '../../foundation/document/html.ts';
import { publicPage } from '../../foundation/web/public-page.ts';
import type { AskedByAnyone, Sent } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { notHere } from './page-not-here.ts';
import { changesPart, signedText, weightText } from './page-releases.ts';
import { dayText, to } from './page-words.ts';
import { findEdition, listReleases } from './public-store.ts';

/** The newest release of a year: `2004` as a page, `2004.pdf` as it was printed, `2004.json` with its signature. */
export async function assessmentPage({ input, services, language }: AskedByAnyone<{ file: string }>): Promise<Sent> {
  const [year = '', form] = input.file.split('.');
  const o = { locale: language } as const;
  const edition = await findEdition(services.public, Number(year));
  if (!edition) return notHere(`/assessment/${year}`, language);
  if (form === 'pdf') return { type: 'application/pdf', body: edition.pdf, fileName: `assessment-${year}-release-${edition.sequence}.pdf` };
  if (form === 'json') {
    return { type: 'application/json; charset=utf-8', body: signedText(edition) };
  }
  const release = (await listReleases(services.public, Number(year)))[0];
  return publicPage({
    title: edition.title, language, path: `/assessment/${year}`, broad: true,
    body: html`${release === undefined || release.sequence === 1 ? '' : html`<div class="note info"><p><strong>${m.publication_public_version({ number: release.head.version }, o)}: ${weightText(release, language)}.</strong> ${m.publication_public_released_on({ day: dayText(release.released_at.toISOString(), language), publisher: release.publisher }, o)}</p>${changesPart(release, language)}</div>`}${language === 'en' ? '' : html`<p class="hint">${m.publication_public_in_english({}, o)}</p>`}<div class="document" lang="en">${trusted(edition.html)}</div>
<p class="row"><a class="button primary" href="/assessment/${year}.pdf">${m.publication_public_pdf({}, o)}</a> <a class="button" href="/assessment/${year}.json">${m.publication_public_signed({}, o)}</a> <a class="button" href="${to(`/assessment/${year}/releases`, language)}">${m.publication_public_all_versions({}, o)}</a>${release === undefined ? '' : html` <a class="button" href="${to(`/assessment/${year}/releases/${release.sequence}/verify`, language)}">${m.publication_public_verify({}, o)}</a>`}</p>`,
  });
}
