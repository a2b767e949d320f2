import { useState, type ReactNode } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { DateField, LongText, TextField } from '../../../foundation/screen/fields.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { Preferences } from '../schema.ts';
import { certainties } from './parts/labels.ts';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';

/** The trade preference programs: what each asks about child labor, when it was in force, and who benefits from it. */
export function PreferenceList() {
  const mayWrite = useMay('countries.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const reading = useRead<Preferences>('/countries/preferences');
  const button = (of: Asking, label: string): ReactNode => mayWrite && <p><button type="button" className="button small" aria-label={of.title} onClick={() => setAsking(of)}>{label}</button></p>;
  const add: Asking = {
    title: m.countries_add_preference(), path: '/countries/preferences', shape: (values) => ({ ...values, short: String(values['short']).toUpperCase() }),
    fields: <><TextField name="short" label={m.countries_short()} hint={m.countries_short_hint()} most={8} code width="short" /><TextField name="title" label={m.countries_name()} most={200} /><TextField name="authority" label={m.countries_law()} most={200} /><LongText name="criterion" label={m.countries_criterion()} most={1000} rows={3} /></>,
  };
  const spell = (p: Preferences['preferences'][number]): Asking => ({
    title: m.countries_add_spell_of({ program: p.short }), path: `/countries/preferences/${p.id}/spells`, initial: { certainty: 'sourced' },
    fields: <><DateField name="fromOn" label={m.countries_from_on()} /><DateField name="untilOn" label={m.countries_until_on()} hint={m.countries_until_hint()} optional /><ChoiceField name="certainty" label={m.countries_certainty()} choices={choicesOf(certainties)} /><TextField name="source" label={m.countries_source()} most={400} /></>,
  });
  return (
    <>
      <PageHeader title={m.countries_preferences()} under={m.countries_preferences_lead()}>
        {mayWrite && <button type="button" className="button primary" onClick={() => setAsking(add)}>{m.countries_add_preference()}</button>}
      </PageHeader>
      <Loaded reading={reading}>
        {({ preferences }) => (preferences.length === 0 ? <p className="hint">{m.countries_no_preference()}</p> : (
          <div className="stack loose">
            {preferences.map((p) => (
              <section key={p.id} className="card stack tight" aria-labelledby={`p-${p.id}`}>
                <div className="row spread"><h2 id={`p-${p.id}`}><Bidi>{p.title}</Bidi> (<Bidi>{p.short}</Bidi>)</h2><Tag tone={p.inForce ? 'success' : 'neutral'}>{p.inForce ? m.countries_in_force() : m.countries_lapsed()}</Tag></div>
                <p><Bidi>{p.criterion}</Bidi></p>
                <p className="hint"><Bidi>{p.authority}</Bidi></p>
                <ul className="line-list" role="list">{p.spells.map((s) => <li key={s.id}><p className="row"><span><OnDay day={s.fromOn} /> – {s.untilOn === null ? m.countries_today() : <OnDay day={s.untilOn} />}</span> {s.certainty === 'unverified' && <Tag tone="warn">{m.countries_unverified()}</Tag>} <span className="hint"><Bidi>{s.source}</Bidi></span></p></li>)}</ul>
                {button(spell(p), m.countries_add_spell())}
                {p.beneficiaries.length > 0 && <details><summary>{m.countries_beneficiaries_of({ count: p.beneficiaries.length, program: p.short })}</summary><p>{p.beneficiaries.map((b, i) => <span key={b.country}>{i > 0 && ', '}<Go to={`/app/countries/${b.country}`}><Bidi>{b.name}</Bidi></Go></span>)}</p></details>}
              </section>
            ))}
          </div>
        ))}
      </Loaded>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}
