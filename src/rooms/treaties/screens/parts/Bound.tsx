import { useState, type ReactNode } from 'react';
import { Bidi, Code } from '../../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { DateField, LongText, TextField } from '../../../../foundation/screen/fields.tsx';
import { countryChoices, countryName } from '../../../../foundation/screen/names.ts';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { SheetForm, type Asking } from '../../../../foundation/screen/SheetForm.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { today } from '../../../../foundation/screen/today.ts';
import * as m from '../../../../messages/messages.js';
import type { InstrumentFile, Obligation, Reservation, Statement } from '../../schema.ts';
import { certaintyChoices, choicesOf, factWords, reservationWords } from './words.ts';

/** How states are bound beside their steps: what they reserved, what the instrument asks and who answers, and what publications say against the record. */
export function Bound({ file, mayWrite }: { file: InstrumentFile; mayWrite: boolean }) {
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const path = `/treaties/${file.instrument.id}`;
  const button = (of: Asking, label = of.title): ReactNode => mayWrite && <p><button type="button" className="button small" aria-label={label === of.title ? undefined : of.title} onClick={() => setAsking(of)}>{label}</button></p>;
  const reserve: Asking = {
    title: m.treaties_record_reservation(), path: `${path}/reservations`, initial: { state: 'US', kind: 'reservation', certainty: 'sourced' },
    fields: <><ChoiceField name="state" label={m.treaties_state()} choices={countryChoices()} /><ChoiceField name="kind" label={m.treaties_what_kind()} choices={choicesOf(reservationWords)} /><TextField name="article" label={m.treaties_article()} most={60} width="medium" /><LongText name="words" label={m.treaties_what_it_says()} most={2000} rows={4} /><DateField name="madeOn" label={m.treaties_made_on()} /><ChoiceField name="certainty" label={m.treaties_certainty()} choices={certaintyChoices()} /><TextField name="source" label={m.treaties_source()} most={600} optional /></>,
  };
  const withdraw = (one: Reservation): Asking => ({ title: m.treaties_withdraw_of({ article: one.article, state: countryName(one.state) }), path: `${path}/reservations/${one.id}/withdrawn`, version: one.version, initial: { withdrawnOn: today() }, fields: <DateField name="withdrawnOn" label={m.treaties_withdrawn_on()} /> });
  const oblige = (one?: Obligation): Asking => ({
    title: one === undefined ? m.treaties_record_obligation() : m.treaties_correct_obligation({ article: one.article, office: one.answers }), path: one === undefined ? `${path}/obligations` : `${path}/obligations/${one.id}`, ...(one === undefined ? {} : { version: one.version, initial: { article: one.article, what: one.what, answers: one.answers, metBy: one.metBy ?? '', dueOn: one.dueOn ?? '' } }),
    fields: <><TextField name="article" label={m.treaties_article()} most={60} width="medium" /><LongText name="what" label={m.treaties_asks()} most={1000} rows={3} /><TextField name="answers" label={m.treaties_answers()} most={120} /><TextField name="metBy" label={m.treaties_met_by()} most={1000} optional /><DateField name="dueOn" label={m.treaties_due_on()} optional /></>,
  });
  const state: Asking = {
    title: m.treaties_record_statement(), path: `${path}/statements`,
    fields: <><ChoiceField name="fact" label={m.treaties_fact()} choices={choicesOf(factWords)} /><ChoiceField name="state" label={m.treaties_state()} hint={m.treaties_fact_state_hint()} choices={countryChoices()} optional /><TextField name="says" label={m.treaties_says()} hint={m.treaties_says_hint()} most={10} code width="medium" /><TextField name="saidBy" label={m.treaties_said_by()} most={300} /></>,
  };
  return (
    <div className="stack loose">
      <section aria-labelledby="said" className="stack">
        <h2 id="said">{m.treaties_statements()}</h2>
        <p className="hint">{m.treaties_statements_lead()}</p>
        {file.statements.length === 0 ? <p className="hint">{m.treaties_no_statement()}</p> : <ul className="line-list" role="list">{file.statements.map((one) => <Said key={one.id} one={one} />)}</ul>}
        {button(state)}
      </section>
      <section aria-labelledby="reservations" className="stack">
        <h2 id="reservations">{m.treaties_reservations()}</h2>
        {file.reservations.length === 0 && <p className="hint">{m.treaties_no_reservation()}</p>}
        <ul className="line-list" role="list">
          {file.reservations.map((one) => (
            <li key={one.id}>
              <p className="row"><strong>{countryName(one.state)}, <Bidi>{one.article}</Bidi></strong> <Tag>{reservationWords[one.kind]()}</Tag> {one.certainty === 'unverified' && <Tag tone="warn">{m.treaties_unverified()}</Tag>}</p>
              <p><Bidi>{one.words}</Bidi></p>
              <p className="hint">{m.treaties_made_on()} <OnDay day={one.madeOn} />{one.withdrawnOn !== null && <> · {m.treaties_withdrawn_on()} <OnDay day={one.withdrawnOn} /></>}</p>
              {one.withdrawnOn === null && button(withdraw(one), m.treaties_withdraw())}
            </li>
          ))}
        </ul>
        {button(reserve)}
      </section>
      <section aria-labelledby="obligations" className="stack">
        <h2 id="obligations">{m.treaties_obligations()}</h2>
        {file.obligations.length === 0 && <p className="hint">{m.treaties_no_obligation()}</p>}
        <ul className="line-list" role="list">
          {file.obligations.map((one) => (
            <li key={one.id}>
              <p><strong><Bidi>{one.article}</Bidi></strong> <Bidi>{one.what}</Bidi></p>
              <p className="row hint"><span><Bidi>{one.answers}</Bidi>{one.metBy !== null && <> · <Bidi>{one.metBy}</Bidi></>}</span>{one.dueOn !== null && <Tag tone={one.dueOn < today() ? 'warn' : 'neutral'}>{m.treaties_due_on()} <OnDay day={one.dueOn} /></Tag>}</p>
              {button(oblige(one), m.treaties_correct())}
            </li>
          ))}
        </ul>
        {button(oblige())}
      </section>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </div>
  );
}

/** What a publication says, and what the record has: in agreement, or against it with why it cannot be so. */
function Said({ one }: { one: Statement }) {
  return (
    <li>
      <p className="row"><strong>{one.state === null ? factWords[one.fact]() : m.treaties_step_of({ state: countryName(one.state), step: factWords[one.fact]() })}</strong> <Tag tone={one.agrees === 'differs' ? 'danger' : one.agrees === 'agrees' ? 'success' : 'neutral'}>{one.agrees === 'differs' ? m.treaties_differs() : one.agrees === 'agrees' ? m.treaties_agrees() : m.treaties_no_record()}</Tag></p>
      <p>{m.treaties_it_says()} <Code>{one.says}</Code> · {m.treaties_record_has()} <Code>{one.record ?? '–'}</Code></p>
      {one.why !== null && <p><Bidi>{one.why}</Bidi></p>}
      <p className="hint"><Bidi>{one.saidBy}</Bidi></p>
    </li>
  );
}
