import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type Ref, useImperativeHandle } from 'react';
import { piecesOf, type Piece } from '../../text.ts';
import { caretTo, draw, hasTyped, markupOf, refresh, selectionIn, underline, type Shown } from './atoms.ts';

/** What can be done with a paragraph from outside. */
export interface TokenTextHandle { focus: (at?: number) => void; selection: () => { from: number; to: number } }

/** A paragraph being written, in which a figure is one thing that shows its number. */
export function TokenText({ label, text, shown, readOnly, describedBy, handle, onChange, onPart, onJoin, onFocus, onAtom }: {
  label: string;
  text: string;
  shown: (piece: Piece) => Shown;
  readOnly: boolean;
  describedBy?: string | undefined;
  handle: Ref<TokenTextHandle>;
  onChange: (text: string) => void;
  onPart: (at: number) => void;
  onJoin: () => void;
  onFocus: () => void;
  onAtom: (markup: string | undefined) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const last = useRef({ from: text.length, to: text.length });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    if (markupOf(element) === text) refresh(element, shown);
    else {
      const at = document.activeElement === element ? selectionIn(element)?.to : undefined;
      draw(element, text, shown);
      if (at !== undefined) caretTo(element, Math.min(at, text.length));
    }
    underline(element, !readOnly);
  }, [text, shown, readOnly]);
  useEffect(() => {
    const element = box.current;
    return () => { if (element !== null) underline(element, false); };
  }, []);
  const note = (): void => {
    last.current = (box.current && selectionIn(box.current)) ?? last.current;
  };
  // Whoever moves the cursor to a figure is told which it is, as whoever presses it.
  const moved = (): void => {
    note();
    const { from, to } = last.current;
    const written = box.current === null ? '' : markupOf(box.current);
    const beside = from === to ? piecesOf(written).find((piece) => piece.kind === 'token' && (piece.start === to || piece.end === to)) : undefined;
    onAtom(beside === undefined ? undefined : written.slice(beside.start, beside.end));
  };
  useImperativeHandle(handle, () => ({
    focus: (at) => {
      box.current?.focus();
      if (box.current !== null && at !== undefined) caretTo(box.current, at);
      note();
    },
    selection: () => last.current,
  }), []);
  const typed = (): void => {
    const element = box.current;
    if (element === null) return;
    const now = markupOf(element);
    if (hasTyped(element)) {
      const at = selectionIn(element)?.to ?? now.length;
      draw(element, now, shown);
      caretTo(element, at);
    }
    note();
    onChange(now);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = box.current === null ? undefined : selectionIn(box.current);
    if (readOnly || at === undefined || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onPart(at.from);
    }
    if (event.key === 'Backspace' && at.from === 0 && at.to === 0) {
      event.preventDefault();
      onJoin();
    }
  };
  return (
    <div
      ref={box} className="token-text" role="textbox" aria-multiline="true" aria-label={label} aria-readonly={readOnly} aria-describedby={describedBy} tabIndex={0} dir="auto" spellCheck={!readOnly} suppressContentEditableWarning
      contentEditable={readOnly ? false : 'plaintext-only'} onInput={typed} onKeyDown={onKeyDown} onKeyUp={moved} onMouseUp={note} onBlur={note} onFocus={onFocus}
      onClick={(event) => {
        const atom = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-markup]') : null;
        onAtom(atom?.dataset['markup']);
      }}
    />
  );
}
