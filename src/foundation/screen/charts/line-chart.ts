import { scaleLinear, scalePoint, type ScaleLinear, type ScalePoint } from 'd3-scale';
import { line as lineOf } from 'd3-shape';
import { wordsIn } from '../words.ts';
import { languageOf, numbersOf, numberText, positionsOf, refuseUnfit, valueText, type ChartData, type Point, type Series } from './chart-data.ts';
import { framed, round, usualWidth, widthOf, type ChartSize } from './chart-frame.ts';
import { element, type Tree } from './tree.ts';

/** Lines over an ordered row of positions, from zero, each named at its end; a missing value leaves a gap. */
export function lineChart(data: ChartData, { width = usualWidth }: ChartSize = {}): Tree {
  refuseUnfit(data);
  const positions = positionsOf(data);
  const tall = Math.round(Math.min(300, Math.max(190, width * 0.42)));
  return framed(data, 'line-chart', width, (top) => {
    const area = top + 14;
    const y = scaleLinear([Math.min(0, ...numbersOf(data)), Math.max(...numbersOf(data), 1e-9)], [area + tall, area]).nice(4);
    const ends = data.series.map((series) => endOf(data, series));
    const axis = Math.max(...y.ticks(4).map((tick) => widthOf(numberText(data, tick), 14))) + 10;
    const names = Math.min(width * 0.42, Math.max(...ends.map(({ text }) => widthOf(text, 15))) + 14);
    const room = (at: string | undefined): number => widthOf(at ?? '', 14) / 2;
    const x = scalePoint(positions, [axis + Math.max(6, room(positions[0])), width - Math.max(names, room(positions.at(-1)))]);

    const grid = y.ticks(4).flatMap((tick) => [
      element('line', { class: tick === 0 ? 'axis' : 'grid', x1: round(axis), x2: round(width - names), y1: round(y(tick)), y2: round(y(tick)) }),
      element('text', { class: 'chart-tick at-end', x: round(axis - 6), y: round(y(tick) + 4) }, numberText(data, tick)),
    ]);
    const labels = apart(ends.map(({ at, text }, index) => ({ index, text, y: y(at) })), 18, area, area + tall);
    return {
      nodes: [
        ...grid,
        ...ticksOf(positions, x, area + tall + 20),
        ...data.series.flatMap((series, index) => drawn(data, series, index, x, y)),
        ...labels.map(({ index, text, y: at }) => element('text', { class: `chart-value ink-${index + 1} at-start`, x: round(width - names + 10), y: round(at + 5) }, text)),
      ],
      height: tall + 40,
    };
  });
}

/** Panels of one line each, all on the same scale; for more series than one picture carries. */
export function smallMultiples(data: ChartData, { width = usualWidth }: ChartSize = {}): Tree {
  refuseUnfit(data, 60);
  const positions = positionsOf(data);
  const across = Math.max(1, Math.floor(width / 150));
  const panel = width / across;
  const tall = 84;
  const high = tall + 64;
  return framed(
    data,
    'small-multiples',
    width,
    (top) => {
      const nodes = data.series.flatMap((series, index) => {
        const column = data.direction === 'rtl' ? across - 1 - (index % across) : index % across;
        const left = column * panel;
        const up = top + Math.floor(index / across) * high;
        const y = scaleLinear([Math.min(0, ...numbersOf(data)), Math.max(...numbersOf(data), 1e-9)], [up + 30 + tall, up + 30]);
        const last = series.points.findLast(({ value }) => value !== null);
        const text = last === undefined ? '' : valueText(data, last);
        const x = scalePoint(positions, [left + 4, left + panel - widthOf(text, 15) - 24]);
        const right = left + panel - 20;
        return [
          element('text', { class: 'chart-label strong at-start', x: round(left), y: round(up + 14) }, series.label),
          element('line', { class: 'axis', x1: round(left), x2: round(right), y1: round(y(0)), y2: round(y(0)) }),
          ...drawn(data, series, 0, x, y, false),
          ...(last === undefined ? [] : [element('text', { class: 'chart-value ink-1 at-start', x: round((x(last.at) ?? 0) + 7), y: round(y(last.value ?? 0) + 5) }, text)]),
          element('text', { class: 'chart-tick at-start', x: round(left), y: round(up + 30 + tall + 18) }, positions[0] ?? ''),
          element('text', { class: 'chart-tick at-end', x: round(x(positions.at(-1) ?? '') ?? 0), y: round(up + 30 + tall + 18) }, positions.length > 1 ? (positions.at(-1) ?? '') : ''),
        ];
      });
      return { nodes, height: Math.ceil(data.series.length / across) * high - 16 };
    },
    [wordsIn(languageOf(data), 'screen_chart_same_scale')],
  );
}

