import { useState, type ReactNode } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { countryName } from '../../../foundation/screen/names.ts';
import { Note } from '../../../foundation/screen/Note.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Sheet } from '../../../foundation/screen/Sheet.tsx';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import { DUTIES } from '../rules.ts';
import type { AwardFile, Names } from '../schema.ts';
import * as ask from './parts/askings.tsx';
import { AwardForm } from './parts/AwardForm.tsx';
import { Codings } from './parts/Codings.tsx';
import { categories, conditions, duties, funders, indicators, instruments, money, movements, regions, reports, services, visits } from './parts/labels.ts';
import { Part } from '../../../foundation/screen/Part.tsx';

/** One award: its money, what it is held to, what it reports, how it counts, and what it lacks to be closed. */
export function AwardPage() {
  const id = useAddress().params['id'];
  const reading = useRead<AwardFile>(id === undefined ? undefined : `/grants/awards/${id}`);
  return <Loaded reading={reading} page>{(file) => <Award key={file.id} file={file} />}</Loaded>;
}

function Award({ file }: { file: AwardFile }) {
  const go = useGo();
  const writes = useMay('grants.write') && file.closedOn === null;
  const codes = useMay('grants.code');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const [sub, setSub] = useState(false);
  const button = (of: Asking, label = of.title, may = writes): ReactNode => may && <button type="button" className="button small" aria-label={label === of.title ? undefined : of.title} onClick={() => setAsking(of)}>{label}</button>;
  const serves = [...new Set(file.categories.flatMap((c) => DUTIES[c]))];
  return (
    <>
      <PageHeader over={<Code>{file.number}</Code>} title={<Bidi>{file.title}</Bidi>} under={<span className="row"><Go to={`/app/grants/recipients/${file.recipient.id}`}><Bidi>{file.recipient.name}</Bidi></Go>{serves.map((d) => <Tag key={d}>{duties[d]}</Tag>)}{file.closedOn !== null && <Tag tone="success">{m.grants_closed_on()} <OnDay day={file.closedOn} /></Tag>}</span>}>
        {writes && file.toClose.length === 0 && <button type="button" className="button primary" onClick={() => setAsking(ask.close(file))}>{m.grants_close()}</button>}
        {button(ask.correct(file))}
      </PageHeader>
      <div className="desk">
        <div className="stack loose">
          {file.recipient.excluded !== null && <Note tone="danger" title={m.grants_excluded()}><p>{m.grants_excluded_of({ finding: file.recipient.excluded.finding, years: file.recipient.excluded.years.join(', ') })}</p></Note>}
          {file.came !== null && <Note tone="info" title={m.grants_came()}><p>{file.came.currencies.length === 0 ? m.grants_came_plain({ identifier: file.came.identifier }) : m.grants_came_of({ identifier: file.came.identifier, currencies: file.came.currencies.join(', ') })}</p></Note>}
          <p><Bidi>{file.purpose}</Bidi></p>
          {file.parent === null && <Codings file={file} button={(of) => button(of, of.title, codes)} />}
          <Part id="movements" title={m.grants_movements()} none={file.movements.length === 0 && m.grants_no_movement()} act={button(ask.movement(file))}>
            {file.movements.map((one) => <li key={one.id}><p><strong>{movements[one.kind]}</strong>{one.reference !== null && <> <Code>{one.reference}</Code></>}</p><p className="end"><bdi>{money(one.cents)}</bdi> · <span className="hint"><OnDay day={one.onDay} /></span></p></li>)}
          </Part>
          <Part id="reports" title={m.grants_reports()} none={file.reports.length === 0 && m.grants_no_report()} act={button(ask.report(file))}>
            {file.reports.map((r) => (
              <li key={r.id}>
                <div className="stack tight">
                  <p className="row"><strong>{reports[r.kind]}</strong> {r.acceptedOn !== null ? <Tag tone="success">{m.grants_accepted()}</Tag> : r.receivedOn !== null ? <Tag tone="info">{m.grants_received()}</Tag> : r.dueOn < today() ? <Tag tone="warn">{m.grants_overdue()}</Tag> : null}{r.receivedOn === null ? button(ask.receive(r)) : r.acceptedOn === null ? button(ask.accept(r)) : null}</p>
                  <p className="hint"><OnDay day={r.from} /> – <OnDay day={r.until} /> · {m.grants_due_on()} <OnDay day={r.dueOn} /></p>
                  {r.narrative !== null && <p><Bidi>{r.narrative}</Bidi></p>}
                  {r.counts.length > 0 && <p>{r.counts.map((c) => `${indicators[c.indicator]}: ${c.target === null ? c.actual : m.grants_target_of({ actual: String(c.actual), target: String(c.target) })}`).join(' · ')}</p>}
                </div>
              </li>
            ))}
          </Part>
          <Part id="visits" title={m.grants_visits()} none={file.visits.length === 0 && m.grants_no_visit()} act={button(ask.visit(file))}>
            {file.visits.map((v) => (
              <li key={v.id}>
                <div className="stack tight">
                  <p className="row"><strong>{visits[v.kind]}</strong> {v.followOn !== null && <Tag tone={v.settledOn === null ? 'warn' : 'success'}>{v.settledOn === null ? <>{m.grants_follow_on()} <OnDay day={v.followOn} /></> : m.grants_settled()}</Tag>}{v.heldOn === null ? button(ask.hold(v)) : v.followOn !== null && v.settledOn === null ? button(ask.settleVisit(v)) : null}</p>
                  <p className="hint">{v.heldOn === null ? <>{m.grants_planned_on()} <OnDay day={v.plannedOn} /></> : <>{m.grants_held_on()} <OnDay day={v.heldOn} /></>}</p>
                  {v.found !== null && <p><Bidi>{v.found}</Bidi></p>}
                </div>
              </li>
            ))}
          </Part>
          {file.parent === null && (
            <Part id="sub-awards" title={m.grants_sub_awards()} none={file.subAwards.length === 0 && m.grants_no_sub_award()} act={writes && file.obligated > 0 && <button type="button" className="button small" onClick={() => setSub(true)}>{m.grants_add_sub_award()}</button>}>
              {file.subAwards.map((s) => <li key={s.id}><p><Go to={`/app/grants/awards/${s.id}`}><Bidi>{s.title}</Bidi></Go> <span className="hint"><Bidi>{s.recipient}</Bidi></span></p><p className="end"><bdi>{money(s.cents)}</bdi></p></li>)}
            </Part>
          )}
        </div>
        <aside className="stack loose">
          <KeyValues
            facts={[
              { label: m.grants_office(), value: funders[file.funder] }, { label: m.grants_instrument(), value: instruments[file.instrument] }, { label: m.grants_awarded(), value: <><bdi>{money(file.cents)}</bdi> · <OnDay day={file.awardedOn} /></> }, { label: m.grants_obligated(), value: <bdi>{money(file.obligated)}</bdi> }, { label: m.grants_disbursed(), value: <bdi>{money(file.disbursed)}</bdi> },
              ...(file.totalCents === null ? [] : [{ label: m.grants_total_cost(), value: <bdi>{money(file.totalCents)}</bdi> }]), { label: m.grants_starts_on(), value: <OnDay day={file.startsOn} /> }, { label: m.grants_ends_on(), value: <OnDay day={file.endsOn} /> },
              { label: m.grants_region(), value: regions[file.region] }, ...(file.countries.length === 0 ? [] : [{ label: m.grants_countries(), value: file.countries.map(countryName).join(', ') }]), { label: m.grants_categories(), value: file.categories.map((c) => categories[c]).join(', ') }, ...(file.service === null ? [] : [{ label: m.grants_service(), value: services[file.service] }]),
              { label: m.grants_period(), value: String(file.period) }, ...(file.continues === null ? [] : [{ label: m.grants_continues(), value: <Go to={`/app/grants/awards/${file.continues.id}`}><Code>{file.continues.number}</Code></Go> }]), ...(file.parent === null ? [] : [{ label: m.grants_parent(), value: <Go to={`/app/grants/awards/${file.parent.id}`}><Code>{file.parent.number}</Code></Go> }]),
              ...(file.program === null ? [] : [{ label: m.grants_program(), value: <><Bidi>{file.program.name}</Bidi> <span className="hint">{file.program.authority}</span></> }]), ...(file.initiative === null ? [] : [{ label: m.grants_initiative(), value: <Bidi>{file.initiative}</Bidi> }]),
            ]}
          />
          {writes && file.toClose.length > 0 && <Note tone="info" title={m.grants_to_close()}>{file.toClose.map((sentence) => <p key={sentence}>{sentence}</p>)}</Note>}
          <Part id="conditions" title={m.grants_conditions()} none={file.conditions.length === 0 && m.grants_no_condition()} act={button(ask.condition(file))}>
            {file.conditions.map((c) => (
              <li key={c.id}>
                <div className="stack tight">
                  <p className="row"><strong>{conditions[c.kind]}</strong> <Tag tone={c.metOn === null ? 'warn' : 'success'}>{c.metOn === null ? m.grants_not_met() : m.grants_met()}</Tag>{c.metOn === null && button(ask.meet(c))}</p>
                  <p className="hint"><Bidi>{c.about}</Bidi>{c.metOn === null ? c.dueOn !== null && <> {m.grants_due_on()} <OnDay day={c.dueOn} /></> : <> <OnDay day={c.metOn} />: <Bidi>{c.evidence ?? ''}</Bidi></>}</p>
                </div>
              </li>
            ))}
          </Part>
        </aside>
      </div>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
      <Sheet open={sub} onClose={() => setSub(false)} title={m.grants_add_sub_award()}><div className="sheet-content">{sub && <SubAward file={file} onKept={(id) => go(`/app/grants/awards/${id}`)} onClose={() => setSub(false)} />}</div></Sheet>
    </>
  );
}

function SubAward({ file, onKept, onClose }: { file: AwardFile; onKept: (id: string) => void; onClose: () => void }) {
  const reading = useRead<Names>('/grants/names');
  return <Loaded reading={reading}>{(names) => <AwardForm names={names} title={m.grants_add_sub_award()} initial={{ funder: file.funder, scope: file.scope, region: file.region, categories: file.categories, awardedOn: today(), startsOn: file.startsOn, endsOn: file.endsOn }} given={{ parent: file.id }} onKept={onKept} onClose={onClose} />}</Loaded>;
}
