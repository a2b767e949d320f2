import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html, page, trusted, type Html } from '../document/html.ts';
import * as m from '../../messages/messages.js';
import type { Sent } from './route.ts';

/** A page for the public: works without JavaScript, loads nothing of others, sets no cookie, and has its way out. */
export interface PublicPage {
  title: string;
  language: 'en' | 'es';
  /** The address of this same page, to which the language is added. */
  path: string;
  body: Html | string;
  status?: number;
  broad?: boolean;
  scripts?: readonly string[];
}

/** Sets a body into the public shell: skip link, exit, header, languages, footer. */
export function publicPage(given: PublicPage): Sent {
  const options = { locale: given.language };
  const other = given.language === 'en' ? 'es' : 'en';
  const part = (href: string, name: string): Html => html`<a href="${href}?lang=${given.language}"${given.path === href && html` aria-current="page"`}${given.path.startsWith(`${href}/`) && html` aria-current="true"`}>${name}</a>`;
  const body = html`<a class="skip" href="#main">${m.web_public_skip({}, options)}</a>
<header class="public-header"><a class="exit" rel="noreferrer nofollow" href="/exit">${m.web_public_exit({}, options)}</a>
<div class="public-bar">
<a class="public-name" href="/?lang=${given.language}"><span class="mark" aria-hidden="true"></span>Fourfold</a>
<nav class="public-nav" aria-label="${m.web_public_navigation({}, options)}">${part('/help', m.web_public_help({}, options))}${part('/data', m.web_public_figures({}, options))}${part('/letter-check', m.web_public_check({}, options))}</nav>
<nav class="languages" aria-label="${m.web_public_languages({}, options)}"><ul role="list"><li>${given.language === 'en' ? html`<span aria-current="true" lang="en">English</span>` : html`<a lang="en" hreflang="en" href="${given.path}?lang=en">English</a>`}</li><li>${given.language === 'es' ? html`<span aria-current="true" lang="es">Español</span>` : html`<a lang="${other}" hreflang="${other}" href="${given.path}?lang=es">Español</a>`}</li></ul></nav>
</div></header>
<main id="main" class="${given.broad ? 'public-main broad' : 'public-main'}">${typeof given.body === 'string' ? trusted(given.body) : given.body}</main>
<footer class="public-footer"><div><p>${m.web_public_footer({}, options)}</p><ul role="list"><li><a href="/developers?lang=${given.language}">${m.web_public_developers({}, options)}</a></li><li><a href="/sign-in?lang=${given.language}">${m.web_public_staff({}, options)}</a></li></ul></div></footer>`;
  const parts = page({ title: given.title, lang: given.language, stylesheets: [stylesheet('public')], ...(given.scripts ? { scripts: given.scripts } : {}), body });
  return { type: 'text/html; charset=utf-8', body: parts.replace('<body>', '<body class="public">'), status: given.status ?? 200 };
}

let manifest: Record<string, { file: string; css?: string[] }> | undefined;

/** The address of a stylesheet of the build, whose name changes with its content. */
export function stylesheet(name: 'public'): string {
  return `/assets/${assetOf(`src/foundation/screen/${name}.css`) ?? `${name}.css`}`;
}

/** The address of a script of the build by its source, or undefined before the first build. */
export function script(source: string): string | undefined {
  const file = assetOf(source);
  return file ? `/assets/${file}` : undefined;
}

function assetOf(source: string): string | undefined {
  if (!manifest) {
    const file = join(import.meta.dirname, '../../../dist/.vite/manifest.json');
    if (!existsSync(file)) return undefined;
    manifest = JSON.parse(readFileSync(file, 'utf8')) as typeof manifest;
  }
  const entry = manifest?.[source];
  const found = source.endsWith('.css') ? entry?.css?.[0] ?? entry?.file : entry?.file;
  return found?.replace(/^assets\//, '');
}
