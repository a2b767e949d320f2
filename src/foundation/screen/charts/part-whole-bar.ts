import { scaleLinear } from 'd3-scale';
import { Refusal } from '../../errors.ts';
import { languageOf, mostSeries, refuseUnfit, valueText, type ChartData } from './chart-data.ts';
import { framed, mirrored, round, usualWidth, type ChartSize } from './chart-frame.ts';
import { element, type Tree } from './tree.ts';

/** The height of the bar and of one line of names below it. */
const thick = 40;
const step = 24;

/** One bar cut into the parts of a whole, each part led to its name, value and share; the parts are the one series' points. */
export function partWholeBar(data: ChartData, { width = usualWidth }: ChartSize = {}): Tree {
  refuseUnfit(data, 1);
  const parts = data.series[0]?.points ?? [];
  if (parts.length > mostSeries) {
    throw new Refusal('screen.chart-too-many-parts', `A whole is cut into at most ${mostSeries} parts; draw bars instead.`, { detail: { parts: parts.length } });
  }
  if (parts.some(({ value }) => value === null)) {
    throw new Refusal('screen.chart-hidden-part', 'A whole with a hidden part would give the part away; draw bars instead.');
  }
  if (parts.some(({ value }) => (value ?? 0) < 0)) throw new Refusal('screen.chart-negative-part', 'A part of a whole is not below zero.');

  const whole = parts.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const scale = scaleLinear([0, Math.max(whole, 1e-9)], [0, width]);
  const share = new Intl.NumberFormat(languageOf(data), { style: 'percent', maximumFractionDigits: 0 });
  const { x, start } = mirrored(data.direction === 'rtl', width);

  return framed(data, 'part-whole', width, (top) => {
    let before = 0;
    const nodes = parts.flatMap((part, index) => {
      const value = part.value ?? 0;
      const from = scale(before);
      const size = Math.max(0, scale(before + value) - from - 2);
      const lead = Math.min(from + 8, width - 20);
      const y = top + thick + 8 + (parts.length - index) * step;
      before += value;
      const drop = y - 10;
      return [
        element('rect', { class: `fill-${index + 1}`, x: x(from, size), y: round(top), width: round(size), height: thick, rx: 2 }),
        element('path', { class: 'lead', d: `M${x(lead)} ${round(top + thick)}V${round(drop)}` }),
        ...nameOf(data, part, share.format(whole === 0 ? 0 : value / whole), lead, y, width, x, start),
      ];
    });
    return { nodes, height: thick + 8 + parts.length * step + 8 };
  });
}

/** The name of a part at the foot of its line; a part near the far edge has its name before the line. */
function nameOf(data: ChartData, part: Parameters<typeof valueText>[1], share: string, lead: number, y: number, width: number, x: (at: number) => number, start: string): Tree[] {
  const text = `${part.at} ${valueText(data, part)} (${share})`;
  const turned = lead > width * 0.62;
  const side = turned ? (start === 'at-start' ? 'at-end' : 'at-start') : start;
  return [element('text', { class: `chart-value ${side}`, x: x(turned ? lead + 4 : lead - 3), y: round(y + 6) }, text)];
}
