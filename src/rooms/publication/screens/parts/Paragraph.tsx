import { useId, useMemo, useRef, useState, type Ref } from 'react';
import { Code } from '../../../../foundation/screen/Bidi.tsx';
import { CheckField, LongText, TextField } from '../../../../foundation/screen/fields.tsx';
import { Go } from '../../../../foundation/screen/go.tsx';
import { SheetForm, type Asking } from '../../../../foundation/screen/SheetForm.tsx';
import { Tag } from '../../../../foundation/screen/Tag.tsx';
import * as m from '../../../../messages/messages.js';
import type { CommentShape, HoldShape } from '../../schema.ts';
import { piecesOf } from '../../text.ts';
import { inserted } from './draft.ts';
import { FigureForm } from './FigureForm.tsx';
import { shownWith, type FiguresShown } from './shown.ts';
import { SourceForm } from './SourceForm.tsx';
import { TokenText, type TokenTextHandle } from './TokenText.tsx';

/** What a paragraph knows of its text: how figures read (nothing before the first check has come), and what stands around it. */
export interface AroundParagraph { figures: FiguresShown | undefined; comments: readonly CommentShape[]; hold: HoldShape | undefined; errors: number; warnings: number }

/** What can be asked of a paragraph. */
export interface ParagraphActs { change: (text: string) => void; part: (at: number) => void; join: () => void; remove: () => void; move: (by: 1 | -1) => void; toComments: () => void; toFindings: () => void }

