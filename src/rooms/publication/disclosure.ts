import type { Highs } from 'highs';
import type { Period } from '../../foundation/calendar/period.ts';
import type { Behind } from '../../foundation/measure/count.ts';
import type { Filter } from '../../foundation/measure/value-shape.ts';
import type { Equation } from './program.ts';
import { roundTogether } from './rounding.ts';
import { suppress, type LinkedCell } from './suppress.ts';

/*
 * What is withheld of the numbers planned for a release, measure by measure: those too small to be told, and with them the
 * others from which they could be worked out through totals, other breakdowns, other periods or an earlier release
 * (docs/decisions/0012). Whether that is enough is not decided here: `attack.ts` tries what is really published.
 */

/** How wide a withheld number must stay: so high it must still be possible that it is, and so wide its span. */
export interface Need { high: number; width: number }

/** One number that is meant to be published. `before` is what the latest earlier release said of it: a number, or null where it withheld it. */
export interface Planned {
  figure: string;
  period: Period;
  where: Filter;
  value: number;
  before?: number | null | undefined;
  /** Named in the text, so that others are withheld sooner. */
  named?: boolean | undefined;
  /** Set where it must not be told. */
  need?: Need | undefined;
}

/** What the rules of disclosure allow on a day. */
export interface DisclosureRules { smallestCell: number; differencingCellBelow: number; fewestAgencies: number; dominancePercent: number; fewestBehind: number; roundingBase: number }

/** What comes of the planned numbers: those withheld and how they were chosen, those held at what was said before, and small ones that nothing protects. */
export interface Protected { withheld: ReadonlySet<string>; held: ReadonlySet<string>; exposed: readonly string[]; method: 'optimal' | 'heuristic' }

/** What a count of few needs; nothing where it is none of few. */
export function needOfCount(value: number, { smallestCell }: DisclosureRules): Need | undefined {
  return value > 0 && value < smallestCell ? { high: smallestCell, width: smallestCell - 1 } : undefined;
}

/** What a sum needs of which few are behind, or of which the second largest could work out the largest to within the percentage (the p% rule). */
export function needOfSum(value: number, { n, first, second }: Behind, { dominancePercent, fewestBehind }: DisclosureRules): Need | undefined {
  if (n === 0 || value <= 0) return undefined;
  const lacking = (dominancePercent / 100) * first - (value - first - second);
  if (n >= fewestBehind && lacking <= 0) return undefined;
  const width = Math.max(1, Math.ceil(n >= fewestBehind ? lacking : (dominancePercent / 100) * first));
  return { high: value + width, width };
}

/** Seconds within which the least that must be withheld is proved, for the linked tables of one measure. */
const PROOF_SECONDS = 4;

/** Judges all planned numbers of one measure together, for they stand in sums with each other. `additive` is false where persons are counted once, so that neither years nor parts need add up. */
export function protect(highs: Highs, planned: readonly Planned[], rules: DisclosureRules, additive: boolean): Protected {
  const held = heldBack(planned, rules);
  for (;;) {
    const cells = planned.filter((c) => !held.has(c.figure));
    const { linked, sums } = linkedOf(cells, additive);
    const found = suppress(highs, { cells: linked, sums }, PROOF_SECONDS);
    const exposed = found.unprotected.map((i) => cells[i] as Planned);
    // Nothing more can be withheld: what was said before stays.
    const stays = exposed.flatMap((cell) => tableOf(cell, planned)).filter((c) => c.before !== undefined && !held.has(c.figure));
    if (stays.length === 0) return { withheld: new Set([...found.withheld].flatMap((i) => (i < cells.length ? [cells[i]?.figure as string] : []))), held, exposed: exposed.map((c) => c.figure), method: found.method };
    stays.forEach((c) => held.add(c.figure));
  }
}

/** Where nothing is withheld. */
export const NOTHING: Protected = { withheld: new Set(), held: new Set(), exposed: [], method: 'optimal' };

