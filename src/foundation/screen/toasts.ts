/** Short messages about what has just been done, with a way to take it back. */
import { storeOf } from './store.ts';

/** A message as it is shown. */
export interface Toast {
  id: number;
  text: string;
  undo?: (() => void | Promise<void>) | undefined;
}

/** The messages on the screen, oldest first. */
export const toasts = storeOf<readonly Toast[]>([]);

/** How many messages fit before the oldest goes. */
const most = 3;

/** A message without an act goes by itself after this long, in milliseconds. */
const stay = 8000;

let last = 0;

/** Shows a message; one that can be undone stays until it is answered. */
export function showToast(text: string, undo?: () => void | Promise<void>): void {
  last += 1;
  const toast: Toast = { id: last, text, undo };
  toasts.change((before) => [...before, toast].slice(-most));
  if (undo === undefined) setTimeout(() => dropToast(toast.id), stay);
}

/** Takes a message off the screen. */
export function dropToast(id: number): void {
  toasts.change((before) => (before.some((toast) => toast.id === id) ? before.filter((toast) => toast.id !== id) : before));
}

/** Undoes the newest message that offers it; says whether there was one. */
export function undoLast(): boolean {
  const toast = toasts.read().findLast((one) => one.undo !== undefined);
  if (toast === undefined) return false;
  dropToast(toast.id);
  void toast.undo?.();
  return true;
}
