import { Type, type TObject } from 'typebox';
import { html, page as wholePage, type Html } from '../../foundation/document/html.ts';
import { publicPage, stylesheet } from '../../foundation/web/public-page.ts';
import { page, type AskedByAnyone, type Sent } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { readPlace } from './places.ts';
import type { Found, Question, Reason } from './schema.ts';
import { findService, searchServices } from './search.ts';
import { NEEDS, type Need } from './taxonomy.ts';
import { areaWord, HOTLINE, LANGUAGES, takesWord, languageWord, listWords, needWord, openWord, phoneWord, reasonWord, timeWord, dayWord, type Tongue } from './words.ts';

/*
 * Help for anybody, without JavaScript: where, what, results, one service. Every step is posted, so that nothing somebody
 * says stands in an address, a history or a log; what was said travels in hidden fields and is kept nowhere.
 */
const closed = { additionalProperties: false } as const;
const word = Type.Optional(Type.String({ maxLength: 80 }));
const NEED_FIELDS = Object.fromEntries(NEEDS.map((n) => [fieldOf(n), word]));
const Shown = Type.Object({ lang: Type.Optional(Type.String({ maxLength: 5 })) }, closed);
const Said = Type.Object({ lang: word, step: word, place: word, unsure: word, ...NEED_FIELDS, language: word, age: word, no_status: word, open_only: word, service: word, card: word, save: word }, closed) as TObject;
type Said = Partial<Record<string, string>>;

function fieldOf(need: Need): string {
  return `need_${need.replaceAll('-', '_')}`;
}

/** The first step; the only one with an address. */
export const helpPage = page('get', '/help', { input: Shown, limit: 120, run: async ({ language }) => whereStep(language, {}) });

/** Every step after it. */
export const helpAnswered = page('post', '/help', { input: Said, limit: 60, run: answer as (asked: AskedByAnyone<object>) => Promise<Sent> });

async function answer({ input: said, services, language }: AskedByAnyone<Said>): Promise<Sent> {
  const place = said['unsure'] ? '' : (said['place'] ?? '').trim();
  const state: Said = { ...said, place };
  const one = said['service'] ?? said['card'] ?? said['save'];
  if (one) {
    const found = /^[0-9a-f-]{36}$/.test(one) ? await findService(services.public, services, one) : undefined;
    if (!found) return whereStep(language, state, 'gone');
    return said['card'] ? card(language, found, false) : said['save'] ? card(language, found, true) : serviceStep(language, state, found, services.today());
  }
  if (said['step'] === 'where') return whereStep(language, state);
  if (place !== '' && !readPlace(place)) return whereStep(language, state, 'not-known');
  if (said['step'] === 'what') return whatStep(language, state);
  return resultsStep(language, state, await searchServices(services.public, services, questionOf(state)));
}

function questionOf(said: Said): Question {
  const language = LANGUAGES.find((l) => l === said['language']);
  return {
    needs: NEEDS.filter((n) => said[fieldOf(n)] !== undefined), ...(said['place'] ? { place: said['place'] } : {}), ...(language ? { language } : {}), ...(said['age'] === 'adult' || said['age'] === 'minor' ? { age: said['age'] } : {}),
    ...(said['no_status'] ? { noStatus: true } : {}), ...(said['open_only'] ? { openNow: true } : {}), count: 20,
  };
}

/** What was said so far, carried on without being kept. */
function carried(said: Said, without: readonly string[] = []): Html {
  const names = ['place', ...NEEDS.map(fieldOf), 'language', 'age', 'no_status', 'open_only'].filter((n) => !without.includes(n) && said[n]);
  return html`${names.map((n) => html`<input type="hidden" name="${n}" value="${said[n]}">`)}`;
}

function shell(language: Tongue, body: Html, broad = false): Sent {
  return publicPage({ title: m.directory_public_title({}, { locale: language }), language, path: '/help', body, broad });
}

function callBox(language: Tongue): Html {
  const o = { locale: language };
  return html`<div class="note info"><p><strong>${m.directory_public_call_now({}, o)}</strong> <a class="phone" href="tel:+18883737888"><bdi dir="ltr">${HOTLINE}</bdi></a></p><p>${m.directory_public_call_hours({}, o)} <strong>${m.directory_public_danger({}, o)}</strong></p></div>`;
}

