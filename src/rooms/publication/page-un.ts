import { html } from '../../foundation/document/html.ts';
import { publicPage } from '../../foundation/web/public-page.ts';
import type { AskedByAnyone, Sent } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { aboutRelease } from './files.ts';
import { notHere } from './page-not-here.ts';
import { marksPart, tableOf } from './page-parts.ts';
import { english, to, type Language } from './page-words.ts';
import { cellsOfRelease, findRelease, type PublicCell } from './public-store.ts';
import { unCsv, unJson, unLines, unValue, unXlsx, type UnLine } from './un.ts';

/** What the United Nations ask for, of the newest release of a year: `2004` as a page, `2004.csv`, `2004.json`, `2004.xlsx`. */
export async function unPage({ input, services, language }: AskedByAnyone<{ file: string }>): Promise<Sent> {
  const [, named, form] = /^(\d{4})(?:\.(.+))?$/.exec(input.file) ?? [];
  const release = named === undefined ? undefined : await findRelease(services.public, Number(named));
  if (!release) return notHere('/data', language);
  const { year } = release;
  const cells = await cellsOfRelease(services.public, release.id);
  if (form === undefined) return publicPage({ title: m.publication_public_un_title({ year: String(year) }, { locale: language }), language, path: `/data/un/${year}`, broad: true, body: bodyOf(cells, year, language) });
  const about = { ...aboutRelease(release, services.origin), title: `Fiscal year ${year} for the United Nations`, description: `Tables in the shape of the questionnaire for the Global Report on Trafficking in Persons, and the series of indicator 16.2.2, of fiscal year ${year}, from released numbers only.`, page: `${services.origin}/data/un/${year}` };
  const sent = (type: string, body: string | Uint8Array): Sent => ({ type, body, fileName: `un-${year}-release-${release.sequence}.${form}`, shared: true });
  if (form === 'csv') return sent('text/csv; charset=utf-8', unCsv(cells, year));
  if (form === 'json') return sent('application/json; charset=utf-8', unJson(about, cells, year));
  return form === 'xlsx' ? sent('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', await unXlsx(about, cells, year)) : notHere(`/data/un/${year}`, language);
}

function bodyOf(cells: readonly PublicCell[], year: number, language: Language) {
  const o = { locale: language } as const;
  const { tables, series, population } = unLines(cells, year);
  const value = (line: UnLine) => (line.value === null && line.sign === '' ? m.publication_public_un_none({}, o) : unValue(line));
  const figure = (line: UnLine) => (line.figure === null ? '' : html`<a href="${to(`/data/f/${line.measure}`, language)}">${line.figure}</a>`);
  const heads = (first: string) => [first, { number: m.publication_public_column_value({}, o) }, m.publication_public_column_figure({}, o), 'ICCS', m.publication_public_un_note({}, o)];
  const rows = (lines: readonly UnLine[]) => lines.map((l) => html`<tr><th scope="row">${l.series === '' ? '' : html`<span class="code">${l.series}</span> `}${english(l.row, language)}</th><td class="number">${value(l)}</td><td>${figure(l)}</td><td>${l.iccs}</td><td>${english(l.note, language)}</td></tr>`);
  return html`<h1>${m.publication_public_un_title({ year: String(year) }, o)}</h1><p class="lead">${m.publication_public_un_lead({ year: String(year), before: String(year - 1) }, o)}</p>
<p class="row">${(['csv', 'xlsx', 'json'] as const).map((form) => html`<a class="button" href="/data/un/${year}.${form}">${form === 'xlsx' ? 'Excel' : form.toUpperCase()}</a> `)}</p>
<h2>${m.publication_public_un_tables({}, o)}</h2>${[...Map.groupBy(tables, (l) => l.table)].map(([name, lines], i) => tableOf(`un-${i}`, english(name, language), heads(m.publication_public_un_line({}, o)), rows(lines)))}
<h2>${m.publication_public_un_series({}, o)}</h2>${population === '' ? '' : html`<p>${m.publication_public_un_population({}, o)} ${english(population, language)}</p>`}${tableOf('un-series', m.publication_public_un_series({}, o), heads(m.publication_public_un_line({}, o)), rows(series))}
${marksPart(cells, language)}
<h2>${m.publication_public_un_ctdc({}, o)}</h2><p>${m.publication_public_un_ctdc_lead({}, o)}</p>`;
}
