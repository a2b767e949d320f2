import { isYearBasis, yearPeriod, type Period } from '../../foundation/calendar/period.ts';
import { periodAt, periodInWords, periodsOf, piecesIn } from '../../foundation/calendar/series.ts';
import type { Asker } from '../../foundation/database/database.ts';
import { Refusal } from '../../foundation/errors.ts';
import { readComparatives } from '../../foundation/measure/comparative-words.ts';
import { countStatement, type Wanted } from '../../foundation/measure/count.ts';
import type { Measure } from '../../foundation/measure/measure.ts';
import { madeInWords, sentenceFor } from '../../foundation/measure/sentence.ts';
import type { Across, Filter, Value } from '../../foundation/measure/value-shape.ts';
import { amountInWords, moneyInWords, numberInWords } from '../../foundation/measure/words.ts';
import { computeCells, reconcileOver, wantedOf, writeFigure } from '../figures/index.ts';
import { checkText, type Codes, type Figures, type Finding, type Resolved } from './check.ts';
import { protect, type DisclosureRules, type Planned } from './disclosure.ts';
import { besideFor } from './gross.ts';
import { figuresIn, piecesOf, type Section } from './text.ts';
import { topicOf, type Topic } from './topics.ts';

/** What the latest earlier release said of a figure. */
export interface Earlier { value: number | null; status: string; previous: number | null; code: string | null; words: string | null; definition: number }

/** Why figures changed since they were released; without a figure it holds for every one that changed. */
export interface Reason { figure?: string | undefined; code: string; words: string }

/** One number as it is to be released: `status` is c (withheld), r (revised), x (no record, so no mean and no median) or nothing; `across` is what may be told beside it of how agencies were brought together. */
export interface Cell {
  figure: string; measure: Measure; period: Period; where: Filter; dimension: string | null; code: string | null; value: number | null; currency: string | null; status: '' | 'c' | 'r' | 'x'; held: boolean; way: Value['way']; across: Across | null; made: string;
  previous: number | null; reason: { code: string; words: string } | null; amount: string; sentence: string; topic: Topic; inText: boolean;
}

/** An Assessment with every number computed at one instant, judged and checked. */
export interface Prepared { year: number; asOf: Date; sections: readonly Section[]; figures: Figures; cells: readonly Cell[]; findings: readonly Finding[] }

/** What preparing needs: the counter, what was released before, the reasons given, the rules of disclosure. */
export interface Preparing { counter: Asker; year: number; sections: readonly Section[]; earlier: ReadonlyMap<string, Earlier>; reasons: readonly Reason[]; rules: DisclosureRules; asOf?: Date | undefined }

interface Plan { totals: Map<string, Wanted>; tables: Map<string, Wanted>; only: Map<string, Wanted>; series: Map<string, Wanted[]> }

/** The most years that a series shows. */
const SERIES_YEARS = 10;

/** Computes, judges and checks an Assessment as its text stands. */
export async function prepare(preparing: Preparing): Promise<Prepared> {
  const { counter, year, sections, earlier, reasons, rules } = preparing;
  const tokens = new Map(figuresIn(sections).map((text) => [text, resolveToken(text)]));
  const plan = planFor(sections, tokens, year);
  const wanted = [...plan.totals.values(), ...plan.only.values(), ...plan.tables.values(), ...[...plan.series.values()].flat()];
  const { asOf, cells: counted } = await computeCells(counter, wanted, preparing.asOf);
  const valueOfWant = new Map(wanted.map((want, i) => [want, counted[i] as Value[]]));
  const raw = [...plan.totals.values(), ...plan.only.values(), ...plan.tables.values()].flatMap((want) => (valueOfWant.get(want) ?? []).map((value) => ({ measure: want.measure, value })));
  const judged = judge(raw, earlier, rules);
  const named = new Set([...tokens.values()].flatMap((t) => ('want' in t ? [nameOf(t.want)] : [])));
  const all = judged.values.map(({ measure, value, state }) => cellOf(measure, value, state, earlier, reasons, named));
  // A year without a record has no mean and no median; it is released only where a text names it or a release gave it a number.
  const cells = all.filter((cell) => cell.status !== 'x' || cell.inText || earlier.has(cell.figure));
  const byName = new Map(cells.map((cell) => [cell.figure, cell]));
  const figures = new Map([...tokens].map(([text, token]): [string, Resolved] => {
    if (!('want' in token)) return [text, token];
    const cell = byName.get(nameOf(token.want)) as Cell;
    const series = (plan.series.get(text) ?? []).flatMap((want) => valueOfWant.get(want) ?? []);
    return [text, { value: publishedValue(cell, judged.byName.get(cell.figure) as Value), shown: shownOf(cell), held: cell.held, codes: codesOf(cell.measure), series }];
  }));
  const equations = (await reconcileOver(counter, yearPeriod('fiscal-year', year), asOf)).filter((e) => e.holds === false);
  const findings = [
    ...checkText(sections, figures), ...judged.findings, ...unexplained(cells), ...withoutNumber(cells),
    ...equations.map((e): Finding => ({ code: 'publication.sum-wrong', severity: 'error', place: 'the records', words: e.name, sentence: e.explanation })),
  ];
  return { year, asOf, sections, figures, cells, findings };
}

