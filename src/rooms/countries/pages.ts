import { Type } from 'typebox';
import { addDays, type Day } from '../../foundation/calendar/day.ts';
import { html, trusted, type Html } from '../../foundation/document/html.ts';
import { publicPage } from '../../foundation/web/public-page.ts';
import { page } from '../../foundation/web/route.ts';
import * as m from '../../messages/messages.js';
import type { CountryDocument } from './document.ts';
import { LAND } from './land.ts';
import type { Form, Level, Region, Watch } from './schema.ts';
import * as store from './store.ts';

type Language = 'en' | 'es';
const lang = Type.Optional(Type.String({ maxLength: 5 }));
const closed = { additionalProperties: false } as const;

/** Every country that anybody may read about, by region, with the map. */
const countriesPage = page('get', '/countries', {
  input: Type.Object({ lang }, closed), limit: 240,
  run: async ({ services, language }) => {
    const o = { locale: language } as const;
    const all = await store.publicCountries(services.public);
    const regions = [...Map.groupBy(all, (c) => c.region)].toSorted(([a], [b]) => regionIn(a, language).localeCompare(regionIn(b, language), language));
    const item = (c: (typeof all)[number]): Html => html`<li><a href="/countries/${c.code.toLowerCase()}?lang=${language}">${c.name}</a>${c.ended && html` <span class="hint">(${m.countries_public_former({}, o)})</span>`}</li>`;
    return publicPage({
      title: m.countries_public_title({}, o), language, path: '/countries',
      body: html`<h1>${m.countries_public_title({}, o)}</h1><p class="lead">${m.countries_public_lead({}, o)}</p>
${all.length === 0 ? html`<p>${m.countries_public_none({}, o)}</p>` : html`${mapOf(all, undefined, m.countries_public_map({}, o))}<p>${m.countries_public_count({ count: all.length }, o)}</p>`}
${regions.map(([region, own]) => html`<h2 id="${region}">${regionIn(region, language)}</h2><ul class="columns-list">${own.map(item)}</ul>`)}`,
    });
  },
});

/** One country as anybody may read it: what was found in each year, under the name it had then. */
const countryPage = page('get', '/countries/:code', {
  input: Type.Object({ code: Type.String({ pattern: '^[A-Za-z]{2}$' }), lang }, closed), limit: 240,
  run: async ({ input, services, language }) => {
    const o = { locale: language } as const;
    const path = `/countries/${input.code.toLowerCase()}`;
    const c = await store.publicCountry(services.public, input.code.toUpperCase());
    if (!c) return publicPage({ title: m.countries_public_absent({}, o), language, path, status: 404, body: html`<h1>${m.countries_public_absent({}, o)}</h1><p><a href="/countries?lang=${language}">${m.countries_public_all({}, o)}</a></p>` });
    const doc = c.document as CountryDocument;
    const all = await store.publicCountries(services.public);
    const successors = doc.successors.map((code) => all.find((one) => one.code === code) ?? { code, name: code });
    const words = (title: string, text: string): Html => html`<h3>${title}</h3>${english(text, language)}`;
    const body = html`<p><a href="/countries?lang=${language}">${m.countries_public_all({}, o)}</a></p>
<h1>${c.name}</h1><p class="lead">${regionIn(c.region, language)}${c.ended && html` · ${m.countries_public_former({}, o)}`}</p>
${mapOf([c], c.code, m.countries_public_map_of({ name: c.name }, o))}
${(doc.names.length > 1 || c.ended) && html`<h2>${m.countries_public_called({}, o)}</h2><ul>${doc.names.map((n) => html`<li>${n.name}${n.from !== null && html`, ${m.countries_public_from({ day: dayIn(n.from, language) }, o)}`}${(n.until ?? doc.until) !== null && html`, ${m.countries_public_until({ day: lastIn(n.until ?? doc.until as string, language) }, o)}`}</li>`)}</ul>`}
${successors.length > 0 && html`<p>${m.countries_public_after({}, o)} ${successors.map((s, i) => html`${i > 0 ? ', ' : ''}<a href="/countries/${s.code.toLowerCase()}?lang=${language}">${s.name}</a>`)}</p>`}
<h2>${m.countries_public_findings({}, o)}</h2>
${doc.findings.length === 0 ? html`<p>${m.countries_public_no_finding({}, o)}</p>` : html`<p class="hint">${m.countries_public_findings_lead({}, o)}</p>`}
${doc.findings.map((f, i) => html`<details${i === 0 && html` open`}><summary><strong>${f.year}</strong>, ${f.called}${f.level !== null && html` · ${levelIn(f.level, language)}`}</summary>
${f.forms.length > 0 && html`<p>${m.countries_public_forms({}, o)} ${f.forms.map((form) => formIn(form, language)).join('; ')}</p>`}
${words(m.countries_public_prevalence({}, o), f.prevalence)}${words(m.countries_public_law({}, o), f.law)}${words(m.countries_public_enforcement({}, o), f.enforcement)}${words(m.countries_public_policy({}, o), f.policy)}${words(m.countries_public_programs({}, o), f.programs)}${f.actions !== null && words(m.countries_public_actions({}, o), f.actions)}</details>`)}
<h2>${m.countries_public_tiers({}, o)}</h2>
${doc.placements.length === 0 ? html`<p>${m.countries_public_no_tier({}, o)}</p>` : html`<table><thead><tr><th scope="col">${m.countries_public_year({}, o)}</th><th scope="col">${m.countries_public_tier({}, o)}</th><th scope="col">${m.countries_public_watch({}, o)}</th></tr></thead><tbody>${doc.placements.map((p) => html`<tr><th scope="row">${p.year}</th><td>${p.tier}${p.certainty === 'unverified' && html` <span class="hint">(${m.countries_public_unverified({}, o)})</span>`}</td><td>${p.watch === null ? '–' : watchIn(p.watch, language)}</td></tr>`)}</tbody></table>`}
<h2>${m.countries_public_trade({}, o)}</h2>
${doc.designations.length === 0 ? html`<p>${m.countries_public_no_trade({}, o)}</p>` : html`<ul>${doc.designations.map((d) => html`<li><span lang="en">${d.title} (${d.short})</span>, ${m.countries_public_from({ day: dayIn(d.from, language) }, o)}${d.until !== null && html`, ${m.countries_public_until({ day: lastIn(d.until, language) }, o)}`}</li>`)}</ul>`}
${doc.projects.length > 0 && html`<h2>${m.countries_public_projects({}, o)}</h2><ul>${doc.projects.map((p) => html`<li><span lang="en">${p.title} (${p.department})</span>, ${m.countries_public_from({ day: dayIn(p.from, language) }, o)}, ${m.countries_public_until({ day: lastIn(p.until, language) }, o)}</li>`)}</ul>`}
<p class="hint">${m.countries_public_as_of({ day: dayIn(c.published_on, language) }, o)}</p>`;
    return publicPage({ title: c.name, language, path, body });
  },
});

