import { startAuthentication, startRegistration } from '@simplewebauthn/browser';

/** What the pages /sign-in and /enroll do in the browser; all wording stands in the page. */
async function send<T>(path: string, body: object): Promise<T> {
  const reply = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json', 'x-fourfold': '1' }, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(String(reply.status));
  return (await reply.json()) as T;
}

function say(id: string, key: 'failed' | 'ended'): void {
  const place = document.getElementById(id);
  if (place) place.textContent = place.dataset[key] ?? '';
}

async function signIn(): Promise<void> {
  const begun = await send<{ id: string; options: Parameters<typeof startAuthentication>[0]['optionsJSON'] }>('/api/sign-in/begin', {});
  const response = await startAuthentication({ optionsJSON: begun.options });
  const { to } = await send<{ to: string }>('/api/sign-in/finish', { id: begun.id, response });
  location.replace(to);
}

async function enroll(): Promise<void> {
  const invitation = location.hash.slice(1);
  const begun = await send<{ id: string; options: Parameters<typeof startRegistration>[0]['optionsJSON'] }>('/api/enroll/begin', { invitation });
  const response = await startRegistration({ optionsJSON: begun.options });
  const { codes } = await send<{ codes: string[] }>('/api/enroll/finish', { id: begun.id, invitation, response });
  history.replaceState(null, '', '/enroll');
  const list = document.getElementById('code-list');
  for (const code of codes) list?.appendChild(document.createElement('li')).append(code);
  document.getElementById('codes')?.removeAttribute('hidden');
  document.getElementById('enroll')?.setAttribute('hidden', '');
  document.querySelector<HTMLElement>('#codes h2')?.focus();
}

document.getElementById('sign-in')?.addEventListener('click', () => { signIn().catch(() => say('sign-in-said', 'failed')); });
document.getElementById('enroll')?.addEventListener('click', () => { enroll().catch(() => say('enroll-said', 'ended')); });
document.getElementById('recover')?.addEventListener('submit', (event) => {
  event.preventDefault();
  const code = new FormData(event.target as HTMLFormElement).get('code');
  send<{ to: string }>('/api/sign-in/recover', { code }).then(({ to }) => location.assign(to), () => say('sign-in-said', 'failed'));
});
