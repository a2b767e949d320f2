import type { Day } from '../calendar/day.ts';
import { isDay } from '../calendar/day.ts';
import type { PeriodBasis } from '../calendar/period.ts';
import { PERIOD_BASES } from '../calendar/period.ts';
import { Invalid } from '../errors.ts';
import type { Problem } from '../errors.ts';
import { recordsProblems } from './sql-lint.ts';

/**
 * A way to break a measure down: its title, and its codes with their labels; `open` where any code may occur, as with
 * countries. `said` is how a sentence names the whole and each part where the measure's own names the dimension.
 */
export interface Dimension {
  readonly title: string;
  readonly values: Readonly<Record<string, string>>;
  readonly open?: boolean;
  readonly places?: 'country' | Readonly<Record<string, readonly string[]>>;
  readonly said?: { readonly whole: string; readonly parts: Readonly<Record<string, string>> };
}

/**
 * By which of the four ways what several agencies hold becomes one number. A: everything counted bears a serial that one
 * office issues, so nothing is in it twice; with `oneOffice` that holds of the records of one office, and with a second
 * one the number is made by way B. B: each agency counts once and the counts are added; how far they overlap nobody
 * knows. Nothing here computes C, an estimate from people who signed a release for it, or D, which matches encoded
 * identifiers and needs the word of counsel first (34 USC 12291(b)(2)): so no figure claims either.
 */
export type Across = { readonly way: 'A'; readonly serial: string; readonly oneOffice?: true } | { readonly way: 'B' };

/**
 * How records become a number: each record is one; each different value of the column `of` is one (a person counted
 * once); the column `of` is summed, in minor units of the currency where one is named, else in the measure's unit; or its
 * mean or median is taken, as the law asks of lengths of time (22 USC 7103(d)(7)(B), (G)). A mean or median of no record is
 * no number, and none is ever a part of a sum.
 */
export type Aggregate =
  | { readonly kind: 'records' }
  | { readonly kind: 'distinct'; readonly of: string }
  | { readonly kind: 'sum'; readonly of: string; readonly currency?: string }
  | { readonly kind: 'mean' | 'median'; readonly of: string };

/**
 * What may not be told of a number, and why. `none`: everything. `threshold`: a number of few is withheld, as a part and as a
 * total (of means and medians, one of few records). `dominance`: a sum is withheld where few stand behind it, or where the
 * second largest could work out the largest too nearly; `of` is the column of those who stand behind it, each record where
 * none is named. `rounding`: no number is withheld, and all are rounded together so that sums hold. How few, how nearly and to what is dated
 * data of whoever publishes.
 */
export type Disclosure =
  | { readonly rule: 'none' | 'threshold' | 'rounding'; readonly why: string }
  | { readonly rule: 'dominance'; readonly of?: string; readonly why: string };

/** One change of what a measure means: from which version on, since when, and what changed. */
export interface MeasureChange {
  readonly version: number;
  readonly on: Day;
  readonly what: string;
}

/**
 * A countable thing. Two numbers are comparable only when unit, population, basis and version agree; all four are here.
 * `unit` is one thing in the singular ('letter', 'person', 'treaty event'). `countedOnce` says within what scope
 * duplicates are removed, `across` how agencies are brought together. `records` is SQL that yields the columns agency, record, day, one per dimension and the one
 * the aggregate needs, from `_as_of` views only; a measure that may be asked at a point in time may also yield `until`,
 * the day on which the record ceased to stand. `sentence` says one thing or several: `{value} {letter was|letters were} issued in {period}.` `noTotal` says why the parts must not be added to a total.
 */
