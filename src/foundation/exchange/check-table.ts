import type { Problem } from '../errors.ts';
import { cellAddress } from './address.ts';
import { groupProblems } from './group-problems.ts';
import type { ProblemGroup } from './group-problems.ts';
import type { Mapping } from './mapping.ts';
import { cellReader } from './read-cell.ts';
import type { CellFault, DateOrder } from './read-cell.ts';
import type { Table } from './read-table.ts';
import type { CellValue, Column, Sheet } from './sheet.ts';

/** One thing wrong with a cell, by its address; `severity` 'warning' does not keep the row out. */
export interface CellProblem extends Problem {
  readonly rowNumber: number;
  readonly column: string;
  readonly code: CellFault['code'] | 'repeated-key';
  readonly severity: 'error' | 'warning';
  /** What like errors share beyond the code; never set for a personal column. */
  readonly group?: string;
}

/** A row whose every cell fits. */
export interface CheckedRow {
  readonly rowNumber: number;
  readonly values: Readonly<Record<string, CellValue>>;
}

/** A decision of the user that mends a whole column at once: the order of its dates, or what a text in it means. */
export type Repair =
  | { readonly kind: 'date-order'; readonly column: string; readonly order: DateOrder }
  | { readonly kind: 'replace'; readonly column: string; readonly from: string; readonly to: string };

/** What a dry run found: the rows that fit, the rows that do not, every problem by cell, and like problems in groups with their repair. */
export interface Checked {
  readonly rows: readonly CheckedRow[];
  readonly rejected: readonly number[];
  readonly problems: readonly CellProblem[];
  readonly groups: readonly ProblemGroup[];
}

type ColumnPlan = { column: Column; index: number; read: ReturnType<typeof cellReader>; seen: Map<string, number> | null };

function planOf(sheet: Sheet, mapping: Mapping, repairs: readonly Repair[]): ColumnPlan[] {
  return sheet.columns.map((column) => {
    const own = repairs.filter((repair) => repair.column === column.name);
    const order = own.findLast((repair) => repair.kind === 'date-order')?.order;
    const replacements = new Map(own.filter((repair) => repair.kind === 'replace').map(({ from, to }) => [from, to]));
    return { column, index: mapping[column.name] ?? -1, read: cellReader(column, order, replacements), seen: column.kind === 'key' ? new Map() : null };
  });
}

/**
 * Checks every cell of a table against its column and names each error by cell address. The content of a personal
 * column is never repeated. Repairs are the user's answers to groups of an earlier run. A required column that is not
 * mapped is a problem of the header (`mapColumns`), not of each row, and its value is null.
 */
export function checkTable(table: Table, sheet: Sheet, mapping: Mapping, repairs: readonly Repair[] = []): Checked {
  const plan = planOf(sheet, mapping, repairs);
  const place = table.place ?? cellAddress;
  const problems: CellProblem[] = [];
  const rows: CheckedRow[] = [];
  const rejected: number[] = [];
  for (const { rowNumber, cells } of table.rows) {
    const values: Record<string, CellValue> = {};
    let fits = true;
    for (const { column, index, read, seen } of plan) {
      if (index < 0) {
        values[column.name] = null;
        continue;
      }
      const raw = cells[index] ?? '';
      const cell = read(raw);
      if ('fault' in cell) {
        fits = false;
        problems.push(problemOf(cell.fault, column, place(index, rowNumber), rowNumber, raw, 'error'));
        continue;
      }
      if (cell.warning) problems.push(problemOf(cell.warning, column, place(index, rowNumber), rowNumber, raw, 'warning'));
      values[column.name] = cell.value;
      if (seen && typeof cell.value === 'string') {
        const earlier = seen.get(cell.value);
        if (earlier === undefined) seen.set(cell.value, rowNumber);
        else {
          fits = false;
          const mend = `Leave one of the two rows out, or correct the key; the other is in ${place(index, earlier)}.`;
          problems.push({ where: place(index, rowNumber), problem: 'The same key stands in an earlier row.', mend, rowNumber, column: column.name, code: 'repeated-key', severity: 'error' });
        }
      }
    }
    if (fits) rows.push({ rowNumber, values });
    else rejected.push(rowNumber);
  }
  return { rows, rejected, problems, groups: groupProblems(problems, sheet, mapping) };
}

function problemOf(fault: CellFault, column: Column, where: string, rowNumber: number, raw: string, severity: 'error' | 'warning'): CellProblem {
  const problem = column.personal === true || fault.code === 'missing' ? fault.problem : `${fault.problem} It says “${clip(raw)}”.`;
  const group = column.personal === true ? undefined : fault.group;
  return { where, problem, mend: fault.mend, rowNumber, column: column.name, code: fault.code, severity, ...(group === undefined ? {} : { group }) };
}

function clip(raw: string): string {
  const line = raw.trim().replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
