import { Fault } from '../errors.ts';

const ELEMENTS = new Set([
  'svg', 'g', 'defs', 'title', 'desc', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan',
  'clipPath', 'linearGradient', 'stop', 'marker', 'pattern',
]);

const ATTRIBUTES = new Set([
  'xmlns', 'viewBox', 'width', 'height', 'preserveAspectRatio', 'id', 'class', 'transform', 'd', 'points', 'x', 'y', 'x1', 'x2', 'y1', 'y2',
  'cx', 'cy', 'r', 'rx', 'ry', 'dx', 'dy', 'offset', 'fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-dasharray',
  'stroke-linecap', 'stroke-linejoin', 'stroke-opacity', 'opacity', 'stop-color', 'stop-opacity', 'text-anchor', 'dominant-baseline',
  'font-family', 'font-size', 'font-weight', 'font-style', 'clip-path', 'clipPathUnits', 'marker-start', 'marker-mid', 'marker-end',
  'markerWidth', 'markerHeight', 'refX', 'refY', 'orient', 'patternUnits', 'gradientUnits', 'shape-rendering', 'vector-effect', 'role',
  'aria-hidden', 'aria-label', 'focusable', 'direction', 'lang',
]);

const TOKEN = /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z][\w:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([A-Za-z][\w:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The same drawing if it holds shapes and text only; Fault for anything that could run, fetch or style, so that a drawing is never a way in. */
export function safeSvg(svg: string): string {
  const source = svg.trim();
  const open: string[] = [];
  let out = '';
  let elements = 0;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const from = TOKEN.lastIndex;
    const token = TOKEN.exec(source);
    if (!token) throw new Fault(`This drawing is not plain SVG at character ${from}.`);
    const [, closing, name, attributes = '', selfClosing, text] = token;
    if (text !== undefined) {
      if (open.length === 0) throw new Fault('A drawing has text outside its svg element.');
      out += text.replace(/>/g, '&gt;');
    } else if (closing === '/') {
      if (open.pop() !== name) throw new Fault(`A drawing closes <${name}> where it is not open.`);
      out += `</${name}>`;
    } else {
      if (name === undefined || !ELEMENTS.has(name)) throw new Fault(`A drawing may not hold <${name}>.`);
      if (open.length === 0 && (name !== 'svg' || elements > 0)) throw new Fault('A drawing is one svg element.');
      elements += 1;
      out += `<${name}${safeAttributes(name, attributes)}${selfClosing}>`;
      if (selfClosing !== '/') open.push(name);
    }
  }
  if (elements === 0 || open.length > 0) throw new Fault('A drawing is not closed.');
  return out;
}

function safeAttributes(element: string, attributes: string): string {
  let out = '';
  for (const [, name = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? '';
    if (!ATTRIBUTES.has(name)) throw new Fault(`A drawing may not set ${name} on <${element}>.`);
    // An entity or a CSS escape could spell `url(` unseen, and none is needed to draw.
    if (/\\|&(?!(?:amp|lt|gt|quot|#39);)/.test(value)) throw new Fault(`A drawing may not hide characters in ${name}.`);
    // An address may only point inside the drawing: url(#grid).
    if (/url\s*\(/i.test(value) && !/^url\(#[\w-]+\)$/.test(value)) throw new Fault(`A drawing may not fetch ${value}.`);
    out += ` ${name}="${value.replace(/"/g, '&quot;')}"`;
  }
  return out;
}
