import Papa from 'papaparse';
import type { Day } from './day.ts';
import { addDays, addMonths, addYears, isDay } from './day.ts';
import { Invalid, Refusal } from '../errors.ts';
import type { Problem } from '../errors.ts';
import { DEFAULT_TIME_ZONE, dayOf, endOfDay } from './zone.ts';

// 'none' says that the law sets no end; hours, days, months and years can be counted from an event.
const PARAMETER_UNITS = [
  'hours', 'days', 'months', 'years', 'fiscal-years', 'none', 'percent', 'USD', 'USD-per-violation',
  'principals-per-fiscal-year', 'day-of-second-month-after', 'month-day', 'day', 'code', 'rule',
] as const;

/** The unit of a legal parameter: a length of time, a share, money, a day of the year, a code, or 'none' where the law sets no end. */
export type ParameterUnit = (typeof PARAMETER_UNITS)[number];

const NUMERIC: ReadonlySet<ParameterUnit> = new Set([
  'hours', 'days', 'months', 'years', 'fiscal-years', 'percent', 'USD', 'USD-per-violation',
  'principals-per-fiscal-year', 'day-of-second-month-after',
]);

// How far a parameter can be trusted: its text and days are sourced, its day is not verified, its source is second-hand, or it is before a court.
const PARAMETER_STATUSES = ['sourced', 'date-unverified', 'secondary', 'contested'] as const;

/**
 * A rule of law as dated data: what it is worth from a day (null: as far back as our source reaches) until a day not
 * counted (null: still). `dateNote` says where the source gave less than a day and which day was taken.
 */
export interface LegalParameter {
  readonly name: string;
  readonly value: number | string;
  readonly unit: ParameterUnit;
  readonly from: Day | null;
  readonly until: Day | null;
  readonly dateNote: string;
  readonly basisRule: string;
  readonly source: string;
  readonly status: (typeof PARAMETER_STATUSES)[number];
}

const COLUMNS = ['name', 'value', 'unit', 'from', 'until', 'date_note', 'basis_rule', 'source', 'status'] as const;

function oneOf<T extends string>(list: readonly T[], text: string): T | undefined {
  return list.find((item) => item === text);
}

/** Reads the table of legal parameters from CSV text; Invalid names every cell that does not fit. */
export function readLegalParameters(text: string): LegalParameter[] {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true });
  const [header = [], ...rows] = parsed.data;
  if (header.join() !== COLUMNS.join()) {
    throw new Invalid([{ where: 'A1', problem: 'The columns are not those of legal parameters.', mend: `Write ${COLUMNS.join(', ')}.` }]);
  }
  const problems: Problem[] = [];
  const parameters = rows.map((cells, index) => readRow(cells, index + 2, problems));
  if (problems.length > 0) throw new Invalid(problems);
  return parameters;
}

function readRow(cells: string[], row: number, problems: Problem[]): LegalParameter {
  const [name = '', value = '', unitText = '', from = '', until = '', dateNote = '', basisRule = '', source = '', statusText = ''] = cells;
  const wrong = (column: string, problem: string, mend: string): void => void problems.push({ where: `${column}${row}`, problem, mend });
  const unit = oneOf(PARAMETER_UNITS, unitText);
  const status = oneOf(PARAMETER_STATUSES, statusText);
  if (!/^[a-z][a-z0-9_]*$/.test(name)) wrong('A', 'This is not a parameter name.', 'Use small letters, digits and underscores.');
  if (!unit) wrong('C', 'This unit is not known.', `Use one of ${PARAMETER_UNITS.join(', ')}.`);
  if (!status) wrong('I', 'This status is not known.', `Use one of ${PARAMETER_STATUSES.join(', ')}.`);
  if (!source) wrong('H', 'A rule of law needs its source.', 'Write the section of the statute or the address.');
  const numeric = unit !== undefined && NUMERIC.has(unit);
  if (value === '' || (numeric && !/^\d+(\.\d+)?$/.test(value))) wrong('B', 'The value does not fit its unit.', 'Write a number, or change the unit.');
  if (from !== '' && !isDay(from)) wrong('D', 'This is not a day.', 'Write it like 2001-11-06, or leave it empty.');
  if (until !== '' && !isDay(until)) wrong('E', 'This is not a day.', 'Write it like 2001-11-06, or leave it empty.');
  if (from !== '' && until !== '' && from >= until) wrong('E', 'It ends before it begins.', 'The end is the first day on which it no longer holds.');
  return Object.freeze({
    name,
    value: numeric ? Number(value) : value,
    unit: unit ?? 'rule',
    from: isDay(from) ? from : null,
    until: isDay(until) ? until : null,
    dateNote,
    basisRule,
    source,
    status: status ?? 'secondary',
  });
}

