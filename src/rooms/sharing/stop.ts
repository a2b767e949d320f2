import { Type } from 'typebox';
import { html } from '../../foundation/document/html.ts';
import { sql } from '../../foundation/database/sql.ts';
import { publicPage } from '../../foundation/web/public-page.ts';
import { page, type Sent } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { stopHash } from './store.ts';

const closed = { additionalProperties: false } as const;
const Shown = Type.Object({ lang: Type.Optional(Type.String({ maxLength: 5 })) }, closed);
const Asked = Type.Object({ lang: Type.Optional(Type.String({ maxLength: 5 })), code: Type.Optional(Type.String({ maxLength: 40 })) }, closed);

/** Where a person ends what is shared of them, with the code on their own sheet. */
export const stopPage = page('get', '/stop-sharing', { input: Shown, limit: 60, run: async ({ language }) => form(language, 'ask') });

/** The same page, answered the same whatever the code was, so that nobody learns from it whether a code is right. */
export const stopAsked = page('post', '/stop-sharing', {
  input: Asked, limit: 10,
  run: async ({ input, services, language }) => {
    const code = (input.code ?? '').replace(/[^A-Za-z0-9]/g, '');
    if (code.length !== 12) return form(language, 'mend');
    await services.public.all(sql`select sharing.stop_by_code(${stopHash(code)}::bytea)`);
    return form(language, 'done');
  },
});

function form(language: 'en' | 'es', state: 'ask' | 'mend' | 'done'): Sent {
  const o = { locale: language };
  const wrong = state === 'mend';
  const body = state === 'done'
    ? html`<h1>${m.sharing_public_stop_title({}, o)}</h1><div class="note success" role="status"><h2>${m.sharing_public_stop_done({}, o)}</h2><p>${m.sharing_public_stop_done_text({}, o)}</p></div>`
    : html`<h1>${m.sharing_public_stop_title({}, o)}</h1><p class="lead">${m.sharing_public_stop_lead({}, o)}</p>
<form class="form" method="post" action="/stop-sharing?lang=${language}"><div class="${wrong ? 'field wrong' : 'field'}"><label for="code">${m.sharing_public_stop_code({}, o)}</label><p class="hint" id="code-hint">${m.sharing_public_stop_hint({}, o)}</p>
${wrong && html`<p class="field-problem" id="code-error">${m.sharing_public_stop_wrong({}, o)}</p>`}
<input class="medium" id="code" name="code" autocomplete="off" spellcheck="false" dir="ltr" aria-describedby="${wrong ? 'code-error ' : ''}code-hint"${wrong && html` aria-invalid="true"`}></div><p><button class="button primary" type="submit">${m.sharing_public_stop_button({}, o)}</button></p></form>
<p>${m.sharing_public_stop_word({}, o)}</p>`;
  return publicPage({ title: m.sharing_public_stop_title({}, o), language, path: '/stop-sharing', body });
}
