import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { PresenceFile } from '../schema.ts';
import { DueList } from './parts/DueList.tsx';
import { Information } from './parts/Information.tsx';
import { done, presenceStates, requesters } from './parts/labels.ts';
import { LastDay } from './parts/LastDay.tsx';
import { StepBar } from './parts/StepBar.tsx';
import { StepsTaken } from './parts/StepsTaken.tsx';

/** One request for continued presence. */
export function PresencePage() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const reading = useRead<PresenceFile>(`/relief/presences/${id}`);
  return <Loaded reading={reading} page>{(file) => <Presence key={id} file={file} />}</Loaded>;
}

function Presence({ file }: { file: PresenceFile }) {
  const mayWrite = useMay('relief.write');
  const path = `/relief/presences/${file.id}`;
  const state = presenceStates[file.state];
  const open = file.deadlines.filter((d) => d.state === 'open');
  return (
    <>
      <PageHeader
        over={<>{m.relief_presence()} <Code>{file.number}</Code></>}
        title={file.name === undefined ? <Code>{file.caseCode}</Code> : <Bidi person>{file.name}</Bidi>}
        under={
          <span className="row">
            <Tag tone={state.tone}>{state.label}</Tag>
            {file.state === 'issued' && !file.standing && <Tag tone="warn">{m.relief_run_out()}</Tag>}
            {file.keptAs === 'tracker' && <Tag tone="info">{m.relief_tracker()}</Tag>}
          </span>
        }
      >
        <Go to={`/app/people/${file.person}/relief`} className="button">{m.relief_to_person()}</Go>
      </PageHeader>
      <div className="desk">
        <div className="stack loose">
          {file.mustStand && <Note title={m.relief_must_stand()}>{m.relief_must_stand_text()} <bdi dir="ltr">22 USC 7105(c)(3)(A)(iii)</bdi></Note>}
          {open.length > 0 && (
            <section aria-labelledby="due" className="stack">
              <h2 id="due">{m.relief_next()}</h2>
              <DueList deadlines={open} />
            </section>
          )}
          <StepsTaken start={{ on: file.receivedOn, what: done['requested'] ?? '' }} steps={file.steps} />
          <Information path={path} information={file.information} />
        </div>
        <aside>
          <section className="card" aria-labelledby="facts">
            <h2 id="facts">{m.relief_facts()}</h2>
            <KeyValues
              facts={[
                { label: m.relief_fact_requester(), value: requesters[file.requester] },
                { label: m.relief_fact_basis(), value: file.basis === 'civil-action' ? m.relief_basis_civil() : m.relief_basis_witness() },
                { label: m.relief_fact_law_received(), value: <OnDay day={file.receivedOn} /> },
                ...(file.issuedOn === null ? [] : [{ label: m.relief_fact_issued(), value: <><OnDay day={file.issuedOn} /> <span className="hint">{m.relief_days({ days: file.days ?? 0 })}</span></> }]),
                ...(file.endsOn === null ? [] : [{ label: m.relief_fact_last_day(), value: <LastDay until={file.endsOn} /> }]),
              ]}
            />
          </section>
        </aside>
      </div>
      {mayWrite && file.possible.length > 0 && (
        <StepBar
          record={{ path, version: file.version, since: file.steps.at(-1)?.onDay ?? file.receivedOn, kept: file.keptAs, kind: 'presence', information: file.information, mustStand: file.mustStand }}
          possible={file.possible}
          note={file.keptAs === 'tracker' ? m.relief_bar_tracker() : m.relief_bar_office()}
        />
      )}
    </>
  );
}
