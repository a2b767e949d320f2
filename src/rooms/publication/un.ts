import { csvLine } from '../../foundation/exchange/write-table.ts';
import { writeBook, type BookCell, type BookSheet } from '../../foundation/exchange/write-book.ts';
import { unRows } from './data.ts';
import type { Status } from './prepare.ts';
import type { PublicCell } from './public-store.ts';
import { signsIn, toldValue, type About } from './told.ts';

/*
 * What the United Nations ask of a country, made of released cells alone: tables in the shape of the questionnaire for the Global
 * Report on Trafficking in Persons, and the series of indicator 16.2.2. A rate is worked out from the number that is told and
 * from no other, so where that is withheld the rate is too. Years are fiscal years, and every table says so.
 */

/** One line as it is sent: a number or the sign in its place, and the released figure it is; where there is none, the note says why. */
export interface UnLine { table: string; row: string; series: string; unit: string; value: number | null; sign: Status; figure: string | null; measure: string | null; element: string; iccs: string; note: string }

/** The lines of a year: the tables, then the series. */
export function unLines(cells: readonly PublicCell[], year: number): { tables: UnLine[]; series: UnLine[]; population: string } {
  const { tables, series, population } = unRows();
  const byFigure = new Map(cells.map((c) => [c.figure, c]));
  const cellOf = (figure: string): PublicCell | undefined => {
    const [measure = '', ...limit] = figure.split(' ');
    return figure === '' ? undefined : byFigure.get([measure, `FY${year}`, ...limit].join(' '));
  };
  const people = population.get(year);
  const missing = (figure: string, note: string): string => (figure === '' || cellOf(figure) ? note : 'Not released in this Assessment.');
  const lineOf = (cell: PublicCell | undefined) => ({ value: cell === undefined ? null : toldValue(cell), sign: cell?.status ?? '' as const, figure: cell?.figure ?? null, measure: cell?.measure ?? null, unit: cell?.unit ?? '' });
  return {
    tables: tables.map(({ table, row, figure, element, iccs, note }) => ({ table, row, series: '', ...lineOf(cellOf(figure)), element, iccs, note: missing(figure, note) })),
    series: series.map(({ series: code, title, figure, per, note }): UnLine => {
      const line = lineOf(cellOf(figure));
      const rate = per === 0 ? line.value : line.value === null || people === undefined ? null : Math.round((line.value / people.persons) * per * 10_000) / 10_000;
      return { table: 'SDG 16.2.2', row: title, series: code, ...line, value: rate, unit: per === 0 ? line.unit : `per ${per.toLocaleString('en')} population`, element: 'victim', iccs: '0204', note: per > 0 && people === undefined && line.figure !== null ? `No population of ${year} is on record here, so there is no rate.` : missing(figure, note) };
    }),
    population: people === undefined ? '' : `${people.persons.toLocaleString('en')} (${people.source})`,
  };
}

/** What a line tells: the number, the sign, or nothing where none is released. */
export function unValue({ value, sign }: UnLine): string {
  const number = value === null ? '' : new Intl.NumberFormat('en', { maximumFractionDigits: 4 }).format(value);
  return [number, sign === '' ? '' : `[${sign}]`].filter((part) => part !== '').join(' ');
}

const COLUMNS = ['table', 'row', 'series', 'year', 'value', 'sign', 'unit', 'figure', 'ic_tip_element', 'iccs', 'note'] as const;

const valuesOf = (line: UnLine, year: number): (string | number)[] => [line.table, line.row, line.series, `FY${year}`, line.value ?? '', line.sign, line.unit, line.figure ?? '', line.element, line.iccs, line.note];

/** The lines as CSV. */
export function unCsv(cells: readonly PublicCell[], year: number): string {
  const { tables, series } = unLines(cells, year);
  return `\uFEFF${csvLine(COLUMNS)}${[...tables, ...series].map((line) => csvLine(valuesOf(line, year))).join('')}`;
}

/** The lines as JSON. */
export function unJson(about: About, cells: readonly PublicCell[], year: number): string {
  const { tables, series, population } = unLines(cells, year);
  return `${JSON.stringify({ title: about.title, description: about.description, publisher: about.publisher, released: about.released.toISOString(), version: about.version, period: { basis: 'fiscal-year', label: `FY${year}`, from: `${year - 1}-10-01`, until: `${year}-10-01` }, population, tables, series }, null, 1)}\n`;
}

/** The lines as a workbook. */
export function unXlsx(about: About, cells: readonly PublicCell[], year: number): Promise<Uint8Array> {
  const { tables, series, population } = unLines(cells, year);
  const told = (line: UnLine): BookCell => (line.value ?? (line.sign === '' ? null : `[${line.sign}]`));
  const sheet = (name: string, title: string, lines: readonly UnLine[], head: string): BookSheet => ({
    name, title, lines: ['This sheet holds one table. Signs are explained on the sheet Notes.', `Fiscal year ${year}: 1 October ${year - 1} to 30 September ${year}.`],
    table: { header: [head, 'Value', 'Sign', 'Unit', 'ICCS', 'Released figure', 'Note'], widths: [52, 12, 8, 26, 10, 30, 70], rows: lines.map((l) => [l.series === '' ? l.row : `${l.series}: ${l.row}`, told(l), l.sign === '' ? null : `[${l.sign}]`, l.unit || null, l.iccs, l.figure, l.note || null]) },
  });
  const byTable = [...Map.groupBy(tables, (l) => l.table)];
  const names = [...byTable.map(([name]) => name), 'SDG 16.2.2'];
  return writeBook({ title: about.title, language: 'en', made: about.released }, [
    { name: 'Cover', title: about.title, lines: [about.description, `Publisher: ${about.publisher}`, `Released: ${about.released.toISOString().slice(0, 10)}`, `Version: ${about.version}`, ...(population === '' ? [] : [`Population: ${population}`])] },
    { name: 'Contents', title: 'Contents', lines: ['This sheet holds one table. Each line leads to a sheet.'], table: { header: ['Sheet', 'Lines'], widths: [40, 10], rows: [[{ text: 'Notes', to: 'Notes' }, null], ...names.map((name): BookCell[] => [{ text: name, to: name }, name === 'SDG 16.2.2' ? series.length : byTable.find(([n]) => n === name)?.[1].length ?? 0])] } },
    { name: 'Notes', title: 'Notes', lines: ['This sheet holds one table.'], table: { header: ['Note', 'What it means'], widths: [24, 100], rows: [...signsIn(cells).map(({ sign, means }): BookCell[] => [`[${sign}]`, `${means}.`]), ['No value', 'Nothing is released for the line; the note beside it says why.'], ['ICCS', 'The International Classification of Crime for Statistical Purposes.'], ['Years', 'Fiscal years, 1 October to 30 September, named by the year they end in; the questionnaires ask for calendar years.']] } },
    ...byTable.map(([name, lines]) => sheet(name, name, lines, 'Line')), sheet('SDG 16.2.2', 'SDG 16.2.2: detected victims of human trafficking', series, 'Series'),
  ]);
}
