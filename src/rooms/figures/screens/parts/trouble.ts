/** What went wrong with an act, in one sentence. */
import type { Trouble } from '../../../../foundation/screen/ask.ts';
import { words } from '../../../../foundation/screen/words.ts';

/** The sentence of the server where it gave one, else ours. */
export function troubleInWords(trouble: Trouble): string {
  if (trouble.kind === 'invalid') return trouble.problems[0]?.problem ?? trouble.sentence;
  if (trouble.kind === 'refusal') return trouble.sentence;
  if (trouble.kind === 'offline') return words('screen_form_not_sent_offline');
  return trouble.kind === 'signed-out' ? words('screen_form_not_sent_signed_out') : words('screen_form_not_sent_fault');
}
