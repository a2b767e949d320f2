import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { read, troubleOf, type Query, type Trouble } from './ask.ts';

/** One window of a longer list as the server answers it: how many rows there are, and this window of them under the list's own name. */
type RowWindow = Readonly<Record<string, unknown>> & { total: number };

/** What `DataTable` needs of a list that is read window by window. */
export interface RowWindows<Row> {
  rowCount: number;
  rowAt: (index: number) => Row | undefined;
  onNeed: (from: number, to: number) => void;
  loading: boolean;
  trouble: Trouble | undefined;
  retry: () => void;
}

/** Reads a long list in windows of `size` rows as they come into sight; asks `path` with `from` and `count`, and finds the rows under `list`. */
export function useRowWindows<Row>(path: string, list: string, query: Query = {}, size = 100): RowWindows<Row> {
  const client = useQueryClient();
  const asked = JSON.stringify([path, query]);
  const [held, setHeld] = useState<{ asked: string; total: number; rows: ReadonlyMap<number, Row>; trouble: Trouble | undefined }>(() => nothing<Row>(asked));
  const inWay = useRef(new Set<string>());
  const latest = useRef(query);
  latest.current = query;
  const here = held.asked === asked ? held : nothing<Row>(asked);

  const load = useCallback(
    async (window: number): Promise<void> => {
      const name = `${asked} ${window}`;
      if (inWay.current.has(name)) return;
      inWay.current.add(name);
      const windowed = { ...latest.current, from: window * size, count: size };
      try {
        const answer = await client.fetchQuery({ queryKey: [path, windowed], queryFn: ({ signal }) => read<RowWindow>(path, windowed, { signal }) });
        setHeld((before) => {
          const base = before.asked === asked ? before : nothing<Row>(asked);
          const rows = new Map(base.rows);
          (answer[list] as readonly Row[]).forEach((row, at) => rows.set(window * size + at, row));
          return { asked, total: answer.total, rows, trouble: undefined };
        });
      } catch (error) {
        setHeld((before) => ({ ...(before.asked === asked ? before : nothing<Row>(asked)), trouble: troubleOf(error) }));
      } finally {
        inWay.current.delete(name);
      }
    },
    [asked, client, list, path, size],
  );

  useEffect(() => void load(0), [load]);
  const onNeed = useCallback(
    (from: number, to: number) => {
      for (let window = Math.floor(from / size); window <= Math.floor(to / size); window += 1) void load(window);
    },
    [load, size],
  );
  return {
    rowCount: Math.max(0, here.total),
    rowAt: (index) => here.rows.get(index),
    onNeed,
    loading: here.total < 0 && here.trouble === undefined,
    trouble: here.total < 0 ? here.trouble : undefined,
    retry: () => {
      setHeld(nothing<Row>(asked));
      void load(0);
    },
  };
}

/** Nothing known yet, not even how many rows there are. */
function nothing<Row>(asked: string): { asked: string; total: number; rows: ReadonlyMap<number, Row>; trouble: undefined } {
  return { asked, total: -1, rows: new Map(), trouble: undefined };
}
