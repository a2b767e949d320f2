import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../errors.ts';
import { cellAddress, columnIndexOf, columnLetters } from './address.ts';
import { checkTable } from './check-table.ts';
import type { Checked, Repair } from './check-table.ts';
import { exampleCells, exampleSheet } from './example-sheet.ts';
import { escapeApostrophe, escapeFormula, unescapeFormula } from './formula.ts';
import { LIMITS } from './limits.ts';
import { mapColumns, suggestMapping } from './mapping.ts';
import { readDay } from './read-cell.ts';
import { readTable } from './read-table.ts';
import type { Table } from './read-table.ts';
import { defineSheet, documentationOf } from './sheet.ts';
import { csvLine, csvStream, template, writeCsv, writeRejected, writeXlsx } from './write-table.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): Promise<Table> => readTable(bytes(text), 'file.csv');
const check = (table: Table, repairs: Repair[] = []): Checked => checkTable(table, exampleSheet, mapColumns(table, exampleSheet).mapping, repairs);
const titles = exampleSheet.columns.map(({ title }) => title);
const refused = async (act: Promise<unknown>): Promise<string> => act.then(() => 'accepted', (error: unknown) => (error instanceof Refusal ? error.code : String(error)));

describe('cell addresses', () => {
  it('are those of a spreadsheet', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
    expect(cellAddress(2, 7)).toBe('C7');
    fc.assert(fc.property(fc.nat(16383), (index) => {
      expect(columnIndexOf(columnLetters(index))).toBe(index);
    }));
  });
});

describe('reading a table', () => {
  it('finds comma, semicolon and tab, and keeps the numbers of rows past blank ones', async () => {
    for (const delimiter of [',', ';', '\t']) {
      const wide = await read(`\uFEFFa${delimiter}b\r\n"1${delimiter}x\ny"${delimiter}2\r\n\r\n3${delimiter}4`);
      expect(wide.header).toEqual(['a', 'b']);
      expect(wide.rows).toEqual([{ rowNumber: 2, cells: [`1${delimiter}x\ny`, '2'] }, { rowNumber: 4, cells: ['3', '4'] }]);
    }
  });
  it('reads Latin-1 and says so, and UTF-16', async () => {
    const latin = await readTable(Uint8Array.from('name,x\nJos\u00e9,1\n', (c) => c.charCodeAt(0)), 'a.csv');
    expect(latin.rows[0]?.cells[0]).toBe('José');
    expect(latin.notes.join()).toMatch(/not UTF-8/);
    const wide = await readTable(new Uint8Array(Buffer.from('\uFEFFname\tx\r\nJosé\t1\r\n', 'utf16le')), 'a.txt');
    expect(wide.rows[0]?.cells).toEqual(['José', '1']);
  });
  it('takes a quote inside a cell as text, doubled quotes as one, and any line end', async () => {
    expect((await read('a,b\n5" pipe,"say ""hi"""\n')).rows[0]?.cells).toEqual(['5" pipe', 'say "hi"']);
    expect((await read('a,b\r1,2\r3,4\r')).rows.map((row) => row.cells)).toEqual([['1', '2'], ['3', '4']]);
    const mixed = await read('a,b\r\n1,2\n"3",4\r\n');
    expect(mixed.rows.map((row) => row.cells)).toEqual([['1', '2'], ['3', '4']]);
    expect(mixed.notes.join()).toMatch(/line ends/);
  });
  it('refuses clearly what it cannot read', async () => {
    expect(await refused(read(''))).toBe('exchange.empty');
    expect(await refused(read(' ,\n\n'))).toBe('exchange.empty');
    expect(await refused(read('a,b\n"1,2\n3,4\n'))).toBe('exchange.broken-quotes');
    expect(await refused(readTable(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2), 'a.xls'))).toBe('exchange.old-excel');
    expect(await refused(readTable(bytes('hello'), 'a.xlsx'))).toBe('exchange.not-a-workbook');
    expect(await refused(readTable(Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9, 9), 'a.xlsx'))).toBe('exchange.not-a-workbook');
    expect(await refused(readTable(Uint8Array.of(1, 0, 2, 0, 3), 'a.csv'))).toBe('exchange.not-a-table');
    expect(await refused(readTable(bytes('a\n1\n2\n3\n'), 'a.csv', { limits: { ...LIMITS, rows: 3 } }))).toBe('exchange.too-many-rows');
    expect(await refused(readTable(bytes('a,b,c\n'), 'a.csv', { limits: { ...LIMITS, columns: 2 } }))).toBe('exchange.too-many-columns');
    expect(await refused(readTable(bytes('a,b,c\n'), 'a.csv', { limits: { ...LIMITS, bytes: 3 } }))).toBe('exchange.too-large');
  });
  it('reads a workbook, its first sheet or one by name', async () => {
    const file = await writeXlsx(exampleSheet, [{ letter_number: 'LET-2004-000001', issued_on: '2004-03-14', aid: 41250, household: 3, replaced: true, remark: "'=1" }]);
    const table = await readTable(file, 'a.xlsx');
    expect(table.sheetNames).toEqual(['Letters', 'Notes']);
    expect(table.header).toEqual(titles);
    expect(table.rows[0]?.cells.slice(0, 2)).toEqual(['LET-2004-000001', '2004-03-14']);
    expect(table.rows[0]?.cells[7]).toBe('412.5');
    expect(table.rows[0]?.cells[10]).toBe("'=1");
    const notes = await readTable(file, 'a.xlsx', { sheetName: 'Notes' });
    expect(notes.rows).toHaveLength(1 + exampleSheet.columns.length);
    expect(await refused(readTable(file, 'a.xlsx', { sheetName: 'None' }))).toBe('exchange.no-such-sheet');
  });
});

