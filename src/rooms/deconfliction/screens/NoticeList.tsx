import { ActButton } from '../../../foundation/screen/ActButton.tsx';
import { Bidi, Code } from '../../../foundation/screen/Bidi.tsx';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { TextField } from '../../../foundation/screen/fields.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { AnswerNotice, Notices, NoticeView } from '../schema.ts';
import { held, hows, states } from './parts/labels.ts';

/** What another agency holds too, and whether to talk about it. */
export function NoticeList() {
  const reading = useRead<Notices>('/deconfliction/notices');
  return (
    <>
      <PageHeader title={m.deconfliction_notices()} under={m.deconfliction_notices_lead()} />
      <Loaded reading={reading}>
        {({ notices }) => (notices.length === 0 ? <EmptyState sentence={m.deconfliction_no_notice()} /> : <ul className="line-list" role="list">{notices.map((n) => <Notice key={n.id} notice={n} />)}</ul>)}
      </Loaded>
    </>
  );
}

function Notice({ notice: n }: { notice: NoticeView }) {
  const what = n.value ?? held[n.kind];
  const act = { path: `/deconfliction/notices/${n.id}/answer`, version: n.version, stale: ['/deconfliction'], said: m.deconfliction_decided() };
  return (
    <li>
      <div className="stack tight">
        <p className="row"><strong>{n.value === undefined ? held[n.kind] : <Bidi person={n.kind === 'name'}>{n.value}</Bidi>}</strong> <span>{held[n.kind]}, {hows[n.how]}</span> <Tag tone={states[n.state].tone}>{states[n.state].label}</Tag></p>
        <p className="hint">{n.caseNumber !== undefined && <><Code>{n.caseNumber}</Code> · </>}{m.deconfliction_told_on()} <OnDay day={n.toldOn} />{n.state !== 'open' && <> · {m.deconfliction_answer_by()} <OnDay day={n.answerBy} /></>}</p>
        {n.state === 'open' && <p>{m.deconfliction_talk_to()} <strong><Bidi>{n.agency ?? ''}</Bidi></strong>{n.contact !== undefined && n.contact !== null && <>: <Bidi>{n.contact}</Bidi></>}</p>}
        {n.state === 'to-decide' && (
          <p className="row">
            <ActButton<Pick<AnswerNotice, 'contact'>> title={m.deconfliction_talk()} label={m.deconfliction_talk_of({ what })} primary {...act} body={(values) => ({ ...values, decision: 'talk' })}>
              <p className="hint">{m.deconfliction_talk_lead()}</p>
              <TextField name="contact" label={m.deconfliction_contact()} hint={m.deconfliction_contact_hint()} most={200} />
            </ActButton>
            <ActButton title={m.deconfliction_no()} label={m.deconfliction_no_of({ what })} {...act} body={() => ({ decision: 'no' })}>
              <p>{m.deconfliction_no_lead()}</p>
            </ActButton>
          </p>
        )}
      </div>
    </li>
  );
}
