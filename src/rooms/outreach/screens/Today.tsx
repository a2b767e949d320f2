import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Figure } from '../../../foundation/screen/Figure.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import * as m from '../../../messages/messages.js';
import type { Counts } from '../schema.ts';
import { number } from './parts/labels.ts';

/** What coalitions lack today, and what went out and came back this month. */
export function Today() {
  const reads = useMay('outreach.read');
  const reading = useRead<Counts>(reads ? '/outreach/counts' : undefined);
  if (!reads) return null;
  return (
    <section aria-labelledby="outreach-today" className="stack">
      <h2 id="outreach-today">{m.outreach_coalitions()}</h2>
      <Loaded reading={reading}>
        {(counts) => (
          <>
            <div className="figures">
              <Figure label={m.outreach_today_coalitions()} value={number(counts.coalitions)} window={m.outreach_now()} />
              <Figure label={m.outreach_today_unwell()} value={number(counts.unwell)} window={m.outreach_now()} />
              <Figure label={m.outreach_copies_carried()} value={number(counts.copies)} window={m.outreach_this_month()} />
              <Figure label={m.outreach_openings()} value={number(counts.openings)} window={m.outreach_this_month()} />
            </div>
            <p><Go to="/app/outreach" className="button">{m.outreach_coalitions()}</Go></p>
          </>
        )}
      </Loaded>
    </section>
  );
}
