import { defineSheet } from '../../foundation/exchange/sheet.ts';
import { writeCsv } from '../../foundation/exchange/write-table.ts';
import type { Asked, Sent } from '../../foundation/web/route.ts';
import { personsBy } from './store.ts';

/** Persons prosecuted and convicted, in the classes of ICCS 0204 (trafficking in persons) and of UNODC's questionnaire. */
const tablesSheet = defineSheet({
  room: 'justice', name: 'iccs-0204', title: 'Persons prosecuted and convicted',
  columns: [
    { name: 'iccs', title: 'ICCS', about: 'The class of the International Classification of Crime for Statistical Purposes.', kind: 'text', required: true, example: '0204' },
    { name: 'year', title: 'Year', about: 'The calendar year.', kind: 'integer', required: true, example: '2004' },
    { name: 'stage', title: 'Stage', about: 'Prosecuted on the day first charged; convicted on the day of the first plea or verdict of guilty that stands.', kind: 'choice', required: true, choices: { prosecuted: 'Persons prosecuted', convicted: 'Persons convicted' }, example: 'convicted' },
    { name: 'sex', title: 'Sex', about: 'As recorded.', kind: 'choice', required: true, choices: { female: 'Female', male: 'Male', another: 'Other', unknown: 'Not known' }, example: 'male' },
    { name: 'citizenship', title: 'Citizenship', about: 'National of the reporting country, foreign, or not known.', kind: 'choice', required: true, choices: { national: 'National', foreign: 'Foreign', unknown: 'Not known' }, example: 'foreign' },
    { name: 'form', title: 'Form of exploitation', about: 'As the case is recorded.', kind: 'choice', required: true, choices: { sex: 'Sexual exploitation', labor: 'Forced labour', both: 'Several', unknown: 'Not known' }, example: 'sex' },
    { name: 'persons', title: 'Persons', about: 'How many; one person once in each case.', kind: 'integer', required: true, example: '12' },
  ],
});

/** The tables of one calendar year as CSV. */
export async function tablesFile({ tx, input }: Asked<{ year: number }>): Promise<Sent> {
  const rows = await personsBy(tx, input.year);
  const body = writeCsv(tablesSheet, rows.map(({ what, ...row }) => ({ iccs: '0204', year: input.year, stage: what, ...row })));
  return { type: 'text/csv; charset=utf-8', body, fileName: `iccs-0204-${input.year}.csv` };
}
