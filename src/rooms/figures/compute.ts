import { parsePeriod, yearPeriod, type Period, type YearBasis } from '../../foundation/calendar/period.ts';
import { periodInWords } from '../../foundation/calendar/series.ts';
import type { Asker } from '../../foundation/database/database.ts';
import { Refusal } from '../../foundation/errors.ts';
import { countBehind, countingAsOf, countMany, type Behind, type Wanted } from '../../foundation/measure/count.ts';
import type { Measure } from '../../foundation/measure/measure.ts';
import { reconcile, type Reconciled } from '../../foundation/measure/reconcile.ts';
import { madeInWords, sentenceFor } from '../../foundation/measure/sentence.ts';
import type { Value } from '../../foundation/measure/value-shape.ts';
import { amountInWords } from '../../foundation/measure/words.ts';
import { getCatalog, getMeasure } from './catalog.ts';
import { countOrRemember, memoryOf } from './remembered.ts';
import { readFigure } from './rules.ts';
import type { Cell, FigureAnswer } from './schema.ts';

/** A figure as it is named: `LET-01 FY2004 kind=certification` becomes what is to be counted; Refusal `figures.not-a-figure`, `figures.no-measure`. */
export function wantedOf(text: string, by?: string): Wanted {
  const named = readFigure(text);
  if (!named?.period) throw new Refusal('figures.not-a-figure', `“${text.slice(0, 60)}” names no figure. Write it like LET-01 FY2004 kind=certification.`, { status: 400 });
  return { measure: getMeasure(named.measure), period: parsePeriod(named.period), where: named.where, by };
}

/** Counts all that is wanted at one instant, in the order asked; now, what still stands is not counted again. */
export function computeCells(counter: Asker, wanted: readonly Wanted[], asOf?: Date): Promise<{ asOf: Date; cells: Value[][] }> {
  return countingAsOf(counter, asOf, async (ask, at) => ({ asOf: at, cells: asOf === undefined ? await countOrRemember(ask, memoryOf(counter), wanted, at) : await countMany(ask, wanted, at) }));
}

/** Who stands behind the sums that are wanted, as of the instant they were counted at. */
export function computeBehind(counter: Asker, wanted: readonly Wanted[], asOf: Date): Promise<Map<string, Behind>[]> {
  return countingAsOf(counter, asOf, async (ask) => {
    const found: Map<string, Behind>[] = [];
    for (const want of wanted) found.push(await countBehind(ask, want));
    return found;
  });
}

/** One figure with everything that must stand beside a number, and its cells where a breakdown is asked. */
export async function computeFigure(counter: Asker, now: Date, want: Wanted, asOf?: Date): Promise<FigureAnswer> {
  const { cells } = await computeCells(counter, want.by === undefined ? [want] : [{ ...want, by: undefined }, want], asOf);
  return { ...describe(want, cells[0]?.[0] as Value, now), ...(want.by === undefined ? {} : { by: want.by, cells: (cells[1] ?? []).map((value) => asCell(want, value)) }) };
}

/** A measure over each year of a span, each with its cells where a breakdown is asked. */
export async function computeSeries(counter: Asker, now: Date, want: Omit<Wanted, 'period'> & { basis: YearBasis; first: number; last: number }, asOf?: Date): Promise<FigureAnswer[]> {
  const years = Array.from({ length: want.last - want.first + 1 }, (_, i): Wanted => ({ measure: want.measure, where: want.where, period: yearPeriod(want.basis, want.first + i) }));
  const { cells } = await computeCells(counter, want.by === undefined ? years : years.flatMap((year) => [year, { ...year, by: want.by }]), asOf);
  return years.map((year, i) => {
    const at = want.by === undefined ? i : 2 * i;
    return { ...describe(year, cells[at]?.[0] as Value, now), ...(want.by === undefined ? {} : { by: want.by, cells: (cells[at + 1] ?? []).map((value) => asCell({ ...year, by: want.by }, value)) }) };
  });
}

function describe({ measure, period, where }: Wanted, value: Value, now: Date): FigureAnswer {
  return {
    measure: measure.id, version: measure.version, title: measure.title, question: measure.question, unit: measure.unit, basis: period.basis, population: measure.population, countedOnce: measure.countedOnce,
    authority: measure.authority, counts: value.counts, period: { label: period.label, words: periodInWords(period), from: period.from, until: period.until }, filter: filterOf(where), value: value.value,
    ...(value.currency === undefined ? {} : { currency: value.currency }), amount: amountInWords(value), sentence: sentenceFor(measure, value), status: value.status, ...madeOf(measure, value), asOf: value.asOf, computedAt: now.toISOString(),
    ...(measure.noTotal === undefined ? {} : { noTotal: measure.noTotal }),
  };
}

function asCell({ measure, by }: Wanted, value: Value): Cell {
  const code = value.filter[by ?? '']?.[0] ?? '';
  return { code, label: measure.dimensions[by ?? '']?.values[code] ?? code, value: value.value, amount: amountInWords(value), sentence: sentenceFor(measure, value), status: value.status, ...madeOf(measure, value) };
}

function madeOf(measure: Measure, value: Value): Pick<Cell, 'way' | 'kind' | 'across' | 'made'> {
  return { way: value.way, ...(value.kind === undefined ? {} : { kind: value.kind }), ...(value.across === undefined ? {} : { across: value.across }), made: madeInWords(measure, value) };
}

/** A filter as an answer carries it: lists that may be changed. */
export function filterOf(where: Wanted['where']): Record<string, string[]> {
  return Object.fromEntries(Object.entries(where ?? {}).map(([name, codes]) => [name, [...codes]]));
}

/** How every declared equation comes out over a period; those whose measures are not counted on its basis are left out. */
export async function reconcileOver(counter: Asker, period: Period, asOf?: Date): Promise<Reconciled[]> {
  const { reconciliations, measures } = getCatalog();
  const known = reconciliations.map((declared) => ({ declared, names: [declared.total, ...declared.parts] }))
    .filter(({ names }) => names.every((name) => measures.get(readFigure(name)?.measure ?? '')?.basis.includes(period.basis)));
  const wanted = known.flatMap(({ names }) => names.map((name): Wanted => ({ measure: getMeasure(readFigure(name)?.measure ?? ''), period, where: readFigure(name)?.where })));
  const { cells } = await computeCells(counter, wanted, asOf);
  let at = 0;
  return known.map(({ declared, names }) => reconcile(declared, Object.fromEntries(names.map((name) => [name, cells[at++]?.[0] as Value]))));
}
