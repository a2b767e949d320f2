/** Keyboard shortcuts: chords with Ctrl or ⌘, single keys, and `g` followed by a letter. */
import { useEffect } from 'react';
import { settings } from './settings.ts';
import { storeOf } from './store.ts';

/** The sections of the sheet of keys. */
export type KeyGroup = 'everywhere' | 'go' | 'lists' | 'forms' | 'page';

/** One shortcut: `mod+k`, `/`, `?`, `g l`; `mod` is Ctrl, or ⌘ on a Mac. */
export interface KeyBinding {
  keys: string;
  label: string;
  group: KeyGroup;
  run: () => void;
}

/** What a reader needs to know of a key press. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing?: boolean;
}

/** The shortcuts that are alive, in the order in which they were added. */
export const keyBindings = storeOf<readonly KeyBinding[]>([]);

/** The longest pause inside a sequence, in milliseconds. */
const pause = 1500;

/** Keeps shortcuts alive while the component is on the screen; pass the same array between renders. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  useEffect(() => {
    keyBindings.change((before) => [...before, ...bindings]);
    return () => keyBindings.change((before) => before.filter((one) => !bindings.includes(one)));
  }, [bindings]);
}

/** Makes a reader of key presses, which answers with the shortcut that a press completes; the latest added wins. */
export function newKeyReader(): (press: KeyPress, at: number, inText: boolean, bindings: readonly KeyBinding[]) => KeyBinding | undefined {
  let first: { key: string; at: number } | undefined;
  return (press, at, inText, bindings) => {
    const begun = first !== undefined && at - first.at <= pause ? first.key : undefined;
    first = undefined;
    if (press.isComposing === true || press.altKey) return undefined;
    const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
    if (press.ctrlKey || press.metaKey) return bindings.findLast((one) => one.keys === `mod+${key}`);
    if (inText || settings.read().keys === 'off') return undefined;
    if (begun !== undefined) {
      const found = bindings.findLast((one) => one.keys === `${begun} ${key}`);
      if (found !== undefined) return found;
    }
    const single = bindings.findLast((one) => one.keys === key);
    if (single !== undefined) return single;
    if (bindings.some((one) => one.keys.startsWith(`${key} `))) first = { key, at };
    return undefined;
  };
}

/** Says whether a press at this element is text being written. */
export function writesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit', 'reset', 'file'].includes(target.type);
  return target.closest('[role="textbox"], [role="combobox"], [role="searchbox"]') !== null;
}

/** Listens to the whole document; while a modal dialog is open only the chords of that dialog's own making work. */
export function useKeyListener(clock: () => number): void {
  useEffect(() => {
    const reader = newKeyReader();
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog:modal') !== null) return;
      const found = reader(event, clock(), writesText(event.target), keyBindings.read());
      if (found === undefined) return;
      event.preventDefault();
      found.run();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [clock]);
}

/** The keys of a shortcut one by one as they are printed, `mod` as this machine names it. */
export function keyNames(keys: string): string[] {
  const mac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac');
  return keys.split(/[ +]/).map((key) => (key === 'mod' ? (mac ? '⌘' : 'Ctrl') : key.length === 1 ? key.toUpperCase() : key));
}
