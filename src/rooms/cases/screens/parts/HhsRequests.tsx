import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { Clock } from '../../../../foundation/screen/Clock.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { Icon } from '../../../../foundation/screen/Icon.tsx';
import { Loaded } from '../../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../../foundation/screen/Note.tsx';
import { OnDay } from '../../../../foundation/screen/OnDay.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import * as m from '../../../../messages/messages.js';
import type { HhsForm } from '../../schema.ts';
import { ActButton } from './ActSheet.tsx';
import { hhsRequests, pathOf, type Case } from './labels.ts';

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
      <p className="hint">{form.form}. {form.authority.split(';')[0]}</p>
      {form.dueAt !== null && form.sentOn === null && <Note tone="warn" title={m.cases_clock_title()}><Clock due={form.dueAt} />. {m.cases_clock_who()}</Note>}
      {form.sentOn !== null && <Note tone="success" title={m.cases_hhs_sent()}><OnDay day={form.sentOn} /></Note>}
      <ul className="checklist">
        {form.items.map((i) => (
          <li key={i.item} className={i.here ? 'there' : ''}>
            <span className="state" aria-hidden="true">{i.here && <Icon name="check" />}</span>
            <div className="what">
              <h3>{i.title}</h3>
              {i.here ? <p><Bidi person={i.item === 'name'}>{i.value ?? ''}</Bidi></p> : i.required ? <p><Go to={where[i.where] ?? ''}>{m.cases_hhs_missing()}</Go></p> : <p className="hint">{m.cases_hhs_optional()}</p>}
            </div>
          </li>
        ))}
      </ul>
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
