import type { Day } from '../../foundation/calendar/day.ts';
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
import { computeBehind, computeCells, reconcileOver, wantedOf, writeFigure } from '../figures/index.ts';
import { checkText, type Codes, type Figures, type Finding, type Resolved } from './check.ts';
import { needOfCount, needOfSum, NOTHING, protect, roundAll, staying, type DisclosureRules, type Need, type Planned, type Protected } from './disclosure.ts';
import { besideFor } from './gross.ts';
import { solver } from './program.ts';
import { attackRelease, type Attacked, type Past } from './safety.ts';
import { figuresIn, piecesOf, type Section } from './text.ts';
import { topicOf, type Topic } from './topics.ts';

/** What the latest earlier release said of a figure. */
export interface Earlier { value: number | null; status: string; previous: number | null; code: string | null; words: string | null; definition: number }

/** Why figures changed since they were released: a figure, with those of its measure in the time that `over` spans; without a figure it holds for every one that changed. */
export interface Reason { figure?: string | undefined; over?: { measure: string; period: Pick<Period, 'from' | 'until'> } | undefined; code: string; words: string }

/** A sign beside a number: c withheld, r revised, p provisional (its period has not ended), x no record and so no mean and no median, z not applicable (nothing was counted yet by this definition), or none. */
export type Status = '' | 'c' | 'r' | 'p' | 'x' | 'z';

/** One number as it is to be released; `across` is what may be told beside it of how agencies were brought together. */
export interface Cell {
  figure: string; measure: Measure; period: Period; where: Filter; dimension: string | null; code: string | null; value: number | null; currency: string | null; status: Status; held: boolean; way: Value['way']; across: Across | null; made: string;
  previous: number | null; reason: { code: string; words: string } | null; amount: string; sentence: string; topic: Topic; inText: boolean;
}

/** An Assessment with every number computed at one instant, judged and checked. */
export interface Prepared { year: number; asOf: Date; sections: readonly Section[]; figures: Figures; cells: readonly Cell[]; findings: readonly Finding[]; protection: { withheld: number; tried: number; method: Protected['method'] } }

/** What preparing needs: the counter, what was released last of each figure, all that was ever released, the reasons given, the rules of disclosure and the day. */
export interface Preparing { counter: Asker; year: number; sections: readonly Section[]; earlier: ReadonlyMap<string, Earlier>; past: readonly Past[]; reasons: readonly Reason[]; rules: DisclosureRules; today: Day; asOf?: Date | undefined }

interface Plan { totals: Map<string, Wanted>; tables: Map<string, Wanted>; only: Map<string, Wanted>; series: Map<string, Wanted[]> }

/** The most years that a series shows. */
const SERIES_YEARS = 10;

