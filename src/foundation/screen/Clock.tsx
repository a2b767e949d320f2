import { useEffect, useState } from 'react';
import { deadlineText } from './clock-text.ts';
import { instantInWords } from './day-text.ts';
import { now } from './now.ts';
import { language } from './words.ts';

/** A deadline in words, and where hours count also `exact`, with its day and hour; it is read anew each minute, never announced, and never counts down before one's eyes. */
export function Clock({ due, exact = false }: { due: string; exact?: boolean }) {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  const { text, nearness } = deadlineText(Date.parse(due), at);
  return (
    <time className={`clock ${nearness}${exact ? ' exact' : ''}`} dateTime={due}>
      {text}
      {exact && ` (${instantInWords(due, language())})`}
    </time>
  );
}
