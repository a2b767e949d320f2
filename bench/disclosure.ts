/**
 * What it costs to protect linked tables: choosing what is withheld, and the attack on what is then published, timed apart.
 * Run: node bench/disclosure.ts [--tables 500] [--side 20] | [--cube 20x10x6]
 * Tables of side × side with their margins; every two break the same row totals down by different things, and the grand totals of
 * twelve at a time add up to one, as months do to a year. A cube is one table of three dimensions with all its margins.
 */
import { spansOf, wideEnough } from '../src/rooms/publication/spans.ts';
import { solver, type Equation } from '../src/rooms/publication/program.ts';
import { suppress, type Linked, type LinkedCell } from '../src/rooms/publication/suppress.ts';

const option = (name: string): string | undefined => process.argv[process.argv.indexOf(`--${name}`) + 1] && process.argv.includes(`--${name}`) ? process.argv[process.argv.indexOf(`--${name}`) + 1] : undefined;

// A generator of its own, so that every run has the same tables (a linear congruence, modulus 2^31).
let state = 20041001;
const random = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
/** Counts as tables of persons have them: many nothing, many few, some many. */
const count = (): number => (random() < 0.25 ? 0 : Math.floor(Math.exp(1 + random() * 4.2)));

const cells: LinkedCell[] = [];
const sums: Equation[] = [];
function cell(value: number, margin: boolean): number {
  const need = value > 0 && value < 5 ? { high: 5, width: 4 } : undefined;
  cells.push({ value, floor: 1, cost: (1 + Math.log2(1 + value)) * (margin ? 5 : 1), state: value === 0 ? 'known' : need ? 'withheld' : 'told', need });
  return cells.length - 1;
}
const valueOf = (i: number): number => cells[i]?.value ?? 0;
function total(parts: readonly number[], whole = cell(parts.reduce((sum, i) => sum + valueOf(i), 0), true)): number {
  sums.push({ at: [...parts, whole], by: [...parts.map(() => 1), -1], right: 0 });
  return whole;
}

function flat(tables: number, side: number): void {
  let totals: number[] = [];
  let shared: number[] | undefined;
  for (let t = 0; t < tables; t += 1) {
    const rows: number[][] = Array.from({ length: side - 1 }, (_, y) => {
      const known = shared?.[y];
      if (known === undefined) return Array.from({ length: side - 1 }, () => cell(count(), false));
      // The same row total, split another way.
      let left = valueOf(known);
      return Array.from({ length: side - 1 }, (_x, x) => {
        const part = x === side - 2 ? left : Math.min(left, count());
        left -= part;
        return cell(part, false);
      });
    });
    const ends = rows.map((row, y) => total(row, shared?.[y]));
    const grand = total(ends);
    total(Array.from({ length: side - 1 }, (_, x) => total(rows.map((row) => row[x] as number))), grand);
    if (shared === undefined) totals.push(grand);
    if (totals.length === 12) { total(totals); totals = []; }
    shared = shared === undefined ? ends : undefined;
  }
}

/** A table of several dimensions: code 0 of each is its total. */
function cube(sizes: readonly number[]): void {
  const values = new Map<string, number>();
  const walk = (at: readonly number[], from: number, see: (at: readonly number[]) => void): void => {
    if (at.length === sizes.length) return see(at);
    for (let k = from; k <= (sizes[at.length] ?? 0); k += 1) walk([...at, k], from, see);
  };
  walk([], 1, (at) => {
    const value = random() < 0.1 ? 0 : Math.floor(Math.exp(1 + random() * 4.2));
    for (let mask = 0; mask < 2 ** at.length; mask += 1) {
      const key = at.map((k, d) => (mask & (1 << d) ? 0 : k)).join();
      values.set(key, (values.get(key) ?? 0) + value);
    }
  });
  const places = new Map([...values].map(([key, value]) => [key, cell(value, key.split(',').includes('0'))]));
  walk([], 0, (at) => sizes.forEach((size, d) => {
    if (at[d] !== 0) return;
    total(Array.from({ length: size }, (_, k) => places.get(at.map((x, e) => (e === d ? k + 1 : x)).join()) as number), places.get(at.join()));
  }));
}

const sizes = option('cube')?.split('x').map(Number);
const tables = Number(option('tables') ?? 500);
if (sizes) cube(sizes);
else flat(tables, Number(option('side') ?? 20));

const highs = await solver();
const linked: Linked = { cells, sums };
const small = cells.flatMap((c, i) => (c.need ? [i] : []));
const peak = (): number => process.resourceUsage().maxRSS / 1024;
console.log(`${sizes ? `a table of ${sizes.join(' by ')}` : `${tables} linked tables`}: ${cells.length} cells, ${sums.length} sums, ${small.length} cells of 1 to 4`);
const from = performance.now();
const { withheld, method, unprotected } = suppress(highs, linked, sizes ? 30 : 10);
const chosen = performance.now();
const asked = new Map(small.map((i) => [i, wideEnough(cells[i]?.need ?? { high: 0, width: 0 })]));
const spans = spansOf(highs, { low: cells.map((c, i) => (withheld.has(i) ? 1 : c.value)), high: cells.map((c, i) => (withheld.has(i) ? Infinity : c.value)), equations: sums }, asked);
const attacked = performance.now();
const narrow = small.filter((i) => { const span = spans.get(i); return !span || asked.get(i)?.(span[0], span[1]) !== true; });
console.log(`withheld besides     ${withheld.size - small.length} (${method}), nothing protects ${unprotected.length}, in ${((chosen - from) / 1000).toFixed(1)} s`);
console.log(`the attack           ${narrow.length} of ${small.length} worked out too nearly, in ${((attacked - chosen) / 1000).toFixed(1)} s`);
console.log(`together             ${((attacked - from) / 1000).toFixed(1)} s, ${peak().toFixed(0)} MB at the most`);
process.exit(narrow.length === 0 ? 0 : 1);
