import { useEffect, useState } from 'react';
import { deadlineText } from './clock-text.ts';
import { now } from './now.ts';

/** A deadline in words; it is read anew each minute, never announced, and never counts down before one's eyes. */
export function Clock({ due }: { due: string }) {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  const { text, nearness } = deadlineText(Date.parse(due), at);
  return (
    <time className={`clock ${nearness}`} dateTime={due}>
      {text}
    </time>
  );
}
