import { randomUUID } from 'node:crypto';
import { addOrganization } from '../access/accounts.ts';
import { unwritable } from '../access/fields.ts';
import { KINDS, ROLES, type Kind, type Role } from '../access/roles.ts';
import { isId } from '../database/who.ts';
import { sql } from '../database/sql.ts';
import type { ErrorReply } from '../web/reply.ts';
import { signIn, type Answer, type TestUser } from './house.ts';
import { classOf, idSpots, leavesOf, makerOf, STYLES, valueAt, variantsOf, withAt, type Input, type Maker, type Part, type Spot, type Variant } from './inputs.ts';
import { isAct, type Place, type Walk } from './walk.ts';

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

/** Fills two new agencies of each kind: asks every route with its own people's ids, round after round, until nothing new is reached. */
export async function fillAgencies(walk: Walk, leave: ReadonlySet<string>): Promise<{ theirs: Filled[]; mine: Filled[] }> {
  const { database } = walk.house;
  const partners = await Promise.all(KINDS.filter((k) => k !== 'public').map((kind) => organization(walk, kind)));
  const roles = await database.gate.all<{ kind: Kind; role: Role }>(sql`select kind, role from access.role order by kind, role`);
  const kinds = [...Map.groupBy(roles, (r) => r.kind)];
  const all: Filled[] = [];
  for (const [kind, of] of [...kinds, ...kinds]) {
    const agency = await organization(walk, kind);
    const users = new Map<Role, TestUser>();
    for (const role of ROLES.filter((r) => of.some((o) => o.role === r))) users.set(role, await signIn(role, { agency }));
    const ids = new Map([['house#account', [...users.values()].map((u) => u.account)], ['house#organization', partners]]);
    all.push({ kind, agency, users, ids, done: new Map(), texts: new Map(), make: makerOf(all.length, (text, fieldClass) => walk.plant(text, fieldClass)), reached: new Set(), missed: new Map(), kin: new Map() });
  }
  for (let round = 0, before = -1; round < 4; round++) {
    const reached = all.reduce((sum, f) => sum + f.reached.size, 0);
    if (reached === before) break;
    before = reached;
    for (const filled of all) await goRound(walk, filled, leave);
  }
  return { theirs: all.slice(0, kinds.length), mine: all.slice(kinds.length) };
}

function organization(walk: Walk, kind: Kind): Promise<string> {
  return addOrganization(walk.house.database.gate, { name: `Agency ${randomUUID()}`, short: randomUUID().slice(0, 18), kind });
}

/** Acts that say something come first, then readings, then acts that only name a record, for those tend to end it. */
function turnOf(place: Place): number {
  return !isAct(place) ? 1 : Object.values(place.route.input.properties as Record<string, Part>).some((p) => p.format !== 'uuid') ? 0 : 2;
}

async function goRound(walk: Walk, filled: Filled, leave: ReadonlySet<string>): Promise<void> {
  for (const place of walk.signed.toSorted((a, b) => turnOf(a) - turnOf(b))) {
    const doers = leave.has(place.key) ? [] : doersOf(walk, filled, place);
    for (const variant of [...variantsOf(place.route.input as Part), ...(isAct(place) ? [] : [{ field: '*', choice: 0 }])]) {
      const name = `${place.key} ${variant.field ?? ''} ${variant.choice}`;
      if (filled.reached.has(name) || filled.missed.get(name) === filled.reached.size || (variant.field && !filled.done.has(place.key))) continue;
      for (const user of variant.field ? doers.slice(0, 1) : doers) {
        const done = await reach(walk, filled, place, user, variant, name);
        if (!done) continue;
        filled.reached.add(name);
        keepDone(filled, done);
        break;
      }
      if (!filled.reached.has(name)) filled.missed.set(name, filled.reached.size);
    }
  }
}

/** Who of an agency does something: of those who may, first whoever may write most of it; at most three. */
function doersOf(walk: Walk, filled: Filled, place: Place): TestUser[] {
  const classes = Object.values(place.route.input.properties as Record<string, Part>).map(classOf).filter((c) => c !== undefined);
  const writes = (user: TestUser): number => classes.filter((c) => walk.right(user, c) === 'write').length;
  return [...filled.users.values()].filter((u) => walk.may(u, place)).toSorted((a, b) => writes(b) - writes(a)).slice(0, 3);
}

