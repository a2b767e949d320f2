import type { Day } from '../../foundation/calendar/day.ts';
import type { Period } from '../../foundation/calendar/period.ts';
import type { Filter } from '../../foundation/measure/value-shape.ts';
import { least } from './simplex.ts';

/*
 * Cells too small to be told are withheld, and with them as many others as it takes that nobody can work them out from
 * totals, from other years or from what an earlier release said. What is proved: against somebody who knows every
 * published number, that no count is below zero and that a withheld cell is not empty, each small cell keeps a span of
 * possible values at least as wide as the smallest cell that may be told.
 */

/** One number that is meant to be published. `before` is what the latest earlier release said of it: a number, or null where it withheld it. */
export interface Planned {
  figure: string;
  period: Period;
  where: Filter;
  value: number;
  before?: number | null | undefined;
}

/** What the rules of disclosure allow on a day. */
export interface DisclosureRules { smallestCell: number; differencingCellBelow: number; fewestAgencies: number }

/** What comes of the planned numbers: those withheld, those held at what was said before, and small ones that a total gives away whatever is withheld. */
export interface Protected { withheld: ReadonlySet<string>; held: ReadonlySet<string>; exposed: readonly string[] }

/** Judges all planned numbers of one measure together, for they stand in sums with each other. `additive` is false where persons are counted once, so that neither years nor parts need add up. */
export function protect(planned: readonly Planned[], rules: DisclosureRules, additive: boolean): Protected {
  const held = heldBack(planned, rules);
  const cells = planned.filter((c) => !held.has(c.figure));
  const withheld = new Set(cells.filter((c) => isPart(c) && (isSmall(c.value, rules) || c.before === null)).map((c) => c.figure));
  const exposed: string[] = [];
  for (const cell of cells.filter((c) => isPart(c) && isSmall(c.value, rules))) {
    while (!isSafe(cell, cells, withheld, rules, additive)) {
      const next = candidate(cell, cells, withheld);
      if (next) withheld.add(next.figure);
      else {
        // Nothing more can be withheld: what was said before stays, or the total itself says it.
        const table = tableOf(cell, planned);
        if (table.some((c) => c.before !== undefined)) table.forEach((c) => held.add(c.figure));
        else exposed.push(cell.figure);
        break;
      }
    }
  }
  held.forEach((figure) => withheld.delete(figure));
  return { withheld, held, exposed };
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

function isSmall(value: number, rules: DisclosureRules): boolean {
  return value > 0 && value < rules.smallestCell;
}

function dimensionOf(cell: Planned): string {
  return Object.keys(cell.where).join();
}

function tableOf(cell: Planned, planned: readonly Planned[]): Planned[] {
  return planned.filter((c) => isPart(c) && c.period.label === cell.period.label && dimensionOf(c) === dimensionOf(cell));
}

/** What an earlier release already said and is still so protects nothing. */
function isKnown(cell: Planned, withheld: ReadonlySet<string>): boolean {
  return !withheld.has(cell.figure) || (typeof cell.before === 'number' && cell.before === cell.value);
}

/** The next cell to withhold: of the same table first, then of other periods; the smallest that is not empty first. */
function candidate(cell: Planned, cells: readonly Planned[], withheld: ReadonlySet<string>): Planned | undefined {
  const rank = (c: Planned): [number, number, number] => [c.period.label === cell.period.label ? 0 : 1, c.value === 0 ? 1 : 0, c.value];
  return cells.filter((c) => isPart(c) && dimensionOf(c) === dimensionOf(cell) && !withheld.has(c.figure) && c.before !== c.value)
    .sort((a, b) => { const [x, y] = [rank(a), rank(b)]; return x[0] - y[0] || x[1] - y[1] || x[2] - y[2]; })[0];
}

/** Plays the attacker: whether all that is known leaves a small cell a wide enough span. */
export function isSafe(cell: Planned, cells: readonly Planned[], withheld: ReadonlySet<string>, rules: DisclosureRules, additive: boolean): boolean {
  const [low, high] = spanOf(cell, cells, withheld, additive);
  return high >= rules.smallestCell && high - low >= rules.smallestCell - 1;
}

/** The least and the most that a cell can be, for somebody who knows everything else that is published. */
export function spanOf(cell: Planned, cells: readonly Planned[], withheld: ReadonlySet<string>, additive: boolean): [number, number] {
  const model = modelOf(cells, additive);
  const rows = [...model.rules.map((r) => r.row)];
  const right = model.rules.map((r) => r.right);
  for (const known of cells.filter((c) => isKnown(c, withheld))) {
    rows.push(model.form(known));
    right.push(known.value);
  }
  // A cell is withheld because it is not empty, and the attacker knows that too.
  const floors = cells.filter((c) => !isKnown(c, withheld) && c.value > 0);
  const width = model.width + floors.length;
  const wide = (row: number[], floor = -1): number[] => [...row, ...floors.map((_, i) => (i === floor ? -1 : 0))];
  const allRows = [...rows.map((row) => wide(row)), ...floors.map((c, i) => wide(model.form(c), i))];
  const allRight = [...right, ...floors.map(() => 1)];
  const target = wide(model.form(cell)).slice(0, width);
  const low = least(allRows, allRight, target);
  const high = least(allRows, allRight, target.map((a) => -a));
  // Numbers that no table can hold (a total and parts of different instants) protect nothing.
  return low === undefined || high === undefined ? [cell.value, cell.value] : [low, -high];
}

/** Records with none of the codes that are planned. */
const REST = '·rest';

interface Model { width: number; rules: { row: number[]; right: number }[]; form(cell: Planned): number[] }

/** Unknowns are what lies in each stretch of time between two bounds, in all and by code; every cell is a sum of them. */
function modelOf(cells: readonly Planned[], additive: boolean): Model {
  const stretches = additive ? stretchesOf(cells) : undefined;
  const inside = (cell: Planned): string[] => (stretches ? stretches.filter(([from, until]) => (cell.period.from ?? '') <= from && until <= cell.period.until).map(([from]) => from) : [cell.period.label]);
  const codes = new Map<string, Set<string>>();
  for (const cell of cells) for (const [dimension, list] of Object.entries(cell.where)) codes.set(dimension, new Set([...(codes.get(dimension) ?? [REST]), ...list]));
  const places = new Map<string, number>();
  const place = (key: string): number => {
    if (!places.has(key)) places.set(key, places.size);
    return places.get(key) as number;
  };
  const keysOf = (cell: Planned): string[] => inside(cell).flatMap((at) => {
    const [first] = Object.entries(cell.where);
    return first ? first[1].map((code) => `${at}|${first[0]}|${code}`) : [`${at}|`];
  });
  cells.forEach((cell) => keysOf(cell).forEach(place));
  const parted = new Set(cells.filter(isPart).flatMap((cell) => inside(cell).map((at) => `${at}|${dimensionOf(cell)}`)));
  const sums = [...parted].map((key) => {
    const [at = '', dimension = ''] = key.split('|');
    const parts = [...(codes.get(dimension) ?? [])].map((code) => `${at}|${dimension}|${code}`);
    parts.forEach(place);
    // Where persons count once, parts may exceed the total; the attacker is given their true sum.
    const told = additive ? undefined : cells.filter((c) => isPart(c) && dimensionOf(c) === dimension && c.period.label === at && (c.where[dimension]?.length ?? 0) === 1).reduce((sum, c) => sum + c.value, 0);
    if (told === undefined) place(`${at}|`);
    return { parts, total: `${at}|`, told };
  });
  const width = places.size;
  const complete = cells.filter((c) => !isPart(c)).flatMap((whole) => [...codes.keys()].filter((dimension) => {
    const parts = cells.filter((c) => isPart(c) && dimensionOf(c) === dimension && c.period.label === whole.period.label && c.where[dimension]?.length === 1);
    return parts.length > 0 && (!additive || parts.reduce((sum, c) => sum + c.value, 0) === whole.value);
  }).map((dimension) => inside(whole).map((at) => `${at}|${dimension}|${REST}`).filter((key) => places.has(key))));
  const row = (entries: readonly (readonly [string, number])[]): number[] => {
    const made = Array.from({ length: width }, () => 0);
    for (const [key, a] of entries) made[place(key)] = (made[place(key)] ?? 0) + a;
    return made;
  };
  return {
    width, form: (cell) => row(keysOf(cell).map((key) => [key, 1])),
    // The codes of a complete table are known to be all there are.
    rules: [...complete.map((keys) => ({ row: row(keys.map((key) => [key, 1])), right: 0 })), ...sums.map(({ parts, total, told }) => ({ row: row([...parts.map((key) => [key, 1] as const), ...(told === undefined ? [[total, -1] as const] : [])]), right: told ?? 0 }))],
  };
}

function stretchesOf(cells: readonly Planned[]): [string, string][] {
  const bounds = [...new Set(cells.flatMap(({ period }): (Day | '')[] => [period.from ?? '', period.until]))].sort();
  return bounds.slice(0, -1).map((from, i) => [from, bounds[i + 1] as string]);
}
