import { html, trusted, type Html } from '../../foundation/document/html.ts';
import { publicPage } from '../../foundation/web/public-page.ts';
import type { AskedByAnyone, Sent } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { notHere } from './page-not-here.ts';
import { tableOf } from './page-parts.ts';
import { askedIn, releaseFile, releaseTakePart, yearIn } from './page-release-files.ts';
import { dayText, english, instantText, to, type Language } from './page-words.ts';
import { cellsOfRelease, findRelease, listReleases, type PublicRelease, type ReleaseHead } from './public-store.ts';
import { checkSigned, type Check } from './verify.ts';
import type { Weight } from './versions.ts';

/** Every version of a year's Assessment: what kind it is, what changed, and who could read it before its day. */
export async function releasesPage({ input, services, language }: AskedByAnyone<{ year: string }>): Promise<Sent> {
  const o = { locale: language } as const;
  const year = yearIn(input.year);
  const releases = year === undefined ? [] : await listReleases(services.public, year);
  const path = `/assessment/${year}/releases`;
  if (releases.length === 0) return notHere('/data', language);
  const title = m.publication_public_releases_title({ year: input.year }, o);
  return publicPage({
    title, language, path, broad: true,
    body: html`<h1>${title}</h1><p class="lead">${m.publication_public_releases_lead({}, o)}</p>
${releases.map((one) => html`<h2 id="v${one.sequence}">${m.publication_public_version({ number: one.head.version }, o)} <span class="tag info">${weightText(one, language)}</span></h2>
<p>${m.publication_public_released_on({ day: dayText(one.released_at.toISOString(), language), publisher: one.publisher }, o)}</p>
${changesPart(one, language)}${readersPart(one.head, language)}${linksPart(one, language)}`)}
<p><a href="${to('/data/errata', language)}">${m.publication_public_errata_title({}, o)}</a> · <a href="${to('/data/revisions', language)}">${m.publication_public_revisions_title({}, o)}</a></p>`,
  });
}

/** One release as it was: its page, its print, its signed form, and its numbers in every form; it stays as it was when another followed. */
export async function releasePage({ input, services, language }: AskedByAnyone<{ year: string; file: string }>): Promise<Sent> {
  const o = { locale: language } as const;
  const [year, asked] = [yearIn(input.year), askedIn(input.file)];
  const release = year !== undefined && asked ? await findRelease(services.public, year, asked.number) : undefined;
  if (!asked || !release) return notHere('/data', language);
  const path = `/assessment/${release.year}/releases/${release.sequence}`;
  if (asked.form !== undefined) return await releaseFile(asked.form, release, services) ?? notHere(path, language);
  const all = await listReleases(services.public, release.year);
  const newest = all[0];
  return publicPage({
    title: release.title, language, path, broad: true,
    body: html`<div class="note info"><p><strong>${m.publication_public_version({ number: release.head.version }, o)}.</strong> ${newest?.sequence === release.sequence ? m.publication_public_newest({}, o) : html`${m.publication_public_older({}, o)} <a href="${to(`/assessment/${release.year}`, language)}">${m.publication_public_to_newest({ number: newest?.head.version ?? '' }, o)}</a>`}</p></div>
${language === 'en' ? '' : html`<p class="hint">${m.publication_public_in_english({}, o)}</p>`}<div class="document" lang="en">${trusted(release.html)}</div>${linksPart(release, language)}${releaseTakePart(path, language)}`,
  });
}

