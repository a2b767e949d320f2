import { html, trusted, type Html } from '../../foundation/document/html.ts';
import * as m from '../../messages/messages.js';
import { svgText } from '../../foundation/screen/charts/tree.ts';
import { getCatalog } from '../figures/index.ts';
import { isDrawn, shadesOf, worldMap, type Placed } from './map.ts';
import { breakdownParts, breakdownTable, newestParts, seriesOf, seriesPart, tableOf } from './page-parts.ts';
import { english, markedText, numberText, periodText, type Language } from './page-words.ts';
import type { PublicCell } from './public-store.ts';
import { byMeasure } from './told.ts';

/** One way of looking at a figure, in its address. */
type View = 'chart' | 'table' | 'map';

interface Viewed { headline: PublicCell; cells: readonly PublicCell[]; language: Language; view: string }

/** The tabs, which are links, and what the chosen one shows; a name of none shows the first. */
export function viewPart({ headline, cells, language, view }: Viewed): Html {
  const o = { locale: language } as const;
  const views: [View, string][] = [['chart', m.publication_public_view_chart({}, o)], ['table', m.publication_public_view_table({}, o)], ...(mapped(cells, headline).length > 0 ? [['map', m.publication_public_view_map({}, o)] satisfies [View, string]] : [])];
  const chosen: View = views.find(([v]) => v === view)?.[0] ?? 'chart';
  const tabs = html`<nav aria-label="${m.publication_public_views({}, o)}"><ul class="tabs" role="list" id="view">${views.map(([v, name]) => html`<li><a href="/data/f/${headline.measure}?lang=${language}&view=${v}#view"${v === chosen && html` aria-current="true"`}>${name}</a></li>`)}</ul></nav>`;
  if (chosen === 'table') return html`${tabs}<h2>${m.publication_public_all_numbers({}, o)}</h2>${allPart(cells, language)}`;
  if (chosen === 'map') return html`${tabs}${mapped(cells, headline).map((table) => mapPart(table, language))}`;
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

interface Mapped { title: string; regions: boolean; period: PublicCell; placed: readonly Placed[]; elsewhere: readonly PublicCell[]; cells: readonly PublicCell[] }

/** The breakdowns of the newest period by something that has its place on a map, at least two of whose numbers are drawn. */
function mapped(cells: readonly PublicCell[], headline: PublicCell): Mapped[] {
  const dimensions = getCatalog().measures.get(headline.measure)?.dimensions ?? {};
  return newestParts(cells, headline).flatMap((table): Mapped[] => {
    const [first] = table;
    const places = first?.dimension == null ? undefined : dimensions[first.dimension]?.places;
    if (!first || places === undefined) return [];
    const countriesOf = (c: PublicCell): readonly string[] => (places === 'country' ? [c.code ?? ''] : places[c.code ?? ''] ?? []);
    const on = table.filter((c) => isDrawn(countriesOf(c)));
    if (on.length < 2) return [];
    return [{ title: first.dimension_title ?? '', regions: places !== 'country', period: first, cells: table, elsewhere: table.filter((c) => !on.includes(c)), placed: on.map((c) => ({ label: c.code_label ?? '', countries: countriesOf(c), value: c.value, shown: markedText(c, 'en') })) }];
  });
}

function mapPart({ title, regions, period, placed, elsewhere, cells }: Mapped, language: Language): Html {
  const o = { locale: language } as const;
  const shown = placed.map((p) => ({ ...p, shown: markedText(cells.find((c) => c.code_label === p.label) as PublicCell, language) }));
  const shades = shadesOf(shown.flatMap((p) => p.value ?? []));
  const number = (value: number): string => numberText(value, period.currency, language);
  const legend = (name: string, words: string): Html => html`<li><span class="swatch ${name}" aria-hidden="true"></span> ${words}</li>`;
  const words = m.publication_public_map_words({ what: shown.map((p) => `${p.label} ${p.shown}`).join('; ') }, o);
  return html`<h2>${english(title, language)}, ${periodText(period, language)}</h2>
<figure class="chart-figure">${trusted(svgText(worldMap(words, shown, shades)))}
<figcaption><ul class="map-legend" role="list">${shades.map((s) => legend(s.name, s.least === s.most ? number(s.least) : m.publication_public_between({ least: number(s.least), most: number(s.most) }, o)))}${shown.some((p) => p.value === null) ? legend('map-withheld', `[c] ${m.publication_public_map_withheld({}, o)}`) : ''}${legend('map-land', m.publication_public_map_none({}, o))}</ul>
${regions ? html`<p class="hint">${m.publication_public_map_regions({}, o)}</p>` : ''}${elsewhere.length === 0 ? '' : html`<p class="hint">${m.publication_public_map_elsewhere({}, o)} ${english(elsewhere.map((c) => c.code_label).join(', '), language)}.</p>`}</figcaption></figure>
${breakdownTable(cells, language)}`;
}
