import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { send, troubleOf, type Trouble } from '../../../foundation/screen/ask.ts';
import { forget, useRead } from '../../../foundation/screen/ask-hooks.ts';
import { announce } from '../../../foundation/screen/announce.ts';
import { EmptyState } from '../../../foundation/screen/EmptyState.tsx';
import { Figure } from '../../../foundation/screen/Figure.tsx';
import { Go, useGo } from '../../../foundation/screen/go.tsx';
import { Keys } from '../../../foundation/screen/Keys.tsx';
import { useKeys } from '../../../foundation/screen/keys.ts';
import { Loaded } from '../../../foundation/screen/Loaded.tsx';
import { PageHeader } from '../../../foundation/screen/PageHeader.tsx';
import { Problem } from '../../../foundation/screen/Problem.tsx';
import { useMay } from '../../../foundation/screen/session.ts';
import { Tag } from '../../../foundation/screen/Tag.tsx';
import * as m from '../../../messages/messages.js';
import type { Channel, ContactLine, Live } from '../schema.ts';
import { ContactLines } from './parts/ContactLines.tsx';
import { Instant } from './parts/Instant.tsx';
import { presences } from './parts/labels.ts';
import './parts/hotline.css';

/** How often the desk is looked at again, in milliseconds. */
const LOOK_AGAIN = 3000;

/** The desk: what rings, what is open, who waits for an answer, and for the supervisor who of the desk is where. */
export function Desk() {
  const mayWrite = useMay('hotline.write');
  const client = useQueryClient();
  const go = useGo();
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  const live = useRead<Live>('/hotline/live');
  const answers = useRead<{ total: number; contacts: readonly ContactLine[] }>('/hotline/contacts', { show: 'answer', count: 20 });
  useEffect(() => {
    const timer = setInterval(() => void forget(client, ['/hotline/live', '/hotline/contacts']), LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [client]);
  useRings(live.data);

  const run = useCallback(async (path: string, body: unknown, then?: (id: string) => void): Promise<void> => {
    try {
      setTrouble(undefined);
      const { id } = await send<{ id: string }>('POST', path, body);
      void forget(client, ['/hotline']);
      then?.(id);
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  }, [client]);
  const begin = useCallback((channel: Channel) => void run('/hotline/contacts', { channel }, (id) => go(`/app/hotline/contacts/${id}`)), [go, run]);
  const take = useCallback((id: string) => void run(`/hotline/contacts/${id}/take`, {}, () => go(`/app/hotline/contacts/${id}`)), [go, run]);
  const minute = live.data?.mine === 'minute';
  const pause = useCallback(() => void run('/hotline/presence', { state: minute ? 'ready' : 'minute' }), [minute, run]);
  useKeys(useMemo(() => [
    ...(mayWrite ? [{ keys: 'n', label: m.hotline_new_call(), group: 'page' as const, run: () => begin('phone') }, { keys: 'v', label: m.hotline_new_walk_in(), group: 'page' as const, run: () => begin('walk-in') }] : []),
    { keys: 'm', label: m.hotline_need_minute(), group: 'page' as const, run: pause },
  ], [begin, mayWrite, pause]));
  return (
    <>
      <PageHeader title={m.hotline_desk()} under={minute ? m.hotline_minute_now() : m.hotline_desk_lead()}>
        {mayWrite && <button type="button" className="button primary" onClick={() => begin('phone')}>{m.hotline_new_call()} <Keys keys="n" /></button>}
        {mayWrite && <button type="button" className="button" onClick={() => begin('walk-in')}>{m.hotline_new_walk_in()} <Keys keys="v" /></button>}
        <button type="button" className="button" aria-pressed={minute} onClick={pause}>{minute ? m.hotline_back() : m.hotline_need_minute()} <Keys keys="m" /></button>
      </PageHeader>
      {trouble !== undefined && <Problem trouble={trouble} />}
      <Loaded reading={live} page>
        {(now) => (
          <div className="stack loose">
            <Counts live={now} />
            <div className="desk">
              <div className="stack loose">
                <section aria-labelledby="ringing" className="stack">
                  <h2 id="ringing">{m.hotline_ringing()}</h2>
                  {ringingIn(now).length === 0 ? <p className="hint">{m.hotline_ringing_none()}</p>
                    : <ContactLines contacts={ringingIn(now)} onTake={mayWrite ? take : undefined} />}
                </section>
                <section aria-labelledby="open" className="stack">
                  <h2 id="open">{m.hotline_open_now()}</h2>
                  {now.contacts.filter(({ state }) => state === 'live').length === 0 ? <p className="hint">{m.hotline_open_none()}</p> : <ContactLines contacts={now.contacts.filter(({ state }) => state === 'live')} />}
                </section>
                <section aria-labelledby="answers" className="stack">
                  <h2 id="answers">{m.hotline_answers()}</h2>
                  <Loaded reading={answers}>{({ contacts }) => (contacts.length === 0 ? <EmptyState sentence={m.hotline_answers_none()} /> : <ContactLines contacts={contacts} />)}</Loaded>
                </section>
              </div>
              <aside><People live={now} /></aside>
            </div>
          </div>
        )}
      </Loaded>
    </>
  );
}

/** A contact that begins to ring is said once, and its button gets the focus where nothing else has it, so that Enter takes it. */
function useRings(live: Live | undefined): void {
  const known = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (live === undefined) return;
    const ringing = ringingIn(live);
    const fresh = ringing.some(({ id }) => !known.current.has(id));
    known.current = new Set(ringing.map(({ id }) => id));
    if (!fresh) return;
    announce(m.hotline_rings());
    const idle = document.activeElement === document.body || document.activeElement?.tagName === 'H1';
    if (idle) document.querySelector<HTMLElement>('[data-take]')?.focus({ preventScroll: true });
  }, [live]);
}

/** What rings: somebody is there now. Who wrote by the web form waits for an answer and does not ring. */
function ringingIn(live: Live): ContactLine[] {
  return live.contacts.filter(({ state, channel }) => state === 'ringing' && channel !== 'web');
}

function Counts({ live }: { live: Live }) {
  const window = m.hotline_now();
  return (
    <div className="figures tight">
      <Figure label={m.hotline_ringing()} value={String(live.ringing)} window={window}>{live.longestRing !== null && <p className="window">{m.hotline_longest()} <Instant at={live.longestRing} /></p>}</Figure>
      <Figure label={m.hotline_open_now()} value={String(live.live)} window={window} />
      <Figure label={m.hotline_answers()} value={String(live.waiting)} window={window} />
      <Figure label={m.hotline_follow_ups_due()} value={String(live.followUpsDue)} window={window}><p className="window"><Go to="/app/hotline/follow-ups">{m.hotline_follow_ups()}</Go></p></Figure>
      <Figure label={m.hotline_tips_overdue()} value={String(live.tipsOverdue)} window={window}><p className="window"><Go to="/app/hotline/tips">{m.hotline_tips()}</Go></p></Figure>
    </div>
  );
}

function People({ live }: { live: Live }) {
  return (
    <section className="card" aria-labelledby="people">
      <h2 id="people">{m.hotline_who_is_here()}</h2>
      {live.people.length === 0 && <p className="hint">{m.hotline_nobody_here()}</p>}
      <ul className="line-list" role="list">
        {live.people.map((one) => (
          <li key={one.label}><div className="stack tight"><span>{one.label}</span><span className="hint"><Instant at={one.since} /></span></div><Tag tone={one.state === 'minute' ? 'warn' : one.state === 'ready' ? 'success' : 'neutral'}>{presences[one.state]}</Tag></li>
        ))}
      </ul>
    </section>
  );
}
