import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { ApplicationFile } from '../schema.ts';
import { DueList } from './parts/DueList.tsx';
import { FamilyList } from './parts/FamilyList.tsx';
import { Information } from './parts/Information.tsx';
import { applicationStates, classes, done, reasons, relations } from './parts/labels.ts';
import { LastDay } from './parts/LastDay.tsx';
import { StepBar } from './parts/StepBar.tsx';
import { StepsTaken } from './parts/StepsTaken.tsx';

/** One application: its steps, what is due, what the office was told, and the acts that may follow. */
export function ApplicationPage() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const reading = useRead<ApplicationFile>(`/relief/applications/${id}`);
  return <Loaded reading={reading} page>{(file) => <Application key={id} file={file} />}</Loaded>;
}

function Application({ file }: { file: ApplicationFile }) {
  const mayWrite = useMay('relief.write');
  const path = `/relief/applications/${file.id}`;
  const open = file.deadlines.filter(({ state }) => state === 'open');
  const state = applicationStates[file.state];
  return (
    <>
      <PageHeader
        over={<>{file.kind === 'adjustment' ? m.relief_adjustment() : m.relief_application()} <Code>{file.number}</Code></>}
        title={file.name === undefined ? <Code>{file.caseCode}</Code> : <Bidi person>{file.name}</Bidi>}
        under={
          <span className="row">
            <Tag tone="primary">{classes[file.class]}</Tag>
            <Tag tone={state.tone}>{state.label}</Tag>
            {file.keptAs === 'tracker' && <Tag tone="info">{m.relief_tracker()}</Tag>}
          </span>
        }
      >
        <Go to={`/app/people/${file.person}/relief`} className="button">{m.relief_to_person()}</Go>
      </PageHeader>
      <div className="desk">
        <div className="stack loose">
          {open.length > 0 && (
            <section aria-labelledby="due" className="stack">
              <h2 id="due">{m.relief_next()}</h2>
              <DueList deadlines={open} />
            </section>
          )}
          <StepsTaken start={{ on: file.receivedOn, what: done['received'] ?? '' }} steps={file.steps} />
          {file.family.length > 0 && (
            <section aria-labelledby="family" className="stack">
              <h2 id="family">{m.relief_family_of()}</h2>
              <FamilyList family={file.family} />
            </section>
          )}
          <Information path={path} information={file.information} />
        </div>
        <aside>
          <section className="card" aria-labelledby="facts">
            <h2 id="facts">{m.relief_facts()}</h2>
            <KeyValues
              facts={[
                { label: m.relief_fact_received(), value: <OnDay day={file.receivedOn} /> },
                ...(file.decidedOn === null ? [] : [{ label: m.relief_fact_decided(), value: <><OnDay day={file.decidedOn} /> <span className="hint">{m.relief_days({ days: file.days ?? 0 })}</span></> }]),
                ...(file.reason === null ? [] : [{ label: m.relief_fact_reason(), value: reasons[file.reason] }]),
                ...(file.endsOn === null ? [] : [{ label: m.relief_fact_last_day(), value: <LastDay until={file.endsOn} /> }]),
                ...(file.relation === null ? [] : [{ label: m.relief_fact_relation(), value: relations[file.relation] }]),
                ...(file.principal === null ? [] : [{ label: m.relief_fact_principal(), value: <Go to={`/app/relief/applications/${file.principal}`}><Code>{file.principalNumber ?? ''}</Code></Go> }]),
                ...(file.subclause === null ? [] : [{ label: m.relief_fact_subclause(), value: <bdi dir="ltr">8 USC 1101(a)(15)({file.class.slice(0, 1)})(ii)({file.subclause})</bdi> }]),
                ...(file.principalUnder21 === null ? [] : [{ label: m.relief_fact_frozen(), value: file.principalUnder21 ? m.relief_frozen_under() : m.relief_frozen_over() }]),
              ]}
            />
          </section>
        </aside>
      </div>
      {mayWrite && file.possible.length > 0 && (
        <StepBar
          record={{ path, version: file.version, since: file.steps.at(-1)?.onDay ?? file.receivedOn, kept: file.keptAs, kind: file.kind, information: file.information, mustStand: false }}
          possible={file.possible}
          note={file.keptAs === 'tracker' ? m.relief_bar_tracker() : m.relief_bar_office()}
        />
      )}
    </>
  );
}
