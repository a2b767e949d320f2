import { randomUUID } from 'node:crypto';
import { addOrganization } from '../access/accounts.ts';
import { unwritable } from '../access/fields.ts';
import { ROLES, type Kind, type Role } from '../access/roles.ts';
import { isId } from '../database/who.ts';
import { sql } from '../database/sql.ts';
import type { ErrorReply } from '../web/reply.ts';
import { signIn, type Answer, type TestUser } from './house.ts';
import { classOf, idSpots, leavesOf, makerOf, STYLES, valueAt, variantsOf, withAt, type Input, type Maker, type Part, type Spot, type Variant } from './inputs.ts';
import { fourAtOnce, isAct, type Place, type Walk } from './walk.ts';

/** A request that went well: who asked what, under which key, and what came. */
export interface Done { place: Place; user: TestUser; input: Input; headers: Record<string, string>; answer: Answer<unknown> }

/** An agency filled by its own people through the routes. */
export interface Filled {
  kind: Kind;
  agency: string;
  users: Map<Role, TestUser>;
  /** What went well, by route. */
  done: Map<string, Done[]>;
  /** Ids by what answered them (`POST /people#id`), newest first. */
  ids: Map<string, string[]>;
  /** Texts by which records may be named, by the name they were answered under: case codes, serial numbers, names. */
  texts: Map<string, Set<string>>;
  make: Maker;
  reached: Set<string>;
  /** How much had been reached when a variant was last tried in vain: it is tried again once there is more. */
  missed: Map<string, number>;
  /** The ids an act named when it answered an id. */
  kin: Map<string, Set<string>>;
}

/**
 * Fills two responses, each with a new agency of every kind: asks every route with its own people's ids, round after round,
 * until nothing new is reached. Within a response agencies name each other; what one of the two holds never reaches the other.
 */
export async function fillAgencies(walk: Walk, leave: ReadonlySet<string>): Promise<{ theirs: Filled[]; mine: Filled[] }> {
  const { database } = walk.house;
  const roles = await database.gate.all<{ kind: Kind; role: Role }>(sql`select kind, role from access.role order by kind, role`);
  const kinds = [...Map.groupBy(roles, (r) => r.kind)];
  const all: Filled[] = [];
  for (const [n, [kind, of]] of [...kinds, ...kinds].entries()) {
    const agency = await addOrganization(database.gate, { name: `Agency ${randomUUID()}`, short: randomUUID().slice(0, 18), kind });
    walk.responses.set(agency, n < kinds.length ? 'theirs' : 'mine');
    const users = new Map<Role, TestUser>();
    for (const role of ROLES.filter((r) => of.some((o) => o.role === r))) users.set(role, await signIn(role, { agency }));
    all.push({ kind, agency, users, ids: new Map([['house#account', [...users.values()].map((u) => u.account)]]), done: new Map(), texts: new Map(), make: makerOf(all.length, (text, fieldClass) => walk.plant(text, fieldClass)), reached: new Set(), missed: new Map(), kin: new Map() });
  }
  for (const [n, filled] of all.entries()) filled.ids.set('house#organization', kinds.map((_, i) => all[n - (n % kinds.length) + ((n + i + 1) % kinds.length)]?.agency as string).slice(0, -1));
  for (let round = 0, before = -1; round < 4; round++) {
    const reached = all.reduce((sum, f) => sum + f.reached.size, 0);
    if (reached === before) break;
    before = reached;
    walk.patience.clear();
    for (const response of [all.slice(0, kinds.length), all.slice(kinds.length)]) {
      const [busiest, ...others] = response.toSorted((a, b) => mayAsk(walk, b) - mayAsk(walk, a));
      walk.busiest.add(busiest?.agency ?? '');
      if (busiest) await goRound(walk, busiest, leave); // the others learn from what it reached
      await fourAtOnce(others, (filled) => goRound(walk, filled, leave));
    }
  }
  return { theirs: all.slice(0, kinds.length), mine: all.slice(kinds.length) };
}

function mayAsk(walk: Walk, filled: Filled): number {
  return walk.signed.filter((place) => [...filled.users.values()].some((user) => walk.may(user, place))).length;
}

const ENDING = /\/(purge|revoke|rescind|replace|end|close|drop|leave|withdraw|lapse|stop|cancel|undo|conclude)(\/\w+)?$/;

