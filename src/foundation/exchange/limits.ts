/** How much a file may hold before it is refused: unpacked bytes, rows, columns, and cells in all. */
export interface Limits {
  readonly bytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
}

/** The limits of every import unless the caller sets narrower ones. */
export const LIMITS: Limits = { bytes: 100_000_000, rows: 1_000_000, columns: 500, cells: 20_000_000 };