export const pages = [countriesPage, countryPage];

/** A map of the world with the places of countries as dots; beside it all of them stand in a list or a heading, so it is a picture and no control. */
function mapOf(all: readonly { code: string; latitude: number; longitude: number }[], at: string | undefined, title: string): Html {
  const dots = all.map((c) => `<circle cx="${(c.longitude + 180) * 2}" cy="${(84 - c.latitude) * 2}" r="${at === undefined ? 4 : 9}"/>`).join('');
  return html`<figure class="world"><svg viewBox="0 0 720 288" role="img" aria-label="${title}">${trusted(`<path d="${LAND}"/><g>${dots}</g>`)}</svg></figure>`;
}

function english(text: string, language: Language): Html {
  return html`<p${language !== 'en' && html` lang="en"`} class="as-written">${text}</p>`;
}

/** The last day of days whose end is not counted. */
function lastIn(until: string, language: Language): string {
  return dayIn(addDays(until as Day, -1), language);
}

function dayIn(on: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${on as Day}T12:00:00Z`));
}

function regionIn(region: Region, locale: Language): string {
  return { africa: m.countries_public_region_africa, 'east-asia-pacific': m.countries_public_region_east_asia, 'europe-eurasia': m.countries_public_region_europe, 'near-east': m.countries_public_region_near_east, 'south-central-asia': m.countries_public_region_south_asia, 'western-hemisphere': m.countries_public_region_west }[region]({}, { locale });
}

function formIn(form: Form, locale: Language): string {
  return { slavery: m.countries_public_form_slavery, prostitution: m.countries_public_form_prostitution, illicit: m.countries_public_form_illicit, hazardous: m.countries_public_form_hazardous }[form]({}, { locale });
}

function levelIn(level: Level, locale: Language): string {
  return { significant: m.countries_public_level_significant, moderate: m.countries_public_level_moderate, minimal: m.countries_public_level_minimal, none: m.countries_public_level_none }[level]({}, { locale });
}

function watchIn(watch: Watch, locale: Language): string {
  return { 'up-to-1': m.countries_public_watch_up_to_1, 'up-from-3': m.countries_public_watch_up_from_3, numbers: m.countries_public_watch_numbers, 'no-evidence': m.countries_public_watch_no_evidence, commitments: m.countries_public_watch_commitments }[watch]({}, { locale });
}
