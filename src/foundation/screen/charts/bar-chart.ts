import { scaleLinear } from 'd3-scale';
import { numbersOf, positionsOf, refuseUnfit, valueText, type ChartData } from './chart-data.ts';
import { framed, lineHeight, mirrored, round, usualWidth, widthOf, wrapped, type ChartSize } from './chart-frame.ts';
import { element, type Tree } from './tree.ts';

/** The height of one bar and of the room between groups. */
const thick = 22;
const gap = 12;

/** Lying bars from zero, each with its name before it and its value behind it; more than one series stand in groups. */
export function barChart(data: ChartData, { width = usualWidth }: ChartSize = {}): Tree {
  refuseUnfit(data);
  const positions = positionsOf(data);
  const several = data.series.length > 1;
  const texts = data.series.flatMap((series) => series.points.map((point) => labelOf(data, series.label, point, several)));
  const names = Math.min(width * 0.34, Math.max(...positions.map((at) => widthOf(at, 15))) + 20);
  const room = Math.max(...texts.map((text) => widthOf(text, 15))) + 10;
  const { x, start, end } = mirrored(data.direction === 'rtl', width);
  const numbers = numbersOf(data);
  const scale = scaleLinear([Math.min(0, ...numbers), Math.max(0, ...numbers, 1e-9)], [names, Math.max(names + 40, width - room)]);
  const zero = scale(0);

  return framed(data, 'bar-chart', width, (top) => {
    const nodes: Tree[] = [];
    let y = top;
    for (const at of positions) {
      const lines = wrapped(at, names - 8, 15);
      const block = Math.max(data.series.length * (thick + 2), lines.length * lineHeight);
      lines.forEach((line, index) => {
        const middle = y + block / 2 - ((lines.length - 1) * lineHeight) / 2 + index * lineHeight;
        nodes.push(element('text', { class: `chart-label ${end}`, x: x(names - 10), y: round(middle + 5) }, line));
      });
      data.series.forEach((series, index) => {
        const point = series.points.find((one) => one.at === at);
        if (point === undefined) return;
        const from = y + (block - data.series.length * (thick + 2)) / 2 + index * (thick + 2);
        const to = scale(point.value ?? 0);
        const left = Math.min(zero, to);
        const size = Math.abs(to - zero);
        if (point.value !== null) {
          nodes.push(element('rect', { class: `fill-${index + 1}`, x: x(left, size), y: round(from), width: round(size), height: thick, rx: 2 }));
        }
        nodes.push(element('text', { class: `chart-value ${start}`, x: x(Math.max(zero, to) + 7), y: round(from + thick / 2 + 5) }, labelOf(data, series.label, point, several)));
      });
      y += block + gap;
    }
    nodes.push(element('line', { class: 'axis', x1: x(zero), x2: x(zero), y1: round(top - 4), y2: round(y - gap + 4) }));
    return { nodes, height: y - top - gap + 8 };
  });
}

function labelOf(data: ChartData, series: string, point: Parameters<typeof valueText>[1], several: boolean): string {
  return several ? `${valueText(data, point)} ${series}` : valueText(data, point);
}
