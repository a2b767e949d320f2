import type { Highs } from 'highs';
import { choose, programOf, type Equation, type Program } from './program.ts';

/*
 * Which cells are withheld beside those that must be, so that nobody can work these out: at the least cost, proved by cutting
 * planes (each small cell that is not protected says, by the duals of the attacker's own program, what would have to be withheld).
 * Where the time ends before the proof, what a greedy walk through the same cuts found is taken, and said to be that.
 */

/**
 * A cell of tables that stand in sums with each other. `hidden` cells are published nowhere and only carry sums; `known` ones
 * cannot be withheld (nothing, or told before); `told` ones can be; `withheld` ones must be. What a withheld cell is at least
 * (`floor`) everybody knows. `need`: how high it must still be possible that it is, and how wide its span.
 */
export interface LinkedCell { value: number; floor: number; cost: number; state: 'hidden' | 'known' | 'told' | 'withheld'; need?: { high: number; width: number } | undefined }

/** Cells and the sums they stand in. */
export interface Linked { cells: readonly LinkedCell[]; sums: readonly Equation[] }

/** What comes of it: all that is withheld, how that was found, and the small cells that nothing can protect. */
export interface Suppressed { withheld: ReadonlySet<number>; method: 'optimal' | 'heuristic'; unprotected: readonly number[] }

/** The most cells of one group of linked tables for which the proof is tried. */
const PROVABLE = 600;
const CLOSE = 1e-6;

/** What must be withheld for one small cell: enough of these, each weighing so much, to reach `least`. */
interface Cut { of: number; at: number[]; by: number[]; least: number }

/** Chooses what is withheld; `seconds` are for the proof, and the greedy walk always ends. */
export function suppress(highs: Highs, linked: Linked, seconds: number): Suppressed {
  const end = performance.now() + seconds * 1000;
  const walk = new Map<number, number[]>();
  linked.sums.forEach(({ at }, row) => at.forEach((i) => { const rows = walk.get(i); if (rows) rows.push(row); else walk.set(i, [row]); }));
  const withheld = new Set<number>();
  const unprotected: number[] = [];
  let method: Suppressed['method'] = 'optimal';
  for (const group of groupsOf(linked, walk)) {
    const small = group.filter((i) => linked.cells[i]?.need !== undefined);
    const forced = group.filter((i) => linked.cells[i]?.state === 'withheld');
    if (small.length === 0) {
      forced.forEach((i) => withheld.add(i));
      continue;
    }
    const cuts: Cut[] = [];
    const greedy = walkGreedily(highs, linked, walk, { small, forced, cuts });
    unprotected.push(...greedy.unprotected);
    const best = greedy.unprotected.length === 0 && greedy.withheld.size > forced.length && group.filter((i) => linked.cells[i]?.state !== 'hidden').length <= PROVABLE ? prove(highs, linked, walk, { group, small, forced, cuts, end: (performance.now() + end) / 2 }) : undefined;
    if (!best && greedy.withheld.size > forced.length) {
      method = 'heuristic';
      trim(highs, linked, walk, greedy.withheld, new Set(forced), end);
    }
    (best ?? greedy.withheld).forEach((i) => withheld.add(i));
  }
  return { withheld, method, unprotected };
}

interface Group { group?: readonly number[]; small: readonly number[]; forced: readonly number[]; cuts: Cut[]; end?: number }

/** Withholds, cell by cell, what reaches most for its cost. What is protected once stays so, for withholding more never narrows a span. */
function walkGreedily(highs: Highs, linked: Linked, walk: ReadonlyMap<number, number[]>, { small, forced, cuts }: Group): { withheld: Set<number>; unprotected: number[] } {
  const withheld = new Set(forced);
  const unprotected: number[] = [];
  const safe = new Set<number>();
  for (const cell of small) {
    while (!safe.has(cell)) {
      const view = viewFrom(highs, linked, walk, withheld, cell);
      const cut = tryAll(view, linked, withheld, [cell, ...smallIn(view, linked).filter((i) => i !== cell && !safe.has(i))], safe, true)[0];
      view.program.end();
      if (!cut) break;
      const open = cut.at.flatMap((i, k) => (withheld.has(i) ? [] : [{ i, by: cut.by[k] as number }])).sort((a, b) => b.by / costOf(linked, b.i) - a.by / costOf(linked, a.i));
      let lacking = cut.least - cut.at.reduce((sum, i, k) => sum + (withheld.has(i) ? cut.by[k] as number : 0), 0);
      if (open.length === 0) {
        // Nothing protects it; the others are looked at all the same.
        unprotected.push(cut.of);
        safe.add(cut.of);
        continue;
      }
      cuts.push(cut);
      for (const { i, by } of open) {
        if (lacking <= CLOSE) break;
        withheld.add(i);
        lacking -= by;
      }
    }
  }
  return { withheld, unprotected };
}