describe('a workbook that means harm', () => {
  const wrap = (sheet: string, extra: Record<string, Uint8Array> = {}): Uint8Array =>
    zipSync({
      '[Content_Types].xml': bytes('<Types/>'),
      'xl/workbook.xml': bytes('<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': bytes('<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
      'xl/worksheets/sheet1.xml': bytes(sheet),
      ...extra,
    });
  const empty = '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>';
  const limits = { ...LIMITS, bytes: 1_000_000 };
  const bomb = wrap(empty, { 'xl/zeros.xml': new Uint8Array(5_000_000) });
  it('is refused when it grows past the limit', async () => {
    expect(bomb.length).toBeLessThan(20_000);
    expect(await refused(readTable(bomb, 'a.xlsx', { limits }))).toBe('exchange.too-large');
    expect(await refused(readTable(bomb, 'a.xlsx'))).toBe('accepted');
  });
  it('is refused also when its directory lies about the size', async () => {
    const lying = bomb.slice();
    const view = new DataView(lying.buffer);
    let lies = 0;
    for (let i = 0; i < lying.length - 28; i += 1) {
      if (view.getUint32(i, true) !== 0x02014b50 || view.getUint32(i + 24, true) !== 5_000_000) continue;
      view.setUint32(i + 24, 100, true);
      lies += 1;
    }
    expect(lies).toBe(1);
    expect(await refused(readTable(lying, 'a.xlsx', { limits }))).toBe('exchange.too-large');
  });
  it('is refused when it is cut short', async () => {
    for (const length of [30, 200, bomb.length - 30, bomb.length - 1]) expect(await refused(readTable(bomb.slice(0, length), 'a.xlsx')), String(length)).toBe('exchange.not-a-workbook');
  });
  it('is refused when one far cell would make it fill the space between', async () => {
    const cell = (r: string): string => `<worksheet><sheetData><row r="1"><c r="${r}" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>`;
    expect(await refused(readTable(wrap(cell('A1')), 'a.xlsx'))).toBe('accepted');
    expect(await refused(readTable(wrap(cell('XFD1')), 'a.xlsx'))).toBe('exchange.too-many-columns');
    expect(await refused(readTable(wrap(cell('A1048576')), 'a.xlsx'))).toBe('exchange.too-many-rows');
    expect(await refused(readTable(wrap(cell('&#88;FD1')), 'a.xlsx'))).toBe('exchange.not-a-workbook');
    expect(await refused(readTable(wrap('<worksheet><sheetData><row spans="1" r="2000000"/></sheetData></worksheet>'), 'a.xlsx'))).toBe('exchange.too-many-rows');
  });
  it('is refused when it declares entities', async () => {
    expect(await refused(readTable(wrap('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'), 'a.xlsx'))).toBe('exchange.not-a-workbook');
  });
});

describe('mapping columns', () => {
  const header = ['Letter Number', 'issued_on', 'Kind of leter', 'FULL NAME', 'Colour'];
  it('guesses by name, title and likeness, and is modest about it', () => {
    const { mapping, suggestions, unused } = mapColumns({ header, headerRow: 1 }, exampleSheet);
    expect(mapping).toEqual({ letter_number: 0, issued_on: 1, kind: 2, full_name: 3 });
    expect(suggestions.find(({ column }) => column === 'kind')).toMatchObject({ by: 'likeness' });
    expect(unused).toEqual([4]);
    expect(suggestMapping(['Zip'], exampleSheet)).toEqual([]);
  });
  it('lets what was told win', () => {
    const { mapping } = mapColumns({ header, headerRow: 1 }, exampleSheet, { full_name: 4, kind: -1 });
    expect(mapping).toEqual({ letter_number: 0, issued_on: 1, full_name: 4 });
    expect(() => mapColumns({ header, headerRow: 1 }, exampleSheet, { full_name: 1, kind: 1 })).toThrow(/mapped twice/);
    expect(() => mapColumns({ header, headerRow: 1 }, exampleSheet, { full_name: 9 })).toThrow(/no column number/);
    expect(() => mapColumns({ header, headerRow: 1 }, exampleSheet, { nothing: 1 })).toThrow(/no column of/);
  });
  it('reports a missing required column at a header cell', () => {
    const { problems } = mapColumns({ header: ['Letter number', 'Date issued on', 'Kind'], headerRow: 3 }, exampleSheet);
    expect(problems.map(({ where }) => where)).toEqual(['B3', 'D3']);
    expect(problems[0]?.problem).toMatch(/Issued on/);
  });
});

describe('reading days', () => {
  const value = (text: string, order?: 'M/D/Y' | 'D/M/Y'): unknown => {
    const cell = readDay(text, order);
    return 'fault' in cell ? cell.fault.code : cell.warning ? `${String(cell.value)} ${cell.warning.code}` : cell.value;
  };
  it('accepts what people write', () => {
    for (const text of ['2004-03-14', '3/14/2004', '03/14/2004', '14 March 2004', '14 Mar 2004', 'March 14, 2004', 'Mar 14 2004', '14th March 2004', '38060', '38060.5', '2004-03-14T10:00:00', '14-Mar-2004']) {
      expect(value(text), text).toBe('2004-03-14');
    }
    expect(value('14.3.2004', 'D/M/Y')).toBe('2004-03-14');
  });
  it('says what it cannot decide, and refuses what is no day', () => {
    expect(value('14/3/2004')).toBe('day-first');
    expect(value('3/4/2004')).toBe('2004-03-04 ambiguous-day');
    expect(value('4/4/2004')).toBe('2004-04-04');
    expect(value('3/4/2004', 'D/M/Y')).toBe('2004-04-03');
    expect(value('3/14/04')).toBe('two-digit-year');
    for (const text of ['2004-02-30', '31/31/2004', '30 February 2004', 'Monday', '60', '5', '14 Foo 2004', '2004-3-14 or so']) expect(value(text), text).toBe('not-a-day');
  });
});

describe('checking a table', () => {
  it('finds exactly the nine bad cells of ten thousand rows, by address', async () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => exampleCells(n));
    const spoil = (row: number, column: number, text: string): void => void ((rows[row] ?? [])[column] = text);
    spoil(11, 1, '2004-02-30');
    spoil(500, 2, 'certificate');
    spoil(1234, 3, '');
    spoil(2000, 6, 'three');
    spoil(3000, 7, '12.345');
    spoil(4000, 8, 'perhaps');
    spoil(5000, 0, 'LET-2004-000001');
    spoil(9000, 5, 'Florida');
    spoil(9999, 4, '14 Foo 1980');
    const table = await read([titles, ...rows].map(csvLine).join(''));
    const { problems, rows: good, rejected } = check(table);
    expect(problems.map(({ where }) => where)).toEqual(['B13', 'C502', 'D1236', 'G2002', 'H3002', 'I4002', 'A5002', 'F9002', 'E10001']);
    expect(good).toHaveLength(9991);
    expect(rejected).toHaveLength(9);
    expect(good[0]?.values).toMatchObject({ letter_number: 'LET-2004-000000', issued_on: '2001-01-01', kind: 'eligibility', born_on: null, household: 0, aid: 0, replaced: true });
  });
  it('never repeats the content of a personal column', async () => {
    const secret = 'Aurelia Secretname '.repeat(6);
    const table = await read([titles, ['LET-2004-000001', '2004-03-14', 'nonsense', secret, '31/12/Secretdate']].map(csvLine).join(''));
    const found = check(table);
    expect(found.problems.map(({ where }) => where)).toEqual(['C2', 'D2', 'E2']);
    expect(JSON.stringify([found.problems, found.groups])).not.toMatch(/Secret/);
    expect(found.problems[0]?.problem).toContain('“nonsense”');
  });
  it('groups like errors and mends them all by one decision', async () => {
    const rows = Array.from({ length: 142 }, (_, n) => ['LET-2004-' + String(n).padStart(6, '0'), `${13 + (n % 15)}/${1 + (n % 12)}/2004`, n < 37 ? 'certificat' : 'certification', 'A B']);
    const table = await read([titles.slice(0, 4), ...rows].map(csvLine).join(''));
    const first = check(table);
    expect(first.groups.map(({ sentence }) => sentence)).toEqual([
      '142 dates look like D/M/Y, in column B, “Issued on”.',
      '37 cells are none of the codes (“certificat”), in column C, “Kind of letter”.',
    ]);
    const repairs = first.groups.flatMap(({ fixes }) => fixes.slice(0, 1).map(({ repair }) => repair));
    const second = check(table, repairs);
    expect(second.problems).toEqual([]);
    expect(second.rows).toHaveLength(142);
    expect(second.rows[0]?.values['issued_on']).toBe('2004-01-13');
  });
  it('warns of days that can be read two ways without keeping the row out', async () => {
    const table = await read([titles.slice(0, 4), ['LET-2004-000001', '3/4/2004', 'certification', 'A B']].map(csvLine).join(''));
    const { rows, problems, groups } = check(table);
    expect(rows).toHaveLength(1);
    expect(problems[0]).toMatchObject({ where: 'B2', code: 'ambiguous-day', severity: 'warning' });
    expect(groups[0]?.fixes.map(({ label }) => label)).toEqual(['Read the column as M/D/Y', 'Read the column as D/M/Y']);
  });
  it('gives the rejected rows back as a file to correct and send again', async () => {
    const table = await read([titles.slice(0, 4), ['LET-2004-000001', 'never', 'certification', '=A B'], ['LET-2004-000002', '2004-03-14', 'certification', 'C D']].map(csvLine).join(''));
    const again = await read(writeRejected(table, check(table)));
    expect(again.header.at(-1)).toBe('What to mend');
    expect(again.rows).toHaveLength(1);
    expect(again.rows[0]?.cells).toEqual(['LET-2004-000001', 'never', 'certification', '=A B', 'B2: Write it like 2004-03-14.']);
  });
  it('reads amounts and whole numbers as people write them', async () => {
    const rows = [['1,250', '$1,250.5'], ['-3', '(12.00)'], ['4.0', '0.10']].map(([household, aid], n) => [`LET-2004-00000${n}`, '2004-03-14', 'certification', 'A', '', '', household ?? '', aid ?? '']);
    const { rows: good } = check(await read([titles.slice(0, 8), ...rows].map(csvLine).join('')));
    expect(good.map(({ values }) => [values['household'], values['aid']])).toEqual([[1250, 125050], [-3, -1200], [4, 10]]);
  });
});

