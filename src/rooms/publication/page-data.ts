import { html } from '../../foundation/document/html.ts';
import { publicPage } from '../../foundation/web/public-page.ts';
import type { AskedByAnyone, Sent } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import { english, markedText, periodText, to, topicText, unitText } from './page-words.ts';
import { headlines, releasedYears, type PublicCell } from './public-store.ts';
import { TOPICS } from './topics.ts';

/** Every released figure as the question it answers, by part of the response. */
export async function dataPage({ services, language }: AskedByAnyone<object>): Promise<Sent> {
  const o = { locale: language } as const;
  const [cells, years] = await Promise.all([headlines(services.public), releasedYears(services.public)]);
  const question = (cell: PublicCell) => html`<li><a href="${to(`/data/f/${cell.measure}`, language)}">${english(cell.question, language)}</a>
<p><strong>${markedText(cell, language)}</strong> ${unitText(cell)} · ${periodText(cell, language)}</p></li>`;
  const parts = TOPICS.map(({ topic }) => ({ topic, own: cells.filter((c) => c.topic === topic) })).filter(({ own }) => own.length > 0);
  return publicPage({
    title: m.publication_public_data_title({}, o), language, path: '/data',
    body: html`<h1>${m.publication_public_data_title({}, o)}</h1><p class="lead">${m.publication_public_data_lead({}, o)}</p>
${parts.length === 0 ? html`<p>${m.publication_public_data_none({}, o)}</p>` : ''}
${parts.map(({ topic, own }) => html`<h2 id="${topic}">${topicText(topic, language)}</h2><ul class="answer-list" role="list">${own.map(question)}</ul>`)}
${years.length === 0 ? '' : html`<h2>${m.publication_public_assessments({}, o)}</h2><ul>${years.map((year) => html`<li><a href="${to(`/assessment/${year}`, language)}">${m.publication_public_assessment_of({ year: String(year) }, o)}</a> · <a href="${to(`/data/un/${year}`, language)}">${m.publication_public_un_link({ year: String(year) }, o)}</a></li>`)}</ul>`}
<h2>${m.publication_public_changes({}, o)}</h2><p><a href="${to('/data/revisions', language)}">${m.publication_public_changes_link({}, o)}</a></p><p><a href="${to('/data/errata', language)}">${m.publication_public_errata_title({}, o)}</a></p>
<h2>${m.publication_public_program({}, o)}</h2><p><a href="${to('/data/api', language)}">${m.publication_public_api_title({}, o)}</a></p>`,
  });
}
