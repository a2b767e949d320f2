import { useEffect, useRef, type ReactNode } from 'react';
import { Icon } from '../../../../foundation/screen/Icon.tsx';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys, type KeyBinding } from '../../../../foundation/screen/keys.ts';
import * as m from '../../../../messages/messages.js';

/** One step of a contact: while it is at hand its keys work, and Enter goes on. */
export function Section({ id, title, say, at, done, keys, onOpen, onNext, nextLabel, children }: {
  id: string;
  title: string;
  /** What the advocate says, word for word. */
  say?: string | undefined;
  at: boolean;
  done: boolean;
  keys: readonly KeyBinding[];
  onOpen: () => void;
  /** Goes on; absent where a key of the step itself does. */
  onNext?: (() => void) | undefined;
  nextLabel?: string | undefined;
  children: ReactNode;
}) {
  const next = useRef<HTMLButtonElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!at) return;
    (place.current?.querySelector<HTMLElement>('[data-first]') ?? next.current ?? head.current)?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <section ref={place} className={at ? 'card desk-step at' : 'card desk-step'} aria-labelledby={`step-${id}`}>
      {at && <StepKeys keys={keys} />}
      <div className="row spread">
        <h2 id={`step-${id}`} ref={head} tabIndex={-1}>{done && <><Icon name="check" /> <span className="hidden-visually">{m.hotline_step_done()} </span></>}{title}</h2>
        {!at && <button type="button" className="button small quiet" onClick={onOpen}>{done ? m.hotline_step_change() : m.hotline_step_open()}</button>}
      </div>
      {at && say !== undefined && <p className="say">{say}</p>}
      {children}
      {at && onNext !== undefined && (
        <div className="acts"><button ref={next} type="button" className="button primary" onClick={onNext}>{nextLabel ?? m.hotline_go_on()} <Keys keys="↵" /></button></div>
      )}
    </section>
  );
}

/** The keys of the step at hand; in a component of its own, so that they die with it. */
function StepKeys({ keys }: { keys: readonly KeyBinding[] }) {
  useKeys(keys);
  return null;
}

/** One answer of a step, as a button that says its key. */
export function Toggle({ on, label, letter, onPress }: { on: boolean; label: string; letter?: string | undefined; onPress: () => void }) {
  return (
    <button type="button" className="button toggle" aria-pressed={on} onClick={onPress}>
      {label} {letter !== undefined && <Keys keys={letter} />}
    </button>
  );
}
