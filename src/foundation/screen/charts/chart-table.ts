import { wordsIn } from '../words.ts';
import { languageOf, marksText, positionsOf, valueText, type ChartData } from './chart-data.ts';
import { element, type Tree } from './tree.ts';

/** The same figures as a table: what the chart shows, for reading, copying and hearing. */
export function chartTable(data: ChartData): Tree {
  const positions = positionsOf(data);
  const marks = marksText(data);
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col' }, data.pointHead ?? wordsIn(languageOf(data), 'screen_chart_category')),
    ...data.series.map(({ label }) => element('th', { scope: 'col', class: 'number' }, label === '' ? wordsIn(languageOf(data), 'screen_chart_value') : label)),
  );
  const rows = positions.map((at) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, at),
      ...data.series.map(({ points }) => {
        const point = points.find((one) => one.at === at);
        return element('td', { class: 'number' }, point === undefined ? '[x]' : valueText(data, point));
      }),
    ),
  );
  const caption = element('caption', {}, data.title, ' ', element('span', { class: 'hint' }, wordsIn(languageOf(data), 'screen_chart_period_unit', { period: data.period, unit: data.unit })));
  return element(
    'div',
    { class: 'chart-table wide', role: 'region', 'aria-label': data.title, tabindex: 0, lang: languageOf(data) },
    element('table', {}, caption, element('thead', {}, head), element('tbody', {}, ...rows)),
    ...(marks === '' ? [] : [element('p', { class: 'hint' }, marks)]),
    element('p', { class: 'hint' }, wordsIn(languageOf(data), 'screen_chart_source', { source: data.source })),
  );
}

/** A chart for a page without JavaScript: drawn for wide and for narrow screens, with its table below. */
export function chartFigure(data: ChartData, draw: (data: ChartData, size: { width: number }) => Tree): Tree {
  const drawn = (width: number, className: string): Tree => element('div', { class: className }, draw(data, { width }));
  return element(
    'figure',
    { class: 'chart-figure' },
    drawn(680, 'chart-wide'),
    drawn(280, 'chart-narrow'),
    element('details', {}, element('summary', {}, wordsIn(languageOf(data), 'screen_chart_as_table')), chartTable(data)),
  );
}
