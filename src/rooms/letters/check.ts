import { Type } from 'typebox';
import { html } from '../../foundation/document/html.ts';
import { sql } from '../../foundation/database/sql.ts';
import { refuseUnknown } from '../../foundation/errors.ts';
import { publicPage, script } from '../../foundation/web/public-page.ts';
import { open, page, type AskedByAnyone, type Sent } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { listCredential, publicKeysOf } from './credential.ts';
import { checkCode, initialOf, readSerial } from '../../foundation/credential/serial.ts';

const closed = { additionalProperties: false } as const;
const Shown = Type.Object({ lang: Type.Optional(Type.String({ maxLength: 5 })) }, closed);
const Asked = Type.Object({ lang: Type.Optional(Type.String({ maxLength: 5 })), number: Type.Optional(Type.String({ maxLength: 40 })), initial: Type.Optional(Type.String({ maxLength: 10 })), year: Type.Optional(Type.String({ maxLength: 10 })) }, closed);
type Asked = { number?: string; initial?: string; year?: string };
type Verdict = 'valid' | 'replaced' | 'withdrawn' | 'unknown';

/** One address may ask this often in a minute: enough for a busy office, too little to guess. */
const CHECKS_A_MINUTE = 10;

/** The public check of a letter: three things in, one word out, nothing kept in any address. */
export const checkPage = page('get', '/letter-check', { input: Shown, limit: 120, run: async ({ language }) => form(language, {}) });

/** The same page, answered. */
export const checkPosted = page('post', '/letter-check', { input: Asked, limit: CHECKS_A_MINUTE, run: answer });

async function answer({ input, services, language }: AskedByAnyone<Asked>): Promise<Sent> {
  const serial = readSerial(input.number ?? '');
  const year = /^\s*((?:19|20)\d\d)\s*$/.exec(input.year ?? '')?.[1];
  const initial = (input.initial ?? '').trim();
  const missing = [!serial && 'number', !initial && 'initial', !year && 'year'].filter((x): x is 'number' | 'initial' | 'year' => !!x);
  if (missing.length > 0) return form(language, { typed: input, missing });
  const code = checkCode(services.keys.checking(), serial as string, initialOf(initial), Number(year));
  const found = await services.public.maybe<{ verdict: Verdict }>(sql`select letters.check_letter(${code}::bytea, ${services.today()}::date) as verdict`);
  const verdict = found?.verdict ?? 'unknown';
  return form(language, { verdict, ...(verdict === 'unknown' ? { typed: input } : {}) });
}

function form(language: 'en' | 'es', said: { typed?: Asked; missing?: ('number' | 'initial' | 'year')[]; verdict?: Verdict }): Sent {
  const o = { locale: language };
  const field = (name: 'number' | 'initial' | 'year', mode: 'text' | 'numeric', width: string) => {
    const wrong = said.missing?.includes(name);
    return html`<div class="${wrong ? 'field wrong' : 'field'}"><label for="${name}">${m[`letters_public_check_${name}`]({}, o)}</label><p class="hint" id="${name}-hint">${m[`letters_public_check_${name}_hint`]({}, o)}</p>
${wrong && html`<p class="field-problem" id="${name}-error">${m[`letters_public_check_${name}_wrong`]({}, o)}</p>`}
<input class="${width}" id="${name}" name="${name}" inputmode="${mode}" autocomplete="off" spellcheck="false" dir="ltr" aria-describedby="${wrong ? `${name}-error ` : ''}${name}-hint"${wrong && html` aria-invalid="true"`} value="${said.typed?.[name] ?? ''}"></div>`;
  };
  const verdict = said.verdict;
  const body = html`<h1>${m.letters_public_check_title({}, o)}</h1>
${verdict && html`<div class="note ${{ valid: 'success', replaced: 'warn', withdrawn: 'danger', unknown: 'info' }[verdict]}" role="status"><h2>${m[`letters_public_verdict_${verdict}`]({}, o)}</h2><p>${m[`letters_public_verdict_${verdict}_text`]({}, o)}</p></div>`}
<p class="lead">${m.letters_public_check_lead({}, o)}</p>
<p id="offline" class="note info" hidden data-valid="${m.letters_public_offline_valid({}, o)}" data-expired="${m.letters_public_offline_expired({}, o)}" data-altered="${m.letters_public_offline_altered({}, o)}" data-unknown-key="${m.letters_public_offline_unknown({}, o)}" data-withdrawn="${m.letters_public_verdict_withdrawn_text({}, o)}" data-replaced="${m.letters_public_verdict_replaced_text({}, o)}"></p>
<form class="form" method="post" action="/letter-check?lang=${language}">${field('number', 'text', 'medium')}${field('initial', 'text', 'short')}${field('year', 'numeric', 'short')}<p><button class="button primary" type="submit">${m.letters_public_check_button({}, o)}</button></p></form>
<h2>${m.letters_public_check_not_told({}, o)}</h2><p>${m.letters_public_check_not_told_text({}, o)}</p>`;
  const built = script('src/rooms/letters/browser/check.ts');
  return publicPage({ title: m.letters_public_check_title({}, o), language, path: '/letter-check', body, ...(built ? { scripts: [built] } : {}) });
}

/** The status list of an office as a signed credential: fetched whole, so that asking does not tell which letter is being checked. */
export const statusList = open('get', '/letters/status/:agency/:list', {
  input: Type.Object({ agency: Type.String({ format: 'uuid' }), list: Type.Integer({ minimum: 0, maximum: 10_000 }) }, closed), output: Type.Unknown(), limit: 60,
  run: async ({ input, services }) => {
    if (!services.keys.agencies().includes(input.agency)) refuseUnknown();
    const places = await services.public.all<{ place: number; replaced: boolean }>(sql`select place, replaced from letters.ended_places(${input.agency}::uuid)`);
    return listCredential(input.agency, input.list, places, services);
  },
});

/** The public keys by which letters of an office are verified without a connection. */
export const keysOfOffice = open('get', '/letters/keys/:agency', {
  input: Type.Object({ agency: Type.String({ format: 'uuid' }) }, closed), output: Type.Unknown(), limit: 60,
  run: async ({ input, services }) => {
    if (!services.keys.agencies().includes(input.agency)) refuseUnknown();
    return publicKeysOf(input.agency, services);
  },
});
