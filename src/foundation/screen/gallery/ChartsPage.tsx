import { ChartFigure } from '../charts/Chart.tsx';
import { Figure } from '../Figure.tsx';
import { PageHeader } from '../PageHeader.tsx';
import { sampleCharts } from './sample-charts.ts';

/** One chart of each kind beside its big number. */
export function ChartsPage() {
  return (
    <>
      <PageHeader title="Letters issued" over="Figure LET-01, version 2" under="How many certification and eligibility letters were issued in the fiscal year?" />
      <div className="stack loose">
        <Figure label="Letters issued" value="163" unit="letters" window="Fiscal year 2004" status="released" />
        <div className="columns broad">
          {sampleCharts.map(({ data, draw }) => (
            <ChartFigure key={data.title} data={data} draw={draw} />
          ))}
        </div>
      </div>
    </>
  );
}
