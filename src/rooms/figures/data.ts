import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDelimited } from '../../foundation/exchange/read-csv.ts';
import type { Filter } from '../../foundation/measure/value-shape.ts';
import { readFigure } from './rules.ts';

/** Two publications that disagree about one thing, and how that reads. */
export interface Conflict {
  id: string;
  figure: string;
  first: string;
  second: string;
  difference: string;
  reading: string;
  metrics: readonly string[];
  claims: readonly string[];
}

/** Which measure counts what a publication's metric names. */
export interface Mapped { metric: string; measure: string; where: Filter }

/** Reads a table of this room's data into records by column name. */
function table(name: string): Record<string, string>[] {
  const [header = [], ...rows] = readDelimited(readFileSync(join(import.meta.dirname, 'data', name))).records;
  return rows.filter((row) => row.length === header.length).map((row) => Object.fromEntries(header.map((column, i) => [column, row[i] ?? ''])));
}

function once<T>(read: () => T): () => T {
  let held: { value: T } | undefined;
  return () => (held ??= { value: read() }).value;
}

/** Every pair of publications known to disagree. */
export const conflicts = once((): readonly Conflict[] => table('source-conflicts.csv').map((row) => {
  const text = (column: string): string => row[column] ?? '';
  return { id: text('id'), figure: text('figure'), first: text('first'), second: text('second'), difference: text('difference'), reading: text('reading'), metrics: metricsIn(text('metrics')), claims: text('claims').split(' ').filter((c) => c !== '') };
}));

/** A metric may hold a remark in brackets, `letters_total (certification+eligibility)`, which belongs to its name. */
function metricsIn(text: string): string[] {
  return [...text.matchAll(/\S+(?: \([^)]*\))?/g)].map((m) => m[0]);
}

/** Which publication metrics some measure counts. */
export const metricMap = once((): readonly Mapped[] => table('metric-map.csv').map((row) => ({
  metric: row['metric'] ?? '', measure: row['measure'] ?? '', where: readFigure(`${row['measure']} ${row['where'] ?? ''}`.trim())?.where ?? {},
})));

/** The published figures that come with the product, as rows of the sheet `published-figures`. */
export const publishedFigures = once(() => table('published-figures.csv'));

/** The metrics that name this measure limited to these codes. */
export function metricsOf(measure: string, where: Filter): string[] {
  const same = (a: Filter, b: Filter): boolean => JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
  return metricMap().filter((m) => m.measure === measure && same(m.where, where)).map((m) => m.metric);
}

/** The conflicts that concern a measure. */
export function conflictsOf(measure: string): readonly Conflict[] {
  const metrics = new Set(metricMap().filter((m) => m.measure === measure).map((m) => m.metric));
  return conflicts().filter((c) => c.metrics.some((metric) => metrics.has(metric)));
}
