import { parsePeriod, type Period } from '../../foundation/calendar/period.ts';
import type { Tx } from '../../foundation/database/database.ts';
import { templateOf } from '../../foundation/measure/sentence.ts';
import { Refusal, refuseUnknown } from '../../foundation/errors.ts';
import { colleaguesOf } from '../../foundation/access/colleagues.ts';
import { touch } from '../../foundation/database/keep.ts';
import { countingAsOf, countRecordsBehind, recordsBehind, type Wanted } from '../../foundation/measure/count.ts';
import type { Measure } from '../../foundation/measure/measure.ts';
import { recordsMoved } from '../../foundation/measure/moved.ts';
import { amountInWords } from '../../foundation/measure/words.ts';
import type { Asked } from '../../foundation/web/route.ts';
import { getCatalog, getMeasure } from './catalog.ts';
import { computeCells, computeFigure, computeSeries, reconcileOver } from './compute.ts';
import { conflictsOf, metricsOf } from './data.ts';
import { meansPeriod, readInstant, readWhere, REVISION_REASONS, writeFigure, type RevisionCode } from './rules.ts';
import type { AskDifference, AskFigure, AskRecords, AskSeries, Difference, Elsewhere, FigureAnswer, FigurePage, History, MeasureShape, ReviseFigure } from './schema.ts';
import * as store from './store.ts';

/** Everything that can be counted, and every equation that must hold. */
export async function listCatalog(): Promise<{ measures: MeasureShape[]; reconciliations: { name: string; total: string; parts: string[]; holdsWhen?: string }[] }> {
  const { measures, reconciliations } = getCatalog();
  return {
    measures: [...measures.values()].map(shapeOf),
    reconciliations: reconciliations.map((r) => ({ name: r.name, total: r.total, parts: [...r.parts], ...(r.holdsWhen === undefined ? {} : { holdsWhen: r.holdsWhen }) })),
  };
}

function shapeOf(m: Measure): MeasureShape {
  return {
    id: m.id, room: m.room, title: m.title, question: m.question, unit: m.unit, population: m.population, event: m.event, bases: [...m.basis], countedOnce: m.countedOnce, across: { ...m.across }, disclosure: { rule: m.disclosure.rule, why: m.disclosure.why }, version: m.version, effectiveFrom: m.effectiveFrom,
    authority: m.authority, sentence: templateOf(m), counts: m.aggregate.kind, ...(m.noTotal === undefined ? {} : { noTotal: m.noTotal }), changes: m.changes.map((c) => ({ ...c })),
    dimensions: Object.entries(m.dimensions).map(([name, d]) => ({ name, title: d.title, open: d.open === true, codes: Object.entries(d.values).map(([code, label]) => ({ code, label })) })),
  };
}

function wantedIn(input: Pick<AskFigure, 'measure' | 'period' | 'by' | 'where'>): Wanted {
  return { measure: getMeasure(input.measure), period: parsePeriod(input.period), by: input.by, where: readWhere(input.where) };
}

/** One figure computed now or as of a past instant, beside what others published of it. */
export async function readFigurePage({ tx, input, services }: Asked<AskFigure>): Promise<FigurePage> {
  const want = wantedIn(input);
  const figure = await computeFigure(services.counter, services.now(), want, readInstant(input.asOf));
  const published = await store.publishedElsewhere(tx, metricsOf(want.measure.id, want.where ?? {}));
  const elsewhere = published.filter((row) => meansPeriod(row.period, want.period)).map((row) => beside(row, figure));
  return { figure, elsewhere, conflicts: conflictsOf(want.measure.id).map(({ metrics: _m, claims: _c, ...shown }) => shown) };
}

/** Money is published in whole units and kept in minor ones. */
function beside(row: store.ElsewhereRow, figure: FigureAnswer | undefined): Elsewhere {
  const computed = figure?.value === null || figure === undefined ? null : figure.currency === undefined ? figure.value : figure.value / 100;
  return { metric: row.metric, period: row.period, value: row.value, valueText: row.value_text, unit: row.unit, sourceTitle: row.source_title, sourceAddress: row.source_address, note: row.note, difference: computed === null ? null : computed - row.value };
}

