import type { Block, Direction, Document, Figure, Inline, List, ListItem, Table } from './content.ts';
import { directionOf, plain } from './content.ts';
import { safeHref } from './escape.ts';
import { FAMILIES } from './fonts/faces.ts';
import { qrCode, qrSvg, qrWidthMm } from './qr.ts';
import { safeSvg } from './svg.ts';
import type { TagFacts } from './tags.ts';

/** How a document is printed. */
export interface PdfOptions {
  /** US letter unless given. */
  paper?: 'us-letter' | 'a4';
  /** Words at the foot of every page, beside the page number; they are not read aloud. */
  footer?: string;
  /** What stands before, between and after the page number and the number of pages; in the document's language for en, es, fr and ar. */
  pageLabel?: readonly [before: string, between: string, after: string];
}

/** The width in millimetres that text has on a letter page. */
const TEXT_WIDTH_MM = 165;

const PAGE_LABELS: Readonly<Record<string, readonly [string, string, string]>> = {
  en: ['Page ', ' of ', ''],
  es: ['Página ', ' de ', ''],
  fr: ['Page ', ' sur ', ''],
  ar: ['صفحة ', ' من ', ''],
};

// Signs that no installed font shows and that can be spelled without harm; a name is never spelled differently.
const SPELLED: Readonly<Record<string, string>> = {
  '≤': '<=', '≥': '>=', '≠': '!=', '→': '->', '←': '<-', '☐': '[ ]', '☑': '[x]', '✓': '[x]', '✔': '[x]', '‰': ' per 1,000', '‡': '††', '●': '•', '■': '•', '▪': '•',
};
const SPELLED_PATTERN = new RegExp(`[${Object.keys(SPELLED).join('')}]`, 'g');

/** A document as `template.typ` takes it: pictures drawn, unsafe links made words, and every text well-formed; and beside it what its tags must say. */
export function onPaper(document: Document, options: PdfOptions): { json: string; facts: TagFacts } {
  const anchors = new Set<string>();
  for (const b of document.blocks) collectAnchors(b, anchors);
  const given = {
    title: document.title,
    description: document.description ?? null,
    ...language(document.lang),
    dir: document.dir ?? directionOf(document.lang),
    paper: options.paper ?? 'us-letter',
    footer: options.footer ?? '',
    pageLabel: options.pageLabel ?? PAGE_LABELS[document.lang.split('-')[0] ?? ''] ?? ['', ' / ', ''],
    blocks: document.blocks.map((b) => blockOnPaper(b, anchors)),
  };
  const facts = { tables: [] as Table[], pictures: [] as Drawn[] };
  collectFacts(document.blocks, given.blocks, facts);
  const json = JSON.stringify(given, (key, value: unknown) => {
    if (typeof value !== 'string' || key === 'svg') return value;
    return spelled(value);
  });
  return { json, facts };
}

/** A text without control characters, signs of no width and odd spaces, and with signs that no font here has in letters. */
function spelled(text: string): string {
  return text.toWellFormed().normalize('NFC')
    .replace(/[\p{Cc}--[\n\t]]/gv, '')
    // What has no width borrows the glyph of the space, which would then be copied as that sign; joiners shape Arabic and stay.
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(/[\u2007\u202f]/g, '\u00a0')
    .replace(/[\p{Zs}--[ \u00a0]]/gv, ' ')
    .replace(SPELLED_PATTERN, (c) => SPELLED[c] ?? c);
}

/** Tables as they were written and pictures as they were drawn, both in document order. */
function collectFacts(blocks: readonly Block[], prepared: readonly unknown[], facts: { tables: Table[]; pictures: Drawn[] }): void {
  blocks.forEach((block, k) => {
    if (block.kind === 'table') facts.tables.push(block);
    if (block.kind === 'figure') facts.pictures.push(prepared[k] as Drawn);
    if ('blocks' in block) collectFacts(block.blocks, (prepared[k] as { blocks: unknown[] }).blocks, facts);
  });
}

function collectAnchors(block: Block, anchors: Set<string>): void {
  if (block.kind === 'heading' && block.id !== undefined) anchors.add(block.id);
  if ('blocks' in block) for (const b of block.blocks) collectAnchors(b, anchors);
}

