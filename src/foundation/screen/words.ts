/** The one way from a component to its sentences; swap the body of `words` to change where they come from. */
import { english } from './words.en.ts';
import { spanish } from './words.es.ts';

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

type Entry = string | { readonly one: string; readonly other: string };

/** The language of the page, as its root element says. */
export function language(): string {
  return (typeof document === 'undefined' ? '' : document.documentElement.lang) || 'en';
}

/** The sentence of that name in the language of the page, its gaps filled and its numbers written as the language writes them. */
export function words<K extends Word>(key: K, ...inputs: WordInputs<K>): string {
  return wordsIn(language(), key, ...inputs);
}

/** The same in a given language, for what the server draws; English where the language has no such sentence. */
export function wordsIn<K extends Word>(spoken: string, key: K, ...inputs: WordInputs<K>): string {
  const given: Readonly<Record<string, string | number>> = inputs[0] ?? {};
  const other: Partial<Record<Word, Entry>> = spoken.split('-')[0] === 'es' ? spanish : {};
  const entry: Entry = other[key] ?? english[key];
  const text = typeof entry === 'string' ? entry : entry[pluralOf(spoken, given['count'])];
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = given[name];
    if (value === undefined) return gap;
    return typeof value === 'number' ? new Intl.NumberFormat(spoken).format(value) : value;
  });
}

function pluralOf(spoken: string, count: string | number | undefined): 'one' | 'other' {
  return new Intl.PluralRules(spoken).select(Number(count ?? 0)) === 'one' ? 'one' : 'other';
}