/** A measure year by year. */
export async function readSeries({ input, services }: Asked<AskSeries>): Promise<{ points: FigureAnswer[] }> {
  if (input.to < input.from || input.to - input.from > 60) throw new Refusal('figures.not-a-span', 'A series goes from a year to the same or a later one, over at most 60 years.', { status: 400 });
  const want = { measure: getMeasure(input.measure), by: input.by, where: readWhere(input.where), basis: input.basis, first: input.from, last: input.to };
  return { points: await computeSeries(services.counter, services.now(), want, readInstant(input.asOf)) };
}

/** The records behind a figure: ids of those the asker may see, and of all others only how many they are. */
export async function readRecords({ tx, input, services }: Asked<AskRecords>): Promise<{ records: string[]; seen: number; beyond: number }> {
  const { measure, period, where } = wantedIn(input);
  const asOf = readInstant(input.asOf);
  const own = await recordsBehind(tx, measure, period, where, input.count ?? 100, input.from ?? 0, asOf);
  const all = await countingAsOf(services.counter, asOf, (ask) => countRecordsBehind(ask, measure, period, where));
  touch(tx, `figures.records ${measure.id}`, own.records.filter((id) => /^[0-9a-f-]{36}$/.test(id)));
  return { records: own.records, seen: own.seen, beyond: Math.max(0, all - own.seen) };
}

/** The most records that are named of those that moved one way. */
const NAMED = 200;

/** One figure at two instants: the difference, the records that moved, and why a kept value of it was revised in between. */
export async function readDifference({ tx, input, services, who }: Asked<AskDifference>): Promise<Difference> {
  const want = wantedIn(input);
  const [given, until] = [new Date(input.from), readInstant(input.to)];
  const { asOf: to, cells: [[now] = []] } = await computeCells(services.counter, [want], until);
  const from = given > to ? to : given;
  const { cells: [[then] = []] } = await computeCells(services.counter, [want], from);
  const own = await recordsMoved(tx, want, { from, to });
  const all = await countingAsOf(services.counter, to, (ask) => recordsMoved(ask, want, { from, to }));
  touch(tx, `figures.records ${want.measure.id}`, [...own.came, ...own.went, ...own.changed].slice(0, 3 * NAMED).filter((id) => /^[0-9a-f-]{36}$/.test(id)));
  const moved = (way: 'came' | 'went' | 'changed'): Difference['came'] => ({ records: own[way].slice(0, NAMED), seen: own[way].length, beyond: Math.max(0, all[way].length - own[way].length) });
  const at = (value: typeof now, asOf: Date): Difference['from'] => ({ asOf: asOf.toISOString(), value: value?.value ?? null, amount: value === undefined ? '' : amountInWords(value) });
  const name = writeFigure(want.measure.id, want.period, want.where);
  const { kept, changes } = await store.historyOf(tx, want.measure.id, want.period.label);
  const mine = kept.filter((k) => writeFigure(k.measure, { label: k.period }, k.filter) === name).map((k) => k.id);
  const between = changes.filter((c) => mine.includes(c.kept) && c.recorded_at > from && c.recorded_at <= to);
  const authors = new Map((await colleaguesOf(tx, between.map((c) => c.recorded_by))).map((c) => [c.account, c.label]));
  return {
    figure: name, ...(now?.currency === undefined ? {} : { currency: now.currency }), from: at(then, from), to: at(now, to), difference: now?.value == null || then?.value == null ? null : now.value - then.value,
    came: moved('came'), went: moved('went'), changed: moved('changed'), stayed: all.stayed,
    reasons: between.map((c) => ({ at: c.recorded_at.toISOString(), from: c.from_value, to: c.to_value, reason: REVISION_REASONS[c.code as RevisionCode], words: c.words, author: authors.get(c.recorded_by) ?? '', mine: c.recorded_by === who.account })),
  };
}

/** How every declared equation comes out over a period. */
export async function readReconciliations({ input, services }: Asked<{ period: string; asOf?: string }>) {
  const period = parsePeriod(input.period);
  return { period: period.label, equations: (await reconcileOver(services.counter, period, readInstant(input.asOf))).map((e) => ({ ...e })) };
}