/** One line with its markers and, where there is room, its marked values. */
function drawn(data: ChartData, { points }: Series, index: number, x: ScalePoint<string>, y: ScaleLinear<number, number>, dots = true): Tree[] {
  const path = lineOf<Point>()
    .defined(({ value }) => value !== null)
    .x(({ at }) => round(x(at) ?? 0))
    .y(({ value }) => round(y(value ?? 0)))(points as Point[]);
  const last = points.findLast(({ value }) => value !== null);
  return [
    ...(path === null ? [] : [element('path', { class: `stroke-${index + 1}`, d: path })]),
    ...points.flatMap((point) => {
      const at = round(x(point.at) ?? 0);
      if (point.value === null) return [element('text', { class: 'chart-tick at-middle', x: at, y: round(y(0) - 6) }, valueText(data, point))];
      const marked = dots && point !== last && (point.marks?.length ?? 0) > 0;
      return [
        ...(dots || point === last ? [element('circle', { class: `dot-${index + 1}`, cx: at, cy: round(y(point.value)), r: 3.5 })] : []),
        ...(marked ? [element('text', { class: 'chart-tick at-middle', x: at, y: round(y(point.value) - 10) }, valueText(data, point))] : []),
      ];
    }),
  ];
}

function endOf(data: ChartData, { label, points }: Series): { at: number; text: string } {
  const last = points.findLast(({ value }) => value !== null);
  if (last?.value === null || last === undefined) return { at: 0, text: label };
  // Beside a last point that is hidden, an earlier number would read as its own.
  if (points.at(-1)?.value === null) return { at: last.value, text: data.series.length > 1 ? label : '' };
  return { at: last.value, text: data.series.length > 1 ? `${valueText(data, last)} ${label}` : valueText(data, last) };
}

/** The positions under the axis, as many as fit without touching; the first and the last always. */
function ticksOf(positions: readonly string[], x: ScalePoint<string>, y: number): Tree[] {
  const widest = Math.max(...positions.map((at) => widthOf(at, 14))) + 14;
  const every = Math.max(1, Math.ceil(widest / Math.max(1, x.step())));
  const last = positions.length - 1;
  return positions.flatMap((at, index) => {
    const shown = index === last || (index % every === 0 && (last - index >= every || index === 0));
    if (!shown) return [];
    return [element('text', { class: 'chart-tick at-middle', x: round(x(at) ?? 0), y }, at)];
  });
}

/** Moves labels apart until none touches another, keeping their order. */
function apart<Label extends { y: number }>(labels: readonly Label[], least: number, top: number, bottom: number): Label[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y).map((label) => ({ ...label }));
  for (let at = 1; at < sorted.length; at += 1) {
    const [above, here] = [sorted[at - 1], sorted[at]];
    if (above !== undefined && here !== undefined) here.y = Math.max(here.y, above.y + least);
  }
  const over = (sorted.at(-1)?.y ?? bottom) - bottom;
  if (over > 0) {
    for (let at = sorted.length - 1, limit = bottom; at >= 0; at -= 1, limit -= least) {
      const here = sorted[at];
      if (here !== undefined) here.y = Math.max(top, Math.min(here.y, limit));
    }
  }
  return sorted;
}
