import { html, toHtml, trusted, type Html } from '../../foundation/document/html.ts';
import { publicPage } from '../../foundation/web/public-page.ts';
import type { AskedByAnyone, Sent, Services } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { aboutRelease, bundle, FORMS, tablesDocument } from './files.ts';
import { notHere } from './page-not-here.ts';
import { takePart } from './page-take.ts';
import { to, type Language } from './page-words.ts';
import { cellsOfRelease, findRelease, type PublicRelease } from './public-store.ts';

/** Every number of the newest release of a year, as tables on a page. */
export async function tablesPage({ input, services, language }: AskedByAnyone<{ year: string }>): Promise<Sent> {
  const year = yearIn(input.year);
  const release = year === undefined ? undefined : await findRelease(services.public, year);
  if (!release) return notHere('/data', language);
  const document = tablesDocument({ about: aboutRelease(release, services.origin), cells: await cellsOfRelease(services.public, release.id) });
  return publicPage({
    title: document.title, language, path: `/assessment/${release.year}/tables`, broad: true,
    body: html`<p><a href="${to(`/assessment/${release.year}`, language)}">${m.publication_public_assessment_of({ year: String(release.year) }, { locale: language })}</a></p><div class="document" lang="en">${trusted(toHtml(document))}</div>`,
  });
}

/** The links by which the numbers of a release are taken away; its print and its signed form have links of their own. */
export function releaseTakePart(path: string, language: Language): Html {
  return html`<h2 id="take">${m.publication_public_take({}, { locale: language })}</h2>${takePart(path, FORMS.filter(({ form }) => form !== 'json'), language)}`;
}

/** A release in the form asked for: as it was printed, as it was signed, or its numbers in one of their forms; undefined where the form is none. The Word file is the frozen one, and the archive holds everything. */
export async function releaseFile(asked: string, release: PublicRelease, services: Pick<Services, 'public' | 'origin'>): Promise<Sent | undefined> {
  const about = aboutRelease(release, services.origin);
  const sent = (type: string, body: string | Uint8Array): Sent => ({ type, body, fileName: `${about.name}.${asked}`, shared: true });
  if (asked === 'pdf') return sent('application/pdf', release.pdf);
  if (asked === 'json') return sent('application/json; charset=utf-8', signedText(release));
  const form = FORMS.find((f) => f.form === asked);
  if (!form) return undefined;
  if (asked === 'docx' && release.docx !== null) return sent(form.type, release.docx);
  return sent(form.type, await once(`${release.id} ${asked} ${services.origin}`, async () => {
    const told = { about, cells: await cellsOfRelease(services.public, release.id) };
    if (asked !== 'zip') return form.write(told);
    return bundle(told, { [`${about.name}.html`]: release.html, [`${about.name}.pdf`]: release.pdf, 'signed.json': signedText(release), ...(release.docx === null ? {} : { [`${about.name}.docx`]: release.docx }) });
  }));
}

const kept = new Map<string, Promise<string | Uint8Array>>();
const MOST_KEPT = 24;

/** A release never changes, so a file of it is made once and kept while others are not asked for more. */
function once(key: string, make: () => Promise<string | Uint8Array>): Promise<string | Uint8Array> {
  const found = kept.get(key) ?? make();
  kept.delete(key);
  kept.set(key, found);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string);
  found.catch(() => kept.delete(key));
  return found;
}

/** A signed release as it is given out. */
function signedText(release: { public_key: Buffer; signature: Buffer; payload: string }): string {
  return JSON.stringify({ algorithm: 'Ed25519', publicKey: release.public_key.toString('base64'), signature: release.signature.toString('base64'), payload: release.payload });
}

/** The year that an address names; undefined where it names none. */
export function yearIn(text: string): number | undefined {
  return /^\d{4}$/.test(text) ? Number(text) : undefined;
}

/** What an address asks for: `2004` the page, `2004.csv` a form of it; undefined where it does not begin with a number. */
export function askedIn(file: string): { number: number; form: string | undefined } | undefined {
  const [, number, form] = /^(\d{1,4})(?:\.(.+))?$/.exec(file) ?? [];
  return number === undefined ? undefined : { number: Number(number), form };
}
