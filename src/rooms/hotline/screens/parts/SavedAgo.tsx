import { useEffect, useState } from 'react';
import { now } from '../../../../foundation/screen/now.ts';
import * as m from '../../../../messages/messages.js';
import type { DraftHold } from './use-draft.ts';

/** When what is written was last saved, or that it could not be; quiet for screen readers while all is well. */
export function SavedAgo({ hold }: { hold: Pick<DraftHold, 'savedAt' | 'trouble'> }) {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (hold.trouble !== undefined) return <span className="not-saved" role="alert">{hold.trouble.kind === 'refusal' && hold.trouble.code !== 'stale' ? hold.trouble.sentence : m.hotline_not_saved()}</span>;
  if (hold.savedAt === undefined) return <span className="hint">{m.hotline_saved_from_first()}</span>;
  const seconds = Math.max(0, Math.round((at - hold.savedAt) / 1000));
  return <span className="hint">{seconds < 2 ? m.hotline_saved_now() : m.hotline_saved_ago({ seconds: String(seconds) })}</span>;
}
