import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { announce } from './announce.ts';
import { EmptyState } from './EmptyState.tsx';
import { Problem } from './Problem.tsx';
import type { Trouble } from './ask.ts';
import { settings } from './settings.ts';
import { useStore } from './store.ts';
import { SelectionBar, TableHead } from './TableHead.tsx';
import { TableRow, type RowEvents } from './TableRow.tsx';
import { moveFor, rangeBetween, toggled, type Place } from './table-moves.ts';
import { words } from './words.ts';

/** How one column reads and what it shows of a row. */
export interface Column<Row> {
  id: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** A grid track that does not depend on what the cells hold: `8rem`, `minmax(10rem, 2fr)`. */
  width?: string | undefined;
  /** Numbers stand at the end. */
  align?: 'start' | 'end' | undefined;
  sortable?: boolean | undefined;
  /** Names the row; the first column does when none says so. */
  names?: boolean | undefined;
}

/** By which column the server sorts. */
export interface Sort {
  column: string;
  direction: 'ascending' | 'descending';
}

/** What a table is given; rows come whole (`rows`) or through a window on the server (`rowCount`, `rowAt`, `onNeed`). */
export type DataTableProps<Row> = {
  caption: string;
  captionHidden?: boolean | undefined;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** What the row is called, for its checkbox. */
  rowName: (row: Row) => string;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  onOpen?: ((row: Row) => void) | undefined;
  selected?: ReadonlySet<string> | undefined;
  onSelect?: ((selected: ReadonlySet<string>) => void) | undefined;
  /** Acts on the selected rows. */
  acts?: ReactNode;
  loading?: boolean | undefined;
  trouble?: Trouble | undefined;
  onRetry?: (() => void) | undefined;
  /** What to say and do when there is no row. */
  empty?: { sentence: string; next?: ReactNode } | undefined;
  /** The most height it takes, as CSS. */
  height?: string | undefined;
} & ({ rows: readonly Row[] } | { rowCount: number; rowAt: (index: number) => Row | undefined; onNeed?: ((from: number, to: number) => void) | undefined });

/** The most rows that stand in the document at once. */
const mostRows = 60;
const overscan = 6;

