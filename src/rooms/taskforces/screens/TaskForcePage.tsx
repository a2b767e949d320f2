import { useState, type ReactNode } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { Timeline } from '../../../foundation/screen/Timeline.tsx';
import * as m from '../../../messages/messages.js';
import type { TaskForceFile } from '../schema.ts';
import * as ask from './parts/askings.tsx';
import { funders, levels, money, parts, services, shares, sides, states } from './parts/labels.ts';

/** One task force on one page: partners, meetings, open actions, gaps, awards side by side. */
export function TaskForcePage() {
  const id = useAddress().params['id'];
  const reading = useRead<TaskForceFile>(id === undefined ? undefined : `/taskforces/${id}`);
  return <Loaded reading={reading} page>{(file) => <TaskForce key={file.id} file={file} />}</Loaded>;
}

function TaskForce({ file }: { file: TaskForceFile }) {
  const mayWrite = useMay('taskforces.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const names = new Map(file.members.map((one) => [one.id, one.name]));
  const button = (of: Asking, label = of.title): ReactNode => mayWrite && <button type="button" className="button small" aria-label={label === of.title ? undefined : of.title} onClick={() => setAsking(of)}>{label}</button>;
  return (
    <>
      <PageHeader over={<Bidi>{file.area}</Bidi>} title={<Bidi>{file.name}</Bidi>} under={<span className="row"><Tag>{file.state === null ? m.taskforces_no_state() : states[file.state]}</Tag>{file.fundedOn === null ? <Tag>{m.taskforces_not_funded()}</Tag> : <Tag tone="success">{m.taskforces_funded()} <OnDay day={file.fundedOn} /></Tag>}</span>}>
        <Go to={`/app/taskforces/${file.id}/quarter`} className="button primary">{m.taskforces_quarter_go()}</Go>
      </PageHeader>
      <div className="desk">
        <div className="stack loose">
          <Part id="members" title={m.taskforces_members()} none={file.members.length === 0 && m.taskforces_no_members()} act={button(ask.member(file))}>
            {file.members.map((one) => (
              <li key={one.id}>
                <p className="row"><strong><Bidi>{one.name}</Bidi></strong> <Tag>{parts[one.part]}</Tag> {one.leftOn === null ? button(ask.leave(one), m.taskforces_leave()) : <span className="hint">{m.taskforces_left_on()} <OnDay day={one.leftOn} /></span>}</p>
                <p className="hint">{levels[one.level]} · {m.taskforces_joined_on()} <OnDay day={one.joinedOn} />{one.offers.length > 0 && <> · {one.offers.map((s) => services[s]).join(', ')}</>}</p>
              </li>
            ))}
          </Part>
          <Part id="actions" title={m.taskforces_actions()} none={file.actions.every((a) => a.doneOn !== null) && m.taskforces_no_action()}>
            {file.actions.filter((a) => a.doneOn === null).map((a) => <li key={a.id}><p className="row"><strong><Bidi person>{a.who ?? ''}</Bidi></strong> <Bidi>{a.what ?? ''}</Bidi> {button(ask.done(a), m.taskforces_done())}</p><p className="hint">{m.taskforces_due()} <OnDay day={a.dueOn} /></p></li>)}
          </Part>
          <Part id="meetings" title={m.taskforces_meetings()} none={file.meetings.length === 0 && m.taskforces_no_meeting()} act={button(ask.meeting(file))}>
            {file.meetings.map((one) => (
              <li key={one.id}>
                <div className="stack tight">
                <p className="row"><strong><OnDay day={one.heldOn} /></strong> <span className="hint">{m.taskforces_attended_count({ count: String(one.attended.length) })}</span> {button(ask.minutes(file, one), m.taskforces_keep_minutes())}</p>
                {one.agenda !== undefined && <p><span className="hint">{m.taskforces_agenda()}:</span> <Bidi>{one.agenda}</Bidi></p>}
                {typeof one.minutes === 'string' && <details><summary>{m.taskforces_minutes()}</summary><p style={{ whiteSpace: 'pre-line' }}><Bidi>{one.minutes}</Bidi></p></details>}
                </div>
              </li>
            ))}
          </Part>
          <section aria-labelledby="awards" className="stack">
            <h2 id="awards">{m.taskforces_awards()}</h2>
            <div className="columns">
              {(['police', 'provider'] as const).map((side) => {
                const own = file.awards.filter((a) => a.side === side);
                return (
                  <section key={side} aria-labelledby={`awards-${side}`} className="stack tight">
                    <h3 id={`awards-${side}`}>{sides[side]}</h3>
                    {own.length === 0 && <p className="hint">{m.taskforces_no_award()}</p>}
                    <ul className="line-list" role="list">
                      {own.map((a) => <li key={a.id}><p className="row"><strong><Bidi>{a.recipient}</Bidi></strong> {a.awardedOn === null ? <><Tag tone="warn">{m.taskforces_planned()}</Tag>{button(ask.made(a), m.taskforces_award_made())}</> : money(a.cents)}</p><p className="hint">{funders[a.funder]} · <OnDay day={(a.awardedOn ?? a.plannedOn) as string} /></p></li>)}
                    </ul>
                  </section>
                );
              })}
            </div>
            <p>{button(ask.award(file))}</p>
          </section>
          <Part id="agreements" title={m.taskforces_agreements()} lead={m.taskforces_agreements_lead()} none={file.agreements.length === 0 && m.taskforces_no_agreement()} act={file.members.length > 0 ? button(ask.agreement(file)) : undefined}>
            {file.agreements.map((a) => (
              <li key={a.id}>
                <p className="row"><strong><Bidi>{a.title}</Bidi></strong> <Tag tone={a.stands ? 'success' : 'neutral'}>{a.stands ? m.taskforces_in_force() : m.taskforces_ended()}</Tag></p>
                <p>{a.shares.map((s) => shares[s]).join(', ')}</p>
                <p className="hint"><OnDay day={a.signedOn} />{a.endsOn !== null && <> · {m.taskforces_ends_on()} <OnDay day={a.endsOn} /></>} · <Bidi>{a.parties.map((p) => names.get(p) ?? '').join(', ')}</Bidi></p>
              </li>
            ))}
          </Part>
        </div>
        <aside className="stack loose">
          <section aria-labelledby="steps" className="stack">
            <h2 id="steps">{m.taskforces_steps()}</h2>
            <Timeline happenings={file.steps.map((s) => ({ id: s.id, at: s.onDay, what: states[s.state], by: s.source === null ? undefined : <Bidi>{s.source}</Bidi> }))} />
            <p>{button(ask.step(file))}</p>
          </section>
          <Part id="needs" title={m.taskforces_needs()} none={file.needs.length === 0 && m.taskforces_no_need()} act={button(ask.need(file))}>
            {file.needs.map((n) => <li key={n.id}><p className="row">{services[n.service]} {n.offeredBy.length === 0 ? <Tag tone="warn">{m.taskforces_gap()}</Tag> : <span className="hint"><Bidi>{n.offeredBy.join(', ')}</Bidi></span>}</p></li>)}
          </Part>
        </aside>
      </div>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}

function Part({ id, title, lead, none, act, children }: { id: string; title: string; lead?: string; none: string | false; act?: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="stack">
      <h2 id={id}>{title}</h2>
      {lead !== undefined && <p className="hint">{lead}</p>}
      {none === false ? <ul className="line-list" role="list">{children}</ul> : <p className="hint">{none}</p>}
      {act !== undefined && act !== false && <p>{act}</p>}
    </section>
  );
}
