import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { addOrganization } from '../access/accounts.ts';
import { mayIn, ROLES, type Kind, type Role } from '../access/roles.ts';
import { sql } from '../database/sql.ts';
import { splitInput } from '../web/mount.ts';
import type { ErrorReply } from '../web/reply.ts';
import type { Room } from '../web/room.ts';
import type { Route } from '../web/route.ts';
import { house, signIn, type Answer, type TestUser } from './house.ts';

/*
 * Walks every route of every room: inputs are made from the routes' own schemas, and ids are those that earlier routes
 * answered. A room is walked because it is registered; nothing here knows one.
 */

type Part = { type?: string; const?: unknown; enum?: readonly unknown[]; anyOf?: Part[]; format?: string; pattern?: string; minLength?: number; maxLength?: number; minimum?: number; items?: Part; properties?: Record<string, Part>; required?: string[]; fieldClass?: string };

/** An input as it is sent: the parts of the path together with the query or body. */
export type Input = Record<string, unknown>;

/** A route with its room. */
export interface Place { room: Room; route: Route; key: string }

/** A request that went well: who asked what, and what came. */
export interface Done extends Place { user: TestUser; input: Input; answer: Answer<unknown> }

/** An agency filled by its own people through the routes, with what was planted in its records and appears nowhere else. */
export interface Filled {
  kind: Kind;
  agency: string;
  users: Map<Role, TestUser>;
  done: Done[];
  /** Texts planted in the records, by class of field; under `words` those of no class. */
  planted: Map<string, Set<string>>;
}

/** How a request is sent beside its input. */
export interface Sending { token?: string | undefined; headers?: Record<string, string | undefined>; payload?: string }

/** Every route that somebody signed in may ask, and every one that anybody may. */
export function places(rooms: readonly Room[]): { signed: Place[]; open: Place[] } {
  const all = rooms.flatMap((room) => room.routes.map((route) => ({ room, route, key: `${route.method.toUpperCase()} ${route.path}` })));
  return { signed: all.filter((p) => !p.route.anyone), open: all.filter((p) => p.route.anyone) };
}

/** Which kinds of organizations have which roles. */
export async function rolesByKind(): Promise<Map<Kind, Role[]>> {
  const rows = await (await house()).database.gate.all<{ kind: Kind; role: Role }>(sql`select kind, role from access.role order by kind, role`);
  return new Map([...Map.groupBy(rows, (r) => r.kind)].map(([kind, of]) => [kind, of.map((r) => r.role)]));
}

