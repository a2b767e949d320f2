import { Type } from 'typebox';
import { html } from '../../foundation/document/html.ts';
import { checkCode, initialOf, readSerial } from '../../foundation/credential/serial.ts';
import { sql } from '../../foundation/database/sql.ts';
import { refuseUnknown } from '../../foundation/errors.ts';
import { publicPage, script } from '../../foundation/web/public-page.ts';
import { open, page, type AskedByAnyone, type Sent } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { keysOf, listOf } from './credential.ts';

const closed = { additionalProperties: false } as const;
const Shown = Type.Object({ lang: Type.Optional(Type.String({ maxLength: 5 })) }, closed);
const Asked = Type.Object({ lang: Type.Optional(Type.String({ maxLength: 5 })), number: Type.Optional(Type.String({ maxLength: 40 })), initial: Type.Optional(Type.String({ maxLength: 10 })), year: Type.Optional(Type.String({ maxLength: 10 })) }, closed);
const FIELDS = ['number', 'initial', 'year'] as const;
type Field = (typeof FIELDS)[number];
type Asked = Partial<Record<Field, string>>;
interface Found { verdict: 'valid' | 'withdrawn'; says: string }

/** One address may ask this often in a minute: enough for an employer with a list, too little to guess. */
const CHECKS_A_MINUTE = 10;

/** The public check of a certificate: three things in, one word out and what was completed, nothing of the person. */
export const checkPage = page('get', '/training-check', { input: Shown, limit: 120, run: async ({ language }) => form(language, {}) });

/** The same page, answered. */
export const checkPosted = page('post', '/training-check', { input: Asked, limit: CHECKS_A_MINUTE, run: answer });

async function answer({ input, services, language }: AskedByAnyone<Asked>): Promise<Sent> {
  const serial = readSerial(input.number ?? '');
  const year = /^\s*((?:19|20)\d\d)\s*$/.exec(input.year ?? '')?.[1];
  const initial = (input.initial ?? '').trim();
  const missing = FIELDS.filter((field) => !{ number: serial, initial, year }[field]);
  if (missing.length > 0) return form(language, { typed: input, missing });
  const code = certificateCode(services.keys.checking(), serial as string, initial, Number(year));
  const found = await services.public.maybe<Found>(sql`select verdict, says from training.check_certificate(${code}::bytea)`);
  return form(language, found ? { found } : { typed: input, unknown: true });
}

/** The keyed hash of what only the holder of a certificate knows together; never that of a letter with the same number. */
export function certificateCode(key: Parameters<typeof checkCode>[0], serial: string, familyInitial: string, year: number): Buffer {
  return checkCode(key, `certificate|${serial}`, initialOf(familyInitial), year);
}

function form(language: 'en' | 'es', said: { typed?: Asked; missing?: readonly Field[]; found?: Found; unknown?: boolean }): Sent {
  const o = { locale: language };
  const field = (name: Field, mode: 'text' | 'numeric', width: string) => {
    const wrong = said.missing?.includes(name);
    return html`<div class="${wrong ? 'field wrong' : 'field'}"><label for="${name}">${m[`training_public_check_${name}`]({}, o)}</label><p class="hint" id="${name}-hint">${m[`training_public_check_${name}_hint`]({}, o)}</p>
${wrong && html`<p class="field-problem" id="${name}-error">${m[`training_public_check_${name}_wrong`]({}, o)}</p>`}
<input class="${width}" id="${name}" name="${name}" inputmode="${mode}" autocomplete="off" spellcheck="false" dir="ltr" aria-describedby="${wrong ? `${name}-error ` : ''}${name}-hint"${wrong && html` aria-invalid="true"`} value="${said.typed?.[name] ?? ''}"></div>`;
  };
  const verdict = said.found?.verdict ?? (said.unknown === true ? 'unknown' as const : undefined);
  const body = html`<h1>${m.training_public_check_title({}, o)}</h1>
${verdict && html`<div class="note ${{ valid: 'success', withdrawn: 'danger', unknown: 'info' }[verdict]}" role="status"><h2>${m[`training_public_verdict_${verdict}`]({}, o)}</h2>${said.found && html`<p><bdi>${said.found.says}</bdi></p>`}<p>${m[`training_public_verdict_${verdict}_text`]({}, o)}</p></div>`}
<p class="lead">${m.training_public_check_lead({}, o)}</p>
<p id="offline" class="note info" hidden data-valid="${m.training_public_offline_valid({}, o)}" data-altered="${m.training_public_offline_altered({}, o)}" data-unknown-key="${m.training_public_offline_unknown({}, o)}" data-withdrawn="${m.training_public_verdict_withdrawn_text({}, o)}"></p>
<form class="form" method="post" action="/training-check?lang=${language}">${field('number', 'text', 'medium')}${field('initial', 'text', 'short')}${field('year', 'numeric', 'short')}<p><button class="button primary" type="submit">${m.training_public_check_button({}, o)}</button></p></form>`;
  const built = script('src/rooms/training/browser/check.ts');
  return publicPage({ title: m.training_public_check_title({}, o), language, path: '/training-check', body, ...(built ? { scripts: [built] } : {}) });
}

/** The status list of an office as a signed credential: fetched whole, so that asking does not tell which certificate is being checked. */
export const statusList = open('get', '/training/status/:agency/:list', {
  input: Type.Object({ agency: Type.String({ format: 'uuid' }), list: Type.Integer({ minimum: 0, maximum: 10_000 }) }, closed), output: Type.Unknown(), limit: 60,
  run: async ({ input, services }) => {
    if (!services.keys.agencies().includes(input.agency)) refuseUnknown();
    return listOf(input.agency, input.list, await services.public.all<{ place: number; replaced: boolean }>(sql`select place, replaced from training.ended_places(${input.agency}::uuid)`), services);
  },
});

/** The public keys by which certificates of an office are verified without a connection. */
export const keysOfOffice = open('get', '/training/keys/:agency', {
  input: Type.Object({ agency: Type.String({ format: 'uuid' }) }, closed), output: Type.Unknown(), limit: 60,
  run: async ({ input, services }) => {
    if (!services.keys.agencies().includes(input.agency)) refuseUnknown();
    return keysOf(input.agency, services);
  },
});