function blockOnPaper(block: Block, anchors: ReadonlySet<string>): unknown {
  const line = (run: readonly Inline[]): unknown[] => run.map((i) => inlineOnPaper(i, anchors));
  const cells = (rows: readonly (readonly { inlines: readonly Inline[] }[])[]): unknown[] => rows.map((r) => r.map((c) => ({ ...c, inlines: line(c.inlines) })));
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, inlines: line(block.inlines) };
    case 'list':
      return listOnPaper(block, line);
    case 'table':
      return { ...block, caption: line(block.caption), headerRows: cells(block.headerRows), rows: cells(block.rows) };
    case 'figure':
      return { kind: 'figure', alt: block.alt, ...drawn(block), ...(block.caption ? { caption: line(block.caption) } : {}) };
    case 'keyValues':
      return { ...block, items: block.items.map((i) => ({ term: line(i.term), value: line(i.value) })) };
    case 'address':
      return { ...block, lines: block.lines.map(line) };
    case 'note':
    case 'aside':
      return { ...block, blocks: block.blocks.map((b) => blockOnPaper(b, anchors)) };
    case 'passage':
      return { ...block, ...language(block.lang), blocks: block.blocks.map((b) => blockOnPaper(b, anchors)) };
    case 'pageBreak':
      return block;
  }
}

function listOnPaper(list: List, line: (run: readonly Inline[]) => unknown[]): unknown {
  const entry = (i: ListItem): unknown => ({ inlines: line(i.inlines), ...(i.nested ? { nested: listOnPaper(i.nested, line) } : {}) });
  return { ...list, items: list.items.map(entry) };
}

function inlineOnPaper(inline: Inline, anchors: ReadonlySet<string>): unknown {
  if (inline.kind === 'text' || inline.kind === 'code') return inline;
  const inlines = inline.inlines.map((i) => inlineOnPaper(i, anchors));
  switch (inline.kind) {
    case 'link': {
      const href = safeHref(inline.href);
      if (href?.startsWith('#') && anchors.has(href.slice(1))) return { kind: 'jump', to: href.slice(1), inlines };
      // A path means nothing on paper, so only whole addresses stay links.
      if (href !== undefined && /^[a-z]+:/i.test(href)) return { kind: 'link', href, inlines };
      return { kind: 'words', inlines };
    }
    case 'bdi':
      return { kind: 'bdi', dir: inline.dir ?? directionOfText(plain(inline.inlines)), inlines, ...(inline.lang === undefined ? {} : language(inline.lang)) };
    default:
      return { ...inline, inlines };
  }
}

/** The direction of the first letter that has one (UAX 9, rule P2). */
function directionOfText(text: string): Direction {
  const first = /[\p{L}]/u.exec(text)?.[0] ?? '';
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(first) ? 'rtl' : 'ltr';
}

/** A BCP 47 tag as Typst takes it; script subtags have no place there. */
function language(tag: string): { lang: string; region: string | null } {
  const [primary = 'en', ...rest] = tag.toLowerCase().split('-');
  return { lang: primary, region: rest.find((s) => s.length === 2) ?? null };
}

/** A picture as it goes to print, its size in millimetres. */
interface Drawn {
  svg: string;
  width: number;
  height: number;
}

function drawn(figure: Figure): Drawn {
  if (figure.picture.kind === 'qr') {
    const code = qrCode(figure.picture.text);
    const width = figure.widthMm ?? qrWidthMm(code);
    return { svg: qrSvg(code), width, height: width };
  }
  const svg = printable(safeSvg(figure.picture.svg));
  const width = Math.min(figure.widthMm ?? 140, TEXT_WIDTH_MM);
  return { svg, width, height: width * shapeOf(svg) };
}

/** The drawing with the fonts of print, so that the same drawing gives the same bytes whatever fonts are at hand. */
function printable(svg: string): string {
  return svg.replace(/ font-family="[^"]*"/g, '').replace(/^<svg/, `<svg font-family="${FAMILIES.join(', ')}"`);
}

/** Height over width of a drawing. */
function shapeOf(svg: string): number {
  const root = /^<svg[^>]*>/.exec(svg)?.[0] ?? '';
  const box = / viewBox="\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*"/.exec(root);
  const [width, height] = box ? [box[1], box[2]] : [/ width="([\d.]+)/.exec(root)?.[1], / height="([\d.]+)/.exec(root)?.[1]];
  const shape = Number(height) / Number(width);
  return Number.isFinite(shape) && shape > 0 ? shape : 0.6;
}
