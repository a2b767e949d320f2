import { checkLetter, type TrustedKey } from '../../../foundation/credential/browser-verify.ts';
import { unpackCredential } from '../../../foundation/credential/pack.ts';
import { now } from '../../../foundation/screen/now.ts';

/** Checks the signed letter that a QR code carries in the address's fragment: with the keys of the office, and with its status list where it can be fetched. */
async function check(): Promise<void> {
  const fragment = location.hash.slice(1);
  const place = document.getElementById('offline');
  if (fragment === '' || !place) return;
  history.replaceState(null, '', location.pathname + location.search); // the letter's content does not stay in the history
  const said = await answer(fragment);
  place.textContent = place.dataset[said] ?? '';
  place.hidden = false;
}

async function answer(fragment: string): Promise<string> {
  const credential = await unpackCredential(fragment).catch(() => undefined);
  const issuer = String(credential?.['issuer'] ?? '');
  const agency = issuer.startsWith(`${location.origin}/api/letters/keys/`) ? issuer.slice(issuer.lastIndexOf('/') + 1) : undefined;
  const fetched = agency ? await json<{ keys: TrustedKey[] }>(`/api/letters/keys/${agency}`) : undefined;
  const status = (credential?.['credentialStatus'] as { statusListCredential?: string }[] | undefined)?.[0]?.statusListCredential;
  const statusList = status?.startsWith(location.origin) ? await json<object>(new URL(status).pathname) : undefined;
  const found = await checkLetter(fragment, { keys: fetched?.keys ?? [], ...(statusList ? { statusList } : {}), now: new Date(now()) });
  return { 'unknown-key': 'unknownKey' }[found.answer as string] ?? found.answer;
}

async function json<T>(path: string): Promise<T | undefined> {
  const reply = await fetch(path).catch(() => undefined);
  return reply?.ok ? (await reply.json()) as T : undefined;
}

void check();
