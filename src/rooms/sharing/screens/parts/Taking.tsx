import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey, send, troubleOf, type Trouble } from '../../../../foundation/screen/ask.ts';
import { forget } from '../../../../foundation/screen/ask-hooks.ts';
import { useGo } from '../../../../foundation/screen/go.tsx';
import { Keys } from '../../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../../foundation/screen/keys.ts';
import { Problem } from '../../../../foundation/screen/Problem.tsx';
import { useMay } from '../../../../foundation/screen/session.ts';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';

/** Which room takes up what came in, by its topic: the act, who may, and where it leads. */
const WAYS: Readonly<Record<string, { allow: string; path: string; goes: (id: string) => string; label: string }>> = {
  'certification-request': { allow: 'letters.request', path: '/letters/arrivals', goes: (id) => `/app/letters/requests/${id}`, label: m.sharing_take_request() },
  'child-assistance': { allow: 'letters.request', path: '/letters/arrivals', goes: (id) => `/app/letters/requests/${id}`, label: m.sharing_take_request() },
};

/** Takes what came in up into this office's own work, from what it says and with nothing typed anew. */
export function Taking({ message, topic }: { message: string; topic: string }) {
  const way = WAYS[topic];
  const may = useMay(way?.allow ?? 'nobody');
  return way === undefined || !may ? null : <Take key={message} message={message} way={way} />;
}

function Take({ message, way }: { message: string; way: (typeof WAYS)[string] }) {
  const client = useQueryClient();
  const go = useGo();
  const [key] = useState(newKey);
  const [trouble, setTrouble] = useState<Trouble | undefined>();
  const take = (): void => {
    send<{ id: string }>('POST', way.path, { message }, { key }).then(
      ({ id }) => {
        showToast(m.sharing_taken());
        void forget(client, ['/sharing', '/letters', '/cases', '/people']);
        go(way.goes(id));
      },
      (error: unknown) => setTrouble(troubleOf(error)),
    );
  };
  const [bindings] = useState(() => [{ keys: 't', label: way.label, group: 'page' as const, run: take }]);
  useKeys(bindings);
  return (
    <section className="card stack">
      <button type="button" className="button primary" onClick={take}>
        {way.label}
        <Keys keys="t" />
      </button>
      {trouble !== undefined && <Problem trouble={trouble} />}
    </section>
  );
}
