import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../../foundation/screen/Bidi.tsx';
import { CheckField, TextField } from '../../../../foundation/screen/fields.tsx';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Go, useGo } from '../../../../foundation/screen/go.tsx';
import { KeyValues } from '../../../../foundation/screen/KeyValues.tsx';
import { Note } from '../../../../foundation/screen/Note.tsx';
import { PageHeader } from '../../../../foundation/screen/PageHeader.tsx';
import { Problem } from '../../../../foundation/screen/Problem.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { BecomePerson, ContactFile } from '../../schema.ts';
import { FollowUps } from './FollowUps.tsx';
import { Instant } from './Instant.tsx';
import { HandOvers } from './HandOvers.tsx';
import { callers, channels, closings, contactStates, describeds, languageName, needs, safeties } from './labels.ts';
import { Pointers } from './Pointers.tsx';
import { Thread } from './Thread.tsx';
import { Referred } from './TransferStep.tsx';
import { useAct } from './use-act.ts';

/** The record of a contact: what was said in codes and words, what was done, and what is still promised. */
export function ContactRecord({ file }: { file: ContactFile }) {
  const { act, trouble } = useAct();
  const mayWrite = useMay('hotline.write');
  const mayLead = useMay('hotline.lead');
  const [sheet, setSheet] = useState<'person' | 'destroy' | undefined>(undefined);
  const path = `/hotline/contacts/${file.id}`;
  const threaded = file.channel === 'text' || file.channel === 'chat' || file.channel === 'web';
  const about = file.caller === 'self' || file.caller === 'known' || file.caller === 'other' || file.caller === null;
  return (
    <>
      <PageHeader
        over={<>{channels[file.channel]} · <Code>{file.number}</Code></>}
        title={m.hotline_contact()}
        under={<span className="row"><Tag tone={file.state === 'closed' ? 'neutral' : 'info'}>{contactStates[file.state]}</Tag>{file.closedAs !== null && <Tag>{closings[file.closedAs]}</Tag>}<Instant at={file.receivedAt} /></span>}
      >
        {mayWrite && file.state !== 'closed' && <button type="button" className="button primary" onClick={() => void act(`${path}/take`, {})}>{file.state === 'ringing' ? m.hotline_take() : m.hotline_take_over()}</button>}
        {mayWrite && file.state === 'closed' && <button type="button" className="button" onClick={() => void act(`${path}/reopen`, {})}>{m.hotline_reopen()}</button>}
        {mayWrite && file.state === 'closed' && file.person === null && about && <button type="button" className="button" onClick={() => setSheet('person')}>{m.hotline_become()}</button>}
        {mayLead && file.state === 'closed' && !file.destroyed && <button type="button" className="button danger" onClick={() => setSheet('destroy')}>{m.hotline_destroy()}</button>}
      </PageHeader>
      {trouble !== undefined && <Problem trouble={trouble} />}
      {file.destroyed && <Note>{m.hotline_destroyed()}</Note>}
      <div className="desk">
        <div className="stack">
          <section className="card" aria-labelledby="record">
            <h2 id="record">{m.hotline_record()}</h2>
            <KeyValues facts={[
              { label: m.hotline_step_who(), value: file.caller === null ? null : callers[file.caller].label },
              { label: m.hotline_step_safe(), value: file.safety === null ? null : safeties[file.safety].label },
              { label: m.hotline_language(), value: languageName(file.language) },
              { label: m.hotline_step_described(), value: file.described.map((one) => describeds[one].label).join(', ') },
              { label: m.hotline_step_needs(), value: file.needs.map((one) => needs[one].label).join(', ') },
              { label: m.hotline_notes(), value: file.notes === undefined || file.notes === '' ? null : <Bidi>{file.notes}</Bidi> },
              { label: m.hotline_place(), value: file.place === undefined || file.place === '' ? null : <Bidi>{file.place}</Bidi> },
              ...(file.tip === null ? [] : [{ label: m.hotline_tip_where(), value: file.tipPlace }, { label: m.hotline_tip_when(), value: file.tipTime }, { label: m.hotline_tip_seen(), value: file.tipSeen }]),
              ...(file.takenBy === null ? [] : [{ label: m.hotline_taken_by(), value: file.takenBy }]),
              ...(file.person === null ? [] : [{ label: m.hotline_person(), value: <Go to={`/app/people/${file.person}`}><Code>{file.caseCode ?? ''}</Code></Go> }]),
            ]} />
          </section>
          {file.referrals.length > 0 && <section className="card" aria-labelledby="referrals"><h2 id="referrals">{m.hotline_step_transfer()}</h2>{file.referrals.map((one) => <Referred key={one.id} referral={one} />)}</section>}
          {file.tip !== null && <section className="card" aria-labelledby="tip"><h2 id="tip">{m.hotline_step_tip()} <Code>{file.tip.number}</Code></h2><HandOvers tip={file.tip} act={act} /></section>}
          {mayWrite && file.state === 'closed' && file.caller !== 'tip' && !file.destroyed && <section className="card"><FollowUps file={file} /></section>}
        </div>
        <aside>
          {threaded && <Thread file={file} />}
          {file.described.length > 0 && <Pointers described={file.described} />}
        </aside>
      </div>
      <Sheet open={sheet === 'person'} onClose={() => setSheet(undefined)} title={m.hotline_become()}><div className="sheet-content"><BecomeForm file={file} onDone={() => setSheet(undefined)} /></div></Sheet>
      <Sheet open={sheet === 'destroy'} onClose={() => setSheet(undefined)} title={m.hotline_destroy()}>
        <div className="sheet-content stack"><p>{m.hotline_destroy_lead()}</p><div className="acts"><button type="button" className="button danger" onClick={() => void act(`${path}/destroy`, {}).then(() => setSheet(undefined))}>{m.hotline_destroy_do()}</button></div></div>
      </Sheet>
    </>
  );
}

function BecomeForm({ file, onDone }: { file: ContactFile; onDone: () => void }) {
  const go = useGo();
  const client = useQueryClient();
  return (
    <Form<Omit<BecomePerson, 'id'>, { person: string }>
      label={m.hotline_become()}
      initial={{ givenName: file.name ?? '' }}
      send={(values, { key }) => send('POST', `/hotline/contacts/${file.id}/person`, values, { key, version: file.version })}
      submit={m.hotline_become_save()}
      onDone={({ person }) => {
        showToast(m.hotline_became());
        void forget(client, ['/hotline', '/people']);
        onDone();
        go(`/app/people/${person}`);
      }}
    >
      <p>{m.hotline_become_lead()}</p>
      <TextField name="givenName" label={m.hotline_given_name()} most={120} optional />
      <TextField name="familyName" label={m.hotline_family_name()} most={120} optional />
      <CheckField name="agreed" label={m.hotline_become_agreed()} must />
    </Form>
  );
}
