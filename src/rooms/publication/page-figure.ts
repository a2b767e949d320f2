import { html, type Html } from '../../foundation/document/html.ts';
import { csvLine } from '../../foundation/exchange/write-table.ts';
import { lineChart } from '../../foundation/screen/charts/line-chart.ts';
import { svgFile } from '../../foundation/screen/charts/svg-file.ts';
import { wordsIn } from '../../foundation/screen/words.ts';
import { publicPage } from '../../foundation/web/public-page.ts';
import type { AskedByAnyone, Sent } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { MEANINGS } from './document.ts';
import { breakdownParts, chartOf, marksPart, revisionTable, seriesOf, seriesPart } from './page-parts.ts';
import { notHere } from './page-not-here.ts';
import { dayText, english, grossText, numberText, periodText, reasonText, to, unduplicatedText, unitText, type Language } from './page-words.ts';
import { cellsOf, revisions, type PublicCell } from './public-store.ts';

/** The page of a figure, or the same cells as a file: `LET-01`, `LET-01.csv`, `LET-01.json`, `LET-01.svg`. */
export async function figurePage({ input, services, language }: AskedByAnyone<{ file: string }>): Promise<Sent> {
  const [id = '', form] = input.file.split('.');
  const cells = await cellsOf(services.public, id);
  const headline = headlineOf(cells);
  if (!headline) return notHere(`/data/f/${id}`, language);
  if (form === 'csv') return { type: 'text/csv; charset=utf-8', body: csvOf(cells), fileName: `${id}.csv` };
  if (form === 'json') return { type: 'application/json; charset=utf-8', body: JSON.stringify({ measure: id, title: headline.title, question: headline.question, countedOnce: headline.counted_once, authority: headline.authority, cells: cells.map(rowOf) }, null, 1) };
  const series = seriesOf(cells, headline);
  if (form === 'svg') return { type: 'image/svg+xml; charset=utf-8', body: svgFile(lineChart(chartOf(series, headline, language), { width: 680 })) };
  const changes = await revisions(services.public, id);
  return publicPage({ title: headline.title, language, path: `/data/f/${id}`, broad: true, body: bodyOf(headline, cells, series, changes, services.origin, language) });
}

/** The number a page opens with: the newest total that a text tells. */
function headlineOf(cells: readonly PublicCell[]): PublicCell | undefined {
  const totals = cells.filter((c) => c.dimension === null);
  return totals.sort((a, b) => Number(b.in_text) - Number(a.in_text) || (a.until_day < b.until_day ? 1 : -1) || (spanOf(a) - spanOf(b)))[0];
}

const spanOf = (c: PublicCell): number => Date.parse(c.until_day) - Date.parse(c.from_day ?? '1900-01-01');

function bodyOf(headline: PublicCell, cells: readonly PublicCell[], series: readonly PublicCell[], changes: readonly PublicCell[], origin: string, language: Language): Html {
  const o = { locale: language } as const;
  const period = periodText(headline, language);
  return html`<p class="over">${m.publication_public_figure_over({ measure: headline.measure, definition: String(headline.definition), period }, o)}</p>
<h1>${english(headline.question, language)}</h1>
<div class="big-figure"><p class="number"><bdi>${numberText(headline.value, headline.currency, language, headline.status)}</bdi> <span class="unit">${unitText(headline)}</span>${headline.status === '' ? '' : html` <span class="tag info">[${headline.status}] ${wordsIn(language, `screen_mark_${headline.status}`)}</span>`}</p><p class="window">${period}</p>${besidePart(headline, language)}</div>
<p class="lead">${english(headline.sentence, language)}</p>
${headline.status === 'r' && headline.previous !== null ? html`<div class="note info"><p><strong>${m.publication_public_changed_from({ value: numberText(headline.previous, headline.currency, language) }, o)}</strong> ${reasonText(headline.reason_code, language)}. ${english(headline.reason_words ?? '', language)}</p></div>` : ''}
<h2>${m.publication_public_over_time({}, o)}</h2>${seriesPart(series, headline, language)}
${cells.some((c) => c.dimension !== null) ? html`<h2>${m.publication_public_breakdowns({}, o)}</h2>${breakdownParts(cells, headline, language)}` : ''}
${marksPart(cells, language)}
<h2>${m.publication_public_how_counted({}, o)}</h2>${countedPart(headline, language)}
<h2>${m.publication_public_changes({}, o)}</h2>${changes.length === 0 ? html`<p>${m.publication_public_never_changed({}, o)}</p>` : revisionTable(changes, language)}
<h2>${m.publication_public_take({}, o)}</h2>
<p class="row"><a class="button" href="/data/f/${headline.measure}.csv">CSV</a> <a class="button" href="/data/f/${headline.measure}.json">JSON</a> <a class="button" href="/data/f/${headline.measure}.svg">SVG</a></p>
<p>${m.publication_public_cite({ title: headline.title, measure: headline.measure, period, year: String(headline.year), sequence: String(headline.sequence), day: dayText(headline.released_at.toISOString(), language), address: `${origin}/data/f/${headline.measure}` }, o)}</p>`;
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

/** A cell as files give it; money in minor units of its currency, and a withheld value is empty with its mark. */
function rowOf(c: PublicCell) {
  return {
    figure: c.figure, measure: c.measure, definition: c.definition, period: c.period, from: c.from_day, until: c.until_day, basis: c.basis, dimension: c.dimension, code: c.code, value: c.value, mark: c.status, mark_means: c.status === '' ? '' : MEANINGS[c.status], currency: c.currency, unit: c.unit,
    way: c.way, gross: c.gross, unduplicated_at_least: c.at_least, unduplicated_at_most: c.at_most, previous: c.previous, reason: c.reason_words, sentence: c.sentence, made: c.made, released_at: c.released_at.toISOString(), year: c.year, release: c.sequence,
  };
}

function csvOf(cells: readonly PublicCell[]): string {
  const rows = cells.map(rowOf);
  return `\uFEFF${csvLine(Object.keys(rows[0] ?? {}))}${rows.map((row) => csvLine(Object.values(row).map((v) => (v === null ? '' : String(v))))).join('')}`;
}
