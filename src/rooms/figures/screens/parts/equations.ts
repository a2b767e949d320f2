/** The declared equations of a measure, part by part. */
import { useQueries } from '@tanstack/react-query';
import { read, type Unanswered } from '../../../../foundation/screen/ask.ts';
import { useRead } from '../../../../foundation/screen/ask-hooks.ts';
import { readFigure } from '../../rules.ts';
import type { FigurePage, MeasureShape } from '../../schema.ts';

/** Everything that can be counted, as the server answers it. */
export interface Catalog {
  measures: readonly MeasureShape[];
  reconciliations: readonly Declared[];
}

/** An equation that must hold: a total and the figures that make it. */
export interface Declared {
  name: string;
  total: string;
  parts: readonly string[];
  holdsWhen?: string;
}

/** One figure of an equation: what it counts, its value, and the filter that leads to it. */
export interface Term {
  name: string;
  label: string;
  measure: string;
  where: string | undefined;
  value: number | null | undefined;
  status: string;
}

/** The catalog, which changes only when the house does. */
export function useCatalog() {
  return useRead<Catalog>('/figures', {}, { freshFor: 300_000 });
}

/** The filter of a named figure as an address carries it. */
export function whereText(where: Readonly<Record<string, readonly string[]>>): string | undefined {
  const text = Object.entries(where).map(([name, codes]) => `${name}:${codes.join('|')}`).join(';');
  return text === '' ? undefined : text;
}

/** The parts of an equation over a period, each counted by itself; values are undefined until they are here. */
export function useTerms(catalog: Catalog, declared: Declared | undefined, period: string, asOf: string | undefined): Term[] {
  const parts = (declared?.parts ?? []).flatMap((name) => {
    const named = readFigure(name);
    return named === undefined ? [] : [{ name, measure: named.measure, where: whereText(named.where), label: labelOf(catalog, named) }];
  });
  const asked = parts.map(({ measure, where }) => ({ path: `/figures/${measure}`, query: { period, where, asOf } }));
  const readings = useQueries({
    queries: asked.map(({ path, query }) => ({ queryKey: [path, query], queryFn: ({ signal }: { signal: AbortSignal }) => read<FigurePage>(path, query, { signal }) })),
  }) as { data?: FigurePage; error: Unanswered | null }[];
  return parts.map((part, at) => ({ ...part, value: readings[at]?.data?.figure.value, status: readings[at]?.data?.figure.status ?? 'computed' }));
}

function labelOf({ measures }: Catalog, named: { measure: string; where: Readonly<Record<string, readonly string[]>> }): string {
  const measure = measures.find(({ id }) => id === named.measure);
  const codes = Object.entries(named.where).flatMap(([name, list]) => list.map((code) => measure?.dimensions.find((d) => d.name === name)?.codes.find((one) => one.code === code)?.label ?? code));
  return codes.length > 0 ? codes.join(', ') : (measure?.title ?? named.measure);
}