const step = (language: Tongue, number: number): Html => html`<p class="over">${m.directory_public_step({ number }, { locale: language })}</p>`;
const action = (language: Tongue): string => `/help?lang=${language}`;

function whereStep(language: Tongue, said: Said, trouble?: 'not-known' | 'gone'): Sent {
  const o = { locale: language };
  return shell(language, html`${step(language, 1)}<h1>${m.directory_public_where({}, o)}</h1>
${trouble === 'gone' && html`<p class="note warn" role="status">${m.directory_public_gone({}, o)}</p>`}
${callBox(language)}
<p class="lead">${m.directory_public_lead({}, o)}</p>
<form class="form" method="post" action="${action(language)}"><input type="hidden" name="step" value="what">${carried(said, ['place'])}
<div class="${trouble === 'not-known' ? 'field wrong' : 'field'}"><label for="place">${m.directory_public_where({}, o)}</label><p class="hint" id="place-hint">${m.directory_public_where_hint({}, o)} ${m.directory_public_where_why({}, o)}</p>
${trouble === 'not-known' && html`<p class="field-problem" id="place-problem">${m.directory_public_where_not({}, o)}</p>`}
<input id="place" name="place" class="medium" autocomplete="off" spellcheck="false" maxlength="80" dir="auto" aria-describedby="${trouble === 'not-known' ? 'place-problem ' : ''}place-hint"${trouble === 'not-known' && html` aria-invalid="true"`} value="${said['place'] ?? ''}"></div>
<p class="acts"><button class="button primary" type="submit">${m.directory_public_next({}, o)}</button> <button class="button" type="submit" name="unsure" value="yes">${m.directory_public_not_sure({}, o)}</button></p></form>`);
}

function whatStep(language: Tongue, said: Said): Sent {
  const o = { locale: language };
  const tick = (name: string, label: string): Html => html`<label class="choice"><input type="checkbox" name="${name}" value="yes"${said[name] && html` checked`}><span>${label}</span></label>`;
  const pick = (name: string, value: string, label: string): Html => html`<label class="choice"><input type="radio" name="${name}" value="${value}"${(said[name] ?? '') === value && html` checked`}><span>${label}</span></label>`;
  return shell(language, html`${step(language, 2)}<h1>${m.directory_public_what({}, o)}</h1>
<form class="form" method="post" action="${action(language)}"><input type="hidden" name="step" value="results">${carried(said, [...NEEDS.map(fieldOf), 'language', 'age', 'no_status', 'open_only'])}
<fieldset class="field"><legend>${m.directory_public_what({}, o)}</legend><p class="hint">${m.directory_public_what_hint({}, o)}</p><div class="choices">${NEEDS.map((n) => tick(fieldOf(n), needWord(n, language)))}</div></fieldset>
<details class="why"${(said['language'] || said['age'] || said['no_status'] || said['open_only']) && html` open`}><summary>${m.directory_public_more_about({}, o)}</summary>
<div class="field"><label for="language">${m.directory_public_language({}, o)}</label><select id="language" name="language"><option value="">${m.directory_public_language_any({}, o)}</option>${LANGUAGES.map((l) => html`<option value="${l}"${said['language'] === l && html` selected`}>${languageWord(l, language)}</option>`)}</select></div>
<fieldset class="field"><legend>${m.directory_public_age({}, o)}</legend><div class="choices">${pick('age', '', m.directory_public_age_any({}, o))}${pick('age', 'adult', m.directory_public_age_adult({}, o))}${pick('age', 'minor', m.directory_public_age_minor({}, o))}</div></fieldset>
<div class="field">${tick('no_status', m.directory_public_no_status({}, o))}${tick('open_only', m.directory_public_open_only({}, o))}</div></details>
<p class="acts"><button class="button primary" type="submit">${m.directory_public_show({}, o)}</button> <button class="button" type="submit" name="step" value="where" formnovalidate>${m.directory_public_back({}, o)}</button></p></form>
${callBox(language)}`);
}