export interface Measure {
  readonly id: string;
  readonly room: string;
  readonly title: string;
  readonly question: string;
  readonly unit: string;
  readonly population: string;
  readonly event: string;
  readonly basis: readonly PeriodBasis[];
  readonly countedOnce: string;
  readonly across: Across;
  readonly disclosure: Disclosure;
  readonly dimensions: Readonly<Record<string, Dimension>>;
  readonly version: number;
  readonly effectiveFrom: Day;
  readonly changes: readonly MeasureChange[];
  readonly authority: string;
  readonly sentence: string;
  readonly aggregate: Aggregate;
  readonly records: string;
  readonly noTotal?: string;
}

/** The columns that the records of every measure yield. */
export const RECORD_COLUMNS = ['agency', 'record', 'day'] as const;

const SAFE_NAME = /^[a-z][a-z0-9_]{0,39}$/;
// A dimension becomes a column of generated SQL, so it may not be a word that SQL keeps for itself.
const SQL_WORDS = new Set(
  ('all and any array as asc between both case cast check collate column constraint create current_date default desc ' +
    'distinct do else end except false fetch for foreign from grant group having in initially intersect into is join ' +
    'leading left like limit not null offset on only or order over partition primary references returning right select ' +
    'set some table then to trailing true union unique until user using value values when where window with').split(' '),
);

/** The columns that the SQL of a measure must yield: the common ones, its dimensions, and what its aggregate counts or sums. */
export function neededColumns(measure: Pick<Measure, 'dimensions' | 'aggregate' | 'disclosure'>): string[] {
  const { aggregate, disclosure } = measure;
  const behind = disclosure.rule === 'dominance' && disclosure.of !== undefined ? [disclosure.of] : [];
  return [...new Set([...RECORD_COLUMNS, ...Object.keys(measure.dimensions), ...(aggregate.kind === 'records' ? [] : [aggregate.of]), ...behind])];
}

function placeholdersOf(template: string): string[] {
  return [...template.matchAll(/\{([^{}|]*)\}/g)].map((match) => match[1] ?? '');
}

/** Checks a measure and freezes it; Invalid lists everything that is wrong, each under the field it is in. */
export function defineMeasure(measure: Measure): Measure {
  const problems: Problem[] = [];
  const wrong = (where: string, problem: string, mend: string): void => void problems.push({ where: `/${measure.id}/${where}`, problem, mend });
  if (!/^[A-Z]{2,6}-\d{2,3}[a-z]?$/.test(measure.id)) wrong('id', 'The id is not of the form LET-01.', 'Use capital letters, a hyphen and two digits.');
  for (const field of ['room', 'title', 'question', 'unit', 'population', 'event', 'countedOnce', 'authority', 'sentence', 'records'] as const) {
    if (measure[field].trim() === '') wrong(field, 'This is empty.', 'Every measure states it.');
  }
  if (measure.across.way === 'A' && measure.across.serial.trim() === '') wrong('across/serial', 'The serial is empty.', 'Say what nobody can be counted twice under.');
  checkDisclosure(measure, wrong);
  if (measure.noTotal?.trim() === '') wrong('noTotal', 'The reason is empty.', 'Say why the parts must not be added.');
  checkBasis(measure, wrong);
  checkVersions(measure, wrong);
  checkDimensions(measure, wrong);
  checkSentence(measure, wrong);
  checkAggregate(measure, wrong);
  for (const problem of recordsProblems(measure.records, neededColumns(measure))) wrong('records', problem, 'Change the SQL of the measure.');
  if (problems.length > 0) throw new Invalid(problems);
  return freezeDeep(measure);
}

type Wrong = (where: string, problem: string, mend: string) => void;

function checkBasis({ basis }: Measure, wrong: Wrong): void {
  if (basis.length === 0) wrong('basis', 'It can be asked on no period basis.', 'Name at least one.');
  if (basis.some((name) => !PERIOD_BASES.includes(name)) || new Set(basis).size !== basis.length) {
    wrong('basis', 'A period basis is unknown or named twice.', `Use ${PERIOD_BASES.join(', ')}, each once.`);
  }
}

