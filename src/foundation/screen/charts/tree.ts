/** A drawing as plain data: the same tree becomes text on the server and elements in the browser. */

/** One element of a drawing. */
export interface Tree {
  tag: string;
  attributes: Readonly<Record<string, string | number>>;
  children: readonly (Tree | string)[];
}

/** Makes one element. */
export function element(tag: string, attributes: Tree['attributes'], ...children: (Tree | string)[]): Tree {
  return { tag, attributes, children };
}

/** Writes a tree as markup with everything escaped; SVG and HTML alike. */
export function svgText(tree: Tree): string {
  const attributes = Object.entries(tree.attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  const inside = tree.children.map((child) => (typeof child === 'string' ? escaped(child) : svgText(child))).join('');
  return `<${tree.tag}${attributes.join('')}>${inside}</${tree.tag}>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
