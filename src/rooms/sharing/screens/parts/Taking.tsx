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

/** How what came in is taken up: by an act of the room that does (`act`), which answers the id that `goes` leads to, or on a screen of that room. */
interface Way { allow: string; label: string; act?: string; goes: (id: string) => string }

const request: Way = { allow: 'letters.request', label: m.sharing_take_request(), act: '/letters/arrivals', goes: (id) => `/app/letters/requests/${id}` };
const intake: Way = { allow: 'cases.write', label: m.sharing_take_case(), goes: (message) => `/app/cases/new?message=${message}` };
const notice: Way = { allow: 'relief.notices', label: m.sharing_take_notice(), goes: () => '/app/relief/notices' };

const lead: Way = { allow: 'center.write', label: m.sharing_take_lead(), act: '/center/leads/taken', goes: (id) => `/app/center/leads/${id}` };
const investigation: Way = { allow: 'justice.investigate', label: m.sharing_take_investigation(), goes: (message) => `/app/justice/investigations?message=${message}` };

/** What each topic may be taken up as; which of them an office does is a matter of its own permissions. */
const WAYS: Readonly<Record<string, readonly Way[]>> = { 'certification-request': [request], 'child-assistance': [request], referral: [intake], transfer: [intake], 'status-notice': [notice], tip: [lead, investigation] };

/** Takes what came in up into this office's own work, from what it says and with nothing typed anew. */
export function Taking({ message, topic }: { message: string; topic: string }) {
  return (WAYS[topic] ?? []).map((way) => <Way key={way.allow + message} message={message} way={way} />);
}

function Way({ message, way }: { message: string; way: Way }) {
  return useMay(way.allow) ? <Take message={message} way={way} /> : null;
}

function Take({ message, way }: { message: string; way: Way }) {
  const client = useQueryClient();
  const go = useGo();
  const [key] = useState(newKey);
  const [trouble, setTrouble] = useState<Trouble | undefined>();
  const take = (): void => {
    if (way.act === undefined) return go(way.goes(message));
    send<{ id: string }>('POST', way.act, { message }, { key }).then(
      ({ id }) => {
        showToast(m.sharing_taken());
        void forget(client, ['/sharing', '/letters', '/people', '/center']);
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
