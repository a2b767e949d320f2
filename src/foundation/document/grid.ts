import type { Cell } from './content.ts';

/** For each row, the column at which each of its cells stands, past the cells that reach down from rows above. */
export function columnsOf(rows: readonly (readonly Cell[])[]): number[][] {
  const taken: number[] = [];
  return rows.map((row) => {
    let column = 0;
    const places = row.map((cell) => {
      while ((taken[column] ?? 0) > 0) column++;
      const place = column;
      for (let k = 0; k < (cell.colspan ?? 1); k++) taken[column++] = cell.rowspan ?? 1;
      return place;
    });
    for (let k = 0; k < taken.length; k++) taken[k] = Math.max(0, (taken[k] ?? 0) - 1);
    return places;
  });
}