const costOf = (linked: Linked, i: number): number => linked.cells[i]?.cost ?? 1;

/** The cheapest choice under all cuts is taken, tried, and answered with the cuts it breaks, until it breaks none. */
function prove(highs: Highs, linked: Linked, walk: ReadonlyMap<number, number[]>, { group = [], small, forced, cuts, end = 0 }: Group): Set<number> | undefined {
  const open = group.filter((i) => linked.cells[i]?.state === 'told' || linked.cells[i]?.state === 'withheld');
  const place = new Map(open.map((i, k) => [i, k]));
  const must = new Set(forced);
  for (;;) {
    const left = (end - performance.now()) / 1000;
    if (left <= 0) return undefined;
    const chosen = choose(highs, {
      costs: open.map((i) => costOf(linked, i)), low: open.map((i) => (must.has(i) ? 1 : 0)), high: open.map(() => 1),
      rules: cuts.map((c) => ({ at: c.at.map((i) => place.get(i) as number), by: c.by, least: c.least, most: Infinity })),
    }, left);
    if (!chosen?.proved) return undefined;
    const withheld = new Set(open.filter((_, k) => chosen.at[k] === 1));
    const broken = brokenBy(highs, linked, walk, withheld, small);
    if (broken.length === 0) return withheld;
    cuts.push(...broken);
  }
}

/** Tells again what need not have been withheld, the dearest first, while there is time. */
function trim(highs: Highs, linked: Linked, walk: ReadonlyMap<number, number[]>, withheld: Set<number>, forced: ReadonlySet<number>, end: number): void {
  for (const i of [...withheld].filter((k) => !forced.has(k)).sort((a, b) => costOf(linked, b) - costOf(linked, a))) {
    if (performance.now() > end) return;
    const view = viewFrom(highs, linked, walk, withheld, i);
    const near = smallIn(view, linked);
    view.program.end();
    withheld.delete(i);
    if (brokenBy(highs, linked, walk, withheld, near, true).length > 0) withheld.add(i);
  }
}

function brokenBy(highs: Highs, linked: Linked, walk: ReadonlyMap<number, number[]>, withheld: ReadonlySet<number>, small: readonly number[], firstOnly = false): Cut[] {
  const safe = new Set<number>();
  const tried = new Set<number>();
  const broken: Cut[] = [];
  for (const cell of small) {
    if (tried.has(cell)) continue;
    if (firstOnly && broken.length > 0) break;
    const view = viewFrom(highs, linked, walk, withheld, cell);
    const own = smallIn(view, linked);
    own.forEach((i) => tried.add(i));
    broken.push(...tryAll(view, linked, withheld, own, safe, firstOnly));
    view.program.end();
  }
  return broken;
}

/** What the attacker sees from a cell: every unknown linked to it through unknowns, and the told cells in the same sums. */
interface View { program: Program; place: ReadonlyMap<number, number>; cells: readonly number[] }

function viewFrom(highs: Highs, linked: Linked, walk: ReadonlyMap<number, number[]>, withheld: ReadonlySet<number>, start: number): View {
  const unknown = (i: number): boolean => withheld.has(i) || linked.cells[i]?.state === 'hidden';
  const place = new Map([[start, 0]]);
  const cells = [start];
  const rows = new Set<number>();
  for (let at = 0; at < cells.length; at += 1) {
    const i = cells[at] as number;
    if (!unknown(i)) continue;
    for (const row of walk.get(i) ?? []) {
      if (rows.has(row)) continue;
      rows.add(row);
      for (const other of linked.sums[row]?.at ?? []) {
        if (place.has(other)) continue;
        place.set(other, cells.length);
        cells.push(other);
      }
    }
  }
  const of = (i: number): LinkedCell => linked.cells[i] as LinkedCell;
  const equations = [...rows].map((row) => linked.sums[row] as Equation).map(({ at, by, right }) => ({ at: at.map((i) => place.get(i) as number), by, right }));
  return { cells, place, program: programOf(highs, { low: cells.map((i) => (unknown(i) ? of(i).floor : of(i).value)), high: cells.map((i) => (unknown(i) ? Infinity : of(i).value)), equations }) };
}

