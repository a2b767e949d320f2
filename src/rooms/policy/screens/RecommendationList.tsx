import { useState, type ReactNode } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { DateField, LongText, NumberField, TextField } from '../../../foundation/screen/fields.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import type { Recommendations, RecommendationView } from '../schema.ts';
import { followed } from './parts/labels.ts';
import { Part } from '../../../foundation/screen/Part.tsx';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';

/** The recommendations of each Assessment, with how later ones followed them up and which did not. */
export function RecommendationList() {
  const mayWrite = useMay('policy.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const reading = useRead<Recommendations>('/policy/recommendations');
  const button = (of: Asking, label: string): ReactNode => mayWrite && <button type="button" className="button small" aria-label={of.title} onClick={() => setAsking(of)}>{label}</button>;
  const add: Asking = { title: m.policy_recommend(), path: '/policy/recommendations', initial: { madeOn: today(), year: Number(today().slice(0, 4)) - 1 }, fields: <><NumberField name="year" label={m.policy_assessment_year()} from={2001} to={2100} /><TextField name="short" label={m.policy_agency()} hint={m.policy_short_hint()} most={40} width="medium" /><LongText name="what" label={m.policy_recommendation()} most={2000} rows={4} /><DateField name="madeOn" label={m.policy_made_on()} /></> };
  return (
    <>
      <PageHeader title={m.policy_recommendations()} under={m.policy_recommendations_lead()}>
        {mayWrite && <button type="button" className="button primary" onClick={() => setAsking(add)}>{m.policy_recommend()}</button>}
      </PageHeader>
      <Loaded reading={reading}>
        {({ recommendations }) => (recommendations.length === 0 ? <p className="hint">{m.policy_no_recommendation()}</p> : (
          <div className="stack loose">
            {[...Map.groupBy(recommendations, (r) => r.year)].map(([year, own]) => (
              <Part key={year} id={`y-${year}`} title={m.policy_assessment_of({ year: String(year) })} none={false}>
                {own.map((one) => (
                  <li key={one.id}>
                    <p className="row"><strong>{one.number}. <Bidi>{one.what}</Bidi></strong> <Tag><Bidi>{one.short}</Bidi></Tag></p>
                    {one.followUps.map((f) => <p key={f.id}><span className="hint">{m.policy_assessment_of({ year: String(f.year) })}:</span> <Tag tone={f.state === 'done' ? 'success' : 'neutral'}>{followed[f.state]}</Tag> <Bidi>{f.words}</Bidi></p>)}
                    {one.missing.map((y) => <p key={y} className="row"><Tag tone="warn">{m.policy_not_followed({ year: String(y) })}</Tag></p>)}
                    {!one.followUps.some((f) => f.state === 'done') && <p>{button(follow(one), m.policy_follow_up())}</p>}
                  </li>
                ))}
              </Part>
            ))}
          </div>
        ))}
      </Loaded>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}

function follow(one: RecommendationView): Asking {
  return {
    title: m.policy_follow_up_of({ number: String(one.number), year: String(one.year) }), path: `/policy/recommendations/${one.id}/follow-ups`, initial: { year: one.missing[0] ?? Math.max(one.year, ...one.followUps.map((f) => f.year)) + 1 },
    fields: <><NumberField name="year" label={m.policy_assessment_year()} from={one.year + 1} to={2100} /><ChoiceField name="state" label={m.policy_state()} choices={choicesOf(followed)} /><LongText name="words" label={m.policy_follow_words()} most={4000} rows={4} /></>,
  };
}
