import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { Asker, Tx } from '../database/database.ts';
import { join, raw, sql, type Sql } from '../database/sql.ts';
import { Refusal } from '../errors.ts';
import type { Measure } from './measure.ts';
import { columnsOf } from './sql-lint.ts';
import { valueOf, type Counted } from './value.ts';
import type { Filter, Value } from './value-shape.ts';

/*
 * From records to numbers. The SQL of a measure stands in the FROM of one plain SELECT, so that PostgreSQL takes it
 * apart and plans it as if it had been written by hand; names come from checked dimensions, codes go as parameters.
 */

type Rows = Pick<Asker, 'all'>;

/** What is to be counted: a measure over a period, by the codes of a dimension, limited to some codes. */
export interface Wanted {
  readonly measure: Measure;
  readonly period: Period;
  readonly by?: string | undefined;
  readonly where?: Filter | undefined;
}

/** Runs countings as the counter at one instant, all of one snapshot: as of the instant given, or of now; the work is told which. */
export function countingAsOf<T>(counter: Asker, asOf: Date | undefined, work: (ask: Asker, asOf: Date) => Promise<T>): Promise<T> {
  return counter.within({}, async (ask) => {
    await ask.all(raw('set transaction isolation level repeatable read'));
    // A value keeps its instant in milliseconds, so the instant is rounded up to one: asked again as of it, the answer is the same.
    const instant = await ask.maybe<{ at: Date }>(sql`with set_to as (
      select set_config('fourfold.as_of', coalesce(${asOf?.toISOString() ?? null}::timestamptz, date_trunc('milliseconds', transaction_timestamp() + interval '999 microseconds'))::text, true) as text)
      select text::timestamptz as at from set_to`);
    return work(ask, instant?.at ?? new Date(0));
  });
}

/** Counts a measure over a period: one value, or one for each code of the dimension `by` (each with its filter; codes without a record count 0). */
export async function countMeasure(ask: Rows, measure: Measure, period: Period, options: { by?: string | undefined; where?: Filter | undefined; asOf: Date }): Promise<Value[]> {
  const rows = await ask.all<CountedRow & { code?: string }>(countStatement({ measure, period, by: options.by, where: options.where }));
  return asValues({ measure, period, by: options.by, where: options.where }, new Map(rows.map((row) => [row.code ?? '', countedIn(row)])), options.asOf);
}

/** The statement that counts, as it is sent. */
export function countStatement({ measure, period, by, where }: Wanted): Sql {
  const from = sql`from (${raw(measure.records)}\n) r where ${within(measure, period)}${limitedTo(measure, where)}`;
  return by === undefined ? tally(measure, [], [], from) : tally(measure, [sql`${codeOf(measure, by)} as code`], ['code'], from);
}

/** Whether the number of a whole and all that stands beside it are sums of those of its parts; of things counted once, by each agency for itself, means and medians they are not. */
function addsUp(measure: Measure): boolean {
  return (measure.aggregate.kind === 'records' || measure.aggregate.kind === 'sum') && !isEachItsOwn(measure);
}

/** Whether agencies are counted apart first: their counts say how gross the sum is. */
function isEachItsOwn({ aggregate, across }: Measure): boolean {
  return aggregate.kind === 'distinct' || (aggregate.kind === 'records' && across.way === 'B');
}

interface CountedRow { n: number | null; records?: number | null; agencies?: number; largest?: number | null }

function countedIn({ n, records, agencies, largest }: CountedRow): Counted {
  return { n: n === null ? null : Number(n), ...(records === undefined ? {} : { records: Number(records) }), ...(agencies === undefined ? {} : { agencies: Number(agencies), largest: Number(largest ?? 0) }) };
}

