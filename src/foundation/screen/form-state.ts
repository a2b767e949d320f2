/** What a form holds between the first key and the server's answer. */
import { createContext, use, useEffect, useId, useSyncExternalStore } from 'react';
import type { Problem } from '../errors.ts';
import { newKey, type Trouble } from './ask.ts';
import { storeOf, type Store } from './store.ts';

/** What a field makes of what was typed: a value (undefined when left empty), or what is wrong and how to mend it. */
export type Taken = { value: unknown } | { problem: string; mend: string };

/** A field as the form knows it; `name` is a JSON pointer without its first slash, such as `bornOn` or `address/city`. */
export interface FormField {
  name: string;
  label: string;
  /** The element that gets the focus from the summary of problems. */
  id: string;
  take: (typed: unknown) => Taken;
}

/** The state of a form that its parts watch. */
export interface FormState {
  typed: Readonly<Record<string, unknown>>;
  problems: readonly Problem[];
  trouble: Trouble | undefined;
  sending: boolean;
  changed: boolean;
  /** How often a submit has failed, so that each failure moves the focus. */
  failures: number;
}

/** A form's state and the fields that stand in it. */
export interface FormHold {
  state: Store<FormState>;
  fields: Map<string, FormField>;
}

/** Given by `Form` to the fields inside it. */
export const FormContext = createContext<FormHold | undefined>(undefined);

/** A fresh form with the given first answers. */
export function newForm(initial: Readonly<Record<string, unknown>>): FormHold {
  return {
    state: storeOf<FormState>({ typed: initial, problems: [], trouble: undefined, sending: false, changed: false, failures: 0 }),
    fields: new Map(),
  };
}

/** Takes every field in the order in which it stands on the page. */
export function gather(fields: Iterable<FormField>, typed: Readonly<Record<string, unknown>>): { values: Record<string, unknown>; problems: Problem[] } {
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const field of fields) {
    const taken = field.take(typed[field.name]);
    if ('problem' in taken) problems.push({ where: `/${field.name}`, problem: taken.problem, mend: taken.mend });
    else if (taken.value !== undefined) placeAt(values, field.name.split('/'), taken.value);
  }
  return { values, problems };
}

function placeAt(into: Record<string, unknown>, [first, ...rest]: readonly string[], value: unknown): void {
  if (first === undefined) return;
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const inner = into[first];
  const next: Record<string, unknown> = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
  into[first] = next;
  placeAt(next, rest, value);
}

/** One attempt to send: the key that the server counts by, and a print of what was sent under it. */
export interface Attempt {
  key: string;
  print: string;
  /** True once the server has said what became of it; then the key is spent. */
  settled: boolean;
}

/** The attempt for these values: the open one again when nothing has changed since, else a new one. */
export function attemptFor(before: Attempt | undefined, values: unknown): Attempt {
  const print = JSON.stringify(values, (_name, value: unknown) => (value instanceof File ? [value.name, value.size, value.lastModified] : value));
  return before !== undefined && !before.settled && before.print === print ? before : { key: newKey(), print, settled: false };
}

/** Whether this trouble tells that the server has decided, so that the next attempt is a new one. */
export function settles(trouble: Trouble): boolean {
  return trouble.kind === 'invalid' || trouble.kind === 'refusal';
}

/** What a field needs of its form. */
export interface FieldHandle {
  id: string;
  typed: unknown;
  set: (typed: unknown) => void;
  fault: Problem | undefined;
}

/** Puts a field into the form around it. */
export function useField(name: string, label: string, take: (typed: unknown) => Taken): FieldHandle {
  const hold = use(FormContext);
  if (hold === undefined) throw new Error('A field stands inside a Form.');
  const id = useId();
  const typed = useSyncExternalStore(hold.state.watch, () => hold.state.read().typed[name]);
  const fault = useSyncExternalStore(hold.state.watch, () => hold.state.read().problems.find(({ where }) => where === `/${name}` || where.startsWith(`/${name}/`)));
  useEffect(() => {
    hold.fields.set(name, { name, label, id, take });
  });
  useEffect(() => () => void hold.fields.delete(name), [hold, name]);
  return {
    id,
    typed,
    fault,
    set: (next) => hold.state.change((before) => ({ ...before, changed: true, typed: { ...before.typed, [name]: next } })),
  };
}

/** What is typed in another field of the same form, for a question that depends on it. */
export function useTyped(name: string): unknown {
  const hold = use(FormContext);
  if (hold === undefined) throw new Error('A field stands inside a Form.');
  return useSyncExternalStore(hold.state.watch, () => hold.state.read().typed[name]);
}

/** Moves the focus to a field, or to the first control of a group of them. */
export function focusField(id: string): void {
  const element = document.getElementById(id);
  if (element instanceof HTMLFieldSetElement) element.querySelector<HTMLElement>('input:checked, input')?.focus();
  else element?.focus();
}
