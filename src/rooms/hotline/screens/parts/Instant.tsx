import { instantInWords } from '../../../../foundation/screen/day-text.ts';
import { language } from '../../../../foundation/screen/words.ts';

/** An instant in words. */
export function Instant({ at }: { at: string }) {
  return <time dateTime={at}><bdi>{instantInWords(at, language())}</bdi></time>;
}
