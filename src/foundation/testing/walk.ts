import { randomInt, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Type } from 'typebox';
import { masked, mayRead, rightOn, type FieldRight, type FieldRules } from '../access/fields.ts';
import { mayIn } from '../access/roles.ts';
import { splitInput } from '../web/mount.ts';
import type { ErrorReply } from '../web/reply.ts';
import type { Room } from '../web/room.ts';
import type { Route } from '../web/route.ts';
import type { Answer, TestHouse, TestUser } from './house.ts';
import { plantedIn, type Input, type Part, type Style } from './inputs.ts';

/*
 * Asks every route of every room, and looks at every answer. A room is walked because it is registered; nothing here knows
 * one. What is planted in an agency's records is a text that appears nowhere else, so that wherever it comes out is seen.
 */

/** A route with its room, and the way its audit row names. */
export interface Place { room: Room; route: Omit<Route, 'run'>; key: string; via: string }

/** How a request is sent beside its input; `payload` and `part` stand as they are in place of the body and of each part of the path. */
export interface Sending { headers?: Record<string, string | undefined>; cookie?: string | undefined; payload?: string; part?: string }

/** Every route that somebody signed in may ask, the giving out of every sheet among them, and every one that anybody may. */
export function placesOf(rooms: readonly Room[]): { signed: Place[]; open: Place[] } {
  const all = rooms.flatMap((room): Place[] => [
    ...room.routes.map((route) => ({ room, route, key: `${route.method.toUpperCase()} ${route.path}`, via: `${route.method.toUpperCase()} /api${route.path.replaceAll(/:(\w+)/g, '($1)')}` })),
    ...(room.sheets ?? []).map(({ sheet, mayExport }) => ({
      room, key: `GET /exchange/${sheet.name}/export.csv`, via: `GET /api/exchange/${sheet.name}/export`,
      route: { method: 'get', path: `/exchange/${sheet.name}/export.csv`, allow: mayExport, records: 'gave records out', input: Type.Object({}), output: 'file', anyone: false } as const,
    })),
  ]);
  return { signed: all.filter((p) => !p.route.anyone), open: all.filter((p) => p.route.anyone) };
}

/** Whether a route changes something. */
export function isAct({ route }: Place): boolean {
  return route.method === 'post' && !route.anyone && !route.reading;
}

