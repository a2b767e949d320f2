import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Figure } from '../../../foundation/screen/Figure.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import * as m from '../../../messages/messages.js';
import type { Counts } from '../schema.ts';

/** What waits at the center today. */
export function Today() {
  const reads = useMay('center.read');
  const reading = useRead<Counts>(reads ? '/center/counts' : undefined);
  if (!reads) return null;
  return (
    <section aria-labelledby="center-today" className="stack">
      <h2 id="center-today">{m.center_heading()}</h2>
      <Loaded reading={reading}>
        {(counts) => (
          <>
            <div className="figures">
              <Figure label={m.center_today_to_assess()} value={String(counts.toAssess)} window={m.center_now()} />
              <Figure label={m.center_today_receipts()} value={String(counts.lateReceipts)} window={m.center_now()} />
              <Figure label={m.center_today_review()} value={String(counts.toReview)} window={m.center_now()} />
              <Figure label={m.center_today_tell()} value={String(counts.toTell)} window={m.center_now()} />
              <Figure label={m.center_today_requests()} value={String(counts.lateRequests)} window={m.center_now()} />
            </div>
            <p className="row"><Go to="/app/center" className="button">{m.center_leads()}</Go>{counts.toReview > 0 && <Go to="/app/center/subjects?show=review" className="button">{m.center_view_review()}</Go>}{counts.toTell > 0 && <Go to="/app/center/subjects?show=purged" className="button">{m.center_view_purged()}</Go>}</p>
          </>
        )}
      </Loaded>
    </section>
  );
}
