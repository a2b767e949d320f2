import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type, type TObject, type TSchema } from 'typebox';
import { classesIn, mayRead, shown, unwritable, type FieldRules } from '../access/fields.ts';
import { mayIn } from '../access/roles.ts';
import { findSession, type Session } from '../access/sessions.ts';
import { acting } from '../audit/acting.ts';
import type { Database } from '../database/database.ts';
import { Fault, Invalid, refuseUnknown } from '../errors.ts';
import { identityOf } from '../identity/subjects.ts';
import { reader } from './input.ts';
import { KEY_FORM, once } from './once.ts';
import { SIGNED_OUT } from './reply.ts';
import type { Room } from './room.ts';
import type { Asked, AskedByAnyone, Route, Sent, Services } from './route.ts';

/** The cookie that carries a session's token. */
export const COOKIE = 'fourfold';

/** What mounting a room's routes needs. */
export interface Mounting {
  server: FastifyInstance;
  database: Database;
  services: Services;
  rules: FieldRules;
  secureCookie: boolean;
}

const checkedSessions = new WeakMap<FastifyRequest, Promise<Session | undefined>>();

/** The session of a request, looked up once; undefined where nobody is signed in. */
export function sessionOf(mounting: Pick<Mounting, 'database' | 'services'>, request: FastifyRequest): Promise<Session | undefined> {
  let found = checkedSessions.get(request);
  if (!found) {
    const token = request.cookies[COOKIE];
    found = token ? findSession(mounting.database.gate, token, mounting.services.now()) : Promise.resolve(undefined);
    checkedSessions.set(request, found);
  }
  return found;
}

/** Mounts a room: every route under `/api` (or as it stands, where anybody may ask); a Fault at start-up where a declaration is wrong. */
export function mountRoom(mounting: Mounting, room: Room): void {
  for (const route of room.routes) {
    check(room, route);
    if (route.anyone) mountOpen(mounting, room, route);
    else mountSigned(mounting, room, route);
  }
}

function check(room: Room, route: Route): void {
  const here = `${route.method.toUpperCase()} ${route.path} of the room ${room.name}`;
  if (!route.anyone && !(route.allow in room.permissions)) throw new Fault(`${here} allows «${route.allow}», which the room does not declare.`);
  if (!/^[a-z]/.test(route.records)) throw new Fault(`${here} does not say what it records.`);
  for (const part of pathParts(route.path)) if (!(part in route.input.properties)) throw new Fault(`${here} has no input for :${part}.`);
  if (isAct(route) && route.output !== 'file' && classesIn(route.output).size > 0) throw new Fault(`${here} answers an act with classed fields; answers of acts are kept for repeats, so they carry ids only.`);
}

/** Whether a route changes something; readings may come by POST where their question is personal. */
function isAct(route: Route): boolean {
  return route.method === 'post' && !route.anyone && !route.reading;
}

function pathParts(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map((m) => m[1] as string);
}

/** Splits an input schema into what the path carries and what the query or body carries. */
export function splitInput(route: Pick<Route, 'path' | 'input'>): { params: TObject; rest: TObject } {
  const inPath = new Set(pathParts(route.path));
  const properties = Object.entries(route.input.properties as Record<string, TSchema>);
  const required = new Set((route.input as unknown as { required?: string[] }).required ?? []);
  const build = (parts: [string, TSchema][]): TObject => Type.Object(Object.fromEntries(parts.map(([k, v]) => [k, required.has(k) ? v : Type.Optional(v)])), { additionalProperties: false });
  return { params: build(properties.filter(([k]) => inPath.has(k))), rest: build(properties.filter(([k]) => !inPath.has(k))) };
}

function readers(route: Route): (request: FastifyRequest) => Record<string, unknown> {
  const { params, rest } = splitInput(route);
  const readParams = reader(params, true);
  const readRest = reader(rest, route.method === 'get' || (route.anyone && route.output === 'file'));
  return (request) => {
    let fromPath: unknown;
    try {
      fromPath = readParams(request.params);
    } catch (error) {
      if (error instanceof Invalid) refuseUnknown(); // an id that cannot exist answers as one that does not
      throw error;
    }
    return { ...(fromPath as object), ...(readRest(route.method === 'get' ? request.query : request.body ?? {}) as object) };
  };
}

