import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../../foundation/screen/ask.ts';
import { forget, useRead } from '../../../foundation/screen/ask-hooks.ts';
import { LongText, TextField } from '../../../foundation/screen/fields.tsx';
import { Form } from '../../../foundation/screen/Form.tsx';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { Problem } from '../../../foundation/screen/Problem.tsx';
import { Sheet } from '../../../foundation/screen/Sheet.tsx';
import { showToast } from '../../../foundation/screen/toasts.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { Phrases, SetPhrase } from '../schema.ts';
import { useAct } from './parts/use-act.ts';

type Phrase = Phrases['phrases'][number];

/** The phrases that advocates call by a semicolon: what is shipped, and what the agency says instead. */
export function PhraseList() {
  const reading = useRead<Phrases>('/hotline/phrases');
  const [open, setOpen] = useState<Phrase | 'new' | undefined>(undefined);
  const { act, trouble } = useAct();
  const close = (): void => setOpen(undefined);
  return (
    <>
      <PageHeader title={m.hotline_phrases()} under={m.hotline_phrases_lead()}>
        <button type="button" className="button primary" onClick={() => setOpen('new')}>{m.hotline_phrase_new()}</button>
      </PageHeader>
      {trouble !== undefined && <Problem trouble={trouble} />}
      <Loaded reading={reading}>
        {({ phrases }) => (
          <ul className="line-list" role="list">
            {phrases.map((one) => (
              <li key={one.shortcut}>
                <div className="stack tight">
                  <span className="row"><bdi dir="ltr" className="code">;{one.shortcut}</bdi> {one.own && <Tag>{m.hotline_phrase_own()}</Tag>}{!one.used && <Tag tone="warn">{m.hotline_phrase_left_out()}</Tag>}</span>
                  <span lang="en">{one.en}</span>
                  <span lang="es" className="hint">{one.es}</span>
                </div>
                <span className="row">
                  <button type="button" className="button small" aria-label={m.hotline_phrase_change_of({ shortcut: one.shortcut })} onClick={() => setOpen(one)}>{m.hotline_phrase_change()}</button>
                  {one.used
                    ? <button type="button" className="button small" aria-label={m.hotline_phrase_drop_of({ shortcut: one.shortcut })} onClick={() => void act(`/hotline/phrases/${one.shortcut}/drop`, {})}>{m.hotline_phrase_drop()}</button>
                    : <button type="button" className="button small" aria-label={m.hotline_phrase_use_of({ shortcut: one.shortcut })} onClick={() => void act(`/hotline/phrases/${one.shortcut}/restore`, {})}>{m.hotline_phrase_use()}</button>}
                  {one.used && one.own && one.shipped && <button type="button" className="button small" aria-label={m.hotline_phrase_restore_of({ shortcut: one.shortcut })} onClick={() => void act(`/hotline/phrases/${one.shortcut}/restore`, {})}>{m.hotline_phrase_restore()}</button>}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <Sheet open={open !== undefined} onClose={close} title={open === 'new' ? m.hotline_phrase_new() : m.hotline_phrase_change()}>
        <div className="sheet-content">{open !== undefined && <PhraseForm key={open === 'new' ? '' : open.shortcut} phrase={open === 'new' ? undefined : open} onDone={close} />}</div>
      </Sheet>
    </>
  );
}

function PhraseForm({ phrase, onDone }: { phrase: Phrase | undefined; onDone: () => void }) {
  const client = useQueryClient();
  return (
    <Form<SetPhrase, unknown>
      label={m.hotline_phrase_change()}
      initial={phrase === undefined ? {} : { shortcut: phrase.shortcut, en: phrase.en, es: phrase.es }}
      send={(values, { key }) => send('POST', '/hotline/phrases', phrase === undefined ? values : { ...values, shortcut: phrase.shortcut }, { key, ...(phrase !== undefined && phrase.version > 0 ? { version: phrase.version } : {}) })}
      submit={m.hotline_phrase_save()}
      onDone={() => {
        showToast(m.hotline_phrase_saved());
        void forget(client, ['/hotline/phrases']);
        onDone();
      }}
    >
      <p>{m.hotline_phrase_form_lead()}</p>
      {phrase === undefined ? <TextField name="shortcut" label={m.hotline_phrase_shortcut()} hint={m.hotline_phrase_shortcut_hint()} most={12} code /> : <p><bdi dir="ltr" className="code">;{phrase.shortcut}</bdi></p>}
      <LongText name="en" label={m.hotline_phrase_en()} most={1000} />
      <LongText name="es" label={m.hotline_phrase_es()} most={1000} />
    </Form>
  );
}