/** What was checked of a release, and how anybody checks it for themselves. */
export async function verifiedPage({ input, services, language }: AskedByAnyone<{ year: string; sequence: string }>): Promise<Sent> {
  const o = { locale: language } as const;
  const [asked, at] = [yearIn(input.year), askedIn(input.sequence)];
  const release = asked !== undefined && at && at.form === undefined ? await findRelease(services.public, asked, at.number) : undefined;
  if (!release) return notHere('/data', language);
  const { year, sequence } = release;
  const path = `/assessment/${year}/releases/${sequence}/verify`;
  const before = sequence === 1 ? null : await findRelease(services.public, year, sequence - 1, release.publisher) ?? null;
  const key = services.keys.installation().publicKey.export({ type: 'spki', format: 'der' });
  const checks = checkSigned({ payload: release.payload, signature: release.signature, publicKey: release.public_key }, { html: release.html, pdf: release.pdf, ...(release.docx === null ? {} : { docx: release.docx }), cells: await cellsOfRelease(services.public, release.id), head: release.head, before, key });
  const holds = checks.every((c) => c.holds);
  const title = m.publication_public_verify_title({ number: release.head.version, year: String(year) }, o);
  return publicPage({
    title, language, path, broad: true,
    body: html`<h1>${title}</h1><div class="note ${holds ? 'success' : 'danger'}"><p><strong>${holds ? m.publication_public_verify_holds({}, o) : m.publication_public_verify_fails({}, o)}</strong></p></div>
${tableOf('checks', m.publication_public_verify_caption({}, o), [m.publication_public_verify_what({}, o), m.publication_public_verify_outcome({}, o), m.publication_public_verify_against({}, o)], checks.map((c) => html`<tr><th scope="row">${checkText(c, language)}</th><td>${c.holds ? m.publication_public_verify_yes({}, o) : m.publication_public_verify_no({}, o)}</td><td>${/^[0-9a-f]{64}$/.test(c.against) ? html`<span class="code">${c.against}</span>` : againstText(c, language)}</td></tr>`))}
<h2>${m.publication_public_verify_yourself({}, o)}</h2><p>${m.publication_public_verify_how({}, o)}</p><p dir="ltr" lang="en"><code>fourfold verify assessment-${year}-release-${sequence}.json --pdf assessment-${year}-release-${sequence}.pdf --docx assessment-${year}-release-${sequence}.docx</code></p>
<p class="hint">${m.publication_public_verify_limits({}, o)}</p>${linksPart(release, language)}`,
  });
}

/** What changed from the version before, in the words that were signed. */
export function changesPart({ head, sequence }: ReleaseHead, language: Language): Html {
  const o = { locale: language } as const;
  if (sequence === 1) return html`<p>${m.publication_public_first_version({}, o)}</p>`;
  if (head.changes.length === 0) return html`<p>${m.publication_public_changes_none({}, o)}</p>`;
  const list = (some: typeof head.changes): Html => html`<ul>${some.map((c) => html`<li>${english(c.words, language)}</li>`)}</ul>`;
  return html`<p>${m.publication_public_changes_count({ count: head.changes.length }, o)}</p>${list(head.changes.slice(0, 20))}${head.changes.length > 20 ? html`<details><summary>${m.publication_public_changes_more({ count: head.changes.length - 20 }, o)}</summary>${list(head.changes.slice(20))}</details>` : ''}`;
}

function readersPart({ readers }: ReleaseHead['head'], language: Language): Html {
  const o = { locale: language } as const;
  if (readers.length === 0) return html`<p>${m.publication_public_readers_none({}, o)}</p>`;
  return html`<p>${m.publication_public_readers({}, o)}</p><ul>${readers.map((r) => html`<li>${english(`${r.role}, ${r.office}`, language)}: ${m.publication_public_readers_from({ at: instantText(r.readsAt, language) }, o)} (${english(r.why, language)})</li>`)}</ul>`;
}

function linksPart({ year, sequence }: Pick<PublicRelease, 'year' | 'sequence'>, language: Language): Html {
  const o = { locale: language } as const;
  const base = `/assessment/${year}/releases/${sequence}`;
  return html`<p class="row"><a class="button" href="${to(base, language)}">${m.publication_public_read_it({}, o)}</a> <a class="button" href="${base}.pdf">${m.publication_public_pdf({}, o)}</a> <a class="button" href="${base}.json">${m.publication_public_signed({}, o)}</a> <a class="button" href="${to(`${base}/verify`, language)}">${m.publication_public_verify({}, o)}</a></p>`;
}

/** What kind of version it is. */
export function weightText({ head, sequence }: ReleaseHead, language: Language): string {
  const o = { locale: language } as const;
  if (sequence === 1) return m.publication_public_first({}, o);
  return { major: m.publication_public_major, minor: m.publication_public_minor, patch: m.publication_public_patch }[head.weight satisfies Weight]({}, o);
}

function checkText({ what }: Check, language: Language): string {
  return { signature: m.publication_public_check_signature, key: m.publication_public_check_key, page: m.publication_public_check_page, print: m.publication_public_check_print, file: m.publication_public_check_file, numbers: m.publication_public_check_numbers, chain: m.publication_public_check_chain, time: m.publication_public_check_time }[what]({}, { locale: language });
}

function againstText({ what, against }: Check, language: Language): string {
  const o = { locale: language } as const;
  if (what === 'numbers') return m.publication_public_against_numbers({ count: Number(against) }, o);
  if (what === 'time') return instantText(against, language);
  return what === 'chain' && against === '' ? m.publication_public_against_first({}, o) : against;
}