/** Sends an input to a route as its own people would, or with other headers and another body. */
export async function send(server: FastifyInstance, route: Place['route'], input: Input, { headers = {}, cookie, payload, part }: Sending): Promise<Answer<unknown>> {
  const { params, rest } = splitInput(route);
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => part ?? encodeURIComponent(String(input[name]).toWellFormed()));
  const beside = Object.entries(input).filter(([name]) => name in rest.properties || !(name in params.properties));
  const usual = { 'x-fourfold': '1', 'idempotency-key': randomUUID(), 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`, ...(route.method === 'post' ? { 'content-type': 'application/json' } : {}), ...headers };
  const query = new URLSearchParams(beside.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])).toString();
  const reply = await server.inject({
    method: route.method === 'get' ? 'GET' : 'POST', url: `${route.anyone && route.output === 'file' ? '' : '/api'}${path}${route.method === 'get' && query ? `?${query}` : ''}`,
    cookies: cookie ? { fourfold: cookie } : {}, headers: Object.fromEntries(Object.entries(usual).filter((h): h is [string, string] => h[1] !== undefined)),
    ...(route.method === 'get' ? {} : { payload: payload ?? JSON.stringify(Object.fromEntries(beside)) }),
  });
  const type = String(reply.headers['content-type']);
  const text = type.includes('pdf') ? await textOfPdf(reply.rawPayload) : reply.payload;
  return { status: reply.statusCode, text, headers: reply.headers, body: type.includes('json') ? JSON.parse(text) as unknown : undefined };
}

async function textOfPdf(pdf: Uint8Array): Promise<string> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const made = await task.promise;
  let text = '';
  for (let n = 1; n <= made.numPages; n++) text += (await (await made.getPage(n)).getTextContent()).items.map((i) => ('str' in i ? i.str : '')).join('');
  await task.destroy();
  return text;
}

/** A walk through a house: whoever asks asks here, and everything that is wrong with an answer is kept by kind. */
export class Walk {
  readonly house: TestHouse;
  readonly signed: readonly Place[];
  readonly open: readonly Place[];
  readonly rules: FieldRules;
  /** What was planted, without its signs → its class; `words` where it is of none. */
  readonly planted = new Map<string, string>();
  /** Every organization there is: which there are is no secret. */
  organizations: ReadonlySet<string> = new Set();
  /** Agency → which of the two responses it belongs to: within one, agencies tell each other what their people release. */
  readonly responses = new Map<string, string>();
  /** Texts told to somebody in whose response nobody wrote them, and ids of records that somebody of another one made. */
  readonly told: string[] = [];
  /** Fields shown against the rules. */
  readonly shown: string[] = [];
  /** Answers of 5xx, and refusals without the one shape. */
  readonly misshapen: string[] = [];
  /** How often each class was met under each right. */
  readonly met = new Map<string, number>();
  /** Requests that went well, as their audit rows name them. */
  readonly successes = new Map<string, number>();
  /** How each variant of an input was reached, so that the next agency reaches it at once: the style, and the fields left out. */
  readonly recipes = new Map<string, { style: Style; left: readonly string[] }>();
  /** What each route said no with, so that whoever reads that it was not reached knows why. */
  readonly refused = new Map<string, Set<string>>();
  /** Variants that nobody reached: one try is enough. */
  readonly hopeless = new Set<string>();
  /** The agencies whose people may do most: they try longest. */
  readonly busiest = new Set<string>();
  /** How much longer a route that nobody reached yet is tried by an agency in a round. */
  readonly patience = new Map<string, number>();
  /** What answered the ids that a path or a field took. */
  readonly learned = new Map<string, Set<string>>();
  answers = 0;
  private readonly written = new Map<string, Set<string>>();
  private readonly makers = new Map<string, string>();
  private readonly meantForAll: ReadonlySet<string>;
  /** Paths and fields of which it was said where their ids come from. */
  readonly idsFrom: ReadonlySet<string>;

  /** Texts written by the routes of `meantForAll` are told to everybody on purpose; `idsFrom` says what answers the ids that no name gives away. */
  constructor(house: TestHouse, { meantForAll = [], idsFrom = {} }: { meantForAll?: Iterable<string>; idsFrom?: Readonly<Record<string, readonly string[]>> } = {}) {
    this.house = house;
    const { signed, open } = placesOf(house.rooms);
    [this.signed, this.open, this.meantForAll] = [signed, open, new Set(meantForAll)];
    this.idsFrom = new Set(Object.keys(idsFrom));
    for (const [key, sources] of Object.entries(idsFrom)) this.learned.set(key, new Set(sources));
    this.rules = new Map(house.rooms.flatMap((room) => Object.entries(room.fields ?? {})).map(([fieldClass, byRole]) => [fieldClass, new Map(Object.entries(byRole))]));
  }

  may(user: TestUser, { room, route }: Place): boolean {
    return mayIn(room, user.who, route.allow) && mayRead(this.rules, user.who.roles, route.shows ?? []);
  }

  hasPatience({ agency }: { agency: string }, place: Place): boolean {
    const told = [...this.idsFrom].some((key) => place.route.path.startsWith(`${key}/:`));
    const left = this.patience.get(`${agency} ${place.key}`) ?? (told || this.busiest.has(agency) ? 60 : 12);
    this.patience.set(`${agency} ${place.key}`, left - 1);
    return left > 0;
  }

  right(user: TestUser, fieldClass: string): FieldRight {
    return rightOn(this.rules, user.who.roles, fieldClass);
  }

  plant(text: string, fieldClass: string): void {
    for (const planted of plantedIn(text)) this.planted.set(planted, fieldClass);
  }

  /** Asks as somebody, or as nobody, and looks at the answer. */
  async ask(user: TestUser | undefined, place: Place, input: Input, sending: Sending = {}): Promise<Answer<unknown>> {
    const given = `${JSON.stringify(input)} ${sending.payload ?? ''} ${JSON.stringify(sending.headers ?? {})}`;
    const sent = new Set([...plantedIn(given), ...idsIn(given)]);
    for (const writer of [user?.agency ?? 'anybody', this.responseOf(user), ...(this.meantForAll.has(place.key) ? ['everybody'] : [])]) {
      const written = this.written.get(writer) ?? new Set();
      this.written.set(writer, written);
      for (const text of sent) written.add(text);
    }
    const answer = await send(this.house.server, place.route, input, { cookie: user?.token, ...sending });
    this.look(user, place, sent, answer);
    return answer;
  }

  private look(user: TestUser | undefined, place: Place, sent: ReadonlySet<string>, answer: Answer<unknown>): void {
    this.answers++;
    const where = `${user?.who.roles.join() ?? 'anybody'}: ${place.key} (${answer.status})`;
    if (answer.status >= 500 || (answer.status >= 400 && !isErrorReply(answer.body) && !(place.route.anyone && place.route.output === 'file'))) this.misshapen.push(`${where} ${answer.text.slice(0, 200)}`);
    if (answer.status === 200 && user) {
      const success = [user.agency, user.account, place.route.records, place.via].join('|');
      this.successes.set(success, (this.successes.get(success) ?? 0) + 1);
    }
    const response = this.responseOf(user);
    for (const id of idsIn(answer.text)) {
      if (user && isAct(place) && answer.status === 200 && !sent.has(id) && !this.makers.has(id)) this.makers.set(id, response);
      const maker = this.makers.get(id);
      if (maker !== undefined && maker !== response && !sent.has(id)) this.told.push(`${where} tells the id ${id}`);
    }
    for (const text of plantedIn(`${answer.text} ${JSON.stringify(answer.headers)}`)) {
      const fieldClass = this.planted.get(text);
      if (fieldClass === undefined || sent.has(text)) continue;
      if (!this.written.get(response)?.has(text) && !this.written.get('everybody')?.has(text)) this.told.push(`${where} tells ${fieldClass} ${text}`);
      if (user && fieldClass !== 'words' && this.written.get(user.agency)?.has(text)) this.meet(where, user, fieldClass, text);
    }
    if (!user || place.route.output === 'file' || answer.status !== 200) return;
    for (const [fieldClass, value] of classedIn(place.route.output as Part, answer.body)) this.meet(where, user, fieldClass, value);
  }

  private responseOf(user: TestUser | undefined): string {
    return user ? this.responses.get(user.agency) ?? user.agency : 'anybody';
  }

  private meet(where: string, user: TestUser, fieldClass: string, value: unknown): void {
    const right = this.right(user, fieldClass);
    this.met.set(`${fieldClass} ${right}`, (this.met.get(`${fieldClass} ${right}`) ?? 0) + 1);
    if (right === 'hidden' || (right === 'masked' && JSON.stringify(value) !== JSON.stringify(masked(value)))) this.shown.push(`${where} shows ${fieldClass} ${JSON.stringify(value)}`);
  }
}

function idsIn(text: string): string[] {
  return text.match(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [];
}

/** Works on all items, four at a time. */
export async function fourAtOnce<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  await Promise.all(Array.from({ length: 4 }, async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  }));
}

/** Whether a body has the one shape of refusals, and nothing beside it. */
export function isErrorReply(body: unknown): body is ErrorReply {
  const { error, ...others } = (body ?? {}) as Partial<ErrorReply>;
  if (!error || Object.keys(others).length > 0 || typeof error.sentence !== 'string' || error.sentence === '') return false;
  const known = { invalid: ['problems'], refusal: ['code', 'detail'], fault: ['id'] }[error.kind] ?? [];
  return Object.keys(error).every((name) => name === 'kind' || name === 'sentence' || known.includes(name)) && (error.kind !== 'refusal' || typeof error.code === 'string') && (error.kind !== 'invalid' || Array.isArray(error.problems));
}

/** The values of an answer that stand under a class, each with it. */
export function classedIn(part: Part, value: unknown): [string, unknown][] {
  if (value === undefined) return [];
  if (part.fieldClass) return [[part.fieldClass, value]];
  if (part.anyOf) return value === null ? [] : part.anyOf.filter((p) => p.type !== 'null').flatMap((p) => classedIn(p, value));
  if (Array.isArray(value)) return value.flatMap((item) => classedIn(part.items ?? {}, item));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(part.properties ?? {}).flatMap(([name, p]) => classedIn(p, (value as Record<string, unknown>)[name]));
}
