import { useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget, useSend } from '../../../../foundation/screen/ask-hooks.ts';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { DateField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import { Problem } from '../../../../foundation/screen/Problem.tsx';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import type { Proposal, ScreeningFile } from '../../schema.ts';

/** What can be done with the screening as a whole: finish it, print it, or record the person as potential. */
export function FinishBar({ file }: { file: ScreeningFile }) {
  const [open, setOpen] = useState(false);
  const finish = useSend<unknown>('POST', `/screening/${file.id}/finish`, { stale: ['/screening'], onDone: () => showToast(m.screening_finished()) });
  const finished = file.finishedOn !== null;
  const run = finish.mutate;
  useKeys(useMemo(() => [
    ...(finished ? [] : [{ keys: 'f', label: m.screening_finish(), group: 'page' as const, run: () => run({ body: {} }) }]),
    { keys: 'p', label: m.screening_print(), group: 'page' as const, run: () => window.print() },
  ], [finished, run]));
  return (
    <>
      {finish.error !== null && <Problem trouble={finish.error.trouble} />}
      <div className="decision-bar">
        <p>{finished ? m.screening_bar_finished() : m.screening_bar_open()}<span className="hint">{m.screening_bar_hint()}</span></p>
        <button type="button" className="button" onClick={() => window.print()}>{m.screening_print()} <Keys keys="p" /></button>
        {finished ? <button type="button" className="button primary" onClick={() => setOpen(true)}>{m.screening_propose()}</button>
          : <button type="button" className="button primary" aria-disabled={finish.isPending} onClick={() => run({ body: {} })}>{m.screening_finish()} <Keys keys="f" /></button>}
      </div>
      <Sheet open={open} onClose={() => setOpen(false)} title={m.screening_propose()}>
        <div className="sheet-content"><ProposalForm file={file} onDone={() => setOpen(false)} /></div>
      </Sheet>
    </>
  );
}

function ProposalForm({ file, onDone }: { file: ScreeningFile; onDone: () => void }) {
  const client = useQueryClient();
  return (
    <Form<Omit<Proposal, 'id'>, unknown>
      label={m.screening_propose()}
      initial={{ identifiedOn: today(), form: 'unknown' }}
      send={(values, { key }) => send('POST', `/screening/${file.id}/proposals`, values, { key })}
      submit={m.screening_propose_save()}
      onDone={() => {
        showToast(m.screening_proposed());
        void forget(client, ['/people', '/screening']);
        onDone();
      }}
    >
      <p>{m.screening_propose_lead()}</p>
      <ChoiceField name="form" label={m.screening_propose_form()} choices={[{ value: 'sex', label: m.screening_form_sex() }, { value: 'labor', label: m.screening_form_labor() }, { value: 'both', label: m.screening_form_both() }, { value: 'unknown', label: m.screening_form_unknown() }]} />
      <DateField name="identifiedOn" label={m.screening_propose_on()} from="1990-01-01" to={today()} />
    </Form>
  );
}
