import { html, trusted, type Html } from '../../foundation/document/html.ts';
import type { ChartData, Point } from '../../foundation/screen/charts/chart-data.ts';
import { lineChart } from '../../foundation/screen/charts/line-chart.ts';
import { svgText } from '../../foundation/screen/charts/tree.ts';
import * as m from '../../messages/messages.js';
import { dayText, english, grossText, markedText, markText, numberText, periodText, reasonText, to, unduplicatedText, type Language } from './page-words.ts';
import type { PublicCell } from './public-store.ts';

/** The head of a column of numbers, which stands over them. */
interface NumberHead { number: string }

/** A table that scrolls in its frame and says what it shows. */
export function tableOf(id: string, caption: Html | string, heads: readonly (string | NumberHead)[], rows: readonly Html[]): Html {
  return html`<div class="wide" role="region" tabindex="0" aria-labelledby="${id}"><table><caption id="${id}">${caption}</caption><thead><tr>${heads.map((h) => (typeof h === 'string' ? html`<th scope="col">${h}</th>` : html`<th scope="col" class="number">${h.number}</th>`))}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** Changes to published numbers, both numbers and the reason. */
export function revisionTable(changes: readonly PublicCell[], language: Language): Html {
  const o = { locale: language } as const;
  return tableOf('revisions', m.publication_public_revisions_caption({}, o), [m.publication_public_column_figure({}, o), m.publication_public_column_period({}, o), { number: m.publication_public_column_before({}, o) }, { number: m.publication_public_column_now({}, o) }, m.publication_public_column_reason({}, o), m.publication_public_column_released({}, o)],
    changes.map((c) => html`<tr><th scope="row"><a href="${to(`/data/f/${c.measure}`, language)}">${english(nameOf(c), language)}</a></th><td>${periodText(c, language)}</td><td class="number">${numberText(c.previous, c.currency, language)}</td>
<td class="number">${markedText(c, language)}</td><td>${reasonText(c.reason_code, language)}. ${english(c.reason_words ?? '', language)}</td><td>${dayText(c.released_at.toISOString(), language)}</td></tr>`));
}

/** What a figure counts, with what it is limited to. */
export function nameOf(cell: PublicCell): string {
  return cell.dimension === null ? cell.title : `${cell.title}: ${cell.code_label}`;
}

/** The years of a measure on the basis of its headline, oldest first. */
export function seriesOf(cells: readonly PublicCell[], headline: PublicCell): PublicCell[] {
  const length = (c: PublicCell): number => Math.round((Date.parse(c.until_day) - Date.parse(c.from_day ?? c.until_day)) / 86_400_000);
  return cells.filter((c) => c.dimension === null && c.basis === headline.basis && c.from_day !== null && Math.abs(length(c) - length(headline)) < 3).sort((a, b) => (a.until_day < b.until_day ? -1 : 1));
}

/** A series as a drawing takes it. */
export function chartOf(series: readonly PublicCell[], headline: PublicCell, language: Language): ChartData {
  const scale = headline.currency === null ? 1 : 100;
  const short = (c: PublicCell): string => (c.basis === 'month' ? c.period : /(\d{4})$/.exec(c.period)?.[1] ?? c.period);
  const [first, last] = [series[0] ?? headline, series.at(-1) ?? headline];
  return {
    title: headline.title, source: headline.authority, period: first === last ? periodText(first, language) : `${periodText(first, language)} – ${periodText(last, language)}`, unit: headline.currency ?? headline.unit, language,
    pointHead: m.publication_public_column_period({}, { locale: language }),
    series: [{ label: headline.title, points: series.map((c): Point => ({ at: short(c), value: c.value === null ? null : c.value / scale, ...(c.status === '' ? {} : { marks: [c.status] }) })) }],
  };
}

/** The drawing of a series beside its table; a single year needs no drawing. */
export function seriesPart(series: readonly PublicCell[], headline: PublicCell, language: Language): Html {
  const o = { locale: language } as const;
  const table = tableOf('series', m.publication_public_series_caption({}, o), [m.publication_public_column_period({}, o), { number: m.publication_public_column_value({}, o) }, ...besideHeads(series, language)],
    series.map((c) => html`<tr><th scope="row">${periodText(c, language)}</th><td class="number">${markedText(c, language)}</td>${besideCells(c, series, language)}</tr>`));
  // A drawing of nothing but nobody and withheld numbers shows nothing.
  if (series.length < 2 || series.every((c) => (c.value ?? 0) === 0)) return table;
  const data = chartOf(series, headline, language);
  const drawn = (width: number, name: string): Html => html`<div class="${name}">${trusted(svgText(lineChart(data, { width })))}</div>`;
  return html`<figure class="chart-figure">${drawn(680, 'chart-wide')}${drawn(330, 'chart-narrow')}</figure>${table}`;
}

/** Columns of gross and unduplicated, in a table of which any line has them. */
function besideHeads(table: readonly PublicCell[], language: Language): NumberHead[] {
  const o = { locale: language } as const;
  return table.some((c) => c.gross !== null) ? [{ number: m.publication_public_gross({}, o) }, { number: m.publication_public_unduplicated({}, o) }] : [];
}

function besideCells(cell: PublicCell, table: readonly PublicCell[], language: Language): Html | string {
  return table.some((c) => c.gross !== null) ? html`<td class="number">${grossText(cell, language)}</td><td class="number">${unduplicatedText(cell, language)}</td>` : '';
}

/** The breakdowns of the headline's period, or else of the newest that has any, by dimension. */
export function newestParts(cells: readonly PublicCell[], headline: PublicCell): PublicCell[][] {
  const parts = cells.filter((c) => c.dimension !== null);
  const newest = parts.toSorted((a, b) => Number(b.period === headline.period) - Number(a.period === headline.period) || (a.until_day < b.until_day ? 1 : -1))[0];
  return [...Map.groupBy(parts.filter((c) => c.period === newest?.period), (c) => c.dimension as string).values()];
}

/** A table for each breakdown. */
export function breakdownParts(cells: readonly PublicCell[], headline: PublicCell, language: Language): Html[] {
  return newestParts(cells, headline).map((table) => breakdownTable(table, language));
}

/** One breakdown as a table. */
export function breakdownTable(table: readonly PublicCell[], language: Language): Html {
  const o = { locale: language } as const;
  const [first] = table as [PublicCell, ...PublicCell[]];
  return html`${tableOf(`by-${first.dimension}`, html`${english(first.dimension_title ?? first.dimension ?? '', language)}, ${periodText(first, language)}`,
    [m.publication_public_column_part({}, o), { number: m.publication_public_column_value({}, o) }, ...besideHeads(table, language)],
    table.map((c) => html`<tr><th scope="row">${english(c.code_label ?? '', language)}</th><td class="number">${markedText(c, language)}</td>${besideCells(c, table, language)}</tr>`))}
${table.some((c) => c.held) ? html`<p class="hint">${m.publication_public_held({}, o)}</p>` : ''}`;
}

/** What the marks on a page mean, those that occur. */
export function marksPart(cells: readonly PublicCell[], language: Language): Html | '' {
  const o = { locale: language } as const;
  const used = (['c', 'r', 'p', 'x', 'z'] as const).filter((status) => cells.some((c) => c.status === status)).map((status) => markText(status, language));
  if (cells.some((c) => c.at_most !== null && c.at_least === null)) used.push(m.publication_public_bound_hint({}, o));
  return used.length === 0 ? '' : html`<p class="hint">${used.join(' · ')}</p>`;
}