describe('writing a table', () => {
  const wild = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '"', ',', ';', 'a', ' ') }), fc.string({ unit: 'grapheme' }));
  it('gives every text back after making it safe from being run', () => {
    fc.assert(fc.property(wild, (text) => {
      expect(unescapeFormula(escapeFormula(text))).toBe(text);
      expect(unescapeFormula(escapeApostrophe(text))).toBe(text);
      expect(escapeFormula(text)).not.toMatch(/^[=+\-@\t\r]/);
    }), { numRuns: 2000 });
  });
  it('loses nothing from CSV to table', async () => {
    const filled = wild.filter((text) => text.trim() !== '' && text.isWellFormed());
    const table = fc.array(fc.tuple(filled, wild.filter((t) => t.isWellFormed()), wild.filter((t) => t.isWellFormed())), { minLength: 1, maxLength: 20 });
    await fc.assert(fc.asyncProperty(table, async (rows) => {
      const back = await read(csvLine(['head', 'b', 'c']) + rows.map(csvLine).join(''));
      expect(back.rows.map(({ cells }) => cells)).toEqual(rows);
    }), { numRuns: 500 });
  });
  it('loses nothing from values to values, through CSV and through XLSX', async () => {
    const text = wild.filter((t) => t.trim() === t && t !== '' && t.isWellFormed() && !t.startsWith('#'));
    const row = fc.record({
      letter_number: fc.integer({ min: 0, max: 999_999 }).map((n) => `LET-2004-${String(n).padStart(6, '0')}`),
      issued_on: fc.constantFrom('2004-03-14', '2000-02-29', '1999-12-31'),
      kind: fc.constantFrom('certification', 'eligibility'),
      full_name: text.filter((t) => t.length <= 80),
      born_on: fc.constantFrom('1980-02-29', null),
      state: fc.constantFrom('FL', null),
      household: fc.option(fc.integer()),
      aid: fc.option(fc.integer({ min: -1e12, max: 1e12 }).map((n) => (n === 0 ? 0 : n))),
      replaced: fc.option(fc.boolean()),
      office: fc.option(text),
      remark: fc.option(text),
      received_on: fc.constant(null),
    });
    const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 8, selector: (r) => r.letter_number });
    await fc.assert(fc.asyncProperty(rows, async (values) => {
      expect(check(await read(writeCsv(exampleSheet, values))).rows.map((r) => r.values)).toEqual(values);
    }), { numRuns: 300 });
    await fc.assert(fc.asyncProperty(rows, async (values) => {
      expect(check(await readTable(await writeXlsx(exampleSheet, values), 'a.xlsx')).rows.map((r) => r.values)).toEqual(values);
    }), { numRuns: 60 });
  });
  it('keeps in a workbook the texts that are words of the machine', async () => {
    const words = ['valueOf', '__proto__', 'constructor', '\uFFFD', 'a\u{1FFFE}b', '\uFDD0', '_x0041_', '_x005F_x0041_', 'a\rb', '\u0001', "'=1", '<b>&amp;', 'toString'];
    const rows = words.map((remark, n) => ({ letter_number: `LET-2004-0000${String(n).padStart(2, '0')}`, issued_on: '2004-03-14', kind: 'certification', full_name: 'A', remark }));
    const table = await readTable(await writeXlsx(exampleSheet, rows), 'a.xlsx');
    expect(table.rows.map(({ cells }) => cells[10])).toEqual(words);
  });
  it('writes a stream that is the same file', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => ({ letter_number: `LET-2004-${String(n).padStart(6, '0')}`, remark: '=cmd' }));
    let text = '';
    let pieces = 0;
    for await (const piece of csvStream(exampleSheet, rows)) {
      text += piece;
      pieces += 1;
    }
    expect(pieces).toBeGreaterThan(1);
    expect(text).toBe(writeCsv(exampleSheet, rows));
    expect(text).toContain(",'=cmd,");
  });
  it('gives a template whose example is accepted, in both formats', async () => {
    const { csv, xlsx } = await template(exampleSheet);
    for (const table of [await read(csv), await readTable(xlsx, 't.xlsx')]) {
      expect(mapColumns(table, exampleSheet).problems).toEqual([]);
      expect(check(table).problems).toEqual([]);
      expect(check(table).rows).toHaveLength(1);
    }
    expect(documentationOf(exampleSheet)).toHaveLength(12);
  });
  it('refuses a sheet that contradicts itself', () => {
    const column = { name: 'a', title: 'A', about: 'x', kind: 'text', required: false, example: 'x' } as const;
    expect(() => defineSheet({ room: 'r', name: 's', title: 'S', columns: [column, { ...column, name: 'A b' }] })).toThrow(/same name or title/);
    expect(() => defineSheet({ room: 'r', name: 's', title: 'S', columns: [{ ...column, kind: 'choice' }] })).toThrow(/Choices/);
    expect(() => defineSheet({ room: 'r', name: 's', title: 'S', columns: [{ ...column, kind: 'key' }] })).toThrow(/key may be left out/);
  });
});

