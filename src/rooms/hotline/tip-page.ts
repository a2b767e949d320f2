import { Type } from 'typebox';
import { html } from '../../foundation/document/html.ts';
import { sql } from '../../foundation/database/sql.ts';
import { publicPage } from '../../foundation/web/public-page.ts';
import { page, type AskedByAnyone, type Sent } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { pinHash, readTipNumber } from './codes.ts';
import type { TipTold } from './schema.ts';

const closed = { additionalProperties: false } as const;
const Lang = { lang: Type.Optional(Type.String({ maxLength: 5 })) };
const Asked = Type.Object({ ...Lang, number: Type.Optional(Type.String({ maxLength: 40 })), pin: Type.Optional(Type.String({ maxLength: 20 })) }, closed);
type Asked = { number?: string; pin?: string };
interface Told { told: TipTold; handed_over: string | null; received: string | null }

/** Where the caller of a tip asks what became of it, by number and PIN; no person and no place stands on it. */
export const tipPage = page('get', '/tip', { input: Type.Object(Lang, closed), limit: 120, run: async ({ language }) => form(language, {}) });

/** The same, answered. A wrong PIN and a number that is not there answer alike; ten wrong ones in an hour close the number for a while. */
export const tipAsked = page('post', '/tip', { input: Asked, limit: 6, run: answer });

async function answer({ input, services, language }: AskedByAnyone<Asked>): Promise<Sent> {
  const number = readTipNumber(input.number ?? '');
  const pin = (input.pin ?? '').trim();
  if (!number || pin === '') return form(language, { typed: input.number ?? '', state: 'mend' });
  const agencies = await services.public.all<{ agency: string }>(sql`select agency from hotline.tip_agencies(${number}::text)`);
  // Where there is no such number, as long is taken as where there is one.
  for (const { agency } of agencies.length > 0 ? agencies : [{ agency: undefined }]) {
    const hash = await pinHash(agency === undefined ? services.keys.checking() : services.keys.of(agency).indexing, number, pin);
    const told = await services.public.maybe<Told>(sql`select told, handed_over, received from hotline.ask_tip(${number}::text, ${hash}::bytea)`);
    if (told) return form(language, { told });
  }
  return form(language, { typed: input.number ?? '', state: 'unknown' });
}

function form(language: 'en' | 'es', said: { typed?: string; state?: 'mend' | 'unknown'; told?: Told }): Sent {
  const o = { locale: language };
  const day = (on: string): string => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${on}T12:00:00Z`));
  const wrong = said.state !== undefined;
  const told = said.told;
  const result = told && html`<div class="note success" role="status"><h2>${m[`hotline_public_tip_${told.told.replaceAll('-', '_') as 'received' | 'looked_into' | 'acted_on' | 'nothing_found' | 'cannot_say'}`]({}, o)}</h2><ul>
<li>${m.hotline_public_tip_we_have({}, o)}</li>${told.handed_over && html`<li>${m.hotline_public_tip_handed({ day: day(told.handed_over) }, o)}</li>`}${told.received && html`<li>${m.hotline_public_tip_acknowledged({ day: day(told.received) }, o)}</li>`}</ul></div><p>${m.hotline_public_tip_limits({}, o)}</p>`;
  const ask = html`<p class="lead">${m.hotline_public_tip_lead({}, o)}</p>
${wrong && html`<p class="field-problem" id="tip-error" role="alert">${said.state === 'mend' ? m.hotline_public_tip_mend({}, o) : m.hotline_public_tip_unknown({}, o)}</p>`}
<form class="form" method="post" action="/tip?lang=${language}"><div class="field"><label for="number">${m.hotline_public_tip_number({}, o)}</label><p class="hint" id="number-hint">${m.hotline_public_tip_number_hint({}, o)}</p><input class="medium" id="number" name="number" autocomplete="off" spellcheck="false" dir="ltr" aria-describedby="${wrong ? 'tip-error ' : ''}number-hint" value="${said.typed ?? ''}"></div>
<div class="field"><label for="pin">${m.hotline_public_tip_pin({}, o)}</label><input class="short" id="pin" name="pin" type="password" autocomplete="off" spellcheck="false" dir="ltr"></div><p><button class="button primary" type="submit">${m.hotline_public_tip_ask({}, o)}</button></p></form>`;
  return publicPage({ title: m.hotline_public_tip_title({}, o), language, path: '/tip', body: html`<h1>${m.hotline_public_tip_title({}, o)}</h1>${result || ask}` });
}
