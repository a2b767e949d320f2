import { doubleMetaphone } from 'double-metaphone';

/** One searchable part of a person: its kind and the part in the one form that is hashed. */
export interface Part {
  kind: 'name' | 'sound' | 'start' | 'birth-year' | 'phone' | 'number';
  text: string;
}

/** What can be searched for or indexed. */
export interface Searchable {
  names?: readonly string[];
  phones?: readonly string[];
  bornOn?: string;
  birthYear?: number;
  numbers?: readonly string[];
}

/** Folds a name to the letters people agree on: no accents, case, apostrophes or hyphens; split into its words. */
export function nameWords(name: string): string[] {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’`´ʼ]/gu, '').split(/[^\p{L}\p{N}]+/u).filter((w) => w.length > 0);
}

/** The parts under which a person is indexed: each name's words as written, as they sound and by their first three letters; birth year; telephone; numbers of documents. */
export function partsOf(person: Searchable): Part[] {
  const parts: Part[] = [];
  for (const word of (person.names ?? []).flatMap(nameWords)) {
    parts.push({ kind: 'name', text: word }, ...sounds(word).map((text): Part => ({ kind: 'sound', text })));
    if (word.length >= 3) parts.push({ kind: 'start', text: word.slice(0, 3) });
  }
  const year = person.birthYear ?? (person.bornOn ? Number(person.bornOn.slice(0, 4)) : undefined);
  if (year) parts.push({ kind: 'birth-year', text: String(year) });
  for (const phone of person.phones ?? []) {
    const digits = phone.replace(/\D/g, '');
    if (digits.length >= 7) parts.push({ kind: 'phone', text: digits.slice(-7) });
  }
  for (const number of person.numbers ?? []) {
    const text = number.toUpperCase().replace(/[^A-Z0-9]/g, '');
    if (text.length >= 4) parts.push({ kind: 'number', text });
  }
  return [...new Map(parts.map((p) => [`${p.kind}|${p.text}`, p])).values()];
}

/** How a word sounds (double metaphone), kept only where the sound says something; words of other scripts have none and are found as written. */
export function sounds(word: string): string[] {
  return [...new Set(doubleMetaphone(word))].filter((s) => s.length >= 2);
}
