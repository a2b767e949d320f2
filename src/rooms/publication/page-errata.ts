import { html } from '../../foundation/document/html.ts';
import { publicPage } from '../../foundation/web/public-page.ts';
import type { AskedByAnyone, Sent } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { nameOf, tableOf } from './page-parts.ts';
import { dayText, english, markedText, numberText, periodText, reasonText, to } from './page-words.ts';
import { listReleases, revisions } from './public-store.ts';

/** Reasons that say something released was wrong; a record that came late, and a definition that changed, do not. */
const MISTAKES: readonly (string | null)[] = ['error', 'duplicate-found', 'record-corrected', 'classification'];

/** Everything that was released and was wrong: numbers with both values and the reason, and words that were corrected. */
export async function errataPage({ services, language }: AskedByAnyone<object>): Promise<Sent> {
  const o = { locale: language } as const;
  const [numbers, releases] = [(await revisions(services.public)).filter((c) => MISTAKES.includes(c.reason_code)), await listReleases(services.public)];
  const words = releases.flatMap((r) => r.head.changes.filter((c) => c.what === 'words-corrected').map((c) => ({ ...c, release: r })));
  const version = (year: number, sequence: number) => html`<a href="${to(`/assessment/${year}/releases/${sequence}`, language)}">${m.publication_public_release_short({ year: String(year), number: releases.find((r) => r.year === year && r.sequence === sequence)?.head.version ?? String(sequence) }, o)}</a>`;
  return publicPage({
    title: m.publication_public_errata_title({}, o), language, path: '/data/errata', broad: true,
    body: html`<h1>${m.publication_public_errata_title({}, o)}</h1><p class="lead">${m.publication_public_errata_lead({}, o)}</p>
${numbers.length + words.length === 0 ? html`<p>${m.publication_public_errata_none({}, o)}</p>` : ''}
${numbers.length === 0 ? '' : tableOf('numbers', m.publication_public_errata_numbers({}, o), [m.publication_public_column_figure({}, o), m.publication_public_column_period({}, o), { number: m.publication_public_column_before({}, o) }, { number: m.publication_public_column_now({}, o) }, m.publication_public_column_reason({}, o), m.publication_public_column_released({}, o)],
    numbers.map((c) => html`<tr><th scope="row"><a href="${to(`/data/f/${c.measure}`, language)}">${english(nameOf(c), language)}</a></th><td>${periodText(c, language)}</td><td class="number">${numberText(c.previous, c.currency, language)}</td><td class="number">${markedText(c, language)}</td><td>${reasonText(c.reason_code, language)}. ${english(c.reason_words ?? '', language)}</td><td>${dayText(c.released_at.toISOString(), language)}, ${version(c.year, c.sequence)}</td></tr>`))}
${words.length === 0 ? '' : tableOf('words', m.publication_public_errata_words({}, o), [m.publication_public_column_what({}, o), m.publication_public_column_released({}, o)], words.map((c) => html`<tr><th scope="row">${english(c.words, language)}</th><td>${dayText(c.release.released_at.toISOString(), language)}, ${version(c.release.year, c.release.sequence)}</td></tr>`))}
<p><a href="${to('/data/revisions', language)}">${m.publication_public_revisions_title({}, o)}</a></p>`,
  });
}