/** Acts that say something come first, then readings, then acts that end something or only name a record, for those tend to end it. */
function turnOf({ route, ...place }: Place): number {
  return !isAct({ route, ...place }) ? 1 : !ENDING.test(route.path) && Object.values(route.input.properties as Record<string, Part>).some((p) => p.format !== 'uuid') ? 0 : 2;
}

/** Reads which organizations there are; other tests make theirs meanwhile. */
async function lookForOrganizations(walk: Walk): Promise<void> {
  walk.organizations = new Set((await walk.house.database.gate.all<{ id: string }>(sql`select id from access.organization`)).map((o) => o.id));
}

async function goRound(walk: Walk, filled: Filled, leave: ReadonlySet<string>): Promise<void> {
  for (const [n, place] of walk.signed.toSorted((a, b) => turnOf(a) - turnOf(b)).entries()) {
    if (n % 8 === 0) await lookForOrganizations(walk);
    const doers = leave.has(place.key) ? [] : doersOf(walk, filled, place);
    const [read] = isAct(place) ? [] : filled.done.get(place.key) ?? [];
    if (read && read.place.route.output !== 'file' && idSpots(read.input).length === 0) keepDone(walk, filled, { ...read, answer: await walk.ask(read.user, place, read.input) }); // a list may have grown since
    const { properties = {}, required = [] } = place.route.input as unknown as Part;
    const barest = !isAct(place) && Object.keys(properties).length > required.length ? [{ field: '*', choice: 0 }] : [];
    for (const variant of [...variantsOf(place.route.input as Part), ...barest]) {
      const name = `${place.key} ${variant.field ?? ''} ${variant.choice}`;
      if (filled.reached.has(name) || filled.missed.get(name) === filled.reached.size || (variant.field && (!filled.done.has(place.key) || walk.hopeless.has(name)))) continue;
      for (const user of variant.field ? doers.slice(0, 1) : doers) {
        const done = await reach(walk, filled, place, user, variant, name);
        if (!done) continue;
        filled.reached.add(name);
        keepDone(walk, filled, done);
        break;
      }
      if (filled.reached.has(name)) continue;
      filled.missed.set(name, filled.reached.size);
      if (!walk.recipes.has(name)) walk.hopeless.add(name);
    }
  }
}

/** Who of an agency does something: of those who may, first whoever may write most of it; at most two. */
function doersOf(walk: Walk, filled: Filled, place: Place): TestUser[] {
  const classes = Object.values(place.route.input.properties as Record<string, Part>).map(classOf).filter((c) => c !== undefined);
  const writes = (user: TestUser): number => classes.filter((c) => walk.right(user, c) === 'write').length;
  return [...filled.users.values()].filter((u) => walk.may(u, place)).toSorted((a, b) => writes(b) - writes(a)).slice(0, 2);
}

function keepDone(walk: Walk, filled: Filled, done: Done): void {
  const { place, input, answer } = done;
  filled.done.set(place.key, [...filled.done.get(place.key) ?? [], done]);
  const known = new Set([...filled.ids.values()].flat());
  for (const [spot, value] of leavesOf(answer.body)) {
    const name = spot.filter((part) => typeof part === 'string').at(-1) ?? '';
    if (typeof value !== 'string') continue;
    if (isId(value)) {
      if (walk.organizations.has(value)) continue;
      if (!known.has(value)) filled.ids.set(`${place.key}#${name}`, [value, ...filled.ids.get(`${place.key}#${name}`) ?? []]);
      filled.kin.set(value, new Set([...filled.kin.get(value) ?? [], ...idSpots(input).map((s) => valueAt(input, s) as string).filter((id) => id !== value)]));
      known.add(value);
    } else if (value.length < 60 && /^(?=.*[A-Z])[A-Z0-9]+(-[A-Z0-9]+)+$|Zq/.test(value)) filled.texts.set(name, (filled.texts.get(name) ?? new Set()).add(value));
  }
}

/** An input of somebody's without the fields that the rules keep from them. */
export function writableInput(walk: Walk, user: TestUser, place: Place, input: Input): Input {
  return isAct(place) ? unwritable(place.route.input, input, walk.rules, user.who.roles).reduce((kept, where) => withAt(kept, where.split('/').slice(1), undefined), input) : input;
}

