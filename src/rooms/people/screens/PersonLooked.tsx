import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { Timeline } from '../../../foundation/screen/Timeline.tsx';
import * as m from '../../../messages/messages.js';
import type { PersonFile } from '../schema.ts';

/** Who of the office read or changed the record, and what they did. */
export function PersonLooked() {
  const { params } = useAddress();
  const readings = useRead<PersonFile>(`/people/${params['id'] ?? ''}`).data?.readings;
  if (readings === undefined) return null;
  if (readings.length === 0) return <EmptyState sentence={m.people_looked_none()} />;
  return (
    <section aria-labelledby="looked" className="stack">
      <h2 id="looked" className="hidden-visually">
        {m.people_looked()}
      </h2>
      <p>{m.people_looked_lead()}</p>
      <Timeline
        happenings={readings.map(({ at, act, mine }, index) => ({
          id: `${at} ${index}`,
          at,
          what: act.charAt(0).toUpperCase() + act.slice(1),
          by: mine ? m.people_looked_you() : m.people_looked_colleague(),
        }))}
      />
    </section>
  );
}