function checkDisclosure({ disclosure, aggregate }: Measure, wrong: Wrong): void {
  if (disclosure.why.trim() === '') wrong('disclosure/why', 'The reason is empty.', 'Say why so much may be told, and no more.');
  if (disclosure.rule === 'dominance' && aggregate.kind !== 'sum') wrong('disclosure/rule', 'Only a sum is dominated by one who stands behind it.', 'Use threshold.');
  if (disclosure.rule === 'dominance' && disclosure.of !== undefined && !SAFE_NAME.test(disclosure.of)) wrong('disclosure/of', 'The name is not a safe SQL identifier.', 'Name the column of those who stand behind the sum.');
}

function checkVersions({ version, effectiveFrom, changes }: Measure, wrong: Wrong): void {
  if (!Number.isInteger(version) || version < 1) wrong('version', 'The version is not 1, 2, 3 …', 'Count versions from 1.');
  if (!isDay(effectiveFrom)) wrong('effectiveFrom', 'This is not a day.', 'Write it like 2000-10-01.');
  const expected = Array.from({ length: Math.max(0, version - 1) }, (_, index) => index + 2);
  if (changes.map((change) => change.version).join() !== expected.join()) {
    wrong('changes', 'The changes do not lead from version 1 to this one.', 'Add one entry for each version from 2 on, in order.');
  }
  changes.forEach((change, index) => {
    if (change.what.trim() === '' || !isDay(change.on)) wrong(`changes/${index}`, 'A change needs its day and what changed.', 'Write both.');
  });
}

function checkDimensions({ dimensions }: Measure, wrong: Wrong): void {
  for (const [name, dimension] of Object.entries(dimensions)) {
    if (!SAFE_NAME.test(name) || SQL_WORDS.has(name)) wrong(`dimensions/${name}`, 'The name is not a safe SQL identifier.', 'Use small letters, digits and underscores, and no word of SQL.');
    if ((RECORD_COLUMNS as readonly string[]).includes(name)) wrong(`dimensions/${name}`, 'Every record already has a column of this name.', 'Choose another name.');
    if (dimension.title.trim() === '') wrong(`dimensions/${name}/title`, 'This is empty.', 'Name the dimension for people.');
    if (dimension.said !== undefined && Object.keys(dimension.values).some((code) => dimension.said?.parts[code] === undefined)) wrong(`dimensions/${name}/said`, 'A code is not said.', 'Say every code.');
    if (dimension.open !== true && Object.keys(dimension.values).length === 0) wrong(`dimensions/${name}/values`, 'It has no values.', 'List its codes, or mark it open.');
  }
}

function checkSentence({ sentence, dimensions }: Measure, wrong: Wrong): void {
  const used = placeholdersOf(sentence);
  for (const needed of ['value', 'period']) if (!used.includes(needed)) wrong('sentence', `The sentence lacks {${needed}}.`, 'A published figure says its number and its period.');
  for (const name of used) {
    if (name !== 'value' && name !== 'period' && name !== 'unit' && !Object.hasOwn(dimensions, name)) wrong('sentence', `{${name}} is nothing that this measure has.`, 'Use {value}, {unit}, {period} or the name of a dimension.');
  }
}

function checkAggregate({ aggregate }: Measure, wrong: Wrong): void {
  if (aggregate.kind !== 'records' && !SAFE_NAME.test(aggregate.of)) wrong('aggregate/of', 'The name is not a safe SQL identifier.', 'Name the column that is counted or summed.');
  if (aggregate.kind === 'sum' && aggregate.currency !== undefined && !/^[A-Z]{3}$/.test(aggregate.currency)) wrong('aggregate/currency', 'This is not a currency code.', 'Use three capital letters, such as USD.');
}

function freezeDeep<T>(thing: T): T {
  if (typeof thing === 'object' && thing !== null && !Object.isFrozen(thing)) {
    Object.freeze(thing);
    Object.values(thing).forEach(freezeDeep);
  }
  return thing;
}
