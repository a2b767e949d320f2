import { useState, type ReactNode } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { ChoiceField } from '../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../foundation/screen/choices.ts';
import { DateField, LongText, NumberField, TextField } from '../../../foundation/screen/fields.tsx';
import { Go } from '../../../foundation/screen/go.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { countryName } from '../../../foundation/screen/names.ts';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import { today } from '../../../foundation/screen/today.ts';
import * as m from '../../../messages/messages.js';
import type { NoticeFile } from '../schema.ts';
import { decisions, instruments, money, purposes, stances } from './parts/labels.ts';
import { Part } from '../../../foundation/screen/Part.tsx';
import { SheetForm, type Asking } from '../../../foundation/screen/SheetForm.tsx';

/** One notice: the plan as it was announced, what it overlaps with, what the others said, and what was decided. */
export function NoticePage() {
  const id = useAddress().params['id'];
  const reading = useRead<NoticeFile>(id === undefined ? undefined : `/policy/notices/${id}`);
  return <Loaded reading={reading} page>{(file) => <Notice key={file.id} file={file} />}</Loaded>;
}

function Notice({ file }: { file: NoticeFile }) {
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const button = (of: Asking, label = of.title, primary = false): ReactNode => <button type="button" className={primary ? 'button primary' : 'button small'} aria-label={label === of.title ? undefined : of.title} onClick={() => setAsking(of)}>{label}</button>;
  const say: Asking = { title: m.policy_comment(), path: `/policy/notices/${file.id}/comments`, fields: <><ChoiceField name="stance" label={m.policy_stance()} choices={choicesOf(stances)} /><LongText name="words" label={m.policy_comment_words()} most={4000} /></> };
  const decide: Asking = {
    title: m.policy_decide(), path: `/policy/notices/${file.id}/decision`, version: file.version, initial: { decidedOn: today(), decision: 'as-planned', dollars: file.cents / 100 },
    fields: (
      <>
        <ChoiceField name="decision" label={m.policy_decision()} choices={choicesOf(decisions)} />
        <DateField name="decidedOn" label={m.policy_decided_on()} />
        <NumberField name="dollars" label={m.policy_decided_amount()} unit={m.policy_dollars()} from={0} to={1_000_000_000} whole={false} />
        <LongText name="after" label={m.policy_after()} hint={m.policy_after_hint()} most={4000} rows={4} />
        <TextField name="awardNumber" label={m.policy_award_number()} hint={m.policy_award_number_hint()} most={60} code optional />
        {file.open && <TextField name="urgent" label={m.policy_urgent()} hint={m.policy_urgent_hint()} most={400} optional />}
      </>
    ),
  };
  const answer = (one: NoticeFile['comments'][number]): Asking => ({ title: m.policy_answer_to({ agency: one.from }), path: `/policy/notices/${file.id}/comments/${one.id}/answer`, fields: <LongText name="words" label={m.policy_answer_words()} most={4000} /> });
  return (
    <>
      <PageHeader over={<Code>{file.number}</Code>} title={<Bidi>{file.title}</Bidi>} under={<span className="row"><Bidi>{file.department}</Bidi> {file.decision !== null ? <Tag tone={file.decision === 'dropped' ? 'neutral' : 'success'}>{decisions[file.decision]}</Tag> : file.open ? <Tag tone="info">{m.policy_comments_until()} <OnDay day={file.commentsUntil} /></Tag> : <Tag tone="warn">{m.policy_stage_closed()}</Tag>}</span>}>
        {file.decision === null && (file.own ? button(decide, m.policy_decide(), true) : file.open && button(say, m.policy_comment(), true))}
      </PageHeader>
      <div className="desk">
        <div className="stack loose">
          <section aria-labelledby="before" className="stack">
            <h2 id="before">{m.policy_before()}</h2>
            <p style={{ whiteSpace: 'pre-line' }}><Bidi>{file.what}</Bidi></p>
            <KeyValues
              facts={[
                { label: m.policy_instrument(), value: instruments[file.instrument] }, { label: m.policy_amount(), value: <bdi>{money(file.cents)}</bdi> }, { label: m.policy_purposes(), value: file.purposes.map((p) => purposes[p]).join(', ') },
                { label: m.policy_countries(), value: file.countries.length === 0 ? m.policy_at_home() : file.countries.map(countryName).join(', ') }, { label: m.policy_days(), value: <><OnDay day={file.startsOn} /> – <OnDay day={file.endsOn} /></> },
                { label: m.policy_announced_on(), value: <OnDay day={file.announcedOn} /> }, { label: m.policy_comments_until(), value: <OnDay day={file.commentsUntil} /> },
              ]}
            />
          </section>
          <Part id="comments" title={m.policy_comments()} none={file.comments.length === 0 && m.policy_no_comment()}>
            {file.comments.map((one) => (
              <li key={one.id}>
                <p className="row"><strong><Bidi>{one.from}</Bidi></strong> <Tag tone={one.stance === 'concern' || one.stance === 'duplication' ? 'warn' : 'neutral'}>{stances[one.stance]}</Tag> <span className="hint"><OnDay day={one.onDay} /></span></p>
                <p style={{ whiteSpace: 'pre-line' }}><Bidi>{one.words}</Bidi></p>
                {one.answer !== null ? <p><span className="hint">{m.policy_answered()}</span> <Bidi>{one.answer}</Bidi></p> : file.own && <p>{button(answer(one), m.policy_answer())}</p>}
              </li>
            ))}
          </Part>
          {file.decision !== null && (
            <section aria-labelledby="after" className="stack">
              <h2 id="after">{m.policy_after_decision()}</h2>
              <p style={{ whiteSpace: 'pre-line' }}><Bidi>{file.after ?? ''}</Bidi></p>
              <KeyValues
                facts={[
                  { label: m.policy_decision(), value: decisions[file.decision] }, { label: m.policy_decided_on(), value: file.decidedOn !== null && <OnDay day={file.decidedOn} /> }, { label: m.policy_decided_amount(), value: <bdi>{money(file.decidedCents ?? 0)}</bdi> },
                  { label: m.policy_award_number(), value: file.awardNumber === null ? m.policy_no_award_yet() : <Code>{file.awardNumber}</Code> }, ...(file.urgent === null ? [] : [{ label: m.policy_urgent(), value: <Bidi>{file.urgent}</Bidi> }]),
                ]}
              />
            </section>
          )}
        </div>
        <aside className="stack loose">
          <Part id="overlaps" title={m.policy_overlaps()} lead={m.policy_overlaps_lead()} none={file.overlaps.length === 0 && m.policy_no_overlap()}>
            {file.overlaps.map((one) => <li key={one.id}><p><Go to={`/app/policy/notices/${one.id}`}><Bidi>{one.title}</Bidi></Go></p><p className="hint"><Bidi>{one.department}</Bidi> · {one.countries.map(countryName).join(', ')} · {one.purposes.map((p) => purposes[p]).join(', ')}</p></li>)}
          </Part>
        </aside>
      </div>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}