/** Distinct things are made distinct by hashing first, then counted agency by agency: `count(distinct …)` would sort every row. */
function tally(measure: Measure, keys: readonly Sql[], names: readonly string[], from: Sql): Sql {
  const { aggregate } = measure;
  const selected = join(keys.map((key) => sql`${key}, `), '');
  // By position: a name could be a column of the measure's own.
  const grouped = raw(keys.length === 0 ? '' : ` group by ${keys.map((_, i) => i + 1).join(', ')}`);
  const listed = raw(names.map((name) => `${name}, `).join(''));
  const agency = raw(` group by ${[...keys, 'agency'].map((_, i) => i + 1).join(', ')}`);
  const overAgencies = (each: Sql): Sql => sql`select ${listed}coalesce(sum(n), 0) as n, coalesce(sum(records), 0) as records, count(*) as agencies, max(n) as largest from (${each}) a${grouped}`;
  if (aggregate.kind === 'records' && isEachItsOwn(measure)) return overAgencies(sql`select ${selected}r.agency as one_agency, count(*) as n, count(*) as records ${from}${agency}`);
  if (aggregate.kind === 'records') return sql`select ${selected}count(*) as n ${from}${grouped}`;
  const of = raw(`r.${quoted(aggregate.of)}`);
  if (aggregate.kind === 'sum') return sql`select ${selected}coalesce(sum(${of}), 0) as n ${from}${grouped}`;
  if (aggregate.kind === 'mean') return sql`select ${selected}round(avg(${of}), 2) as n, count(${of}) as records ${from}${grouped}`;
  if (aggregate.kind === 'median') return sql`select ${selected}percentile_cont(0.5) within group (order by ${of}) as n, count(${of}) as records ${from}${grouped}`;
  const things = sql`select ${selected}r.agency as one_agency, ${of} as one_thing, count(*) as records ${from} and ${of} is not null${raw(` group by ${[...keys, 'agency', 'thing'].map((_, i) => i + 1).join(', ')}`)}`;
  return overAgencies(sql`select ${listed}one_agency, count(*) as n, sum(records) as records from (${things}) d${agency}`);
}

/**
 * Counts many at once, in the order asked: records and sums of a measure in one scan for all its periods, dimensions and
 * filters; what does not add up (distinct things, means, medians) in one scan for all periods that do not overlap.
 */
export async function countMany(ask: Rows, wanted: readonly Wanted[], asOf: Date): Promise<Value[][]> {
  const answers: Value[][] = [];
  const spans = new Map<string, number[]>();
  for (const [i, want] of wanted.entries()) {
    if (want.period.basis === 'point-in-time') answers[i] = await countMeasure(ask, want.measure, want.period, { by: want.by, where: want.where, asOf });
    else {
      const { measure, by, where } = want;
      const key = addsUp(measure) ? measure.id : JSON.stringify([measure.id, by ?? null, where ?? {}]);
      spans.set(key, [...(spans.get(key) ?? []), i]);
    }
  }
  for (const group of spans.values()) {
    const { measure } = wanted[group[0] as number] as Wanted;
    for (const pass of addsUp(measure) ? [group] : apart(wanted, group)) {
      const counted = await scan(ask, pass.map((i) => wanted[i] as Wanted), asOf);
      pass.forEach((i, at) => { answers[i] = counted[at] as Value[]; });
    }
  }
  return answers;
}