function mountSigned(mounting: Mounting, room: Room, route: Route): void {
  const read = readers(route);
  const via = `${route.method.toUpperCase()} /api${route.path.replaceAll(/:(\w+)/g, '($1)')}`;
  mounting.server[route.method](`/api${route.path}`, { schema: documented(room, route) }, async (request, reply) => {
    const who = await sessionOf(mounting, request);
    if (!who) return reply.code(401).send(SIGNED_OUT);
    if (!mayIn(room, who, route.allow) || !mayRead(mounting.rules, who.roles, route.shows ?? [])) refuseUnknown();
    const input = read(request);
    if (isAct(route)) refuseUnwritable(mounting, route, input, who);
    const answer = await acting(mounting.database, who, { records: route.records, via }, (tx) => {
      const asked: Asked<unknown> = { tx, input, who, identity: identityOf(mounting.services.keys, who.agency), services: mounting.services, reads: (fieldClass) => mayRead(mounting.rules, who.roles, [fieldClass]), version: versionOf(request) };
      const run = (): Promise<unknown> => route.run(asked as never);
      return isAct(route) ? once(tx, keyOf(request), via, input, run) : run();
    });
    if (route.output === 'file') return send(reply, answer as Sent);
    return shown(route.output, answer, mounting.rules, who.roles);
  });
}

function mountOpen(mounting: Mounting, room: Room, route: Route): void {
  const read = readers(route);
  const path = route.output === 'file' ? route.path : `/api${route.path}`;
  const config = { rateLimit: { max: route.limit ?? 60, timeWindow: '1 minute' } };
  mounting.server[route.method](path, { schema: route.output === 'file' ? { hide: true } : documented(room, route), config }, async (request, reply) => {
    const asked: AskedByAnyone<unknown> = { input: read(request), services: mounting.services, language: languageOf(request) };
    const answer = await route.run(asked as never);
    if (route.output === 'file') return send(reply, answer as Sent);
    return shown(route.output, answer, mounting.rules, []);
  });
}

function refuseUnwritable(mounting: Mounting, route: Route, input: unknown, who: Session): void {
  const closed = unwritable(route.input, input, mounting.rules, who.roles);
  if (closed.length > 0) throw new Invalid(closed.map((where) => ({ where, problem: 'This field is not known here.', mend: 'Leave it out.' })));
}

function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY_FORM.test(key)) {
    throw new Invalid([{ where: 'Idempotency-Key', problem: 'This header is missing or not a UUID.', mend: 'Send a new random UUID for each act, and the same one when you repeat it.' }]);
  }
  return key;
}

function versionOf(request: FastifyRequest): number | undefined {
  const given = request.headers['if-match'];
  if (given === undefined) return undefined;
  const version = Number(String(given).replaceAll('"', ''));
  if (!Number.isInteger(version) || version < 1) throw new Invalid([{ where: 'If-Match', problem: 'This is not a version.', mend: 'Send the version that the record had when you read it.' }]);
  return version;
}

/** The language of a page: the one asked for, else the browser's where we have it. */
export function languageOf(request: FastifyRequest): 'en' | 'es' {
  const asked = (request.query as { lang?: string } | undefined)?.lang;
  if (asked === 'es' || asked === 'en') return asked;
  return /^\s*es\b/i.test(request.headers['accept-language'] ?? '') ? 'es' : 'en';
}

function send(reply: FastifyReply, sent: Sent): FastifyReply {
  reply.code(sent.status ?? 200).type(sent.type);
  if (sent.fileName) reply.header('content-disposition', `attachment; filename="${sent.fileName.replaceAll(/[^A-Za-z0-9._-]/g, '-')}"`);
  if (sent.shared) reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
  return reply.send(typeof sent.body === 'string' ? sent.body : Buffer.from(sent.body));
}

/** What the OpenAPI document says of a route. */
function documented(room: Room, route: Route): Record<string, unknown> {
  const { params, rest } = splitInput(route);
  const part = (schema: TObject): TObject | undefined => (Object.keys(schema.properties).length > 0 ? schema : undefined);
  return {
    tags: [room.name], summary: route.records.charAt(0).toUpperCase() + route.records.slice(1),
    description: route.anyone ? 'Anybody may ask.' : `Needs the permission ${route.allow}.`,
    ...(part(params) ? { params } : {}), ...(part(rest) ? (route.method === 'get' ? { querystring: rest } : { body: rest }) : {}),
    response: { 200: route.output === 'file' ? { description: 'A file', type: 'string' } : { description: 'The answer', ...route.output } },
  };
}
