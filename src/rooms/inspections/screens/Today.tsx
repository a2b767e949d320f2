import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Figure } from '../../../foundation/screen/Figure.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import * as m from '../../../messages/messages.js';
import type { Counts } from '../schema.ts';

/** What the inspectorate waits for today. */
export function Today() {
  const reads = useMay('inspections.read');
  const reading = useRead<Counts>(reads ? '/inspections/counts' : undefined);
  if (!reads) return null;
  return (
    <section aria-labelledby="inspections-today" className="stack">
      <h2 id="inspections-today">{m.inspections_list()}</h2>
      <Loaded reading={reading}>
        {(counts) => (
          <>
            <div className="figures">
              <Figure label={m.inspections_today_open()} value={String(counts.open)} window={m.inspections_now()} />
              <Figure label={m.inspections_today_to_refer()} value={String(counts.toRefer)} window={m.inspections_now()} />
              <Figure label={m.inspections_today_overdue()} value={String(counts.overdue)} window={m.inspections_now()} />
              <Figure label={m.inspections_today_declarations()} value={String(counts.declarations)} window={m.inspections_now()} />
            </div>
            <p><Go to={counts.toRefer > 0 ? '/app/inspections?show=to-refer' : '/app/inspections'} className="button">{counts.toRefer > 0 ? m.inspections_view_to_refer() : m.inspections_list()}</Go></p>
          </>
        )}
      </Loaded>
    </section>
  );
}
