import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { send, troubleOf, type Trouble } from '../../../../foundation/screen/ask.ts';
import { forget, useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { Problem } from '../../../../foundation/screen/Problem.tsx';
import * as m from '../../../../messages/messages.js';
import type { ContactFile, Phrases } from '../../schema.ts';
import { Instant } from './Instant.tsx';

/** The thread of a contact by text, chat or web form; a semicolon calls a canned phrase. */
export function Thread({ file }: { file: ContactFile }) {
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const id = useId();
  const phrases = useRead<Phrases>('/hotline/phrases', {}, { freshFor: 300_000 });
  const wanted = /(?:^|\s);([a-z]*)$/i.exec(text)?.[1]?.toLowerCase();
  const spoken = file.language.startsWith('es') ? 'es' : 'en';
  const found = useMemo(() => (wanted === undefined ? [] : (phrases.data?.phrases ?? []).filter((p) => p.used && p.shortcut.startsWith(wanted)).map((p) => ({ shortcut: p.shortcut, text: p[spoken] }))), [phrases.data, spoken, wanted]);
  useEffect(() => {
    const box = list.current;
    if (box !== null) box.scrollTop = box.scrollHeight;
  }, [file.thread.length]);

  const put = (index: number): void => {
    const phrase = found[index];
    if (phrase !== undefined) setText((before) => before.replace(/;[a-z]*$/i, phrase.text));
    setAt(0);
  };
  const sendIt = async (): Promise<void> => {
    if (text.trim() === '') return;
    try {
      setTrouble(undefined);
      await send('POST', `/hotline/contacts/${file.id}/messages`, { text: text.trim() });
      setText('');
      await forget(client, [`/hotline/contacts/${file.id}`, '/hotline/contacts', '/hotline/live']);
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      void sendIt();
    } else if (found.length > 0 && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      put(at);
    } else if (found.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setAt((before) => (before + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    } else if (event.key === 'Escape') event.currentTarget.blur();
  };
  return (
    <section className="card" aria-labelledby={`${id}-thread`}>
      <h2 id={`${id}-thread`}>{m.hotline_thread()}</h2>
      {file.channel === 'text' && <p className="hint">{file.texting.sent ? m.hotline_text_thread_on() : m.hotline_text_thread()}</p>}
      {trouble !== undefined && <Problem trouble={trouble} />}
      <ol className="thread" role="list" ref={list} aria-live="polite">
        {file.thread.map((one) => (
          <li key={one.id} className={one.direction === 'out' ? 'mine' : 'theirs'}>
            <p className="hint">{one.direction === 'out' ? m.hotline_we() : m.hotline_they()} · <Instant at={one.at} /></p>
            {one.text === undefined ? <p className="hint">{m.hotline_sealed()}</p> : one.text.split('\n').map((line, index) => <p key={index} dir="auto">{line}</p>)}
          </li>
        ))}
      </ol>
      {file.state !== 'closed' || file.channel !== 'chat' ? (
        <div className="field">
          <label htmlFor={`${id}-text`}>{m.hotline_write()}</label>
          <p className="hint" id={`${id}-hint`}>{m.hotline_write_hint()}</p>
          <textarea id={`${id}-text`} rows={3} dir="auto" maxLength={4000} value={text} aria-describedby={`${id}-hint`} aria-autocomplete="list" aria-controls={found.length > 0 ? `${id}-phrases` : undefined} onChange={(event) => { setText(event.target.value); setAt(0); }} onKeyDown={onKeyDown} />
          {found.length > 0 && (
            <ul id={`${id}-phrases`} className="phrases" role="listbox" aria-label={m.hotline_phrases()}>
              {found.map((phrase, index) => <li key={phrase.shortcut} role="option" aria-selected={index === at} onMouseDown={(event) => { event.preventDefault(); put(index); }}><bdi dir="ltr" className="code">;{phrase.shortcut}</bdi> {phrase.text}</li>)}
            </ul>
          )}
          <button type="button" className="button" onClick={() => void sendIt()}>{m.hotline_send()} <Keys keys="mod+↵" /></button>
        </div>
      ) : null}
    </section>
  );
}
