import { useState, type ReactNode } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { ChecksField, ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { CheckField, DateField, LongText, TextField } from '../../../foundation/screen/fields.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import type { BodyFile, MeetingView, MemberView } from '../schema.ts';
import { ActionLine } from './parts/Action.tsx';
import { certainties, monthInWords } from './parts/labels.ts';
import { Part } from '../../../foundation/screen/Part.tsx';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';

/** One interagency body: its meetings with what they decided and what came of it, and who belongs and belonged to it. */
export function BodyPage() {
  const id = useAddress().params['id'];
  const reading = useRead<BodyFile>(id === undefined ? undefined : `/policy/bodies/${id}`);
  return <Loaded reading={reading} page>{(file) => <Body key={file.id} file={file} />}</Loaded>;
}

function Body({ file }: { file: BodyFile }) {
  const mayWrite = useMay('policy.write');
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const names = new Map(file.members.map((one) => [one.id, one.short]));
  const button = (of: Asking, label = of.title): ReactNode => mayWrite && <button type="button" className="button small" aria-label={label === of.title ? undefined : of.title} onClick={() => setAsking(of)}>{label}</button>;
  const call: Asking = { title: m.policy_call_meeting(), path: `/policy/bodies/${file.id}/meetings`, initial: { heldOn: today() }, fields: <><DateField name="heldOn" label={m.policy_held_on()} /><LongText name="agenda" label={m.policy_agenda()} most={8000} /></> };
  const join: Asking = {
    title: m.policy_add_member(), path: `/policy/bodies/${file.id}/members`, initial: { fromOn: today(), chair: false, certainty: 'sourced' },
    fields: <><TextField name="short" label={m.policy_short()} hint={m.policy_short_hint()} most={40} width="medium" /><TextField name="office" label={m.policy_office()} hint={m.policy_office_hint()} most={200} /><CheckField name="chair" label={m.policy_chairs()} /><DateField name="fromOn" label={m.policy_from_on()} /><DateField name="untilOn" label={m.policy_until_on()} optional /><TextField name="authority" label={m.policy_authority()} hint={m.policy_authority_hint()} most={400} /><ChoiceField name="certainty" label={m.policy_certainty()} choices={choicesOf(certainties)} /></>,
  };
  const [now, before] = [file.members.filter((one) => one.belongs), file.members.filter((one) => !one.belongs)];
  return (
    <>
      <PageHeader title={<Bidi>{file.name}</Bidi>} under={<>{m.policy_established()} {file.exact === 'month' ? monthInWords(file.establishedOn) : <OnDay day={file.establishedOn} />} · <Bidi>{file.authority}</Bidi></>}>
        {mayWrite && <button type="button" className="button primary" onClick={() => setAsking(call)}>{m.policy_call_meeting()}</button>}
      </PageHeader>
      <div className="desk">
        <div className="stack loose">
          <Part id="meetings" title={m.policy_meetings()} none={file.meetings.length === 0 && m.policy_no_meeting()}>
            {file.meetings.map((one) => (
              <li key={one.id}>
                <div className="stack tight">
                  <p className="row"><strong><OnDay day={one.heldOn} /></strong> <Bidi>{one.agenda}</Bidi> {one.heldOn <= today() ? button(minutes(file, one), one.minutes === null ? m.policy_keep_minutes() : m.policy_correct_minutes()) : <Tag>{m.policy_called()}</Tag>}</p>
                  {one.decisions.map((d) => (
                    <div key={d.id} className="card stack tight">
                      <h3><Bidi>{d.what}</Bidi></h3>
                      {d.actions.length > 0 && <ul className="line-list" role="list">{d.actions.map((a) => <ActionLine key={a.id} action={a} {...(mayWrite ? { onTell: setAsking } : {})} />)}</ul>}
                    </div>
                  ))}
                  {typeof one.minutes === 'string' && <details><summary>{m.policy_minutes_and_members({ members: one.attended.length })}</summary><p className="hint"><Bidi>{one.attended.map((id) => names.get(id) ?? '').join(', ')}</Bidi></p><p style={{ whiteSpace: 'pre-line' }}><Bidi>{one.minutes}</Bidi></p></details>}
                </div>
              </li>
            ))}
          </Part>
        </div>
        <aside className="stack loose">
          <Part id="members" title={m.policy_members_today({ members: now.length })} none={now.length === 0 && m.policy_no_member()} act={button(join)}>
            {now.map((one) => <Member key={one.id} one={one} act={button(end(one), m.policy_end_member())} />)}
          </Part>
          {before.length > 0 && <Part id="earlier" title={m.policy_members_other()} none={false}>{before.map((one) => <Member key={one.id} one={one} />)}</Part>}
        </aside>
      </div>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}

function Member({ one, act }: { one: MemberView; act?: ReactNode }) {
  return (
    <li>
      <p className="row"><strong><Bidi>{one.office}</Bidi></strong> {one.chair && <Tag>{m.policy_chair()}</Tag>} {one.certainty === 'unverified' && <Tag tone="warn">{m.policy_unverified()}</Tag>}</p>
      <p className="row hint"><span><Bidi>{one.short}</Bidi> · <OnDay day={one.fromOn} />{one.untilOn !== null && <> – <OnDay day={one.untilOn} /></>} · <Bidi>{one.authority}</Bidi></span> {one.untilOn === null && act}</p>
    </li>
  );
}

function minutes(file: BodyFile, one: MeetingView): Asking {
  const there = file.members.filter((member) => member.fromOn <= one.heldOn && (member.untilOn === null || member.untilOn > one.heldOn));
  return {
    title: one.minutes === null ? m.policy_keep_minutes() : m.policy_correct_minutes(), path: `/policy/meetings/${one.id}/minutes`, version: one.version, initial: { minutes: one.minutes ?? '', attended: one.minutes === null ? there.map((member) => member.id) : one.attended },
    fields: <><LongText name="minutes" label={m.policy_minutes()} hint={m.policy_minutes_hint({ member: there[1]?.short ?? there[0]?.short ?? 'Labor', day: one.heldOn })} most={40_000} rows={12} /><ChecksField name="attended" label={m.policy_attended()} choices={there.map((member) => ({ value: member.id, label: member.short }))} optional /></>,
  };
}

function end(one: MemberView): Asking {
  return { title: m.policy_end_member_of({ office: one.office }), path: `/policy/members/${one.id}/end`, version: one.version, initial: { untilOn: today() }, fields: <DateField name="untilOn" label={m.policy_until_on()} hint={m.policy_until_hint()} /> };
}