const nameOf = (want: Wanted): string => writeFigure(want.measure.id, want.period, want.where ?? {});

/** What a token asks for, or what is wrong with it. */
function resolveToken(text: string): { want: Wanted } | { problem: string } {
  try {
    const want = wantedOf(text);
    countStatement(want);
    if (!want.measure.basis.includes(want.period.basis)) return { problem: `“${want.measure.title}” is not counted by ${want.period.basis.replaceAll('-', ' ')}.` };
    if (Object.keys(want.where ?? {}).length > 1) return { problem: `“${text}” limits by several dimensions at once, which could single a person out. Ask for one dimension.` };
    return { want };
  } catch (cause) {
    if (cause instanceof Refusal) return { problem: cause.message };
    throw cause;
  }
}

/** Everything to be counted: the tokens, for each measure its years up to this one, and every table that a token or this year has a part of, whole. */
function planFor(sections: readonly Section[], tokens: ReadonlyMap<string, ReturnType<typeof resolveToken>>, year: number): Plan {
  const plan: Plan = { totals: new Map(), tables: new Map(), only: new Map(), series: new Map() };
  const total = (want: Wanted): void => { plan.totals.set(writeFigure(want.measure.id, want.period), { measure: want.measure, period: want.period }); };
  const table = (measure: Measure, period: Period, by: string): void => { plan.tables.set(`${writeFigure(measure.id, period)} ${by}`, { measure, period, by }); };
  for (const token of tokens.values()) {
    if (!('want' in token)) continue;
    const { want } = token;
    const { measure, period } = want;
    const [dimension] = Object.entries(want.where ?? {});
    total(want);
    if (dimension && measure.dimensions[dimension[0]]?.open !== true) table(measure, period, dimension[0]);
    // Several codes at once, or a code of an open dimension, are no cell of a table.
    if (dimension && (measure.dimensions[dimension[0]]?.open === true || dimension[1].length > 1)) plan.only.set(nameOf(want), { measure, period, where: want.where });
    if (!measure.basis.includes('fiscal-year')) continue;
    const begun = periodAt('fiscal-year', measure.effectiveFrom);
    const first = Math.max(Number(begun.until.slice(0, 4)), year - SERIES_YEARS + 1);
    for (let y = Math.min(first, year); y <= year; y += 1) total({ measure, period: yearPeriod('fiscal-year', y) });
    for (const [name, { open }] of Object.entries(measure.dimensions)) if (open !== true) table(measure, yearPeriod('fiscal-year', year), name);
  }
  for (const paragraph of sections.flatMap((s) => s.paragraphs)) {
    if (!readComparatives(paragraph).some((c) => c.kind === 'superlative')) continue;
    for (const piece of piecesOf(paragraph)) {
      const token = piece.kind === 'token' ? tokens.get(piece.figure) : undefined;
      if (piece.kind === 'token' && token && 'want' in token) plan.series.set(piece.figure, before(token.want));
    }
  }
  return plan;
}

/** The same figure in every earlier year since the measure began: what “highest ever” is held against. */
function before(want: Wanted): Wanted[] {
  const { measure, period } = want;
  if (!isYearBasis(period.basis) || piecesIn(period) !== 1 || period.from === null || measure.effectiveFrom >= period.from) return [];
  return periodsOf(period.basis, measure.effectiveFrom, period.from).map((p) => ({ measure, period: p, where: want.where }));
}

interface State { withheld: boolean; held: boolean; across: Across | null }

/** Withholds and holds back, measure by measure, and says so. */
function judge(raw: readonly { measure: Measure; value: Value }[], earlier: ReadonlyMap<string, Earlier>, rules: DisclosureRules): { values: { measure: Measure; value: Value; state: State }[]; byName: Map<string, Value>; findings: Finding[] } {
  const byName = new Map(raw.map(({ value }) => [writeFigure(value.measure, value.period, value.filter), value]));
  const findings: Finding[] = [];
  const measures = new Map(raw.map(({ measure }) => [measure.id, measure]));
  const states = new Map<string, State>();
  for (const [measure, values] of Map.groupBy([...byName], ([, value]) => value.measure)) {
    const planned = values.map(([figure, value]): Planned => ({ figure, period: value.period, where: value.filter, value: value.value ?? 0, before: earlier.get(figure)?.value }));
    const { withheld, held, exposed } = isMiddle(values[0]?.[1]) ? ofFew(values, rules) : protect(planned, rules, values[0]?.[1].counts !== 'distinct');
    const known = new Set([...withheld, ...held]);
    for (const [figure, value] of values) states.set(figure, { withheld: withheld.has(figure), held: held.has(figure), across: besideFor(measures.get(measure) as Measure, value, values, known, rules) });
    const say = (code: string, list: readonly string[], why: string): void => { if (list.length > 0) findings.push({ code, severity: 'warning', place: `the figures of ${measure}`, words: list.join('; '), sentence: why }); };
    say('publication.withheld', [...withheld], isMiddle(values[0]?.[1]) ? `A mean or a median of 1 to ${rules.smallestCell - 1} records is withheld as [c].` : `Cells of 1 to ${rules.smallestCell - 1} are withheld as [c], and with them the others from which they could be worked out.`);
    say('publication.held-back', [...held], `A small cell moved by fewer than ${rules.smallestCell}, so its whole table stays as the release before gave it; the change goes into a later release.`);
    say('publication.small-total', exposed, 'The total alone gives these away, whatever is withheld. Leave the total out, or take a longer period.');
  }
  return { byName, findings, values: [...byName].map(([figure, value]) => ({ measure: measures.get(value.measure) as Measure, value, state: states.get(figure) as State })) };
}

