import { useEffect, useState } from 'react';
import { announce } from './announce.ts';
import { noteSignedOut } from './line.ts';
import { useNear } from './use-near.ts';
import { language, words } from './words.ts';

/** When the session ends, in milliseconds since 1970, and how to make it longer; `extend` answers with the new end. */
export interface Session {
  endsAt: number;
  extend: () => Promise<number>;
}

const minute = 60_000;

/** Warns five minutes before the session ends, with a time of day and never a countdown; one press extends it. */
export function SessionWarning({ session }: { session: Session }) {
  const [extended, setExtended] = useState(0);
  const endsAt = Math.max(session.endsAt, extended);
  const near = useNear(endsAt, 5 * minute);
  const nearer = useNear(endsAt, 2 * minute);
  const over = useNear(endsAt, 0);
  const sentence = words('screen_session_ends', { time: timeOf(endsAt) });

  useEffect(() => {
    if (near && !over) announce(sentence, 'urgent');
  }, [near, nearer, over, sentence]);
  useEffect(() => {
    if (over) noteSignedOut();
  }, [over]);

  if (!near || over) return null;
  const extend = async (): Promise<void> => {
    const end = await session.extend();
    setExtended(end);
    announce(words('screen_session_extended', { time: timeOf(end) }));
  };
  return (
    <section className="session-warning" aria-label={words('screen_session')}>
      <p>{sentence}</p>
      <button type="button" className="button" onClick={() => void extend().catch(() => undefined)}>
        {words('screen_session_extend')}
      </button>
    </section>
  );
}

function timeOf(at: number): string {
  return new Intl.DateTimeFormat(language(), { timeStyle: 'short' }).format(at);
}