function resultsStep(language: Tongue, said: Said, results: { total: number; place: string | null; found: readonly Found[] }): Sent {
  const o = { locale: language };
  const title = results.total === 0 ? m.directory_public_title({}, o) : m.directory_public_found({ count: results.total, place: results.place ?? m.directory_public_anywhere({}, o) }, o);
  return shell(language, html`${step(language, 3)}<h1>${title}</h1>${callBox(language)}
${results.total === 0 && html`<p class="lead">${m.directory_public_none({ number: HOTLINE }, o)}</p>`}
${results.total > 0 && html`<details class="why"><summary>${m.directory_public_order({}, o)}</summary><p>${m.directory_public_order_text({}, o)}</p></details>
<form method="post" action="${action(language)}">${carried(said)}<ol class="answer-list" role="list">${results.found.map((f) => html`<li>${result(language, f)}</li>`)}</ol></form>`}
<form method="post" action="${action(language)}"><input type="hidden" name="step" value="what">${carried(said)}<p class="acts"><button class="button" type="submit">${m.directory_public_back({}, o)}</button> <a class="button quiet" href="${action(language)}">${m.directory_public_start_over({}, o)}</a></p></form>`);
}

/** The reasons worth saying beside a result: what its line of facts says already is left out. */
const SAID_ELSEWHERE = new Set<Reason['code']>(['open-now', 'closed-now', 'hours-unknown', 'needs-all', 'takes-adults', 'takes-children']);

function result(language: Tongue, f: Found): Html {
  const o = { locale: language };
  const open = openWord(f, language);
  return html`<div class="stack"><h2>${f.name}</h2><p class="hint">${f.organization}${f.places.length > 0 && html` · ${f.places.join(' · ')}`}</p>
${numbers(language, f.phones.slice(0, 2))}
<p>${open && html`<span class="tag ${f.open ? 'success' : ''}">${open}</span> `}${f.reasons.filter((r) => !SAID_ELSEWHERE.has(r.code)).map((r) => html`<span class="tag ${tone(r)}">${reasonWord(r, language)}</span> `)}</p>
<p><button class="button" type="submit" name="service" value="${f.id}" aria-label="${m.directory_public_details({ name: f.name }, o)}">${m.directory_public_details_short({}, o)}</button></p></div>`;
}

function tone({ code, for: speaks }: Reason): string {
  return code === 'room-full' ? 'warn' : code === 'checked-long-ago' || code === 'never-checked' ? 'warn' : speaks && (code === 'room-free' || code === 'language-spoken') ? 'success' : '';
}

function numbers(language: Tongue, phones: Found['phones']): Html {
  if (phones.length === 0) return html`<p>${m.directory_public_no_phone({ number: HOTLINE }, { locale: language })}</p>`;
  return html`${phones.map((p) => html`<p class="phone-line">${phoneWord(p.kind, language)} <a class="phone" href="${p.kind === 'text' ? 'sms' : 'tel'}:${p.number.replaceAll(/[^+0-9]/g, '')}"><bdi dir="ltr">${p.number}</bdi></a>${p.note && html` <span class="hint">${p.note}</span>`}</p>`)}`;
}