/** Everything that was released stays as it was, and what was not is withheld, but for nobody. */
export function staying(planned: readonly Planned[]): Protected {
  return { ...NOTHING, held: new Set(planned.filter((c) => c.before !== undefined).map((c) => c.figure)), withheld: new Set(planned.filter((c) => c.before === undefined && c.value !== 0).map((c) => c.figure)) };
}

/** R16: a table in which a small cell moves by less than the smallest cell is held whole, so that nobody can tell whose record moved it. */
function heldBack(planned: readonly Planned[], rules: DisclosureRules): Set<string> {
  const moved = planned.filter((c) => isPart(c) && typeof c.before === 'number' && c.before !== c.value
    && Math.abs(c.value - c.before) < rules.smallestCell && Math.min(c.value, c.before) < rules.differencingCellBelow);
  return new Set(moved.flatMap((c) => tableOf(c, planned)).filter((c) => c.before !== undefined).map((c) => c.figure));
}

function isPart(cell: Planned): boolean {
  return Object.keys(cell.where).length > 0;
}

const dimensionOf = (cell: Planned): string => Object.keys(cell.where).join();
const codesOf = (cell: Planned): readonly string[] => Object.values(cell.where)[0] ?? [];

function tableOf(cell: Planned, planned: readonly Planned[]): Planned[] {
  return planned.filter((c) => isPart(c) === isPart(cell) && c.period.label === cell.period.label && dimensionOf(c) === dimensionOf(cell));
}

/** Rounds all planned numbers of one measure together; undefined where no rounding holds their sums. */
export function roundAll(highs: Highs, planned: readonly Planned[], base: number, additive: boolean): { values: ReadonlyMap<string, number>; proved: boolean } | undefined {
  const { linked, sums } = linkedOf(planned, additive);
  const rounded = roundTogether(highs, {
    values: linked.map((c) => (c.state === 'hidden' ? null : c.value)), base, told: planned.map((c) => (typeof c.before === 'number' ? c.before : undefined)),
    sums: sums.filter((s) => s.right === 0),
  }, PROOF_SECONDS);
  return rounded && { values: new Map(planned.map((c, i) => [c.figure, rounded.values[i] as number])), proved: rounded.proved };
}

/** What it costs to withhold a number: the more it tells the more, a total more than a part, what a text names more than what stands in a table. */
function costOf(cell: Planned): number {
  return (1 + Math.log2(1 + cell.value)) * (isPart(cell) ? 1 : 5) * (cell.named === true ? 3 : 1);
}

function stateOf(cell: Planned): LinkedCell['state'] {
  // Nobody is nobody; and what an earlier release already said and is still so protects nothing.
  if (cell.value === 0 || cell.before === cell.value) return 'known';
  return cell.need !== undefined || cell.before === null ? 'withheld' : 'told';
}

/** Planned numbers as linked cells, and after them what lies in each stretch of time between two bounds, in all and by code, of which every number is a sum. */
function linkedOf(cells: readonly Planned[], additive: boolean): { linked: LinkedCell[]; sums: Equation[] } {
  const linked = cells.map((cell): LinkedCell => {
    const state = stateOf(cell);
    return { value: cell.value, floor: 1, cost: costOf(cell), state, need: state === 'withheld' ? cell.need : undefined };
  });
  return additive ? inTime(cells, linked) : byTable(cells, linked);
}

/** Whether the parts that are planned make the total: then the codes of the table are all there are. */
function completeTables(cells: readonly Planned[]): { whole: Planned; dimension: string; parts: Planned[]; beyond: number }[] {
  const tables = Map.groupBy(cells.filter((c) => isPart(c) && codesOf(c).length === 1), (c) => `${c.period.label}|${dimensionOf(c)}`);
  return [...tables.values()].flatMap((parts) => {
    const whole = cells.find((c) => !isPart(c) && c.period.label === parts[0]?.period.label);
    return whole ? [{ whole, dimension: dimensionOf(parts[0] as Planned), parts, beyond: parts.reduce((sum, c) => sum + c.value, 0) - whole.value }] : [];
  });
}