/** One scan of a measure for several spans: every record falls between two of their bounds, and spans are made of what lies between. */
async function scan(ask: Rows, wanted: readonly Wanted[], asOf: Date): Promise<Value[][]> {
  const measure = (wanted[0] as Wanted).measure;
  const whole = !addsUp(measure);
  const bounds = [...new Set(wanted.flatMap(({ period }) => [firstDay(period), period.until as string]))].sort(byDay);
  const dimensions = [...new Set(wanted.flatMap(({ by, where }) => [...(by === undefined ? [] : [by]), ...(whole ? [] : Object.keys(where ?? {}))]))];
  const keys = [sql`width_bucket(r.day, ${bounds}::date[]) as bucket`, ...dimensions.map((d, i) => sql`${codeOf(measure, d)} as ${raw(`code_${i}`)}`)];
  const names = ['bucket', ...dimensions.map((_, i) => `code_${i}`)];
  const filters = whole ? limitedTo(measure, wanted[0]?.where) : sql``;
  wanted.forEach(({ where }) => limitedTo(measure, where));
  const from = sql`from (${raw(measure.records)}\n) r where r.day >= ${bounds[0]}::date and r.day < ${bounds.at(-1)}::date${filters}`;
  const rows = await ask.all<Record<string, string | number | null> & CountedRow>(tally(measure, keys, names, from));
  return wanted.map((want) => {
    const [first, last] = [bounds.indexOf(firstDay(want.period)) + 1, bounds.indexOf(want.period.until)];
    const sums = new Map<string, Counted>();
    for (const row of rows) {
      const bucket = Number(row['bucket']);
      if (bucket < first || bucket > last || row.n === null) continue;
      const at = (d: string): string => String(row[`code_${dimensions.indexOf(d)}`]);
      if (!whole && Object.entries(want.where ?? {}).some(([d, codes]) => !codes.includes(at(d)))) continue;
      const code = want.by === undefined ? '' : at(want.by);
      // What does not add up lies between two bounds and nowhere else.
      sums.set(code, whole ? countedIn(row) : { n: (sums.get(code)?.n ?? 0) + Number(row.n) });
    }
    return asValues(want, sums, asOf);
  });
}

/** The records behind a figure that the transaction's own asker may see, oldest first, and how many those are. */
export async function recordsBehind(tx: Tx, measure: Measure, period: Period, where: Filter | undefined, limit: number, from: number, asOf?: Date): Promise<{ seen: number; records: string[] }> {
  const source = sourceOf({ measure, period, where });
  await asOfInstant(tx, asOf);
  const counted = await tx.one<{ n: number }>(sql`select count(*) as n ${source}`);
  const rows = await tx.all<{ record: string }>(sql`select r.record::text as record ${source} order by r.day, r.record limit ${limit}::int offset ${from}::int`);
  if (asOf) await asOfInstant(tx, undefined);
  return { seen: counted.n, records: rows.map((r) => r.record) };
}

/** Who stands behind a sum: how many, and how much of it is of the two largest. */
export interface Behind { n: number; first: number; second: number }

/** Who stands behind a sum, in all or code by code: those the measure names under `disclosure`, each record where it names none. */
export async function countBehind(ask: Rows, { measure, period, by, where }: Wanted): Promise<Map<string, Behind>> {
  const { aggregate, disclosure } = measure;
  if (aggregate.kind !== 'sum') return new Map();
  const who = raw(`r.${quoted(disclosure.rule === 'dominance' ? disclosure.of ?? 'record' : 'record')}`);
  const code = by === undefined ? sql`''` : codeOf(measure, by);
  const rows = await ask.all<{ code: string } & Behind>(sql`select one_code as code, count(*) as n, max(amount) as first, coalesce((array_agg(amount order by amount desc))[2], 0) as second from (
    select ${code} as one_code, ${who} as one_behind, sum(${raw(`r.${quoted(aggregate.of)}`)}) as amount from (${raw(measure.records)}\n) r where ${within(measure, period)}${limitedTo(measure, where)} group by 1, 2) a where amount > 0 group by 1`);
  return new Map(rows.map((row) => [row.code, { n: Number(row.n), first: Number(row.first), second: Number(row.second) }]));
}

/** How many records stand behind a figure in all; the counter's answer, whoever asks. */
export async function countRecordsBehind(ask: Rows, measure: Measure, period: Period, where: Filter | undefined): Promise<number> {
  const [row] = await ask.all<{ n: number }>(sql`select count(*) as n ${sourceOf({ measure, period, where })}`);
  return row?.n ?? 0;
}

/** The records of a measure that stand behind a figure, as `r` in a statement. */
export function sourceOf({ measure, period, where }: Wanted): Sql {
  return sql`from (${raw(measure.records)}\n) r where ${within(measure, period)}${limitedTo(measure, where)}`;
}

