import { html } from '../../foundation/document/html.ts';
import { publicPage } from '../../foundation/web/public-page.ts';
import type { Sent } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { to, type Language } from './page-words.ts';

/** The page for what was never released, or is not there at all. */
export function notHere(path: string, language: Language): Sent {
  const o = { locale: language } as const;
  return publicPage({ title: m.publication_public_not_here({}, o), language, path, status: 404, body: html`<h1>${m.publication_public_not_here({}, o)}</h1><p><a href="${to('/data', language)}">${m.publication_public_data_title({}, o)}</a></p>` });
}
