import { useCallback, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { send, troubleOf, type Trouble } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import type { Act } from './step-props.ts';

/** Does acts of the room, and asks everything of it anew afterwards; what went wrong is kept to be shown. */
export function useAct(): { act: Act; trouble: Trouble | undefined } {
  const client = useQueryClient();
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  const act = useCallback<Act>(async (path, body) => {
    try {
      setTrouble(undefined);
      await send('POST', path, body);
      return true;
    } catch (error) {
      setTrouble(troubleOf(error));
      return false;
    } finally {
      await forget(client, ['/hotline']);
    }
  }, [client]);
  return { act, trouble };
}