const smallIn = (view: View, linked: Linked): number[] => view.cells.filter((i) => linked.cells[i]?.need !== undefined);

/** Asks the span of each small cell of a view; what is wide enough is safe, and what is not gives its cut. */
function tryAll(view: View, linked: Linked, withheld: ReadonlySet<number>, small: readonly number[], safe: Set<number>, firstOnly: boolean): Cut[] {
  const seen = new Map(small.map((i) => [i, [Infinity, -Infinity] as [number, number]]));
  const note = (at: Float64Array): void => {
    for (const [i, span] of seen) {
      const x = at[view.place.get(i) as number] as number;
      span[0] = Math.min(span[0], x);
      span[1] = Math.max(span[1], x);
      if (isWide(linked.cells[i] as LinkedCell, span[0], span[1])) safe.add(i);
    }
  };
  const cuts: Cut[] = [];
  for (const cell of small) {
    if (safe.has(cell)) continue;
    const at = view.place.get(cell) as number;
    const most = view.program.least([at], [-1]);
    if (most === 'unbounded') { safe.add(cell); continue; }
    if (most) note(most.at);
    if (safe.has(cell)) continue;
    const least = view.program.least([at], [1]);
    if (least && least !== 'unbounded') note(least.at);
    if (safe.has(cell)) continue;
    // Numbers that no table can hold protect nothing.
    cuts.push(!most || !least || least === 'unbounded' ? { of: cell, at: [], by: [], least: 0 } : cutOf(view, linked, withheld, cell, most, least));
    if (firstOnly) break;
  }
  return cuts;
}

function isWide({ need }: LinkedCell, low: number, high: number): boolean {
  return need === undefined || (high >= need.high - CLOSE && high - low >= need.width - CLOSE);
}

/** From duals to a cut: how far each told cell, withheld, would let the span grow. */
function cutOf(view: View, linked: Linked, withheld: ReadonlySet<number>, of: number, most: { value: number; worth: Float64Array }, least: { value: number; worth: Float64Array }): Cut {
  const need = linked.cells[of]?.need;
  const tooLow = -most.value < (need?.high ?? 0) - CLOSE;
  const sides = tooLow ? [most] : [most, least];
  // What the sides say with nothing withheld at all, against what is needed.
  let lacking = sides.reduce((sum, side) => sum + side.value, 0) + (tooLow ? need?.high ?? 0 : need?.width ?? 0);
  const gains = new Map<number, number>();
  view.cells.forEach((i, k) => {
    const cell = linked.cells[i] as LinkedCell;
    if (cell.state !== 'told' && cell.state !== 'withheld') return;
    let gain = 0;
    for (const side of sides) {
      const worth = side.worth[k] as number;
      if (worth > 1e-7) gain += worth * (cell.value - cell.floor);
      else if (worth < -1e-7 && !withheld.has(i)) gain = Infinity;
    }
    if (gain <= 0) return;
    if (withheld.has(i) && Number.isFinite(gain)) lacking += gain;
    gains.set(i, gain);
  });
  const at = [...gains.keys()];
  return { of, at, by: at.map((i) => Math.min(gains.get(i) as number, lacking)), least: lacking };
}

/** Cells that are linked through anything that is not known in any case. */
function groupsOf({ cells, sums }: Linked, walk: ReadonlyMap<number, number[]>): number[][] {
  const groupOf = new Int32Array(cells.length).fill(-1);
  const groups: number[][] = [];
  cells.forEach((cell, start) => {
    if (groupOf[start] !== -1 || cell.state === 'known') return;
    const group = [start];
    groupOf[start] = groups.length;
    const rows = new Set<number>();
    for (let at = 0; at < group.length; at += 1) {
      for (const row of walk.get(group[at] as number) ?? []) {
        if (rows.has(row)) continue;
        rows.add(row);
        for (const other of sums[row]?.at ?? []) {
          if (groupOf[other] !== -1 || cells[other]?.state === 'known') continue;
          groupOf[other] = groups.length;
          group.push(other);
        }
      }
    }
    groups.push(group);
  });
  return groups;
}
