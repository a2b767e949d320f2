import type { KeyBinding } from '../../../../foundation/screen/keys.ts';
import type { Keyed } from './labels.ts';

/** The keys of a record of words. */
export function keysOf<Code extends string>(words: Readonly<Record<Code, Keyed>>, run: (code: Code) => void): KeyBinding[] {
  return (Object.entries(words) as [Code, Keyed][]).map(([code, { label, key }]) => ({ keys: key, label, group: 'page', run: () => run(code) }));
}

/** A list with a code put in or taken out. */
export function toggled<Code extends string>(list: readonly Code[], code: Code): Code[] {
  return list.includes(code) ? list.filter((one) => one !== code) : [...list, code];
}
