import Ajv from 'ajv/dist/2019.js';
import AjvDraft7 from 'ajv';
import addFormats from 'ajv-formats';
import { unzipSync } from 'fflate';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMS, bundle } from './files.ts';
import { toCsv, toDataPackage } from './file-csv.ts';
import { toJsonStat } from './file-jsonstat.ts';
import { toSdmx } from './file-sdmx.ts';
import { toXlsx } from './file-xlsx.ts';
import type { PublicCell } from './public-store.ts';
import { fromWords, linesOf, ofJsonStat, ofSdmx, ofXlsx, tablesOfDocx, toldAs } from '../../foundation/testing/read-back.ts';
import type { Told } from './told.ts';

const SHARED = join(import.meta.dirname, '../../../../shared/acceptance');
const there = existsSync(SHARED);
if (!there) console.warn('SDMX-JSON and Data Package: their schemas are not here (../shared/acceptance), so the files are not held against them.');

const base: PublicCell = {
  figure: 'TST-01 FY2004', measure: 'TST-01', definition: 1, title: 'Letters “given”, =SUM(A1)', question: 'How many?', topic: 'victims', unit: 'letter', basis: 'fiscal-year', period: 'FY2004', from_day: '2003-10-01', until_day: '2004-10-01', dimension: null, dimension_title: null,
  code: null, code_label: null, value: 163, currency: null, status: '', held: false, previous: null, reason_code: null, reason_words: null, sentence: 'They were 163.', counted_once: 'Each letter once.', way: 'A', gross: null, at_least: null, at_most: null, made: 'By serial.', authority: '22 USC 7105', in_text: true,
  released_at: new Date('2005-06-03T12:00:00Z'), year: 2004, sequence: 1,
};
const of = (period: string, from_day: string | null, until_day: string, more: Partial<PublicCell>): PublicCell => ({ ...base, period, from_day, until_day, figure: `${more.measure ?? 'TST-01'} ${period}${more.code ? ` ${more.dimension}=${more.code}` : ''}`, ...more });
const year = (more: Partial<PublicCell>): PublicCell => of('FY2004', '2003-10-01', '2004-10-01', more);
const kind = { dimension: 'kind', dimension_title: 'Kind' } as const;

/** Every sign, money below zero, a mean, periods of every basis, and measures whose own dimensions are named as those of the formats. */
const cells: PublicCell[] = [
  base, of('FY2003', '2002-10-01', '2003-10-01', { value: 151, status: 'r', previous: 145, reason_code: 'late-record', reason_words: 'Came late' }), of('CY2004', '2004-01-01', '2005-01-01', { basis: 'calendar-year', value: 171, status: 'p' }),
  of('since 2001-03-01 until 2004-10-01', '2001-03-01', '2004-10-01', { basis: 'since-inception', value: 611 }), of('until 2004-10-01', null, '2004-10-01', { basis: 'since-inception', value: 620 }), of('on 2004-09-30', '2004-09-30', '2004-10-01', { basis: 'point-in-time', value: 4 }), of('2004-03', '2004-03-01', '2004-04-01', { basis: 'month', value: 12 }),
  year({ ...kind, code: 'certification', code_label: 'Certification', value: 144 }), year({ ...kind, code: 'eligibility', code_label: 'Eligibility', value: 19 }), year({ ...kind, code: 'a,b', code_label: 'A or B', value: null, status: 'c' }),
  year({ measure: 'TST-02', title: 'Money', unit: 'dollar', currency: 'USD', value: 12_345_678_905 }), year({ measure: 'TST-02', title: 'Money', unit: 'dollar', currency: 'USD', value: -512, dimension: 'period', dimension_title: 'Period of an award', code: 'first', code_label: 'First' }),
  year({ measure: 'TST-03', title: 'Days', unit: 'day', value: 28.31 }), of('FY2003', '2002-10-01', '2003-10-01', { measure: 'TST-03', title: 'Days', unit: 'day', value: null, status: 'x' }), of('FY1999', '1998-10-01', '1999-10-01', { measure: 'TST-03', title: 'Days', unit: 'day', value: null, status: 'z' }),
  year({ measure: 'TST-04', title: 'Persons', unit: 'person', value: 24, gross: 24, at_least: 8, at_most: 24, way: 'B', dimension: 'part', dimension_title: 'Part', code: 'only', code_label: 'Only' }), year({ measure: 'TST-05', value: null, status: 'c', dimension: 'measure', dimension_title: 'Measure', code: 'few', code_label: 'Few' }),
];
const told: Told = { about: { name: 'assessment-2004-release-1', title: 'Every number & more', description: 'All that was released.', page: 'https://fourfold.example/assessment/2004', origin: 'https://fourfold.example', publisher: 'TIP office', released: base.released_at, version: '1.0.0' }, cells };

