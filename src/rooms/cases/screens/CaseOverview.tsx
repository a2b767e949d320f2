import { Clock } from '../../../foundation/screen/Clock.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { numberText } from '../../../foundation/screen/number-text.ts';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import { CaseFrame, NoteButton, type InCase } from './parts/CaseFrame.tsx';
import { CaseTimeline } from './parts/CaseTimeline.tsx';
import { ageGroups, eligibilities, forms, funders, pathOf, sources, states, type Inside } from './parts/labels.ts';
import { Passages } from './parts/Passages.tsx';
import { Profile } from './parts/Profile.tsx';
import { Purging } from './parts/Purging.tsx';
import { Team } from './parts/Team.tsx';

/** A case at a glance: where it stands, what is safe, what is next, what happened. */
export function CaseOverview() {
  return <CaseFrame>{(given) => <Overview {...given} />}</CaseFrame>;
}

function Overview({ of, inside, note }: InCase) {
  return (
    <div className="desk">
      <div className="stack loose">
        <section aria-labelledby="case-now" className="card">
          <div className="row spread">
            <h2 id="case-now">{m.cases_now()}</h2>
            <Tag tone={inside.state === 'enrolled' ? 'success' : 'neutral'}>{states[inside.state]}</Tag>
          </div>
          <Now inside={inside} person={of.person} />
          <div className="row">
            <NoteButton note={note} />
            <Passages of={of} inside={inside} />
          </div>
        </section>
        <section aria-labelledby="case-timeline" className="stack">
          <h2 id="case-timeline">{m.cases_timeline()}</h2>
          <CaseTimeline happened={inside.timeline} />
        </section>
      </div>
      <aside>
        <Team of={of} inside={inside} />
        <section className="card" aria-labelledby="case-intake">
          <div className="row spread">
            <h2 id="case-intake">{m.cases_intake_card()}</h2>
            <Profile of={of} inside={inside} />
          </div>
          <KeyValues
            facts={[
              { label: m.cases_form_short(), value: forms[inside.form] }, { label: m.cases_age(), value: ageGroups[inside.ageGroup] }, { label: m.cases_source_short(), value: sources[inside.source] },
              { label: m.cases_came_short(), value: <OnDay day={inside.openedOn} /> }, { label: m.cases_eligibility(), value: eligibilities[inside.eligibility] }, { label: m.cases_funder(), value: funders[inside.funder] },
            ]}
          />
        </section>
        <Counted inside={inside} />
        <Purging of={of} />
      </aside>
    </div>
  );
}

function Now({ inside, person }: { inside: Inside; person: string }) {
  const number = numberText;
  const { card, plan } = inside.safety;
  return (
    <>
      {inside.clock !== null && (
        <Note tone={inside.clock.met ? 'success' : 'warn'} title={inside.clock.met ? m.cases_clock_met() : m.cases_clock_title()}>
          {!inside.clock.met && <><Clock due={inside.clock.dueAt} exact />. <Go to={pathOf(person, 'legal')}>{m.cases_clock_go()}</Go></>}
        </Note>
      )}
      {inside.confidential1367 && <Note title={m.cases_1367_title()}>{m.cases_1367_text()}</Note>}
      <KeyValues
        facts={[
          { label: m.cases_safe_contact(), value: card === null ? <Tag tone="danger">{m.cases_safe_none()}</Tag> : card.purged ? m.cases_part_gone() : card.usable ? <span>{m.cases_safe_confirmed()} <OnDay day={card.confirmedOn} /></span> : <span><Tag tone="warn">{m.cases_safe_old()}</Tag> <OnDay day={card.confirmedOn} /></span> },
          { label: m.cases_safety_plan(), value: plan === null ? undefined : plan.due ? <span><Tag tone="warn">{m.cases_plan_look()}</Tag> <OnDay day={plan.reviewOn} /></span> : <span>{m.cases_plan_next()} <OnDay day={plan.reviewOn} /></span> },
          { label: m.cases_tasks(), value: <Go to={pathOf(person, 'plan')}>{m.cases_tasks_open({ count: inside.openTasks })}{inside.overdueTasks > 0 && <> · {m.cases_tasks_late({ count: inside.overdueTasks })}</>}</Go> },
          { label: m.cases_goals(), value: <Go to={pathOf(person, 'plan')}>{m.cases_goals_open({ count: inside.goals })}</Go> },
          { label: m.cases_services(), value: inside.services === 0 ? undefined : <Go to={pathOf(person, 'notes')}>{m.cases_services_sum({ count: inside.services, minutes: number(inside.minutes) })}</Go> },
        ]}
      />
    </>
  );
}

/** Which figures this case stands in, so that nobody need wonder. */
function Counted({ inside }: { inside: Inside }) {
  return (
    <section className="card" aria-labelledby="case-counted">
      <h2 id="case-counted">{m.cases_counted()}</h2>
      {inside.counted.length === 0 ? <p className="hint">{m.cases_counted_none()}</p> : (
        <ul className="line-list" role="list">
          {inside.counted.map(({ measure, why }) => (
            <li key={measure}><span>{measure === 'CAS-01' ? m.cases_counted_served() : m.cases_counted_enrolled()}</span><span className="hint">{why in funders ? funders[why as keyof typeof funders] : states[why as keyof typeof states]}</span></li>
          ))}
        </ul>
      )}
      <p className="hint">{m.cases_counted_lead()}</p>
    </section>
  );
}
