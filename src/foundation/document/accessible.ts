import { Refusal } from '../errors.ts';
import { plain } from './content.ts';
import type { Block, Document, Inline, Table } from './content.ts';

const LANGUAGE_TAG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** Throws Refusal `document.inaccessible` with everything that a reader who cannot see the page would miss (PDF/UA-1 7.1 to 7.7, WCAG 2.2 1.1.1, 1.3.1, 3.1.1). */
export function refuseInaccessible(document: Document, options: { firstHeading?: 1 | 2 | 3 | 4 } = {}): void {
  const wrongs: string[] = [];
  if (document.title.trim() === '') wrongs.push('The document has no title.');
  checkLanguage(document.lang, wrongs);
  walk(document.blocks, { level: options.firstHeading === undefined ? undefined : options.firstHeading - 1 }, wrongs);
  if (wrongs.length > 0) {
    throw new Refusal('document.inaccessible', `This document cannot be read by everybody. ${wrongs.join(' ')}`, { detail: { wrongs } });
  }
}

function checkLanguage(lang: string, wrongs: string[]): void {
  if (!LANGUAGE_TAG.test(lang)) wrongs.push(`"${lang}" names no language.`);
}

function walk(blocks: readonly Block[], at: { level: number | undefined }, wrongs: string[]): void {
  for (const block of blocks) {
    for (const line of linesOf(block)) checkLine(line, wrongs);
    switch (block.kind) {
      case 'heading': {
        const words = plain(block.inlines);
        if (words.trim() === '') wrongs.push(`A heading of level ${block.level} has no words.`);
        if (at.level !== undefined && block.level > at.level + 1) {
          wrongs.push(`The heading "${words}" is of level ${block.level} where at most ${at.level + 1} may follow.`);
        }
        at.level = block.level;
        break;
      }
      case 'figure':
        if (block.alt.trim() === '') wrongs.push('A figure has no text that stands for it.');
        break;
      case 'table':
        checkTable(block, wrongs);
        break;
      case 'note':
        if (block.title.trim() === '') wrongs.push('A note has no title.');
        walk(block.blocks, at, wrongs);
        break;
      case 'aside':
        if (block.label.trim() === '') wrongs.push('An aside has no label.');
        walk(block.blocks, at, wrongs);
        break;
      case 'passage':
        checkLanguage(block.lang, wrongs);
        walk(block.blocks, at, wrongs);
        break;
      default:
        break;
    }
  }
}

function checkTable(table: Table, wrongs: string[]): void {
  const caption = plain(table.caption);
  if (caption.trim() === '') wrongs.push('A table has no caption.');
  if (table.headerRows.length === 0) wrongs.push(`The table "${caption}" has no column headers.`);
  if (table.rowHeaders > table.columns.length) wrongs.push(`The table "${caption}" has more row headers than columns.`);
  checkGrid(table, caption, wrongs);
}

/** Every row must fill every column exactly once, else a reading program ties figures to the wrong headers. */
function checkGrid(table: Table, caption: string, wrongs: string[]): void {
  for (const rows of [table.headerRows, table.rows]) {
    const taken = rows.map(() => 0);
    rows.forEach((row, r) => {
      for (const cell of row) {
        const down = cell.rowspan ?? 1;
        if (r + down > rows.length) wrongs.push(`A cell of the table "${caption}" reaches below its last row.`);
        for (let k = r; k < Math.min(r + down, rows.length); k++) taken[k] = (taken[k] ?? 0) + (cell.colspan ?? 1);
      }
    });
    const wrong = taken.findIndex((n) => n !== table.columns.length);
    if (wrong >= 0) {
      wrongs.push(`Row ${wrong + 1} of the table "${caption}" fills ${taken[wrong]} of ${table.columns.length} columns.`);
    }
  }
}

function checkLine(line: readonly Inline[], wrongs: string[]): void {
  for (const inline of line) {
    if (inline.kind === 'text' || inline.kind === 'code') continue;
    if (inline.kind === 'link' && plain(inline.inlines).trim() === '') wrongs.push(`A link to ${inline.href} has no words.`);
    if (inline.kind === 'mark' && inline.title.trim() === '') wrongs.push('A mark does not say what it means.');
    if (inline.kind === 'bdi' && inline.lang !== undefined) checkLanguage(inline.lang, wrongs);
    checkLine(inline.inlines, wrongs);
  }
}

function linesOf(block: Block): readonly (readonly Inline[])[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.inlines];
    case 'list':
      return block.items.flatMap((i) => [i.inlines, ...(i.nested ? linesOf(i.nested) : [])]);
    case 'table':
      return [block.caption, ...[...block.headerRows, ...block.rows].flatMap((row) => row.map((c) => c.inlines))];
    case 'figure':
      return block.caption ? [block.caption] : [];
    case 'keyValues':
      return block.items.flatMap((i) => [i.term, i.value]);
    case 'address':
      return block.lines;
    default:
      return [];
  }
}
