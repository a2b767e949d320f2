import { Type } from 'typebox';
import { html, type Html } from '../../foundation/document/html.ts';
import { sql } from '../../foundation/database/sql.ts';
import { makeSubjectKey, openSubjectKey } from '../../foundation/identity/seal.ts';
import { publicPage } from '../../foundation/web/public-page.ts';
import { page, type AskedByAnyone, type Sent, type Services } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { newContactNumber, newReceipt, readReceipt, receiptLookup } from './codes.ts';
import { openFor, sealFor } from './store.ts';

const closed = { additionalProperties: false } as const;
const Lang = { lang: Type.Optional(Type.String({ maxLength: 5 })) };
const Shown = Type.Object(Lang, closed);
/** `website` is not shown: only a machine fills it in, and what it sends is thrown away unseen. */
const Written = Type.Object({ ...Lang, words: Type.Optional(Type.String({ maxLength: 8000 })), website: Type.Optional(Type.String({ maxLength: 200 })) }, closed);
const Opened = Type.Object({ ...Lang, receipt: Type.Optional(Type.String({ maxLength: 60 })), words: Type.Optional(Type.String({ maxLength: 4000 })), act: Type.Optional(Type.String({ maxLength: 10 })) }, closed);
type Written = { words?: string; website?: string };
type Opened = { receipt?: string; words?: string; act?: string };
type Language = 'en' | 'es';

/** Times a minute that one address may write or try a receipt: enough for a conversation, too little to flood or guess. */
const A_MINUTE = 6;

/** The form by which anybody writes to the hotline without a name, an account or a script. */
export const reportPage = page('get', '/report', { input: Shown, limit: 120, run: async ({ language, services }) => reportForm(language, services, {}) });

/** The same, sent: what was written is sealed, and its receipt code is shown once. */
export const reportWritten = page('post', '/report', { input: Written, limit: A_MINUTE, run: takeReport });

/** Where somebody finds their own thread again. */
export const threadPage = page('get', '/report/thread', { input: Shown, limit: 120, run: async ({ language }) => threadForm(language, {}) });

/** The thread that a receipt code opens, and an answer into it. */
export const threadOpened = page('post', '/report/thread', { input: Opened, limit: A_MINUTE * 2, run: openThread });

async function desks(services: Services): Promise<{ agency: string; name: string }[]> {
  return services.public.all(sql`select agency, name from hotline.open_desks()`);
}

async function takeReport({ input, services, language }: AskedByAnyone<Written>): Promise<Sent> {
  const words = (input.words ?? '').trim();
  if (words === '') return reportForm(language, services, { missing: true });
  const [desk] = await desks(services);
  if (!desk) return reportForm(language, services, { typed: words });
  const receipt = newReceipt();
  if (!input.website) {
    const keys = services.keys.of(desk.agency);
    const [contact, message] = [crypto.randomUUID(), crypto.randomUUID()];
    const { key, wrapped } = makeSubjectKey(keys.wrapping, desk.agency, contact);
    const lookup = receiptLookup(keys.indexing, readReceipt(receipt) as string);
    await services.public.all(sql`select hotline.take_report(${desk.agency}::uuid, ${contact}::uuid, ${newContactNumber()}::text, ${language}::text, ${wrapped}::bytea, ${lookup}::bytea, ${message}::uuid, ${sealFor(key, desk.agency, 'message', message, words)}::bytea, ${services.today()}::date)`);
  }
  return receiptPage(language, receipt);
}

interface ThreadRow { agency: string; contact: string; wrapped: Buffer; message: string; direction: 'in' | 'out'; sealed: Buffer; at: Date }

async function openThread({ input, services, language }: AskedByAnyone<Opened>): Promise<Sent> {
  const receipt = readReceipt(input.receipt ?? '');
  if (!receipt) return threadForm(language, { wrong: true });
  for (const agency of services.keys.agencies()) {
    const lookup = receiptLookup(services.keys.of(agency).indexing, receipt);
    let rows = await services.public.all<ThreadRow>(sql`select agency, contact, wrapped, message, direction, sealed, at from hotline.read_thread(${lookup}::bytea)`);
    const [first] = rows;
    if (!first || first.agency !== agency) continue;
    const key = openSubjectKey(services.keys.of(agency).wrapping, agency, first.contact, first.wrapped);
    const words = (input.words ?? '').trim();
    let sent: boolean | undefined;
    if (input.act === 'send' && words !== '') {
      const message = crypto.randomUUID();
      const added = await services.public.maybe<{ added: boolean }>(sql`select hotline.add_to_thread(${lookup}::bytea, ${message}::uuid, ${sealFor(key, agency, 'message', message, words)}::bytea) as added`);
      sent = added?.added === true;
      rows = await services.public.all<ThreadRow>(sql`select agency, contact, wrapped, message, direction, sealed, at from hotline.read_thread(${lookup}::bytea)`);
    }
    return threadShown(language, input.receipt ?? '', rows.map((r) => ({ direction: r.direction, at: r.at, text: openFor(key, agency, 'message', r.message, r.sealed) })), sent);
  }
  return threadForm(language, { wrong: true });
}

