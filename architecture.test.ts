import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which room may ask which; whoever is not named asks nobody. This table is the architecture diagram. */
const mayAsk: Readonly<Record<string, readonly string[]>> = {
  hotline: ['directory', 'people', 'sharing'],
  screening: ['people'],
  cases: ['directory', 'people', 'sharing'],
  center: ['sharing'],
  inspections: ['sharing'],
  justice: ['sharing'],
  letters: ['people', 'relief', 'sharing'],
  outreach: ['figures'],
  relief: ['people', 'sharing'],
  sharing: ['people'],
  publication: ['figures'],
};

/** Readers of the clock besides `calendar/clock.ts`, each with its reason. */
const OTHER_CLOCKS: Readonly<Record<string, string>> = {
  'src/foundation/screen/now.ts': 'the browser has a clock of its own',
  'src/foundation/database/embedded.ts': 'how long a server may take to start',
  'src/app/cli.ts': 'how long work on the terminal has taken',
};

type Files = ReadonlyMap<string, string>;
interface Import { from: string; to: string; value: boolean }

const STATEMENT = /(?:^|[;}\n])[ \t]*(import|export)\b(?!\s*\()([^;'"`]*?)\bfrom\s*(['"])([^'"]+)\3/g;
const BARE = /(?:^|[;}\n])[ \t]*import\s*(['"])([^'"]+)\1/g;
const DYNAMIC = /\bimport\s*\(\s*(?:(['"`])([^'"`$]+)\1|([^)]*))/g;

/** Every import of every file: value, type-only, side-effect, dynamic and re-export; what cannot be followed leads to `?`. */
function importsOf(files: Files): Import[] {
  return [...files].filter(([path]) => /\.[cm]?[jt]sx?$/.test(path)).flatMap(([from, text]) => {
    const code = text.replace(/(?<=^|[\s;,(){}=])\/\*[\s\S]*?\*\//g, (c) => c.replace(/[^\n]/g, ' ')).replace(/^[ \t]*\/\/.*$/gm, '');
    const to = (name: string): string => (name.startsWith('.') ? posix.join(posix.dirname(from), name) : name);
    return [
      ...[...code.matchAll(STATEMENT)].map((m) => ({ from, to: to(m[4] as string), value: !/^\s*type\b(?!\s*,)/.test(m[2] as string) })),
      ...[...code.matchAll(BARE)].map((m) => ({ from, to: to(m[2] as string), value: true })),
      ...[...code.matchAll(DYNAMIC)].map((m) => ({ from, to: m[2] ? to(m[2]) : '?', value: true })),
    ];
  });
}

/** What loading a file loads, each with the way there; types load nothing. */
function loadedFrom(start: string, imports: ReadonlyMap<string, Import[]>): Map<string, string> {
  const ways = new Map([[start, start]]);
  for (const [path, way] of ways) for (const { to, value } of imports.get(path) ?? []) if (value && !ways.has(to)) ways.set(to, `${way} → ${to}`);
  return ways;
}

const isTest = (path: string): boolean => /\.test\.tsx?$|\/testing\/|gallery\/serve\.ts$/.test(path);
const roomOf = (path: string): string | undefined => /^src\/rooms\/([^/]+)\//.exec(path)?.[1];
const SERVER = /^(node:|pg$|pg\/|@?fastify\b|@simplewebauthn\/server|vite$|vitest)|^src\/foundation\/(database|audit)\/|^src\/rooms\/[^/]+\/(store(-\w+)?|actions|routes|room)\.ts$|^src\/app\/(config|server|open)\.ts$|^\?$/;
const READS_CLOCK = /\bnew Date\(\s*\)|\bDate\.now\b|\bTemporal\.Now\b/;
const PURE = /^src\/rooms\/[^/]+\/(rules|schema|clocks|benefits)\.ts$/;
const AT_SCREEN = /^src\/rooms\/[^/]+\/screens\/.*\.tsx?$|^src\/app\/(browser\.tsx|screens\/)|^src\/foundation\/screen\/|^src\/.*\/browser\/[^/]+\.ts$/;
const FOUNDATION_SCHEMAS = ['foundation', 'access', 'audit', 'identity', 'public', 'pg_catalog', 'information_schema'];

/** The laws of ARCHITECTURE.md, in its order: each answers its breaches. */
const LAWS: Readonly<Record<string, (files: Files, ask: typeof mayAsk) => string[]>> = {
  '1. The foundation knows no room': (files) => breaches(files, ({ from, to }) => from.startsWith('src/foundation/') && (!!roomOf(to) || to.startsWith('src/app/'))),
  '2. Rooms do not know the app': (files) => breaches(files, ({ from, to }) => !!roomOf(from) && to.startsWith('src/app/')),
  '3. Rooms meet only at the door': (files) => breaches(files, ({ from, to }) => !!roomOf(from) && !!roomOf(to) && roomOf(from) !== roomOf(to) && to !== `src/rooms/${roomOf(to)}/index.ts`),
  '4. A room asks only the rooms that mayAsk names, and the table has no circle': (files, ask) => [
    ...breaches(files, ({ from, to }) => !!roomOf(from) && !!roomOf(to) && roomOf(from) !== roomOf(to) && !ask[roomOf(from) as string]?.includes(roomOf(to) as string)), ...circles(ask)],
  '5. The app sees room.ts and screens only': (files) => breaches(files, ({ from, to }) => from.startsWith('src/app/') && !!roomOf(to) && !/^src\/rooms\/[^/]+\/(room\.ts$|screens\/)/.test(to)),
  '6. Rules and schemas are pure': (files) => {
    const impure = (to: string): boolean => SERVER.test(to) || /^src\/foundation\/(calendar\/clock|web\/(mount|server|once)|identity\/(keystore|seal|subjects))\.ts$/.test(to);
    const direct = breaches(files, ({ from, to }) => PURE.test(from) && impure(to));
    return [...direct, ...reaching(files, (path) => PURE.test(path), impure), ...[...files].filter(([path, text]) => PURE.test(path) && (READS_CLOCK.test(text) || /\bfetch\(/.test(text))).map(([path]) => `${path} reads the clock or the network`)];
  },
  '7. Nothing that a screen loads reaches the server': (files) => reaching(files, (path) => AT_SCREEN.test(path) && !isTest(path), (to) => SERVER.test(to)),
  '8. A store, a measure and a migration name only their own tables': (files) => [...files].flatMap(([path, text]) => {
    const room = roomOf(path);
    const schemas = [...new Set([...files.keys()].map(roomOf).filter((r) => r !== undefined)), ...FOUNDATION_SCHEMAS];
    if (!room || isTest(path)) return [];
    const plain = text.replace(/\/\*[\s\S]*?\*\/|^\s*--.*$|\/\/.*$/gm, '');
    const named = path.endsWith('.sql') ? /(\breferences\s+)?\b([a-z_]+)\.[a-z_]+/g
      : /()(?:\b(?:from|join|into|update|table|only|references|select)\s+|\b(?:keep|keepMany|revise|withdraw|touch)\(tx, ['"`])([a-z_]+)\.[a-z_]+/g;
    return [...plain.matchAll(named)].filter(([, refers, schema]) => schema !== room && schema !== 'foundation' && schemas.includes(schema as string) && !(refers && mayAsk[room]?.includes(schema as string)))
      .map((m) => `${path} names ${m[0].trim()}`);
  }),
  '9. One reader of the environment, one reader of the clock': (files) => [...files].filter(([path]) => !path.endsWith('.sql') && !path.startsWith('src/messages/')).flatMap(([path, text]) => [
    ...(/\bprocess\s*\.\s*env\b|\bprocess\[|from 'node:process'|import\.meta\.env/.test(text) && path !== 'src/app/config.ts' && path !== 'architecture.test.ts' ? [`${path} reads the environment`] : []),
    ...(path.startsWith('src/') && !isTest(path) && READS_CLOCK.test(text) && path !== 'src/foundation/calendar/clock.ts' && !(path in OTHER_CLOCKS) ? [`${path} reads the clock`] : []),
  ]),
  '10. Figures imports no room': (files) => breaches(files, ({ from, to }) => roomOf(from) === 'figures' && !!roomOf(to) && roomOf(to) !== 'figures'),
};

function breaches(files: Files, breaks: (found: Import) => boolean): string[] {
  return importsOf(files).filter(breaks).map(({ from, to }) => `${from} imports ${to}`);
}

function reaching(files: Files, starts: (path: string) => boolean, forbidden: (to: string) => boolean): string[] {
  const imports = Map.groupBy(importsOf(files), (i) => i.from);
  return [...files.keys()].filter(starts).flatMap((path) => [...loadedFrom(path, imports)].filter(([to]) => to !== path && forbidden(to)).map(([, way]) => way));
}

function circles(ask: typeof mayAsk): string[] {
  const reaches = (from: string, to: string, seen: Set<string>): boolean => (ask[from] ?? []).some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))));
  return Object.keys(ask).filter((room) => reaches(room, room, new Set())).map((room) => `${room} asks itself in a circle`);
}

function project(): Files {
  const read = (folder: string): string[] => readdirSync(join(import.meta.dirname, folder), { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? read(`${folder}/${e.name}`) : [`${folder}/${e.name}`]));
  const roots = readdirSync(import.meta.dirname).filter((f) => f.endsWith('.ts'));
  const paths = [...roots, ...['src', 'bench', 'journeys'].filter((f) => readdirSync(import.meta.dirname).includes(f)).flatMap(read)];
  return new Map(paths.filter((p) => /\.([cm]?[jt]sx?|sql)$/.test(p)).map((p) => [p, readFileSync(join(import.meta.dirname, p), 'utf8')]));
}

describe('the laws of the house', () => {
  const files = project();

  it('were held against more than a hundred imports, and every one of them leads to a file that is there', () => {
    const imports = importsOf(files);
    expect(imports.length).toBeGreaterThan(100);
    const missing = imports.filter(({ to }) => to.startsWith('src/') && /\.tsx?$/.test(to) && !files.has(to)).map(({ from, to }) => `${from} imports ${to}`);
    expect(missing).toEqual([]);
  });

  for (const [law, broken] of Object.entries(LAWS)) it(law, () => expect(broken(files, mayAsk)).toEqual([]));

  it('keep what SECURITY.md promises in tests that are there', () => {
    const named = [...readFileSync(join(import.meta.dirname, 'SECURITY.md'), 'utf8').matchAll(/`([^`\s]+\.test\.ts)`/g)].map((m) => m[1] as string);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !files.has(path))).toEqual([]);
  });
});

describe('a planted breach is caught', () => {
  const sound = { 'src/rooms/letters/store.ts': "import { sql } from '../../foundation/database/sql.ts'; sql`select 1 from letters.letter_as_of l`", 'src/rooms/letters/rules.ts': "import type { Day } from '../../foundation/calendar/day.ts';", 'src/rooms/letters/screens/Desk.tsx': "import { lacking } from '../rules.ts';\nimport type { Row } from '../store.ts';", 'src/rooms/people/index.ts': '', 'src/foundation/database/sql.ts': '', 'src/foundation/shape.ts': '' };
  const planted: readonly [law: number, how: string, path: string, text: string][] = [
    [1, 'a value', 'src/foundation/web/mount.ts', "import { lacking } from '../../rooms/letters/rules.ts';"],
    [1, 'a type', 'src/foundation/web/mount.ts', "import type { Letter } from '../../rooms/letters/schema.ts';"],
    [1, 'a re-export over lines', 'src/foundation/web/mount.ts', "const one = 1;\nexport {\n  lacking,\n} from '../../rooms/letters/rules.ts';"],
    [2, 'a side effect', 'src/rooms/people/actions.ts', "import '../../app/open.ts';"],
    [2, 'a dynamic import', 'src/rooms/people/actions.ts', "const open = async () => (await import('../../app/open.ts')).open;"],
    [3, 'a type past the door', 'src/rooms/letters/actions.ts', "import { type Person } from '../people/schema.ts';"],
    [4, 'a room not named', 'src/rooms/people/actions.ts', "import { letters } from '../letters/index.ts';"],
    [5, 'the app in a room’s store', 'src/app/open.ts', "export * from '../rooms/letters/store.ts';"],
    [6, 'a type of the database', 'src/rooms/letters/rules.ts', "import type { Tx } from '../../foundation/database/database.ts';"],
    [6, 'a hash two steps away', 'src/foundation/shape.ts', "import { createHash } from 'node:crypto';"],
    [6, 'the clock', 'src/rooms/letters/rules.ts', 'export const old = () => Date.now() > 0;'],
    [7, 'a part of a store', 'src/rooms/letters/screens/Desk.tsx', "import { rows } from '../store-lists.ts';"],
    [7, 'a store three steps away', 'src/rooms/letters/rules.ts', "export { sql } from '../../foundation/database/sql.ts';"],
    [7, 'a file no one can follow', 'src/rooms/letters/screens/Desk.tsx', 'const load = (name: string) => import(`../${name}.ts`);'],
    [8, 'a join', 'src/rooms/letters/store.ts', 'sql`select p.id from letters.letter l join people.person_as_of p on p.id = l.person`'],
    [8, 'a row of another room', 'src/rooms/letters/store.ts', "keepMany(tx, 'people.person', rows)"],
    [8, 'a foreign grant', 'src/rooms/people/migrations/20261201T1200-people.sql', 'grant select on letters.letter to fourfold_counter;'],
    [8, 'a key to a room not asked', 'src/rooms/people/migrations/20261201T1200-people.sql', 'foreign key (agency, letter, first) references letters.letter (agency, id, version)'],
    [9, 'the environment', 'bench/letters.ts', 'const where = process.env.FOURFOLD_DATA;'],
    [9, 'the clock', 'src/rooms/letters/actions.ts', 'const today = new Date();'],
    [10, 'figures and a room', 'src/rooms/figures/compute.ts', "import { caseCodesOf } from '../people/index.ts';"],
  ];
  const files = (more: Record<string, string>): Files => new Map(Object.entries({ ...sound, 'src/foundation/calendar/day.ts': "export { shape } from '../shape.ts';", ...more }));
  const law = (n: number) => Object.values(LAWS)[n - 1] as (typeof LAWS)[string];

  it('and a sound house breaks none', () => expect(Object.values(LAWS).flatMap((broken) => broken(files({}), mayAsk))).toEqual([]));
  for (const [n, how, path, text] of planted) {
    it(`of law ${n}: ${how}`, () => {
      const more = how.includes('two steps') ? { 'src/rooms/letters/rules.ts': "import { day } from '../../foundation/calendar/day.ts';" } : {};
      expect(law(n)(files({ ...more, [path]: text }), mayAsk)).not.toEqual([]);
    });
  }
  it('of law 4: a circle in the table', () => expect(law(4)(files({}), { ...mayAsk, people: ['letters'] })).not.toEqual([]));
});
