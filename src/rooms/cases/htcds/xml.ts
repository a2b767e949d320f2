import { SaxesParser } from 'saxes';
import { Refusal } from '../../../foundation/errors.ts';

/** One element: its local name, attributes, the text directly inside it, and its children in order. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** How much an XML text may hold before it is refused. */
export const XML_LIMITS = { characters: 30_000_000, elements: 2_000_000, depth: 40, attributes: 40 } as const;

/**
 * Reads an XML text into a tree. Nothing is fetched and no entity is defined: a text with a document type is refused,
 * so only the five entities of XML itself and character numbers are resolved. Refusals `cases.htcds-xml` and `exchange.too-large`.
 */
export function readXml(text: string, limits: { characters: number; elements: number; depth: number; attributes: number } = XML_LIMITS): Element {
  if (text.length > limits.characters) tooLarge();
  const parser = new SaxesParser({ xmlns: true });
  const open: Element[] = [];
  let root: Element | undefined;
  let elements = 0;
  parser.on('error', () => broken('It is not well-formed.'));
  parser.on('doctype', () => broken('It declares a document type, which no submission needs.'));
  parser.on('opentag', (tag) => {
    elements += 1;
    const attributes = Object.values(tag.attributes);
    if (elements > limits.elements || open.length >= limits.depth || attributes.length > limits.attributes) tooLarge();
    const element: Element = { name: tag.local, attributes: Object.fromEntries(attributes.map((a) => [a.name, a.value])), children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const take = (piece: string): void => { const last = open.at(-1); if (last) last.text += piece; };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => { open.pop(); });
  parser.write(text).close();
  return root ?? broken('It holds no element.');
}

/** The elements of a name anywhere inside one. */
export function within(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...within(child, name)]);
}

/** All the text inside an element. */
export function textOf(element: Element): string {
  return element.text + element.children.map(textOf).join('');
}

function broken(why: string): never {
  throw new Refusal('cases.htcds-xml', `This is not an XML file that can be read. ${why} Save the submissions anew from the program that collected them.`, { status: 400 });
}

function tooLarge(): never {
  throw new Refusal('exchange.too-large', 'The XML is larger or more deeply nested than any submission is. Send the submissions in several files.', { status: 413 });
}
