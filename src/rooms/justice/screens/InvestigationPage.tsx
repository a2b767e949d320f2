import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { DateField, LongText, NumberField } from '../../../foundation/screen/fields.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { Timeline } from '../../../foundation/screen/Timeline.tsx';
import * as m from '../../../messages/messages.js';
import type { InvestigationFile, Takers } from '../schema.ts';
import { ActButton } from './parts/ActSheet.tsx';
import { CountingView } from './parts/CountingView.tsx';
import { FileCase } from './parts/FileCase.tsx';
import { agencies, declines, districtName, forms, handReasons, handStates, investigationStandings, investigationSteps, sources } from './parts/labels.ts';
import './parts/justice.css';

/** One investigation: what became of it, the cases that came of it, and the figures it counts in. */
export function InvestigationPage() {
  const id = useAddress().params['id'] ?? '';
  const reading = useRead<InvestigationFile>(`/justice/investigations/${id}`);
  return <Loaded reading={reading} page>{(file) => <Investigation file={file} />}</Loaded>;
}

function Investigation({ file }: { file: InvestigationFile }) {
  const go = useGo();
  const [mayStep, mayFile] = [useMay('justice.investigate'), useMay('justice.prosecute')];
  return (
    <>
      <PageHeader over={m.justice_investigation()} title={<Code>{file.number}</Code>} under={<Tag tone={file.standing === 'open' ? 'primary' : 'neutral'}>{investigationStandings[file.standing]}</Tag>}>
        {mayFile && <FileCase investigation={file.id} form={file.form} onDone={(id) => go(`/app/justice/cases/${id}`)} />}
      </PageHeader>
      <div className="desk">
        <div className="stack loose">
          <KeyValues facts={[
            { label: m.justice_opened_on(), value: <OnDay day={file.openedOn} /> }, { label: m.justice_form(), value: forms[file.form] }, { label: m.justice_source(), value: sources[file.source] },
            ...(file.origin === null ? [] : [{ label: m.justice_opened_from(), value: <Go to={`/app/sharing/messages/${file.origin.message}`}><Bidi>{file.origin.office}</Bidi>{file.origin.number !== null && <>, <Code>{file.origin.number}</Code></>}</Go> }]),
            { label: m.justice_agencies(), value: file.agencies.map((a) => agencies[a]).join(', ') },
          ]} />
          <section aria-labelledby="steps" className="stack">
            <h2 id="steps">{m.justice_steps()}</h2>
            {file.steps.length === 0 && <EmptyState sentence={m.justice_no_steps()} />}
            <Timeline happenings={file.steps.map((s) => ({ id: s.id, at: s.onDay, what: [investigationSteps[s.step], s.reason === null ? '' : declines[s.reason], s.persons === null ? '' : String(s.persons)].filter((t) => t !== '').join(': ') }))} />
            {mayStep && (
              <p>
                <ActButton title={m.justice_record_step()} path={`/justice/investigations/${file.id}/steps`} version={file.version}>
                  <ChoiceField name="step" label={m.justice_step()} choices={choicesOf(investigationSteps)} />
                  <DateField name="onDay" label={m.justice_on()} />
                  <ChoiceField name="reason" label={m.justice_reason()} choices={choicesOf(declines)} optional />
                  <NumberField name="persons" label={m.justice_persons()} from={1} to={999} optional />
                </ActButton>
              </p>
            )}
          </section>
          <section aria-labelledby="handed" className="stack">
            <h2 id="handed">{m.justice_handed_over()}</h2>
            {file.handOvers.length === 0 && <p className="hint">{m.justice_handed_to_nobody()}</p>}
            <ul role="list" className="line-list">
              {file.handOvers.map((h) => <li key={h.id}><p className="row"><strong><Bidi>{h.recipient}</Bidi></strong> <Tag tone={h.state === 'accepted' || h.state === 'done' ? 'success' : h.state === 'declined' || h.state === 'not-done' || h.state === 'overdue' ? 'warn' : 'neutral'}>{handStates[h.state]}</Tag>{h.reason !== null && <span>{handReasons[h.reason] ?? m.justice_hreason_other()}</span>}</p><p className="hint"><OnDay day={h.sentOn} /></p></li>)}
            </ul>
            {mayStep && (file.standing === 'open' || file.standing === 'referred') && <p><HandOver path={`/justice/investigations/${file.id}/hand-over`} version={file.version} /></p>}
          </section>
          <section aria-labelledby="its-cases" className="stack">
            <h2 id="its-cases">{m.justice_its_cases()}</h2>
            {file.cases.length === 0 ? <EmptyState sentence={m.justice_no_cases()} /> : (
              <ul role="list">
                {file.cases.map((c) => (
                  <li key={c.id}>
                    <Go to={`/app/justice/cases/${c.id}`}><Code>{c.docket}</Code></Go> <bdi>{districtName(c.district)}</bdi>, {m.justice_defendants_n({ count: c.defendants })}
                  </li>
                ))}
              </ul>
            )}
          </section>
        </div>
        <aside>
          <CountingView counted={file.counted} />
        </aside>
      </div>
    </>
  );
}

function HandOver({ path, version }: { path: string; version: number }) {
  const reading = useRead<Takers>('/justice/takers');
  return (
    <ActButton title={m.justice_hand_over()} path={path} version={version}>
      <p className="hint">{m.justice_hand_over_lead()}</p>
      <ChoiceField name="recipient" label={m.justice_hand_over_to()} choices={(reading.data?.organizations ?? []).map((o) => ({ value: o.id, label: o.name }))} />
      <LongText name="summary" label={m.justice_hand_over_summary()} hint={m.justice_hand_over_hint()} most={2000} />
    </ActButton>
  );
}
