import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Figure } from '../../../foundation/screen/Figure.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import * as m from '../../../messages/messages.js';
import type { DueList } from '../schema.ts';

/** What the register of grants waits for today. */
export function Today() {
  const reads = useMay('grants.read');
  const reading = useRead<DueList>(reads ? '/grants/dues' : undefined);
  if (!reads) return null;
  return (
    <section aria-labelledby="grants-today" className="stack">
      <h2 id="grants-today">{m.grants_list()}</h2>
      <Loaded reading={reading}>
        {(due) => (
          <>
            <div className="figures">
              <Figure label={m.grants_today_overdue()} value={String(due.overdue)} window={m.grants_now()} />
              <Figure label={m.grants_today_soon()} value={String(due.soon)} window={m.grants_now()} />
              <Figure label={m.grants_today_to_code()} value={String(due.toCode)} window={m.grants_now()} />
              <Figure label={m.grants_today_differ()} value={String(due.differ)} window={m.grants_now()} />
            </div>
            <p className="row"><Go to="/app/grants" className="button">{m.grants_due()}</Go>{due.toCode + due.differ > 0 && <Go to={due.toCode > 0 ? '/app/grants/classification' : '/app/grants/classification?show=differ'} className="button">{m.grants_classification()}</Go>}</p>
          </>
        )}
      </Loaded>
    </section>
  );
}