/** A table of any length: windowed, told whole to assistive technology, moved through by keys, a readable list on phones. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, selected, onSelect, onOpen } = props;
  const count = 'rows' in props ? props.rows.length : props.rowCount;
  const rowAt = (index: number): Row | undefined => ('rows' in props ? props.rows[index] : props.rowAt(index));
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [place, setPlace] = useState<Place>({ row: 0, column: -1 });
  const [follow, setFollow] = useState(false);
  const anchor = useRef<number | undefined>(undefined);
  const events = useRef<RowEvents>({ onArrive: () => undefined, onPress: () => undefined, onCheck: () => undefined });
  const { density } = useStore(settings);
  const active = Math.min(place.row, Math.max(0, count - 1));

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => (density === 'compact' ? 37 : 45),
    overscan,
    rangeExtractor: ({ startIndex, endIndex }) => windowOf(startIndex, endIndex, count, active),
    scrollPaddingStart: 44,
    useFlushSync: false,
  });
  const items = virtual.getVirtualItems();
  useEffect(() => virtual.measure(), [density, virtual]);
  useNeed(props, items.map(({ index }) => index), rowAt);
  useRovingTabs(body, place);

  useLayoutEffect(() => {
    if (!follow) return;
    const row = body.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    if (row === null || row === undefined) return;
    const target = place.column < 0 ? row : cellTarget(row, place.column);
    target?.focus({ preventScroll: true });
    setFollow(false);
  }, [follow, active, place.column, items]);

  if (props.trouble !== undefined) return <Problem trouble={props.trouble} onRetry={props.onRetry} />;
  if (count === 0 && props.loading !== true) {
    return (
      <div className="data-table">
        <p className={props.captionHidden === true ? 'hidden-visually' : 'table-caption'}>{props.caption}</p>
        <EmptyState sentence={props.empty?.sentence ?? words('screen_table_empty')}>{props.empty?.next}</EmptyState>
      </div>
    );
  }

  const goTo = (next: Place): void => {
    setPlace(next);
    virtual.scrollToIndex(next.row, { align: 'auto' });
    setFollow(true);
  };
  const select = (index: number, range: boolean): void => {
    const row = rowAt(index);
    if (onSelect === undefined || row === undefined) return;
    const next = range && anchor.current !== undefined
      ? new Set([...(selected ?? []), ...rangeBetween(anchor.current, index).flatMap((one) => keyAt(one))])
      : toggled(selected ?? new Set(), props.rowKey(row));
    anchor.current = index;
    onSelect(next);
    announce(words('screen_table_selected', { count: next.size }));
  };
  const keyAt = (index: number): string[] => {
    const row = rowAt(index);
    return row === undefined ? [] : [props.rowKey(row)];
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || isTyping(event.target)) return;
    const single = settings.read().keys === 'on' && !event.ctrlKey && !event.metaKey && !event.altKey;
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / (items[0]?.size ?? 44)) - 1);
    const cells = columns.length + (onSelect === undefined ? 0 : 1);
    const move = moveFor(event, { ...place, row: active }, { rows: count, cells, pageRows, rtl: isRtl(scroller.current), single });
    if (move !== undefined) {
      event.preventDefault();
      goTo(move);
    } else if (single && event.key.toLowerCase() === 'x' && onSelect !== undefined) {
      event.preventDefault();
      select(active, event.shiftKey);
    } else if (event.key === 'Enter' && place.column < 0 && onOpen !== undefined && event.target instanceof HTMLTableRowElement) {
      const row = rowAt(active);
      if (row === undefined) return;
      event.preventDefault();
      onOpen(row);
    }
  };
  events.current = {
    onArrive: (index) => {
      if (index !== place.row || place.column >= 0) setPlace({ row: index, column: -1 });
    },
    onCheck: select,
    onPress: (event, index) => {
      if (event.target instanceof Element && event.target.closest('a, button, input, label, select') !== null) return;
      setPlace({ row: index, column: -1 });
      const row = rowAt(index);
      if (row !== undefined && window.getSelection()?.isCollapsed !== false) onOpen?.(row);
    },
  };

  const naming = Math.max(0, columns.findIndex(({ names }) => names === true));
  const tracks = { '--tracks': `${onSelect === undefined ? '' : '2.75rem '}${columns.map(({ width }) => width ?? 'minmax(7rem, 1fr)').join(' ')}`, '--tall': props.height ?? '36rem' };
  return (
    <div className="data-table" style={tracks as Record<string, string>}>
      <div className="table-top">
        <p id={`${id}-caption`} className={props.captionHidden === true ? 'hidden-visually' : 'table-caption'}>
          {props.caption}
        </p>
        <p className="hint">{words('screen_table_rows', { count })}</p>
        {selected !== undefined && selected.size > 0 && onSelect !== undefined && (
          <SelectionBar count={selected.size} onClear={() => onSelect(new Set())}>
            {props.acts}
          </SelectionBar>
        )}
      </div>
      <p id={`${id}-keys`} className="hidden-visually">
        {words('screen_table_keys')}
      </p>
      <div className="scroller" ref={scroller}>
        <table
          role="grid"
          aria-labelledby={`${id}-caption`}
          aria-describedby={`${id}-keys`}
          aria-rowcount={count + 1}
          aria-colcount={columns.length + (onSelect === undefined ? 0 : 1)}
          aria-multiselectable={onSelect === undefined ? undefined : true}
          aria-busy={props.loading === true}
          onKeyDown={onKeyDown}
        >
          <TableHead columns={columns} sort={props.sort} onSort={props.onSort} selectable={onSelect !== undefined} />
          <tbody role="rowgroup" ref={body} style={{ blockSize: `${virtual.getTotalSize()}px` }}>
            {items.map(({ index, start }) => {
              const row = rowAt(index);
              return (
                <TableRow
                  key={index}
                  index={index}
                  start={start}
                  row={row}
                  name={row === undefined ? '' : props.rowName(row)}
                  columns={columns}
                  naming={naming}
                  selectable={onSelect !== undefined}
                  chosen={row !== undefined && selected?.has(props.rowKey(row)) === true}
                  stop={index === active && place.column < 0}
                  opens={onOpen !== undefined}
                  events={events}
                  measure={virtual.measureElement}
                />
              );
            })}
          </tbody>
        </table>
        {props.loading === true && (
          <p className="loading" role="status">
            {words('screen_table_loading')}
          </p>
        )}
      </div>
      <p className="print-only hint">{words('screen_table_print', { count })}</p>
    </div>
  );
}

/** The rows to draw: those in sight, a few around, and the active one so that the focus is never lost. */
function windowOf(first: number, last: number, count: number, active: number): number[] {
  const from = Math.max(0, first - overscan);
  const to = Math.min(count - 1, last + overscan, from + mostRows - 2);
  const rows = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
  if (active < from) rows.unshift(active);
  else if (active > to && active < count) rows.push(active);
  return rows;
}

/** Asks for rows that are in sight and not here yet, once the scrolling has paused a moment. */
function useNeed<Row>(props: DataTableProps<Row>, indexes: readonly number[], rowAt: (index: number) => Row | undefined): void {
  const onNeed = 'rows' in props ? undefined : props.onNeed;
  const missing = onNeed === undefined ? [] : indexes.filter((index) => rowAt(index) === undefined);
  const from = missing[0];
  const to = missing.at(-1);
  useEffect(() => {
    if (onNeed === undefined || from === undefined || to === undefined) return;
    const timer = setTimeout(() => onNeed(from, to), 50);
    return () => clearTimeout(timer);
  }, [onNeed, from, to]);
}

/** Keeps exactly one stop for Tab inside the body: the active row, or the control in the active cell. */
function useRovingTabs(body: { readonly current: HTMLElement | null }, place: Place): void {
  useLayoutEffect(() => {
    for (const control of body.current?.querySelectorAll<HTMLElement>('td :is(a, button, input, select), th :is(a, button, input, select)') ?? []) control.tabIndex = -1;
    if (place.column < 0) return;
    const row = body.current?.querySelector<HTMLElement>(`[data-index="${place.row}"]`);
    const target = row === null || row === undefined ? undefined : cellTarget(row, place.column);
    if (target !== undefined) target.tabIndex = 0;
  });
}

/** What gets the focus in a cell: its one control, or the cell. */
function cellTarget(row: HTMLElement, column: number): HTMLElement | undefined {
  const cell = row.children[column];
  if (!(cell instanceof HTMLElement)) return undefined;
  return cell.querySelector<HTMLElement>('a, button, input, select') ?? cell;
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), textarea, select');
}

function isRtl(element: Element | null): boolean {
  return element !== null && getComputedStyle(element).direction === 'rtl';
}
