import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey, send, troubleOf } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';

/** Does an act of one press and says what came of it; where it can be taken back, the message offers that. */
export function useAct(): { doing: boolean; act: (path: string, body: unknown, done: string, undo?: { path: string; body: unknown }) => void } {
  const client = useQueryClient();
  const [doing, setDoing] = useState(false);
  const run = async (path: string, body: unknown, done: string, undo?: { path: string; body: unknown }): Promise<void> => {
    setDoing(true);
    try {
      await send('POST', path, body, { key: newKey() });
      showToast(done, undo === undefined ? undefined : () => run(undo.path, undo.body, m.cases_undone()));
    } catch (error) {
      const trouble = troubleOf(error);
      showToast('sentence' in trouble && trouble.sentence !== '' ? trouble.sentence : m.cases_not_done());
    } finally {
      setDoing(false);
      await forget(client, ['/cases', '/sharing']);
    }
  };
  return { doing, act: (path, body, done, undo) => void run(path, body, done, undo) };
}
