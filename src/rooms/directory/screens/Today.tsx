import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import * as m from '../../../messages/messages.js';
import type { ServiceEntry } from '../schema.ts';

/** Entries shown to others that nobody has made sure of for long: a wrong number costs somebody their one call. */
export function Today() {
  const mayWrite = useMay('directory.write');
  const reading = useRead<{ total: number; services: readonly ServiceEntry[]; staleAfter: number }>(mayWrite ? '/directory/services' : undefined, { show: 'stale', count: 5 });
  // An office that keeps no directory of its own has nothing to check here.
  if (!mayWrite || reading.data?.total === 0) return null;
  return (
    <section aria-labelledby="directory-today" className="stack">
      <h2 id="directory-today">{m.directory_today_title()}</h2>
      <Loaded reading={reading}>
        {({ total, services, staleAfter }) => (
          <>
            <p><strong>{m.directory_today_count({ count: total })}</strong> <span className="hint">{m.directory_today_lead({ days: staleAfter })}</span></p>
            <ul className="task-list" role="list">
              {services.map((s) => (
                <li key={s.id}>
                  <span className="row"><Go to={`/app/directory/${s.id}`}><Bidi>{s.name}</Bidi></Go><span className="hint"><Bidi>{s.organizationName}</Bidi></span></span>
                  <span className="hint">{s.checkedOn === null ? m.directory_checked_never() : <OnDay day={s.checkedOn} />}</span>
                </li>
              ))}
            </ul>
            <p><Go to="/app/directory?show=stale">{m.directory_today_all()}</Go></p>
          </>
        )}
      </Loaded>
    </section>
  );
}
