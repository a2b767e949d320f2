import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { ChecksField, ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
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
import { courts, custodies, custodySteps, defendantStandings, holds, outcomes, roles } from './labels.ts';

const spoken = (day: string): string => dayInWords(day, language());

/** Each defendant: where they are, how they stand, and what the court imposed. */
export function Defendants({ file, mayEnter }: { file: CaseFile; mayEnter: boolean }) {
  return (
    <section aria-labelledby="people">
      <h2 id="people">{m.justice_people()}</h2>
      {file.defendants.map((d) => <Defendant key={d.id} d={d} file={file} mayEnter={mayEnter} />)}
    </section>
  );
}

function Defendant({ d, file, mayEnter }: { d: DefendantView; file: CaseFile; mayEnter: boolean }) {
  const path = `/justice/defendants/${d.id}`;
  const name = defendantName(d);
  const named = (act: string): string => `${act}: ${name}`;
  const standing = d.sentences.find((s) => s.endedOn === null);
  const convicted = file.counts.filter((n) => file.charges.some((c) => c.count === n.id && c.defendant === d.id && c.convictedOn !== null));
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
        {d.sentences.map((s) => (
          <li key={s.id}>
            {m.justice_said_sentence({ day: spoken(s.sentencedOn), terms: termsOf(s) })}
            {s.terms.length > 0 && <span className="hint"> {s.terms.map((t) => m.justice_said_term({ n: file.counts.find((n) => n.id === t.count)?.place ?? 0, count: t.months, how: runs[t.runs] })).join('; ')}</span>}
          </li>
        ))}
        {d.restitution.map((r) => (
          <li key={r.id}>
            {m.justice_said_order({ day: spoken(r.orderedOn), amount: money(r.cents), paid: money(r.payments.reduce((sum, p) => sum + p.cents, 0)) })}{r.endedOn === null ? '' : ` (${m.justice_said_ended({ day: spoken(r.endedOn) })})`}{' '}
            {r.full !== null && <span className="hint">{m.justice_said_full({ amount: money(r.full) })} </span>}{r.full !== null && r.cents < r.full && <Tag tone="warn">{m.justice_below_full()}</Tag>}{' '}
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
            <ActButton<{ fine?: number; life?: boolean; months?: number; after?: string[] } & Record<string, unknown>> title={m.justice_sentence()} label={named(m.justice_sentence())} path={`${path}/sentences`} initial={{ after: [] }} body={(v) => sentenceOf(v, convicted.map((n) => n.id))}>
              <DateField name="sentencedOn" label={m.justice_sentenced_on()} />
              <NumberField name="months" label={m.justice_months()} from={0} to={1200} optional />
              {convicted.length > 1 && (
                <details className="stack">
                  <summary>{m.justice_terms()}</summary>
                  <p className="hint">{m.justice_terms_lead()}</p>
                  {convicted.map((n) => <NumberField key={n.id} name={`term-${n.id}`} label={m.justice_term_of({ n: n.place, statute: n.statute })} from={1} to={1200} optional />)}
                  <ChecksField name="after" label={m.justice_terms_after()} choices={convicted.map((n) => ({ value: n.id, label: m.justice_count_n({ n: n.place }) }))} optional />
                </details>
              )}
              <CheckField name="life" label={m.justice_life()} />
              <NumberField name="releaseMonths" label={m.justice_release()} from={1} to={1200} optional />
              <NumberField name="probationMonths" label={m.justice_probation()} from={1} to={600} optional />
              <NumberField name="fine" label={m.justice_fine()} unit={m.justice_dollars()} whole={false} from={1} optional />
            </ActButton>
          )}
          {d.standing === 'convicted' && (
            <>
              <ActButton<{ amount: number; orderedOn: string; losses?: number; services?: number; wages?: number }> title={m.justice_order()} label={named(m.justice_order())} path={`${path}/restitution`} body={orderOf}>
                <DateField name="orderedOn" label={m.justice_ordered_on()} />
                <NumberField name="amount" label={m.justice_amount()} unit={m.justice_dollars()} whole={false} from={1} />
                <p className="hint">{m.justice_amounts_lead()}</p>
                <NumberField name="losses" label={m.justice_losses()} unit={m.justice_dollars()} whole={false} from={0} optional />
                <NumberField name="services" label={m.justice_services_worth()} unit={m.justice_dollars()} whole={false} from={0} optional />
                <NumberField name="wages" label={m.justice_wages_worth()} unit={m.justice_dollars()} whole={false} from={0} optional />
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

const runs = { concurrent: m.justice_runs_concurrent(), consecutive: m.justice_runs_consecutive() } as const;

/** A sentence as it is sent: term by term where terms are given, and then the whole follows from them. */
function sentenceOf({ fine, life, months, after = [], ...v }: { fine?: number; life?: boolean; months?: number; after?: string[] } & Record<string, unknown>, counts: readonly string[]): object {
  const terms = counts.flatMap((count) => (typeof v[`term-${count}`] === 'number' ? [{ count, months: v[`term-${count}`] as number, runs: after.includes(count) ? 'consecutive' : 'concurrent' }] : []));
  const rest = Object.fromEntries(Object.entries(v).filter(([name]) => !name.startsWith('term-')));
  return { ...rest, ...(months === undefined ? {} : { months }), ...(terms.length === 0 ? {} : { terms }), ...(life === true ? { life } : {}), ...(fine === undefined ? {} : { fineCents: Math.round(fine * 100) }) };
}

/** An order as it is sent: with what it is made of where any of it is told. */
function orderOf({ amount, orderedOn, ...of }: { amount: number; orderedOn: string; losses?: number; services?: number; wages?: number }): object {
  const cents = (dollars: number | undefined): number => Math.round((dollars ?? 0) * 100);
  const told = of.losses !== undefined || of.services !== undefined || of.wages !== undefined;
  return { orderedOn, cents: cents(amount), ...(told ? { amounts: { losses: cents(of.losses), services: cents(of.services), wages: cents(of.wages) } } : {}) };
}
