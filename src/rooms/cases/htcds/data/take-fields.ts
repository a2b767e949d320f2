/*
 * Takes the field table of HTCDS 2.0 out of IOM's own files: `node src/rooms/cases/htcds/data/take-fields.ts FOLDER`, where
 * FOLDER holds a copy of github UNMigration/HTCDS at 3c2f6537. What it writes is committed; nothing is typed by hand.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipWithin } from '../../../../foundation/exchange/unzip.ts';
import { readXml, textOf, within, type Element } from '../xml.ts';

/** The cells of a row of a sheet, a repeated one as often as it is repeated. */
function cellsOf(row: Element): string[] {
  return row.children.flatMap((cell) => {
    const text = within(cell, 'p').map(textOf).join('\n');
    return Array.from({ length: Math.min(30, Number(cell.attributes['table:number-columns-repeated'] ?? 1)) }, () => text);
  });
}

const plain = (text: string): string => text.replaceAll('\u00a0', ' ').split('\n').map((line) => line.trim()).filter((line) => line !== '').join('\n');

/** Every field of the standard, as its own table says it. */
export function takeFields(folder: string): object[] {
  const unpacked = unzipWithin(readFileSync(join(folder, 'HTCDS Field Standards 2.0.ods')), 20_000_000, (name) => name === 'content.xml');
  if (typeof unpacked === 'string') throw new TypeError(`The field standards do not unpack: ${unpacked}.`);
  let section = '';
  return within(readXml(new TextDecoder().decode(unpacked.get('content.xml'))), 'table-row').slice(1).flatMap((row) => {
    const [heading = '', status = '', core = '', prefix = '', bare = '', label = '', full = '', type = '', , values = '', labels = '', about = '', notes = ''] = cellsOf(row).map(plain);
    if (heading !== '') section = heading.replaceAll('\n', ' ');
    if (status !== 'DRAFT' && status !== 'DEPRECATED') return [];
    const listed = values === '' || values.startsWith('Use ') ? [] : values.split('\n');
    const said = labels.split('\n');
    if (listed.length > 0 && listed.length !== said.length) throw new TypeError(`${prefix}${bare} has ${listed.length} values and ${said.length} labels.`);
    // One row stands in the file without label, type and full name: it is begun, not finished, and is no live field yet.
    const state = status === 'DEPRECATED' ? 'deprecated' : full === '' ? 'unfinished' : 'live';
    return [{ name: `${prefix}${bare}`, section, status: state, core: core === 'Core', label, type, values: listed.map((code, i) => [code, said[i]]), about, notes }];
  });
}

/** The countries as IOM's form names them, with their ISO 3166-1 codes. */
export function takeCountries(folder: string): [string, string][] {
  const form = readXml(readFileSync(join(folder, 'htcds_xlsform.xml'), 'utf8'));
  const asked = within(form, 'select1').find((question) => question.attributes['ref'] === '/data/prs_Citizenship');
  return (asked?.children ?? []).filter((item) => item.name === 'item').map((item) => [textOf(within(item, 'value')[0] as Element), textOf(within(item, 'label')[0] as Element)]);
}

/** Rows as they are written, one to a line. */
export function written(rows: readonly object[]): string {
  return `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`;
}

if (process.argv[1] === import.meta.filename) {
  const [folder] = process.argv.slice(2);
  if (!folder) throw new TypeError('Say in which folder the files of HTCDS stand.');
  writeFileSync(join(import.meta.dirname, 'fields.json'), written(takeFields(folder)));
  writeFileSync(join(import.meta.dirname, 'countries.json'), written(takeCountries(folder)));
}