/** Sends an input to a route as its own people would, or with other headers and another body. */
export async function send(server: FastifyInstance, route: Route, input: Input, { token, headers = {}, payload }: Sending): Promise<Answer<unknown>> {
  const rest = Object.keys(splitInput(route).rest.properties);
  const inPath = new Set([...route.path.matchAll(/:(\w+)/g)].map((m) => m[1] as string));
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const beside = Object.fromEntries(Object.entries(input).filter(([name]) => rest.includes(name) || !inPath.has(name)));
  const url = route.anyone && route.output === 'file' ? path : `/api${path}`;
  const usual: Record<string, string | undefined> = { 'x-fourfold': '1', 'idempotency-key': randomUUID(), 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`, ...(route.method === 'post' ? { 'content-type': 'application/json' } : {}), ...headers };
  const given = Object.fromEntries(Object.entries(usual).filter((h): h is [string, string] => h[1] !== undefined));
  const reply = await server.inject({
    method: route.method === 'get' ? 'GET' : 'POST', url, cookies: token ? { fourfold: token } : {}, headers: given,
    ...(route.method === 'get' ? { query: Object.fromEntries(Object.entries(beside).map(([k, v]) => [k, String(v)])) } : { payload: payload ?? JSON.stringify(beside) }),
  });
  const json = String(reply.headers['content-type']).includes('json');
  return { status: reply.statusCode, text: reply.payload, headers: reply.headers, body: json ? JSON.parse(reply.payload) as unknown : undefined };
}

const LETTERS = 'bcdfghjklmnpqrstvwz';
const word = (length: number): string => Array.from({ length }, (_, i) => (i % 2 ? 'aeiou'[randomInt(5)] : LETTERS[randomInt(LETTERS.length)])).join('');
const digits = (length: number): string => Array.from({ length }, () => String(randomInt(1, 10))).join('');
const FITTING = ['MX', 'es', 'LET-01', 'kind', 'FY2004', 'M-48213', 'one', 'One', '1', '2004-03-02', 'https://example.org/'];

/** Makes inputs for an agency: what is planted in a field of a class is a text that no other agency has. */
class Planter {
  readonly planted = new Map<string, Set<string>>();
  private readonly birthday = `19${randomInt(60, 85)}-0${randomInt(1, 10)}-${randomInt(10, 29)}`;

  value(part: Part, name: string, style: Style, choice: number, fieldClass = part.fieldClass): unknown {
    if ('const' in part) return part.const;
    if (part.enum) return part.enum[choice % part.enum.length];
    if (part.anyOf) {
      const real = part.anyOf.filter((p) => p.type !== 'null');
      return real.length === 0 ? null : this.value(real[choice % real.length] as Part, name, style, choice, fieldClass ?? real[0]?.fieldClass);
    }
    switch (part.type) {
      case 'string': return this.text(part, name, fieldClass);
      case 'integer': case 'number': return /year|from|to/.test(name) && (part.minimum ?? 0) > 1000 ? 2004 : part.minimum ?? 1;
      case 'boolean': return false;
      case 'null': return null;
      case 'array': return [this.value(part.items ?? {}, name, style, choice, fieldClass ?? part.items?.fieldClass)];
      case 'object': return this.object(part, style, undefined, choice, fieldClass);
      default: return 'one';
    }
  }

  object(part: Part, style: Style, chosen: string | undefined, choice: number, fieldClass?: string): Input {
    const required = new Set(part.required ?? []);
    return Object.fromEntries(Object.entries(part.properties ?? {})
      .filter(([name, p]) => required.has(name) || style === 'full' || (style === 'classed' && !!p.fieldClass) || name === chosen)
      .map(([name, p]) => [name, this.value(p, name, style, chosen === undefined || name === chosen ? choice : 0, p.fieldClass ?? fieldClass)]));
  }

  private text(part: Part, name: string, fieldClass: string | undefined): string {
    if (part.format === 'uuid') return randomUUID();
    if (part.format === 'date-time') return '2004-02-01T12:00:00Z';
    if (part.format === 'date') return fieldClass ? this.plant(fieldClass, this.birthday) : '2004-03-02';
    if (part.pattern) return FITTING.find((f) => new RegExp(part.pattern as string, 'u').test(f)) ?? '';
    if (/period|from|until/i.test(name)) return 'FY2004';
    const made = /phone/i.test(name) ? `202-${digits(3)}-${digits(4)}` : /number|serial/i.test(name) && fieldClass ? `A${digits(9)}` : `${/^[a-z]+$/i.test(name) ? `${name} ` : ''}Zq${word(10)}`;
    return this.plant(fieldClass ?? 'words', fieldClass ? made.replace(/^[a-z]+ /i, '') : made.slice(-(part.maxLength ?? 400)));
  }

  private plant(fieldClass: string, text: string): string {
    const set = this.planted.get(fieldClass) ?? new Set();
    this.planted.set(fieldClass, set.add(text));
    return text;
  }
}

type Style = 'full' | 'classed' | 'bare';

/** Acts that say something come first, then readings, then acts that only name a record, for those tend to end it. */
function turnOf({ route }: Place): number {
  return route.method === 'get' ? 1 : Object.keys(route.input.properties).length > idFields(route).length ? 0 : 2;
}

/** Fills a new agency of a kind: asks every route with its own people's ids until no round reaches anything new. */
export async function fillAgency(kind: Kind, roles: readonly Role[]): Promise<Filled> {
  const { database, server, rooms } = await house();
  const agency = await addOrganization(database.gate, { name: `Agency ${randomUUID()}`, short: randomUUID().slice(0, 18), kind });
  const users = new Map<Role, TestUser>();
  for (const role of ROLES.filter((r) => roles.includes(r))) users.set(role, await signIn(role, { agency }));
  const planter = new Planter();
  const filled: Filled = { kind, agency, users, done: [], planted: planter.planted };
  const ids = new Map<string, string[]>(); // what answered it → ids, newest first
  const reached = new Set<string>();
  const all = places(rooms).signed.toSorted((a, b) => turnOf(a) - turnOf(b));
  const learned = new Map<string, string>();
  for (let round = 0; round < 3; round++) {
    const before = reached.size;
    for (const place of all) {
      const user = [...users].find(([role]) => mayIn(place.room, { kind, roles: [role] }, place.route.allow))?.[1];
      if (!user) continue;
      for (const [field, choice] of variantsOf(place.route)) {
        const variant = `${place.key} ${field ?? ''} ${choice}`;
        if (reached.has(variant) || (round > 0 && field && reached.has(place.key))) continue;
        const done = await reach(server, place, user, planter, { ids, learned }, field, choice);
        if (!done) continue;
        reached.add(variant).add(place.key);
        filled.done.push(done);
        for (const [name, id] of idsIn(done.answer.body)) ids.set(`${place.key}#${name}`, [id, ...ids.get(`${place.key}#${name}`) ?? []]);
      }
    }
    if (reached.size === before) break;
  }
  return filled;
}

