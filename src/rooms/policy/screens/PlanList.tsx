import { useState, type ReactNode } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { DateField, LongText, TextField } from '../../../foundation/screen/fields.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import type { ActionView, Plans } from '../schema.ts';
import { ActionLine, isOpen } from './parts/Action.tsx';
import { certainties, directives as kinds } from './parts/labels.ts';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';

/** The strategic plans of agencies and the directives they are under, each with its actions and how they stand. */
export function PlanList() {
  const mayWrite = useMay('policy.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const reading = useRead<Plans>('/policy/plans');
  const button = (of: Asking, label = of.title): ReactNode => mayWrite && <p><button type="button" className="button small" aria-label={label === of.title ? undefined : of.title} onClick={() => setAsking(of)}>{label}</button></p>;
  const lines = (actions: readonly ActionView[]): ReactNode => (actions.length === 0 ? <p className="hint">{m.policy_no_action()}</p> : <ul className="line-list" role="list">{actions.map((a) => <ActionLine key={a.id} action={a} {...(mayWrite ? { onTell: setAsking } : {})} />)}</ul>);
  const plan: Asking = { title: m.policy_add_plan(), path: '/policy/plans', initial: { adoptedOn: today() }, fields: <><TextField name="short" label={m.policy_agency()} hint={m.policy_short_hint()} most={40} width="medium" /><TextField name="title" label={m.policy_title()} most={200} /><DateField name="adoptedOn" label={m.policy_adopted_on()} /><DateField name="startsOn" label={m.policy_from_on()} /><DateField name="endsOn" label={m.policy_until_on()} hint={m.policy_until_hint()} /></> };
  const directive: Asking = {
    title: m.policy_add_directive(), path: '/policy/directives', initial: { certainty: 'sourced' },
    fields: <><ChoiceField name="kind" label={m.policy_kind()} choices={choicesOf(kinds)} /><TextField name="number" label={m.policy_number()} most={60} /><TextField name="title" label={m.policy_title()} most={300} /><DateField name="issuedOn" label={m.policy_issued_on()} /><ChoiceField name="certainty" label={m.policy_certainty()} choices={choicesOf(certainties)} /><TextField name="source" label={m.policy_source()} most={600} optional /></>,
  };
  return (
    <>
      <PageHeader title={m.policy_plans()} under={m.policy_plans_lead()}>
        {mayWrite && <><button type="button" className="button" onClick={() => setAsking(directive)}>{m.policy_add_directive()}</button><button type="button" className="button primary" onClick={() => setAsking(plan)}>{m.policy_add_plan()}</button></>}
      </PageHeader>
      <Loaded reading={reading}>
        {({ plans, directives }) => (
          <div className="stack loose">
            <section aria-labelledby="plans" className="stack">
              <h2 id="plans">{m.policy_strategic_plans()}</h2>
              {plans.length === 0 && <p className="hint">{m.policy_no_plan()}</p>}
              {plans.map((p) => (
                <section key={p.id} className="card stack tight" aria-labelledby={`p-${p.id}`}>
                  <h3 id={`p-${p.id}`}><Bidi>{p.title}</Bidi></h3>
                  <p className="hint">{m.policy_adopted_on()} <OnDay day={p.adoptedOn} /> · {m.policy_open_of({ open: p.actions.filter(isOpen).length, all: p.actions.length })}</p>
                  <details><summary>{m.policy_actions_of({ title: p.title })}</summary>{lines(p.actions)}</details>
                  {button(act({ plan: p.id }, p.title, p.startsOn), m.policy_add_action())}
                </section>
              ))}
            </section>
            <section aria-labelledby="directives" className="stack">
              <h2 id="directives">{m.policy_directives()}</h2>
              {directives.length === 0 && <p className="hint">{m.policy_no_directive()}</p>}
              {directives.map((d) => (
                <section key={d.id} className="card stack tight" aria-labelledby={`x-${d.id}`}>
                  <h3 id={`x-${d.id}`}><Bidi>{d.number}</Bidi></h3>
                  <p><Bidi>{d.title}</Bidi></p>
                  <p className="row hint"><Tag>{kinds[d.kind]}</Tag> <OnDay day={d.issuedOn} /> {d.certainty === 'unverified' ? <Tag tone="warn">{m.policy_unverified()}</Tag> : <Bidi>{d.source ?? ''}</Bidi>}</p>
                  {lines(d.actions)}
                  {button(act({ directive: d.id }, d.number, d.issuedOn), m.policy_add_action())}
                </section>
              ))}
            </section>
          </div>
        )}
      </Loaded>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}

function act(of: { plan: string } | { directive: string }, title: string, from: string): Asking {
  return {
    title: m.policy_add_action_to({ title }), path: '/policy/actions', fixed: of, initial: { begunOn: from },
    fields: <>{'directive' in of && <TextField name="short" label={m.policy_agency()} hint={m.policy_short_hint()} most={40} width="medium" />}<LongText name="what" label={m.policy_what()} most={1000} rows={3} /><DateField name="begunOn" label={m.policy_from_on()} /><DateField name="dueOn" label={m.policy_due_on()} /></>,
  };
}
