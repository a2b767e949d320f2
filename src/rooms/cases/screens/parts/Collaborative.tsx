import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Loaded } from '../../../../foundation/screen/Loaded.tsx';
import * as m from '../../../../messages/messages.js';
import type { CtdcReady } from '../../htcds/schema.ts';

/** The file for the Counter-Trafficking Data Collaborative, or why there is none yet. */
export function Collaborative() {
  const reading = useRead<CtdcReady>('/cases/htcds/ctdc');
  return (
    <section aria-labelledby="ctdc" className="stack">
      <h2 id="ctdc">{m.cases_ctdc()}</h2>
      <p>{m.cases_ctdc_lead()}</p>
      <Loaded reading={reading}>
        {({ cases, least }) => (cases < least
          ? <p className="hint">{m.cases_ctdc_few({ count: cases, least })}</p>
          : <p className="row"><a className="button" href="/api/cases/htcds/ctdc/file" download>{m.cases_ctdc_make({ count: cases })}</a></p>)}
      </Loaded>
    </section>
  );
}
