import { svgText, type Tree } from './tree.ts';

/** The look of a chart outside a page: the light palette, and the rules of charts.css in short. */
const look = [
  'text{font:15px "Atkinson Hyperlegible Next",system-ui,sans-serif;fill:#16242B;unicode-bidi:plaintext}',
  '.chart-title{font-size:17px;font-weight:700}.chart-note,.chart-tick{font-size:14px;fill:#3A4B54}.chart-value,.strong{font-weight:600}',
  '.at-start{text-anchor:start}.at-middle{text-anchor:middle}.at-end{text-anchor:end}',
  '.axis,.lead{stroke:#7C8488;fill:none}.grid{stroke:#D8D4CA}',
  ...['#0B5C6B', '#D8760C', '#8E73C9', '#2FA089', '#904932', '#391515'].map((colour, index) => {
    const dash = ['none', '8 4', '2 4', '10 3 2 3', '5 3', '1 5'][index] ?? 'none';
    const n = index + 1;
    return `.fill-${n},.dot-${n}{fill:${colour}}.stroke-${n}{fill:none;stroke:${colour};stroke-width:2.5;stroke-dasharray:${dash};stroke-linejoin:round}`;
  }),
].join('');

/** A chart as a file of its own, which carries its colours because no page gives them. */
export function svgFile(chart: Tree): string {
  const style: Tree = { tag: 'style', attributes: {}, children: [] };
  const text = svgText({ ...chart, children: [style, ...chart.children] });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text.replace('<style></style>', `<style>${look}</style>`)}`;
}