/** Tries a variant (`*` is the barest there is) with the ids that are likeliest, in one style after the other, then with more ids, until it goes well. */
async function reach(walk: Walk, filled: Filled, place: Place, user: TestUser, variant: Variant, name: string): Promise<Done | undefined> {
  const known = walk.recipes.get(name) ?? walk.recipes.get(`${place.key}  0`);
  const forms = (variant.field === '*' ? (['bare'] as const) : known ? [known.style] : STYLES).map((style) => {
    const input = without(writableInput(walk, user, place, filled.make(place.route.input as Part, style, variant)), known?.left ?? []);
    return { style, input, left: new Set(known?.left), ids: assignments(walk, filled, place, idSpots(input), known !== undefined), headers: {} as Record<string, string> };
  });
  const distinct = forms.filter((form, i) => forms.findIndex((f) => Object.keys(f.input).join() === Object.keys(form.input).join()) === i);
  for (const [from, to] of variant.field ? [[0, 4]] : known ? [[0, 16]] : [[0, 6], [6, 24]]) {
    for (const form of distinct) {
      for (const chosen of form.ids.slice(from, to)) {
        if (!known && !walk.hasPatience(filled, place)) return undefined;
        const answer = await tryForm(walk, place, user, form, chosen);
        if (answer.status === 200) {
          walk.recipes.set(name, { style: form.style, left: [...form.left] });
          for (const { key, source } of chosen) walk.learned.set(key, new Set([...walk.learned.get(key) ?? [], source]));
          return { place, user, input: form.input, headers: form.headers, answer };
        }
        walk.refused.set(place.key, (walk.refused.get(place.key) ?? new Set()).add(whyNot(answer)));
        if (answer.status === 400) break;
      }
    }
  }
  return undefined;
}

interface Form { input: Input; left: Set<string>; headers: Record<string, string> }

/** Sends a form with ids, and again as often as the refusal says how it may be mended: a field left out, another text, the version that stands. */
async function tryForm(walk: Walk, place: Place, user: TestUser, form: Form, chosen: readonly Guess[]): Promise<Answer<unknown>> {
  for (;;) {
    form.input = chosen.filter(({ spot }) => !form.left.has(String(spot[0]))).reduce((kept, { spot, id }) => withAt(kept, spot, id), form.input);
    form.headers = { ...form.headers, 'idempotency-key': randomUUID() };
    const answer = await walk.ask(user, place, form.input, { headers: form.headers });
    const reply = answer.body as ErrorReply;
    if ((answer.status === 412 || answer.status === 428) && !form.headers['if-match']) form.headers = { 'if-match': String(reply.error.detail?.['version'] ?? 1) };
    else if (answer.status === 400 && leaveOut(reply, place, form.left)) form.input = without(form.input, form.left);
    else {
      const better = answer.status === 400 ? mended(reply, form.input) : undefined;
      if (!better) return answer;
      form.input = better;
    }
  }
}

function without(input: Input, fields: Iterable<string>): Input {
  return Object.fromEntries(Object.entries(input).filter(([name]) => ![...fields].includes(name)));
}

/** The input with the example that a refusal gives (`such as US-FL`) where it finds fault. */
function mended(reply: ErrorReply, input: Input): Input | undefined {
  for (const { where, mend } of reply.error.problems ?? []) {
    const spot = where.split('/').slice(1).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    const example = /such as ([\w:.-]*\w)/.exec(mend)?.[1];
    if (example !== undefined && typeof valueAt(input, spot) === 'string' && valueAt(input, spot) !== example) return withAt(input, spot, example);
  }
  return undefined;
}

function whyNot({ status, body }: Answer<unknown>): string {
  const { code, problems } = (body as ErrorReply | undefined)?.error ?? {};
  return `${status} ${code ?? problems?.map((p) => `${p.where} ${p.problem}`).join(' ') ?? ''}`;
}

/** Takes the fields that a refusal names out of what is sent, where they may be left out; false where there is none. */
function leaveOut(reply: ErrorReply, place: Place, left: Set<string>): boolean {
  const required = new Set((place.route.input as unknown as Part).required ?? []);
  const named = (reply.error.problems ?? []).map((p) => p.where.split('/')[1] ?? '').filter((field) => field !== '' && !required.has(field) && !left.has(field));
  for (const field of named) left.add(field);
  return named.length > 0;
}

/** An id that may belong at a spot, and how far the guess is from likely. */
interface Guess { spot: Spot; id: string; source: string; key: string; cost: number }

/** Words by which fields name what every house has. */
const OF_EVERY_HOUSE: readonly [RegExp, string][] = [[/recipient|organi|agency|office|provider|partner/i, 'house#organization'], [/account|assign|worker|colleague|reader|member/i, 'house#account']];