async function reportForm(language: Language, services: Services, said: { typed?: string; missing?: boolean }): Promise<Sent> {
  const o = { locale: language };
  const [desk] = await desks(services);
  const danger = html`<div class="note warn"><p><strong>${m.hotline_public_danger({}, o)}</strong> ${m.hotline_public_danger_text({}, o)}</p></div>`;
  const body = desk === undefined
    ? html`<h1>${m.hotline_public_title({}, o)}</h1>${danger}<p class="lead">${m.hotline_public_closed({}, o)}</p>`
    : html`<h1>${m.hotline_public_title({}, o)}</h1>${danger}<p class="lead">${m.hotline_public_lead({ name: desk.name }, o)}</p>
<form class="form" method="post" action="/report?lang=${language}"><div class="${said.missing ? 'field wrong' : 'field'}"><label for="words">${m.hotline_public_words({}, o)}</label><p class="hint" id="words-hint">${m.hotline_public_words_hint({}, o)}</p>
${said.missing && html`<p class="field-problem" id="words-error">${m.hotline_public_words_missing({}, o)}</p>`}
<textarea id="words" name="words" rows="8" maxlength="8000" dir="auto" autocomplete="off" aria-describedby="${said.missing ? 'words-error ' : ''}words-hint"${said.missing && html` aria-invalid="true"`}>${said.typed ?? ''}</textarea></div>
<div hidden><label for="website">Website</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
<p><button class="button primary" type="submit">${m.hotline_public_send({}, o)}</button></p></form>
<h2>${m.hotline_public_what_next({}, o)}</h2><p>${m.hotline_public_what_next_text({}, o)}</p>
<p><a href="/report/thread?lang=${language}">${m.hotline_public_have_code({}, o)}</a> · <a href="/tip?lang=${language}">${m.hotline_public_have_tip({}, o)}</a></p>
<h2>${m.hotline_public_traces({}, o)}</h2><p>${m.hotline_public_traces_text({}, o)}</p>`;
  return publicPage({ title: m.hotline_public_title({}, o), language, path: '/report', body });
}

function receiptPage(language: Language, receipt: string): Sent {
  const o = { locale: language };
  return publicPage({
    title: m.hotline_public_title({}, o), language, path: '/report',
    body: html`<h1>${m.hotline_public_kept({}, o)}</h1><div class="note success" role="status"><p>${m.hotline_public_kept_text({}, o)}</p><p class="serial"><bdi dir="ltr">${receipt}</bdi></p></div>
<p>${m.hotline_public_kept_once({}, o)}</p><p><a class="button" href="/report/thread?lang=${language}">${m.hotline_public_open({}, o)}</a></p>`,
  });
}

function threadForm(language: Language, said: { wrong?: boolean }): Sent {
  const o = { locale: language };
  return publicPage({
    title: m.hotline_public_title({}, o), language, path: '/report/thread',
    body: html`<h1>${m.hotline_public_thread({}, o)}</h1><p class="lead">${m.hotline_public_thread_lead({}, o)}</p>
<form class="form" method="post" action="/report/thread?lang=${language}"><div class="${said.wrong ? 'field wrong' : 'field'}"><label for="receipt">${m.hotline_public_code({}, o)}</label><p class="hint" id="receipt-hint">${m.hotline_public_code_hint({}, o)}</p>
${said.wrong && html`<p class="field-problem" id="receipt-error">${m.hotline_public_code_wrong({}, o)}</p>`}
<input class="medium" id="receipt" name="receipt" autocomplete="off" spellcheck="false" dir="ltr" aria-describedby="${said.wrong ? 'receipt-error ' : ''}receipt-hint"${said.wrong && html` aria-invalid="true"`}></div><p><button class="button primary" type="submit">${m.hotline_public_open({}, o)}</button></p></form>`,
  });
}

function threadShown(language: Language, receipt: string, thread: readonly { direction: 'in' | 'out'; at: Date; text: string }[], sent: boolean | undefined): Sent {
  const o = { locale: language };
  const when = (at: Date): string => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'America/New_York' }).format(at);
  const line = ({ direction, at, text }: (typeof thread)[number]): Html => html`<li class="${direction === 'in' ? 'note' : 'note info'}"><p class="hint">${direction === 'in' ? m.hotline_public_you({}, o) : m.hotline_public_we({}, o)} · ${when(at)}</p>${text.split('\n').map((p) => html`<p dir="auto">${p}</p>`)}</li>`;
  return publicPage({
    title: m.hotline_public_title({}, o), language, path: '/report/thread',
    body: html`<h1>${m.hotline_public_thread({}, o)}</h1>${sent === true && html`<div class="note success" role="status"><p>${m.hotline_public_sent({}, o)}</p></div>`}${sent === false && html`<div class="note warn" role="status"><p>${m.hotline_public_too_many({}, o)}</p></div>`}
<ol class="stack" role="list">${thread.map(line)}</ol>
<form class="form" method="post" action="/report/thread?lang=${language}"><input type="hidden" name="receipt" value="${receipt}"><input type="hidden" name="act" value="send"><div class="field"><label for="words">${m.hotline_public_answer({}, o)}</label><textarea id="words" name="words" rows="5" maxlength="4000" dir="auto" autocomplete="off"></textarea></div>
<p><button class="button primary" type="submit">${m.hotline_public_send({}, o)}</button></p></form><p>${m.hotline_public_traces_text({}, o)}</p>`,
  });
}