describe('a column of several choices', () => {
  const sheet = defineSheet({
    room: 'letters', name: 'several', title: 'Several',
    columns: [
      { name: 'Kinds', title: 'Kinds', about: 'Several.', kind: 'choices', required: false, choices: { water: 'Water supply; sewerage', waste: 'Waste', air: 'Air' }, example: 'waste' },
      { name: 'apps', title: 'Apps', about: 'Several, and others.', kind: 'choices', required: false, open: true, choices: { one: 'One' }, example: 'one' },
      { name: 'old', title: 'Old', about: 'No longer written.', kind: 'text', required: false, retired: true, example: 'x' },
    ],
  });
  const one = async (csv: string, repairs: Repair[] = []) => { const table = await read(csv); return checkTable(table, sheet, mapColumns(table, sheet).mapping, repairs); };

  it('takes the longest label that fits, each choice once, and of an open list what is not listed', async () => {
    expect((await one('Kinds,apps\n"WASTE;Water supply; sewerage; waste ;",ONE;Signal;one\n')).rows[0]?.values).toMatchObject({ Kinds: 'waste;water', apps: 'one;Signal' });
  });
  it('names what is no choice, and mends it where it stands among others', async () => {
    const { problems, groups } = await one('Kinds,apps\nair;Wasste,\n');
    expect(problems).toMatchObject([{ where: 'A2', code: 'not-a-choice' }]);
    const repair = groups[0]?.fixes[0]?.repair;
    expect((await one('Kinds,apps\nair;Wasste,\n', repair ? [repair] : [])).rows[0]?.values['Kinds']).toBe('air;waste');
  });
  it('stands beside a retired column, which is read and never written', async () => {
    expect((await one('Kinds,old\nwaste,words\n')).rows[0]?.values['old']).toBe('words');
    expect(writeCsv(sheet, [{ Kinds: 'waste', apps: null, old: 'words' }])).toBe('\uFEFFKinds,apps\r\nwaste,\r\n');
  });
});
