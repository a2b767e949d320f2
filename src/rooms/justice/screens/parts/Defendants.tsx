import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { dayInWords } from '../../../../foundation/screen/day-text.ts';
import { CheckField, DateField, NumberField } from '../../../../foundation/screen/fields.tsx';
import { Note } from '../../../../foundation/screen/Note.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { CaseFile, DefendantView } from '../../schema.ts';
import { ActButton } from './ActSheet.tsx';
import { OpenSealed } from './OpenSealed.tsx';
import { defendantName } from './CaseGrid.tsx';
import { money } from './CountingView.tsx';
import { choicesOf, courts, custodies, custodySteps, defendantStandings, holds, outcomes, roles } from './labels.ts';

const spoken = (day: string): string => dayInWords(day, language());

/** Each defendant: where they are, how they stand, and what the court imposed. */
export function Defendants({ file, mayEnter }: { file: CaseFile; mayEnter: boolean }) {
  return (
    <section aria-labelledby="people">
      <h2 id="people">{m.justice_people()}</h2>
      {file.defendants.map((d) => <Defendant key={d.id} d={d} mayEnter={mayEnter} />)}
    </section>
  );
}

function Defendant({ d, mayEnter }: { d: DefendantView; mayEnter: boolean }) {
  const path = `/justice/defendants/${d.id}`;
  const name = defendantName(d);
  const named = (act: string): string => `${act}: ${name}`;
  const standing = d.sentences.find((s) => s.endedOn === null);
  return (
    <div className="person-block">
      <h3><Bidi person={d.name !== undefined}>{name}</Bidi></h3>
      <p className="row">
        <Tag tone={d.standing === 'convicted' ? 'success' : 'neutral'}>{defendantStandings[d.standing]}</Tag>
        <Tag tone={d.custody === 'at-large' ? 'warn' : 'neutral'}>{custodies[d.custody]}</Tag>
        <span className="hint">{roles[d.role]}</span>
        {d.kept === 'sealed' && <Tag tone="warn">{m.justice_sealed()}</Tag>}
        {d.kept === 'destroyed' && <Tag>{m.justice_name_destroyed()}</Tag>}
        {d.held && <Tag tone="warn">{m.justice_hold_stands()}</Tag>}
      </p>
      {d.kept === 'sealed' && mayEnter && <OpenSealed path={`${path}/open`} label={named(m.justice_open_sealed())} />}
      {d.aliases !== undefined && d.aliases.length > 0 && <p><Bidi>{m.justice_aliases({ names: d.aliases.join(', ') })}</Bidi></p>}
      <ul role="list">
        {d.sentences.map((s) => <li key={s.id}>{m.justice_said_sentence({ day: spoken(s.sentencedOn), terms: termsOf(s) })}</li>)}
        {d.restitution.map((r) => (
          <li key={r.id}>
            {m.justice_said_order({ day: spoken(r.orderedOn), amount: money(r.cents), paid: money(r.payments.reduce((sum, p) => sum + p.cents, 0)) })}{r.endedOn === null ? '' : ` (${m.justice_said_ended({ day: spoken(r.endedOn) })})`}{' '}
            {mayEnter && r.endedOn === null && (
              <ActButton<{ amount: number; paidOn: string }> title={m.justice_pay()} label={named(m.justice_pay())} path={`/justice/restitution/${r.id}/payments`} body={({ amount, paidOn }) => ({ paidOn, cents: Math.round(amount * 100) })}>
                <DateField name="paidOn" label={m.justice_paid_on()} />
                <NumberField name="amount" label={m.justice_amount()} unit={m.justice_dollars()} whole={false} from={0.01} />
              </ActButton>
            )}
          </li>
        ))}
        {d.appeals.map((a) => (
          <li key={a.id}>
            {m.justice_said_appeal({ day: spoken(a.filedOn), court: courts[a.court] })}: {a.outcome === null || a.decidedOn === null ? m.justice_said_pending() : m.justice_said_decided({ outcome: outcomes[a.outcome], day: spoken(a.decidedOn) })}{' '}
            {mayEnter && a.outcome === null && (
              <ActButton title={m.justice_decide()} label={named(m.justice_decide())} path={`/justice/appeals/${a.id}/conclude`}>
                <DateField name="decidedOn" label={m.justice_decided_on()} />
                <ChoiceField name="outcome" label={m.justice_outcome()} choices={choicesOf(outcomes)} />
              </ActButton>
            )}
          </li>
        ))}
      </ul>
      {standing?.outside !== undefined && standing.outside !== null && <Note tone="warn">{standing.outside}</Note>}
      {mayEnter && (
        <div className="acts">
          <ActButton title={m.justice_where()} label={named(m.justice_where())} path={`${path}/steps`}>
            <ChoiceField name="step" label={m.justice_step()} choices={choicesOf(custodySteps)} />
            <DateField name="onDay" label={m.justice_on()} />
          </ActButton>
          {d.kept !== 'destroyed' && !d.held && (
            <ActButton title={m.justice_hold()} label={named(m.justice_hold())} path={`${path}/hold`}>
              <p className="hint">{m.justice_hold_lead()}</p>
              <ChoiceField name="grounds" label={m.justice_hold_grounds()} choices={choicesOf(holds)} />
            </ActButton>
          )}
          {d.held && <ActButton title={m.justice_lift()} label={named(m.justice_lift())} path={`${path}/lift`}><p>{m.justice_lift_lead()}</p></ActButton>}
          {d.standing === 'convicted' && standing === undefined && (
            <ActButton<{ fine?: number; life?: boolean }> title={m.justice_sentence()} label={named(m.justice_sentence())} path={`${path}/sentences`} body={({ fine, life, ...v }) => ({ ...v, ...(life === true ? { life } : {}), ...(fine === undefined ? {} : { fineCents: Math.round(fine * 100) }) })}>
              <DateField name="sentencedOn" label={m.justice_sentenced_on()} />
              <NumberField name="months" label={m.justice_months()} from={0} to={1200} optional />
              <CheckField name="life" label={m.justice_life()} />
              <NumberField name="releaseMonths" label={m.justice_release()} from={1} to={1200} optional />
              <NumberField name="probationMonths" label={m.justice_probation()} from={1} to={600} optional />
              <NumberField name="fine" label={m.justice_fine()} unit={m.justice_dollars()} whole={false} from={1} optional />
            </ActButton>
          )}
          {d.standing === 'convicted' && (
            <>
              <ActButton<{ amount: number; orderedOn: string }> title={m.justice_order()} label={named(m.justice_order())} path={`${path}/restitution`} body={({ amount, orderedOn }) => ({ orderedOn, cents: Math.round(amount * 100) })}>
                <DateField name="orderedOn" label={m.justice_ordered_on()} />
                <NumberField name="amount" label={m.justice_amount()} unit={m.justice_dollars()} whole={false} from={1} />
              </ActButton>
              <ActButton title={m.justice_appeal()} label={named(m.justice_appeal())} path={`${path}/appeals`}>
                <ChoiceField name="court" label={m.justice_court()} choices={choicesOf(courts)} />
                <DateField name="filedOn" label={m.justice_appeal_on()} />
              </ActButton>
            </>
          )}
        </div>
      )}
    </div>
  );
}

function termsOf(s: DefendantView['sentences'][number]): string {
  return [
    s.life ? m.justice_said_life() : s.months === null ? '' : m.justice_said_months({ count: s.months }), s.releaseMonths === null ? '' : m.justice_said_release({ count: s.releaseMonths }), s.probationMonths === null ? '' : m.justice_said_probation({ count: s.probationMonths }),
    s.fineCents === null ? '' : m.justice_said_fine({ amount: money(s.fineCents) }), s.endedOn === null ? '' : m.justice_said_ended({ day: spoken(s.endedOn) }),
  ].filter((t) => t !== '').join('; ');
}
