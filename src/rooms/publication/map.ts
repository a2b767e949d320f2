import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { element, type Tree } from '../../foundation/screen/charts/tree.ts';

/*
 * Numbers on a map of the world: the darker, the more. What is withheld is hatched, never shaded; what has no place stands in the
 * table only. The shapes are made once from public-domain data (`data/world.json` says which).
 */

/** One number with the countries it is of. */
export interface Placed { label: string; countries: readonly string[]; value: number | null; shown: string }

/** A shade: the numbers from the least to the most that have it. */
export interface Shade { name: string; least: number; most: number }

/** How many shades can be told apart. */
const SHADES = 4;

let world: { width: number; height: number; paths: Readonly<Record<string, string>> } | undefined;

/** Shades of as many numbers each, from the lightest; numbers that are the same have the same. */
export function shadesOf(values: readonly number[]): Shade[] {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const many = Math.min(SHADES, sorted.length);
  return Array.from({ length: many }, (_, i): Shade => {
    const own = sorted.slice(Math.floor((i * sorted.length) / many), Math.floor(((i + 1) * sorted.length) / many));
    return { name: `map-${SHADES - many + i + 1}`, least: own[0] as number, most: own.at(-1) as number };
  });
}

/** The shade of a number; that of what is withheld where it is none. */
export function shadeOf(shades: readonly Shade[], value: number | null): string {
  return value === null ? 'map-withheld' : shades.find((s) => s.least <= value && value <= s.most)?.name ?? '';
}

/** Whether any of the countries is drawn. */
export function isDrawn(countries: readonly string[]): boolean {
  return countries.some((code) => code in paths().paths);
}

/** The map as a drawing that is read out as its words. */
export function worldMap(words: string, placed: readonly Placed[], shades: readonly Shade[]): Tree {
  const { width, height, paths: shapes } = paths();
  const taken = new Set(placed.flatMap((p) => p.countries));
  const land = Object.entries(shapes).filter(([code]) => !taken.has(code)).map(([, d]) => d).join('');
  return element('svg', { class: 'world-map', xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': words },
    element('defs', {}, element('pattern', { id: 'withheld', patternUnits: 'userSpaceOnUse', width: 5, height: 5 }, element('path', { class: 'map-hatch', d: 'M0 5L5 0' }))),
    element('path', { class: 'map-land', d: land }),
    ...placed.map(({ label, countries, value, shown }) => element('g', { class: shadeOf(shades, value) }, element('title', {}, `${label}: ${shown}`), element('path', { d: countries.map((code) => shapes[code] ?? '').join('') }))));
}

function paths(): NonNullable<typeof world> {
  world ??= JSON.parse(readFileSync(join(import.meta.dirname, 'data/world.json'), 'utf8')) as NonNullable<typeof world>;
  return world;
}
