import { html, type Html } from '../../foundation/document/html.ts';
import * as m from '../../messages/messages.js';
import type { Form } from './files.ts';
import { dayText, english, periodText, to, type Language } from './page-words.ts';
import type { PublicCell } from './public-store.ts';

/** The forms in which numbers can be taken away, each with what it is for. */
export function takePart(path: string, forms: readonly Form[], language: Language): Html {
  return html`<ul class="downloads" role="list">${forms.map(({ form, name, about }) => html`<li><a class="button" href="${path}.${form}">${name}</a> ${english(about, language)}</li>`)}</ul>`;
}

/** How to cite a figure, show it on a page of one's own, and ask for it by a program. */
export function usePart(headline: PublicCell, origin: string, language: Language): Html {
  const o = { locale: language } as const;
  const address = `${origin}/data/f/${headline.measure}`;
  const embed = html`<a href="${address}"><img src="${address}.svg" alt="${headline.sentence}" width="680"></a>`.text;
  return html`<h3>${m.publication_public_cite_title({}, o)}</h3>
<p>${m.publication_public_cite({ title: headline.title, measure: headline.measure, period: periodText(headline, language), year: String(headline.year), sequence: String(headline.sequence), day: dayText(headline.released_at.toISOString(), language), address }, o)}</p>
<h3 id="embed">${m.publication_public_embed({}, o)}</h3><p>${m.publication_public_embed_lead({}, o)}</p><pre class="wide" tabindex="0" role="region" aria-labelledby="embed"><code>${embed}</code></pre>
<h3 id="program">${m.publication_public_program({}, o)}</h3><p>${m.publication_public_program_lead({}, o)} <a href="${to('/data/api', language)}">${m.publication_public_api_title({}, o)}</a></p><pre class="wide" tabindex="0" role="region" aria-labelledby="program"><code>curl ${address}.json</code></pre>`;
}
