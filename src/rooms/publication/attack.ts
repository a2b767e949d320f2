import type { Highs } from 'highs';
import { spansOf, wideEnough } from './spans.ts';
import type { Equation } from './program.ts';

/*
 * Somebody who has every release before them and would know what is withheld. They read released numbers, not the plan by
 * which cells were withheld: which periods lie in which, that the parts of a table make its total, that no count is below
 * zero and a withheld one not empty. Between releases they are given more than anybody has: which of the numbers did not change.
 */

/** A released number as anybody reads it: `told` is null where it is withheld; a rounded one lies less than `rounded` from what is told. What stands on one day has that day at both ends. */
export interface Published { figure: string; label: string; from: string; until: string; dimension: string | null; codes: readonly string[]; told: number | null; rounded?: number }

/** One release of one measure. `tables` are those of which is known what their parts make beyond the total: nothing, or so many persons who are in two parts. */
export interface Edition { cells: readonly Published[]; tables: readonly { label: string; dimension: string; beyond: number }[] }

/** What is to stay unknown: in which release, and how wide it must stay. */
export interface Secret { edition: number; figure: string; high: number; width: number }

/** What is read before an attack: whether time adds up, what a withheld number is at least, and which figures are the same in two releases. */
export interface Reading { editions: readonly Edition[]; additive: boolean; floor: number; same: readonly { figure: string; editions: readonly [number, number] }[] }

/** A secret that can be told too nearly, and between which numbers it lies. */
export interface Narrow { edition: number; figure: string; low: number; high: number }

const REST = '·rest';

/** Tries to work out every secret; what comes back is too narrow. */
export function attack(highs: Highs, reading: Reading, secrets: readonly Secret[]): Narrow[] {
  const low: number[] = [];
  const high: number[] = [];
  const equations: Equation[] = [];
  const places = new Map<string, number>();
  const place = (key: string, least = 0, most = Infinity): number => {
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, low.length);
    low.push(least);
    high.push(most);
    return low.length - 1;
  };
  reading.editions.forEach((edition, e) => { equations.push(...readEdition(edition, e, reading, place)); });
  for (const { figure, editions: [a, b] } of reading.same) {
    const [x, y] = [places.get(`${a}|${figure}`), places.get(`${b}|${figure}`)];
    if (x !== undefined && y !== undefined) equations.push({ at: [x, y], by: [1, -1], right: 0 });
  }
  const asked = new Map(secrets.flatMap((s) => { const at = places.get(`${s.edition}|${s.figure}`); return at === undefined ? [] : [[at, s] as const]; }));
  const spans = spansOf(highs, { low, high, equations }, new Map([...asked].map(([at, s]) => [at, wideEnough(s)])));
  return [...asked].flatMap(([at, { edition, figure, high: reach, width }]) => {
    const span = spans.get(at);
    if (span && wideEnough({ high: reach, width })(span[0], span[1])) return [];
    return [{ edition, figure, low: span?.[0] ?? Number.NaN, high: span?.[1] ?? Number.NaN }];
  });
}

/** What one release says, in equations over what lies in each stretch of time, in all and by part. */
function readEdition({ cells, tables }: Edition, e: number, { additive, floor }: Reading, place: (key: string, least?: number, most?: number) => number): Equation[] {
  const equations: Equation[] = [];
  const bounds = [...new Set(cells.flatMap((c) => [c.from, c.until]))].sort();
  const insideOf = (c: { label: string; from: string; until: string }): string[] => (additive && c.until !== c.from ? bounds.filter((at, k) => at >= c.from && k + 1 < bounds.length && (bounds[k + 1] as string) <= c.until) : [c.label]);
  const inside = new Map(cells.map((c) => [c, insideOf(c)]));
  const codes = new Map<string, Set<string>>();
  for (const c of cells) if (c.dimension !== null) codes.set(c.dimension, new Set([...(codes.get(c.dimension) ?? []), ...c.codes]));
  const parted = new Map<string, Set<string>>();
  for (const c of cells) {
    const [least, most] = c.told === null ? [floor, Infinity] : c.rounded === undefined ? [c.told, c.told] : [Math.max(0, c.told - c.rounded + 1), c.told + c.rounded - 1];
    const at = [place(`${e}|${c.figure}`, least, most)];
    const by = [1];
    for (const stretch of inside.get(c) ?? []) {
      if (c.dimension !== null) parted.set(stretch, new Set([...(parted.get(stretch) ?? []), c.dimension]));
      for (const code of c.dimension === null ? [''] : c.codes) {
        at.push(place(`${e}|${stretch}|${c.dimension ?? ''}|${code}`));
        by.push(-1);
      }
    }
    equations.push({ at, by, right: 0 });
  }
  const complete = new Set(tables.flatMap(({ label, dimension, beyond }) => {
    const whole = cells.find((c) => c.label === label && c.dimension === null);
    return !whole || (additive && beyond !== 0) ? [] : (inside.get(whole) ?? []).map((stretch) => `${stretch}|${dimension}`);
  }));
  for (const [stretch, dimensions] of parted) {
    for (const dimension of dimensions) {
      const isComplete = complete.has(`${stretch}|${dimension}`);
      // Persons counted once stand in several parts; how many do is known of a whole table only.
      if (!additive && !isComplete) continue;
      const beyond = additive ? 0 : tables.find((t) => t.label === stretch && t.dimension === dimension)?.beyond ?? 0;
      const parts = [...(codes.get(dimension) ?? []), ...(isComplete ? [] : [REST])].map((code) => place(`${e}|${stretch}|${dimension}|${code}`));
      equations.push({ at: [...parts, place(`${e}|${stretch}||`)], by: [...parts.map(() => 1), -1], right: beyond });
    }
  }
  return equations;
}
