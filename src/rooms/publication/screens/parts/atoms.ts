/** A paragraph in the page: words that can be typed, and figures and marks that stand in them as one thing each. */
import { findNumbers } from '../../../../foundation/measure/numbers-in-text.ts';
import { piecesOf, type Piece } from '../../text.ts';

/** How an atom reads, and what is said of it when it is pointed at. */
export interface Shown { text: string; title: string; standing: 'figure' | 'waiting' | 'unknown' | 'source' | 'not' }

/** Draws a paragraph anew. */
export function draw(element: HTMLElement, text: string, shown: (piece: Piece) => Shown): void {
  element.replaceChildren(...piecesOf(text).map((piece) => {
    const markup = text.slice(piece.start, piece.end);
    if (piece.kind === 'text' || piece.kind === 'broken') return document.createTextNode(markup);
    const atom = document.createElement('span');
    atom.contentEditable = 'false';
    atom.dataset['markup'] = markup;
    write(atom, shown(piece));
    return atom;
  }));
}

/** Writes in every atom how it reads now, and leaves everything else, so the cursor stays. */
export function refresh(element: HTMLElement, shown: (piece: Piece) => Shown): void {
  for (const atom of element.querySelectorAll<HTMLElement>('[data-markup]')) {
    const [piece] = piecesOf(atom.dataset['markup'] ?? '');
    if (piece) write(atom, shown(piece));
  }
}

function write(atom: HTMLElement, { text, title, standing }: Shown): void {
  if (atom.textContent !== text) atom.textContent = text;
  atom.title = title;
  atom.className = `atom ${standing}`;
}

/** What stands in the page as it is saved. */
export function markupOf(node: Node): string {
  if (node instanceof HTMLElement && node.dataset['markup'] !== undefined) return node.dataset['markup'];
  if (node instanceof Text) return node.data.replaceAll('\u00a0', ' ');
  if (node instanceof HTMLBRElement) return '\n';
  return [...node.childNodes].map(markupOf).join('');
}

/** Whether a token or a mark was typed to its end and is not an atom yet. */
export function hasTyped(element: HTMLElement): boolean {
  return textsIn(element).some(({ data }) => piecesOf(data).some(({ kind }) => kind === 'token' || kind === 'mark'));
}

function textsIn(element: HTMLElement): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) => (node.parentElement?.closest('[data-markup]') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) texts.push(node as Text);
  return texts;
}

/** What is selected in a paragraph, as places in what is saved; undefined where nothing of it is. */
export function selectionIn(element: HTMLElement): { from: number; to: number } | undefined {
  const selection = window.getSelection();
  if (selection === null || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return undefined;
  const place = (container: Node, offset: number): number => {
    const before = document.createRange();
    before.selectNodeContents(element);
    before.setEnd(container, offset);
    return markupOf(before.cloneContents()).length;
  };
  return { from: place(range.startContainer, range.startOffset), to: place(range.endContainer, range.endOffset) };
}

/** Puts the cursor at a place of what is saved; into no atom, but behind it. */
export function caretTo(element: HTMLElement, at: number): void {
  const selection = window.getSelection();
  let left = at;
  for (const node of element.childNodes) {
    const length = markupOf(node).length;
    if (left > length || (left === length && !(node instanceof Text))) { left -= length; continue; }
    if (node instanceof Text) selection?.collapse(node, left);
    else selection?.collapse(element, [...element.childNodes].indexOf(node) + (left > 0 ? 1 : 0));
    return;
  }
  selection?.collapse(element, element.childNodes.length);
}

const bare = new Map<HTMLElement, Range[]>();

/** Underlines numbers that are typed and tied to nothing, where the browser can do so beside the text. */
export function underline(element: HTMLElement, on: boolean): void {
  if (!('highlights' in CSS)) return;
  if (on) bare.set(element, textsIn(element).flatMap((text) => findNumbers(text.data).filter((n) => n.figure).map((n) => {
    const range = document.createRange();
    range.setStart(text, n.start);
    range.setEnd(text, n.end);
    return range;
  })));
  else bare.delete(element);
  CSS.highlights.set('bare-number', new Highlight(...[...bare.values()].flat()));
}