/** The variants of a route's input: the plain one, and each choice of each field that offers choices. */
function variantsOf(route: Route): [string | undefined, number][] {
  const choices = (p: Part): number => p.enum?.length ?? (p.anyOf?.every((a) => 'const' in a) ? p.anyOf.length : 0);
  return [[undefined, 0], ...Object.entries(route.input.properties as Record<string, Part>).flatMap(([name, p]) => Array.from({ length: choices(p) }, (_, i): [string, number] => [name, i]).slice(1))];
}

/** The fields of an input that name records. */
export function idFields(route: Route): string[] {
  return Object.entries(route.input.properties as Record<string, Part>).filter(([, p]) => p.format === 'uuid').map(([name]) => name);
}

/** Ids by what answered them, newest first, and which of them a path has taken before. */
interface Known { ids: ReadonlyMap<string, string[]>; learned: Map<string, string> }

async function reach(server: FastifyInstance, place: Place, user: TestUser, planter: Planter, known: Known, field: string | undefined, choice: number): Promise<Done | undefined> {
  const fields = idFields(place.route);
  const prefix = /^.*?:\w+/.exec(place.route.path)?.[0] ?? place.key;
  for (const style of ['full', 'classed', 'bare'] as const) {
    let fits = false;
    const refused = new Set<string>(); // fields that the rules or the record do not take from this user
    for (const { chosen, by } of assignments(fields, known, prefix, turnOf(place) === 2)) {
      for (let again = 0; again < 2; again++) {
        const made = { ...planter.object(place.route.input as Part, style, field, choice), ...chosen };
        const input = Object.fromEntries(Object.entries(made).filter(([name]) => !refused.has(name)));
        const answer = await send(server, place.route, input, { token: user.token });
        (globalThis as any).seen?.push([place.key, answer.status, answer.text, input]);
        if (answer.status === 200) {
          if (by) known.learned.set(prefix, by);
          return { ...place, user, input, answer };
        }
        if (answer.status !== 400) {
          fits = true;
          break;
        }
        const before = refused.size;
        for (const { where } of (answer.body as ErrorReply).error.problems ?? []) refused.add(where.split('/')[1] ?? '');
        if (refused.size === before) break;
      }
    }
    if (fits) return undefined; // it is well-formed; no other form would be taken better
  }
  return undefined;
}

/** Ids to try in the fields that name records: what the path took before, then each kind's newest; for two fields, pairs of kinds. */
function assignments(fields: readonly string[], { ids, learned }: Known, prefix: string, oldest: boolean): { chosen: Record<string, string>; by?: string }[] {
  const [first, second] = fields;
  if (!first) return [{ chosen: {} }];
  const known = learned.get(prefix);
  const kinds = [...ids].filter(([by]) => second || !known || by === known).sort(([a], [b]) => Number(b === known) - Number(a === known)).map(([by, of]) => ({ by, of: oldest ? of.toReversed() : of }));
  if (!second) return [...kinds.filter((k) => k.by === known).flatMap(({ by, of }) => of.slice(0, 6).map((id) => ({ by, id }))), ...[0, 1, 2].flatMap((age) => kinds.map(({ by, of }) => ({ by, id: of[age] })))]
    .flatMap(({ by, id }) => (id ? [{ chosen: { [first]: id }, by }] : []));
  return kinds.flatMap((one) => kinds.flatMap((other) => [0, 1].map((age) => [one.of[0], other.of[age]]))).flatMap(([a, b]) => (a && b && a !== b ? [{ chosen: { [first]: a, [second]: b } }] : []));
}

/** Every id in an answer with the name it stands under. */
export function idsIn(value: unknown, name = ''): [string, string][] {
  if (typeof value === 'string') return /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value) ? [[name, value]] : [];
  if (Array.isArray(value)) return value.flatMap((v) => idsIn(v, name));
  if (value !== null && typeof value === 'object') return Object.entries(value).flatMap(([k, v]) => idsIn(v, k));
  return [];
}

/** A text nobody else would ever write, for planting by hand. */
export function canary(): string {
  return `Zq${word(8)}${randomBytes(3).toString('hex')}`;
}
