import { useState } from 'react';
import { useRead } from '../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../foundation/screen/Bidi.tsx';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { LongText } from '../../../foundation/screen/fields.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { OnDay } from '../../../foundation/screen/OnDay.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { NoteView } from '../schema.ts';
import { ActButton } from './parts/ActSheet.tsx';
import { NoteButton, PartFrame, type InPart } from './parts/CaseFrame.tsx';
import { serviceName } from './parts/labels.ts';
import { PrivilegedNotes } from './parts/PrivilegedNotes.tsx';
import './parts/cases.css';

/** How many notes are fetched at once. */
const WINDOW = 20;

/** What was done with the person, day by day; words are behind a quiet line until somebody wants to read them. */
export function CaseNotes() {
  return <PartFrame content="notes">{(given) => <Notes key={given.of.id} {...given} />}</PartFrame>;
}

function Notes({ of, note }: InPart) {
  const [count, setCount] = useState(WINDOW);
  const privileged = useMay('cases.privileged');
  const reading = useRead<{ total: number; notes: NoteView[] }>(`/cases/${of.id}/notes`, { count: Math.min(200, count) });
  return (
    <div className="desk">
      <section aria-labelledby="notes" className="stack">
        <div className="row spread">
          <h2 id="notes">{m.cases_notes()}</h2>
          <NoteButton note={note} />
        </div>
        <Loaded reading={reading}>
          {({ total, notes }) => (total === 0 ? <EmptyState sentence={m.cases_notes_none()} /> : (
            <>
              <ul className="line-list" role="list">{notes.map((one) => <li key={one.id}><OneNote note={one} /></li>)}</ul>
              {total > notes.length && <p><button type="button" className="button" onClick={() => setCount(count + WINDOW)}>{m.cases_notes_more({ count: total - notes.length })}</button></p>}
            </>
          ))}
        </Loaded>
      </section>
      <aside>{privileged && <PrivilegedNotes of={of} />}</aside>
    </div>
  );
}

function OneNote({ note }: { note: NoteView }) {
  const text = note.words ?? '';
  return (
    <article className="stack tight" aria-label={note.happenedOn}>
      <p className="row">
        <strong><OnDay day={note.happenedOn} /></strong>
        {note.services.map((s) => <Tag key={s.id} tone="primary">{serviceName(s.kind)}{s.minutes > 0 && <> · {m.cases_minutes_short({ minutes: String(s.minutes) })}</>}</Tag>)}
        {note.session && <Tag>{m.cases_note_group()}</Tag>}
        <span className="hint">{note.by}{note.version > 1 && <> · {m.cases_note_corrected()}</>}</span>
      </p>
      {note.purged && <p className="hint">{m.cases_words_gone()}</p>}
      {text !== '' && (
        <details className="heavy-note">
          <summary>{m.cases_note_read({ words: String(text.split(/\s+/).length) })}</summary>
          <p className="heavy"><Bidi>{text}</Bidi></p>
        </details>
      )}
      {note.mine && !note.purged && (
        <p>
          <ActButton<{ words: string }> button={text === '' ? m.cases_note_add_words() : m.cases_note_correct()} buttonClass="link-button" title={m.cases_note_correct()} path={`/cases/notes/${note.id}/correct`} version={note.version} initial={{ words: text }} submit={m.cases_correct_save()} done={m.cases_corrected()}>
            <LongText name="words" label={m.cases_note_words()} hint={m.cases_note_correct_hint()} rows={8} most={20_000} />
          </ActButton>
        </p>
      )}
    </article>
  );
}
