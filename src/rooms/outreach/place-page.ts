import { Type } from 'typebox';
import { readSerial } from '../../foundation/credential/serial.ts';
import { html } from '../../foundation/document/html.ts';
import { sql } from '../../foundation/database/sql.ts';
import { publicPage } from '../../foundation/web/public-page.ts';
import { page } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';

/** The page behind a poster's code: where to find help. That it was opened is counted for the place; a code that nobody gave out answers the same. Its other language counts nothing. */
export const placePage = page('get', '/from/:code', {
  input: Type.Object({ code: Type.String({ pattern: '^[0-9A-TV-Za-tv-z-]{10,12}$' }), lang: Type.Optional(Type.String({ maxLength: 5 })) }, { additionalProperties: false }), limit: 60,
  run: async ({ input, services, language }) => {
    const code = readSerial(input.code);
    if (code !== undefined && input.lang === undefined) await services.public.all(sql`select outreach.open_code(${code}::text, ${services.today()}::date)`);
    const o = { locale: language };
    const body = html`<h1>${m.outreach_public_place_title({}, o)}</h1><p class="lead">${m.outreach_public_place_lead({}, o)}</p>
<p><a class="button primary" href="/help?lang=${language}">${m.outreach_public_place_help({}, o)}</a></p>
${code && html`<p>${m.outreach_public_place_code({}, o)} <bdi dir="ltr">${code}</bdi></p>`}<p>${m.outreach_public_place_nobody({}, o)}</p>`;
    return publicPage({ title: m.outreach_public_place_title({}, o), language, path: `/from/${input.code}`, body });
  },
});
