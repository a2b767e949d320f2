import { dayInWords } from './day-text.ts';
import { language } from './words.ts';

/** A day in words that keeps its order inside text of either direction. */
export function OnDay({ day }: { day: string }) {
  return (
    <time dateTime={day}>
      <bdi>{dayInWords(day, language())}</bdi>
    </time>
  );
}
