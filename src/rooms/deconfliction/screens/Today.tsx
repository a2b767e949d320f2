import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Figure } from '../../../foundation/screen/Figure.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import * as m from '../../../messages/messages.js';
import type { Counts } from '../schema.ts';

/** What waits of deconfliction today. */
export function Today() {
  const reads = useMay('deconfliction.ask');
  const reading = useRead<Counts>(reads ? '/deconfliction/counts' : undefined);
  if (!reads) return null;
  return (
    <section aria-labelledby="deconfliction-today" className="stack">
      <h2 id="deconfliction-today">{m.deconfliction_title()}</h2>
      <Loaded reading={reading}>
        {(counts) => (
          <>
            <div className="figures">
              <Figure label={m.deconfliction_today_to_decide()} value={String(counts.toDecide)} window={m.deconfliction_now()} />
              <Figure label={m.deconfliction_today_live()} value={String(counts.live)} window={m.deconfliction_now()} />
            </div>
            <p><Go to={counts.toDecide > 0 ? '/app/deconfliction/notices' : '/app/deconfliction'} className="button">{counts.toDecide > 0 ? m.deconfliction_notices() : m.deconfliction_holdings()}</Go></p>
          </>
        )}
      </Loaded>
    </section>
  );
}