/** Computes, judges and checks an Assessment as its text stands. */
export async function prepare(preparing: Preparing): Promise<Prepared> {
  const { counter, year, sections, earlier, rules } = preparing;
  const tokens = new Map(figuresIn(sections).map((text) => [text, resolveToken(text)]));
  const plan = planFor(sections, tokens, year);
  const wanted = [...plan.totals.values(), ...plan.only.values(), ...plan.tables.values(), ...[...plan.series.values()].flat()];
  const { asOf, cells: found } = await computeCells(counter, wanted, preparing.asOf);
  const valueOfWant = new Map(wanted.map((want, i) => [want, found[i] as Value[]]));
  const named = new Set([...tokens.values()].flatMap((t) => ('want' in t ? [nameOf(t.want)] : [])));
  const raw = await withNeeds(counter, [...plan.totals.values(), ...plan.only.values(), ...plan.tables.values()], valueOfWant, rules, asOf);
  const judging = { raw, named, earlier, rules };
  let judged = await judge(judging, new Set());
  let attacked = await attackRelease(counter, leavingOf(judged.values), preparing.past, rules);
  // What could be worked out from this release and those before it stays as the last one said it.
  const stays = new Set(attacked.narrow.map((n) => n.measure));
  if (stays.size > 0) {
    judged = await judge(judging, stays);
    attacked = await attackRelease(counter, leavingOf(judged.values), preparing.past, rules);
  }
  const all = judged.values.map((one) => cellOf(one, preparing, named));
  // A year without a record has no mean and no median; it is released only where a text names it or a release gave it a number.
  const cells = all.filter((cell) => cell.status !== 'x' || cell.inText || earlier.has(cell.figure));
  const byName = new Map(cells.map((cell) => [cell.figure, cell]));
  const counted = new Map(raw.map(({ value }) => [figureOf(value), value]));
  const figures = new Map([...tokens].map(([text, token]): [string, Resolved] => {
    if (!('want' in token)) return [text, token];
    const cell = byName.get(nameOf(token.want)) as Cell;
    const series = (plan.series.get(text) ?? []).flatMap((want) => valueOfWant.get(want) ?? []);
    return [text, { value: publishedValue(cell, counted.get(cell.figure) as Value), shown: shownOf(cell), held: cell.held, codes: codesOf(cell.measure), series }];
  }));
  const equations = (await reconcileOver(counter, yearPeriod('fiscal-year', year), asOf)).filter((e) => e.holds === false);
  const findings = [
    ...checkText(sections, figures), ...judged.findings, ...recoverable(attacked), ...unexplained(cells), ...withoutNumber(cells),
    ...equations.map((e): Finding => ({ code: 'publication.sum-wrong', severity: 'error', place: 'the records', words: e.name, sentence: e.explanation })),
  ];
  return { year, asOf, sections, figures, cells, findings, protection: { withheld: cells.filter((c) => c.status === 'c').length, tried: attacked.tried, method: judged.method } };
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

interface State { withheld: boolean; held: boolean; rounded: number | null; across: Across | null }
interface Raw { measure: Measure; value: Value; need: Need | undefined }
interface Judged extends Raw { state: State; old: Earlier | undefined }
interface Judging { raw: readonly Raw[]; named: ReadonlySet<string>; earlier: ReadonlyMap<string, Earlier>; rules: DisclosureRules }

const figureOf = (value: Value): string => writeFigure(value.measure, value.period, value.filter);

/** Every counted number once, with what must stay unknown of it by the rule of its measure. */
async function withNeeds(counter: Asker, wanted: readonly Wanted[], values: ReadonlyMap<Wanted, readonly Value[]>, rules: DisclosureRules, asOf: Date): Promise<Raw[]> {
  const sums = wanted.filter((w) => w.measure.disclosure.rule === 'dominance');
  const behind = new Map((sums.length === 0 ? [] : await computeBehind(counter, sums, asOf)).map((found, i) => [sums[i], found]));
  const raw = new Map<string, Raw>();
  for (const want of wanted) {
    const { measure } = want;
    for (const value of values.get(want) ?? []) {
      const n = value.value ?? 0;
      const of = behind.get(want)?.get(want.by === undefined ? '' : value.filter[want.by]?.[0] ?? '');
      const need = isMiddle(value) || measure.disclosure.rule === 'none' ? undefined : measure.disclosure.rule === 'dominance' ? of && needOfSum(n, of, rules) : needOfCount(n, rules);
      raw.set(figureOf(value), { measure, value, need });
    }
  }
  return [...raw.values()];
}

/** Withholds, rounds and holds back, measure by measure, and says so. The measures that `stay` are told as they were. */
async function judge({ raw, named, earlier, rules }: Judging, stay: ReadonlySet<string>): Promise<{ values: Judged[]; method: Protected['method']; findings: Finding[] }> {
  const highs = await solver();
  const findings: Finding[] = [];
  const values: Judged[] = [];
  let method: Protected['method'] = 'optimal';
  for (const [measure, own] of Map.groupBy(raw, (r) => r.measure)) {
    const planned = own.map(({ value, need }): Planned => ({ figure: figureOf(value), period: value.period, where: value.filter, value: value.value ?? 0, before: earlier.get(figureOf(value))?.value, named: named.has(figureOf(value)), need }));
    const additive = own[0]?.value.counts !== 'distinct';
    const rounded = measure.disclosure.rule === 'rounding' ? roundAll(highs, planned, rules.roundingBase, additive) : undefined;
    const made = stay.has(measure.id) ? staying(planned) : measure.disclosure.rule === 'none' || rounded ? NOTHING : isMiddle(own[0]?.value) ? ofFew(own, rules) : protect(highs, planned, rules, additive);
    if (made.method === 'heuristic') method = 'heuristic';
    const known = new Set([...made.withheld, ...made.held]);
    const named_ = own.map(({ value }) => [figureOf(value), value] as const);
    for (const one of own) {
      const figure = figureOf(one.value);
      const state = { withheld: made.withheld.has(figure), held: made.held.has(figure), rounded: rounded?.values.get(figure) ?? null };
      values.push({ ...one, old: earlier.get(figure), state: { ...state, across: state.withheld || state.held || rounded ? null : besideFor(measure, one.value, named_, known, rules) } });
    }
    findings.push(...saidOf(measure, made, rules, isMiddle(own[0]?.value), stay.has(measure.id)));
  }
  return { values, method, findings };
}

function saidOf(measure: Measure, { withheld, held, exposed, method }: Protected, rules: DisclosureRules, middle: boolean, stayed: boolean): Finding[] {
  const say = (code: string, severity: Finding['severity'], list: readonly string[], sentence: string): Finding[] => (list.length === 0 ? [] : [{ code, severity, place: `the figures of ${measure.id}`, words: list.join('; '), sentence }]);
  const few = measure.disclosure.rule === 'dominance' ? `Sums of which fewer than ${rules.fewestBehind} are behind, or of which one could be worked out by another,` : `Numbers of 1 to ${rules.smallestCell - 1}`;
  return [
    ...say('publication.withheld', 'warning', [...withheld], `${middle ? `A mean or a median of 1 to ${rules.smallestCell - 1} records is withheld as [c].` : `${few} are withheld as [c], and with them the others from which they could be worked out.`} ${measure.disclosure.why}.`),
    ...say('publication.not-least', 'warning', method === 'heuristic' ? [...withheld] : [], 'More may be withheld than must be: the time ended before it was proved that less would not do.'),
    ...say('publication.held-back', 'warning', [...held], stayed ? 'A number that is withheld could be worked out from this release and those before it, so all of them stay as the release before gave them.' : `A small cell moved by fewer than ${rules.smallestCell}, so its whole table stays as the release before gave it; the change goes into a later release.`),
    ...say('publication.small-total', 'error', exposed, 'Nothing that can be withheld hides these, for an earlier release told the rest.'),
  ];
}

/** What the attacker could work out keeps a release back. */
function recoverable({ narrow, gone }: Attacked): Finding[] {
  const say = (code: string, severity: Finding['severity'], list: Attacked['narrow'], sentence: string): Finding[] => [...Map.groupBy(list, (n) => n.measure)].map(([measure, own]) => ({ code, severity, place: `the figures of ${measure}`, words: [...new Set(own.map((n) => n.figure))].join('; '), sentence }));
  return [
    ...say('publication.recoverable', 'error', narrow, 'What is withheld here could be worked out from the numbers that would be public. Leave out the figures beside it, or take a longer period.'),
    ...say('publication.known-already', 'warning', gone, 'What is withheld here could be worked out from earlier releases alone; withholding it now hides it no more.'),
  ];
}

function leavingOf(values: readonly Judged[]): Parameters<typeof attackRelease>[1] {
  return values.map(({ measure, value, need, state, old }) => ({
    figure: figureOf(value), measure, want: { measure, period: value.period, where: value.filter }, told: toldOf(value, state, old), truth: value.value ?? 0, status: value.value === null && !state.withheld ? 'x' : '', held: state.held,
    need: state.rounded === null || need === undefined ? need : { high: 0, width: need.width },
  }));
}

/** What is told: what was said before, nothing, the rounded number, or the number. */
function toldOf(value: Value, state: State, old: Earlier | undefined): number | null {
  return state.held ? old?.value ?? null : state.withheld ? null : state.rounded ?? value.value;
}

function cellOf({ measure, value, state, old }: Judged, { reasons, today }: Preparing, named: ReadonlySet<string>): Cell {
  const figure = figureOf(value);
  const before = !state.held && !state.withheld && value.value === 0 && value.period.until <= measure.effectiveFrom;
  const published = before ? null : toldOf(value, state, old);
  const none = !state.held && !state.withheld && value.value === null;
  const changed = !before && old !== undefined && old.value !== null && (published !== null || none) && old.value !== published;
  const carried = !changed && ((old?.status === 'r' && published !== null) || (old?.status === 'x' && none));
  const status = before ? 'z' : none ? 'x' : published === null ? 'c' : changed || carried ? 'r' : value.period.until > today ? 'p' : '';
  const given = reasonFor(figure, value, reasons);
  const { across: _across, ...plain } = value;
  const shown = { ...plain, ...(state.across === null || before ? {} : { across: state.across }), value: published, status: status === 'c' ? 'confidential' : status === 'r' ? 'revised' : value.status } as Value;
  const [limit] = Object.entries(value.filter);
  return {
    figure, measure, period: value.period, where: value.filter, dimension: limit?.[0] ?? null, code: limit?.[1].join(',') ?? null, value: published, currency: value.currency ?? null, status, held: state.held, way: value.way, across: before ? null : state.across,
    made: state.rounded === null ? madeInWords(measure, shown) : `${madeInWords(measure, shown)} Rounded to the nearest multiple that keeps the sums.`,
    previous: changed ? old.value : carried ? old?.previous ?? null : null,
    reason: changed ? (given ? { code: given.code, words: given.words } : null) : carried && old !== undefined && old.code !== null ? { code: old.code, words: old.words ?? '' } : null,
    amount: amountInWords(shown), sentence: before ? `Nothing was counted yet in ${periodInWords(value.period)}: the definition holds from ${measure.effectiveFrom}.` : sentenceFor(measure, shown), topic: topicOf(measure.room), inText: named.has(figure),
  };
}

/** A figure's own reason, else that of a figure of its measure whose time touches its own, else one that holds for all. */
function reasonFor(figure: string, { measure, period }: Value, reasons: readonly Reason[]): Reason | undefined {
  const touches = (other: Pick<Period, 'from' | 'until'>): boolean => (other.from ?? '') < period.until && (period.from ?? '') < other.until;
  return reasons.find((r) => r.figure === figure) ?? reasons.find((r) => r.over?.measure === measure && touches(r.over.period)) ?? reasons.find((r) => r.figure === undefined);
}

function publishedValue(cell: Cell, value: Value): Value {
  return { ...value, value: cell.value, status: cell.status === 'c' ? 'confidential' : cell.status === 'r' ? 'revised' : value.status };
}

/** A number as the text of the Assessment prints it. */
export function shownOf(cell: Pick<Cell, 'value' | 'currency'> & { status?: Cell['status'] }): string {
  if (cell.value === null) return cell.status === 'x' || cell.status === 'z' ? `[${cell.status}]` : '[c]';
  return cell.currency === null ? numberInWords(cell.value) : moneyInWords(cell.value, cell.currency);
}

function codesOf(measure: Measure): Codes {
  return Object.fromEntries(Object.entries(measure.dimensions).filter(([, d]) => d.open !== true).map(([name, d]) => [name, Object.keys(d.values)]));
}

function isMiddle(value: Value | undefined): boolean {
  return value?.counts === 'mean' || value?.counts === 'median';
}

/** A mean or a median of so few records would tell of each of them; of one it is that record's own. */
function ofFew(own: readonly Raw[], rules: DisclosureRules): Protected {
  return { ...NOTHING, withheld: new Set(own.filter(({ value: { records = 0 } }) => records > 0 && records < rules.smallestCell).map(({ value }) => figureOf(value))) };
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
