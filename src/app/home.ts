import { html } from '../foundation/document/html.ts';
import type { Mounting } from '../foundation/web/mount.ts';
import { publicPage } from '../foundation/web/public-page.ts';
import * as m from '../messages/messages.js';

/** The public home: three questions, each leading to its answer. */
export function mountHome({ server }: Mounting): void {
  server.get('/', { schema: { hide: true } }, async (request, reply) => {
    const asked = (request.query as { lang?: string }).lang;
    const language = asked === 'es' || (asked !== 'en' && /^\s*es\b/i.test(request.headers['accept-language'] ?? '')) ? 'es' : 'en';
    const o = { locale: language } as const;
    const choice = (href: string, title: string, lead: string) => html`<li><h2><a href="${href}?lang=${language}">${title}</a></h2><p>${lead}</p></li>`;
    const sent = publicPage({
      title: m.app_public_home_title({}, o), language, path: '/',
      body: html`<h1>${m.app_public_home_title({}, o)}</h1><p class="lead">${m.app_public_home_lead({}, o)}</p>
<ul class="doors" role="list">${choice('/help', m.app_public_home_help({}, o), m.app_public_home_help_lead({}, o))}${choice('/report', m.app_public_home_write({}, o), m.app_public_home_write_lead({}, o))}${choice('/data', m.app_public_home_figures({}, o), m.app_public_home_figures_lead({}, o))}${choice('/countries', m.app_public_home_countries({}, o), m.app_public_home_countries_lead({}, o))}${choice('/letter-check', m.app_public_home_check({}, o), m.app_public_home_check_lead({}, o))}${choice('/developers', m.app_public_home_developers({}, o), m.app_public_home_developers_lead({}, o))}</ul>`,
    });
    return reply.type(sent.type).send(sent.body);
  });
}
