import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { addressOf, newKey, send, troubleOf, type Trouble } from '../../../../foundation/screen/ask.ts';
import { now } from '../../../../foundation/screen/now.ts';
import type { ContactFile, Draft } from '../../schema.ts';

/** What of a contact is written while it goes on. */
export type Drafted = Pick<ContactFile, 'caller' | 'safety' | 'described' | 'needs' | 'language' | 'ageGroup' | 'notes' | 'place' | 'name' | 'phone' | 'tipPlace' | 'tipTime' | 'tipSeen'>;
type Patch = Partial<Omit<Draft, 'id'>>;

/** A pause in typing after which is saved, and the longest that anything waits, in milliseconds. */
const PAUSE = 350;
const LONGEST = 900;

export interface DraftHold {
  draft: Drafted;
  /** Changes what is written; it is saved within a second. */
  write: (patch: Patch) => void;
  /** Saves at once and answers the version that then stands. */
  flush: () => Promise<number>;
  /** Takes over a version that another act made. */
  setVersion: (version: number) => void;
  savedAt: number | undefined;
  /** Counts the saves, so that what depends on the record is asked again after each. */
  saves: number;
  trouble: Trouble | undefined;
}

/** Saves what is written from the first key on: one save at a time, each on the version before it, and one more as the page is left. */
export function useDraft(file: ContactFile): DraftHold {
  const [draft, setDraft] = useState<Drafted>(() => pick(file));
  const [state, setState] = useState<{ savedAt: number | undefined; saves: number; trouble: Trouble | undefined }>({ savedAt: undefined, saves: 0, trouble: undefined });
  const hold = useRef({ version: file.version, waiting: {} as Patch, since: 0, timer: undefined as ReturnType<typeof setTimeout> | undefined, sending: undefined as Promise<void> | undefined });
  const path = `/hotline/contacts/${file.id}/draft`;

  const run = useCallback(async (): Promise<void> => {
    const at = hold.current;
    clearTimeout(at.timer);
    at.timer = undefined;
    if (at.sending) await at.sending;
    if (Object.keys(at.waiting).length === 0) return;
    const patch = at.waiting;
    at.waiting = {};
    at.since = 0;
    at.sending = send<{ version: number }>('POST', path, patch, { version: at.version }).then(
      ({ version }) => {
        at.version = version;
        setState((before) => ({ savedAt: now(), saves: before.saves + 1, trouble: undefined }));
      },
      (error: unknown) => {
        const trouble = troubleOf(error);
        const detail = trouble.kind === 'refusal' && trouble.code === 'stale' ? Number(trouble.detail['version']) : Number.NaN;
        // What was typed is kept and goes with the next save; where somebody else saved meanwhile, it goes onto their version.
        at.waiting = { ...patch, ...at.waiting };
        if (Number.isInteger(detail)) at.version = detail;
        setState((before) => ({ ...before, trouble }));
        at.timer = setTimeout(() => void run(), 1500);
      },
    ).finally(() => { at.sending = undefined; });
    await at.sending;
  }, [path]);

  const write = useCallback((patch: Patch): void => {
    const at = hold.current;
    setDraft((before) => ({ ...before, ...patch }));
    at.waiting = { ...at.waiting, ...patch };
    if (at.since === 0) at.since = now();
    clearTimeout(at.timer);
    at.timer = setTimeout(() => void run(), Math.max(0, Math.min(PAUSE, at.since + LONGEST - now())));
  }, [run]);

  const flush = useCallback(async (): Promise<number> => {
    await run();
    return hold.current.version;
  }, [run]);
  const setVersion = useCallback((version: number): void => { hold.current.version = version; }, []);

  useEffect(() => {
    const leave = (): void => {
      const { waiting, version } = hold.current;
      if (Object.keys(waiting).length === 0) return;
      hold.current.waiting = {};
      void fetch(addressOf(path), { method: 'POST', keepalive: true, credentials: 'same-origin', headers: { 'content-type': 'application/json', 'x-fourfold': '1', 'idempotency-key': newKey(), 'if-match': `"${version}"` }, body: JSON.stringify(waiting) });
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      void run();
    };
  }, [path, run]);
  return useMemo(() => ({ draft, write, flush, setVersion, ...state }), [draft, write, flush, setVersion, state]);
}

function pick(file: ContactFile): Drafted {
  const { caller, safety, described, needs, language, ageGroup, notes, place, name, phone, tipPlace, tipTime, tipSeen } = file;
  return { caller, safety, described, needs, language, ageGroup, notes, place, name, phone, tipPlace, tipTime, tipSeen } as Drafted;
}