/** One paragraph: its words, its figures as atoms, who is writing it, and what is said of it. */
export function Paragraph({ year, at, block, text, around, saved, readOnly, active, handle, acts, onActive }: {
  year: number;
  /** Where it stands: section and paragraph, from one. */
  at: { section: number; paragraph: number };
  block: string;
  text: string;
  around: AroundParagraph;
  /** Whether it stands in the saved text, so that it can be held and commented on. */
  saved: boolean;
  readOnly: boolean;
  active: boolean;
  handle: Ref<TokenTextHandle>;
  acts: ParagraphActs;
  onActive: () => void;
}) {
  const id = useId();
  const [asking, setAsking] = useState<Asking | undefined>();
  const [form, setForm] = useState<{ kind: 'figure' | 'source'; selected: string; from: number; to: number } | undefined>();
  const [atom, setAtom] = useState<string | undefined>();
  const own = useRef<TokenTextHandle | null>(null);
  const { figures, comments, hold, errors, warnings } = around;
  const shown = useMemo(() => shownWith(figures), [figures]);
  const heldBy = hold !== undefined && !hold.mine ? hold : undefined;
  const open = comments.filter((c) => c.standing !== 'resolved').length;
  const mark = (from: number, to: number, wrap: (selected: string) => string): void => {
    const done = inserted(text, from, to, wrap);
    acts.change(done.text);
    setForm(undefined);
    requestAnimationFrame(() => own.current?.focus(done.at));
  };
  const ask = (kind: 'figure' | 'source'): void => {
    const { from, to } = own.current?.selection() ?? { from: text.length, to: text.length };
    setForm({ kind, selected: text.slice(from, to), from, to });
  };
  const piece = atom === undefined ? undefined : piecesOf(atom)[0];
  return (
    <div className={heldBy === undefined ? 'paragraph' : 'paragraph held'}>
      <TokenText
        label={m.publication_paragraph_n({ section: String(at.section), paragraph: String(at.paragraph) })} text={text} shown={shown} readOnly={readOnly || heldBy !== undefined} describedBy={`${id}-said`}
        handle={(given) => {
          own.current = given;
          if (typeof handle === 'function') handle(given);
        }}
        onChange={acts.change} onPart={acts.part} onJoin={acts.join} onFocus={onActive} onAtom={setAtom}
      />
      <div className="row" id={`${id}-said`}>
        {heldBy !== undefined && (heldBy.takenFromMe ? <Tag tone="warn">{m.publication_taken_over({ name: heldBy.by, words: heldBy.words ?? '' })}</Tag> : <Tag tone="info">{m.publication_held_by({ name: heldBy.by })}</Tag>)}
        {errors > 0 && <button type="button" className="link" onClick={acts.toFindings}><Tag tone="danger">{m.publication_errors_here({ count: errors })}</Tag></button>}
        {warnings > 0 && <button type="button" className="link" onClick={acts.toFindings}><Tag tone="warn">{m.publication_warnings_here({ count: warnings })}</Tag></button>}
        {open > 0 && <button type="button" className="link" onClick={acts.toComments}><Tag tone="info">{m.publication_comments_here({ count: open })}</Tag></button>}
      </div>
      {piece?.kind === 'token' && (
        <p className="hint atom-said" role="status">
          <Go to={`/app/figures/${piece.figure.split(' ')[0]}?period=${encodeURIComponent(periodOf(piece.figure))}&view=history`}><Code>{piece.figure}</Code></Go> {figures?.get(piece.figure)?.sentence}
        </p>
      )}
      {heldBy !== undefined && !readOnly && (
        <p><button type="button" className="button small" onClick={() => setAsking({ title: m.publication_take_over(), lead: m.publication_take_over_lead({ name: heldBy.by }), path: `/assessments/${year}/holds`, fixed: { block }, said: m.publication_taken(), stale: [`/assessments/${year}/around`], fields: <TextField name="words" label={m.publication_take_over_words()} most={400} /> })}>{m.publication_take_over()}</button></p>
      )}
      {active && !readOnly && heldBy === undefined && (
        <div className="row paragraph-acts" role="group" aria-label={m.publication_paragraph_acts()}>
          <button type="button" className="button small" onClick={() => ask('figure')}>{m.publication_mark_figure()}</button>
          <button type="button" className="button small" onClick={() => ask('source')}>{m.publication_mark_source()}</button>
          <button type="button" className="button small" onClick={() => { const s = own.current?.selection(); if (s && s.to > s.from) mark(s.from, s.to, (selected) => `[[${selected}|not a figure]]`); else own.current?.focus(); }}>{m.publication_mark_not()}</button>
          {saved && (
            <button type="button" className="button small" onClick={() => setAsking({ title: m.publication_comment(), path: `/assessments/${year}/comments`, fixed: { block }, said: m.publication_commented(), stale: [`/assessments/${year}/around`, `/assessments/${year}/findings`], shape: ({ must, ...rest }) => ({ ...rest, must: must === true }),
              fields: <><LongText name="words" label={m.publication_comment_words()} most={2000} rows={3} /><CheckField name="must" label={m.publication_comment_must()} /></> })}
            >{m.publication_comment()}</button>
          )}
          <button type="button" className="button quiet small" onClick={() => acts.move(-1)}>{m.publication_move_up()}</button>
          <button type="button" className="button quiet small" onClick={() => acts.move(1)}>{m.publication_move_down()}</button>
          <button type="button" className="button quiet small" onClick={acts.remove}>{m.publication_remove_paragraph()}</button>
        </div>
      )}
      <SheetForm asking={asking} onClose={() => setAsking(undefined)} />
      <FigureForm open={form?.kind === 'figure'} year={year} onClose={() => setForm(undefined)} onChosen={(figure) => { if (form) mark(form.from, form.to, () => `{{${figure}}}`); }} />
      <SourceForm open={form?.kind === 'source'} words={form?.selected ?? ''} onClose={() => setForm(undefined)} onGiven={(words, source) => { if (form) mark(form.from, form.to, () => `[[${words}|source: ${source}]]`); }} />
    </div>
  );
}

/** The period that a figure's name holds: all between its measure and what it is limited to. */
function periodOf(figure: string): string {
  return figure.split(' ').slice(1).filter((word) => !word.includes('=')).join(' ');
}
