import { html, type Html } from '../../foundation/document/html.ts';
import { lineChart } from '../../foundation/screen/charts/line-chart.ts';
import { svgFile } from '../../foundation/screen/charts/svg-file.ts';
import { wordsIn } from '../../foundation/screen/words.ts';
import { publicPage } from '../../foundation/web/public-page.ts';
import type { AskedByAnyone, Sent, Services } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { aboutFigure, FORMS } from './files.ts';
import { chartOf, marksPart, revisionTable, seriesOf } from './page-parts.ts';
import { notHere } from './page-not-here.ts';
import { dayText, english, grossText, numberText, periodText, reasonText, to, unduplicatedText, unitText, type Language } from './page-words.ts';
import { takePart, usePart } from './page-take.ts';
import { viewPart } from './page-views.ts';
import { cellsOf, historyOf, listReleases, revisions, type PublicCell } from './public-store.ts';
import type { PublicFigure } from './schema.ts';

/** The page of a figure, or the same cells in a form to take away: `LET-01`, `LET-01.csv`, `LET-01.sdmx.json`, `LET-01.svg`. */
export async function figurePage({ input, services, language }: AskedByAnyone<PublicFigure>): Promise<Sent> {
  const asked = /^([A-Z]{2,6}-\d{2,3}[a-z]?)(?:\.(.+))?$/.exec(input.file);
  const [, id = '', form] = asked ?? [];
  const cells = asked ? await cellsOf(services.public, id) : [];
  const headline = headlineOf(cells);
  if (!headline) return notHere('/data', language);
  if (form !== undefined) return await fileOf(form, headline, cells, services, language) ?? notHere(`/data/f/${id}`, language);
  const [changes, history] = await Promise.all([revisions(services.public, id), historyOf(services.public, headline.figure)]);
  return publicPage({ title: headline.title, language, path: `/data/f/${id}`, broad: true, body: bodyOf({ headline, cells, changes, history, origin: services.origin, language, view: input.view ?? '' }) });
}

async function fileOf(asked: string, headline: PublicCell, cells: readonly PublicCell[], { public: ask, origin }: Services, language: Language): Promise<Sent | undefined> {
  if (asked === 'svg') return { type: 'image/svg+xml; charset=utf-8', body: svgFile(lineChart(chartOf(seriesOf(cells, headline), headline, language), { width: 680 })), shared: true };
  const form = FORMS.find((f) => f.form === asked);
  if (!form) return undefined;
  const release = (await listReleases(ask, headline.year)).find((r) => r.sequence === headline.sequence);
  if (!release) return undefined;
  const body = await form.write({ about: aboutFigure(headline, release, origin), cells });
  return { type: form.type, body, fileName: `${headline.measure}.${asked}`, shared: true };
}

/** The number a page opens with: the newest total that a text tells. */
function headlineOf(cells: readonly PublicCell[]): PublicCell | undefined {
  const totals = cells.filter((c) => c.dimension === null);
  return totals.sort((a, b) => Number(b.in_text) - Number(a.in_text) || (a.until_day < b.until_day ? 1 : -1) || (spanOf(a) - spanOf(b)))[0];
}

const spanOf = (c: PublicCell): number => Date.parse(c.until_day) - Date.parse(c.from_day ?? '1900-01-01');

interface Shown { headline: PublicCell; cells: readonly PublicCell[]; changes: readonly PublicCell[]; history: readonly PublicCell[]; origin: string; language: Language; view: string }

function bodyOf({ headline, cells, changes, history, origin, language, view }: Shown): Html {
  const o = { locale: language } as const;
  const period = periodText(headline, language);
  return html`<p class="over">${m.publication_public_figure_over({ measure: headline.measure, definition: String(headline.definition), period }, o)}</p>
<h1>${english(headline.question, language)}</h1>
<div class="big-figure"><p class="number"><bdi>${numberText(headline.value, headline.currency, language, headline.status)}</bdi> <span class="unit">${unitText(headline)}</span>${headline.status === '' ? '' : html` <span class="tag info">[${headline.status}] ${wordsIn(language, `screen_mark_${headline.status}`)}</span>`}</p><p class="window">${period}</p>${besidePart(headline, language)}</div>
<p class="lead">${english(headline.sentence, language)}</p>
${storyPart(headline, history, language)}
${viewPart({ headline, cells, language, view })}
${marksPart(cells, language)}
<h2>${m.publication_public_how_counted({}, o)}</h2>${countedPart(headline, language)}
<h2>${m.publication_public_changes({}, o)}</h2>${changes.length === 0 ? html`<p>${m.publication_public_never_changed({}, o)}</p>` : revisionTable(changes, language)}
<h2 id="take">${m.publication_public_take({}, o)}</h2>${takePart(`/data/f/${headline.measure}`, FORMS, language)}
${usePart(headline, origin, language)}`;
}

/** What was released of this very number, release by release, where it was ever another. */
function storyPart(headline: PublicCell, history: readonly PublicCell[], language: Language): Html | string {
  const o = { locale: language } as const;
  const told = history.filter((c, i) => i === 0 || c.value !== history[i - 1]?.value);
  if (told.length < 2) return '';
  return html`<div class="note info"><p><strong>${m.publication_public_changed_from({ value: numberText(told.at(-2)?.value ?? null, headline.currency, language, told.at(-2)?.status) }, o)}</strong></p>
<ol>${told.map((c, i) => html`<li><bdi>${numberText(c.value, c.currency, language, c.status)}</bdi> · ${m.publication_public_release_of({ year: String(c.year), sequence: String(c.sequence), day: dayText(c.released_at.toISOString(), language) }, o)}${i === 0 || c.reason_code === null ? '' : html` · ${reasonText(c.reason_code, language)}. ${english(c.reason_words ?? '', language)}`}</li>`)}</ol></div>`;
}

/** Gross and unduplicated, where these are two things. */
function besidePart(headline: PublicCell, language: Language): Html | string {
  const o = { locale: language } as const;
  if (headline.gross === null) return '';
  return html`<dl class="beside"><div><dt>${m.publication_public_gross({}, o)}</dt><dd><bdi>${grossText(headline, language)}</bdi></dd></div><div><dt>${m.publication_public_unduplicated({}, o)}</dt><dd><bdi>${unduplicatedText(headline, language)}</bdi></dd></div></dl>`;
}

function countedPart(headline: PublicCell, language: Language): Html {
  const o = { locale: language } as const;
  const row = (term: string, value: Html | string): Html => html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
  return html`<dl class="key-values">${row(m.publication_public_counted_once({}, o), english(headline.counted_once, language))}${headline.made === null ? '' : row(m.publication_public_across({}, o), english(headline.made, language))}${row(m.publication_public_authority({}, o), english(headline.authority, language))}
${row(m.publication_public_definition({}, o), String(headline.definition))}${row(m.publication_public_released({}, o), html`<a href="${to(`/assessment/${headline.year}`, language)}">${m.publication_public_release_of({ year: String(headline.year), sequence: String(headline.sequence), day: dayText(headline.released_at.toISOString(), language) }, o)}</a>`)}</dl>`;
}
