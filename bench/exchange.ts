/*
 * How fast a file of 50,000 rows and 12 columns is read and checked, beside Papa Parse parsing the same text and doing
 * nothing else, in one run on one machine: the ratio is the figure, not the seconds. Run: node bench/exchange.ts
 */
import Papa from 'papaparse';
import { checkTable } from '../src/foundation/exchange/check-table.ts';
import { exampleCells, exampleSheet } from '../src/foundation/exchange/example-sheet.ts';
import { mapColumns } from '../src/foundation/exchange/mapping.ts';
import { readTable } from '../src/foundation/exchange/read-table.ts';
import { csvLine, writeXlsx } from '../src/foundation/exchange/write-table.ts';

const ROWS = Number(process.argv[2] ?? 50_000);
const ROUNDS = 5;

async function medianSeconds(run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await run();
    times.push((performance.now() - start) / 1000);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? NaN;
}

const lines = Array.from({ length: ROWS }, (_, n) => exampleCells(n));
// One row in a hundred is wrong somewhere, as in a file from an office and not from a program.
lines.forEach((cells, n) => {
  if (n % 100 === 7) cells[1 + (n % 8)] = '31/12/2004 or so';
});
const text = csvLine(exampleSheet.columns.map(({ title }) => title)) + lines.map(csvLine).join('');
const bytes = new TextEncoder().encode(text);

async function importCsv(): Promise<number> {
  const table = await readTable(bytes, 'letters.csv');
  return checkTable(table, exampleSheet, mapColumns(table, exampleSheet).mapping).problems.length;
}

const problems = await importCsv();
const parse = await medianSeconds(() => Papa.parse(text));
const whole = await medianSeconds(importCsv);

const first = await readTable(bytes, 'letters.csv');
const { rows } = checkTable(first, exampleSheet, mapColumns(first, exampleSheet).mapping);
const writing = performance.now();
const workbook = await writeXlsx(exampleSheet, rows.map(({ values }) => values));
const written = (performance.now() - writing) / 1000;
const reading = performance.now();
const table = await readTable(workbook, 'letters.xlsx');
const back = checkTable(table, exampleSheet, mapColumns(table, exampleSheet).mapping);
const readBack = (performance.now() - reading) / 1000;

const rate = (count: number, seconds: number): string => `${Math.round(count / seconds).toLocaleString('en-US')} rows/s`;
console.log(`${ROWS.toLocaleString('en-US')} rows × ${exampleSheet.columns.length} columns, ${(bytes.length / 1e6).toFixed(1)} MB, ${problems.toLocaleString('en-US')} problems; median of ${ROUNDS}`);
console.log(`Papa Parse, parse alone    ${parse.toFixed(3)} s  ${rate(ROWS, parse)}`);
console.log(`read + map + check (CSV)   ${whole.toFixed(3)} s  ${rate(ROWS, whole)}  = ${(whole / parse).toFixed(2)} × parse alone`);
console.log(`write XLSX                 ${written.toFixed(3)} s  ${rate(rows.length, written)}`);
console.log(`read + map + check (XLSX)  ${readBack.toFixed(3)} s  ${rate(rows.length, readBack)}  ${back.rows.length === rows.length ? 'all rows came back' : 'ROWS WERE LOST'}`);
