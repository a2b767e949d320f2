/** What the command palette can do, given by the app and by the page that is open. */
import { useEffect } from 'react';
import type { SignedIn } from './session.ts';
import { storeOf } from './store.ts';

/** One line of the palette: a place to go (`path`) or a thing to do (`run`). */
export interface Command {
  id: string;
  label: string;
  /** Other words under which people look for it. */
  also?: string | undefined;
  /** The shortcut that does the same. */
  keys?: string | undefined;
  path?: string | undefined;
  run?: (() => void) | undefined;
}

/** Something that a search has found. */
export interface Found {
  id: string;
  label: string;
  hint?: string | undefined;
  path: string;
}

/** What a room lends to the palette: how its records are found, and what it can do for whoever is signed in. */
export interface RoomPalette {
  find?: ((text: string, signal: AbortSignal) => Promise<readonly Found[]>) | undefined;
  commands?: ((session: SignedIn) => readonly Command[]) | undefined;
}

/** The commands that are alive. */
export const commands = storeOf<readonly Command[]>([]);

/** Keeps commands alive while the component is on the screen; pass the same array between renders. */
export function useCommands(list: readonly Command[]): void {
  useEffect(() => {
    commands.change((before) => [...before, ...list]);
    return () => commands.change((before) => before.filter((one) => !list.includes(one)));
  }, [list]);
}

/** The commands that fit what was typed, best first: every typed word must begin a word of the command. */
export function commandsFor(text: string, list: readonly Command[]): Command[] {
  const wanted = wordsOf(text);
  if (wanted.length === 0) return [...list];
  return list
    .map((command) => ({ command, rank: rankOf(wanted, command) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ command }) => command);
}

function rankOf(wanted: readonly string[], command: Command): number {
  const label = wordsOf(command.label);
  const also = wordsOf(command.also ?? '');
  let rank = 0;
  for (const word of wanted) {
    const at = label.findIndex((one) => one.startsWith(word));
    if (at >= 0) rank += 10 - Math.min(at, 5) + (label[at] === word ? 2 : 0);
    else if (also.some((one) => one.startsWith(word))) rank += 3;
    else return 0;
  }
  return rank;
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
