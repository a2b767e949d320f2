import type { ReactNode } from 'react';
import { announce } from './announce.ts';
import type { Column, Sort } from './DataTable.tsx';
import { Icon } from './Icon.tsx';
import { words } from './words.ts';

/** The heads of a table; those that sort are buttons, and the sorting is the server's. */
export function TableHead<Row>({ columns, sort, onSort, selectable }: {
  columns: readonly Column<Row>[];
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
  selectable: boolean;
}) {
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1}>
        {selectable && (
          <th role="columnheader" aria-colindex={1} className="select">
            <span className="hidden-visually">{words('screen_table_select')}</span>
          </th>
        )}
        {columns.map((column, at) => {
          const now = sort?.column === column.id ? sort.direction : undefined;
          const sorts = column.sortable === true && onSort !== undefined;
          return (
            <th
              key={column.id}
              role="columnheader"
              aria-colindex={at + (selectable ? 2 : 1)}
              aria-sort={sorts ? (now ?? 'none') : undefined}
              className={`${column.align === 'end' ? 'number' : ''} ${sorts ? 'sorts' : ''}`}
            >
              {sorts ? (
                <button
                  type="button"
                  onClick={() => {
                    const direction = now === 'ascending' ? 'descending' : 'ascending';
                    onSort({ column: column.id, direction });
                    announce(words(direction === 'ascending' ? 'screen_table_sorted_up' : 'screen_table_sorted_down', { column: column.head }));
                  }}
                >
                  {column.head}
                  <Icon name={now === 'ascending' ? 'up' : now === 'descending' ? 'down' : 'both'} />
                </button>
              ) : (
                column.head
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** What can be done with the selected rows. */
export function SelectionBar({ count, onClear, children }: { count: number; onClear: () => void; children: ReactNode }) {
  return (
    <div className="selection-bar">
      <strong>{words('screen_table_selected', { count })}</strong>
      {children}
      <button type="button" className="button quiet small" onClick={onClear}>
        {words('screen_table_clear')}
      </button>
    </div>
  );
}
