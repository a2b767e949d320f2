import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { Clock } from '../../../foundation/screen/Clock.tsx';
import { KeyValues } from '../../../foundation/screen/KeyValues.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { Note } from '../../../foundation/screen/Note.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { useAddress } from '../../../foundation/screen/router.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Timeline } from '../../../foundation/screen/Timeline.tsx';
import { languageName } from '../../../foundation/screen/names.ts';
import * as m from '../../../messages/messages.js';
import type { Message } from '../schema.ts';
import { Answering } from './parts/Answering.tsx';
import { fields, grounds, reasons, services, spoken, states, topics } from './parts/labels.ts';
import { StateTag } from './parts/StateTag.tsx';
import { Taking } from './parts/Taking.tsx';

const ages = { adult: m.sharing_age_adult(), minor: m.sharing_age_minor(), unknown: m.sharing_age_unknown() };

/** One thing that came in: what is asked, what is told and on which ground, and the answer. */
export function MessagePage() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const reading = useRead<Message>(`/sharing/messages/${id}`);
  return <Loaded reading={reading} page>{(message) => <View key={id} message={message} />}</Loaded>;
}

function View({ message }: { message: Message }) {
  const { entry } = message;
  const answers = useMay('sharing.answer') && entry.kind === 'referral';
  return (
    <>
      <PageHeader over={topics[entry.topic] ?? m.sharing_kind_packet()} title={<Bidi>{entry.sender.name}</Bidi>} under={<span className="row"><StateTag state={entry.state} />{entry.answerBy !== null && entry.state === 'waiting' && <Clock due={entry.answerBy} />}</span>} />
      <div className="desk">
        <div className="stack loose">
          {!entry.readable && <Note tone="warn" title={m.sharing_ended_title()}>{m.sharing_ended_text()}</Note>}
          <section aria-labelledby="said" className="stack">
            <h2 id="said">{m.sharing_said()}</h2>
            {message.said.length === 0 ? <p className="hint">{m.sharing_said_none()}</p> : <KeyValues facts={message.said.map(({ field, text }) => ({ label: fields[field], value: <Bidi person={field === 'name'}>{spoken(field, text)}</Bidi> }))} />}
          </section>
          {message.answers.length > 0 && (
            <section aria-labelledby="answers" className="stack">
              <h2 id="answers">{m.sharing_answers()}</h2>
              <Timeline happenings={message.answers.map(({ outcome, reason, at }) => ({ id: at, at, what: states[outcome], ...(reason === null ? {} : { by: reasons[reason] }) }))} />
            </section>
          )}
        </div>
        <aside>
          <KeyValues
            facts={[
              { label: m.sharing_basis(), value: <>{grounds[message.packet === null ? entry.basis : 'release']}{entry.authority !== '' && <> <Bidi>{entry.authority}</Bidi></>}</> },
              ...(message.services.length > 0 ? [{ label: m.sharing_asked_for(), value: message.services.map((s) => services[s] ?? s).join(', ') }] : []),
              ...(message.language !== null && message.language !== 'und' ? [{ label: m.sharing_language(), value: languageName(message.language) }] : []),
              ...(message.ageGroup !== null ? [{ label: m.sharing_age(), value: ages[message.ageGroup as keyof typeof ages] }] : []),
              ...(message.note !== null ? [{ label: m.sharing_note(), value: <Bidi>{message.note}</Bidi> }] : []),
            ]}
          />
          {answers && <Answering message={message} />}
          {entry.readable && <Taking message={entry.id} topic={entry.topic} />}
        </aside>
      </div>
    </>
  );
}
