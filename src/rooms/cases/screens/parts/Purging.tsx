import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { Note } from '../../../../foundation/screen/Note.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import * as m from '../../../../messages/messages.js';
import { ActButton } from './ActSheet.tsx';
import { purgeParts, purgeReasons, type Case } from './labels.ts';

/** Destroys one part of a case for good, or the person; asked for by name and with a reason. */
export function Purging({ of }: { of: Case }) {
  const purges = useMay('cases.purge') && !of.purged;
  if (!purges) return null;
  const { document: _, ...parts } = purgeParts;
  const { schedule: _s, 'with-person': _w, ...reasons } = purgeReasons;
  return (
    <section className="card" aria-labelledby="case-purge">
      <h2 id="case-purge">{m.cases_purge()}</h2>
      <p className="hint">{m.cases_purge_lead()}</p>
      <ActButton<{ part: string; reason: string }> button={m.cases_purge_open()} buttonClass="button danger small" title={m.cases_purge_title()} path={`/cases/${of.id}/purge`} submit={m.cases_purge_save()} done={m.cases_purge_done()}>
        <Note tone="danger" title={m.cases_purge_forever()}>{m.cases_purge_what()}</Note>
        <ChoiceField name="part" label={m.cases_purge_which()} choices={choicesOf(parts)} />
        <ChoiceField name="reason" label={m.cases_purge_why()} choices={choicesOf(reasons)} />
      </ActButton>
    </section>
  );
}
