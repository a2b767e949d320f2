import { useState } from 'react';
import { useSend } from '../../../../foundation/screen/ask-hooks.ts';
import { Bidi } from '../../../../foundation/screen/Bidi.tsx';
import { instantInWords } from '../../../../foundation/screen/day-text.ts';
import { EmptyState } from '../../../../foundation/screen/EmptyState.tsx';
import { LongText } from '../../../../foundation/screen/fields.tsx';
import { SheetForm, type Asking } from '../../../../foundation/screen/SheetForm.tsx';
import { Tag, type Tone } from '../../../../foundation/screen/Tag.tsx';
import { language } from '../../../../foundation/screen/words.ts';
import * as m from '../../../../messages/messages.js';
import type { CommentShape } from '../../schema.ts';

const STANDING: Readonly<Record<string, { tone: Tone; label: () => string }>> = {
  open: { tone: 'warn', label: () => m.publication_comment_open() }, answered: { tone: 'info', label: () => m.publication_comment_answered() }, resolved: { tone: 'success', label: () => m.publication_comment_resolved() },
};

/** What is said of the paragraphs, in the order of the text; what is resolved comes last. */
export function Comments({ year, comments, order, readOnly, toBlock }: { year: number; comments: readonly CommentShape[]; order: readonly string[]; readOnly: boolean; toBlock: (block: string) => void }) {
  const [asking, setAsking] = useState<Asking | undefined>();
  const place = ({ block, standing }: CommentShape): number => (standing === 'resolved' ? 100_000 : 0) + (order.includes(block) ? order.indexOf(block) : 50_000);
  if (comments.length === 0) return <EmptyState sentence={m.publication_comments_none()}>{m.publication_comments_none_more()}</EmptyState>;
  return (
    <>
      <ul className="line-list" role="list">
        {[...comments].sort((a, b) => place(a) - place(b)).map((one) => (
          <li key={one.id}>
            <span className="stack tight">
              <span className="row"><Tag tone={STANDING[one.standing]?.tone ?? 'neutral'}>{STANDING[one.standing]?.label() ?? one.standing}</Tag>{one.must && one.standing !== 'resolved' && <Tag tone="danger">{m.publication_error()}</Tag>}</span>
              <span><Bidi>{one.words}</Bidi></span>
              <Said by={one.by} at={one.at} />
              {one.replies.map((reply) => <span key={reply.at} className="reply stack tight"><span><Bidi>{reply.words}</Bidi></span><Said by={reply.by} at={reply.at} /></span>)}
              <span className="row">
                {order.includes(one.block) ? <button type="button" className="button quiet small" onClick={() => toBlock(one.block)}>{m.publication_to_paragraph()}</button> : <span className="hint">{m.publication_paragraph_gone()}</span>}
                {!readOnly && one.standing !== 'resolved' && <button type="button" className="button quiet small" onClick={() => setAsking({ title: m.publication_answer(), path: `/assessments/comments/${one.id}/replies`, said: m.publication_answered(), stale: [`/assessments/${year}/around`], fields: <LongText name="words" label={m.publication_answer_words()} most={2000} rows={3} /> })}>{m.publication_answer()}</button>}
                {!readOnly && <Stand year={year} comment={one} />}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
    </>
  );
}

function Said({ by, at }: { by: string; at: string }) {
  return <span className="hint"><Bidi>{by}</Bidi>, <bdi>{instantInWords(at, language())}</bdi></span>;
}

function Stand({ year, comment }: { year: number; comment: CommentShape }) {
  const { mutate, isPending } = useSend('POST', `/assessments/comments/${comment.id}/standing`, { stale: [`/assessments/${year}/around`, `/assessments/${year}/findings`] });
  const resolved = comment.standing === 'resolved';
  return <button type="button" className="button small" aria-disabled={isPending} onClick={() => { if (!isPending) mutate({ body: { standing: resolved ? 'open' : 'resolved' } }); }}>{resolved ? m.publication_open_again() : m.publication_resolve()}</button>;
}
