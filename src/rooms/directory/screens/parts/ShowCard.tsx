import { useSend } from '../../../../foundation/screen/ask-hooks.ts';
import { Problem } from '../../../../foundation/screen/Problem.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import type { ServiceFile } from '../../schema.ts';
import { shownTone, shownWords } from './labels.ts';

/** Who sees a service, and the acts by which a supervisor shows it or takes it back. */
export function ShowCard({ service: { id, shown, status } }: { service: ServiceFile }) {
  const mayPublish = useMay('directory.publish');
  const show = useSend('POST', `/directory/services/${id}/publish`, { stale: ['/directory'], onDone: () => showToast(m.directory_show_done()) });
  const takeBack = useSend('POST', `/directory/services/${id}/withdraw`, { stale: ['/directory'], onDone: () => showToast(m.directory_take_back_done()) });
  const trouble = (show.error ?? takeBack.error)?.trouble;
  return (
    <section aria-labelledby="show" className="stack">
      <h2 id="show">{m.directory_col_shown()}</h2>
      <p className="row"><Tag tone={shownTone[shown]}>{shownWords[shown]()}</Tag></p>
      {mayPublish && status === 'active' && (
        <div className="row">
          {shown !== 'agencies' && <button type="button" className="button" aria-disabled={show.isPending} onClick={() => show.mutate({ body: { audience: 'agencies' } })}>{m.directory_show_agencies()}</button>}
          {shown !== 'public' && <button type="button" className="button primary" aria-disabled={show.isPending} onClick={() => show.mutate({ body: { audience: 'public' } })}>{m.directory_show_public()}</button>}
          {shown !== 'nobody' && <button type="button" className="button" aria-disabled={takeBack.isPending} onClick={() => takeBack.mutate({ body: {} })}>{m.directory_take_back()}</button>}
        </div>
      )}
      {trouble !== undefined && <Problem trouble={trouble} />}
      <p className="hint">{m.directory_show_lead()}</p>
    </section>
  );
}
