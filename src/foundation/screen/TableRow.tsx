import { memo, type MouseEvent, type ReactNode, type RefObject } from 'react';
import type { Column } from './DataTable.tsx';
import { words } from './words.ts';

/** What a row tells its table; held in a ref, so that a row is drawn again only when the row itself changes. */
export interface RowEvents {
  onArrive: (index: number) => void;
  onPress: (event: MouseEvent, index: number) => void;
  onCheck: (index: number, range: boolean) => void;
}

/** What is drawn of one row; `row` is absent while it is on its way. */
export interface TableRowProps<Row> {
  index: number;
  start: number;
  row: Row | undefined;
  name: string;
  columns: readonly Column<Row>[];
  naming: number;
  selectable: boolean;
  chosen: boolean;
  /** Where Tab stops. */
  stop: boolean;
  opens: boolean;
  events: RefObject<RowEvents>;
  measure: (element: Element | null) => void;
}

/** One row of a windowed table. */
export const TableRow = memo(Drawn) as <Row>(props: TableRowProps<Row>) => ReactNode;

function Drawn<Row>({ index, start, row, name, columns, naming, selectable, chosen, stop, opens, events, measure }: TableRowProps<Row>) {
  const shift = selectable ? 2 : 1;
  return (
    <tr
      ref={measure}
      role="row"
      data-index={index}
      className={opens ? 'opens' : ''}
      aria-rowindex={index + 2}
      aria-selected={selectable ? chosen : undefined}
      tabIndex={stop ? 0 : -1}
      style={{ transform: `translateY(${start}px)` }}
      onFocus={(event) => {
        if (event.target === event.currentTarget) events.current.onArrive(index);
      }}
      onClick={(event) => events.current.onPress(event, index)}
    >
      {row === undefined ? (
        <td role="gridcell" aria-colindex={1} className="waiting">
          <span className="bone" />
          <span className="hidden-visually">{words('screen_table_loading_row', { row: index + 1 })}</span>
        </td>
      ) : (
        <>
          {selectable && (
            <td role="gridcell" aria-colindex={1} className="select" tabIndex={-1}>
              <input
                type="checkbox"
                aria-label={words('screen_table_select_row', { row: name })}
                checked={chosen}
                onChange={({ nativeEvent }) => events.current.onCheck(index, 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true)}
              />
            </td>
          )}
          {columns.map((column, at) => {
            const Cell = at === naming ? 'th' : 'td';
            return (
              <Cell
                key={column.id}
                role={at === naming ? 'rowheader' : 'gridcell'}
                aria-colindex={at + shift}
                data-head={column.head}
                className={column.align === 'end' ? 'number' : ''}
                tabIndex={-1}
              >
                <div className="cell">{column.cell(row)}</div>
              </Cell>
            );
          })}
        </>
      )}
    </tr>
  );
}
