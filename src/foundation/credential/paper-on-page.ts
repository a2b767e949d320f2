import type { CheckOptions, TrustedKey } from './browser-verify.ts';
import { unpackCredential } from './pack.ts';

/** Checks the signed paper that a QR code carries in a page's fragment: with the keys of the office, fetched under the room that issued it, and with its status list where it can be fetched. The paper does not stay in the history. Answers undefined where the page carries none. */
export async function checkOnPage<Found>(room: string, now: Date, check: (fragment: string, options: CheckOptions) => Promise<Found>): Promise<Found | undefined> {
  const fragment = location.hash.slice(1);
  if (fragment === '') return undefined;
  history.replaceState(null, '', location.pathname + location.search);
  const paper = await unpackCredential(fragment).catch(() => undefined);
  const issuer = String(paper?.['issuer'] ?? '');
  const agency = issuer.startsWith(`${location.origin}/api/${room}/keys/`) ? issuer.slice(issuer.lastIndexOf('/') + 1) : undefined;
  const fetched = agency ? await json<{ keys: TrustedKey[] }>(`/api/${room}/keys/${agency}`) : undefined;
  const status = (paper?.['credentialStatus'] as { statusListCredential?: string }[] | undefined)?.[0]?.statusListCredential;
  const statusList = status?.startsWith(location.origin) ? await json<object>(new URL(status).pathname) : undefined;
  return check(fragment, { keys: fetched?.keys ?? [], ...(statusList ? { statusList } : {}), now });
}

/** Shows what a check found in the place that the page keeps for it, in the page's own words. */
export function sayFound(answer: string): void {
  const place = document.getElementById('offline');
  if (!place) return;
  place.textContent = place.dataset[answer === 'unknown-key' ? 'unknownKey' : answer] ?? '';
  place.hidden = false;
}

async function json<T>(path: string): Promise<T | undefined> {
  const reply = await fetch(path).catch(() => undefined);
  return reply?.ok ? (await reply.json()) as T : undefined;
}