/** The parameter of a name that holds on a day; Refusal `calendar.no-parameter` where none does, `calendar.two-parameters` where the table contradicts itself. */
export function parameterOn(parameters: readonly LegalParameter[], name: string, on: Day): LegalParameter {
  const holding = parameters.filter((p) => p.name === name && (p.from === null || p.from <= on) && (p.until === null || on < p.until));
  const [found, second] = holding;
  if (found && !second) return found;
  const words = name.replaceAll('_', ' ');
  if (!found) throw new Refusal('calendar.no-parameter', `No rule for “${words}” is on file for ${on}. Add the rule that held on that day, with its source.`, { detail: { name, on } });
  throw new Refusal('calendar.two-parameters', `Two rules for “${words}” are on file for ${on}. End one of them before the other begins.`, { detail: { name, on } });
}

/** Every pair of rows of one name whose days overlap; an empty list is what a sound table gives. */
export function parametersOverlap(parameters: readonly LegalParameter[]): { name: string; first: LegalParameter; second: LegalParameter }[] {
  const clashes: { name: string; first: LegalParameter; second: LegalParameter }[] = [];
  parameters.forEach((first, index) => {
    for (const second of parameters.slice(index + 1)) {
      if (second.name !== first.name) continue;
      const apart = (first.until !== null && second.from !== null && first.until <= second.from) ||
        (second.until !== null && first.from !== null && second.until <= first.from);
      if (!apart) clashes.push({ name: first.name, first, second });
    }
  });
  return clashes;
}

/** A time limit: `at` is the first instant that is too late, `lastDay` the last day on which the act is in time, `citation` the rule. */
export interface Deadline {
  readonly at: Date;
  readonly lastDay: Day;
  readonly citation: string;
}

/**
 * The time limit that a parameter sets from an event, or null where the law sets no end (unit 'none').
 * Hours run by the clock. Days, months and years are counted in the time zone without the day of the event, and the
 * last day counts whole. Refusal `calendar.not-a-duration` for a parameter that is no length of time.
 */
export function deadline(from: Date, parameter: LegalParameter, timeZone: string = DEFAULT_TIME_ZONE): Deadline | null {
  const { unit, value, source } = parameter;
  if (unit === 'none') return null;
  if (typeof value !== 'number') return refuseDuration(parameter);
  if (unit === 'hours') {
    const at = new Date(from.getTime() + value * 3_600_000);
    return { at, lastDay: dayOf(at, timeZone), citation: source };
  }
  const eventDay = dayOf(from, timeZone);
  const lastDay = unit === 'days' ? addDays(eventDay, value) : unit === 'months' ? addMonths(eventDay, value) : unit === 'years' ? addYears(eventDay, value) : refuseDuration(parameter);
  return { at: endOfDay(lastDay, timeZone), lastDay, citation: source };
}

function refuseDuration(parameter: LegalParameter): never {
  throw new Refusal('calendar.not-a-duration', `“${parameter.name.replaceAll('_', ' ')}” is not a length of time, so no time limit follows from it.`);
}
