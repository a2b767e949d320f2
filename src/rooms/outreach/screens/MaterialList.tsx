import { useState, type ReactNode } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { DateField, NumberField, TextField } from '../../../foundation/screen/fields.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { languageChoices, languageName } from '../../../foundation/screen/names.ts';
import { numberText } from '../../../foundation/screen/number-text.ts';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import type { Campaigns, EditionView, MaterialView } from '../schema.ts';
import { inCapitals, kinds, media } from './parts/labels.ts';
import { Part } from '../../../foundation/screen/Part.tsx';

/** The campaigns: their materials with the editions of each language, and the announcements that were aired. */
export function MaterialList() {
  const mayWrite = useMay('outreach.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const reading = useRead<Campaigns>('/outreach/campaigns');
  const button = (of: Asking, label = of.title): ReactNode => mayWrite && <button type="button" className="button small" aria-label={label === of.title ? undefined : of.title} onClick={() => setAsking(of)}>{label}</button>;
  const launch: Asking = { title: m.outreach_add_campaign(), path: '/outreach/campaigns', initial: { launchedOn: today() }, fields: <><TextField name="name" label={m.outreach_name()} most={200} /><TextField name="theme" label={m.outreach_theme()} most={200} /><DateField name="launchedOn" label={m.outreach_launched_on()} /></> };
  return (
    <>
      <PageHeader title={m.outreach_materials()} under={m.outreach_materials_lead()}>
        {mayWrite && <button type="button" className="button" onClick={() => setAsking(launch)}>{m.outreach_add_campaign()}</button>}
      </PageHeader>
      <Loaded reading={reading}>
        {({ campaigns }) => (campaigns.length === 0 ? <EmptyState sentence={m.outreach_no_campaign()} /> : (
          <div className="stack loose">
            {campaigns.map((campaign) => (
              <section key={campaign.id} className="stack loose" aria-labelledby={`c-${campaign.id}`}>
                <div><h2 id={`c-${campaign.id}`}><Bidi>{campaign.name}</Bidi></h2><p className="hint"><Bidi>{campaign.theme}</Bidi> · {m.outreach_launched_on()} <OnDay day={campaign.launchedOn} /></p></div>
                <p>{button(material(campaign.id))}</p>
                {campaign.materials.map((one) => (
                  <section key={one.id} className="card stack tight" aria-labelledby={`m-${one.id}`}>
                    <div className="row spread"><h3 id={`m-${one.id}`}><Bidi>{one.title}</Bidi></h3><Tag>{kinds[one.kind]}</Tag></div>
                    {one.editions.length === 0 && <p className="hint">{m.outreach_no_edition()}</p>}
                    <ul className="line-list" role="list">
                      {one.editions.map((e) => (
                        <li key={e.id}>
                          <p className="row"><strong>{m.outreach_edition_of({ language: languageName(e.language), number: String(e.number) })}</strong> {e.withdrawnOn === null ? button(withdraw(one, e), m.outreach_withdraw()) : <Tag>{m.outreach_withdrawn()} <OnDay day={e.withdrawnOn} /></Tag>}</p>
                          <p className="hint">{m.outreach_issued_on()} <OnDay day={e.issuedOn} /> · {m.outreach_copies_out({ count: e.copies, shown: numberText(e.copies) })}</p>
                          {e.changed !== null && <p><Bidi>{e.changed}</Bidi></p>}
                        </li>
                      ))}
                    </ul>
                    <p>{button(edition(one), m.outreach_add_edition())}</p>
                  </section>
                ))}
                <Part id={`a-${campaign.id}`} title={m.outreach_announcements()} none={campaign.announcements.length === 0 && m.outreach_no_announcement()} act={button(announcement(campaign.id))}>
                  {campaign.announcements.map((a) => (
                    <li key={a.id}><p className="row"><strong><Bidi>{a.outlet}</Bidi></strong> <Tag>{media[a.medium]}</Tag> <span className="hint">{a.state ?? m.outreach_nationwide()}</span></p><p className="hint"><Bidi>{a.title}</Bidi>, {languageName(a.language)} · <OnDay day={a.airedOn} /> – <OnDay day={a.lastOn} /> · {m.outreach_aired({ count: a.airings, shown: numberText(a.airings) })}</p></li>
                  ))}
                </Part>
              </section>
            ))}
          </div>
        ))}
      </Loaded>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}

function material(campaign: string): Asking {
  return { title: m.outreach_add_material(), path: '/outreach/materials', fixed: { campaign }, fields: <><TextField name="title" label={m.outreach_title()} most={200} /><ChoiceField name="kind" label={m.outreach_kind()} choices={choicesOf(kinds)} /></> };
}

function edition(one: MaterialView): Asking {
  return { title: m.outreach_add_edition_of({ title: one.title }), path: `/outreach/materials/${one.id}/editions`, initial: { issuedOn: today() }, fields: <><ChoiceField name="language" label={m.outreach_language()} choices={languageChoices()} /><DateField name="issuedOn" label={m.outreach_issued_on()} /><TextField name="changed" label={m.outreach_changed()} hint={m.outreach_changed_hint()} most={400} optional /></> };
}

function withdraw(one: MaterialView, e: EditionView): Asking {
  return { title: m.outreach_withdraw_of({ title: one.title, language: languageName(e.language), number: String(e.number) }), path: `/outreach/editions/${e.id}/withdraw`, version: e.version, initial: { withdrawnOn: today() }, fields: <DateField name="withdrawnOn" label={m.outreach_withdrawn_on()} /> };
}

function announcement(campaign: string): Asking {
  return {
    title: m.outreach_add_announcement(), path: '/outreach/announcements', shape: inCapitals, fixed: { campaign }, initial: { airedOn: today(), lastOn: today() },
    fields: <><TextField name="title" label={m.outreach_title()} most={200} /><ChoiceField name="medium" label={m.outreach_medium()} choices={choicesOf(media)} /><ChoiceField name="language" label={m.outreach_language()} choices={languageChoices()} /><TextField name="outlet" label={m.outreach_outlet()} most={200} /><TextField name="state" label={m.outreach_state()} hint={m.outreach_state_or_nation()} most={2} code width="short" optional /><DateField name="airedOn" label={m.outreach_aired_on()} /><DateField name="lastOn" label={m.outreach_last_on()} /><NumberField name="airings" label={m.outreach_airings()} from={1} to={1_000_000} /></>,
  };
}
