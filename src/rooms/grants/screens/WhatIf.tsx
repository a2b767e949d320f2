import { useEffect, useRef, useState } from 'react';
import { useSend } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { NumberField, TextField } from '../../../foundation/screen/fields.tsx';
import { Figure } from '../../../foundation/screen/Figure.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import { fiscalYear } from '../rules.ts';
import type { WhatIf as Rule, WhatIfAnswer } from '../schema.ts';
import { categories, choicesOf, funders, money, outcomes, recipients, scopes } from './parts/labels.ts';
import { MovedList } from './parts/MovedList.tsx';
import './parts/grants.css';

interface Typed { year: number; scope?: Rule['scope']; funder?: never; recipientKind?: never; category?: never; trafficking?: 'yes' | 'no'; childLabor?: 'yes' | 'no'; outcome: Rule['outcome']; percent?: number }
const yesNo = [{ value: 'yes', label: m.grants_yes() }, { value: 'no', label: m.grants_no() }];

function ruleOf(typed: Typed): Rule {
  const tag = (value: 'yes' | 'no' | undefined, name: 'trafficking' | 'childLabor') => (value === undefined ? {} : { [name]: value === 'yes' });
  return {
    year: typed.year, ...(typed.scope === undefined ? {} : { scope: typed.scope }), outcome: typed.outcome, ...(typed.outcome === 'share' && typed.percent !== undefined ? { share: Math.round(typed.percent * 100) } : {}),
    when: { ...(typed.funder === undefined ? {} : { funder: typed.funder }), ...(typed.recipientKind === undefined ? {} : { recipientKind: typed.recipientKind }), ...(typed.category === undefined ? {} : { category: typed.category }), ...tag(typed.trafficking, 'trafficking'), ...tag(typed.childLabor, 'childLabor') },
  };
}

/** A rule tried on a year: what the total would be, award by award, before anything is saved. */
export function WhatIf() {
  const year = Number(useAddress().query['year']) || fiscalYear(today());
  const { mutateAsync } = useSend<WhatIfAnswer>('POST', '/grants/what-if', { stale: [] });
  const [tried, setTried] = useState<{ rule: Rule; answer: WhatIfAnswer } | undefined>(undefined);
  return (
    <>
      <PageHeader title={m.grants_what_if()} under={m.grants_what_if_lead()}><Go to="/app/grants/editions" className="button">{m.grants_editions()}</Go></PageHeader>
      <div className="desk">
        <div className="stack loose">{tried === undefined ? <p className="hint">{m.grants_what_if_begin()}</p> : <Outcome key={JSON.stringify(tried.rule)} {...tried} />}</div>
        <aside>
          <Form<Typed, { rule: Rule; answer: WhatIfAnswer }>
            label={m.grants_rule()}
            submit={m.grants_try()}
            initial={{ year: String(year), scope: 'international', outcome: 'no' }}
            send={async (typed, { key }) => ({ rule: ruleOf(typed), answer: await mutateAsync({ body: ruleOf(typed), key }) })}
            onDone={setTried}
          >
            <NumberField name="year" label={m.grants_year()} from={1990} to={2100} />
            <ChoiceField name="scope" label={m.grants_scope()} choices={choicesOf(scopes)} optional />
            <h2>{m.grants_rule_lead()}</h2>
            <ChoiceField name="childLabor" label={m.grants_tagged_child_labor()} choices={yesNo} optional />
            <ChoiceField name="trafficking" label={m.grants_tagged_trafficking()} choices={yesNo} optional />
            <ChoiceField name="funder" label={m.grants_office()} choices={choicesOf(funders)} optional />
            <ChoiceField name="recipientKind" label={m.grants_recipient()} choices={choicesOf(recipients)} optional />
            <ChoiceField name="category" label={m.grants_categories()} choices={choicesOf(categories)} optional />
            <h2>{m.grants_rule_then()}</h2>
            <ChoiceField name="outcome" label={m.grants_outcome()} choices={choicesOf(outcomes)} />
            <NumberField name="percent" label={m.grants_percent()} from={0.01} to={99.99} whole={false} unit="%" optional />
          </Form>
        </aside>
      </div>
    </>
  );
}

function Outcome({ rule, answer }: { rule: Rule; answer: WhatIfAnswer }) {
  const go = useGo();
  const { mutateAsync } = useSend<{ id: string }>('POST', '/grants/proposals', { stale: ['/grants'] });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <section aria-labelledby="moves" className="stack">
        <h2 id="moves" ref={heading} tabIndex={-1}>{m.grants_moves()}</h2>
        <div className="figures">
          {answer.published !== null && <Figure label={m.grants_published()} value={money(answer.published)} window={`FY${answer.year}`} />}
          <Figure label={m.grants_before()} value={money(answer.before)} window={`FY${answer.year}`} />
          <Figure label={m.grants_after()} value={money(answer.after)} window={`FY${answer.year}`} />
        </div>
        <p><strong>{answer.count === 0 ? m.grants_no_move_short() : m.grants_moved_of({ count: answer.count })}</strong>. {m.grants_programs_of({ before: String(answer.programsBefore), after: String(answer.programsAfter) })}; {m.grants_countries_of({ before: String(answer.countriesBefore), after: String(answer.countriesAfter) })}.</p>
        {answer.count > answer.moved.length && <p className="hint">{m.grants_first_shown({ count: String(answer.moved.length) })}</p>}
        <MovedList lines={answer.moved.map((line) => ({ ...line, number: <Go to={`/app/grants/awards/${line.id}`}><Code>{line.number}</Code></Go>, title: <Bidi>{line.title}</Bidi> }))} />
      </section>
      {answer.count > 0 && (
        <section aria-labelledby="propose" className="stack">
          <h2 id="propose">{m.grants_propose()}</h2>
          <Form<{ reason: string }, { id: string }>
            label={m.grants_propose()}
            submit={m.grants_propose()}
            send={({ reason }, { key }) => mutateAsync({ body: { ...rule, reason }, key })}
            onDone={() => {
              showToast(m.grants_proposed());
              go('/app/grants/editions');
            }}
          >
            <TextField name="reason" label={m.grants_reason()} most={1000} />
          </Form>
        </section>
      )}
    </>
  );
}
