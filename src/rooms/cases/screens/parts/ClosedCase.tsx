import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { LongText } from '../../../../foundation/screen/fields.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { Note } from '../../../../foundation/screen/Note.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import * as m from '../../../../messages/messages.js';
import type { BreakGlass } from '../../schema.ts';
import { ActButton } from './ActSheet.tsx';
import { glassReasons, glassScopes, pathOf, type Case } from './labels.ts';

/** A case one is not on: that it is, who works on it, and the way in where somebody is in danger. */
export function ClosedCase({ of }: { of: Case }) {
  const breaks = useMay('cases.glass');
  return (
    <section aria-labelledby="closed-case" className="stack">
      <h2 id="closed-case">{m.cases_closed_title()}</h2>
      <p>{m.cases_closed_text()}</p>
      <ul className="line-list" role="list">
        {of.team.map((member) => (
          <li key={member.id}>
            <span>{member.name}</span>
            <span className="hint">{member.part === 'lead' ? m.cases_lead() : m.cases_member()}</span>
          </li>
        ))}
      </ul>
      {of.glassUntil !== null && <Note title={m.cases_glass_lasts_title()}>{of.sees.includes('notes') ? <Go to={pathOf(of.person, 'notes')}>{m.cases_notes()}</Go> : <Go to={pathOf(of.person, 'safety')}>{m.cases_safety()}</Go>}</Note>}
      {breaks && of.glassUntil === null && (
        <Note tone="warn" title={m.cases_glass_title()}>
          <p>{m.cases_glass_lead()}</p>
          <ActButton<Omit<BreakGlass, 'id'>>
            button={m.cases_glass_break()} buttonClass="button danger" title={m.cases_glass_break()} path={`/cases/${of.id}/glass`} submit={m.cases_glass_break_save()} done={m.cases_glass_broken()} initial={{ scope: 'safety' }}
          >
            <Note tone="warn">{m.cases_glass_what()}</Note>
            <ChoiceField name="reason" label={m.cases_glass_why()} choices={choicesOf(glassReasons)} />
            <ChoiceField name="scope" label={m.cases_glass_scope()} choices={choicesOf(glassScopes)} />
            <LongText name="words" label={m.cases_glass_words()} hint={m.cases_glass_words_hint()} rows={3} most={1000} />
          </ActButton>
        </Note>
      )}
    </section>
  );
}
