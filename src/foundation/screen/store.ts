import { useSyncExternalStore } from 'react';

/** A value that many components watch: read it, change it, be told. */
export interface Store<T> {
  read: () => T;
  change: (next: (before: T) => T) => void;
  watch: (listener: () => void) => () => void;
}

/** Makes a store; listeners hear only of real changes. */
export function storeOf<T>(first: T): Store<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    read: () => value,
    change: (next) => {
      const after = next(value);
      if (Object.is(after, value)) return;
      value = after;
      listeners.forEach((listener) => listener());
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Watches a store from a component. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.watch, store.read, store.read);
}