function serviceStep(language: Tongue, said: Said, f: Found, today: string): Sent {
  const o = { locale: language };
  const fact = (name: string, value: Html | string | null | undefined | false): Html => (value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : html``);
  const days = f.checkedOn ? Math.round((Date.parse(today) - Date.parse(f.checkedOn)) / 86_400_000) : undefined;
  const checked = days === undefined ? reasonWord({ code: 'never-checked', for: false }, language) : reasonWord({ code: days <= 90 ? 'checked' : 'checked-long-ago', for: true, number: days }, language);
  return shell(language, html`<p class="over">${f.organization}</p><h1>${f.name}</h1>
${numbers(language, f.phones)}
${f.howTo && html`<div class="note success"><p><strong>${m.directory_public_next_step({}, o)}</strong> ${f.howTo}</p></div>`}
${f.description && html`<p class="lead">${f.description}</p>`}
<dl class="key-values">${fact(m.directory_public_hours({}, o), html`${hoursWords(f, language)}${openWord(f, language) && html` <span class="tag ${f.open ? 'success' : ''}">${openWord(f, language)}</span>`}`)}${fact(m.directory_public_speaks({}, o), spoken(language, f))}
${fact(m.directory_public_for_whom({}, o), takesWord(f, language))}${fact(m.directory_public_where_is({}, o), f.places.length > 0 ? f.places.join(' · ') : m.directory_public_private_place({}, o))}${fact(m.directory_public_area({}, o), f.areas.length > 0 && f.areas.map((a) => areaWord(a, language)).join(' · '))}
${fact(m.directory_public_cost({}, o), f.fees)}${f.capacity.room !== 'uncounted' && fact(m.directory_public_room({}, o), m[`directory_public_${({ free: 'room_free_public', full: 'room_full', unknown: 'room_unknown', uncounted: 'room_unknown' } as const)[f.capacity.room]}`]({}, o))}${fact(m.directory_public_checked({}, o), checked)}
${fact(m.directory_public_website({}, o), f.url && html`<a href="${f.url}" rel="noreferrer nofollow"><bdi dir="ltr">${f.url.replace(/^https?:\/\//, '')}</bdi></a> <span class="hint">${m.directory_public_website_warn({}, o)}</span>`)}</dl>
<form method="post" action="${action(language)}">${carried(said)}<p class="acts"><button class="button" type="submit" name="card" value="${f.id}">${m.directory_public_card({}, o)}</button> <button class="button" type="submit" name="save" value="${f.id}">${m.directory_public_save({}, o)}</button> <button class="button quiet" type="submit" name="step" value="results">${m.directory_public_back({}, o)}</button></p></form>`);
}

function spoken(language: Tongue, f: Found): string {
  const languages = listWords(f.languages.map((l) => languageWord(l, language)), language);
  return f.interpreter && languages ? m.directory_public_interpreter({ languages }, { locale: language }) : languages;
}

/** Opening hours as a person says them; `Mo-Fr 09:00-17:00` is our own way of writing. */
function hoursWords(f: Pick<Found, 'hours'>, language: Tongue): string {
  if (f.hours === null) return m.directory_public_hours_none({}, { locale: language });
  if (f.hours === '24/7') return m.directory_public_always({}, { locale: language });
  return f.hours.split('; ').map((part) => {
    const [days = '', times = ''] = part.split(' ');
    const between = days.split('-').map((d) => d.split(',').map((one) => dayWord(one, language)).join(', ')).join(' – ');
    return `${between} ${times.split('-').map((t) => timeWord(t, language)).join(' – ')}`;
  }).join('; ');
}

/** The numbers alone, for a wallet or a shoe: neither the page nor the file names this site or what it is about. */
function card(language: Tongue, f: Found, asFile: boolean): Sent {
  const o = { locale: language };
  const title = m.directory_public_call_numbers({}, o);
  const [phone, hours] = [f.phones, hoursWords(f, language)];
  if (asFile) return { type: 'text/plain; charset=utf-8', fileName: 'note.txt', body: `${[f.name, ...phone.map((p) => `${phoneWord(p.kind, language)} ${p.number}`), hours, ...(f.howTo ? [f.howTo] : []), '', `${m.directory_public_call({ number: HOTLINE }, o)}`].join('\n')}\n` };
  const body = html`<a class="exit" rel="noreferrer nofollow" href="/exit">${m.web_public_exit({}, o)}</a><main id="main" class="public-main small-card"><h1>${title}</h1><p><strong>${f.name}</strong></p>
${phone.map((p) => html`<p>${phoneWord(p.kind, language)} <strong><bdi dir="ltr">${p.number}</bdi></strong></p>`)}<p>${hours}</p>${f.howTo && html`<p>${f.howTo}</p>`}<p>${m.directory_public_call({ number: HOTLINE }, o)}</p>
<p class="hint no-print">${m.directory_public_card_lead({}, o)}</p></main>`;
  return { type: 'text/html; charset=utf-8', body: wholePage({ title, lang: language, stylesheets: [stylesheet('public')], body }).replace('<body>', '<body class="public">') };
}
