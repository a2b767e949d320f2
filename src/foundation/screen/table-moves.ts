/** Where the keys lead in a table. Pure. */

/** A row, or with `column` of 0 and more a cell in it. */
export interface Place {
  row: number;
  column: number;
}

/** What a move needs to know of the table. */
export interface Extent {
  rows: number;
  cells: number;
  pageRows: number;
  rtl: boolean;
  /** Whether J and K move. */
  single: boolean;
}

/** The place to which a key leads, or undefined when it leads nowhere. */
export function moveFor(press: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean }, place: Place, extent: Extent): Place | undefined {
  if (press.altKey || press.metaKey || (press.ctrlKey && press.key !== 'Home' && press.key !== 'End')) return undefined;
  const last = extent.rows - 1;
  const row = (to: number): Place => ({ ...place, row: Math.min(last, Math.max(0, to)) });
  const column = (to: number): Place => ({ ...place, column: Math.min(extent.cells - 1, Math.max(-1, to)) });
  const inCell = place.column >= 0;
  const forward = extent.rtl ? 'ArrowLeft' : 'ArrowRight';
  const back = extent.rtl ? 'ArrowRight' : 'ArrowLeft';
  switch (press.key) {
    case 'ArrowDown':
      return row(place.row + 1);
    case 'ArrowUp':
      return row(place.row - 1);
    case 'PageDown':
      return row(place.row + extent.pageRows);
    case 'PageUp':
      return row(place.row - extent.pageRows);
    case forward:
      return column(place.column + 1);
    case back:
      return inCell ? column(place.column - 1) : undefined;
    case 'Home':
      return inCell && !press.ctrlKey ? column(0) : row(0);
    case 'End':
      return inCell && !press.ctrlKey ? column(extent.cells - 1) : row(last);
    case 'Escape':
      return inCell ? { ...place, column: -1 } : undefined;
    case 'j':
    case 'J':
      return extent.single ? row(place.row + 1) : undefined;
    case 'k':
    case 'K':
      return extent.single ? row(place.row - 1) : undefined;
    default:
      return undefined;
  }
}

/** All rows from one to another, both included. */
export function rangeBetween(a: number, b: number): number[] {
  const from = Math.min(a, b);
  return Array.from({ length: Math.abs(a - b) + 1 }, (_, at) => from + at);
}

/** The set with the key taken in, or taken out when it was in. */
export function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
