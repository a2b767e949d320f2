import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { send, type Unanswered } from '../../../../foundation/screen/ask.ts';
import type { Person } from '../../schema.ts';

/** Searches people by any part one has; asks nothing while there is too little to search by. */
export function usePeopleSearch(words: string): UseQueryResult<{ people: Person[]; more: boolean }, Unanswered> {
  return useQuery<{ people: Person[]; more: boolean }, Unanswered>({
    queryKey: ['/people/search', words],
    queryFn: ({ signal }) => searchPeople(words, signal),
    enabled: words.length >= 2,
    placeholderData: (before) => before,
    gcTime: 30_000,
  });
}

/** Asks in the body, so that a name stands in no address. */
export function searchPeople(words: string, signal: AbortSignal): Promise<{ people: Person[]; more: boolean }> {
  return send('POST', '/people/search', { words: words.slice(0, 200) }, { signal });
}
