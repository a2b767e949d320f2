/** The one way from a component to its sentences; swap the body of `words` to change where they come from. */
import { english } from './words.en.ts';

/** The name of a sentence. */
export type Word = keyof typeof english;

type Named<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Named<Rest> : never;
type NamesIn<Entry> = Entry extends string
  ? Named<Entry>
  : Entry extends { one: infer One extends string; other: infer Other extends string }
    ? Named<One> | Named<Other> | 'count'
    : never;
type InputsOf<K extends Word> = NamesIn<(typeof english)[K]>;

/** The inputs a sentence asks for; none when it has no gaps. */
export type WordInputs<K extends Word> = [InputsOf<K>] extends [never] ? [] : [Readonly<Record<InputsOf<K>, string | number>>];

/** The language of the page, as its root element says. */
export function language(): string {
  return (typeof document === 'undefined' ? '' : document.documentElement.lang) || 'en';
}

/** The sentence of that name with its gaps filled; numbers are written as the language writes them. */
export function words<K extends Word>(key: K, ...inputs: WordInputs<K>): string {
  const given: Readonly<Record<string, string | number>> = inputs[0] ?? {};
  const entry: string | { readonly one: string; readonly other: string } = english[key];
  const text = typeof entry === 'string' ? entry : entry[pluralOf(given['count'])];
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = given[name];
    if (value === undefined) return gap;
    return typeof value === 'number' ? new Intl.NumberFormat(language()).format(value) : value;
  });
}

function pluralOf(count: string | number | undefined): 'one' | 'other' {
  return new Intl.PluralRules(language()).select(Number(count ?? 0)) === 'one' ? 'one' : 'other';
}
