import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../errors.ts';
import { barChart } from './bar-chart.ts';
import type { ChartData, Point } from './chart-data.ts';
import { chartTable } from './chart-table.ts';
import { lineChart, smallMultiples } from './line-chart.ts';
import { partWholeBar } from './part-whole-bar.ts';
import { svgFile } from './svg-file.ts';
import { svgText, type Tree } from './tree.ts';

const letters: ChartData = {
  title: 'Letters issued rose from 198 to 163 in the year of the second report.',
  source: 'HHS',
  period: 'Fiscal years 2001–2004',
  unit: 'letters',
  pointHead: 'Fiscal year',
  series: [{ label: 'Letters', points: [point('2001', 198), point('2002', 99), point('2003', 151, 'r'), point('2004', 163)] }],
};
function point(at: string, value: number | null, ...marks: NonNullable<Point['marks']>): Point {
  return { at, value, marks };
}
const many = (count: number): ChartData => ({
  ...letters,
  series: Array.from({ length: count }, (_, index) => ({ label: `Series ${index}`, points: [point('2001', index), point('2002', index + 1)] })),
});

const all = (tree: Tree): Tree[] => [tree, ...tree.children.flatMap((child) => (typeof child === 'string' ? [] : all(child)))];
const texts = (tree: Tree): string => all(tree).flatMap(({ tag, children }) => (tag === 'text' ? children.map(String) : [])).join(' ');
const found = (tree: Tree, tag: string, className = ''): Tree[] => all(tree).filter((one) => one.tag === tag && String(one.attributes['class'] ?? '').includes(className));
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
  }
  return 'no refusal';
};

const pictures = { barChart, lineChart, smallMultiples, partWholeBar };

