import { html } from '../../foundation/document/html.ts';
import { publicPage } from '../../foundation/web/public-page.ts';
import type { AskedByAnyone, Sent } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { COLUMNS } from './file-csv.ts';
import { toDcat } from './file-dcat.ts';
import { FORMS } from './files.ts';
import { tableOf } from './page-parts.ts';
import { english, to } from './page-words.ts';
import { headlines, listReleases } from './public-store.ts';

/** How often one address may ask in a minute. */
export const LIMIT = 240;

/** The forms of a release that are not forms of its cells alone. */
const OWN = [{ form: 'pdf', name: 'PDF', about: 'As it was printed', type: 'application/pdf' }, { form: 'json', name: 'Signed release', about: 'As it was signed, with the key and the signature', type: 'application/json; charset=utf-8' }];
const ofRelease = [...OWN, ...FORMS.filter(({ form }) => form !== 'json')];
const ofUn = FORMS.filter(({ form }) => ['csv', 'xlsx', 'json'].includes(form));
const ofFigure = [...FORMS, { form: 'svg', name: 'SVG', about: 'The chart of a figure', type: 'image/svg+xml; charset=utf-8' }];

/** Every released figure and every release as a catalog (DCAT-US 1.1). */
export async function catalogFile({ services }: AskedByAnyone<object>): Promise<Sent> {
  const [figures, releases] = await Promise.all([headlines(services.public), listReleases(services.public)]);
  return { type: 'application/json; charset=utf-8', body: toDcat({ origin: services.origin, figures, releases }), shared: true };
}

/** What programs can ask of released figures, on a page. */
export async function apiPage({ services, language }: AskedByAnyone<object>): Promise<Sent> {
  const o = { locale: language } as const;
  const title = m.publication_public_api_title({}, o);
  const row = (words: string, path: string) => html`<div><dt>${words}</dt><dd><code dir="ltr">${services.origin}${path}</code></dd></div>`;
  const forms = [...FORMS, ...ofFigure.filter(({ form }) => form === 'svg'), ...OWN.filter(({ form }) => form === 'pdf')];
  return publicPage({
    title, language, path: '/data/api', broad: true,
    body: html`<h1>${title}</h1><p class="lead">${m.publication_public_api_lead({ limit: String(LIMIT) }, o)}</p>
<h2>${m.publication_public_api_addresses({}, o)}</h2>
<dl class="key-values">${row(m.publication_public_api_figure({}, o), '/data/f/{figure}.{form}')}${row(m.publication_public_api_newest({}, o), '/assessment/{year}.{form}')}${row(m.publication_public_api_release({}, o), '/assessment/{year}/releases/{release}.{form}')}${row(m.publication_public_api_un({}, o), '/data/un/{year}.{form}')}${row(m.publication_public_api_catalog({}, o), '/data.json')}</dl>
${tableOf('forms', m.publication_public_api_forms({}, o), [m.publication_public_api_form({}, o), m.publication_public_api_for({}, o)], forms.map(({ form, name, about }) => html`<tr><th scope="row"><code dir="ltr">${form}</code></th><td>${english(`${name}. ${about}.`, language)}</td></tr>`))}
<p class="row"><a class="button" href="/data/openapi.json">${m.publication_public_api_document({}, o)}</a> <a class="button" href="/data.json">${m.publication_public_api_catalog({}, o)}</a> <a class="button" href="${to('/data', language)}">${m.publication_public_data_title({}, o)}</a></p>`,
  });
}

/** The same as an OpenAPI document. */
export async function apiDocument({ services }: AskedByAnyone<object>): Promise<Sent> {
  const parameter = (name: string, description: string, pattern: string, example: string) => ({ name, in: 'path', required: true, description, schema: { type: 'string', pattern }, example });
  const YEAR = parameter('year', 'The fiscal year of the Assessment.', '^[0-9]{4}$', '2004');
  const answers = (forms: readonly { form: string; about: string; type: string }[]) => ({
    200: { description: forms.map(({ form, about }) => `${form}: ${about}.`).join(' '), content: Object.fromEntries([...new Set(forms.map(({ type }) => type.replace(/;.*/, '')))].map((type) => [type, { schema: type === 'application/json' ? {} : { type: 'string' } }])) },
    404: { description: 'Never released, or no such form: a page that says so.', content: { 'text/html': { schema: { type: 'string' } } } }, 429: { description: `Asked more than ${LIMIT} times in a minute.` },
  });
  const asked = (summary: string, operationId: string, parameters: object[], forms: readonly { form: string; about: string; type: string }[]) => ({
    get: { summary, operationId, parameters: [...parameters, { name: 'form', in: 'path', required: true, description: 'The form of the answer.', schema: { type: 'string', enum: forms.map(({ form }) => form) } }], responses: answers(forms) },
  });
  const types = { string: { type: 'string' }, number: { type: 'number' }, integer: { type: 'integer' }, date: { type: 'string', format: 'date' }, datetime: { type: 'string', format: 'date-time' } } as const;
  return {
    type: 'application/json; charset=utf-8', shared: true, body: JSON.stringify({
      openapi: '3.1.0', info: { title: 'Released figures', version: '1.0.0', description: 'Every released figure and every release of the yearly Assessment, in every form. No key is needed.' }, servers: [{ url: services.origin }], security: [],
      paths: {
        '/data/f/{figure}.{form}': asked('Every released number of a figure', 'figure', [parameter('figure', 'The measure.', '^[A-Z]{2,6}-[0-9]{2,3}[a-z]?$', 'LET-01')], ofFigure),
        '/assessment/{year}.{form}': asked('The newest release of a year', 'newestRelease', [YEAR], ofRelease),
        '/assessment/{year}/releases/{release}.{form}': asked('One release, which stays as it is', 'release', [YEAR, parameter('release', 'Which release of that year.', '^[0-9]{1,4}$', '1')], ofRelease),
        '/data/un/{year}.{form}': asked('What the United Nations ask for, of the newest release of a year', 'unitedNations', [YEAR], ofUn),
        '/data.json': { get: { summary: 'The catalog of every figure and release (DCAT-US 1.1)', operationId: 'catalog', responses: { 200: { description: 'The catalog.', content: { 'application/json': { schema: { type: 'object' } } } } } } },
      },
      components: { schemas: { Cell: { type: 'object', description: 'One released number, as the form json gives it.', properties: Object.fromEntries(COLUMNS.map(({ name, type, description }) => [name, { ...types[type], type: [types[type].type, 'null'], description }])) } } },
    }, null, 1),
  };
}
