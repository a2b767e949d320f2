import {
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { newKey, read, send, troubleOf, type Method, type Query, type Unanswered } from './ask.ts';

/** Reads `path` and keeps the answer fresh; pass `undefined` as the path while it is not known yet. */
export function useRead<T>(path: string | undefined, query: Query = {}, options: { freshFor?: number } = {}): UseQueryResult<T, Unanswered> {
  return useQuery<T, Unanswered>({
    queryKey: [path, query],
    queryFn: ({ signal }) => read<T>(path ?? '', query, { signal }),
    enabled: path !== undefined,
    ...(options.freshFor === undefined ? {} : { staleTime: options.freshFor }),
  });
}

/** One act as a screen asks for it. */
export interface Act {
  body?: unknown;
  version?: string | number | undefined;
  key?: string | undefined;
}

/** Does acts at `path`; afterwards everything read under the given paths is asked again. */
export function useSend<T>(
  method: Method,
  path: string,
  options: { stale?: readonly string[]; onDone?: (answer: T) => void } = {},
): UseMutationResult<T, Unanswered, Act> {
  const client = useQueryClient();
  return useMutation<T, Unanswered, Act>({
    mutationFn: (act) => send<T>(method, path, act.body, { version: act.version, key: act.key ?? newKey() }),
    onSuccess: async (answer) => {
      options.onDone?.(answer);
      await forget(client, options.stale ?? [path]);
    },
  });
}

/** Marks everything read at or under the given paths as old. */
export async function forget(client: QueryClient, paths: readonly string[]): Promise<void> {
  await client.invalidateQueries({
    predicate: ({ queryKey: [path] }) => typeof path === 'string' && paths.some((one) => path === one || path.startsWith(`${one}/`)),
  });
}

/** The client of react-query: `ask` already repeats lost requests and says when there is no line, so nothing is repeated or held back here. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', staleTime: 15_000, refetchOnWindowFocus: (query) => troubleOf(query.state.error).kind !== 'signed-out' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
