import { useSend } from '../../../../foundation/screen/ask-hooks.ts';
import { showToast } from '../../../../foundation/screen/toasts.ts';
import * as m from '../../../../messages/messages.js';
import type { Published } from '../../schema.ts';

/** Shows one country, or all that changed, to anybody, and says how many were. */
export function PublishButton({ country }: { country?: string }) {
  const { mutateAsync, isPending } = useSend<Published>('POST', country === undefined ? '/countries/published' : `/countries/${country}/published`, { stale: ['/countries'], onDone: ({ count }) => showToast(m.countries_published_count({ count })) });
  return <button type="button" className={country === undefined ? 'button' : 'button primary'} disabled={isPending} onClick={() => void mutateAsync({ body: {} }).catch(() => undefined)}>{country === undefined ? m.countries_publish_all() : m.countries_publish()}</button>;
}
