import { createElement, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { words } from '../words.ts';
import type { ChartData } from './chart-data.ts';
import { usualWidth } from './chart-frame.ts';
import { chartTable } from './chart-table.ts';
import type { Tree } from './tree.ts';

/** Shows a drawing or a table that a pure function made. */
export function Chart({ tree }: { tree: Tree }) {
  return elementOf(tree, 0);
}

/** A chart as wide as its place, with the same figures as a table below. */
export function ChartFigure({ data, draw }: { data: ChartData; draw: (data: ChartData, size: { width: number }) => Tree }) {
  const place = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(usualWidth);
  useEffect(() => {
    if (place.current === null) return;
    const watch = new ResizeObserver(([entry]) => {
      const next = Math.round(entry?.contentRect.width ?? usualWidth);
      if (next > 0) setWidth(Math.min(960, Math.max(260, next)));
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  const tree = useMemo(() => draw({ direction: pageDirection(), ...data }, { width }), [data, draw, width]);
  return (
    <figure className="chart-figure" ref={place}>
      <Chart tree={tree} />
      <details>
        <summary>{words('screen_chart_as_table')}</summary>
        <Chart tree={chartTable(data)} />
      </details>
    </figure>
  );
}

function pageDirection(): 'ltr' | 'rtl' {
  return document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr';
}

function elementOf({ tag, attributes, children }: Tree, key: number): ReactNode {
  const { class: className, tabindex: tabIndex, ...rest } = attributes;
  return createElement(tag, { key, className, tabIndex, ...rest }, ...children.map((child, index) => (typeof child === 'string' ? child : elementOf(child, index))));
}
