import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { ChoiceField } from '../../../../foundation/screen/ChoiceField.tsx';
import { choicesOf } from '../../../../foundation/screen/choices.ts';
import { Form } from '../../../../foundation/screen/Form.tsx';
import { Problem } from '../../../../foundation/screen/Problem.tsx';
import { Sheet } from '../../../../foundation/screen/Sheet.tsx';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { ContactFile, Notice } from '../../schema.ts';
import { Instant } from './Instant.tsx';
import { noticeWords, textReasons, textStates } from './labels.ts';
import { useAct } from './use-act.ts';

/** The neutral texts to a caller whose card says text: asked for here, and what became of each. */
export function Texts({ file }: { file: ContactFile }) {
  const [open, setOpen] = useState(false);
  const { act, trouble } = useAct();
  const { sent, texts } = file.texting;
  const byText = file.safeContact?.channel === 'text';
  if (!byText && texts.length === 0) return null;
  return (
    <>
      <h4>{m.hotline_texts()}</h4>
      {!sent && <p className="hint">{m.hotline_text_not_sent()}</p>}
      {trouble !== undefined && <Problem trouble={trouble} />}
      {texts.map((one) => (
        <p key={one.id} className="row">
          <Tag tone={textStates[one.state].tone}>{textStates[one.state].label}</Tag> <Instant at={one.sentAt ?? one.nextAt ?? one.askedAt} />
          {one.reason !== null && <span className="hint">{textReasons[one.reason]}</span>}
          {one.state === 'waiting' && <button type="button" className="button small" onClick={() => void act(`/hotline/texts/${one.id}/withdraw`, {})}>{m.hotline_text_take_back()}</button>}
        </p>
      ))}
      {sent && byText && <div className="row"><button type="button" className="button small" disabled={file.safeContact?.reason === 'old' || texts.some((t) => t.state === 'waiting')} onClick={() => setOpen(true)}>{m.hotline_text()}</button></div>}
      <Sheet open={open} onClose={() => setOpen(false)} title={m.hotline_text()}>
        <div className="sheet-content"><TextForm file={file} onDone={() => setOpen(false)} /></div>
      </Sheet>
    </>
  );
}

function TextForm({ file, onDone }: { file: ContactFile; onDone: () => void }) {
  const client = useQueryClient();
  return (
    <Form<{ notice: Notice }, unknown>
      label={m.hotline_text()}
      initial={{ notice: 'write' }}
      send={(values, { key }) => send('POST', `/hotline/contacts/${file.id}/texts`, values, { key })}
      submit={m.hotline_text_ask()}
      onDone={() => {
        showToast(m.hotline_text_asked());
        void forget(client, ['/hotline']);
        onDone();
      }}
    >
      <p>{m.hotline_text_lead()}</p>
      <ChoiceField name="notice" label={m.hotline_text_which()} choices={choicesOf(noticeWords(file.language.startsWith('es') ? 'es' : 'en'))} />
    </Form>
  );
}
