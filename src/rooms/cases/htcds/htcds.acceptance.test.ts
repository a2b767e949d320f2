import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTable } from '../../../foundation/exchange/check-table.ts';
import { mapColumns } from '../../../foundation/exchange/mapping.ts';
import type { Table } from '../../../foundation/exchange/read-table.ts';
import { takeCountries, takeFields, written } from './data/take-fields.ts';
import { COUNTRIES, FIELDS } from './fields.ts';
import { readHtcds } from './read-file.ts';
import { caseOf, htcdsSheet, type HtcdsCase } from './sheet.ts';
import { filled, LABELS, submission, type Typing } from './testing/fill.ts';
import { everything, THREE } from './testing/made-up.ts';

const FOLDER = join(import.meta.dirname, '../../../../../shared/acceptance/htcds');
const there = existsSync(FOLDER);
if (!there) console.warn('HTCDS: IOM’s own files are not here (../shared/acceptance/htcds), so H1 is not tried against them.');

const TEMPLATES: readonly (readonly [file: string, typing: Typing, days: 'cells' | 'text'])[] = [
  ['HTCDS Excel Spreadsheet v2.0.xlsx', 'codes', 'text'], ['HTCDS Excel Spreadsheet single select with validation v2.0.xlsx', 'labels', 'cells'], ['HTCDS Excel Spreadsheet multi select with validation v2.0.xlsm', 'loose', 'cells'],
];
const template = (file: string): Uint8Array => readFileSync(join(FOLDER, file));
const casesIn = (table: Table): HtcdsCase[] => {
  const found = checkTable(table, htcdsSheet, mapColumns(table, htcdsSheet).mapping);
  expect(found.problems.filter((p) => p.severity === 'error')).toEqual([]);
  return found.rows.map((row) => caseOf(row.values));
};

describe.skipIf(!there)('IOM’s own files', () => {
  it('give the field table that is committed, byte for byte', () => {
    expect(written(takeFields(FOLDER))).toBe(readFileSync(join(import.meta.dirname, 'data/fields.json'), 'utf8'));
    expect(written(takeCountries(FOLDER))).toBe(readFileSync(join(import.meta.dirname, 'data/countries.json'), 'utf8'));
  });

  for (const [file, typing, days] of TEMPLATES) {
    it(`H1: ${file}, typed as ${typing}, gives the three cases, each value where its label says`, async () => {
      expect(casesIn(await readHtcds(filled(template(file), THREE, typing, days), file))).toEqual(THREE);
    });

    it(`H1: ${file} is reported by cell where its hidden names are wrong`, async () => {
      const { remarks = [] } = await readHtcds(filled(template(file), THREE, typing, days), file);
      const said = Object.fromEntries(remarks.map((r) => [r.where, `${r.problem} ${r.mend}`]));
      expect(Object.keys(said)).toEqual(['N1', 'O1', 'Q1', 'R1', 'T1', 'AJ1']);
      expect(said['T1']).toContain('vic_TraffickinStatusDecisionMakingOrg');
      expect(said['AJ1']).toContain('empty');
      expect(said['N1']).toMatch(/prs_MailingCity.*prs_MailingStreet.*“Mailing Street”/);
      expect([said['O1'], said['Q1'], said['R1']].map((s) => /hidden name is (\w+)/.exec(s ?? '')?.[1])).toEqual(['prs_MailingCountry', 'prs_MailingStreet', 'prs_MailingPostalCode']);
    });

    it(`holds every field of ${file}, and empty it holds no case`, async () => {
      const names = LABELS.map((label) => FIELDS.find((f) => f.label.toLowerCase() === label.toLowerCase())?.name);
      expect(names).not.toContain(undefined);
      const cases = everything().slice(0, 6).map((given): HtcdsCase => Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name))));
      expect(casesIn(await readHtcds(filled(template(file), cases, 'labels', days), file))).toEqual(cases.map((given) => ({ ...given })));
      expect((await readHtcds(template(file), file)).rows).toEqual([]);
    });
  }

  it('H1: submissions of the XForm give the same three cases', async () => {
    const form = readFileSync(join(FOLDER, 'htcds_xlsform.xml'), 'utf8');
    const table = await readHtcds(new TextEncoder().encode(`<all>${THREE.map((given) => submission(form, given)).join('')}</all>`), 'submissions.xml');
    expect(casesIn(table)).toEqual(THREE);
    expect(table.remarks?.map((r) => r.where)).toEqual(['1: /data/prs_Title']);
  });

  it('name the countries that the templates offer', async () => {
    const names = new Set(Object.values(COUNTRIES));
    expect(names.size).toBe(249);
    const { readTable } = await import('../../../foundation/exchange/read-table.ts');
    const lists = await readTable(template(TEMPLATES[1]![0]), 'a.xlsx', { sheetName: 'validation' });
    const offered = lists.rows.slice(1).map((row) => (row.cells[4] ?? '').trim()).filter((name) => name !== '' && name !== 'Country');
    expect(offered.filter((name) => !names.has(name))).toEqual([]);
  });
});
