/*
 * Rows about single persons, made so that no row can be told from at least k - 1 others by anything in it (k-anonymity over every
 * column, not over some that are thought to identify). What would tell is left empty; nothing is changed into something else.
 * It does not hide what all of a class have in common, nor does it stand against somebody who knows that a person is in it.
 */

/** A row: its values by column, empty where nothing is known or told. */
export type AnonymousRow = Readonly<Record<string, string>>;

/** How many rows the smallest class has, in which all are alike in every one of the columns; 0 where there are no rows. */
export function smallestClass(rows: readonly AnonymousRow[], columns: readonly string[]): number {
  const classes = Map.groupBy(rows, (row) => JSON.stringify(columns.map((column) => row[column] ?? '')));
  return rows.length === 0 ? 0 : Math.min(...[...classes.values()].map((own) => own.length));
}

/**
 * The rows with as much told as k allows, in no order of theirs, and how often each column was left empty that had a value;
 * undefined where there are fewer than k. Columns named first are told first. All rows begin as one class that tells
 * nothing; each column divides a class by its values where every part has k rows, and the parts that are too small are left empty
 * together, with the smallest of the others where they are still too few.
 */
export function anonymize(rows: readonly AnonymousRow[], columns: readonly string[], k: number): { rows: AnonymousRow[]; emptied: Record<string, number> } | undefined {
  if (rows.length < k) return undefined;
  let classes: { told: Record<string, string>; own: readonly AnonymousRow[] }[] = [{ told: {}, own: rows }];
  const emptied: Record<string, number> = {};
  for (const column of columns) {
    classes = classes.flatMap(({ told, own }) => {
      const parts = [...Map.groupBy(own, (row) => row[column] ?? '')].sort(([a, x], [b, y]) => x.length - y.length || (a < b ? -1 : 1));
      const kept = parts.filter(([value, of]) => value !== '' && of.length >= k);
      const empty = parts.filter(([value, of]) => value === '' || of.length < k).flatMap(([, of]) => of);
      while (empty.length > 0 && empty.length < k) empty.push(...(kept.shift()?.[1] ?? []));
      emptied[column] = (emptied[column] ?? 0) + empty.filter((row) => (row[column] ?? '') !== '').length;
      return [...kept.map(([value, of]) => ({ told: { ...told, [column]: value }, own: of })), ...(empty.length === 0 ? [] : [{ told: { ...told, [column]: '' }, own: empty }])];
    });
  }
  const made = classes.flatMap(({ told, own }) => own.map(() => told));
  return { rows: made.sort((a, b) => compare(columns.map((c) => a[c] ?? ''), columns.map((c) => b[c] ?? ''))), emptied };
}

function compare(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (a[at] as string) < (b[at] as string) ? -1 : 1;
}