function cellOf(measure: Measure, value: Value, state: State, earlier: ReadonlyMap<string, Earlier>, reasons: readonly Reason[], named: ReadonlySet<string>): Cell {
  const figure = writeFigure(value.measure, value.period, value.filter);
  const old = earlier.get(figure);
  const published = state.held ? old?.value ?? null : state.withheld ? null : value.value;
  const none = !state.held && !state.withheld && value.value === null;
  const changed = old !== undefined && old.value !== null && (published !== null || none) && old.value !== published;
  const carried = !changed && ((old?.status === 'r' && published !== null) || (old?.status === 'x' && none));
  const status = none ? 'x' : published === null ? 'c' : changed || carried ? 'r' : '';
  const given = reasons.find((r) => r.figure === figure) ?? reasons.find((r) => r.figure === undefined);
  const { across: _across, ...plain } = value;
  const shown = { ...plain, ...(state.across === null ? {} : { across: state.across }), value: published, status: status === 'c' ? 'confidential' : status === 'r' ? 'revised' : value.status } as Value;
  const [limit] = Object.entries(value.filter);
  return {
    figure, measure, period: value.period, where: value.filter, dimension: limit?.[0] ?? null, code: limit?.[1].join(',') ?? null, value: published, currency: value.currency ?? null, status, held: state.held, way: value.way, across: state.across, made: madeInWords(measure, shown),
    previous: changed ? old.value : carried ? old?.previous ?? null : null,
    reason: changed ? (given ? { code: given.code, words: given.words } : null) : carried && old !== undefined && old.code !== null ? { code: old.code, words: old.words ?? '' } : null,
    amount: amountInWords(shown), sentence: sentenceFor(measure, shown), topic: topicOf(measure.room), inText: named.has(figure),
  };
}

function publishedValue(cell: Cell, value: Value): Value {
  return { ...value, value: cell.value, status: cell.status === 'c' ? 'confidential' : cell.status === 'r' ? 'revised' : value.status };
}

/** A number as the text of the Assessment prints it. */
export function shownOf(cell: Pick<Cell, 'value' | 'currency'> & { status?: Cell['status'] }): string {
  if (cell.value === null) return cell.status === 'x' ? '[x]' : '[c]';
  return cell.currency === null ? numberInWords(cell.value) : moneyInWords(cell.value, cell.currency);
}

function codesOf(measure: Measure): Codes {
  return Object.fromEntries(Object.entries(measure.dimensions).filter(([, d]) => d.open !== true).map(([name, d]) => [name, Object.keys(d.values)]));
}

function isMiddle(value: Value | undefined): boolean {
  return value?.counts === 'mean' || value?.counts === 'median';
}

/** A mean or a median of so few records would tell of each of them; of one it is that record's own. */
function ofFew(values: readonly (readonly [string, Value])[], rules: DisclosureRules): ReturnType<typeof protect> {
  return { withheld: new Set(values.filter(([, { records = 0 }]) => records > 0 && records < rules.smallestCell).map(([figure]) => figure)), held: new Set(), exposed: [] };
}

/** A sentence cannot tell the middle of nothing. */
function withoutNumber(cells: readonly Cell[]): Finding[] {
  return cells.filter((c) => c.status === 'x' && c.inText).map((c) => ({
    code: 'publication.no-number', severity: 'error', place: `the figures of ${c.measure.id}`, words: c.figure, sentence: `${c.sentence} Take the sentence out, or say that there was none.`,
  }));
}

/** A published number may change only with its reason. */
function unexplained(cells: readonly Cell[]): Finding[] {
  return cells.filter((c) => (c.status === 'r' || c.status === 'x') && c.previous !== null && c.reason === null).map((c) => ({
    code: 'publication.revision-without-reason', severity: 'error', place: `the figures of ${c.measure.id}`, words: c.figure,
    sentence: `${c.measure.title} in ${periodInWords(c.period)} was released as ${shownOf({ value: c.previous, currency: c.currency })} and is now ${shownOf(c)}. Say why.`,
  }));
}
