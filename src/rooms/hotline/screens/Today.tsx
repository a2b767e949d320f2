import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Figure } from '../../../foundation/screen/Figure.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import * as m from '../../../messages/messages.js';
import type { Live } from '../schema.ts';

/** What the hotline needs of its people today. */
export function Today() {
  const mayWrite = useMay('hotline.write');
  const reads = useMay('hotline.read');
  const reading = useRead<Live>(reads ? '/hotline/live' : undefined);
  // A supervisor of an office without a desk has nobody at it, and nothing to see here.
  if (!reads || (!mayWrite && (reading.data?.people.length ?? 0) === 0)) return null;
  return (
    <section aria-labelledby="hotline-today" className="stack">
      <h2 id="hotline-today">{m.hotline_desk()}</h2>
      <Loaded reading={reading}>
        {(live) => (
          <>
            <div className="figures">
              <Figure label={m.hotline_ringing()} value={String(live.ringing)} window={m.hotline_now()} />
              <Figure label={m.hotline_answers()} value={String(live.waiting)} window={m.hotline_now()} />
              <Figure label={m.hotline_follow_ups_due()} value={String(live.followUpsDue)} window={m.hotline_now()} />
              <Figure label={m.hotline_tips_overdue()} value={String(live.tipsOverdue)} window={m.hotline_now()} />
            </div>
            <p><Go to="/app/hotline" className="button">{m.hotline_to_desk()}</Go></p>
          </>
        )}
      </Loaded>
    </section>
  );
}
