import { barChart } from '../charts/bar-chart.ts';
import type { ChartData, Point } from '../charts/chart-data.ts';
import { lineChart, smallMultiples } from '../charts/line-chart.ts';
import { partWholeBar } from '../charts/part-whole-bar.ts';
import type { Tree } from '../charts/tree.ts';

const years = ['2001', '2002', '2003', '2004'];
const overYears = (values: readonly number[]): Point[] => values.map((value, at) => ({ at: years[at] ?? '', value }));
const frame = { source: 'Sample data of the style page', period: 'Fiscal years 2001–2004', pointHead: 'Fiscal year' };

/** A chart of the style page and what draws it. */
export interface SampleChart {
  data: ChartData;
  draw: (data: ChartData, size: { width: number }) => Tree;
}

/** One chart of each kind. */
export const sampleCharts: readonly SampleChart[] = [
  {
    draw: lineChart,
    data: {
      ...frame,
      title: 'Letters issued fell after the first year and have risen since.',
      unit: 'letters',
      series: [{ label: 'Letters', points: [{ at: '2001', value: 198 }, { at: '2002', value: 99 }, { at: '2003', value: 151, marks: ['r'] }, { at: '2004', value: 163 }] }],
    },
  },
  {
    draw: barChart,
    data: {
      ...frame,
      title: 'Half of the funding abroad went to three regions.',
      period: 'Fiscal year 2004',
      unit: 'US dollars, millions',
      pointHead: 'Region',
      series: [
        {
          label: 'Funding',
          points: [
            { at: 'East Asia and the Pacific', value: 24 },
            { at: 'Europe and Eurasia', value: 19, marks: ['r'] },
            { at: 'Western Hemisphere', value: 14 },
            { at: 'South Asia', value: 12 },
            { at: 'Africa', value: 9 },
            { at: 'Near East', value: null, marks: ['c'] },
          ],
        },
      ],
    },
  },
  {
    draw: lineChart,
    data: {
      ...frame,
      title: 'Prosecutions grew in every office that counts them.',
      unit: 'defendants',
      series: [
        { label: 'Charged', points: overYears([38, 41, 27, 59]) },
        { label: 'Convicted', points: overYears([23, 28, 21, 43]) },
        { label: 'Acquitted', points: overYears([2, 1, 3, 2]) },
      ],
    },
  },
  {
    draw: partWholeBar,
    data: {
      ...frame,
      title: 'Most letters are for adults.',
      period: 'Fiscal year 2004',
      unit: 'letters',
      pointHead: 'Kind',
      series: [{ label: 'Letters', points: [{ at: 'Certification, adults', value: 144 }, { at: 'Eligibility, minors', value: 19 }] }],
    },
  },
  {
    draw: smallMultiples,
    data: {
      ...frame,
      title: 'Calls grew most where a campaign ran.',
      unit: 'calls',
      series: ['Tampa', 'El Paso', 'Newark', 'Saint Paul', 'Los Angeles', 'Houston', 'Seattle', 'Atlanta'].map((label, at) => ({ label, points: overYears([120 + at * 14, 150 + at * 9, 180 + ((at * 53) % 90), 240 + ((at * 97) % 260)]) })),
    },
  },
];
