/** Which forms hold answers that have not been sent, so that leaving can be questioned; the answers are never stored. */
import { storeOf } from './store.ts';

/** The forms with unsent answers. */
export const unsaved = storeOf<ReadonlySet<string>>(new Set());

/** Tells whether the form holds unsent answers. */
export function noteUnsaved(form: string, holds: boolean): void {
  unsaved.change((before) => {
    if (before.has(form) === holds) return before;
    const after = new Set(before);
    if (holds) after.add(form);
    else after.delete(form);
    return after;
  });
}

/** Warns before the browser leaves the page while a form holds unsent answers. */
export function warnBeforeUnload(): () => void {
  const warn = (event: BeforeUnloadEvent): void => {
    if (unsaved.read().size > 0) event.preventDefault();
  };
  window.addEventListener('beforeunload', warn);
  return () => window.removeEventListener('beforeunload', warn);
}