/** Keeps a computed value, or the cells of a breakdown, as they are now. */
export async function keepFigure({ tx, input, services }: Asked<AskFigure>): Promise<{ id: string; version: number; kept: number }> {
  const want = wantedIn(input);
  const figure = await computeFigure(services.counter, services.now(), want, readInstant(input.asOf));
  const row = (filter: Record<string, string[]>, value: number | null, sentence: string) => ({
    measure: figure.measure, definition: figure.version, period: figure.period.label, filter, ...(want.by === undefined ? {} : { by_dimension: want.by }), value, known_at: figure.asOf, sentence,
  });
  // The middle of no record is no number, and nothing is kept for it.
  const cells = (figure.cells ?? []).filter((cell) => cell.value !== null).map((cell) => row({ ...figure.filter, [want.by ?? '']: [cell.code] }, cell.value, cell.sentence));
  const ids = await store.keepValues(tx, want.by !== undefined ? cells : figure.value === null ? [] : [row(figure.filter, figure.value, figure.sentence)]);
  if (ids[0] === undefined) throw new Refusal('figures.nothing-to-keep', 'There is no number in the period.');
  return { id: ids[0], version: 1, kept: ids.length };
}

/** Recomputes a kept value and puts the new one in its place, with the reason; the old one stays in the record. */
export async function reviseFigure({ tx, input, services, version }: Asked<ReviseFigure>): Promise<{ id: string; version: number }> {
  const row = await store.findKept(tx, input.id);
  if (!row) refuseUnknown();
  const figure = await computeFigure(services.counter, services.now(), { measure: getMeasure(row.measure), period: parsePeriod(row.period), where: row.filter });
  if (figure.value === row.value && figure.version === row.definition) throw new Refusal('figures.nothing-changed', `The records still give ${figure.amount}, so there is nothing to revise.`);
  if (figure.value === null) throw new Refusal('figures.nothing-to-keep', 'There is no number in the period.');
  const next = { value: figure.value, definition: figure.version, known_at: figure.asOf, sentence: figure.sentence };
  return { id: input.id, version: await store.reviseKept(tx, row, version ?? row.version, next, { code: input.code, words: input.words }) };
}

/** The kept values of a measure and every change to them. */
export async function readHistory({ tx, input, who }: Asked<{ measure: string; period?: string }>): Promise<History> {
  const { kept, changes } = await store.historyOf(tx, input.measure, input.period === undefined ? undefined : parsePeriod(input.period).label);
  const authors = new Map((await colleaguesOf(tx, changes.map((c) => c.recorded_by))).map((c) => [c.account, c.label]));
  return {
    kept: kept.map((k) => ({
      id: k.id, version: k.version, figure: writeFigure(k.measure, { label: k.period }, k.filter), value: k.value, sentence: k.sentence, knownAt: k.known_at.toISOString(), firstKnownAt: k.first_known_at.toISOString(), definition: k.definition,
      changes: changes.filter((c) => c.kept === k.id).map((c) => ({
        toVersion: c.to_version, from: c.from_value, to: c.to_value, difference: c.to_value - c.from_value, code: c.code, reason: REVISION_REASONS[c.code as RevisionCode], words: c.words,
        at: c.recorded_at.toISOString(), author: authors.get(c.recorded_by) ?? '', mine: c.recorded_by === who.account,
      })),
    })),
  };
}

/** What others have published. */
export async function listElsewhere({ tx, input }: Asked<{ metric?: string }>): Promise<{ published: Elsewhere[] }> {
  const rows = await store.publishedElsewhere(tx, input.metric === undefined ? undefined : [input.metric]);
  return { published: rows.map((row) => beside(row, undefined)) };
}


/** Why an analyst of this office revised kept values since an instant, what is newest first. */
export async function revisionsSince(tx: Tx, since: Date | undefined): Promise<{ figure: string; measure: string; period: Period; code: string; words: string }[]> {
  const rows = await store.revisionsSince(tx, since);
  return rows.map((r) => ({ figure: writeFigure(r.measure, { label: r.period }, r.filter), measure: r.measure, period: parsePeriod(r.period), code: r.code, words: r.words }));
}
