import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bareServer } from '../foundation/web/server.ts';
import { mountRoom, sessionOf, type Mounting } from '../foundation/web/mount.ts';
import type { Room } from '../foundation/web/room.ts';
import { timeZone } from '../foundation/calendar/clock.ts';
import { mayRead, rightOn } from '../foundation/access/fields.ts';
import { withoutUnreadable } from '../foundation/exchange/sheet.ts';
import { mayIn } from '../foundation/access/roles.ts';
import { SIGNED_OUT, UNKNOWN } from '../foundation/web/reply.ts';
import { projectFolder } from './config.ts';
import { mountExchange } from '../foundation/web/exchange.ts';
import { mountSignIn } from '../foundation/web/sign-in.ts';
import { mountApiPages } from '../foundation/web/api-pages.ts';
import { mountHome } from './home.ts';
import type { Opened } from './open.ts';
import * as messages from '../messages/messages.js';

/** How the server is put together. */
export interface Serving {
  opened: Opened;
  rooms: readonly Room[];
  origin: string;
  version: string;
  /** Links that sign in at a click, under `demo` only. */
  demo: boolean;
  log: (entry: Record<string, unknown>) => void;
}

/** The whole server: rooms, sign-in, exchange, API pages, public pages and the staff application. */
export async function buildServer(serving: Serving): Promise<FastifyInstance> {
  const server = await bareServer({ origin: serving.origin, version: serving.version, log: serving.log });
  const mounting: Mounting = { server, database: serving.opened.database, services: serving.opened.services, rules: serving.opened.rules, secureCookie: serving.origin.startsWith('https:') };
  await server.register(async (inner) => {
    const here = { ...mounting, server: inner };
    mountSession(here, serving);
    mountSignIn(here, serving);
    mountExchange(here, serving.rooms);
    for (const room of serving.rooms) mountRoom(here, room);
    mountApiPages(here);
    mountHome(here);
    mountNowhere(here);
  });
  await mountApplication(server);
  return server;
}

/** Who is signed in, and what of the house is theirs: the browser draws nothing else. */
function mountSession(mounting: Mounting, serving: Serving): void {
  mounting.server.get('/api/session', { schema: { hide: true } }, async (request, reply) => {
    const who = await sessionOf(mounting, request);
    if (!who) return reply.code(401).send(SIGNED_OUT);
    const screens = serving.rooms.flatMap((room) => (room.screens ?? []).filter((s) => mayIn(room, who, s.allow)).map((s) => ({ ...s, title: titleOf(s.title), room: room.name, duty: room.duty })));
    const permissions = serving.rooms.flatMap((room) => Object.keys(room.permissions).filter((p) => mayIn(room, who, p)));
    const sheets = serving.rooms.flatMap((room) => (room.sheets ?? []).map((s) => ({ name: s.sheet.name, title: s.sheet.title, room: room.name, kinds: ['.csv', '.xlsx', ...(s.kinds ?? [])], mayImport: permissions.includes(s.mayImport), mayExport: permissions.includes(s.mayExport), leftOut: withoutUnreadable(s.sheet, (fieldClass) => mayRead(mounting.rules, who.roles, [fieldClass])).leftOut })).filter((s) => s.mayImport || s.mayExport));
    const fields = Object.fromEntries([...mounting.rules.keys()].map((c) => [c, rightOn(mounting.rules, who.roles, c)]));
    return { label: who.label, organization: who.organization, short: who.short, zone: who.zone, timeZone: timeZone(), roles: who.roles, endsAt: who.endsAt.toISOString(), idleEndsAt: who.idleEndsAt.toISOString(), screens, permissions, fields, sheets, demo: serving.demo };
  });
}

/** Whatever else is asked under /api: nobody who is not signed in learns which addresses exist. */
function mountNowhere(mounting: Mounting): void {
  mounting.server.all('/api/*', { schema: { hide: true } }, async (request, reply) => (await sessionOf(mounting, request) ? reply.code(404).send(UNKNOWN) : reply.code(401).send(SIGNED_OUT)));
}

/** The words of a screen's title; the browser is told the words, so that it need not load every message to draw the navigation. */
function titleOf(key: string): string {
  const message = (messages as unknown as Readonly<Record<string, ((inputs: object, options: { locale: 'en' }) => string) | undefined>>)[key];
  return message?.({}, { locale: 'en' }) ?? key;
}

/** The staff application: files built by Vite under /assets, and its one page for every address under /app. */
async function mountApplication(server: FastifyInstance): Promise<void> {
  const built = join(projectFolder(), 'dist');
  if (!existsSync(built)) return;
  await server.register(fastifyStatic, { root: join(built, 'assets'), prefix: '/assets/', cacheControl: false, setHeaders: (reply) => { reply.header('cache-control', 'public, max-age=31536000, immutable'); } });
  const appPage = readFileSync(join(built, 'index.html'), 'utf8');
  for (const address of ['/app', '/app/*']) server.get(address, { schema: { hide: true } }, (_request, reply) => reply.type('text/html; charset=utf-8').send(appPage));
  server.get('/favicon.ico', { schema: { hide: true } }, async (_request, reply) => reply.code(204).send());
}
