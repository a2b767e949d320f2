/** The paragraphs that are being written here, so that colleagues see it: taken at the first key, kept while writing, let go when the text is saved. */
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { newKey, send } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { now } from '../../../../foundation/screen/now.ts';

/** How long after it was taken a paragraph is taken again while somebody writes in it, in milliseconds. */
const AGAIN = 120_000;

export function useHolds(year: number, version: number): { take: (block: string) => void; end: () => void } {
  const client = useQueryClient();
  const held = useRef(new Map<string, number>());
  return useMemo(() => {
    const look = (): void => void forget(client, [`/assessments/${year}/around`]);
    return {
      take: (block) => {
        if (version === 0 || now() - (held.current.get(block) ?? 0) < AGAIN) return;
        held.current.set(block, now());
        // Where another has it, what goes on around the text says so.
        send('POST', `/assessments/${year}/holds`, { block }, { key: newKey() }).then(look, look);
      },
      end: () => {
        for (const block of held.current.keys()) send('POST', `/assessments/${year}/holds/end`, { block }, { key: newKey() }).then(look, look);
        held.current.clear();
      },
    };
  }, [client, version, year]);
}
