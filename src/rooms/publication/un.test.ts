import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../foundation/exchange/read-xlsx.ts';
import { LIMITS } from '../../foundation/exchange/limits.ts';
import { unRows } from './data.ts';
import type { PublicCell } from './public-store.ts';
import { unCsv, unLines, unValue, unXlsx } from './un.ts';

const cell = (figure: string, value: number | null, status: PublicCell['status'] = ''): PublicCell => ({
  figure, measure: figure.split(' ')[0] ?? '', definition: 1, title: 'T', question: 'Q?', topic: 'victims', unit: 'person', basis: 'fiscal-year', period: 'FY2004', from_day: '2003-10-01', until_day: '2004-10-01', dimension: null, dimension_title: null, code: null, code_label: null, value, currency: null, status, held: false,
  previous: null, reason_code: null, reason_words: null, sentence: 'S.', counted_once: 'Once.', way: 'B', gross: null, at_least: null, at_most: null, made: null, authority: 'A', in_text: true, released_at: new Date('2005-06-03T00:00:00Z'), year: 2004, sequence: 1,
});
const cells = [cell('PPL-01 FY2004', 158, 'r'), cell('PPL-01 FY2004 form=sex', null, 'c'), cell('PPL-01 FY2004 form=labor', 90), cell('JUS-03 FY2004', 59), cell('PPL-01 FY2003', 183)];
const series = (code: string, year = 2004, of = cells) => unLines(of, year).series.find((l) => l.series === code);

describe('what the United Nations ask for', () => {
  it('is a rate only where its number is told, and bears the sign of its number', () => {
    expect(series('VC_HTF_DETV')).toMatchObject({ value: 158, sign: 'r', figure: 'PPL-01 FY2004' });
    expect(series('VC_HTF_DETVR')).toMatchObject({ value: 0.054, sign: 'r' });
    for (const code of ['VC_HTF_DETVSX', 'VC_HTF_DETVSXR']) expect(unValue(series(code) as never), code).toBe('[c]');
    expect(series('VC_HTF_DETVFLR')).toMatchObject({ value: 0.0307, sign: '', unit: 'per 100,000 population' });
  });

  it('says why a line has none: nobody counts it, it was not released, or no population is on record', () => {
    expect(series('VC_HTF_DETVOG')).toMatchObject({ value: null, sign: '', figure: null, note: expect.stringContaining('22 USC 7102(11)') as string });
    expect(unLines(cells, 2004).tables.find((l) => l.row === 'Potential victims')).toMatchObject({ value: null, figure: null, note: 'Not released in this Assessment.' });
    expect(series('VC_HTF_DETVR', 2031, [{ ...cell('PPL-01 FY2031', 12), period: 'FY2031' }])).toMatchObject({ value: null, note: 'No population of 2031 is on record here, so there is no rate.' });
  });

  it('names each line by element of the classification and code of the crime, once', () => {
    const { tables, series: all } = unRows();
    expect(new Set(tables.map((t) => `${t.table} ${t.row}`)).size).toBe(tables.length);
    expect(new Set(all.map((s) => s.series)).size).toBe(10);
    for (const t of tables) expect([['event', 'victim', 'perpetrator', 'reporting entity'].includes(t.element), /^020[34]\d?$/.test(t.iccs), t.figure !== '' || t.note !== ''], t.row).toEqual([true, true, true]);
  });

  it('is the same in a workbook, a sheet a table, as in CSV', async () => {
    const about = { name: 'un', title: 'For the United Nations', description: 'D', page: 'https://f.example/data/un/2004', origin: 'https://f.example', publisher: 'TIP', released: new Date('2005-06-03T00:00:00Z'), version: '1.0.0' };
    const book = await unXlsx(about, cells, 2004);
    const { sheetNames } = await readWorkbook(book, LIMITS);
    expect(sheetNames).toEqual(['Cover', 'Contents', 'Notes', 'Offences', 'Persons in formal contact', 'Persons prosecuted', 'Persons convicted', 'Victims detected', 'Victims in criminal cases', 'SDG 16.2.2']);
    const { records } = await readWorkbook(book, LIMITS, 'Victims detected');
    expect(records.find((r) => r[0] === 'Confirmed victims')?.slice(0, 3)).toEqual(['Confirmed victims', '158', '[r]']);
    expect(records.find((r) => r[0] === 'Confirmed victims: sexual exploitation')?.slice(0, 3)).toEqual(['Confirmed victims: sexual exploitation', '[c]', '[c]']);
    expect(unCsv(cells, 2004)).toContain('Victims detected,Confirmed victims,,FY2004,158,r,person,PPL-01 FY2004,victim,0204,');
  });
});
