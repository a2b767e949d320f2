import { directionOf } from './content.ts';
import type { Align, Block, Cell, Document, Figure, Inline, List, Table } from './content.ts';
import { escapeHtml, html, safeHref, trusted } from './escape.ts';
import type { Html } from './escape.ts';
import { columnsOf } from './grid.ts';
import { qrCode, qrSvg } from './qr.ts';
import { safeSvg } from './svg.ts';

export { escapeHtml, Html, html, safeHref, trusted } from './escape.ts';
export type { Slot } from './escape.ts';

/** How the body of a document is set into its page; both default to nothing. */
export interface HtmlOptions {
  /** Added to every heading level when the page has headings of its own above. */
  headingsUnder?: 0 | 1 | 2;
  /** Put before every id, when two documents share a page. */
  idPrefix?: string;
}

interface Frame {
  under: number;
  prefix: string;
  /** Tables and notes without an id are numbered, so that the same document gives the same page. */
  next: number;
}

/** The body of a document as an HTML fragment without inline style or script; every text is escaped, so `trusted(toHtml(d))` is safe. */
export function toHtml(document: Document, options: HtmlOptions = {}): string {
  const frame: Frame = { under: options.headingsUnder ?? 0, prefix: options.idPrefix ?? '', next: 1 };
  return blocksHtml(document.blocks, frame);
}

function blocksHtml(blocks: readonly Block[], frame: Frame): string {
  return blocks.map((b) => blockHtml(b, frame)).join('\n');
}

function blockHtml(block: Block, frame: Frame): string {
  switch (block.kind) {
    case 'heading': {
      const level = Math.min(6, block.level + frame.under);
      return `<h${level}${id(block.id, frame)}>${line(block.inlines)}</h${level}>`;
    }
    case 'paragraph':
      return `<p>${line(block.inlines)}</p>`;
    case 'list':
      return listHtml(block);
    case 'table':
      return tableHtml(block, frame);
    case 'figure':
      return figureHtml(block, frame);
    case 'keyValues':
      return `<dl class="key-values">${block.items.map((i) => `<div><dt>${line(i.term)}</dt><dd>${line(i.value)}</dd></div>`).join('')}</dl>`;
    case 'note': {
      const titleId = `${frame.prefix}note-${frame.next++}`;
      return `<div class="note ${block.tone}" role="note" aria-labelledby="${escapeHtml(titleId)}"><p class="note-title" id="${escapeHtml(titleId)}">`
        + `<strong>${escapeHtml(block.title)}</strong></p>${blocksHtml(block.blocks, frame)}</div>`;
    }
    case 'address':
      return `<address>${block.lines.map(line).join('<br>')}</address>`;
    case 'aside':
      return `<aside aria-label="${escapeHtml(block.label)}">${blocksHtml(block.blocks, frame)}</aside>`;
    case 'passage':
      return `<div class="passage" lang="${escapeHtml(block.lang)}" dir="${block.dir}">${blocksHtml(block.blocks, frame)}</div>`;
    case 'pageBreak':
      return '<div class="page-break"></div>';
  }
}

function listHtml(list: List): string {
  const tag = list.ordered ? 'ol' : 'ul';
  return `<${tag}>${list.items.map((i) => `<li>${line(i.inlines)}${i.nested ? listHtml(i.nested) : ''}</li>`).join('')}</${tag}>`;
}

function tableHtml(table: Table, frame: Frame): string {
  const captionId = escapeHtml(table.id === undefined ? `${frame.prefix}table-${frame.next++}` : `${frame.prefix}${table.id}-caption`);
  const head = rowsHtml(table, table.headerRows, true);
  const body = rowsHtml(table, table.rows, false);
  // A wide table scrolls inside its frame, and a frame that scrolls must be reachable by keyboard.
  return `<div class="table-frame" role="region" tabindex="0" aria-labelledby="${captionId}"${id(table.id, frame)}>`
    + `<table><caption id="${captionId}">${line(table.caption)}</caption><thead>${head}</thead><tbody>${body}</tbody></table></div>`;
}

function rowsHtml(table: Table, rows: readonly (readonly Cell[])[], header: boolean): string {
  const columns = columnsOf(rows);
  return rows.map((row, r) => {
    const cells = row.map((cell, k) => {
      const column = columns[r]?.[k] ?? 0;
      const scope = header ? ((cell.colspan ?? 1) > 1 ? 'colgroup' : 'col') : column < table.rowHeaders ? 'row' : undefined;
      return cellHtml(cell, scope, table.columns[column]?.align ?? 'start');
    });
    return `<tr>${cells.join('')}</tr>`;
  }).join('');
}