/** Tables of which is known what their parts make beyond the total. */
export function tablesOf(cells: readonly Planned[]): { label: string; dimension: string; beyond: number }[] {
  return completeTables(cells).map(({ whole, dimension, beyond }) => ({ label: whole.period.label, dimension, beyond }));
}

/** Where persons are counted once, parts may exceed the total; whoever attacks is given by how much. */
function byTable(cells: readonly Planned[], linked: LinkedCell[]): { linked: LinkedCell[]; sums: Equation[] } {
  const at = new Map(cells.map((c, i) => [c, i]));
  const sums = completeTables(cells).map(({ whole, parts, beyond }): Equation => ({ at: [...parts, whole].map((c) => at.get(c) as number), by: [...parts.map(() => 1), -1], right: beyond }));
  for (const cell of cells.filter((c) => codesOf(c).length > 1)) {
    const parts = cells.filter((c) => c.period.label === cell.period.label && dimensionOf(c) === dimensionOf(cell) && codesOf(c).length === 1 && codesOf(cell).includes(codesOf(c)[0] as string));
    if (parts.length === codesOf(cell).length) sums.push({ at: [...parts, cell].map((c) => at.get(c) as number), by: [...parts.map(() => 1), -1], right: parts.reduce((sum, c) => sum + c.value, 0) - cell.value });
  }
  return { linked, sums };
}

const REST = '·rest';

function inTime(cells: readonly Planned[], linked: LinkedCell[]): { linked: LinkedCell[]; sums: Equation[] } {
  const bounds = [...new Set(cells.flatMap(({ period }) => [period.from ?? '', period.until as string]))].sort();
  // What stands on a day is no sum of anything in time.
  const inside = new Map(cells.map(({ period }) => [period.label, period.basis === 'point-in-time' ? [period.label] : bounds.flatMap((at, k) => (at >= (period.from ?? '') && k + 1 < bounds.length && (bounds[k + 1] as string) <= period.until ? [at] : []))]));
  const places = new Map<string, number>();
  const hidden = (key: string): number => {
    const known = places.get(key);
    if (known !== undefined) return known;
    linked.push({ value: 0, floor: 0, cost: 0, state: 'hidden' });
    places.set(key, linked.length - 1);
    return linked.length - 1;
  };
  const codes = new Map<string, Set<string>>();
  for (const c of cells) if (isPart(c)) codes.set(dimensionOf(c), new Set([...(codes.get(dimensionOf(c)) ?? []), ...codesOf(c)]));
  const sums = cells.map((cell, i): Equation => {
    const parts = (inside.get(cell.period.label) ?? []).flatMap((k) => (isPart(cell) ? codesOf(cell).map((code) => hidden(`${k}|${dimensionOf(cell)}|${code}`)) : [hidden(`${k}||`)]));
    return { at: [i, ...parts], by: [1, ...parts.map(() => -1)], right: 0 };
  });
  const complete = new Set(completeTables(cells).filter((t) => t.beyond === 0).flatMap((t) => (inside.get(t.whole.period.label) ?? []).map((k) => `${k}|${t.dimension}`)));
  const parted = new Set(cells.filter(isPart).flatMap((cell) => (inside.get(cell.period.label) ?? []).map((k) => `${k}|${dimensionOf(cell)}`)));
  for (const key of parted) {
    const [k = '', dimension = ''] = key.split('|');
    const parts = [...(codes.get(dimension) ?? []), ...(complete.has(key) ? [] : [REST])].map((code) => hidden(`${k}|${dimension}|${code}`));
    sums.push({ at: [...parts, hidden(`${k}||`)], by: [...parts.map(() => 1), -1], right: 0 });
  }
  return { linked, sums };
}
