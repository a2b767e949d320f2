import { useState, type ReactNode } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { ChecksField, ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { DateField, LongText, NumberField, TextField } from '../../../foundation/screen/fields.tsx';
import { Figure } from '../../../foundation/screen/Figure.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { languageName } from '../../../foundation/screen/names.ts';
import { numberText } from '../../../foundation/screen/number-text.ts';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import type { Campaigns, CoalitionFile } from '../schema.ts';
import { about, checks, intermediaries, monthInWords, sectors } from './parts/labels.ts';
import { Part } from '../../../foundation/screen/Part.tsx';
import { placing } from './parts/PlacementForm.tsx';

/** One coalition on one page that reads on a telephone: what it lacks, its month, its meetings, members and where its copies went. */
export function CoalitionPage() {
  const id = useAddress().params['id'];
  const reading = useRead<CoalitionFile>(id === undefined ? undefined : `/outreach/coalitions/${id}`);
  return <Loaded reading={reading} page>{(file) => <Coalition key={file.id} file={file} />}</Loaded>;
}

function Coalition({ file }: { file: CoalitionFile }) {
  const mayWrite = useMay('outreach.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const campaigns = useRead<Campaigns>('/outreach/campaigns');
  const names = new Map(file.members.map((one) => [one.id, one.name]));
  const here = file.members.filter((one) => one.leftOn === null);
  const button = (of: Asking, label = of.title): ReactNode => mayWrite && <button type="button" className="button small" aria-label={label === of.title ? undefined : of.title} onClick={() => setAsking(of)}>{label}</button>;
  const meet: Asking = {
    title: m.outreach_add_meeting(), path: `/outreach/coalitions/${file.id}/meetings`, initial: { heldOn: today(), members: here.map((one) => one.id), guests: 0 },
    fields: <><DateField name="heldOn" label={m.outreach_held_on()} /><ChecksField name="about" label={m.outreach_about()} choices={choicesOf(about)} /><ChecksField name="members" label={m.outreach_who_came()} choices={here.map((one) => ({ value: one.id, label: one.name }))} optional /><NumberField name="guests" label={m.outreach_guests()} from={0} to={100_000} /><LongText name="decided" label={m.outreach_decided()} hint={m.outreach_decided_hint()} most={4000} optional /></>,
  };
  const join: Asking = {
    title: m.outreach_add_member(), path: `/outreach/coalitions/${file.id}/members`, initial: { joinedOn: today() },
    fields: <><TextField name="name" label={m.outreach_organization()} hint={m.outreach_recipient_hint()} most={200} /><ChoiceField name="sector" label={m.outreach_sector()} choices={choicesOf(sectors)} /><DateField name="joinedOn" label={m.outreach_joined_on()} /></>,
  };
  const leave = (one: CoalitionFile['members'][number]): Asking => ({ title: m.outreach_leave_of({ name: one.name }), path: `/outreach/members/${one.id}/leave`, version: one.version, initial: { leftOn: today() }, fields: <DateField name="leftOn" label={m.outreach_left_on()} /> });
  const month = monthInWords(file.month.from);
  return (
    <>
      <PageHeader over={<Bidi>{`${file.city}, ${file.state}`}</Bidi>} title={<Bidi>{file.name}</Bidi>} under={<>{m.outreach_convened_on()} <OnDay day={file.convenedOn} /> · <Bidi>{file.campaign}</Bidi></>}>
        {mayWrite && <button type="button" className="button primary" onClick={() => setAsking(meet)}>{m.outreach_add_meeting()}</button>}
      </PageHeader>
      <div className="stack loose">
        <Part id="health" title={m.outreach_health()} lead={m.outreach_health_lead()} none={false}>
          {file.health.map((one) => (
            <li key={one.check}>
              <p className="row"><Tag tone={one.met ? 'success' : 'warn'}>{one.met ? m.outreach_met() : m.outreach_unmet()}</Tag> <strong>{checks[one.check]}</strong>
                <span className="hint">{one.check === 'met' || one.check === 'carried' ? one.lastOn === null ? m.outreach_never() : <>{m.outreach_last()} <OnDay day={one.lastOn} /></> : m.outreach_has_of({ has: numberText(one.has), asked: numberText(one.asked) })}</span></p>
            </li>
          ))}
        </Part>
        <section aria-labelledby="month" className="stack">
          <h2 id="month">{month}</h2>
          <div className="figures">
            <Figure label={m.outreach_meetings()} value={numberText(file.month.meetings)} window={month} />
            <Figure label={m.outreach_joined()} value={numberText(file.month.joined)} window={month} />
            <Figure label={m.outreach_copies_carried()} value={numberText(file.month.copies)} window={month} />
            <Figure label={m.outreach_openings()} value={numberText(file.month.openings)} window={month} />
          </div>
        </section>
        <Part id="meetings" title={m.outreach_meetings()} none={file.meetings.length === 0 && m.outreach_no_meeting()}>
          {file.meetings.map((one) => (
            <li key={one.id}>
              <p className="row"><strong><OnDay day={one.heldOn} /></strong> <span className="hint">{m.outreach_came({ members: numberText(one.members.length), guests: numberText(one.guests) })}</span></p>
              <p>{one.about.map((what) => about[what]).join(', ')}</p>
              {one.members.length > 0 && <details><summary>{m.outreach_who_came()}</summary><p><Bidi>{one.members.map((id) => names.get(id) ?? '').join(', ')}</Bidi></p></details>}
              {typeof one.decided === 'string' && <p style={{ whiteSpace: 'pre-line' }}><Bidi>{one.decided}</Bidi></p>}
            </li>
          ))}
        </Part>
        <Part id="members" title={m.outreach_members()} none={file.members.length === 0 && m.outreach_no_member()} act={button(join)}>
          {file.members.map((one) => (
            <li key={one.id}><p className="row"><strong><Bidi>{one.name}</Bidi></strong> <Tag>{sectors[one.sector]}</Tag> {one.leftOn === null ? button(leave(one), m.outreach_leave()) : <span className="hint">{m.outreach_left_on()} <OnDay day={one.leftOn} /></span>}</p><p className="hint">{m.outreach_joined_on()} <OnDay day={one.joinedOn} /></p></li>
          ))}
        </Part>
        <Part id="placements" title={m.outreach_placements()} none={file.placements.length === 0 && m.outreach_no_placement()} act={button(placing(campaigns.data, { coalitions: [{ id: file.id, name: file.name }] as never }, file), m.outreach_add_placement())}>
          {file.placements.map((one) => (
            <li key={one.id}>
              <p className="row"><strong><Bidi>{one.recipient}</Bidi></strong> <Tag>{intermediaries[one.intermediary]}</Tag> {one.code !== null && <a className="button small" href={`/api/outreach/placements/${one.id}/poster`} download aria-label={m.outreach_poster_of({ code: one.code })}><Code>{one.code}</Code></a>}</p>
              <p className="hint"><OnDay day={one.sentOn} /> · {m.outreach_copies_of({ count: one.copies, shown: numberText(one.copies), material: one.material, language: languageName(one.language) })}{one.code !== null && <> · {m.outreach_opened_times({ count: one.openings, shown: numberText(one.openings) })}</>}</p>
            </li>
          ))}
        </Part>
      </div>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}