function keepDone(filled: Filled, done: Done): void {
  const { place, input, answer } = done;
  filled.done.set(place.key, [...filled.done.get(place.key) ?? [], done]);
  const known = new Set([...filled.ids.values()].flat());
  for (const [spot, value] of leavesOf(answer.body)) {
    const name = spot.filter((part) => typeof part === 'string').at(-1) ?? '';
    if (typeof value !== 'string') continue;
    if (isId(value)) {
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

/** Tries a variant (`*` is the barest there is) in one style after the other, with the ids that are likeliest first, until it goes well. */
async function reach(walk: Walk, filled: Filled, place: Place, user: TestUser, variant: Variant, name: string): Promise<Done | undefined> {
  const known = walk.recipes.get(name) ?? walk.recipes.get(`${place.key}  0`);
  const tried = new Set<string>();
  for (const style of variant.field === '*' ? (['bare'] as const) : known ? [known.style] : STYLES) {
    const left = new Set(known?.left);
    let input = without(writableInput(walk, user, place, filled.make(place.route.input as Part, style, variant)), left);
    if (tried.has(Object.keys(input).join())) continue;
    tried.add(Object.keys(input).join());
    let headers: Record<string, string> = {};
    for (const chosen of assignments(walk, filled, place, idSpots(input))) {
      let answer: Answer<unknown>;
      for (;;) {
        input = chosen.reduce((kept, { spot, id }) => withAt(kept, spot, id), input);
        headers = { ...headers, 'idempotency-key': randomUUID() };
        answer = await walk.ask(user, place, input, { headers });
        const stale = answer.status === 412 || answer.status === 428;
        if (stale && !headers['if-match']) headers = { 'if-match': String((answer.body as ErrorReply).error.detail?.['version'] ?? 1) };
        else if (answer.status !== 400 || !leaveOut(answer.body as ErrorReply, place, left)) break;
        input = without(input, left);
      }
      if (answer.status === 200) {
        walk.recipes.set(name, { style, left: [...left] });
        for (const { key, source } of chosen) walk.learned.set(key, new Set([...walk.learned.get(key) ?? [], source]));
        return { place, user, input, headers, answer };
      }
      if (answer.status === 400) break;
    }
  }
  return undefined;
}

function without(input: Input, fields: Iterable<string>): Input {
  return Object.fromEntries(Object.entries(input).filter(([name]) => ![...fields].includes(name)));
}

/** Takes the fields that a refusal names out of what is sent, where they may be left out; false where there is none. */
function leaveOut(reply: ErrorReply, place: Place, left: Set<string>): boolean {
  const required = new Set((place.route.input as unknown as Part).required ?? []);
  const named = (reply.error.problems ?? []).map((p) => p.where.split('/')[1] ?? '').filter((field) => field !== '' && !required.has(field) && !left.has(field));
  for (const field of named) left.add(field);
  return named.length > 0;
}

interface Chosen { spot: Spot; id: string; source: string; key: string; rank: number }

/** Ids to try at the spots that name records: for each what it took before, then what its name or path is likeliest to mean; ids that came together first. */
function assignments(walk: Walk, filled: Filled, place: Place, spots: readonly Spot[]): Chosen[][] {
  let all: Chosen[][] = [[]];
  for (const spot of spots) all = likeliest(walk, filled, place, spot).slice(0, spots.length === 1 ? 20 : 8).flatMap((choice) => all.filter((chosen) => chosen.every((c) => c.id !== choice.id)).map((chosen) => [...chosen, choice]));
  const apart = (chosen: Chosen[]): number => chosen.reduce((sum, c) => sum + c.rank, 0) - chosen.filter((a) => chosen.some((b) => filled.kin.get(a.id)?.has(b.id))).length;
  return all.toSorted((a, b) => apart(a) - apart(b)).slice(0, 24);
}

/** Ids for one spot. Sources it took before stand first, and with such ids at hand few others are tried. */
function likeliest(walk: Walk, filled: Filled, place: Place, spot: Spot): Chosen[] {
  const name = String(spot.filter((part) => typeof part === 'string').at(-1));
  const before = place.route.path.includes(`/:${name}`) ? place.route.path.slice(0, place.route.path.indexOf(`/:${name}`)) : undefined;
  const key = before ?? name;
  const took = walk.learned.get(key);
  const collection = before?.split('/').at(-1) ?? name;
  const near = (source: string): number => {
    const [, path = '', leaf = ''] = /^(?:GET|POST) (\S+)#(.*)$/.exec(source) ?? [];
    const segment = path.split('/').findLast((p) => p !== '' && !p.startsWith(':')) ?? '-';
    return (path === before ? 8 : 0) + shared(path, place.route.path) + (leaf === name && name !== 'id' ? 6 : 0) + (leaf.length > 3 && collection.startsWith(leaf.slice(0, 4)) ? 4 : 0) + (collection.startsWith(segment.slice(0, 2)) ? 2 : 0);
  };
  const from = (sources: string[], count: number, rank: number): Chosen[] => Array.from({ length: count }, (_, age) => sources.flatMap((source) => {
    const ids = filled.ids.get(source) ?? [];
    const id = ids.at(turnOf(place) === 2 ? -1 - age : age);
    return id === undefined ? [] : [{ spot, id, source, key, rank }];
  })).flat();
  const others = [...filled.ids.keys()].filter((s) => !took?.has(s)).toSorted((a, b) => near(b) - near(a));
  const known = from([...took ?? []], 8, 0);
  if (took) return [...known, ...from(others.filter((s) => near(s) > 0).slice(0, 3), 1, 4)];
  return [...from(others.filter((s) => near(s) > 0), 3, 0), ...from(others.filter((s) => near(s) === 0).slice(0, 8), 1, 2)];
}

/** How many segments two paths begin with in common. */
function shared(one: string, other: string): number {
  const [a, b] = [one.split('/'), other.split('/')];
  const apart = a.findIndex((segment, i) => segment !== b[i]);
  return (apart < 0 ? a.length : apart) - 1;
}
