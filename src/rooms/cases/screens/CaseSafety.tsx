import { useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { DateField, LongText } from '../../../foundation/screen/fields.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { SensitivityMark } from '../../../foundation/screen/SensitivityMark.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import { SAFETY_PLAN_DAYS } from '../rules.ts';
import type { Safety as Stands, SafetyShown } from '../schema.ts';
import type { Case } from './parts/labels.ts';
import { ActButton } from './parts/ActSheet.tsx';
import { CardFacts } from './parts/CardFacts.tsx';
import { CardForm, ConfirmCard } from './parts/CardForm.tsx';
import { PartFrame } from './parts/CaseFrame.tsx';
import { ReachPerson } from './parts/ReachPerson.tsx';
import './parts/cases.css';

/** How the person may safely be reached, and the safety plan: covered until somebody asks to see them, which is recorded. */
export function CaseSafety() {
  return <PartFrame content="safety">{(given) => <Safety key={given.of.id} of={given.of} />}</PartFrame>;
}

function Safety({ of }: { of: Case }) {
  return <Loaded reading={useRead<Stands>(`/cases/${of.id}/safety`)}>{(safety) => <Safe of={of} safety={safety} />}</Loaded>;
}

function Safe({ of, safety }: { of: Case; safety: Stands }) {
  const [shown, setShown] = useState(false);
  const reading = useRead<SafetyShown>(shown ? `/cases/${of.id}/safety/shown` : undefined);
  const writes = useMay('cases.write') && !of.purged;
  const { card, plan } = safety;
  const said = reading.data;
  return (
    <div className="columns broad">
      <section aria-labelledby="safe-contact" className="card">
        <div className="row spread"><h2 id="safe-contact">{m.cases_safe_contact()}</h2><SensitivityMark level="sealed" /></div>
        {card === null && <Note tone="danger" title={m.cases_safe_none()}>{m.cases_safe_none_text()}</Note>}
        {card !== null && !card.usable && !card.purged && <Note tone="warn" title={m.cases_safe_old()}>{m.cases_safe_old_text()} <OnDay day={card.confirmedOn} />.</Note>}
        {card !== null && card.usable && <p>{m.cases_safe_confirmed()} <OnDay day={card.confirmedOn} />; {m.cases_safe_next()} <OnDay day={card.nextOn} />.</p>}
        {card?.purged === true && <p className="hint">{m.cases_part_gone()}</p>}
        {shown && said !== undefined && said.card !== null && <CardFacts card={said.card} />}
        <div className="row">
          {card !== null && !card.purged && !shown && <button type="button" className="button" onClick={() => setShown(true)}>{m.cases_safe_show()}</button>}
          {shown && <button type="button" className="button quiet" onClick={() => setShown(false)}>{m.cases_safe_hide()}</button>}
          {writes && card !== null && !card.purged && <ConfirmCard of={of.id} />}
          {writes && <CardForm of={of.id} known={said?.card ?? undefined} fresh={card === null || card.purged} />}
        </div>
        {!shown && card !== null && !card.purged && <p className="hint">{m.cases_safe_recorded()}</p>}
        {writes && <ReachPerson of={of.id} />}
      </section>
      <section aria-labelledby="safety-plan" className="card">
        <div className="row spread"><h2 id="safety-plan">{m.cases_safety_plan()}</h2><SensitivityMark level="sealed" /></div>
        {plan === null ? <p className="hint">{m.cases_safety_plan_none()}</p> : plan.purged ? <p className="hint">{m.cases_part_gone()}</p> : (
          <KeyValues facts={[{ label: m.cases_plan_made(), value: <OnDay day={plan.madeOn} /> }, { label: plan.due ? m.cases_plan_look() : m.cases_plan_next(), value: <OnDay day={plan.reviewOn} /> }]} />
        )}
        {shown && <Loaded reading={reading}>{(told) => (told.plan === null ? null : <p className="heavy"><Bidi>{told.plan}</Bidi></p>)}</Loaded>}
        <div className="row">
          {plan !== null && !plan.purged && !shown && <button type="button" className="button" onClick={() => setShown(true)}>{m.cases_plan_show()}</button>}
          {writes && (plan === null || plan.purged || said?.plan !== undefined) && (
            <ActButton<{ words: string; madeOn: string; reviewOn: string }>
              button={plan === null ? m.cases_plan_write() : m.cases_plan_rewrite()} buttonClass="button" title={m.cases_safety_plan()} path={`/cases/${of.id}/safety/plan`} initial={{ madeOn: today(), reviewOn: lookedAtAgain(), words: said?.plan ?? '' }} submit={m.cases_plan_save()} done={m.cases_plan_saved()}
            >
              <LongText name="words" label={m.cases_plan_words()} hint={m.cases_plan_words_hint()} rows={10} most={8000} />
              <DateField name="madeOn" label={m.cases_plan_made()} from="1990-01-01" to={today()} />
              <DateField name="reviewOn" label={m.cases_plan_next()} from={today()} />
            </ActButton>
          )}
        </div>
      </section>
    </div>
  );
}

/** The day on which a plan made today is looked at again, unless somebody says otherwise. */
function lookedAtAgain(): string {
  return new Date(Date.parse(`${today()}T00:00:00Z`) + SAFETY_PLAN_DAYS * 86_400_000).toISOString().slice(0, 10);
}
