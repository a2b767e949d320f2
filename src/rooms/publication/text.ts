/*
 * The text of an Assessment: paragraphs in which numbers stand as tokens. `{{LET-01 FY2004 kind=certification}}` is a
 * figure; `[[40,000|source: HHS, June 2005]]` is a number of somebody else; `[[888-3737-888|not a figure]]` is none.
 */

/** A stretch of a paragraph, with its place in it. */
export type Piece = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'token'; readonly figure: string }
  | { readonly kind: 'mark'; readonly words: string; readonly source: string | null }
  | { readonly kind: 'broken'; readonly text: string }
);

/** A section of the Assessment; `blocks` names its paragraphs, so that comments and whoever writes keep to them. */
export interface Section { title: string; paragraphs: readonly string[]; blocks?: readonly string[] | undefined }

const MARKUP = /\{\{([^{}]*)\}\}|\[\[([^[\]]*)\]\]|\{\{|\}\}|\[\[|\]\]/g;

/** A paragraph taken apart; braces and brackets that belong to nothing are pieces of kind 'broken'. */
export function piecesOf(paragraph: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const text = (end: number): void => { if (end > at) pieces.push({ kind: 'text', start: at, end, text: paragraph.slice(at, end) }); };
  for (const match of paragraph.matchAll(MARKUP)) {
    text(match.index);
    at = match.index + match[0].length;
    const place = { start: match.index, end: at };
    if (match[1] !== undefined) pieces.push({ ...place, kind: 'token', figure: match[1].trim().replace(/\s+/g, ' ') });
    else pieces.push({ ...place, ...markOf(match[0], match[2]) });
  }
  text(paragraph.length);
  return pieces;
}

function markOf(whole: string, inside: string | undefined): { kind: 'mark'; words: string; source: string | null } | { kind: 'broken'; text: string } {
  const bar = inside?.lastIndexOf('|') ?? -1;
  const words = inside?.slice(0, bar).trim() ?? '';
  const said = inside?.slice(bar + 1).trim() ?? '';
  if (bar > 0 && words !== '' && said === 'not a figure') return { kind: 'mark', words, source: null };
  const source = /^source:\s*(\S.*)$/.exec(said)?.[1];
  if (bar > 0 && words !== '' && source) return { kind: 'mark', words, source };
  return { kind: 'broken', text: whole };
}

/** A paragraph as it reads, and where each token and mark stands in what is read. */
export interface Reading { text: string; spans: readonly { start: number; end: number; piece: Piece }[] }

/** A paragraph as it reads, each token in the words that `show` gives for it. */
export function readingOf(pieces: readonly Piece[], show: (figure: string) => string): Reading {
  let text = '';
  const spans: { start: number; end: number; piece: Piece }[] = [];
  for (const piece of pieces) {
    const words = piece.kind === 'token' ? show(piece.figure) : piece.kind === 'mark' ? piece.words : piece.text;
    if (piece.kind !== 'text') spans.push({ start: text.length, end: text.length + words.length, piece });
    text += words;
  }
  return { text, spans };
}

/** Every figure that the sections name, each once. */
export function figuresIn(sections: readonly Section[]): string[] {
  return [...new Set(sections.flatMap((s) => s.paragraphs.flatMap((p) => piecesOf(p).flatMap((piece) => (piece.kind === 'token' ? [piece.figure] : [])))))];
}

// A stop after these does not end a sentence.
const SHORT = /(?:\b(?:U\.S|P\.L|D\.C|St|Mr|Mrs|Ms|Dr|No|vs|Inc|Jan|Feb|Aug|Sept|Oct|Nov|Dec|ch|art|sec|approx)|\b[A-Z])\.$/;

/** The sentences of a text, by their bounds. */
export function sentencesOf(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?]["”’)]*\s+(?=["“‘(]?[A-Z0-9])/g)) {
    const stop = match.index + match[0].trimEnd().length;
    if (SHORT.test(text.slice(start, stop))) continue;
    found.push({ start, end: stop });
    start = match.index + match[0].length;
  }
  if (start < text.length) found.push({ start, end: text.length });
  return found;
}