describe.each(Object.entries(pictures))('%s', (_name, draw) => {
  test('prints its sentence, period, unit and source inside, and can be heard', () => {
    const tree = draw(letters);
    expect(texts(tree)).toContain('Letters issued rose');
    expect(texts(tree)).toContain('Fiscal years 2001–2004 · letters');
    expect(texts(tree)).toContain('Source: HHS');
    expect(texts(tree)).toContain('[r] revised');
    expect(tree.attributes['role']).toBe('img');
    expect(tree.attributes['aria-label']).toContain('2003 151 [r]');
  });

  test('carries no colour of its own', () => {
    expect(svgText(draw(letters))).not.toMatch(/style=|fill="|stroke="|#[0-9a-f]{6}/i);
  });

  test.each(['title', 'source', 'period', 'unit'] as const)('is refused without its %s', (missing) => {
    expect(codeOf(() => draw({ ...letters, [missing]: ' ' }))).toBe('screen.chart-incomplete');
  });

  test('nothing is drawn outside its width, whatever the numbers and the width', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 6 }), fc.integer({ min: 280, max: 900 }), fc.constantFrom<'ltr' | 'rtl'>('ltr', 'rtl'), (values, width, direction) => {
        const tree = draw({ ...letters, direction, series: [{ label: 'S', points: values.map((value, at) => point(String(2000 + at), value)) }] }, { width });
        for (const { attributes } of all(tree)) {
          for (const name of ['x', 'x1', 'x2', 'cx'] as const) {
            if (attributes[name] === undefined) continue;
            expect(Number(attributes[name])).toBeGreaterThanOrEqual(-0.1);
            expect(Number(attributes[name]) + Number(attributes['width'] !== undefined && name === 'x' ? attributes['width'] : 0)).toBeLessThanOrEqual(width + 0.1);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('rules', () => {
  test('at most six series, else small multiples', () => {
    expect(codeOf(() => lineChart(many(7)))).toBe('screen.chart-too-many-series');
    expect(codeOf(() => barChart(many(7)))).toBe('screen.chart-too-many-series');
    expect(codeOf(() => lineChart(many(6)))).toBe('no refusal');
    expect(codeOf(() => smallMultiples(many(12)))).toBe('no refusal');
  });

  test('bars begin at zero and keep the proportion of their numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }), (a, b) => {
        const bars = found(barChart({ ...letters, series: [{ label: 'S', points: [point('a', a), point('b', b)] }] }, { width: 800 }), 'rect');
        const [first = 0, second = 0] = bars.map(({ attributes }) => Number(attributes['width']));
        const unit = Math.max(first, second) / Math.max(a, b);
        expect(Math.abs(first - a * unit)).toBeLessThan(0.15);
        expect(Math.abs(second - b * unit)).toBeLessThan(0.15);
        expect(bars[0]?.attributes['x']).toBe(bars[1]?.attributes['x']);
      }),
    );
  });

  test('a hidden value is never drawn, and never accepted with its number', () => {
    const hidden = { ...letters, series: [{ label: 'S', points: [point('a', 9), point('b', null, 'c')] }] };
    expect(found(barChart(hidden), 'rect')).toHaveLength(1);
    expect(texts(barChart(hidden))).toContain('[c] hidden to protect people');
    expect(codeOf(() => barChart({ ...hidden, series: [{ label: 'S', points: [point('b', 3, 'c')] }] }))).toBe('screen.chart-discloses');
    expect(codeOf(() => barChart({ ...hidden, series: [{ label: 'S', points: [point('b', null)] }] }))).toBe('screen.chart-unexplained');
    expect(codeOf(() => partWholeBar(hidden))).toBe('screen.chart-hidden-part');
  });

  test('a line breaks where a value is missing', () => {
    const tree = lineChart({ ...letters, series: [{ label: 'S', points: [point('1', 1), point('2', 2), point('3', null, 'x'), point('4', 4), point('5', 5)] }] });
    expect(String(found(tree, 'path', 'stroke-1')[0]?.attributes['d']).match(/M/g)).toHaveLength(2);
    expect(texts(tree)).toContain('[x]');
    const hidden = lineChart({ ...letters, series: [{ label: 'S', points: [point('1', 7), point('2', null, 'c')] }] });
    expect(found(hidden, 'text', 'chart-value').map((t) => texts(t)).flat()).not.toContain('7');
  });

  test('names at the ends of lines do not touch', () => {
    const flat = { ...letters, series: Array.from({ length: 6 }, (_, index) => ({ label: `Office ${index}`, points: [point('1', 10), point('2', 10 + index * 0.01)] })) };
    const ys = found(lineChart(flat), 'text', 'chart-value').map(({ attributes }) => Number(attributes['y'])).sort((a, b) => a - b);
    expect(ys).toHaveLength(6);
    ys.slice(1).forEach((y, index) => expect(y - (ys[index] ?? 0)).toBeGreaterThanOrEqual(17.9));
  });

  test('all panels share one scale', () => {
    const tree = smallMultiples({ ...letters, series: [{ label: 'A', points: [point('1', 0), point('2', 100)] }, { label: 'B', points: [point('1', 0), point('2', 50)] }] }, { width: 640 });
    const [a, b] = found(tree, 'circle').map(({ attributes }) => Number(attributes['cy']));
    const zero = Number(found(tree, 'line', 'axis')[0]?.attributes['y1']);
    expect((zero - (a ?? 0)) / (zero - (b ?? 0))).toBeCloseTo(2, 1);
    expect(texts(tree)).toContain('All panels use the same scale.');
  });

  test('a whole is not cut into more than six parts, nor into parts below zero', () => {
    const parts = (values: number[]) => partWholeBar({ ...letters, series: [{ label: '', points: values.map((value, at) => point(String(at), value)) }] });
    expect(codeOf(() => parts([1, 2, 3, 4, 5, 6, 7]))).toBe('screen.chart-too-many-parts');
    expect(codeOf(() => parts([1, -1]))).toBe('screen.chart-negative-part');
    expect(texts(parts([144, 19]))).toContain('144 (88%)');
  });
});

test('the table says what the chart says', () => {
  const markup = svgText(chartTable(letters));
  expect(markup).toContain('<th scope="col">Fiscal year</th>');
  expect(markup).toContain('<th scope="row">2003</th><td class="number">151 [r]</td>');
  expect(markup).toContain('[r] revised');
});

test('text is escaped, and a file carries its own colours', () => {
  const tricky = { ...letters, title: 'A <b> & "c"' };
  expect(svgText(barChart(tricky))).not.toContain('<b>');
  expect(svgText(barChart(tricky))).toContain('A &#60;b&#62; &#38; &#34;c&#34;');
  expect(svgFile(barChart(letters))).toMatch(/^<\?xml[^]*<style>[^<]*#0B5C6B/);
});
