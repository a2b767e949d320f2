import type { Highs } from 'highs';
import { programOf, type Equation, type Unknowns } from './program.ts';

/*
 * The attacker's arithmetic: from equations with some numbers known, the least and the most that others can be. What follows
 * by itself is filled in first, what is not linked is looked at apart, and every solution on the way is a witness for all.
 */

/** Whether a span is wide enough. */
export type Enough = (low: number, high: number) => boolean;

const CLOSE = 1e-6;

/**
 * The span of each unknown asked for. Where witnesses show it to be wide enough it is what they show, else it is exact. A
 * number that no table can hold protects nothing: where nothing fits, the span is undefined.
 */
export function spansOf(highs: Highs, unknowns: Unknowns, asked: ReadonlyMap<number, Enough>): Map<number, [number, number] | undefined> {
  const { known, left } = fillIn(unknowns);
  const spans = new Map<number, [number, number] | undefined>();
  for (const i of asked.keys()) if (!Number.isNaN(known[i] as number)) spans.set(i, [known[i] as number, known[i] as number]);
  for (const { cells, equations } of linkedIn(left, known)) {
    const own = cells.filter((i) => asked.has(i));
    if (own.length === 0) continue;
    const place = new Map(cells.map((i, k) => [i, k]));
    const program = programOf(highs, {
      low: cells.map((i) => unknowns.low[i] as number), high: cells.map((i) => unknowns.high[i] as number),
      equations: equations.map((e) => ({ at: e.at.map((i) => place.get(i) as number), by: e.by, right: e.right })),
    });
    for (const [i, span] of askAll(program, own, place, asked)) spans.set(i, span);
    program.end();
  }
  // In no equation: as wide as its own bounds.
  for (const i of asked.keys()) if (!spans.has(i)) spans.set(i, [unknowns.low[i] as number, unknowns.high[i] as number]);
  return spans;
}

function askAll(program: ReturnType<typeof programOf>, own: readonly number[], place: ReadonlyMap<number, number>, asked: ReadonlyMap<number, Enough>): Map<number, [number, number] | undefined> {
  const seen = new Map<number, [number, number] | undefined>(own.map((i) => [i, [Infinity, -Infinity]]));
  const wide = new Set<number>();
  const note = (at: Float64Array): void => {
    for (const i of own) {
      const span = seen.get(i);
      const x = at[place.get(i) as number] as number;
      if (!span || wide.has(i)) continue;
      span[0] = Math.min(span[0], x);
      span[1] = Math.max(span[1], x);
      if (asked.get(i)?.(span[0], span[1]) === true) wide.add(i);
    }
  };
  for (const i of own) {
    for (const sign of [-1, 1]) {
      const span = seen.get(i);
      if (wide.has(i) || !span) continue;
      const found = program.least([place.get(i) as number], [sign]);
      if (found === undefined) seen.set(i, undefined);
      else if (found === 'unbounded') span[sign === -1 ? 1 : 0] = sign === -1 ? Infinity : -Infinity;
      else note(found.at);
    }
  }
  return seen;
}

/** Fills in what stands alone in an equation, until nothing does. */
function fillIn({ low, high, equations }: Unknowns): { known: Float64Array; left: Equation[] } {
  const known = Float64Array.from(low, (l, i) => (high[i] === l ? l : Number.NaN));
  const walk = new Map<number, number[]>();
  equations.forEach(({ at }, row) => at.forEach((i) => { const rows = walk.get(i); if (rows) rows.push(row); else walk.set(i, [row]); }));
  const open = equations.map(({ at }) => at.filter((i) => Number.isNaN(known[i] as number)).length);
  const queue = open.flatMap((n, row) => (n === 1 ? [row] : []));
  for (let k = 0; k < queue.length; k += 1) {
    const { at, by, right } = equations[queue[k] as number] as Equation;
    const alone = at.findIndex((i) => Number.isNaN(known[i] as number));
    if (alone < 0) continue;
    const cell = at[alone] as number;
    known[cell] = (right - at.reduce((sum, i, n) => (n === alone ? sum : sum + (known[i] as number) * (by[n] as number)), 0)) / (by[alone] as number);
    for (const row of walk.get(cell) ?? []) {
      open[row] = (open[row] as number) - 1;
      if (open[row] === 1) queue.push(row);
    }
  }
  const left = equations.flatMap(({ at, by, right }, row): Equation[] => {
    if (open[row] === 0) return [];
    const still = at.flatMap((i, n) => (Number.isNaN(known[i] as number) ? [n] : []));
    return [{ at: still.map((n) => at[n] as number), by: still.map((n) => by[n] as number), right: right - at.reduce((sum, i, n) => (Number.isNaN(known[i] as number) ? sum : sum + (known[i] as number) * (by[n] as number)), 0) }];
  });
  return { known, left };
}

/** Unknowns that are linked through equations, group by group. */
function linkedIn(equations: readonly Equation[], known: Float64Array): { cells: number[]; equations: Equation[] }[] {
  const parent = Int32Array.from(known, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) { parent[at] = parent[parent[at] as number] as number; at = parent[at] as number; }
    return at;
  };
  for (const { at } of equations) for (const i of at) parent[root(i)] = root(at[0] as number);
  const groups = new Map<number, { cells: Set<number>; equations: Equation[] }>();
  for (const equation of equations) {
    const key = root(equation.at[0] as number);
    const group = groups.get(key) ?? { cells: new Set<number>(), equations: [] };
    groups.set(key, group);
    group.equations.push(equation);
    equation.at.forEach((i) => group.cells.add(i));
  }
  return [...groups.values()].map(({ cells, equations: own }) => ({ cells: [...cells], equations: own }));
}

/** A span for counts and amounts: it reaches so high, and is so wide. */
export function wideEnough({ high: reach, width }: { high: number; width: number }): Enough {
  return (low, high) => high >= reach - CLOSE && high - low >= width - CLOSE;
}