/** Lets all that follows in a transaction read what was known at an instant; without one, what is known now. */
export async function asOfInstant(ask: Rows, asOf: Date | undefined): Promise<void> {
  await ask.all(sql`select set_config('fourfold.as_of', ${asOf?.toISOString() ?? ''}, true)`);
}

function within(measure: Measure, period: Period): Sql {
  if (period.basis === 'point-in-time') {
    const ended = columnsOf(measure.records)?.includes('until') ? sql` and (r."until" is null or r."until" >= ${period.until}::date)` : sql``;
    return sql`r.day < ${period.until}::date${ended}`;
  }
  return period.from === null ? sql`r.day < ${period.until}::date` : sql`r.day >= ${period.from}::date and r.day < ${period.until}::date`;
}

function limitedTo(measure: Measure, where: Filter | undefined): Sql {
  const conditions = Object.entries(where ?? {}).map(([name, codes]) => {
    const column = codeOf(measure, name);
    const { values, open } = measure.dimensions[name] ?? { values: {} };
    const strange = open ? undefined : codes.find((code) => !Object.hasOwn(values, code));
    if (strange !== undefined || codes.length === 0) {
      throw new Refusal('measure.no-code', `“${measure.title}” has no ${name} “${(strange ?? '').slice(0, 40)}”. Its codes are ${Object.keys(values).join(', ')}.`, { status: 400 });
    }
    return sql` and ${column} = any(${[...codes]}::text[])`;
  });
  return join(conditions, '');
}

/** The column of a dimension as text; only the name of a dimension that the measure declares becomes part of a statement. */
function codeOf(measure: Measure, dimension: string): Sql {
  if (!Object.hasOwn(measure.dimensions, dimension)) {
    throw new Refusal('measure.no-dimension', `“${measure.title}” is not counted by “${dimension.slice(0, 40)}”. Its dimensions are ${Object.keys(measure.dimensions).join(', ') || 'none'}.`, { status: 400 });
  }
  return raw(`coalesce(r.${quoted(dimension)}::text, 'unknown')`);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function asValues({ measure, period, by, where }: Wanted, counts: ReadonlyMap<string, Counted>, asOf: Date): Value[] {
  // Nothing counted is 0; the middle of nothing is no number.
  const none: Counted = { n: measure.aggregate.kind === 'mean' || measure.aggregate.kind === 'median' ? null : 0, ...(isEachItsOwn(measure) ? { agencies: 0, largest: 0, records: 0 } : {}) };
  const value = (filter: Filter, counted: Counted): Value => valueOf(measure, { period, filter, asOf, counted });
  if (by === undefined) return [value(where ?? {}, counts.get('') ?? none)];
  const declared = Object.keys(measure.dimensions[by]?.values ?? {});
  const asked = (where?.[by] ?? [...declared, ...[...counts.keys()].filter((code) => !declared.includes(code)).sort()]);
  return asked.map((code) => value({ ...where, [by]: [code] }, counts.get(code) ?? none));
}

function firstDay(period: Period): Day | '-infinity' {
  return period.from ?? '-infinity';
}

function byDay(a: string, b: string): number {
  return a === b ? 0 : a === '-infinity' || (b !== '-infinity' && a < b) ? -1 : 1;
}

/** Divides spans into as few sets as need be so that none overlaps another of its set. */
function apart(wanted: readonly Wanted[], group: readonly number[]): number[][] {
  const period = (i: number): Period => (wanted[i] as Wanted).period;
  const sets: number[][] = [];
  for (const i of [...group].sort((a, b) => byDay(firstDay(period(a)), firstDay(period(b))))) {
    const fitting = sets.find((set) => byDay(firstDay(period(i)), period(set.at(-1) as number).until) >= 0 || same(period(i), period(set.at(-1) as number)));
    if (fitting) fitting.push(i);
    else sets.push([i]);
  }
  return sets;
}

function same(a: Period, b: Period): boolean {
  return a.from === b.from && a.until === b.until;
}
