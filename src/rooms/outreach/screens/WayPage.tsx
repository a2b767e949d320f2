import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Figure } from '../../../foundation/screen/Figure.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import * as m from '../../../messages/messages.js';
import type { Funnel } from '../schema.ts';
import { number } from './parts/labels.ts';

/** The way from material and training to contact, screening and identification: each step in its own unit, and why none is divided by the one before. */
export function WayPage() {
  const { query } = useAddress();
  const reading = useRead<Funnel>('/outreach/way', query['year'] === undefined ? {} : { year: query['year'] });
  return <Loaded reading={reading} page>{(way) => <Way way={way} />}</Loaded>;
}

function Way({ way }: { way: Funnel }) {
  const beside = (by: number): string => `${way.year.slice(0, 2)}${Number(way.year.slice(2)) + by}`;
  return (
    <>
      <PageHeader title={m.outreach_way()} under={m.outreach_way_lead({ period: way.words })}>
        <Go to={`/app/outreach/way?year=${beside(-1)}`} className="button">{m.outreach_year_before()}</Go>
        <Go to={`/app/outreach/way?year=${beside(1)}`} className="button">{m.outreach_year_after()}</Go>
      </PageHeader>
      <ol className="stack loose" role="list">
        {way.steps.map((step) => (
          <li key={step.measure} className="stack tight">
            {step.notDivided !== null && <p className="hint">{m.outreach_not_divided({ why: step.notDivided })}</p>}
            <div className="card stack tight">
              <Figure label={step.title} value={step.few ? m.outreach_few() : step.value === null ? '–' : number(step.value)} unit={step.few ? undefined : step.amount.replace(/^[\d.,]+ /, '')} window={way.words} />
              <p>{step.countedOnce}</p>
            </div>
          </li>
        ))}
      </ol>
      {way.left.length > 0 && <p className="hint">{m.outreach_left_out({ titles: way.left.join(', ') })}</p>}
    </>
  );
}
