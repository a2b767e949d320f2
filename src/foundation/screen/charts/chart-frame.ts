/** What stands around every drawing: its sentence above, unit and period, source and marks below. */
import { wordsIn } from '../words.ts';
import { languageOf, marksText, spokenChart, type ChartData } from './chart-data.ts';
import { element, type Tree } from './tree.ts';

/** How wide a chart is drawn, in its own units, which are pixels when it is not scaled. */
export interface ChartSize {
  width?: number | undefined;
}

/** The width of a chart when none is given. */
export const usualWidth = 640;

/** About how much of its size a letter is wide; text is measured so because the server has no font to measure with. */
const letter = 0.5;

/** The height of a line of small text. */
export const lineHeight = 18;

/** Breaks text into lines that fit. */
export function wrapped(text: string, width: number, size: number): string[] {
  const most = Math.max(6, Math.floor(width / (size * letter)));
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** About how wide a text is. */
export function widthOf(text: string, size: number): number {
  return text.length * size * letter;
}

/** Draws the frame and, from the height at which it may begin, the picture inside; `picture` answers with its height. */
export function framed(data: ChartData, kind: string, width: number, picture: (top: number) => { nodes: readonly Tree[]; height: number }, more: readonly string[] = []): Tree {
  const rtl = data.direction === 'rtl';
  const edge = rtl ? width : 0;
  const side = rtl ? 'at-end' : 'at-start';
  const lines: Tree[] = [];
  let y = 0;
  const write = (text: string, className: string, size: number, height: number): void => {
    for (const line of wrapped(text, width, size)) {
      y += height;
      lines.push(element('text', { class: `${className} ${side}`, x: edge, y: round(y - height * 0.25) }, line));
    }
  };
  write(data.title, 'chart-title', 17, 24);
  write(wordsIn(languageOf(data), 'screen_chart_period_unit', { period: data.period, unit: data.unit }), 'chart-note', 14, 20);
  const { nodes, height } = picture(y + 12);
  y += 12 + height + 8;
  const marks = marksText(data);
  for (const line of [...more, ...(marks === '' ? [] : [marks]), wordsIn(languageOf(data), 'screen_chart_source', { source: data.source })]) write(line, 'chart-note', 14, 20);

  return element(
    'svg',
    { class: `chart ${kind}`, xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${round(y + 4)}`, width, height: round(y + 4), role: 'img', 'aria-label': spokenChart(data) },
    ...lines,
    ...nodes,
  );
}

/** A coordinate with no more digits than can be seen. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Turns a drawing around for scripts that run from right to left. */
export function mirrored(rtl: boolean, width: number): { x: (at: number, size?: number) => number; start: string; end: string } {
  return rtl
    ? { x: (at, size = 0) => round(width - at - size), start: 'at-end', end: 'at-start' }
    : { x: (at) => round(at), start: 'at-start', end: 'at-end' };
}
