import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { Clock } from '../../../../foundation/screen/Clock.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { KeyValues } from '../../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../../foundation/screen/Note.tsx';
import { lawOf } from '../../../../foundation/calendar/citation.ts';
import { dayInWords, instantInWords } from '../../../../foundation/screen/day-text.ts';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import { language } from '../../../../foundation/screen/words.ts';
import { countryName, languageName } from '../../../../foundation/screen/names.ts';
import * as m from '../../../../messages/messages.js';
import type { HhsForm } from '../../schema.ts';
import { ActButton } from './ActSheet.tsx';
import { hhsOutcomes, hhsRequests, pathOf, sources, type Case } from './labels.ts';

/** The request that a person's age asks for, filled from what is recorded: nothing is typed again, and what is missing leads to where it is recorded. */
export function HhsRequests({ of, kind }: { of: Case; kind: HhsForm['kind'] }) {
  const reading = useRead<HhsForm>(`/cases/${of.id}/hhs/${kind}`);
  return (
    <section className="card" aria-labelledby="hhs">
      <h2 id="hhs">{hhsRequests[kind]}</h2>
      <Loaded reading={reading}>{(form) => <Filled of={of} form={form} />}</Loaded>
    </section>
  );
}

function Filled({ of, form }: { of: Case; form: HhsForm }) {
  const writes = useMay('cases.write') && !of.purged;
  const released = form.offices.filter((o) => o.release !== null);
  const where: Readonly<Record<string, string>> = { people: `/app/people/${of.person}`, case: pathOf(of.person, 'case'), legal: pathOf(of.person, 'legal') };
  return (
    <>
      <p className="hint">{form.form}. <bdi dir="ltr">{lawOf(form.authority).split(';')[0]}</bdi></p>
      {form.dueAt !== null && form.sentOn === null && <Note tone="warn" title={m.cases_clock_title()}><Clock due={form.dueAt} exact />. {m.cases_clock_who()}</Note>}
      {form.sentOn !== null && <Note tone="success" title={m.cases_hhs_sent()}><OnDay day={form.sentOn} /></Note>}
      {form.standing !== null && form.standing.state !== 'sent' && (
        <p className="row">
          <Tag tone={form.standing.outcome === 'denied' ? 'warn' : form.standing.outcome === null ? 'neutral' : 'success'}>{form.standing.outcome === null ? m.cases_hhs_opened() : hhsOutcomes[form.standing.outcome]}</Tag>
          {form.standing.decidedOn !== null && <OnDay day={form.standing.decidedOn} />}
          {form.standing.endsOn !== null && <span className="hint">{m.cases_hhs_until()} <OnDay day={form.standing.endsOn} /></span>}
          <span className="hint">{form.standing.outcome === null ? '' : m.cases_hhs_by_office()}</span>
        </p>
      )}
      <KeyValues
        facts={form.items.map((i) => ({
          label: i.title,
          value: i.here ? <Bidi person={i.item === 'name' || i.item === 'number'}>{spoken(i.item, i.value ?? '')}</Bidi> : i.required ? <Go to={where[i.where] ?? ''}>{m.cases_hhs_missing()}</Go> : <span className="hint">{m.cases_hhs_optional()}</span>,
        }))}
      />
      {form.missing > 0 && <p className="hint">{m.cases_hhs_lacks({ count: form.missing })}</p>}
      {writes && form.missing === 0 && (released.length === 0 ? (
        <Note tone="warn" title={m.cases_hhs_no_release()}><Go to={`/app/people/${of.person}/sharing`}>{m.cases_hhs_release_go()}</Go></Note>
      ) : (
        <ActButton<{ release: string }> button={m.cases_hhs_send()} buttonClass="button primary" title={hhsRequests[form.kind]} path={`/cases/${of.id}/hhs/${form.kind}`} initial={{ release: released[0]?.release ?? '' }} submit={m.cases_hhs_send()} done={m.cases_hhs_sent()}>
          <p>{m.cases_hhs_send_lead()}</p>
          <ChoiceField name="release" label={m.cases_hhs_to()} choices={released.map((o) => ({ value: o.release ?? '', label: o.name }))} />
        </ActButton>
      ))}
    </>
  );
}

/** An item as people say it: a country and a language by name, a day in words. What is sent stays in codes. */
function spoken(item: string, value: string): string {
  if (item === 'citizenship') return countryName(value);
  if (item === 'language') return languageName(value);
  if (item === 'indicated') return instantInWords(value, language());
  if (item === 'came') {
    const [on = '', source = ''] = value.split(', ');
    return `${dayInWords(on, language())}, ${(sources as Readonly<Record<string, string>>)[source] ?? source}`;
  }
  if (item === 'sex') return value.charAt(0).toUpperCase() + value.slice(1);
  return value.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => dayInWords(day, language()));
}
