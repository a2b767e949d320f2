/*
 * A small exact-enough solver of linear programs: the least value of a sum under equations, no unknown below zero.
 * It plays the attacker of `disclosure.ts`; tables of a release have some hundred unknowns at most.
 */

const TINY = 1e-9;

/** The least value of `cost · x` where `rows · x = right` and x ≥ 0; undefined where nothing fits, -Infinity where nothing bounds it. */
export function least(rows: readonly (readonly number[])[], right: readonly number[], cost: readonly number[]): number | undefined {
  const width = cost.length;
  const height = rows.length;
  // Each row gets an unknown of its own, which the first phase drives to zero.
  const table = rows.map((row, i) => {
    const sign = (right[i] ?? 0) < 0 ? -1 : 1;
    return [...row.map((a) => a * sign), ...rows.map((_, k) => (k === i ? 1 : 0)), (right[i] ?? 0) * sign];
  });
  const basis = rows.map((_, i) => width + i);
  const first = Array.from({ length: width + height }, (_, k) => (k < width ? 0 : 1));
  if ((descend(table, basis, first, width + height) ?? Infinity) > 1e-7) return undefined;
  leaveArtificial(table, basis, width);
  return descend(table, basis, [...cost, ...rows.map(() => 0)], width);
}

/** Walks to the least value over the first `allowed` unknowns, by Bland's rule, which never turns in circles. */
function descend(table: number[][], basis: number[], cost: readonly number[], allowed: number): number | undefined {
  for (;;) {
    const reduced = (k: number): number => (cost[k] ?? 0) - table.reduce((sum, row, i) => sum + (cost[basis[i] as number] ?? 0) * (row[k] ?? 0), 0);
    let enters = -1;
    for (let k = 0; k < allowed && enters < 0; k += 1) if (!basis.includes(k) && reduced(k) < -TINY) enters = k;
    if (enters < 0) return table.reduce((sum, row, i) => sum + (cost[basis[i] as number] ?? 0) * (row.at(-1) ?? 0), 0);
    let leaves = -1;
    let lowest = Infinity;
    table.forEach((row, i) => {
      const a = row[enters] ?? 0;
      if (a <= TINY) return;
      const ratio = (row.at(-1) ?? 0) / a;
      if (ratio < lowest - TINY || (ratio < lowest + TINY && (basis[i] as number) < (basis[leaves] ?? Infinity))) {
        lowest = Math.min(lowest, ratio);
        leaves = i;
      }
    });
    if (leaves < 0) return -Infinity;
    pivot(table, basis, leaves, enters);
  }
}

/** Rows whose own unknown is still in the basis at zero give it up where they can; a row that cannot says nothing new. */
function leaveArtificial(table: number[][], basis: number[], width: number): void {
  basis.forEach((b, i) => {
    if (b < width) return;
    const k = (table[i] as number[]).findIndex((a, at) => at < width && Math.abs(a) > TINY && !basis.includes(at));
    if (k >= 0) pivot(table, basis, i, k);
  });
}

function pivot(table: number[][], basis: number[], row: number, column: number): void {
  const chosen = table[row] as number[];
  const by = chosen[column] as number;
  for (let k = 0; k < chosen.length; k += 1) chosen[k] = (chosen[k] as number) / by;
  table.forEach((other, i) => {
    const factor = other[column] as number;
    if (i === row || factor === 0) return;
    for (let k = 0; k < other.length; k += 1) other[k] = (other[k] as number) - factor * (chosen[k] as number);
  });
  basis[row] = column;
}