const said = (c: PublicCell): string => toldAs(c.value === null ? null : c.currency === null ? c.value : c.value / 100, c.status);
const byCode = new Map(cells.map((c) => [[c.measure, c.period, c.dimension ?? '', c.code ?? ''].join(' | '), said(c)]));
const byWords = new Map(cells.map((c) => [[c.measure, c.period, c.dimension_title ?? 'All', c.code_label ?? 'All'].join(' | '), said(c)]));
const json = (path: string): object => JSON.parse(readFileSync(join(SHARED, path), 'utf8')) as object;

describe('a file of released cells', () => {
  it('in CSV has a line a number, reads back the same and runs nothing', () => {
    const lines = linesOf(toCsv(told));
    expect(lines.map((l) => [l['figure'], toldAs(l['value'] === '' ? null : Number(l['value']), l['mark'] ?? '')])).toEqual(cells.map((c) => [c.figure, said(c)]));
    expect(lines.find((l) => l['measure'] === 'TST-02')).toMatchObject({ value: '123456789.05', unit: 'USD' });
    expect(lines.find((l) => l['dimension'] === 'period')).toMatchObject({ value: '-5.12' });
    // As other programs read it: a number below zero is a number, and a text that could be run is not.
    expect(toCsv(told)).toContain(',-5.12,');
    expect(toCsv({ ...told, cells: [{ ...base, title: '=SUM(A1)' }] })).toContain(",'=SUM(A1),");
    expect(lines[1]).toMatchObject({ previous: '145', reason: 'Came late', mark_means: expect.stringMatching(/^Revised/) as string });
  });

  it.skipIf(!there)('has a Data Package that is valid by the profile of 2.0, and whose fields are the columns in order', () => {
    const ajv = new AjvDraft7.default({ strict: false, allErrors: true, validateFormats: true, logger: false });
    addFormats.default(ajv);
    for (const name of ['dataresource', 'tableschema', 'tabledialect']) ajv.addSchema({ ...json(`frictionless/profiles/2.0/${name}.json`), $id: `https://datapackage.org/profiles/2.0/${name}.json` });
    const made = JSON.parse(toDataPackage(told, 'cells.csv')) as { name: string; resources: { schema: { fields: { name: string; type: string }[] } }[] };
    const valid = ajv.compile(json('frictionless/profiles/2.0/datapackage.json'));
    expect(valid(made), JSON.stringify(valid.errors?.slice(0, 4))).toBe(true);
    expect(valid({ ...made, resources: [] })).toBe(false);
    const [header = ''] = toCsv(told).replace('\uFEFF', '').split('\r\n');
    expect(made.resources[0]?.schema.fields.map((f) => f.name)).toEqual(header.split(','));
  });

  it('in JSON-stat has as many places as its sizes say, and tells each number and sign in its own', () => {
    expect([...ofJsonStat(toJsonStat(told))].sort()).toEqual([...byCode].sort());
    const { link } = JSON.parse(toJsonStat(told)) as { link: { item: { id: string[]; size: number[]; value: (number | null)[]; status: Record<string, string>; dimension: Record<string, { category: { index: string[] } }> }[] } };
    for (const { id, size, value, status, dimension } of link.item) {
      expect(new Set(id).size).toBe(size.length);
      expect(size).toEqual(id.map((name) => dimension[name]?.category.index.length));
      expect(value).toHaveLength(size.reduce((all, n) => all * n, 1));
      expect(Object.keys(status).every((place) => Number(place) < value.length)).toBe(true);
    }
  });

  it('in SDMX-JSON tells each number under its whole key, and signs by the code lists of the standard', () => {
    expect([...ofSdmx(toSdmx(told))].sort()).toEqual([...byCode].map(([at, value]) => [at.replace('a,b', 'a$b'), value]).sort());
    const { data } = JSON.parse(toSdmx(told)) as { data: { structures: { dimensions: { observation: { id: string; values: { value?: string }[] }[] }; attributes: { observation: { id: string; values?: { id: string }[] }[] } }[] } };
    expect(data.structures[0]?.dimensions.observation.find((d) => d.id === 'TIME_PERIOD')?.values.map((v) => v.value)).toEqual(['2003-10-01/P1Y', '2002-10-01/P1Y', '2004-01-01/P1Y', '2001-03-01/P43M', '2004-10-01', '2004-09-30/P1D', '2004-03-01/P1M', '1998-10-01/P1Y']);
    const codes = (id: string) => data.structures[0]?.attributes.observation.find((a) => a.id === id)?.values?.map((v) => v.id);
    expect([codes('OBS_STATUS'), codes('CONF_STATUS'), codes('SIGN')]).toEqual([['A', 'P', 'Q', 'M'], ['F', 'C'], ['r', 'p', 'c', 'x', 'z']]);
  });

  it.skipIf(!there)('in SDMX-JSON is valid by the schema of 2.1', () => {
    const ajv = new Ajv.default({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const valid = ajv.compile(json('sdmx/data-message/tools/schemas/sdmx-json-data-schema.json'));
    const made = JSON.parse(toSdmx(told)) as { meta: object };
    expect(valid(made), JSON.stringify(valid.errors?.slice(0, 4))).toBe(true);
    expect(valid({ ...made, meta: {} })).toBe(false);
  });

  it('in Excel has a cover, contents that lead to every sheet, notes, and one marked table a sheet', async () => {
    const book = await toXlsx(told);
    expect([...await ofXlsx(book)].sort()).toEqual([...byWords].sort());
    const files = unzipSync(book);
    const text = (name: string): string => new TextDecoder().decode(files[name]);
    expect([...text('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map((m) => m[1])).toEqual(['Cover', 'Contents', 'Notes', 'TST-01', 'TST-02', 'TST-03', 'TST-04', 'TST-05']);
    expect(text('docProps/core.xml')).toContain('<dc:title>Every number &amp; more</dc:title>');
    expect([...text('xl/worksheets/sheet2.xml').matchAll(/location="&#39;([^&]+)&#39;!A1"/g)].map((m) => m[1])).toEqual(['Notes', 'TST-01', 'TST-02', 'TST-03', 'TST-04', 'TST-05']);
    const strings = [...text('xl/sharedStrings.xml').matchAll(/<t[^>]*>(.*?)<\/t>/g)].map((m) => m[1]);
    for (const n of [2, 3, 4, 5, 6, 7, 8]) {
      const [table, sheet] = [text(`xl/tables/table${n}.xml`), text(`xl/worksheets/sheet${n}.xml`)];
      const [, row = ''] = /ref="A(\d+):/.exec(table) ?? [];
      // A spreadsheet mends a book whose table names other heads than stand in its first row.
      const heads = [...(new RegExp(`<row r="${row}"[^>]*>(.*?)</row>`).exec(sheet)?.[1] ?? '').matchAll(/<v>(\d+)<\/v>/g)].map((m) => strings[Number(m[1])]);
      expect([...table.matchAll(/<tableColumn [^>]*name="([^"]+)"/g)].map((m) => m[1]), String(n)).toEqual(heads);
      expect(new Set(heads).size).toBe(heads.length);
      expect([sheet.includes('<mergeCell'), text('[Content_Types].xml').includes(`/xl/tables/table${n}.xml`)]).toEqual([false, true]);
    }
  });

  it('in Word has real tables with captions and header rows that repeat', async () => {
    const docx = await FORMS.find((f) => f.form === 'docx')?.write(told) as Uint8Array;
    expect(tablesOfDocx(docx).flatMap(({ rows: [header = [], ...rows] }) => rows.map((r) => fromWords(r[header.indexOf('Value')] ?? ''))).sort()).toEqual(cells.map(said).sort());
    const xml = new TextDecoder().decode(unzipSync(docx)['word/document.xml']);
    expect([...xml.matchAll(/<w:tblHeader\/>/g)]).toHaveLength(5);
    expect([/<w:pStyle w:val="Title"\/>/.test(xml), new TextDecoder().decode(unzipSync(docx)['word/styles.xml']).includes('w:val="en"')]).toEqual([true, true]);
  });

  it('in an archive holds every form once, and the package leads to the table beside it', async () => {
    const files = unzipSync(await bundle(told, { 'signed.json': '{}' }));
    expect(Object.keys(files).sort()).toEqual(['assessment-2004-release-1.csv', 'assessment-2004-release-1.docx', 'assessment-2004-release-1.json', 'assessment-2004-release-1.jsonstat.json', 'assessment-2004-release-1.sdmx.json', 'assessment-2004-release-1.xlsx', 'codebook.md', 'datapackage.json', 'signed.json']);
    expect(new TextDecoder().decode(files['datapackage.json'])).toContain('"path": "assessment-2004-release-1.csv"');
    expect(new TextDecoder().decode(files['codebook.md'])).toContain('certification = Certification');
  });
});

describe('an archive of released cells', () => {
  it('is made of a release of any year, also of one that an archive cannot write', async () => {
    for (const at of ['1979-12-31T23:00:00Z', '2005-06-03T12:00:00Z', '2100-01-05T12:00:00Z']) {
      const zip = await bundle({ ...told, about: { ...told.about, released: new Date(at) } }, { 'signed.json': '{}' });
      expect(Object.keys(unzipSync(zip)), at).toContain('signed.json');
    }
  });
});
