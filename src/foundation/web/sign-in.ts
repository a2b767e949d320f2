import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { FastifyReply } from 'fastify';
import { randomBytes, randomUUID } from 'node:crypto';
import { findInvitation, invite, useInvitation } from '../access/accounts.ts';
import { closeSession, hashOf, openSession } from '../access/sessions.ts';
import { sql } from '../database/sql.ts';
import { Refusal } from '../errors.ts';
import { html } from '../document/html.ts';
import * as m from '../../messages/messages.js';
import { COOKIE, sessionOf, type Mounting } from './mount.ts';
import { publicPage, script } from './public-page.ts';

/** How sign-in is set: under `demo`, links that sign in at a click exist; nowhere else. */
export interface SignInOptions {
  origin: string;
  demo: boolean;
}

const LIMIT = { config: { rateLimit: { max: 20, timeWindow: '1 minute' } }, schema: { hide: true } };
const CHALLENGE_SECONDS = 300;
const RECOVERY_CODES = 8;

/** Mounts sign-in by passkey, enrolment by invitation, recovery by code, signing out, and leaving the site. No answer tells whether an account exists. */
export function mountSignIn(mounting: Mounting, options: SignInOptions): void {
  const { server, database, services } = mounting;
  const gate = database.gate;
  const rpID = new URL(options.origin).hostname;
  const setCookie = (reply: FastifyReply, token: string): FastifyReply => reply.setCookie(COOKIE, token, { path: '/', httpOnly: true, sameSite: 'strict', secure: mounting.secureCookie });

  /** A challenge is given to anybody, and is used once. */
  const newChallenge = async (challenge: string, account: string | null): Promise<string> => {
    const id = randomUUID();
    const ends = new Date(services.now().getTime() + CHALLENGE_SECONDS * 1000);
    await gate.all(sql`insert into access.challenge (id, challenge, account, ends_at) values (${id}::uuid, ${challenge}::text, ${account}::uuid, ${ends}::timestamptz)`);
    await gate.all(sql`delete from access.challenge where ends_at < ${services.now()}::timestamptz`);
    return id;
  };
  const takeChallenge = async (id: unknown): Promise<{ challenge: string; account: string | null } | undefined> => {
    if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) return undefined;
    return gate.maybe(sql`delete from access.challenge where id = ${id}::uuid and ends_at > ${services.now()}::timestamptz returning challenge, account`);
  };

  server.get('/sign-in', { schema: { hide: true } }, async (request, reply) => {
    const language = languageOf(request.query);
    const o = { locale: language };
    const body = html`<h1>${m.web_public_signin_title({}, o)}</h1><p class="lead">${m.web_public_signin_lead({}, o)}</p>
<noscript><p class="note warn">${m.web_public_signin_script({}, o)}</p></noscript>
<p id="sign-in-said" class="said" role="alert" data-failed="${m.web_public_signin_failed({}, o)}"></p>
<p><button class="button primary" type="button" id="sign-in">${m.web_public_signin_button({}, o)}</button></p>
<details><summary>${m.web_public_signin_recovery({}, o)}</summary><p>${m.web_public_signin_recovery_lead({}, o)}</p>
<form id="recover" class="form"><div class="field"><label for="code">${m.web_public_signin_code({}, o)}</label><input id="code" name="code" autocomplete="off" spellcheck="false" maxlength="40" class="medium" dir="ltr"></div><p><button class="button" type="submit">${m.web_public_signin_use_code({}, o)}</button></p></form></details>`;
    const sent = publicPage({ title: m.web_public_signin_title({}, o), language, path: '/sign-in', body, scripts: scripts('sign-in') });
    return reply.type(sent.type).send(sent.body);
  });

  server.get('/enroll', { schema: { hide: true } }, async (request, reply) => {
    const language = languageOf(request.query);
    const o = { locale: language };
    const body = html`<h1>${m.web_public_enroll_title({}, o)}</h1><p class="lead">${m.web_public_enroll_lead({}, o)}</p>
<p id="enroll-said" class="said" role="alert" data-ended="${m.web_public_enroll_ended({}, o)}"></p>
<p><button class="button primary" type="button" id="enroll">${m.web_public_enroll_button({}, o)}</button></p>
<section id="codes" hidden><h2 tabindex="-1">${m.web_public_enroll_codes({}, o)}</h2><p>${m.web_public_enroll_codes_lead({}, o)}</p><ul id="code-list" class="codes"></ul><p><a class="button primary" href="/app">${m.web_public_enroll_go({}, o)}</a></p></section>`;
    const sent = publicPage({ title: m.web_public_enroll_title({}, o), language, path: '/enroll', body, scripts: scripts('sign-in') });
    return reply.type(sent.type).send(sent.body);
  });

  server.post('/api/sign-in/begin', LIMIT, async () => {
    const made = await generateAuthenticationOptions({ rpID, userVerification: 'required', allowCredentials: [] });
    return { id: await newChallenge(made.challenge, null), options: made };
  });

  server.post('/api/sign-in/finish', LIMIT, async (request, reply) => {
    const given = request.body as { id?: unknown; response?: Parameters<typeof verifyAuthenticationResponse>[0]['response'] } | undefined;
    const challenge = await takeChallenge(given?.id);
    const key = typeof given?.response?.id === 'string'
      ? await gate.maybe<{ id: string; account: string; public_key: Buffer; counter: number }>(sql`select k.id, k.account, k.public_key, k.counter from access.passkey k join access.account a on a.id = k.account where k.id = ${given.response.id}::text and k.revoked_at is null and a.disabled_at is null`)
      : undefined;
    if (!challenge || !key || !given?.response) refuseSignIn();
    const verified = await verifyAuthenticationResponse({
      response: given.response, expectedChallenge: challenge.challenge, expectedOrigin: options.origin, expectedRPID: rpID, requireUserVerification: true,
      credential: { id: key.id, publicKey: new Uint8Array(key.public_key), counter: key.counter },
    }).catch(() => refuseSignIn());
    if (!verified.verified) refuseSignIn();
    await gate.all(sql`update access.passkey set counter = ${verified.authenticationInfo.newCounter}::bigint where id = ${key.id}::text`);
    setCookie(reply, await openSession(gate, key.account, services.now()));
    return { to: '/app' };
  });

  server.post('/api/sign-in/recover', { ...LIMIT, config: { rateLimit: { max: 5, timeWindow: '1 minute' } } }, async (request) => {
    const code = String((request.body as { code?: unknown } | undefined)?.code ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
    const used = await gate.maybe<{ account: string }>(sql`update access.recovery r set used_at = ${services.now()}::timestamptz from access.account a where a.id = r.account and a.disabled_at is null and r.lookup = ${hashOf(`recovery|${code}`)}::bytea and r.used_at is null returning r.account`);
    if (!used) refuseSignIn();
    return { to: `/enroll#${await invite(gate, used.account, 'enroll', new Date(services.now().getTime() + 15 * 60_000))}` };
  });

  server.post('/api/enroll/begin', LIMIT, async (request) => {
    const account = await findInvitation(gate, String((request.body as { invitation?: unknown } | undefined)?.invitation ?? ''), 'enroll', services.now());
    if (!account) refuseSignIn();
    const label = await gate.maybe<{ label: string }>(sql`select label from access.account where id = ${account}::uuid`);
    const made = await generateRegistrationOptions({ rpName: 'Fourfold', rpID, userName: label?.label ?? 'Fourfold', userID: new Uint8Array(randomBytes(16)), attestationType: 'none', authenticatorSelection: { residentKey: 'required', userVerification: 'required' } });
    return { id: await newChallenge(made.challenge, account), options: made };
  });

  server.post('/api/enroll/finish', LIMIT, async (request, reply) => {
    const given = request.body as { id?: unknown; invitation?: unknown; response?: Parameters<typeof verifyRegistrationResponse>[0]['response'] } | undefined;
    const challenge = await takeChallenge(given?.id);
    if (!challenge?.account || !given?.response) refuseSignIn();
    const verified = await verifyRegistrationResponse({ response: given.response, expectedChallenge: challenge.challenge, expectedOrigin: options.origin, expectedRPID: rpID, requireUserVerification: true }).catch(() => refuseSignIn());
    if (!verified.verified) refuseSignIn();
    const account = await useInvitation(gate, String(given.invitation ?? ''), 'enroll', services.now());
    if (account !== challenge.account) refuseSignIn();
    const { credential } = verified.registrationInfo;
    await gate.all(sql`insert into access.passkey (id, account, public_key, counter, transports) values (${credential.id}::text, ${account}::uuid, ${Buffer.from(credential.publicKey)}::bytea, ${credential.counter}::bigint, ${credential.transports ?? []}::text[])`);
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    await gate.all(sql`insert into access.recovery (account, lookup) select ${account}::uuid, unnest(${codes.map((c) => hashOf(`recovery|${c.replaceAll('-', '')}`))}::bytea[])`);
    setCookie(reply, await openSession(gate, account, services.now()));
    return { codes };
  });

  server.post('/api/sign-out', { schema: { hide: true } }, async (request, reply) => {
    const token = request.cookies[COOKIE];
    if (token) await closeSession(gate, token, services.now());
    reply.clearCookie(COOKIE, { path: '/' }).header('clear-site-data', '"cache", "storage"');
    return { to: '/sign-in' };
  });

  // Leaving ends the session, clears what the browser kept of us, and goes on to a page that tells nothing.
  server.get('/exit', { schema: { hide: true } }, async (request, reply) => {
    const token = request.cookies[COOKIE];
    if (token) await closeSession(gate, token, services.now());
    return reply.clearCookie(COOKIE, { path: '/' }).header('clear-site-data', '"cache", "storage"').redirect('https://www.weather.gov/', 303);
  });

  server.post('/api/session/extend', { schema: { hide: true } }, async (request) => {
    const who = await sessionOf(mounting, request);
    return { idleEndsAt: who?.idleEndsAt.toISOString() ?? null };
  });

  if (options.demo) {
    server.get('/demo/:secret', { ...LIMIT }, async (request, reply) => {
      const account = await findInvitation(gate, (request.params as { secret: string }).secret, 'demo', services.now());
      if (!account) return reply.redirect('/sign-in', 303);
      return setCookie(reply, await openSession(gate, account, services.now())).redirect('/app', 303);
    });
  }
}

/** One answer to every failed way in. */
function refuseSignIn(): never {
  throw new Refusal('access.not-signed-in', 'That did not sign you in.', { status: 401 });
}

/** Eighty random bits, in groups that people can copy. */
function newRecoveryCode(): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
  return Array.from({ length: 4 }, () => Array.from(randomBytes(4), (b) => alphabet[b % alphabet.length]).join('')).join('-');
}

function scripts(name: string): string[] {
  const built = script(`src/foundation/web/browser/${name}.ts`);
  return built ? [built] : [];
}

function languageOf(query: unknown): 'en' | 'es' {
  return (query as { lang?: string }).lang === 'es' ? 'es' : 'en';
}
