import { html, type Html } from '../../foundation/document/html.ts';
import * as m from '../../messages/messages.js';
import { breakdownParts, seriesOf, seriesPart, tableOf } from './page-parts.ts';
import { english, markedText, periodText, type Language } from './page-words.ts';
import type { PublicCell } from './public-store.ts';
import { byMeasure } from './told.ts';

/** One way of looking at a figure, in its address. */
type View = 'chart' | 'table' | 'map';

interface Viewed { headline: PublicCell; cells: readonly PublicCell[]; language: Language; view: string }

/** The tabs, which are links, and what the chosen one shows; a name of none shows the first. */
export function viewPart({ headline, cells, language, view }: Viewed): Html {
  const o = { locale: language } as const;
  const views: [View, string][] = [['chart', m.publication_public_view_chart({}, o)], ['table', m.publication_public_view_table({}, o)]];
  const chosen: View = views.find(([v]) => v === view)?.[0] ?? 'chart';
  const tabs = html`<nav aria-label="${m.publication_public_views({}, o)}"><ul class="tabs" role="list" id="view">${views.map(([v, name]) => html`<li><a href="/data/f/${headline.measure}?lang=${language}&view=${v}#view"${v === chosen && html` aria-current="true"`}>${name}</a></li>`)}</ul></nav>`;
  if (chosen === 'table') return html`${tabs}<h2>${m.publication_public_all_numbers({}, o)}</h2>${allPart(cells, language)}`;
  return html`${tabs}<h2>${m.publication_public_over_time({}, o)}</h2>${seriesPart(seriesOf(cells, headline), headline, language)}
${cells.some((c) => c.dimension !== null) ? html`<h2>${m.publication_public_breakdowns({}, o)}</h2>${breakdownParts(cells, headline, language)}` : ''}`;
}

/** Every released number of a measure, in one table. */
function allPart(cells: readonly PublicCell[], language: Language): Html {
  const o = { locale: language } as const;
  const own = [...byMeasure(cells).values()].flat();
  return tableOf('all', m.publication_public_all_numbers({}, o), [m.publication_public_column_period({}, o), m.publication_public_column_by({}, o), m.publication_public_column_part({}, o), { number: m.publication_public_column_value({}, o) }],
    own.map((c) => html`<tr><th scope="row">${periodText(c, language)}</th><td>${c.dimension === null ? '' : english(c.dimension_title ?? '', language)}</td><td>${c.dimension === null ? m.publication_public_all({}, o) : english(c.code_label ?? '', language)}</td><td class="number">${markedText(c, language)}</td></tr>`));
}
