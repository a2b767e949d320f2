import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { send, type Unanswered } from '../../../../foundation/screen/ask.ts';
import type { Person } from '../../schema.ts';

/** People that a search has found; `more` where not all of them were given. */
export interface FoundPeople {
  people: Person[];
  more: boolean;
}

/** Searches people by any part one has; asks nothing while there is too little to search by. */
export function usePeopleSearch(words: string): UseQueryResult<FoundPeople, Unanswered> {
  return useQuery<FoundPeople, Unanswered>({
    queryKey: ['/people/search', words],
    queryFn: ({ signal }) => searchPeople(words, signal),
    enabled: words.length >= 2,
    placeholderData: (before) => before,
    gcTime: 30_000,
  });
}

/**
 * Asks in the body, so that a name stands in no address. The index knows whole words and the first three letters of one;
 * a word that is still being typed is therefore looked for by its first three letters, and sifted here by the rest.
 */
export async function searchPeople(words: string, signal: AbortSignal): Promise<FoundPeople> {
  const found = await ask(words, signal);
  const begun = /^(.*?)(\p{L}{4,})$/u.exec(words);
  if (found.people.length > 0 || begun === null) return found;
  const [, before = '', word = ''] = begun;
  const { people, more } = await ask(`${before}${[...word].slice(0, 3).join('')}`, signal);
  return { people: people.filter((person) => namesOf(person).some((name) => name.startsWith(plain(word)))), more };
}

function ask(words: string, signal: AbortSignal): Promise<FoundPeople> {
  return send('POST', '/people/search', { words: words.slice(0, 200) }, { signal });
}

function namesOf({ givenName, familyName, aliases }: Person): string[] {
  return [givenName, familyName, ...(aliases ?? [])].flatMap((name) => plain(name ?? '').split(/[^\p{L}]+/u));
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