/** Ids to try at the spots that name records, the likeliest first; ids of which one was answered when another was named belong together. */
function assignments(walk: Walk, filled: Filled, place: Place, spots: readonly Spot[], sure: boolean): Guess[][] {
  let all: Guess[][] = [[]];
  for (const spot of spots) {
    const choices = guesses(walk, filled, place, spot, sure).slice(0, spots.length === 1 ? 40 : 12);
    all = all.flatMap((chosen) => choices.filter((choice) => chosen.every((c) => c.id !== choice.id)).map((choice) => [...chosen, choice])).slice(0, 1000);
  }
  const cost = (chosen: Guess[]): number => chosen.reduce((sum, c) => sum + c.cost, 0) - 12 * chosen.filter((a) => chosen.some((b) => filled.kin.get(a.id)?.has(b.id))).length;
  return all.toSorted((a, b) => cost(a) - cost(b));
}

/** Ids for one spot: of the sources that it took before, of what is posted under its own name, and else of those whose names are nearest. */
function guesses(walk: Walk, filled: Filled, place: Place, spot: Spot, sure: boolean): Guess[] {
  const name = String(spot.filter((part) => typeof part === 'string').at(-1));
  const before = place.route.path.includes(`/:${name}`) ? place.route.path.slice(0, place.route.path.indexOf(`/:${name}`)) : undefined;
  const key = before ?? name;
  const took = walk.learned.get(key);
  const meant = before?.split('/').at(-1) ?? name;
  const posted = walk.signed.some((p) => isAct(p) && [meant, `${meant}s`].includes(collectionOf(p.route.path)));
  const own = (source: string): boolean => (posted || before === undefined ? [meant, `${meant}s`].includes(collectionOf(pathOf(source))) : pathOf(source).startsWith(`${before}/:`));
  const near = (source: string): number => {
    if (OF_EVERY_HOUSE.some(([words, of]) => source === of && words.test(name))) return 20;
    const [path, leaf] = [pathOf(source), source.split('#')[1] ?? ''];
    const popular = [...walk.learned.values()].filter((taken) => taken.has(source)).length;
    return Math.min(popular, 2) + (path === before ? 8 : 0) + (leaf === name && name !== 'id' ? 6 : 0) + Math.max(shared([...leaf], [...meant]), shared([...collectionOf(path)], [...meant])) + 2 * shared(path.split('/').slice(1), place.route.path.split('/').slice(1));
  };
  const of = (source: string, n: number): Guess[] => {
    // Organizations that other tests made stand in lists too; what is told to one of them reaches nobody of this response.
    const ids = (filled.ids.get(source) ?? []).filter((id) => !walk.organizations.has(id) || walk.responses.get(id) === walk.responses.get(filled.agency));
    return (turnOf(place) === 2 ? ids.toReversed() : ids).slice(0, walk.idsFrom.has(key) ? 40 : 8).map((id, age) => ({ spot, id, source, key, cost: n / 2 + (source.startsWith('house#') ? age / 4 : 4 * age) }));
  };
  const byCost = (guessed: Guess[]): Guess[] => guessed.toSorted((a, b) => a.cost - b.cost);
  const sources = [...filled.ids.keys()].map((source) => ({ source, first: took?.has(source) === true || own(source), nearness: near(source) })).toSorted((a, b) => b.nearness - a.nearness);
  const others = byCost(sources.filter((s) => !s.first).flatMap(({ source }, n) => of(source, n)));
  const further = walk.idsFrom.has(key) || (before !== undefined && posted) ? 0 : sure || posted ? 3 : 30;
  return [...byCost(sources.filter((s) => s.first).flatMap(({ source }) => of(source, 0))), ...others.slice(0, further).map((o) => ({ ...o, cost: o.cost + 2 }))];
}

/** The id of an agency's own that a route would most likely take at a spot. */
export function likelyId(walk: Walk, filled: Filled, place: Place, spot: Spot): string | undefined {
  return guesses(walk, filled, place, spot, false)[0]?.id;
}

function pathOf(source: string): string {
  return /^(?:GET|POST) (\S+)#/.exec(source)?.[1] ?? '';
}

/** The last word of a path that is no id: what is posted under it is one of those. */
function collectionOf(path: string): string {
  return path.split('/').findLast((part) => part !== '' && !part.startsWith(':')) ?? '';
}

/** How much two lists begin with in common. */
function shared(one: readonly string[], other: readonly string[]): number {
  const apart = one.findIndex((part, i) => part !== other[i]);
  return apart < 0 ? one.length : apart;
}