function cellHtml(cell: Cell, scope: 'col' | 'colgroup' | 'row' | undefined, align: Align): string {
  const spans = `${cell.colspan === undefined ? '' : ` colspan="${Number(cell.colspan)}"`}${cell.rowspan === undefined ? '' : ` rowspan="${Number(cell.rowspan)}"`}`;
  const set = align === 'start' ? '' : ` class="align-${align}"`;
  // An empty corner heads nothing, and a header without words is announced as one.
  if (scope === undefined || (scope !== 'row' && cell.inlines.length === 0)) return `<td${spans}${set}>${line(cell.inlines)}</td>`;
  const reach = scope === 'row' && (cell.rowspan ?? 1) > 1 ? 'rowgroup' : scope;
  return `<th scope="${reach}"${spans}${set}>${line(cell.inlines)}</th>`;
}

function figureHtml(figure: Figure, frame: Frame): string {
  const svg = figure.picture.kind === 'qr' ? qrSvg(qrCode(figure.picture.text)) : safeSvg(figure.picture.svg);
  const caption = figure.caption ? `<figcaption>${line(figure.caption)}</figcaption>` : '';
  return `<figure class="figure-${figure.picture.kind}"${id(figure.id, frame)}>`
    + `<div class="picture" role="img" aria-label="${escapeHtml(figure.alt)}">${svg}</div>${caption}</figure>`;
}

function line(run: readonly Inline[]): string {
  return run.map(inlineHtml).join('');
}

function inlineHtml(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return escapeHtml(inline.text);
    case 'strong':
      return `<strong>${line(inline.inlines)}</strong>`;
    case 'em':
      return `<em>${line(inline.inlines)}</em>`;
    case 'code':
      return `<code>${escapeHtml(inline.text)}</code>`;
    case 'link': {
      const href = safeHref(inline.href);
      return href === undefined ? line(inline.inlines) : `<a href="${escapeHtml(href)}">${line(inline.inlines)}</a>`;
    }
    case 'mark':
      // `title` alone reaches neither touch nor most reading programs, so the meaning is also there as hidden words.
      return `<span class="sign sign-${escapeHtml(inline.class)}" title="${escapeHtml(inline.title)}">${line(inline.inlines)}`
        + `<span class="hidden-visually"> (${escapeHtml(inline.title)})</span></span>`;
    case 'bdi':
      return `<bdi${inline.lang === undefined ? '' : ` lang="${escapeHtml(inline.lang)}"`}${inline.dir === undefined ? '' : ` dir="${inline.dir}"`}>`
        + `${line(inline.inlines)}</bdi>`;
  }
}

function id(of: string | undefined, frame: Frame): string {
  return of === undefined ? '' : ` id="${escapeHtml(frame.prefix + of)}"`;
}

/** What a whole page needs besides its body; scripts are modules. */
export interface PageParts {
  title: string;
  lang: string;
  dir?: 'ltr' | 'rtl';
  description?: string;
  stylesheets?: readonly string[];
  scripts?: readonly string[];
  /** More for the head: a link to another language, a robots line. */
  head?: Html;
  body: Html;
}

/** A whole HTML page; it holds no inline style or script, so that `default-src 'self'` suffices. */
export function page(parts: PageParts): string {
  const { title, lang, description, stylesheets = [], scripts = [] } = parts;
  return html`<!doctype html>
<html lang="${lang}" dir="${parts.dir ?? directionOf(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${description !== undefined && html`<meta name="description" content="${description}">
`}${stylesheets.map((href) => html`<link rel="stylesheet" href="${href}">
`)}${scripts.map((src) => html`<script type="module" src="${src}"></script>
`)}${parts.head}</head>
<body>
${parts.body}
</body>
</html>
`.text;
}

/** A document as a whole page of its own, its blocks in `main`. */
export function documentPage(document: Document, parts: Pick<PageParts, 'stylesheets' | 'scripts' | 'head'> & HtmlOptions = {}): string {
  const { headingsUnder, idPrefix, ...rest } = parts;
  return page({
    title: document.title,
    lang: document.lang,
    ...(document.dir ? { dir: document.dir } : {}),
    ...(document.description ? { description: document.description } : {}),
    ...rest,
    body: html`<main id="main">
${trusted(toHtml(document, { ...(headingsUnder === undefined ? {} : { headingsUnder }), ...(idPrefix === undefined ? {} : { idPrefix }) }))}
</main>`,
  });
}
