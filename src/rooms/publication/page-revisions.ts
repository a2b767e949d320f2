import { html } from '../../foundation/document/html.ts';
import { publicPage } from '../../foundation/web/public-page.ts';
import type { AskedByAnyone, Sent } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { revisionTable } from './page-parts.ts';
import { to } from './page-words.ts';
import { revisions } from './public-store.ts';

/** Every change to a published number, with the number before and the reason. */
export async function revisionsPage({ services, language }: AskedByAnyone<object>): Promise<Sent> {
  const o = { locale: language } as const;
  const changes = await revisions(services.public);
  return publicPage({
    title: m.publication_public_revisions_title({}, o), language, path: '/data/revisions', broad: true,
    body: html`<h1>${m.publication_public_revisions_title({}, o)}</h1><p class="lead">${m.publication_public_revisions_lead({}, o)}</p>
${changes.length === 0 ? html`<p>${m.publication_public_revisions_none({}, o)}</p>` : revisionTable(changes, language)}<p><a href="${to('/data/errata', language)}">${m.publication_public_errata_title({}, o)}</a></p>`,
  });
}
